/// Words that tell of a step, from a language's table.
///
/// A line is `type | voice | pattern`. In a pattern, `a/b` is either word, `word~` a regular English verb in all its
/// forms, `stem*` any word that begins so, `…` up to three words in between, `……` up to 24 words and commas of the same
/// sentence, `word?` a word that may be missing.
struct Trigger: Sendable {
    enum Voice: String, Sendable {
        /// Done to the person: the verb's object, or a passive's subject.
        case verb
        /// The person is the subject whatever the form: "went on trial", "died", "received".
        case own
        /// A court's answer to somebody: whose request, sentence or case it is.
        case court
        /// A noun that belongs to the person: "his arrest", "the release of X".
        case noun
        /// A state that the person is in or is brought into: "under house arrest".
        case state
    }

    enum Element: Sendable, Equatable {
        case words(Set<String>)
        case stems([String])
        case optional(Set<String>)
        case gap
        case longGap
    }

    var type: EventTypeName
    var voice: Voice
    var pattern: [Element]

    /// The tokens that the pattern takes from `start` on; nil where it does not match there.
    func match(at start: Int, in tokens: [Token]) -> Range<Int>? {
        var position = start
        var gap = 0
        for (index, element) in pattern.enumerated() {
            switch element {
            case .gap:
                gap = 3
            case .longGap:
                gap = 24
            case .optional(let words):
                if position < tokens.count, words.contains(tokens[position].base) { position += 1 }
            case .words, .stems:
                var candidate = position
                let limit = position + gap
                while candidate <= limit {
                    guard candidate < tokens.count else { return nil }
                    if Self.matches(element, tokens[candidate]) { break }
                    // A short gap never leaps over a mark, a long one never over what ends a clause.
                    if tokens[candidate].kind == .mark, !(gap > 3 ? "\"“”'‘,()" : "\"“”'‘").contains(tokens[candidate].text) {
                        return nil
                    }
                    candidate += 1
                }
                guard candidate <= limit else { return nil }
                position = candidate + 1
                gap = 0
                if index == 0, candidate != start { return nil }
            }
        }
        return start..<position
    }

    private static func matches(_ element: Element, _ token: Token) -> Bool {
        switch element {
        case .words(let words): words.contains(token.base)
        case .stems(let stems): stems.contains { token.base.hasPrefix($0) }
        case .optional, .gap, .longGap: false
        }
    }
}

/// A step's type as the tables name it: the event types, and what is no event but must be told from one.
enum EventTypeName: String, Sendable {
    case searched, detained, charged, pretrialArrest = "pretrial_arrest", houseArrest = "house_arrest", trialOpened = "trial_opened"
    case sentenced, acquitted, appealPlanned = "appeal_planned", appealFiled = "appeal_filed", appealRejected = "appeal_rejected"
    case appealGranted = "appeal_granted", sentenceChanged = "sentence_changed", released, died
    /// Looks like one of the others and is none.
    case none
}

/// A table of triggers, found by their first word.
struct TriggerTable: Sendable {
    private var byFirstWord: [String: [Trigger]] = [:]
    private var byStem: [(stem: String, trigger: Trigger)] = []

    /// A line that can't be read is left out; `TriggerTableTests` fails on one.
    init(_ table: String, problems: inout [String]) {
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            guard let trigger = Self.trigger(line) else {
                problems.append(String(line))
                continue
            }
            switch trigger.pattern.first {
            case .words(let words): for word in words { byFirstWord[word, default: []].append(trigger) }
            case .stems(let stems): for stem in stems { byStem.append((stem, trigger)) }
            default: problems.append(String(line))
            }
        }
        for word in byFirstWord.keys { byFirstWord[word]?.sort { $0.pattern.count > $1.pattern.count } }
    }

    /// The longest match that begins at a token.
    /// - Parameter isNoun: what the words before tell of a word that is a verb and a noun: "his arrest".
    func match(at start: Int, in tokens: [Token], isNoun: Bool) -> (trigger: Trigger, range: Range<Int>)? {
        var best: (trigger: Trigger, range: Range<Int>)?
        func consider(_ trigger: Trigger) {
            guard let range = trigger.match(at: start, in: tokens), range.count > best?.range.count ?? 0 else { return }
            // A verb's bare form after "his" or "the" is a noun.
            if trigger.voice == .verb, isNoun, !tokens[start].base.hasSuffix("ed") { return }
            best = (trigger, range)
        }
        byFirstWord[tokens[start].base]?.forEach(consider)
        for (stem, trigger) in byStem where tokens[start].base.hasPrefix(stem) { consider(trigger) }
        return best
    }

    private static func trigger(_ line: Substring) -> Trigger? {
        let columns = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        guard columns.count == 3, let type = EventTypeName(rawValue: columns[0]), let voice = Trigger.Voice(rawValue: columns[1])
        else { return nil }
        let pattern = columns[2].split(separator: " ").map { element(String($0)) }
        return pattern.isEmpty ? nil : Trigger(type: type, voice: voice, pattern: pattern)
    }

    private static func element(_ word: String) -> Trigger.Element {
        if word == "…" { return .gap }
        if word == "……" { return .longGap }
        if word.hasSuffix("?") { return .optional(Set(word.dropLast().split(separator: "/").map(String.init))) }
        let alternatives = word.split(separator: "/").map(String.init)
        if alternatives.allSatisfy({ $0.hasSuffix("*") }) { return .stems(alternatives.map { String($0.dropLast()) }) }
        return .words(Set(alternatives.flatMap { $0.hasSuffix("~") ? forms(of: String($0.dropLast())) : [$0] }))
    }

    /// A regular verb's forms: `charge`, `charges`, `charged`, `charging`; `deny`, `denies`, `denied`.
    static func forms(of verb: String) -> [String] {
        if verb.hasSuffix("e") { return [verb, verb + "s", verb + "d", verb.dropLast() + "ing"] }
        if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeou".contains(before) {
            return [verb, verb.dropLast() + "ies", verb.dropLast() + "ied", verb + "ing"]
        }
        if ["s", "sh", "ch", "x"].contains(where: verb.hasSuffix) { return [verb, verb + "es", verb + "ed", verb + "ing"] }
        return [verb, verb + "s", verb + "ed", verb + "ing"]
    }
}
