import CasewireModel

/// Whether what a trigger tells has happened: not negated, not wished, not asked for, not ahead.
extension EnglishSteps {
    /// The auxiliaries, adverbs and negations right before a verb, from left to right.
    func auxiliaries(before position: Int) -> [String] {
        var words: [String] = []
        var next = position - 1
        while next >= start, words.count < 8 {
            // "was at first charged", "was on Friday sentenced", "was last year sentenced"
            if let date = dates.first(where: { $0.tokens.contains(next) }) {
                if date.tokens.lowerBound <= start { break }
                next = date.tokens.lowerBound - 1
                continue
            }
            let word = base(next)
            let isPart =
                EnglishWords.forms.contains(word) || EnglishWords.perfect.contains(word)
                || EnglishWords.modals.contains(word)
                || EnglishWords.negations.contains(word) || EnglishWords.adverbs.contains(word) || word == "to"
                || word == "first" || word.hasSuffix("ly")
                || word == "did" || word == "does" || word == "do"
            if isPart { words.insert(word, at: 0); next -= 1; continue }
            if word == "in", base(next + 1) == "addition" { next -= 1; continue }
            if word == "addition", base(next - 1) == "in" { next -= 2; continue }
            break
        }
        return words
    }

    /// "Several channels wrote that she had been detained", "denied rumors of his arrest".
    var isRumour: Bool {
        let words = Set(tokens.filter(\.isWord).map(\.base))
        if !words.isDisjoint(with: ["rumors", "rumours", "rumor", "rumour"]) { return true }
        let isDenied =
            !words.isDisjoint(with: ["denied", "denies", "refuted", "deny", "unconfirmed"])
            && !words.isDisjoint(with: ["reports", "information", "media"])
        return isDenied
            || words.contains("wrote")
                && !words.isDisjoint(with: ["channels", "channel", "bloggers", "users", "outlets"])
    }

    /// "the jailed activist", "Jailed Tycoon Lectures Court", "stays jailed": no step is told.
    func isAdjective(_ found: Found) -> Bool {
        guard found.trigger.voice == .verb, found.range.count == 1 else { return false }
        if ["stays", "stay", "stayed", "remains", "remain", "remained"].contains(base(found.range.lowerBound - 1)) {
            return true
        }
        if units.contains(where: { $0.tokens.contains(found.range.lowerBound) }) { return true }
        let next = found.range.upperBound
        let phrase = tokens[min(next, tokens.count)...].prefix(4).prefix {
            !EnglishWords.prepositions.contains($0.base) && $0.isWord
        }
        let isRoleNext = phrase.contains { EnglishWords.roles.contains($0.base) }
        return isTitle && isRoleNext && !isAuthorityWord(found.range.lowerBound - 1)
            && auxiliaries(before: found.range.lowerBound).isEmpty
            && base(found.range.lowerBound).hasSuffix("ed")
            && (found.range.lowerBound == start || tokens[found.range.lowerBound - 1].kind == .mark
                || EnglishWords.prepositions.contains(base(found.range.lowerBound - 1)))
    }

    func isReal(_ found: Found) -> Bool {
        let auxiliaries = auxiliaries(before: found.range.lowerBound)
        if auxiliaries.contains(where: EnglishWords.negations.contains) { return false }
        // "is being punished": not over yet.
        if auxiliaries.contains("being"), auxiliaries.contains("is") || auxiliaries.contains("are") { return false }
        if isConditional(found) { return false }
        switch found.trigger.voice {
        case .verb, .own, .court, .recipient:
            if found.trigger.type == .appealPlanned { return !isProsecution(found) }
            if auxiliaries.contains(where: EnglishWords.modals.contains) { return false }
            if auxiliaries.contains("be") || auxiliaries.contains("to") { return false }
            return isFiniteOrParticiple(found)
        case .noun:
            if found.trigger.type == .trialOpened { return !isAhead(found) && !isGoverned(found) }
            return isPast(found)
        case .state:
            // The verb that brings or holds somebody there tells whether it is so.
            let verb = verbBefore(found.range.lowerBound)
            let words = self.auxiliaries(before: verb) + [base(verb)]
            // "will stay under house arrest until June": so ordered.
            if ["stay", "remain", "spend", "be"].contains(base(verb))
                || ["stay", "remain", "be"].contains(base(verb + 1)), words.contains("will"),
                tokens.contains(where: {
                    $0.base == "until" || $0.base == "till" || $0.base == "ruled" || $0.base == "ordered"
                        || $0.base == "court"
                })
            {
                return true
            }
            if words.contains(where: EnglishWords.modals.contains) || words.contains("be") || words.contains("to") {
                return false
            }
            // "is to decide on his pretrial detention"
            if EnglishWords.forms.contains(base(verb)), base(verb + 1) == "to" { return false }
            return !words.contains(where: EnglishWords.negations.contains) && !isGoverned(found)
        }
    }

