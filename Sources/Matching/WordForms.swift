import TextTools

/// A stem and the endings that make it a form of its word.
struct WordForm: Equatable, Sendable {
    var stem: ArraySlice<UInt16>
    var paradigms: Paradigms
}

/// The forms of a listed word, from its nominative: which stems it has and which endings they take.
enum WordForms {
    /// What a word of an alias is, which decides what forms it has.
    enum Role: UInt8, Sendable {
        /// As it stands.
        case fixed
        /// A word of a name before its last: Russian declines it, Kazakh does not.
        case inner
        /// The last word of a name.
        case last
        /// A common noun or adjective before the last: plurals and genders, too.
        case commonInner
        case commonLast
        /// All capitals: Kazakh cases only, in any harmony and after any sound, since letters are spelt out.
        case abbreviation
        case surname
        case givenName
    }

    static func of(_ letters: [UInt16], _ traits: Word.Traits, _ role: Role) -> [WordForm] {
        switch role {
        case .fixed: [WordForm(stem: letters[...], paradigms: .bare)]
        case .abbreviation: [WordForm(stem: letters[...], paradigms: abbreviation(traits))]
        case .surname: ofSurname(letters, traits)
        case .givenName: ofGivenName(letters, traits, nil)
        case .inner, .last, .commonInner, .commonLast: ofWord(letters, traits, role)
        }
    }

    private static func abbreviation(_ traits: Word.Traits) -> Paradigms {
        traits.contains(.cyrillic) ? Paradigms.kazakhCase.union(.bare) : .bare
    }

    // MARK: Words of names and phrases

    private static func ofWord(_ letters: [UInt16], _ traits: Word.Traits, _ role: Role) -> [WordForm] {
        let isCommon = role == .commonInner || role == .commonLast
        let isLast = role == .last || role == .commonLast
        guard letters.count >= 3 else { return [WordForm(stem: letters[...], paradigms: .bare)] }
        guard traits.contains(.cyrillic) else {
            var paradigms: Paradigms = .bare
            if isCommon { paradigms.insert(.englishPlural) }
            if isLast, traits.contains(.accented) { paradigms.insert(.kazakhLatin) }
            return [WordForm(stem: letters[...], paradigms: paradigms)]
        }
        var whole: Paradigms = .bare
        if isLast { whole.formUnion(kazakh(letters, many: isCommon)) }
        guard !traits.contains(.kazakh) else { return [WordForm(stem: letters[...], paradigms: whole)] }
        var forms = russian(letters, many: isCommon)
        if let index = forms.firstIndex(where: { $0.stem.count == letters.count }) {
            forms[index].paradigms.formUnion(whole)
        } else {
            forms.append(WordForm(stem: letters[...], paradigms: whole))
        }
        return forms
    }

    /// The Kazakh endings by the word's last sound; a final `-ы`, `-і` may be a possessive, which has cases of its own.
    private static func kazakh(_ letters: [UInt16], many: Bool) -> Paradigms {
        guard let last = letters.last.flatMap({ Unicode.Scalar(UInt32($0)) }) else { return [] }
        switch last {
        case "а", "е", "и", "о", "ы", "э", "ю", "я":
            var paradigms: Paradigms = many ? [.afterVowel, .manyAfterVowel] : .afterVowel
            if last == "ы" || last == "и" { paradigms.insert(.afterPossessive) }
            return paradigms
        case "б", "в", "г", "д", "к", "п", "с", "т", "ф", "х", "ц", "ч", "ш", "щ":
            return many ? [.afterVoiceless, .manyAfterVoiceless] : .afterVoiceless
        default: return many ? [.afterVoiced, .manyAfterVoiced] : .afterVoiced
        }
    }

