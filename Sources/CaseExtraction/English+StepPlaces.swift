import CasewireModel

/// When and where a step was taken, and before which court.
extension EnglishSteps {
    func place(_ statement: inout Statement, at found: Found) {
        statement.date = date(of: found)
        (statement.place, statement.court) = placeAndCourt(at: found.range, clause: found.clause, type: statement.type)
    }

    /// May this date be that of a step?
    func isOfStep(_ date: DateMention, since: Bool = false) -> Bool {
        guard date.date != nil else { return false }
        switch date.preposition {
        case "until", "till", "by", "before", "from", "for": return false
        case "since": return since
        case "after": return false
        // "the verdict of February 6", but not "the riots of December 2011".
        case "of" where !Self.datedNouns.contains(base(date.tokens.lowerBound - 1)): return false
        default: break
        }
        let before = base(date.tokens.lowerBound - 1)
        if date.isInverse { return false }
        if tokens[max(start, date.tokens.lowerBound - 4)..<date.tokens.lowerBound].contains(where: {
            [
                "end", "ends", "expire", "expires", "scheduled", "due", "set", "begin", "resume", "postponed",
                "adjourned",
            ].contains($0.base) && $0.isWord
        }), ["on", "for", "in", "by", nil].contains(date.preposition), date.isDay {
            return false
        }
        // "the October 6 referendum", "set for November 7"
        if before == "the", date.preposition == nil, tokens[date.tokens.lowerBound].isCapitalised { return false }
        if ["before", "until", "till", "after"].contains(before), date.preposition == nil { return false }
        return true
    }

    func isInZone(_ position: Int) -> Bool { zones.contains { $0.tokens.contains(position) } }

    func date(of found: Found) -> EventDate? {
        let wantsSince = base(found.range.upperBound - 1) == "since"
        if wantsSince,
            let date = dates.first(where: {
                $0.tokens.lowerBound >= found.range.upperBound - 1 && $0.tokens.lowerBound <= found.range.upperBound + 1
            })
        {
            return date.date
        }
        let follows = dates.contains {
            $0.tokens.lowerBound >= found.range.lowerBound && $0.tokens.lowerBound <= found.range.upperBound
                && isOfStep($0)
        }
        if found.trigger.voice == .noun, !follows,
            let inverse = dates.last(where: {
                $0.isInverse && $0.tokens.upperBound <= found.range.lowerBound
                    && found.range.lowerBound - $0.tokens.upperBound <= 4
            })
        {
            return inverse.date
        }
        let chain = clauses.chain(found.clause)
        let isState = found.trigger.voice == .state
        let own = dates.filter {
            clauses.clauseOf[$0.tokens.lowerBound] == found.clause && isOfStep($0, since: isState)
        }
        let outside = own.filter { !isInZone($0.tokens.lowerBound) }
        let next =
            triggers.first {
                $0.range.lowerBound >= found.range.upperBound && $0.clause == found.clause && $0.trigger.type != .none
                    && $0.trigger.voice != .noun
            }?.range.lowerBound ?? tokens.count
        let previous = triggers.last {
            $0.range.upperBound <= found.range.lowerBound && $0.clause == found.clause && $0.trigger.type != .none
        }?.range.lowerBound
        if let date = outside.first(where: {
            $0.tokens.lowerBound >= found.range.lowerBound && $0.tokens.lowerBound < next
                && !crossesVerb(found.range.upperBound, $0.tokens.lowerBound)
        }) {
            return date.date
        }
        let auxiliaries = auxiliaries(before: found.range.lowerBound)
        if auxiliaries.contains(where: { ["later", "subsequently", "eventually", "thereafter", "since"].contains($0) })
        {
            return nil
        }
        if let date = outside.last(where: {
            $0.tokens.upperBound <= found.range.lowerBound && $0.tokens.lowerBound >= previous ?? start
        }), !isTitle || previous == nil {
            return date.date
        }
        if !isTitle, let date = outside.last(where: { $0.tokens.upperBound <= found.range.lowerBound }) {
            return date.date
        }
        // "was convicted of corruption in 2010": right after a short charge.
        if let date = own.first(where: { date in
            date.tokens.lowerBound > found.range.lowerBound && date.tokens.lowerBound < next
                && zones.contains {
                    $0.tokens.contains(date.tokens.lowerBound) && date.tokens.lowerBound - $0.tokens.lowerBound <= 4
                }
        }) {
            return date.date
        }
        let clause = clauses.clauses[found.clause]
        if clause.kind == .relative { return nil }
        // "Omarova, convicted of fraud, was released today": the day of the release only.
        if clause.kind == .participle, clause.start == found.range.lowerBound, clause.antecedent != nil { return nil }
        // "On Tuesday a court ruled that …": the clause around it, or the passage's only date.
        if clauses.clauses[found.clause].kind == .main,
            let sibling = clauses.clauses.indices.last(where: {
                $0 < found.clause && clauses.clauses[$0].kind == .main
                    && clauses.clauses[$0].parent == clauses.clauses[found.clause].parent
                    && clauses.clauses[found.clause].parent != nil
            }),
            let date = outsideDates(of: sibling).first(where: { opens($0, from: clauses.clauses[sibling].start + 1) })
        {
            return date.date
        }
        // "two months after a court convicted her": the day that this lies from the date before.
        if ["after", "before", "since", "until"].contains(base(clause.start)) {
            return dates.last { $0.isInverse && $0.tokens.upperBound == clause.start + 1 }?.date
        }
        for clause in chain.dropFirst() {
            // A clause joined by "and" shares what opens the sentence, not what its neighbour's verb takes.
            let isJoined = clauses.clauses[found.clause].kind == .main
            let around = dates.filter {
                clauses.clauseOf[$0.tokens.lowerBound] == clause && isOfStep($0) && !isInZone($0.tokens.lowerBound)
                    && (!isJoined || opens($0))
            }
            if let date = around.first { return date.date }
        }
        if clauses.clauses[found.clause].parent == nil, found.clause != 0,
            let date = dates.first(where: { isOfStep($0) && opens($0) })
        {
            return date.date
        }
        let usable = dates.filter { isOfStep($0) && !isInZone($0.tokens.lowerBound) && !isInRelative($0) }
        let rivals = triggers.filter {
            $0.clause != found.clause && $0.trigger.type != nil
        }
        if usable.count == 1, let date = usable.first, !isTitle || triggers.count == 1,
            rivals.allSatisfy({ $0.clause != clauses.clauseOf[date.tokens.lowerBound] })
        {
            return date.date
        }
        return nil
    }

