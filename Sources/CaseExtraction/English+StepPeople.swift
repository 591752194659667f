import CasewireModel

/// Whose step it is: subjects and objects, possessors, clients.
extension EnglishSteps {
    func isEligible(_ unit: PeopleUnit) -> Bool { unit.preposition == nil && !unit.isPossessive }

    func isAuthorityWord(_ position: Int) -> Bool {
        EnglishWords.authorities.contains(base(position)) && !tokens[position].isPossessive
            && !EnglishWords.prepositions.contains(base(position - 1))
    }

    enum Subject {
        case people(PeopleUnit)
        case authority
        case none
    }

    /// A clause's subject: the first people or the first authority before its first verb; else that of the clause
    /// around it.
    func subject(of clause: Int, before position: Int) -> Subject {
        var current = clause
        var limit = position
        for _ in 0..<6 {
            let found = ownSubject(of: current, before: limit)
            if case .none = found {} else { return found }
            let details = clauses.clauses[current]
            // "Arrested in 2006, he was …": the subject comes after the comma.
            if details.parent == nil, isPassageStart(details.start, before: limit),
                let later = units.first(where: {
                    $0.tokens.lowerBound > limit && isEligible($0) && clauses.clauseOf[$0.tokens.lowerBound] == current
                })
            {
                return .people(later)
            }
            if details.kind == .relative {
                guard details.pronoun == "who", let antecedent = details.antecedent else { return .none }
                return .people(units[antecedent])
            }
            if details.kind == .participle, let antecedent = details.antecedent, base(details.start).hasSuffix("ed") {
                // "…, a teacher, arrested in May": whoever stands right before the comma.
                let unit = units[antecedent]
                if details.start - unit.tokens.upperBound <= 2 { return .people(unit) }
            }
            guard let parent = details.parent else { return .none }
            limit = details.start
            current = parent
        }
        return .none
    }

    func isPassageStart(_ clauseStart: Int, before position: Int) -> Bool {
        position - max(clauseStart, start) <= 3 && base(position).hasSuffix("ed")
    }

    func ownSubject(of clause: Int, before position: Int) -> Subject {
        for unit in unitsAndAuthorities(of: clause, before: position) { return unit }
        return .none
    }

    func unitsAndAuthorities(of clause: Int, before position: Int) -> [Subject] {
        var subjects: [Subject] = []
        var next = clauses.clauses[clause].start
        next = max(next, start)
        while next < position {
            guard clauses.clauseOf[next] == clause else {
                next += 1
                continue
            }
            if let unit = units.first(where: { $0.tokens.contains(next) }) {
                if isEligible(unit) {
                    subjects.append(unit.isAuthority ? .authority : .people(unit))
                    return subjects
                }
                next = unit.tokens.upperBound
                continue
            }
            if isAuthorityWord(next), !isOblique(next) { return [.authority] }
            next += 1
        }
        return subjects
    }

    /// "in the Saryarqa district court", "by a city court": governed by a preposition further left.
    func isOblique(_ noun: Int) -> Bool {
        var next = noun - 1
        while next >= start, noun - next < 8, tokens[next].isWord {
            if ["in", "by", "at", "from", "of", "before", "with", "to", "outside"].contains(base(next)) { return true }
            if EnglishWords.verbs.contains(base(next)) || ["a", "an", "the", "another"].contains(base(next)) {
                return ["in", "by", "at", "from", "of", "before", "with", "to", "told", "outside"].contains(
                    base(next - 1))
            }
            next -= 1
        }
        return false
    }

    /// The people of a trigger, and how sure that is.
    func people(of found: Found) -> ([Int], Double) {
        switch found.trigger.voice {
        case .verb, .recipient: verbPeople(found)
        case .own: ownPeople(found)
        case .court: courtPeople(found)
        case .noun: nounPeople(found)
        case .state: statePeople(found)
        }
    }

    func sure(_ unit: PeopleUnit) -> Double {
        let base: Double =
            switch unit.form {
            case .name: 0.95
            case .pronoun: 0.88
            case .group: 0.88
            case .description: 0.85
            case .anonymous: 0.85
            }
        return isTitle ? base - 0.1 : base
    }

    func object(of found: Found) -> PeopleUnit? {
        for unit in units
        where unit.tokens.lowerBound >= found.range.lowerBound
            && (clauses.clauseOf[unit.tokens.lowerBound] == found.clause
                || unit.tokens.lowerBound < found.range.upperBound)
        {
            if unit.tokens.lowerBound < found.range.upperBound, unit.preposition == nil {
                return unit.isPossessive ? nil : unit
            }
            guard unit.preposition == nil, unit.tokens.lowerBound - found.range.upperBound <= 6 else { return nil }
            let between = found.range.upperBound..<unit.tokens.lowerBound
            let isClear = between.allSatisfy { position in
                dates.contains { $0.tokens.contains(position) }
                    || tokens[position].isWord && !EnglishWords.verbs.contains(base(position))
                        && !EnglishWords.conjunctions.contains(base(position))
                        && !["to", "for", "over", "of", "with", "from"].contains(base(position))
            }
            guard isClear else { return nil }
            return unit.isPossessive && found.trigger.type != .searched ? nil : unit
        }
        return nil
    }

