import CasewireModel
import TextTools

/// Reads Kazakh news in Cyrillic: passage by passage, each clause from its verb backwards, since the verb ends it and the
/// cases before it say who did what to whom.
struct KazakhReader: LanguageReader {
    func read(_ text: ItemText, of matched: MatchedItem, knowing facts: ReaderFacts) -> Reading {
        var session = KazakhSession(text, matched, facts)
        session.read()
        return session.reading
    }
}

/// One item's reading: what is known so far, and the statements made of it.
struct KazakhSession {
    let text: ItemText
    let facts: ReaderFacts
    let tokens: [[Token]]
    var people: KazakhPeople
    var statements: [Statement] = []
    var discourse: KazakhDiscourse
    var dates: KazakhDates
    var ties: KazakhTies
    /// By passage: its court's place.
    var courtPlaces: [Int: String] = [:]
    /// A judge named before the step that is theirs.
    var pendingJudge: (name: String, passage: Int)?
    /// The day of a ruling that has been told before whose it is.
    var pendingRuling: (date: EventDate, passage: Int)?
    /// People without a name of whom a step is told: those named next may be they.
    var openGroup: OpenGroup?
    /// Those whose trial, case or sentence the item speaks of.
    var tried: Set<Int> = []
    /// Roles as printed, by their folded form.
    var printedRoles: [String: String] = [:]

    init(_ text: ItemText, _ matched: MatchedItem, _ facts: ReaderFacts) {
        self.text = text
        self.facts = facts
        tokens = text.passages.map(KazakhLetters.tokens)
        dates = KazakhDates(published: facts.published)
        ties = KazakhTies(text, tokens, matched, facts.kinds)
        people = KazakhPeople(tokens, taken: ties.organisationTokens)
        discourse = KazakhDiscourse()
        introduce()
    }

    var reading: Reading {
        var reading = Reading(people: people.people, statements: statements)
        for person in reading.people.indices {
            reading.people[person].roles = reading.people[person].roles.map { printedRoles[$0] ?? $0 }
        }
        return reading
    }

    mutating func read() {
        // The headline sums up what the text tells: it is read last, in the light of the text.
        let order =
            text.passages.indices.filter { text.passages[$0].field != .title }
            + text.passages.indices.filter { text.passages[$0].field == .title }
        for index in order where !text.passages[index].isLink {
            guard statements.count < Limits.statements else { break }
            readPassage(index)
        }
        for (person, entity) in ties.byTitle(accused: discourse.accused, people: people.people) {
            people.update(person) { $0.organisations.insert(entity) }
        }
        dropLoneBans()
    }

    struct OpenGroup {
        var statements: [Statement]
        var organisations: Set<EntityID>
        var paragraph: Int
    }

    // MARK: A passage

    mutating func readPassage(_ index: Int) {
        var passage = parsed(index)
        discourse.resolve(&passage.units, in: passage, people: people.people)
        let first = statements.count
        var unnamed = tell(passage)
        joinGroup(passage, first, &unnamed)
        fill(from: first, passage)
        takePendingRuling(from: first, passage)
        settleRuling(passage, first)
        judge(passage, first)
        learn(passage, first)
        discourse.add(passage, patients: Array(statements[first...].flatMap(\.people)))
    }

    mutating func parsed(_ index: Int) -> KazakhPassage {
        let words = tokens[index]
        let printed = printer(index)
        let namings = people.namings[index]
        let found = dates.dates(in: words, text: printed)
        var taken = Set(namings.flatMap { Array($0.tokens) })
        taken.formUnion(ties.organisationTokens[index] ?? [])
        let dated = Set(found.flatMap { Array($0.tokens) })
        let places = KazakhPlaces.places(in: words, taken: taken.union(dated))
        let courts = KazakhPlaces.courts(in: words, places: places, text: printed)
        let terms = KazakhPenalties.terms(in: words, taken: dated)
        let units = KazakhUnits(
            tokens: words, namings: namings, taken: Set(ties.organisationTokens[index] ?? []).union(dated)
        ).units()
        let steps = KazakhClauses(tokens: words, units: units, courts: courts, dates: found, terms: terms).steps()
        if let place = courts.last(where: { $0.place != nil })?.place { courtPlaces[index] = place }
        return KazakhPassage(
            index: index, field: text.passages[index].field, tokens: words, units: units, dates: found, places: places,
            courts: courts, terms: terms, steps: steps)
    }

    /// The words of a range of a passage's tokens as printed.
    func printer(_ index: Int) -> (Range<Int>) -> String {
        let (itemText, words, field) = (text, tokens[index], text.passages[index].field)
        return { range in
            guard !range.isEmpty, words.indices.contains(range.lowerBound), words.indices.contains(range.upperBound - 1)
            else { return "" }
            return itemText.text(
                Span(words[range.lowerBound].span.start, words[range.upperBound - 1].span.end), in: field)
        }
    }

    // MARK: Statements

