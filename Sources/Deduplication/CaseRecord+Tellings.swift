import CasewireModel
import Foundation
import TextTools

extension CaseRecord {
    /// The record that tellings make: what all of them say, each thing once, and what they disagree on side by side.
    ///
    /// - Parameters:
    ///   - tellings: in order of arrival; one at least.
    ///   - source: the item that this revision comes from.
    init?(id: CaseID, _ tellings: [CaseTelling], source: CaseSource, previous: CaseRecord?, at now: Date) {
        guard let person = Self.person(tellings) else { return nil }
        var organisations: [EntityID] = []
        var charges: [Case.Charge] = []
        var sources: [CaseSource] = []
        for telling in tellings {
            organisations += telling.organisations.filter { !organisations.contains($0) }
            charges += telling.charges.filter { charge in !charges.contains { Self.isSameCharge($0, charge) } }
            let isKnown = sources.contains { $0.feed == telling.source.feed && $0.item == telling.source.item }
            if !isKnown { sources.append(telling.source) }
        }
        self.init(
            id: id, revision: (previous?.revision ?? 0) + 1, created: now, person: person,
            organisations: organisations, charges: charges, stance: tellings.last { $0.stance != nil }?.stance,
            events: CaseTimeline(tellings).events, source: source, sources: sources, previous: previous?.revision)
    }

    private static func person(_ tellings: [CaseTelling]) -> Person? {
        // A name in full goes before a surname, and what was printed first before what came later, so that it stays.
        guard let main = tellings.first(where: { PrintedName($0.person.name).isFull }) ?? tellings.first else {
            return nil
        }
        var person = main.person
        person.names = []
        person.roles = []
        person.key = FoldingKey.ofName(person.name)
        for telling in tellings {
            for name in [telling.person.name] + telling.person.names
            where name != person.name && !person.names.contains(name) {
                person.names.append(name)
            }
            person.roles += telling.person.roles.filter { !person.roles.contains($0) }
            person.age = telling.person.age ?? person.age
        }
        return person
    }

    private static func isSameCharge(_ known: Case.Charge, _ found: Case.Charge) -> Bool {
        if let article = known.article, let other = found.article { return article == other }
        return known.text.lowercased() == found.text.lowercased()
    }

    /// Does it say what another revision says, whatever made it?
    func says(sameAs other: CaseRecord) -> Bool {
        status == other.status && person == other.person && organisations == other.organisations
            && charges == other.charges && stance == other.stance && events == other.events
            && sources == other.sources && mergedInto == other.mergedInto
    }
}

extension CaseTimeline {
    /// The lines as a reader wants them: in order of date, those without one where their kind of step stands in their
    /// proceeding, and the proceedings numbered in that order.
    var events: [Event] {
        let days = lines.map { line in day(of: line) }
        let order = lines.indices.sorted { left, right in
            let one = (days[left], lines[left].event.type.stage, left)
            let other = (days[right], lines[right].event.type.stage, right)
            return one < other
        }
        var numbers: [Int: Int] = [:]
        return order.map { index in
            var event = lines[index].event
            let label = lines[index].proceeding
            let number = numbers[label] ?? numbers.count + 1
            numbers[label] = number
            event.proceeding = number
            let isDisputed = lines.indices.contains { other in
                other != index && lines[other].proceeding == label && Self.isDisputed(lines[other].event, event)
            }
            if isDisputed { event.disputed = true }
            return event
        }
    }

    private func day(of line: Line) -> Int {
        if let date = line.event.date { return date.start.daysSinceEpoch }
        let stage = line.event.type.stage
        let dated = lines.filter { $0.proceeding == line.proceeding && $0.event.date != nil }
        let before = dated.filter { $0.event.type.stage <= stage }.compactMap {
            $0.event.date?.start.daysSinceEpoch
        }
        let after = dated.compactMap { $0.event.date?.start.daysSinceEpoch }
        return before.max() ?? after.min() ?? .max
    }
}

extension [CaseChange] {
    /// What makes `record` another than `previous`, and which item says so.
    static func between(_ previous: CaseRecord, _ record: CaseRecord) -> [CaseChange] {
        var changes: [CaseChange] = []
        let source = record.source.item
        func compare<Value: Hashable>(
            _ what: String, _ old: [Value], _ new: [Value], _ name: (Value) -> String
        ) {
            let (before, after) = (Set(old), Set(new))
            for value in new where !before.contains(value) {
                changes.append(CaseChange(.added, what, name(value), source: source))
            }
            for value in old where !after.contains(value) {
                changes.append(CaseChange(.removed, what, name(value), source: source))
            }
        }
        compare("name", [previous.person.name] + previous.person.names, [record.person.name] + record.person.names) {
            $0
        }
        compare("role", previous.person.roles, record.person.roles) { $0 }
        compare("charge", previous.charges, record.charges) { $0.text }
        compare("organisation", previous.organisations, record.organisations) { $0.rawValue }
        changes += events(previous, record)
        if previous.person.age != record.person.age {
            changes.append(CaseChange(.changed, "age", record.person.age.map(String.init) ?? "", source: source))
        }
        if previous.stance != record.stance {
            changes.append(CaseChange(.changed, "stance", record.stance?.rawValue ?? "", source: source))
        }
        if previous.status != record.status {
            changes.append(CaseChange(.changed, "status", record.status.rawValue, source: source))
        }
        compare("source", previous.sources.map(\.item), record.sources.map(\.item)) { $0.rawValue }
        return changes
    }

    private static func events(_ previous: CaseRecord, _ record: CaseRecord) -> [CaseChange] {
        func byID(_ events: [Event]) -> [String: Event] {
            Dictionary(events.compactMap { event in event.id.map { ($0, event) } }) { first, _ in first }
        }
        let (old, new) = (byID(previous.events), byID(record.events))
        var changes: [CaseChange] = []
        for event in record.events {
            guard let id = event.id else { continue }
            let teller = event.also?.last?.source ?? event.source
            guard let before = old[id] else {
                changes.append(CaseChange(.added, "event", id, source: event.source))
                continue
            }
            var (one, other) = (before, event)
            (one.also, other.also) = (nil, nil)
            if one != other {
                changes.append(CaseChange(.changed, "event", id, source: record.source.item))
            } else if before.also != event.also {
                changes.append(CaseChange(.confirmed, "event", id, source: teller))
            }
        }
        for event in previous.events {
            if let id = event.id, new[id] == nil {
                changes.append(CaseChange(.removed, "event", id, source: record.source.item))
            }
        }
        return changes
    }
}
