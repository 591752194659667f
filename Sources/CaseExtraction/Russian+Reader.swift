import CasewireModel
import TextTools

/// Reads Russian news prose: passage by passage, in the order of the text, since pronouns, "оба" and "днём ранее" rest
/// on what stands before them.
struct RussianReader: LanguageReader {
    func read(_ text: ItemText, of matched: MatchedItem, knowing facts: ReaderFacts) -> Reading {
        var session = RussianSession(text, matched, facts)
        session.read()
        return Reading(people: session.people.people, statements: session.statements)
    }
}

/// One item's reading: what is known so far, and the statements made of it.
struct RussianSession {
    let text: ItemText
    let facts: ReaderFacts
    /// The text's, with tokens for lookups.
    let passages: [Passage]
    var people: RussianPeople
    var statements: [Statement] = []
    var dates: RussianDates
    var ties: RussianTies
    var discourse = RussianDiscourse()
    /// Against whom a step has been told so far.
    var accused: [Int] = []
    /// What the last passages said of a judgment whose people they did not name.
    var told: (date: EventDate?, place: String?, court: String?, passage: Int, isOpen: Bool)?
    var pendingJudge: (name: String, passage: Int)?
    /// The last date printed, for "на ней обоих и задержали".
    var lastDate: (date: EventDate, passage: Int)?
    /// The day of the lead: what it is about.
    var leadDate: EventDate?
    /// By person: the last judgment's penalties.
    var lastSentences: [Int: [Sentence]] = [:]
    /// An organisation whose people the passages that follow name.
    var pendingTie: (entity: EntityID, passage: Int)?

    init(_ text: ItemText, _ matched: MatchedItem, _ facts: ReaderFacts) {
        self.text = text
        self.facts = facts
        passages = text.passages.map { passage in
            var passage = passage
            passage.tokens = RussianWords.normalised(passage.tokens)
            return passage
        }
        dates = RussianDates(published: facts.published)
        var ties = RussianTies(passages, matched, facts.kinds)
        people = RussianPeople(passages, taken: ties.organisationTokens)
        ties.settleKinds(namings: people.namings)
        self.ties = ties
    }

    mutating func read() {
        // The headline sums up what the text tells: it is read last, in the light of the text.
        let order =
            passages.indices.filter { passages[$0].field != .title }
            + passages.indices.filter { passages[$0].field == .title }
        for index in order where !passages[index].isLink {
            guard statements.count < Limits.statements else { break }
            readPassage(index)
        }
    }

    // MARK: A passage

    mutating func readPassage(_ index: Int) {
        let passage = passages[index]
        let tokens = passage.tokens
        let source = text
        let start = Self.endOfDateline(tokens)
        let words = { (range: Range<Int>) -> String in
            guard let first = range.first, let last = range.last, tokens.indices.contains(last) else { return "" }
            return source.text(Span(tokens[first].span.start, tokens[last].span.end), in: passage.field)
        }
        let dates = dates.dates(in: tokens, from: start, text: words)
        let raw = RussianMentions(tokens: tokens, namings: people.namings[index], start: start).mentions()
        let mentions = resolved(raw, in: index)
        let clauses = RussianClauses(tokens, mentions: mentions, from: start)
        let related = relatives(mentions, clauses)
        var taken = Set(people.namings[index].flatMap { Array($0.tokens) })
        for range in ties.organisationTokens[index] ?? [] { taken.formUnion(range) }
        let places = RussianPlaces.places(in: tokens, taken: taken)
        let courts = RussianPlaces.courts(in: tokens, places: places)
        let penalties = RussianPenalties.penalties(in: tokens, dates: dates, text: words)
        note(related)
        let (someones, known) = (people.people, accused)
        var steps = RussianSteps(
            passage: passage, tokens: tokens, index: index, start: start, mentions: related, clauses: clauses,
            dates: dates,
            places: places, courts: courts, penalties: penalties,
            isAside: { someones[$0].isAside && !known.contains($0) })
        steps.topic = topic(in: index)
        steps.read()
        let first = statements.count
        for statement in steps.statements where statements.count < Limits.statements && isNews(statement) {
            statements.append(statement)
            for person in statement.people where !accused.contains(person) { accused.append(person) }
        }
        complete(from: first, index, steps)
        judge(index, steps)
        for (person, entity) in ties.read(index, steps: steps, topic: steps.topic) {
            people.update(person) { $0.organisations.insert(entity) }
        }
        carryTies(index, steps)
        for (person, charge) in RussianCharges.charges(steps, text: words) {
            people.update(person) { $0.add(charge: charge) }
        }
        for (person, stance) in RussianCharges.stances(steps) {
            people.update(person) { if $0.stance == nil || stance == .denies { $0.stance = stance } }
        }
        discourse.add(related, told: Array(statements[first...]), passage: index)
    }

