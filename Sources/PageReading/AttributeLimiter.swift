/// Takes the attributes off tags that have more of them than any page has need of, before libxml2 reads them: it
/// compares each attribute's name with all before it, so that one tag of 10 MiB would take hours.
struct AttributeLimiter {
    private let html: [UInt8]
    private var index = 0

    static func limited(_ html: [UInt8]) -> [UInt8] {
        var limiter = AttributeLimiter(html: html)
        return limiter.limited()
    }

    private init(html: [UInt8]) { self.html = html }

    private mutating func limited() -> [UInt8] {
        var result: [UInt8]?
        var copied = 0
        while let start = html[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            if has("!--", at: index) {
                // At the earliest end that a reader may see, `<!-->` included: too much is looked at, never too little.
                skip(past: "-->", from: start + 2)
                continue
            }
            guard index < html.count, isLetter(html[index]) else { continue }
            let nameStart = index
            let name = html[nameStart...].prefix { isLetter($0) || isDigit($0) }
            let attributes = skipTag()
            if attributes > Limits.attributes {
                result = (result ?? []) + html[copied..<nameStart] + name
                copied = index
            }
            // In a script, `<` is less than.
            if has("script", at: nameStart), name.count == 6 { skip(past: "</script", from: index) }
            if has("style", at: nameStart), name.count == 5 { skip(past: "</style", from: index) }
        }
        guard let result else { return html }
        return result + html[copied...]
    }

    /// To a tag's `>`, or to the end of all.
    /// - Returns: how many attributes it may have at most: every byte outside a quoted value that can part two of them
    ///   counts.
    private mutating func skipTag() -> Int {
        var attributes = 0
        var previous: UInt8 = 0
        while index < html.count {
            let byte = html[index]
            switch byte {
            case UInt8(ascii: ">"): return attributes
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                attributes += 1
                if previous == UInt8(ascii: "="), let close = html[(index + 1)...].firstIndex(of: byte) {
                    index = close
                }
            case 0x00...0x20, UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<"):
                if previous > 0x20 { attributes += 1 }
            default: break
            }
            previous = byte
            index += 1
        }
        return attributes
    }

    /// To what follows the next of these bytes, in whatever case; to the end where there are none.
    private mutating func skip(past wanted: String, from start: Int) {
        index = start
        let first = wanted.utf8.first ?? 0
        while let found = html[index...].firstIndex(of: first) {
            index = found
            if has(wanted, at: index) {
                index += wanted.utf8.count
                return
            }
            index += 1
        }
        index = html.count
    }

    /// - Parameter wanted: lower case.
    private func has(_ wanted: String, at index: Int) -> Bool {
        guard index + wanted.utf8.count <= html.count else { return false }
        return zip(html[index...], wanted.utf8).allSatisfy { $0 == $1 || (isLetter($0) && $0 | 0x20 == $1) }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
