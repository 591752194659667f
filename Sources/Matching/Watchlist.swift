package import CasewireModel
import TextTools

/// The watched entities, laid out so that a text is read once however many they are.
package struct Watchlist: Sendable {
    let entities: [WatchedEntity]
    private(set) var aliases: [CompiledAlias] = []
    private(set) var conditions: [CompiledConditions] = []
    private let abbreviatedPhrases: Set<Int32>
    private let capitalsOfPhrases: [Int32: Int]
    private(set) var tree = PhraseTree()
    private(set) var persons = PersonNames()
    private(set) var lexicon: Lexicon
    /// The folding keys of persons' names; nil where no person is watched.
    private(set) var keys: Lexicon?

    package init(_ entities: [WatchedEntity]) {
        var builder = WatchlistBuilder()
        for (index, entity) in entities.enumerated() { builder.add(entity, Int32(index)) }
        self.entities = entities
        aliases = builder.aliases
        conditions = builder.conditions
        abbreviatedPhrases = builder.abbreviatedPhrases
        capitalsOfPhrases = builder.capitalsOfPhrases
        tree = builder.tree
        persons = builder.persons
        lexicon = builder.lexicon.finish()
        keys = persons.isEmpty ? nil : builder.keys.finish(.folded)
    }

    /// nil where the item mentions none of the watched.
    package func matches(in item: Item) -> MatchedItem? {
        var search = Search(self, Self.fields(of: item))
        let matches = search.matches()
        return matches.isEmpty ? nil : MatchedItem(item: item, matches: matches)
    }

    /// The matches of one text, whose conditions are judged within it.
    package func matches(in text: String, field: Item.Field) -> [Match] {
        var search = Search(self, [(field, text)])
        return search.matches()
    }

    /// Whatever the aliases were found in, with the rule that let it through or held it back.
    package func explain(_ item: Item) -> [Candidate] {
        var search = Search(self, Self.fields(of: item))
        return search.candidates()
    }

    package func explain(_ text: String, field: Item.Field) -> [Candidate] {
        var search = Search(self, [(field, text)])
        return search.candidates()
    }

    /// How much a search of this text looks at, in steps that are the same on every machine.
    package func work(on text: String) -> Int {
        var search = Search(self, [(.text, text)])
        _ = search.matches()
        return search.work
    }

    func isAbbreviation(phrase: Int32) -> Bool { abbreviatedPhrases.contains(phrase) }
    /// Which word of a condition must have a capital: `near = ["Democratic Choice"]` is a name, a democratic choice none.
    func capital(ofPhrase phrase: Int32) -> Int? { capitalsOfPhrases[phrase] }

    private static func fields(of item: Item) -> [(Item.Field, String)] {
        Item.Field.allCases.compactMap { field in item[field].map { (field, $0) } }
    }
}

/// An alias as the search needs it.
struct CompiledAlias: Sendable {
    struct Style: OptionSet, Sendable {
        let rawValue: UInt8
        /// Matches in capitals only.
        static let abbreviation = Style(rawValue: 1 << 0)
        /// Made of everyday words: counts only where it is written as a name.
        static let everyday = Style(rawValue: 1 << 1)
        static let person = Style(rawValue: 1 << 2)
        /// Spelt with Kazakh letters.
        static let kazakh = Style(rawValue: 1 << 3)
        /// Spelt with Latin letters that have accents.
        static let accented = Style(rawValue: 1 << 4)
    }

    var entity: Int32
    /// In the entity's `aliases`; -1: its name.
    var number: Int32
    /// In the watchlist's conditions; -1: none.
    var conditions: Int32
    var style: Style
    /// Of an everyday alias: which of its words must have a capital.
    var capital: UInt8
    /// The listed word that it ends with, to tell an ending from none.
    var lastWord: Int32
}

struct CompiledConditions: Sendable {
    var near: [Int32]
    var scope: Conditions.Scope
    var within: Int?
    var never: [Int32]
}
