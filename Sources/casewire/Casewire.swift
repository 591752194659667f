import ArgumentParser
import Dispatch
import Foundation

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
            Run.self, Once.self, Check.self, Feeds.self, Cases.self, SpoolCommand.self, Consume.self, TestAlert.self,
            EvidenceCommand.self, Rescan.self, Export.self, Report.self, Parse.self, Text.self, MatchCommand.self,
            Extract.self, Stories.self, Register.self, Discover.self, ImportOPML.self, ExportOPML.self, Add.self,
        ])
}

@main
enum Program {
    /// Only a command that waits for many things at once gets the runtime's threads: the others are a plain process.
    static func main() {
        // Messages are for the spool's group to read and take, and for nobody else.
        umask(0o007)
        start()
    }

    private nonisolated static func start() {
        do {
            var command = try Casewire.parseAsRoot()
            guard let waiting = command as? any AsyncParsableCommand else { return try command.run() }
            Task { await run(waiting) }
            dispatchMain()
        } catch {
            Casewire.exit(withError: error)
        }
    }

    private static func run(_ command: any AsyncParsableCommand) async {
        var command = command
        do {
            try await command.run()
            Casewire.exit()
        } catch {
            Casewire.exit(withError: error)
        }
    }
}

enum Version {
    static let current = "0.1.0"
}
