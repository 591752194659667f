import CasewireModel

/// A term or an amount of a passage: `бір жыл алты айға`, `15 тәулік`, `138 мың теңге`.
struct KazakhTerm: Sendable {
    enum Unit: Sendable {
        case years, months, days, hours, money

        /// nil for a word that names none: any unit.
        init?(_ word: String) {
            switch word {
            case "жыл": self = .years
            case "ай": self = .months
            case "таулик": self = .days
            case "сагат": self = .hours
            case "тенге": self = .money
            default: return nil
            }
        }
    }

    var tokens: Range<Int>
    var unit: Unit
    /// Months for years and months; days, hours; an amount.
    var value: Double
    var currency: String?
    /// `күн` is a day of jail only beside a word of jail.
    var isWeakDay = false
}

enum KazakhPenalties {
    // MARK: Terms

    static func terms(in tokens: [Token], taken: Set<Int>) -> [KazakhTerm] {
        var terms: [KazakhTerm] = []
        var position = 0
        while position < tokens.count {
            guard !taken.contains(position), let term = term(at: position, in: tokens) else {
                position += 1
                continue
            }
            position = term.tokens.upperBound
            // "бір жыл алты ай"
            if let before = terms.last, before.tokens.upperBound == term.tokens.lowerBound, before.unit == .years,
                term.unit == .months
            {
                terms[terms.count - 1].tokens = before.tokens.lowerBound..<term.tokens.upperBound
                terms[terms.count - 1].value += term.value
                continue
            }
            terms.append(term)
        }
        return terms
    }

    private static func term(at start: Int, in tokens: [Token]) -> KazakhTerm? {
        guard let (value, next) = number(at: start, in: tokens), next < tokens.count else { return nil }
        var end = next + 1
        let word = tokens[next].base
        // "тәулік": neither an age, nor long ago, nor "up to".
        let after = end < tokens.count ? tokens[end].base : ""
        if ["бурын", "дейин", "кейин", "сон", "коп", "артык", "аз", "кем"].contains(after) { return nil }
        if let rest = ending(word, "жыл"), value < 100 {
            guard !rest.isPossessive else { return nil }
            var months = value * 12
            // "жыл жарымға"
            if after.hasPrefix("жарым"), KazakhEnding(after.dropFirst(5)) != nil {
                months += 6
                end += 1
            }
            return KazakhTerm(tokens: start..<end, unit: .years, value: months)
        }
        if let rest = ending(word, "ай"), value < 200, !rest.isPossessive {
            return KazakhTerm(tokens: start..<end, unit: .months, value: value)
        }
        if ending(word, "таулик") != nil, value < 200 {
            return KazakhTerm(tokens: start..<end, unit: .days, value: value)
        }
        if let rest = ending(word, "кун"), value < 200, !rest.isPossessive {
            return KazakhTerm(tokens: start..<end, unit: .days, value: value, isWeakDay: true)
        }
        if ending(word, "сагат") != nil, value < 5000, isWork(end, tokens) {
            return KazakhTerm(tokens: start..<end, unit: .hours, value: value)
        }
        if ending(word, "тенге") != nil || word == "тг" {
            return KazakhTerm(tokens: start..<end, unit: .money, value: value, currency: "KZT")
        }
        if word == "аек" || word.hasPrefix("аек-") {
            return KazakhTerm(tokens: start..<end, unit: .money, value: value, currency: "MCI")
        }
        if word == "айлык", after == "есептик" {
            return KazakhTerm(tokens: start..<min(end + 2, tokens.count), unit: .money, value: value, currency: "MCI")
        }
        return nil
    }

    /// `жылға`, `жылдан`, `жылдық`, `жыл`
    private static func ending(_ word: String, _ stem: String) -> KazakhEnding? {
        guard word.hasPrefix(stem) else { return nil }
        let rest = word.dropFirst(stem.count)
        if ["дык", "лык", "тык", "дик", "лик", "тик"].contains(String(rest)) { return KazakhEnding("") }
        return KazakhEnding(rest)
    }

    private static func number(at start: Int, in tokens: [Token]) -> (Double, Int)? {
        // "жыл жарымға": a year and a half without a number before it.
        if tokens[start].base == "жыл", start + 1 < tokens.count, tokens[start + 1].base.hasPrefix("жарым"),
            start == 0 || KazakhNumbers.number(at: start - 1, in: tokens) == nil
        {
            return (1, start)
        }
        guard let (value, next) = KazakhNumbers.number(at: start, in: tokens), value > 0 else { return nil }
        return (value, next)
    }

    private static func isWork(_ start: Int, _ tokens: [Token]) -> Bool {
        guard start < tokens.count else { return false }
        return tokens[start..<min(start + 4, tokens.count)].contains {
            $0.base.hasPrefix("жумыс") || $0.base.hasPrefix("енбек")
        }
    }

    // MARK: Penalties

