import CasewireModel

/// Reads the steps of one passage: triggers with their people, dates, places and penalties.
struct EnglishSteps {
    let passage: Passage
    let index: Int
    let start: Int
    let units: [PeopleUnit]
    let dates: [DateMention]
    let places: [PlaceMention]
    let courts: [CourtMention]
    let penalties: [PenaltyMention]
    let clauses: ClauseMap
    let people: [Someone]
    let isTitle: Bool
    /// The last judgment told before: "an identical sentence" is that.
    var lastSentences: [Sentence] = []
    var lastCourtPlace: String?
    /// Whom the text is about so far.
    var topic: Int?
    /// Whom a headline without a name is about.
    var titlePerson: Int?

    private(set) var statements: [Statement] = []
    private(set) var facts: [Fact] = []
    /// By type: the day of a step of people who are not named here.
    private(set) var openDates: [EventType: EventDate] = [:]
    private(set) var zones: [ChargeZone] = []
    private var triggers: [Found] = []
    /// Where the penalties stand that one exchange of penalties has told.
    private var exchanged: Set<Int> = []

    private var tokens: [Token] { passage.tokens }

    struct Found {
        var trigger: Trigger
        var range: Range<Int>
        var clause: Int
    }

    /// What a passage says of people that is no step.
    struct Fact {
        enum Kind {
            case charge(Case.Charge)
            case stance(Case.Stance)
            case age(Int)
            case sameCharge
        }

        var kind: Kind
        var people: [Int]
    }

    /// The words that tell what somebody is accused or convicted of.
    struct ChargeZone {
        var tokens: Range<Int>
        var people: [Int]
    }

    init(
        passage: Passage, index: Int, start: Int, units: [PeopleUnit], dates: [DateMention], places: [PlaceMention], courts: [CourtMention],
        penalties: [PenaltyMention], clauses: ClauseMap, people: [Someone], isTitle: Bool
    ) {
        self.passage = passage
        self.index = index
        self.start = start
        self.units = units
        self.dates = dates
        self.places = places
        self.courts = courts
        self.penalties = penalties
        self.clauses = clauses
        self.people = people
        self.isTitle = isTitle
    }

    mutating func read() {
        findTriggers()
        findZones()
        for index in triggers.indices { readTrigger(index) }
        readPenalties()
        readRepeated()
        dropGrants()
        readInstead()
        readStance()
        settleZones()
        for zone in zones where !zone.people.isEmpty {
            facts.append(Fact(kind: .charge(charge(zone.tokens)), people: zone.people))
        }
        readArticle()
        readSameCharge()
    }

