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
}

/// One item's reading: what is known so far, and the statements made of it.
struct EnglishSession {
    let text: ItemText
    let facts: ReaderFacts
    private(set) var people: EnglishPeople
    var statements: [Statement] = []
    var discourse = EnglishDiscourse()
    var dates: EnglishDates
    var ties: EnglishTies
    /// Against whom a step has been told so far.
    var accused: [Int] = []
    /// People without a name, from `Self.firstUnnamed` on: "an activist" in the lead, who is named further down.
    private var unnamed: [Unnamed] = []
    private var lastCourtPlace: String?
    private var lastSentences: [Sentence] = []
    private var pendingJudge: (name: String, passage: Int)?
    private var lastJudgment: (people: [Int], passage: Int)?
    /// A day on which courts are said to have ruled, in a passage without a step.
    private var toldDate: (date: EventDate, passage: Int)?
    /// By type of step: the day on which people without a name were dealt so with, in a headline or a lead.
    private var openDates: [EventType: EventDate] = [:]
    /// By passage: the place of its court.
    private var courtOf: [Int: String] = [:]

    static let firstUnnamed = 1_000_000

    private struct Unnamed {
        var passage: Int
        var role: String?
        var sex: GivenNames.Sex?
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
        for (unnamed, person) in bearers { reading.people[person].take(over: self.unnamed[unnamed - Self.firstUnnamed].someone) }
        reading.statements = named(statements, bearers)
        return reading
    }

    mutating func update(_ person: Int, _ change: (inout Someone) -> Void) {
        if person < Self.firstUnnamed { people.update(person, change) } else { change(&unnamed[person - Self.firstUnnamed].someone) }
    }

    func someone(_ person: Int) -> Someone? { person < Self.firstUnnamed ? people.people[person] : nil }

    mutating func read() {
        // The headline sums up what the text tells: it is read last, in the light of the text.
        let order = text.passages.indices.filter { text.passages[$0].field != .title } + text.passages.indices.filter { text.passages[$0].field == .title }
        for index in order where !text.passages[index].isLink {
            guard statements.count < Limits.statements else { break }
            readPassage(index)
        }
        for position in statements.indices where statements[position].date == nil && !statements[position].isBackground && !statements[position].isAside {
            guard statements[position].type == .detained, let date = openDates[.detained] else { continue }
            statements[position].date = date
            statements[position].confidence -= 0.05
        }
    }

    // MARK: Roles, ages, officials: from the words right beside a name

