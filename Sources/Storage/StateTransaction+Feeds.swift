package import CasewireModel
import Foundation
import GRDB

/// Feeds, and whom a server asked to wait.
extension StateTransaction {
    package func feeds() throws -> [FeedID: FeedMemory] {
        var feeds: [FeedID: FeedMemory] = [:]
        try eachFeed { feeds[$0.id] = $0 }
        return feeds
    }

    /// One after the other, those that feeds.conf names no more among them.
    package func eachFeed(_ take: (FeedMemory) -> Void) throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM feed")
        while let row = try rows.next() { take(try Self.feed(row)) }
    }

    package func feed(_ id: FeedID) throws -> FeedMemory {
        try fetchOne("SELECT * FROM feed WHERE id = ?", [id.rawValue]).map(Self.feed) ?? FeedMemory(id: id)
    }

    package func set(_ feed: FeedMemory) throws {
        try execute(
            """
            INSERT OR REPLACE INTO feed (id, title, validated_url, etag, last_modified, last_poll, last_answer,
                next_poll, failures, failing_since, error, polls, items, etiquette)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                feed.id.rawValue, feed.title, feed.validatedURL, feed.validators.etag.map { Data($0) },
                feed.validators.lastModified.map { Data($0) }, feed.lastPoll?.timeIntervalSince1970,
                feed.lastAnswer?.timeIntervalSince1970, feed.nextPoll.timeIntervalSince1970, feed.failures,
                feed.failingSince?.timeIntervalSince1970, feed.error, feed.polls, feed.items,
                try EtiquetteRecord.json(feed.etiquette),
            ])
    }

    private static func feed(_ row: Row) throws -> FeedMemory {
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
        feed.etiquette = try EtiquetteRecord.etiquette(row["etiquette"])
        return feed
    }

    private static func date(_ seconds: Double?) -> Date? { seconds.map { Date(timeIntervalSince1970: $0) } }

    // MARK: Holds

    package func holds() throws -> [Hold] {
        try Row.fetchAll(database, sql: "SELECT scope, since, until FROM hold ORDER BY scope").map { row in
            Hold(
                scope: row["scope"], since: Date(timeIntervalSince1970: row["since"]),
                until: Date(timeIntervalSince1970: row["until"]))
        }
    }

    package func set(_ hold: Hold) throws {
        try execute(
            "INSERT OR REPLACE INTO hold (scope, since, until) VALUES (?, ?, ?)",
            [hold.scope, hold.since.timeIntervalSince1970, hold.until.timeIntervalSince1970])
    }

    package func forgetHold(_ scope: String) throws { try execute("DELETE FROM hold WHERE scope = ?", [scope]) }

    // MARK: Notices of Casewire itself

    /// The notice of a code that is not of a feed and has no end yet.
    package func openNotice(_ code: Notice.Code) throws -> Etiquette.OpenNotice? {
        try fetchOne("SELECT value FROM meta WHERE key = ?", ["notice:\(code.rawValue)"]).map { row in
            try JSONDecoder.casewire().decode(Etiquette.OpenNotice.self, from: Data((row[0] as String).utf8))
        }
    }

    /// - Parameter open: nil: it has ended.
    package func setOpenNotice(_ code: Notice.Code, _ open: Etiquette.OpenNotice?) throws {
        guard let open else { return try execute("DELETE FROM meta WHERE key = ?", ["notice:\(code.rawValue)"]) }
        let json = String(decoding: try JSONEncoder.casewire().encode(open), as: UTF8.self)
        try execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", ["notice:\(code.rawValue)", json])
    }
}
