package import CasewireModel
package import Foundation

/// What feeds.conf says, checked and resolved: of two settings the nearer one has won already (feed, section, default).
///
/// Sizes are bytes. Paths are as written, or joined to the folder of feeds.conf where they are relative.
package struct Settings: Equatable, Sendable {
    /// An address or an e-mail that goes into the User-Agent, so that a site's operator can reach whoever asks.
    package var contact: String?
    /// nil: the command decides (`--spool`, else the XDG folders).
    package var spool: String?
    /// nil: the command decides (`--state`, else `$STATE_DIRECTORY`, else the XDG folders).
    package var state: String?
    /// A file for Prometheus' textfile collector, ending in `.prom`.
    package var metrics: String?
    /// Whether `report/` is made anew after each cycle that changed something.
    package var report: Bool
    /// A file that is touched after each cycle.
    package var heartbeat: String?
    /// What holds for a feed that says nothing of its own; `transfers`, `perHost` and `spacing` are taken from here.
    package var polling: PollingSettings
    /// What holds for a feed that says nothing of its own; `evidenceQuota` is taken from here.
    package var articles: ArticleSettings
    package var spoolLimits: SpoolLimits
    /// In the order written, those of included files after those of the file that includes them.
    package var feeds: [FeedSettings]
    package var watch: [WatchedEntity]
    package var queues: [QueueSettings]

    package init(
        contact: String? = nil, spool: String? = nil, state: String? = nil, metrics: String? = nil,
        report: Bool = false, heartbeat: String? = nil, polling: PollingSettings = PollingSettings(),
        articles: ArticleSettings = ArticleSettings(), spoolLimits: SpoolLimits = SpoolLimits(),
        feeds: [FeedSettings] = [], watch: [WatchedEntity] = [], queues: [QueueSettings] = []
    ) {
        self.contact = contact
        self.spool = spool
        self.state = state
        self.metrics = metrics
        self.report = report
        self.heartbeat = heartbeat
        self.polling = polling
        self.articles = articles
        self.spoolLimits = spoolLimits
        self.feeds = feeds
        self.watch = watch
        self.queues = queues
    }
}

/// `[polling]`, and the same settings where a `[[feed]]` has its own.
package struct PollingSettings: Equatable, Sendable {
    /// Between two polls of a feed; never below `floor`.
    package var every: Duration
    /// Never more often than this, whatever a feed says.
    package var floor: Duration
    /// At once, in all.
    package var transfers: Int
    /// Connections to one host.
    package var perHost: Int
    /// Between two starts on one host.
    package var spacing: Duration
    /// A feed that fails for this long is itself worth a notice.
    package var alertAfter: Duration
    package var firstPoll: FirstPoll
    /// How long items are kept as text, for rescan and for comparing stories.
    package var keepItems: Duration
    package var retryAfterScope: RetryAfterScope
    /// From https to http.
    package var allowInsecureRedirect: Bool
    /// The whole header in place of `Casewire/VERSION (+contact)`; nil: that.
    package var userAgent: String?

    package init(
        every: Duration = .seconds(30 * 60), floor: Duration = .seconds(5 * 60), transfers: Int = 64, perHost: Int = 2,
        spacing: Duration = .seconds(1), alertAfter: Duration = .seconds(24 * 3600),
        firstPoll: FirstPoll = .within(.seconds(7 * 86_400)), keepItems: Duration = .seconds(90 * 86_400),
        retryAfterScope: RetryAfterScope = .domain, allowInsecureRedirect: Bool = false, userAgent: String? = nil
    ) {
        self.every = every
        self.floor = floor
        self.transfers = transfers
        self.perHost = perHost
        self.spacing = spacing
        self.alertAfter = alertAfter
        self.firstPoll = firstPoll
        self.keepItems = keepItems
        self.retryAfterScope = retryAfterScope
        self.allowInsecureRedirect = allowInsecureRedirect
        self.userAgent = userAgent
    }

    /// On which items of a new feed an alert is made; the others are only remembered.
    package enum FirstPoll: Equatable, Sendable {
        case all
        /// Those no older than this, and those without a date.
        case within(Duration)
    }

    /// Whom a Retry-After holds back.
    package enum RetryAfterScope: String, CaseIterable, Sendable {
        /// All feeds of the registrable domain.
        case domain
        case host, feed
    }
}