    private static func russian(_ letters: [UInt16], many: Bool) -> [WordForm] {
        let word = Tail(letters)
        func form(_ cut: Int, _ paradigms: Paradigms, _ plural: Paradigms = []) -> [WordForm] {
            [WordForm(stem: letters.dropLast(cut), paradigms: many ? paradigms.union(plural) : paradigms)]
        }
        if word.isAdjective { return form(2, many ? .anyAdjective : word.adjectiveGender) }
        if word.ends("ец"), letters.count >= 5 {
            let oblique = Array(letters.dropLast(2)) + [0x446]
            return form(0, .bare) + [
                WordForm(stem: oblique[...], paradigms: many ? [.masculine, .masculinePlural] : .masculine)
            ]
        }
        switch word.last {
        case "й": return form(1, .masculineJ, .masculineJPlural)
        case "ь": return form(1, [.softMasculine, .softFeminine], .softPlural)
        case "а": return form(1, .feminine, [.femininePlural, .bare])
        case "я": return form(1, .feminineJ, .feminineJPlural)
        case "о": return form(1, .neuter, [.neuterPlural, .bare])
        // Other words in -е are foreign, and stay as they are.
        case "е" where word.endsAny(["ие", "ье", "ще", "це", "ре", "ле"]):
            return form(1, .softNeuter, .softNeuterPlural)
        case "е", "у", "и", "ы", "э", "ю": return form(0, .bare)
        default: return form(0, [.bare, .masculine], .masculinePlural)
        }
    }

    // MARK: Names of people

    /// Does it end as a woman's surname of Russian form does?
    static func isFemaleSurname(_ letters: ArraySlice<UInt16>) -> Bool {
        Tail(Array(letters)).endsAny(["ова", "ева", "ина", "ына"])
    }

    /// A surname in the nominative, as the person bears it: a woman's keeps its female endings.
    private static func ofSurname(_ letters: [UInt16], _ traits: Word.Traits) -> [WordForm] {
        guard traits.contains(.cyrillic), letters.count >= 3 else {
            return [
                WordForm(stem: letters[...], paradigms: traits.contains(.accented) ? [.bare, .kazakhLatin] : .bare)
            ]
        }
        let word = Tail(letters)
        let whole = WordForm(stem: letters[...], paradigms: kazakh(letters, many: false).union(.bare))
        func with(_ cut: Int, _ paradigms: Paradigms) -> [WordForm] {
            [whole, WordForm(stem: letters.dropLast(cut), paradigms: paradigms)]
        }
        if word.isIndeclinable { return [whole] }
        if word.endsAny(["ов", "ев", "ин", "ын"]) { return with(0, .surname) }
        if word.endsAny(["ова", "ева", "ина", "ына"]) { return with(1, .femaleSurname) }
        if word.isAdjective { return with(2, word.adjectiveGender) }
        if word.ends("ец"), letters.count >= 5 {
            return [whole, WordForm(stem: (Array(letters.dropLast(2)) + [0x446])[...], paradigms: .masculine)]
        }
        switch word.last {
        case "й": return with(1, .masculineJ)
        case "ь": return with(1, .softMasculine)
        case "а": return with(1, .feminine)
        case "я": return with(1, .feminineJ)
        default: return with(0, .masculine)
        }
    }

    /// - Parameter sex: nil where it isn't known, and the forms of either are given.
    static func ofGivenName(_ letters: [UInt16], _ traits: Word.Traits, _ sex: GivenNames.Sex?) -> [WordForm] {
        guard traits.contains(.cyrillic), letters.count >= 3 else {
            return [
                WordForm(stem: letters[...], paradigms: traits.contains(.accented) ? [.bare, .kazakhLatin] : .bare)
            ]
        }
        let word = Tail(letters)
        let whole = WordForm(stem: letters[...], paradigms: kazakh(letters, many: false).union(.bare))
        let isFemale = sex == .female
        switch word.last {
        case "а": return [whole, WordForm(stem: letters.dropLast(), paradigms: .feminine)]
        case "я": return [whole, WordForm(stem: letters.dropLast(), paradigms: .feminineJ)]
        // Kazakh women's names that end otherwise do not decline in Russian.
        case "й" where !isFemale: return [whole, WordForm(stem: letters.dropLast(), paradigms: .masculineJ)]
        case "ь":
            return [whole, WordForm(stem: letters.dropLast(), paradigms: isFemale ? .softFeminine : .softMasculine)]
        case "о", "у", "и", "ы", "э", "ю", "е": return [whole]
        default: return isFemale ? [whole] : [whole, WordForm(stem: letters[...], paradigms: .masculine)]
        }
    }

