import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Matching

struct MatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Finds the watched names in text files.",
        discussion: """
            By feeds.conf's watchlist, or by a file of [[watch]] tables.

            Example:
              casewire match --watch watch.toml --explain article.txt
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: ArgumentHelp("A file of [[watch]] tables.", valueName: "file")) var watch: String?
    @Flag(help: "Say which rule let each candidate through or held it back.") var explain = false
    @Flag(help: "A line of JSON for each mention.") var jsonl = false
    @Flag(help: "The same as --jsonl.") var json = false
    @Argument(help: ArgumentHelp("Text files; - is standard input.", valueName: "file")) var files: [String]

    func run() throws {
        try reporting {
            let watchlist = Watchlist(try options.watchedEntities(file: watch))
            for file in files {
                let text = try InputFile.text(file)
                if explain {
                    for candidate in watchlist.explain(text, field: .text) { Terminal.print("\(file): \(candidate)\n") }
                } else {
                    for match in watchlist.matches(in: text, field: .text) { try print(match, of: file) }
                }
            }
        }
    }

    private func print(_ match: Match, of file: String) throws {
        if jsonl || json {
            Terminal.print(try JSONEncoder.casewire().line(FileMatch(file: file, match: match)))
        } else {
            Terminal.print("\(file):\(match.span.start): \(match.entity): \(match.text): \(match.context)\n")
        }
    }

    /// `file` beside the fields of an alert's match.
    private struct FileMatch: Encodable {
        let file: String
        let match: Match

        private enum Key: CodingKey { case file }

        func encode(to encoder: any Encoder) throws {
            try match.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(file, forKey: .file)
        }
    }
}

extension CommonOptions {
    /// Those of `file`, or else of feeds.conf.
    func watchedEntities(file: String?) throws -> [WatchedEntity] {
        guard let file else { return try settings().watch }
        do {
            return try Settings.watchlist(file: file)
        } catch {
            throw Failure(.config, "\(error)")
        }
    }
}
