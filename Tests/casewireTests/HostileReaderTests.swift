import Foundation
import TestSupport
import Testing

/// HOSTILE.md S7 to S9 and S12, from the feed to all who read what Casewire makes of it.
@Suite("What a hostile feed says", .timeLimit(.minutes(3))) struct HostileReaderTests {
    private static let titles = [
        "<script>alert(1)</script>", "\u{1B}]52;c;eA==\u{7}", "\u{1B}]8;;http://x/\u{1B}\\link", "=cmd|' /C calc'!A0",
        "+1", "-1", "@SUM(A1)", "\u{202E}txt.exe\u{202C}", "a\rb\u{200B}c\u{FEFF}", "{{{title}}}",
        "\"\u{301} onclick=\"x",
    ]

    private static let guids = [
        "../../../../tmp/casewire-escape", "\u{0}x", String(repeating: "g", count: 1 << 20), "a\nb/c", "\u{202E}gpj",
    ]

    private static var feed: String {
        get throws {
            let items = titles.enumerated().map { index, title -> [String: String] in
                [
                    "id": guids[index % guids.count] + String(index), "title": "\(title) Dana Agaidar \(index)",
                    "url": index % 2 == 0 ? "javascript:alert(\(index))" : "https://example.org/\(index)",
                    "content_text": """
                    \(title) A court in Aqtobe on August 4, 2021 sentenced activist Dana Agaidar\(index) to two years in prison \
                    over ties to the Union of Beekeepers \(title).
                    """, "date_published": "2021-08-05T10:00:00Z",
                ]
            }
            let feed: [String: Any] = ["version": "https://jsonfeed.org/version/1.1", "title": "=Hive", "items": items]
            return String(decoding: try JSONSerialization.data(withJSONObject: feed), as: UTF8.self)
        }
    }

    /// Polled once, reported.
    private func polled() async throws -> Monitored {
        let feed = try Self.feed
        let server = try LoopbackServer { _ in .text(feed, type: "application/feed+json") }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/feed"])
        #expect(try await monitored.run("once", "--all").status == 0)
        #expect(try monitored.alerts().count == Self.titles.count)
        return monitored
    }

    /// What would act on a terminal, or hide.
    private static func acts(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: false
            case ..<0x20, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
            default: false
            }
        }
    }

    @Test("acts in no spool, terminal, CSV, Atom or FollowTheMoney")
    func acts() async throws {
        let monitored = try await polled()
        let commands: [[String]] = [
            ["spool", "list"], ["spool", "list", "--queue", "cases"], ["cases", "list"],
            ["export", "--format", "csv"], ["export", "--format", "csv", "--alerts"], ["export", "--format", "atom"],
            ["export", "--format", "ftm"],
        ]
        let places = [
            "--config", "\(monitored.folder.path)/feeds.conf", "--spool", monitored.spool, "--state", monitored.state,
        ]
        for command in commands {
            let ending = try await monitored.casewire.run(command + places)
            #expect(ending.status == 0 && !ending.output.isEmpty, "\(command)")
            #expect(!Self.acts(ending.output), "\(command)")
            let isTable = command.contains("csv")
            #expect(isTable || !ending.output.contains("javascript:"), "\(command)")
            if isTable {
                for line in ending.output.components(separatedBy: "\r\n").dropFirst() {
                    #expect(
                        !line.contains(",=") && !line.contains(",\"=") && !line.contains(",@") && !line.contains(",+"))
                }
            }
        }
    }

    @Test("is escaped where a message is shown on a terminal, whose JSON is the same")
    func terminal() async throws {
        let monitored = try await polled()
        let command = "'\(monitored.casewire.path)' spool list --json --spool '\(monitored.spool)' --state /nowhere"
        let piped = try await BuiltProgram(at: "/bin/sh").run("-c", command)
        let shown = try await BuiltProgram(at: "/usr/bin/script").run("-qec", command, "/dev/null")
        #expect(Self.acts(piped.output), "an id is the publisher's own, unchanged")
        #expect(!Self.acts(shown.output))
        func read(_ output: String) throws -> [NSDictionary] {
            try output.split(whereSeparator: \.isNewline).map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary)
            }
        }
        #expect(try read(shown.output) == read(piped.output))
    }

    @Test("names no file of the spool, which stays whole")
    func names() async throws {
        let monitored = try await polled()
        for queue in ["alerts", "cases"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(monitored.spool)/\(queue)/new") {
                #expect(
                    name.wholeMatch(of: /[0-9]{8}T[0-9]{6}Z\.(alert|case)\.[0-9a-f]{12}-[0-9]+\.json/) != nil, "\(name)"
                )
            }
        }
        let places = ["--config", "\(monitored.folder.path)/feeds.conf", "--spool", monitored.spool]
        #expect(try await monitored.casewire.run(["spool", "verify"] + places).status == 0)
    }

    @Test("is text in the report")
    func report() async throws {
        let monitored = try await polled()
        #expect(try await monitored.run("report").status == 0)
        let folder = "\(monitored.spool)/report"
        let pages = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }.filter {
            $0.hasSuffix(".html")
        }
        #expect(try #require(pages).count > 3 * Self.titles.count)
        for page in pages ?? [] {
            let html = try String(contentsOfFile: "\(folder)/\(page)", encoding: .utf8)
            #expect(
                !html.contains("<script") && !html.contains("href=\"javascript:") && !html.contains("\" onclick"),
                "\(page)")
            #expect(!Self.acts(html), "\(page)")
        }
    }

    @Test("runs nothing in a consumer, whose environment and input are all that it reaches")
    func consumer() async throws {
        let monitored = try await polled()
        let ending = try await monitored.casewire.run([
            "consume", "--config", "\(monitored.folder.path)/feeds.conf", "--spool", monitored.spool, "alerts",
            "--once", "--",
            "printenv", "CASEWIRE_SUBJECT", "CASEWIRE_TEXT",
        ])
        #expect(ending.status == 0)
        #expect(!Self.acts(ending.output))
    }
}
