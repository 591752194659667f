/// Who is spoken of at one place of a passage: a name, a list of names, a pronoun, a description, a group.
struct PeopleUnit: Sendable {
    enum Form: Sendable { case name, pronoun, description, group, anonymous }

    var tokens: Range<Int>
    var form: Form
    /// Indices into `Reading.people`; empty where nobody is known by it.
    var people: [Int] = []
    /// "his", "Ospanov's".
    var isPossessive = false
    /// What governs it: `by`, `of`, `for` … nil for a subject or an object.
    var preposition: String?
    /// Of an unresolved group: how many they are.
    var count: Int?
    var sex: GivenNameKeys.Sex?
    var isPlural = false
    /// The role in an unnamed person's description.
    var role: String?
    /// A judge, alone: acts for the court.
    var isAuthority = false
}

/// A stretch of a passage with one subject.
struct Clause: Sendable {
    enum Kind: Sendable { case main, relative, content, participle, bracket }

    var kind: Kind
    var parent: Int?
    /// Whom a relative clause is about: an index into the passage's people units.
    var antecedent: Int?
    /// The relative pronoun: "who" is its clause's subject, "whom" its object.
    var pronoun: String?
    var start: Int
}

/// Cuts a passage into clauses by its marks, relative pronouns and conjunctions. No parser: where the words leave it
/// open, a clause goes on, since a shared subject is the commoner case in reports.
struct ClauseMap: Sendable {
    private(set) var clauses: [Clause] = [Clause(kind: .main, parent: nil, start: 0)]
    /// By token.
    private(set) var clauseOf: [Int]

    init(_ tokens: [Token], units: [PeopleUnit], from start: Int) {
        clauseOf = Array(repeating: 0, count: tokens.count)
        var stack: [(clause: Int, closesAtComma: Bool)] = [(0, false)]
        var unitIndex = 0
        var lastUnitByClause: [Int: Int] = [:]
        var covered = -1
        var hasVerb: Set<Int> = []
        for position in tokens.indices where position >= start {
            while unitIndex < units.count, units[unitIndex].tokens.upperBound <= position {
                lastUnitByClause[clauseOf[units[unitIndex].tokens.lowerBound]] = unitIndex
                unitIndex += 1
            }
            let isInUnit = unitIndex < units.count && units[unitIndex].tokens.contains(position)
            if isInUnit { covered = units[unitIndex].tokens.upperBound - 1 }
            let token = tokens[position]
            if position <= covered {
                clauseOf[position] = stack[stack.count - 1].clause
                continue
            }
            let current = stack[stack.count - 1]
            switch token.text {
            case ",":
                // The comma after an apposition closes nothing: "while his wife, N. N., walked out".
                let isApposition = position == covered + 1 && covered >= 0 && !hasVerb.contains(current.clause)
                if current.closesAtComma, stack.count > 1, !isApposition { stack.removeLast() }
                clauseOf[position] = stack[stack.count - 1].clause
                if let kind = participle(after: position, tokens) {
                    open(
                        kind, at: position + 1, antecedent: lastUnitByClause[stack[stack.count - 1].clause],
                        pronoun: nil, closes: true, &stack)
                }
                continue
            case ";", ":":
                stack = [(0, false)]
                open(
                    token.text == ";" ? .main : .content, at: position + 1, antecedent: nil, pronoun: nil,
                    closes: false, &stack)
                if token.text == ";", stack.count > 1 { clauses[stack[1].clause].parent = nil }
            case "(":
                open(.bracket, at: position + 1, antecedent: nil, pronoun: nil, closes: false, &stack)
            case ")":
                while stack.count > 1, clauses[stack[stack.count - 1].clause].kind != .bracket { stack.removeLast() }
                if stack.count > 1 { stack.removeLast() }
            case "--", "—", "–":
                while stack.count > 1, stack[stack.count - 1].closesAtComma { stack.removeLast() }
            default:
                if EnglishWords.relatives3.contains(token.base), position > start {
                    let last = lastUnitByClause[current.clause]
                    let near = last.flatMap { position - units[$0].tokens.upperBound <= 3 ? $0 : nil }
                    let takesPerson = token.base == "who" || token.base == "whom" || token.base == "whose"
                    open(
                        .relative, at: position, antecedent: takesPerson ? near ?? last : nil, pronoun: token.base,
                        closes: true, &stack)
                } else if EnglishWords.subordinators.contains(token.base) {
                    if opensClause(after: position, tokens, units, unitIndex) || token.base == "that"
                        || token.base == "saying"
                    {
                        let closes = token.base != "that" && token.base != "saying"
                        open(.content, at: position, antecedent: nil, pronoun: nil, closes: closes, &stack)
                    }
                } else if EnglishWords.conjunctions.contains(token.base) {
                    if hasOwnSubject(after: position, tokens, units, unitIndex) {
                        // "who was held in May, and Omarova was fined": a coordinate clause leaves the relative one.
                        let parent = clauses[stack[0].clause].kind == .main ? 0 : stack[0].clause
                        if position > 0, tokens[position - 1].text == "," { stack = [(parent, false)] }
                        let parentKind = clauses[stack[stack.count - 1].clause].kind
                        open(
                            parentKind == .content ? .content : .main, at: position, antecedent: nil, pronoun: nil,
                            closes: false, &stack)
                    }
                }
            }
            clauseOf[position] = stack[stack.count - 1].clause
            if EnglishWords.verbs.contains(token.base) || token.base.hasSuffix("ed") {
                hasVerb.insert(clauseOf[position])
            }
        }
    }

