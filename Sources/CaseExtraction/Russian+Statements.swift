import CasewireModel

/// What is told of a step: its people, each with their penalties.
extension RussianSteps {
    mutating func tell(_ found: Found) {
        let (people, cases, sure) = people(of: found)
        guard !people.isEmpty, sure > 0 else { return }
        peopleOf[found.range.lowerBound] = people
        let named = people.filter { !isAside($0) || found.trigger.voice == .verb || found.type == .sentenced }
        guard !named.isEmpty else { return }
        for part in parts(found, named, cases) {
            var statement = Statement(type: found.type, people: part.people, passage: index, confidence: sure)
            statement.date = date(of: found, part.range)
            (statement.place, statement.court) = place(of: found)
            statement.sentences = part.sentences
            // "тогда задержанный пенсионер": the rest of the sentence tells of something else.
            if found.form.kind == .passiveParticiple, clauses.clauses[found.clause].kind != .participial {
                statement.place = nil
                statement.court = nil
            }
            statement.isAside = clauses.clauses[found.clause].kind != .main
            let word = base(found.range.lowerBound)
            statement.isBackground = word.hasPrefix("отбыва") || word.hasPrefix("отсид")
            statement.isExtension =
                word.hasPrefix("продл")
                || (found.range.contains { base($0).hasPrefix("продл") } && found.type == .pretrialArrest)
            statement.isInCustody = tokens.contains {
                RussianWords.begins(
                    $0.base,
                    with: [
                        "изолятор", "колони", "сизо", "тюр", "стражей", "отбыва", "камер",
                        "заключени",
                    ])
            }
            statement.isEarlier = clauseTokens(found.clause).contains {
                ["ранее", "прежде", "раньше"].contains(base($0)) && base($0 - 1) != "днем" && base($0 - 1) != "месяцем"
                    && base($0 - 1) != "годом" && base($0 - 1) != "неделей"
            }
            statements.append(statement)
            if let judged = judgmentUpheld(found, statement) { statements.append(judged) }
            if found.type == .sentenceChanged, let before = judgmentBefore(found, statement) {
                statements.append(before)
            }
        }
    }

    /// "оставил в силе приговор — три года лишения свободы": the judgment that the appeal was about.
    func judgmentUpheld(_ found: Found, _ answer: Statement) -> Statement? {
        guard found.type == .appealRejected, tokens.contains(where: { $0.base.hasPrefix("приговор") }) else {
            return nil
        }
        let terms = penalties.filter {
            clauses.clauseOf[$0.tokens.lowerBound] == found.clause && $0.hasKind && !$0.isRange
                && $0.sentence.months != nil
        }
        guard terms.count == 1, !founds.contains(where: { $0.type == .sentenced && $0.clause == found.clause }) else {
            return nil
        }
        var judged = answer
        judged.type = .sentenced
        judged.sentences = terms.map(\.sentence)
        (judged.date, judged.place, judged.court) = (nil, nil, nil)
        judged.isBackground = true
        return judged
    }

    /// "заменив год ограничения свободы штрафом": the older judgment, unless it is a rest of it.
    func judgmentBefore(_ found: Found, _ change: Statement) -> Statement? {
        let terms = penalties.filter { clauses.clauseOf[$0.tokens.lowerBound] == found.clause && !$0.isRange }
        let old = replaced(found, terms).old.filter { $0.sentence.months != nil && $0.hasKind }
        guard old.count == 1,
            !tokens.contains(where: { RussianWords.begins($0.base, with: ["неотбыт", "остав", "остат"]) })
        else { return nil }
        var before = change
        before.type = .sentenced
        before.sentences = old.map(\.sentence)
        (before.date, before.place, before.court) = (nil, nil, nil)
        before.isBackground = true
        return before
    }

    struct Part {
        var people: [Int]
        var sentences: [Sentence] = []
        /// What the part's own date may stand in.
        var range: Range<Int>
    }

