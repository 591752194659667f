/// A piece of a printed date.
enum FeedDateToken: Equatable {
    /// `digits` counts leading zeros.
    case number(Int, digits: Int)
    /// In lower case without accents, and as printed.
    case word(String, printed: String)
    case mark(Character)
    /// White space between two of the others.
    case space

    static func tokens(of text: String) -> [FeedDateToken] {
        var tokens: [FeedDateToken] = []
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let start = index
            if isDigit(scalar) {
                var value = 0
                while index < scalars.count, isDigit(scalars[index]) {
                    // A fraction of a second may have any number of digits; what else a date holds has 8 at most.
                    if index - start < 15 { value = value * 10 + Int(scalars[index].value - 0x30) }
                    index += 1
                }
                tokens.append(.number(value, digits: index - start))
            } else if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
                while index < scalars.count,
                    scalars[index].properties.isAlphabetic
                        || scalars[index].properties.generalCategory == .nonspacingMark
                        || scalars[index] == "_"
                { index += 1 }
                var printed = String.UnicodeScalarView()
                printed.append(contentsOf: scalars[start..<index])
                tokens.append(.word(FeedDateNames.folded(String(printed)), printed: String(printed)))
            } else {
                index += 1
                if scalar.properties.isWhitespace {
                    if tokens.last != .space && !tokens.isEmpty { tokens.append(.space) }
                } else {
                    // A minus sign or a dash may stand for a hyphen.
                    tokens.append(
                        .mark(
                            "\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}".unicodeScalars.contains(scalar)
                                ? "-" : Character(scalar)))
                }
            }
        }
        if tokens.last == .space { tokens.removeLast() }
        return tokens
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}