    private mutating func open(
        _ kind: Clause.Kind, at start: Int, antecedent: Int?, pronoun: String?, closes: Bool,
        _ stack: inout [(clause: Int, closesAtComma: Bool)]
    ) {
        // A hostile text nests without end: beyond this depth nothing is told apart.
        guard stack.count < 12 else { return }
        clauses.append(
            Clause(
                kind: kind, parent: stack[stack.count - 1].clause, antecedent: antecedent, pronoun: pronoun,
                start: start))
        stack.append((clauses.count - 1, closes))
    }

    /// ", arrested in 2009," and ", calling them political": a clause without a subject of its own.
    private func participle(after comma: Int, _ tokens: [Token]) -> Clause.Kind? {
        guard comma + 1 < tokens.count else { return nil }
        let word = tokens[comma + 1]
        guard word.isWord, !word.isCapitalised, word.base.hasSuffix("ed") || word.base.hasSuffix("ing"),
            word.base.count > 4
        else { return nil }
        let exceptions: Set<String> = ["including", "accused", "during", "according", "red"]
        return exceptions.contains(word.base) ? nil : .participle
    }

    /// After `and`: people or an authority, and then a verb. "… and Omarova was fined", "… and a court sent him".
    private func hasOwnSubject(after position: Int, _ tokens: [Token], _ units: [PeopleUnit], _ unitIndex: Int) -> Bool
    {
        var next = position + 1
        var index = unitIndex
        var hasSubject = false
        var steps = 0
        while next < tokens.count, steps < 14 {
            steps += 1
            while index < units.count, units[index].tokens.upperBound <= next { index += 1 }
            if index < units.count, units[index].tokens.contains(next) {
                if units[index].preposition == nil, !units[index].isPossessive { hasSubject = true }
                next = units[index].tokens.upperBound
                continue
            }
            let word = tokens[next].base
            if tokens[next].kind == .mark, word != ",", word != "--" { return false }
            // "… and Omarova one year of restricted freedom": a list that leaves its verb out.
            if hasSubject, EnglishNumbers.duration(at: next, in: tokens) != nil { return false }
            let isVerb = EnglishWords.verbs.contains(word) || word.hasSuffix("ed") && word.count > 4
            if isVerb { return hasSubject }
            if word == "to" || word == "for", hasSubject { return false }
            // "… and in December France's Council of State ruled"
            if tokens[next].isCapitalised, next > position + 1,
                !EnglishWords.prepositions.contains(tokens[next - 1].base),
                !EnglishDates.monthNames.contains(word), !EnglishDates.weekdayNames.contains(word)
            {
                hasSubject = true
            }
            if ["the", "a", "an", "another", "this"].contains(word) || EnglishWords.authorities.contains(word) {
                hasSubject = true
            }
            next += 1
        }
        return false
    }

    /// After `after`, `because` …: a subject and a verb, or a verb in `-ing`; not "after the rally".
    private func opensClause(after position: Int, _ tokens: [Token], _ units: [PeopleUnit], _ unitIndex: Int) -> Bool {
        guard position + 1 < tokens.count else { return false }
        if tokens[position + 1].base.hasSuffix("ing") { return true }
        return hasOwnSubject(after: position, tokens, units, unitIndex)
    }

    /// The clause and those around it, from the inside.
    func chain(_ clause: Int) -> [Int] {
        var chain = [clause]
        while let parent = clauses[chain[chain.count - 1]].parent { chain.append(parent) }
        return chain
    }
}
