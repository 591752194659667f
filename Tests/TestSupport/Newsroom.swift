package import Foundation
import Synchronization

/// The sample newsroom of `Fixtures/newsroom`, served: its sites on 127.0.0.1 and following, and the faults below
/// `/faults/` of each. It runs until nobody holds it.
package struct Newsroom: Sendable {
    package let server: LoopbackServer
    /// The sample feeds.conf with the port that is served.
    package let configuration: String
    private let folder: URL
    private let calendar: Calendar

    /// Whether the next day has come.
    private final class Calendar: Sendable {
        let isNextDay = Atomic(false)
    }

    /// - Parameters:
    ///   - port: 0 chooses a free one.
    ///   - folder: one that is built like `Fixtures/newsroom`.
    package static func start(port: Int = 0, folder: URL = Fixture.url("newsroom")) throws -> Newsroom {
        let root = folder.appending(path: "sites")
        let addresses = try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0.hasPrefix("127.") }
        let sites = SiteFolder(root)
        let nextDay = SiteFolder(folder.appending(path: "next-day"))
        let calendar = Calendar()
        let late = LateAnswers(root)
        let server = try LoopbackServer(on: addresses.sorted(), port: port) { request, port in
            if let answer = Faults.reply(to: request) ?? late.reply(to: request) { return answer }
            let hasCome = calendar.isNextDay.load(ordering: .relaxed)
            let changed = hasCome ? nextDay.reply(to: request, port: port) : .status(404)
            return changed.status == 404 ? sites.reply(to: request, port: port) : changed
        }
        let configuration = try text("feeds.conf", in: folder, port: server.port)
        return Newsroom(server: server, configuration: configuration, folder: folder, calendar: calendar)
    }

    /// From now on what stands in `next-day/` takes the place of what the sites had.
    package func beginNextDay() { calendar.isNextDay.store(true, ordering: .relaxed) }

    /// The alerts that a poll on the next day brings.
    package func expectedNextDay() throws -> [ExpectedRevision] {
        try ExpectedRevision.read(try Self.text("next-day.tsv", in: folder, port: server.port))
    }

    /// The alerts that the feeds give rise to, with the port; a later poll of the same feeds gives rise to none.
    package func expected() throws -> [ExpectedAlert] {
        try ExpectedAlert.read(try Self.text("expected.tsv", in: folder, port: server.port))
    }

    /// `late.conf` with the port that is served: of the newspaper whose page answers only at the third try.
    package func lateConfiguration() throws -> String { try Self.text("late.conf", in: folder, port: server.port) }

    private static func text(_ name: String, in folder: URL, port: Int) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            .replacingOccurrences(of: SiteFolder.placeholder, with: ":\(port)")
    }
}

/// One line of `expected.tsv`: a story that the sample feeds tell of a watched entity.
package struct ExpectedAlert: Sendable, Equatable {
    /// The article's address in the first feed that carries it.
    package let url: String
    /// Ids of feeds.conf, sorted.
    package let entities: [String]
    /// Ids of all the feeds that carry the story, in the order of feeds.conf.
    package let feeds: [String]
    /// Full names of those of whom it tells a case; empty too where the item is not in English.
    package let persons: [String]

    /// - Throws: `LineError` for a line that has not four fields.
    package static func read(_ text: String) throws -> [ExpectedAlert] {
        try text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 4 else { throw LineError(line: String(line)) }
            func list(_ field: Substring, _ separator: Character) -> [String] {
                field == "-" ? [] : field.split(separator: separator).map { String($0) }
            }
            return ExpectedAlert(
                url: String(fields[0]), entities: list(fields[1], ",").sorted(), feeds: list(fields[2], ","),
                persons: list(fields[3], ";"))
        }
    }

    package struct LineError: Error, Equatable {
        package let line: String
    }
}

/// One line of `next-day.tsv`: a new revision of an alert.
package struct ExpectedRevision: Sendable, Equatable {
    /// The article's address.
    package let url: String
    package let revision: Int
    /// Ids of the feeds in its sightings, in the order of feeds.conf.
    package let sightings: [String]

    /// - Throws: `ExpectedAlert.LineError` for a line that has not three fields.
    package static func read(_ text: String) throws -> [ExpectedRevision] {
        try text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t")
            guard fields.count == 3, let revision = Int(fields[1]) else {
                throw ExpectedAlert.LineError(line: String(line))
            }
            return ExpectedRevision(
                url: String(fields[0]), revision: revision, sightings: fields[2].split(separator: ",").map(String.init))
        }
    }
}
