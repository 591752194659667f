import CasewireModel

/// What a sentence of its own adds to a step told before: the day, the court and the judge of a ruling.
extension KazakhSession {
    /// The second judgment of a paragraph leaves out when and where.
    mutating func fill(from first: Int, _ passage: KazakhPassage) {
        guard !passage.isTitle, passage.index > 0 else { return }
        for position in statements.indices where position >= first && statements[position].type == .sentenced {
            guard text.passages[passage.index - 1].paragraph == text.passages[passage.index].paragraph,
                statements[position].date == nil, !statements[position].isAside, hasNoDate(passage),
                passage.units.contains(where: { $0.grammaticalCase == .instrumental && !$0.people.isEmpty })
                    || passage.base(0) == "сондай-ак" || passage.base(0) == "ал",
                let before = statements[..<first].last(where: {
                    $0.passage == passage.index - 1 && $0.type == .sentenced
                })
            else { continue }
            statements[position].date = before.date
            statements[position].confidence -= 0.05
            if statements[position].place == nil {
                statements[position].place = before.place
                statements[position].court = before.court
            }
        }
    }

    /// "Сот үкімін 3 тамызда шығарды. X екі жылға сотталды": the day was told before.
    mutating func takePendingRuling(from first: Int, _ passage: KazakhPassage) {
        guard let pending = pendingRuling, !passage.isTitle else { return }
        guard passage.index - pending.passage <= 1 else {
            pendingRuling = nil
            return
        }
        for position in statements.indices
        where position >= first && Self.isOfCourt(statements[position].type) && statements[position].date == nil
            && !statements[position].isAside && hasNoDate(passage)
        {
            statements[position].date = pending.date
            statements[position].confidence -= 0.05
        }
    }

    private func hasNoDate(_ passage: KazakhPassage) -> Bool { !passage.dates.contains { $0.date != nil } }

    /// "Үкім жұмада жарияланды", "Қаулыны 8 маусымда әкімшілік сот шығарды": of the judgment told before.
    mutating func settleRuling(_ passage: KazakhPassage, _ first: Int) {
        guard first == statements.count || statements[first...].allSatisfy({ $0.type == .sentenced && $0.date != nil }),
            !passage.isTitle, speaksOfRuling(passage), isTold(passage)
        else { return }
        let open = statements.indices.filter {
            let statement = statements[$0]
            return $0 < first && (Self.isOfCourt(statement.type) || statement.type == .charged)
                && !statement.isAside && statement.passage < passage.index && passage.index - statement.passage <= 2
                && text.passages[statement.passage].field != .title
        }
        let date = passage.dates.last { $0.date != nil && !$0.isTarget && !$0.isSince }?.date
        let court = passage.courts.last { $0.name != nil || $0.place != nil }
        guard let last = open.last else {
            if statements.isEmpty, let date { pendingRuling = (date, passage.index) }
            return
        }
        for position in open where statements[position].passage == statements[last].passage {
            if statements[position].date == nil { statements[position].date = date }
            if statements[position].place == nil { statements[position].place = court?.place }
            if statements[position].court == nil { statements[position].court = court?.name }
        }
    }

    private func speaksOfRuling(_ passage: KazakhPassage) -> Bool {
        // "Мұны Орал соты шешті"
        if ["муны", "булай", "солай"].contains(passage.base(0)),
            passage.courts.contains(where: { $0.grammaticalCase == .nominative })
        {
            return true
        }
        return passage.tokens.contains { token in
            ["уким", "каулы", "шешим"].contains { stem in
                guard let ending = KazakhEnding.of(token.base, stem: stem) else { return false }
                return ending.grammaticalCase == .nominative || ending.grammaticalCase == .accusative
            } || token.base == "каулысын" || token.base == "укимин"
        }
    }

    /// Is the passage's own verb of what has happened?
    private func isTold(_ passage: KazakhPassage) -> Bool {
        let verbs = passage.tokens.indices.filter { position in
            let next = position + 1
            return KazakhClauses.isVerb(passage.tokens[position])
                && (next == passage.tokens.count || passage.tokens[next].kind == .mark
                    || passage.base(next) == "болатын")
        }
        return verbs.contains { position in
            let verb = passage.base(position)
            return ["ды", "ди", "ты", "ти", "ган", "ген", "кан", "кен", "болатын"].contains(where: verb.hasSuffix)
                && !["ады", "еди", "йды", "йди"].contains(where: verb.hasSuffix)
        }
    }

    // MARK: Judges