    func verbPeople(_ found: Found) -> ([Int], Double) {
        let auxiliaries = auxiliaries(before: found.range.lowerBound)
        let isPassive = auxiliaries.contains { EnglishWords.forms.contains($0) }
        let isPerfect = !isPassive && auxiliaries.contains { EnglishWords.perfect.contains($0) }
        let subject = subject(of: found.clause, before: found.range.lowerBound)
        let object = object(of: found)
        if found.trigger.type == .searched { return searched(found, isPassive: isPassive) }
        let clause = clauses.clauses[found.clause]
        if clause.kind == .relative, clause.pronoun == "whom", !isPassive, let antecedent = clause.antecedent {
            return (units[antecedent].people, sure(units[antecedent]))
        }
        if isPassive {
            guard case .people(let unit) = subject else { return ([], 0) }
            return (unit.people, sure(unit))
        }
        if let object, object.form != .anonymous || !object.people.isEmpty || object.isPlural {
            if case .people(let unit) = subject, !isPerfect, object.preposition == nil,
                isTitle || isPlainParticiple(found), !unit.isAuthority,
                object.tokens.lowerBound > found.range.upperBound + 1
            {
                return (unit.people, sure(unit) - 0.1)
            }
            return (object.people, sure(object))
        }
        if isPerfect { return ([], 0) }
        // A bare participle: "arrested in 2009", "Activist sentenced to …".
        guard isPlainParticiple(found), case .people(let unit) = subject else { return ([], 0) }
        if hasObjectNoun(found) { return ([], 0) }
        return (unit.people, sure(unit) - 0.05)
    }

    /// Does a noun follow as a verb's object: "Omarova charged the guards"? Then the person is no object.
    func hasObjectNoun(_ found: Found) -> Bool {
        if dates.contains(where: { $0.tokens.lowerBound == found.range.upperBound }) { return false }
        return ["the", "a", "an", "them", "those", "these"].contains(base(found.range.upperBound))
    }

    func isPlainParticiple(_ found: Found) -> Bool {
        let word = base(found.range.lowerBound)
        return word.hasSuffix("ed")
            || ["taken", "found", "sent", "put", "let", "set", "freed", "held", "left"].contains(word)
    }

    /// Whose home or office it was: the possessors of what follows, or of the passive's subject.
    func searched(_ found: Found, isPassive: Bool) -> ([Int], Double) {
        let zone =
            isPassive
            ? clauses.clauses[found.clause].start..<found.range.lowerBound : found.range.upperBound..<tokens.count
        let owners = units.filter { unit in
            zone.contains(unit.tokens.lowerBound) && clauses.clauseOf[unit.tokens.lowerBound] == found.clause
                && (unit.isPossessive || unit.preposition == "of"
                    || unit.preposition == nil && !isPassive && unit.form == .name)
        }
        // "Omarov, whose flat had been searched"
        let details = clauses.clauses[found.clause]
        if owners.isEmpty, details.pronoun == "whose", let antecedent = details.antecedent {
            return (units[antecedent].people, sure(units[antecedent]) - 0.05)
        }
        guard let owner = owners.first else { return ([], 0) }
        return (owner.people, sure(owner) - 0.05)
    }

