/// The cases of Kazakh nouns and names.
enum KazakhCase: Sendable {
    case nominative, genitive, dative, accusative, locative, ablative, instrumental
    /// `Оралдағы`: that is in Oral.
    case attributive
}

/// What stands after a noun's stem, folded: plural, the possessive of the third person, case, in this order.
struct KazakhEnding: Equatable, Sendable {
    var isPlural = false
    var isPossessive = false
    var grammaticalCase = KazakhCase.nominative

    /// nil where the letters are no ending of a noun.
    init?(_ letters: some StringProtocol) {
        var rest = Substring(letters)
        if let plural = Self.plurals.first(where: rest.hasPrefix) {
            isPlural = true
            rest = rest.dropFirst(plural.count)
        }
        if let found = Self.cases[String(rest)] {
            grammaticalCase = found
            return
        }
        guard let possessive = ["сы", "си", "ы", "и"].first(where: rest.hasPrefix) else { return nil }
        isPossessive = true
        rest = rest.dropFirst(possessive.count)
        guard let found = Self.possessiveCases[String(rest)] else { return nil }
        grammaticalCase = found
    }

    private init(possessive: KazakhCase) {
        isPossessive = true
        grammaticalCase = possessive
    }

    /// What follows a stem that has its possessive already: `Маратұлы` + `на`.
    static func afterPossessive(_ letters: some StringProtocol) -> KazakhEnding? {
        possessiveCases[String(letters)].map(KazakhEnding.init(possessive:))
    }

    /// The ending of a word that begins with a stem.
    static func of(_ word: String, stem: String) -> KazakhEnding? {
        guard word.hasPrefix(stem) else { return nil }
        let rest = word.dropFirst(stem.count)
        if stem.hasSuffix("сы") || stem.hasSuffix("си") || stem.hasSuffix("улы") || stem.hasSuffix("кызы"),
            let ending = afterPossessive(rest)
        {
            return ending
        }
        return KazakhEnding(rest)
    }

    /// Do the letters follow a stem's last sound as the language has it?
    func fits(_ letters: some StringProtocol, after last: Unicode.Scalar) -> Bool {
        guard let first = letters.unicodeScalars.first else { return true }
        if isPlural || isPossessive { return true }
        let isVowel = KazakhLetters.isVowel(last)
        let isNasal = last == "м" || last == "н"
        let isVoiceless = KazakhLetters.isVoiceless(last)
        switch (grammaticalCase, first) {
        case (.genitive, "н"): return isVowel || isNasal
        case (.accusative, "н"): return isVowel
        case (.ablative, "н"): return isNasal
        case (.dative, "к"): return isVoiceless
        case (.dative, _): return !isVoiceless
        case (.instrumental, "п"): return isVoiceless
        case (.instrumental, "б"): return last == "з" || last == "ж" || isNasal
        case (.instrumental, _): return !isVoiceless
        case (.accusative, "д"), (.genitive, "д"): return !isVoiceless && !isVowel
        case (_, "т"): return isVoiceless
        case (_, "д"): return !isVoiceless
        default: return true
        }
    }

    private static let plurals = ["лар", "лер", "дар", "дер", "тар", "тер"]

    private static let cases: [String: KazakhCase] = table([
        (.nominative, [""]), (.genitive, ["нын", "нин", "дын", "дин", "тын", "тин"]),
        (.dative, ["га", "ге", "ка", "ке"]), (.accusative, ["ны", "ни", "ды", "ди", "ты", "ти"]),
        (.locative, ["да", "де", "та", "те"]), (.ablative, ["дан", "ден", "тан", "тен", "нан", "нен"]),
        (.instrumental, ["мен", "бен", "пен"]), (.attributive, ["дагы", "деги", "тагы", "теги"]),
    ])

    private static let possessiveCases: [String: KazakhCase] = table([
        (.nominative, [""]), (.genitive, ["нын", "нин"]), (.dative, ["на", "не"]), (.accusative, ["н"]),
        (.locative, ["нда", "нде"]), (.ablative, ["нан", "нен"]), (.instrumental, ["мен"]),
        (.attributive, ["ндагы", "ндеги"]),
    ])

    private static func table(_ rows: [(KazakhCase, [String])]) -> [String: KazakhCase] {
        var table: [String: KazakhCase] = [:]
        for (grammaticalCase, endings) in rows {
            for ending in endings { table[ending] = grammaticalCase }
        }
        return table
    }
}

/// What stands after a verb's stem, folded, as far as it tells whether the thing has happened.
enum KazakhVerbForm: Equatable, Sendable {
    /// `-ды`: finite.
    case past
    /// `-ып`: goes on with the next verb, or told by others (`-ыпты`).
    case converb
    /// `-ған`: finite at a clause's end, else before the noun that it is said of.
    case participle
    /// `-ғаны`, `-ғаннан`: that it happened, after it happened.
    case fact
    /// `-ғандар`: those to whom it happened.
    case people
    /// `-уы`, `-у`: the act as such.
    case noun
    /// `-мақ`, `-ады`, `-атын`: ahead.
    case ahead

    /// The form and whether it is denied; nil where the letters are no verb's.
    static func of(_ word: String, stem: String) -> (form: KazakhVerbForm, isNegative: Bool)? {
        guard word.hasPrefix(stem) else { return nil }
        let rest = word.dropFirst(stem.count)
        if let form = affirmative(rest) { return (form, false) }
        guard let negation = ["ма", "ме", "ба", "бе", "па", "пе"].first(where: rest.hasPrefix) else { return nil }
        let after = rest.dropFirst(negation.count)
        if after == "й" { return (.converb, true) }
        return affirmative(after).map { ($0, true) }
    }

    private static func affirmative(_ rest: Substring) -> KazakhVerbForm? {
        switch rest {
        case "ды", "ди", "ты", "ти": return .past
        case "ып", "ип", "п", "ыпты", "ипти", "пты", "пти": return .converb
        case "ган", "ген", "кан", "кен": return .participle
        case "у": return .noun
        default: break
        }
        if ["ган", "ген", "кан", "кен"].contains(where: rest.hasPrefix) {
            guard let ending = KazakhEnding(rest.dropFirst(3)) else {
                return ["дыгы", "диги"].contains(where: rest.dropFirst(3).hasPrefix) ? .fact : nil
            }
            return ending.isPlural ? .people : .fact
        }
        if rest.hasPrefix("у"), KazakhEnding(rest.dropFirst()) != nil { return .noun }
        let intentions = ["мак", "мек", "бак", "бек", "пак", "пек"]
        if intentions.contains(where: rest.hasPrefix) { return .ahead }
        let future = [
            "атын", "етин", "йтын", "йтин", "ады", "еди", "йды", "йди", "амыз", "емиз", "ймыз", "ймиз", "амын", "емин",
            "ймын",
        ]
        return future.contains(where: rest.hasPrefix) ? .ahead : nil
    }
}
