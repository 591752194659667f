extension String {
    /// Without white space at its ends, no-break spaces included.
    var trimmed: String {
        if hasPlainEnds { return self }
        return String(trimmingEnd { $0.isWhitespace }.drop(while: \.isWhitespace))
    }

    /// Does the text surely begin and end with no white space: with ASCII, or with a letter of Latin-1 or Cyrillic?
    private var hasPlainEnds: Bool {
        let bytes = utf8.span
        guard bytes.count > 1 else { return bytes.isEmpty }
        let (first, last, before) = (bytes[0], bytes[bytes.count - 1], bytes[bytes.count - 2])
        let begins = (0x21...0x7E).contains(first) || first == 0xC3 || first == 0xD0 || first == 0xD1
        return begins && ((0x21...0x7E).contains(last) || before == 0xC3 || before == 0xD0 || before == 0xD1)
    }

    func trimmingEnd(where isUnwanted: (Character) -> Bool) -> Substring {
        var text = self[...]
        while let last = text.last, isUnwanted(last) { text.removeLast() }
        return text
    }

    /// The start of the text that takes no more bytes of UTF-8 than these; no scalar is torn. (A character may be: it
    /// can have any number of marks, and looking for its start from each of its bytes takes quadratic time.)
    func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(startIndex, offsetBy: limit)
        while end > startIndex, UTF8.isContinuation(utf8[end]) { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