    func ownPeople(_ found: Found) -> ([Int], Double) {
        if found.trigger.type == .appealPlanned { return appealPeople(found) }
        guard case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound) else { return ([], 0) }
        if unit.people.contains(where: { $0 < people.count && people[$0].isAside }), found.trigger.type == .appealFiled
        {
            return appealPeople(found)
        }
        return (unit.people, sure(unit))
    }

    /// Who will appeal: the subject; where that is a lawyer, the client.
    func appealPeople(_ found: Found) -> ([Int], Double) {
        let subject = subject(of: found.clause, before: found.range.lowerBound)
        if case .people(let unit) = subject {
            let role = unit.role ?? ""
            let isLawyer =
                ["lawyer", "attorney", "lawyers", "attorneys"].contains(role)
                || unit.people.allSatisfy {
                    $0 < people.count
                        && people[$0].roles.contains { $0.hasSuffix("lawyer") || $0.hasSuffix("attorney") }
                }
            if role == "prosecutor"
                || unit.people.contains(where: {
                    $0 < people.count && people[$0].roles.contains { $0.hasSuffix("prosecutor") }
                })
            {
                return ([], 0)
            }
            if !isLawyer, !unit.people.isEmpty { return (unit.people, sure(unit)) }
            // "Omarov; his lawyer will appeal": the one spoken of before in this passage, else the topic.
            let clients = units.filter {
                $0.tokens.lowerBound != unit.tokens.lowerBound && $0.tokens.lowerBound < found.range.lowerBound
            }
            .filter { unit in unit.people.contains { $0 < people.count && !people[$0].isAside } }
            let others = units.filter { unit in
                unit.form == .name && unit.tokens.lowerBound > found.range.lowerBound
                    && unit.people.contains { $0 < people.count && !people[$0].isAside }
            }
            if let client = clients.last ?? (topic == nil ? others.first : nil) { return (client.people, 0.8) }
            return (topic.map { [$0] } ?? [], 0.75)
        }
        if case .authority = subject { return ([], 0) }
        if found.trigger.voice == .court || units.isEmpty { return (topic.map { [$0] } ?? [], 0.75) }
        guard let unit = units.last(where: { $0.tokens.lowerBound < found.range.lowerBound && $0.preposition == nil })
        else { return (topic.map { [$0] } ?? [], 0.7) }
        return (unit.people, 0.7)
    }

    func courtPeople(_ found: Found) -> ([Int], Double) {
        if found.trigger.type == .appealPlanned { return appealPeople(found) }
        // "his request", "the appeal of Omarov", "an appeal filed by Omarov", "refused to free Omarov"
        let inside = units.filter {
            $0.tokens.upperBound > found.range.lowerBound
                && (clauses.clauseOf[$0.tokens.lowerBound] == found.clause
                    || $0.tokens.lowerBound < found.range.upperBound)
                && !$0.isAuthority && !$0.people.isEmpty && $0.tokens.lowerBound - found.range.upperBound < 14
        }
        let own = inside.filter { unit in unit.people.contains { $0 >= people.count || !people[$0].isAside } }
        if let unit = own.first { return (unit.people, sure(unit)) }
        let before = units.filter { unit in
            unit.tokens.upperBound <= found.range.lowerBound && !unit.isAuthority && !unit.people.isEmpty
                && clauses.clauseOf[unit.tokens.lowerBound] == found.clause
                && unit.people.contains { $0 >= people.count || !people[$0].isAside }
        }
        if let unit = before.last { return (unit.people, sure(unit) - 0.05) }
        if case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound), !unit.isAuthority {
            return (unit.people, sure(unit) - 0.1)
        }
        if let unit = units.last(where: {
            $0.tokens.upperBound <= found.range.lowerBound && !$0.isAuthority && !$0.people.isEmpty
        }) {
            return (unit.people, 0.65)
        }
        if isTitle { return ([], 0) }
        // "overturned the verdict by which N. N. had been acquitted"
        if let unit = units.first(where: {
            $0.tokens.lowerBound >= found.range.upperBound && !$0.isAuthority && !$0.people.isEmpty
                && $0.people.contains { $0 >= people.count || !people[$0].isAside }
        }) {
            return (unit.people, 0.7)
        }
        return (topic.map { [$0] } ?? [], 0.65)
    }

    func nounPeople(_ found: Found) -> ([Int], Double) {
        let isTrial = found.trigger.type == .trialOpened
        // "detained after a search"
        if found.trigger.type == .searched, base(found.range.upperBound) != "for",
            let step = statements.last(where: { $0.passage == index && $0.type == .detained })
        {
            return (step.people, 0.75)
        }
        if let owner = units.last(where: {
            $0.tokens.upperBound <= found.range.lowerBound && found.range.lowerBound - $0.tokens.upperBound <= 2
                && $0.isPossessive
        }) {
            return (owner.people, sure(owner) - 0.03)
        }
        if let owner = units.first(where: {
            $0.tokens.lowerBound > found.range.lowerBound && ["of", "for", "against"].contains($0.preposition ?? "")
                && $0.tokens.lowerBound - found.range.lowerBound <= 5
        }) {
            return (owner.people, sure(owner) - 0.03)
        }
        guard isTrial else { return ([], 0) }
        if case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound),
            unit.people.contains(where: { $0 >= people.count || !people[$0].isAside })
        {
            return (unit.people, sure(unit) - 0.1)
        }
        let others = units.filter {
            !$0.isAuthority && !$0.people.isEmpty && $0.people.contains { $0 >= people.count || !people[$0].isAside }
        }
        if let unit = others.first { return (unit.people, 0.75) }
        return (topic.map { [$0] } ?? [], isTitle ? 0 : 0.6)
    }

    func statePeople(_ found: Found) -> ([Int], Double) {
        if base(found.range.upperBound) == "of",
            let unit = units.first(where: { $0.tokens.lowerBound == found.range.upperBound + 1 })
        {
            return (unit.people, sure(unit))
        }
        let near = units.filter {
            $0.tokens.upperBound <= found.range.lowerBound && clauses.clauseOf[$0.tokens.lowerBound] == found.clause
                && !$0.isAuthority
                && ($0.preposition == nil || $0.isPossessive)
        }
        if let unit = near.last, !unit.people.isEmpty { return (unit.people, sure(unit)) }
        if case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound) {
            return (unit.people, sure(unit))
        }
        if let unit = units.first(where: {
            $0.tokens.lowerBound >= found.range.upperBound
                && ["for", "of", "against", "on"].contains($0.preposition ?? "") && !$0.isAuthority
        }) {
            return (unit.people, sure(unit) - 0.05)
        }
        return ([], 0)
    }
}
