import CasewireModel

/// What courts have given: penalties and their owners, shared, gapped, repeated or put in another's place.
extension EnglishSteps {
    mutating func readPenalties() {
        for (offset, penalty) in penalties.enumerated() {
            guard isJudgment(penalty), let owners = owners(of: penalty.tokens, isTermNoun: penalty.isTermNoun),
                !owners.people.isEmpty
            else { continue }
            hasJudgment = true
            if readRespective(penalty, owners.people, owners.confidence) { continue }
            add(penalty, to: owners.people, confidence: owners.confidence)
            let end = offset + 1 < penalties.count ? penalties[offset + 1].tokens.lowerBound : tokens.count
            readGapped(after: penalty, owners.people, until: end)
        }
    }

    /// "A and B must spend four and two years in prison respectively": a number each, in order.
    mutating func readRespective(_ penalty: PenaltyMention, _ owners: [Int], _ confidence: Double) -> Bool {
        guard owners.count > 1, tokens.contains(where: { $0.base == "respectively" }) else { return false }
        var numbers = [EnglishNumbers.number(at: penalty.tokens.lowerBound, in: tokens)?.value ?? 0]
        var position = penalty.tokens.lowerBound - 1
        while position > start, numbers.count < owners.count {
            if base(position) == "and" || base(position) == "," { position -= 1 }
            guard let number = EnglishNumbers.number(at: position, in: tokens), number.length == 1 else { break }
            numbers.insert(number.value, at: 0)
            position -= 1
        }
        guard numbers.count == owners.count, numbers.last != 0 else { return false }
        for (person, number) in zip(owners, numbers) {
            var own = penalty
            let scale = number / (numbers.last ?? 1)
            own.sentence.months = penalty.sentence.months.map { $0 * scale }
            own.sentence.days = penalty.sentence.days.map { $0 * scale }
            own.sentence.amount = penalty.sentence.amount.map { $0 * scale }
            add(own, to: [person], confidence: confidence - 0.05)
        }
        return true
    }

    mutating func add(_ penalty: PenaltyMention, to owners: [Int], confidence: Double) {
        var sentence = penalty.sentence
        if penalty.isUpperBound { (sentence.months, sentence.days) = (nil, nil) }
        let clause = clauses.clauseOf[penalty.tokens.lowerBound]
        var rest: [Int] = []
        for person in owners {
            let own = statements.indices.filter {
                statements[$0].type == .sentenced && statements[$0].people.contains(person)
                    && statements[$0].passage == index
            }
            // Two judgments in one passage are told apart by their terms: a second main penalty is a second judgment.
            guard
                let target = own.last(where: { fits(sentence, statements[$0].sentences) })
                    ?? own.first(where: { statements[$0].sentences.isEmpty })
            else {
                rest.append(person)
                continue
            }
            if statements[target].people.count == 1 || Set(statements[target].people).isSubset(of: owners) {
                // The clause that gives the penalty may name the day that the conviction's does not.
                if statements[target].date == nil, !penalty.isTermNoun {
                    statements[target].date = date(
                        of: Found(trigger: Self.giving, range: verbRange(of: penalty), clause: clause))
                }
                if !statements[target].sentences.contains(sentence) { statements[target].sentences.append(sentence) }
            } else {
                // One of several convicted together, with a term of their own.
                var single = statements[target]
                single.people = [person]
                single.sentences.append(sentence)
                statements[target].people.removeAll { $0 == person }
                statements.append(single)
            }
        }
        guard !rest.isEmpty else { return }
        // "given 20 years in 2017 and a life term in 2018": the second term's date stands after it.
        let isSecond = penalties.contains { other in
            other.tokens.upperBound <= penalty.tokens.lowerBound && clauses.clauseOf[other.tokens.lowerBound] == clause
                && statements.contains {
                    $0.type == .sentenced && $0.sentences.contains(other.sentence) && $0.date != nil
                        && !Set($0.people).isDisjoint(with: rest)
                }
        }
        let range = isSecond ? penalty.tokens : verbRange(of: penalty)
        let found = Found(trigger: Self.giving, range: range, clause: clause)
        var statement = Statement(
            type: .sentenced, people: rest, sentences: [sentence], passage: index, confidence: confidence)
        statement.isEarlier = isEarlier(penalty.tokens.lowerBound)
        let isUnderAppeal =
            triggers.contains {
                [.appealRejected, .appealGranted, .sentenceChanged].contains($0.trigger.type) && $0.clause == clause
            } && !triggers.contains { $0.trigger.type == .sentenced && $0.clause == clause }
        let isServed =
            lastVerb(before: penalty.tokens.lowerBound).map {
                ["serving", "served", "serve", "serves", "spent", "completed", "completing"].contains($0)
            } ?? false
        if penalty.isTermNoun && !hasGivingVerb(penalty) || isUnderAppeal || isServed {
            statement.isBackground = true
            if lastVerb(before: penalty.tokens.lowerBound) == "spent" { statement.date = date(of: found) }
            // "upheld the three-year sentence handed down in September"
            let after = penalty.tokens.upperBound..<min(tokens.count, penalty.tokens.upperBound + 9)
            if let verb = after.first(where: { Self.imposing.contains(base($0)) }),
                let date = dates.first(where: { $0.tokens.lowerBound > verb && $0.tokens.lowerBound - verb <= 4 })
            {
                statement.date = date.date
            }
        } else {
            place(&statement, at: found)
        }
        statements.append(statement)
    }

