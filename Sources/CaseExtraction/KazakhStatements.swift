import CasewireModel

/// What a step says of its people: the day, the place, the court, the penalties.
extension KazakhSession {
    func statement(_ step: KazakhStep, _ party: KazakhArguments.Party, _ passage: KazakhPassage) -> Statement? {
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

    static func speaksOfCustody(_ tokens: [Token]) -> Bool {
        tokens.contains { token in
            ["турме", "абакты", "колония", "изолятор", "кама", "устал"].contains(where: token.base.hasPrefix)
        }
    }

    func date(
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
    func isCommon(_ date: KazakhDate, _ step: KazakhStep, _ passage: KazakhPassage) -> Bool {
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
    func isOfAnotherVerb(_ date: KazakhDate, _ step: KazakhStep, _ passage: KazakhPassage) -> Bool {
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
    func isDenied(_ participle: String) -> Bool {
        ["маган", "меген", "баган", "беген", "паган", "пеген"].contains(where: participle.hasSuffix)
    }

    func place(of step: KazakhStep, _ own: (Range<Int>) -> Bool, _ passage: KazakhPassage) -> String? {
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
    func inherit(
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
