import CasewireModel
import TextTools

/// Reads English agency prose: passage by passage, in the order of the text, since pronouns, "the four" and "a day
/// earlier" rest on what stands before them.
struct EnglishReader: LanguageReader {
    func read(_ text: ItemText, of matched: MatchedItem, knowing facts: ReaderFacts) -> Reading {
        var session = EnglishSession(text, matched, facts)
        session.read()
        return session.reading
    }

    func measures(in passage: Passage) -> [Measure] {
        let tokens = passage.tokens
        return tokens.indices.flatMap { start -> [Measure] in
            func span(_ length: Int) -> Span {
                Span(tokens[start].span.start, tokens[min(start + max(length, 1), tokens.count) - 1].span.end)
            }
            var measures: [Measure] = []
            if let length = EnglishNumbers.duration(at: start, in: tokens) {
                measures.append(
                    Measure(span: span(length.length), months: length.months, days: length.days, hours: length.hours))
            }
            if let number = EnglishNumbers.number(at: start, in: tokens) {
                measures.append(
                    Measure(
                        span: span(number.length), months: number.value * 12, days: number.value, hours: number.value,
                        amount: number.value))
            }
            return measures
        }
    }
}

/// One item's reading: what is known so far, and the statements made of it.
struct EnglishSession {
    let text: ItemText
    let facts: ReaderFacts
    var people: EnglishPeople
    var statements: [Statement] = []
    var leftOut: [LeftOut] = []
    var discourse = EnglishDiscourse()
    var dates: EnglishDates
    var ties: EnglishTies
    /// Against whom a step has been told so far.
    var accused: [Int] = []
    /// People without a name, from `Self.firstUnnamed` on: "an activist" in the lead, who is named further down.
    var unnamed: [Unnamed] = []
    var lastCourtPlace: String?
    var lastPlace: String?
    var lastSentences: [Sentence] = []
    var pendingJudge: (name: String, passage: Int)?
    var lastJudgment: (people: [Int], passage: Int)?
    /// A day on which courts are said to have ruled, in a passage without a step.
    var toldDate: (date: EventDate, passage: Int)?
    /// By type of step: the day on which people without a name were dealt so with, in a headline or a lead.
    var openDates: [EventType: EventDate] = [:]
    /// By passage: the place of its court.
    var courtOf: [Int: String] = [:]

    static let firstUnnamed = 1_000_000

    struct Unnamed {
        var passage: Int
        var isPlural = false
        var role: String?
        var sex: GivenNameKeys.Sex?
        /// What is told of them before they have a name.
        var someone = Someone(name: "", keys: [])
    }

    init(_ text: ItemText, _ matched: MatchedItem, _ facts: ReaderFacts) {
        self.text = text
        self.facts = facts
        dates = EnglishDates(published: facts.published)
        var ties = EnglishTies(text, matched, facts.kinds)
        people = EnglishPeople(text, taken: ties.organisationTokens)
        ties.settleKinds(namings: people.namings)
        self.ties = ties
        for index in text.passages.indices { introduce(index) }
    }

    var reading: Reading {
        let bearers = bearers()
        var reading = Reading(people: people.people)
        for (unnamed, person) in bearers {
            reading.people[person].take(over: self.unnamed[unnamed - Self.firstUnnamed].someone)
        }
        for (offset, group) in unnamed.enumerated() where group.isPlural {
            for person in members(of: group, Self.firstUnnamed + offset) { reading.people[person].join(group.someone) }
        }
        reading.statements = named(statements, bearers)
        reading.leftOut = leftOut
        return reading
    }

    mutating func update(_ person: Int, _ change: (inout Someone) -> Void) {
        if person < Self.firstUnnamed {
            people.update(person, change)
        } else {
            change(&unnamed[person - Self.firstUnnamed].someone)
        }
    }

    func someone(_ person: Int) -> Someone? { person < Self.firstUnnamed ? people.people[person] : nil }