    /// "огласил приговор четверым участникам движения": who they are is told in the sentences that follow.
    private mutating func carryTies(_ index: Int, _ steps: RussianSteps) {
        if let entity = ties.unnamed(index, steps: steps) {
            pendingTie = (entity, index)
            return
        }
        guard let pending = pendingTie, index - pending.passage <= 3,
            passages[index].paragraph == passages[pending.passage].paragraph
        else { return }
        let isTold = !steps.statements.isEmpty
        for mention in steps.mentions
        where mention.form == .name && !mention.isOfficial && mention.role?.isAside != true {
            for person in mention.people
            where !people.people[person].isAside && people.people[person].organisations.isEmpty {
                if isTold || mention.cases.contains(.dative) && !mention.cases.contains(.nominative) {
                    people.update(person) { $0.organisations.insert(pending.entity) }
                }
            }
        }
    }

    /// A headline tells what the text tells more fully: it adds nothing where the text has told of the same person's
    /// arrest in other words.
    private func isNews(_ statement: Statement) -> Bool {
        guard passages[statement.passage].field == .title else { return true }
        let known = statements.filter { !Set($0.people).isDisjoint(with: statement.people) }
        if statement.type == .detained {
            return !known.contains { [.sentenced, .pretrialArrest, .houseArrest].contains($0.type) }
        }
        if statement.type == .sentenced { return !known.contains { $0.type == .sentenceChanged } }
        if statement.type == .released {
            return known.contains { $0.type == .released } || known.isEmpty || statement.people.count == 1
        }
        return true
    }

    /// "ТАРАЗ — ", "Алматы. 4 августа. ": the city in capitals before a dash.
    static func endOfDateline(_ tokens: [Token]) -> Int {
        guard let dash = tokens.prefix(6).firstIndex(where: { ["—", "–", "-", "--"].contains($0.text) }), dash > 0,
            tokens[..<dash].allSatisfy({ $0.isAllCapitals || $0.kind == .mark || $0.text.count == 1 })
        else { return 0 }
        return dash + 1
    }

    /// Whom the text is about at this point: those of whom the last passages told a step, else the one accused.
    func topic(in index: Int) -> [Int] {
        if passages[index].field == .title {
            let all = Set(statements.filter { !$0.isBackground }.flatMap(\.people))
            return all.count == 1 ? Array(all) : []
        }
        return discourse.topic(accused: accused, isAside: { people.people[$0].isAside })
    }

    // MARK: Whom a mention means

    private mutating func resolved(_ mentions: [RussianMention], in index: Int) -> [RussianMention] {
        var mentions = mentions
        for position in mentions.indices {
            let mention = mentions[position]
            switch mention.form {
            case .name, .relative: continue
            case .pronoun, .number, .description:
                // "N, основателя движения": the same person said again.
                if mention.form == .description, !mention.isPlural, let name = mentions[..<position].last,
                    name.form == .name,
                    name.people.count == 1, mention.tokens.lowerBound - name.tokens.upperBound == 1,
                    passages[index].tokens[name.tokens.upperBound].text == ",",
                    !name.cases.intersection(mention.cases).isEmpty,
                    name.sex == nil || mention.sex == nil || name.sex == mention.sex
                {
                    mentions[position].people = name.people
                    continue
                }
                mentions[position].people = discourse.people(
                    mention, before: Array(mentions[..<position]), people: people.people, accused: accused,
                    isTitle: passages[index].field == .title)
            }
        }
        return mentions
    }

