import CasewireModel

/// What one passage says about one step: what a language's reader finds and `CaseAssembler` makes events of.
struct Statement: Sendable {
    var type: EventType
    /// Indices into `Reading.people`.
    var people: [Int]
    var date: EventDate?
    var place: String?
    var court: String?
    var judge: String?
    var sentences: [Sentence] = []
    /// Index into `ItemText.passages`.
    var passage: Int
    /// 0 to 1, by the kind of evidence.
    var confidence: Double
    /// Goes on with a measure that is already in force: a step of its own beside the one that began it.
    var isExtension = false
    /// "was previously given": a judgment before the one that the item is about.
    var isEarlier = false
    /// Told in a relative clause, beside what the sentence reports.
    var isAside = false
    /// Of a death: the passage says that it was in custody.
    var isInCustody = false
    /// The sentences are what a headline or a passing mention makes of them: a body's own words go before them.
    var isBackground = false
    /// What made it, for whoever asks why; nil where the reader does not tell.
    var rule: Rule?
    /// Other passages that tell the same step, once `CaseAssembler` has found so.
    var toldAgain: [Int] = []

    struct Rule: Sendable {
        /// `trigger sentenced | verb | sentence~`, or what was read of the passage.
        var name: String
        /// The words that it was found by, in the passage's field.
        var span: Span?
    }
}

/// A person as the item tells of them.
struct Someone: Sendable {
    /// The fullest form printed, in the nominative.
    var name: String
    var otherNames: [String] = []
    /// Folding keys of the name's words, in their order.
    var keys: [String]
    var sex: GivenNameKeys.Sex?
    var age: Int?
    var roles: [String] = []
    var organisations: Set<EntityID> = []
    var charges: [Case.Charge] = []
    var stance: Case.Stance?
    /// Judge, lawyer, relative, official: here for another's sake.
    var isAside = false

    /// Adds what was told of an unnamed person who turns out to be this one.
    mutating func take(over other: Someone) {
        organisations.formUnion(other.organisations)
        for charge in other.charges { add(charge: charge) }
        stance = stance ?? other.stance
        age = age ?? other.age
    }

    /// Adds what was told of a group that this person belongs to, where nothing is told of the person alone.
    mutating func join(_ group: Someone) {
        if organisations.isEmpty { organisations = group.organisations }
        if charges.isEmpty { charges = group.charges }
        stance = stance ?? group.stance
    }

    mutating func add(role: String) {
        if !roles.contains(role) { roles.append(role) }
    }

    mutating func add(charge: Case.Charge) {
        if let known = charges.firstIndex(where: { $0.text == charge.text }) {
            charges[known].article = charges[known].article ?? charge.article
        } else if charges.count < 8 {
            charges.append(charge)
        }
    }
}

/// What a reader makes of an item's text.
struct Reading: Sendable {
    var people: [Someone] = []
    var statements: [Statement] = []
    /// What looked like a step and is none, for whoever asks why.
    var leftOut: [LeftOut] = []
}

/// Words that a rule holds back.
struct LeftOut: Sendable {
    /// Index into `ItemText.passages`.
    var passage: Int
    /// In the passage's field.
    var span: Span
    /// `detained: negated, wished, asked for or ahead`
    var reason: String
}

/// A length of time or an amount that a passage prints.
struct Measure: Sendable {
    /// In the passage's field.
    var span: Span
    var months: Double?
    var days: Double?
    var hours: Double?
    var amount: Double?
}

/// One language's way from text to statements. A further language needs its tables, a reader, and a line in
/// `CaseExtractor.reader(for:)`; what is one step and whose case it is are judged alike for all (`CaseAssembler`).
protocol LanguageReader {
    func read(_ text: ItemText, of matched: MatchedItem, knowing facts: ReaderFacts) -> Reading

    /// What a passage's number words stand for, so that an explanation can show what a term was computed from. Figures
    /// are read for all languages alike.
    func measures(in passage: Passage) -> [Measure]
}

extension LanguageReader {
    func measures(in passage: Passage) -> [Measure] { [] }
}

/// What a reader is told beside the text.
struct ReaderFacts: Sendable {
    /// The day that relative dates start from; nil leaves them unresolved.
    var published: CalendarDay?
    var kinds: [EntityID: WatchedEntity.Kind] = [:]
}