    private mutating func introduce(_ index: Int) {
        let tokens = text.passages[index].tokens
        func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }
        for naming in people.namings[index] {
            let range = naming.tokens
            var position = range.lowerBound - 1
            // "his wife, Roza Kumakova", "one of his judges, N. N."
            if base(position) == ",", position > 1, isApposedRole(position - 1, tokens),
                closesAfter(range.upperBound, tokens)
            {
                position -= 1
            }
            let head = EnglishWords.plurals[base(position)] ?? base(position)
            if EnglishWords.roles.contains(head) || EnglishWords.judgeRoles.contains(head) {
                let isPlural = EnglishWords.plurals[base(position)] != nil && base(position) != head
                give(role: isPlural ? head : role(endingAt: position, tokens), head: head, to: naming.person, isRelated: isRelated(position, tokens))
            } else if head.hasSuffix("-year-old"), let age = EnglishAges.age(tokens[position]) {
                update(naming.person) { $0.age = $0.age ?? age }
            }
            var before = position
            while before >= 0, range.lowerBound - before < 8, tokens[before].isWord, !EnglishWords.verbs.contains(base(before)) {
                if let age = EnglishAges.age(tokens[before]) { update(naming.person) { $0.age = $0.age ?? age } }
                before -= 1
            }
            if let age = EnglishAges.age(after: range.upperBound, tokens) { update(naming.person) { $0.age = $0.age ?? age } }
            // "N. N., the leader of …"
            if base(range.upperBound) == ",", let (end, head) = apposition(at: range.upperBound + 1, tokens) {
                give(role: role(endingAt: end, tokens), head: head, to: naming.person, isRelated: isRelated(end, tokens))
                for position in range.upperBound..<end {
                    if let age = EnglishAges.age(tokens[position]) { update(naming.person) { $0.age = $0.age ?? age } }
                }
            }
        }
    }

    /// "his wife", "the convicted man", "one of his judges": a role with a determiner, which a name after a comma explains.
    private func isApposedRole(_ position: Int, _ tokens: [Token]) -> Bool {
        let before = tokens[max(0, position - 4)..<position].map(\.base)
        if EnglishWords.roles.contains(tokens[position].base) { return before.contains(where: EnglishUnits.determiners.contains) || before.isEmpty }
        return EnglishWords.plurals[tokens[position].base] != nil && before.contains("one") && before.contains("of")
    }

    private func closesAfter(_ position: Int, _ tokens: [Token]) -> Bool {
        guard position < tokens.count else { return true }
        return tokens[position].kind == .mark
    }

    /// "his mother" is somebody's; "a mother of five" is not.
    private func isRelated(_ position: Int, _ tokens: [Token]) -> Bool {
        tokens[max(0, position - 3)..<position].contains { ["his", "her", "their", "whose"].contains($0.base) || $0.isPossessive }
    }

    private mutating func give(role: String, head: String, to person: Int, isRelated: Bool) {
        let isKin = EnglishWords.relatives.contains(head) && head != "lawyer" && head != "attorney"
        let isAside = EnglishWords.asideRoles.contains(head) && (!isKin || isRelated)
        update(person) {
            $0.add(role: role)
            if isAside, !role.hasPrefix("ex-") { $0.isAside = true }
            if EnglishWords.femaleRoles.contains(head) { $0.sex = .female }
            if EnglishWords.maleRoles.contains(head) { $0.sex = .male }
        }
        discourse.add(role: head, of: person)
    }

    /// The role with what makes one phrase of it: "human rights activist", "former banker".
    private func role(endingAt end: Int, _ tokens: [Token]) -> String {
        var start = end
        while start > 0, end - start < 3, ["human", "rights", "opposition", "former", "exiled", "party", "civil", "civic", "political", "environmental", "women's"].contains(tokens[start - 1].base) { start -= 1 }
        return tokens[start...end].map { $0.text.lowercased() }.joined(separator: " ")
    }

    /// ", a prominent rights activist," and ", the head of …": where the role stands.
    private func apposition(at start: Int, _ tokens: [Token]) -> (Int, String)? {
        guard start < tokens.count, ["the", "a", "an", "who", "former", "leader", "head", "chairman", "founder", "one", "also"].contains(tokens[start].base) else { return nil }
        if tokens[start].base == "who" { return nil }
        var position = start
        var found: (Int, String)?
        while position < tokens.count, position - start < 8 {
            let word = tokens[position]
            if !word.isWord || EnglishWords.prepositions.contains(word.base) || EnglishWords.verbs.contains(word.base) || EnglishWords.relatives3.contains(word.base) { break }
            if EnglishWords.roles.contains(word.base) { found = (position, word.base) }
            position += 1
        }
        // "had acquitted N. N., the chairman of the court was out of a job": a new clause, no apposition.
        var end = position
        while end < tokens.count, end - position < 14, ![",", ".", ";", ")", "--", "and"].contains(tokens[end].base) {
            if EnglishWords.relatives3.contains(tokens[end].base) { break }
            if EnglishWords.verbs.contains(tokens[end].base) { return nil }
            end += 1
        }
        // "N. N., the banker Serik Omarov and …" is a list.
        return position < tokens.count && tokens[position].isCapitalised && found != nil && tokens[position].kind == .word ? nil : found
    }

    // MARK: A passage

    private mutating func readPassage(_ index: Int) {
        let itemText = text
        let passage = itemText.passages[index]
        let tokens = passage.tokens
        let start = Self.endOfDateline(passage)
        let units = resolved(
            EnglishUnits(passage: passage, namings: people.namings[index], people: people.people).units(from: start), in: index)
        let words = { (range: Range<Int>) in Self.printed(range, passage, of: itemText) }
        let dates = dates.dates(in: tokens, from: start, text: words)
        var taken = Set(people.namings[index].flatMap { Array($0.tokens) })
        for range in ties.organisationTokens[index] ?? [] { taken.formUnion(range) }
        for date in dates { taken.formUnion(date.tokens) }
        let places = EnglishPlaces.places(in: tokens, taken: taken)
        let courts = EnglishPlaces.courts(in: tokens, places: places)
        let penalties = EnglishPenalties.penalties(in: tokens, dates: dates, text: words)
        var steps = EnglishSteps(
            passage: passage, index: index, start: start, units: units, dates: dates, places: places, courts: courts, penalties: penalties,
            clauses: ClauseMap(tokens, units: units, from: start), people: people.people, isTitle: passage.field == .title)
        steps.lastSentences = lastSentences
        steps.lastCourtPlace = lastCourtPlace
        steps.topic = topic(in: index)
        if steps.isTitle { steps.titlePerson = titlePerson }
        steps.read()
        if let place = courts.last(where: { $0.place != nil })?.place {
            lastCourtPlace = place
            courtOf[index] = place
        }
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
    private var titlePerson: Int? {
        let told = statements.filter { !$0.isBackground }.flatMap(\.people)
        guard let first = told.first else { return nil }
        return told.allSatisfy { $0 == first || $0 >= Self.firstUnnamed } ? told.first { $0 < Self.firstUnnamed } : nil
    }

    /// What the passage adds to the judgment told last, or the judgment that it tells; and what a judgment leaves out
    /// because the sentence before has said it: when and where.
    private mutating func remember(from first: Int, passage index: Int) {
        guard text.passages[index].field != .title else { return }
        for position in statements.indices where position >= first && statements[position].type != .sentenced {
            guard Self.isOfCourt(statements[position].type) || statements[position].type == .houseArrest, statements[position].date == nil, let told = toldDate, index - told.passage <= 1 else { continue }
            statements[position].date = told.date
            if statements[position].place == nil, courtOf[index] == nil { statements[position].place = courtOf[index - 1] ?? courtOf[index - 2] }
        }
        for position in statements.indices where position >= first && statements[position].type == .sentenced && !statements[position].isBackground {
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

    /// "A was sentenced to … in Oral on May 3. B was given …": the second judgment is of the same day and court, where its
    /// sentence names neither and the paragraph goes on.
    private func fill(_ statement: inout Statement, _ index: Int) {
        guard index > 0 else { return }
        let isSameParagraph = text.passages[index - 1].paragraph == text.passages[index].paragraph
        let isTold = statements.contains { $0.passage == index - 1 }
        guard isSameParagraph || !isTold && text.passages[index - 1].field == text.passages[index].field else { return }
        if statement.date == nil {
            let before = statements.last { $0.passage == index - 1 && $0.type == .sentenced && !$0.isBackground && $0.date != nil }
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

    /// "The verdict came on Friday": the day of the judgment told before. "On October 15 two courts ruled": of those told after.
    private mutating func settleVerdictDate(_ index: Int, _ steps: EnglishSteps) {
        guard let date = steps.verdictDate else { return }
        toldDate = (date, index)
        guard steps.speaksOfVerdict else { return }
        let open = statements.indices.filter {
            (Self.isOfCourt(statements[$0].type) || statements[$0].type == .houseArrest) && statements[$0].date == nil && index > statements[$0].passage && !statements[$0].isBackground && statements[$0].passage < index
                && index - statements[$0].passage <= 3 && text.passages[statements[$0].passage].field != .title
        }
        guard let last = open.last else { return }
        for position in open where statements[position].passage == statements[last].passage {
            statements[position].date = date
            if statements[position].place == nil { statements[position].place = courtOf[index] }
        }
    }

    /// The likeliest person for a step that names nobody in its clause.
    private func topic(in index: Int) -> Int? {
        discourse.person(sex: nil, among: people.people, before: [], favouring: Set(accused))
    }

    private mutating func apply(_ facts: [EnglishSteps.Fact], passage: Int) {
        for fact in facts {
            for person in fact.people {
                switch fact.kind {
                case .charge(let charge): update(person) { $0.add(charge: charge) }
                case .stance(let stance): update(person) { if $0.stance == nil || stance == .denies { $0.stance = stance } }
                case .age(let age): update(person) { $0.age = $0.age ?? age }
                case .sameCharge:
                    // "on the same charge": what the last one accused was accused of.
                    guard let other = accused.last(where: { $0 != person && $0 < Self.firstUnnamed && !fact.people.contains($0) && people.people[$0].organisations.isEmpty == false })
                            ?? accused.last(where: { $0 != person && $0 < Self.firstUnnamed && !fact.people.contains($0) })
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

    /// A judge is the judge of the steps of the same passage; else, where the passage speaks of the verdict, of the last ones before.
    private mutating func judge(in index: Int, _ units: [PeopleUnit], _ steps: EnglishSteps) {
        let judges = units.flatMap { unit in unit.people.filter { person in someone(person)?.roles.contains { EnglishWords.judgeRoles.contains($0) } ?? false } }
        guard let judge = judges.first, let name = someone(judge)?.name else {
            if let pending = pendingJudge, let first = statements.firstIndex(where: { $0.passage == index && Self.isOfCourt($0.type) }), index - pending.passage <= 2 {
                let type = statements[first].type
                for position in statements.indices where statements[position].passage == index && statements[position].type == type && statements[position].judge == nil {
                    statements[position].judge = pending.name
                }
                pendingJudge = nil
            }
            return
        }
        let own = statements.indices.filter { statements[$0].passage == index && Self.isOfCourt(statements[$0].type) && !statements[$0].people.contains(judge) && !statements[$0].isBackground }
        if !own.isEmpty {
            for position in own { statements[position].judge = statements[position].judge ?? name }
            return
        }
        let speaksOfIt = text.passages[index].tokens.contains { ["verdict", "ruling", "sentence", "decision", "trial", "hearing", "verdicts", "presiding", "presided", "presides", "acquittal"].contains($0.base) }
        let before = statements.indices.filter { Self.isOfCourt(statements[$0].type) && statements[$0].passage < index && index - statements[$0].passage <= 6 && text.passages[statements[$0].passage].field != .title && !statements[$0].isBackground }
        // One judgment told so far, and nobody else's name beside it.
        let isOneStep = Set(before.map { statements[$0].type }).count == 1 && Set(before.compactMap { statements[$0].date?.start }).count <= 1
        if speaksOfIt || isOneStep, let last = before.last(where: { statements[$0].judge == nil }) ?? before.last {
            let (passage, type) = (statements[last].passage, statements[last].type)
            for position in before where (statements[position].passage == passage || isOneStep) && statements[position].type == type {
                statements[position].judge = statements[position].judge ?? name
            }
        } else {
            pendingJudge = (name, index)
        }
    }

    static func isOfCourt(_ type: EventType) -> Bool {
        switch type {
        case .sentenced, .acquitted, .trialOpened, .appealRejected, .appealGranted, .sentenceChanged, .pretrialArrest: true
        default: false
        }
    }

    private static func printed(_ range: Range<Int>, _ passage: Passage, of text: ItemText) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return text.text(Span(passage.tokens[first].span.start, passage.tokens[last].span.end), in: passage.field)
    }

    /// The first token after "ALMATY, Kazakhstan --" or "TARAZ, May 3 (Agency) -".
    static func endOfDateline(_ passage: Passage) -> Int {
        guard passage.field != .title, let first = passage.tokens.first, first.isAllCapitals || first.isCapitalised,
            let dash = passage.tokens.prefix(14).firstIndex(where: { ["--", "-", "—", "–"].contains($0.text) }), dash > 0
        else { return 0 }
        let isDateline = passage.tokens[..<dash].allSatisfy {
            $0.isCapitalised || $0.kind == .number || [",", "/", "(", ")", "."].contains($0.text)
        }
        return isDateline && (first.isAllCapitals || dash <= 6) ? dash + 1 : 0
    }

    // MARK: Whom the units mean

    private mutating func resolved(_ units: [PeopleUnit], in index: Int) -> [PeopleUnit] {
        var done: [PeopleUnit] = []
        let accusedSet = Set(accused)
        for var unit in units {
            switch unit.form {
            case .name:
                if unit.people.count > 1 { discourse.add(list: unit.people) }
            case .pronoun:
                if let person = discourse.person(sex: unit.sex, among: people.people, before: done, favouring: accusedSet) {
                    unit.people = [person]
                    if let sex = unit.sex { update(person) { if $0.sex == nil { $0.sex = sex } } }
                } else if let person = unnamedNear(index, unit) {
                    unit.people = [person]
                }
            case .description:
                unit.people = described(unit, done, index).map { [$0] } ?? []
            case .group:
                unit.people = discourse.group(
                    count: unit.count, before: done, sex: unit.sex, people: people.people, accused: unit.count == nil ? accused.filter { $0 < Self.firstUnnamed } : [])
                if unit.people.isEmpty, let count = unit.count, let list = listAhead(of: count, after: index) { unit.people = list }
            case .anonymous:
                // "A court sentenced three activists": the list of three that follows a lead.
                if unit.isPlural, let count = unit.count, let list = listAhead(of: count, after: index), !list.contains(where: accusedSet.contains) {
                    unit.people = list
                } else if !unit.isPlural, let role = unit.role, !EnglishWords.relatives.contains(role), !EnglishWords.judgeRoles.contains(role), unnamed.count < 50 {
                    unnamed.append(Unnamed(passage: index, role: role, sex: unit.sex))
                    unit.people = [Self.firstUnnamed + unnamed.count - 1]
                }
            }
            if unit.people.count == 1, let person = unit.people.first, !unit.isPossessive, let age = age(of: unit, in: index) {
                update(person) { $0.age = $0.age ?? age }
            }
            done.append(unit)
        }
        return done
    }

    /// "the 44-year-old", "the poet, 68,"
    private func age(of unit: PeopleUnit, in index: Int) -> Int? {
        let tokens = text.passages[index].tokens
        return EnglishAges.age(after: unit.tokens.upperBound, tokens) ?? tokens[unit.tokens].lazy.compactMap { EnglishAges.age($0) }.first
    }

    private func unnamedNear(_ index: Int, _ unit: PeopleUnit) -> Int? {
        guard let last = unnamed.indices.last, index - unnamed[last].passage <= 2, unit.sex == nil || unnamed[last].sex == nil || unit.sex == unnamed[last].sex
        else { return nil }
        return Self.firstUnnamed + last
    }

    private func described(_ unit: PeopleUnit, _ done: [PeopleUnit], _ index: Int) -> Int? {
        guard let role = unit.role, !unit.isAuthority else { return nil }
        if role.hasSuffix("-year-old") {
            let age = EnglishAges.age(text.passages[index].tokens[unit.tokens.upperBound - 1])
            // Whose age was printed, else whoever is spoken of.
            if let age, let person = people.people.firstIndex(where: { $0.age == age }) { return person }
        }
        // "his wife" is nobody that we know by name.
        let first = text.passages[index].tokens[unit.tokens.lowerBound].base
        if EnglishWords.relatives.contains(role), ["his", "her", "their"].contains(first) { return nil }
        if Self.officials.contains(role) {
            let bearers = discourse.roles[role] ?? []
            return bearers.last
        }
        return discourse.person(sex: unit.sex, among: people.people, before: done, favouring: Set(accused), role: role) ?? unnamedNear(index, unit)
    }

    /// Of whom a description means one who was introduced by it.
    private static let officials: Set<String> = [
        "judge", "prosecutor", "lawyer", "attorney", "spokesman", "spokeswoman", "spokesperson", "investigator", "ombudsman", "minister",
    ]

    /// A list of names further down: "each of the four" in a lead. Also as many names, one by one, as the group has.
    private func listAhead(of count: Int, after index: Int) -> [Int]? {
        var seen: [Int] = []
        for later in text.passages.indices where later >= index && later <= index + Limits.passagesLookedBack {
            let names = EnglishUnits(passage: text.passages[later], namings: people.namings[later], people: people.people).units(from: 0)
            if let list = names.first(where: { $0.people.count == count }) { return list.people }
            guard later > index, text.passages[later].field != .title else { continue }
            for person in names.flatMap(\.people) where !seen.contains(person) && !people.people[person].isAside { seen.append(person) }
            if seen.count == count { return seen }
            if seen.count > count { return nil }
        }
        return nil
    }

    // MARK: The unnamed

    /// Who each unnamed person is: the first against whom a step is told further down, unless the two can't be one.
    private func bearers() -> [Int: Int] {
        var bearer: [Int: Int] = [:]
        for (offset, someone) in unnamed.enumerated() {
            let told = statements.filter { text.passages[$0.passage].field != .title }.sorted { $0.passage < $1.passage }
            // Whoever was told of before the unnamed one is somebody else.
            let older = Set(told.filter { $0.passage <= someone.passage }.flatMap(\.people))
            for statement in told where statement.passage > someone.passage && statement.passage <= someone.passage + Limits.passagesLookedBack {
                guard statement.people.count == 1, let person = statement.people.first, person < Self.firstUnnamed else { continue }
                if let sex = someone.sex, let other = people.people[person].sex, sex != other { continue }
                if !older.contains(person) { bearer[Self.firstUnnamed + offset] = person }
                break
            }
        }
        return bearer
    }

    private func named(_ statements: [Statement], _ bearers: [Int: Int]) -> [Statement] {
        statements.compactMap { statement in
            var statement = statement
            statement.people = statement.people.compactMap { $0 < Self.firstUnnamed ? $0 : bearers[$0] }
            return statement.people.isEmpty ? nil : statement
        }
    }
}

/// Ages in English.
enum EnglishAges {
    /// `43-year-old`
    static func age(_ token: Token) -> Int? {
        guard token.base.hasSuffix("-year-old") else { return nil }
        let front = String(token.base.dropLast("-year-old".count))
        return Int(front) ?? EnglishNumbers.words[front].map { Int($0) }
    }

    /// `, 45,`, `(45)`, `, aged 45`, `, who is 60`
    static func age(after position: Int, _ tokens: [Token]) -> Int? {
        guard position + 1 < tokens.count, tokens[position].text == "," || tokens[position].text == "(" else { return nil }
        var next = position + 1
        if tokens[next].base == "aged" || tokens[next].base == "age" { next += 1 }
        if tokens[next].base == "who", next + 1 < tokens.count, tokens[next + 1].base == "is" { next += 2 }
        guard next < tokens.count, tokens[next].kind == .number, let age = Int(tokens[next].text), (10...105).contains(age) else { return nil }
        guard next + 1 < tokens.count else { return age }
        return tokens[next + 1].kind == .mark || tokens[next + 1].base == "and" ? age : nil
    }
}
