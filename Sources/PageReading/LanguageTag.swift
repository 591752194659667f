/// BCP 47 language tags as pages and feeds write them.
enum LanguageTag {
    /// `en_US` as `en-US`; nil where the text is no tag: `english`, `xx`, `und`.
    static func tag(_ text: String) -> String? {
        let parts = text.split { $0 == "-" || $0 == "_" || $0.isWhitespace }
        guard let primary = parts.first?.lowercased(), (2...3).contains(primary.count), primary != "und",
            primary != "xx",
            parts.allSatisfy({ $0.count <= 8 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
        else { return nil }
        let rest = parts.dropFirst().map { part in
            switch part.count {
            case 2: part.uppercased()
            case 4: part.prefix(1).uppercased() + part.dropFirst().lowercased()
            default: part.lowercased()
            }
        }
        return ([primary] + rest).joined(separator: "-")
    }
}
