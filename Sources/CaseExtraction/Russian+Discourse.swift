import CasewireModel

/// Who has been spoken of, and where last: what pronouns, "оба" and "активистка" rest on.
struct RussianDiscourse {
    private struct Entry {
        var person: Int
        var passage: Int
        var isSubject: Bool
    }

    /// The newest last.
    private var entries: [Entry] = []
    private var groups: [(people: [Int], passage: Int)] = []
    private var lastTold: [(people: [Int], passage: Int)] = []
    private var passage = 0

    mutating func add(_ mentions: [RussianMention], told: [Statement], passage: Int) {
        self.passage = passage + 1
        for mention in mentions {
            if mention.people.count > 1 { groups.append((mention.people, passage)) }
            for person in mention.people {
                entries.append(
                    Entry(
                        person: person, passage: passage,
                        isSubject: mention.cases.contains(.nominative) && mention.people.count == 1))
            }
        }
        var all: [Int] = []
        for statement in told where !statement.isBackground {
            for person in statement.people where !all.contains(person) { all.append(person) }
        }
        if !all.isEmpty { lastTold.append((all, passage)) }
        if all.count > 1, groups.last?.people.count ?? 0 < all.count || groups.last?.passage != passage {
            groups.append((all, passage))
        }
        // Bounds what is looked back over.
        if entries.count > 200 { entries.removeFirst(entries.count - 100) }
        if groups.count > 40 { groups.removeFirst(20) }
        if lastTold.count > 40 { lastTold.removeFirst(20) }
    }

    /// Those of whom the last passages told a step; else the one accused.
    func topic(accused: [Int], isAside: (Int) -> Bool) -> [Int] {
        let recent = entries.last { accused.contains($0.person) && passage - $0.passage <= 2 }
        if let told = lastTold.last, passage - told.passage <= 3 {
            if let recent, !told.people.contains(recent.person) { return [recent.person] }
            return told.people
        }
        if let recent { return [recent.person] }
        if accused.isEmpty, let group = groups.last, passage - group.passage <= 1,
            !group.people.contains(where: isAside)
        {
            return group.people
        }
        if accused.isEmpty, let near = entries.last(where: { !isAside($0.person) && passage - $0.passage <= 1 }) {
            return [near.person]
        }
        return accused.count == 1 ? accused : []
    }

    func people(
        _ mention: RussianMention, before: [RussianMention], people: [Someone], accused: [Int], isTitle: Bool
    ) -> [Int] {
        if mention.isPlural { return group(mention, before, people, accused, isTitle) }
        if mention.form == .description { return described(mention, before, people, accused, isTitle) }
        return one(mention.sex, before, people, accused, favouring: nil).map { [$0] } ?? []
    }

    /// The likeliest person of a sex: near, accused, spoken of as a subject.
    private func one(
        _ sex: GivenNameKeys.Sex?, _ before: [RussianMention], _ people: [Someone], _ accused: [Int],
        favouring role: String?
    ) -> Int? {
        var scores: [Int: Double] = [:]
        func consider(_ person: Int, _ score: Double) {
            guard sex == nil || people[person].sex == nil || people[person].sex == sex else { return }
            var score = score
            if accused.contains(person) { score += 3 }
            if people[person].isAside { score -= 5 }
            if let role, people[person].roles.contains(where: { $0.hasSuffix(role) }) { score += 4 }
            scores[person] = max(scores[person] ?? -.infinity, score)
        }
        for (offset, mention) in before.reversed().enumerated()
        where mention.form != .relative && mention.people.count == 1 {
            let relative = mention.role?.kind == .relative ? -1.5 : mention.role?.isAside == true ? -5 : 0
            let subject = mention.cases.contains(.nominative) ? 1.0 : 0
            consider(mention.people[0], 7.5 - 0.4 * Double(offset) + subject + relative)
        }
        for (offset, entry) in entries.reversed().prefix(40).enumerated() {
            let distance = passage - entry.passage
            guard distance <= Limits.passagesLookedBack else { break }
            consider(entry.person, 4 - Double(distance) - 0.1 * Double(offset) + (entry.isSubject ? 1 : 0))
        }
        // By person, so that equals are told apart alike each time.
        return scores.sorted { $0.key < $1.key }.max { $0.value < $1.value }.flatMap { $0.value > -1 ? $0.key : nil }
    }

