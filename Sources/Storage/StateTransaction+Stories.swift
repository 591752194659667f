package import CasewireModel
package import Foundation
import GRDB

/// By what a story's copies are found: the signatures of the texts that were told, and the items that they are of.
extension StateTransaction {
    /// The signature of an item's text.
    package struct Signature: Equatable, Sendable {
        /// In the order in which they were remembered.
        package let number: Int64
        package let story: StoryID
        package let marks: [UInt32]
    }

    package func remember(_ marks: [UInt32], of story: StoryID, _ key: ItemID, from feed: FeedID, at now: Date) throws {
        var bytes = Data(capacity: marks.count * 4)
        for mark in marks { for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: mark >> shift)) } }
        try execute(
            "INSERT INTO story_signature (story, feed, key, seen, marks) VALUES (?, ?, ?, ?, ?)",
            [story.rawValue, feed.rawValue, key.rawValue, now.timeIntervalSince1970, bytes])
    }

    /// The numbers of the first and the last signature that are kept; nil where none is.
    package func signatureNumbers() throws -> ClosedRange<Int64>? {
        // Each by itself: SQLite looks at the table's ends for one of them, and reads it all for both at once.
        let numbers: (Int64, Int64)?? = try first(
            "SELECT (SELECT min(number) FROM story_signature), (SELECT max(number) FROM story_signature)", []
        ) { row in (row[0] as Int64?).flatMap { first in (row[1] as Int64?).map { (first, $0) } } }
        guard let (least, last) = numbers ?? nil else { return nil }
        return least...last
    }

    package func signatures(after number: Int64) throws -> [Signature] {
        let statement = try database.cachedStatement(
            sql: "SELECT number, story, marks FROM story_signature WHERE number > ? ORDER BY number")
        return try Row.fetchAll(statement, arguments: [number]).map { row in
            Signature(number: row[0], story: StoryID(row[1] as String), marks: Self.marks(row[2]))
        }
    }

    /// The item of a signature as it is kept now, and its feed; nil where it is not kept any more.
    package func item(ofSignature number: Int64) throws -> (feed: FeedID, item: Item)? {
        let found = try first(
            """
            SELECT item.feed, item.record FROM story_signature JOIN item USING (feed, key)
            WHERE number = ? AND item.record <> x''
            """, [number]
        ) { row in (row[0] as String, row[1] as Data) }
        return try found.map { (FeedID($0.0), try JSONDecoder.casewire().decode(Item.self, from: $0.1)) }
    }

    /// The item by which a feed printed a story last; nil where its text is kept no longer.
    package func item(of story: StoryID, in feed: FeedID) throws -> Item? {
        let record = try first(
            "SELECT record FROM item WHERE story = ? AND feed = ? AND record <> x'' ORDER BY last_poll DESC LIMIT 1",
            [story.rawValue, feed.rawValue]
        ) { row in row[0] as Data }
        return try record.map { try JSONDecoder.casewire().decode(Item.self, from: $0) }
    }

    /// Forgets signatures of before a date, a few at a time, so that no poll waits for it.
    package func forgetSignatures(before date: Date, atMost count: Int) throws {
        try execute(
            """
            DELETE FROM story_signature WHERE seen < ? AND number < (SELECT min(number) FROM story_signature) + ?
            """, [date.timeIntervalSince1970, count])
    }

    /// Makes a story that was never told part of another one.
    ///
    /// - Parameter identity: of the item by which that was found; nil where what it is known by does not change.
    package func join(_ story: StoryID, to other: StoryID, found identity: ItemIdentity?) throws {
        let (story, other) = (story.rawValue, other.rawValue)
        try execute("UPDATE item SET story = ? WHERE story = ?", [other, story])
        try execute("UPDATE OR IGNORE sighting SET story = ? WHERE story = ?", [other, story])
        try execute("DELETE FROM sighting WHERE story = ?", [story])
        if let link = identity?.link {
            try execute("UPDATE story_link SET story = ? WHERE link = ? AND story = ?", [other, link, story])
        }
        if let text = identity?.text {
            try execute("UPDATE story_text SET story = ? WHERE text = ? AND story = ?", [other, text, story])
        }
    }

    private static func marks(_ bytes: Data) -> [UInt32] {
        let bytes = [UInt8](bytes)
        return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
            (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
        }
    }
}