    func outsideDates(of clause: Int) -> [DateMention] {
        dates.filter {
            clauses.clauseOf[$0.tokens.lowerBound] == clause && isOfStep($0) && !isInZone($0.tokens.lowerBound)
        }
    }

    /// Does a date stand before the first verb of the passage?
    func opens(_ date: DateMention, from first: Int? = nil) -> Bool {
        let first = min(first ?? start, date.tokens.lowerBound)
        return !tokens[first..<date.tokens.lowerBound].contains {
            EnglishWords.verbs.contains($0.base) || $0.base.hasSuffix("ed")
        }
    }

    /// The day of a verdict that the passage tells apart from whose it was.
    var verdictDate: EventDate? {
        let isOfCourt = !courts.isEmpty || speaksOfVerdict
        guard isOfCourt else { return nil }
        let usable = dates.filter {
            $0.isDay && isOfStep($0) && !isInRelative($0) && !isStepDate($0) && !isInZone($0.tokens.lowerBound)
        }
        guard speaksOfVerdict else { return usable.first?.date }
        let noun = tokens.firstIndex { Self.verdictNouns.contains($0.base) } ?? start
        return (usable.first { $0.tokens.lowerBound > noun } ?? (courts.isEmpty ? nil : usable.first))?.date
    }

    func isStepDate(_ date: DateMention) -> Bool {
        statements.contains { $0.date == date.date }
    }

    static let datedNouns: Set<String> = verdictNouns.union([
        "evening", "morning", "night", "afternoon", "hours", "late", "arrest", "detention", "sentence", "conviction",
    ])

    var speaksOfVerdict: Bool {
        !courts.isEmpty && tokens.contains { ["ruled", "found", "held", "decided", "concluded"].contains($0.base) }
            || tokens.contains { Self.verdictNouns.contains($0.base) }
            || units.contains { $0.isAuthority && $0.form == .name }
    }

    static let verdictNouns: Set<String> = [
        "verdict", "ruling", "judgment", "judgement", "verdicts", "acquittal", "decision", "hearing", "session",
    ]

    func isInRelative(_ date: DateMention) -> Bool {
        clauses.chain(clauses.clauseOf[date.tokens.lowerBound]).contains {
            clauses.clauses[$0].kind == .relative || clauses.clauses[$0].kind == .bracket
        }
    }

