package import CasewireModel
package import Foundation
import GRDB

/// What was told, row by row: for exports and reports, in the memory of one record.
extension StateTransaction {
    /// Every alert in its latest revision, the oldest first.
    ///
    /// - Parameter since: only those that were made then or later.
    package func eachAlert(since: Date? = nil, _ take: (Alert) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT body FROM alert WHERE created >= ? ORDER BY created, id",
            arguments: [since?.timeIntervalSince1970 ?? -.greatestFiniteMagnitude])
        let decoder = JSONDecoder.casewire()
        while let row = try rows.next() { try take(try decoder.decode(Alert.self, from: row["body"] as Data)) }
    }

    package func alert(_ id: StoryID) throws -> Alert? {
        try fetchOne("SELECT body FROM alert WHERE id = ?", [id.rawValue]).map {
            try JSONDecoder.casewire().decode(Alert.self, from: $0["body"] as Data)
        }
    }

    /// When the newest alert was made; nil where there is none.
    package func newestAlert() throws -> Date? {
        try fetchOne("SELECT max(created) FROM alert", []).flatMap { $0[0] as Double? }.map {
            Date(timeIntervalSince1970: $0)
        }
    }

    /// Every case in its latest revision, by id, but for those that were joined to another: that one tells all.
    ///
    /// - Parameter since: only those whose latest revision was made then or later.
    package func eachCase(since: Date? = nil, _ take: (CaseRecord) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT record FROM person_case WHERE merged_into IS NULL ORDER BY id")
        let decoder = JSONDecoder.casewire()
        while let row = try rows.next() {
            let record = try decoder.decode(CaseRecord.self, from: row["record"] as Data)
            if let since, record.created < since { continue }
            try take(record)
        }
    }

    /// Keeps an alert as it was told, in place of the revision before it.
    func keep(_ message: Message) throws {
        try execute(
            "INSERT OR REPLACE INTO alert (id, revision, created, body) VALUES (?, ?, ?, ?)",
            [message.id, message.revision, message.created.timeIntervalSince1970, Data(message.body)])
    }
}
