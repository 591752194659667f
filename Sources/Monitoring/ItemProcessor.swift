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
    private let watchlist: LaidOutWatchlist
    private let kinds: [EntityID: WatchedEntity.Kind]
    private let queues: QueueFilter
    private let stories = StoryShelf()
    private let evidence: EvidenceKeeper?

    /// - Parameter evidence: nil where nothing is archived.
    init(settings: Settings, evidence: EvidenceKeeper? = nil) {
        self.evidence = evidence
        watchlist = LaidOutWatchlist(settings.watch)
        kinds = Dictionary(settings.watch.map { ($0.id, $0.kind) }) { first, _ in first }
        queues = QueueFilter(queues: settings.queues)
    }

    /// What a feed's turn came to.
    struct Told {
        var newItems = 0
        var alerts = 0
        var cases = 0
        var window = Window()
    }

    /// How often an item's page is asked for before its summary is all there will be.
    static let articleTries = 5

    /// An item read without its page, and by what it is known: made once, though looked at before its page is asked for
    /// and after.
    struct Prepared: Sendable {
        let item: Item
        let identity: ItemIdentity
    }

    // MARK: Which pages

    /// Finds the items whose pages are worth asking for: new, to be told, and only summed up by their feed.
    func findWanted(_ reading: inout Monitor.Reading, in state: StateTransaction, at now: Date) throws {
        let turn = reading.turn
        guard turn.settings.articles.fetch != .never else { return }
        let identities = ItemIdentities(of: reading.feed.items, in: turn.settings.id)
        for (index, printed) in reading.feed.items.enumerated() {
            guard printed.link != nil else { continue }
            let looked = try Looked(for: printed, identities, of: turn.settings.id, in: state)
            if let known = looked.sameBytes(as: printed) {
                if known.articleTries != nil { reading.wanted.append(index) }
                continue
            }
            guard isWorthReading(printed, turn.settings), isToTell(printed, turn, at: now) else { continue }
            let prepared = prepared(printed, reading, identities, article: nil)
            reading.prepared[index] = prepared
            let known = try looked.known(prepared.identity.key, of: turn.settings.id, in: state)
            switch try state.news(of: prepared.identity, known: known, from: turn.settings.id) {
            case .first, .revision, .sighting: reading.wanted.append(index)
            case .known: if known?.articleTries != nil { reading.wanted.append(index) }
            }
        }
    }

    /// What the state was asked about an item before it was read.
    private struct Looked {
        /// nil where only the item's words tell what it is known by.
        let key: ItemID?
        let known: StateTransaction.Known?

        init(
            for printed: PrintedItem, _ identities: ItemIdentities, of feed: FeedID, in state: StateTransaction
        ) throws {
            key = identities.quickKey(of: printed)
            known = try key.flatMap { try state.known($0, of: feed) }
        }

        /// What is known of an item of which the feed prints the very same bytes again: nothing of it need be read.
        func sameBytes(as printed: PrintedItem) -> StateTransaction.Known? {
            guard let known, let bytes = known.bytes, bytes == ItemIdentities.bytesDigest(of: printed) else {
                return nil
            }
            return known
        }

        /// The state is asked once only, where the item turned out to be known by the same key.
        func known(_ key: ItemID, of feed: FeedID, in state: StateTransaction) throws -> StateTransaction.Known? {
            key == self.key ? known : try state.known(key, of: feed)
        }
    }

    private func isWorthReading(_ printed: PrintedItem, _ feed: FeedSettings) -> Bool {
        feed.articles.fetch == .always || ItemReader.isSummaryOnly(printed)
    }

    /// Of a feed that is new, old items are remembered and not told.
    private func isToTell(_ printed: PrintedItem, _ turn: FeedTurn, at now: Date) -> Bool {
        guard turn.memory.polls == 0, case .within(let age) = turn.settings.polling.firstPoll,
            let published = printed.published ?? printed.updated
        else { return true }
        return now.timeIntervalSince(published) <= age.seconds
    }

    // MARK: What is told

    /// Remembers every item, whether or not it matches, and owes the spool what is new of those that do.
    ///
    /// - Parameters:
    ///   - window: the number of this answer among the feed's windows.
    ///   - last: that of the window before it; the same number where this answer only adds to it.
    func take(
        _ reading: Monitor.Reading, window: Int, last: Int, in state: StateTransaction, at now: Date
    ) throws -> Told {
        var told = Told()
        let feed = reading.turn.settings.id
        told.window.items = reading.feed.items.count
        let identities = ItemIdentities(of: reading.feed.items, in: feed)
        for (index, printed) in reading.feed.items.enumerated() {
            let article = reading.articles[index]
            let isWanted = article != nil || reading.wanted.contains(index)
            let looked = try Looked(for: printed, identities, of: feed, in: state)
            if !isWanted, let key = looked.key, let known = looked.sameBytes(as: printed) {
                if known.window == last { told.window.overlap += 1 }
                try state.seen(key, of: feed, poll: window)
                continue
            }
            let prepared =
                article == nil
                ? reading.prepared[index] ?? prepared(printed, reading, identities, article: nil)
                : prepared(printed, reading, identities, article: article)
            try take(index, printed, prepared, looked, isWanted, reading, window, last, &told, in: state, at: now)
        }
        return told
    }

    private func take(
        _ index: Int, _ printed: PrintedItem, _ prepared: Prepared, _ looked: Looked, _ isWanted: Bool,
        _ reading: Monitor.Reading, _ window: Int, _ last: Int, _ told: inout Told, in state: StateTransaction,
        at now: Date
    ) throws {
        let feed = reading.turn.settings.id
        var identity = prepared.identity
        let bytes = ItemIdentities.bytesDigest(of: printed)
        var known = try looked.known(identity.key, of: feed, in: state)
        var news = try state.news(of: identity, known: known, from: feed)
        if let apart = try apart(prepared, news, isKnown: known != nil, from: feed, in: state) {
            identity = apart
            known = try state.known(identity.key, of: feed)
            news =
                known.map { $0.printing == apart.printing ? .known($0.story) : .revision($0.story) }
                ?? .first(apart.story)
        }
        switch news {
        case .first, .sighting: told.window.noteUnseen(printed.published ?? printed.updated)
        case .known(let story), .revision(let story):
            if try state.lastWindow(of: story, in: feed) == last { told.window.overlap += 1 }
        }
        if case .known(let story) = news {
            guard isWanted else {
                try state.seen(story, of: feed, poll: window)
                try state.seen(identity.key, of: feed, poll: window, bytes: bytes)
                return
            }
            news = .revision(story)  // its page, asked for in vain before, may have answered now
        }
        try state.remember(
            prepared.item, as: identity, of: news.story, bytes: bytes, from: feed, poll: window,
            articleTries: triesLeft(index, known, reading), at: now)
        if case .first = news { told.newItems += 1 }
        guard isToTell(printed, reading.turn, at: now) else { return }
        let captures =
            reading.turn.settings.articles.archive
            ? [reading.arrival.capture, reading.pageCaptures[index]].compactMap { $0 } : []
        try tell(
            news, prepared.item, identity.key, identity, reading.turn, title: reading.feed.title, &told,
            Grounds(captures: captures), in: state, at: now)
    }

    /// Another identity for an item that only seems to be known: a guid that starts again or an address that stands for
    /// everything brought it together with a text that has nothing to do with it. nil where it is what it seems.
    private func apart(
        _ prepared: Prepared, _ news: News, isKnown: Bool, from feed: FeedID, in state: StateTransaction
    ) throws -> ItemIdentity? {
        guard case .revision(let story) = news, let before = try state.item(of: story, in: feed) else { return nil }
        let identity = prepared.identity
        let sameLink = identity.link != nil && before.url.flatMap(LinkKey.of) == identity.link
        guard isKnown || sameLink else { return nil }
        let shared = StoryIdentity(sameGuid: isKnown, sameLink: sameLink, isShared: false)
        if shared.holds(StoryText(of: prepared.item), StoryText(of: before)) { return nil }
        return ItemIdentities.apart(identity, in: feed, sharesLink: sameLink)
    }

    private func triesLeft(_ index: Int, _ known: StateTransaction.Known?, _ reading: Monitor.Reading) -> Int? {
        guard reading.wanted.contains(index), reading.articles[index]?.text.isEmpty ?? true else { return nil }
        return Self.tries(after: known?.articleTries ?? 0)
    }

    /// nil where it was asked for often enough.
    private static func tries(after tries: Int) -> Int? { tries + 1 < articleTries ? tries + 1 : nil }

    // MARK: Pages asked for again

    /// An item whose page did not answer when its feed printed it, as it was told then.
    struct Unread: Sendable {
        let wanted: StateTransaction.WantedPage
        var article: Article?
        /// nil where it is not archived.
        var capture: Capture?
    }

    /// Takes pages that were asked for again while their feed had nothing new. A text that changes what was told is the
    /// next revision.
    func take(_ unread: [Unread], of turn: FeedTurn, in state: StateTransaction, at now: Date) throws -> Told {
        var told = Told()
        for page in unread {
            var item = page.wanted.item
            guard let article = page.article, !article.text.isEmpty else {
                try state.setItem(
                    item, page.wanted.key, of: turn.settings.id, articleTries: Self.tries(after: page.wanted.tries))
                continue
            }
            item = ItemReader.item(
                Self.printed(item), feedLanguage: item.language, article: article, guid: item.guid)
            try state.setItem(item, page.wanted.key, of: turn.settings.id, articleTries: nil)
            // Pages are only wanted of items that are to be told.
            try tell(
                .revision(page.wanted.story), item, page.wanted.key, nil, turn, title: turn.memory.title, &told,
                Grounds(captures: page.capture.map { [$0] } ?? [], includeEarlier: true), in: state, at: now)
        }
        return told
    }

    /// As its feed might have printed it, had it printed plain text.
    private static func printed(_ item: Item) -> PrintedItem {
        var printed = PrintedItem()
        printed.link = item.url
        printed.title = item.title
        printed.summary = item.summary
        printed.summaryType = .text
        printed.content = item.text.map { [Content(type: "text/plain", value: $0)] } ?? []
        printed.published = item.published
        printed.updated = item.updated
        printed.authors = item.authors.map { Author(name: $0) }
        printed.categories = item.categories.map { Category(term: $0) }
        printed.language = item.language
        return printed
    }

    // MARK: Alerts and cases

    /// - Parameters:
    ///   - key: by which the feed knows the item.
    ///   - identity: nil where the item is known already.
    func tell(
        _ seen: News, _ item: Item, _ key: ItemID, _ identity: ItemIdentity?, _ turn: FeedTurn, title: String?,
        _ told: inout Told, _ grounds: Grounds, in state: StateTransaction, at now: Date
    ) throws {
        var news = seen
        var found: MatchedItem?
        var isFirst = false
        if case .first = seen { (isFirst, found) = (true, watchlist.matches(in: item)) }
        // What is new mentions nobody in most cases: then nobody need ask what was told of it.
        var last = isFirst && found == nil ? StateTransaction.Told() : try state.told(news.story)
        if last.revision == 0 {
            if !isFirst { found = watchlist.matches(in: item) }
            // A copy that names nobody is seen all the same: its opening may have been told anew, or its end cut off.
            if let story = try stories.story(of: item, from: turn.settings.id, in: state), story != news.story {
                try state.join(news.story, to: story, found: identity)
                (news, last) = (.sighting(story), try state.told(story))
            }
            if found == nil { return }
        }
        // A story that another feed told is a sighting here, not an alert, and its corrections are that feed's to print.
        if let teller = last.teller, teller != turn.settings.id {
            guard try mayAdd(item, to: news.story, of: teller, in: state) else { return }
        } else if case .sighting = news, last.revision > 0 {
            return
        }
        guard let matched = found ?? watchlist.matches(in: item) else {
            try takeBack(item, of: news.story, turn, last, &told, in: state, at: now)
            return
        }
        let cases = cases(in: matched, turn.settings)
        let digest = AlertDigest.of(matched, cases)
        guard digest != last.digest else { return }
        if let teller = last.teller, teller != turn.settings.id,
            try !adds(matched, cases, to: news.story, of: teller, turn.settings, in: state)
        {
            return
        }
        try stories.add(
            StoryText(of: item).signature, of: news.story, key, from: turn.settings.id, in: state, at: now,
            forgetting: now.addingTimeInterval(-turn.settings.polling.keepItems.seconds))

        let feed = turn.settings
        let source = CaseSource(feed: feed.id, item: item)
        var register = try CaseRegister(RegisterInState(state: state), source: source, story: news.story.rawValue)
        let placements = try register.take(all: cases)
        let mentioned = Set(matched.matches.map(\.entity))
        told.cases += try RegisterDesk(queues: queues).keep(
            try register.finish(at: now), mentioned: mentioned, in: state)
        var all: [CaseID] = []
        for placement in placements where !all.contains(placement.id) { all.append(placement.id) }
        let alert = Alert(
            id: news.story, revision: last.revision + 1, created: now,
            feed: FeedReference(id: feed.id, title: feed.title ?? title, url: feed.url), item: item,
            matches: matched.matches, cases: all,
            sightings: try state.sightings(of: news.story).filter { $0.feed != feed.id || $0.url != item.url },
            evidence: try evidence?.keep(grounds, of: feed.id, for: news.story, all, in: state, at: now) ?? [],
            found: grounds.found)
        try state.owe(
            try Message(alert),
            to: queues.queues(
                for: .alert, entities: mentioned, feed: feed.id, language: item.language,
                places: cases.flatMap { $0.events.compactMap(\.place) }))
        try state.setTold(news.story, revision: last.revision + 1, digest: digest, teller: feed.id)
        try state.addToldEntities(mentioned, of: news.story)
        told.alerts += 1
    }

    /// An item that names nobody who is watched any longer takes back what it said of people.
    private func takeBack(
        _ item: Item, of story: StoryID, _ turn: FeedTurn, _ last: StateTransaction.Told, _ told: inout Told,
        in state: StateTransaction, at now: Date
    ) throws {
        guard last.revision > 0, last.teller == turn.settings.id else { return }
        let source = CaseSource(feed: turn.settings.id, item: item)
        var register = try CaseRegister(RegisterInState(state: state), source: source, story: story.rawValue)
        let changed = try RegisterDesk(queues: queues).keep(try register.finish(at: now), in: state)
        guard changed > 0 else { return }
        told.cases += changed
        // Should it name somebody again, that is news.
        try state.setTold(story, revision: last.revision, digest: "", teller: turn.settings.id)
    }

    /// Is a copy the fuller one, so that it may tell what the feed that told the story had cut off?
    private func mayAdd(_ item: Item, to story: StoryID, of teller: FeedID, in state: StateTransaction) throws -> Bool {
        guard let told = try state.item(of: story, in: teller) else { return false }
        return Self.length(item) > Self.length(told) * 5 / 4
    }

    private static func length(_ item: Item) -> Int { (item.text ?? item.summary ?? item.title).utf8.count }

    /// Does a copy name somebody watched, or tell a case, that the feed that told the story did not?
    private func adds(
        _ matched: MatchedItem, _ cases: [Case], to story: StoryID, of teller: FeedID, _ feed: FeedSettings,
        in state: StateTransaction
    ) throws -> Bool {
        guard let item = try state.item(of: story, in: teller), let told = watchlist.matches(in: item) else {
            return true
        }
        let entities = Set(told.matches.map(\.entity))
        guard matched.matches.allSatisfy({ entities.contains($0.entity) }) else { return true }
        let people = Set(self.cases(in: told, feed).map(\.person.key))
        return !cases.allSatisfy { people.contains($0.person.key) }
    }

    func entities(in item: Item) -> Set<EntityID> { Set(watchlist.matches(in: item)?.matches.map(\.entity) ?? []) }

    /// Days in a text are those of its newsroom: a report printed at 20:00 UTC is of the next day in Almaty.
    private func cases(in matched: MatchedItem, _ feed: FeedSettings) -> [Case] {
        var local = matched
        local.item.published = matched.item.published.map {
            $0.addingTimeInterval(TimeInterval(feed.timezone.secondsFromGMT(for: $0)))
        }
        return CaseExtractor.cases(in: local, kinds: kinds)
    }

    private func prepared(
        _ printed: PrintedItem, _ reading: Monitor.Reading, _ identities: ItemIdentities, article: Article?
    ) -> Prepared {
        var item = ItemReader.item(
            printed, feedLanguage: reading.feed.language ?? reading.turn.settings.language, article: article,
            guid: ItemID(printed.id ?? printed.link ?? ""))
        if item.language == nil {
            item.language = LanguageGuess.language(of: "\(item.title)\n\n\(item.text ?? item.summary ?? "")")
        }
        let identity = identities.identity(of: printed, read: item)
        if printed.id == nil { item.guid = identity.key }
        return Prepared(item: item, identity: identity)
    }
}

/// A watchlist that is laid out when there is first something to search: most passes bring nothing new, and laying out
/// a long one takes longer than they do.
private final class LaidOutWatchlist {
    private let entities: [WatchedEntity]
    private lazy var watchlist = Watchlist(entities)

    init(_ entities: [WatchedEntity]) { self.entities = entities }

    func matches(in item: Item) -> MatchedItem? { watchlist.matches(in: item) }
}
