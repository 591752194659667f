import CasewireModel

/// A person's steps as all tellings together give them: one line for one step, however many tell it, and each line in its
/// proceeding. Grows telling by telling, so that what was told before keeps its place.
struct CaseTimeline {
    struct Line {
        /// As its tellings together say it; quoted from the first.
        var event: Event
        /// The proceeding, numbered as they came to be known.
        let proceeding: Int
        /// Items in the order in which they told it.
        var sources: [ItemID]
    }

    /// Where one event of a telling went.
    struct Place: Equatable {
        let line: Int
        let proceeding: Int
    }

    private(set) var lines: [Line] = []

    init(_ tellings: [CaseTelling]) {
        for telling in tellings { _ = take(telling) }
    }

    /// The lines of a telling's events, in their order.
    mutating func take(_ telling: CaseTelling) -> [Place] {
        var places: [Place?] = Array(repeating: nil, count: telling.events.count)
        // What is known already says which proceeding the item speaks of.
        for (index, event) in telling.events.enumerated() {
            let taken = Set(places.compactMap { $0?.line })
            guard let line = line(of: event, except: taken) else { continue }
            places[index] = Place(line: line, proceeding: lines[line].proceeding)
            merge(event, from: telling.source, into: line)
        }
        for (index, event) in telling.events.enumerated() where places[index] == nil {
            let before = places[..<index].last { $0 != nil } ?? places[index...].first { $0 != nil } ?? nil
            let proceeding = proceeding(of: event, beside: before?.proceeding)
            lines.append(
                Line(event: told(event, by: telling.source), proceeding: proceeding, sources: [telling.source.item]))
            places[index] = Place(line: lines.count - 1, proceeding: proceeding)
        }
        return places.compactMap { $0 }
    }

    private func told(_ event: Event, by source: CaseSource) -> Event {
        var event = event
        event.source = source.item
        event.id = Self.id(of: event, in: source)
        event.also = nil
        event.disputed = nil
        return event
    }

    /// Six hexadecimal digits.
    private static func id(of event: Event, in source: CaseSource) -> String {
        let day = event.date.map { "\($0.start) \($0.end)" } ?? ""
        let terms = event.sentences.map { "\($0.kind) \($0.months ?? 0) \($0.days ?? 0)" }.joined(separator: ", ")
        let stated = ContentHash.id(
            source.feed.rawValue, source.item.rawValue, event.type.rawValue, day, terms,
            "\(event.field) \(event.span.start) \(event.span.end)")
        return String(stated.prefix(6))
    }

    // MARK: One step

    /// The line that tells this step already.
    private func line(of event: Event, except taken: Set<Int>) -> Int? {
        lines.indices.filter { !taken.contains($0) && isSameStep(lines[$0].event, event) }
            .max { likeness(lines[$0].event, event) < likeness(lines[$1].event, event) }
    }

    private func isSameStep(_ known: Event, _ event: Event) -> Bool {
        guard known.type == event.type else { return false }
        let terms = Terms(known.sentences, event.sentences)
        guard terms != .other else { return false }
        guard let date = known.date, let other = event.date else {
            // One of the two has no day. A second arrest may be another; what a judgment set is known by its measure.
            let happensOften = event.type == .detained || event.type == .searched
            if happensOften, known.date != nil { return false }
            return terms == .same || event.type != .sentenced || known.date == nil && event.date == nil
        }
        return date.start <= other.end && other.start <= date.end
            || terms == .same && abs(date.start.daysSinceEpoch - other.start.daysSinceEpoch) <= 1
    }

    private func likeness(_ known: Event, _ event: Event) -> Int {
        var likeness = 0
        if let date = known.date, let other = event.date { likeness += date == other ? 4 : 3 }
        if Terms(known.sentences, event.sentences) == .same { likeness += 4 }
        return likeness
    }

    /// What a further telling says beyond what is known. Where two contradict each other both stand, each on its line.
    private mutating func merge(_ event: Event, from source: CaseSource, into line: Int) {
        var known = lines[line].event
        known.place = known.place ?? event.place
        known.court = known.court ?? event.court
        known.judge = known.judge ?? event.judge
        known.sentences = Self.merged(known.sentences, event.sentences)
        if let date = event.date {
            if let old = known.date {
                let isWithin =
                    old.start <= date.start && date.end <= old.end && (old.start, old.end) != (date.start, date.end)
                if isWithin { known.date = date }
            } else {
                known.date = date
            }
        }
        if !lines[line].sources.contains(source.item) {
            lines[line].sources.append(source.item)
            if !event.quote.isEmpty { known.also = (known.also ?? []) + [EventTelling(event, in: source.item)] }
        }
        lines[line].event = known
    }

    private static func merged(_ known: [Sentence], _ told: [Sentence]) -> [Sentence] {
        var merged = known
        for sentence in told {
            guard let index = merged.firstIndex(where: { $0.kind == sentence.kind }) else {
                merged.append(sentence)
                continue
            }
            let twin = merged[index]
            let saysNothing = twin.months == nil && twin.days == nil && twin.hours == nil && twin.amount == nil
            if saysNothing { merged[index] = sentence }
        }
        return merged
    }

    // MARK: Proceedings

    /// Days between two steps of one proceeding in which nothing was told of it.
    private static let longestSilence = 730
    /// Days that reports of one judgment may differ by.
    private static let misdating = 7

