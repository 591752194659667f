import CasewireModel

/// One penalty as a passage prints it.
struct RussianPenalty: Sendable {
    var sentence: Sentence
    var tokens: Range<Int>
    /// The words name the kind; else it is what years or days alone are taken for.
    var hasKind: Bool
    /// "— три": a number alone, whose unit is that of the penalty before it.
    var isBare = false
    /// "до двух лет", "от 5 до 15 суток": a law's measure or a group's range.
    var isRange = false
    /// "на тот же срок": as long as what it replaces.
    var isSameTerm = false
}

/// Finds penalties: terms, fines, hours of work, bans.
enum RussianPenalties {
    static func penalties(in tokens: [Token], dates: [DateMention], text: (Range<Int>) -> String) -> [RussianPenalty] {
        var penalties: [RussianPenalty] = []
        let taken = Set(dates.filter { $0.date != nil }.flatMap { Array($0.tokens) })
        var position = 0
        while position < tokens.count {
            if let ban = ban(at: position, tokens, text) {
                // "на три года запретили": the term is the ban's.
                penalties.removeAll {
                    !$0.hasKind && $0.tokens.lowerBound >= position - 6 && $0.sentence.months == ban.sentence.months
                }
                penalties.append(ban)
                position = ban.tokens.upperBound
            } else if !taken.contains(position), let found = penalty(at: position, tokens, penalties) {
                penalties.append(found)
                position = max(position + 1, found.tokens.upperBound)
            } else {
                position += 1
            }
        }
        return penalties
    }

    private static func base(_ index: Int, _ tokens: [Token]) -> String {
        tokens.indices.contains(index) ? tokens[index].base : ""
    }

    private static func penalty(at start: Int, _ tokens: [Token], _ before: [RussianPenalty]) -> RussianPenalty? {
        let word = base(start, tokens)
        if word.hasPrefix("пожизненн"), !base(start + 1, tokens).hasPrefix("запрет") {
            var end = start + 1
            while end < tokens.count, end < start + 3,
                ["лишени", "заключени", "срок", "свобод"].contains(where: base(end, tokens).hasPrefix)
            {
                end += 1
            }
            return RussianPenalty(sentence: Sentence(kind: .life), tokens: start..<end, hasKind: true)
        }
        if let adjective = RussianNumbers.adjective(word),
            RussianWords.begins(
                base(start + 1, tokens), with: ["срок", "заключени", "арест", "тюремн", "наказани", "лишени"])
        {
            return term(adjective.value, adjective.unit, start, start + 1, tokens)
        }
        if let (value, end) = RussianNumbers.number(at: start, in: tokens) {
            return measured(value, start, end, tokens, before)
        }
        // "год ограничения свободы", "полгода", "месяц ареста"
        if let unit = RussianUnit.unit(word), ["год", "году", "годом", "месяц", "месяцу", "сутки"].contains(word) {
            let kind =
                kind(after: start + 1, tokens)
                ?? (base(start + 1, tokens) == "и" ? kind(after: start + 4, tokens) : nil)
            let isGoverned =
                ["на", "к"].contains(base(start - 1, tokens)) && unit == .years && base(start, tokens) != "сутки"
            guard kind != nil || isGoverned && before.isEmpty else { return nil }
            // "год и шесть месяцев"
            if unit == .years, base(start + 1, tokens) == "и",
                let (more, end) = RussianNumbers.number(at: start + 2, in: tokens),
                RussianUnit.unit(base(end, tokens)) == .months
            {
                return term(12 + more, .months, start, end, tokens)
            }
            return term(1, unit, start, start, tokens)
        }
        if ["полгода", "полугоду", "полугода", "полугодом"].contains(word) {
            return term(6, .months, start, start, tokens)
        }
        if word == "условный" || word == "условные" || word == "условным" || word == "условному" || word == "условного",
            ["срок", "сроки", "сроком", "сроку", "приговор", "срока"].contains(base(start + 1, tokens))
                || !base(start + 1, tokens).hasPrefix("осво")
        {
            return RussianPenalty(sentence: Sentence(kind: .suspended), tokens: start..<(start + 1), hasKind: true)
        }
        return bareKind(at: start, tokens)
    }

