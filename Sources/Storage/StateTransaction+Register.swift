package import CasewireModel
import Foundation
import GRDB

/// The register's part of the state: cases with what they rest on, found by their names and by their items.
extension StateTransaction {
    /// Cases that are asked for by one name: more bear a surname only where it says nobody, and the latest told of are
    /// the likeliest.
    private static let mostNamesakes = 400

    /// Those filed under any of `keys`, by id.
    package func dossiers(under keys: Set<String>) throws -> [CaseDossier] {
        var found: [CaseID: CaseDossier] = [:]
        for key in keys.sorted() {
            let dossiers = try dossiers(
                where: "id IN (SELECT person_case FROM case_name WHERE key = ? LIMIT \(Self.mostNamesakes))", [key])
            for dossier in dossiers { found[dossier.id] = dossier }
        }
        return found.values.sorted { $0.id < $1.id }
    }

    /// Those that an item speaks of, by id.
    package func dossiers(from feed: FeedID, item: ItemID) throws -> [CaseDossier] {
        try dossiers(
            where: "id IN (SELECT person_case FROM case_source WHERE feed = ? AND item = ?)",
            [feed.rawValue, item.rawValue])
    }

    package func dossiers(mergedInto id: CaseID) throws -> [CaseDossier] {
        try dossiers(where: "merged_into = ?", [id.rawValue])
    }

    package func dossier(_ id: CaseID) throws -> CaseDossier? { try dossiers(where: "id = ?", [id.rawValue]).first }

    /// Keeps a case, and what it is to be found by.
    package func keep(_ dossier: CaseDossier, under keys: Set<String>) throws {
        let id = dossier.id.rawValue
        let evidence = Evidence(tellings: dossier.tellings, apart: dossier.apart)
        let encoder = JSONEncoder.casewire()
        try execute(
            """
            INSERT OR REPLACE INTO person_case (id, person_key, revision, record, tellings, merged_into)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                id, dossier.record.person.key, dossier.record.revision, try encoder.encode(dossier.record),
                try encoder.encode(evidence), dossier.mergedInto?.rawValue,
            ])
        try execute("DELETE FROM case_name WHERE person_case = ?", [id])
        for key in keys.sorted() {
            try execute("INSERT INTO case_name (key, person_case) VALUES (?, ?)", [key, id])
        }
        try execute("DELETE FROM case_source WHERE person_case = ?", [id])
        for telling in dossier.tellings {
            try execute(
                "INSERT OR IGNORE INTO case_source (feed, item, person_case) VALUES (?, ?, ?)",
                [telling.source.feed.rawValue, telling.source.item.rawValue, id])
        }
    }

    /// What `person_case.tellings` holds.
    private struct Evidence: Codable {
        let tellings: [CaseTelling]
        let apart: [CaseID]
    }

    private func dossiers(where condition: String, _ arguments: StatementArguments) throws -> [CaseDossier] {
        let statement = try database.cachedStatement(
            sql: "SELECT record, tellings, merged_into FROM person_case WHERE \(condition) ORDER BY id")
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            let decoder = JSONDecoder.casewire()
            let record = try decoder.decode(CaseRecord.self, from: row["record"] as Data)
            guard let told = row["tellings"] as Data? else { return CaseDossier(reconstructedFrom: record) }
            let evidence = try decoder.decode(Evidence.self, from: told)
            return CaseDossier(
                record: record, tellings: evidence.tellings,
                mergedInto: (row["merged_into"] as String?).map { CaseID($0) }, apart: evidence.apart)
        }
    }
}
