import CasewireModel

/// What a Kazakh step looks like, from its verb backwards: the verb ends the clause, what it governs stands before it.
///
/// Words apart by spaces: `stem+` a verb that has happened, in any form; `stem-` one that is denied; `stem~` one that is
/// ahead or meant; `stem*` any word that begins so; a bare word is itself; `a/b` either; `…` up to four words in between;
/// `;` at the end: a mark follows;
/// `#` a term or an amount, `#тәулік`, `#ай`, `#жыл`, `#сағат`, `#теңге` one of that unit.
struct KazakhPattern: Sendable {
    enum Word: Sendable {
        case any([Alternative])
        case term(KazakhTerm.Unit?)
        case gap
    }

    struct Alternative: Sendable {
        enum Kind: Sendable { case exact, stem, done, denied, ahead }
        var text: String
        var kind: Kind
    }

    let words: [Word]
    /// A mark must follow, or nothing: the verb is left out.
    private let endsClause: Bool

    /// nil where the last word is a gap or a term, which can't be looked up.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: " ")
        endsClause = parts.last == ";"
        words = (endsClause ? parts.dropLast() : parts[...]).map { Self.word(String($0)) }
        guard case .any = words.last else { return nil }
    }

    struct Match: Sendable {
        var tokens: Range<Int>
        var form: KazakhVerbForm
    }

    /// The tokens up to and including `anchor`.
    func match(endingAt anchor: Int, in tokens: [Token], terms: [KazakhTerm]) -> Match? {
        guard let form = form(of: tokens[anchor], as: words[words.count - 1]) else { return nil }
        if endsClause, anchor + 1 < tokens.count, tokens[anchor + 1].kind != .mark { return nil }
        var position = anchor - 1
        var mayLeap = false
        for word in words.dropLast().reversed() {
            switch word {
            case .gap: mayLeap = true
            case .term(let unit):
                guard let start = term(unit, before: position, leaping: mayLeap, tokens, terms) else { return nil }
                position = start - 1
                mayLeap = false
            case .any:
                guard let found = find(word, from: position, leaping: mayLeap, tokens) else { return nil }
                position = found - 1
                mayLeap = false
            }
        }
        return Match(tokens: (position + 1)..<(anchor + 1), form: form)
    }

    /// Room for a day, a place and a term between a verb and what it governs.
    private static let leap = 7

    private func find(_ word: Word, from start: Int, leaping: Bool, _ tokens: [Token]) -> Int? {
        var position = start
        var commas = 0
        while position >= 0, start - position <= (leaping ? Self.leap : 0) {
            if form(of: tokens[position], as: word) != nil { return position }
            // One comma: "айып жазда, шілде айында тағылды".
            if tokens[position].text == "," { commas += 1 }
            if tokens[position].kind == .mark, !Self.quotes.contains(tokens[position].text) || commas > 1 { return nil }
            position -= 1
        }
        return nil
    }

    private func term(
        _ unit: KazakhTerm.Unit?, before start: Int, leaping: Bool, _ tokens: [Token], _ terms: [KazakhTerm]
    ) -> Int? {
        var position = start
        while position >= 0, start - position <= (leaping ? Self.leap : 0) {
            if let term = terms.first(where: { $0.tokens.upperBound == position + 1 }), unit == nil || term.unit == unit
            {
                return term.tokens.lowerBound
            }
            if tokens[position].kind == .mark, !Self.quotes.contains(tokens[position].text) { return nil }
            position -= 1
        }
        return nil
    }

    private static let quotes: Set<String> = ["«", "»", "\"", "“", "”", "„", ","]

    private func form(of token: Token, as word: Word) -> KazakhVerbForm? {
        guard case .any(let alternatives) = word else { return nil }
        for alternative in alternatives {
            if let form = form(of: token.base, as: alternative) { return form }
        }
        return nil
    }

    private func form(of word: String, as alternative: Alternative) -> KazakhVerbForm? {
        switch alternative.kind {
        case .exact:
            guard word == alternative.text else { return nil }
            let isParticiple = ["ган", "ген", "кан", "кен"].contains(where: word.hasSuffix)
            return isParticiple ? .participle : word.hasSuffix("ганын") || word.hasSuffix("генин") ? .fact : .past
        case .stem: return word.hasPrefix(alternative.text) ? .past : nil
        case .done, .denied, .ahead:
            guard let (form, isNegative) = KazakhVerbForm.of(word, stem: alternative.text),
                isNegative == (alternative.kind == .denied), (form == .ahead) == (alternative.kind == .ahead)
            else { return nil }
            return form
        }
    }

    /// The stems by which the anchor is looked up.
    var anchors: [String] {
        guard case .any(let alternatives) = words[words.count - 1] else { return [] }
        return alternatives.map(\.text)
    }

    private static func word(_ text: String) -> Word {
        if text == "…" { return .gap }
        if text.hasPrefix("#") { return .term(KazakhTerm.Unit(KazakhLetters.fold(text.dropFirst()))) }
        return .any(text.split(separator: "/").map { alternative(String($0)) })
    }

    private static func alternative(_ text: String) -> Alternative {
        let kind: Alternative.Kind? =
            switch text.last {
            case "+": .done
            case "-": .denied
            case "~": .ahead
            case "*": .stem
            default: nil
            }
        guard let kind else { return Alternative(text: KazakhLetters.fold(text), kind: .exact) }
        return Alternative(text: KazakhLetters.fold(text.dropLast()), kind: kind)
    }
}