    /// The penalties that a stretch of a passage names.
    /// - Parameter kindEnd: how far words of a kind are looked for: a list's terms share the verb at its end.
    static func sentences(
        in range: Range<Int>, kindEnd: Int, tokens: [Token], terms: [KazakhTerm], text: (Range<Int>) -> String
    ) -> [Sentence] {
        var sentences: [Sentence] = []
        for term in terms where range.contains(term.tokens.lowerBound) && term.tokens.upperBound <= range.upperBound {
            guard let sentence = sentence(of: term, in: range, kindEnd: kindEnd, tokens, terms, text) else { continue }
            if !sentences.contains(where: { $0.kind == sentence.kind }) { sentences.append(sentence) }
        }
        if !sentences.contains(where: { $0.kind != .activityBan && $0.kind != .communityService }) {
            sentences += bare(in: range.lowerBound..<kindEnd, tokens, beside: sentences)
        }
        return sentences
    }

    private static func sentence(
        of term: KazakhTerm, in range: Range<Int>, kindEnd: Int, _ tokens: [Token], _ terms: [KazakhTerm],
        _ text: (Range<Int>) -> String
    ) -> Sentence? {
        switch term.unit {
        case .hours: return Sentence(kind: .communityService, hours: term.value)
        case .money: return Sentence(kind: .fine, amount: term.value, currency: term.currency)
        case .days:
            if term.isWeakDay {
                guard
                    tokens[term.tokens.upperBound..<max(term.tokens.upperBound, kindEnd)].contains(where: {
                        $0.base.hasPrefix("кама")
                    })
                else { return nil }
            }
            return Sentence(kind: .administrativeArrest, days: term.value)
        case .years, .months:
            let kind = kind(after: term, in: range, kindEnd: kindEnd, tokens)
            var sentence = Sentence(kind: kind, months: term.value)
            if kind == .activityBan { sentence.scope = scope(after: term, kindEnd, tokens, text) }
            return sentence
        }
    }

    /// The kind named first after a term; `шартты` before it goes first.
    private static func kind(after term: KazakhTerm, in range: Range<Int>, kindEnd: Int, _ tokens: [Token])
        -> Sentence.Kind
    {
        let before = max(range.lowerBound, term.tokens.lowerBound - 4)
        if tokens[before..<term.tokens.lowerBound].contains(where: { $0.base == "шартты" }) { return .suspended }
        var position = term.tokens.upperBound
        while position < kindEnd {
            if let kind = kind(at: position, tokens) { return kind }
            position += 1
        }
        position = term.tokens.lowerBound - 1
        while position >= range.lowerBound {
            if let kind = kind(at: position, tokens) { return kind }
            position -= 1
        }
        return .imprisonment
    }

    /// The kind of penalty that a word names; nil for a word that names none.
    private static func kind(at position: Int, _ tokens: [Token]) -> Sentence.Kind? {
        let word = tokens[position].base
        func before(_ distance: Int) -> String { position >= distance ? tokens[position - distance].base : "" }
        if word == "шартты" || word == "сынак" { return .suspended }
        if word.hasPrefix("шекте") { return .restrictedFreedom }
        if word == "тыйым" || word == "болмайды" || word == "алмайды" || word.hasPrefix("кукыгынан") {
            return .activityBan
        }
        if word.hasPrefix("айыр"), !before(1).hasPrefix("кукы") { return .imprisonment }
        if word.hasPrefix("турме") || word.hasPrefix("колония") { return .imprisonment }
        if word.hasPrefix("камал") || word.hasPrefix("камап") || word.hasPrefix("камады") { return .imprisonment }
        return nil
    }

    /// Penalties without a term: "for life", "a fine", "replaced with restricted freedom".
    private static func bare(in range: Range<Int>, _ tokens: [Token], beside: [Sentence]) -> [Sentence] {
        var isLife = false
        var kinds: [Sentence.Kind] = []
        for position in range where position < tokens.count {
            let word = tokens[position].base
            if word == "омир", position + 1 < tokens.count, tokens[position + 1].base.hasPrefix("бойы") {
                isLife = true
            }
            if word.hasPrefix("айыппул") { kinds.append(.fine) }
            if word.hasPrefix("сотта"), isLife { kinds.append(.life) }
            if word.hasPrefix("когамдык") || word.hasPrefix("мажбурли") || word.hasPrefix("тузеу"),
                position + 1 < tokens.count,
                tokens[position + 1].base.hasPrefix("жумыс") || tokens[position + 1].base.hasPrefix("енбек")
            {
                kinds.append(.communityService)
            }
            if word == "акимшилик", position + 1 < tokens.count, tokens[position + 1].base.hasPrefix("кама") {
                kinds.append(.administrativeArrest)
            }
            guard let kind = kind(at: position, tokens), kind != .activityBan else { continue }
            kinds.append(kind == .imprisonment && isLife ? .life : kind)
        }
        var sentences: [Sentence] = []
        for kind in kinds where !(beside + sentences).contains(where: { $0.kind == kind }) {
            sentences.append(Sentence(kind: kind))
        }
        return sentences
    }

    /// What is banned: the words between the term and the ban.
    private static func scope(after term: KazakhTerm, _ end: Int, _ tokens: [Token], _ text: (Range<Int>) -> String)
        -> String?
    {
        var start = term.tokens.upperBound
        if start < end, tokens[start].base == "бойы" { start += 1 }
        guard let ban = (start..<max(start, end)).first(where: { kind(at: $0, tokens) == .activityBan }), ban > start
        else { return nil }
        let scope = text(start..<ban)
        let verb = tokens[ban - 1].base
        return verb.hasSuffix("уга") || verb.hasSuffix("уге") ? String(scope.dropLast(2)) : scope
    }
}
