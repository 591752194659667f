import CasewireModel

/// Words that tell of a step, from a language's table.
///
/// A line is `type | voice | pattern`, the pattern as `WordPattern` has it.
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
        /// Given to the person: the verb's dative, in languages that have one: "назначил Сеитову".
        case recipient
        /// A state that the person is in or is brought into: "under house arrest".
        case state
    }

    /// nil for what looks like a step and is none (`none` in the tables), which must be told from one.
    var type: EventType?
    var voice: Voice
    var pattern: WordPattern
    /// The line of the table, for whoever asks why.
    var line = ""
}

/// A table of triggers, found by their first word.
struct TriggerTable: Sendable {
    private var byFirstWord: [String: [Trigger]] = [:]
    /// By the stem's first two letters, so that a word is compared with few stems.
    private var byStem: [String: [(stem: String, trigger: Trigger)]] = [:]

    /// - Parameter problems: takes the lines that can't be read; they are left out.
    init(_ table: String, problems: inout [String]) {
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            guard let trigger = Self.trigger(line), trigger.pattern.isUsable else {
                problems.append(String(line))
                continue
            }
            for word in trigger.pattern.firstWords { byFirstWord[word, default: []].append(trigger) }
            for stem in trigger.pattern.firstStems {
                byStem[String(stem.prefix(2)), default: []].append((stem, trigger))
            }
        }
    }

    /// The longest match that begins at a token.
    /// - Parameter isNoun: what the words before tell of a word that is a verb and a noun: "his arrest".
    func match(at start: Int, in tokens: [Token], isNoun: Bool) -> (trigger: Trigger, range: Range<Int>)? {
        var best: (trigger: Trigger, range: Range<Int>)?
        func consider(_ trigger: Trigger) {
            guard let range = trigger.pattern.match(at: start, in: tokens) else { return }
            // Of equals, the one that tells a look-alike apart, or says more: "found not guilty".
            let length = best?.range.count ?? 0
            let isFuller = trigger.pattern.length > best?.trigger.pattern.length ?? 0
            guard range.count > length || range.count == length && (trigger.type == nil || isFuller) else { return }
            // A verb's bare form after "his" or "the" is a noun.
            if trigger.voice == .verb, isNoun, !tokens[start].base.hasSuffix("ed") { return }
            best = (trigger, range)
        }
        byFirstWord[tokens[start].base]?.forEach(consider)
        for (stem, trigger) in byStem[String(tokens[start].base.prefix(2))] ?? []
        where tokens[start].base.hasPrefix(stem) {
            consider(trigger)
        }
        return best
    }

    private static func trigger(_ line: Substring) -> Trigger? {
        let columns = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        guard columns.count == 3, let voice = Trigger.Voice(rawValue: columns[1]) else { return nil }
        let type = EventType(rawValue: columns[0])
        guard type != nil || columns[0] == "none" else { return nil }
        return Trigger(
            type: type, voice: voice, pattern: WordPattern(columns[2]), line: columns.joined(separator: " | "))
    }
}
