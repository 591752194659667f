import TextTools

/// The plain text of what feeds print as text.
enum PrintedText {
    /// One line. `isMarkup`: nil where the feed doesn't say whether its characters are HTML.
    static func line(_ text: String, isMarkup: Bool?) -> String? {
        let plain = isMarkup ?? holdsMarkup(text) ? HTMLText.line(text) : text
        let line = collapsed(plain)
        return line.isEmpty ? nil : line
    }

    /// `HTMLText.holdsMarkup`, which need not look at what has neither `<` nor `&`.
    static func holdsMarkup(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices where bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "&") {
            return HTMLText.holdsMarkup(text)
        }
        return false
    }

    /// Runs of XML's white space become one space, the ends are trimmed. U+00A0 stays.
    static func collapsed(_ text: String) -> String {
        var isClean = true
        let bytes = text.utf8.span
        for index in bytes.indices where bytes[index] <= 0x20 {
            let isSpace = bytes[index].isXMLSpace
            let follows = index == 0 || bytes[index - 1].isXMLSpace
            if isSpace && (follows || bytes[index] != 0x20) { isClean = false }
        }
        if bytes.isEmpty || isClean && !bytes[bytes.count - 1].isXMLSpace { return text }
        return text.utf8.split(whereSeparator: \.isXMLSpace).map { String(Substring($0)) }.joined(separator: " ")
    }

    static func trimmed(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last, first.isXMLSpace || last.isXMLSpace else {
            return text
        }
        let start = text.utf8.firstIndex { !$0.isXMLSpace } ?? text.endIndex
        let end = text.utf8.lastIndex { !$0.isXMLSpace }.map { text.utf8.index(after: $0) } ?? start
        return String(text[start..<end])
    }
}
