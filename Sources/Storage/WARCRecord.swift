import Crypto
import Foundation

/// One record of a WARC file (ISO 28500:2017, WARC 1.1), as it stands in a gzip member of its own.
struct WARCRecord {
    /// In the order written.
    private(set) var fields: [(name: String, value: String)]
    let block: ArraySlice<UInt8>

    /// - Parameter bytes: of a whole member.
    /// - Returns: nil where they are no record of WARC 1.1, or not one alone.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "WARC/1.1\r\n".utf8), let end = Self.endOfHead(bytes[...]) else { return nil }
        fields = []
        for line in String(decoding: bytes[10..<end], as: UTF8.self).split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            fields.append((String(line[..<colon]), line[line.index(after: colon)...].trimmingPrefix(" ").description))
        }
        block = bytes[min(end + 2, bytes.count)..<max(end + 2, bytes.count - 4)]
        guard bytes.suffix(4).elementsEqual("\r\n\r\n".utf8), let length = self["Content-Length"].flatMap({ Int($0) }),
            length == block.count
        else { return nil }
    }

    subscript(name: String) -> String? {
        fields.first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
    }

    /// Past the CRLF of the last line of a head that an empty line ends; nil where none does.
    static func endOfHead(_ bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while index + 3 < bytes.endIndex {
            if bytes[index + 1] == 10, bytes[index + 2] == 13, bytes[index + 3] == 10, bytes[index] == 13 {
                return index + 2
            }
            index += 1
        }
        return nil
    }

    /// The body of an HTTP message; nil where the block is none.
    var payload: ArraySlice<UInt8>? {
        Self.endOfHead(block).map { block[($0 + 2)...] }
    }

    /// The message's head with its empty line; nil where the block is none.
    var messageHead: ArraySlice<UInt8>? {
        Self.endOfHead(block).map { block[..<($0 + 2)] }
    }
}

/// The head of a record that is to be written.
struct WARCHead {
    private var lines: [String]
    /// `<urn:uuid:…>`; follows from what the head says and from where it is to stand, so that nothing is left to chance.
    let recordID: String

    /// - Parameters:
    ///   - place: the file's name and the record's place in it: the same bytes elsewhere are another record.
    ///   - fields: without the record's own id; a nil is left out.
    init(_ type: String, at place: String, _ fields: [(name: String, value: String?)]) {
        var lines = ["WARC/1.1", "WARC-Type: \(type)"]
        for field in fields {
            if let value = field.value { lines.append("\(field.name): \(Self.clean(value))") }
        }
        recordID = Self.id(of: lines.joined(separator: "\n"), at: place)
        lines.insert("WARC-Record-ID: \(recordID)", at: 2)
        self.lines = lines
    }

    /// Adds a field that names a record whose id follows from this one's.
    mutating func add(_ name: String, _ value: String) { lines.append("\(name): \(value)") }

    /// - Parameter length: of the block, in bytes.
    func bytes(blockLength length: Int) -> [UInt8] {
        Array((lines + ["Content-Length: \(length)", "", ""]).joined(separator: "\r\n").utf8)
    }

    /// A UUID of version 8 (RFC 9562 §5.8): of a SHA-256.
    private static func id(of text: String, at place: String) -> String {
        var bytes = Array(SHA256.hash(data: Data("\(place)\n\(text)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = Hexadecimal.text(bytes)
        var parts: [Substring] = []
        var rest = hex[...]
        for length in [8, 4, 4, 4, 12] {
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return "<urn:uuid:\(parts.joined(separator: "-"))>"
    }

    /// What a server had a hand in breaks no line.
    private static func clean(_ value: String) -> String {
        String(decoding: value.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }

    /// An address as RFC 3986 has it: what may not stand in one is percent-encoded.
    static func uri(_ address: String) -> String {
        var text = ""
        for byte in address.utf8 {
            if (0x21...0x7E).contains(byte), !"<>\"{}|\\^`".utf8.contains(byte) {
                text.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                text += "%" + Hexadecimal.text([byte]).uppercased()
            }
        }
        return text
    }
}

enum Hexadecimal {
    /// Two lower-case digits a byte.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
