package import CasewireModel
import TextTools

/// What `casewire check` says of a watched entity.
extension Watchlist {
    package struct Problem: Equatable, Sendable {
        /// The alias, or the word of a condition, that the problem is with.
        package var alias: String
        /// Can it never match, so that the configuration is wrong? Else it is only a warning.
        package var isFault: Bool
        package var text: String
    }

    /// In the order of the aliases; empty where there is nothing to say.
    package static func problems(of entity: WatchedEntity) -> [Problem] {
        let spellings = [Alias(entity.name, conditions: nil)] + entity.aliases
        return spellings.flatMap { alias in
            problems(of: alias, entity)
                + problems(of: alias.conditions ?? entity.conditions, of: alias.text)
        }
    }

    private static func problems(of spelling: Alias, _ entity: WatchedEntity) -> [Problem] {
        let alias = spelling.text
        let words = Words(alias)
        let letters = words.list.reduce(0) { $0 + Int($1.letterCount) }
        if letters == 0 {
            return [Problem(alias: alias, isFault: true, text: "has no letter or digit, so that it can never match")]
        }
        if letters <= 2, !words.list[0].isAbbreviation {
            return [Problem(alias: alias, isFault: false, text: "is so short that it matches almost everything")]
        }
        if entity.kind == .person, words.list.count == 1, GivenNameForms.sex(of: alias) != nil {
            return [Problem(alias: alias, isFault: false, text: "is a given name, and matches whoever bears it")]
        }
        guard words.list.allSatisfy({ EverydayWords.contains(words.letters(of: $0)) }) else { return [] }
        // Whoever says what must stand nearby knows that the words are ordinary.
        guard (spelling.conditions ?? entity.conditions).near.isEmpty else { return [] }
        let text =
            entity.kind == .term
            ? "is an everyday word, and matches wherever it stands"
            : "is made of everyday words, and counts only in quotes or with a capital within a sentence"
        return [Problem(alias: alias, isFault: false, text: text)]
    }

    private static func problems(of conditions: Conditions, of alias: String) -> [Problem] {
        var problems: [Problem] = []
        for phrase in conditions.near + conditions.never where Words(phrase).list.isEmpty {
            problems.append(
                Problem(alias: alias, isFault: true, text: "has a condition without a letter: \"\(phrase)\""))
        }
        let own = normalForm(of: alias)
        for phrase in conditions.never where holds(own, normalForm(of: phrase)) {
            let text = "holds \"\(phrase)\" of its own `never`, so that it can never match"
            problems.append(Problem(alias: alias, isFault: true, text: text))
        }
        if let within = conditions.within, within < 1, !conditions.near.isEmpty {
            let text = "has `within = \(within)`, and words stand 1 apart or more, so that it can never match"
            problems.append(Problem(alias: alias, isFault: true, text: text))
        }
        if !conditions.near.isEmpty, conditions.near.allSatisfy({ normalForm(of: $0) == own }) {
            problems.append(
                Problem(alias: alias, isFault: true, text: "has only itself in its `near`, so that it can never match"))
        }
        return problems
    }

    /// Does an alias have all words of a phrase, one after the other?
    private static func holds(_ alias: [String], _ phrase: [String]) -> Bool {
        guard !phrase.isEmpty, phrase.count <= alias.count else { return false }
        return (0...alias.count - phrase.count).contains { alias[$0..<$0 + phrase.count].elementsEqual(phrase) }
    }

    private static func normalForm(of text: String) -> [String] {
        let words = Words(text)
        return words.list.map { String(decoding: words.letters(of: $0), as: UTF16.self) }
    }
}
