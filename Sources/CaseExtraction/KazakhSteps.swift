import CasewireModel

/// One passage, read as far as it can be without knowing who is meant.
struct KazakhPassage: Sendable {
    var index: Int
    var field: Item.Field
    var tokens: [Token]
    var units: [KazakhUnit]
    var dates: [KazakhDate]
    var places: [KazakhPlace]
    var courts: [KazakhCourt]
    var terms: [KazakhTerm]
    var steps: [KazakhStep]
    var isTitle: Bool { field == .title }

    func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }
}

/// Whose step it is: the clause's people in the case that the verb governs.
struct KazakhArguments {
    let passage: KazakhPassage
    /// Stretches that belong to a relative clause, by the step that ends it.
    let relatives: [Range<Int>]

    /// One party to a step, and where the terms that are its own may stand.
    struct Party {
        var people: [Int]
        var terms: Range<Int>
        /// Of one of several: the words up to the next one.
        var own: Range<Int>?
    }

    enum Answer {
        case parties([Party])
        /// The clause names nobody: whom the clause or the sentence before was about.
        case omitted
        /// The clause names somebody whom we don't know, or the step is nobody's.
        case nobody
    }

    init(_ passage: KazakhPassage) {
        self.passage = passage
        relatives = passage.steps.filter { $0.position == .attributive || $0.position == .nominal }.map(\.clause)
    }

    func answer(for step: KazakhStep) -> Answer {
        switch step.position {
        case .attributive: head(of: step)
        case .nominal: .nobody
        default: arguments(of: step)
        }
    }

    // MARK: The noun that a participle is said of

    private func head(of step: KazakhStep) -> Answer {
        let start = step.tokens.upperBound
        guard let unit = passage.units.first(where: { $0.tokens.lowerBound >= start }),
            !unit.isAuthority || unit.form == .name
        else { return .nobody }
        var position = start
        while position < unit.tokens.lowerBound {
            guard position - start < 8, mayStandBeforeHead(position) else { return .nobody }
            position += 1
        }
        guard !unit.people.isEmpty, unit.form != .anonymous else { return .nobody }
        return .parties([Party(people: unit.people, terms: step.clause)])
    }

    private func mayStandBeforeHead(_ position: Int) -> Bool {
        let token = passage.tokens[position]
        if token.kind == .number || ["\"", "«", "»"].contains(token.text) { return true }
        guard token.isWord else { return token.text == "," && passage.base(position - 1) == "жастагы" }
        if token.base == "жастагы" { return true }
        if let role = KazakhUnits.role(of: token.base) {
            return role.ending.grammaticalCase == .nominative || role.ending.grammaticalCase == .genitive
        }
        if KazakhClauses.isVerb(token) { return false }
        guard let last = token.base.unicodeScalars.last else { return false }
        // A noun in a case is an argument of another verb.
        let isInCase = ["га", "ге", "ка", "ке", "да", "де", "та", "те", "дан", "ден", "тан", "тен", "ны", "ни"].contains
        {
            token.base.hasSuffix($0)
        }
        return !isInCase && last != "-"
    }

    // MARK: The clause's own

    private func arguments(of step: KazakhStep) -> Answer {
        let units = passage.units.filter { unit in
            unit.tokens.lowerBound >= step.clause.lowerBound && unit.tokens.upperBound <= step.clause.upperBound
                && !relatives.contains { $0.contains(unit.tokens.lowerBound) && $0.upperBound < step.clause.upperBound }
        }
        let isAppeal = step.type == .appealFiled || step.type == .appealPlanned
        if isAppeal, isByProsecution(step) { return .nobody }
        for wanted in order(step) {
            let fitting = units.filter { fits($0, wanted, step) }
            guard !fitting.isEmpty else { continue }
            if isAppeal, let lawyer = fitting.last, lawyer.isLawyer || lawyer.isAuthority {
                // The lawyer appeals for whoever was spoken of.
                if let owner = units.last(where: { $0.grammaticalCase == .genitive && !$0.people.isEmpty }) {
                    return .parties([Party(people: owner.people, terms: step.clause)])
                }
                return lawyer.isLawyer ? .omitted : .nobody
            }
            let known = (wanted == .nominative ? subjects(fitting) : fitting[...])
                .filter { !$0.people.isEmpty && $0.form != .anonymous }
            guard !known.isEmpty else { return .nobody }
            return .parties(parties(known, step))
        }
        if units.contains(where: { $0.form == .anonymous && blocks($0, step) }) { return .nobody }
        return .omitted
    }

