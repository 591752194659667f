import CasewireModel
import TextTools

/// Reads the people units of a passage: names with their roles and appositions, lists, pronouns, descriptions, groups.
struct EnglishUnits {
    let passage: Passage
    let namings: [EnglishPeople.Naming]
    let people: [Someone]

    private var tokens: [Token] { passage.tokens }

    /// The units in order, without their people where these depend on what was said before.
    func units(from start: Int) -> [PeopleUnit] {
        var units: [PeopleUnit] = []
        var position = start
        while position < tokens.count {
            guard let unit = unit(at: position, after: units.last) else {
                position += 1
                continue
            }
            units.append(unit)
            position = max(unit.tokens.upperBound, position + 1)
        }
        return units
    }

    private func naming(at position: Int) -> EnglishPeople.Naming? {
        namings.first { $0.tokens.lowerBound == position }
    }

    private func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }

    private func unit(at position: Int, after last: PeopleUnit?) -> PeopleUnit? {
        if let named = named(at: position) { return named }
        if let pronoun = pronoun(at: position) { return pronoun }
        if let group = group(at: position) { return group }
        return description(at: position, after: last)
    }

    // MARK: Names and lists of names

    private func named(at position: Int) -> PeopleUnit? {
        guard let (first, end) = nameWithRole(at: position) else { return nil }
        var unit = PeopleUnit(tokens: position..<end, form: .name, people: [first.person])
        unit.isPossessive = tokens[end - 1].isPossessive
        unit.preposition = preposition(before: position)
        // "two Saryev supporters": his name tells whose, not who.
        if !unit.isPossessive,
            EnglishWords.plurals[base(end)] != nil
                || ["supporter", "ally", "associate", "follower", "foe"].contains(base(end))
        {
            return PeopleUnit(
                tokens: position..<(end + 1), form: .anonymous, preposition: unit.preposition, isPlural: true)
        }
        guard !unit.isPossessive else { return unit }
        // A, B and C; "A, 32, and B, 29"
        var members = [first.person]
        var listEnd = end
        var next = end
        var isClosed = false
        while !isClosed, members.count < 200, let (connectorEnd, hasAnd) = connector(at: next),
            let (other, otherEnd) = nameWithRole(at: connectorEnd)
        {
            if !members.contains(other.person) { members.append(other.person) }
            isClosed = hasAnd
            next = otherEnd
            if hasAnd { listEnd = otherEnd }
        }
        // Without an "and" it was no list: "Omarov, Serikov's lawyer".
        if isClosed, members.count > 1 {
            unit.people = members
            unit.tokens = position..<listEnd
            unit.isPlural = true
            unit.isPossessive = tokens[listEnd - 1].isPossessive
        } else if isClosed {
            unit.tokens = position..<listEnd
        }
        unit.isAuthority = unit.people.allSatisfy { people[$0].roles.contains { EnglishWords.judgeRoles.contains($0) } }
        return unit
    }

    /// `[the] [fugitive] [former] [banker] Timur Saryev`; a name's own tokens are its end.
    private func nameWithRole(at position: Int) -> (EnglishPeople.Naming, Int)? {
        if let naming = naming(at: position) { return (naming, naming.tokens.upperBound) }
        var next = position
        var hasRole = false
        while next < tokens.count, next - position < 8 {
            if let naming = naming(at: next) { return hasRole ? (naming, naming.tokens.upperBound) : nil }
            let word = tokens[next]
            guard word.isWord, !word.isPossessive || next == position, !EnglishWords.verbs.contains(word.base),
                !EnglishWords.prepositions.contains(word.base),
                !EnglishWords.conjunctions.contains(word.base), EnglishWords.relatives3.contains(word.base) == false
            else { return nil }
            if next == position, !Self.determiners.contains(word.base), !isRole(word.base),
                !Self.modifiers.contains(word.base)
            {
                return nil
            }
            if isRole(word.base) || EnglishWords.judgeRoles.contains(word.base) { hasRole = true }
            next += 1
        }
        return nil
    }

    private func isRole(_ word: String) -> Bool {
        EnglishWords.roles.contains(word) || EnglishWords.plurals[word] != nil || word.hasSuffix("-year-old")
    }

    /// `,`, `and`, `, and`, with an age before it: where the next name may begin, and whether "and" stood there.
    private func connector(at position: Int) -> (Int, Bool)? {
        var next = position
        if base(next) == ",", let age = Int(base(next + 1)), (10...99).contains(age) {
            next += 2
        }
        if base(next) == "and" || base(next) == "&" { return (next + 1, true) }
        guard base(next) == "," else { return nil }
        if base(next + 1) == "and" { return (next + 2, true) }
        return (next + 1, false)
    }

    // MARK: Pronouns and groups

    private func pronoun(at position: Int) -> PeopleUnit? {
        let word = base(position)
        guard let (sex, isPlural) = Self.pronouns[word] else { return nil }
        var unit = PeopleUnit(tokens: position..<(position + 1), form: isPlural ? .group : .pronoun)
        unit.sex = sex
        unit.isPlural = isPlural
        unit.preposition = preposition(before: position)
        if ["his", "their"].contains(word) { unit.isPossessive = true }
        if word == "her" { unit.isPossessive = isNounAhead(position + 1) }
        // "his lawyer", "her husband": the relative is the unit.
        if unit.isPossessive, let relative = description(at: position, after: nil) { return relative }
        return unit
    }

    private func isNounAhead(_ position: Int) -> Bool {
        guard position < tokens.count, tokens[position].isWord || tokens[position].kind == .number else { return false }
        let word = base(position)
        return !EnglishWords.prepositions.contains(word) && !EnglishWords.conjunctions.contains(word)
            && !EnglishWords.forms.contains(word)
            && !EnglishWords.subordinators.contains(word)
            && !["guilty", "not", "a", "an", "the", "two", "three", "four", "five", "six", "seven"].contains(word)
    }

    /// "the four", "all five", "both", "the pair", "each of the two women", "none of the three", "the women".
    private func group(at position: Int) -> PeopleUnit? {
        var next = position
        var preposition = preposition(before: position)
        if ["each", "all", "both", "none", "neither", "either"].contains(base(next)) {
            next += 1
            if base(next) == "of" { next += 1 }
            if ["them", "whom"].contains(base(next)), next > position + 1 {
                var unit = PeopleUnit(tokens: position..<(next + 1), form: .group)
                unit.preposition = preposition
                unit.isPlural = true
                unit.count = ["both", "neither", "either"].contains(base(position)) ? 2 : nil
                return unit
            }
        }
        let isQuantified = next > position
        if ["the", "these", "those"].contains(base(next)) { next += 1 }
        let isDefinite = next > position
        var count: Int?
        if let number = EnglishNumbers.words[base(next)] ?? Double(base(next)), number >= 2, number < 100,
            number == number.rounded()
        {
            count = Int(number)
            next += 1
        } else if ["pair", "duo", "couple"].contains(base(next)), isDefinite {
            count = 2
            next += 1
        } else if ["trio"].contains(base(next)), isDefinite {
            count = 3
            next += 1
        }
        let counted = next
        while next < tokens.count, next - counted < 3, Self.modifiers.contains(base(next)) { next += 1 }
        var noun: String?
        if EnglishWords.plurals[base(next)] != nil, base(next) != EnglishWords.plurals[base(next)] {
            noun = base(next)
            next += 1
        } else {
            next = counted
        }
        if count == nil, noun == nil {
            guard base(position) == "both", next == position + 1,
                !["of", "the", "in", "sides", "countries"].contains(base(next))
            else { return nil }
            count = 2
        }
        // "the four years" is no group, "four activists" no known one.
        if noun == nil, count != nil {
            guard isDefinite,
                next >= tokens.count || tokens[next].kind == .mark || Self.afterGroup(base(next))
                    || ["pair", "duo", "trio", "couple"].contains(base(next - 1))
            else { return nil }
        }
        guard next > position else { return nil }
        if base(position) == "of" { preposition = "of" }
        var unit = PeopleUnit(tokens: position..<next, form: isDefinite || isQuantified ? .group : .anonymous)
        unit.preposition = preposition
        unit.isPlural = true
        unit.count = count
        if count == nil, base(position) == "both" { unit.count = 2 }
        if let noun, EnglishWords.isFemaleOnly(plural: noun) { unit.sex = .female }
        if let noun, EnglishWords.authorities.contains(noun) { unit.isAuthority = true }
        unit.isPossessive = tokens[next - 1].isPossessive
        return apposed(unit)
    }

    // MARK: Descriptions

    /// "the activist", "the 44-year-old", "an exiled banker", "his wife": a determiner and a role.
    private func description(at position: Int, after last: PeopleUnit?) -> PeopleUnit? {
        let determiner = base(position)
        guard Self.determiners.contains(determiner) else { return nil }
        var next = position + 1
        var role: String?
        while next < tokens.count, next - position < 8, naming(at: next) == nil {
            let word = tokens[next]
            guard word.isWord, !EnglishWords.verbs.contains(word.base) || Self.modifiers.contains(word.base),
                !EnglishWords.prepositions.contains(word.base),
                !EnglishWords.conjunctions.contains(word.base), !EnglishWords.relatives3.contains(word.base),
                !Self.determiners.contains(word.base) || word.base == "former",
                ["term", "sentence"].contains(word.base) == false
            else { break }
            let isRole =
                EnglishWords.roles.contains(word.base) || word.base.hasSuffix("-year-old") && !isRoleAhead(next + 1)
            if isRole {
                role = word.base
                next += 1
                if !isRoleAhead(next) { break }
                continue
            }
            next += 1
        }
        guard let role else { return nil }
        // "the activist community": the role is not the noun.
        var unit = PeopleUnit(tokens: position..<next, form: .description)
        unit.role = role
        unit.preposition = preposition(before: position)
        unit.isPossessive = tokens[next - 1].isPossessive
        if EnglishWords.femaleRoles.contains(role) { unit.sex = .female }
        if EnglishWords.maleRoles.contains(role) { unit.sex = .male }
        if ["a", "an", "another", "one", "some"].contains(determiner) { unit.form = .anonymous }
        unit.isAuthority = EnglishWords.judgeRoles.contains(role)
        let whole = apposed(unit)
        if !whole.people.isEmpty { return whole }
        // "Omarov, the movement's leader," is Omarov still.
        if let last, last.form == .name, last.people.count == 1, !last.isPossessive, isApposed(position, to: last),
            ["the", "a", "an"].contains(determiner), closesApposition(next)
        {
            unit.people = last.people
            unit.form = .name
            unit.preposition = last.preposition ?? "apposed"
            if last.preposition == nil { unit.preposition = "apposed" }
        }
        return unit
    }

    private func isApposed(_ position: Int, to unit: PeopleUnit) -> Bool {
        guard base(unit.tokens.upperBound) == "," else { return false }
        let distance = position - unit.tokens.upperBound
        return distance == 1 || distance == 2 && EnglishWords.adverbs.contains(base(position - 1))
    }

    /// Does an apposition that was opened by a comma close before the sentence ends?
    private func closesApposition(_ position: Int) -> Bool {
        var next = position
        while next < tokens.count, next - position < 14 {
            if EnglishWords.relatives3.contains(base(next)), next - position < 2 { return true }
            if tokens[next].text == "," || tokens[next].text == "." || tokens[next].text == "--" { return true }
            if EnglishWords.verbs.contains(base(next)) { return false }
            next += 1
        }
        return true
    }

    /// "the convicted man, Nurlan Ospanov," and "two activists, A and B,": the names are the unit's people.
    private func apposed(_ unit: PeopleUnit) -> PeopleUnit {
        var next = unit.tokens.upperBound
        guard [",", "--", "–", "—", ":"].contains(base(next)), let named = named(at: next + 1) else { return unit }
        next = named.tokens.upperBound
        let closes = next >= tokens.count || tokens[next].kind == .mark || base(next) == "and" && !unit.isPlural
        guard closes, !named.isPossessive, unit.isPlural == named.isPlural || !unit.isPlural,
            named.people.count == 1 || unit.isPlural
        else { return unit }
        var whole = unit
        whole.tokens = unit.tokens.lowerBound..<next
        whole.form = .name
        whole.people = named.people
        whole.isAuthority = unit.isAuthority || named.isAuthority
        whole.isPossessive = false
        return whole
    }

    private func isRoleAhead(_ position: Int) -> Bool {
        EnglishWords.roles.contains(base(position))
            || ["human", "rights", "civil", "opposition", "political"].contains(base(position))
                && EnglishWords.roles.contains(base(position + 1))
    }

    private func preposition(before position: Int) -> String? {
        var before = position - 1
        while before >= 0, ["both", "only", "also", "then", "even", "himself"].contains(base(before)) { before -= 1 }
        guard before >= 0 else { return nil }
        let word = base(before)
        if EnglishWords.prepositions.contains(word) { return word }
        return nil
    }

    static let determiners: Set<String> = [
        "the", "a", "an", "his", "her", "their", "its", "another", "this", "that", "one", "these", "those", "former",
        "two", "three", "four", "five",
    ]

    /// Can this word follow a group that is only counted? A noun can't: "the four years".
    private static func afterGroup(_ word: String) -> Bool {
        EnglishWords.verbs.contains(word) || EnglishWords.prepositions.contains(word)
            || EnglishWords.adverbs.contains(word)
            || EnglishWords.conjunctions.contains(word) || word.hasSuffix("ed")
            || ["who", "a", "an", "the", "each", "plan", "intend", "deny", "reject", "claim", "say"].contains(word)
    }

    /// Words that stand before a role.
    static let modifiers: Set<String> = EnglishWords.words(
        """
        former ex exiled jailed imprisoned convicted detained arrested fugitive self-exiled opposition human rights
        civil civic political prominent well-known outspoken noted veteran young elderly pregnant kazakh kazakhstani
        uyghur local independent disabled other fellow accused alleged sentenced state senior chief prosecutor's
        leading deputy retired unemployed environmental freelance popular first second third another married female
        male ailing dissident party movement online more additional late russian kyrgyz uzbek ethnic anti-government
        pro-democracy government remaining wanted
        """)

    /// A pronoun's sex, and whether it means several.
    private static let pronouns: [String: (GivenNameKeys.Sex?, Bool)] = [
        "he": (.male, false), "him": (.male, false), "his": (.male, false), "she": (.female, false),
        "her": (.female, false),
        "they": (nil, true), "them": (nil, true), "their": (nil, true),
    ]
}
