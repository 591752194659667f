import ArgumentParser
import Foundation

@main
struct Casewire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casewire",
        abstract: "Watches news feeds for the people who document repression.",
        discussion: """
            Reads feeds.conf, asks the feeds, finds the watched names in English, Russian and Kazakh, and writes alerts and
            court cases to a spool directory that other programs read.

            Start with: casewire check, then casewire once.
            """,
        version: Version.current,
        subcommands: [
            Once.self, Check.self, Feeds.self, Cases.self, SpoolCommand.self, Parse.self, Text.self, MatchCommand.self,
            Extract.self,
        ])

    static func main() async {
        // Messages are for the spool's group to read and take, and for nobody else.
        umask(0o007)
        await main(nil)
    }
}

enum Version {
    static let current = "0.1.0"
}
