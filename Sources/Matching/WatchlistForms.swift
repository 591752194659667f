package import CasewireModel
import TextTools

/// What `casewire check --forms` shows: the forms that a watched entity is found in.
extension Watchlist {
    /// One spelling, word by word.
    package struct AliasForms: Equatable, Sendable {
        package var alias: String
        package var words: [[WordEndings]]
        /// Of everyday words: a word alone counts as it is listed only, and all only where it is written as a name.
        package var isEveryday: Bool
        /// Is it an abbreviation, which counts in capitals only?
        package var isAbbreviation: Bool
    }

    /// A stem as it is spelt in the alias and the endings that it takes; an empty one is the stem alone.
    package struct WordEndings: Encodable, Equatable, Sendable {
        package var stem: String
        package var endings: [String]
    }

    /// Of the name and of each alias; a person's other spellings, scripts and word order are found besides.
    package static func forms(of entity: WatchedEntity) -> [AliasForms] {
        var forms: [AliasForms] = []
        for alias in [entity.name] + entity.aliases.map(\.text) {
            let words = Words(alias)
            if words.list.isEmpty || forms.contains(where: { $0.alias == alias }) { continue }
            let style = WatchlistBuilder.style(of: words, entity.kind)
            let roles = WatchlistBuilder.roles(of: words, entity.kind, style)
            let endings = zip(words.list, roles).map { word, role in
                Self.endings(of: WordForms.of(Array(words.letters(of: word)), word.traits, role), of: word, in: alias)
            }
            forms.append(
                AliasForms(
                    alias: alias, words: endings, isEveryday: style.contains(.everyday),
                    isAbbreviation: style.contains(.abbreviation)))
        }
        return forms
    }

    /// A stem once, with all its endings.
    private static func endings(of forms: [WordForm], of word: Word, in alias: String) -> [WordEndings] {
        forms.reduce(into: []) { known, form in
            let stem = spelt(form.stem, in: alias, word)
            let endings = (form.paradigms.contains(.bare) ? [""] : []) + Endings.listed(of: form.paradigms)
            let index = known.firstIndex { $0.stem == stem } ?? known.count
            if index == known.count { known.append(WordEndings(stem: stem, endings: [])) }
            for ending in endings where !known[index].endings.contains(ending) { known[index].endings.append(ending) }
        }
    }

    /// A stem in the alias's own letters, as far as they are the stem's: `ц` of `-ец` is not.
    private static func spelt(_ stem: ArraySlice<UInt16>, in alias: String, _ word: Word) -> String {
        let own = Array(String(decoding: Array(alias.utf8)[word.bytes], as: UTF8.self).unicodeScalars)
        let spelling = Words(alias).letters(of: word)
        guard own.count >= stem.count, spelling.starts(with: stem) else {
            return String(decoding: stem, as: UTF16.self)
        }
        return String(String.UnicodeScalarView(own.prefix(stem.count)))
    }
}
