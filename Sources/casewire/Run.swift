import ArgumentParser
import Foundation

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "The daemon: polls on schedule until it is told to stop.",
        discussion: """
            SIGTERM and SIGINT end it within seconds, with nothing half done. SIGHUP rereads feeds.conf: where the new one
            has a fault, that is said and the old one stays. Under systemd it says when it is ready, what it does, and that
            it is alive (Type=notify, WatchdogSec). Ends with 78 where feeds.conf is wrong, 73 where the state can't be
            opened, 75 where another casewire holds it.

            Example:
              casewire run --config /etc/casewire/feeds.conf
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Say more.") var verbose = false

    func run() async throws {
        try await reporting {
            let daemon = try Daemon(options: options, isVerbose: verbose)
            if let error = await StopSignals().cancelling({ await daemon.serve() }) { throw error }
        }
    }
}
