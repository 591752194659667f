import CasewireModel
import TextTools

/// What the text has spoken of so far: whom "he", "the activist" and "the four" mean.
struct EnglishDiscourse {
    /// The people units of the passages read, resolved, in order.
    private(set) var history: [[PeopleUnit]] = []
    /// Lists of names, in the order of the text: "the four" are a list of four.
    private(set) var lists: [[Int]] = []
    private(set) var roles: [String: [Int]] = [:]

    mutating func add(_ units: [PeopleUnit]) { history.append(units) }
    mutating func add(list: [Int]) { if !lists.contains(list) { lists.append(list) } }
    mutating func add(role: String, of person: Int) { roles[role, default: []].append(person) }

    /// The one person that a singular pronoun or description can mean, the likeliest first.
    ///
    /// Nearness first, a subject before an object, a person against whom a step is told before officials and relatives.
    func person(
        sex: GivenNameKeys.Sex?, among people: [Someone], before units: [PeopleUnit], favouring accused: Set<Int>,
        role: String? = nil,
        excluding excluded: Set<Int> = []
    ) -> Int? {
        var best: (person: Int, score: Double)?
        func consider(_ units: [PeopleUnit], distance: Int) {
            var isFirst = true
            for (order, unit) in units.enumerated() where !unit.people.isEmpty {
                for person in unit.people.prefix(unit.people.count == 1 ? 1 : 12)
                where !excluded.contains(person) && person < people.count {
                    let someone = people[person]
                    if let sex, let known = someone.sex, known != sex { continue }
                    var score = -3.0 * Double(distance)
                    if isFirst, unit.preposition == nil, !unit.isPossessive { score += 1.5 }
                    if unit.people.count > 1 { score -= 2 }
                    if unit.preposition != nil || unit.isPossessive { score -= 0.5 }
                    if someone.isAside { score -= 7 }
                    // A description tells something new of whoever was named last; a pronoun goes on with the one at
                    // issue.
                    if accused.contains(person), role.map(Self.isGeneral) ?? true { score += 1 }
                    if role != nil, unit.form == .name { score += 0.6 }
                    if let sex, someone.sex == sex { score += 0.5 }
                    if let role { score += self.score(role, someone) }
                    score += 0.05 * Double(order)
                    if score > best?.score ?? -100 { best = (person, score) }
                }
                if unit.preposition == nil { isFirst = false }
            }
        }
        consider(units, distance: 0)
        for (distance, units) in history.suffix(Limits.passagesLookedBack).reversed().enumerated() {
            consider(units, distance: distance + 1)
        }
        return best?.person
    }

    private static func isGeneral(_ role: String) -> Bool {
        [
            "man", "woman", "convict", "prisoner", "accused", "defendant", "suspect", "inmate", "detainee", "person",
            "activist",
        ].contains(role) || role.hasSuffix("-year-old")
    }

    private func score(_ role: String, _ someone: Someone) -> Double {
        if someone.roles.contains(where: { $0 == role || $0.hasSuffix(" " + role) }) { return 6 }
        if Self.isGeneral(role) { return 0 }
        return someone.roles.isEmpty ? 0 : -1
    }

    /// The people that "they", "both", "the four" mean.
    /// - Parameter isAll: "all of them": everyone told of in the last two passages.
    func group(
        count: Int?, isAll: Bool, before units: [PeopleUnit], sex: GivenNameKeys.Sex?, people: [Someone], accused: [Int]
    ) -> [Int] {
        let recent = (history.suffix(Limits.passagesLookedBack) + [units])
        if let count {
            if let unit = recent.reversed().lazy.flatMap({ $0.reversed() }).first(where: { $0.people.count == count }) {
                return unit.people
            }
            // Named one by one: as many different people as the group has, in the passages just before.
            var seen: [Int] = []
            for units in recent.reversed() {
                for person in units.reversed().flatMap(\.people)
                where !seen.contains(person) && person < people.count
                    && (!people[person].isAside || accused.contains(person))
                {
                    seen.append(person)
                }
                if seen.count >= count { break }
            }
            return seen.count == count ? seen.sorted() : lists.first { $0.count == count } ?? []
        }
        if isAll {
            let near = history.suffix(2).joined().filter { !$0.isAuthority && $0.preposition == nil }.flatMap(\.people)
            let members = accused.filter(near.contains)
            if members.count > 1 { return members }
        }
        if let unit = recent.reversed().lazy.flatMap({ $0.reversed() }).first(where: { $0.people.count > 1 }) {
            let members = unit.people.filter { person in
                person < people.count && sex.map { people[person].sex ?? $0 == $0 } ?? true
            }
            if members.count > 1 { return members }
        }
        return count == nil && accused.count > 1 ? accused : []
    }
}
