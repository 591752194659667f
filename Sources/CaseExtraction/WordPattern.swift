/// Words in a row, as the tables write them: `a/b` is either word, `word~` a regular English verb in all its forms,
/// `stem*` any word that begins so, `…` up to three words in between, `……` up to 24 words and commas of the same
/// sentence, `word?` a word that may be missing.
struct WordPattern: Sendable {
    /// A word that may be one of several, or a gap.
    private struct Element: Sendable {
        var words: Set<String> = []
        /// How a word may begin.
        var stems: [String] = []
        var isOptional = false
        /// Words that may stand in between; 0 where this is no gap.
        var gap = 0

        func matches(_ token: Token) -> Bool {
            words.contains(token.base) || stems.contains { token.base.hasPrefix($0) }
        }
    }

    private var elements: [Element]

    init(_ text: some StringProtocol) {
        elements = text.split(separator: " ").map { Self.element(String($0)) }
    }

    /// Does it begin with a word or a stem, so that it can be found by that?
    var isUsable: Bool { !firstWords.isEmpty || !firstStems.isEmpty }

    var length: Int { elements.count }

    var firstWords: Set<String> { first?.words ?? [] }
    var firstStems: [String] { first?.stems ?? [] }

    private var first: Element? { elements.first.flatMap { $0.isOptional ? nil : $0 } }

    /// The tokens that the pattern takes from `start` on; nil where it does not match there.
    func match(at start: Int, in tokens: [Token]) -> Range<Int>? {
        var position = start
        var gap = 0
        for element in elements {
            if element.gap > 0 {
                gap = element.gap
            } else if element.isOptional {
                if position < tokens.count, element.matches(tokens[position]) { position += 1 }
            } else {
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
            if element.matches(tokens[candidate]) { return candidate }
            if tokens[candidate].kind == .mark, !leapt.contains(tokens[candidate].text) { return nil }
        }
        return nil
    }

    private static let shortGap = 3
    private static let longGap = 24

    private static func element(_ word: String) -> Element {
        if word == "…" { return Element(gap: shortGap) }
        if word == "……" { return Element(gap: longGap) }
        let isOptional = word.hasSuffix("?")
        let alternatives = (isOptional ? word.dropLast() : word[...]).split(separator: "/").map(String.init)
        let stems = alternatives.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) }
        let words = alternatives.filter { !$0.hasSuffix("*") }
        return Element(
            words: Set(words.flatMap { $0.hasSuffix("~") ? forms(of: String($0.dropLast())) : [$0] }), stems: stems,
            isOptional: isOptional)
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