    mutating func read() {
        // The headline sums up what the text tells: it is read last, in the light of the text.
        let order =
            text.passages.indices.filter { text.passages[$0].field != .title }
            + text.passages.indices.filter { text.passages[$0].field == .title }
        for index in order where !text.passages[index].isLink {
            guard statements.count < Limits.statements else { break }
            readPassage(index)
        }
        for position in statements.indices
        where statements[position].date == nil && !statements[position].isBackground && !statements[position].isAside {
            guard statements[position].type == .detained, let date = openDates[.detained] else { continue }
            statements[position].date = date
            statements[position].confidence -= 0.05
        }
    }

    // MARK: A passage

    mutating func readPassage(_ index: Int) {
        let itemText = text
        let passage = itemText.passages[index]
        let tokens = passage.tokens
        let start = Self.endOfDateline(passage)
        let units = resolved(
            EnglishUnits(passage: passage, namings: people.namings[index], people: people.people).units(from: start),
            in: index)
        let words = { (range: Range<Int>) in Self.printed(range, passage, of: itemText) }
        let dates = dates.dates(in: tokens, from: start, text: words)
        var taken = Set(people.namings[index].flatMap { Array($0.tokens) })
        for range in ties.organisationTokens[index] ?? [] { taken.formUnion(range) }
        for date in dates { taken.formUnion(date.tokens) }
        let places = EnglishPlaces.places(in: tokens, taken: taken, isTitleCase: passage.isTitleCase)
        let courts = EnglishPlaces.courts(in: tokens, places: places)
        let penalties = EnglishPenalties.penalties(in: tokens, dates: dates, text: words)
        var steps = EnglishSteps(
            passage: passage, index: index, start: start, units: units, dates: dates, places: places, courts: courts,
            penalties: penalties,
            clauses: ClauseMap(tokens, units: units, from: start), people: people.people,
            isTitle: passage.field == .title)
        steps.lastSentences = lastSentences
        steps.lastCourtPlace = lastCourtPlace
        steps.lastPlace = lastPlace
        steps.published = facts.published
        steps.topic = topic(in: index)
        if steps.isTitle { steps.titlePerson = titlePerson }
        steps.read()
        if let place = places.last(where: { $0.preposition == "in" && !$0.isCountry }) { lastPlace = place.name }
        if let place = courts.last(where: { $0.place != nil })?.place {
            lastCourtPlace = place
            courtOf[index] = place
        }
        leftOut += steps.leftOut
        let isFirst = statements.count
        for statement in steps.statements where statements.count < Limits.statements {
            statements.append(statement)
            for person in statement.people where !accused.contains(person) { accused.append(person) }
        }
        remember(from: isFirst, passage: index)
        settleVerdictDate(index, steps)
        apply(steps.facts, passage: index)
        judge(in: index, units, steps)
        for (type, date) in steps.openDates where openDates[type] == nil { openDates[type] = date }
        let change = ties.read(index, steps: steps, topic: steps.topic)
        for (person, entity) in change { update(person) { $0.organisations.insert(entity) } }
        discourse.add(units)
    }

    /// Whom a headline without a name is about: the one person that the text tells steps of, or its first.
    var titlePerson: Int? {
        let told = statements.filter { !$0.isBackground }.flatMap(\.people)
        guard let first = told.first else { return nil }
        return told.allSatisfy { $0 == first || $0 >= Self.firstUnnamed } ? told.first { $0 < Self.firstUnnamed } : nil
    }

