import CasewireModel

/// Which words are a step that has happened, and of which kind.
extension RussianSteps {
    func triggers() -> [Found] {
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

    func isInName(_ position: Int) -> Bool {
        mentions.contains { $0.form == .name && $0.head <= position && $0.tokens.contains(position) }
    }

    /// "осуждённый", "задержанные", standing for the people: what befell them has been told.
    func isNoun(_ position: Int) -> Bool {
        // "приговорённая к году ограничения свободы N" tells it of N.
        guard !["к", "на"].contains(base(position + 1)) else { return false }
        return mentions.contains {
            $0.form == .description && $0.head == position && $0.role?.kind == .accused && !isTitle
        }
    }

    func found(_ trigger: Trigger, _ range: Range<Int>) -> Found? {
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
    func verbPosition(_ trigger: Trigger, _ range: Range<Int>) -> Int {
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
    func isReal(_ found: inout Found, _ verb: Int) -> Bool {
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
    func isPresentTelling(_ found: Found) -> Bool {
        base(found.range.lowerBound).hasPrefix("отбыва") || base(found.range.lowerBound) == "нельзя"
    }

    func isNegated(_ verb: Int, _ found: Found) -> Bool {
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
    func isWished(_ found: Found) -> Bool {
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

    func isOwnPlan(_ found: Found) -> Bool {
        let own = clauseTokens(found.clause)
        if own.contains(where: { $0 < found.range.upperBound && base($0) == "не" }) { return false }
        // The prosecution's plan is nobody's appeal.
        return !own.contains {
            RussianWords.begins(base($0), with: ["прокур", "обвинение", "гособвин"]) && $0 < found.range.lowerBound
        }
    }

    /// "арестовал на десять суток" is a judgment, "арестовал на два месяца" an order to hold, by a court or not; else it
    /// is the police.
    func settleArrest(_ found: inout Found) -> Bool {
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
    func settleJudgment(_ found: inout Found) -> Bool {
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
}
