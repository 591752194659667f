import CasewireModel

/// What people are accused or convicted of, and what they say to it.
extension EnglishSteps {
    mutating func findZones() {
        var position = start
        while position < tokens.count {
            guard let zoneStart = zoneStart(at: position) else {
                position += 1
                continue
            }
            let clause = clauses.clauseOf[min(zoneStart, tokens.count - 1)]
            var end = zoneStart
            var depth = 0
            while end < tokens.count, end - zoneStart < 40 {
                if tokens[end].text == "(" { depth += 1 } else if tokens[end].text == ")" { depth -= 1 }
                if [";", ":", "--", "\"", "”"].contains(tokens[end].text) || base(end) == "amid" { break }
                if tokens[end].text == "." { break }
                if tokens[end].text == ",", depth == 0, !goesOn(after: end, clause) { break }
                if base(end) == "and", startsJudgment(end + 1) { break }
                // "the trial of three activists accused of … started"
                if triggers.contains(where: {
                    $0.range.upperBound - 1 == end && $0.range.lowerBound < position && $0.trigger.type == .trialOpened
                }) {
                    break
                }
                if dates.contains(where: { $0.tokens.lowerBound == end && $0.preposition == "on" && isRecent($0) }),
                    end > zoneStart
                {
                    break
                }
                end += 1
            }
            if end > zoneStart {
                let people = chargedPeople(position)
                zones.append(ChargeZone(tokens: zoneStart..<end, people: people))
            }
            position = max(end, position + 1)
        }
    }

    /// Where the words of a charge have no people of their own, they are those of the step that they follow.
    mutating func settleZones() {
        for index in zones.indices where zones[index].people.isEmpty && !isTitle {
            let first = zones[index].tokens.lowerBound
            let clause = clauses.clauseOf[first]
            guard
                let found = triggers.last(where: { $0.range.upperBound <= first && $0.clause == clause && isReal($0) })
            else { continue }
            zones[index].people = people(of: found).0
        }
    }

    /// A day in the words of a charge is the judgment's if it is yesterday's or so, else that of the deed: "fined for
    /// a picket on January 16".
    func isRecent(_ date: DateMention) -> Bool {
        guard date.isDay, let day = date.date?.start else { return false }
        guard let published else { return true }
        return published.daysSinceEpoch - day.daysSinceEpoch <= 2
    }

    /// Whom a charge is about: the object or subject of the words that bring it.
    func chargedPeople(_ position: Int) -> [Int] {
        let clause = clauses.clauseOf[position]
        let details = clauses.clauses[clause]
        if details.kind == .relative, details.pronoun == "whom", let antecedent = details.antecedent {
            return units[antecedent].people
        }
        if let unit = units.first(where: { $0.tokens.upperBound == position && !$0.isPossessive && !$0.people.isEmpty })
        {
            return unit.people
        }
        let owners = owners(of: position..<(position + 1), isTermNoun: false, orTopic: isTitle)?.people ?? []
        if owners.isEmpty,
            let unit = units.last(where: {
                $0.isPossessive && $0.tokens.upperBound <= position && position - $0.tokens.upperBound <= 2
            })
        {
            return unit.people
        }
        return owners
    }

    /// A comma inside a list of charges, or an apposition of the group's name.
    func goesOn(after comma: Int, _ clause: Int) -> Bool {
        guard comma + 1 < tokens.count else { return false }
        if ["who", "which", "but", "he", "she", "they", "a", "an", "whose", "when", "saying", "where"].contains(
            base(comma + 1))
        {
            return false
        }
        if base(comma + 1).hasSuffix("ing") { return true }
        return base(comma + 1) == "and" && base(comma + 2).hasSuffix("ing")
    }

    func startsJudgment(_ position: Int) -> Bool {
        [
            "sentenced", "was", "were", "has", "had", "jailed", "fined", "ordered", "banned", "barred", "gave", "given",
            "handed", "placed", "could", "faces", "is", "are", "who", "then",
        ].contains(base(position))
    }