    static let imposing: Set<String> = ["handed", "imposed", "issued", "passed", "given", "received"]

    func lastVerb(before position: Int) -> String? {
        tokens[max(start, position - 8)..<position].last {
            Self.givingVerbs.contains($0.base) || EnglishWords.verbs.contains($0.base) || $0.base == "completed"
                || $0.base == "completing"
        }?.base
    }

    static let giving = Trigger(type: .sentenced, voice: .own, pattern: WordPattern(""))

    func fits(_ sentence: Sentence, _ sentences: [Sentence]) -> Bool {
        if sentences.isEmpty || sentences.contains(sentence) { return true }
        let main: Set<Sentence.Kind> = [.imprisonment, .restrictedFreedom, .suspended, .administrativeArrest, .life]
        return !main.contains(sentence.kind) || !sentences.contains { main.contains($0.kind) }
    }

    func verbRange(of penalty: PenaltyMention) -> Range<Int> {
        let verb = verbBefore(penalty.tokens.lowerBound)
        return verb..<penalty.tokens.lowerBound
    }

    func hasGivingVerb(_ penalty: PenaltyMention) -> Bool {
        let clause = clauses.clauseOf[penalty.tokens.lowerBound]
        if triggers.contains(where: { $0.trigger.type == .sentenced && ($0.clause == clause) }) { return true }
        let first = max(start, penalty.tokens.lowerBound - 12)
        return tokens[first..<penalty.tokens.lowerBound].contains {
            Self.givingVerbs.contains($0.base) && $0.base != "serving" && $0.base != "served"
        }
    }

    static let givingVerbs: Set<String> = EnglishWords.words(
        """
        given gave gives handed received receives got gets imposed awarded ordered ruled meted restricted sentenced
        convicted jailed imprisoned fined serving served spend pay cost costs verdict slapped condemned placed put
        sent serve punished landed followed
        """)

