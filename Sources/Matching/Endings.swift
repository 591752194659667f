import TextTools

/// Which endings a stem takes: the paradigms of LANGUAGES.md §3.2 and §3.3, each a column of endings.
///
/// All endings are in the normal form of `Words`, in which Kazakh `-ның` and `-нің` are `нын` and `нин`.
struct Paradigms: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let bare = Paradigms(rawValue: 1 << 0)
    // Russian; `Plural` apart, since a family is not the person.
    static let surname = Paradigms(rawValue: 1 << 1)
    static let femaleSurname = Paradigms(rawValue: 1 << 2)
    static let masculine = Paradigms(rawValue: 1 << 3)
    static let masculinePlural = Paradigms(rawValue: 1 << 4)
    static let masculineJ = Paradigms(rawValue: 1 << 5)
    static let masculineJPlural = Paradigms(rawValue: 1 << 6)
    static let softMasculine = Paradigms(rawValue: 1 << 7)
    static let softFeminine = Paradigms(rawValue: 1 << 8)
    static let softPlural = Paradigms(rawValue: 1 << 9)
    static let feminine = Paradigms(rawValue: 1 << 10)
    static let femininePlural = Paradigms(rawValue: 1 << 11)
    static let feminineJ = Paradigms(rawValue: 1 << 12)
    static let feminineJPlural = Paradigms(rawValue: 1 << 13)
    static let neuter = Paradigms(rawValue: 1 << 14)
    static let neuterPlural = Paradigms(rawValue: 1 << 15)
    static let softNeuter = Paradigms(rawValue: 1 << 16)
    static let softNeuterPlural = Paradigms(rawValue: 1 << 17)
    static let adjective = Paradigms(rawValue: 1 << 18)
    static let feminineAdjective = Paradigms(rawValue: 1 << 19)
    static let neuterAdjective = Paradigms(rawValue: 1 << 20)
    static let pluralAdjective = Paradigms(rawValue: 1 << 21)
    // Kazakh, by the sound before: vowel harmony is not asked for, since both occur on Russian names.
    static let afterVowel = Paradigms(rawValue: 1 << 22)
    static let afterVoiced = Paradigms(rawValue: 1 << 23)
    static let afterVoiceless = Paradigms(rawValue: 1 << 24)
    static let afterPossessive = Paradigms(rawValue: 1 << 25)
    static let manyAfterVowel = Paradigms(rawValue: 1 << 26)
    static let manyAfterVoiced = Paradigms(rawValue: 1 << 27)
    static let manyAfterVoiceless = Paradigms(rawValue: 1 << 28)
    static let kazakhLatin = Paradigms(rawValue: 1 << 29)
    static let englishPlural = Paradigms(rawValue: 1 << 30)

    static let kazakhCase: Paradigms = [.afterVowel, .afterVoiced, .afterVoiceless]
    static let anyAdjective: Paradigms = [.adjective, .feminineAdjective, .neuterAdjective, .pluralAdjective]
}

/// All endings, and which paradigms each belongs to.
struct Endings: Sendable {
    /// Letters of the longest ending, which bounds how many stems a word is tried for.
    static let longest = 10

    private let paradigms: [UInt64: Paradigms]

    /// Of words as they are written.
    static let written = Endings { $0 }
    /// Of folding keys: the same endings, folded.
    static let folded = Endings(of: FoldingKey.ofWord)

    /// Empty where the letters are no ending.
    subscript(_ letters: ArraySlice<UInt16>) -> Paradigms {
        if letters.isEmpty { return .bare }
        guard let code = Self.code(letters) else { return [] }
        return paradigms[code] ?? []
    }

    /// The endings of these paradigms as they are written in Russian, Kazakh and English, in the order of the tables.
    static func listed(of paradigms: Paradigms) -> [String] {
        var endings: [String] = []
        for (paradigm, list) in russian where !paradigm.isDisjoint(with: paradigms) {
            endings += list.split(separator: " ").map(String.init)
        }
        for (paradigm, list) in kazakh where !paradigm.isDisjoint(with: paradigms) {
            endings += list.split(separator: " ").map { inKazakhLetters($0) }
        }
        return endings
    }

    /// An ending with the letters that the normal form has as Russian ones: `нин` as `нің`.
    private static func inKazakhLetters(_ ending: Substring) -> String {
        var letters = String(ending).replacing("га", with: "ға").replacing("ка", with: "қа").replacing("гы", with: "ғы")
            .replacing("и", with: "і")
        if ["нын", "нін", "дын", "дін", "тын", "тін"].contains(where: letters.hasSuffix) {
            letters.removeLast()
            letters += "ң"
        }
        return letters
    }

