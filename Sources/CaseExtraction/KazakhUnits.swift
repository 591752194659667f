import CasewireModel

/// Words of a passage that stand for people.
struct KazakhUnit: Sendable {
    enum Form: Sendable {
        case name
        /// `ол`, `оны`, `оған`
        case pronoun
        /// `олар`, `екеуі`, `қыздар`
        case group
        /// `белсенді`, `36 жастағы әнші`: someone named elsewhere.
        case description
        /// `ондаған адам`, `бір белсенді`: nobody in particular.
        case anonymous
    }

    var tokens: Range<Int>
    var form: Form
    var grammaticalCase: KazakhCase
    /// Empty until resolved.
    var people: [Int] = []
    /// Of a group, where it is told.
    var count: Int?
    var role: String?
    /// Judge, prosecutor, police officer.
    var isAuthority = false
    var isLawyer = false
    /// A genitive before a relative or a lawyer: `Омаровтың әйелі`.
    var ownsRelative = false
    /// `Омаров ісі`: a name without an ending before what is its own.
    var ownsNoun = false
}

/// Finds the people of a passage.
struct KazakhUnits {
    let tokens: [Token]
    let namings: [KazakhPeople.Naming]
    let taken: Set<Int>

    func units() -> [KazakhUnit] {
        var units: [KazakhUnit] = []
        var position = 0
        while position < tokens.count {
            if let unit = unit(at: position) {
                units.append(unit)
                position = max(unit.tokens.upperBound, position + 1)
            } else {
                position += 1
            }
        }
        return units
    }

