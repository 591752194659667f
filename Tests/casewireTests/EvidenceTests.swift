import CasewireModel
import Foundation
import TestSupport
import Testing

@Suite("casewire evidence", .timeLimit(.minutes(3))) struct EvidenceTests {
    private static let archiving = """
        [polling]
        spacing = "0s"
        first-poll = "all"
        [articles]
        fetch = "never"
        [[watch]]
        id = "union"
        name = "Union of Beekeepers"

        """

    private func monitored(_ server: LoopbackServer) throws -> Monitored {
        try Monitored(
            configuration: Self.archiving + "[[feed]]\nid = \"bees\"\nurl = \"\(server.url)/\"\nallow-private = true\n")
    }

    private func polled() async throws -> (LoopbackServer, Monitored, Alert) {
        let server = try LoopbackServer { _ in .text(feedOfBeekeepers(), type: "application/rss+xml") }
        let monitored = try monitored(server)
        #expect(try await monitored.run("once", "--all").status == 0)
        return (server, monitored, try #require(try monitored.alerts().first))
    }

    @Test("writes out what an alert rests on, with its hashes, and says where it is")
    func writesOut() async throws {
        let (server, monitored, alert) = try await polled()
        let out = monitored.folder.appending("out")
        let ending = try await monitored.run("evidence", alert.id.rawValue, "--out", out.path)
        #expect(ending.status == 0 && ending.errors == "")
        #expect(ending.output.contains("\(out.path)/01.xml") && ending.output.contains("\(server.url)/"))
        #expect(try String(contentsOf: out.appending(path: "01.xml"), encoding: .utf8) == feedOfBeekeepers())
        let head = try String(contentsOf: out.appending(path: "01.response.txt"), encoding: .utf8)
        #expect(head.hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"))
        let request = try String(contentsOf: out.appending(path: "01.request.txt"), encoding: .utf8)
        #expect(request.hasPrefix("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n"))
        let sums = try String(contentsOf: out.appending(path: "SHA256SUMS"), encoding: .utf8)
        #expect(sums == "\(alert.evidence[0].sha256)  01.xml\n")
    }

    @Test("finds what an alert in the spool rests on without the state")
    func withoutState() async throws {
        let (_, monitored, alert) = try await polled()
        try FileManager.default.removeItem(atPath: monitored.state)
        let out = monitored.folder.appending("out")
        let ending = try await monitored.run("evidence", alert.id.rawValue, "--out", out.path, "--json")
        #expect(ending.status == 0)
        #expect(ending.output.contains("\"sha256\":\"\(alert.evidence[0].sha256)\""))
    }

    @Test("says which record is not what it was, and ends with 65")
    func damaged() async throws {
        let (_, monitored, alert) = try await polled()
        #expect(try await monitored.run("evidence", "--verify").status == 0)
        let path = URL(filePath: "\(monitored.spool)/\(alert.evidence[0].warc)")
        var bytes = [UInt8](try Data(contentsOf: path))
        bytes[alert.evidence[0].offset + 200] ^= 1
        try Data(bytes).write(to: path)
        let place = "evidence \(path.lastPathComponent), offset \(alert.evidence[0].offset): "
        let check = try await monitored.run("evidence", "--verify")
        #expect(check.status == 65 && check.errors.hasPrefix(place))
        let out = monitored.folder.appending("out")
        let one = try await monitored.run("evidence", alert.id.rawValue, "--out", out.path)
        #expect(one.status == 65 && one.errors.hasPrefix(place))
        #expect(!FileManager.default.fileExists(atPath: out.appending(path: "01.xml").path))
    }

    @Test("tells an id that nobody has from an alert of which nothing is kept")
    func nothing() async throws {
        let server = try LoopbackServer { _ in .text(feedOfBeekeepers(), type: "application/rss+xml") }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        _ = try await monitored.run("once", "--all")
        let alert = try #require(try monitored.alerts().first)
        let unknown = try await monitored.run("evidence", "000000000000")
        #expect(unknown.status == 65 && unknown.errors.hasPrefix("no alert or case 000000000000"))
        let none = try await monitored.run("evidence", alert.id.rawValue)
        #expect(none.status == 65 && none.errors.hasPrefix("nothing is kept of what \(alert.id) rests on"))
        #expect(try await monitored.run("evidence").status == 64)
        #expect(try await monitored.run("evidence", "../../etc/passwd").status == 64)
    }

    @Test("casewire rescan finds a name that was added, and says so")
    func rescan() async throws {
        let (server, monitored, first) = try await polled()
        try
            (Self.archiving + """
                [[watch]]
                id = "hives"
                name = "hives"
                [[feed]]
                id = "bees"
                url = "\(server.url)/"
                allow-private = true
                """).write(to: monitored.folder.appending("feeds.conf"), atomically: true, encoding: .utf8)
        let ending = try await monitored.run("rescan", "--since", "1d", "--json")
        #expect(ending.status == 0 && ending.output == "{\"alerts\":1,\"cases\":0,\"items\":1}\n")
        let found = try #require(try monitored.alerts().first { $0 != first })
        #expect(found.found == .rescan && found.id == first.id && found.revision == 2)
        let again = try await monitored.run("rescan", "--watch", "union")
        #expect(again.output == "1 items read again: 0 alerts, 0 cases\n")
        #expect(try await monitored.run("rescan", "--since", "yesterday").status == 64)
        #expect(try await monitored.run("rescan", "--watch", "nobody").status == 64)
    }
}
