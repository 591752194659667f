package import CasewireModel
package import Foundation
import GRDB

/// The items that are kept as text, and for how long.
extension StateTransaction {
    /// An item as it was when it was last printed.
    package struct KeptItem: Sendable {
        /// Rises from item to item.
        package let number: Int64
        package let feed: FeedID
        /// By which its feed knows it.
        package let key: ItemID
        package let story: StoryID
        package let item: Item
    }

    /// Items whose text is still kept, in the order in which they were first seen.
    ///
    /// - Parameters:
    ///   - number: of the last one that was handed out; 0 at the start.
    ///   - time: those that were first seen before are left out.
    package func keptItems(after number: Int64, seenSince time: Date, atMost count: Int) throws -> [KeptItem] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT rowid, feed, story, record, key FROM item
                WHERE rowid > ? AND first_seen >= ? AND record <> x'' ORDER BY rowid LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [number, time.timeIntervalSince1970, count]).map { row in
            KeptItem(
                number: row[0], feed: FeedID(row[1] as String), key: ItemID(row[4] as String),
                story: StoryID(row[2] as String),
                item: try JSONDecoder.casewire().decode(Item.self, from: row[3] as Data))
        }
    }

    /// Empties the records of a feed's items that were first seen before a time. By what they are known again stays.
    ///
    /// - Returns: how many were emptied: `count` where there may be more.
    package func forgetTexts(of feed: FeedID, seenBefore time: Date, atMost count: Int) throws -> Int {
        try execute(
            """
            UPDATE item SET record = x'', article_tries = NULL WHERE rowid IN (
                SELECT rowid FROM item WHERE feed = ? AND first_seen < ? AND record <> x'' LIMIT ?)
            """, [feed.rawValue, time.timeIntervalSince1970, count])
        let emptied = database.changesCount
        try execute(
            """
            DELETE FROM item_version WHERE rowid IN (
                SELECT rowid FROM item_version WHERE feed = ? AND replaced < ? LIMIT ?)
            """, [feed.rawValue, time.timeIntervalSince1970, count])
        return max(emptied, database.changesCount)
    }

    // MARK: What an item said before

    /// An item as its feed printed it before it was corrected.
    package struct Version: Equatable, Sendable {
        package let item: Item
        /// When the next one came.
        package let replaced: Date
    }

    /// The oldest first; those of the last `keep-items` alone.
    package func versions(of key: ItemID, from feed: FeedID) throws -> [Version] {
        try Row.fetchAll(
            database,
            sql: "SELECT record, replaced FROM item_version WHERE feed = ? AND key = ? ORDER BY replaced, rowid",
            arguments: [feed.rawValue, key.rawValue]
        ).map { row in
            Version(
                item: try JSONDecoder.casewire().decode(Item.self, from: row[0] as Data),
                replaced: Date(timeIntervalSince1970: row[1]))
        }
    }

    /// Keeps what is known of an item whose words are about to change.
    func keepVersion(of identity: ItemIdentity, from feed: FeedID, at now: Date) throws {
        try execute(
            """
            INSERT INTO item_version (feed, key, replaced, record)
            SELECT feed, key, ?, record FROM item
            WHERE feed = ? AND key = ? AND printing <> ? AND record <> x''
            """, [now.timeIntervalSince1970, feed.rawValue, identity.key.rawValue, identity.printing])
    }

    /// When what had been kept long enough was last looked for.
    package var lastTidying: Date? {
        get throws {
            try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'last-tidying'")
                .flatMap { Timestamp.date(rfc3339: $0) }
        }
    }

    package func setLastTidying(_ time: Date) throws {
        try execute(
            "INSERT OR REPLACE INTO meta (key, value) VALUES ('last-tidying', ?)", [Timestamp.rfc3339(time)])
    }

    // MARK: Whom a story's alerts named

    /// nil where nobody noted it: the story was not alerted on, or before that was noted.
    package func toldEntities(of story: StoryID) throws -> Set<EntityID>? {
        try first("SELECT told_entities FROM story WHERE id = ?", [story.rawValue]) { $0[0] as String? }
            .flatMap { $0 }
            .map { Set($0.split(separator: " ").map { EntityID(String($0)) }) }
    }

    /// Adds to whom a story's alerts named.
    package func addToldEntities(_ entities: Set<EntityID>, of story: StoryID) throws {
        let all = (try toldEntities(of: story) ?? []).union(entities)
        try execute(
            "UPDATE story SET told_entities = ? WHERE id = ?",
            [all.map(\.rawValue).sorted().joined(separator: " "), story.rawValue])
    }
}
