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
            asks each feed once, keeping nothing. With --forms it shows what each watched name is found in, an ending after
            each stroke.

            Example:
              casewire check --online --config feeds.conf
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Ask each feed once, without keeping anything.") var online = false
    @Flag(help: "Show the forms that each watched name is found in.") var forms = false
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        try await reporting {
            let path = try options.configPath()
            let settings = try options.settings()
            let problems = try told(settings, path)
            if forms { try show(settings.watch) }
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

    /// Says what is odd about the watched names, in a line for all that are odd alike, and how many lines there are; an
    /// alias that can never match is a fault like any other.
    private func told(_ settings: Settings, _ path: String) throws -> Int {
        var lines = 0
        var isFaulty = false
        for entity in settings.watch {
            var aliases: [(text: String, names: [String])] = []
            for problem in Watchlist.problems(of: entity) {
                isFaulty = isFaulty || problem.isFault
                if let index = aliases.firstIndex(where: { $0.text == problem.text }) {
                    if !aliases[index].names.contains(problem.alias) { aliases[index].names.append(problem.alias) }
                } else {
                    aliases.append((problem.text, [problem.alias]))
                }
            }
            for (text, names) in aliases { Terminal.say("\(path): watch \(entity.id): \(Self.list(names)) \(text)") }
            lines += aliases.count
        }
        if isFaulty { throw ExitCode(Failure.Status.config.rawValue) }
        return lines
    }

    /// `"A"`, or `"A", "B" and 3 more: each`.
    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(3).map { "\"\($0)\"" }
        if names.count == 1 { return shown[0] }
        let rest = names.count - shown.count
        let words =
            rest > 0
            ? shown.joined(separator: ", ") + " and \(rest) more"
            : shown.dropLast().joined(separator: ", ") + " and " + shown[shown.count - 1]
        return "\(words): each"
    }

    // MARK: What is looked for

    /// Endings of a stem that are shown; a common noun has hundreds in Kazakh.
    private static let endingsShown = 16

    private struct Forms: Encodable {
        let watch: EntityID
        let alias: String
        let words: [[Watchlist.WordEndings]]
    }

    private func show(_ entities: [WatchedEntity]) throws {
        for entity in entities {
            for alias in Watchlist.forms(of: entity) {
                if json {
                    let line = Forms(watch: entity.id, alias: alias.alias, words: alias.words)
                    Terminal.print(try JSONEncoder.casewire().line(line))
                    continue
                }
                let words = alias.words.map(Self.shown).joined(separator: " ")
                let note =
                    alias.isAbbreviation
                    ? " (in capitals)" : alias.isEveryday ? " (in quotes, or with a capital within a sentence)" : ""
                Terminal.print("\(entity.id): \(words)\(note)\n")
            }
        }
    }

    /// `Аблязов|а|у|ым`.
    private static func shown(_ word: [Watchlist.WordEndings]) -> String {
        word.map { form in
            let endings = form.endings.filter { !$0.isEmpty }
            let shown = endings.prefix(endingsShown).map { "|\($0)" }.joined()
            let rest = endings.count - min(endings.count, endingsShown)
            return form.stem + shown + (rest > 0 ? "|… (\(rest) more)" : "")
        }
        .joined(separator: "/")
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
