import Foundation
import TestSupport
import Testing

@Suite("The schemas in docs/schema", .timeLimit(.minutes(3))) struct SchemaTests {
    private static let folder = Fixture.root.deletingLastPathComponent().appending(path: "docs/schema")

    private static func schema(_ kind: String) throws -> JSONSchema {
        try JSONSchema(Data(contentsOf: folder.appending(path: "\(kind).schema.json")))
    }

    private static let queues = [("alerts", "alert"), ("cases", "case"), ("notices", "notice")]

    private func check(_ spool: String) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for (queue, kind) in Self.queues {
            let schema = try Self.schema(kind)
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(spool)/\(queue)/new") {
                let data = try Data(contentsOf: URL(filePath: "\(spool)/\(queue)/new/\(name)"))
                #expect(try schema.faults(in: data) == [], "\(queue)/\(name)")
                counts[kind, default: 0] += 1
            }
        }
        return counts
    }

    @Test("hold of every message that the sample newsroom brings")
    func newsroom() async throws {
        let newsroom = try Newsroom.start()
        let monitored = try Monitored(configuration: newsroom.configuration)
        _ = try await monitored.run("once", "--all")
        let counts = try check(monitored.spool)
        #expect(counts["alert", default: 0] > 10 && counts["case", default: 0] > 10)
    }

    @Test("hold of test messages, and of a notice of a state that was set aside")
    func others() async throws {
        let server = try LoopbackServer(answers: ["/": [.text(feedOfBeekeepers(), type: "application/rss+xml")]])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        try FileManager.default.createDirectory(atPath: monitored.state, withIntermediateDirectories: true)
        try "garbage, and enough of it to be no database".write(
            toFile: "\(monitored.state)/state.db", atomically: true, encoding: .utf8)
        _ = try await monitored.run("once", "--all")
        #expect(try await monitored.run("test-alert").status == 0)
        let counts = try check(monitored.spool)
        #expect(counts["notice"] == 2 && counts["alert"] == 2 && counts["case"] == 1)
    }

    @Test(
        "find what is wrong",
        arguments: [
            ("{}", "/id: is missing"), (#"{"schema":"casewire.alert/2"}"#, "/schema: is not casewire.alert/1"),
            (#"{"created":"yesterday"}"#, "/created: yesterday is against format date-time"),
            (#"{"revision":0}"#, "/revision: 0 is against minimum 1"),
            (#"{"colour":1}"#, "/colour: is not in the schema"),
            (#"{"matches":[{"field":"guid"}]}"#, "/matches/0/field: guid is none of those named"),
            (#"{"cases":"c1"}"#, "/cases: is no array"),
        ])
    func faults(document: String, fault: String) throws {
        #expect(try Self.schema("alert").faults(in: Data(document.utf8)).contains(fault))
    }
}
