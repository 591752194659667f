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
            problems(of: alias.text, entity.kind)
                + problems(of: alias.conditions ?? entity.conditions, of: alias.text)
        }
    }

    private static func problems(of alias: String, _ kind: WatchedEntity.Kind) -> [Problem] {
        let words = Words(alias)
        let letters = words.list.reduce(0) { $0 + Int($1.letterCount) }
        if letters == 0 {
            return [Problem(alias: alias, isFault: true, text: "has no letter or digit, so that it can never match")]
        }
        if letters <= 2, !words.list[0].isAbbreviation {
            return [Problem(alias: alias, isFault: false, text: "is so short that it matches almost everything")]
        }
        guard words.list.allSatisfy({ EverydayWords.contains(words.letters(of: $0)) }) else { return [] }
        let text =
            kind == .term
            ? "is an everyday word, and matches wherever it stands"
            : "is made of everyday words: it counts only in quotes, or with a capital within a sentence, and not declined"
        return [Problem(alias: alias, isFault: false, text: text)]
    }

    private static func problems(of conditions: Conditions, of alias: String) -> [Problem] {
        var problems: [Problem] = []
        for phrase in conditions.near + conditions.never where Words(phrase).list.isEmpty {
            problems.append(
                Problem(alias: alias, isFault: true, text: "has a condition without a letter: \"\(phrase)\""))
        }
        let own = normalForm(of: alias)
        for phrase in conditions.never where normalForm(of: phrase) == own {
            problems.append(Problem(alias: alias, isFault: true, text: "stands in its own `never`"))
        }
        if !conditions.near.isEmpty, conditions.near.allSatisfy({ normalForm(of: $0) == own }) {
            problems.append(
                Problem(alias: alias, isFault: true, text: "has only itself in its `near`, so that it can never match"))
        }
        return problems
    }

    private static func normalForm(of text: String) -> [String] {
        let words = Words(text)
        return words.list.map { String(decoding: words.letters(of: $0), as: UTF16.self) }
    }
}
