/// `<?xml version="1.0" encoding="…"?>` (XML 1.0 §2.8).
enum XMLDeclaration {
    /// The encoding that a document says of itself; nil where it says nothing. `head` may be of any charset that has
    /// ASCII's characters as ASCII has them.
    static func encoding(in head: ArraySlice<UInt8>) -> String? {
        let bytes = Array(head.prefix(Limits.declarationBytes))
        let text = bytes.span
        var start = 0
        while start < text.count, text[start].isXMLSpace || text[start] >= 0x80 { start += 1 }
        guard text.startsIgnoringCase(with: "<?xml", at: start) else { return nil }
        var end = start
        while end < text.count, text[end] != UInt8(ascii: ">") { end += 1 }
        return pairs(text, start + 5..<end).first { text.equals("encoding", $0.name) }
            .map { text.string($0.value) }
    }

    /// `range` reaches from `<?xml` to `?>`, both included.
    static func isWellFormed(_ text: ByteSpan, _ range: Range<Int>) -> Bool {
        guard range.count > 7, text.starts(with: "?>", at: range.upperBound - 2) else { return false }
        var wanted = ["version", "encoding", "standalone"] as ArraySlice<StaticString>
        var last = range.lowerBound + 5
        let inner = range.lowerBound + 5..<range.upperBound - 2
        for (index, pair) in pairs(text, inner).enumerated() {
            guard let place = wanted.firstIndex(where: { text.equals($0, pair.name) }), index > 0 || place == 0,
                text[pair.name.lowerBound - 1].isXMLSpace
            else { return false }
            wanted = wanted[(place + 1)...]
            last = pair.value.upperBound + 1
        }
        return wanted.count < 3 && (last..<inner.upperBound).allSatisfy { text[$0].isXMLSpace }
    }

    private static func pairs(_ text: ByteSpan, _ range: Range<Int>) -> [(name: Range<Int>, value: Range<Int>)] {
        var pairs: [(name: Range<Int>, value: Range<Int>)] = []
        var index = range.lowerBound
        while index < range.upperBound {
            while index < range.upperBound, !text[index].isASCIILetter { index += 1 }
            let name = index
            while index < range.upperBound, text[index].isASCIILetter { index += 1 }
            let nameEnd = index
            while index < range.upperBound, text[index].isXMLSpace || text[index] == UInt8(ascii: "=") { index += 1 }
            guard index < range.upperBound, text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'") else {
                if index == nameEnd { index += 1 }
                continue
            }
            let quote = text[index]
            let value = index + 1
            index = value
            while index < range.upperBound, text[index] != quote { index += 1 }
            guard index < range.upperBound else { break }
            pairs.append((name..<nameEnd, value..<index))
            index += 1
        }
        return pairs
    }
}