    /// Is this length of time or sum of money what a court has given?
    func isJudgment(_ penalty: PenaltyMention) -> Bool {
        let position = penalty.tokens.lowerBound
        let clause = clauses.clauseOf[position]
        let first = clauseStart(clause, position)
        // A month is no modal: "on May 17".
        let dated = Set(dates.flatMap { Array($0.tokens) })
        let before = (first..<position).filter { !dated.contains($0) }.map { tokens[$0] }
        // "asked that he be given four years", "the prosecutor sought": in the clause that governs this one.
        if clauses.clauses[clause].kind == .content,
            tokens[max(start, clauses.clauses[clause].start - 6)..<max(start, clauses.clauses[clause].start)].contains(
                where: { Self.wished.contains($0.base) })
        {
            return false
        }
        if isAsked(position) { return false }
        if exchanged.contains(position) { return false }
        if penalty.sentence.kind == .communityService, penalty.hasKind,
            !before.contains(where: { Self.wished.contains($0.base) })
        {
            return true
        }
        let isUnderVerdict = tokens.contains { $0.base == "verdict" } && before.contains { $0.base == "facing" }
        if before.contains(where: { Self.wished.contains($0.base) }), !isUnderVerdict, !penalty.isTermNoun {
            return false
        }
        if isUnderVerdict { return true }
        if base(position - 1) == "by" { return false }
        if triggers.contains(where: {
            ($0.trigger.type == .pretrialArrest || $0.trigger.type == .houseArrest
                || $0.trigger.type == .sentenceChanged)
                && $0.clause == clause && $0.range.lowerBound < position && position - $0.range.upperBound < 10
        }) && penalty.sentence.kind != .activityBan {
            return false
        }
        if before.suffix(12).contains(where: {
            $0.base == "extended" || $0.base == "cut" || $0.base == "reduced" || $0.base == "replaced"
                || $0.base == "commuted"
        }) {
            return false
        }
        if penalty.sentence.kind == .activityBan { return isBanOfPerson(penalty) }
        let hasTrigger =
            triggers.contains {
                $0.trigger.type == .sentenced && isReal($0)
                    && ($0.clause == clause || clauses.chain(clause).contains($0.clause)
                        || clauses.chain($0.clause).contains(clause))
            }
            || triggers.contains {
                ($0.trigger.type == .detained || $0.trigger.type == .pretrialArrest) && $0.clause == clause
                    && penalty.sentence.days != nil
            }
        let hasVerb =
            hasGivingVerb(penalty)
            || before.contains { $0.base == "serving" || $0.base == "served" || $0.base == "serve" }
        let isSpent = before.suffix(6).contains { $0.base == "spent" || $0.base == "spending" }
        if isSpent {
            return penalty.hasKind && penalty.sentence.kind == .administrativeArrest
                && !before.contains { $0.base == "detention" || $0.base == "custody" }
        }
        if penalty.hasKind {
            if hasTrigger || hasVerb || penalty.isTermNoun || hasJudgment { return true }
            // A headline or a verbless sentence: "Four years in prison for …".
            return isTitle || tokens[..<position].allSatisfy { !EnglishWords.verbs.contains($0.base) }
                || units.contains { $0.tokens.lowerBound > position }
                || ["of", "to", "with"].contains(base(position - 1)) || penalty.sentence.kind == .fine
        }
        if penalty.sentence.kind == .fine { return hasTrigger }
        if penalty.isTermNoun { return true }
        return (hasTrigger || hasVerb) && !["for", "in", "over"].contains(base(position - 1))
            || triggers.contains {
                $0.trigger.type == .sentenced && $0.clause == clause && base(position - 1) == "for"
                    && ["jailed", "imprisoned"].contains(base($0.range.lowerBound))
            }
    }

    /// "The prosecutor asked that A be given four years, B three": all that follows in the sentence is asked for.
    func isAsked(_ position: Int) -> Bool {
        guard let asking = tokens[start..<position].lastIndex(where: { Self.askingVerbs.contains($0.base) }) else {
            return false
        }
        let isProsecution =
            tokens[max(start, asking - 8)..<asking].contains { $0.base.hasPrefix("prosecut") }
            || tokens[max(start, asking - 8)..<asking].contains { $0.base == "state" }
        return isProsecution
            && !tokens[asking..<position].contains {
                ["court", "judge", "but", "was", "were"].contains($0.base) && $0.base != "court"
                    || $0.base == "sentenced"
            }
    }

    static let askingVerbs: Set<String> = [
        "asked", "sought", "demanded", "requested", "recommended", "seek", "seeks", "asks", "demand", "demands",
        "requests", "wanted", "wants",
    ]

    func clauseStart(_ clause: Int, _ position: Int) -> Int {
        var first = position
        while first > start, clauses.clauseOf[first - 1] == clause, position - first < 25 { first -= 1 }
        return first
    }

    static let wished: Set<String> = EnglishWords.words(
        """
        faces face facing faced could may might would asked sought demanded requested recommended risks risk maximum
        if unless punishable threatened threatens carries carry asking seeking demanding requesting prosecutors
        """)

    /// A ban of a person, not of a movement: its owner is told, or it stands beside a judgment.
    func isBanOfPerson(_ penalty: PenaltyMention) -> Bool {
        let scope = penalty.sentence.scope?.lowercased() ?? ""
        if penalty.sentence.months != nil { return true }
        let hasDuration = tokens[penalty.tokens.lowerBound...].prefix(30).contains {
            $0.base == "duration" || $0.base == "sentence" || $0.base == "term" || $0.base == "life"
        }
        let isActivity = [
            "politic", "social", "media", "journalis", "public", "rall", "gather", "internet", "online", "activit",
            "networks", "protest", "meeting", "office", "civic",
        ].contains { scope.contains($0) }
        let isPerson = owners(of: penalty.tokens, isTermNoun: false)?.people.isEmpty == false
        return isPerson && (hasDuration || isActivity)
            && !["may", "can", "cannot"].contains(base(penalty.tokens.lowerBound))
            || isPerson && isActivity && statements.contains { $0.type == .sentenced }
    }

