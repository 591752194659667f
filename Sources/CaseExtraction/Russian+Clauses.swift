/// A passage cut into clauses: which verb goes with which nouns.
struct RussianClauses {
    enum Kind { case main, relative, participial, subordinate, gerund }

    struct Clause {
        var kind: Kind
        var start: Int
        /// The main clause before, in the same sentence: what has no subject of its own shares its one.
        var previous: Int?
        /// The clause around this one.
        var parent: Int?
        /// Index into the mentions: whom a participle belongs to.
        var antecedent: Int?
        var hasVerb = false
        /// Joined by "и" to the clause before.
        var isJoined = false
    }

    private(set) var clauses: [Clause]
    private(set) var clauseOf: [Int]
    /// Inside quotation marks around more than a name.
    private(set) var isSpeech: [Bool]

    init(_ tokens: [Token], mentions: [RussianMention], from start: Int) {
        clauses = [Clause(kind: .main, start: start)]
        clauseOf = Array(repeating: 0, count: tokens.count)
        isSpeech = Self.speech(tokens)
        var current = 0
        var position = start
        while position < tokens.count {
            let token = tokens[position]
            if token.kind == .mark, Self.boundaries.contains(token.text) {
                current = next(after: position, current, tokens, mentions)
                clauseOf[position] = current
                position += 1
                continue
            }
            if token.base == "и" || token.base == "но" || token.base == "либо", clauses[current].hasVerb,
                joinsVerb(at: position, tokens, mentions)
            {
                var joined = clauses[current]
                joined.previous = current
                joined.start = position
                joined.hasVerb = false
                joined.isJoined = true
                clauses.append(joined)
                current = clauses.count - 1
            }
            clauseOf[position] = current
            if token.isWord, !isInMention(position, mentions), RussianWords.isVerbLike(token.base) {
                clauses[current].hasVerb = true
            }
            position += 1
        }
    }

    private static let boundaries: Set<String> = [",", ";", ":", "(", ")", "—", "–", "--"]

    private func isInMention(_ position: Int, _ mentions: [RussianMention]) -> Bool {
        mentions.contains { $0.tokens.contains(position) && ($0.form == .name || $0.form == .description) }
    }

    private mutating func next(after mark: Int, _ current: Int, _ tokens: [Token], _ mentions: [RussianMention]) -> Int
    {
        let limit =
            tokens[(mark + 1)...].firstIndex { $0.kind == .mark && Self.boundaries.contains($0.text) } ?? tokens.count
        let segment = (mark + 1)..<max(mark + 1, limit)
        func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }
        var first = mark + 1
        while first < limit, tokens[first].kind == .mark { first += 1 }
        guard first < limit else { return current }
        let word = base(first)
        let around = outermost(current)
        // ", который …", ", в отношении которого …"
        let lead = first..<min(limit, first + 4)
        if let pronoun = lead.first(where: {
            base($0).hasPrefix("котор") || base($0).hasPrefix("чье") || ["чья", "чьи", "чью", "чей"].contains(base($0))
        }) {
            let isEarly =
                pronoun - first <= 1 || tokens[first..<pronoun].contains { RussianWords.prepositions.contains($0.base) }
            if isEarly { return add(Clause(kind: .relative, start: mark, parent: current)) }
        }
        let adverbless = RussianWords.adverbs.contains(word) && first + 1 < limit ? first + 1 : first
        let form = RussianVerbForm(base(adverbless))
        if tokens[mark].text == "," || tokens[mark].text == "(",
            form.kind == .passiveParticiple || form.kind == .activeParticiple,
            base(adverbless).count > 6, !isInMention(adverbless, mentions)
        {
            let antecedent = mentions.lastIndex {
                $0.tokens.upperBound <= mark && mark - $0.tokens.upperBound <= 5
                    && !$0.isPossessive && $0.form != .relative && agrees(form, $0)
            }
            return add(Clause(kind: .participial, start: mark, parent: current, antecedent: antecedent, hasVerb: true))
        }
        if form.kind == .gerund, base(first).count > 4, base(first).hasSuffix("в") || base(first).hasSuffix("вши"),
            !tokens[first].isCapitalised
        {
            return add(Clause(kind: .gerund, start: mark, previous: around, parent: around))
        }
        if RussianWords.subordinators.contains(word)
            || RussianWords.prepositions.contains(word) && RussianWords.subordinators.contains(base(first + 1))
                && ["что", "чтобы", "чем"].contains(base(first + 1))
        {
            return add(Clause(kind: .subordinate, start: mark, parent: current))
        }
        if tokens[mark].text == ";" || tokens[mark].text == ":" {
            return add(Clause(kind: .main, start: mark, previous: around))
        }
        if tokens[mark].text != "," { return tokens[mark].text == ")" ? around : current }
        let hasVerb = segment.contains {
            tokens[$0].isWord && !isInMention($0, mentions) && RussianWords.isVerbLike(base($0))
        }
        if clauses[around].hasVerb, hasVerb {
            return add(Clause(kind: .main, start: mark, previous: around, isJoined: word == "и"))
        }
        // A list goes on inside a nested clause: "… в марте, апреле и мае".
        if current != around, !hasVerb, clauses[around].hasVerb || !clauses[current].hasVerb,
            !segment.contains(where: { tokens[$0].isCapitalised })
        {
            return clauses[around].hasVerb ? current : around
        }
        return around
    }

    private mutating func add(_ clause: Clause) -> Int {
        clauses.append(clause)
        return clauses.count - 1
    }

    /// The main clause around a nested one.
    private func outermost(_ clause: Int) -> Int {
        var clause = clause
        while clauses[clause].kind != .main, let parent = clauses[clause].parent { clause = parent }
        return clause
    }

    private func agrees(_ form: RussianVerbForm, _ mention: RussianMention) -> Bool {
        guard !form.cases.intersection(mention.cases).isEmpty else { return false }
        if form.isPlural { return mention.isPlural }
        return !mention.isPlural && (form.sex == nil || mention.sex == nil || form.sex == mention.sex)
    }

    /// Does "и" join a second verb, rather than a second noun?
    private func joinsVerb(at conjunction: Int, _ tokens: [Token], _ mentions: [RussianMention]) -> Bool {
        for position in (conjunction + 1)..<max(conjunction + 1, min(tokens.count, conjunction + 12)) {
            let token = tokens[position]
            if token.kind == .mark, Self.boundaries.contains(token.text) { return false }
            if token.base == "и" { return false }
            if token.isWord, !isInMention(position, mentions), RussianWords.isVerbLike(token.base) { return true }
        }
        return false
    }

    /// Marks what stands in quotation marks and is longer than a name.
    private static func speech(_ tokens: [Token]) -> [Bool] {
        var isSpeech = Array(repeating: false, count: tokens.count)
        var open: Int?
        for (position, token) in tokens.enumerated() where token.kind == .mark {
            if ["«", "“", "„"].contains(token.text) || token.text == "\"" && open == nil {
                open = position
            } else if let start = open, ["»", "”", "\""].contains(token.text) {
                if position - start > 7
                    || tokens[start..<position].contains(where: { [",", "!", "?"].contains($0.text) })
                {
                    for inside in start..<position { isSpeech[inside] = true }
                }
                open = nil
            }
        }
        // What opens here and closes in a later passage.
        if let open, tokens.count - open > 7 { for inside in open..<tokens.count { isSpeech[inside] = true } }
        return isSpeech
    }
}