    /// "лишение свободы на три года", "ограничению свободы сроком на один год", "штрафом": a kind, then its measure.
    private static func bareKind(at start: Int, _ tokens: [Token]) -> RussianPenalty? {
        guard let (kind, end) = kindAndEnd(at: start, tokens) else { return nil }
        var next = end
        while next < min(tokens.count, end + 5) {
            let word = base(next, tokens)
            if let (value, stop) = RussianNumbers.number(at: next, in: tokens) {
                if kind == .fine {
                    guard let (_, currency, last) = money(at: stop, tokens) else { return nil }
                    return RussianPenalty(
                        sentence: Sentence(kind: .fine, amount: value, currency: currency), tokens: start..<last,
                        hasKind: true)
                }
                guard let unit = RussianUnit.unit(base(stop, tokens)) else { break }
                guard var found = term(value, unit, next, stop, tokens) else { return nil }
                if !found.hasKind { found.sentence = sentence(kind, found.sentence) }
                found.hasKind = true
                found.tokens = start..<found.tokens.upperBound
                return found
            }
            if ["год", "месяц"].contains(word), let unit = RussianUnit.unit(word), base(next - 1, tokens) == "на" {
                return RussianPenalty(
                    sentence: Sentence(kind: kind, months: unit == .years ? 12 : 1), tokens: start..<(next + 1),
                    hasKind: true)
            }
            guard
                [
                    "на", "в", "сроком", "срок", "размере", "сумму", "тот", "же", "такой", "общего", "режима",
                    "строгого", "свободы",
                ].contains(word)
            else { break }
            next += 1
        }
        let isSameTerm = (end..<min(tokens.count, end + 3)).contains {
            base($0, tokens) == "тот" && base($0 + 1, tokens) == "же" && base($0 + 2, tokens) == "срок"
        }
        // A kind without a measure counts where something is replaced by it; nothing else rests on it.
        return RussianPenalty(
            sentence: Sentence(kind: kind), tokens: start..<(isSameTerm ? min(tokens.count, end + 5) : end),
            hasKind: true,
            isSameTerm: isSameTerm)
    }

    private static func sentence(_ kind: Sentence.Kind, _ term: Sentence) -> Sentence {
        Sentence(kind: kind, months: term.months, days: term.days, hours: term.hours)
    }

    private static func kindAndEnd(at start: Int, _ tokens: [Token]) -> (Sentence.Kind, Int)? {
        let (word, next) = (base(start, tokens), base(start + 1, tokens))
        if word.hasPrefix("лишени"), next == "свободы" { return (.imprisonment, start + 2) }
        if word.hasPrefix("ограничени"), next == "свободы" { return (.restrictedFreedom, start + 2) }
        if word.hasPrefix("ограничи"), next.hasSuffix("свободе") || next == "свободу" {
            return (.restrictedFreedom, start + 2)
        }
        if word.hasPrefix("ограничи"), base(start + 2, tokens) == "свободу" { return (.restrictedFreedom, start + 3) }
        if word.hasPrefix("ограничен"), next == "в", base(start + 2, tokens) == "свободе" {
            return (.restrictedFreedom, start + 3)
        }
        if word.hasPrefix("административн"), next.hasPrefix("арест") { return (.administrativeArrest, start + 2) }
        if word.hasPrefix("штраф"), word.count <= 7 { return (.fine, start + 1) }
        if word.hasPrefix("оштраф") { return (.fine, start + 1) }
        if ["общественн", "принудительн", "исправительн"].contains(where: word.hasPrefix),
            next.hasPrefix("работ") || next.hasPrefix("труд")
        {
            return (.communityService, start + 2)
        }
        return nil
    }