/// `[articles]`, and the same settings where a `[[feed]]` has its own.
package struct ArticleSettings: Equatable, Sendable {
    package var fetch: Fetch
    /// Whether each response that an alert or case rests on is kept, as WARC.
    package var archive: Bool
    package var keepEvidence: KeepEvidence
    /// Bytes of evidence, in all.
    package var evidenceQuota: Int

    package init(
        fetch: Fetch = .auto, archive: Bool = true, keepEvidence: KeepEvidence = .forever,
        evidenceQuota: Int = 20 << 30
    ) {
        self.fetch = fetch
        self.archive = archive
        self.keepEvidence = keepEvidence
        self.evidenceQuota = evidenceQuota
    }

    /// Whether the pages of items are fetched.
    package enum Fetch: String, CaseIterable, Sendable {
        /// Where the feed gives a summary only.
        case auto
        case always, never
    }

    /// The evidence of a case is kept as long as the case, whatever this says.
    package enum KeepEvidence: Equatable, Sendable {
        case forever
        case `for`(Duration)
    }
}

/// `[spool-limits]`
package struct SpoolLimits: Equatable, Sendable {
    /// Bytes of messages; evidence has its own.
    package var quota: Int
    /// Bytes free on the disk below which a notice goes out.
    package var minFree: Int
    /// How long a message stays in `done/`.
    package var keepTaken: Duration
    /// A message taken longer ago than this, and not done, goes back to `new/`.
    package var reclaimAfter: Duration

    package init(
        quota: Int = 5 << 30, minFree: Int = 500 << 20, keepTaken: Duration = .seconds(30 * 86_400),
        reclaimAfter: Duration = .seconds(3600)
    ) {
        self.quota = quota
        self.minFree = minFree
        self.keepTaken = keepTaken
        self.reclaimAfter = reclaimAfter
    }
}

/// A `[[feed]]` with all that holds for it.
package struct FeedSettings: Equatable, Sendable {
    package var id: FeedID
    /// As written: http or https, a host, no user and no password.
    package var url: String
    /// In place of the feed's own.
    package var title: String?
    /// BCP 47, where the feed does not say.
    package var language: String?
    /// For "today" and "yesterday" in its texts: as written, else UTC+5 for a host under .kz, else UTC.
    package var timezone: TimeZone
    /// `http`, `https`, `socks4`, `socks4a`, `socks5` or `socks5h`, without a password.
    package var proxy: String?
    /// Whether it may resolve to a private or loopback address.
    package var allowPrivate: Bool
    /// For `Credential.read`: a name in `$CREDENTIALS_DIRECTORY`, or a path.
    package var credential: String?
    package var polling: PollingSettings
    package var articles: ArticleSettings

    package init(
        id: FeedID, url: String, title: String? = nil, language: String? = nil, timezone: TimeZone = .gmt,
        proxy: String? = nil, allowPrivate: Bool = false, credential: String? = nil,
        polling: PollingSettings = PollingSettings(), articles: ArticleSettings = ArticleSettings()
    ) {
        self.id = id
        self.url = url
        self.title = title
        self.language = language
        self.timezone = timezone
        self.proxy = proxy
        self.allowPrivate = allowPrivate
        self.credential = credential
        self.polling = polling
        self.articles = articles
    }
}

/// A `[[queue]]`: a message goes into it when every filter that is set lets it through.
package struct QueueSettings: Equatable, Sendable {
    /// The folder's name under `queues/`.
    package var name: String
    /// nil, here and below: no such filter.
    package var watch: [EntityID]?
    package var feeds: [FeedID]?
    /// BCP 47, in lower case.
    package var languages: [String]?
    package var places: [String]?
    package var kinds: [Message.Kind]

    package init(
        name: String, watch: [EntityID]? = nil, feeds: [FeedID]? = nil, languages: [String]? = nil,
        places: [String]? = nil, kinds: [Message.Kind] = [.alert, .case]
    ) {
        self.name = name
        self.watch = watch
        self.feeds = feeds
        self.languages = languages
        self.places = places
        self.kinds = kinds
    }
}
