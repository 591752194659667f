/// Articles of the code in English.
enum EnglishArticles {
    /// The first: `Article 405, Part 2`, `Part 2 of Article 405`.
    static func article(in tokens: [Token]) -> String? {
        func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }
        for position in tokens.indices where base(position) == "article" || base(position) == "articles" {
            guard let number = Int(base(position + 1)), (1...999).contains(number) else { continue }
            if base(position + 2) == "-", let part = Int(base(position + 3)) { return "\(number)-\(part)" }
            var next = position + 2
            while [",", "(", "section"].contains(base(next)) { next += 1 }
            if base(next) == "part" || base(next) == "paragraph", let part = Int(base(next + 1)) {
                return "\(number)-\(part)"
            }
            if base(position - 1) == "of", base(position - 3) == "part", let part = Int(base(position - 2)) {
                return "\(number)-\(part)"
            }
            return String(number)
        }
        return nil
    }
}
