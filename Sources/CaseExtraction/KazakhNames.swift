import TextTools

/// One reading of a word as a name with an ending.
struct KazakhNameForm: Sendable {
    /// In the nominative.
    var name: String
    var key: String
    var ending: KazakhEnding
    /// What speaks for it: 4 a given name without an ending … 1 nothing but the ending's fit.
    var evidence: Double
    var isStrong: Bool { evidence >= 2 }
}

/// Brings names back to the nominative.
struct KazakhNames {
    /// Keys of the capitalised words of the item as they stand.
    let printed: Set<String>

    /// The likeliest reading of a name's last word.
    func best(_ token: Token) -> KazakhNameForm? {
        forms(of: token).max { left, right in
            left.evidence == right.evidence ? left.name.count < right.name.count : left.evidence < right.evidence
        }
    }

    /// All readings of a word: with no ending, and without each ending that its last letters may be.
    func forms(of token: Token) -> [KazakhNameForm] {
        let scalars = Array(token.text.unicodeScalars)
        let letters = Array(token.base.unicodeScalars)
        guard token.isWord, scalars.count == letters.count, scalars.count >= 2 else { return [] }
        var forms: [KazakhNameForm] = []
        for cut in 0...min(9, scalars.count - 2) {
            let stem = letters[..<(letters.count - cut)]
            let rest = KazakhLetters.string(letters[(letters.count - cut)...])
            let stemWord = KazakhLetters.string(stem)
            guard let ending = Self.ending(rest, after: stemWord),
                stem.contains(where: KazakhLetters.isVowel) || cut == 0
            else { continue }
            let name = Self.withoutHyphen(KazakhLetters.string(scalars[..<(scalars.count - cut)]))
            let key = FoldingKey.ofWord(name)
            let evidence = evidence(stemWord, key, ending, rest, endsInNg: scalars.last == "ң")
            if evidence > 0 { forms.append(KazakhNameForm(name: name, key: key, ending: ending, evidence: evidence)) }
        }
        return forms
    }

    private static func withoutHyphen(_ name: String) -> String { name.hasSuffix("-") ? String(name.dropLast()) : name }

    private static func ending(_ rest: String, after stem: String) -> KazakhEnding? {
        if isPatronymic(stem) { return KazakhEnding.afterPossessive(rest) }
        guard let ending = KazakhEnding(rest), !ending.isPossessive, ending.grammaticalCase != .attributive else {
            return nil
        }
        return ending
    }

    private func evidence(_ stem: String, _ key: String, _ ending: KazakhEnding, _ rest: String, endsInNg: Bool)
        -> Double
    {
        let isGiven = GivenNameKeys.entry(key: key) != nil
        if rest.isEmpty {
            if isGiven { return 4 }
            // "Омаровтың" ends like a surname in -ын: what a stem explains goes first.
            // A genitive ends in ң where it is typed in full, a surname never.
            guard Self.isSurname(stem), !endsInNg else { return 1 }
            return Self.genitives.contains(where: stem.hasSuffix) ? 2 : 3
        }
        guard stem.count >= 3, let last = stem.unicodeScalars.last else { return 0 }
        if Self.isSurname(stem) { return Self.genitives.contains(where: stem.hasSuffix) ? 2 : 3.2 }
        let fits = ending.fits(rest, after: last)
        if isGiven, fits { return 3 }
        guard fits else { return 0 }
        if printed.contains(key), stem.count >= 3 { return 3.5 }
        if ending.isPlural { return 0.4 }
        switch ending.grammaticalCase {
        case .genitive: return endsInNg ? 2.5 : 1.5
        case .dative: return 1.2
        case .accusative: return Self.namesInAccusative.contains(where: { (stem + rest).hasSuffix($0) }) ? 0.5 : 1.2
        case .instrumental, .ablative, .locative: return stem.count >= 4 ? 0.8 : 0.3
        default: return 0.3
        }
    }

    /// Names of men that end like an accusative: `Аманкелді`, `Құдайберді`.
    private static let namesInAccusative = ["келди", "гелди", "берди", "болды", "турды"]

    private static let genitives = ["тын", "тин", "дын", "дин", "нын", "нин", "лын", "лин", "сын", "син", "зын", "зин"]

    static func isPatronymic(_ word: String) -> Bool {
        word.count >= 6 && (word.hasSuffix("улы") || word.hasSuffix("кызы"))
    }

    /// Does a word without an ending look like a surname: `-ов`, `-ева`, `-ский`, `-ко`, `-ұлы`?
    static func isSurname(_ word: String) -> Bool {
        if isPatronymic(word) { return true }
        return word.count >= 5 && endings.contains(where: word.hasSuffix)
    }

    private static let endings = [
        "ов", "ев", "ова", "ева", "ин", "ын", "ина", "ына", "ский", "цкий", "ская", "цкая", "нко", "чук", "швили",
        "дзе",
        "теги",
    ]

    /// Beyond doubt a surname, so that one without a given name is a person's: `прокурор Есімов`.
    static func isSurnameAlone(_ word: String) -> Bool {
        isPatronymic(word)
            || word.count >= 6 && ["ов", "ев", "ова", "ева", "ский", "ская", "енко"].contains(where: word.hasSuffix)
    }
}
