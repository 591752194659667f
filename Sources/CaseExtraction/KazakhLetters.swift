import CasewireModel

/// Kazakh words as the rules compare them: look-alike Latin letters read as Cyrillic, and every Kazakh letter as the
/// Russian one that stands for it in text typed without a Kazakh keyboard.
enum KazakhLetters {
    /// A passage's tokens with `base` folded; a number with an ending (`405-баптың`, `13-інен`) becomes two tokens.
    static func tokens(of passage: Passage) -> [Token] {
        passage.tokens.flatMap { token -> [Token] in
            guard token.kind == .word else { return [token] }
            var whole = token
            whole.text = cyrillic(token.text)
            whole.base = fold(whole.text)
            return numberAndEnding(whole) ?? [whole]
        }
    }

    /// Lower case, one scalar for one: `қ` as `к`, `ғ` as `г`, `ң` as `н`, `ө` as `о`, `ұ ү` as `у`, `і` as `и`, `ә` as `а`.
    static func fold(_ word: some StringProtocol) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in word.lowercased().unicodeScalars {
            switch scalar {
            case "қ": folded.append("к")
            case "ғ": folded.append("г")
            case "ң": folded.append("н")
            case "ө": folded.append("о")
            case "ұ", "ү": folded.append("у")
            case "і": folded.append("и")
            case "ә": folded.append("а")
            case "ё", "э": folded.append("е")
            case "һ": folded.append("х")
            case "‐", "‑": folded.append("-")
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// Reads the Latin letters of a word that has Cyrillic ones as those that they look like.
    private static func cyrillic(_ word: String) -> String {
        let scalars = word.unicodeScalars
        guard scalars.contains(where: { (0x400...0x52F).contains($0.value) }),
            scalars.contains(where: { $0.value < 0x80 && $0.properties.isAlphabetic })
        else { return word }
        var view = String.UnicodeScalarView()
        for scalar in scalars { view.append(lookAlikes[scalar] ?? scalar) }
        return String(view)
    }

    private static let lookAlikes: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "а", "c": "с", "e": "е", "i": "і", "o": "о", "p": "р", "x": "х", "y": "у", "A": "А", "B": "В", "C": "С",
        "E": "Е", "H": "Н", "K": "К", "M": "М", "O": "О", "P": "Р", "T": "Т", "X": "Х",
    ]

    private static func numberAndEnding(_ token: Token) -> [Token]? {
        let digits = token.base.unicodeScalars.prefix { ("0"..."9").contains($0) }.count
        let scalars = Array(token.text.unicodeScalars)
        guard digits > 0, digits + 1 < scalars.count, "-–‑‐".unicodeScalars.contains(scalars[digits]),
            scalars[digits + 1].properties.isAlphabetic
        else { return nil }
        let number = String(token.text.unicodeScalars.prefix(digits))
        var ending = String.UnicodeScalarView()
        ending.append(contentsOf: scalars[(digits + 1)...])
        let middle = token.span.start + digits
        return [
            Token(kind: .number, text: number, base: number, span: Span(token.span.start, middle)),
            Token(
                kind: .word, text: String(ending), base: fold(String(ending)),
                span: Span(middle + 1, token.span.end)),
        ]
    }

    static func isVowel(_ scalar: Unicode.Scalar) -> Bool { vowels.contains(scalar) }

    private static let vowels: Set<Unicode.Scalar> = ["а", "е", "о", "у", "ы", "и", "ю", "я"]

    /// Takes endings in `т` and `к`: `Асхатты`, `Омаровқа`.
    static func isVoiceless(_ scalar: Unicode.Scalar) -> Bool { voiceless.contains(scalar) }

    private static let voiceless: Set<Unicode.Scalar> = [
        "п", "ф", "к", "т", "с", "ш", "щ", "ч", "ц", "х", "в", "б", "г", "д",
    ]

    static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// A table's words, folded.
    static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map { fold($0) })
    }
}
