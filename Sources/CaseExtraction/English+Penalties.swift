import CasewireModel

/// What a court takes from a person, as a passage prints it.
struct PenaltyMention: Sendable {
    var tokens: Range<Int>
    var sentence: Sentence
    /// The kind is printed with it. Otherwise it counts only beside a verb that sentences.
    var hasKind: Bool
    /// "his 14-year term", "a two-year sentence": a noun that tells of an earlier judgment where nothing else does.
    var isTermNoun = false
    /// "up to five years": what might be.
    var isUpperBound = false
}

/// Finds penalties in English: lengths of time, amounts of money and bans, with their kinds.
enum EnglishPenalties {
    static func penalties(in tokens: [Token], dates: [DateMention], text: (Range<Int>) -> String) -> [PenaltyMention] {
        let dated = Set(dates.flatMap { Array($0.tokens) })
        var mentions: [PenaltyMention] = bans(in: tokens, text: text)
        let banned = Set(mentions.flatMap { Array($0.tokens) })
        var position = 0
        var depth = 0
        while position < tokens.count {
            if tokens[position].text == "(" {
                depth += 1
            } else if tokens[position].text == ")" {
                depth = max(0, depth - 1)
            }
            guard !dated.contains(position), !banned.contains(position) else {
                position += 1
                continue
            }
            // Money in brackets repeats in another currency what stands before it.
            if depth == 0, let fine = fine(at: position, tokens) {
                mentions.append(fine)
                position = fine.tokens.upperBound
            } else if let term = term(at: position, tokens, banned) {
                mentions.append(term)
                position = term.tokens.upperBound
            } else if let life = life(at: position, tokens) {
                mentions.append(life)
                position = life.tokens.upperBound
            } else {
                position += 1
            }
        }
        mentions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        // "18 months of the same punishment"
        for index in mentions.indices.dropFirst() where !mentions[index].hasKind {
            let after = tokens[mentions[index].tokens.upperBound...].prefix(4).map(\.base)
            guard after.contains("same"), mentions[index - 1].sentence.kind != .activityBan else { continue }
            mentions[index].sentence.kind = mentions[index - 1].sentence.kind
            mentions[index].hasKind = true
        }
        return mentions
    }

    // MARK: Time

    private static func term(at position: Int, _ tokens: [Token], _ banned: Set<Int>) -> PenaltyMention? {
        guard let duration = EnglishNumbers.duration(at: position, in: tokens) else { return nil }
        let range = position..<(position + duration.length)
        let after = range.upperBound < tokens.count ? tokens[range.upperBound].base : ""
        let before = position > 0 ? tokens[position - 1].base : ""
        if ["ago", "earlier", "later", "before", "after", "old", "early"].contains(after),
            before != "for" && before != "to" || after == "old"
        {
            return nil
        }
        // "100 hours of work a year"
        if tokens[position].base == "a",
            ["labor", "labour", "work", "works", "service", "times", "once", "hours"].contains(before)
        {
            return nil
        }
        if [
            "after", "within", "last", "past", "every", "per", "aged", "about", "than", "nearly", "almost", "previous",
            "first", "next",
        ].contains(before) {
            return nil
        }
        if duration.hours != nil {
            guard let kind = kindAfter(range.upperBound, tokens, duration) ?? kindBefore(position, tokens, duration),
                kind == .communityService
            else { return nil }
            return PenaltyMention(
                tokens: range, sentence: Sentence(kind: .communityService, hours: duration.hours), hasKind: true)
        }
        let isUpperBound = before == "to" && position > 1 && tokens[position - 2].base == "up"
        if tokens[max(0, position - 6)..<position].contains(where: { $0.base == "solitary" })
            || tokens[range.upperBound...].prefix(4).contains(where: { $0.base == "solitary" })
        {
            return nil
        }
        let printed = kindAfter(range.upperBound, tokens, duration) ?? kindBefore(position, tokens, duration)
        if before == "in", printed == nil { return nil }
        let kind = printed ?? (duration.days != nil && duration.months == nil ? .administrativeArrest : .imprisonment)
        var sentence = Sentence(kind: kind)
        if duration.months != nil { sentence.months = duration.months } else { sentence.days = duration.days }
        let end = range.upperBound + (isNoun(after) ? 1 : 0)
        return PenaltyMention(
            tokens: position..<end, sentence: sentence, hasKind: printed != nil, isTermNoun: isTermNoun(range, tokens),
            isUpperBound: isUpperBound)
    }

    private static func isNoun(_ word: String) -> Bool { ["sentence", "term", "sentences", "terms"].contains(word) }