    /// "A к двум годам, а B — к трём": to each their own.
    func parts(_ found: Found, _ people: [Int], _ cases: RussianCases) -> [Part] {
        let own = clauseTokens(found.clause)
        guard let first = own.first, let last = own.last else { return [Part(people: people, range: found.range)] }
        let whole = first..<(last + 1)
        let isJudgment = found.type == .sentenced || found.type == .sentenceChanged
        guard isJudgment else {
            return [Part(people: people, range: whole)]
        }
        let until =
            founds.first {
                $0.range.lowerBound > found.range.lowerBound && $0.clause == found.clause && $0.type == .sentenced
                    && penaltyBetween(found, $0)
            }?.range.lowerBound ?? tokens.count
        let from =
            founds.last {
                $0.range.lowerBound < found.range.lowerBound && $0.clause == found.clause && $0.type == .sentenced
                    && penaltyBetween($0, found)
            }?.range.upperBound ?? start
        let terms = penalties.filter {
            clauses.clauseOf[$0.tokens.lowerBound] == found.clause && (!$0.isRange || found.type == .sentenceChanged)
                && $0.tokens.lowerBound < until && $0.tokens.lowerBound >= from
        }
        if found.type == .sentenceChanged {
            return [Part(people: people, sentences: replaced(found, terms).new, range: whole)]
        }
        let givers = inClause(found.clause).filter { mention in
            isEligible(mention) && !cases.isEmpty && !mention.cases.intersection(cases).isEmpty
                && mention.preposition == nil && !mention.isPossessive && !mention.isOwned
                && mention.form != .relative
        }
        var parts: [Part] = []
        var current = Part(people: [], range: whole)
        var hasPenalty = false
        func flush() {
            if !current.people.isEmpty { parts.append(current) }
        }
        let marks =
            (givers.map { ($0.head, Optional($0), RussianPenalty?.none) }
            + terms.map { ($0.tokens.lowerBound, RussianMention?.none, Optional($0)) })
            .sorted { $0.0 < $1.0 }
        for (position, mention, term) in marks {
            if let mention {
                if hasPenalty, !current.people.isEmpty {
                    flush()
                    current = Part(people: mention.people, range: position..<(last + 1))
                    hasPenalty = false
                } else if current.people.isEmpty {
                    current.people = mention.people
                }
            } else if let term {
                append(term, to: &current.sentences)
                hasPenalty = true
            }
        }
        flush()
        let named = Set(parts.flatMap(\.people))
        // "A и B приговорили к пяти и семи годам": to each in turn.
        let mains = terms.filter { $0.sentence.months != nil && $0.sentence.kind != .activityBan }
        if people.count > 1, mains.count == people.count, mains.count == terms.count,
            mains.dropLast().allSatisfy(\.isBare)
        {
            return zip(people, mains).map { Part(people: [$0], sentences: [$1.sentence], range: whole) }
        }
        // "приговорил к году A, B и C": said before all of them.
        if let firstTerm = terms.first, let lastTerm = terms.last, let firstGiver = givers.first,
            givers.allSatisfy({ $0.head > lastTerm.tokens.lowerBound }), firstTerm.tokens.lowerBound < firstGiver.head
        {
            var all = Part(people: [], sentences: parts.first?.sentences ?? [], range: whole)
            for giver in givers where giver.head - firstGiver.head < 40 {
                for person in giver.people where !all.people.contains(person) { all.people.append(person) }
            }
            return [all]
        }
        if parts.isEmpty || named.isDisjoint(with: people) {
            var sentences: [Sentence] = []
            for term in terms { append(term, to: &sentences) }
            return [Part(people: people, sentences: sentences, range: whole)]
        }
        return parts
    }

    func penaltyBetween(_ left: Found, _ right: Found) -> Bool {
        penalties.contains {
            $0.tokens.lowerBound >= left.range.lowerBound && $0.tokens.upperBound <= right.range.lowerBound
        }
    }

