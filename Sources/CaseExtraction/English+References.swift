import CasewireModel

/// Whom pronouns, descriptions and groups mean, in the order of the text.
extension EnglishSession {
    mutating func resolved(_ units: [PeopleUnit], in index: Int) -> [PeopleUnit] {
        var done: [PeopleUnit] = []
        let accusedSet = Set(accused)
        for (order, unit) in units.enumerated() {
            var unit = unit
            switch unit.form {
            case .name:
                if unit.people.count > 1 { discourse.add(list: unit.people) }
            case .pronoun:
                if done.isEmpty, let person = namedAhead(units[(order + 1)...], unit.sex, index) {
                    unit.people = [person]
                } else if let person = discourse.person(
                    sex: unit.sex, among: people.people, before: done, favouring: accusedSet)
                {
                    unit.people = [person]
                    if let sex = unit.sex { update(person) { if $0.sex == nil { $0.sex = sex } } }
                } else if let person = unnamedNear(index, unit) {
                    unit.people = [person]
                }
                // "She also banned …" of a judge: the court still.
                unit.isAuthority = unit.people.contains { isJudge($0) }
            case .description:
                unit.people = described(unit, done, index).map { [$0] } ?? []
            case .group:
                unit.people = discourse.group(
                    count: unit.count, isAll: text.passages[index].tokens[unit.tokens.lowerBound].base == "all",
                    before: done, sex: unit.sex, people: people.people,
                    accused: accused.filter { $0 < Self.firstUnnamed })
                if unit.people.isEmpty, let count = unit.count, let list = listAhead(of: count, after: index) {
                    unit.people = list
                }
            case .anonymous:
                unit.people = unnamed(unit, index)
            }
            if unit.people.count == 1, let person = unit.people.first, !unit.isPossessive,
                let age = age(of: unit, in: index)
            {
                update(person) { $0.age = $0.age ?? age }
            }
            done.append(unit)
        }
        return done
    }

    /// "After his arrest in May, N. N. lost his job": a pronoun that comes before its name, at a sentence's start.
    func namedAhead(_ units: ArraySlice<PeopleUnit>, _ sex: GivenNameKeys.Sex?, _ index: Int) -> Int? {
        let tokens = text.passages[index].tokens
        guard let first = tokens.dropFirst(Self.endOfDateline(text.passages[index])).first,
            Self.openers.contains(first.base),
            let unit = units.first(where: {
                $0.form == .name && $0.preposition == nil && !$0.isPossessive && $0.people.count == 1
            }),
            let person = unit.people.first, let someone = someone(person),
            someone.sex == nil || sex == nil || someone.sex == sex
        else { return nil }
        return person
    }

    static let openers: Set<String> = [
        "after", "before", "since", "in", "during", "despite", "following", "when", "while", "at", "until", "upon",
        "with",
    ]

    /// "A court sentenced three activists", "an activist": the list that follows, or someone who is named further down.
    mutating func unnamed(_ unit: PeopleUnit, _ index: Int) -> [Int] {
        let before = unit.tokens.lowerBound > 0 ? text.passages[index].tokens[unit.tokens.lowerBound - 1].base : ""
        // "was a member of …" says what somebody is.
        if EnglishWords.forms.contains(before)
            || ["as", "become", "became", "being", "remains", "remained"].contains(before)
        {
            return []
        }
        guard !unit.isAuthority, unnamed.count < 50 else { return [] }
        if unit.isPlural {
            if let count = unit.count, let list = listAhead(of: count, after: index),
                !list.contains(where: accused.contains)
            {
                return list
            }
            let noun = text.passages[index].tokens[unit.tokens.upperBound - 1].base
            let role = EnglishWords.plurals[noun] ?? noun
            guard accused.isEmpty || text.passages[index].field == .title, !EnglishWords.asideRoles.contains(role),
                !Self.bystanders.contains(role)
            else { return [] }
            unnamed.append(Unnamed(passage: index, isPlural: true, role: nil, sex: unit.sex))
        } else {
            guard let role = unit.role, !EnglishWords.relatives.contains(role), !EnglishWords.judgeRoles.contains(role)
            else { return [] }
            unnamed.append(Unnamed(passage: index, role: role, sex: unit.sex))
        }
        return [Self.firstUnnamed + unnamed.count - 1]
    }

    /// "the 44-year-old", "the poet, 68,"
    func age(of unit: PeopleUnit, in index: Int) -> Int? {
        let tokens = text.passages[index].tokens
        return EnglishAges.age(after: unit.tokens.upperBound, tokens)
            ?? tokens[unit.tokens].lazy.compactMap { EnglishAges.age($0) }.first
    }

    func isJudge(_ person: Int) -> Bool {
        someone(person)?.roles.contains { EnglishWords.judgeRoles.contains($0) } ?? false
    }

    func unnamedNear(_ index: Int, _ unit: PeopleUnit) -> Int? {
        guard let last = unnamed.indices.last, index - unnamed[last].passage <= 2,
            unit.sex == nil || unnamed[last].sex == nil || unit.sex == unnamed[last].sex
        else { return nil }
        return Self.firstUnnamed + last
    }

    func described(_ unit: PeopleUnit, _ done: [PeopleUnit], _ index: Int) -> Int? {
        guard let role = unit.role, !unit.isAuthority else { return nil }
        if role.hasSuffix("-year-old") {
            let age = EnglishAges.age(text.passages[index].tokens[unit.tokens.upperBound - 1])
            // Whose age was printed, else whoever is spoken of.
            if let age, let person = people.people.firstIndex(where: { $0.age == age }) { return person }
        }
        // "his wife" is nobody that we know by name.
        let first = text.passages[index].tokens[unit.tokens.lowerBound].base
        if EnglishWords.relatives.contains(role), ["his", "her", "their"].contains(first) { return nil }
        if Self.officials.contains(role) {
            let bearers = discourse.roles[role] ?? []
            return bearers.last
        }
        return discourse.person(sex: unit.sex, among: people.people, before: done, favouring: Set(accused), role: role)
            ?? unnamedNear(index, unit)
    }

    /// People of whom reports speak in the plural without meaning those who are named.
    static let bystanders: Set<String> = [
        "person", "supporter", "critic", "follower", "witness", "resident", "user", "citizen", "guard", "soldier",
    ]

    /// Of whom a description means one who was introduced by it.
    static let officials: Set<String> = [
        "judge", "prosecutor", "lawyer", "attorney", "spokesman", "spokeswoman", "spokesperson", "investigator",
        "ombudsman", "minister",
    ]

    /// A list of names further down: "each of the four" in a lead. Also as many names, one by one, as the group has.
    func listAhead(of count: Int, after index: Int) -> [Int]? {
        var seen: [Int] = []
        for later in text.passages.indices where later >= index && later <= index + Limits.passagesLookedBack {
            let names = EnglishUnits(
                passage: text.passages[later], namings: people.namings[later], people: people.people
            ).units(from: 0)
            if let list = names.first(where: { $0.people.count == count }) { return list.people }
            guard later > index, text.passages[later].field != .title else { continue }
            for person in names.flatMap(\.people) where !seen.contains(person) && !people.people[person].isAside {
                seen.append(person)
            }
            if seen.count == count { return seen }
            if seen.count > count { return nil }
        }
        return nil
    }
}
