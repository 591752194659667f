import CasewireModel

/// Who has been spoken of, passage by passage: what pronouns, groups and left-out subjects rest on.
struct KazakhDiscourse {
    private struct Told {
        var passage: Int
        var people: [Int]
        var topic: Int?
    }

    private var told: [Told] = []
    /// Against whom a step has been told, in this order.
    private(set) var accused: [Int] = []
    /// Named for another's sake: judges, lawyers, relatives, officials.
    var asides: Set<Int> = []

    // MARK: Resolving

    func resolve(_ units: inout [KazakhUnit], in passage: KazakhPassage, people: [Someone]) {
        for position in units.indices where units[position].people.isEmpty {
            let before = Array(units[..<position])
            switch units[position].form {
            case .pronoun:
                if let person = single(before) ?? topic(upTo: passage.index) { units[position].people = [person] }
            case .group:
                if !units[position].isAuthority { units[position].people = group(units[position], before, passage) }
            case .description:
                if let person = described(units[position], people, passage) {
                    units[position].people = [person]
                } else if !units[position].isLawyer {
                    units[position].form = .anonymous
                }
            case .name, .anonymous: break
            }
        }
    }

    /// The last person of the same passage whom a pronoun may mean.
    private func single(_ before: [KazakhUnit]) -> Int? {
        let last = before.last { unit in
            unit.people.count == 1 && !unit.isAuthority && !unit.isLawyer && unit.form != .anonymous
                && !isAside(unit.people[0])
        }
        return last?.people.first
    }

    private func isAside(_ person: Int) -> Bool { asides.contains(person) && !accused.contains(person) }

    /// Whom the passages before are about.
    func topic(upTo passage: Int) -> Int? {
        told.last { $0.topic != nil && passage - $0.passage <= Limits.passagesLookedBack }?.topic
    }

    /// Whom a clause without a person is about: somebody named before in the sentence, else the topic.
    func topic(in passage: KazakhPassage, before end: Int) -> [Int]? {
        let here = passage.units.last { unit in
            unit.tokens.upperBound <= end && !unit.people.isEmpty && unit.form != .anonymous && !unit.isAuthority
                && !unit.isLawyer && !unit.people.allSatisfy(isAside)
        }
        if let here { return here.people }
        guard let last = told.last(where: { !$0.people.isEmpty }), passage.index - last.passage <= 3 else { return nil }
        if last.people.count > 1, last.topic == nil { return last.people }
        return last.topic.map { [$0] }
    }

    private func group(_ unit: KazakhUnit, _ before: [KazakhUnit], _ passage: KazakhPassage) -> [Int] {
        var found: [Int] = []
        for earlier in before where earlier.form == .name && !earlier.isAuthority && !earlier.isLawyer {
            for person in earlier.people where !found.contains(person) && !isAside(person) { found.append(person) }
        }
        if found.count > 1, unit.count == nil || unit.count == found.count { return found }
        if found.count == 1, unit.count == nil { found = [] }
        for earlier in told.reversed() where passage.index - earlier.passage <= Limits.passagesLookedBack {
            let people = earlier.people.filter { !found.contains($0) }
            if let count = unit.count {
                if people.count == count { return people }
                found = people + found
                if found.count == count { return found }
                if found.count > count { return [] }
            } else if people.count > 1 {
                return people
            }
        }
        return []
    }

    /// "the activist": who was called so, else the one person whom the item is about.
    private func described(_ unit: KazakhUnit, _ people: [Someone], _ passage: KazakhPassage) -> Int? {
        guard let role = unit.role, !passage.isTitle else { return nil }
        let called = people.indices.filter { people[$0].roles.contains { $0.hasSuffix(role) } && !isAside($0) }
        if called.count == 1 { return called[0] }
        if called.count > 1 { return topic(upTo: passage.index).flatMap { called.contains($0) ? $0 : nil } }
        guard !unit.isAuthority, !unit.isLawyer else { return nil }
        let candidates = people.indices.filter { !isAside($0) }
        if candidates.count == 1 { return candidates[0] }
        return accused.count == 1 ? topic(upTo: passage.index).flatMap { $0 == accused[0] ? $0 : nil } : nil
    }

    // MARK: Taking in

    mutating func add(_ passage: KazakhPassage, patients: [Int]) {
        guard !passage.isTitle else { return }
        for person in patients where !accused.contains(person) { accused.append(person) }
        var people: [Int] = []
        var subject: Int?
        for unit in passage.units where !unit.isAuthority && !unit.isLawyer && unit.form != .anonymous {
            for person in unit.people where !isAside(person) {
                if !people.contains(person) { people.append(person) }
                if unit.people.count == 1, unit.grammaticalCase == .nominative, subject == nil { subject = person }
            }
        }
        for person in patients where !people.contains(person) { people.append(person) }
        guard !people.isEmpty else { return }
        let distinct = Set(patients)
        var topic = people.count == 1 ? people[0] : nil
        if topic == nil, distinct.count == 1 { topic = patients[0] }
        if topic == nil, distinct.isEmpty { topic = subject ?? people.first { accused.contains($0) } ?? people.first }
        told.append(Told(passage: passage.index, people: people, topic: topic))
    }
}