    private func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }

    private func naming(at position: Int) -> KazakhPeople.Naming? {
        namings.first { $0.tokens.lowerBound == position }
    }

    private func unit(at position: Int) -> KazakhUnit? {
        if let naming = naming(at: position) { return named(naming) }
        guard tokens[position].isWord, !taken.contains(position) else { return nil }
        return pronoun(at: position) ?? group(at: position) ?? described(at: position)
    }

    // MARK: Names

    private func named(_ first: KazakhPeople.Naming) -> KazakhUnit {
        var unit = KazakhUnit(
            tokens: first.tokens, form: .name, grammaticalCase: first.grammaticalCase, people: [first.person])
        // "Омаров пен 66 жастағы Әлиевтің": the last one's ending is that of all.
        var last = first
        while let next = joined(to: last) {
            guard last.grammaticalCase == .nominative || last.grammaticalCase == next.grammaticalCase else { break }
            if !unit.people.contains(next.person) { unit.people.append(next.person) }
            unit.tokens = unit.tokens.lowerBound..<next.tokens.upperBound
            unit.grammaticalCase = next.grammaticalCase
            last = next
        }
        qualify(&unit)
        return unit
    }

    /// The name that follows a connector, with roles, ages and the like between them.
    private func joined(to naming: KazakhPeople.Naming) -> KazakhPeople.Naming? {
        var next = naming.tokens.upperBound
        // "(36 жаста)"
        if base(next) == "(", let close = (next..<min(next + 6, tokens.count)).first(where: { tokens[$0].text == ")" })
        {
            next = close + 1
        }
        let isComma = base(next) == ","
        guard Self.isConnector(base(next)) || isComma && closesList(next) else { return nil }
        next += 1
        if Self.isConnector(base(next)) { next += 1 }
        let start = next
        while next < tokens.count, next - start <= 6 {
            if let found = self.naming(at: next) { return found }
            guard isBeforeName(next) else { return nil }
            next += 1
        }
        return nil
    }

    /// Does a comma after a name stand in a list that ends in "and"?
    private func closesList(_ comma: Int) -> Bool {
        var position = comma + 1
        while position < tokens.count, position - comma < 24 {
            if let found = naming(at: position) {
                position = found.tokens.upperBound
                if Self.isConnector(base(position)) { return true }
                if base(position) != "," { return false }
                position += 1
            } else if isBeforeName(position) {
                position += 1
            } else {
                return false
            }
        }
        return false
    }

    static func isConnector(_ word: String) -> Bool { ["мен", "пен", "бен", "жане", "ари"].contains(word) }

    /// A word that may stand between "and" and a name.
    private func isBeforeName(_ position: Int) -> Bool {
        let token = tokens[position]
        if token.kind == .number { return true }
        guard token.isWord, !taken.contains(position) else { return false }
        let word = token.base
        if [
            "жастагы", "онын", "жасар", "жас", "азаматтык", "когам", "кукык", "коп", "балалы", "бурынгы", "туган",
            "есимди", "егде", "кенже", "улкен",
        ]
        .contains(word) {
            return true
        }
        if KazakhWords.relatives.contains(word) || KazakhNumbers.ones[word] != nil { return true }
        return Self.role(of: word)?.ending.grammaticalCase == .nominative || word.hasSuffix("лык")
            || word.hasSuffix("лик")
            || word.hasSuffix("дык") || word.hasSuffix("тык")
    }

    /// What stands around a name: the role before it, what it owns after it.
    private func qualify(_ unit: inout KazakhUnit) {
        let before = unit.tokens.lowerBound - 1
        if before >= 0, let role = Self.role(of: base(before)) {
            unit.isAuthority = KazakhWords.authorities.contains(role.stem)
            unit.isLawyer = KazakhWords.lawyers.contains(role.stem)
            unit.role = role.stem
        }
        let next = unit.tokens.upperBound
        // "бұрынғы әкім X", "министр X-тың соты": the one whose case it is.
        if (before >= 1 && ["бурынгы", "экс"].contains(base(before - 1)))
            || unit.grammaticalCase == .genitive && Self.owned.contains(where: base(next).hasPrefix)
        {
            unit.isAuthority = false
        }
        // "Омаров туралы": a postposition takes the bare name.
        if unit.grammaticalCase == .nominative, Self.postpositions.contains(base(next)) {
            unit.grammaticalCase = .attributive
        }
        if unit.grammaticalCase == .genitive { unit.ownsRelative = relativeFollows(next) }
        if unit.grammaticalCase == .nominative {
            unit.ownsNoun = Self.owned.contains { base(next).hasPrefix($0) }
            if relativeFollows(next), base(next - 1) != "," { unit.ownsRelative = true }
        }
    }

    private func relativeFollows(_ start: Int) -> Bool {
        for position in start..<min(start + 3, tokens.count) {
            let word = base(position)
            if KazakhWords.relatives.contains(where: { KazakhEnding.of(word, stem: $0) != nil }) { return true }
            for stem in KazakhWords.lawyers {
                if let ending = KazakhEnding.of(word, stem: stem), ending.isPossessive { return true }
            }
            if tokens[position].kind == .mark { return false }
            if tokens[position].kind == .number || KazakhNumbers.ones[word] != nil { continue }
            if word.hasSuffix("н") || word.hasSuffix("ы") || word.hasSuffix("и") { return false }
        }
        return false
    }

    private static let postpositions: Set<String> = [
        "туралы", "жайлы", "жайында", "ушин", "сиякты", "секилди", "аркылы",
    ]

    private static let owned = ["иси", "уким", "шагым", "жазас", "уйин", "соты", "камауы", "жаза"]

    static func role(of word: String) -> (stem: String, ending: KazakhEnding)? {
        for length in stride(from: word.count, through: 2, by: -1) {
            let stem = String(word.prefix(length))
            if KazakhWords.roles.contains(stem) || KazakhWords.authorities.contains(stem),
                let ending = KazakhEnding.of(word, stem: stem)
            {
                return (stem, ending)
            }
        }
        return nil
    }

    // MARK: Pronouns and groups

    private func pronoun(at position: Int) -> KazakhUnit? {
        guard let (grammaticalCase, isPlural) = Self.pronouns[base(position)] else { return nil }
        // "ол кезде", "ол үкім": a demonstrative.
        if base(position) == "ол", ["кезде", "ушин", "кез", "жакта"].contains(base(position + 1)) { return nil }
        var unit = KazakhUnit(
            tokens: position..<(position + 1), form: isPlural ? .group : .pronoun, grammaticalCase: grammaticalCase)
        if grammaticalCase == .genitive { unit.ownsRelative = relativeFollows(position + 1) }
        return unit
    }

    private static let pronouns: [String: (KazakhCase, Bool)] = [
        "ол": (.nominative, false), "онын": (.genitive, false), "оган": (.dative, false), "оны": (.accusative, false),
        "одан": (.ablative, false), "онымен": (.instrumental, false), "озин": (.accusative, false),
        "олар": (.nominative, true), "олардын": (.genitive, true), "оларга": (.dative, true),
        "оларды": (.accusative, true),
        "олармен": (.instrumental, true),
    ]

    /// `екеуі`, `үшеуін`, `екеуіне де`, `барлығы`, `қыздардың`, `екі белсендіге`.
    private func group(at position: Int) -> KazakhUnit? {
        let word = base(position)
        for (stem, count) in Self.collectives where word.hasPrefix(stem) {
            guard let ending = KazakhEnding.afterPossessive(word.dropFirst(stem.count)) else { continue }
            let isOfSome = position > 0 && tokens[position - 1].base.hasSuffix("дын") || base(position - 1) == "калган"
            return KazakhUnit(
                tokens: position..<(position + 1), form: isOfSome ? .anonymous : .group,
                grammaticalCase: ending.grammaticalCase, count: count)
        }
        guard let role = Self.role(of: word), role.ending.isPlural else { return nil }
        return KazakhUnit(
            tokens: position..<(position + 1), form: .group, grammaticalCase: role.ending.grammaticalCase,
            role: role.stem,
            isAuthority: KazakhWords.authorities.contains(role.stem))
    }

    private static let collectives: [(String, Int?)] = [
        ("екеуи", 2), ("ушеуи", 3), ("тортеуи", 4), ("бесеуи", 5), ("алтауы", 6), ("жетеуи", 7), ("барлыгы", nil),
        ("бари", nil),
    ]

    // MARK: Descriptions

    private func described(at position: Int) -> KazakhUnit? {
        let word = base(position)
        if KazakhWords.humans.contains(where: { KazakhEnding.of(word, stem: $0) != nil }) {
            let ending = KazakhWords.humans.compactMap { KazakhEnding.of(word, stem: $0) }.first
            return KazakhUnit(
                tokens: position..<(position + 1), form: .anonymous,
                grammaticalCase: ending?.grammaticalCase ?? .nominative)
        }
        if let form = KazakhWords.relatives.first(where: { KazakhEnding.of(word, stem: $0) != nil }),
            naming(at: position + 1) == nil
        {
            // "төрт баланың анасы": a role.
            if form == "анасы", base(position - 1) == "баланын" {
                return KazakhUnit(
                    tokens: position..<(position + 1), form: .description,
                    grammaticalCase: KazakhEnding.of(word, stem: form)?.grammaticalCase ?? .nominative, role: "ана")
            }
            return KazakhUnit(
                tokens: position..<(position + 1), form: .anonymous,
                grammaticalCase: KazakhEnding.of(word, stem: form)?.grammaticalCase ?? .nominative)
        }
        // "ұсталғандардың көбі": those to whom it happened.
        for participle in ["гандар", "гендер", "кандар", "кендер"] {
            guard let found = word.range(of: participle), let ending = KazakhEnding(word[found.upperBound...]) else {
                continue
            }
            return KazakhUnit(
                tokens: position..<(position + 1), form: .anonymous, grammaticalCase: ending.grammaticalCase)
        }
        if let some = ["коби", "бири", "биразы", "бирнешеуи"].first(where: {
            KazakhEnding.afterPossessive(word.dropFirst($0.count)) != nil && word.hasPrefix($0)
        }) {
            return KazakhUnit(
                tokens: position..<(position + 1), form: .anonymous,
                grammaticalCase: KazakhEnding.afterPossessive(word.dropFirst(some.count))?.grammaticalCase
                    ?? .nominative)
        }
        guard let role = Self.role(of: word), !isBeforeItsName(position) else { return nil }
        let isAuthority = KazakhWords.authorities.contains(role.stem)
        var unit = KazakhUnit(
            tokens: position..<(position + 1), form: .description, grammaticalCase: role.ending.grammaticalCase,
            role: role.stem, isAuthority: isAuthority, isLawyer: KazakhWords.lawyers.contains(role.stem))
        // "екі белсенді", "бір журналист", "ондаған азамат", "тағы бір тұрғын"
        if position > 0,
            tokens[position - 1].kind == .number || KazakhNumbers.ones[base(position - 1)] != nil
                || ["ондаган", "жуздеген", "бирнеше", "кейбир", "тагы", "баска", "жуз", "коп"].contains(
                    base(position - 1))
        {
            unit.form = .anonymous
        }
        // "белсендінің адвокаты", "қаланың тұрғыны": whose, not who.
        if unit.grammaticalCase == .genitive { unit.ownsRelative = relativeFollows(position + 1) }
        return unit
    }

    /// "белсенді Марат Омаров", "бұрынғы әкімнің орынбасары Омаров": the name says who.
    private func isBeforeItsName(_ position: Int) -> Bool {
        var next = position + 1
        while next < min(position + 4, tokens.count) {
            if naming(at: next) != nil { return true }
            guard Self.role(of: base(next)) != nil || ["азаматтык", "жане", ","].contains(base(next)) else {
                return false
            }
            next += 1
        }
        return false
    }
}
