import Foundation
import TestSupport
import Testing

@testable import casewire

@Suite("What the service manager is told") struct SystemdNotifierTests {
    private let folder: TemporaryFolder
    private let manager: DatagramReceiver
    private let notifier: SystemdNotifier

    init() throws {
        folder = try TemporaryFolder()
        let socket = "\(folder.path)/notify"
        manager = try DatagramReceiver(socket)
        notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": socket])
    }

    @Test("goes out as one datagram each, in order")
    func life() throws {
        notifier.tellReady("2 feeds")
        notifier.feedWatchdog()
        notifier.tellStatus("2 feeds, 1 due")
        notifier.tellStopping("told to stop")
        #expect(
            manager.receivedTexts() == [
                "READY=1\nSTATUS=2 feeds", "WATCHDOG=1", "STATUS=2 feeds, 1 due", "STOPPING=1\nSTATUS=told to stop",
            ])
    }

    @Test("says of a reload when it began, on the clock that does not jump")
    func reload() throws {
        let before = monotonicMicroseconds()
        notifier.tellReloading()
        let after = monotonicMicroseconds()
        let text = try #require(manager.receivedTexts().first)
        let told = try #require(Int(text.trimmingPrefix("RELOADING=1\nMONOTONIC_USEC=")))
        #expect((before...after).contains(told))
    }

    /// CLOCK_MONOTONIC, as sd_notify(3) asks for.
    private func monotonicMicroseconds() -> Int {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }

    @Test("reaches a socket of the abstract namespace")
    func abstractName() throws {
        let name = "@casewire-test-\(UUID().uuidString)"
        let manager = try DatagramReceiver(name)
        SystemdNotifier(environment: ["NOTIFY_SOCKET": name]).feedWatchdog()
        #expect(manager.receivedTexts() == ["WATCHDOG=1"])
    }

    @Test("has no second assignment in its status, and fits what the manager reads")
    func hostileStatus() throws {
        notifier.tellStatus("all well\nMAINPID=1\u{1B}[31m")
        notifier.tellReady(String(repeating: "қ", count: 100_000))
        let texts = manager.receivedTexts()
        #expect(texts.first == "STATUS=all well MAINPID=1[31m")
        #expect(texts.last?.hasPrefix("READY=1\nSTATUS=қққ") == true)
        #expect(texts.allSatisfy { $0.utf8.count <= 4096 })
    }

    @Test(
        "is nothing, and no error, where there is no manager",
        arguments: [
            nil, "", "@", "relative", "/nowhere/notify", "vsock:2:1234", "/" + String(repeating: "x", count: 200),
        ])
    func noManager(socket: String?) {
        let notifier = SystemdNotifier(environment: socket.map { ["NOTIFY_SOCKET": $0] } ?? [:])
        notifier.tellReady("ready")
        notifier.feedWatchdog()
        #expect(manager.received().isEmpty)
    }

    @Test("the watchdog is fed twice in its time, where it watches this process")
    func watchdog() {
        func interval(_ variables: [String: String], manager: String? = "/run/notify") -> Duration? {
            var environment = variables
            environment["NOTIFY_SOCKET"] = manager
            return SystemdNotifier(environment: environment, process: 70).watchdogInterval
        }
        #expect(interval(["WATCHDOG_USEC": "120000000"]) == .seconds(60))
        #expect(interval(["WATCHDOG_USEC": "120000000", "WATCHDOG_PID": "70"]) == .seconds(60))
        #expect(interval(["WATCHDOG_USEC": "120000000", "WATCHDOG_PID": "71"]) == nil)
        #expect(interval(["WATCHDOG_USEC": "120000000"], manager: nil) == nil)
        #expect(interval(["WATCHDOG_USEC": "0"]) == nil)
        #expect(interval(["WATCHDOG_USEC": "soon"]) == nil)
        #expect(interval([:]) == nil)
    }
}
