import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Matching
import TextTools

struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Prints the lines for feeds.conf that add a feed, or somebody to watch.",
        discussion: """
            It edits nothing and asks nobody; casewire discover asks a site for its feeds.

            Example:
              casewire add feed https://example.org/news.rss
              casewire add watch "Union of Beekeepers" --kind organisation
            """,
        subcommands: [Feed.self, Watch.self])

    struct Feed: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "feed",
            abstract: "Prints a [[feed]] table.")

        @OptionGroup var options: CommonOptions
        @Option(help: "In place of the feed's own.") var title: String?
        @Argument(help: ArgumentHelp("The feed's address.", valueName: "url")) var url: String

        func run() throws {
            try reporting {
                let address = WebAddress.ofFeedLink(url)
                if let fault = FeedTable.fault(ofAddress: address) {
                    throw Failure(status: 64, "add feed: the address \(fault)")
                }
                var proposal = FeedProposal(try options.settingsIfAny())
                if let known = proposal.known(address) {
                    throw Failure(.dataError, "add feed: feeds.conf has it already, as \"\(known)\"")
                }
                var table = proposal.table(url: address, title: title)
                table.title = title
                Terminal.print(table.text)
            }
        }
    }

    struct Watch: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "watch",
            abstract: "Prints a [[watch]] table.")

        @OptionGroup var options: CommonOptions
        @Option(help: "person, organisation, place or term.") var kind: Kind?
        @Option(name: .customLong("alias"), help: "Another spelling or script of the name; may be given again.")
        var aliases: [String] = []
        @Argument(help: "As it is printed; a person's with the given name.") var name: String

        enum Kind: String, ExpressibleByArgument, CaseIterable { case person, organisation, place, term }

        func run() throws {
            try reporting {
                let settings = try options.settingsIfAny()
                var ids = ProposedIDs(taken: settings?.watch.map(\.id.rawValue) ?? [])
                let line = PlainText.line(name)
                var table = WatchTable(id: ids.entity(name: line), name: line)
                table.kind = kind.flatMap { WatchedEntity.Kind(rawValue: $0.rawValue) }
                table.aliases = aliases.map { PlainText.line($0) }.filter { !$0.isEmpty && $0 != line }
                try check(table)
                Terminal.print(table.text)
            }
        }

        /// Says what `check` would say of it.
        private func check(_ table: WatchTable) throws {
            let entity = WatchedEntity(
                id: table.id, name: table.name, kind: table.kind ?? .term, aliases: table.aliases.map { Alias($0) })
            let problems = Watchlist.problems(of: entity)
            for problem in problems { Terminal.say("add watch: \"\(problem.alias)\" \(problem.text)") }
            if problems.contains(where: \.isFault) { throw ExitCode(64) }
        }
    }
}
