/// What a configuration may be at most. Each is far above what a person writes, so that only a mistake or an attack
/// meets it.
enum Limits {
    /// Bytes of one file. A watchlist of 100,000 names with their spellings takes about 6 MB.
    static let file = 8 << 20
    /// Bytes of all files together: several large watchlists, and still well under a second of reading.
    static let allFiles = 64 << 20
    /// Files that `include` may bring, in all: globs over a wrong folder end here.
    static let files = 1000
    /// Names in one folder that a glob looks through, for the same reason.
    static let folder = 20_000
    /// Brackets and braces within each other. feeds.conf needs three; the TOML reader works recursively.
    static let nesting = 16
    /// Values and headers of one file: each takes about half a kilobyte of memory while it is read.
    static let values = 500_000
    /// Parts of one dotted key. feeds.conf needs two; each makes a table within a table.
    static let keyParts = 16
    /// Faults told at once; the rest is counted. Nobody reads more in one go.
    static let faults = 100
    /// Faults of syntax after which a file is given up: each costs another reading of the whole file.
    static let syntaxFaults = 20
    /// Unicode scalars of a name, alias, title or other text of one line.
    static let text = 1000
    /// Bytes of an id or a queue's name: it becomes part of paths and of messages.
    static let id = 64
    /// Bytes of an address; browsers and servers begin to refuse longer ones at about this length.
    static let address = 2048
    /// Bytes of a file with a credential: the usual limit of a server for all headers.
    static let credential = 8192
    /// Seconds: a hundred years, below which no sum of durations overflows.
    static let seconds = 36_500 * 86_400
    /// Bytes: 1 EiB, below which no sum of sizes overflows.
    static let size = 1 << 60
}
