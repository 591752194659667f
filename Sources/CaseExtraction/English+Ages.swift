/// Ages in English.
enum EnglishAges {
    /// `43-year-old`
    static func age(_ token: Token) -> Int? {
        guard token.base.hasSuffix("-year-old") else { return nil }
        let front = String(token.base.dropLast("-year-old".count))
        return Int(front) ?? EnglishNumbers.words[front].map { Int($0) }
    }

    /// `, 45,`, `(45)`, `, aged 45`, `, who is 60`
    static func age(after position: Int, _ tokens: [Token]) -> Int? {
        guard position + 1 < tokens.count, tokens[position].text == "," || tokens[position].text == "(" else {
            return nil
        }
        var next = position + 1
        if tokens[next].base == "aged" || tokens[next].base == "age" { next += 1 }
        if tokens[next].base == "who", next + 1 < tokens.count, tokens[next + 1].base == "is" { next += 2 }
        guard next < tokens.count, tokens[next].kind == .number, let age = Int(tokens[next].text),
            (10...105).contains(age)
        else { return nil }
        guard next + 1 < tokens.count else { return age }
        return tokens[next + 1].kind == .mark || tokens[next + 1].base == "and" ? age : nil
    }
}
