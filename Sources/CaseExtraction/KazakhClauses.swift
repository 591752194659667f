import CasewireModel

/// A step that a passage's verb tells of, and the stretch before it that its arguments stand in.
struct KazakhStep: Sendable {
    enum Position: Sendable {
        /// The clause's own verb.
        case finite
        /// `-ып`: the next verb goes on with the subject, the day and the place.
        case chained
        /// `сотталған белсенді`: said of the noun that follows.
        case attributive
        /// `босатылғаннан кейін`
        case adverbial
        /// `ұсталғанын (айтты)`: what somebody says.
        case reported
        /// `ұсталғандардың (үшеуі)`: those to whom it happened.
        case nominal
    }

    var type: EventType
    var voice: KazakhTrigger.Voice
    /// From the first word of the pattern to the verb.
    var tokens: Range<Int>
    var position: Position
    /// From the clause's start to the verb.
    var clause: Range<Int>
    /// From the step before to the verb: clauses without a step are told for the one that follows.
    var reach: Range<Int>
}

/// Finds a passage's steps and cuts it into clauses.
struct KazakhClauses {
    let tokens: [Token]
    let units: [KazakhUnit]
    let courts: [KazakhCourt]
    let dates: [KazakhDate]
    let terms: [KazakhTerm]

    func steps() -> [KazakhStep] {
        let found = triggers()
        var steps: [KazakhStep] = []
        let starts = clauseStarts()
        var floor = 0
        for (trigger, match, position) in found {
            guard let type = trigger.type else { continue }
            let start = max(starts[match.tokens.upperBound - 1], floor)
            var clause = min(start, match.tokens.lowerBound)..<match.tokens.upperBound
            if position == .attributive {
                clause = relativeStart(match.tokens, from: clause.lowerBound)..<clause.upperBound
            }
            let reach = position == .attributive ? clause : min(floor, clause.lowerBound)..<clause.upperBound
            steps.append(
                KazakhStep(
                    type: type, voice: trigger.voice, tokens: match.tokens, position: position, clause: clause,
                    reach: reach))
            if position != .attributive, position != .nominal { floor = match.tokens.upperBound }
        }
        return steps
    }

    // MARK: Triggers

    private typealias Found = (trigger: KazakhTrigger, match: KazakhPattern.Match, position: KazakhStep.Position)

    private func triggers() -> [Found] {
        var matches: [(KazakhTrigger, KazakhPattern.Match)] = []
        for anchor in tokens.indices {
            guard let match = KazakhTriggers.table.match(at: anchor, in: tokens, terms: terms) else { continue }
            // "ұстап" in "ұстап әкетті": one step, told by the longer pattern.
            while let last = matches.last, match.match.tokens.lowerBound <= last.1.tokens.lowerBound,
                match.trigger.type == nil || last.0.type == match.trigger.type
                    || match.match.tokens.contains(last.1.tokens.upperBound - 1)
                        && match.match.tokens.count > last.1.tokens.count
                        && last.1.tokens.count == 1
            {
                matches.removeLast()
            }
            matches.append((match.trigger, match.match))
        }
        return matches.compactMap { trigger, match in
            guard trigger.type != nil, !isUnreal(match), let (position, end) = position(of: match) else { return nil }
            var whole = match
            whole.tokens = match.tokens.lowerBound..<end
            return (trigger, whole, position)
        }
    }

