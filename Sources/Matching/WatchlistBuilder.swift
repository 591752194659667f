import CasewireModel
import TextTools

/// Lays out a watchlist: aliases and conditions become listed words and ways through the tree.
struct WatchlistBuilder {
    var lexicon = Lexicon.Builder()
    var keys = Lexicon.Builder()
    var tree = PhraseTree()
    var persons = PersonNames()
    var aliases: [CompiledAlias] = []
    var conditions: [CompiledConditions] = []
    private var phrases: [String: Int32] = [:]
    /// Phrases of one word in capitals.
    var abbreviatedPhrases: Set<Int32> = []
    /// Of phrases of everyday words that are listed with a capital: the first word that has one.
    var capitalsOfPhrases: [Int32: Int] = [:]

    mutating func add(_ entity: WatchedEntity, _ index: Int32) {
        let own = compile(entity.conditions)
        add(entity.name, -1, of: entity, index, own)
        for (number, alias) in entity.aliases.enumerated() where alias.text != entity.name || alias.conditions != nil {
            add(alias.text, Int32(number), of: entity, index, alias.conditions.map { compile($0) } ?? own)
        }
    }

    private mutating func add(
        _ text: String, _ number: Int32, of entity: WatchedEntity, _ index: Int32, _ conditions: Int32
    ) {
        let words = Words(text)
        guard !words.list.isEmpty else { return }
        let style = Self.style(of: words, entity.kind)
        let ids = zip(words.list.indices, Self.roles(of: words, entity.kind, style)).map { list(words, $0, $1) }
        let alias = CompiledAlias(
            entity: index, number: number, conditions: conditions, style: style,
            capital: UInt8(truncatingIfNeeded: words.list.firstIndex { $0.isCapitalised } ?? 0),
            lastWord: ids.last ?? -1)
        let place = Int32(aliases.count)
        aliases.append(alias)
        if style.contains(.person) { addPerson(words, place) }
        // A person's name of two words is found by its surname; a longer one as a phrase as well, in its full length.
        if !style.contains(.person) || words.list.count > 2 { tree.insert(ids, words.list.map(\.gap), .alias(place)) }
    }

    static func style(of words: Words, _ kind: WatchedEntity.Kind) -> CompiledAlias.Style {
        var style: CompiledAlias.Style = []
        let isEveryday = words.list.allSatisfy { EverydayWords.contains(words.letters(of: $0)) }
        if kind == .person, words.list.contains(where: \.isCapitalised) { style.insert(.person) }
        if kind != .term, isEveryday, words.list.contains(where: \.isCapitalised) { style.insert(.everyday) }
        if kind != .person, words.list.count == 1, words.list[0].isAbbreviation { style.insert(.abbreviation) }
        if words.list.contains(where: { $0.traits.contains(.kazakh) }) { style.insert(.kazakh) }
        if words.list.contains(where: { $0.traits.contains(.accented) }) { style.insert(.accented) }
        return style
    }

    /// What each word of an alias is.
    static func roles(
        of words: Words, _ kind: WatchedEntity.Kind, _ style: CompiledAlias.Style
    ) -> [WordForms.Role] {
        let surname = style.contains(.person) ? NameParts(of: words)?.surname : nil
        return words.list.indices.map { index in
            if let surname { return index == surname ? .surname : .givenName }
            if style.contains(.abbreviation) { return .abbreviation }
            let isLast = index == words.list.count - 1
            // A word that a person's name gave, `кошановец`, is a common noun.
            let isCommon = kind == .term || kind == .person
            return isCommon ? (isLast ? .commonLast : .commonInner) : isLast ? .last : .inner
        }
    }

    private mutating func list(_ words: Words, _ index: Int, _ role: WordForms.Role) -> Int32 {
        let word = words.list[index]
        let letters = words.letters(of: word)
        return lexicon.add(letters, kind: role.rawValue | Self.spelling(of: word.traits)) {
            WordForms.of(Array(letters), word.traits, role)
        }
    }

    /// Words that are equal in their normal form, and yet decline otherwise.
    private static func spelling(of traits: Word.Traits) -> UInt8 {
        (traits.contains(.kazakh) ? 0x80 : 0) | (traits.contains(.accented) ? 0x40 : 0)
    }