    func isConditional(_ found: Found) -> Bool {
        let first = clauses.clauses[found.clause].start
        return ["if", "unless", "should", "whether"].contains(base(first))
            || ["if", "unless", "whether"].contains(base(first - 1))
    }

    /// Its own date or words put a trial's start ahead of the publication.
    func isAhead(_ found: Found) -> Bool {
        tokens[found.range].contains { ["will", "scheduled", "due", "set", "may", "could"].contains($0.base) }
            || auxiliaries(before: found.range.lowerBound).contains { EnglishWords.modals.contains($0) }
    }

    func isFiniteOrParticiple(_ found: Found) -> Bool {
        let word = base(found.range.lowerBound)
        guard found.trigger.voice == .verb || found.trigger.voice == .court else { return true }
        if word.hasSuffix("ed") || word.hasSuffix("d") || Self.pastForms.contains(word) { return true }
        // Headlines, and captions, tell in the present; so does nothing else here.
        if word.hasSuffix("s"), found.trigger.voice == .court || !isNounContext(found.range.lowerBound) { return true }
        if isTitle { return found.trigger.voice == .court || isAuthorityWord(found.range.lowerBound - 1) }
        if word.hasSuffix("ing") {
            return ["after", "for", "of", "by", "before"].contains(base(found.range.lowerBound - 1)) == false
                ? found.trigger.voice == .court : base(found.range.lowerBound - 1) == "after"
        }
        return found.trigger.voice == .court && Self.nouns.contains(word)
    }

    static let pastForms: Set<String> = [
        "found", "sent", "put", "took", "taken", "let", "set", "left", "kept", "upheld", "threw", "cut", "held",
        "begun", "began", "won",
        "lost", "brought", "was", "were", "came", "flown", "had",
    ]
    static let nouns: Set<String> = [
        "appeal", "appeals", "request", "requests", "petition", "motion", "complaint", "detention", "custody",
        "sentence", "sentences", "term", "verdict", "ruling", "parole", "case", "punishment", "penalty", "acquittal",
        "conviction", "charges", "proceedings", "probe",
    ]

    /// "after his arrest", "since the detention of …": a noun that rests on a step taken.
    func isPast(_ found: Found) -> Bool {
        var before = found.range.lowerBound - 1
        if let unit = units.last(where: {
            $0.tokens.upperBound <= found.range.lowerBound && found.range.lowerBound - $0.tokens.upperBound <= 1
                && $0.isPossessive
        }) {
            before = unit.tokens.lowerBound - 1
        }
        while ["the", "a", "an"].contains(base(before)) || base(before).contains("-hour") || base(before) == "long" {
            before -= 1
        }
        if Self.factualPrepositions.contains(base(before)) { return true }
        let after = found.range.upperBound
        return dates.contains { $0.tokens.lowerBound == after && $0.date != nil }
    }

    static let factualPrepositions: Set<String> = [
        "after", "since", "until", "following", "before", "upon", "despite", "till",
    ]

    func isGoverned(_ found: Found) -> Bool {
        let first = max(clauses.clauses[found.clause].start, found.range.lowerBound - 8)
        guard first < found.range.lowerBound else { return false }
        return tokens[first..<found.range.lowerBound].contains {
            EnglishWords.unreal.contains($0.base) && $0.base != "called" && $0.base != "set"
        }
    }

    func isProsecution(_ found: Found) -> Bool {
        tokens[max(start, found.range.lowerBound - 4)..<found.range.lowerBound].contains {
            $0.base.hasPrefix("prosecut")
        }
            || auxiliaries(before: found.range.lowerBound).contains(where: EnglishWords.negations.contains)
    }

    /// The verb nearest to the left, within a clause's reach.
    func verbBefore(_ position: Int) -> Int {
        var next = position - 1
        while next > start, position - next < 12 {
            if EnglishWords.verbs.contains(base(next)) || base(next).hasSuffix("ed") { return next }
            if tokens[next].text == ";" || tokens[next].text == ":" { break }
            next -= 1
        }
        return max(next, start)
    }
}
