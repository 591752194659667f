/// Words in a row, as the tables write them: `a/b` is either word, `word~` a regular English verb in all its forms,
/// `stem*` any word that begins so, `…` up to three words in between, `……` up to 24 words and commas of the same
/// sentence, `word?` a word that may be missing.
struct WordPattern: Sendable {
    private enum Element: Sendable {
        case words(Set<String>)
        case stems([String])
        /// Words and stems side by side.
        case either(Set<String>, [String])
        case optional(Set<String>)
        case gap(Int)
    }

    private var elements: [Element]

    init(_ text: some StringProtocol) {
        elements = text.split(separator: " ").map { Self.element(String($0)) }
    }

    /// Does it begin with a word or a stem, so that it can be found by that?
    var isUsable: Bool { !firstWords.isEmpty || !firstStems.isEmpty }

    var length: Int { elements.count }

    var firstWords: Set<String> {
        switch elements.first {
        case .words(let words), .either(let words, _): words
        default: []
        }
    }
    var firstStems: [String] {
        switch elements.first {
        case .stems(let stems), .either(_, let stems): stems
        default: []
        }
    }

    /// The tokens that the pattern takes from `start` on; nil where it does not match there.
    func match(at start: Int, in tokens: [Token]) -> Range<Int>? {
        var position = start
        var gap = 0
        for element in elements {
            switch element {
            case .gap(let length): gap = length
            case .optional(let words):
                if position < tokens.count, words.contains(tokens[position].base) { position += 1 }
            case .words, .stems, .either:
                guard let found = find(element, from: position, within: gap, in: tokens) else { return nil }
                position = found + 1
                gap = 0
            }
        }
        return start..<position
    }

    private func find(_ element: Element, from start: Int, within gap: Int, in tokens: [Token]) -> Int? {
        // A short gap never leaps over a mark, a long one never over what ends a clause.
        let leapt = gap > Self.shortGap ? "\"“”«»„'‘,()" : "\"“”«»„'‘"
        for candidate in start...(start + gap) {
            guard candidate < tokens.count else { return nil }
            if matches(element, tokens[candidate]) { return candidate }
            if tokens[candidate].kind == .mark, !leapt.contains(tokens[candidate].text) { return nil }
        }
        return nil
    }

    private func matches(_ element: Element, _ token: Token) -> Bool {
        switch element {
        case .words(let words): words.contains(token.base)
        case .stems(let stems): stems.contains { token.base.hasPrefix($0) }
        case .either(let words, let stems):
            words.contains(token.base) || stems.contains { token.base.hasPrefix($0) }
        case .optional, .gap: false
        }
    }

    private static let shortGap = 3
    private static let longGap = 24

    private static func element(_ word: String) -> Element {
        if word == "…" { return .gap(shortGap) }
        if word == "……" { return .gap(longGap) }
        if word.hasSuffix("?") { return .optional(Set(word.dropLast().split(separator: "/").map(String.init))) }
        let alternatives = word.split(separator: "/").map(String.init)
        if alternatives.allSatisfy({ $0.hasSuffix("*") }) { return .stems(alternatives.map { String($0.dropLast()) }) }
        if alternatives.contains(where: { $0.hasSuffix("*") }) {
            return .either(
                Set(alternatives.filter { !$0.hasSuffix("*") }),
                alternatives.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) })
        }
        return .words(Set(alternatives.flatMap { $0.hasSuffix("~") ? forms(of: String($0.dropLast())) : [$0] }))
    }

    /// A regular verb's forms: `charge`, `charges`, `charged`, `charging`; `deny`, `denies`, `denied`.
    static func forms(of verb: String) -> [String] {
        if verb.hasSuffix("e") { return [verb, verb + "s", verb + "d", verb.dropLast() + "ing"] }
        if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeou".contains(before) {
            return [verb, verb.dropLast() + "ies", verb.dropLast() + "ied", verb + "ing"]
        }
        if ["s", "sh", "ch", "x"].contains(where: verb.hasSuffix) {
            return [verb, verb + "es", verb + "ed", verb + "ing"]
        }
        return [verb, verb + "s", verb + "ed", verb + "ing"]
    }
}