/// A line of the table of steps.
struct KazakhTrigger: Sendable {
    /// In which case the person stands to whom it is done.
    enum Voice: String, Sendable {
        /// `Омаровты ұстады`
        case obj
        /// `Омаров ұсталды`
        case pass
        /// `Омаровқа айып тақты`
        case dat
        /// `Омаровтың шағымын қайтарды`
        case gen
        /// `Омаров түрмеден шықты`
        case own
    }

    /// nil for what looks like a step and is none.
    var type: EventType?
    var voice: Voice
    var pattern: KazakhPattern
}

/// The table of steps, found by the first letters of the verb.
struct KazakhTriggerTable: Sendable {
    private var byInitials: [String: [(anchor: String, trigger: KazakhTrigger)]] = [:]
    /// Lines that can't be read.
    private(set) var problems: [String] = []

    init(_ table: String) {
        for line in table.split(separator: "\n") where !line.hasPrefix("#") && !line.isEmpty {
            guard let trigger = Self.trigger(line) else {
                problems.append(String(line))
                continue
            }
            for anchor in trigger.pattern.anchors {
                byInitials[String(anchor.prefix(2)), default: []].append((anchor, trigger))
            }
        }
    }

    /// The fullest match whose verb is the token at `anchor`.
    func match(at anchor: Int, in tokens: [Token], terms: [KazakhTerm]) -> (
        trigger: KazakhTrigger, match: KazakhPattern.Match
    )? {
        guard tokens[anchor].isWord else { return nil }
        let word = tokens[anchor].base
        var best: (trigger: KazakhTrigger, match: KazakhPattern.Match)?
        for (stem, trigger) in byInitials[String(word.prefix(2))] ?? [] where word.hasPrefix(stem) {
            guard let match = trigger.pattern.match(endingAt: anchor, in: tokens, terms: terms) else { continue }
            if let best, best.trigger.pattern.words.count >= trigger.pattern.words.count { continue }
            best = (trigger, match)
        }
        return best
    }

    private static func trigger(_ line: Substring) -> KazakhTrigger? {
        let columns = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        guard columns.count == 3, let voice = KazakhTrigger.Voice(rawValue: columns[1]),
            let pattern = KazakhPattern(columns[2])
        else { return nil }
        let type = EventType(rawValue: columns[0])
        guard type != nil || columns[0] == "none" else { return nil }
        return KazakhTrigger(type: type, voice: voice, pattern: pattern)
    }
}
