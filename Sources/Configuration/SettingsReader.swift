import CasewireModel
import Foundation

/// The merged tree of all files ──▶ `Settings`, or faults of meaning.
struct SettingsReader {
    let faults: Faults
    /// False where a file could not be read: names that seem to be missing may stand in it.
    var isWhole = true

    func settings(from root: Table) -> Settings {
        let top = TableReader(root, title: "", known: Vocabulary.top, faults: faults)
        let polling = polling(section("polling", of: top, known: Vocabulary.polling), over: PollingSettings())
        let articles = articles(section("articles", of: top, known: Vocabulary.articles), over: ArticleSettings())
        let watch = WatchReader(faults: faults).watchlist(tables("watch", of: top))
        let feeds = FeedReader(faults: faults, polling: polling, articles: articles).feeds(tables("feed", of: top))
        let queues = QueueReader(
            faults: faults, watch: isWhole ? watch.map(\.id.rawValue) : nil,
            feeds: isWhole ? feeds.map(\.id.rawValue) : nil
        ).queues(tables("queue", of: top))
        return Settings(
            contact: headerText("contact", of: top), spool: path("spool", of: top), state: path("state", of: top),
            metrics: metrics(of: top), report: top.flag("report") ?? false, heartbeat: path("heartbeat", of: top),
            polling: polling, articles: articles,
            spoolLimits: spoolLimits(section("spool-limits", of: top, known: Vocabulary.spoolLimits)),
            feeds: feeds, watch: watch, queues: queues)
    }

    /// `[polling]` and its like; an absent one is as good as an empty one.
    private func section(_ key: String, of top: TableReader, known: [String]) -> TableReader {
        var table = Table(place: top.table.place)
        if let node = top.table[key] {
            if case .table(let written) = node.value {
                table = written
            } else {
                top.wrongKind(key, node, "a table, that begins with the line [\(key)]")
            }
        }
        return TableReader(table, title: "[\(key)]", known: known, faults: faults)
    }

    /// `[[feed]]` and its like.
    private func tables(_ key: String, of top: TableReader) -> [Table] {
        guard let node = top.table[key] else { return [] }
        guard case .array(let elements) = node.value else {
            top.wrongKind(key, node, "several tables, each of which begins with the line [[\(key)]]")
            return []
        }
        return elements.compactMap { element in
            if case .table(let table) = element.value { return table }
            top.wrongKind(key, element, "a table that begins with the line [[\(key)]]")
            return nil
        }
    }

    // MARK: - The top

    private func path(_ key: String, of top: TableReader) -> String? {
        guard let text = top.text(key) else { return nil }
        return FilePath.resolved(text, besides: top.place(of: key), "\"\(key)\"", faults)
    }

    private func metrics(of top: TableReader) -> String? {
        guard let path = path("metrics", of: top) else { return nil }
        if path.hasSuffix(".prom") { return path }
        top.fault("metrics", "\"metrics\" does not end in .prom, which the textfile collector looks for; add it")
        return nil
    }

    /// What goes into a header of every request.
    private func headerText(_ key: String, of reader: TableReader) -> String? {
        guard let text = reader.text(key) else { return nil }
        if TextCheck.isHeaderValue(text) { return text }
        reader.fault(key, "\"\(key)\" goes into an HTTP header; write it in ASCII letters")
        return nil
    }

    // MARK: - Sections, which a feed may have as well

    /// - Parameter outer: what holds where the table says nothing.
    func polling(_ reader: TableReader, over outer: PollingSettings) -> PollingSettings {
        var result = outer
        let (every, floor) = (reader.duration("every", atLeast: .seconds(1)), reader.duration("floor"))
        result.every = every ?? outer.every
        result.floor = floor ?? outer.floor
        result.transfers = reader.whole("transfers", in: 1...10_000) ?? outer.transfers
        result.perHost = reader.whole("per-host", in: 1...1000) ?? outer.perHost
        result.spacing = reader.duration("spacing") ?? outer.spacing
        result.alertAfter = reader.duration("alert-after") ?? outer.alertAfter
        result.firstPoll = firstPoll(reader) ?? outer.firstPoll
        result.keepItems = reader.duration("keep-items") ?? outer.keepItems
        result.retryAfterScope =
            reader.choice("retry-after-scope", of: PollingSettings.RetryAfterScope.self) ?? outer.retryAfterScope
        result.allowInsecureRedirect = reader.flag("allow-insecure-redirect") ?? outer.allowInsecureRedirect
        // An empty one is said: it takes the section's back.
        if reader.table["user-agent"] != nil { result.userAgent = headerText("user-agent", of: reader) }
        let isRead =
            (every != nil) == (reader.table["every"] != nil) && (floor != nil) == (reader.table["floor"] != nil)
        if isRead, result.every < result.floor { tellFloor(result, reader) }
        return result
    }

    /// Of a table that says neither nothing is told: the fault is its section's.
    private func tellFloor(_ polling: PollingSettings, _ reader: TableReader) {
        let (every, floor) = (DurationText.text(polling.every), DurationText.text(polling.floor))
        if reader.table["every"] != nil {
            reader.fault(
                "every", "\"every\" is \(every), below the floor of \(floor); the least is every = \"\(floor)\"")
        } else if reader.table["floor"] != nil {
            reader.fault(
                "floor", "\"floor\" is \(floor), above \"every\", which is \(every) here; add every = \"\(floor)\"")
        }
    }

    private func firstPoll(_ reader: TableReader) -> PollingSettings.FirstPoll? {
        if case .text("all") = reader.table["first-poll"]?.value { return .all }
        return reader.duration("first-poll", or: "all").map { .within($0) }
    }

    /// - Parameter outer: what holds where the table says nothing.
    func articles(_ reader: TableReader, over outer: ArticleSettings) -> ArticleSettings {
        ArticleSettings(
            fetch: reader.choice("fetch", of: ArticleSettings.Fetch.self) ?? outer.fetch,
            archive: reader.flag("archive") ?? outer.archive,
            keepEvidence: keepEvidence(reader) ?? outer.keepEvidence,
            evidenceQuota: reader.size("evidence-quota", atLeast: 1) ?? outer.evidenceQuota)
    }

    private func keepEvidence(_ reader: TableReader) -> ArticleSettings.KeepEvidence? {
        if case .text("forever") = reader.table["keep-evidence"]?.value { return .forever }
        return reader.duration("keep-evidence", or: "forever").map { .for($0) }
    }

    private func spoolLimits(_ reader: TableReader) -> SpoolLimits {
        let defaults = SpoolLimits()
        return SpoolLimits(
            quota: reader.size("quota", atLeast: 1) ?? defaults.quota,
            minFree: reader.size("min-free") ?? defaults.minFree,
            keepTaken: reader.duration("keep-taken") ?? defaults.keepTaken,
            reclaimAfter: reader.duration("reclaim-after", atLeast: .seconds(1)) ?? defaults.reclaimAfter)
    }
}

/// Names of files and folders in feeds.conf.
enum FilePath {
    /// Joined to the folder of the file that names it, unless it is absolute.
    static func resolved(_ text: String, besides place: Place, _ what: String, _ faults: Faults) -> String? {
        if text.hasPrefix("~") || text.hasPrefix("$") {
            faults.add(place, "\(what) is \(TextCheck.shown(text)); ~ and $ are not expanded: write the whole path")
            return nil
        }
        return joined(text, toFolderOf: place.file)
    }

    static func joined(_ path: String, toFolderOf file: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + path
    }
}
