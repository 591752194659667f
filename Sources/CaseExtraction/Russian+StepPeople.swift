import CasewireModel

/// Whom a step befell: by the case that its verb governs, in its clause and in those joined to it.
extension RussianSteps {
    func clauseTokens(_ clause: Int) -> [Int] {
        (start..<max(start, tokens.count)).filter { clauses.clauseOf[$0] == clause }
    }

    func isEligible(_ mention: RussianMention) -> Bool {
        !mention.isOfficial && !mention.people.isEmpty && !mention.people.allSatisfy(isAside)
    }

    func agrees(_ mention: RussianMention, _ form: RussianVerbForm) -> Bool {
        if form.isNeuter { return false }
        if form.isPlural { return mention.isPlural }
        if mention.isPlural { return form.sex == nil && form.kind != .active && form.kind != .shortPassive }
        return form.sex == nil || mention.sex == nil || mention.sex == form.sex
    }

    func inClause(_ clause: Int) -> [RussianMention] {
        mentions.filter { clauses.clauseOf[$0.tokens.upperBound - 1] == clause || clauses.clauseOf[$0.head] == clause }
    }

    /// The mentions of a clause that can be what the verb needs, nearest first; those before it go first for a subject,
    /// those after it for an object.
    func candidates(_ clause: Int, _ verb: Int, _ wanted: RussianCases, before: Bool) -> [RussianMention] {
        let fitting = inClause(clause).filter {
            !$0.cases.intersection(wanted).isEmpty && $0.preposition == nil && !$0.isPossessive && !$0.isOwned
        }
        let earlier = Array(fitting.filter { $0.head < verb }.reversed())
        let later = fitting.filter { $0.head >= verb }
        return before ? earlier + later : later + earlier
    }

    /// Whose step it is, with how sure that is.
    func people(of found: Found) -> ([Int], RussianCases, Double) {
        let verb = verbPosition(found.trigger, found.range)
        switch found.trigger.voice {
        case .verb: return verbPeople(found, verb)
        case .own: return ownPeople(found, verb)
        case .recipient: return recipientPeople(found, verb)
        case .court: return courtPeople(found, verb)
        case .noun: return nounPeople(found, verb)
        case .state: return statePeople(found, verb)
        }
    }