    /// Another verb between a step and a date makes it that verb's date.
    func crossesVerb(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        if tokens[start..<end].contains(where: {
            ["said", "told", "says", "announced", "wrote", "handed", "imposed", "issued"].contains($0.base)
        }) {
            return true
        }
        // "… are in detention, Omarova was moved in July"
        return units.contains { unit in
            unit.tokens.lowerBound > start && unit.tokens.upperBound < end && isEligible(unit)
                && (EnglishWords.verbs.contains(base(unit.tokens.upperBound))
                    || EnglishWords.forms.contains(base(unit.tokens.upperBound)))
        }
    }

    func announcementDate(_ found: Found) -> EventDate? {
        // "said on June 22 that she will appeal"
        let saying = tokens.indices.first {
            ["said", "told", "announced", "says"].contains(base($0)) && $0 < found.range.lowerBound
        }
        guard let saying else { return nil }
        return dates.first {
            $0.tokens.lowerBound > saying && $0.tokens.upperBound <= found.range.lowerBound && isOfStep($0)
                && $0.tokens.lowerBound - saying <= 5
        }?.date
    }

    func placeAndCourt(at range: Range<Int>, clause: Int, type: EventType) -> (String?, String?) {
        let chain = clauses.chain(clause)
        let isOfCourt = EnglishSession.isOfCourt(type) || type == .houseArrest
        var court: CourtMention?
        if isOfCourt {
            court = courts.first { clauses.clauseOf[$0.tokens.lowerBound] == clause && !isInZone($0.tokens.lowerBound) }
            if court == nil, clauses.clauses[clause].kind != .relative {
                court =
                    courts.first { chain.contains(clauses.clauseOf[$0.tokens.lowerBound]) }
                    ?? courts.first {
                        courts.count == 1 && clauses.clauses[clauses.clauseOf[$0.tokens.lowerBound]].kind != .relative
                    }
            }
        }
        let next =
            triggers.first {
                $0.range.lowerBound >= range.upperBound && $0.trigger.type != .none && $0.trigger.voice != .noun
            }?.range.lowerBound ?? tokens.count
        let previous =
            triggers.last {
                $0.range.upperBound <= range.lowerBound && $0.trigger.type != .none && $0.clause == clause
            }?.range.upperBound ?? start
        let here = places.filter {
            !$0.isCountry && ["in", "at", "outside"].contains($0.preposition ?? "")
                && clauses.clauseOf[$0.tokens.lowerBound] == clause && !isInZone($0.tokens.lowerBound)
                && !isOfNoun($0)
        }
        var place =
            here.first { $0.tokens.lowerBound >= range.lowerBound && $0.tokens.lowerBound < next }?.name
            ?? here.last { place in
                place.tokens.lowerBound < range.lowerBound
                    && !triggers.contains {
                        $0.clause == clause && $0.trigger.type != .none && $0.range.lowerBound < place.tokens.lowerBound
                    }
            }?.name
        if let court {
            if court.isSame { place = place ?? lastCourtPlace }
            if court.isThere {
                place =
                    places.last { $0.tokens.upperBound <= court.tokens.lowerBound && !$0.isCountry }?.name ?? lastPlace
            }
            if let name = court.place, place == nil || isOfCourt { place = name }
        }
        if place == nil, isOfCourt, court == nil, clauses.clauses[clause].kind != .relative, previous == start {
            place = here.first?.name
        }
        // "in Oral, where she was sentenced"
        for clause in chain where place == nil && clauses.clauses[clause].pronoun == "where" {
            place =
                places.last {
                    !$0.isCountry && $0.tokens.upperBound <= clauses.clauses[clause].start
                        && clauses.clauses[clause].start - $0.tokens.upperBound <= 2
                }?.name
        }
        return (place, isOfCourt ? court?.name : nil)
    }

    /// "rallies in Almaty", "his native Atyrau": the place of something else.
    func isOfNoun(_ place: PlaceMention) -> Bool {
        var position = place.tokens.lowerBound
        while position > start, base(position) != "in", base(position) != "at" { position -= 1 }
        return [
            "rally", "rallies", "protest", "protests", "resident", "residents", "lives", "living", "based", "born",
            "embassy", "unrest", "activists", "camps", "held", "riots",
        ].contains(base(position - 1))
    }
}
