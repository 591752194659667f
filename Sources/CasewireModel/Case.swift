/// What news items say about one person's treatment by police and courts: CASES.md, field by field.
package struct Case: Equatable, Sendable {
    package static let schema = "casewire.case/1"

    /// nil until the register has given it one (`CaseRegister`): extraction alone knows no other items.
    package var id: CaseID?
    package var person: Person
    package var organisations: [EntityID]
    package var charges: [Charge]
    package var stance: Stance?
    /// In order of date.
    package var events: [Event]

    package init(
        id: CaseID? = nil, person: Person, organisations: [EntityID] = [], charges: [Charge] = [],
        stance: Stance? = nil, events: [Event] = []
    ) {
        self.id = id
        self.person = person
        self.organisations = organisations
        self.charges = charges
        self.stance = stance
        self.events = events
    }

    /// Towards the charge, as reported.
    package enum Stance: String, Codable, Sendable { case denies, admits }

    package struct Charge: Codable, Equatable, Hashable, Sendable {
        /// As printed.
        package var text: String
        /// `405-2`: article 405, part 2.
        package var article: String?

        package init(text: String, article: String? = nil) {
            self.text = text
            self.article = article
        }
    }
}

package struct Person: Codable, Equatable, Sendable {
    /// The fullest form printed, in the nominative.
    package var name: String
    /// Every other form printed.
    package var names: [String]
    /// Romanised, case- and spelling-folded: shared by the spellings of one name (LANGUAGES.md §2.2).
    package var key: String
    /// Years, as printed.
    package var age: Int?
    /// As printed, lower case: `activist`, `blogger` …
    package var roles: [String]

    package init(name: String, names: [String] = [], key: String, age: Int? = nil, roles: [String] = []) {
        self.name = name
        self.names = names
        self.key = key
        self.age = age
        self.roles = roles
    }
}

/// One step of police or court.
package struct Event: Codable, Equatable, Sendable {
    package var type: EventType
    /// Which of the person's proceedings this step belongs to, from 1.
    package var proceeding: Int
    package var date: EventDate?
    /// The city or district, as printed, undeclined.
    package var place: String?
    package var court: String?
    package var judge: String?
    /// Of `sentenced` and `sentence_changed` alone.
    package var sentences: [Sentence]
    /// The passage that says so, its field, and where it stands there.
    package var quote: String
    package var field: Item.Field
    package var span: Span
    /// 0 to 1, calibrated: of the events given 0.8, about 80 % are right.
    package var confidence: Double
    /// In the register: the item that `quote` stands in.
    package var source: ItemID?
    /// In the register: what tells this step from the person's others, for as long as its first source stands by it.
    package var id: String?
    /// In the register: the other items that tell this step, in their words.
    package var also: [EventTelling]?
    /// In the register: sources disagree about this step. What each says stands as an event of its own.
    package var disputed: Bool?

    package init(
        type: EventType, proceeding: Int = 1, date: EventDate? = nil, place: String? = nil, court: String? = nil,
        judge: String? = nil, sentences: [Sentence] = [], quote: String, field: Item.Field, span: Span,
        confidence: Double
    ) {
        self.type = type
        self.proceeding = proceeding
        self.date = date
        self.place = place
        self.court = court
        self.judge = judge
        self.sentences = sentences
        self.quote = quote
        self.field = field
        self.span = span
        self.confidence = confidence
    }
}

package enum EventType: String, Codable, CaseIterable, Sendable {
    case searched, detained, charged
    case pretrialArrest = "pretrial_arrest"
    case houseArrest = "house_arrest"
    case trialOpened = "trial_opened"
    case sentenced, acquitted
    case appealPlanned = "appeal_planned"
    case appealFiled = "appeal_filed"
    case appealRejected = "appeal_rejected"
    case appealGranted = "appeal_granted"
    case sentenceChanged = "sentence_changed"
    case released, died
}

/// A closed interval of days, and the words that it rests on.
package struct EventDate: Codable, Equatable, Sendable {
    package var start: CalendarDay
    package var end: CalendarDay
    package var text: String

    package init(start: CalendarDay, end: CalendarDay, text: String) {
        self.start = start
        self.end = end
        self.text = text
    }
}

/// The court's. A sentence of prose is a `Passage`.
package struct Sentence: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case imprisonment, suspended, fine, life
        case restrictedFreedom = "restricted_freedom"
        case administrativeArrest = "administrative_arrest"
        case communityService = "community_service"
        case activityBan = "activity_ban"
    }

    package var kind: Kind
    package var months: Double?
    package var days: Double?
    package var hours: Double?
    /// Of a fine, in `currency`.
    package var amount: Double?
    package var currency: String?
    /// Of an activity ban: what is banned, as printed.
    package var scope: String?

    package init(
        kind: Kind, months: Double? = nil, days: Double? = nil, hours: Double? = nil, amount: Double? = nil,
        currency: String? = nil, scope: String? = nil
    ) {
        self.kind = kind
        self.months = months
        self.days = days
        self.hours = hours
        self.amount = amount
        self.currency = currency
        self.scope = scope
    }
}
