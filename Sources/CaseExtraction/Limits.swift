/// What a stranger's text may cost.
enum Limits {
    /// Unicode scalars of one field; the longest agency articles have 30,000. What follows is not read.
    static let scalarsRead = 200_000
    /// Passages of one item; bounds the work of looking back for whom a pronoun means.
    static let passagesRead = 2_000
    /// Tokens of one passage that are read. No sentence of prose is as long; lists of prisoners have some 300.
    static let tokensPerPassage = 1_000
    /// People of one item. Reports on mass trials name some 100.
    static let people = 400
    /// Statements of one item, before those that tell of one step are made one.
    static let statements = 2_000
    /// Passages that a pronoun or a description looks back over.
    static let passagesLookedBack = 6
}