    func append(_ term: RussianPenalty, to sentences: inout [Sentence]) {
        // A fine in two currencies is one; tenge go before the index they are counted from.
        if term.sentence.kind == .fine, let known = sentences.firstIndex(where: { $0.kind == .fine }) {
            if sentences[known].amount == nil || sentences[known].currency == "MCI" && term.sentence.currency != "MCI" {
                sentences[known] = term.sentence
            }
            return
        }
        // "к условному сроку — два года"
        if let last = sentences.indices.last, sentences[last].kind == .suspended, sentences[last].months == nil,
            !term.hasKind,
            let months = term.sentence.months
        {
            sentences[last].months = months
            return
        }
        let isEmpty =
            term.sentence.months == nil && term.sentence.days == nil && term.sentence.hours == nil
            && term.sentence.amount == nil
            && term.sentence.kind != .life && term.sentence.kind != .activityBan
        // "к двум годам лишения свободы условно с испытательным сроком в один год": the probation is no term.
        if term.sentence.kind != .activityBan,
            base(term.tokens.lowerBound - 1) == "в" || base(term.tokens.lowerBound - 1) == "на",
            (max(start, term.tokens.lowerBound - 3)..<term.tokens.lowerBound).contains(where: {
                base($0).hasPrefix("испытательн")
            })
        {
            return
        }
        if isEmpty, term.sentence.kind != .suspended,
            !sentences.isEmpty || term.sentence.kind == .fine || term.sentence.kind == .imprisonment
        {
            return
        }
        if isEmpty, sentences.contains(where: { $0.kind == term.sentence.kind }) { return }
        if let known = sentences.firstIndex(where: {
            $0.kind == term.sentence.kind && $0.months == nil && $0.days == nil && $0.hours == nil
        }), term.sentence.kind != .activityBan {
            sentences[known] = term.sentence
            return
        }
        sentences.append(term.sentence)
    }

    /// Of "заменил A на B", "вместо A назначил B": B. A as instrumental or after "на"; the rest is what was before.
    func replaced(_ found: Found, _ terms: [RussianPenalty]) -> (new: [Sentence], old: [RussianPenalty]) {
        guard !terms.isEmpty else { return ([], []) }
        let isInstead =
            (found.range).contains { base($0) == "вместо" } || tokens[start...].contains { $0.base == "вместо" }
        var old: [RussianPenalty] = []
        var new: [RussianPenalty] = []
        for term in terms {
            let before = base(term.tokens.lowerBound - 1)
            let word = base(term.tokens.lowerBound)
            let isNew =
                before == "на" || before == "до" || word.hasSuffix("ем") || word.hasSuffix("ом") || word.hasSuffix("ым")
                || (isInstead && before != "вместо" && !old.isEmpty)
            if isNew { new.append(term) } else { old.append(term) }
        }
        if new.isEmpty, old.count == 1, found.range.lowerBound < old[0].tokens.lowerBound,
            base(found.range.lowerBound).hasPrefix("смягч") || base(found.range.lowerBound).hasPrefix("ужесточ")
                || base(found.range.lowerBound).hasPrefix("увелич") || base(old[0].tokens.lowerBound - 1) == "до"
        {
            new = old
            old = []
        }
        let sentences = new.map { term -> Sentence in
            var sentence = term.sentence
            if term.isSameTerm, let before = old.first?.sentence { sentence.months = before.months }
            if sentence.months == nil, sentence.kind == .suspended, let before = old.first?.sentence {
                sentence.months = before.months
            }
            return sentence
        }
        return (sentences, old)
    }

    /// Two tellings of one step in one passage: "признал виновным и приговорил".
    mutating func dropDoubles() {
        var kept: [Statement] = []
        for statement in statements {
            // A request granted by a milder penalty is that change.
            if statement.type == .appealGranted,
                statements.contains(where: { $0.type == .sentenceChanged && $0.people == statement.people })
            {
                continue
            }
            kept.append(statement)
        }
        statements = kept
    }
}
