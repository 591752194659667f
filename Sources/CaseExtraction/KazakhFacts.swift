import CasewireModel

/// What is told of people beside their steps: age, role, charge, stance, tie.
extension KazakhSession {
    /// Before anything is read: what every name's neighbours say of its bearer.
    mutating func introduce() {
        for index in text.passages.indices {
            for naming in people.namings[index] { introduce(naming, tokens[index]) }
        }
        discourse.asides.subtract(tried)
    }

    private mutating func introduce(_ naming: KazakhPeople.Naming, _ words: [Token]) {
        let start = naming.tokens.lowerBound
        var position = start - 1
        var age: Int?
        while position >= 0, start - position <= 6 {
            let word = words[position].base
            if ["жастагы", "жасар"].contains(word) {
                age = Self.age(before: position, words)
                break
            }
            if KazakhWords.relatives.contains(word) {
                discourse.asides.insert(naming.person)
            } else if let role = KazakhUnits.role(of: word), role.ending.grammaticalCase == .nominative,
                !role.ending.isPlural
            {
                let isFormer = position > 0 && words[position - 1].base == "бурынгы"
                if KazakhWords.authorities.contains(role.stem), !isFormer { discourse.asides.insert(naming.person) }
                if start - position == 1 { remember(role: position, of: naming.person, words) }
            } else if !["азаматтык", "когам", "кукык", "есимди", ","].contains(word) {
                break
            }
            position -= 1
        }
        // "X-тың соты", "X ісі": whose case it is.
        let end = naming.tokens.upperBound
        if words.indices.contains(end),
            ["соты", "иси", "исин", "уким", "жазас"].contains(where: words[end].base.hasPrefix)
        {
            tried.insert(naming.person)
        }
        age = age ?? Self.age(after: naming.tokens.upperBound, words)
        if let age { people.update(naming.person) { $0.age = $0.age ?? age } }
    }

    private mutating func remember(role position: Int, of person: Int, _ words: [Token]) {
        var role = words[position].text.lowercased()
        if position > 0, ["азаматтык", "бурынгы", "кукык", "когам"].contains(words[position - 1].base) {
            role = words[position - 1].text.lowercased() + " " + role
        }
        // "адвокаты": somebody's.
        guard KazakhUnits.role(of: words[position].base)?.ending.isPossessive == false else { return }
        people.update(person) { $0.add(role: KazakhLetters.fold(role)) }
        printedRoles[KazakhLetters.fold(role)] = role
    }

    /// `45 жастағы`, `қырық бес жастағы`
    private static func age(before position: Int, _ words: [Token]) -> Int? {
        // "36 және 40 жастағы": of two people.
        if position >= 3, KazakhUnits.isConnector(words[position - 2].base), words[position - 3].kind == .number {
            return nil
        }
        for start in stride(from: max(0, position - 2), to: position, by: 1) {
            if let (value, end) = KazakhNumbers.number(at: start, in: words), end == position, (5...110).contains(value)
            {
                return Int(value)
            }
        }
        return nil
    }

    /// `(45 жаста)`, `, 45 жаста`
    private static func age(after end: Int, _ words: [Token]) -> Int? {
        guard words.indices.contains(end + 2), words[end].text == "(" || words[end].text == ",",
            let (value, next) = KazakhNumbers.number(at: end + 1, in: words), (5...110).contains(value),
            words.indices.contains(next)
        else { return nil }
        return ["жаста", "жас", "жастагы"].contains(words[next].base) ? Int(value) : nil
    }

    // MARK: After a passage

    mutating func learn(_ passage: KazakhPassage, _ first: Int) {
        let patients = Array(Set(statements[first...].flatMap(\.people))).sorted()
        let concerned = concerned(passage, patients)
        for (person, entity) in ties.read(passage, concerned: concerned, patients: patients) {
            people.update(person) { $0.organisations.insert(entity) }
        }
        carryCharge(passage, patients)
        readAge(passage, concerned)
        readStance(passage, concerned)
        for charge in KazakhCharges.charges(in: passage, text: printer(passage.index)) {
            for person in concerned { people.update(person) { $0.add(charge: charge) } }
        }
    }

    /// Of whom a passage speaks who may be a case's person.
    private func concerned(_ passage: KazakhPassage, _ patients: [Int]) -> [Int] {
        if !patients.isEmpty { return patients }
        var concerned: [Int] = []
        for unit in passage.units where unit.form != .anonymous && !unit.isAuthority && !unit.isLawyer {
            for person in unit.people where !concerned.contains(person) {
                if !discourse.asides.contains(person) || discourse.accused.contains(person) { concerned.append(person) }
            }
        }
        return concerned
    }

    /// "Онымен бірге сотталған", "сол айып бойынша": what the other one was accused of.
    private mutating func carryCharge(_ passage: KazakhPassage, _ patients: [Int]) {
        let companion = passage.units.first { unit in
            unit.grammaticalCase == .instrumental && unit.people.count == 1
                && passage.base(unit.tokens.upperBound) == "бирге"
        }?.people.first
        var other = companion
        if other == nil, speaksOfSameCharge(passage) { other = discourse.accused.last { !patients.contains($0) } }
        guard let other else { return }
        let (organisations, charges) = (people.people[other].organisations, people.people[other].charges)
        for person in patients where person != other {
            people.update(person) {
                $0.organisations.formUnion(organisations)
                for charge in charges { $0.add(charge: charge) }
            }
        }
    }

    private func speaksOfSameCharge(_ passage: KazakhPassage) -> Bool {
        passage.tokens.indices.contains { position in
            ["сол", "осы", "осындай", "сондай", "дал"].contains(passage.base(position))
                && ["айып", "бап", "ис"].contains { stem in
                    (1...2).contains {
                        passage.base(position + $0).hasPrefix(stem)
                            && passage.base(position + $0).count <= stem.count + 4
                    }
                }
        }
    }

    /// "Ол 45 жаста.", "Омаров – 45 жаста", "45 жастағы белсенді": not a child's age.
    private mutating func readAge(_ passage: KazakhPassage, _ concerned: [Int]) {
        guard concerned.count == 1, let person = concerned.first else { return }
        for position in passage.tokens.indices where ["жаста", "жастагы"].contains(passage.base(position)) {
            guard let age = Self.age(before: position, passage.tokens), isOfPerson(position, passage) else { continue }
            people.update(person) { $0.age = $0.age ?? age }
        }
    }

    private func isOfPerson(_ position: Int, _ passage: KazakhPassage) -> Bool {
        if passage.base(position) == "жастагы" {
            return passage.units.contains {
                $0.form == .description && $0.tokens.lowerBound > position && $0.tokens.lowerBound - position <= 2
            }
        }
        var before = position - 1
        while before > 0, passage.tokens[before].kind == .number || KazakhNumbers.isNumber(passage.base(before)) {
            before -= 1
        }
        if ["казир", "биыл", "—", "–", "-", ","].contains(passage.base(before)) { before -= 1 }
        return passage.units.contains {
            $0.tokens.upperBound == before + 1 && $0.grammaticalCase == .nominative && !$0.people.isEmpty
        }
    }

    private mutating func readStance(_ passage: KazakhPassage, _ concerned: [Int]) {
        guard let stance = KazakhCharges.stance(in: passage) else { return }
        for person in concerned { people.update(person) { $0.stance = $0.stance ?? stance } }
    }
}