    /// Whose a penalty is: the nearest people before it in its clause who are no others' possessors or agents, else
    /// those of the clauses around, else those after it.
    func owners(of range: Range<Int>, isTermNoun: Bool, orTopic: Bool = true) -> (people: [Int], confidence: Double)? {
        let position = range.lowerBound
        let clause = clauses.clauseOf[position]
        if isTermNoun,
            let unit = units.last(where: {
                $0.isPossessive && $0.tokens.upperBound <= position && position - $0.tokens.upperBound <= 2
            })
        {
            return (unit.people, sure(unit) - 0.05)
        }
        var current: Int? = clause
        var limit = position
        while let inner = current {
            let near = units.last { unit in
                unit.tokens.upperBound <= limit && clauses.clauseOf[unit.tokens.lowerBound] == inner
                    && !unit.isAuthority && mayOwn(unit) && (!unit.people.isEmpty || unit.form == .anonymous)
            }
            if let near, near.people.isEmpty { return nil }
            if let near { return (near.people, sure(near) - 0.03) }
            let inside = units.first {
                $0.tokens.lowerBound >= range.lowerBound && $0.tokens.upperBound <= range.upperBound
                    && ($0.preposition == nil || $0.preposition == "to") && !$0.isPossessive && !$0.people.isEmpty
            }
            if let inside { return (inside.people, sure(inside)) }
            let details = clauses.clauses[inner]
            if details.kind == .relative {
                guard details.pronoun == "who", let antecedent = details.antecedent else { break }
                return (units[antecedent].people, sure(units[antecedent]) - 0.05)
            }
            if details.kind == .participle, let antecedent = details.antecedent, base(details.start).hasSuffix("ed") {
                return (units[antecedent].people, sure(units[antecedent]) - 0.05)
            }
            limit = details.start
            current = details.parent
        }
        let after = units.first {
            $0.tokens.lowerBound >= range.upperBound && !$0.isAuthority && !$0.isPossessive && !$0.people.isEmpty
                && ["for", "of", "to", "against", "on", nil].contains($0.preposition)
        }
        // "an appeal filed by Omarov against a two-year prison sentence"
        if isTermNoun,
            let before = units.last(where: {
                $0.tokens.upperBound <= position && clauses.clauseOf[$0.tokens.lowerBound] == clause && !$0.isAuthority
                    && !$0.people.isEmpty
            })
        {
            return (before.people, sure(before) - 0.1)
        }
        if let after { return (after.people, sure(after) - 0.1) }
        if isTitle, orTopic, units.allSatisfy({ $0.people.isEmpty || $0.form == .anonymous }), let titlePerson {
            return ([titlePerson], 0.6)
        }
        if orTopic, units.allSatisfy({ $0.people.isEmpty && $0.form != .anonymous || $0.isAuthority }), let topic,
            !isTitle,
            tokens.contains(where: {
                Self.givingVerbs.contains($0.base) || $0.base == "suspended" || $0.base == "term"
                    || $0.base == "sentence"
            })
        {
            return ([topic], 0.65)
        }
        return nil
    }

    func mayOwn(_ unit: PeopleUnit) -> Bool {
        if unit.isPossessive { return ["freedom", "liberty"].contains(base(unit.tokens.upperBound)) }
        guard let preposition = unit.preposition else { return true }
        if preposition == "of" { return ["freedom", "liberty"].contains(base(unit.tokens.lowerBound - 2)) }
        return preposition == "on" || preposition == "to"
            || preposition == "for" && (isTitle || unit.form == .group || unit.form == .name)
    }

    /// "and Omarova, 29, for 24", "and Omarov 15", "and Serikov to three": the number alone, the rest as before.
    mutating func readGapped(after penalty: PenaltyMention, _ owners: [Int], until end: Int) {
        for unit in units
        where unit.tokens.lowerBound >= penalty.tokens.upperBound && unit.tokens.lowerBound < end && !unit.isPossessive
            && !unit.people.isEmpty && !unit.isAuthority
        {
            guard Set(unit.people).isDisjoint(with: owners) else { continue }
            // "and so does Omarova", "as did Serikov"
            if ["does", "did", "was", "has", "were", "do"].contains(base(unit.tokens.lowerBound - 1)),
                ["so", "as"].contains(base(unit.tokens.lowerBound - 2))
            {
                add(penalty, to: unit.people, confidence: sure(unit) - 0.1)
                continue
            }
            guard let number = bareNumber(after: unit.tokens.upperBound, before: end) else { continue }
            var other = penalty
            other.tokens = number.1
            if penalty.sentence.months != nil {
                // The unit is that of the printed number: years unless it was given in months.
                let unitWord = tokens[max(penalty.tokens.lowerBound, 0)..<penalty.tokens.upperBound].contains {
                    $0.base.hasPrefix("month") || $0.base.hasSuffix("-month")
                }
                other.sentence.months = unitWord ? number.0 : number.0 * 12
            } else if penalty.sentence.days != nil {
                other.sentence.days = number.0
            } else if penalty.sentence.hours != nil {
                other.sentence.hours = number.0
            } else if penalty.sentence.amount != nil {
                other.sentence.amount = number.0
            } else {
                continue
            }
            add(other, to: unit.people, confidence: sure(unit) - 0.1)
        }
    }

