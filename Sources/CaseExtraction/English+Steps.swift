import CasewireModel

/// Reads the steps of one passage: triggers with their people, dates, places and penalties.
struct EnglishSteps {
    let passage: Passage
    let index: Int
    let start: Int
    let units: [PeopleUnit]
    let dates: [DateMention]
    let places: [PlaceMention]
    let courts: [CourtMention]
    let penalties: [PenaltyMention]
    let clauses: ClauseMap
    let people: [Someone]
    let isTitle: Bool
    /// The last judgment told before: "an identical sentence" is that.
    var lastSentences: [Sentence] = []
    var lastCourtPlace: String?
    var published: CalendarDay?
    /// The last place named before.
    var lastPlace: String?
    /// Whom the text is about so far.
    var topic: Int?
    /// Whom a headline without a name is about.
    var titlePerson: Int?

    var statements: [Statement] = []
    var leftOut: [LeftOut] = []
    var facts: [Fact] = []
    /// By type: the day of a step of people who are not named here.
    var openDates: [EventType: EventDate] = [:]
    var zones: [ChargeZone] = []
    var triggers: [Found] = []
    /// Where the penalties stand that one exchange of penalties has told.
    var exchanged: Set<Int> = []
    /// A penalty before this one in the passage was a court's.
    var hasJudgment = false

    var tokens: [Token] { passage.tokens }

    struct Found {
        var trigger: Trigger
        var range: Range<Int>
        var clause: Int
    }

    /// What a passage says of people that is no step.
    struct Fact {
        enum Kind {
            case charge(Case.Charge)
            case stance(Case.Stance)
            case age(Int)
            case sameCharge
        }

        var kind: Kind
        var people: [Int]
    }

    /// The words that tell what somebody is accused or convicted of.
    struct ChargeZone {
        var tokens: Range<Int>
        var people: [Int]
    }

    init(
        passage: Passage, index: Int, start: Int, units: [PeopleUnit], dates: [DateMention], places: [PlaceMention],
        courts: [CourtMention],
        penalties: [PenaltyMention], clauses: ClauseMap, people: [Someone], isTitle: Bool
    ) {
        self.passage = passage
        self.index = index
        self.start = start
        self.units = units
        self.dates = dates
        self.places = places
        self.courts = courts
        self.penalties = penalties
        self.clauses = clauses
        self.people = people
        self.isTitle = isTitle
    }

    mutating func read() {
        findTriggers()
        findZones()
        for index in triggers.indices {
            let first = statements.count
            readTrigger(index)
            name("trigger \(triggers[index].trigger.line)", span(of: triggers[index].range), from: first)
        }
        let first = statements.count
        readPenalties()
        readRepeated()
        name("a penalty that a court gives", nil, from: first)
        dropGrants()
        readInstead()
        name("a penalty in place of another", nil, from: 0)
        readStance()
        settleZones()
        for zone in zones where !zone.people.isEmpty {
            facts.append(Fact(kind: .charge(charge(zone.tokens)), people: zone.people))
        }
        readArticle()
        readSameCharge()
    }

    /// Notes the rule of the statements from `first` on that have none.
    private mutating func name(_ rule: String, _ span: Span?, from first: Int) {
        guard first < statements.count else { return }
        for position in first..<statements.count where statements[position].rule == nil {
            statements[position].rule = Statement.Rule(name: rule, span: span)
        }
    }

    private func span(of range: Range<Int>) -> Span? {
        guard let first = range.first, let last = range.last, tokens.indices.contains(last) else { return nil }
        return Span(tokens[first].span.start, tokens[last].span.end)
    }

    private mutating func leaveOut(_ found: Found, _ reason: String) {
        guard let span = span(of: found.range) else { return }
        let type = found.trigger.type?.rawValue ?? "no step"
        leftOut.append(LeftOut(passage: index, span: span, reason: "\(type): \(reason)"))
    }