    func participlePeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double)? {
        guard found.form.kind == .passiveParticiple || found.form.kind == .activeParticiple else { return nil }
        // "Осуждённый", standing for the person, or before the name.
        if let own = mentions.first(where: { $0.tokens.contains(verb) }),
            own.form == .name || !["к", "на"].contains(base(verb + 1))
        {
            return isEligible(own) ? (own.people, own.cases, 0.85) : ([], [], 0)
        }
        let clause = clauses.clauses[found.clause]
        if clause.kind == .participial {
            guard let antecedent = clause.antecedent else { return ([], [], 0) }
            let mention = mentions[antecedent]
            return isEligible(mention) ? (mention.people, [], 0.92) : ([], [], 0)
        }
        if let noun = mentions.first(where: {
            $0.head > verb && $0.head - verb <= 12 && !$0.cases.intersection(found.form.cases).isEmpty
                && $0.isPlural == found.form.isPlural && clauses.clauseOf[$0.head] == found.clause
        }), isEligible(noun) {
            return (noun.people, [], 0.8)
        }
        return ([], [], 0)
    }

    func verbPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        if let people = participlePeople(found, verb) { return people }
        if found.type == .searched { return ownerPeople(found, verb) }
        if found.form.kind == .shortPassive || found.form.isReflexive { return subjectPeople(found, verb) }
        var clause: Int? = found.clause
        var steps = 0
        while let current = clause, steps < 3 {
            let all = candidates(current, current == found.clause ? verb : tokens.count, .accusative, before: false)
            // The nearest that is surely an object; a name that is not declined only where nothing else is.
            let exact = all.filter { !$0.cases.contains(.nominative) }
            let loose = all.filter { $0.cases.contains(.nominative) && canBeObject($0, found.form, verb, current) }
            if let object = (exact.isEmpty ? loose : exact).first(where: isEligible) {
                return (object.people, .accusative, sure(object))
            }
            if let object = exact.first, object.people.isEmpty, !object.isOfficial { return listed(after: verb) }
            guard clauses.clauses[current].kind != .subordinate || steps == 0 else { break }
            clause =
                clauses.clauses[current].previous
                ?? (clauses.clauses[current].kind == .gerund ? clauses.clauses[current].parent : nil)
            steps += 1
        }
        // "… , и задержали": a later clause's object is shared the other way round.
        let next = clauses.clauses.indices.first {
            clauses.clauses[$0].previous == found.clause && clauses.clauses[$0].isJoined
        }
        if let next,
            let object = candidates(next, start, .accusative, before: false).first(where: {
                isEligible($0) && !$0.cases.contains(.nominative)
            })
        {
            return (object.people, .accusative, 0.8)
        }
        // "После освобождения N вновь задержали": said once for both.
        if found.form.isPlural,
            let owned = inClause(found.clause).last(where: { $0.isOwned && $0.head < verb && $0.form == .name }),
            isEligible(owned)
        {
            return (owned.people, .genitive, 0.75)
        }
        if let about = mentions.first(where: { $0.preposition == "в отношении" }), isEligible(about) {
            return (about.people, [], 0.8)
        }
        return ([], .accusative, 0)
    }

    /// Can a form that is the same in both cases be the object rather than the subject?
    func canBeObject(_ mention: RussianMention, _ form: RussianVerbForm, _ verb: Int, _ clause: Int) -> Bool {
        if form.isPlural != mention.isPlural || form.isNeuter || courtIsSubject(clause) || mention.head > verb {
            return true
        }
        guard let own = mention.sex, let sex = form.sex else { return form.sex == nil }
        return own != sex
    }

    /// "задержали пятерых активистов, среди них N и M": those of the many whom the sentence names.
    func listed(after verb: Int) -> ([Int], RussianCases, Double) {
        guard
            let opener = (verb..<tokens.count).first(where: {
                base($0) == "среди" && base($0 + 1) == "них" || base($0) == "числе" || base($0) == "включая"
            })
        else { return ([], [], 0) }
        let names = mentions.filter {
            $0.form == .name && $0.head > opener && $0.head - opener < 60 && isEligible($0) && !$0.isOwned
        }
        return (names.flatMap(\.people), [], names.isEmpty ? 0 : 0.85)
    }

    func courtIsSubject(_ clause: Int) -> Bool {
        courts.contains { clauses.clauseOf[$0.tokens.lowerBound] == clause }
    }

    func sure(_ mention: RussianMention) -> Double {
        let sure: Double =
            switch mention.form {
            case .name: 0.95
            case .relative: 0.93
            case .pronoun, .number: 0.88
            case .description: 0.85
            }
        return isTitle ? sure - 0.1 : sure
    }

    /// The subject of a verb: in its clause, else of the clause that it is joined to.
    func subjectPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        var clause: Int? = found.clause
        var steps = 0
        while let current = clause, steps < 4 {
            let position = current == found.clause ? verb : tokens.count
            let all = candidates(current, position, .nominative, before: true)
            let agreeing = all.filter { agrees($0, found.form) }
            if let subject = agreeing.first, subject.people.isEmpty, subject.isPlural { return listed(after: verb) }
            if let subject = agreeing.first {
                return isEligible(subject)
                    ? (subject.people, .nominative, sure(subject) - 0.03 * Double(steps)) : ([], .nominative, 0)
            }
            // "по делу о … осуждены": another subject, which is no person.
            if clauses.clauses[current].kind == .participial, let antecedent = clauses.clauses[current].antecedent,
                isEligible(mentions[antecedent])
            {
                return (mentions[antecedent].people, .nominative, 0.85)
            }
            if clauses.clauses[current].kind == .relative || clauses.clauses[current].kind == .subordinate && steps > 0
            {
                break
            }
            clause = clauses.clauses[current].previous ?? clauses.clauses[current].parent
            steps += 1
        }
        return ([], .nominative, 0)
    }

    func ownPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        if let people = participlePeople(found, verb) { return people }
        if found.type == .appealPlanned || found.type == .appealFiled { return appealPeople(found, verb) }
        return subjectPeople(found, verb)
    }

    /// Who appeals: the subject, or whom a lawyer, the defence or the family speaks for.
    func appealPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        let (people, cases, sure) = subjectPeople(found, verb)
        if !people.isEmpty { return (people, cases, sure) }
        if clauses.isSpeech[verb] {
            // «Обжалую», — сказал N.
            let speaker = mentions.first {
                $0.cases.contains(.nominative) && !clauses.isSpeech[$0.head] && isEligible($0)
            }
            return (speaker?.people ?? topic, .nominative, speaker == nil ? 0.6 : 0.85)
        }
        let words = clauseTokens(found.clause).map(base)
        let isDefence =
            words.contains { RussianWords.begins($0, with: ["защит", "адвокат", "семь", "сторон"]) }
            || inClause(found.clause).contains { $0.role?.kind == .lawyer || $0.role?.kind == .relative }
        if isDefence {
            if let client = mentions.last(where: { $0.head < verb && isEligible($0) && ($0.isOwned || $0.isPossessive) }
            ) {
                return (client.people, [], 0.8)
            }
            if let client = mentions.first(where: { $0.head > verb && isEligible($0) && $0.preposition == nil }) {
                return (client.people, [], 0.8)
            }
            return (topic, [], topic.isEmpty ? 0 : 0.7)
        }
        // No subject in its clause: the one that the sentence is about.
        if let near = mentions.last(where: { $0.head < verb && isEligible($0) && agreesOrNeutral($0, found.form) }) {
            return (near.people, [], 0.75)
        }
        return (topic, [], topic.isEmpty ? 0 : 0.65)
    }

    func agreesOrNeutral(_ mention: RussianMention, _ form: RussianVerbForm) -> Bool {
        form.kind == .future || form.kind == .infinitive || form.kind == .noun || agrees(mention, form)
    }

    func recipientPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        var clause: Int? = found.clause
        var steps = 0
        while let current = clause, steps < 3 {
            let all = candidates(current, verb, .dative, before: false)
            let exact = all.filter { !$0.cases.contains(.nominative) }
            if let object = exact.first(where: isEligible) ?? all.first(where: isEligible) {
                return (object.people, .dative, sure(object))
            }
            // "срок … замены": whose it is.
            if found.type == .sentenceChanged || found.type == .pretrialArrest || found.type == .charged {
                if let owner = inClause(current).first(where: {
                    ($0.isOwned || $0.isPossessive || $0.preposition == "в отношении" || $0.preposition == "для")
                        && isEligible($0)
                }) {
                    return (owner.people, .dative, 0.85)
                }
            }
            // "признал N виновным и назначил …": given to whom the verb before is done.
            let object = candidates(current, verb, .accusative, before: true).first {
                isEligible($0) && !$0.cases.contains(.nominative)
            }
            if steps > 0, let object { return (object.people, .dative, 0.82) }
            if steps > 0,
                let subject = candidates(current, tokens.count, .nominative, before: true).first(where: isEligible)
            {
                return (subject.people, .dative, 0.75)
            }
            clause =
                clauses.clauses[current].previous
                ?? (clauses.clauses[current].kind == .gerund ? clauses.clauses[current].parent : nil)
            steps += 1
        }
        if found.type == .sentenceChanged || found.type == .sentenced {
            let court =
                found.type == .sentenceChanged
                || penalties.contains { clauses.clauseOf[$0.tokens.lowerBound] == found.clause }
            if court, !topic.isEmpty, !hasStranger(found) { return (topic, .dative, 0.65) }
            if let owner = mentions.first(where: { $0.isOwned && isEligible($0) }) {
                return (owner.people, .dative, 0.7)
            }
        }
        return ([], .dative, 0)
    }

    /// Does the clause speak of people without a name?
    func hasStranger(_ found: Found) -> Bool {
        inClause(found.clause).contains { $0.people.isEmpty && $0.form != .relative }
    }

    func courtPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        let own = inClause(found.clause).filter(isEligible)
        let after = own.filter { $0.head >= found.range.lowerBound }
        let before = own.filter { $0.head < found.range.lowerBound }
        if let mention = after.first { return (mention.people, [], sure(mention) - 0.03) }
        if let mention = before.last { return (mention.people, [], sure(mention) - 0.05) }
        if let relative = clauses.clauses[found.clause].parent, let mention = inClause(relative).last(where: isEligible)
        {
            return (mention.people, [], 0.75)
        }
        if let mention = mentions.last(where: { $0.head < verb && isEligible($0) }) ?? mentions.first(where: isEligible)
        {
            return (mention.people, [], 0.7)
        }
        return isTitle ? ([], [], 0) : (topic, [], topic.isEmpty ? 0 : 0.65)
    }

    /// Whose: "обыск у N", "суд над N", "дело N", "арест N".
    func nounPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        if found.type == .searched { return ownerPeople(found, verb) }
        let own = inClause(found.clause).filter {
            isEligible($0)
                && ($0.isOwned || $0.isPossessive
                    || ["над", "против", "в отношении", "на", "у", "для", "за"].contains($0.preposition ?? "")
                    || !$0.cases.intersection([.genitive, .dative]).isEmpty && $0.preposition == nil
                        && !$0.cases.contains(.nominative))
        }
        let near = own.filter { abs($0.head - found.range.lowerBound) <= 24 }
        let after = near.first {
            $0.head >= found.range.lowerBound
                && !($0.form == .pronoun && $0.isPossessive && $0.head > found.range.upperBound + 2)
        }
        if let owner = after ?? near.last { return (owner.people, [], sure(owner) - 0.03) }
        if found.type == .trialOpened || found.type == .acquitted {
            if let subject = inClause(found.clause).first(where: { isEligible($0) && $0.form == .name }) {
                return (subject.people, [], 0.75)
            }
            if !isTitle, !topic.isEmpty { return (topic, [], 0.6) }
        }
        if found.type == .pretrialArrest, !isTitle {
            // "…, а 16 июля суд санкционировал содержание под стражей": of whom the sentence has told.
            if let previous = clauses.clauses[found.clause].previous,
                let mention = inClause(previous).last(where: { isEligible($0) && $0.preposition == nil })
            {
                return (mention.people, [], 0.75)
            }
            if !topic.isEmpty, inClause(found.clause).isEmpty { return (topic, [], 0.65) }
        }
        if found.type == .detained || found.type == .released {
            let words = found.range.upperBound
            if let subject = inClause(found.clause).first(where: {
                isEligible($0) && $0.cases.contains(.nominative) && $0.head > words
            }) {
                return (subject.people, [], 0.75)
            }
        }
        return ([], [], 0)
    }

    /// Whose home or office was searched.
    func ownerPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        let own = inClause(found.clause).filter { isEligible($0) }
        let owners = own.filter { ["у", "к"].contains($0.preposition ?? "") || $0.isOwned || $0.isPossessive }
        if let owner = owners.first(where: { ["у", "к"].contains($0.preposition ?? "") })
            ?? owners.min(by: { abs($0.head - verb) < abs($1.head - verb) })
        {
            return (owner.people, [], sure(owner) - 0.03)
        }
        // "задержали после обыска": of whom was taken.
        if let object = own.first(where: { $0.cases.contains(.accusative) || $0.cases.contains(.dative) }) {
            return (object.people, [], 0.8)
        }
        return ([], [], 0)
    }

    func statePeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        let own = inClause(found.clause).filter { $0.preposition == nil && !$0.isPossessive && !$0.isOwned }
        let before = own.filter {
            $0.head < found.range.lowerBound && !$0.cases.intersection([.nominative, .accusative, .dative]).isEmpty
        }
        if let clause = Optional(clauses.clauses[found.clause]), clause.kind == .participial,
            let antecedent = clause.antecedent, isEligible(mentions[antecedent])
        {
            return (mentions[antecedent].people, [], 0.9)
        }
        if let mention = before.last(where: isEligible) ?? own.first(where: isEligible) {
            return (mention.people, [], sure(mention))
        }
        if let previous = clauses.clauses[found.clause].previous,
            let mention = inClause(previous).last(where: { isEligible($0) && $0.cases.contains(.nominative) })
                ?? inClause(previous).last(where: { isEligible($0) && $0.preposition == nil })
        {
            return (mention.people, [], 0.8)
        }
        let owners = inClause(found.clause).filter {
            isEligible($0) && ($0.isPossessive || $0.isOwned || $0.preposition == "для")
        }
        if let owner = owners.first { return (owner.people, [], 0.75) }
        return ([], [], 0)
    }
}