    func bareNumber(after position: Int, before end: Int) -> (Double, Range<Int>)? {
        var next = position
        // An age between commas.
        if base(next) == ",", let age = Int(base(next + 1)), (10...99).contains(age), base(next + 2) == "," {
            next += 3
        }
        if base(next) == "," { next += 1 }
        var steps = 0
        while ["for", "to", "with", "got", "away", "received", "was", "were", "given", "fined", "gets", "got"].contains(
            base(next)), steps < 4
        {
            next += 1
            steps += 1
        }
        guard next < end, let number = EnglishNumbers.number(at: next, in: tokens), base(next) != "a",
            base(next) != "an"
        else { return nil }
        let after = base(next + number.length)
        let isAlone =
            next + number.length >= tokens.count || tokens[next + number.length].kind == .mark
            || ["and", "each", "apiece", "respectively"].contains(after)
        guard isAlone, steps > 0 || base(next - 1) != "," else { return nil }
        return (number.value, next..<(next + number.length))
    }

    /// "An identical sentence awaited Aigul Omarova": the last judgment told, for another.
    mutating func readRepeated() {
        guard !lastSentences.isEmpty,
            let phrase = tokens.indices.first(where: {
                Self.repeating.contains(base($0)) && Self.judgmentNouns.contains(base($0 + 1))
            })
        else { return }
        guard penalties.isEmpty || penalties.allSatisfy({ $0.sentence.kind == .activityBan }) else { return }
        let after = units.first {
            $0.tokens.lowerBound > phrase && !$0.isPossessive && !$0.people.isEmpty && !$0.isAuthority
                && ($0.preposition == nil || $0.preposition == "to" || $0.preposition == "for")
        }
        let before = units.last {
            $0.tokens.upperBound <= phrase && !$0.isPossessive && $0.preposition == nil && !$0.people.isEmpty
                && !$0.isAuthority
        }
        guard let unit = before ?? after,
            !triggers.contains(where: { $0.trigger.type == .appealRejected || $0.trigger.type == .appealFiled })
        else { return }
        if let own = statements.firstIndex(where: { $0.type == .sentenced && $0.people == unit.people }) {
            if statements[own].sentences.isEmpty { statements[own].sentences = lastSentences }
            return
        }
        var statement = Statement(
            type: .sentenced, people: unit.people, sentences: lastSentences, passage: index,
            confidence: sure(unit) - 0.1)
        place(
            &statement, at: Found(trigger: Self.giving, range: phrase..<(phrase + 2), clause: clauses.clauseOf[phrase]))
        if statement.place == nil { statement.place = places.first { $0.preposition == "in" && !$0.isCountry }?.name }
        statements.append(statement)
    }

    /// "granted his request and replaced the rest of the term": one step, the change.
    mutating func dropGrants() {
        let changed = Set(statements.filter { $0.type == .sentenceChanged }.flatMap(\.people))
        statements.removeAll { $0.type == .appealGranted && !changed.isDisjoint(with: $0.people) }
    }

    /// "Instead of two years of restricted freedom both were given two years in prison": a penalty is put in
    /// another's place.
    mutating func readInstead() {
        guard let old = penalties.first(where: { isIntroduced($0.tokens.lowerBound, by: ["instead"]) }) else { return }
        var judged: [Statement] = []
        for position in statements.indices where statements[position].type == .sentenced {
            statements[position].sentences.removeAll { $0 == old.sentence }
            guard !statements[position].sentences.isEmpty else { continue }
            statements[position].type = .sentenceChanged
            var before = statements[position]
            (before.type, before.sentences, before.isBackground) = (.sentenced, [old.sentence], true)
            (before.date, before.place, before.court) = (nil, nil, nil)
            judged.append(before)
        }
        guard !judged.isEmpty else { return }
        statements.removeAll { $0.type == .sentenced }
        statements += judged
    }

    static let repeating: Set<String> = ["identical", "same", "similar"]
    static let judgmentNouns: Set<String> = [
        "sentence", "sentences", "punishment", "penalty", "term", "verdict", "fine",
    ]
}
