package import CasewireModel
package import Foundation
import GRDB

/// What can be done within one transaction of the state.
package struct StateTransaction {
    let database: Database

    // MARK: Feeds

    package func feeds() throws -> [FeedID: FeedMemory] {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM feed")
        return Dictionary(rows.map { ($0["id"], Self.feed($0)) }.map { (FeedID($0.0), $0.1) }) { first, _ in first }
    }

    package func feed(_ id: FeedID) throws -> FeedMemory {
        let row = try Row.fetchOne(database, sql: "SELECT * FROM feed WHERE id = ?", arguments: [id.rawValue])
        return row.map(Self.feed) ?? FeedMemory(id: id)
    }

    package func set(_ feed: FeedMemory) throws {
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO feed (id, title, validated_url, etag, last_modified, last_poll, last_answer,
                    next_poll, failures, failing_since, error, polls, items)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                feed.id.rawValue, feed.title, feed.validatedURL, feed.validators.etag.map { Data($0) },
                feed.validators.lastModified.map { Data($0) }, feed.lastPoll?.timeIntervalSince1970,
                feed.lastAnswer?.timeIntervalSince1970, feed.nextPoll.timeIntervalSince1970, feed.failures,
                feed.failingSince?.timeIntervalSince1970, feed.error, feed.polls, feed.items,
            ])
    }

    private static func feed(_ row: Row) -> FeedMemory {
        var feed = FeedMemory(id: FeedID(row["id"] as String))
        feed.title = row["title"]
        feed.validatedURL = row["validated_url"]
        feed.validators = Validators(
            etag: (row["etag"] as Data?).map { [UInt8]($0) },
            lastModified: (row["last_modified"] as Data?).map { [UInt8]($0) })
        feed.lastPoll = date(row["last_poll"])
        feed.lastAnswer = date(row["last_answer"])
        feed.nextPoll = date(row["next_poll"]) ?? feed.nextPoll
        feed.failures = row["failures"]
        feed.failingSince = date(row["failing_since"])
        feed.error = row["error"]
        feed.polls = row["polls"]
        feed.items = row["items"]
        return feed
    }

    // MARK: Items and stories

    /// What an item is to us, without remembering it.
    package func news(of identity: ItemIdentity, from feed: FeedID) throws -> News {
        if let row = try itemRow(identity.key, of: feed) {
            let story = StoryID(row["story"] as String)
            return row["printing"] == identity.printing ? .known(story) : .revision(story)
        }
        if let story = try knownStory(of: identity) {
            // The same address under a new id in the same feed: the publisher's ids changed, not the story.
            let row = try Row.fetchOne(
                database,
                sql: "SELECT printing FROM item WHERE story = ? AND feed = ? ORDER BY first_seen DESC LIMIT 1",
                arguments: [story.rawValue, feed.rawValue])
            guard let row else { return .sighting(story) }
            return row["printing"] == identity.printing ? .known(story) : .revision(story)
        }
        return .first(identity.story)
    }

    /// Remembers an item that its feed's poll number `poll` printed, and says what it is.
    ///
    /// - Parameter articleTries: how often its page was asked for in vain; nil where nothing is wanted of it.
    package func remember(
        _ item: Item, as identity: ItemIdentity, from feed: FeedID, poll: Int, articleTries: Int?, at now: Date
    ) throws -> News {
        let news = try news(of: identity, from: feed)
        let story = news.story.rawValue
        try database.execute(
            sql: "INSERT OR IGNORE INTO story (id, first_seen) VALUES (?, ?)",
            arguments: [story, now.timeIntervalSince1970])
        if let link = identity.link {
            try database.execute(
                sql: "INSERT OR IGNORE INTO story_link (link, story) VALUES (?, ?)", arguments: [link, story])
        }
        if let text = identity.text {
            try database.execute(
                sql: "INSERT OR IGNORE INTO story_text (text, story) VALUES (?, ?)", arguments: [text, story])
        }
        try database.execute(
            sql: """
                INSERT INTO item (feed, key, story, printing, record, first_seen, last_poll, article_tries)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (feed, key) DO UPDATE SET printing = excluded.printing, record = excluded.record,
                    last_poll = excluded.last_poll, article_tries = excluded.article_tries
                """,
            arguments: [
                feed.rawValue, identity.key.rawValue, story, identity.printing, try JSONEncoder.casewire().encode(item),
                now.timeIntervalSince1970, poll, articleTries,
            ])
        try database.execute(
            sql: "INSERT OR IGNORE INTO sighting (story, feed, url, title, seen) VALUES (?, ?, ?, ?, ?)",
            arguments: [story, feed.rawValue, item.url ?? "", item.title, now.timeIntervalSince1970])
        return news
    }

    /// Notes that a poll printed an item that nothing has changed of.
    package func seen(_ key: ItemID, of feed: FeedID, poll: Int) throws {
        try database.execute(
            sql: "UPDATE item SET last_poll = ? WHERE feed = ? AND key = ?",
            arguments: [poll, feed.rawValue, key.rawValue])
    }

    /// How often an item's page was asked for in vain; nil where nothing is wanted of it, or it is not known.
    package func articleTries(_ key: ItemID, of feed: FeedID) throws -> Int? {
        try itemRow(key, of: feed).flatMap { $0["article_tries"] }
    }

    /// What was told of a story.
    package struct Told: Equatable, Sendable {
        /// Of the last alert; 0 where there was none.
        package var revision = 0
        /// A digest of what it said.
        package var digest: String?
        /// The feed that it came from.
        package var teller: FeedID?
    }

    package func told(_ story: StoryID) throws -> Told {
        let row = try Row.fetchOne(
            database, sql: "SELECT revision, told, teller FROM story WHERE id = ?", arguments: [story.rawValue])
        guard let row else { return Told() }
        return Told(
            revision: row["revision"], digest: row["told"], teller: (row["teller"] as String?).map { FeedID($0) })
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

    private func itemRow(_ key: ItemID, of feed: FeedID) throws -> Row? {
        try Row.fetchOne(
            database, sql: "SELECT story, printing, article_tries FROM item WHERE feed = ? AND key = ?",
            arguments: [feed.rawValue, key.rawValue])
    }

    private func knownStory(of identity: ItemIdentity) throws -> StoryID? {
        if let link = identity.link, let story = try story("SELECT story FROM story_link WHERE link = ?", link) {
            return story
        }
        return try identity.text.flatMap { try story("SELECT story FROM story_text WHERE text = ?", $0) }
    }

    private func story(_ sql: String, _ argument: String) throws -> StoryID? {
        try String.fetchOne(database, sql: sql, arguments: [argument]).map { StoryID($0) }
    }

    // MARK: The register

    package func cases() throws -> [CaseRecord] {
        try records("SELECT record FROM person_case ORDER BY id", [])
    }

    package func cases(withKey key: String) throws -> [CaseRecord] {
        try records("SELECT record FROM person_case WHERE person_key = ? ORDER BY id", [key])
    }

    package func set(_ record: CaseRecord) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO person_case (id, person_key, revision, record) VALUES (?, ?, ?, ?)",
            arguments: [
                record.id.rawValue, record.person.key, record.revision, try JSONEncoder.casewire().encode(record),
            ])
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
        for queue in [Spool.defaultQueue(of: message.kind)] + extra {
            try database.execute(sql: "INSERT INTO owed (message, queue) VALUES (?, ?)", arguments: [number, queue])
        }
    }

    /// What is owed, the oldest first.
    package func owed(atMost count: Int) throws -> [Owed] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM message ORDER BY number LIMIT ?", arguments: [count])
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

    private static func date(_ seconds: Double?) -> Date? { seconds.map { Date(timeIntervalSince1970: $0) } }
}