    /// What the passage adds to the judgment told last, or the judgment that it tells; and what a judgment leaves out
    /// because the sentence before has said it: when and where.
    mutating func remember(from first: Int, passage index: Int) {
        guard text.passages[index].field != .title else { return }
        for position in first..<statements.count where statements[position].type != .sentenced {
            guard Self.isOfCourt(statements[position].type) || statements[position].type == .houseArrest,
                statements[position].date == nil, let told = toldDate, index - told.passage <= 1
            else { continue }
            statements[position].date = told.date
            if statements[position].place == nil, courtOf[index] == nil {
                statements[position].place = courtOf[index - 1] ?? courtOf[index - 2]
            }
        }
        for position in first..<statements.count
        where statements[position].type == .sentenced && !statements[position].isBackground {
            fill(&statements[position], index)
            guard !statements[position].sentences.isEmpty else { continue }
            if let last = lastJudgment, last.people == statements[position].people, index - last.passage <= 1 {
                lastSentences += statements[position].sentences.filter { !lastSentences.contains($0) }
            } else {
                lastSentences = statements[position].sentences
            }
            lastJudgment = (statements[position].people, index)
        }
    }

    /// "A was sentenced to … in Oral on May 3. B was given …": the second judgment is of the same day and court,
    /// where its sentence names neither and the paragraph goes on.
    func fill(_ statement: inout Statement, _ index: Int) {
        guard index > 0 else { return }
        let isSameParagraph = text.passages[index - 1].paragraph == text.passages[index].paragraph
        let recent = statements[recent(1, before: index)]
        let isTold = recent.contains { $0.passage == index - 1 }
        guard isSameParagraph || !isTold && text.passages[index - 1].field == text.passages[index].field else { return }
        if statement.date == nil {
            let before = recent.last {
                $0.passage == index - 1 && $0.type == .sentenced && !$0.isBackground && $0.date != nil
            }
            if let before, Set(before.people).isDisjoint(with: statement.people) {
                statement.date = before.date
                statement.confidence -= 0.05
                if statement.place == nil { (statement.place, statement.court) = (before.place, before.court) }
            } else if let told = toldDate, told.passage == index - 1 || told.passage == index - 2 {
                statement.date = told.date
                statement.confidence -= 0.05
            }
        }
        if statement.place == nil, let court = courtOf[index - 1], courtOf[index] == nil { statement.place = court }
    }

    /// The statements of a passage and of so many before it: the last ones, since passages are read in their order. All
    /// where the passage is the headline, which is read last.
    func recent(_ passages: Int, before index: Int) -> Range<Int> {
        var first = statements.count
        while first > 0, statements[first - 1].passage >= index - passages { first -= 1 }
        return first..<statements.count
    }

    /// "The verdict came on Friday": the day of the judgment told before. "On October 15 two courts ruled": of those
    /// told after.
    mutating func settleVerdictDate(_ index: Int, _ steps: EnglishSteps) {
        guard let date = steps.verdictDate else { return }
        toldDate = (date, index)
        guard steps.speaksOfVerdict else { return }
        let open = recent(3, before: index).filter {
            (Self.isOfCourt(statements[$0].type) || statements[$0].type == .houseArrest) && statements[$0].date == nil
                && index > statements[$0].passage && !statements[$0].isBackground && statements[$0].passage < index
                && index - statements[$0].passage <= 3 && text.passages[statements[$0].passage].field != .title
        }
        guard let last = open.last else { return }
        for position in open where statements[position].passage == statements[last].passage {
            statements[position].date = date
            if statements[position].place == nil { statements[position].place = courtOf[index] }
        }
    }

    /// The likeliest person for a step that names nobody in its clause.
    func topic(in index: Int) -> Int? {
        discourse.person(sex: nil, among: people.people, before: [], favouring: Set(accused))
    }

    mutating func apply(_ facts: [EnglishSteps.Fact], passage: Int) {
        for fact in facts {
            for person in fact.people {
                switch fact.kind {
                case .charge(let charge): update(person) { $0.add(charge: charge) }
                case .stance(let stance):
                    update(person) { if $0.stance == nil || stance == .denies { $0.stance = stance } }
                case .age(let age): update(person) { $0.age = $0.age ?? age }
                case .sameCharge:
                    // "on the same charge": what the last one accused was accused of.
                    guard
                        let other = accused.last(where: {
                            $0 != person && $0 < Self.firstUnnamed && !fact.people.contains($0)
                                && people.people[$0].organisations.isEmpty == false
                        })
                            ?? accused.last(where: {
                                $0 != person && $0 < Self.firstUnnamed && !fact.people.contains($0)
                            })
                    else { continue }
                    let (organisations, charges) = (people.people[other].organisations, people.people[other].charges)
                    update(person) {
                        $0.organisations.formUnion(organisations)
                        for charge in charges { $0.add(charge: charge) }
                    }
                }
            }
        }
    }

