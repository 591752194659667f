/// Every setting that there is, by table, in the order of the shipped feeds.conf.
enum Vocabulary {
    static let top = ["contact", "spool", "state", "metrics", "report", "heartbeat", "include"] + sections + lists
    static let sections = ["polling", "articles", "spool-limits"]
    /// Tables of which there are several: `[[feed]]`.
    static let lists = ["feed", "watch", "queue"]

    static let polling = [
        "every", "floor", "transfers", "per-host", "spacing", "alert-after", "first-poll", "keep-items",
        "retry-after-scope", "allow-insecure-redirect", "user-agent",
    ]
    static let articles = ["fetch", "archive", "keep-evidence", "evidence-quota"]
    static let spoolLimits = ["quota", "min-free", "keep-taken", "reclaim-after"]
    static let feed = feedAlone + polling + articles
    static let feedAlone = [
        "id", "url", "title", "language", "timezone", "proxy", "allow-private", "credential",
    ]
    static let watch = ["id", "name", "kind", "aliases"] + conditions
    static let alias = ["text"] + conditions
    static let conditions = ["near", "near-scope", "within", "never"]
    static let queue = ["name", "watch", "feeds", "languages", "places", "kinds"]

    /// For messages: where a setting belongs that stands in the wrong place; the first that has it.
    static func home(of setting: String) -> String? {
        let homes = [
            ("at the top, before the first [table]", top), ("in [polling]", polling), ("in [articles]", articles),
            ("in [spool-limits]", spoolLimits), ("in a [[feed]]", feedAlone), ("in a [[watch]]", watch),
            ("in a [[queue]]", queue),
        ]
        return homes.first { $0.1.contains(setting) }?.0
    }
}