    func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }

    // MARK: Triggers

    mutating func findTriggers() {
        let named = Set(units.filter { $0.form == .name }.flatMap { Array($0.tokens) })
        var position = start
        while position < tokens.count {
            if tokens[position].isWord, !named.contains(position),
                let (trigger, range) = EnglishTriggers.table.match(
                    at: position, in: tokens, isNoun: isNounContext(position))
            {
                triggers.append(Found(trigger: trigger, range: range, clause: clauses.clauseOf[position]))
                // What lies inside a pattern's gap may be a trigger of its own, but not of the same words.
                position = range.upperBound
            } else {
                position += 1
            }
        }
    }

    /// "his arrest", "after detention", "Omarov's release": the words before make a noun of what may be a verb.
    func isNounContext(_ position: Int) -> Bool {
        guard position > start else { return false }
        if base(position - 1).hasSuffix("-hour") || base(position - 1) == "long" { return true }
        return tokens[position - 1].isPossessive || Self.beforeNouns.contains(base(position - 1))
    }

    static let beforeNouns: Set<String> = [
        "his", "her", "their", "the", "a", "an", "of", "after", "since", "following", "until", "before", "under", "own",
        "early", "first",
        "second", "prison", "upon", "previous", "latest", "another", "recent", "this", "that",
    ]

    mutating func readTrigger(_ index: Int) {
        let found = triggers[index]
        guard let type = found.trigger.type else { return leaveOut(found, "looks like a step and is none") }
        if isRumour { return leaveOut(found, "a rumour, or denied") }
        if isAdjective(found) { return leaveOut(found, "describes somebody, tells no step") }
        if !isReal(found) { return leaveOut(found, "negated, wished, asked for, conditional or ahead") }
        var (who, confidence) = people(of: found)
        if who.isEmpty, isTitle, units.allSatisfy({ $0.people.isEmpty || $0.form == .anonymous }), let titlePerson,
            found.trigger.voice != .noun,
            found.trigger.voice != .verb || isPlainParticiple(found) && !isAuthorityWord(found.range.lowerBound - 1)
        {
            (who, confidence) = ([titlePerson], 0.6)
        }
        if who.isEmpty, let date = date(of: found), date.start == date.end { openDates[type] = openDates[type] ?? date }
        guard !who.isEmpty else { return leaveOut(found, "nobody is told whom it happened to") }
        if type == .detained || type == .pretrialArrest, isAdministrativeArrest(found) {
            addSentenced(found, who, confidence)
            return
        }
        // "is charged with" tells a state of affairs, not that charges were brought.
        if type == .charged, found.trigger.voice == .verb,
            ["is", "are"].contains(auxiliaries(before: found.range.lowerBound).last ?? "")
        {
            return leaveOut(found, "a state of affairs, not that charges were brought")
        }
        if type == .sentenced {
            addSentenced(found, who, confidence)
            return
        }
        var statement = Statement(type: type, people: who, passage: self.index, confidence: confidence)
        statement.isExtension = isExtension(found)
        statement.isAside = clauses.clauses[found.clause].kind == .relative || found.trigger.voice == .noun
        if type == .died {
            statement.isInCustody = tokens.contains {
                ["prison", "jail", "custody", "detention", "cell", "colony"].contains($0.base)
            }
        }
        if type == .sentenceChanged {
            let exchange = exchange(by: found)
            statement.sentences = exchange.new
            if !exchange.old.isEmpty {
                var before = Statement(
                    type: .sentenced, people: who, sentences: exchange.old, passage: self.index,
                    confidence: confidence - 0.1)
                before.isBackground = true
                statements.append(before)
            }
        }
        // "overturned the acquittal of": there was one.
        if type == .appealGranted, tokens[found.range].contains(where: { $0.base == "acquittal" }) {
            var before = Statement(type: .acquitted, people: who, passage: self.index, confidence: confidence - 0.1)
            before.isBackground = true
            statements.append(before)
        }
        if type == .appealPlanned { statement.date = announcementDate(found) } else { place(&statement, at: found) }
        // "his two requests, in November 2018 and July 2019, were turned down": a refusal each.
        if type == .appealRejected, let several = severalDates(found), several.count > 1 {
            for date in several {
                statement.date = date
                statements.append(statement)
            }
            return
        }
        statements.append(statement)
    }

    func severalDates(_ found: Found) -> [EventDate]? {
        guard
            tokens[found.range].contains(where: {
                ["requests", "appeals", "petitions", "motions", "complaints", "bids"].contains($0.base)
            })
        else { return nil }
        return dates.filter { clauses.clauseOf[$0.tokens.lowerBound] == found.clause && isOfStep($0) }.compactMap(
            \.date)
    }

    /// "had previously been jailed", "was fined before"
    func isEarlier(_ position: Int) -> Bool {
        let clause = clauses.clauseOf[min(position, tokens.count - 1)]
        return tokens.indices.contains {
            clauses.clauseOf[$0] == clause && ["previously", "formerly"].contains(base($0))
        }
            || auxiliaries(before: position).contains("earlier")
    }

    mutating func addSentenced(_ found: Found, _ who: [Int], _ confidence: Double) {
        var statement = Statement(type: .sentenced, people: who, passage: index, confidence: confidence)
        statement.isEarlier = isEarlier(found.range.lowerBound)
        place(&statement, at: found)
        statements.append(statement)
    }

    /// "arrested for 15 days", "placed under arrest for 15 days"
    func isAdministrativeArrest(_ found: Found) -> Bool {
        penalties.contains {
            $0.sentence.days != nil && $0.sentence.months == nil && $0.tokens.lowerBound >= found.range.upperBound
                && $0.tokens.lowerBound - found.range.upperBound <= 8
                && clauses.clauseOf[$0.tokens.lowerBound] == found.clause
                && ["for", "to"].contains(base($0.tokens.lowerBound - 1))
        }
    }

    func isExtension(_ found: Found) -> Bool {
        let words = Set(tokens.filter(\.isWord).map(\.base))
        guard found.trigger.type == .houseArrest || found.trigger.type == .pretrialArrest else { return false }
        return !words.isDisjoint(with: ["extended", "prolonged", "extend", "extension"])
    }

    /// The penalty that a court puts in place of another: what follows "with" or "to"; `old` is what it replaces.
    mutating func exchange(by found: Found) -> (new: [Sentence], old: [Sentence]) {
        let own = penalties.filter { penalty in
            let clause = clauses.clauseOf[penalty.tokens.lowerBound]
            return penalty.hasKind && clauses.clauses[clause].kind != .relative && penalty.sentence.kind != .activityBan
        }
        let new = own.filter {
            isIntroduced($0.tokens.lowerBound, by: ["to", "with"]) && $0.tokens.lowerBound > found.range.lowerBound
        }
        let old = own.filter { penalty in
            !penalty.isTermNoun
                && !isIntroduced(penalty.tokens.lowerBound, by: ["remaining", "unserved", "rest", "remainder"])
                && !new.contains { $0.tokens == penalty.tokens } && !isIntroduced(penalty.tokens.lowerBound, by: ["by"])
                && tokens[start..<penalty.tokens.lowerBound].contains {
                    ["replacing", "replaced", "commuted", "substituting", "instead", "replace"].contains($0.base)
                }
        }
        exchanged.formUnion((new + old).map(\.tokens.lowerBound))
        if !new.isEmpty { return (new.map(\.sentence), old.map(\.sentence)) }
        if let cut = cut(own) { return cut }
        // "replaced with restricted freedom", "with a suspended one": a kind without a term.
        guard
            let word = tokens.indices.first(where: {
                $0 > found.range.lowerBound && ["with", "to"].contains(base($0)) && clauses.clauseOf[$0] == found.clause
            })
        else { return ([], []) }
        let rest = tokens[word...].prefix(7).map(\.base)
        var kind: Sentence.Kind?
        if rest.contains(where: { ["freedom", "parole-like", "liberty"].contains($0) }) { kind = .restrictedFreedom }
        if rest.contains(where: { ["suspended", "probation"].contains($0) }) { kind = .suspended }
        if rest.contains(where: { ["fine"].contains($0) }) { kind = .fine }
        if rest.contains(where: { ["prison", "imprisonment", "jail", "colony"].contains($0) }) { kind = .imprisonment }
        guard let kind else { return ([], old.map(\.sentence)) }
        var sentence = Sentence(kind: kind)
        // "a suspended one" is as long as the one it replaces.
        // "with prison for the same term"
        if rest.contains("same") { sentence.months = own.last { $0.tokens.upperBound <= word }?.sentence.months }
        if rest.contains("one") {
            sentence.months = lastSentences.first { $0.months != nil && $0.kind != .activityBan }?.months
        }
        return ([sentence], old.map(\.sentence))
    }

    /// "from seven years to five"
    mutating func cut(_ own: [PenaltyMention]) -> (new: [Sentence], old: [Sentence])? {
        for position in tokens.indices where base(position) == "from" {
            guard let old = EnglishNumbers.duration(at: position + 1, in: tokens), let months = old.months else {
                continue
            }
            // "from one year of restricted freedom to two"
            let after = position + 1 + old.length
            guard let next = (after..<(after + 6)).first(where: { base($0) == "to" }) else { continue }
            let number = EnglishNumbers.number(at: next + 1, in: tokens)
            let new = EnglishNumbers.duration(at: next + 1, in: tokens)?.months ?? number.map { $0.value * 12 }
            guard let new else { continue }
            exchanged.formUnion([position + 1, next + 1])
            let kind =
                (own.first { $0.tokens.lowerBound > next } ?? own.first { $0.tokens.lowerBound == position + 1 })?
                .sentence.kind ?? .imprisonment
            return ([Sentence(kind: kind, months: new)], [Sentence(kind: kind, months: months)])
        }
        return nil
    }

    /// Does one of these words stand before a phrase, at most five words back?
    func isIntroduced(_ position: Int, by words: Set<String>) -> Bool {
        tokens[max(start, position - 5)..<position].contains { words.contains($0.base) }
    }
}