    /// A judge is the judge of the steps of the same passage; else, where the passage speaks of the verdict, of the
    /// last ones before.
    mutating func judge(in index: Int, _ units: [PeopleUnit], _ steps: EnglishSteps) {
        let judges = units.flatMap { unit in
            unit.people.filter { person in
                someone(person)?.roles.contains { EnglishWords.judgeRoles.contains($0) } ?? false
            }
        }
        guard let judge = judges.first, let name = someone(judge)?.name else {
            if let pending = pendingJudge,
                let first = statements.firstIndex(where: { $0.passage == index && Self.isOfCourt($0.type) }),
                index - pending.passage <= 2
            {
                let type = statements[first].type
                for position in statements.indices
                where statements[position].passage == index && statements[position].type == type
                    && statements[position].judge == nil
                {
                    statements[position].judge = pending.name
                }
                pendingJudge = nil
            }
            return
        }
        let own = recent(0, before: index).filter {
            statements[$0].passage == index && Self.isOfCourt(statements[$0].type)
                && !statements[$0].people.contains(judge) && !statements[$0].isBackground
        }
        if !own.isEmpty {
            for position in own { statements[position].judge = statements[position].judge ?? name }
            return
        }
        let speaksOfIt = text.passages[index].tokens.contains {
            [
                "verdict", "ruling", "sentence", "decision", "trial", "hearing", "verdicts", "presiding", "presided",
                "presides", "acquittal",
            ].contains($0.base)
        }
        let before = recent(6, before: index).filter {
            Self.isOfCourt(statements[$0].type) && statements[$0].passage < index && index - statements[$0].passage <= 6
                && text.passages[statements[$0].passage].field != .title && !statements[$0].isBackground
        }
        // One judgment told so far, and nobody else's name beside it.
        let isOneStep =
            Set(before.map { statements[$0].type }).count == 1
            && Set(before.compactMap { statements[$0].date?.start }).count <= 1
        if speaksOfIt || isOneStep, let last = before.last(where: { statements[$0].judge == nil }) ?? before.last {
            let (passage, type) = (statements[last].passage, statements[last].type)
            for position in before
            where (statements[position].passage == passage || isOneStep) && statements[position].type == type {
                statements[position].judge = statements[position].judge ?? name
            }
        } else {
            pendingJudge = (name, index)
        }
    }

    static func isOfCourt(_ type: EventType) -> Bool {
        switch type {
        case .sentenced, .acquitted, .trialOpened, .appealRejected, .appealGranted, .sentenceChanged, .pretrialArrest:
            true
        default: false
        }
    }

    static func printed(_ range: Range<Int>, _ passage: Passage, of text: ItemText) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return text.text(Span(passage.tokens[first].span.start, passage.tokens[last].span.end), in: passage.field)
    }

    /// The first token after "ALMATY, Kazakhstan --" or "TARAZ, May 3 (Agency) -".
    static func endOfDateline(_ passage: Passage) -> Int {
        guard passage.field != .title, let first = passage.tokens.first, first.isAllCapitals || first.isCapitalised,
            let dash = passage.tokens.prefix(14).firstIndex(where: { ["--", "-", "—", "–"].contains($0.text) }),
            dash > 0
        else { return 0 }
        let isDateline = passage.tokens[..<dash].allSatisfy {
            $0.isCapitalised || $0.kind == .number || [",", "/", "(", ")", "."].contains($0.text)
        }
        return isDateline && (first.isAllCapitals || dash <= 6) ? dash + 1 : 0
    }
}
