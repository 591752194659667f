/// What one item says of one person, as the register keeps it: a case's record is made of these, and of nothing else, so
/// that an item that is corrected takes back just what it said itself.
package struct CaseTelling: Codable, Equatable, Sendable {
    package var source: CaseSource
    package var person: Person
    package var organisations: [EntityID]
    package var charges: [Case.Charge]
    package var stance: Case.Stance?
    package var events: [Event]

    package init(_ found: Case, from source: CaseSource) {
        self.source = source
        person = found.person
        organisations = found.organisations
        charges = found.charges
        stance = found.stance
        events = found.events
    }

    package func isFrom(_ feed: FeedID, _ item: ItemID) -> Bool { source.feed == feed && source.item == item }
}

/// A case with all that it rests on.
package struct CaseDossier: Codable, Equatable, Sendable {
    /// What was told last, and is owed or delivered.
    package var record: CaseRecord
    /// In the order in which they arrived.
    package var tellings: [CaseTelling]
    /// The case that a person joined this one to.
    package var mergedInto: CaseID?
    /// Cases that a person split off, or that this one was split off from.
    package var apart: [CaseID]

    package var id: CaseID { record.id }

    package init(
        record: CaseRecord, tellings: [CaseTelling], mergedInto: CaseID? = nil, apart: [CaseID] = []
    ) {
        self.record = record
        self.tellings = tellings
        self.mergedInto = mergedInto
        self.apart = apart
    }

    /// The dossier of a record that was written before tellings were kept: each event is told by the item it names.
    package init(reconstructedFrom record: CaseRecord) {
        let tellings = record.sources.enumerated().map { index, source in
            var telling = CaseTelling(
                Case(person: record.person, events: record.events.filter { $0.source == source.item }), from: source)
            if index == 0 {
                telling.organisations = record.organisations
                telling.charges = record.charges
                telling.stance = record.stance
                telling.events += record.events.filter { event in
                    !record.sources.contains { $0.item == event.source }
                }
            }
            return telling
        }
        self.init(record: record, tellings: tellings, mergedInto: record.mergedInto)
    }
}

/// Another item's words for a step, and where they stand.
package struct EventTelling: Codable, Equatable, Sendable {
    package var source: ItemID
    package var quote: String
    package var field: Item.Field
    package var span: Span
    package var confidence: Double

    package init(_ event: Event, in source: ItemID) {
        self.source = source
        quote = event.quote
        field = event.field
        span = event.span
        confidence = event.confidence
    }
}

/// What a revision changed, and which item says so.
package struct CaseChange: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable {
        /// A step, a name, a role, a charge, an organisation that was not known before.
        case added
        /// The same that no source tells any longer.
        case removed
        /// A step of which more is told than before; another age or stance.
        case changed
        /// A source that says what was known.
        case confirmed
        /// By a person's word.
        case joined, split
    }

    package var kind: Kind
    /// `event`, `name`, `age`, `role`, `charge`, `organisation`, `stance`, `source`, `status`, `case`.
    package var what: String
    /// An event's id, the name, the charge's text and so on.
    package var value: String
    /// nil where no item says so but a person's word.
    package var source: ItemID?

    package init(_ kind: Kind, _ what: String, _ value: String, source: ItemID?) {
        self.kind = kind
        self.what = what
        self.value = value
        self.source = source
    }
}
