import TextTools

/// Text of strangers as a template may show it. The template library escapes it for HTML; this makes sure that it can.
struct SafeText: Equatable, Sendable, CustomStringConvertible {
    let description: String

    /// The library escapes character by character, and for Swift a quotation mark with an accent upon it is another
    /// character than a quotation mark; for a browser it is a quotation mark, and then an accent. Such accents go.
    init(_ text: String) {
        var safe = ""
        for character in PlainText.clean(text) where !Self.isNoCharacter(character) {
            let special = character.unicodeScalars.filter { Self.special.contains($0) }
            if special.isEmpty || character.unicodeScalars.count == 1 {
                safe.append(character)
            } else {
                safe.unicodeScalars.append(contentsOf: special)
            }
        }
        description = safe
    }

    /// HTML has no place for them (Unicode §23.7).
    private static func isNoCharacter(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" }
    }

    private static let special: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]
}
