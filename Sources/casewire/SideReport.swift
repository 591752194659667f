import CasewireModel
import Configuration
import Foundation
import Logging
import Monitoring
import Reporting
import Storage

/// The files for those who watch the watcher: metrics for Prometheus, and a heartbeat. A fault with them is said once and
/// keeps nothing else.
struct SideReport {
    private var metrics: Metrics
    /// What loops before the present one came to.
    private var before = CycleReport()
    private var lastWrite: Date
    private var toldFault: String?

    init(started: Date) {
        metrics = Metrics(version: Version.current, started: started)
        lastWrite = started
    }

    mutating func configurationWasRead(at time: Date, isGood: Bool) {
        if isGood { metrics.configurationRead = time }
        metrics.isConfigurationGood = isGood
    }

    mutating func loopEnded(_ report: CycleReport) { before = before + report }

    /// - Parameters:
    ///   - report: what came since the loop began.
    ///   - lag: seconds by which feeds were asked late, at most, since the last time; nil for a single pass.
    mutating func write(
        _ settings: Settings, _ report: CycleReport, _ feeds: FeedMemories, lag: Double? = nil, at now: Date,
        _ log: Logger
    ) {
        do {
            if let path = settings.metrics {
                metrics.take(before + report, from: lastWrite, to: now)
                metrics.set(settings, feeds)
                metrics.scheduleLag = lag
                try SideFile.replace(path, with: Array(MetricsFile.text(of: metrics).utf8))
            }
            if let path = settings.heartbeat { try SideFile.touch(path) }
            toldFault = nil
        } catch {
            if toldFault != "\(error)" { log.warning("\(error)") }
            toldFault = "\(error)"
        }
        lastWrite = now
    }
}
