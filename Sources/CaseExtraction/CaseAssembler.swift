import CasewireModel
import TextTools

/// Makes cases of statements: what tells of one step becomes one event, and a person's events become their case.
/// Knows no language.
enum CaseAssembler {
    static func cases(of reading: Reading, in text: ItemText) -> [Case] {
        var byPerson: [Int: [Statement]] = [:]
        for statement in reading.statements {
            for person in Set(statement.people) where reading.people.indices.contains(person) {
                byPerson[person, default: []].append(statement)
            }
        }
        return byPerson.keys.sorted().compactMap { person in
            theCase(of: reading.people[person], told: byPerson[person] ?? [], in: text)
        }
    }

    /// A person's steps as their statements make them, each told once.
    static func steps(of person: Int, in reading: Reading, _ text: ItemText) -> [Statement] {
        steps(reading.statements.filter { $0.people.contains(person) }, in: text)
    }

    private static func theCase(of someone: Someone, told: [Statement], in text: ItemText) -> Case? {
        let steps = steps(told, in: text)
        // A death alone is no case: it counts in custody, under prosecution or under sentence.
        guard steps.contains(where: { $0.type != .died || $0.isInCustody }) else { return nil }
        let ordered = steps.enumerated().sorted { left, right in
            let (one, other) = (order(left.element), order(right.element))
            return one == other ? left.offset < right.offset : one < other
        }.map(\.element)
        var events = ordered.map { event($0, in: text) }
        Proceedings.number(&events)
        return Case(
            person: Person(
                name: someone.name, names: someone.otherNames, key: FoldingKey.ofName(someone.name), age: someone.age,
                roles: someone.roles),
            organisations: someone.organisations.sorted(), charges: someone.charges, stance: someone.stance,
            events: events)
    }

    // MARK: One step, however often told

    private static func steps(_ told: [Statement], in text: ItemText) -> [Statement] {
        var steps: [Statement] = []
        // What is told most fully first: a later, barer telling is then found to be the same.
        let ranked = told.enumerated().sorted { left, right in
            let (one, other) = (rank(left.element, text), rank(right.element, text))
            return one == other ? left.offset < right.offset : one < other
        }.map(\.element)
        for statement in ranked {
            if let known = steps.indices.filter({ isSame(statement, steps[$0]) }).max(by: {
                likeness(statement, steps[$0]) < likeness(statement, steps[$1])
            }) {
                steps[known] = merged(steps[known], statement, text)
            } else {
                steps.append(statement)
            }
        }
        return steps
    }

    /// 0 for the body's own dated telling, more for background, most for a headline.
    private static func rank(_ statement: Statement, _ text: ItemText) -> Int {
        if text.passages[statement.passage].field == .title { return 3 }
        if statement.isBackground { return 2 }
        return statement.date == nil ? 1 : 0
    }

    private static func isSame(_ left: Statement, _ right: Statement) -> Bool {
        guard left.type == right.type, left.isExtension == right.isExtension else { return false }
        if left.isEarlier != right.isEarlier, left.date == nil || right.date == nil {
            guard let one = main(left.sentences), let other = main(right.sentences), one.kind == other.kind,
                one.months == other.months, one.days == other.days
            else { return false }
        }
        if let one = left.date, let other = right.date, one.end < other.start || other.end < one.start { return false }
        let areNear = abs(left.passage - right.passage) <= 4
        return agree(left.sentences, right.sentences, areNear: areNear)
    }

    /// Two lists of penalties are of one judgment unless their main penalties differ.
    private static func agree(_ left: [Sentence], _ right: [Sentence], areNear: Bool) -> Bool {
        guard let one = main(left), let other = main(right) else { return true }
        // "He must also pay a fine": beside the main penalty, in the sentences right after it.
        if areNear, one.kind != other.kind, isAdditional(one) || isAdditional(other) { return true }
        // "a two-year term" in passing says years and nothing of the kind.
        if one.months != nil, one.months == other.months { return true }
        if one.kind != other.kind { return false }
        if one.months == nil, one.days == nil, one.hours == nil, one.amount == nil { return true }
        if other.months == nil, other.days == nil, other.hours == nil, other.amount == nil { return true }
        return one.months == other.months && one.days == other.days && one.hours == other.hours
            && (one.amount == other.amount || one.currency != other.currency)
    }

    private static func isAdditional(_ sentence: Sentence) -> Bool {
        sentence.kind == .fine || sentence.kind == .communityService
    }

    private static func main(_ sentences: [Sentence]) -> Sentence? {
        sentences.first { $0.kind != .activityBan && $0.kind != .communityService && $0.kind != .fine }
            ?? sentences.first { $0.kind != .activityBan }
    }

