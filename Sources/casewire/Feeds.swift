import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Reporting
import Storage

struct Feeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Shows each feed: its last answer, its next poll, how it fails and why.",
        discussion: """
            Example:
              casewire feeds --json
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Print JSON.") var json = false

    private struct Row: Encodable {
        let id: FeedID
        let url: String
        let title: String?
        let lastAnswer: Date?
        let nextPoll: Date?
        let items: Int
        let failures: Int
        let failingSince: Date?
        let error: String?

        enum CodingKeys: String, CodingKey {
            case id, url, title, items, failures, error
            case lastAnswer = "last_answer"
            case nextPoll = "next_poll"
            case failingSince = "failing_since"
        }
    }

    func run() throws {
        try reporting {
            let settings = try options.settings()
            let memories = try options.memories(settings)
            let rows = settings.feeds.map { feed in
                let memory = memories[feed.id]
                return Row(
                    id: feed.id, url: feed.url, title: feed.title ?? memory?.title, lastAnswer: memory?.lastAnswer,
                    nextPoll: memory?.lastPoll == nil ? nil : memory?.nextPoll, items: memory?.items ?? 0,
                    failures: memory?.failures ?? 0, failingSince: memory?.failingSince, error: memory?.error)
            }
            if json {
                for row in rows { Terminal.print(try JSONEncoder.casewire().line(row)) }
                return
            }
            var table = Table("FEED", "LAST ANSWER", "NEXT POLL", "ITEMS", "FAILURES", "WHY")
            for row in rows {
                table.add(
                    row.id.rawValue, row.lastAnswer.map(Timestamp.rfc3339) ?? "never",
                    row.nextPoll.map(Timestamp.rfc3339) ?? "now", String(row.items), String(row.failures),
                    row.error ?? "")
            }
            Terminal.print(table.text(width: Terminal.width))
        }
    }
}

extension CommonOptions {
    /// What the state knows of each feed; nothing where there is no state yet.
    fileprivate func memories(_ settings: Settings) throws -> [FeedID: FeedMemory] {
        let folder = stateFolder(settings)
        guard FileManager.default.fileExists(atPath: "\(folder)/state.db") else { return [:] }
        return try look(into: folder) { try $0.feeds() }
    }

    /// Reads from a state that another casewire may be writing.
    func look<Result>(into folder: String, _ work: (StateTransaction) throws -> Result) throws -> Result {
        do {
            return try State(readingFrom: folder).read(work)
        } catch {
            throw Failure(status: error.exitStatus, "\(error)")
        }
    }
}
