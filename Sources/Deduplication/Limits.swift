/// What comparing stories may cost, whatever a feed prints.
enum Limits {
    /// Passages of a text that are compared: a news report has some twenty, and a text of a megabyte is one for its head.
    static let storyPassages = 96

    /// Marks by which a text is found: each is a row of the state, and a report's passages are seldom more.
    static let storyMarks = 12

    /// Texts with one mark that are looked at, the first ones: what more of them share is a formula.
    static let markHolders = 16

    /// Texts that an item is compared with word by word, the likeliest first.
    static let storyCandidates = 12

    /// One in so many marks of the shorter text is shared at least where a text is compared word by word: a cut copy of two
    /// passages has two of its six from a report of twelve.
    static let leastShared = 6

    /// Stories that have a passage in common from which on it is a newsroom's background: a copy and a round-up make two.
    static let commonStories = 3

    /// Texts of one story in one feed that a new one is compared with, the last ones: a live page has hundreds.
    static let storyVersions = 16
}