    /// The last nominative; those before it too where each has a term of its own: "A екі жылға, ал B үш жылға сотталды".
    private func subjects(_ fitting: [KazakhUnit]) -> ArraySlice<KazakhUnit> {
        var first = fitting.count - 1
        while first > 0, fitting[first].form != .anonymous {
            let between = fitting[first - 1].tokens.upperBound..<fitting[first].tokens.lowerBound
            let isShared =
                passage.terms.contains { between.contains($0.tokens.lowerBound) }
                || passage.dates.contains { between.contains($0.tokens.lowerBound) }
                || passage.tokens[between].contains { $0.base == "тагы" }
            guard isShared else { break }
            first -= 1
        }
        return fitting[first...]
    }

    /// Each with the terms and the day that stand between it and the next: "A-ны үш жылға, ал B-ны екі жылға айырды".
    private func parties(_ units: [KazakhUnit], _ step: KazakhStep) -> [Party] {
        guard units.count > 1 else { return [Party(people: units[0].people, terms: step.clause)] }
        return units.indices.map { offset in
            let unit = units[offset]
            let end = offset + 1 < units.count ? units[offset + 1].tokens.lowerBound : step.clause.upperBound
            let own = unit.tokens.lowerBound..<end
            let hasTerm = passage.terms.contains { own.contains($0.tokens.lowerBound) }
            let terms = hasTerm ? own : unit.tokens.lowerBound..<step.clause.upperBound
            return Party(people: unit.people, terms: terms, own: own)
        }
    }

    private func isByProsecution(_ step: KazakhStep) -> Bool {
        passage.tokens[step.clause].contains {
            $0.base == "прокуратура" || $0.base == "прокурор" || $0.base == "прокурорлар"
        }
    }

    /// The cases in which the person may stand, the likeliest first.
    private func order(_ step: KazakhStep) -> [KazakhCase] {
        // "Омаровтың ұсталғанын": the subject of a noun of the verb is a genitive.
        if step.position == .reported, step.voice == .pass || step.voice == .own {
            return [.genitive, .nominative, .dative]
        }
        return switch step.voice {
        case .obj: [.accusative, .genitive, .dative]
        case .pass: [.nominative, .dative, .genitive]
        case .dat: [.dative, .genitive, .nominative]
        case .gen: [.genitive, .nominative, .dative, .accusative]
        case .own: step.type == .sentenced ? [.nominative, .dative] : [.nominative, .genitive]
        }
    }

    private func fits(_ unit: KazakhUnit, _ wanted: KazakhCase, _ step: KazakhStep) -> Bool {
        guard unit.grammaticalCase == wanted else { return false }
        let isAppeal = step.type == .appealFiled || step.type == .appealPlanned
        if unit.isAuthority && !(isAppeal && wanted == .nominative) && unit.form != .name { return false }
        if step.position == .reported, wanted == .nominative, unit.isAuthority || unit.isLawyer, !isAppeal {
            return false
        }
        switch (wanted, step.voice) {
        case (.genitive, _):
            return isAppeal || !unit.ownsRelative
        case (.nominative, .gen):
            return unit.ownsNoun || isPassive(step) && !unit.isAuthority && unit.form != .anonymous
        case (.nominative, .dat): return false
        case (.nominative, _):
            return !unit.ownsRelative
                && !(unit.isAuthority && !isAppeal && passage.base(unit.tokens.lowerBound - 1) == "судья")
        default: return true
        }
    }

    private func isPassive(_ step: KazakhStep) -> Bool {
        let verb = passage.base(step.tokens.upperBound - 1)
        return ["ыл", "ил", "ын", "ин", "лд", "лг", "лы"].contains { verb.contains($0) }
    }

    /// Is an unnamed person the one to whom the step is done?
    private func blocks(_ unit: KazakhUnit, _ step: KazakhStep) -> Bool {
        order(step).prefix(2).contains(unit.grammaticalCase)
    }
}
