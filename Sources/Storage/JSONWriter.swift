/// One JSON object, written as `JSONEncoder` writes it without escaping slashes. Keys are given in their order and need
/// no escaping; a nil is left out.
struct JSONWriter {
    private var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func add(_ key: StaticString, _ flag: Bool) {
        begin(key)
        bytes += (flag ? "true" : "false").utf8
    }

    mutating func add(_ key: StaticString, _ number: Int?) {
        guard let number else { return }
        begin(key)
        bytes += String(number).utf8
    }

    /// - Parameter number: finite.
    mutating func add(_ key: StaticString, _ number: Double?) {
        guard let number else { return }
        begin(key)
        let digits = number.description
        bytes += (digits.hasSuffix(".0") ? digits.dropLast(2) : digits[...]).utf8
    }

    mutating func add(_ key: StaticString, _ numbers: [Int]) {
        begin(key)
        bytes += "[\(numbers.map(String.init).joined(separator: ","))]".utf8
    }

    mutating func add(_ key: StaticString, _ object: JSONWriter) {
        begin(key)
        bytes += object.finished()
    }

    mutating func add(_ key: StaticString, _ value: String?) {
        guard let value else { return }
        begin(key)
        write(value)
    }

    mutating func add(_ key: StaticString, _ values: [String]) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    consuming func finished() -> [UInt8] {
        if bytes.isEmpty { bytes.append(UInt8(ascii: "{")) }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private mutating func begin(_ key: StaticString) {
        bytes.append(bytes.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        bytes.append(UInt8(ascii: "\""))
        bytes += key.description.utf8
        bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
    }

    /// RFC 8259 §7: quotes, backslashes and control characters are escaped, and nothing else.
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Whole stretches at a time: little of a text is to be escaped.
        var rest = Array(text.utf8)[...]
        while let next = rest.firstIndex(where: Self.isEscaped) {
            bytes += rest[..<next]
            escape(rest[next])
            rest = rest[(next + 1)...]
        }
        bytes += rest
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case ..<0x20: bytes += "u00\(byte < 16 ? "0" : "1")\(String(byte & 15, radix: 16))".utf8
        default: bytes.append(byte)
        }
    }
}
