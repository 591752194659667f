import CasewireModel
import Foundation
import TestSupport
import Testing

/// `warcio` (PyPI), another's reader of WARC files: `$CASEWIRE_WARCIO`, or on PATH, or where .ci/run puts it.
private enum Warcio {
    static let program: BuiltProgram? = {
        let environment = ProcessInfo.processInfo.environment
        let root = Fixture.root.deletingLastPathComponent()
        let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/warcio" }
        let places =
            [environment["CASEWIRE_WARCIO"] ?? "", root.appending(path: ".build/warcio/bin/warcio").path] + folders
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }.map { BuiltProgram(at: $0) }
    }()
}

@Suite(
    "What another program says of the evidence", .timeLimit(.minutes(3)),
    .enabled(
        if: Warcio.program != nil,
        "warcio is not here: python3 -m venv .build/warcio && .build/warcio/bin/pip install warcio"))
struct WarcioTests {
    @Test("warcio accepts every file of the newsroom's evidence, whole and cut by a crash")
    func newsroom() async throws {
        let newsroom = try Newsroom.start()
        let monitored = try Monitored(
            configuration: newsroom.configuration.replacingOccurrences(of: "archive = false", with: "archive = true"))
        #expect(try await monitored.run("once", "--all").status == 0)
        let alerts = try monitored.alerts()
        #expect(alerts.count > 20 && alerts.allSatisfy { !$0.evidence.isEmpty })
        try await check(monitored)

        // As a crash leaves them: something was begun behind what the state was told of.
        for name in try files(monitored) {
            let file = try FileHandle(forWritingTo: URL(filePath: name))
            try file.seekToEnd()
            try file.write(contentsOf: try Data(contentsOf: URL(filePath: name)).prefix(150))
            try file.close()
        }
        let sizes = try await monitored.run("evidence", "--verify", "--json").output
        #expect(sizes.contains("\"unfinished\":2"), "what this test repairs should be broken")
        #expect(try await monitored.run("once", "--all").status == 0)
        try await check(monitored)
        #expect(try await monitored.run("evidence", "--verify").status == 0)
    }

    @Test("and a body that came packed and in chunks, and one that is kept already")
    func codings() async throws {
        let packed = Packing.gzip(Array(feedOfBeekeepers().utf8))
        let server = try LoopbackServer { request in
            request.path == "/plain"
                ? .text(feedOfBeekeepers(), type: "application/rss+xml")
                : Reply.bytes(packed, type: "application/rss+xml").with("Content-Encoding", "gzip")
        }
        let feeds = ["plain", "packed"].map {
            "[[feed]]\nid = \"\($0)\"\nurl = \"\(server.url)/\($0)\"\nallow-private = true\n"
        }
        let monitored = try Monitored(
            configuration: """
                [polling]
                spacing = "0s"
                first-poll = "all"
                [articles]
                fetch = "never"
                \(feeds.joined())
                [[watch]]
                id = "union"
                name = "Union of Beekeepers"
                """)
        #expect(try await monitored.run("once", "--all").status == 0)
        try await check(monitored)
    }

    private func files(_ monitored: Monitored) throws -> [String] {
        let folder = "\(monitored.spool)/evidence"
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".warc.gz") }.sorted()
            .map { "\(folder)/\($0)" }
    }

    private func check(_ monitored: Monitored) async throws {
        let warcio = try #require(Warcio.program)
        let files = try files(monitored)
        #expect(!files.isEmpty)
        let check = try await warcio.run(["check", "-v"] + files)
        #expect(check.status == 0, "\(check.output) \(check.errors)")
        #expect(!check.output.contains("no digest to check"))
        let index = try await warcio.run(["index", "-f", "offset,warc-type,warc-target-uri,http:status"] + files)
        #expect(index.status == 0 && index.errors == "")
        let alerts = try monitored.alerts()
        for reference in alerts.flatMap(\.evidence) {
            #expect(index.output.contains("\"offset\": \"\(reference.offset)\""))
        }
    }
}
