package import CasewireModel
package import Foundation
import GRDB

/// What the state knows of the evidence: where each answer stands, and what rests on it.
extension StateTransaction {
    func add(_ record: inout EvidenceRecord) throws {
        // To the second, as the file and the alert have it: what is read back is what was written.
        record.fetched = Date(timeIntervalSince1970: record.fetched.timeIntervalSince1970.rounded(.down))
        try execute(
            """
            INSERT INTO evidence (feed, url, fetched, sha256, file, place, record_id, original)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                record.feed.rawValue, record.url, record.fetched.timeIntervalSince1970, record.sha256, record.file,
                record.offset, record.recordID, record.original,
            ])
        record.number = database.lastInsertedRowID
    }

    package func evidence(number: Int64) throws -> EvidenceRecord? {
        try fetchOne("SELECT * FROM evidence WHERE number = ?", [number]).map(Self.evidence)
    }

    /// Records that hold a body in full.
    func wholeEvidence(sha256: String) throws -> [EvidenceRecord] {
        try evidence("SELECT * FROM evidence WHERE sha256 = ? AND original IS NULL ORDER BY number", [sha256])
    }

    /// All of a file, in the order in which they stand in it.
    package func evidence(inFile name: String) throws -> [EvidenceRecord] {
        try evidence("SELECT * FROM evidence WHERE file = ? ORDER BY place", [name])
    }

    /// What a message rests on, all of its revisions together, in the order in which it came.
    package func evidence(of kind: Message.Kind, id: String) throws -> [EvidenceRecord] {
        try evidence(
            """
            SELECT evidence.* FROM evidence JOIN rests_on ON rests_on.evidence = evidence.number
            WHERE rests_on.kind = ? AND rests_on.id = ? ORDER BY evidence.number
            """, [kind.rawValue, id])
    }

    /// Notes that a message rests on these.
    package func set(_ kind: Message.Kind, _ id: String, restsOn records: [EvidenceRecord]) throws {
        for record in records {
            try execute(
                "INSERT OR IGNORE INTO rests_on (kind, id, evidence) VALUES (?, ?, ?)",
                [kind.rawValue, id, record.number])
        }
    }

    /// How long each file is, up to the end of the last record that was told of.
    package func evidenceFiles() throws -> [String: Int] {
        var files: [String: Int] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT name, bytes FROM evidence_file") {
            files[row[0]] = row[1]
        }
        return files
    }

    /// - Parameter youngest: when an answer in it was fetched; the latest counts.
    func setEvidenceFile(_ name: String, bytes: Int, youngest: Date) throws {
        try execute(
            """
            INSERT INTO evidence_file (name, bytes, youngest) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes, youngest = max(youngest, excluded.youngest)
            """, [name, bytes, youngest.timeIntervalSince1970])
    }

    // MARK: Retention

    /// Files of which all was fetched before a time. What a state that was lost knew of is not among them.
    package func evidenceFiles(fetchedBefore time: Date) throws -> [String] {
        try String.fetchAll(
            database, sql: "SELECT name FROM evidence_file WHERE youngest < ? ORDER BY name",
            arguments: [time.timeIntervalSince1970])
    }

    /// When the youngest answer of each feed that stands in a file was fetched.
    package func youngestEvidence(inFile name: String) throws -> [FeedID: Date] {
        var youngest: [FeedID: Date] = [:]
        let rows = try Row.fetchAll(
            database, sql: "SELECT feed, max(fetched) FROM evidence WHERE file = ? GROUP BY feed", arguments: [name])
        for row in rows { youngest[FeedID(row[0] as String)] = Date(timeIntervalSince1970: row[1]) }
        return youngest
    }

    /// Must a file stay, however old it is? A case of the register rests on something in it, or a record of another file
    /// has its body here.
    package func isEvidenceHeld(inFile name: String) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM evidence JOIN rests_on ON rests_on.evidence = evidence.number
                    JOIN person_case ON person_case.id = rests_on.id WHERE evidence.file = ?1 AND rests_on.kind = 'case')
                OR EXISTS (
                    SELECT 1 FROM evidence JOIN evidence AS copy ON copy.original = evidence.number
                    WHERE evidence.file = ?1 AND copy.file <> ?1)
                """, arguments: [name]) ?? true
    }

    /// Forgets a file that was removed, and what stood in it.
    package func forgetEvidence(inFile name: String) throws {
        try database.execute(
            sql: "DELETE FROM rests_on WHERE evidence IN (SELECT number FROM evidence WHERE file = ?)",
            arguments: [name])
        try database.execute(sql: "DELETE FROM evidence WHERE file = ?", arguments: [name])
        try database.execute(sql: "DELETE FROM evidence_file WHERE name = ?", arguments: [name])
    }

    private func evidence(_ sql: String, _ arguments: StatementArguments) throws -> [EvidenceRecord] {
        try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: arguments).map(Self.evidence)
    }

    private static func evidence(_ row: Row) -> EvidenceRecord {
        EvidenceRecord(
            number: row["number"], feed: FeedID(row["feed"] as String), url: row["url"],
            fetched: Date(timeIntervalSince1970: row["fetched"]), sha256: row["sha256"], file: row["file"],
            offset: row["place"], recordID: row["record_id"], original: row["original"])
    }
}