    /// The token after the words that bring a charge; nil where none begins here.
    func zoneStart(at position: Int) -> Int? {
        let word = base(position)
        if ["accused", "convicted", "guilty", "suspected", "acquitted", "accuse", "accuses", "suspects"].contains(word)
        {
            for offset in 1...10 {
                let isOfPlace =
                    offset > 1
                    && ["city", "town", "village", "end", "beginning", "spring", "summer", "autumn", "winter"].contains(
                        base(position + offset - 1))
                if base(position + offset) == "of", !isOfPlace { return position + offset + 1 }
                if [",", ";", ".", "--", "and", "for"].contains(base(position + offset)) { break }
            }
            return nil
        }
        if ["suspicion", "charge", "charges", "count", "counts"].contains(word), base(position + 1) == "of" {
            return position + 2
        }
        if ["charge", "charges"].contains(word),
            ["related", "stemming", "linked", "connected"].contains(base(position + 1))
        {
            return position + 1
        }
        // "charged on Monday with", "charged only with"
        if ["charged", "charge", "charges", "indicted"].contains(word) {
            var next = position + 1
            while next < tokens.count, next - position < 6,
                dates.contains(where: { $0.tokens.contains(next) }) || EnglishWords.adverbs.contains(base(next))
                    || units.contains(where: { $0.tokens.contains(next) })
            { next += 1 }
            if base(next) == "with" { return next + 1 }
        }
        if word == "trial" || word == "tried", ["for", "over"].contains(base(position + 1)) { return position + 2 }
        if word == "for" || word == "over", position > start, position + 1 < tokens.count {
            // After a judgment or an arrest: "sentenced to two years for …", "jailed over …".
            if EnglishNumbers.duration(at: position + 1, in: tokens) != nil || base(position + 1) == "life" {
                return nil
            }
            if [
                "early", "parole", "conditional", "release", "transfer", "pardon", "now", "good", "instance", "example",
            ].contains(base(position + 1)) {
                return nil
            }
            if ["the", "that", "a"].contains(base(position + 1)),
                ["duration", "time", "first", "second", "third", "fourth", "period", "moment", "term"].contains(
                    base(position + 2))
            {
                return nil
            }
            if units.contains(where: { $0.tokens.lowerBound == position + 1 && !$0.isPossessive }) { return nil }
            if dates.contains(where: { $0.tokens.lowerBound == position || $0.tokens.lowerBound == position + 1 }) {
                return nil
            }
            let clause = clauses.clauseOf[position]
            let isAfterStep =
                triggers.contains {
                    $0.range.upperBound <= position && position - $0.range.upperBound < 40
                        && $0.trigger.type.map(Self.withCharges.contains) ?? false
                        && clauses.chain(clause).contains($0.clause)
                }
                || penalties.contains {
                    $0.tokens.upperBound <= position && position - $0.tokens.upperBound <= 12
                        && (clauses.clauseOf[$0.tokens.lowerBound] == clause)
                }
            let isAfterPrison = tokens[max(start, position - 4)..<position].contains {
                ["prison", "jail", "bars", "custody", "colony", "imprisonment", "jailed"].contains($0.base)
            }
            return isAfterStep || isAfterPrison ? position + 1 : nil
        }
        return nil
    }

    static let withCharges: Set<EventType> = [
        .sentenced, .detained, .charged, .appealRejected, .appealGranted, .pretrialArrest, .houseArrest, .trialOpened,
    ]

    func charge(_ range: Range<Int>) -> Case.Charge {
        let text = printed(range)
        return Case.Charge(text: text, article: EnglishArticles.article(in: tokens))
    }

    func printed(_ range: Range<Int>) -> String {
        // The words with single spaces; marks close up to the word before.
        var text = ""
        for token in tokens[range] {
            let closes = [",", ")", "”", "."].contains(token.text)
            if !text.isEmpty, !closes, !text.hasSuffix("("), !text.hasSuffix("“") { text += " " }
            text += token.text
        }
        return text
    }

    /// An article of the code, where no words tell the charge: "was tried under Article 274".
    mutating func readArticle() {
        guard let article = EnglishArticles.article(in: tokens), zones.allSatisfy({ $0.people.isEmpty }),
            let position = tokens.firstIndex(where: { $0.base == "article" || $0.base == "articles" })
        else { return }
        let owners =
            owners(of: position..<(position + 1), isTermNoun: false, orTopic: false)?.people
            ?? (units.isEmpty ? topic.map { [$0] } ?? [] : [])
        guard !owners.isEmpty else { return }
        facts.append(Fact(kind: .charge(Case.Charge(text: "Article \(article)", article: article)), people: owners))
    }

    mutating func readSameCharge() {
        guard
            let phrase = tokens.indices.first(where: {
                (base($0) == "same" || base($0) == "similar")
                    && ["charge", "charges", "accusation", "accusations"].contains(base($0 + 1))
            })
        else { return }
        let people = owners(of: phrase..<(phrase + 1), isTermNoun: false)?.people ?? []
        let stepped = people.filter { person in statements.contains { $0.people.contains(person) } }
        if !stepped.isEmpty { facts.append(Fact(kind: .sameCharge, people: stepped)) }
    }

    mutating func readStance() {
        for (range, stance) in EnglishStance.found(in: tokens, from: start) {
            let clause = clauses.clauseOf[range.lowerBound]
            guard case .people(let unit) = subject(of: clause, before: range.lowerBound + 1) else { continue }
            // "None of the three pleaded guilty"
            let isNegated = ["none", "neither", "nobody"].contains(base(unit.tokens.lowerBound))
            let stance = isNegated && stance == .admits ? .denies : stance
            facts.append(Fact(kind: .stance(stance), people: unit.people))
        }
    }
}