    /// `14-year term`, `two-year prison sentence`, "his 14 years".
    private static func isTermNoun(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
        let before = range.lowerBound > 0 ? tokens[range.lowerBound - 1].base : ""
        guard tokens[range.upperBound - 1].base.contains("-") else { return ["his", "her", "their"].contains(before) }
        return tokens[range.upperBound...].prefix(4).contains { isNoun($0.base) || $0.base == "restriction" }
    }

    private static func kindAfter(_ start: Int, _ tokens: [Token], _ duration: EnglishNumbers.Duration) -> Sentence
        .Kind?
    {
        var words: [String] = []
        for token in tokens[min(start, tokens.count)...].prefix(9) {
            if token.kind == .mark {
                if "\"“”'‘’".contains(token.text) { continue }
                break
            }
            if token.kind == .number || stops.contains(token.base)
                || !words.isEmpty && EnglishNumbers.words[token.base] != nil
            {
                break
            }
            words.append(token.base)
        }
        return kind(of: words, duration)
    }

    private static func kindBefore(_ start: Int, _ tokens: [Token], _ duration: EnglishNumbers.Duration) -> Sentence
        .Kind?
    {
        var words: [String] = []
        var position = start - 1
        while position >= 0, words.count < 12 {
            let token = tokens[position]
            if token.kind == .mark, !"\"“”'‘’".contains(token.text) { break }
            if token.base == "and" || token.base == "but" { break }
            if token.kind == .number || EnglishNumbers.duration(at: position, in: tokens) != nil { break }
            words.append(token.base)
            position -= 1
        }
        if words.contains("solitary") { return nil }
        guard
            words.contains("for") || words.contains("of") || words.contains("under") || words.contains("to")
                || words.count < 4
        else { return nil }
        return kind(of: words, duration)
    }

    private static func kind(of words: [String], _ duration: EnglishNumbers.Duration) -> Sentence.Kind? {
        func has(_ list: Set<String>) -> Bool { words.contains(where: list.contains) }
        if has(["suspended", "probation", "probationary", "conditional", "conditionally"]) { return .suspended }
        if has(["parole-like", "curbs", "curb", "limitation", "limitations", "limited", "limits"]) {
            return .restrictedFreedom
        }
        if has(["restriction", "restrictions", "restricted", "restraint"]) { return .restrictedFreedom }
        // "three years of his freedom" are years in prison, "three years of freedom under supervision" are not.
        if let word = words.firstIndex(where: { $0 == "freedom" || $0 == "liberty" }) {
            let owner = words.indices.contains(word - 1) ? words[word - 1] : ""
            return ["his", "her", "their", "of"].contains(owner) && word <= 2 ? .imprisonment : .restrictedFreedom
        }
        if has(["community", "labor", "labour", "work", "works", "unpaid"]) { return .communityService }
        let isShort = duration.months == nil && duration.days != nil
        if has(["arrest", "administrative"]), isShort { return .administrativeArrest }
        if has([
            "prison", "jail", "imprisonment", "colony", "bars", "incarceration", "jailed", "held", "imprisoned",
            "custody",
            "detention", "camp", "confinement", "arrested",
        ]) {
            return isShort ? .administrativeArrest : .imprisonment
        }
        return nil
    }

    /// Words after which a term's kind no longer stands.
    private static let stops: Set<String> = [
        "for", "over", "after", "because", "on", "and", "but", "who", "which", "while", "as", "plus", "with", "by",
        "from", "until",
        "since", "when", "that", "or",
    ]

    private static func life(at position: Int, _ tokens: [Token]) -> PenaltyMention? {
        guard tokens[position].base == "life" else { return nil }
        let after = position + 1 < tokens.count ? tokens[position + 1].base : ""
        let twoAfter = position + 2 < tokens.count ? tokens[position + 2].base : ""
        let before = position > 0 ? tokens[position - 1].base : ""
        let isPrison =
            ["imprisonment", "sentence", "sentences", "term"].contains(after)
            || ["in", "behind"].contains(after) && ["prison", "jail", "absentia", "bars"].contains(twoAfter)
            || before == "for"
                && tokens[..<position].suffix(6).contains {
                    ["imprisoned", "jailed", "prison", "sentenced"].contains($0.base)
                }
        guard isPrison else { return nil }
        return PenaltyMention(
            tokens: position..<min(position + 2, tokens.count), sentence: Sentence(kind: .life), hasKind: true)
    }

    // MARK: Money

