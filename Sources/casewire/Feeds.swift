import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Monitoring
import Reporting
import Storage

struct Feeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Shows each feed: its state, its last answer, its next poll, and why.",
        discussion: """
            States: ok; due (asked with the next pass); waiting (wants to be asked less often); failing; blocked (a wall
            against robots answers in its place); gone (410); new (never asked).

            Example:
              casewire feeds
              casewire feeds --json
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Print JSON, a line a feed.") var json = false

    /// A line of `--json`.
    private struct Row: Encodable {
        let id: FeedID
        let url: String
        let title: String?
        let state: FeedStanding
        let lastPoll: Date?
        let lastAnswer: Date?
        let nextPoll: Date?
        let items: Int
        let failures: Int
        let failingSince: Date?
        let error: String?

        enum CodingKeys: String, CodingKey {
            case id, url, title, state, items, failures, error
            case lastPoll = "last_poll"
            case lastAnswer = "last_answer"
            case nextPoll = "next_poll"
            case failingSince = "failing_since"
        }
    }

    func run() throws {
        try reporting {
            let settings = try options.settings()
            let memories = try options.memories(settings)
            let now = Date()
            if json {
                for feed in settings.feeds {
                    Terminal.print(try JSONEncoder.casewire().line(row(feed, memories[feed.id], at: now)))
                }
                return
            }
            let rows = settings.feeds.map { feed in
                let memory = memories[feed.id]
                let standing = FeedStanding(of: memory, feed.polling, at: now)
                return FeedsTable.Row(
                    feed: feed.id.rawValue, state: standing.rawValue, lastAnswer: memory?.lastAnswer,
                    nextPoll: standing == .new ? nil : memory?.nextPoll, items: memory?.items ?? 0,
                    why: standing.reason(memory, feed.polling, at: now))
            }
            Terminal.print(FeedsTable(rows).text(width: Terminal.width, at: now))
        }
    }

    private func row(_ feed: FeedSettings, _ memory: FeedMemory?, at now: Date) -> Row {
        let standing = FeedStanding(of: memory, feed.polling, at: now)
        return Row(
            id: feed.id, url: feed.url, title: feed.title ?? memory?.title, state: standing,
            lastPoll: memory?.lastPoll, lastAnswer: memory?.lastAnswer,
            nextPoll: standing == .new ? nil : memory?.nextPoll, items: memory?.items ?? 0,
            failures: memory?.failures ?? 0, failingSince: memory?.failingSince, error: memory?.error)
    }
}

extension CommonOptions {
    /// What the state knows of each feed; nothing where there is no state yet.
    func memories(_ settings: Settings) throws -> [FeedID: FeedMemory] {
        let folder = stateFolder(settings)
        guard FileManager.default.fileExists(atPath: "\(folder)/state.db") else { return [:] }
        return try look(into: folder) { try $0.feeds() }
    }

    /// Reads from a state that another casewire may be writing.
    func look<Result>(into folder: String, _ work: (StateTransaction) throws -> Result) throws -> Result {
        try storing { try State(readingFrom: folder) }.looking(work)
    }
}

extension State {
    /// Reads, and lets a failure that is none of the state's own come out as it is.
    func looking<Result>(_ work: (StateTransaction) throws -> Result) throws -> Result {
        var failure: Failure?
        do {
            return try read { state in
                do { return try work(state) } catch let thrown as Failure {
                    failure = thrown
                    throw thrown
                }
            }
        } catch {
            throw failure ?? Failure(status: error.exitStatus, "\(error)")
        }
    }
}
