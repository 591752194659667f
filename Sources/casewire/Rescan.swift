import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Monitoring
import Storage

struct Rescan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescan",
        abstract: "Runs today's watchlist over the items that were kept, for a name added today.",
        discussion: """
            Every item is kept as text for keep-items (90d), whether or not it mentioned anybody. What is found now goes
            into the spool as an alert marked "found": "rescan"; what was alerted on before does not come again. Nobody is
            asked: pages and feeds stay as they were read then.

            Ends with 75 where a running casewire holds the state: stop it for as long as this takes.

            Example:
              casewire rescan --since 30d
              casewire rescan --watch union
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: ArgumentHelp("How far back: by when an item was first seen.", valueName: "duration"))
    var since: String = "90d"
    @Option(
        help: ArgumentHelp("Only this entity, by its id in feeds.conf; may be given several times.", valueName: "id"))
    var watch: [String] = []
    @Flag(help: "Print what came of it as JSON.") var json = false
    @Flag(help: "Say more on stderr.") var verbose = false

    func run() async throws {
        try await reporting {
            guard let age = DurationText.duration(since) else {
                throw Failure(status: 64, "rescan: --since \"\(since)\" is no duration; write 90d, 12h or 30m")
            }
            let settings = try options.settings()
            let only = try entities(settings)
            let log = StderrLog.logger(verbose: verbose)
            let state = try options.openedState(settings, log)
            let spoolFault = options.spoolFault(settings)
            let monitor = try options.monitor(settings, state, hasSpool: spoolFault == nil, log)
            let time = Date().addingTimeInterval(-(age / .seconds(1)))
            var (rescan, report) = await pass(monitor, since: time, only)
            report.storageError = spoolFault ?? report.storageError
            try tell(rescan, report)
        }
    }

    /// SIGTERM and SIGINT end it: what was found so far is delivered, and the rest is found by the next one.
    private func pass(
        _ monitor: sending Monitor, since time: Date, _ only: Set<EntityID>?
    ) async -> (Monitor.Rescan, CycleReport) {
        await StopSignals().cancelling { await monitor.rescan(since: time, only: only, clock: { Date() }) }
    }

    /// nil: all.
    private func entities(_ settings: Settings) throws -> Set<EntityID>? {
        guard !watch.isEmpty else { return nil }
        let wanted = Set(watch.map { EntityID($0) })
        if let stranger = wanted.subtracting(settings.watch.map(\.id)).sorted().first {
            throw Failure(status: 64, "rescan: feeds.conf watches nobody with the id \"\(stranger)\"")
        }
        return wanted
    }

    private func tell(_ rescan: Monitor.Rescan, _ report: CycleReport) throws {
        if json {
            Terminal.print([UInt8](try JSONEncoder.casewire().encode(rescan)) + [0x0A])
        } else {
            Terminal.print("\(rescan.items) items read again: \(rescan.alerts) alerts, \(rescan.cases) cases\n")
        }
        if let error = report.storageError {
            throw Failure(status: report.exitStatus, "\(error); \(report.waiting) messages wait in the state")
        }
        if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
    }
}
