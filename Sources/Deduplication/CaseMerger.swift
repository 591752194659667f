package import CasewireModel
package import Foundation

/// Brings what an item says of people together with what is known of them: one case of one person, whichever item, source
/// or spelling it comes from.
///
/// Two people made one is the graver fault by far: where in doubt, they stay apart.
package enum CaseMerger {
    /// The records that `cases` change or add, each with its next revision. A case that adds nothing and comes from a
    /// source that is known already changes none.
    ///
    /// - Parameter known: the records of the register that share a person's key, by key.
    package static func merge(
        _ cases: [Case], from source: CaseSource, story: StoryID, into known: (String) throws -> [CaseRecord],
        at now: Date
    ) rethrows -> (changed: [CaseRecord], all: [CaseID]) {
        var changed: [CaseRecord] = []
        var all: [CaseID] = []
        for found in cases {
            let namesakes = try known(found.person.key) + changed.filter { $0.person.key == found.person.key }
            let latest = namesakes.reduce(into: [CaseID: CaseRecord]()) { $0[$1.id] = $1 }
            if let record = latest.values.sorted(by: { $0.id < $1.id }).first(where: {
                isSamePerson(found, $0, story: story)
            }) {
                all.append(record.id)
                if let merged = merged(found, into: record, from: source, at: now) {
                    changed.removeAll { $0.id == merged.id }
                    changed.append(merged)
                }
            } else {
                let record = newRecord(found, from: source, story: story, namesakes: latest.count, at: now)
                all.append(record.id)
                changed.append(record)
            }
        }
        return (changed, all)
    }

    /// The id of a person's case. A surname alone is no person: it holds within its story.
    package static func id(of person: Person, story: StoryID, namesakes: Int = 0) -> CaseID {
        var parts = ["case", person.key]
        if !person.isFullyNamed { parts.append(story.rawValue) }
        if namesakes > 0 { parts.append(String(namesakes)) }
        return CaseID(ContentHash.id(parts.joined(separator: "\u{1F}")))
    }

    private static func isSamePerson(_ found: Case, _ record: CaseRecord, story: StoryID) -> Bool {
        guard found.person.isFullyNamed else { return record.id == id(of: found.person, story: story) }
        guard let age = found.person.age, let knownAge = record.person.age else { return true }
        return abs(age - knownAge) <= yearsApart(found, record)
    }

    /// How far two printed ages of one person may lie apart: the years between the two reports, and one for a birthday.
    private static func yearsApart(_ found: Case, _ record: CaseRecord) -> Int {
        let years = (found.events + record.events).compactMap { $0.date?.end.year }
        guard let first = years.min(), let last = years.max() else { return 1 }
        return last - first + 1
    }

    private static func newRecord(
        _ found: Case, from source: CaseSource, story: StoryID, namesakes: Int, at now: Date
    ) -> CaseRecord {
        CaseRecord(
            id: id(of: found.person, story: story, namesakes: namesakes), revision: 1, created: now,
            person: found.person, organisations: found.organisations, charges: found.charges, stance: found.stance,
            events: found.events.map { told(by: source, $0) }, source: source, sources: [source], previous: nil)
    }

    private static func merged(_ found: Case, into record: CaseRecord, from source: CaseSource, at now: Date)
        -> CaseRecord?
    {
        var merged = record
        merged.person = joined(record.person, found.person)
        merged.organisations += found.organisations.filter { !record.organisations.contains($0) }
        merged.charges += found.charges.filter { charge in
            !record.charges.contains { isSameCharge($0, charge) }
        }
        merged.stance = found.stance ?? record.stance
        // What this very item said before, it says anew: a correction replaces it and contradicts nobody.
        if record.sources.contains(where: { $0.feed == source.feed && $0.item == source.item }) {
            merged.events.removeAll { $0.source == source.item }
        }
        for event in found.events { add(event, to: &merged.events, from: source) }
        merged.events.sort { ($0.date?.start).precedes($1.date?.start) }
        let isNewSource = !record.sources.contains { $0.feed == source.feed && $0.item == source.item }
        if isNewSource { merged.sources.append(source) }
        guard merged != record else { return nil }
        merged.source = source
        merged.revision = record.revision + 1
        merged.previous = record.revision
        merged.created = now
        return merged
    }

    private static func joined(_ known: Person, _ found: Person) -> Person {
        var person = known
        for name in [found.name] + found.names where name != known.name && !person.names.contains(name) {
            person.names.append(name)
        }
        person.age = known.age ?? found.age
        person.roles += found.roles.filter { !known.roles.contains($0) }
        return person
    }

    private static func isSameCharge(_ known: Case.Charge, _ found: Case.Charge) -> Bool {
        if let article = known.article, let other = found.article { return article == other }
        return known.text.lowercased() == found.text.lowercased()
    }

    private static func told(by source: CaseSource, _ event: Event) -> Event {
        var event = event
        event.source = source.item
        return event
    }

    /// Adds a step, or what it says beyond a step that is known. Where two reports contradict each other both stay.
    private static func add(_ event: Event, to events: inout [Event], from source: CaseSource) {
        let event = told(by: source, event)
        guard let index = events.firstIndex(where: { isSameStep($0, event) }) else {
            events.append(event)
            return
        }
        events[index].place = events[index].place ?? event.place
        events[index].court = events[index].court ?? event.court
        events[index].judge = events[index].judge ?? event.judge
        if events[index].sentences.isEmpty { events[index].sentences = event.sentences }
        guard let date = event.date else { return }
        guard let known = events[index].date else {
            events[index].date = date
            return
        }
        let isNarrower =
            known.start <= date.start && date.end <= known.end && (known.start, known.end) != (date.start, date.end)
        if isNarrower { events[index].date = date }
    }

    private static func isSameStep(_ known: Event, _ found: Event) -> Bool {
        guard known.type == found.type else { return false }
        if let date = known.date, let other = found.date {
            guard date.start <= other.end, other.start <= date.end else { return false }
        } else if known.date != nil || found.date != nil {
            // One of the two has no day. A step that happens once in a proceeding is the same; a second arrest may be another.
            guard !known.sentences.isEmpty || found.type != .detained else { return false }
        }
        return known.sentences.isEmpty || found.sentences.isEmpty || sameTerms(known.sentences, found.sentences)
    }

    private static func sameTerms(_ known: [Sentence], _ found: [Sentence]) -> Bool {
        let known = known.filter { $0.kind != .activityBan }
        let found = found.filter { $0.kind != .activityBan }
        return known.isEmpty || found.isEmpty
            || found.allSatisfy { sentence in
                known.contains { $0.kind == sentence.kind && ($0.months, $0.days) == (sentence.months, sentence.days) }
            }
    }
}

extension Person {
    /// Given name and surname, at least.
    fileprivate var isFullyNamed: Bool { key.contains(" ") }
}

extension Optional where Wrapped == CalendarDay {
    /// Undated steps stand last.
    fileprivate func precedes(_ other: CalendarDay?) -> Bool {
        switch (self, other) {
        case (let left?, let right?): left < right
        case (.some, nil): true
        default: false
        }
    }
}