    private static func likeness(_ left: Statement, _ right: Statement) -> Int {
        var likeness = 0
        if left.date != nil, left.date == right.date {
            likeness += 4
        } else if left.date != nil, right.date != nil {
            likeness += 1
        }
        if !left.sentences.isEmpty, main(left.sentences) == main(right.sentences) { likeness += 3 }
        if left.place != nil, left.place == right.place { likeness += 1 }
        if left.passage == right.passage { likeness += 1 }
        return likeness
    }

    private static func merged(_ known: Statement, _ new: Statement, _ text: ItemText) -> Statement {
        var whole = known
        if let date = new.date {
            if let old = whole.date {
                let isNarrower =
                    date.end.daysSinceEpoch - date.start.daysSinceEpoch < old.end.daysSinceEpoch
                    - old.start.daysSinceEpoch
                if isNarrower { whole.date = date }
            } else {
                whole.date = date
            }
        }
        whole.place = whole.place ?? new.place
        whole.court = whole.court ?? new.court
        whole.judge = whole.judge ?? new.judge
        let isHeadline = text.passages[new.passage].field == .title
        if whole.sentences.isEmpty {
            whole.sentences = new.sentences
        } else if new.isBackground, whole.sentences.allSatisfy({ $0.kind == .activityBan || isAdditional($0) }) {
            whole.sentences = new.sentences + whole.sentences
        } else if !isHeadline, !new.isBackground {
            for sentence in new.sentences where !whole.sentences.contains(where: { isSameKind($0, sentence) }) {
                whole.sentences.append(sentence)
            }
            for index in whole.sentences.indices {
                guard let twin = new.sentences.first(where: { isSameKind($0, whole.sentences[index]) }) else {
                    continue
                }
                whole.sentences[index] = filled(whole.sentences[index], from: twin)
            }
        }
        // "sentenced to six years", "the six-year term is suspended": the kind that says more.
        if !isHeadline {
            for index in whole.sentences.indices where whole.sentences[index].kind == .imprisonment {
                let twin = new.sentences.first {
                    $0.months == whole.sentences[index].months
                        && ($0.kind == .suspended || $0.kind == .restrictedFreedom)
                }
                if let twin, twin.months != nil { whole.sentences[index].kind = twin.kind }
            }
        }
        whole.confidence = min(0.98, max(known.confidence, new.confidence) + 0.02)
        for passage in [new.passage] + new.toldAgain where passage != whole.passage {
            if !whole.toldAgain.contains(passage) { whole.toldAgain.append(passage) }
        }
        return whole
    }

    private static func isSameKind(_ left: Sentence, _ right: Sentence) -> Bool {
        left.kind == right.kind
            || left.months != nil && left.months == right.months && left.kind != .activityBan
                && right.kind != .activityBan
    }

    private static func filled(_ sentence: Sentence, from twin: Sentence) -> Sentence {
        var whole = sentence
        whole.months = whole.months ?? twin.months
        whole.days = whole.days ?? twin.days
        whole.hours = whole.hours ?? twin.hours
        whole.amount = whole.amount ?? twin.amount
        whole.currency = whole.currency ?? twin.currency
        whole.scope = whole.scope ?? twin.scope
        return whole
    }

    // MARK: Events

    /// By date; what has none goes where its kind of step stands in a proceeding.
    private static func order(_ statement: Statement) -> Order {
        Order(
            day: statement.date?.start.daysSinceEpoch
                ?? (statement.type == .appealPlanned ? .max : statement.isBackground ? .min : .max - 1),
            step: statement.type.stage)
    }

    private struct Order: Comparable {
        var day: Int
        var step: Int
        static func < (left: Self, right: Self) -> Bool { (left.day, left.step) < (right.day, right.step) }
    }

    private static func event(_ statement: Statement, in text: ItemText) -> Event {
        let passage = text.passages[statement.passage]
        var confidence = statement.confidence
        if statement.date == nil { confidence -= 0.05 }
        if statement.isBackground { confidence -= 0.05 }
        return Event(
            type: statement.type, date: statement.date, place: statement.place, court: statement.court,
            judge: statement.judge,
            sentences: statement.sentences.filter { $0.kind != .activityBan }
                + statement.sentences.filter { $0.kind == .activityBan },
            quote: text.text(passage.span, in: passage.field), field: passage.field,
            span: passage.span,
            confidence: (min(0.99, max(0.3, confidence)) * 100).rounded() / 100)
    }
}

/// Which of a person's proceedings a step belongs to.
enum Proceedings {
    /// Numbers events that are in order of date: a step that begins a proceeding (a search, a detention, a charge, a
    /// judgment), once the one before has been judged, begins the next.
    static func number(_ events: inout [Event]) {
        var proceeding = 1
        var isJudged = false
        for index in events.indices {
            let type = events[index].type
            let begins = type.stage <= 3 || type == .sentenced || type == .acquitted || type == .trialOpened
            if isJudged, begins, events[index].date != nil || type == .sentenced {
                proceeding += 1
                isJudged = false
            }
            if type == .sentenced || type == .acquitted { isJudged = true }
            events[index].proceeding = proceeding
        }
    }
}