    // MARK: Persons

    private mutating func addPerson(_ words: Words, _ alias: Int32) {
        guard let parts = NameParts(of: words) else { return }
        let surname = words.list[parts.surname]
        var name = PersonName(
            alias: alias, surname: list(words, parts.surname, .surname), given: -1, surnameKey: -1, givenKey: -1,
            initial: 0, sex: Self.sex(of: words, parts), isEveryday: EverydayWords.contains(words.letters(of: surname)))
        if let given = parts.given {
            name.given = list(words, given, .givenName)
            let givenKey = Self.key(of: words, given)
            name.surnameKey = list(key: Self.key(of: words, parts.surname), isSurname: true)
            name.givenKey = list(key: givenKey, isSurname: false)
            name.initial = givenKey.first ?? 0
        }
        persons.add(name, of: aliases[Int(alias)].entity)
        if let male = maleSurname(words, parts.surname) { persons.add(male: male, of: name.surname) }
    }

    /// The listed word for what the men of a woman's family are called, whose genitive is her nominative.
    private mutating func maleSurname(_ words: Words, _ index: Int) -> Int32? {
        let word = words.list[index]
        let letters = words.letters(of: word)
        guard word.traits.contains(.cyrillic), WordForms.isFemaleSurname(letters) else { return nil }
        return lexicon.add(letters.dropLast(), kind: WordForms.Role.surname.rawValue | Self.spelling(of: word.traits)) {
            WordForms.of(Array(letters.dropLast()), word.traits, .surname)
        }
    }

    /// -1 where the key is too short to tell anyone.
    private mutating func list(key: [UInt16], isSurname: Bool) -> Int32 {
        guard key.count >= 2 else { return -1 }
        return keys.add(key[...], kind: isSurname ? 1 : 0) { WordForms.ofKey(key, isSurname: isSurname) }
    }

    private static func key(of words: Words, _ index: Int) -> [UInt16] {
        var key: [UInt8] = []
        FoldingKey.append(keyOf: words.spelling(of: words.list[index]).map(\.value), to: &key)
        return key.map(UInt16.init)
    }

    private static func sex(of words: Words, _ parts: NameParts) -> GivenNames.Sex? {
        if let given = parts.given, let sex = GivenNameForms.sex(of: words.letters(of: words.list[given])) {
            return sex
        }
        let key = String(decoding: key(of: words, parts.surname), as: UTF16.self)
        if ["uva", "eva", "ina", "kizi"].contains(where: key.hasSuffix) { return .female }
        return ["uv", "ev", "in", "uli"].contains(where: key.hasSuffix) ? .male : nil
    }

    // MARK: Conditions

    /// -1 where there are none.
    private mutating func compile(_ conditions: Conditions) -> Int32 {
        guard !conditions.near.isEmpty || !conditions.never.isEmpty else { return -1 }
        self.conditions.append(
            CompiledConditions(
                near: conditions.near.map { phrase($0) }, scope: conditions.nearScope, within: conditions.within,
                never: conditions.never.map { phrase($0) }))
        return Int32(self.conditions.count - 1)
    }

    private mutating func phrase(_ text: String) -> Int32 {
        if let known = phrases[text] { return known }
        let number = Int32(phrases.count)
        phrases[text] = number
        let words = Words(text)
        let isAbbreviation = words.list.count == 1 && words.list[0].isAbbreviation
        if isAbbreviation { abbreviatedPhrases.insert(number) }
        if !isAbbreviation, let capital = words.list.firstIndex(where: \.isCapitalised),
            words.list.allSatisfy({ EverydayWords.contains(words.letters(of: $0)) })
        {
            capitalsOfPhrases[number] = capital
        }
        let ids = words.list.indices.map { index in
            list(
                words, index,
                isAbbreviation ? .abbreviation : index == words.list.count - 1 ? .commonLast : .commonInner)
        }
        tree.insert(ids, words.list.map(\.gap), .phrase(number))
        return number
    }
}

extension Word {
    /// Two to six letters, all of them capitals.
    var isAbbreviation: Bool { (2...6).contains(letterCount) && isAllCapitals && !traits.contains(.startsWithDigit) }
}