    func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }

    // MARK: Triggers

    private mutating func findTriggers() {
        let named = Set(units.filter { $0.form == .name }.flatMap { Array($0.tokens) })
        var position = start
        while position < tokens.count {
            if tokens[position].isWord, !named.contains(position),
                let (trigger, range) = EnglishTriggers.table.match(at: position, in: tokens, isNoun: isNounContext(position))
            {
                triggers.append(Found(trigger: trigger, range: range, clause: clauses.clauseOf[position]))
                // What lies inside a pattern's gap may be a trigger of its own, but not of the same words.
                position = range.upperBound
            } else {
                position += 1
            }
        }
    }

    /// "his arrest", "after detention", "Omarov's release": the words before make a noun of what may be a verb.
    private func isNounContext(_ position: Int) -> Bool {
        guard position > start else { return false }
        if base(position - 1).hasSuffix("-hour") || base(position - 1) == "long" { return true }
        return tokens[position - 1].isPossessive || Self.beforeNouns.contains(base(position - 1))
    }

    private static let beforeNouns: Set<String> = [
        "his", "her", "their", "the", "a", "an", "of", "after", "since", "following", "until", "before", "under", "own", "early", "first",
        "second", "prison", "upon", "previous", "latest", "another", "recent", "this", "that",
    ]

    private mutating func readTrigger(_ index: Int) {
        let found = triggers[index]
        guard let type = EventType(rawValue: found.trigger.type.rawValue), !isRumour, !isAdjective(found), isReal(found) else { return }
        var (who, confidence) = people(of: found)
        if who.isEmpty, isTitle, units.allSatisfy({ $0.people.isEmpty || $0.form == .anonymous }), let titlePerson, found.trigger.voice != .noun, found.trigger.voice != .verb || isPlainParticiple(found) && !isAuthorityWord(found.range.lowerBound - 1) {
            (who, confidence) = ([titlePerson], 0.6)
        }
        if who.isEmpty, let date = date(of: found), date.start == date.end { openDates[type] = openDates[type] ?? date }
        guard !who.isEmpty else { return }
        if type == .detained || type == .pretrialArrest, isAdministrativeArrest(found) {
            addSentenced(found, who, confidence)
            return
        }
        // "is charged with" tells a state of affairs, not that charges were brought.
        if type == .charged, found.trigger.voice == .verb, ["is", "are"].contains(auxiliaries(before: found.range.lowerBound).last ?? "") { return }
        if type == .sentenced {
            addSentenced(found, who, confidence)
            return
        }
        var statement = Statement(type: type, people: who, passage: self.index, confidence: confidence)
        statement.isExtension = isExtension(found)
        statement.isAside = clauses.clauses[found.clause].kind == .relative || found.trigger.voice == .noun
        if type == .died { statement.isInCustody = tokens.contains { ["prison", "jail", "custody", "detention", "cell", "colony"].contains($0.base) } }
        if type == .sentenceChanged {
            let exchange = exchange(by: found)
            statement.sentences = exchange.new
            if !exchange.old.isEmpty {
                var before = Statement(type: .sentenced, people: who, sentences: exchange.old, passage: self.index, confidence: confidence - 0.1)
                before.isBackground = true
                statements.append(before)
            }
        }
        if type == .appealPlanned { statement.date = announcementDate(found) } else { place(&statement, at: found) }
        // "his two requests, in November 2018 and July 2019, were turned down": a refusal each.
        if type == .appealRejected, let several = severalDates(found), several.count > 1 {
            for date in several {
                statement.date = date
                statements.append(statement)
            }
            return
        }
        statements.append(statement)
    }

    private func severalDates(_ found: Found) -> [EventDate]? {
        guard tokens[found.range].contains(where: { ["requests", "appeals", "petitions", "motions", "complaints", "bids"].contains($0.base) }) else { return nil }
        return dates.filter { clauses.clauseOf[$0.tokens.lowerBound] == found.clause && isOfStep($0) }.compactMap(\.date)
    }

    private mutating func addSentenced(_ found: Found, _ who: [Int], _ confidence: Double) {
        var statement = Statement(type: .sentenced, people: who, passage: index, confidence: confidence)
        place(&statement, at: found)
        statements.append(statement)
    }

    /// "arrested for 15 days", "placed under arrest for 15 days"
    private func isAdministrativeArrest(_ found: Found) -> Bool {
        penalties.contains {
            $0.sentence.days != nil && $0.sentence.months == nil && $0.tokens.lowerBound >= found.range.upperBound
                && $0.tokens.lowerBound - found.range.upperBound <= 8 && clauses.clauseOf[$0.tokens.lowerBound] == found.clause
                && ["for", "to"].contains(base($0.tokens.lowerBound - 1))
        }
    }

    private func isExtension(_ found: Found) -> Bool {
        let words = Set(tokens.filter(\.isWord).map(\.base))
        guard found.trigger.type == .houseArrest || found.trigger.type == .pretrialArrest else { return false }
        return !words.isDisjoint(with: ["extended", "prolonged", "extend", "extension"])
    }

    /// The penalty that a court puts in place of another: what follows "with" or "to"; `old` is what it replaces.
    private mutating func exchange(by found: Found) -> (new: [Sentence], old: [Sentence]) {
        let own = penalties.filter { penalty in
            let clause = clauses.clauseOf[penalty.tokens.lowerBound]
            return penalty.hasKind && clauses.clauses[clause].kind != .relative && penalty.sentence.kind != .activityBan
        }
        let new = own.filter { isIntroduced($0.tokens.lowerBound, by: ["to", "with"]) && $0.tokens.lowerBound > found.range.lowerBound }
        let old = own.filter { penalty in
            !penalty.isTermNoun && !isIntroduced(penalty.tokens.lowerBound, by: ["remaining", "unserved", "rest", "remainder"]) && !new.contains { $0.tokens == penalty.tokens } && !isIntroduced(penalty.tokens.lowerBound, by: ["by"])
                && tokens[start..<penalty.tokens.lowerBound].contains { ["replacing", "replaced", "commuted", "substituting", "instead", "replace"].contains($0.base) }
        }
        exchanged.formUnion((new + old).map(\.tokens.lowerBound))
        if !new.isEmpty { return (new.map(\.sentence), old.map(\.sentence)) }
        // "replaced with restricted freedom", "with a suspended one": a kind without a term.
        guard let word = tokens.indices.first(where: { $0 > found.range.lowerBound && ["with", "to"].contains(base($0)) && clauses.clauseOf[$0] == found.clause }) else { return ([], []) }
        let rest = tokens[word...].prefix(7).map(\.base)
        var kind: Sentence.Kind?
        if rest.contains(where: { ["freedom", "parole-like", "liberty"].contains($0) }) { kind = .restrictedFreedom }
        if rest.contains(where: { ["suspended", "probation"].contains($0) }) { kind = .suspended }
        if rest.contains(where: { ["fine"].contains($0) }) { kind = .fine }
        if rest.contains(where: { ["prison", "imprisonment", "jail", "colony"].contains($0) }) { kind = .imprisonment }
        guard let kind else { return ([], old.map(\.sentence)) }
        var sentence = Sentence(kind: kind)
        // "a suspended one" is as long as the one it replaces.
        // "with prison for the same term"
        if rest.contains("same") { sentence.months = own.last { $0.tokens.upperBound <= word }?.sentence.months }
        if rest.contains("one") { sentence.months = lastSentences.first { $0.months != nil && $0.kind != .activityBan }?.months }
        return ([sentence], old.map(\.sentence))
    }

    /// Does one of these words stand before a phrase, at most five words back?
    private func isIntroduced(_ position: Int, by words: Set<String>) -> Bool {
        tokens[max(start, position - 5)..<position].contains { words.contains($0.base) }
    }

    // MARK: Is it so?

    /// The auxiliaries, adverbs and negations right before a verb, from left to right.
    func auxiliaries(before position: Int) -> [String] {
        var words: [String] = []
        var next = position - 1
        while next >= start, words.count < 8 {
            let word = base(next)
            let isPart = EnglishWords.forms.contains(word) || EnglishWords.perfect.contains(word) || EnglishWords.modals.contains(word)
                || EnglishWords.negations.contains(word) || EnglishWords.adverbs.contains(word) || word == "to" || word == "first" || word.hasSuffix("ly")
                || word == "did" || word == "does" || word == "do"
            if isPart { words.insert(word, at: 0); next -= 1; continue }
            // "was at first charged", "was on Friday sentenced", "was last year sentenced"
            if let date = dates.first(where: { $0.tokens.contains(next) }) {
                if date.tokens.lowerBound <= start { break }
                next = date.tokens.lowerBound - 1
                continue
            }
            if word == "in", base(next + 1) == "addition" { next -= 1; continue }
            if word == "addition", base(next - 1) == "in" { next -= 2; continue }
            break
        }
        return words
    }

    /// "Several channels wrote that she had been detained", "denied rumors of his arrest".
    private var isRumour: Bool {
        let words = Set(tokens.filter(\.isWord).map(\.base))
        if !words.isDisjoint(with: ["rumors", "rumours", "rumor", "rumour"]) { return true }
        let isDenied = !words.isDisjoint(with: ["denied", "denies", "refuted", "deny", "unconfirmed"]) && !words.isDisjoint(with: ["reports", "information", "media"])
        return isDenied || words.contains("wrote") && !words.isDisjoint(with: ["channels", "channel", "bloggers", "users", "outlets"])
    }

    /// "the jailed activist", "Jailed Tycoon Lectures Court", "stays jailed": no step is told.
    private func isAdjective(_ found: Found) -> Bool {
        guard found.trigger.voice == .verb, found.range.count == 1 else { return false }
        if ["stays", "stay", "stayed", "remains", "remain", "remained", "recently"].contains(base(found.range.lowerBound - 1)) { return base(found.range.lowerBound - 1) != "recently" }
        if units.contains(where: { $0.tokens.contains(found.range.lowerBound) }) { return true }
        let next = found.range.upperBound
        let isRoleNext = EnglishWords.roles.contains(base(next)) || EnglishWords.roles.contains(base(next + 1)) && !EnglishWords.prepositions.contains(base(next))
        return isTitle && isRoleNext && !isAuthorityWord(found.range.lowerBound - 1) && auxiliaries(before: found.range.lowerBound).isEmpty
            && base(found.range.lowerBound).hasSuffix("ed") && (found.range.lowerBound == start || tokens[found.range.lowerBound - 1].kind == .mark || EnglishWords.prepositions.contains(base(found.range.lowerBound - 1)))
    }

    private func isReal(_ found: Found) -> Bool {
        let auxiliaries = auxiliaries(before: found.range.lowerBound)
        if auxiliaries.contains(where: EnglishWords.negations.contains) { return false }
        if isConditional(found) { return false }
        switch found.trigger.voice {
        case .verb, .own, .court:
            if found.trigger.type == .appealPlanned { return !isProsecution(found) }
            if auxiliaries.contains(where: EnglishWords.modals.contains) { return isOrdered(found, auxiliaries) }
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
            if ["stay", "remain", "spend", "be"].contains(base(verb)) || ["stay", "remain", "be"].contains(base(verb + 1)), words.contains("will"), tokens.contains(where: { $0.base == "until" || $0.base == "till" || $0.base == "ruled" || $0.base == "ordered" || $0.base == "court" }) {
                return true
            }
            if words.contains(where: EnglishWords.modals.contains) || words.contains("be") || words.contains("to") { return false }
            return !words.contains(where: EnglishWords.negations.contains) && !isGoverned(found)
        }
    }

    /// "the court ruled that he will be sent": so ordered.
    private func isOrdered(_ found: Found, _ auxiliaries: [String]) -> Bool { false }

    private func isConditional(_ found: Found) -> Bool {
        let first = clauses.clauses[found.clause].start
        return ["if", "unless", "should", "whether"].contains(base(first)) || ["if", "unless", "whether"].contains(base(first - 1))
    }

    /// Its own date or words put a trial's start ahead of the publication.
    private func isAhead(_ found: Found) -> Bool {
        tokens[found.range].contains { ["will", "scheduled", "due", "set", "may", "could"].contains($0.base) }
            || auxiliaries(before: found.range.lowerBound).contains { EnglishWords.modals.contains($0) }
    }

    private func isFiniteOrParticiple(_ found: Found) -> Bool {
        let word = base(found.range.lowerBound)
        guard found.trigger.voice == .verb || found.trigger.voice == .court else { return true }
        if word.hasSuffix("ed") || word.hasSuffix("d") || Self.pastForms.contains(word) { return true }
        // Headlines, and captions, tell in the present; so does nothing else here.
        if word.hasSuffix("s"), found.trigger.voice == .court || !isNounContext(found.range.lowerBound) { return true }
        if isTitle { return found.trigger.voice == .court || isAuthorityWord(found.range.lowerBound - 1) }
        if word.hasSuffix("ing") { return ["after", "for", "of", "by", "before"].contains(base(found.range.lowerBound - 1)) == false ? found.trigger.voice == .court : base(found.range.lowerBound - 1) == "after" }
        return found.trigger.voice == .court && Self.nouns.contains(word)
    }

    private static let pastForms: Set<String> = [
        "found", "sent", "put", "took", "taken", "let", "set", "left", "kept", "upheld", "threw", "cut", "held", "begun", "began", "won",
        "lost", "brought", "was", "were", "came", "flown", "had",
    ]
    private static let nouns: Set<String> = ["appeal", "appeals", "request", "requests", "petition", "motion", "complaint", "detention", "custody", "sentence", "sentences", "term", "verdict", "ruling", "parole", "case", "punishment", "penalty", "acquittal", "conviction", "charges", "proceedings", "probe"]

    /// "after his arrest", "since the detention of …": a noun that rests on a step taken.
    private func isPast(_ found: Found) -> Bool {
        var before = found.range.lowerBound - 1
        if let unit = units.last(where: { $0.tokens.upperBound <= found.range.lowerBound && found.range.lowerBound - $0.tokens.upperBound <= 1 && $0.isPossessive }) {
            before = unit.tokens.lowerBound - 1
        }
        while ["the", "a", "an"].contains(base(before)) || base(before).contains("-hour") || base(before) == "long" { before -= 1 }
        if Self.factualPrepositions.contains(base(before)) { return true }
        let after = found.range.upperBound
        return dates.contains { $0.tokens.lowerBound == after && $0.date != nil }
    }

    private static let factualPrepositions: Set<String> = ["after", "since", "until", "following", "before", "upon", "despite", "till"]

    private func isGoverned(_ found: Found) -> Bool {
        let first = max(clauses.clauses[found.clause].start, found.range.lowerBound - 8)
        guard first < found.range.lowerBound else { return false }
        return tokens[first..<found.range.lowerBound].contains { EnglishWords.unreal.contains($0.base) && $0.base != "called" && $0.base != "set" }
    }

    private func isProsecution(_ found: Found) -> Bool {
        tokens[max(start, found.range.lowerBound - 4)..<found.range.lowerBound].contains { $0.base.hasPrefix("prosecut") }
            || auxiliaries(before: found.range.lowerBound).contains(where: EnglishWords.negations.contains)
    }

    /// The verb nearest to the left, within a clause's reach.
    private func verbBefore(_ position: Int) -> Int {
        var next = position - 1
        while next > start, position - next < 12 {
            if EnglishWords.verbs.contains(base(next)) || base(next).hasSuffix("ed") { return next }
            if tokens[next].text == ";" || tokens[next].text == ":" { break }
            next -= 1
        }
        return max(next, start)
    }

    // MARK: Who

    private func isEligible(_ unit: PeopleUnit) -> Bool { unit.preposition == nil && !unit.isPossessive }

    private func isAuthorityWord(_ position: Int) -> Bool {
        EnglishWords.authorities.contains(base(position)) && !tokens[position].isPossessive
            && !EnglishWords.prepositions.contains(base(position - 1))
    }

    enum Subject {
        case people(PeopleUnit)
        case authority
        case none
    }

    /// A clause's subject: the first people or the first authority before its first verb; else that of the clause around it.
    func subject(of clause: Int, before position: Int) -> Subject {
        var current = clause
        var limit = position
        for _ in 0..<6 {
            let found = ownSubject(of: current, before: limit)
            if case .none = found {} else { return found }
            let details = clauses.clauses[current]
            // "Arrested in 2006, he was …": the subject comes after the comma.
            if details.parent == nil, isPassageStart(details.start, before: limit), let later = units.first(where: { $0.tokens.lowerBound > limit && isEligible($0) && clauses.clauseOf[$0.tokens.lowerBound] == current }) {
                return .people(later)
            }
            if details.kind == .relative {
                guard details.pronoun == "who", let antecedent = details.antecedent else { return .none }
                return .people(units[antecedent])
            }
            if details.kind == .participle, let antecedent = details.antecedent, base(details.start).hasSuffix("ed") {
                // "…, a teacher, arrested in May": whoever stands right before the comma.
                let unit = units[antecedent]
                if details.start - unit.tokens.upperBound <= 2 { return .people(unit) }
            }
            guard let parent = details.parent else { return .none }
            limit = details.start
            current = parent
        }
        return .none
    }

    private func isPassageStart(_ clauseStart: Int, before position: Int) -> Bool {
        position - max(clauseStart, start) <= 3 && base(position).hasSuffix("ed")
    }

    private func ownSubject(of clause: Int, before position: Int) -> Subject {
        for unit in unitsAndAuthorities(of: clause, before: position) { return unit }
        return .none
    }

    private func unitsAndAuthorities(of clause: Int, before position: Int) -> [Subject] {
        var subjects: [Subject] = []
        var next = clauses.clauses[clause].start
        next = max(next, start)
        while next < position {
            guard clauses.clauseOf[next] == clause else {
                next += 1
                continue
            }
            if let unit = units.first(where: { $0.tokens.contains(next) }) {
                if isEligible(unit) {
                    subjects.append(unit.isAuthority ? .authority : .people(unit))
                    return subjects
                }
                next = unit.tokens.upperBound
                continue
            }
            if isAuthorityWord(next), !isOblique(next) { return [.authority] }
            next += 1
        }
        return subjects
    }

    /// "in the Saryarqa district court", "by a city court": governed by a preposition further left.
    private func isOblique(_ noun: Int) -> Bool {
        var next = noun - 1
        while next >= start, noun - next < 8, tokens[next].isWord {
            if ["in", "by", "at", "from", "of", "before", "with", "to", "outside"].contains(base(next)) { return true }
            if EnglishWords.verbs.contains(base(next)) || ["a", "an", "the", "another"].contains(base(next)) {
                return ["in", "by", "at", "from", "of", "before", "with", "to", "told", "outside"].contains(base(next - 1))
            }
            next -= 1
        }
        return false
    }

    /// The people of a trigger, and how sure that is.
    private func people(of found: Found) -> ([Int], Double) {
        switch found.trigger.voice {
        case .verb: verbPeople(found)
        case .own: ownPeople(found)
        case .court: courtPeople(found)
        case .noun: nounPeople(found)
        case .state: statePeople(found)
        }
    }

    private func sure(_ unit: PeopleUnit) -> Double {
        let base: Double = switch unit.form {
        case .name: 0.95
        case .pronoun: 0.88
        case .group: 0.88
        case .description: 0.85
        case .anonymous: 0.85
        }
        return isTitle ? base - 0.1 : base
    }

    private func object(of found: Found) -> PeopleUnit? {
        for unit in units where unit.tokens.lowerBound >= found.range.lowerBound && clauses.clauseOf[unit.tokens.lowerBound] == found.clause {
            if unit.tokens.lowerBound < found.range.upperBound, unit.preposition == nil { return unit.isPossessive ? nil : unit }
            guard unit.preposition == nil, unit.tokens.lowerBound - found.range.upperBound <= 6 else { return nil }
            let between = found.range.upperBound..<unit.tokens.lowerBound
            let isClear = between.allSatisfy { position in
                dates.contains { $0.tokens.contains(position) } || tokens[position].isWord && !EnglishWords.verbs.contains(base(position))
                    && !EnglishWords.conjunctions.contains(base(position)) && !["to", "for", "over", "of", "with", "from"].contains(base(position))
            }
            guard isClear else { return nil }
            return unit.isPossessive && found.trigger.type != .searched ? nil : unit
        }
        return nil
    }

    private func verbPeople(_ found: Found) -> ([Int], Double) {
        let auxiliaries = auxiliaries(before: found.range.lowerBound)
        let isPassive = auxiliaries.contains { EnglishWords.forms.contains($0) }
        let isPerfect = !isPassive && auxiliaries.contains { EnglishWords.perfect.contains($0) }
        let subject = subject(of: found.clause, before: found.range.lowerBound)
        let object = object(of: found)
        if found.trigger.type == .searched { return searched(found, isPassive: isPassive) }
        let clause = clauses.clauses[found.clause]
        if clause.kind == .relative, clause.pronoun == "whom", !isPassive, let antecedent = clause.antecedent {
            return (units[antecedent].people, sure(units[antecedent]))
        }
        if isPassive {
            guard case .people(let unit) = subject else { return (fallback(found), 0.6) }
            return (unit.people, sure(unit))
        }
        if let object, object.form != .anonymous || !object.people.isEmpty || object.isPlural {
            if case .people(let unit) = subject, !isPerfect, object.preposition == nil, isTitle || isPlainParticiple(found), !isJudge(unit), object.tokens.lowerBound > found.range.upperBound + 1 {
                return (unit.people, sure(unit) - 0.1)
            }
            return (object.people, sure(object))
        }
        if isPerfect { return ([], 0) }
        // A bare participle: "arrested in 2009", "Activist sentenced to …".
        guard isPlainParticiple(found), case .people(let unit) = subject else { return ([], 0) }
        if let verb = EnglishWords.forms.contains(base(found.range.lowerBound - 1)) ? nil : objectNoun(found), !verb { return ([], 0) }
        return (unit.people, sure(unit) - 0.05)
    }

    /// nil or true where a bare participle may be a passive; false where a noun follows as its object: "Omarova charged the guards".
    private func objectNoun(_ found: Found) -> Bool? {
        if dates.contains(where: { $0.tokens.lowerBound == found.range.upperBound }) { return nil }
        let next = base(found.range.upperBound)
        return ["the", "a", "an", "them", "those", "these"].contains(next) ? false : nil
    }

    private func isJudge(_ unit: PeopleUnit) -> Bool { unit.isAuthority }

    private func isPlainParticiple(_ found: Found) -> Bool {
        let word = base(found.range.lowerBound)
        return word.hasSuffix("ed") || ["taken", "found", "sent", "put", "let", "set", "freed", "held", "left"].contains(word)
    }

    private func fallback(_ found: Found) -> [Int] { [] }

    /// Whose home or office it was: the possessors of what follows, or of the passive's subject.
    private func searched(_ found: Found, isPassive: Bool) -> ([Int], Double) {
        let zone = isPassive ? clauses.clauses[found.clause].start..<found.range.lowerBound : found.range.upperBound..<tokens.count
        let owners = units.filter { unit in
            zone.contains(unit.tokens.lowerBound) && clauses.clauseOf[unit.tokens.lowerBound] == found.clause && (unit.isPossessive || unit.preposition == "of" || unit.preposition == nil && !isPassive && unit.form == .name)
        }
        guard let owner = owners.first else { return ([], 0) }
        return (owner.people, sure(owner) - 0.05)
    }

    private func ownPeople(_ found: Found) -> ([Int], Double) {
        if found.trigger.type == .appealPlanned { return appealPeople(found) }
        guard case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound) else { return ([], 0) }
        if unit.people.contains(where: { $0 < people.count && people[$0].isAside }), found.trigger.type == .appealFiled { return appealPeople(found) }
        return (unit.people, sure(unit))
    }

    /// Who will appeal: the subject; where that is a lawyer, the client.
    private func appealPeople(_ found: Found) -> ([Int], Double) {
        let subject = subject(of: found.clause, before: found.range.lowerBound)
        if case .people(let unit) = subject {
            let role = unit.role ?? ""
            let isLawyer = ["lawyer", "attorney", "lawyers", "attorneys"].contains(role)
                || unit.people.allSatisfy { $0 < people.count && people[$0].roles.contains { $0.hasSuffix("lawyer") || $0.hasSuffix("attorney") } }
            if role == "prosecutor" || unit.people.contains(where: { $0 < people.count && people[$0].roles.contains { $0.hasSuffix("prosecutor") } }) { return ([], 0) }
            if !isLawyer, !unit.people.isEmpty { return (unit.people, sure(unit)) }
            // "Omarov; his lawyer will appeal": the one spoken of before in this passage, else the topic.
            let clients = units.filter { $0.tokens.lowerBound != unit.tokens.lowerBound && $0.tokens.lowerBound < found.range.lowerBound }
                .filter { unit in unit.people.contains { $0 < people.count && !people[$0].isAside } }
            if let client = clients.last { return (client.people, 0.8) }
            return (topic.map { [$0] } ?? [], 0.75)
        }
        if case .authority = subject { return ([], 0) }
        if found.trigger.voice == .court || units.isEmpty { return (topic.map { [$0] } ?? [], 0.75) }
        guard let unit = units.last(where: { $0.tokens.lowerBound < found.range.lowerBound && $0.preposition == nil }) else { return (topic.map { [$0] } ?? [], 0.7) }
        return (unit.people, 0.7)
    }

    private func courtPeople(_ found: Found) -> ([Int], Double) {
        if found.trigger.type == .appealPlanned { return appealPeople(found) }
        // "his request", "the appeal of Omarov", "an appeal filed by Omarov", "refused to free Omarov"
        let inside = units.filter {
            $0.tokens.upperBound > found.range.lowerBound && (clauses.clauseOf[$0.tokens.lowerBound] == found.clause || $0.tokens.lowerBound < found.range.upperBound)
                && !$0.isAuthority && !$0.people.isEmpty && $0.tokens.lowerBound - found.range.upperBound < 14
        }
        let own = inside.filter { unit in unit.people.contains { $0 >= people.count || !people[$0].isAside } }
        if let unit = own.first { return (unit.people, sure(unit)) }
        let before = units.filter { unit in
            unit.tokens.upperBound <= found.range.lowerBound && !unit.isAuthority && !unit.people.isEmpty && clauses.clauseOf[unit.tokens.lowerBound] == found.clause
                && unit.people.contains { $0 >= people.count || !people[$0].isAside }
        }
        if let unit = before.last { return (unit.people, sure(unit) - 0.05) }
        if case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound), !unit.isAuthority { return (unit.people, sure(unit) - 0.1) }
        if let unit = units.last(where: { $0.tokens.upperBound <= found.range.lowerBound && !$0.isAuthority && !$0.people.isEmpty }) { return (unit.people, 0.65) }
        if isTitle { return ([], 0) }
        // "overturned the verdict by which N. N. had been acquitted"
        if let unit = units.first(where: { $0.tokens.lowerBound >= found.range.upperBound && !$0.isAuthority && !$0.people.isEmpty && $0.people.contains { $0 >= people.count || !people[$0].isAside } }) {
            return (unit.people, 0.7)
        }
        return (topic.map { [$0] } ?? [], 0.65)
    }

    private func nounPeople(_ found: Found) -> ([Int], Double) {
        let isTrial = found.trigger.type == .trialOpened
        // "detained after a search"
        if found.trigger.type == .searched, base(found.range.upperBound) != "for", let step = statements.last(where: { $0.passage == index && $0.type == .detained }) {
            return (step.people, 0.75)
        }
        if let owner = units.last(where: { $0.tokens.upperBound <= found.range.lowerBound && found.range.lowerBound - $0.tokens.upperBound <= 2 && $0.isPossessive }) {
            return (owner.people, sure(owner) - 0.03)
        }
        if let owner = units.first(where: { $0.tokens.lowerBound > found.range.lowerBound && ["of", "for", "against"].contains($0.preposition ?? "") && $0.tokens.lowerBound - found.range.lowerBound <= 5 }) {
            return (owner.people, sure(owner) - 0.03)
        }
        guard isTrial else {
            // "after the arrest": the subject's.
            guard found.trigger.type == .detained || found.trigger.type == .released, case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound),
                base(found.range.lowerBound - 1) != "a"
            else { return ([], 0) }
            return ([], sure(unit) * 0)
        }
        if case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound), unit.people.contains(where: { $0 >= people.count || !people[$0].isAside }) { return (unit.people, sure(unit) - 0.1) }
        let others = units.filter { !$0.isAuthority && !$0.people.isEmpty && $0.people.contains { $0 >= people.count || !people[$0].isAside } }
        if let unit = others.first { return (unit.people, 0.75) }
        return (topic.map { [$0] } ?? [], isTitle ? 0 : 0.6)
    }

    private func statePeople(_ found: Found) -> ([Int], Double) {
        if base(found.range.upperBound) == "of", let unit = units.first(where: { $0.tokens.lowerBound == found.range.upperBound + 1 }) {
            return (unit.people, sure(unit))
        }
        let near = units.filter {
            $0.tokens.upperBound <= found.range.lowerBound && clauses.clauseOf[$0.tokens.lowerBound] == found.clause && !$0.isAuthority
                && ($0.preposition == nil || $0.isPossessive)
        }
        if let unit = near.last, !unit.people.isEmpty { return (unit.people, sure(unit)) }
        if case .people(let unit) = subject(of: found.clause, before: found.range.lowerBound) { return (unit.people, sure(unit)) }
        if let unit = units.first(where: { $0.tokens.lowerBound >= found.range.upperBound && ["for", "of", "against", "on"].contains($0.preposition ?? "") && !$0.isAuthority }) {
            return (unit.people, sure(unit) - 0.05)
        }
        return ([], 0)
    }

    // MARK: When and where

    private func place(_ statement: inout Statement, at found: Found) {
        statement.date = date(of: found)
        (statement.place, statement.court) = placeAndCourt(at: found.range, clause: found.clause, type: statement.type)
    }

    /// May this date be that of a step?
    private func isOfStep(_ date: DateMention, since: Bool = false) -> Bool {
        guard date.date != nil else { return false }
        switch date.preposition {
        case "until", "till", "by", "before", "from", "for": return false
        case "since": return since
        case "after": return false
        default: break
        }
        let before = base(date.tokens.lowerBound - 1)
        if date.isInverse { return false }
        if tokens[max(start, date.tokens.lowerBound - 4)..<date.tokens.lowerBound].contains(where: { ["end", "ends", "expire", "expires", "scheduled", "due", "set", "begin", "resume", "postponed", "adjourned"].contains($0.base) && $0.isWord }), ["on", "for", "in", "by", nil].contains(date.preposition), date.isDay {
            return false
        }
        // "the October 6 referendum", "set for November 7"
        if before == "the", date.preposition == nil, tokens[date.tokens.lowerBound].isCapitalised { return false }
        if ["before", "until", "till", "after"].contains(before), date.preposition == nil { return false }
        return true
    }

    private func isInZone(_ position: Int) -> Bool { zones.contains { $0.tokens.contains(position) } }

    private func date(of found: Found) -> EventDate? {
        let wantsSince = base(found.range.upperBound - 1) == "since"
        if wantsSince, let date = dates.first(where: { $0.tokens.lowerBound >= found.range.upperBound - 1 && $0.tokens.lowerBound <= found.range.upperBound + 1 }) { return date.date }
        let follows = dates.contains { $0.tokens.lowerBound >= found.range.lowerBound && $0.tokens.lowerBound <= found.range.upperBound && isOfStep($0) }
        if found.trigger.voice == .noun, !follows, let inverse = dates.last(where: { $0.isInverse && $0.tokens.upperBound <= found.range.lowerBound && found.range.lowerBound - $0.tokens.upperBound <= 4 }) {
            return inverse.date
        }
        let chain = clauses.chain(found.clause)
        let own = dates.filter { clauses.clauseOf[$0.tokens.lowerBound] == found.clause && isOfStep($0) }
        let outside = own.filter { !isInZone($0.tokens.lowerBound) }
        let next = triggers.first { $0.range.lowerBound >= found.range.upperBound && $0.clause == found.clause && $0.trigger.type != .none }?.range.lowerBound ?? tokens.count
        let previous = triggers.last { $0.range.upperBound <= found.range.lowerBound && $0.clause == found.clause && $0.trigger.type != .none }?.range.lowerBound
        if let date = outside.first(where: { $0.tokens.lowerBound >= found.range.lowerBound && $0.tokens.lowerBound < next && !crossesVerb(found.range.upperBound, $0.tokens.lowerBound) }) {
            return date.date
        }
        let auxiliaries = auxiliaries(before: found.range.lowerBound)
        if auxiliaries.contains(where: { ["later", "subsequently", "eventually", "thereafter", "since"].contains($0) }) { return nil }
        if let date = outside.last(where: { $0.tokens.upperBound <= found.range.lowerBound && $0.tokens.lowerBound >= previous ?? start }), !isTitle || previous == nil { return date.date }
        if !isTitle, let date = outside.last(where: { $0.tokens.upperBound <= found.range.lowerBound }) { return date.date }
        // "was convicted of corruption in 2010": right after a short charge.
        if let date = own.first(where: { date in date.tokens.lowerBound > found.range.lowerBound && date.tokens.lowerBound < next && zones.contains { $0.tokens.contains(date.tokens.lowerBound) && date.tokens.lowerBound - $0.tokens.lowerBound <= 4 } }) {
            return date.date
        }
        if clauses.clauses[found.clause].kind == .relative { return nil }
        // "On Tuesday a court ruled that …": the clause around it, or the passage's only date.
        if clauses.clauses[found.clause].kind == .main, let sibling = clauses.clauses.indices.last(where: { $0 < found.clause && clauses.clauses[$0].kind == .main && clauses.clauses[$0].parent == clauses.clauses[found.clause].parent && clauses.clauses[found.clause].parent != nil }),
            let date = outsideDates(of: sibling).first(where: { opens($0, from: clauses.clauses[sibling].start + 1) })
        {
            return date.date
        }
        for clause in chain.dropFirst() {
            // A clause joined by "and" shares what opens the sentence, not what its neighbour's verb takes.
            let isJoined = clauses.clauses[found.clause].kind == .main
            let around = dates.filter { clauses.clauseOf[$0.tokens.lowerBound] == clause && isOfStep($0) && !isInZone($0.tokens.lowerBound) && (!isJoined || opens($0)) }
            if let date = around.first { return date.date }
        }
        if clauses.clauses[found.clause].parent == nil, found.clause != 0, let date = dates.first(where: { isOfStep($0) && opens($0) }) { return date.date }
        let usable = dates.filter { isOfStep($0) && !isInZone($0.tokens.lowerBound) && !isInRelative($0) }
        let rivals = triggers.filter { $0.clause != found.clause && EventType(rawValue: $0.trigger.type.rawValue) != nil }
        if usable.count == 1, let date = usable.first, !isTitle || triggers.count == 1, rivals.allSatisfy({ $0.clause != clauses.clauseOf[date.tokens.lowerBound] }) { return date.date }
        return nil
    }

    private func outsideDates(of clause: Int) -> [DateMention] {
        dates.filter { clauses.clauseOf[$0.tokens.lowerBound] == clause && isOfStep($0) && !isInZone($0.tokens.lowerBound) }
    }

    /// Does a date stand before the first verb of the passage?
    private func opens(_ date: DateMention, from first: Int? = nil) -> Bool {
        let first = min(first ?? start, date.tokens.lowerBound)
        return !tokens[first..<date.tokens.lowerBound].contains { EnglishWords.verbs.contains($0.base) || $0.base.hasSuffix("ed") }
    }

    /// The day of a verdict that the passage tells apart from whose it was.
    var verdictDate: EventDate? {
        guard !statements.contains(where: { !$0.isBackground && $0.date != nil && EnglishSession.isOfCourt($0.type) && $0.type != .trialOpened }) else { return nil }
        let isOfCourt = !courts.isEmpty || speaksOfVerdict
        guard isOfCourt else { return nil }
        let usable = dates.filter { $0.isDay && isOfStep($0) && !isInRelative($0) && !isStepDate($0) }
        guard speaksOfVerdict else { return usable.first?.date }
        let noun = tokens.firstIndex { Self.verdictNouns.contains($0.base) } ?? start
        return (usable.first { $0.tokens.lowerBound > noun } ?? (courts.isEmpty ? nil : usable.first))?.date
    }

    private func isStepDate(_ date: DateMention) -> Bool { statements.contains { $0.date == date.date && (!EnglishSession.isOfCourt($0.type) || $0.type == .trialOpened) } }

    var speaksOfVerdict: Bool { tokens.contains { Self.verdictNouns.contains($0.base) } }

    private static let verdictNouns: Set<String> = ["verdict", "ruling", "judgment", "judgement", "verdicts", "acquittal", "decision", "hearing", "session"]

    private func isInRelative(_ date: DateMention) -> Bool {
        clauses.chain(clauses.clauseOf[date.tokens.lowerBound]).contains { clauses.clauses[$0].kind == .relative || clauses.clauses[$0].kind == .bracket }
    }

    /// Another verb between a step and a date makes it that verb's date.
    private func crossesVerb(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        return tokens[start..<end].contains { ["said", "told", "says", "announced", "wrote"].contains($0.base) }
    }

    private func announcementDate(_ found: Found) -> EventDate? {
        // "said on June 22 that she will appeal"
        let saying = tokens.indices.first { ["said", "told", "announced", "says"].contains(base($0)) && $0 < found.range.lowerBound }
        guard let saying else { return nil }
        return dates.first { $0.tokens.lowerBound > saying && $0.tokens.upperBound <= found.range.lowerBound && isOfStep($0) && $0.tokens.lowerBound - saying <= 5 }?.date
    }

    private func placeAndCourt(at range: Range<Int>, clause: Int, type: EventType) -> (String?, String?) {
        let chain = clauses.chain(clause)
        let isOfCourt = EnglishSession.isOfCourt(type) || type == .houseArrest
        var court: CourtMention?
        if isOfCourt {
            court = courts.first { clauses.clauseOf[$0.tokens.lowerBound] == clause && !isInZone($0.tokens.lowerBound) }
            if court == nil, clauses.clauses[clause].kind != .relative {
                court = courts.first { chain.contains(clauses.clauseOf[$0.tokens.lowerBound]) } ?? courts.first { courts.count == 1 && clauses.clauses[clauses.clauseOf[$0.tokens.lowerBound]].kind != .relative }
            }
        }
        let next = triggers.first { $0.range.lowerBound >= range.upperBound && $0.trigger.type != .none }?.range.lowerBound ?? tokens.count
        let previous = triggers.last { $0.range.upperBound <= range.lowerBound && $0.trigger.type != .none && $0.clause == clause }?.range.upperBound ?? start
        let here = places.filter {
            !$0.isCountry && ["in", "at", "outside"].contains($0.preposition ?? "") && clauses.clauseOf[$0.tokens.lowerBound] == clause && !isInZone($0.tokens.lowerBound)
                && !isOfNoun($0)
        }
        var place = here.first { $0.tokens.lowerBound >= range.lowerBound && $0.tokens.lowerBound < next }?.name
            ?? here.last { place in place.tokens.lowerBound < range.lowerBound && !triggers.contains { $0.clause == clause && $0.trigger.type != .none && $0.range.lowerBound < place.tokens.lowerBound } }?.name
        if let court {
            if court.isSame { place = place ?? lastCourtPlace }
            if let name = court.place, place == nil || isOfCourt { place = name }
        }
        if place == nil, isOfCourt, court == nil, clauses.clauses[clause].kind != .relative, previous == start {
            place = here.first?.name
        }
        // "in Oral, where she was sentenced"
        for clause in chain where place == nil && clauses.clauses[clause].pronoun == "where" {
            place = places.last { !$0.isCountry && $0.tokens.upperBound <= clauses.clauses[clause].start && clauses.clauses[clause].start - $0.tokens.upperBound <= 2 }?.name
        }
        return (place, isOfCourt ? court?.name : nil)
    }

    /// "rallies in Almaty", "his native Atyrau": the place of something else.
    private func isOfNoun(_ place: PlaceMention) -> Bool {
        var position = place.tokens.lowerBound
        while position > start, base(position) != "in", base(position) != "at" { position -= 1 }
        return ["rally", "rallies", "protest", "protests", "resident", "residents", "lives", "living", "based", "born", "embassy", "unrest", "activists", "camps", "held", "riots"].contains(base(position - 1))
    }

    // MARK: Penalties

    private mutating func readPenalties() {
        var last: (penalty: PenaltyMention, people: [Int])?
        for (offset, penalty) in penalties.enumerated() {
            guard isJudgment(penalty), let owners = owners(of: penalty.tokens, isTermNoun: penalty.isTermNoun), !owners.people.isEmpty else { continue }
            add(penalty, to: owners.people, confidence: owners.confidence)
            last = (penalty, owners.people)
            let end = offset + 1 < penalties.count ? penalties[offset + 1].tokens.lowerBound : tokens.count
            readGapped(after: penalty, owners.people, until: end)
        }
        _ = last
    }

    private mutating func add(_ penalty: PenaltyMention, to owners: [Int], confidence: Double) {
        var sentence = penalty.sentence
        if penalty.isUpperBound { (sentence.months, sentence.days) = (nil, nil) }
        let clause = clauses.clauseOf[penalty.tokens.lowerBound]
        var rest: [Int] = []
        for person in owners {
            let own = statements.indices.filter { statements[$0].type == .sentenced && statements[$0].people.contains(person) && statements[$0].passage == index }
            // Two judgments in one passage are told apart by their terms: a second main penalty is a second judgment.
            guard let target = own.last(where: { fits(sentence, statements[$0].sentences) }) ?? own.first(where: { statements[$0].sentences.isEmpty }) else {
                rest.append(person)
                continue
            }
            if statements[target].people.count == 1 || Set(statements[target].people).isSubset(of: owners) {
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
        let found = Found(trigger: Self.giving, range: verbRange(of: penalty), clause: clause)
        var statement = Statement(type: .sentenced, people: rest, sentences: [sentence], passage: index, confidence: confidence)
        let isUnderAppeal = triggers.contains { [.appealRejected, .appealGranted, .sentenceChanged].contains($0.trigger.type) && $0.clause == clause } && !triggers.contains { $0.trigger.type == .sentenced && $0.clause == clause }
        if penalty.isTermNoun && !hasGivingVerb(penalty) || isUnderAppeal {
            statement.isBackground = true
        } else {
            place(&statement, at: found)
        }
        statements.append(statement)
    }

    private static let giving = Trigger(type: .sentenced, voice: .own, pattern: [])

    private func fits(_ sentence: Sentence, _ sentences: [Sentence]) -> Bool {
        if sentences.isEmpty || sentences.contains(sentence) { return true }
        let main: Set<Sentence.Kind> = [.imprisonment, .restrictedFreedom, .suspended, .administrativeArrest, .life]
        return !main.contains(sentence.kind) || !sentences.contains { main.contains($0.kind) }
    }

    private func verbRange(of penalty: PenaltyMention) -> Range<Int> {
        let verb = verbBefore(penalty.tokens.lowerBound)
        return verb..<penalty.tokens.lowerBound
    }

    private func hasGivingVerb(_ penalty: PenaltyMention) -> Bool {
        let clause = clauses.clauseOf[penalty.tokens.lowerBound]
        if triggers.contains(where: { $0.trigger.type == .sentenced && ($0.clause == clause) }) { return true }
        let first = max(start, penalty.tokens.lowerBound - 12)
        return tokens[first..<penalty.tokens.lowerBound].contains { Self.givingVerbs.contains($0.base) && $0.base != "serving" && $0.base != "served" }
    }

    private static let givingVerbs: Set<String> = EnglishWords.words(
        """
        given gave gives handed received receives got gets imposed awarded ordered ruled meted restricted sentenced convicted jailed
        imprisoned fined serving served spend pay cost costs verdict slapped condemned placed put sent serve punished landed
        """)

    /// Is this length of time or sum of money what a court has given?
    private func isJudgment(_ penalty: PenaltyMention) -> Bool {
        let position = penalty.tokens.lowerBound
        let clause = clauses.clauseOf[position]
        let first = clauseStart(clause, position)
        let before = tokens[first..<position]
        // "asked that he be given four years", "the prosecutor sought": in the clause that governs this one.
        if clauses.clauses[clause].kind == .content, tokens[max(start, clauses.clauses[clause].start - 6)..<max(start, clauses.clauses[clause].start)].contains(where: { Self.wished.contains($0.base) }) { return false }
        if isAsked(position) { return false }
        if exchanged.contains(position) { return false }
        if penalty.sentence.kind == .communityService, penalty.hasKind, !before.contains(where: { Self.wished.contains($0.base) }) { return true }
        let isUnderVerdict = tokens.contains { $0.base == "verdict" } && before.contains { $0.base == "facing" }
        if before.contains(where: { Self.wished.contains($0.base) }), !isUnderVerdict, !penalty.isTermNoun { return false }
        if isUnderVerdict { return true }
        if base(position - 1) == "by" { return false }
        if triggers.contains(where: {
            ($0.trigger.type == .pretrialArrest || $0.trigger.type == .houseArrest || $0.trigger.type == .sentenceChanged || $0.trigger.type == .appealRejected && $0.range.contains(position))
                && $0.clause == clause && $0.range.lowerBound < position && position - $0.range.upperBound < 10
        }) && penalty.sentence.kind != .activityBan { return false }
        if before.suffix(12).contains(where: { $0.base == "extended" || $0.base == "cut" || $0.base == "reduced" || $0.base == "replaced" || $0.base == "commuted" }) { return false }
        if penalty.sentence.kind == .activityBan { return isBanOfPerson(penalty) }
        let hasTrigger = triggers.contains { $0.trigger.type == .sentenced && isRealOrNoun($0) && ($0.clause == clause || clauses.chain(clause).contains($0.clause) || clauses.chain($0.clause).contains(clause)) }
            || triggers.contains { ($0.trigger.type == .detained || $0.trigger.type == .pretrialArrest) && $0.clause == clause && penalty.sentence.days != nil }
        let hasVerb = hasGivingVerb(penalty) || before.contains { $0.base == "serving" || $0.base == "served" || $0.base == "serve" }
        let isSpent = before.suffix(6).contains { $0.base == "spent" || $0.base == "spending" }
        if isSpent { return false }
        if penalty.hasKind {
            if hasTrigger || hasVerb || penalty.isTermNoun { return true }
            // A headline or a verbless sentence: "Four years in prison for …".
            return isTitle || tokens[..<position].allSatisfy { !EnglishWords.verbs.contains($0.base) }
                || units.contains { $0.tokens.lowerBound > position } || ["of", "to", "with"].contains(base(position - 1)) || penalty.sentence.kind == .fine
        }
        if penalty.sentence.kind == .fine { return hasTrigger }
        if penalty.isTermNoun { return true }
        return (hasTrigger || hasVerb) && !["for", "in", "over"].contains(base(position - 1))
            || triggers.contains { $0.trigger.type == .sentenced && $0.clause == clause && base(position - 1) == "for" && ["jailed", "imprisoned"].contains(base($0.range.lowerBound)) }
    }

    /// "The prosecutor asked that A be given four years, B three": all that follows in the sentence is asked for.
    private func isAsked(_ position: Int) -> Bool {
        guard let asking = tokens[start..<position].lastIndex(where: { Self.askingVerbs.contains($0.base) }) else { return false }
        let isProsecution = tokens[max(start, asking - 8)..<asking].contains { $0.base.hasPrefix("prosecut") } || tokens[max(start, asking - 8)..<asking].contains { $0.base == "state" }
        return isProsecution && !tokens[asking..<position].contains { ["court", "judge", "but", "was", "were"].contains($0.base) && $0.base != "court" || $0.base == "sentenced" }
    }

    private static let askingVerbs: Set<String> = ["asked", "sought", "demanded", "requested", "recommended", "seek", "seeks", "asks", "demand", "demands", "requests", "wanted", "wants"]

    private func isRealOrNoun(_ found: Found) -> Bool { isReal(found) }

    private func clauseStart(_ clause: Int, _ position: Int) -> Int {
        var first = position
        while first > start, clauses.clauseOf[first - 1] == clause, position - first < 25 { first -= 1 }
        return first
    }

    private static let wished: Set<String> = EnglishWords.words(
        """
        faces face facing faced could may might would asked sought demanded requested recommended risks risk maximum if unless
        punishable threatened threatens carries carry asking seeking demanding requesting prosecutors
        """)

    /// A ban of a person, not of a movement: its owner is told, or it stands beside a judgment.
    private func isBanOfPerson(_ penalty: PenaltyMention) -> Bool {
        let scope = penalty.sentence.scope?.lowercased() ?? ""
        if penalty.sentence.months != nil { return true }
        let hasDuration = tokens[penalty.tokens.lowerBound...].prefix(30).contains { $0.base == "duration" || $0.base == "sentence" || $0.base == "term" || $0.base == "life" }
        let isActivity = ["politic", "social", "media", "journalis", "public", "rall", "gather", "internet", "online", "activit", "networks", "protest", "meeting", "office", "civic"].contains { scope.contains($0) }
        let isPerson = owners(of: penalty.tokens, isTermNoun: false)?.people.isEmpty == false
        return isPerson && (hasDuration || isActivity) && !["may", "can", "cannot"].contains(base(penalty.tokens.lowerBound))
            || isPerson && isActivity && statements.contains { $0.type == .sentenced }
    }

    /// Whose a penalty is: the nearest people before it in its clause who are no others' possessors or agents, else those
    /// of the clauses around, else those after it.
    func owners(of range: Range<Int>, isTermNoun: Bool, orTopic: Bool = true) -> (people: [Int], confidence: Double)? {
        let position = range.lowerBound
        let clause = clauses.clauseOf[position]
        if isTermNoun, let unit = units.last(where: { $0.isPossessive && $0.tokens.upperBound <= position && position - $0.tokens.upperBound <= 2 }) {
            return (unit.people, sure(unit) - 0.05)
        }
        var current: Int? = clause
        var limit = position
        while let inner = current {
            let near = units.last { unit in
                unit.tokens.upperBound <= limit && clauses.clauseOf[unit.tokens.lowerBound] == inner && !unit.isAuthority && mayOwn(unit) && (!unit.people.isEmpty || unit.form == .anonymous)
            }
            if let near, near.people.isEmpty { return nil }
            if let near { return (near.people, sure(near) - 0.03) }
            let inside = units.first { $0.tokens.lowerBound >= range.lowerBound && $0.tokens.upperBound <= range.upperBound && ($0.preposition == nil || $0.preposition == "to") && !$0.isPossessive && !$0.people.isEmpty }
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
        let after = units.first { $0.tokens.lowerBound >= range.upperBound && !$0.isAuthority && !$0.isPossessive && !$0.people.isEmpty && ["for", "of", "to", "against", "on", nil].contains($0.preposition) }
        if let after { return (after.people, sure(after) - 0.1) }
        if isTitle, orTopic, units.allSatisfy({ $0.people.isEmpty || $0.form == .anonymous }), let titlePerson { return ([titlePerson], 0.6) }
        if orTopic, units.allSatisfy({ $0.people.isEmpty && $0.form != .anonymous || $0.isAuthority }), let topic, !isTitle, tokens.contains(where: { Self.givingVerbs.contains($0.base) || $0.base == "suspended" || $0.base == "term" || $0.base == "sentence" }) {
            return ([topic], 0.65)
        }
        return nil
    }

    private func mayOwn(_ unit: PeopleUnit) -> Bool {
        if unit.isPossessive { return ["freedom", "liberty"].contains(base(unit.tokens.upperBound)) }
        guard let preposition = unit.preposition else { return true }
        if preposition == "of" { return ["freedom", "liberty"].contains(base(unit.tokens.lowerBound - 2)) }
        return preposition == "on" || preposition == "to" || preposition == "for" && (isTitle || unit.form == .group || unit.form == .name)
    }

    /// "and Ismakova, 29, for 24", "and Omarov 15", "and Serikov to three": the number alone, the rest as before.
    private mutating func readGapped(after penalty: PenaltyMention, _ owners: [Int], until end: Int) {
        for unit in units where unit.tokens.lowerBound >= penalty.tokens.upperBound && unit.tokens.lowerBound < end && !unit.isPossessive && !unit.people.isEmpty && !unit.isAuthority {
            guard Set(unit.people).isDisjoint(with: owners) else { continue }
            // "and so does Omarova", "as did Serikov"
            if ["does", "did", "was", "has", "were", "do"].contains(base(unit.tokens.lowerBound - 1)), ["so", "as"].contains(base(unit.tokens.lowerBound - 2)) {
                add(penalty, to: unit.people, confidence: sure(unit) - 0.1)
                continue
            }
            guard let number = bareNumber(after: unit.tokens.upperBound, before: end) else { continue }
            var other = penalty
            other.tokens = number.1
            if let months = penalty.sentence.months {
                // The unit is that of the printed number: years unless it was given in months.
                let unitWord = tokens[max(penalty.tokens.lowerBound, 0)..<penalty.tokens.upperBound].contains { $0.base.hasPrefix("month") || $0.base.hasSuffix("-month") }
                other.sentence.months = unitWord ? number.0 : number.0 * 12
                _ = months
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

    private func bareNumber(after position: Int, before end: Int) -> (Double, Range<Int>)? {
        var next = position
        // An age between commas.
        if base(next) == ",", let age = Int(base(next + 1)), (10...99).contains(age), base(next + 2) == "," { next += 3 }
        if base(next) == "," { next += 1 }
        var steps = 0
        while ["for", "to", "with", "got", "away", "received", "was", "were", "given", "fined", "gets", "got"].contains(base(next)), steps < 4 {
            next += 1
            steps += 1
        }
        guard next < end, let number = EnglishNumbers.number(at: next, in: tokens), base(next) != "a", base(next) != "an" else { return nil }
        let after = base(next + number.length)
        let isAlone = next + number.length >= tokens.count || tokens[next + number.length].kind == .mark || ["and", "each", "apiece", "respectively"].contains(after)
        guard isAlone, steps > 0 || base(next - 1) != "," else { return nil }
        return (number.value, next..<(next + number.length))
    }

    /// "An identical sentence awaited Erkin Qaziev": the last judgment told, for another.
    private mutating func readRepeated() {
        guard !lastSentences.isEmpty, let phrase = tokens.indices.first(where: { Self.repeating.contains(base($0)) && Self.judgmentNouns.contains(base($0 + 1)) }) else { return }
        guard penalties.isEmpty || penalties.allSatisfy({ $0.sentence.kind == .activityBan }) else { return }
        let after = units.first { $0.tokens.lowerBound > phrase && !$0.isPossessive && !$0.people.isEmpty && !$0.isAuthority && ($0.preposition == nil || $0.preposition == "to" || $0.preposition == "for") }
        let before = units.last { $0.tokens.upperBound <= phrase && !$0.isPossessive && $0.preposition == nil && !$0.people.isEmpty && !$0.isAuthority }
        guard let unit = before ?? after, !triggers.contains(where: { $0.trigger.type == .appealRejected || $0.trigger.type == .appealFiled }) else { return }
        if let own = statements.firstIndex(where: { $0.type == .sentenced && $0.people == unit.people }) {
            if statements[own].sentences.isEmpty { statements[own].sentences = lastSentences }
            return
        }
        var statement = Statement(type: .sentenced, people: unit.people, sentences: lastSentences, passage: index, confidence: sure(unit) - 0.1)
        place(&statement, at: Found(trigger: Self.giving, range: phrase..<(phrase + 2), clause: clauses.clauseOf[phrase]))
        if statement.place == nil { statement.place = places.first { $0.preposition == "in" && !$0.isCountry }?.name }
        statements.append(statement)
    }

    /// "granted his request and replaced the rest of the term": one step, the change.
    private mutating func dropGrants() {
        let changed = Set(statements.filter { $0.type == .sentenceChanged }.flatMap(\.people))
        statements.removeAll { $0.type == .appealGranted && !changed.isDisjoint(with: $0.people) }
    }

    /// "Instead of two years of restricted freedom both were given two years in prison": a penalty is put in another's place.
    private mutating func readInstead() {
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

    private static let repeating: Set<String> = ["identical", "same", "similar"]
    private static let judgmentNouns: Set<String> = ["sentence", "sentences", "punishment", "penalty", "term", "verdict", "fine"]

    // MARK: Charges and stance

    private mutating func findZones() {
        var position = start
        while position < tokens.count {
            guard let zoneStart = zoneStart(at: position) else {
                position += 1
                continue
            }
            let clause = clauses.clauseOf[min(zoneStart, tokens.count - 1)]
            var end = zoneStart
            while end < tokens.count, end - zoneStart < 40 {
                if [";", ":", "--", "\"", "”"].contains(tokens[end].text) { break }
                if tokens[end].text == "." { break }
                if tokens[end].text == ",", !goesOn(after: end, clause) { break }
                if base(end) == "and", startsJudgment(end + 1) { break }
                if dates.contains(where: { $0.tokens.lowerBound == end && $0.preposition == "on" && $0.isDay }), end > zoneStart { break }
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
    private mutating func settleZones() {
        for index in zones.indices where zones[index].people.isEmpty && !isTitle {
            let first = zones[index].tokens.lowerBound
            let clause = clauses.clauseOf[first]
            guard let found = triggers.last(where: { $0.range.upperBound <= first && $0.clause == clause && isReal($0) }) else { continue }
            zones[index].people = people(of: found).0
        }
    }

    /// Whom a charge is about: the object or subject of the words that bring it.
    private func chargedPeople(_ position: Int) -> [Int] {
        let clause = clauses.clauseOf[position]
        let details = clauses.clauses[clause]
        if details.kind == .relative, details.pronoun == "whom", let antecedent = details.antecedent { return units[antecedent].people }
        let owners = owners(of: position..<(position + 1), isTermNoun: false, orTopic: isTitle)?.people ?? []
        if owners.isEmpty, let unit = units.last(where: { $0.isPossessive && $0.tokens.upperBound <= position && position - $0.tokens.upperBound <= 2 }) { return unit.people }
        return owners
    }

    /// A comma inside a list of charges, or an apposition of the group's name.
    private func goesOn(after comma: Int, _ clause: Int) -> Bool {
        guard comma + 1 < tokens.count else { return false }
        let rest = tokens[(comma + 1)...].prefix(8)
        if ["who", "which", "but", "he", "she", "they", "a", "an", "whose", "when", "saying", "where"].contains(base(comma + 1)) { return false }
        if base(comma + 1).hasSuffix("ing") { return true }
        return base(comma + 1) == "and" && base(comma + 2).hasSuffix("ing") || rest.first?.base == "the" && rest.contains { $0.base == "banned" } && false
    }

    private func startsJudgment(_ position: Int) -> Bool {
        ["sentenced", "was", "were", "has", "had", "jailed", "fined", "ordered", "banned", "barred", "gave", "given", "handed", "placed", "could", "faces", "is", "are", "who", "then"].contains(base(position))
    }

    /// The token after the words that bring a charge; nil where none begins here.
    private func zoneStart(at position: Int) -> Int? {
        let word = base(position)
        if ["accused", "convicted", "guilty", "suspected", "acquitted", "accuse", "accuses", "suspects"].contains(word) {
            for offset in 1...8 {
                if base(position + offset) == "of" { return position + offset + 1 }
                if [",", ";", ".", "--", "and", "for", "in"].contains(base(position + offset)) { break }
            }
            return nil
        }
        if ["suspicion", "charge", "charges", "count", "counts"].contains(word), base(position + 1) == "of" { return position + 2 }
        if ["charge", "charges"].contains(word), ["related", "stemming", "linked", "connected"].contains(base(position + 1)) { return position + 1 }
        if ["charged", "charge"].contains(word), base(position + 1) == "only" ? base(position + 2) == "with" : base(position + 1) == "with" {
            return base(position + 1) == "only" ? position + 3 : position + 2
        }
        if word == "trial" || word == "tried", ["for", "over"].contains(base(position + 1)) { return position + 2 }
        if word == "for" || word == "over", position > start, position + 1 < tokens.count {
            // After a judgment or an arrest: "sentenced to two years for …", "jailed over …".
            if EnglishNumbers.duration(at: position + 1, in: tokens) != nil || base(position + 1) == "life" { return nil }
            if ["early", "parole", "conditional", "release", "transfer", "pardon", "now", "good", "instance", "example"].contains(base(position + 1)) { return nil }
            if ["the", "that", "a"].contains(base(position + 1)), ["duration", "time", "first", "second", "third", "fourth", "period", "moment", "term"].contains(base(position + 2)) { return nil }
            if units.contains(where: { $0.tokens.lowerBound == position + 1 && !$0.isPossessive }) { return nil }
            if dates.contains(where: { $0.tokens.lowerBound == position || $0.tokens.lowerBound == position + 1 }) { return nil }
            let clause = clauses.clauseOf[position]
            let isAfterStep = triggers.contains { $0.range.upperBound <= position && position - $0.range.upperBound < 40 && Self.withCharges.contains($0.trigger.type) && clauses.chain(clause).contains($0.clause) }
                || penalties.contains { $0.tokens.upperBound <= position && position - $0.tokens.upperBound <= 12 && (clauses.clauseOf[$0.tokens.lowerBound] == clause) }
            let isAfterPrison = tokens[max(start, position - 4)..<position].contains { ["prison", "jail", "bars", "custody", "colony", "imprisonment", "jailed"].contains($0.base) }
            return isAfterStep || isAfterPrison ? position + 1 : nil
        }
        return nil
    }

    private static let withCharges: Set<EventTypeName> = [.sentenced, .detained, .charged, .appealRejected, .appealGranted, .pretrialArrest, .houseArrest, .trialOpened]

    private func charge(_ range: Range<Int>) -> Case.Charge {
        let text = printed(range)
        return Case.Charge(text: text, article: EnglishArticles.article(in: tokens))
    }

    private func printed(_ range: Range<Int>) -> String {
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
    private mutating func readArticle() {
        guard let article = EnglishArticles.article(in: tokens), zones.allSatisfy({ $0.people.isEmpty }),
            let position = tokens.firstIndex(where: { $0.base == "article" || $0.base == "articles" })
        else { return }
        let owners = owners(of: position..<(position + 1), isTermNoun: false, orTopic: false)?.people ?? (units.isEmpty ? topic.map { [$0] } ?? [] : [])
        guard !owners.isEmpty else { return }
        facts.append(Fact(kind: .charge(Case.Charge(text: "Article \(article)", article: article)), people: owners))
    }

    private mutating func readSameCharge() {
        guard let phrase = tokens.indices.first(where: { (base($0) == "same" || base($0) == "similar") && ["charge", "charges", "accusation", "accusations"].contains(base($0 + 1)) }) else { return }
        let people = owners(of: phrase..<(phrase + 1), isTermNoun: false)?.people ?? []
        let stepped = people.filter { person in statements.contains { $0.people.contains(person) } }
        if !stepped.isEmpty { facts.append(Fact(kind: .sameCharge, people: stepped)) }
    }

    private mutating func readStance() {
        for (position, length, stance) in EnglishStance.found(in: tokens, from: start) {
            let clause = clauses.clauseOf[position]
            guard case .people(let unit) = subject(of: clause, before: position + length) else { continue }
            facts.append(Fact(kind: .stance(stance), people: unit.people))
        }
    }
}

/// Articles of the code in English.
enum EnglishArticles {
    /// The first: `Article 405, Part 2`, `Part 2 of Article 405`.
    static func article(in tokens: [Token]) -> String? {
        func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }
        for position in tokens.indices where base(position) == "article" || base(position) == "articles" {
            guard let number = Int(base(position + 1)), (1...999).contains(number) else { continue }
            if base(position + 2) == "-", let part = Int(base(position + 3)) { return "\(number)-\(part)" }
            var next = position + 2
            while [",", "(", "section"].contains(base(next)) { next += 1 }
            if base(next) == "part" || base(next) == "paragraph", let part = Int(base(next + 1)) { return "\(number)-\(part)" }
            if base(position - 1) == "of", base(position - 3) == "part", let part = Int(base(position - 2)) { return "\(number)-\(part)" }
            return String(number)
        }
        return nil
    }
}

/// What people say to the charge.
enum EnglishStance {
    static func found(in tokens: [Token], from start: Int) -> [(position: Int, length: Int, stance: Case.Stance)] {
        var found: [(Int, Int, Case.Stance)] = []
        for position in tokens.indices where position >= start {
            for phrase in phrases where matches(phrase.words, at: position, in: tokens) {
                found.append((position, 1, phrase.stance))
            }
        }
        return found
    }

    /// Words in a row; `*` is any one word, `…` up to four.
    private static func matches(_ phrase: [String], at start: Int, in tokens: [Token]) -> Bool {
        var position = start
        var gap = 0
        for word in phrase {
            if word == "…" {
                gap = 4
                continue
            }
            let options = word.split(separator: "/").map(String.init)
            var steps = 0
            while position < tokens.count, !options.contains(tokens[position].base), steps < gap, tokens[position].kind != .mark || "\"“”'‘’".contains(tokens[position].text) {
                position += 1
                steps += 1
            }
            guard position < tokens.count, options.contains(tokens[position].base) else { return false }
            position += 1
            gap = 0
        }
        return true
    }

    private static let phrases: [(words: [String], stance: Case.Stance)] =
        denials.split(separator: "\n").map { ($0.split(separator: " ").map(String.init), .denies) }
        + admissions.split(separator: "\n").map { ($0.split(separator: " ").map(String.init), .admits) }

    private static let denials = """
        pleaded/pleads/plead/pleading not guilty
        pleaded/pleading innocent
        maintains/maintained/insists/insisted/claims/claim/claimed/proclaimed/maintain … innocence
        deny/denies/denied/reject/rejects/rejected … charge/charges/accusation/accusations/allegation/allegations/guilt/wrongdoing
        deny/denies/denied it/this/being/having/any
        called/calls/calling/call … politically/political/fabricated/trumped-up/groundless/lie/baseless/absurd
        is/are/was/were … politically motivated
        brought for political reasons
        admits/admit no guilt
        not admit/admitted … guilt
        never admitted … guilt
        not plead/pleaded guilty
        refused/refuses to admit
        disputes/disputed/dispute that
        neither of which he/she admits
        which he/she/they denies/deny
        considers/consider … politically
        """

    private static let admissions = """
        pleaded/pleads/pled/pleading guilty
        admitted/admits/confessed … guilt
        """
}