    private static func fine(at position: Int, _ tokens: [Token]) -> PenaltyMention? {
        guard let (range, amount, currency) = amount(at: position, tokens) else { return nil }
        let before = tokens[max(0, position - 10)..<position].map(\.base)
        let after = tokens[range.upperBound...].prefix(2).map(\.base)
        let isFine =
            before.contains(where: fineWords.contains) || after.contains(where: { $0 == "fine" || $0 == "fines" })
        guard !before.contains(where: otherPayments.contains), !after.contains(where: otherPayments.contains) else {
            return nil
        }
        return PenaltyMention(
            tokens: range, sentence: Sentence(kind: .fine, amount: amount, currency: currency), hasKind: isFine)
    }

    /// `87,500 tenge`, `$380`, `1.5 million rubles`, `500,000-tenge`.
    private static func amount(at position: Int, _ tokens: [Token]) -> (Range<Int>, Double, String)? {
        if let sign = signs[tokens[position].text] {
            guard let number = EnglishNumbers.number(at: position + 1, in: tokens) else { return nil }
            return (position..<(position + 1 + number.length), number.value, sign)
        }
        if let dash = tokens[position].base.firstIndex(of: "-"),
            let currency = currencies[String(tokens[position].base[tokens[position].base.index(after: dash)...])],
            let value = Double(tokens[position].base[..<dash].filter { $0 != "," })
        {
            return (position..<(position + 1), value, currency)
        }
        guard tokens[position].kind == .number || EnglishNumbers.words[tokens[position].base] != nil,
            let number = EnglishNumbers.number(at: position, in: tokens)
        else { return nil }
        var next = position + number.length
        while next < tokens.count,
            ["kazakh", "russian", "kazakhstani", "u.s", "us", "kyrgyz", "uzbek"].contains(tokens[next].base)
        { next += 1 }
        guard next < tokens.count else { return nil }
        if tokens[next].base == "monthly", next + 2 < tokens.count, tokens[next + 1].base.hasPrefix("calculat") {
            return (position..<(next + 3), number.value, "MCI")
        }
        guard let currency = currencies[tokens[next].base] else { return nil }
        return (position..<(next + 1), number.value, currency)
    }

    private static let signs = ["$": "USD", "€": "EUR", "£": "GBP", "₸": "KZT", "₽": "RUB"]
    private static let currencies = [
        "tenge": "KZT", "tenges": "KZT", "kzt": "KZT", "ruble": "RUB", "rubles": "RUB", "roubles": "RUB", "som": "KGS",
        "soms": "KGS",
        "sum": "UZS", "soum": "UZS", "dollar": "USD", "dollars": "USD", "usd": "USD", "euro": "EUR", "euros": "EUR",
        "mci": "MCI",
        "mcis": "MCI", "somoni": "TJS", "manat": "TMT", "hryvnia": "UAH", "hryvnias": "UAH",
    ]
    private static let fineWords: Set<String> = ["fine", "fines", "fined", "pay", "paying", "fining"]
    private static let otherPayments: Set<String> = [
        "compensation", "damages", "costs", "fund", "bribe", "bribes", "embezzling", "embezzled", "stealing", "worth",
        "bail", "debt",
        "salary", "victims", "state-duty", "duty", "moral", "loan", "loans",
    ]

    // MARK: Bans

    private static func bans(in tokens: [Token], text: (Range<Int>) -> String) -> [PenaltyMention] {
        var mentions: [PenaltyMention] = []
        var position = 0
        while position < tokens.count {
            guard let ban = ban(at: position, tokens, text) else {
                position += 1
                continue
            }
            mentions.append(ban)
            position = max(ban.tokens.upperBound, position + 1)
        }
        return mentions
    }

    private static func ban(at position: Int, _ tokens: [Token], _ text: (Range<Int>) -> String) -> PenaltyMention? {
        if let forbidden = forbidden(at: position, tokens, text) { return forbidden }
        guard let scopeStart = scopeStart(at: position, tokens) else { return nil }
        var start = position
        var months: Double?
        // "a three-year ban on …"
        if position > 0, let duration = EnglishNumbers.duration(at: position - 1, in: tokens), duration.length == 1 {
            months = duration.months
            start = position - 1
        }
        // "banned for five years from taking part"
        if months == nil {
            for index in position..<scopeStart where tokens[index].base == "for" {
                months = EnglishNumbers.duration(at: durationStart(index + 1, tokens), in: tokens)?.months
            }
        }
        var end = scopeStart
        var scopeEnd = scopeStart
        while end < tokens.count {
            let token = tokens[end]
            if token.text == ";" || token.text == "." || token.text == ":" { break }
            if token.text == ",", !isListComma(end, tokens) { break }
            if token.base == "for", end + 1 < tokens.count {
                if let duration = EnglishNumbers.duration(at: durationStart(end + 1, tokens), in: tokens), months == nil
                {
                    months = duration.months ?? duration.days.map { $0 / 30 }
                    scopeEnd = scopeEnd == scopeStart ? end : scopeEnd
                    end = durationStart(end + 1, tokens) + duration.length
                    break
                }
                scopeEnd = scopeEnd == scopeStart ? end : scopeEnd
                break
            }
            if token.base == "and", end + 1 < tokens.count, startsOther(end + 1, tokens) { break }
            end += 1
        }
        if scopeEnd == scopeStart { scopeEnd = end }
        guard scopeEnd > scopeStart, end > scopeStart else { return nil }
        var sentence = Sentence(kind: .activityBan, months: months)
        sentence.scope = text(scopeStart..<scopeEnd)
        return PenaltyMention(tokens: start..<end, sentence: sentence, hasKind: true)
    }

