/// Whether a document is JSON, told by its beginning.
enum JSONStart {
    /// A brace or a bracket before anything else: no XML begins so. After something else (`callback(`, `)]}',`, a
    /// comment) a brace with a quotation mark behind it, if no `<` goes before.
    /// - Parameters:
    ///   - text: the document from its beginning, or without white space before it.
    ///   - isLast: nothing comes after it.
    /// - Returns: nil where more is needed, `Limits.headBytes` at most.
    static func isJSON(_ text: ByteSpan, isLast: Bool) -> Bool? {
        var start = 0
        while start < text.count, text[start].isXMLSpace { start += 1 }
        guard start < text.count else { return nil }
        if text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "[") { return true }
        let end = min(text.count, start + Limits.headBytes)
        var isAfterBrace = false
        for index in start..<end where !text[index].isXMLSpace {
            if text[index] == UInt8(ascii: "<") { return false }
            if text[index] == UInt8(ascii: "\""), isAfterBrace { return true }
            isAfterBrace = text[index] == UInt8(ascii: "{")
        }
        return isLast || end < text.count ? false : nil
    }
}
