import ArgumentParser
import CasewireModel
import Configuration
import Fetching
import Foundation
import Logging
import Monitoring
import Storage

struct Once: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "once",
        abstract: "One pass over the feeds that are due, then ends.",
        discussion: """
            Silent when all is well and stderr is no terminal, as cron wants it. Ends with 0 where every feed answered and all
            is delivered, 75 where some feeds failed, 69 where all did, 73 or 74 where spool or state can't be written, 78
            where feeds.conf is wrong.

            Example, in a crontab:
              */10 * * * *  casewire once --config /etc/casewire/feeds.conf
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Ask every feed now, whatever the schedule says.") var all = false
    @Flag(help: "Print what came of it as JSON.") var json = false
    @Flag(help: "Say more on stderr.") var verbose = false
    @Argument(help: "Only these feeds, by their ids.") var feeds: [String] = []

    func run() async throws {
        try await reporting {
            let settings = try options.settings()
            let selection = try selection(settings)
            let log = StderrLog.logger(verbose: verbose)
            let started = Date()

            let state = try options.openedState(settings, log)
            let spoolFault = options.spoolFault(settings)
            let monitor = try options.monitor(settings, state, hasSpool: spoolFault == nil, log)
            var (report, feeds) = await pass(monitor, selection)
            report.storageError = spoolFault ?? report.storageError
            var side = SideReport(started: started)
            side.configurationWasRead(at: started, isGood: true)
            side.write(settings, report, feeds, at: Date(), log)
            remakeReport(settings, report, log)
            try tell(report)
        }
    }

    private func selection(_ settings: Settings) throws -> Monitor.Selection {
        let known = Set(settings.feeds.map(\.id))
        let named = Set(feeds.map { FeedID($0) })
        if let stranger = named.subtracting(known).sorted().first {
            throw Failure(status: 64, "once: feeds.conf has no feed \"\(stranger)\"; casewire feeds lists them")
        }
        return named.isEmpty ? (all ? .all : .due) : .only(named)
    }

    /// SIGTERM and SIGINT end the pass: what is in hand is finished, what was not asked yet is left for the next time.
    private func pass(_ monitor: sending Monitor, _ selection: Monitor.Selection) async
        -> (CycleReport, FeedMemories)
    {
        let bar = ProgressBar()
        let stop = StopSignals()
        defer { bar.clear() }
        return await stop.cancelling {
            let report = await monitor.once(selection, clock: { Date() }, progress: { bar.show(done: $0, of: $1) })
            return (report, monitor.knownFeeds)
        }
    }

    private func remakeReport(_ settings: Settings, _ report: CycleReport, _ log: Logger) {
        let folder = ReportFolder(path: "\(options.spoolFolder(settings))/report")
        guard settings.report, report.hasNews || !folder.isThere else { return }
        if let fault = folder.fault(makingFrom: options.stateFolder(settings), settings) { log.warning("\(fault)") }
    }

    private func tell(_ report: CycleReport) throws {
        if json { Terminal.print(report.json + [0x0A]) }
        if let error = report.storageError {
            throw Failure(status: report.exitStatus, "\(error)\(report.waitingWords)")
        }
        if Terminal.stderrIsTerminal, !json { Terminal.say(report.summary) }
        if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
    }
}

extension StorageError {
    /// Of a fault at the start.
    var exitStatus: Int32 {
        switch self {
        case .cannotOpen: 73
        case .cannotWrite: 74
        case .noResources: 71
        case .locked: 75
        }
    }
}

extension CycleReport {
    /// May a report say something else than before?
    var hasNews: Bool { newItems + alerts + cases > 0 }

    fileprivate var summary: String {
        let feeds = failed == 0 ? "\(asked) feeds asked" : "\(asked) feeds asked, \(failed) failed"
        return "\(feeds); \(newItems) new items, \(alerts) alerts, \(cases) cases; \(delivered) messages delivered"
    }

    /// `; 3 messages wait in the state until there is room`
    fileprivate var waitingWords: String {
        switch waiting {
        case 0: ""
        case 1: "; 1 message waits in the state until there is room"
        default: "; \(waiting) messages wait in the state until there is room"
        }
    }

    fileprivate var json: [UInt8] {
        let counts = [
            "asked": asked, "answered": answered, "failed": failed, "new_items": newItems, "alerts": alerts,
            "cases": cases, "delivered": delivered, "waiting": waiting,
        ]
        return (try? JSONEncoder.casewire().encode(counts)).map { [UInt8]($0) } ?? []
    }
}
