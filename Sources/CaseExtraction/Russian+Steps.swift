import CasewireModel

/// Reads the steps of one passage: each trigger, whom it befell, with what penalty, when and where.
struct RussianSteps {
    struct Found {
        var trigger: Trigger
        var type: EventType
        var range: Range<Int>
        var clause: Int
        var form: RussianVerbForm
    }

    let passage: Passage
    let tokens: [Token]
    let index: Int
    let start: Int
    let mentions: [RussianMention]
    let clauses: RussianClauses
    let dates: [DateMention]
    let places: [RussianPlaceMention]
    let courts: [RussianCourtMention]
    let penalties: [RussianPenalty]
    /// By person: here for another's sake, wherever the item names them.
    let isAside: (Int) -> Bool
    /// Whom the text is about at this point.
    var topic: [Int] = []
    var topicSex: GivenNameKeys.Sex?
    private(set) var statements: [Statement] = []
    private(set) var founds: [Found] = []
    /// The people of each trigger, by its first token.
    private(set) var peopleOf: [Int: [Int]] = [:]
    /// The passage asks for, plans or denies: `prosecutor` wants a penalty.
    private(set) var wants = false

    var isTitle: Bool { passage.field == .title }

    func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }

    init(
        passage: Passage, tokens: [Token], index: Int, start: Int, mentions: [RussianMention], clauses: RussianClauses,
        dates: [DateMention], places: [RussianPlaceMention], courts: [RussianCourtMention], penalties: [RussianPenalty],
        isAside: @escaping (Int) -> Bool
    ) {
        self.passage = passage
        self.tokens = tokens
        self.index = index
        self.start = start
        self.mentions = mentions
        self.clauses = clauses
        self.dates = dates
        self.places = places
        self.courts = courts
        self.penalties = penalties
        self.isAside = isAside
    }

    mutating func read() {
        founds = triggers()
        for found in founds { tell(found) }
        dropDoubles()
    }

    // MARK: Triggers

    private func triggers() -> [Found] {
        var founds: [Found] = []
        var position = start
        // The last word of a longer pattern is no trigger of its own: "вместо … назначили".
        var taken: Set<Int> = []
        while position < tokens.count {
            guard tokens[position].isWord, !isInName(position), !taken.contains(position), !isNoun(position),
                let (trigger, range) = RussianTriggers.table.match(at: position, in: tokens, isNoun: false)
            else {
                position += 1
                continue
            }
            // A pattern with a gap takes its first word and leaves the rest to be read for itself.
            let isOne = range.count <= 3
            if let found = found(trigger, range) {
                founds.append(found)
                taken.insert(range.upperBound - 1)
            }
            position = isOne ? range.upperBound : position + 1
        }
        return founds
    }

    private func isInName(_ position: Int) -> Bool {
        mentions.contains { $0.form == .name && $0.head <= position && $0.tokens.contains(position) }
    }

    /// "осуждённый", "задержанные", standing for the people: what befell them has been told.
    private func isNoun(_ position: Int) -> Bool {
        // "приговорённая к году ограничения свободы N" tells it of N.
        guard !["к", "на"].contains(base(position + 1)) else { return false }
        return mentions.contains {
            $0.form == .description && $0.head == position && $0.role?.kind == .accused && !isTitle
        }
    }

    private func found(_ trigger: Trigger, _ range: Range<Int>) -> Found? {
        guard let type = trigger.type else { return nil }
        let verb = verbPosition(trigger, range)
        var found = Found(
            trigger: trigger, type: type, range: range, clause: clauses.clauseOf[verb],
            form: RussianVerbForm(base(verb)))
        if clauses.isSpeech[verb], type != .appealPlanned, type != .appealFiled { return nil }
        guard isReal(&found, verb) else { return nil }
        return found
    }

    /// Of patterns that begin with a noun, the verb's place is where the form is told.
    private func verbPosition(_ trigger: Trigger, _ range: Range<Int>) -> Int {
        let first = RussianVerbForm(base(range.lowerBound)).kind
        if trigger.voice != .state, range.count > 1,
            first == .noun || ["из", "под", "туда", "жалобу", "меру", "жалоба"].contains(base(range.lowerBound)),
            RussianWords.isVerbLike(base(range.upperBound - 1)) || trigger.voice != .verb
        {
            return range.last { RussianWords.isVerbLike(base($0)) } ?? range.upperBound - 1
        }
        if base(range.lowerBound) == "под", RussianWords.isVerbLike(base(range.upperBound - 1)) {
            return range.upperBound - 1
        }
        return range.lowerBound
    }

    /// Has it happened? Settles the type where the words around decide.
    private func isReal(_ found: inout Found, _ verb: Int) -> Bool {
        let first = found.range.lowerBound
        if isNegated(verb, found) { return false }
        let form = found.form
        if found.type == .appealPlanned { return isOwnPlan(found) }
        if form.kind == .infinitive, found.trigger.voice != .noun || found.type != .trialOpened { return false }
        if form.kind == .future, found.trigger.voice != .noun, found.trigger.voice != .state, !isPresentTelling(found) {
            return false
        }
        if isWished(found) { return false }
        switch found.type {
        case .detained:
            if base(first).hasPrefix("арест") { return settleArrest(&found) }
            if form.kind == .noun, found.trigger.voice == .verb {
                // "устали от задержаний": nobody's.
                if base(first).hasSuffix("ий") || base(first).hasSuffix("иях") { return false }
                found.trigger.voice = .noun
            }
        case .sentenced: return settleJudgment(&found)
        case .released:
            if form.kind == .noun {
                found.trigger.voice = .noun
                // "об условно-досрочном освобождении" is what was asked.
                if ["условно-досрочном", "досрочном", "условно-досрочное"].contains(base(first - 1)) { return false }
                return ["после", "с", "до"].contains(base(first - 1)) && base(first - 1) == "после"
            }
            if form.isReflexive { found.trigger.voice = .own }
            if base(first).hasPrefix("освобо"), base(found.range.upperBound) == "от" { return false }
        case .searched:
            if found.trigger.voice == .noun {
                // "после обыска", "с обыском" tell of a search; "ордер на обыск" does not.
                if ["на", "о", "об"].contains(base(first - 1)) { return false }
            }
        case .pretrialArrest, .charged:
            if found.range.contains(where: { base($0).hasPrefix("домашн") }) { return false }
            if form.kind == .noun, found.trigger.voice == .verb, base(first) != "туда" { return false }
            if base(first) == "туда",
                !tokens.contains(where: { RussianWords.begins($0.base, with: ["изолятор", "сизо"]) })
            {
                return false
            }
            if form.kind == .noun, found.type == .charged, found.trigger.voice == .recipient { return false }
        case .acquitted, .appealGranted, .appealRejected, .sentenceChanged, .appealFiled:
            if form.kind == .noun, found.type != .acquitted || found.trigger.voice == .verb { return false }
        default: break
        }
        return true
    }

    /// "отбывает срок", "находится под стражей", "освобождается": the present tells what is so.
    private func isPresentTelling(_ found: Found) -> Bool {
        base(found.range.lowerBound).hasPrefix("отбыва") || base(found.range.lowerBound) == "нельзя"
    }

    private func isNegated(_ verb: Int, _ found: Found) -> Bool {
        let first = found.range.lowerBound
        // "не изменил приговор" is the step itself.
        let isOwnNegation = found.trigger.voice == .court && found.range.contains { base($0) == "не" }
        for position in isOwnNegation ? [] : [first, verb] {
            if base(position) != "не", base(position - 1) == "не" { return true }
            if base(position - 1) == "был" || base(position - 1) == "была" || base(position - 1) == "были",
                base(position - 2) == "не"
            {
                return true
            }
        }
        if found.trigger.voice == .recipient, (first..<found.range.upperBound).contains(where: { base($0) == "не" }) {
            return true
        }
        let own = clauseTokens(found.clause)
        if own.contains(where: { base($0) == "никто" || base($0) == "никого" }) { return true }
        // "Обвинения ей не предъявлены", "слухи о задержании", "опроверг".
        let around = max(start, first - 6)..<first
        if found.form.kind == .noun || found.trigger.voice == .noun,
            tokens[around].contains(where: {
                RussianWords.begins($0.base, with: ["слух", "опроверг", "угроз", "ордер", "мести", "страх", "отрица"])
            })
        {
            return true
        }
        if tokens[start...].contains(where: { RussianWords.begins($0.base, with: ["опроверг", "опроверга"]) }),
            found.form.kind == .noun
        {
            return true
        }
        return false
    }

    /// "прокурор просил", "может быть", "если", "грозит": asked, possible, supposed.
    private func isWished(_ found: Found) -> Bool {
        let own = clauseTokens(found.clause)
        for position in own where position < found.range.lowerBound + 1 {
            let word = base(position)
            if RussianWords.begins(
                word,
                with: [
                    "прос", "попрос", "запрос", "треб", "потреб", "призва", "ходатайствова", "предлож", "грозит",
                    "угрожа", "хотел", "хочет", "может", "могут", "мог", "могла", "рискует", "намерен", "предлага",
                ]),
                RussianWords.isVerbLike(word) || word.hasSuffix("ил") || word == "мог", !isInName(position),
                RussianVerbForm(word).kind != .noun || word.hasPrefix("намерен")
            {
                return found.form.kind == .infinitive || found.form.kind == .future
                    || found.trigger.voice == .recipient && position < found.range.lowerBound
            }
        }
        if let first = own.first(where: { tokens[$0].isWord }), ["если", "чтобы", "будто"].contains(base(first)) {
            return true
        }
        if own.contains(where: { base($0) == "бы" }) { return true }
        return false
    }

    private func isOwnPlan(_ found: Found) -> Bool {
        let own = clauseTokens(found.clause)
        if own.contains(where: { $0 < found.range.upperBound && base($0) == "не" }) { return false }
        // The prosecution's plan is nobody's appeal.
        return !own.contains {
            RussianWords.begins(base($0), with: ["прокур", "обвинение", "гособвин"]) && $0 < found.range.lowerBound
        }
    }

    /// "арестовал на десять суток" is a judgment, "арестовал на два месяца" an order to hold, by a court or not; else it
    /// is the police.
    private func settleArrest(_ found: inout Found) -> Bool {
        let first = found.range.lowerBound
        if base(first - 1).hasPrefix("домашн") { return false }
        let limit = min(tokens.count, found.range.upperBound + 8)
        let window = max(start, first - 6)..<limit
        let clause = Set(clauseTokens(found.clause))
        let own = window.filter { clause.contains($0) }
        if own.contains(where: { base($0).hasPrefix("сут") })
            || penalties.contains(where: {
                clause.contains($0.tokens.lowerBound) && $0.sentence.kind == .administrativeArrest
            })
        {
            guard found.form.kind != .noun else { return false }
            found.type = .sentenced
            return true
        }
        if found.form.kind == .noun {
            found.trigger.voice = .noun
            // A term's name, or a plan: "под арест", "срок ареста", "до ареста".
            let before = base(first - 1)
            return before == "после" || before == "момента" || before == "дня"
        }
        if own.contains(where: { base($0).hasPrefix("месяц") })
            || courts.contains(where: { clause.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= first })
        {
            found.type = .pretrialArrest
        }
        return true
    }

    /// Verbs that give a penalty count only with one.
    private func settleJudgment(_ found: inout Found) -> Bool {
        let word = base(found.range.lowerBound)
        // "вместо трёх лет получил два": another penalty for the same deed.
        if clauseTokens(found.clause).contains(where: { base($0) == "вместо" }),
            RussianWords.begins(word, with: ["назнач", "получ", "дали", "дал"])
        {
            found.type = .sentenceChanged
            return true
        }
        let needsPenalty = RussianWords.begins(
            word,
            with: [
                "назнач", "дали", "дал", "получ", "отдел", "отправ", "посад", "присуд", "запре", "нельзя", "отбыва",
                "отсид", "арест",
            ])
        if needsPenalty {
            let own = Set(clauseTokens(found.clause))
            let near = penalties.filter { own.contains($0.tokens.lowerBound) && !$0.isRange }
            guard !near.isEmpty else {
                return word.hasPrefix("отбыва") ? false : false
            }
            if word.hasPrefix("запре") || word == "нельзя" { return near.contains { $0.sentence.kind == .activityBan } }
            if word.hasPrefix("отправ"), near.allSatisfy({ $0.sentence.kind == .activityBan }) { return false }
        }
        if found.form.kind == .noun, word.hasPrefix("осужден") || word.hasPrefix("приговор"),
            found.trigger.voice == .verb
        {
            return false
        }
        // "признал организацию экстремистской" is no verdict; "признана виновной" is.
        return true
    }

    // MARK: People

    func clauseTokens(_ clause: Int) -> [Int] {
        (start..<max(start, tokens.count)).filter { clauses.clauseOf[$0] == clause }
    }

    private func isEligible(_ mention: RussianMention) -> Bool {
        !mention.isOfficial && !mention.people.isEmpty && !mention.people.allSatisfy(isAside)
    }

    private func agrees(_ mention: RussianMention, _ form: RussianVerbForm) -> Bool {
        if form.isNeuter { return false }
        if form.isPlural { return mention.isPlural }
        if mention.isPlural { return form.sex == nil && form.kind != .active && form.kind != .shortPassive }
        return form.sex == nil || mention.sex == nil || mention.sex == form.sex
    }

    private func inClause(_ clause: Int) -> [RussianMention] {
        mentions.filter { clauses.clauseOf[$0.tokens.upperBound - 1] == clause || clauses.clauseOf[$0.head] == clause }
    }

    /// The mentions of a clause that can be what the verb needs, nearest first; those before it go first for a subject,
    /// those after it for an object.
    private func candidates(_ clause: Int, _ verb: Int, _ wanted: RussianCases, before: Bool) -> [RussianMention] {
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

    private func participlePeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double)? {
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

    private func verbPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
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
    private func canBeObject(_ mention: RussianMention, _ form: RussianVerbForm, _ verb: Int, _ clause: Int) -> Bool {
        if form.isPlural != mention.isPlural || form.isNeuter || courtIsSubject(clause) || mention.head > verb {
            return true
        }
        guard let own = mention.sex, let sex = form.sex else { return form.sex == nil }
        return own != sex
    }

    /// "задержали пятерых активистов, среди них N и M": those of the many whom the sentence names.
    private func listed(after verb: Int) -> ([Int], RussianCases, Double) {
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

    private func courtIsSubject(_ clause: Int) -> Bool {
        courts.contains { clauses.clauseOf[$0.tokens.lowerBound] == clause }
    }

    private func sure(_ mention: RussianMention) -> Double {
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
    private func subjectPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
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

    private func ownPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
        if let people = participlePeople(found, verb) { return people }
        if found.type == .appealPlanned || found.type == .appealFiled { return appealPeople(found, verb) }
        return subjectPeople(found, verb)
    }

    /// Who appeals: the subject, or whom a lawyer, the defence or the family speaks for.
    private func appealPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
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

    private func agreesOrNeutral(_ mention: RussianMention, _ form: RussianVerbForm) -> Bool {
        form.kind == .future || form.kind == .infinitive || form.kind == .noun || agrees(mention, form)
    }

    private func recipientPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
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
    private func hasStranger(_ found: Found) -> Bool {
        inClause(found.clause).contains { $0.people.isEmpty && $0.form != .relative }
    }

    private func courtPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
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
    private func nounPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
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
    private func ownerPeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
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

    private func statePeople(_ found: Found, _ verb: Int) -> ([Int], RussianCases, Double) {
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

    // MARK: Statements

    private mutating func tell(_ found: Found) {
        let (people, cases, sure) = people(of: found)
        guard !people.isEmpty, sure > 0 else { return }
        peopleOf[found.range.lowerBound] = people
        let named = people.filter { !isAside($0) || found.trigger.voice == .verb || found.type == .sentenced }
        guard !named.isEmpty else { return }
        for part in parts(found, named, cases) {
            var statement = Statement(type: found.type, people: part.people, passage: index, confidence: sure)
            statement.date = date(of: found, part.range)
            (statement.place, statement.court) = place(of: found)
            statement.sentences = part.sentences
            // "тогда задержанный пенсионер": the rest of the sentence tells of something else.
            if found.form.kind == .passiveParticiple, clauses.clauses[found.clause].kind != .participial {
                statement.place = nil
                statement.court = nil
            }
            statement.isAside = clauses.clauses[found.clause].kind != .main
            let word = base(found.range.lowerBound)
            statement.isBackground = word.hasPrefix("отбыва") || word.hasPrefix("отсид")
            statement.isExtension =
                word.hasPrefix("продл")
                || (found.range.contains { base($0).hasPrefix("продл") } && found.type == .pretrialArrest)
            statement.isInCustody = tokens.contains {
                RussianWords.begins(
                    $0.base,
                    with: [
                        "изолятор", "колони", "сизо", "тюр", "стражей", "отбыва", "камер",
                        "заключени",
                    ])
            }
            statement.isEarlier = clauseTokens(found.clause).contains {
                ["ранее", "прежде", "раньше"].contains(base($0)) && base($0 - 1) != "днем" && base($0 - 1) != "месяцем"
                    && base($0 - 1) != "годом" && base($0 - 1) != "неделей"
            }
            statements.append(statement)
            if let judged = judgmentUpheld(found, statement) { statements.append(judged) }
            if found.type == .sentenceChanged, let before = judgmentBefore(found, statement) {
                statements.append(before)
            }
        }
    }

    /// "оставил в силе приговор — три года лишения свободы": the judgment that the appeal was about.
    private func judgmentUpheld(_ found: Found, _ answer: Statement) -> Statement? {
        guard found.type == .appealRejected, tokens.contains(where: { $0.base.hasPrefix("приговор") }) else {
            return nil
        }
        let terms = penalties.filter {
            clauses.clauseOf[$0.tokens.lowerBound] == found.clause && $0.hasKind && !$0.isRange
                && $0.sentence.months != nil
        }
        guard terms.count == 1, !founds.contains(where: { $0.type == .sentenced && $0.clause == found.clause }) else {
            return nil
        }
        var judged = answer
        judged.type = .sentenced
        judged.sentences = terms.map(\.sentence)
        (judged.date, judged.place, judged.court) = (nil, nil, nil)
        judged.isBackground = true
        return judged
    }

    /// "заменив год ограничения свободы штрафом": the older judgment, unless it is a rest of it.
    private func judgmentBefore(_ found: Found, _ change: Statement) -> Statement? {
        let terms = penalties.filter { clauses.clauseOf[$0.tokens.lowerBound] == found.clause && !$0.isRange }
        let old = replaced(found, terms).old.filter { $0.sentence.months != nil && $0.hasKind }
        guard old.count == 1,
            !tokens.contains(where: { RussianWords.begins($0.base, with: ["неотбыт", "остав", "остат"]) })
        else { return nil }
        var before = change
        before.type = .sentenced
        before.sentences = old.map(\.sentence)
        (before.date, before.place, before.court) = (nil, nil, nil)
        before.isBackground = true
        return before
    }

    private struct Part {
        var people: [Int]
        var sentences: [Sentence] = []
        /// What the part's own date may stand in.
        var range: Range<Int>
    }

    /// "A к двум годам, а B — к трём": to each their own.
    private func parts(_ found: Found, _ people: [Int], _ cases: RussianCases) -> [Part] {
        let own = clauseTokens(found.clause)
        guard let first = own.first, let last = own.last else { return [Part(people: people, range: found.range)] }
        let whole = first..<(last + 1)
        let isJudgment = found.type == .sentenced || found.type == .sentenceChanged
        guard isJudgment || found.type == .houseArrest || found.type == .detained else {
            return [Part(people: people, range: whole)]
        }
        guard isJudgment else { return gapped(found, people, cases, whole) }
        let until =
            founds.first {
                $0.range.lowerBound > found.range.lowerBound && $0.clause == found.clause && $0.type == .sentenced
                    && penaltyBetween(found, $0)
            }?.range.lowerBound ?? tokens.count
        let from =
            founds.last {
                $0.range.lowerBound < found.range.lowerBound && $0.clause == found.clause && $0.type == .sentenced
                    && penaltyBetween($0, found)
            }?.range.upperBound ?? start
        let terms = penalties.filter {
            clauses.clauseOf[$0.tokens.lowerBound] == found.clause && (!$0.isRange || found.type == .sentenceChanged)
                && $0.tokens.lowerBound < until && $0.tokens.lowerBound >= from
        }
        if found.type == .sentenceChanged {
            return [Part(people: people, sentences: replaced(found, terms).new, range: whole)]
        }
        let givers = inClause(found.clause).filter { mention in
            isEligible(mention) && !cases.isEmpty && !mention.cases.intersection(cases).isEmpty
                && mention.preposition == nil && !mention.isPossessive && !mention.isOwned
                && mention.form != .relative
        }
        var parts: [Part] = []
        var current = Part(people: [], range: whole)
        var hasPenalty = false
        func flush() {
            if !current.people.isEmpty { parts.append(current) }
        }
        let marks =
            (givers.map { ($0.head, Optional($0), RussianPenalty?.none) }
            + terms.map { ($0.tokens.lowerBound, RussianMention?.none, Optional($0)) })
            .sorted { $0.0 < $1.0 }
        for (position, mention, term) in marks {
            if let mention {
                if hasPenalty, !current.people.isEmpty {
                    flush()
                    current = Part(people: mention.people, range: position..<(last + 1))
                    hasPenalty = false
                } else if current.people.isEmpty {
                    current.people = mention.people
                }
            } else if let term {
                append(term, to: &current.sentences)
                hasPenalty = true
            }
        }
        flush()
        let named = Set(parts.flatMap(\.people))
        // "A и B приговорили к пяти и семи годам": to each in turn.
        let mains = terms.filter { $0.sentence.months != nil && $0.sentence.kind != .activityBan }
        if people.count > 1, mains.count == people.count, mains.count == terms.count,
            mains.dropLast().allSatisfy(\.isBare)
        {
            return zip(people, mains).map { Part(people: [$0], sentences: [$1.sentence], range: whole) }
        }
        // "приговорил к году A, B и C": said before all of them.
        if let firstTerm = terms.first, let lastTerm = terms.last, let firstGiver = givers.first,
            givers.allSatisfy({ $0.head > lastTerm.tokens.lowerBound }), firstTerm.tokens.lowerBound < firstGiver.head
        {
            var all = Part(people: [], sentences: parts.first?.sentences ?? [], range: whole)
            for giver in givers where giver.head - firstGiver.head < 40 {
                for person in giver.people where !all.people.contains(person) { all.people.append(person) }
            }
            return [all]
        }
        if parts.isEmpty || named.isDisjoint(with: people) {
            var sentences: [Sentence] = []
            for term in terms { append(term, to: &sentences) }
            return [Part(people: people, sentences: sentences, range: whole)]
        }
        return parts
    }

    private func penaltyBetween(_ left: Found, _ right: Found) -> Bool {
        penalties.contains {
            $0.tokens.lowerBound >= left.range.lowerBound && $0.tokens.upperBound <= right.range.lowerBound
        }
    }

    private func append(_ term: RussianPenalty, to sentences: inout [Sentence]) {
        // A fine in two currencies is one; tenge go before the index they are counted from.
        if term.sentence.kind == .fine, let known = sentences.firstIndex(where: { $0.kind == .fine }) {
            if sentences[known].amount == nil || sentences[known].currency == "MCI" && term.sentence.currency != "MCI" {
                sentences[known] = term.sentence
            }
            return
        }
        // "к условному сроку — два года"
        if let last = sentences.indices.last, sentences[last].kind == .suspended, sentences[last].months == nil,
            !term.hasKind,
            let months = term.sentence.months
        {
            sentences[last].months = months
            return
        }
        let isEmpty =
            term.sentence.months == nil && term.sentence.days == nil && term.sentence.hours == nil
            && term.sentence.amount == nil
            && term.sentence.kind != .life && term.sentence.kind != .activityBan
        // "к двум годам лишения свободы условно с испытательным сроком в один год": the probation is no term.
        if term.sentence.kind != .activityBan,
            base(term.tokens.lowerBound - 1) == "в" || base(term.tokens.lowerBound - 1) == "на",
            (max(start, term.tokens.lowerBound - 3)..<term.tokens.lowerBound).contains(where: {
                base($0).hasPrefix("испытательн")
            })
        {
            return
        }
        if isEmpty, term.sentence.kind != .suspended,
            !sentences.isEmpty || term.sentence.kind == .fine || term.sentence.kind == .imprisonment
        {
            return
        }
        if isEmpty, sentences.contains(where: { $0.kind == term.sentence.kind }) { return }
        if let known = sentences.firstIndex(where: {
            $0.kind == term.sentence.kind && $0.months == nil && $0.days == nil && $0.hours == nil
        }), term.sentence.kind != .activityBan {
            sentences[known] = term.sentence
            return
        }
        sentences.append(term.sentence)
    }

    /// Of "заменил A на B", "вместо A назначил B": B. A as instrumental or after "на"; the rest is what was before.
    private func replaced(_ found: Found, _ terms: [RussianPenalty]) -> (new: [Sentence], old: [RussianPenalty]) {
        guard !terms.isEmpty else { return ([], []) }
        let isInstead =
            (found.range).contains { base($0) == "вместо" } || tokens[start...].contains { $0.base == "вместо" }
        var old: [RussianPenalty] = []
        var new: [RussianPenalty] = []
        for term in terms {
            let before = base(term.tokens.lowerBound - 1)
            let word = base(term.tokens.lowerBound)
            let isNew =
                before == "на" || before == "до" || word.hasSuffix("ем") || word.hasSuffix("ом") || word.hasSuffix("ым")
                || (isInstead && before != "вместо" && !old.isEmpty)
            if isNew { new.append(term) } else { old.append(term) }
        }
        if new.isEmpty, old.count == 1, found.range.lowerBound < old[0].tokens.lowerBound,
            base(found.range.lowerBound).hasPrefix("смягч") || base(found.range.lowerBound).hasPrefix("ужесточ")
                || base(found.range.lowerBound).hasPrefix("увелич") || base(old[0].tokens.lowerBound - 1) == "до"
        {
            new = old
            old = []
        }
        let sentences = new.map { term -> Sentence in
            var sentence = term.sentence
            if term.isSameTerm, let before = old.first?.sentence { sentence.months = before.months }
            if sentence.months == nil, sentence.kind == .suspended, let before = old.first?.sentence {
                sentence.months = before.months
            }
            return sentence
        }
        return (sentences, old)
    }

    /// "A и B находятся под стражей, C — под домашним арестом": each state its own people.
    private func gapped(_ found: Found, _ people: [Int], _ cases: RussianCases, _ whole: Range<Int>) -> [Part] {
        [Part(people: people, range: whole)]
    }

    /// Two tellings of one step in one passage: "признал виновным и приговорил".
    private mutating func dropDoubles() {
        var kept: [Statement] = []
        for statement in statements {
            // A request granted by a milder penalty is that change.
            if statement.type == .appealGranted,
                statements.contains(where: { $0.type == .sentenceChanged && $0.people == statement.people })
            {
                continue
            }
            kept.append(statement)
        }
        statements = kept
    }

    // MARK: When and where

    func date(of found: Found, _ range: Range<Int>) -> EventDate? {
        let isState = found.trigger.voice == .state
        var clause: Int? = found.clause
        var steps = 0
        while let current = clause, steps < 3 {
            let own = dates.filter {
                clauses.clauseOf[$0.tokens.upperBound - 1] == current && $0.date != nil && usable($0, isState)
                    && !isOthers($0, found)
            }
            let inside = own.filter { range.contains($0.tokens.lowerBound) }
            if let near = (inside.isEmpty ? own : inside).min(by: { distance($0, found) < distance($1, found) }) {
                return near.date
            }
            let details = clauses.clauses[current]
            guard details.kind == .main || details.kind == .gerund || details.isJoined else { return nil }
            // Joined verbs share the first one's day.
            guard details.isJoined || details.kind == .gerund else { break }
            clause = details.previous
            steps += 1
        }
        // "Днём позже суд отправил A в изолятор, B отпустили": the day that opens the sentence holds for all of it.
        guard clauses.clauses[found.clause].kind == .main, let opening = dates.first, opening.date != nil,
            opening.tokens.lowerBound <= start + 1, clauses.clauseOf[opening.tokens.lowerBound] == 0,
            usable(opening, false),
            !dates.contains(where: { clauses.clauseOf[$0.tokens.lowerBound] == found.clause }),
            !tokens[..<found.range.lowerBound].contains(where: { [";", ":"].contains($0.text) })
        else { return nil }
        return opening.date
    }

    /// "A находится под стражей с января, B — под арестом": the day is A's.
    private func isOthers(_ date: DateMention, _ found: Found) -> Bool {
        found.trigger.voice == .state && date.tokens.upperBound <= found.range.lowerBound
            && mentions.contains {
                $0.head >= date.tokens.upperBound && $0.head < found.range.lowerBound && $0.form == .name
            }
    }

    private func usable(_ date: DateMention, _ isState: Bool) -> Bool {
        switch date.preposition {
        case "до", "по", "на": false
        case "с", "со": isState
        default: true
        }
    }

    private func distance(_ date: DateMention, _ found: Found) -> Int {
        date.tokens.upperBound <= found.range.lowerBound
            ? found.range.lowerBound - date.tokens.upperBound : max(0, date.tokens.lowerBound - found.range.upperBound)
    }

    /// "участнику акции в Жанаозене": where that was.
    private func isOfGathering(_ place: RussianPlaceMention) -> Bool {
        RussianWords.begins(
            base(place.tokens.lowerBound - 2), with: ["акци", "митинг", "протест", "событи", "пикет", "собрани"])
    }

    func place(of found: Found) -> (String?, String?) {
        var clause: Int? = found.clause
        var steps = 0
        while let current = clause, steps < 3 {
            let details = clauses.clauses[current]
            let court = courts.first { clauses.clauseOf[$0.tokens.lowerBound] == current }
            let courtTokens = courts.map(\.tokens)
            let own = places.filter { place in
                clauses.clauseOf[place.tokens.lowerBound] == current && !place.isCountry
                    && ["в", "во", "под", "на"].contains(place.preposition ?? "")
                    && !courtTokens.contains { $0.contains(place.tokens.lowerBound) }
                    && (found.type == .detained || !isOfGathering(place))
            }
            let narrow = own.filter { !$0.isRegion }
            let isCourts = found.type != .detained && found.type != .searched
            let name = court.flatMap { $0.isGeneric ? nil : $0.name }
            if isCourts, let place = court?.place { return (place, name) }
            // "судом … в Талгаре": nearest.
            if let place = narrow.min(by: {
                abs($0.tokens.lowerBound - found.range.lowerBound) < abs($1.tokens.lowerBound - found.range.lowerBound)
            }) {
                return (place.name, isCourts ? name : nil)
            }
            if let region = own.first { return (region.name, isCourts ? name : nil) }
            if isCourts, name != nil { return (nil, name) }
            guard details.isJoined || details.kind == .gerund else { break }
            clause = details.previous
            steps += 1
        }
        return (nil, nil)
    }
}
