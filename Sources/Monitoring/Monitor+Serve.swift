import CasewireModel
import Configuration
package import Foundation
import Storage

/// The daemon's loop: whose turn it is, for as long as the daemon runs.
extension Monitor {
    /// How the loop does, for whoever watches it.
    package struct Pulse: Sendable {
        /// Since the loop began.
        package let report: CycleReport
        /// Entries that fail at present.
        package let failing: Int
        /// Seconds by which the one that should have been asked first is late.
        package let lag: Double
    }

    package enum Course: Sendable {
        case goOn
        /// Nothing more is asked; what is in hand is finished.
        case finish
    }

    /// Asks each feed in its turn until `beat` says to finish, or the task is cancelled, which also ends what is being asked.
    ///
    /// - Parameters:
    ///   - clock: the wall clock, which may jump.
    ///   - uptime: seconds of a clock that only goes forward.
    ///   - beat: called by the loop itself after each answer, and once a second at least.
    package func serve(
        clock: @escaping @Sendable () -> Date, uptime: () -> Double, beat: (Pulse) -> Course
    ) async -> CycleReport {
        begin(at: clock())
        var queue = FeedQueue<Int>(pollsPerSecond: groups.reduce(0) { $0 + 1 / interval(of: $1) })
        for group in groups.indices { queue.place(group, at: turnTime(of: group, at: clock())) }
        var out: [Int: Int] = [:]  // entries of a group that are being asked
        var isFinishing = false
        var nextLook = uptime() + Self.betweenLooks
        var nextStep = Double.infinity
        await drive(clock: clock) { now in
            for feed in takeBack() {
                guard let group = groupOf[feed], let count = out[group] else { continue }
                out[group] = count > 1 ? count - 1 : nil
                if count == 1 { queue.place(group, at: turnTime(of: group, at: now)) }
            }
            if uptime() >= nextLook {
                nextLook = uptime() + Self.betweenLooks
                look(at: now)
                nextStep = uptime()
            }
            if uptime() >= nextStep {
                nextStep = tidy(at: now) ? uptime() + Self.betweenSteps : .infinity
            }
            let pulse = Pulse(report: report, failing: failing.count, lag: queue.lag(at: now))
            if !isFinishing, case .finish = beat(pulse) { isFinishing = true }
            if isFinishing { return Wave() }
            var wave = Wave()
            while let group = queue.next(at: now, uptime: uptime()) {
                // What came meanwhile may have moved its turn: another entry's Retry-After, for one.
                let time = turnTime(of: group, at: now)
                guard time <= now else {
                    queue.place(group, at: time)
                    continue
                }
                out[group] = groups[group].count
                wave.asks.append(groups[group])
            }
            wave.wait = min(1, queue.wait(at: now, uptime: uptime()) ?? 1)
            return wave
        } done: { _ in
        }
        closeCycle()
        return report
    }

    /// Seconds between two looks at the spool's room, and tries of a spool that refused.
    private static let betweenLooks = 60.0

    /// Seconds between two steps of letting go of what was kept long enough.
    private static let betweenSteps = 0.25

    private func interval(of group: [Int]) -> Double {
        group.map { settings.feeds[$0].polling.every.seconds }.min() ?? 1
    }

    /// When a group's turn is: that of the first of its entries, unless a Retry-After holds it back.
    private func turnTime(of group: Int, at now: Date) -> Date {
        let times = groups[group].map { Schedule.turnTime(of: memory(of: settings.feeds[$0]), at: now) }
        let held = units(of: groups[group], at: now).flatMap(\.turns).compactMap {
            holds.hold(on: $0.settings, at: $0.question.url, now)?.until
        }
        return max(times.min() ?? now, held.max() ?? now)
    }

    private func look(at now: Date) {
        report.storageError = nil
        mayOwe = true
        dropOldHolds(at: now)
        prepareEvidence(at: now)
        lookAtSpool(at: now)
        planTidying(at: now)
        closeCycle()
    }
}
