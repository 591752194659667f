/// What a text of feeds.conf may hold: it goes on into messages, logs and terminals.
enum TextCheck {
    /// What is wrong with a text of one line, as the end of a sentence about it; nil: nothing.
    static func fault(in text: String) -> String? {
        let scalars = text.unicodeScalars
        if scalars.count > Limits.text { return "is longer than \(Limits.text) characters" }
        guard let bad = scalars.first(where: { isControl($0) }) else { return nil }
        let code = String(bad.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - code.count))
        return "has an unprintable character (U+\(zeros)\(code)); remove it"
    }

    /// C0 and C1 controls, and the marks that turn the direction of writing (U+202A to 202E, U+2066 to 2069).
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    static func trimmed(_ text: String) -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }),
            let end = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(scalars[start...end])
    }

    /// In quotes for a message: cut where it is long, its controls shown as `?`.
    static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let printable = String.UnicodeScalarView(scalars.prefix(60).map { isControl($0) ? "?" : $0 })
        return "\"\(String(printable))\(scalars.count > 60 ? "…" : "")\""
    }

    /// Whether it may stand in an HTTP header as it is (RFC 9110 §5.5, without obs-text).
    static func isHeaderValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    }
}
