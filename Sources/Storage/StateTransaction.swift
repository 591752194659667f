package import CasewireModel
package import Foundation
import GRDB

/// What can be done within one transaction of the state.
package struct StateTransaction {
    let database: Database

    // MARK: Items and stories

    /// What we know of an item when its feed prints it again.
    package struct Known: Equatable, Sendable {
        package let story: StoryID
        /// A digest of what its feed printed of it, as words.
        package let printing: String
        /// Of its bytes as they were printed; nil where it was remembered without.
        package let bytes: String?
        /// The number of the feed's last window that printed it.
        package let window: Int
        /// How often its page was asked for in vain; nil where nothing is wanted of it.
        package let articleTries: Int?
    }

    package func known(_ key: ItemID, of feed: FeedID) throws -> Known? {
        try first(
            "SELECT story, printing, bytes, last_poll, article_tries FROM item WHERE feed = ? AND key = ?",
            [feed.rawValue, key.rawValue]
        ) { row in
            Known(story: StoryID(row[0]), printing: row[1], bytes: row[2], window: row[3], articleTries: row[4])
        }
    }

    /// What an item is to us, without remembering it.
    package func news(of identity: ItemIdentity, from feed: FeedID) throws -> News {
        try news(of: identity, known: known(identity.key, of: feed), from: feed)
    }

    /// The same where it was looked up already.
    ///
    /// - Parameter known: what is known of the identity's key.
    package func news(of identity: ItemIdentity, known: Known?, from feed: FeedID) throws -> News {
        if let known {
            return known.printing == identity.printing ? .known(known.story) : .revision(known.story)
        }
        if let story = try knownStory(of: identity) {
            // The same address under a new id in the same feed: the publisher's ids changed, not the story.
            guard let latest = try latest(of: story, in: feed) else { return .sighting(story) }
            return latest.printing == identity.printing ? .known(story) : .revision(story)
        }
        return .first(identity.story)
    }

    /// The number of the feed's last window that printed an item, under whatever id; nil where none did.
    package func lastWindow(of story: StoryID, in feed: FeedID) throws -> Int? {
        try latest(of: story, in: feed)?.window
    }

    private func latest(of story: StoryID, in feed: FeedID) throws -> (printing: String, window: Int)? {
        try first(
            "SELECT printing, last_poll FROM item WHERE story = ? AND feed = ? ORDER BY last_poll DESC LIMIT 1",
            [story.rawValue, feed.rawValue]
        ) { row in (row[0], row[1]) }
    }

    /// Remembers an item that its feed's poll number `poll` printed, and says what it is.
    ///
    /// - Parameters:
    ///   - bytes: a digest of the item's bytes as printed.
    ///   - articleTries: how often its page was asked for in vain; nil where nothing is wanted of it.
    package func remember(
        _ item: Item, as identity: ItemIdentity, bytes: String? = nil, from feed: FeedID, poll: Int,
        articleTries: Int?, at now: Date
    ) throws -> News {
        let news = try news(of: identity, from: feed)
        try remember(
            item, as: identity, of: news.story, bytes: bytes, from: feed, poll: poll, articleTries: articleTries,
            at: now)
        return news
    }

    /// The same where `news` told already which story it is.
    package func remember(
        _ item: Item, as identity: ItemIdentity, of story: StoryID, bytes: String?, from feed: FeedID, poll: Int,
        articleTries: Int?, at now: Date
    ) throws {
        let story = story.rawValue
        try execute(
            "INSERT OR IGNORE INTO story (id, first_seen) VALUES (?, ?)", [story, now.timeIntervalSince1970])
        if let link = identity.link {
            try execute("INSERT OR IGNORE INTO story_link (link, story) VALUES (?, ?)", [link, story])
        }
        if let text = identity.text {
            try execute("INSERT OR IGNORE INTO story_text (text, story) VALUES (?, ?)", [text, story])
        }
        try keepVersion(of: identity, from: feed, at: now)
        try execute(
            """
            INSERT INTO item (feed, key, story, printing, record, first_seen, last_poll, article_tries, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (feed, key) DO UPDATE SET printing = excluded.printing, record = excluded.record,
                last_poll = excluded.last_poll, article_tries = excluded.article_tries, bytes = excluded.bytes
            """,
            [
                feed.rawValue, identity.key.rawValue, story, identity.printing, ItemRecord.json(item),
                now.timeIntervalSince1970, poll, articleTries, bytes,
            ])
        try execute(
            "INSERT OR IGNORE INTO sighting (story, feed, url, title, seen) VALUES (?, ?, ?, ?, ?)",
            [story, feed.rawValue, item.url ?? "", item.title, now.timeIntervalSince1970])
    }

    /// Notes that a window printed an item again of which nothing is to be told.
    ///
    /// - Parameter bytes: where they are others than before though they say the same.
    package func seen(_ key: ItemID, of feed: FeedID, poll: Int, bytes: String? = nil) throws {
        try execute(
            "UPDATE item SET last_poll = ?, bytes = coalesce(?, bytes) WHERE feed = ? AND key = ?",
            [poll, bytes, feed.rawValue, key.rawValue])
    }

    /// The same of an item that its feed printed under another id before.
    package func seen(_ story: StoryID, of feed: FeedID, poll: Int) throws {
        try execute(
            "UPDATE item SET last_poll = ? WHERE story = ? AND feed = ?", [poll, story.rawValue, feed.rawValue])
    }

    /// An item whose page did not answer so far.
    package struct WantedPage: Sendable {
        package let key: ItemID
        package let story: StoryID
        package let item: Item
        /// How often it was asked for in vain.
        package let tries: Int
    }

    package func wantedPages(of feed: FeedID, atMost count: Int) throws -> [WantedPage] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT key, story, record, article_tries FROM item WHERE feed = ? AND article_tries IS NOT NULL
                ORDER BY key LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [feed.rawValue, count]).map { row in
            WantedPage(
                key: ItemID(row["key"] as String), story: StoryID(row["story"] as String),
                item: try JSONDecoder.casewire().decode(Item.self, from: row["record"] as Data),
                tries: row["article_tries"])
        }
    }

    /// Sets what is told of an item that is known, and how often its page may still be asked for.
    package func setItem(_ item: Item, _ key: ItemID, of feed: FeedID, articleTries: Int?) throws {
        try execute(
            "UPDATE item SET record = ?, article_tries = ? WHERE feed = ? AND key = ?",
            [ItemRecord.json(item), articleTries, feed.rawValue, key.rawValue])
    }

    /// What was told of a story.
    package struct Told: Equatable, Sendable {
        /// Of the last alert; 0 where there was none.
        package var revision = 0
        /// A digest of what it said.
        package var digest: String?
        /// The feed that it came from.
        package var teller: FeedID?

        package init(revision: Int = 0, digest: String? = nil, teller: FeedID? = nil) {
            self.revision = revision
            self.digest = digest
            self.teller = teller
        }
    }

    package func told(_ story: StoryID) throws -> Told {
        try first("SELECT revision, told, teller FROM story WHERE id = ?", [story.rawValue]) { row in
            Told(revision: row[0], digest: row[1], teller: (row[2] as String?).map { FeedID($0) })
        } ?? Told()
    }

    package func setTold(_ story: StoryID, revision: Int, digest: String, teller: FeedID) throws {
        try database.execute(
            sql: "UPDATE story SET revision = ?, told = ?, teller = ? WHERE id = ?",
            arguments: [revision, digest, teller.rawValue, story.rawValue])
    }

    /// Where a story was seen, the first place first.
    package func sightings(of story: StoryID) throws -> [Sighting] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM sighting WHERE story = ? ORDER BY seen, feed, url",
            arguments: [story.rawValue])
        return rows.map { row in
            let url: String = row["url"]
            return Sighting(
                feed: FeedID(row["feed"] as String), url: url.isEmpty ? nil : url, title: row["title"],
                seen: Date(timeIntervalSince1970: row["seen"]))
        }
    }

    private func knownStory(of identity: ItemIdentity) throws -> StoryID? {
        if let link = identity.link, let story = try story("SELECT story FROM story_link WHERE link = ?", link) {
            return story
        }
        return try identity.text.flatMap { try story("SELECT story FROM story_text WHERE text = ?", $0) }
    }

    private func story(_ sql: String, _ argument: String) throws -> StoryID? {
        try String.fetchOne(try database.cachedStatement(sql: sql), arguments: [argument]).map { StoryID($0) }
    }

    // MARK: The register

    package func cases() throws -> [CaseRecord] {
        try records("SELECT record FROM person_case ORDER BY id", [])
    }

    private func records(_ sql: String, _ arguments: StatementArguments) throws -> [CaseRecord] {
        try Data.fetchAll(database, sql: sql, arguments: arguments).map {
            try JSONDecoder.casewire().decode(CaseRecord.self, from: $0)
        }
    }

    // MARK: The outbox

    package struct Owed: Equatable, Sendable {
        package let number: Int64
        package let message: Message
        package let queues: [Spool.Queue]
    }

    /// Owes a message to its kind's default queue and to `extra`. A message of the same kind, id and revision that is
    /// owed already is left as it is.
    package func owe(_ message: Message, to extra: [Spool.Queue]) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO message (kind, id, revision, created, body) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                message.kind.rawValue, message.id, message.revision, message.created.timeIntervalSince1970,
                Data(message.body),
            ])
        guard database.changesCount > 0 else { return }
        let number = database.lastInsertedRowID
        if message.kind == .alert { try keep(message) }
        for queue in [Spool.defaultQueue(of: message.kind)] + extra {
            try database.execute(sql: "INSERT INTO owed (message, queue) VALUES (?, ?)", arguments: [number, queue])
        }
    }

    /// What is owed, the oldest first.
    package func owed(atMost count: Int, kinds: [Message.Kind] = Message.Kind.allCases) throws -> [Owed] {
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM message WHERE kind IN (\(marks)) ORDER BY number LIMIT ?",
            arguments: StatementArguments(kinds.map(\.rawValue)) + [count])
        return try rows.compactMap { row in
            guard let kind = Message.Kind(rawValue: row["kind"]) else { return nil }
            let number: Int64 = row["number"]
            let message = Message(
                kind: kind, id: row["id"], revision: row["revision"],
                created: Date(timeIntervalSince1970: row["created"]), body: [UInt8](row["body"] as Data))
            let first = Spool.defaultQueue(of: kind)
            let queues = try String.fetchAll(
                database, sql: "SELECT queue FROM owed WHERE message = ? ORDER BY queue <> ?, queue",
                arguments: [number, first])
            return Owed(number: number, message: message, queues: queues)
        }
    }

    package func owedCount() throws -> Int { try Int.fetchOne(database, sql: "SELECT count(*) FROM message") ?? 0 }

    func forget(_ numbers: [Int64]) throws {
        for number in numbers {
            try database.execute(sql: "DELETE FROM owed WHERE message = ?", arguments: [number])
            try database.execute(sql: "DELETE FROM message WHERE number = ?", arguments: [number])
        }
    }

    // MARK: After a loss

    /// Was this state made and nothing said of it yet?
    var isNew: Bool {
        get throws { try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'asks-spool'") == nil }
    }

    /// Says of a state that was just made what it came in place of.
    func begin(inPlaceOf aside: State.SetAside?) throws {
        try setAsksSpool(true)
        guard let aside else { return }
        try database.execute(
            sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('set-aside', ?)",
            arguments: [String(decoding: try JSONEncoder.casewire().encode(aside), as: UTF8.self)])
    }

    package var setAside: State.SetAside? {
        get throws {
            try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'set-aside'").map {
                try JSONDecoder().decode(State.SetAside.self, from: Data($0.utf8))
            }
        }
    }

    /// To be called in the transaction that owes the notice of it.
    package func forgetSetAside() throws {
        try database.execute(sql: "DELETE FROM meta WHERE key = 'set-aside'")
    }

    /// Must the spool's boxes be asked before a message counts as new? True from a state's making until every feed was
    /// read once: what a lost state had delivered is not told again.
    package var asksSpool: Bool {
        get throws {
            try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'asks-spool'") == "1"
        }
    }

    package func setAsksSpool(_ asks: Bool) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('asks-spool', ?)", arguments: [asks ? "1" : "0"])
    }

    // MARK: Statements

    /// For what is done once an item: prepared once a connection, not once a call.
    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func fetchOne(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
        try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: arguments)
    }

    /// The first row as `read` makes it, straight from the statement: `fetchOne` copies it, and finds columns by name.
    func first<Value>(_ sql: String, _ arguments: StatementArguments, _ read: (Row) -> Value) throws -> Value? {
        let cursor = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: arguments)
        // The row is the statement's own, which is reset with the cursor.
        return try withExtendedLifetime(cursor) { try cursor.next().map(read) }
    }
}