    /// What is known of one proceeding.
    private struct Proceeding {
        var label: Int
        var first = Int.max
        var last = Int.min
        /// The day of the last judgment; nil where there was none, or none with a date.
        var judged: Int?
        var isJudged = false
        var types: Set<EventType> = []
        /// The appeal that was granted last: the case is heard again.
        var reopened: Int?
        var lastDetention: Int?
        /// Somebody was held in it: whom a court only fined nobody releases.
        var hasCustody = false
    }

    private var proceedings: [Proceeding] {
        var proceedings: [Int: Proceeding] = [:]
        for line in lines {
            var known = proceedings[line.proceeding] ?? Proceeding(label: line.proceeding)
            known.types.insert(line.event.type)
            let isJudgment = line.event.type == .sentenced || line.event.type == .acquitted
            if isJudgment { known.isJudged = true }
            if Self.isOfCustody(line.event) { known.hasCustody = true }
            if let date = line.event.date {
                let day = date.start.daysSinceEpoch
                known.first = min(known.first, day)
                known.last = max(known.last, date.end.daysSinceEpoch)
                if isJudgment { known.judged = max(known.judged ?? .min, date.end.daysSinceEpoch) }
                if line.event.type == .appealGranted { known.reopened = max(known.reopened ?? .min, day) }
                if line.event.type == .detained || line.event.type == .searched {
                    known.lastDetention = max(known.lastDetention ?? .min, day)
                }
            }
            proceedings[line.proceeding] = known
        }
        return proceedings.values.sorted { ($0.first, $0.label) < ($1.first, $1.label) }
    }

    private static func isOfCustody(_ event: Event) -> Bool {
        switch event.type {
        case .detained, .pretrialArrest, .houseArrest: true
        case .sentenced, .sentenceChanged:
            event.sentences.contains {
                $0.kind == .imprisonment || $0.kind == .administrativeArrest || $0.kind == .life
            }
        default: false
        }
    }

    private static let openers: Set<EventType> = [
        .searched, .detained, .charged, .pretrialArrest, .houseArrest, .trialOpened, .sentenced, .acquitted,
    ]

    /// - Parameter beside: the proceeding of what the same item tells before it.
    private func proceeding(of event: Event, beside: Int?) -> Int {
        let known = proceedings
        guard let latest = known.last else { return 1 }
        if let disputed = disputed(event) { return disputed }
        let next = (known.map(\.label).max() ?? 0) + 1
        guard let date = event.date else {
            if let beside { return beside }
            return (known.last { !$0.isJudged } ?? latest).label
        }
        let (start, end) = (date.start.daysSinceEpoch, date.end.daysSinceEpoch)
        guard Self.openers.contains(event.type) else {
            let begun = known.filter { $0.first <= end }
            let likely = begun.last { event.type == .released ? $0.hasCustody : $0.isJudged || event.type == .died }
            return (likely ?? begun.last ?? known.first { $0.first == .max } ?? latest).label
        }
        let open = known.filter { belongs(event.type, start, end, to: $0) }
        return open.min { distance(start, $0) < distance(start, $1) }?.label ?? next
    }

    private func distance(_ day: Int, _ proceeding: Proceeding) -> Int {
        guard proceeding.first != .max else { return 0 }
        return max(proceeding.first - day, day - proceeding.last, 0)
    }

    /// May a step that begins proceedings, or moves them on to a judgment, be of this one?
    private func belongs(_ type: EventType, _ start: Int, _ end: Int, to known: Proceeding) -> Bool {
        let isJudgment = type == .sentenced || type == .acquitted
        // Of a proceeding that is only known without days, a first judgment, and what may have led to it.
        guard known.first != .max else { return !(isJudgment && known.isJudged) }
        guard distance(start, known) <= Self.longestSilence else { return false }
        if let reopened = known.reopened, start >= reopened, isJudgment || type == .trialOpened { return true }
        if isJudgment, known.isJudged { return false }
        if let judged = known.judged {
            // Taken into custody in the courtroom, or told on the day after.
            return start <= judged + 1
        }
        if isJudgment, end < known.first {
            // A judgment before all that is known of this one is an older one's, unless only its appeal is known.
            return known.types.isDisjoint(with: Self.openers)
        }
        // Known to be judged, on a day that nobody told.
        if known.isJudged { return !(type == .detained || type == .searched) || start <= known.first }
        // Detained again weeks later, and nothing came of it the first time.
        if type == .detained || type == .searched, let last = known.lastDetention { return abs(start - last) <= 30 }
        return true
    }

    /// The proceeding of a line that tells the same step otherwise.
    private func disputed(_ event: Event) -> Int? {
        lines.first { Self.isDisputed($0.event, event) }?.proceeding
    }

    static func isDisputed(_ known: Event, _ event: Event) -> Bool {
        guard known.type == event.type, event.type == .sentenced || event.type == .sentenceChanged,
            let date = known.date, let other = event.date
        else { return false }
        let gap = max(
            date.start.daysSinceEpoch - other.end.daysSinceEpoch, other.start.daysSinceEpoch - date.end.daysSinceEpoch)
        switch Terms(known.sentences, event.sentences) {
        case .other: return gap <= 0 && date.start == other.start
        // The same penalty on two days of one week: a day that is misprinted. Days in jail are given again and again.
        case .same: return gap > 1 && gap <= misdating && !event.sentences.contains { $0.kind == .administrativeArrest }
        case .unknown: return false
        }
    }
}
