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

    private mutating func readPassage(_ index: Int) {
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

    private mutating func parsed(_ index: Int) -> KazakhPassage {
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
    private mutating func tell(_ passage: KazakhPassage) -> [Statement] {
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

    private func members(_ step: KazakhStep, _ passage: KazakhPassage) -> KazakhArguments.Party? {
        guard step.position == .nominal,
            ["арасында", "катарында", "ишинде", "бири"].contains(passage.base(step.tokens.upperBound))
        else { return nil }
        let named = passage.units.filter {
            $0.form == .name && $0.tokens.lowerBound > step.tokens.upperBound && $0.grammaticalCase == .nominative
        }
        let people = named.flatMap(\.people)
        return people.isEmpty ? nil : KazakhArguments.Party(people: people, terms: step.clause)
    }

    /// "Жиырма адам ұсталды. Олардың арасында A мен B бар."
    private mutating func nameMembers(_ passage: KazakhPassage, _ group: OpenGroup) {
        guard
            passage.tokens.contains(where: { ["арасында", "катарында", "ишинде", "олар", "булар"].contains($0.base) })
        else {
            return
        }
        let people = passage.units.filter {
            $0.form == .name && $0.grammaticalCase == .nominative && !$0.isAuthority && !$0.isLawyer && !$0.ownsRelative
        }.flatMap(\.people)
        guard !people.isEmpty else { return }
        for told in group.statements {
            var shared = told
            shared.people = people
            shared.confidence -= 0.1
            statements.append(shared)
        }
        for person in people { self.people.update(person) { $0.organisations.formUnion(group.organisations) } }
    }

    /// "Митингіде ұсталғандардың үшеуі сотталды. A 15 тәулікке, B үш тәулікке қамалды": what is told of people without a
    /// name holds for those whom the paragraph then names for the same step.
    private mutating func joinGroup(_ passage: KazakhPassage, _ first: Int, _ unnamed: inout [Statement]) {
        guard !passage.isTitle else { return }
        let paragraph = text.passages[passage.index].paragraph
        let isNameless = !passage.units.contains { !$0.people.isEmpty }
        if isNameless, !unnamed.isEmpty, openGroup?.paragraph != paragraph {
            openGroup = OpenGroup(
                statements: unnamed, organisations: ties.organisations(in: passage), paragraph: paragraph)
            return
        }
        guard let group = openGroup, group.paragraph == paragraph else { return }
        if first == statements.count { return nameMembers(passage, group) }
        let types = Set(group.statements.map(\.type))
        for position in statements.indices where position >= first && types.contains(statements[position].type) {
            if statements[position].date == nil {
                statements[position].date = group.statements.first { $0.type == statements[position].type }?.date
            }
            for person in statements[position].people {
                people.update(person) { $0.organisations.formUnion(group.organisations) }
            }
            for told in group.statements where told.type != statements[position].type && told.date != nil {
                var shared = told
                shared.people = statements[position].people
                shared.confidence -= 0.15
                statements.append(shared)
            }
        }
    }

    /// "Шектеуді айыппұлға ауыстырды": what stands in the accusative was the sentence before.
    private func replaced(in statement: inout Statement, _ step: KazakhStep, _ passage: KazakhPassage) -> Statement? {
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
    private func join(_ statement: inout Statement, to change: Statement?) {
        guard let change, change.type == .sentenceChanged, statement.type == .sentenced,
            !Set(change.people).isDisjoint(with: statement.people), change.sentences.isEmpty, !statement.isAside
        else { return }
        statement.type = .sentenceChanged
    }

    /// Whom a clause without a person is about.
    private func omitted(_ step: KazakhStep, _ passage: KazakhPassage, _ before: [Int]) -> [Int]? {
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
    private func subject(after step: KazakhStep, _ passage: KazakhPassage) -> [Int]? {
        passage.units.first { unit in
            unit.tokens.lowerBound >= step.tokens.upperBound && unit.grammaticalCase == .nominative
                && !unit.people.isEmpty && !unit.isAuthority && !unit.isLawyer
        }?.people
    }

    private func isBan(_ step: KazakhStep, _ passage: KazakhPassage) -> Bool {
        passage.tokens[step.tokens].contains { $0.base == "тыйым" }
    }

    /// "Саясатпен айналысуға тыйым салынды" is a part of a judgment; "ҚДТ-ға тыйым салынды" is none.
    private func bansActivity(_ step: KazakhStep, _ passage: KazakhPassage) -> Bool {
        passage.tokens[step.clause].contains { token in
            ["уга", "уге", "уына", "уине"].contains(where: token.base.hasSuffix) && token.base.count >= 5
        }
    }

    private func statement(_ step: KazakhStep, _ party: KazakhArguments.Party, _ passage: KazakhPassage) -> Statement? {
        var statement = Statement(
            type: step.type, people: party.people, passage: passage.index,
            confidence: passage.isTitle ? 0.7 : step.position == .attributive ? 0.85 : 0.93)
        let relatives = passage.steps.filter {
            ($0.position == .attributive || $0.position == .nominal) && $0.clause != step.clause
        }.map(\.clause)
        let own = { (range: Range<Int>) in
            step.clause.contains(range.lowerBound)
                && !relatives.contains {
                    $0.contains(range.lowerBound) && $0.upperBound <= step.clause.upperBound
                        && $0.count < step.clause.count
                }
        }
        // "Шілдеден бері қамауда отыр": in custody since then.
        if step.type == .pretrialArrest, passage.base(step.tokens.lowerBound) == "камауда", step.position == .finite,
            passage.dates.contains(where: { $0.isSince && step.clause.contains($0.tokens.lowerBound) })
        {
            statement.type = .detained
        }
        statement.isAside = step.position == .attributive
        statement.isBackground = passage.isTitle
        statement.date = date(of: step, party, own, passage)
        if Self.isOfCourt(step.type),
            let court = passage.courts.last(where: { own($0.tokens) })
                ?? (step.position == .attributive
                    ? nil
                    : passage.courts.last {
                        step.reach.contains($0.tokens.lowerBound) && $0.grammaticalCase == .nominative
                    })
        {
            statement.court = court.name
            statement.place = court.place
        }
        // "Атыраудағы колонияда жазасын өтеп жатыр": where it is served, not where it was given.
        let isServing = passage.tokens[step.tokens].contains { $0.base.hasPrefix("отеп") || $0.base.hasPrefix("отеу") }
        if !isServing || step.type != .sentenced { statement.place = statement.place ?? place(of: step, own, passage) }
        if step.type == .died { statement.isInCustody = Self.speaksOfCustody(passage.tokens) }
        if step.type == .pretrialArrest || step.type == .houseArrest {
            statement.isExtension = passage.tokens[step.tokens].contains { $0.base.hasPrefix("узарт") }
        }
        if step.type == .sentenced || step.type == .sentenceChanged {
            let foreign = relatives.filter {
                $0.upperBound < step.clause.upperBound && $0.lowerBound >= step.clause.lowerBound
            }
            let terms = passage.terms.filter { term in !foreign.contains { $0.contains(term.tokens.lowerBound) } }
            statement.sentences = KazakhPenalties.sentences(
                in: party.terms, kindEnd: step.clause.upperBound, tokens: passage.tokens, terms: terms,
                text: printer(passage.index))
            if statement.sentences.isEmpty, isBan(step, passage) {
                statement.sentences = [Sentence(kind: .activityBan)]
            }
            // "Жазасын екі жылға қысқартты": by how much, not to what.
            let verb = passage.base(step.tokens.upperBound - 1)
            // "Үш жылдан екі жылға түсірді": from what to what.
            let changed = terms.filter {
                party.terms.contains($0.tokens.lowerBound) && ($0.unit == .years || $0.unit == .months)
            }
            if step.type == .sentenceChanged, changed.count == 2,
                passage.base(changed[0].tokens.upperBound - 1).hasSuffix("н")
            {
                statement.sentences = KazakhPenalties.sentences(
                    in: changed[1].tokens.lowerBound..<step.clause.upperBound, kindEnd: step.clause.upperBound,
                    tokens: passage.tokens, terms: terms, text: printer(passage.index))
            } else if step.type == .sentenceChanged,
                ["кыскар", "азай", "узар", "кобей"].contains(where: verb.hasPrefix)
            {
                statement.sentences = []
            }
        }
        return statement
    }

    static func isOfCourt(_ type: EventType) -> Bool {
        switch type {
        case .searched, .detained, .charged, .released, .died, .appealFiled, .appealPlanned: false
        default: true
        }
    }

    private static func speaksOfCustody(_ tokens: [Token]) -> Bool {
        tokens.contains { token in
            ["турме", "абакты", "колония", "изолятор", "кама", "устал"].contains(where: token.base.hasPrefix)
        }
    }

    private func date(
        of step: KazakhStep, _ party: KazakhArguments.Party, _ own: (Range<Int>) -> Bool, _ passage: KazakhPassage
    ) -> EventDate? {
        let isLasting = step.type == .pretrialArrest || step.type == .houseArrest || step.type == .detained
        let usable = passage.dates.filter { date in
            !date.isTarget && (!date.isSince || isLasting) && !isOfAnotherVerb(date, step, passage)
        }
        if let range = party.own, let date = usable.last(where: { range.contains($0.tokens.lowerBound) }) {
            return date.date
        }
        // Nearest to the verb: an earlier one is often that of what led to it.
        if let date = usable.last(where: { own($0.tokens) && (party.own == nil || isCommon($0, step, passage)) }) {
            return date.date
        }
        let hasOwn = passage.dates.contains { step.clause.contains($0.tokens.lowerBound) }
        guard !hasOwn, step.position != .attributive else { return nil }
        // "4 тамызда шағымды қарап, үкімді өзгеріссіз қалдырды"
        return usable.last { date in
            step.reach.contains(date.tokens.lowerBound)
                && !passage.steps.contains { $0.position == .attributive && $0.clause.contains(date.tokens.lowerBound) }
        }?.date
    }

    /// Of several parties, a day before all of them is that of all.
    private func isCommon(_ date: KazakhDate, _ step: KazakhStep, _ passage: KazakhPassage) -> Bool {
        !passage.units.contains { unit in
            step.clause.contains(unit.tokens.lowerBound) && !unit.people.isEmpty
                && unit.tokens.lowerBound < date.tokens.lowerBound && unit.tokens.upperBound <= step.tokens.lowerBound
        }
            || !passage.units.contains { unit in
                step.clause.contains(unit.tokens.lowerBound) && !unit.people.isEmpty
                    && unit.tokens.lowerBound > date.tokens.lowerBound
            }
    }

    /// `17 қазанда қаралған істе`, `6 маусымда өткен митингіде`: the day of what the participle tells.
    private func isOfAnotherVerb(_ date: KazakhDate, _ step: KazakhStep, _ passage: KazakhPassage) -> Bool {
        // "Орал соты 2 тамызда айыпталған …": after its subject the day is the court's.
        let isCourts = passage.courts.contains {
            $0.tokens.upperBound == date.tokens.lowerBound && $0.grammaticalCase == .nominative
        }
        if isCourts { return false }
        var position = date.tokens.upperBound
        while position < step.tokens.lowerBound, position - date.tokens.upperBound < 16 {
            let token = passage.tokens[position]
            if token.base == "деген" || token.base == "деп" { return false }
            let isSubject = passage.units.contains { $0.tokens.contains(position) && $0.form != .anonymous }
            if isSubject || [",", ";", ":", "—", "–"].contains(token.text) { return false }
            if passage.courts.contains(where: { $0.tokens.contains(position) && $0.grammaticalCase == .nominative }) {
                return false
            }
            // A step's own relative clause, which leaves the day outside.
            if passage.steps.contains(where: { $0.position == .attributive && $0.tokens.contains(position) }) {
                return false
            }
            if token.isWord, !token.isCapitalised, token.base.count >= 4,
                ["ган", "ген", "кан", "кен"].contains(where: token.base.hasSuffix),
                !KazakhWords.times.contains(passage.base(position + 1)), !isDenied(token.base)
            {
                return true
            }
            position += 1
        }
        return false
    }

    /// `рұқсат етілмеген`: nothing has happened that day.
    private func isDenied(_ participle: String) -> Bool {
        ["маган", "меген", "баган", "беген", "паган", "пеген"].contains(where: participle.hasSuffix)
    }

    private func place(of step: KazakhStep, _ own: (Range<Int>) -> Bool, _ passage: KazakhPassage) -> String? {
        let inClause = passage.places.filter { place in
            step.clause.contains(place.tokens.lowerBound) && !place.isOrigin
                && [.locative, .attributive].contains(place.grammaticalCase)
        }
        if let place = inClause.last(where: { own($0.tokens) && $0.kind != .region })
            ?? inClause.last(where: { own($0.tokens) })
        {
            return place.name
        }
        // "Алматы әуежайында", "Орал қаласында": a name before a noun in the locative.
        let before = passage.places.last { place in
            own(place.tokens) && !place.isOrigin && [.nominative, .genitive].contains(place.grammaticalCase)
                && ["нда", "нде", "ндагы", "ндеги"].contains { passage.base(place.tokens.upperBound).hasSuffix($0) }
                && !passage.courts.contains { $0.tokens.contains(place.tokens.lowerBound) }
        }
        if let before { return before.name }
        return inClause.last?.name
    }

    /// What a clause leaves out because the one before has said it.
    private func inherit(
        _ statement: inout Statement, _ step: KazakhStep, _ before: KazakhStep, _ range: Range<Int>,
        _ passage: KazakhPassage
    ) {
        guard let other = statements[range].last else { return }
        let hasDate = passage.dates.contains {
            step.clause.contains($0.tokens.lowerBound) && !$0.isTarget && !$0.isSince
        }
        if statement.date == nil, !hasDate, step.type != .appealPlanned, let date = other.date,
            statement.people == other.people || !passage.dates.contains(where: { $0.isSince && $0.date == date })
        {
            statement.date = date
            statement.confidence -= 0.05
        }
        let isOneJudgment = statement.type == other.type && statement.type == .sentenced
        if before.position == .chained || isOneJudgment, statement.place == nil {
            statement.place = other.place
            if Self.isOfCourt(statement.type) { statement.court = statement.court ?? other.court }
        }
    }
}
