import Dispatch
import Foundation
import TextTools

/// What the service manager is told of this process (sd_notify(3)). Where there is no manager, nothing happens.
struct SystemdNotifier: Sendable {
    /// How often `feedWatchdog` is to be called, which is twice in the time after which the manager kills the process
    /// (sd_watchdog_enabled(3)); nil where it does not watch.
    let watchdogInterval: Duration?

    private let manager: DatagramAddress?

    init(environment: [String: String] = ProcessInfo.processInfo.environment, process: Int32 = getpid()) {
        manager = environment["NOTIFY_SOCKET"].flatMap { DatagramAddress($0) }
        watchdogInterval = manager == nil ? nil : Self.watchdogInterval(environment, process)
    }

    private static func watchdogInterval(_ environment: [String: String], _ process: Int32) -> Duration? {
        guard let microseconds = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), microseconds > 1 else {
            return nil
        }
        // Set where the manager watches another process of ours, such as a shell around us.
        if let watched = environment["WATCHDOG_PID"], watched != "\(process)" { return nil }
        return .microseconds(microseconds / 2)
    }

    /// The service is up: also the answer that ends `tellReloading`.
    func tellReady(_ status: String) { send(["READY=1", "STATUS=\(Self.line(status))"]) }

    /// One line for `systemctl status`.
    func tellStatus(_ status: String) { send(["STATUS=\(Self.line(status))"]) }

    func tellReloading() {
        // Asked for by Type=notify-reload (systemd 253 and later), which tells by it which reload this one answers.
        let microseconds = DispatchTime.now().uptimeNanoseconds / 1000
        send(["RELOADING=1", "MONOTONIC_USEC=\(microseconds)"])
    }

    func tellStopping(_ status: String) { send(["STOPPING=1", "STATUS=\(Self.line(status))"]) }

    func feedWatchdog() { send(["WATCHDOG=1"]) }

    /// Unicode scalars. The manager drops a datagram of more than 4,096 bytes whole, READY and all.
    private static let longestStatus = 1000

    /// A line break would end the value and begin the next.
    private static func line(_ status: String) -> String {
        String(String.UnicodeScalarView(PlainText.line(status).unicodeScalars.prefix(longestStatus)))
    }

    private func send(_ assignments: [String]) {
        // The manager that does not hear us acts on our silence; there is nothing better to do about it here.
        _ = manager?.send(Array(assignments.joined(separator: "\n").utf8))
    }
}
