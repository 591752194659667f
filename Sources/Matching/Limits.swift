/// What no text and no watchlist may exceed, with its unit and its reason.
enum Limits {
    /// Unicode scalars of a match's `context`: a page without one full stop is a single sentence, and every match in it
    /// would carry a copy.
    static let context = 1_000
    /// Matches reported of one item: more is a list or an attack, and a message stays readable.
    static let matchesPerItem = 1_000
    /// Watched persons who share a surname and may all be meant by it alone; above, the given name must stand there.
    static let personsPerSurname = 4
    /// Words of a `never` phrase that are looked at around a match: no name of a thing is longer.
    static let wordsPerPhrase = 16
}