    private static func measured(
        _ value: Double, _ start: Int, _ end: Int, _ tokens: [Token], _ before: [RussianPenalty]
    ) -> RussianPenalty? {
        if let (amount, currency, stop) = money(at: end, tokens) {
            _ = amount
            // Money is a fine where the words say so.
            let isFine =
                tokens[max(0, start - 8)..<start].contains { $0.base.hasPrefix("штраф") || $0.base.hasPrefix("оштраф") }
                || tokens[stop..<min(tokens.count, stop + 2)].contains { $0.base.hasPrefix("штраф") }
                || before.last.map { $0.sentence.kind == .fine && start - $0.tokens.upperBound <= 3 } == true
            guard isFine else { return nil }
            return RussianPenalty(
                sentence: Sentence(kind: .fine, amount: value, currency: currency), tokens: start..<stop, hasKind: true)
        }
        if let unit = RussianUnit.unit(base(end, tokens)) { return term(value, unit, start, end, tokens) }
        // "к пяти и семи годам": the unit stands after the last one.
        if ["и", ","].contains(base(end, tokens)), let (_, last) = RussianNumbers.number(at: end + 1, in: tokens),
            RussianUnit.unit(base(last, tokens)) == .years, value <= 40, ["к", "на"].contains(base(start - 1, tokens))
        {
            let named = kind(after: last + 1, tokens)
            return RussianPenalty(
                sentence: Sentence(kind: named ?? .imprisonment, months: value * 12), tokens: start..<end,
                hasKind: named != nil, isBare: true)
        }
        // "N — три": what the one before was counted in.
        guard let last = before.last, !last.isBare || true, last.sentence.kind != .activityBan,
            last.sentence.kind != .fine,
            start > 0,
            ["—", "–", "-", "к", "на", "по"].contains(base(start - 1, tokens)) || tokens[start - 1].kind == .mark,
            end >= tokens.count || tokens[end].kind == .mark || ["и", "а"].contains(base(end, tokens)), value <= 40,
            tokens[last.tokens.upperBound..<start].contains(where: \.isCapitalised)
        else { return nil }
        var sentence = Sentence(kind: last.sentence.kind)
        if last.sentence.days != nil {
            sentence.days = value
        } else if last.sentence.hours != nil {
            sentence.hours = value
        } else {
            sentence.months = value * 12
        }
        return RussianPenalty(sentence: sentence, tokens: start..<end, hasKind: last.hasKind, isBare: true)
    }

    private static func money(at start: Int, _ tokens: [Token]) -> (Double, String, Int)? {
        let word = base(start, tokens)
        let table: [(String, String)] = [
            ("тенге", "KZT"), ("тг", "KZT"), ("мрп", "MCI"), ("рубл", "RUB"), ("доллар", "USD"), ("евро", "EUR"),
            ("сом", "KGS"),
        ]
        if let (_, currency) = table.first(where: { word.hasPrefix($0.0) }) { return (0, currency, start + 1) }
        if word.hasPrefix("месячн"), base(start + 1, tokens).hasPrefix("расчетн") { return (0, "MCI", start + 3) }
        return nil
    }