    /// - Returns: the steps of people without a name.
    mutating func tell(_ passage: KazakhPassage) -> [Statement] {
        let arguments = KazakhArguments(passage)
        var before: (step: KazakhStep, statements: Range<Int>, people: [Int])?
        var unnamed: [Statement] = []
        for step in passage.steps {
            var parties: [KazakhArguments.Party]
            var isCarried = false
            switch arguments.answer(for: step) {
            case .parties(let found): parties = found
            case .nobody:
                // "Ұсталғандар арасында A мен B бар", "ұсталғандардың бірі — A".
                if let members = members(step, passage), let told = statement(step, members, passage) {
                    statements.append(told)
                    continue
                }
                let party = KazakhArguments.Party(people: [], terms: step.clause)
                if let statement = statement(step, party, passage) { unnamed.append(statement) }
                continue
            case .omitted:
                guard let people = omitted(step, passage, before?.people ?? []) else { continue }
                parties = [KazakhArguments.Party(people: people, terms: step.clause)]
                isCarried = true
            }
            let first = statements.count
            for party in parties where statements.count < Limits.statements {
                guard var statement = statement(step, party, passage) else { continue }
                if let old = replaced(in: &statement, step, passage) { statements.append(old) }
                if isCarried { statement.confidence -= 0.1 }
                if let before, step.position != .attributive {
                    inherit(&statement, step, before.step, before.statements, passage)
                }
                join(&statement, to: before.flatMap { statements[$0.statements].last })
                statements.append(statement)
            }
            if first < statements.count, step.position != .attributive {
                before = (step, first..<statements.count, statements[first...].flatMap(\.people))
            }
        }
        return unnamed
    }

    /// "Шектеуді айыппұлға ауыстырды": what stands in the accusative was the sentence before.
    func replaced(in statement: inout Statement, _ step: KazakhStep, _ passage: KazakhPassage) -> Statement? {
        guard step.type == .sentenceChanged, statement.sentences.count > 1 || statement.sentences.first?.months != nil,
            let object = step.clause.first(where: { position in
                ["шектеуди", "айыруды", "айыппулды", "жазаны", "жазасын", "мерзимди", "мерзимин", "жумысты"]
                    .contains(passage.base(position)) && position < step.tokens.upperBound - 1
            })
        else { return nil }
        let printed = printer(passage.index)
        let old = KazakhPenalties.sentences(
            in: step.clause.lowerBound..<(object + 1), kindEnd: object + 1, tokens: passage.tokens,
            terms: passage.terms,
            text: printed)
        guard !old.isEmpty else { return nil }
        statement.sentences = KazakhPenalties.sentences(
            in: (object + 1)..<step.clause.upperBound, kindEnd: step.clause.upperBound, tokens: passage.tokens,
            terms: passage.terms, text: printed)
        guard old.contains(where: { $0.months != nil || $0.amount != nil }) else { return nil }
        var before = statement
        before.type = .sentenced
        before.sentences = old
        before.date = nil
        before.place = nil
        before.court = nil
        before.confidence -= 0.1
        return before
    }

    /// "Жазаны қатаңдатты: екеуі де екі жылға бас бостандығынан айырылды": the judgment that follows is the change.
    func join(_ statement: inout Statement, to change: Statement?) {
        guard let change, change.type == .sentenceChanged, statement.type == .sentenced,
            !Set(change.people).isDisjoint(with: statement.people), change.sentences.isEmpty, !statement.isAside
        else { return }
        statement.type = .sentenceChanged
    }

    /// Whom a clause without a person is about.
    func omitted(_ step: KazakhStep, _ passage: KazakhPassage, _ before: [Int]) -> [Int]? {
        if !before.isEmpty { return before }
        guard !passage.isTitle, step.position != .attributive else { return nil }
        // "Плакат ұстап": held, not detained.
        if step.type == .detained, step.voice == .obj, step.tokens.count == 1 {
            let object = passage.base(step.tokens.lowerBound - 1)
            if object.hasSuffix("н") || object.hasSuffix("ды") || object.hasSuffix("ди") || object.hasSuffix("ты")
                || object.hasSuffix("ти")
            {
                return nil
            }
        }
        if step.type == .sentenced, isBan(step, passage), !bansActivity(step, passage) { return nil }
        if step.position == .adverbial, let subject = subject(after: step, passage) { return subject }
        return discourse.topic(in: passage, before: step.clause.upperBound)
    }

    /// "Босатылғаннан кейін Омаров …": the sentence's own subject.
    func subject(after step: KazakhStep, _ passage: KazakhPassage) -> [Int]? {
        passage.units.first { unit in
            unit.tokens.lowerBound >= step.tokens.upperBound && unit.grammaticalCase == .nominative
                && !unit.people.isEmpty && !unit.isAuthority && !unit.isLawyer
        }?.people
    }

    func isBan(_ step: KazakhStep, _ passage: KazakhPassage) -> Bool {
        passage.tokens[step.tokens].contains { $0.base == "тыйым" }
    }

    /// "Саясатпен айналысуға тыйым салынды" is a part of a judgment; "ҚДТ-ға тыйым салынды" is none.
    func bansActivity(_ step: KazakhStep, _ passage: KazakhPassage) -> Bool {
        passage.tokens[step.clause].contains { token in
            ["уга", "уге", "уына", "уине"].contains(where: token.base.hasSuffix) && token.base.count >= 5
        }
    }

}