    private func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }

    /// Denied, possible, demanded or conditional by the words around the verb.
    private func isUnreal(_ match: KazakhPattern.Match) -> Bool {
        let next = match.tokens.upperBound
        if ["жок", "емес", "па", "пе", "ма", "ме", "ба", "бе"].contains(base(next)) { return true }
        for position in next..<min(next + 4, tokens.count) {
            if ["мумкин", "керек", "тиис", "ыктимал"].contains(base(position)) { return true }
            if tokens[position].kind == .mark { break }
        }
        if ["деген", "туралы"].contains(base(next)),
            let denial = (next..<tokens.count).first(where: { base($0) == "жокка" }),
            base(denial + 1).hasPrefix("шыгар")
        {
            return true
        }
        if ["деген", "туралы"].contains(base(next)),
            tokens[next...].contains(where: { $0.base.hasPrefix("расталма") || $0.base.hasPrefix("растама") })
        {
            return true
        }
        if tokens[..<match.tokens.lowerBound].suffix(24).contains(where: { $0.base == "егер" }) { return true }
        return false
    }

    /// Where the verb stands in its sentence, and the token after it; nil where it tells of no step of anybody's.
    private func position(of match: KazakhPattern.Match) -> (KazakhStep.Position, Int)? {
        var end = match.tokens.upperBound
        var form = match.form
        // "өтеп жатқан", "айыпталып отырған", "сотталып кеткен": the auxiliary bears the form.
        if form == .converb || form == .past && base(end - 1).hasSuffix("п") {
            if ["жаткан", "журген", "отырган", "кеткен", "келген", "калган", "шыккан"].contains(base(end)) {
                form = .participle
                end += 1
            } else if ["жатыр", "жур", "отыр", "тур", "кетти", "калды", "келеди"].contains(base(end)) {
                return (.finite, end + 1)
            }
        }
        switch form {
        case .past: return (.finite, end)
        case .converb: return (.chained, end)
        case .participle: return (participle(before: end), end)
        case .fact:
            if ["кейин", "сон", "бери", "бойы"].contains(base(end)) { return (.adverbial, end) }
            return (.reported, end)
        case .noun:
            return ["кейин", "сон", "бери"].contains(base(end)) && !base(end - 1).hasSuffix("у")
                ? (.adverbial, end) : nil
        case .people: return (.nominal, end)
        case .ahead: return (.finite, end)
        }
    }

    private func participle(before end: Int) -> KazakhStep.Position {
        guard end < tokens.count, tokens[end].kind != .mark || tokens[end].text == "«" else { return .finite }
        let word = base(end)
        if KazakhWords.auxiliaries.contains(word) || word == "жане" { return .finite }
        return KazakhWords.times.contains(word) ? .adverbial : .attributive
    }

    // MARK: Clauses

    /// By token: where its clause starts. A comma, a dash or a quote ends one only after a verb.
    private func clauseStarts() -> [Int] {
        var starts: [Int] = []
        var start = 0
        for position in tokens.indices {
            starts.append(start)
            guard tokens[position].kind == .mark, Self.breaks.contains(tokens[position].text), position > 0 else {
                continue
            }
            var before = position - 1
            while before > 0, tokens[before].kind == .mark { before -= 1 }
            if Self.isVerb(tokens[before]) && !units.contains(where: { $0.tokens.contains(before) }) {
                start = position + 1
            }
        }
        return starts
    }

    private static let breaks: Set<String> = [",", ";", ":", "—", "–", "--", "!", "?", "…", "-", "("]

    /// Does a word look like a verb that ends a clause?
    static func isVerb(_ token: Token) -> Bool {
        guard token.isWord, !token.isCapitalised else { return false }
        let word = token.base
        if ["жок", "емес", "екен", "еди", "болатын", "отыр", "жатыр", "жур", "тур"].contains(word) { return true }
        guard word.count >= 4 else { return false }
        return endings.contains(where: word.hasSuffix)
    }

    private static let endings = [
        "ды", "ди", "ты", "ти", "ып", "ип", "йп", "ап", "еп", "ган", "ген", "кан", "кен", "мын", "мин", "мак", "мек",
        "бак", "бек",
    ]

    /// Where a relative clause begins: after the subject of the sentence around it, which is a court, a person or a day
    /// of the court's.
    private func relativeStart(_ match: Range<Int>, from start: Int) -> Int {
        var first = max(start, match.lowerBound - 16)
        for court in courts where court.tokens.upperBound <= match.lowerBound && court.tokens.upperBound > first {
            guard [.nominative, .genitive, .locative].contains(court.grammaticalCase) else { continue }
            first = court.tokens.upperBound
            // "Орал соты 5 тамызда екі жылға сотталған X-ты босатты": the day is the court's.
            if let date = dates.first(where: { $0.tokens.lowerBound == first }), let day = date.date,
                day.end.daysSinceEpoch - day.start.daysSinceEpoch < 8
            {
                first = date.tokens.upperBound
            }
        }
        for unit in units where unit.tokens.upperBound <= match.lowerBound && unit.tokens.upperBound > first {
            guard unit.form == .name || unit.form == .pronoun || unit.form == .group else { continue }
            // "онымен бірге сотталған": part of the relative clause.
            if unit.grammaticalCase == .instrumental { continue }
            first = unit.tokens.upperBound
        }
        return first
    }
}