    /// "politics and journalism are forbidden to him"
    private static func forbidden(at position: Int, _ tokens: [Token], _ text: (Range<Int>) -> String)
        -> PenaltyMention?
    {
        guard ["forbidden", "closed", "prohibited"].contains(tokens[position].base), position + 2 < tokens.count,
            tokens[position + 1].base == "to",
            ["him", "her", "them"].contains(tokens[position + 2].base), position > 1,
            ["is", "are"].contains(tokens[position - 1].base)
        else { return nil }
        var start = position - 1
        while start > 0, !EnglishWords.verbs.contains(tokens[start - 1].base), tokens[start - 1].text != ";",
            position - start < 16
        { start -= 1 }
        // "For as long as it lasts, politics …": what stands before the first comma is no part of the list.
        if let comma = tokens[start..<position].firstIndex(where: { $0.text == "," }),
            tokens[start..<comma].contains(where: { ["as", "until", "during", "for"].contains($0.base) })
        {
            start = comma + 1
        }
        guard start < position - 1 else { return nil }
        var sentence = Sentence(kind: .activityBan)
        sentence.scope = text(start..<(position - 1))
        return PenaltyMention(tokens: start..<(position + 3), sentence: sentence, hasKind: true)
    }

    /// "for a period of two years", "for the next five years"
    private static func durationStart(_ position: Int, _ tokens: [Token]) -> Int {
        var position = position
        var steps = 0
        while position < tokens.count, steps < 4,
            ["a", "the", "period", "of", "next", "term", "another", "following"].contains(tokens[position].base),
            EnglishNumbers.duration(at: position, in: tokens) == nil
        {
            position += 1
            steps += 1
        }
        return position
    }

    private static func isListComma(_ comma: Int, _ tokens: [Token]) -> Bool {
        let rest = tokens[(comma + 1)...].prefix(6)
        return rest.contains { $0.base == "and" || $0.base == "or" }
            && !rest.contains { EnglishWords.verbs.contains($0.base) }
    }

    private static func startsOther(_ position: Int, _ tokens: [Token]) -> Bool {
        EnglishWords.verbs.contains(tokens[position].base) || EnglishNumbers.duration(at: position, in: tokens) != nil
            || ["he", "she", "they", "ordered", "fined", "sentenced", "his", "her"].contains(tokens[position].base)
    }

    /// Where a ban's scope begins; nil where no ban begins here.
    private static func scopeStart(at position: Int, _ tokens: [Token]) -> Int? {
        func base(_ offset: Int) -> String { position + offset < tokens.count ? tokens[position + offset].base : "" }
        let word = base(0)
        if ["banned", "barred", "prohibited", "bars", "bans", "barring", "banning", "forbade", "disqualified", "bar"]
            .contains(word)
        {
            // "barred the convicted man, N. N., from using", "banned from politics"
            for offset in 1...12 {
                if base(offset) == "from" { return position + offset + 1 }
                if [";", "."].contains(base(offset)) || base(offset) == "in" || base(offset) == "by" { return nil }
            }
            return nil
        }
        if word == "ban", ["on", "from"].contains(base(1)), position > 0,
            EnglishNumbers.duration(at: position - 1, in: tokens) != nil
        {
            return position + 2
        }
        if ["may", "must", "can"].contains(word), base(1) == "not" { return position + 2 }
        if word == "cannot" { return position + 1 }
        if word == "not", ["allowed", "permitted"].contains(base(1)), base(2) == "to" { return position + 3 }
        if ["forbidden", "prohibited"].contains(word), base(1) == "to", base(2) != "him", base(2) != "her" {
            return position + 2
        }
        if ["kept", "keeps"].contains(word) {
            for offset in 1...4 where base(offset) == "out" && base(offset + 1) == "of" { return position + offset + 2 }
        }
        if ["stripped", "deprived"].contains(word), base(1) == "of",
            base(2) == "the" || base(2) == "his" || base(2) == "her", base(3) == "right"
        {
            return position + 5
        }
        return nil
    }
}
