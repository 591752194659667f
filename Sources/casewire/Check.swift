import ArgumentParser
import CasewireModel
import Configuration
import FeedParsing
import Fetching
import Foundation
import Matching
import Monitoring
import Reporting

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reads the configuration and says what is wrong with it.",
        discussion: """
            All faults at once, each with its line and what was meant; ends with 78 where there is one. With --online it also
            asks each feed once, keeping nothing.

            Example:
              casewire check --online --config feeds.conf
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Ask each feed once, without keeping anything.") var online = false
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        try await reporting {
            let path = try options.configPath()
            let settings = try options.settings()
            let problems = try told(settings, path)
            if online {
                try await ask(settings)
            } else if json {
                let counts = ["feeds": settings.feeds.count, "watch": settings.watch.count, "warnings": problems]
                Terminal.print(try JSONEncoder.casewire().line(counts))
            } else {
                let words = problems == 0 ? "no fault" : "no fault; warnings: \(problems)"
                Terminal.print(
                    "\(path): \(settings.feeds.count) feeds, \(settings.watch.count) watched entities: \(words)\n")
            }
        }
    }

    /// Says what is odd about the watched names, each once, and how many there are; an alias that can never match is a
    /// fault like any other.
    private func told(_ settings: Settings, _ path: String) throws -> Int {
        var lines: Set<String> = []
        var isFaulty = false
        for entity in settings.watch {
            for problem in Watchlist.problems(of: entity) {
                isFaulty = isFaulty || problem.isFault
                let line = "\(path): watch \(entity.id): \"\(problem.alias)\" \(problem.text)"
                if lines.insert(line).inserted { Terminal.say(line) }
            }
        }
        if isFaulty { throw ExitCode(Failure.Status.config.rawValue) }
        return lines.count
    }

    private struct Answer: Encodable, Sendable {
        let feed: FeedID
        var items: Int?
        var format: String?
        var error: String?
    }

    private func ask(_ settings: Settings) async throws {
        let bar = ProgressBar()
        let answers = try await Probe(settings: settings, version: Version.current).answers { done, all in
            bar.show(done: done, of: all)
        }
        bar.clear()
        var table = Table("FEED", "ITEMS", "FORMAT", "WHAT IS WRONG")
        for answer in answers {
            if json {
                Terminal.print(
                    try JSONEncoder.casewire().line(
                        Answer(
                            feed: answer.feed, items: answer.items, format: answer.format,
                            error: answer.error?.description)))
            } else {
                table.add(
                    answer.feed.rawValue, answer.items.map(String.init) ?? "", answer.format ?? "",
                    answer.error?.description ?? "")
            }
        }
        if !json { Terminal.print(table.text(width: Terminal.width)) }
        let failed = answers.count { $0.error != nil }
        if failed > 0 { throw ExitCode(failed == answers.count ? 69 : 75) }
    }
}
