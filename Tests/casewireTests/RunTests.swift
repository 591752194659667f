import CasewireModel
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("casewire run", .timeLimit(.minutes(2))) struct RunTests {
    /// Of the daemon, once it runs.
    private final class ProcessNumber: Sendable {
        private let number = Atomic<Int32>(0)

        func set(_ value: Int32) { number.store(value, ordering: .releasing) }
        func send(_ signal: Int32) { kill(number.load(ordering: .acquiring), signal) }
    }

    private func conf(_ server: LoopbackServer, _ paths: [String], _ folder: TemporaryFolder) -> String {
        let feeds = paths.map { "[[feed]]\nid = \"\($0)\"\nurl = \"\(server.url)/\($0)\"\nallow-private = true\n" }
        return """
            metrics = "\(folder.path)/casewire.prom"
            heartbeat = "\(folder.path)/beat"
            polling.spacing = "0s"
            polling.first-poll = "all"
            articles.fetch = "never"
            \(feeds.joined(separator: "\n"))
            [[watch]]
            id = "union"
            name = "Union of Beekeepers"
            """
    }

    @Test(
        "asks its feeds, rereads feeds.conf at SIGHUP, and ends at SIGTERM with all delivered"
    )
    func daemon() async throws {
        let server = try LoopbackServer { _ in .text(feedOfBeekeepers(), type: "application/rss+xml") }
        let folder = try TemporaryFolder()
        let file = folder.appending("feeds.conf")
        try Data(conf(server, ["one"], folder).utf8).write(to: file)
        let number = ProcessNumber()
        async let ending = BuiltProgram("casewire").run(
            ["run", "--config", file.path, "--spool", "\(folder.path)/spool", "--state", "\(folder.path)/state"],
            started: { number.set($0) })
        _ = await server.requests(atLeast: 1)
        try Data(conf(server, ["one", "two"], folder).utf8).write(to: file)
        number.send(SIGHUP)
        let asked = await server.requests(atLeast: 2)
        number.send(SIGTERM)
        let end = try await ending
        #expect(end.status == 0)
        #expect(asked.map(\.path) == ["/one", "/two"])
        #expect(FileManager.default.fileExists(atPath: folder.appending("beat").path))
        let metrics = try String(contentsOf: folder.appending("casewire.prom"), encoding: .utf8)
        #expect(metrics.contains("casewire_feed_up{feed=\"one\"}") && !metrics.contains("Beekeepers"))
        let alerts = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/spool/alerts/new")
        #expect(alerts.count == 1, "two feeds, one story")
    }
}
