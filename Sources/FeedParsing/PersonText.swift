import CasewireModel

/// A person in one text, as RSS prints them: `someone@example.org (Some One)`, `Some One <someone@example.org>`, a
/// name.
enum PersonText {
    /// nil where nothing is printed.
    static func author(_ text: String) -> Author? {
        let text = PrintedText.collapsed(text)
        guard !text.isEmpty else { return nil }
        guard text.utf8.contains(UInt8(ascii: "@")) else { return Author(name: text) }
        for (open, close) in [("(", ")"), ("<", ">")] as [(Character, Character)] {
            guard let start = text.lastIndex(of: open), let end = text[start...].firstIndex(of: close) else { continue }
            let inner = PrintedText.trimmed(String(text[text.index(after: start)..<end]))
            let outer = PrintedText.trimmed(String(text[..<start] + text[text.index(after: end)...]))
            if isAddress(outer) && !isAddress(inner) { return author(name: inner, email: outer) }
            if isAddress(inner) { return author(name: outer, email: inner) }
        }
        if isAddress(text) { return author(name: "", email: text) }
        // An address among words: the words are the name.
        let words = text.split(separator: " ")
        if let address = words.first(where: { isAddress(String($0)) }), words.count > 1 {
            return author(name: words.filter { $0 != address }.joined(separator: " "), email: String(address))
        }
        return Author(name: text)
    }

    private static func author(name: String, email: String) -> Author {
        let email = email.hasPrefix("mailto:") ? String(email.dropFirst(7)) : email
        return Author(name: name.isEmpty ? nil : name, email: email)
    }

    private static func isAddress(_ text: String) -> Bool {
        guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")) else { return false }
        let domain = text.utf8[text.utf8.index(after: at)...]
        return at > text.startIndex && domain.contains(UInt8(ascii: ".")) && !text.utf8.contains { $0 <= 0x20 }
            && !domain.contains(UInt8(ascii: "@"))
    }
}