    /// "который" means the nearest one before that agrees.
    private func relatives(_ mentions: [RussianMention], _ clauses: RussianClauses) -> [RussianMention] {
        var mentions = mentions
        for position in mentions.indices where mentions[position].form == .relative {
            let mention = mentions[position]
            let clause = clauses.clauseOf[mention.head]
            let start = clauses.clauses[clause].start
            let antecedent = mentions[..<position].last {
                $0.tokens.upperBound <= mention.head && start - $0.tokens.upperBound <= 3
                    && (mention.isPossessive
                        || $0.isPlural == mention.isPlural
                            && (mention.sex == nil || $0.sex == nil || $0.sex == mention.sex))
            }
            if let antecedent, !antecedent.isOfficial {
                mentions[position].people = antecedent.people
                mentions[position].sex = mention.sex ?? antecedent.sex
            }
        }
        return mentions
    }

    /// What a mention itself tells of its person: age, role, whether they are here for another's sake.
    private mutating func note(_ mentions: [RussianMention]) {
        for mention in mentions {
            guard mention.people.count == 1, let person = mention.people.first else { continue }
            let role = mention.role
            let text = mention.roleText
            people.update(person) { someone in
                if let age = mention.age { someone.age = someone.age ?? age }
                if let sex = mention.sex, mention.form == .name { someone.sex = someone.sex ?? sex }
                guard mention.form == .name, let role else { return }
                if role.isOfficial || role.kind == .lawyer || role.kind == .witness { someone.isAside = true }
                if let text, role.kind != .relative { someone.add(role: text == role.lemma ? text : role.lemma) }
            }
        }
    }

    // MARK: What stands in another sentence

    private static let courtTypes: Set<EventType> = [
        .sentenced, .acquitted, .pretrialArrest, .houseArrest, .trialOpened, .appealGranted, .appealRejected,
        .sentenceChanged,
    ]

    /// "Приговор вынесен 21 июля", "Об этом 14 мая сообщил …": the day, court and place of a step told before; and what
    /// a judgment leaves out because the sentence before has said it.
    private mutating func complete(from first: Int, _ index: Int, _ steps: RussianSteps) {
        guard passages[index].field != .title else { return }
        let court = steps.courts.first { !$0.isGeneric || $0.place != nil }
        let anchor = verdictDate(steps)
        // Within the passage: steps of the same judgment share its day and court.
        for position in statements.indices
        where position >= first && Self.courtTypes.contains(statements[position].type) && !statements[position].isAside
            && !statements[position].isBackground
        {
            if let told, told.passage < index, index - told.passage <= 4,
                passages[told.passage].paragraph == passages[index].paragraph
                    || told.passage == index - 1 && told.isOpen,
                court == nil
            {
                if statements[position].date == nil, Self.courtTypes.contains(statements[position].type) {
                    statements[position].date = told.date
                }
                if statements[position].place == nil { statements[position].place = told.place }
                if statements[position].court == nil { statements[position].court = told.court }
            }
        }
        if let anchor {
            let own = statements.indices.filter {
                $0 >= first && Self.courtTypes.contains(statements[$0].type) && statements[$0].date == nil
                    && !statements[$0].isAside
                    && !statements[$0].isBackground
            }
            let isDated = statements.indices.contains {
                $0 >= first && Self.courtTypes.contains(statements[$0].type) && statements[$0].date != nil
                    && !statements[$0].isAside
            }
            if !own.isEmpty, !isDated {
                for position in own { statements[position].date = anchor }
            } else if own.isEmpty, !isDated, let last = lastUndated(before: first, index, types: Self.courtTypes) {
                for position in last {
                    statements[position].date = anchor
                    if statements[position].place == nil {
                        statements[position].place = steps.place(ofPassage: true) ?? court?.place
                    }
                    if statements[position].court == nil { statements[position].court = court?.name }
                }
            }
        }
        if anchor == nil, let report = reportOfSame(steps) {
            for position in statements.indices
            where position >= first && statements[position].date == nil && !statements[position].isAside
                && !statements[position].isBackground
            {
                statements[position].date = report
                statements[position].confidence -= 0.1
            }
        }
        if let report = reportDate(steps), statements.count == first,
            let last = lastUndated(before: first, index, types: Set(EventType.allCases), within: 1)
        {
            for position in last { statements[position].date = report; statements[position].confidence -= 0.1 }
        }
        // The judgment of the passages that follow.
        let isJudgment = steps.founds.contains { Self.courtTypes.contains($0.type) }
        if isJudgment || court != nil && steps.founds.isEmpty == false {
            let judgment = steps.founds.first {
                Self.courtTypes.contains($0.type) && steps.clauses.clauses[$0.clause].kind == .main
            }
            let date = judgment.flatMap { steps.date(of: $0, 0..<steps.tokens.count) }
            let isOpen = statements.count == first
            if let place = court?.place ?? steps.place(ofPassage: false) {
                told = (date, place, court?.name, index, isOpen)
            } else if judgment != nil,
                date != nil || told.map({ passages[$0.passage].paragraph != passages[index].paragraph }) ?? true
            {
                told = (date, nil, court?.name, index, isOpen)
            }
        } else if statements.count == first, let hearing = hearingDate(steps) {
            told = (
                hearing, court?.place ?? steps.place(ofPassage: true) ?? told?.place, court?.name ?? told?.court, index,
                true
            )
        }
        detainedThere(from: first, index, steps)
        for position in statements.indices where position >= first {
            for person in statements[position].people
            where statements[position].type == .sentenced && !statements[position].sentences.isEmpty {
                lastSentences[person] = statements[position].sentences
            }
            // "срок заменён условным": as long as it was.
            if statements[position].type == .sentenceChanged, statements[position].people.count == 1,
                let term = lastSentences[statements[position].people[0]]?.first?.months
            {
                for index in statements[position].sentences.indices
                where statements[position].sentences[index].kind == .suspended
                    && statements[position].sentences[index].months == nil
                {
                    statements[position].sentences[index].months = term
                }
            }
        }
    }

