package import CasewireModel
package import Foundation
import TextTools

/// Brings what an item says of people together with what is known of them: one case of one person, whichever item, source,
/// language or spelling it comes from. One value takes one item.
///
/// Decided from what is known and nothing else, so that the same items in the same order make the same register.
package struct CaseRegister {
    /// Where a record of the item went.
    package struct Placement: Equatable, Sendable {
        /// The case that the person's register entry is told under.
        package let id: CaseID
        /// The proceedings of its events, in their order, by labels that hold for as long as the case does.
        package let proceedings: [Int]
    }

    private let source: CaseSource
    private let story: String
    private let known: any KnownCases
    /// What an earlier version of the item said and this one has not said again so far.
    private var superseded: [(id: CaseID, telling: CaseTelling)] = []
    private var changed: [CaseID: CaseDossier] = [:]
    /// Cases that hold a record of this item: one item prints one person once.
    private var used: Set<CaseID> = []
    /// Items that speak of people whom this item names.
    private var companions: Set<PersonFacts.SourceKey> = []

    /// - Parameters:
    ///   - story: what a surname alone is somebody's in.
    ///   - corrected: the item that this one takes the place of; nil where it is this item's own earlier version, if any.
    package init(
        _ known: any KnownCases, source: CaseSource, story: String, correcting corrected: ItemID? = nil
    ) throws {
        self.known = known
        self.source = source
        self.story = story
        for dossier in try known.dossiers(from: source.feed, item: corrected ?? source.item) {
            for telling in dossier.tellings where telling.isFrom(source.feed, corrected ?? source.item) {
                superseded.append((dossier.id, telling))
            }
        }
    }

    /// Takes all that an item tells, people whose names an earlier version printed first.
    package mutating func take(all found: [Case]) throws -> [Placement] {
        let keys = Set(superseded.map { PrintedName($0.telling.person.name).key })
        let order = found.indices.sorted { left, right in
            let isKnown = [left, right].map { keys.contains(PrintedName(found[$0].person.name).key) }
            return isKnown[0] == isKnown[1] ? left < right : isKnown[0]
        }
        var placements: [Int: Placement] = [:]
        for index in order { placements[index] = try take(found[index]) }
        return found.indices.compactMap { placements[$0] }
    }

    /// Takes one record of the item.
    package mutating func take(_ found: Case) throws -> Placement {
        let telling = CaseTelling(found, from: source)
        if let pair = try earlierVersion(of: telling) {
            return try replace(superseded.remove(at: pair), by: telling)
        }
        if var dossier = try match(telling) {
            dossier.tellings.append(telling)
            return try place(telling, in: dossier)
        }
        return try place(telling, in: newDossier(telling))
    }

    /// The cases that the item changed, each with its next revision where it says something else now. What an earlier
    /// version said and this one does not is taken back.
    package mutating func finish(at now: Date) throws -> [FiledCase] {
        for (id, telling) in superseded {
            guard var dossier = try current(id) else { continue }
            dossier.tellings.removeAll { $0 == telling }
            changed[id] = dossier
        }
        superseded = []
        return try Self.filed(changed, in: known, source: source, at: now)
    }

    // MARK: Whose

    /// Of the cases that a person of this name may be, the one that it is.
    private func match(_ telling: CaseTelling) throws -> CaseDossier? {
        let facts = PersonFacts([telling])
        var fitting: [(dossier: CaseDossier, fit: Fit)] = []
        for dossier in try candidates(for: facts) {
            // Nearly all that share a key but not the name are told apart by that alone.
            guard NameRelation(facts.names, PersonFacts.names(in: dossier.tellings)) != nil else { continue }
            let known = PersonFacts(dossier.tellings)
            guard let fit = Fit(facts, known, companions: companions) else { continue }
            fitting.append((dossier, fit))
        }
        guard let best = fitting.max(by: { $0.fit < $1.fit }) else { return nil }
        // A record that fits two people equally well is neither's.
        let rivals = fitting.filter { $0.dossier.id != best.dossier.id }
        return rivals.contains { best.fit.isRivalled(by: $0.fit) } ? nil : best.dossier
    }

    private func candidates(for facts: PersonFacts) throws -> [CaseDossier] {
        let wanted = RegisterKeys.wanted(facts.names)
        var candidates: [CaseID: CaseDossier] = [:]
        for dossier in try known.dossiers(under: wanted) { candidates[dossier.id] = dossier }
        for dossier in changed.values
        where !RegisterKeys.filed(PersonFacts.names(in: dossier.tellings)).isDisjoint(with: wanted) {
            candidates[dossier.id] = dossier
        }
        return candidates.values.sorted { $0.id < $1.id }.compactMap { dossier in
            guard !used.contains(dossier.id) else { return nil }
            var dossier = changed[dossier.id] ?? dossier
            // What the item takes back is no evidence.
            for (id, telling) in superseded where id == dossier.id { dossier.tellings.removeAll { $0 == telling } }
            return dossier.tellings.isEmpty ? nil : dossier
        }
    }

    // MARK: Corrections

    /// Which record of the item's earlier version this one stands for, whatever it corrects: the name too.
    private func earlierVersion(of telling: CaseTelling) throws -> Int? {
        guard !superseded.isEmpty else { return nil }
        let facts = PersonFacts([telling])
        var best: (index: Int, likeness: Int)?
        for (index, entry) in superseded.enumerated() where !used.contains(entry.id) {
            let old = PersonFacts([entry.telling])
            guard let likeness = likeness(facts, old), try isStillOf(entry, telling) else { continue }
            if likeness > best?.likeness ?? .min { best = (index, likeness) }
        }
        return best?.index
    }

    /// nil where the two are not one record corrected.
    private func likeness(_ facts: PersonFacts, _ old: PersonFacts) -> Int? {
        if let relation = NameRelation(facts.names, old.names) {
            let fathers = (facts.names.compactMap(\.father), old.names.compactMap(\.father))
            let areTwo =
                !fathers.0.isEmpty && !fathers.1.isEmpty
                && !fathers.0.contains { father in fathers.1.contains { Patronymic.alike(father, $0) } }
            return areTwo ? nil : 100 - relation.rawValue
        }
        // Another name for the same step: a name corrected.
        let sharesWord = !Set(facts.names.flatMap(\.words)).isDisjoint(with: old.names.flatMap(\.words))
        let evidence = Evidence(facts, old)
        let tellsSameStep = facts.steps.contains { step in
            old.steps.contains { $0.type == step.type && $0.days == step.days && $0.days != nil }
        }
        guard tellsSameStep, sharesWord || superseded.count == 1 else { return nil }
        return (sharesWord ? 20 : 0) + min(evidence.balance, 19)
    }

    /// A correction moves on to another case where it names somebody whom the case's other sources don't.
    private func isStillOf(_ entry: (id: CaseID, telling: CaseTelling), _ telling: CaseTelling) throws -> Bool {
        guard let dossier = try current(entry.id) else { return false }
        let others = dossier.tellings.filter { $0 != entry.telling }
        guard !others.isEmpty else { return true }
        let (facts, known) = (PersonFacts([telling]), PersonFacts(others))
        return NameRelation(facts.names, known.names) != nil && !Evidence(facts, known).isExcluded
    }

    private mutating func replace(
        _ entry: (id: CaseID, telling: CaseTelling), by telling: CaseTelling
    ) throws -> Placement {
        guard var dossier = try current(entry.id), let index = dossier.tellings.firstIndex(of: entry.telling) else {
            return try place(telling, in: newDossier(telling))
        }
        // Steps that a person split off stay where they were put.
        var own = telling
        for twin in superseded.indices.reversed() where dossier.apart.contains(superseded[twin].id) {
            var other = superseded[twin].telling
            let theirs = CaseTimeline([other])
            let moved = own.events.filter { theirs.tells($0) && !CaseTimeline([entry.telling]).tells($0) }
            guard !moved.isEmpty, var apart = try current(superseded[twin].id),
                let place = apart.tellings.firstIndex(of: other)
            else { continue }
            own.events.removeAll { moved.contains($0) }
            other = telling
            other.events = moved
            apart.tellings[place] = other
            changed[apart.id] = apart
            used.insert(apart.id)
            superseded.remove(at: twin)
        }
        dossier.tellings[index] = own
        return try place(own, in: dossier)
    }

    // MARK: Placing

    private mutating func place(_ telling: CaseTelling, in dossier: CaseDossier) throws -> Placement {
        changed[dossier.id] = dossier
        used.insert(dossier.id)
        companions.formUnion(PersonFacts(dossier.tellings).items.subtracting([PersonFacts.SourceKey(source)]))
        return Placement(id: dossier.mergedInto ?? dossier.id, proceedings: Self.proceedings(of: telling, in: dossier))
    }

    private static func proceedings(of telling: CaseTelling, in dossier: CaseDossier) -> [Int] {
        var timeline = CaseTimeline([])
        for other in dossier.tellings {
            let places = timeline.take(other)
            if other == telling { return places.map(\.proceeding) }
        }
        return []
    }

    private func newDossier(_ telling: CaseTelling) throws -> CaseDossier {
        var number = 0
        var id: CaseID
        repeat {
            id = Self.id(of: telling.person, story: story, namesakes: number)
            number += 1
        } while try current(id) != nil
        let record = CaseRecord(
            id: id, revision: 0, created: Date(timeIntervalSince1970: 0), person: telling.person, organisations: [],
            charges: [], stance: nil, events: [], source: source, sources: [], previous: nil)
        return CaseDossier(record: record, tellings: [telling])
    }

    /// The id of a person's case. A surname alone is nobody outside its story.
    ///
    /// - Parameter namesakes: how many cases of that name are known.
    package static func id(of person: Person, story: String, namesakes: Int = 0) -> CaseID {
        let key = FoldingKey.ofName(person.name)
        var parts = ["case", key]
        if !key.contains(" ") { parts.append(story) }
        if namesakes > 0 { parts.append(String(namesakes)) }
        return CaseID(ContentHash.id(parts.joined(separator: "\u{1F}")))
    }

    private func current(_ id: CaseID) throws -> CaseDossier? { try changed[id] ?? known.dossier(id) }

    // MARK: Revisions

    /// - Parameter source: the item that the revisions come from; nil where a person's word made them.
    static func filed(
        _ changed: [CaseID: CaseDossier], in known: any KnownCases, source: CaseSource?,
        because: [CaseID: [CaseChange]] = [:],
        at now: Date
    ) throws -> [FiledCase] {
        var dossiers = changed
        // What comes of a case that was joined to another is told there.
        for dossier in changed.values {
            guard let root = dossier.mergedInto, dossiers[root] == nil else { continue }
            dossiers[root] = try known.dossier(root)
        }
        return try dossiers.keys.sorted().compactMap { id in
            guard var dossier = dossiers[id] else { return nil }
            let before = dossier.record.revision > 0 ? dossier.record : nil
            if dossier.mergedInto == nil {
                let tellings = try allTellings(of: dossier, changed: dossiers, in: known)
                dossier.record = record(id, tellings, of: dossier, source: source, because: because[id] ?? [], at: now)
            } else if dossier.record.mergedInto != dossier.mergedInto {
                dossier.record = closed(dossier, because: because[id] ?? [], at: now)
            }
            let names = PersonFacts.names(
                in: dossier.tellings.isEmpty ? [telling(of: dossier.record)] : dossier.tellings)
            return FiledCase(
                dossier: dossier, keys: RegisterKeys.filed(names),
                isRevised: dossier.record.revision != before?.revision)
        }
    }

    /// A case's own tellings, and those of the cases that were joined to it.
    static func allTellings(
        of dossier: CaseDossier, changed: [CaseID: CaseDossier] = [:], in known: any KnownCases
    ) throws -> [CaseTelling] {
        try dossier.tellings + joined(to: dossier.id, changed: changed, in: known).flatMap(\.tellings)
    }

    static func joined(
        to id: CaseID, changed: [CaseID: CaseDossier] = [:], in known: any KnownCases
    ) throws -> [CaseDossier] {
        let unchanged = try known.dossiers(mergedInto: id).filter { changed[$0.id] == nil }
        return (unchanged + changed.values.filter { $0.mergedInto == id }).sorted { $0.id < $1.id }
    }

    private static func record(
        _ id: CaseID, _ tellings: [CaseTelling], of dossier: CaseDossier, source: CaseSource?, because: [CaseChange],
        at now: Date
    ) -> CaseRecord {
        let before = dossier.record.revision > 0 ? dossier.record : nil
        let teller = source ?? dossier.record.source
        var record: CaseRecord
        if let made = CaseRecord(id: id, tellings, source: teller, previous: before, at: now) {
            record = made
        } else {
            // All its sources took it back: what they had said stands, so that a reader sees what.
            record = dossier.record
            record.status = .withdrawn
        }
        guard let before else { return record }
        guard !record.says(sameAs: before) else { return before }
        record.revision = before.revision + 1
        record.previous = before.revision
        record.created = now
        record.source = teller
        record.changes = because + [CaseChange].between(before, record)
        return record
    }

    private static func closed(_ dossier: CaseDossier, because: [CaseChange], at now: Date) -> CaseRecord {
        var record = dossier.record
        record.mergedInto = dossier.mergedInto
        record.previous = record.revision
        record.revision += 1
        record.created = now
        record.changes = because
        return record
    }

    /// A case that was withdrawn is found by the names that it had.
    private static func telling(of record: CaseRecord) -> CaseTelling {
        CaseTelling(Case(person: record.person), from: record.source)
    }
}

extension CaseTimeline {
    /// Is this step on one of the lines?
    func tells(_ event: Event) -> Bool {
        var copy = self
        let places = copy.take(CaseTelling(Case(person: Person(name: "", key: ""), events: [event]), from: Self.nobody))
        return places.contains { $0.line < lines.count }
    }

    private static var nobody: CaseSource { CaseSource(feed: "", item: Item(guid: "", title: "")) }
}
