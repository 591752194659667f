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
            let problems = settings.watch.flatMap { entity in
                Watchlist.problems(of: entity).map {
                    (line: "\(path): watch \(entity.id): \($0.text)", isFault: $0.isFault)
                }
            }
            for problem in problems { Terminal.say(problem.line) }
            if problems.contains(where: \.isFault) { throw ExitCode(Failure.Status.config.rawValue) }
            if online {
                try await ask(settings)
            } else if json {
                let counts = ["feeds": settings.feeds.count, "watch": settings.watch.count, "warnings": problems.count]
                Terminal.print(try JSONEncoder.casewire().line(counts))
            } else {
                Terminal.print(
                    "\(path): \(settings.feeds.count) feeds, \(settings.watch.count) watched entities: no fault\n")
            }
        }
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