    /// "активистка", "осуждённый", "44-летняя жительница".
    private func described(
        _ mention: RussianMention, _ before: [RussianMention], _ people: [Someone], _ accused: [Int], _ isTitle: Bool
    ) -> [Int] {
        guard let role = mention.role, !role.isAside else { return [] }
        let known = people.indices.filter {
            !people[$0].isAside && (mention.sex == nil || people[$0].sex == nil || people[$0].sex == mention.sex)
        }
        let sameRole = known.filter { people[$0].roles.contains { $0 == role.lemma || $0.hasSuffix(role.lemma) } }
        if sameRole.count == 1 { return sameRole }
        if let age = mention.age, let same = known.first(where: { people[$0].age == age }) { return [same] }
        let suspects = known.filter(accused.contains)
        if isTitle { return suspects.count == 1 ? suspects : [] }
        let isGeneral =
            role.kind == .accused
            || [
                "мужчина", "женщина", "девушка", "парень", "юноша", "жительница", "житель", "пенсионер", "пенсионерка",
                "активист", "активистка",
            ].contains(role.lemma)
        // A bare noun means whoever was spoken of last; one with words of its own may bring in somebody new.
        let isBare = mention.tokens.count == 1 && !mention.isOwned && mention.preposition == nil && !entries.isEmpty
        guard isGeneral || isBare || mention.age != nil || suspects.count == 1 && known.count <= 2 else { return [] }
        if suspects.isEmpty, !isGeneral && !isBare || entries.isEmpty && before.isEmpty { return [] }
        return one(mention.sex, before, people, accused, favouring: role.lemma).map { [$0] } ?? []
    }

    /// "оба", "их", "всех троих", "женщины".
    private func group(
        _ mention: RussianMention, _ before: [RussianMention], _ people: [Someone], _ accused: [Int], _ isTitle: Bool
    ) -> [Int] {
        func fits(_ person: Int) -> Bool {
            !people[person].isAside
                && (mention.sex == nil || people[person].sex == nil || people[person].sex == mention.sex)
        }
        var candidates: [[Int]] = before.reversed().filter { $0.people.count > 1 }.map(\.people)
        candidates += groups.reversed().filter { passage - $0.passage <= Limits.passagesLookedBack }.map(\.people)
        let all = accused.filter(fits)
        if let count = mention.count {
            for candidate in candidates {
                let fitting = candidate.filter(fits)
                if fitting.count == count { return fitting }
            }
            if all.count == count { return all }
            // The last so many who were spoken of.
            var recent: [Int] = []
            for entry in entries.reversed()
            where fits(entry.person) && !recent.contains(entry.person) && passage - entry.passage <= 2 {
                recent.append(entry.person)
            }
            return mention.form == .number && recent.count == count ? recent.reversed() : []
        }
        if mention.form == .description {
            let role = mention.role?.kind
            let isSexed = mention.sex != nil && role != .relative || mention.role?.lemma.hasPrefix("сестр") == true
            guard role == .accused || isSexed || isTitle && role == .plain else { return [] }
            if mention.isOwned { return [] }
            if let candidate = candidates.first(where: { $0.filter(fits).count > 1 }) {
                return candidate.filter(fits)
            }
            return all.count > 1 && (role == .accused || isSexed) ? all : []
        }
        if let candidate = candidates.first(where: { $0.filter(fits).count > 1 }) { return candidate.filter(fits) }
        return all.count > 1 ? all : []
    }
}
