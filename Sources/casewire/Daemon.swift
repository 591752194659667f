import CasewireModel
import Configuration
import Fetching
import Foundation
import Logging
import Monitoring
import Storage

/// What stands around `Monitor.serve`: the service manager, the signals, the files for those who watch the watcher.
final class Daemon {
    private let options: CommonOptions
    private let log: Logger
    private let notifier = SystemdNotifier()
    private let hangUp = HangUpSignal()
    private let state: State
    private var settings: Settings
    /// Read, without a fault, and not in force yet.
    private var newSettings: Settings?
    private var spoolFault: StorageError?
    private var sideReport: SideReport
    private let start = ContinuousClock.now
    private let keeper = ReportKeeper()
    /// How much the loop had brought when the report was last made.
    private var reportedNews = 0

    // Of the loop that runs, in seconds since `start`:
    private var nextStatus = 0.0
    private var nextSideReport = 0.0
    /// Seconds by which a feed was asked late, at most, since the last side report.
    private var worstLag = 0.0
    private var nextSpoolTry = 0.0
    private var nextSignOfLife = 0.0

    /// Seconds between two of what is done now and then.
    private enum Every {
        static let status = 5.0
        static let sideReport = 60.0
        static let spoolTry = 60.0
    }

    init(options: CommonOptions, isVerbose: Bool) throws {
        self.options = options
        log = JournalLog.logger(isVerbose: isVerbose) ?? StderrLog.logger(verbose: isVerbose)
        settings = try options.settings()
        state = try options.openedState(settings, log)
        sideReport = SideReport(started: Date())
        sideReport.configurationWasRead(at: Date(), isGood: true)
        spoolFault = options.spoolFault(settings)
        if let spoolFault { log.error("\(spoolFault); messages wait in the state") }
    }

    /// Until the task is cancelled.
    ///
    /// - Returns: why it could not go on; nil where it was told to stop.
    func serve() async -> (any Error)? {
        notifier.tellReady("\(settings.feeds.count) feeds, asking")
        log.info("\(settings.feeds.count) feeds, \(settings.watch.count) watched entities; state \(state.folder)")
        while !Task.isCancelled {
            do {
                await serveOnce(try monitor())
            } catch {
                log.critical("\(error)")
                return error
            }
        }
        notifier.tellStopping("stopped")
        return nil
    }

    private func monitor() throws -> Monitor {
        try options.monitor(settings, state, hasSpool: spoolFault == nil, log)
    }

    /// Until the settings change, the spool comes back, or the task is cancelled.
    private func serveOnce(_ monitor: Monitor) async {
        let report = await monitor.serve(
            clock: { Date() }, uptime: { self.uptime }, beat: { self.beat($0, of: monitor) })
        sideReport.loopEnded(report)
        if let newSettings {
            settings = newSettings
            self.newSettings = nil
            notifier.tellReady("\(settings.feeds.count) feeds, asking")
        }
    }

    private var uptime: Double { (ContinuousClock.now - start) / .seconds(1) }

    // MARK: Now and then

    private func beat(_ pulse: Monitor.Pulse, of monitor: Monitor) -> Monitor.Course {
        let now = uptime
        if let interval = notifier.watchdogInterval, now >= nextSignOfLife {
            notifier.feedWatchdog()
            nextSignOfLife = now + interval / .seconds(1) / 2
        }
        if now >= nextStatus, newSettings == nil {
            notifier.tellStatus(status(pulse))
            nextStatus = now + Every.status
        }
        worstLag = max(worstLag, pulse.lag)
        if now >= nextSideReport {
            sideReport.write(settings, pulse.report, monitor.knownFeeds, lag: worstLag, at: Date(), log)
            worstLag = 0
            nextSideReport = now + Every.sideReport
            remakeReport(pulse.report)
        }
        if hangUp.take() { reload() }
        return newSettings != nil || spoolIsBack(now) ? .finish : .goOn
    }

    private func remakeReport(_ report: CycleReport) {
        guard settings.report else { return }
        if let fault = keeper.takeFault() { log.warning("\(fault)") }
        let news = report.newItems + report.alerts + report.cases
        let folder = ReportFolder(path: "\(options.spoolFolder(settings))/report")
        guard news != reportedNews || !folder.isThere else { return }
        if keeper.remake(folder, stateFolder: state.folder, settings) { reportedNews = news }
    }

    private func status(_ pulse: Monitor.Pulse) -> String {
        let report = pulse.report
        let late = pulse.lag >= 10 ? "; \(Int(pulse.lag)) s behind" : ""
        let fault = (spoolFault ?? report.storageError).map { "; \($0)" } ?? ""
        return "\(settings.feeds.count) feeds, \(pulse.failing) failing; \(report.answered) answers, "
            + "\(report.newItems) new items, \(report.alerts) alerts, \(report.cases) cases so far\(late)\(fault)"
    }

    private func spoolIsBack(_ now: Double) -> Bool {
        guard spoolFault != nil, now >= nextSpoolTry else { return false }
        nextSpoolTry = now + Every.spoolTry
        spoolFault = options.spoolFault(settings)
        if spoolFault == nil { log.notice("spool \(options.spoolFolder(settings)): can be written again") }
        return spoolFault == nil
    }

    /// What is being asked goes on under the old settings; the new ones hold from then on.
    private func reload() {
        notifier.tellReloading()
        do {
            let read = try options.settings()
            tellWhatStays(read)
            newSettings = read
            sideReport.configurationWasRead(at: Date(), isGood: true)
            log.notice("feeds.conf was read again: \(read.feeds.count) feeds, \(read.watch.count) watched entities")
        } catch {
            sideReport.configurationWasRead(at: Date(), isGood: false)
            let faults = (error as? Failure)?.message ?? "\(error)"
            for line in faults.split(separator: "\n") { log.warning("\(line)") }
            log.warning("feeds.conf has faults: what was read before stays in force")
            notifier.tellReady("\(settings.feeds.count) feeds; the new feeds.conf has faults, the old one stays")
        }
    }

    private func tellWhatStays(_ read: Settings) {
        if options.stateFolder(read) != state.folder || options.spoolFolder(read) != options.spoolFolder(settings) {
            log.warning("feeds.conf names another state or spool: that takes a restart")
        }
    }
}

extension JournalLog {
    static func logger(isVerbose: Bool) -> Logger? {
        guard let handler = JournalLog(level: isVerbose ? .debug : .info) else { return nil }
        return Logger(label: "casewire") { _ in handler }
    }
}