    /// A term of a unit that ends at `unitAt`, and the kind that stands after it.
    private static func term(_ value: Double, _ unit: RussianUnit, _ start: Int, _ unitAt: Int, _ tokens: [Token])
        -> RussianPenalty?
    {
        var end = unitAt + 1
        var value = value
        var unit = unit
        // "один год и шесть месяцев", "2 года 6 месяцев"
        let more = base(end, tokens) == "и" ? end + 1 : end
        if unit == .years, let (months, stop) = RussianNumbers.number(at: more, in: tokens),
            RussianUnit.unit(base(stop, tokens)) == .months
        {
            value = value * 12 + months
            unit = .months
            end = stop + 1
        }
        // An age: "61 год", "42 лет от роду", "в возрасте 44 лет".
        if unit == .years, value > 30 || base(start - 1, tokens) == "возрасте", kind(after: end, tokens) == nil {
            return nil
        }
        var sentence: Sentence
        let named = kind(after: end, tokens) ?? kind(before: start, tokens)
        switch unit {
        case .hours:
            guard
                named == .communityService || base(end, tokens).hasPrefix("работ")
                    || value >= 20 && (base(end, tokens) == "в" || named != nil)
            else { return nil }
            sentence = Sentence(kind: .communityService, hours: value)
        case .days, .weeks:
            let isArrest =
                base(unitAt, tokens).hasPrefix("сут") || named == .administrativeArrest
                || tokens[end..<min(tokens.count, end + 2)].contains {
                    $0.base.hasPrefix("арест") || $0.base.hasPrefix("спецприемник")
                }
            guard isArrest else { return nil }
            sentence = Sentence(kind: .administrativeArrest, days: unit == .weeks ? value * 7 : value)
        case .years, .months:
            sentence = Sentence(kind: named ?? .imprisonment, months: unit == .years ? value * 12 : value)
        }
        let isUpTo = base(start - 1, tokens) == "до" || base(start - 1, tokens) == "от"
        let isRange = isUpTo && !(base(start - 1, tokens) == "до" && base(start - 2, tokens) == "срок")
        if let stop = kindEnd(after: end, tokens) { end = stop }
        return RussianPenalty(sentence: sentence, tokens: start..<end, hasKind: named != nil, isRange: isRange)
    }

    /// "условно", "ограничения свободы", "колонии" in the words right after a term.
    private static func kind(after end: Int, _ tokens: [Token]) -> Sentence.Kind? { kindFound(after: end, tokens)?.0 }
    private static func kindEnd(after end: Int, _ tokens: [Token]) -> Int? { kindFound(after: end, tokens)?.1 }

    private static func kindFound(after end: Int, _ tokens: [Token]) -> (Sentence.Kind, Int)? {
        var found: (Sentence.Kind, Int)?
        for position in end..<min(tokens.count, end + 6) {
            guard tokens[position].isWord else { break }
            let word = base(position, tokens)
            if word == "условно" || word == "условного" || word == "условных" { return (.suspended, position + 1) }
            if let (kind, stop) = kindAndEnd(at: position, tokens), found == nil {
                guard kind != .fine else { break }
                found = (kind, stop)
            } else if found == nil {
                if ["тюрьмы", "колонии", "заключения", "тюремного", "тюрьме", "колонию"].contains(word) {
                    found = (.imprisonment, position + 1)
                }
                if word == "ареста" || word.hasPrefix("спецприемник") { found = (.administrativeArrest, position + 1) }
                if word == "работ" || word == "труда" { found = (.communityService, position + 1) }
            }
            guard
                found != nil
                    || [
                        "общественных", "принудительных", "в", "административного", "исправительных", "общего",
                        "строгого", "режима", "год", "лишения",
                    ].contains(word)
            else { break }
        }
        return found
    }

    /// "ограничение свободы сроком на", "условно к", "в колонию на": the kind before a term.
    private static func kind(before start: Int, _ tokens: [Token]) -> Sentence.Kind? {
        var position = start - 1
        var steps = 0
        while position >= 0, steps < 5,
            [
                "на", "срок", "сроком", "до", "к", "свободы", "в", "колонию", "общего", "режима", "её", "ее", "его",
                "свободу", "тюрьму", "условно", "лишению", "ограничению",
            ].contains(base(position, tokens))
        {
            if base(position, tokens) == "условно" { return .suspended }
            position -= 1
            steps += 1
        }
        for candidate in max(0, position)...max(0, start - 1) where candidate < tokens.count {
            if let (kind, _) = kindAndEnd(at: candidate, tokens), kind != .fine { return kind }
        }
        return nil
    }