    /// "9 июня рассмотрел жалобу", "Постановление вынесено 13 июля": the day of what the next sentence tells.
    private func hearingDate(_ steps: RussianSteps) -> EventDate? {
        if let date = verdictDate(steps) { return date }
        guard steps.tokens.contains(where: { RussianWords.begins($0.base, with: ["рассмотре", "рассматрива"]) }),
            !steps.courts.isEmpty
        else { return nil }
        return steps.dates.first { $0.date != nil && !["до", "по", "на", "с", "со"].contains($0.preposition ?? "") }?
            .date
    }

    /// "…, сообщил 3 мая департамент полиции"
    private func reportOfSame(_ steps: RussianSteps) -> EventDate? {
        steps.dates.first { date in
            guard date.date != nil, !["до", "по", "на", "с", "со"].contains(date.preposition ?? "") else {
                return false
            }
            let clause = steps.clauses.clauseOf[date.tokens.lowerBound]
            return clause > 0 && steps.clauseTokens(clause).contains { steps.base($0).hasPrefix("сообщи") }
                && !steps.founds.contains { $0.clause == clause }
        }?.date
    }

    /// "На ней обоих и задержали": on the day of the rally that the sentence before speaks of, or of the lead.
    private mutating func detainedThere(from first: Int, _ index: Int, _ steps: RussianSteps) {
        let isThere =
            ["на", "там"].contains(steps.base(steps.start))
            && ["ней", "нем", "задержали", "их", "его", "ее"].contains(steps.base(steps.start + 1))
        for position in statements.indices
        where position >= first && statements[position].type == .detained && statements[position].date == nil
            && !statements[position].isAside
        {
            if isThere, let lastDate, index - lastDate.passage == 1 {
                statements[position].date = lastDate.date
                statements[position].confidence -= 0.05
            } else if let leadDate, steps.founds.first?.type == .detained {
                statements[position].date = leadDate
                statements[position].confidence -= 0.15
            }
        }
        if let date = steps.dates.last(where: { $0.date != nil })?.date { lastDate = (date, index) }
        let isLead = index == passages.firstIndex { $0.field != .title }
        if isLead, steps.statements.isEmpty, let date = steps.dates.first?.date, date.start == date.end,
            steps.tokens.contains(where: {
                RussianWords.begins($0.base, with: ["акци", "митинг", "протест", "площад", "шестви"])
            })
        {
            leadDate = date
        }
    }