    /// The forms of a folding key, by what its last letters tell; of names only.
    static func ofKey(_ key: [UInt16], isSurname: Bool) -> [WordForm] {
        let word = Tail(key)
        let voiceless: Set<Unicode.Scalar> = ["b", "v", "g", "d", "k", "p", "s", "t", "f", "c", "q", "x"]
        let vowels: Set<Unicode.Scalar> = ["a", "e", "i", "u"]
        let sounds: Paradigms =
            vowels.contains(word.last)
            ? [.afterVowel] : voiceless.contains(word.last) ? [.afterVoiceless] : [.afterVoiced]
        let whole = WordForm(stem: key[...], paradigms: sounds.union(.bare))
        func with(_ cut: Int, _ paradigms: Paradigms) -> [WordForm] {
            [whole, WordForm(stem: key.dropLast(cut), paradigms: paradigms)]
        }
        if isSurname, word.endsAny(["uv", "ev", "in"]) { return with(0, .surname) }
        if isSurname, word.endsAny(["uva", "eva", "ina"]) { return with(1, .femaleSurname) }
        if word.endsAny(["uli", "kizi"]) {
            return [WordForm(stem: key[...], paradigms: [.bare, .afterPossessive])]
        }
        if word.ends("ia") { return with(2, .feminineJ) }
        switch word.last {
        case "a": return with(1, .feminine)
        case "i": return with(1, .masculineJ)
        case "e", "u": return [whole]
        default: return with(0, .masculine)
        }
    }
}

/// The last letters of a word in its normal form.
private struct Tail {
    let last: Unicode.Scalar
    private let count: Int
    /// The last four letters, 16 bits each, since endings are asked for by the dozen for every word of a list.
    private let code: UInt64

    init(_ letters: [UInt16]) {
        count = letters.count
        last = letters.last.flatMap { Unicode.Scalar(UInt32($0)) } ?? " "
        code = letters.suffix(4).reduce(0) { $0 << 16 | UInt64($1) }
    }

    /// - Parameter ending: four letters at most, fewer than the word has.
    func ends(_ ending: String) -> Bool {
        var (expected, mask, length) = (UInt64(0), UInt64(0), 0)
        for letter in ending.unicodeScalars {
            expected = expected << 16 | UInt64(letter.value)
            mask = mask << 16 | 0xFFFF
            length += 1
        }
        return count > length && code & mask == expected
    }

    func endsAny(_ endings: [String]) -> Bool { endings.contains(where: ends) }

    /// `-ий` after ц, к, г, х, sibilants and н is an adjective's; the other nouns in `-ий`, `-ие` are not.
    var isAdjective: Bool {
        if endsAny(["ый", "ая", "яя", "ое", "ее", "ые"]) { return count >= 5 }
        if endsAny(["кий", "гий", "хий", "ший", "щий", "жий", "чий", "ний"]) { return count >= 6 }
        return endsAny(["кие", "гие", "хие", "шие", "щие", "жие", "чие"]) && count >= 6
    }

    var adjectiveGender: Paradigms {
        if endsAny(["ая", "яя"]) { return .feminineAdjective }
        if endsAny(["ое", "ее"]) { return .neuterAdjective }
        return endsAny(["ые", "ие"]) ? .pluralAdjective : .adjective
    }

    /// Names in -ұлы, -қызы, -ых, -ко, -и, -у do not decline in Russian.
    var isIndeclinable: Bool {
        endsAny(["улы", "кызы", "ых", "их", "ко", "о", "и", "у", "ы", "э", "ю", "е"])
    }
}