    // MARK: Bans

    /// "запретили в течение трёх лет заниматься политикой", "запрет на участие в митингах", "нельзя заниматься
    /// журналистикой": a ban, its scope and its term.
    private static func ban(at start: Int, _ tokens: [Token], _ text: (Range<Int>) -> String) -> RussianPenalty? {
        let word = base(start, tokens)
        let isVerb =
            RussianWords.begins(word, with: ["запретил", "запрещен", "запрещал"]) && word.count <= 10
            && RussianVerbForm(word).kind != .passiveParticiple
        let isNoun = ["запрет", "запретом", "запрета", "запрету"].contains(word)
        let isLoss = word.hasPrefix("лиш") && base(start + 1, tokens) == "права"
        let isImpossible = word == "нельзя"
        guard isVerb || isNoun || isLoss || isImpossible else { return nil }
        // The activity: an infinitive, or what "запрет на" governs.
        let limit = min(tokens.count, start + 24)
        var first: Int?
        for position in (start + 1)..<max(start + 1, limit) {
            let next = base(position, tokens)
            if [".", ";", ":"].contains(next) { break }
            if activities.contains(where: next.hasPrefix) {
                first = position
                break
            }
        }
        guard let first else { return nil }
        var end = first + 1
        while end < tokens.count, ![",", ".", ";", ":", "—", "–", ")"].contains(tokens[end].text), end - first < 14 {
            let next = base(end, tokens)
            if next == "и",
                ["на", "к", "назначил", "назначили", "обязал", "обязали", "оштрафовал"].contains(base(end + 1, tokens))
            {
                break
            }
            if RussianVerbForm(base(end, tokens)).kind == .active, RussianWords.isVerbLike(base(end, tokens)),
                base(end - 1, tokens) == "и"
            {
                end -= 1
                break
            }
            end += 1
        }
        var months: Double?
        var scopeEnd = end
        // The term stands on either side; "Два года ему нельзя …" before it.
        // "с запретом …": the term before it is another penalty's.
        for position in (isNoun ? start : max(0, start - 6))..<end where position != first {
            guard months == nil else { break }
            let isBefore = position < start
            if let (value, stop) = RussianNumbers.number(at: position, in: tokens),
                let unit = RussianUnit.unit(base(stop, tokens)),
                unit == .years || unit == .months, stop < end
            {
                let isOther =
                    isBefore
                    && (tokens[stop..<start].contains { $0.kind == .mark } || kind(after: stop + 1, tokens) != nil
                        || tokens[stop..<start].contains { $0.base == "и" })
                guard !isOther else { continue }
                months = unit == .years ? value * 12 : value
                if position > first {
                    scopeEnd = min(
                        scopeEnd, ["на", "сроком"].contains(base(position - 1, tokens)) ? position - 1 : position)
                }
            } else if base(position, tokens) == "год", ["на", "течение"].contains(base(position - 1, tokens)), !isBefore
            {
                months = 12
                if position > first { scopeEnd = min(scopeEnd, position - 1) }
            }
        }
        while scopeEnd > first + 1, ["на", "сроком", "в", "течение"].contains(base(scopeEnd - 1, tokens)) {
            scopeEnd -= 1
        }
        let scope = text(first..<max(first + 1, scopeEnd))
        return RussianPenalty(
            sentence: Sentence(kind: .activityBan, months: months, scope: scope), tokens: start..<end, hasKind: true)
    }

    /// What courts ban. Leaving the city is a restraint and no penalty.
    private static let activities = [
        "занима", "участв", "пользова", "посещ", "работать", "публик", "вести", "вступа", "выступа", "журналист",
        "общественн",
        "политик", "политическ", "преподава", "организ", "социальн", "соцсет", "деятельност", "создава", "писать",
        "состоять",
    ]
}
