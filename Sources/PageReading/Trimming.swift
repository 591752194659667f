extension String {
    /// Without white space at its ends, no-break spaces included.
    var trimmed: String { String(trimmingEnd { $0.isWhitespace }.drop(while: \.isWhitespace)) }

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
