import CaseExtraction
import CasewireModel
import Configuration
import Deduplication
import Foundation
import Matching
import PageReading
import Storage
import TextTools

/// The middle of the way: from the items that a feed printed to what is owed to the spool. Judges, and asks nobody but the
/// state.
struct ItemProcessor {
    private let watchlist: Watchlist
    private let kinds: [EntityID: WatchedEntity.Kind]
    private let queues: QueueFilter

    init(settings: Settings) {
        watchlist = Watchlist(settings.watch)
        kinds = Dictionary(settings.watch.map { ($0.id, $0.kind) }) { first, _ in first }
        queues = QueueFilter(queues: settings.queues)
    }

    /// What a feed's turn came to.
    struct Told {
        var newItems = 0
        var alerts = 0
        var cases = 0
    }

    /// How often an item's page is asked for before its summary is all there will be.
    static let articleTries = 5

    // MARK: Which pages

    /// The items whose pages are worth asking for: new, to be told, and only summed up by their feed.
    func wantedArticles(of feed: Feed, _ turn: Monitor.Turn, in state: StateTransaction, at now: Date) throws -> [Int] {
        guard turn.settings.articles.fetch != .never else { return [] }
        let identities = ItemIdentities(of: feed.items, in: turn.settings.id)
        return try feed.items.indices.filter { index in
            let printed = feed.items[index]
            guard printed.link != nil, isWorthReading(printed, turn.settings), isToTell(printed, turn, at: now) else {
                return false
            }
            let identity = identities.identity(of: printed, read: item(printed, of: feed, turn, article: nil))
            switch try state.news(of: identity, from: turn.settings.id) {
            case .first, .revision, .sighting: return true
            case .known: return try state.articleTries(identity.key, of: turn.settings.id) != nil
            }
        }
    }

    private func isWorthReading(_ printed: PrintedItem, _ feed: FeedSettings) -> Bool {
        feed.articles.fetch == .always || ItemReader.isSummaryOnly(printed)
    }

    /// Of a feed that is new, old items are remembered and not told.
    private func isToTell(_ printed: PrintedItem, _ turn: Monitor.Turn, at now: Date) -> Bool {
        guard turn.memory.polls == 0, case .within(let age) = turn.settings.polling.firstPoll,
            let published = printed.published ?? printed.updated
        else { return true }
        return now.timeIntervalSince(published) <= age.seconds
    }

    // MARK: What is told

    /// Remembers every item, whether or not it matches, and owes the spool what is new of those that do.
    func take(
        _ reading: Monitor.Reading, poll: Int, in state: StateTransaction, at now: Date
    ) throws -> Told {
        var told = Told()
        let feed = reading.turn.settings.id
        let identities = ItemIdentities(of: reading.feed.items, in: feed)
        for (index, printed) in reading.feed.items.enumerated() {
            let article = reading.articles[index]
            var item = item(printed, of: reading.feed, reading.turn, article: article)
            let identity = identities.identity(of: printed, read: item)
            item.guid = printed.id == nil ? identity.key : item.guid
            var news = try state.news(of: identity, from: feed)
            if case .known(let story) = news {
                guard article != nil || reading.wanted.contains(index) else {
                    try state.seen(identity.key, of: feed, poll: poll)
                    continue
                }
                news = .revision(story)  // its page, asked for in vain before, may have answered now
            }
            let tries = try triesLeft(index, identity.key, reading, in: state)
            _ = try state.remember(item, as: identity, from: feed, poll: poll, articleTries: tries, at: now)
            if case .first = news { told.newItems += 1 }
            guard isToTell(printed, reading.turn, at: now) else { continue }
            try tell(news, item, reading, &told, in: state, at: now)
        }
        return told
    }

    private func triesLeft(_ index: Int, _ key: ItemID, _ reading: Monitor.Reading, in state: StateTransaction) throws
        -> Int?
    {
        guard reading.wanted.contains(index), reading.articles[index]?.text.isEmpty ?? true else { return nil }
        let tries = try state.articleTries(key, of: reading.turn.settings.id) ?? 0
        return tries + 1 < Self.articleTries ? tries + 1 : nil
    }

    private func tell(
        _ news: News, _ item: Item, _ reading: Monitor.Reading, _ told: inout Told, in state: StateTransaction,
        at now: Date
    ) throws {
        let last = try state.told(news.story)
        // A story that another feed told is a sighting here, not an alert, and its corrections are that feed's to print.
        if let teller = last.teller, teller != reading.turn.settings.id { return }
        if case .sighting = news, last.revision > 0 { return }
        guard let matched = watchlist.matches(in: item) else { return }
        let found = cases(in: matched, reading.turn.settings)
        let digest = AlertDigest.of(matched, found)
        guard digest != last.digest else { return }

        let feed = reading.turn.settings
        let source = CaseSource(feed: feed.id, item: item)
        let (changed, all) = try CaseMerger.merge(
            found, from: source, story: news.story, into: { try state.cases(withKey: $0) }, at: now)
        let mentioned = Set(matched.matches.map(\.entity))
        for record in changed {
            try state.set(record)
            let message = try Message(record)
            let places = record.events.compactMap(\.place)
            try state.owe(
                message,
                to: queues.queues(
                    for: .case, entities: mentioned.union(record.organisations), feed: feed.id,
                    language: item.language, places: places))
        }
        let alert = Alert(
            id: news.story, revision: last.revision + 1, created: now,
            feed: FeedReference(id: feed.id, title: feed.title ?? reading.feed.title, url: feed.url), item: item,
            matches: matched.matches, cases: all,
            sightings: try state.sightings(of: news.story).filter { $0.feed != feed.id || $0.url != item.url })
        try state.owe(
            try Message(alert),
            to: queues.queues(
                for: .alert, entities: mentioned, feed: feed.id, language: item.language,
                places: found.flatMap { $0.events.compactMap(\.place) }))
        try state.setTold(news.story, revision: last.revision + 1, digest: digest, teller: feed.id)
        told.alerts += 1
        told.cases += changed.count
    }

    /// Days in a text are those of its newsroom: a report printed at 20:00 UTC is of the next day in Almaty.
    private func cases(in matched: MatchedItem, _ feed: FeedSettings) -> [Case] {
        var local = matched
        local.item.published = matched.item.published.map {
            $0.addingTimeInterval(TimeInterval(feed.timezone.secondsFromGMT(for: $0)))
        }
        return CaseExtractor.cases(in: local, kinds: kinds)
    }

    private func item(_ printed: PrintedItem, of feed: Feed, _ turn: Monitor.Turn, article: Article?) -> Item {
        var item = ItemReader.item(
            printed, feedLanguage: feed.language ?? turn.settings.language, article: article,
            guid: ItemID(printed.id ?? printed.link ?? ""))
        if item.language == nil {
            item.language = LanguageGuess.language(of: "\(item.title)\n\n\(item.text ?? item.summary ?? "")")
        }
        return item
    }
}