    private init(of form: (String) -> String) {
        var paradigms: [UInt64: Paradigms] = [:]
        for (paradigm, endings) in Self.russian + Self.kazakh {
            for ending in endings.split(separator: " ") {
                let letters = form(String(ending)).unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }
                guard let code = Self.code(letters[...]) else { continue }
                paradigms[code, default: []].insert(paradigm)
            }
        }
        self.paradigms = paradigms
    }

    /// Up to ten letters in six bits each, Russian ones from 1, Latin ones from 33; nil for anything else.
    private static func code(_ letters: ArraySlice<UInt16>) -> UInt64? {
        guard letters.count <= longest else { return nil }
        var code: UInt64 = 0
        for letter in letters {
            switch letter {
            case 0x430...0x44F: code = code << 6 | UInt64(letter - 0x42F)
            case 0x61...0x7A: code = code << 6 | UInt64(letter - 0x40)
            default: return nil
            }
        }
        return code
    }

    private static let russian: [(Paradigms, String)] = [
        (.surname, "а у ым е"), (.femaleSurname, "а ой у ою"),
        (.masculine, "а у ом ем е"), (.masculinePlural, "ы и ов ев ей ам ами ах"),
        (.masculineJ, "й я ю ем е и"), (.masculineJPlural, "и ев ям ями ях"),
        (.softMasculine, "ь я ю ем е"), (.softFeminine, "ь и ью"), (.softPlural, "и ей ям ями ях"),
        (.feminine, "а ы и е у ой ою ей ею"), (.femininePlural, "ам ами ах"),
        (.feminineJ, "я и е ю ей ею"), (.feminineJPlural, "й ь ям ями ях"),
        (.neuter, "о а у ом е"), (.neuterPlural, "ам ами ах"),
        (.softNeuter, "е я ю ем и"), (.softNeuterPlural, "й ям ями ях"),
        (.adjective, "ий ый ой ого его ому ему им ым ом ем"), (.feminineAdjective, "ая яя ой ей ую юю ою ею"),
        (.neuterAdjective, "ое ее ого его ому ему им ым ом ем"), (.pluralAdjective, "ые ие ых их ым им ыми ими"),
        (.englishPlural, "s es"),
        (.kazakhLatin, "nyn nin dyn din tyn tin ga ge gha ghe ka ke qa qe ny ni dy di ty ti da de ta te"),
        (.kazakhLatin, "dan den tan ten nan nen men ben pen na ne n nda nde ndagy ndegi dagy degi tagy tegi"),
    ]

    private static let vowelCases = "нын нин га ге ны ни да де дан ден мен дагы деги"
    private static let voicedCases = "нын нин дын дин га ге ды ди ны ни да де дан ден нан нен мен бен дагы деги"
    private static let voicelessCases = "тын тин ка ке ты ти та те тан тен пен тагы теги"
    private static let possessiveCases = "нын нин на не н нда нде нан нен мен ндагы ндеги"

    /// One case after the stem, or a plural, a possessive and a case, as they follow on one another.
    private static let kazakh: [(Paradigms, String)] = [
        (.afterVowel, vowelCases), (.afterVoiced, voicedCases), (.afterVoiceless, voicelessCases),
        (.afterPossessive, possessiveCases),
        (.manyAfterVowel, many("лар лер", possessives: "сы си")),
        (.manyAfterVoiced, many("дар дер лар лер", possessives: "ы и")),
        (.manyAfterVoiceless, many("тар тер", possessives: "ы и")),
    ]

    private static func many(_ plurals: String, possessives: String) -> String {
        let owners = plurals.split(separator: " ").map { "\($0)ы \($0)и" }.joined(separator: " ")
        let forms = [
            chained(possessives, possessiveCases), chained(plurals, voicedCases), chained(owners, possessiveCases),
        ]
        return forms.joined(separator: " ")
    }

    /// Each of `first` alone and with each of `second`.
    private static func chained(_ first: String, _ second: String) -> String {
        let endings = second.split(separator: " ")
        var forms: [Substring] = []
        for start in first.split(separator: " ") {
            forms.append(start)
            forms.append(contentsOf: endings.map { start + $0 })
        }
        return forms.joined(separator: " ")
    }
}