    private func lastUndated(before first: Int, _ index: Int, types: Set<EventType>, within distance: Int = 6) -> [Int]?
    {
        let open = statements.indices.filter {
            $0 < first && types.contains(statements[$0].type) && statements[$0].date == nil
                && !statements[$0].isBackground
                && !statements[$0].isAside && index - statements[$0].passage <= distance
                && passages[statements[$0].passage].field != .title
        }
        guard let last = open.last else { return nil }
        let passage = statements[last].passage
        let type = statements[open.first { statements[$0].passage == passage } ?? last].type
        return open.filter {
            statements[$0].passage == passage
                && (statements[$0].type == type || Self.courtTypes.contains(statements[$0].type))
        }
    }

    /// The date in a passage that speaks of a verdict, a ruling, a session.
    private func verdictDate(_ steps: RussianSteps) -> EventDate? {
        let nouns = ["приговор", "постановлени", "решени", "вердикт", "заседани", "санкци", "определени"]
        let verbs = [
            "вын", "оглас", "оглаш", "прозвуч", "прош", "состоя", "принят", "приня", "зачит", "объяв", "выда",
            "датирован", "от", "утверди",
        ]
        for date in steps.dates
        where date.date != nil && !["до", "по", "на", "с", "со"].contains(date.preposition ?? "") {
            let clause = steps.clauses.clauseOf[date.tokens.lowerBound]
            let words = steps.clauseTokens(clause).map(steps.base)
            guard words.contains(where: { RussianWords.begins($0, with: nouns) }),
                words.contains(where: { word in verbs.contains { word.hasPrefix($0) } })
            else { continue }
            return date.date
        }
        return nil
    }

    /// "Об этом 14 мая сообщил его адвокат": when a step was made known, where nothing tells when it was.
    private func reportDate(_ steps: RussianSteps) -> EventDate? {
        guard steps.tokens.count > 2, steps.base(steps.start) == "об",
            ["этом", "задержании", "аресте"].contains(steps.base(steps.start + 1))
        else { return nil }
        return steps.dates.first { $0.date != nil && !["до", "по", "на", "с", "со"].contains($0.preposition ?? "") }?
            .date
    }

    // MARK: Judges

    /// A judge is the judge of the court's steps of the same passage, else of the last ones before, else of the next.
    private mutating func judge(_ index: Int, _ steps: RussianSteps) {
        guard passages[index].field != .title else { return }
        let judge = steps.mentions.first { $0.form == .name && $0.role?.kind == .judge && $0.people.count == 1 }
        guard let judge, let person = judge.people.first else {
            guard let pending = pendingJudge, index - pending.passage <= 2 else { return }
            let own = statements.indices.filter {
                statements[$0].passage == index && Self.courtTypes.contains(statements[$0].type)
                    && statements[$0].judge == nil && !statements[$0].isAside
            }
            guard !own.isEmpty else { return }
            for position in own { statements[position].judge = pending.name }
            pendingJudge = nil
            return
        }
        let name = people.people[person].name
        let own = statements.indices.filter {
            statements[$0].passage == index && Self.courtTypes.contains(statements[$0].type) && !statements[$0].isAside
                && !statements[$0].isBackground
        }
        if !own.isEmpty {
            for position in own { statements[position].judge = statements[position].judge ?? name }
            return
        }
        let before = statements.indices.filter {
            Self.courtTypes.contains(statements[$0].type) && statements[$0].passage < index
                && index - statements[$0].passage <= 6
                && passages[statements[$0].passage].field != .title && !statements[$0].isBackground
                && !statements[$0].isAside
        }
        let newest = before.max {
            (statements[$0].date?.start.daysSinceEpoch ?? 0, $0) < (statements[$1].date?.start.daysSinceEpoch ?? 0, $1)
        }
        // "сказал он судье": the one of today's session; else of what has just been told.
        guard let last = judge.cases.contains(.dative) && !judge.cases.contains(.nominative) ? newest : before.last
        else {
            pendingJudge = (name, index)
            return
        }
        let type = statements[last].type
        let near = before.filter {
            statements[$0].type == type && abs(statements[last].passage - statements[$0].passage) <= 1
        }
        for position in near where statements[position].judge == nil { statements[position].judge = name }
    }
}

extension RussianSteps {
    /// Where a passage's steps happened, if it names one place.
    func place(ofPassage isAny: Bool) -> String? {
        places.first { place in
            !place.isCountry && !place.isRegion && ["в", "во"].contains(place.preposition ?? "")
                && (isAny || clauses.clauses[clauses.clauseOf[place.tokens.lowerBound]].kind == .main)
        }?.name
    }
}