    /// A judge is the judge of the passage's own steps; else, where it speaks of the case or the verdict, of those before.
    mutating func judge(_ passage: KazakhPassage, _ first: Int) {
        let judges = passage.units.filter { unit in
            unit.form == .name && unit.people.count == 1 && isJudge(unit, passage)
        }
        guard let unit = judges.first, let judge = unit.people.first else { return takePendingJudge(passage, first) }
        let name = people.people[judge].name
        let own = statements.indices.filter {
            $0 >= first && Self.isOfCourt(statements[$0].type) && !statements[$0].people.contains(judge)
                && !statements[$0].isAside
        }
        if !own.isEmpty {
            for position in own { statements[position].judge = statements[position].judge ?? name }
            return
        }
        let isNext = statements.contains { $0.passage == passage.index - 1 && Self.isOfCourt($0.type) && !$0.isAside }
        guard speaksOfCase(passage) || isNext && !speaksOfRequest(passage) else { return }
        let ofTrial: Set<EventType> = [
            .trialOpened, .sentenced, .acquitted, .sentenceChanged, .appealRejected, .appealGranted,
        ]
        let hasTrial = statements[..<first].contains { ofTrial.contains($0.type) && !$0.isAside && !$0.isBackground }
        let before = statements.indices.filter {
            $0 < first && (!hasTrial || ofTrial.contains(statements[$0].type)) && Self.isOfCourt(statements[$0].type)
                && !statements[$0].isAside
                && passage.index - statements[$0].passage <= 4 && text.passages[statements[$0].passage].field != .title
        }
        guard let last = before.last else {
            pendingJudge = (name, passage.index)
            return
        }
        for position in before where statements[position].passage == statements[last].passage {
            statements[position].judge = statements[position].judge ?? name
        }
    }

    private func isJudge(_ unit: KazakhUnit, _ passage: KazakhPassage) -> Bool {
        let before = passage.base(unit.tokens.lowerBound - 1)
        if KazakhEnding.of(before, stem: "судья") != nil { return true }
        // "судья — X"
        if ["—", "–", "-", ":"].contains(before), passage.base(unit.tokens.lowerBound - 2) == "судья" { return true }
        return before == "еткен" && passage.base(unit.tokens.lowerBound - 2).hasPrefix("торага")
    }

    private func speaksOfCase(_ passage: KazakhPassage) -> Bool {
        passage.tokens.contains { token in
            ["ис", "уким", "каулы", "шешим", "процес", "сот"].contains { stem in
                guard token.base.hasPrefix(stem) else { return false }
                return KazakhEnding(token.base.dropFirst(stem.count)) != nil
            } || token.base.hasPrefix("процес") || token.base.hasPrefix("ондирис")
        } && !speaksOfRequest(passage)
    }

    private func speaksOfRequest(_ passage: KazakhPassage) -> Bool {
        passage.tokens.contains { token in
            ["отиниш", "сурад", "сурап", "сураган", "отинип"].contains(where: token.base.hasPrefix)
        }
    }

    private mutating func takePendingJudge(_ passage: KazakhPassage, _ first: Int) {
        guard let pending = pendingJudge, passage.index - pending.passage <= 2 else { return }
        let own = statements.indices.filter {
            $0 >= first && Self.isOfCourt(statements[$0].type) && !statements[$0].isAside
        }
        guard !own.isEmpty else { return }
        for position in own { statements[position].judge = statements[position].judge ?? pending.name }
        pendingJudge = nil
    }

    // MARK: Bans

    /// A ban alone is a part of a judgment and none of its own: a travel ban is no sentence.
    mutating func dropLoneBans() {
        let judged = Set(
            statements.filter { $0.type == .sentenced && !Self.isBanAlone($0) }.flatMap(\.people))
        let changed = Set(statements.filter { $0.type == .sentenceChanged }.flatMap(\.people))
        statements = statements.compactMap { statement in
            guard Self.isBanAlone(statement) else { return statement }
            var kept = statement
            kept.people = statement.people.filter { judged.contains($0) || changed.contains($0) }
            guard !kept.people.isEmpty else { return nil }
            if kept.people.allSatisfy({ changed.contains($0) && !judged.contains($0) }) { kept.type = .sentenceChanged }
            return kept
        }
    }

    private static func isBanAlone(_ statement: Statement) -> Bool {
        statement.type == .sentenced && !statement.sentences.isEmpty
            && statement.sentences.allSatisfy { $0.kind == .activityBan }
    }
}
