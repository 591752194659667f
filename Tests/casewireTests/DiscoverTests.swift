import Foundation
import TestSupport
import Testing

@Suite("casewire discover", .timeLimit(.minutes(2))) struct DiscoverTests {
    private static func site() throws -> LoopbackServer {
        let page = """
            <html><head><link rel="alternate" type="application/rss+xml" href="/comments/feed">
            <link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Hives</body></html>
            """
        return try LoopbackServer(answers: [
            "/": [.text(page, type: "text/html")], "/feed.xml": [.text(feedOfBeekeepers(), type: "text/xml")],
            "/comments/feed": [.text(feedOfBeekeepers("A word on it", guid: "talk"), type: "text/xml")],
            "/page": [.text("<html><body>Nothing</body></html>", type: "text/html")],
        ])
    }

    private func run(_ arguments: String..., conf: String = "[polling]\nspacing = \"0s\"\n") async throws
        -> BuiltProgram.Ending
    {
        let monitored = try Monitored(configuration: conf)
        return try await BuiltProgram("casewire").run(["discover"] + arguments, in: monitored.folder.url)
    }

    @Test("prints tables that feeds.conf takes as they are, the doubtful ones commented out")
    func tables() async throws {
        let server = try Self.site()
        let ending = try await run("--allow-private", server.url)
        #expect(ending.status == 0 && ending.errors == "", "\(ending.errors)")
        #expect(
            ending.output == """
                # rss-2.0, 1 item, newest 2021-08-04T10:00:00Z, language en by its texts
                [[feed]]
                id = "127-0-0-1"
                url = "\(server.url)/feed.xml"
                title = "Hive news"
                language = "en"
                allow-private = true

                # rss-2.0, 1 item, newest 2021-08-04T10:00:00Z, language en by its texts
                # readers' comments, not articles
                #[[feed]]
                #id = "127-0-0-1-hive-news"
                #url = "\(server.url)/comments/feed"
                #title = "Hive news"
                #language = "en"
                #allow-private = true


                """)
        let pasted = try Monitored(configuration: ending.output)
        let checked = try await pasted.run("check")
        #expect(checked.status == 0 && checked.output.contains("1 feeds"), "\(checked.errors)")
    }

    @Test("says what feeds.conf has already, and proposes no id of its")
    func known() async throws {
        let server = try Self.site()
        let conf = """
            [polling]
            spacing = "0s"
            [[feed]]
            id = "127-0-0-1"
            url = "\(server.url)/feed.xml/"
            """
        let ending = try await run("--allow-private", "\(server.url)/feed.xml", conf: conf)
        #expect(
            ending.output.contains(
                "# feeds.conf has it already, as \"127-0-0-1\"\n#[[feed]]\n#id = \"127-0-0-1-hive-news\""))
    }

    @Test("prints JSON, a line a feed")
    func json() async throws {
        struct Line: Decodable {
            let id, url, title, found, format, newest: String
            let items: Int
            let comments: Bool
        }
        let server = try Self.site()
        let ending = try await run("--allow-private", "--json", server.url)
        let lines = try ending.output.split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        #expect(lines.map(\.url) == ["\(server.url)/feed.xml", "\(server.url)/comments/feed"])
        #expect(lines.map(\.comments) == [false, true] && lines.map(\.items) == [1, 1])
        #expect(lines.first?.found == "declared" && lines.first?.newest == "2021-08-04T10:00:00Z")
    }

    @Test(
        "ends with 65 where there is no feed, 69 where nobody answers, 64 where the address is none, each with a line why"
    )
    func nothing() async throws {
        let server = try Self.site()
        let none = try await run("--allow-private", "\(server.url)/page")
        #expect(none.status == 0, "the usual addresses have one")
        let bare = try LoopbackServer { _ in .text("<html><body>Nothing</body></html>", type: "text/html") }
        let without = try await run("--allow-private", bare.url)
        #expect(without.status == 65 && without.output == "" && without.errorLines.count == 1)
        #expect(without.errors.contains("no feed found: the page declares no feed"))
        let refused = try await run(bare.url)
        #expect(refused.status == 69)
        #expect(refused.errors == "discover: 127.0.0.1 is a private address; --allow-private lets it be asked\n")
        let failing = try LoopbackServer { _ in .status(500) }
        let failed = try await run("--allow-private", failing.url)
        #expect(failed.status == 69 && failed.errors == "discover: \(failing.url): HTTP 500\n")
        let wrong = try await run("ftp://example.org/")
        #expect(wrong.status == 64 && wrong.errors.contains("which is no web address"))
    }

    @Test("asks through the proxy, and directly never")
    func proxy() async throws {
        let asked = try LoopbackServer { _ in .text(feedOfBeekeepers(), type: "application/rss+xml") }
        let proxy = try LoopbackServer { _ in .status(502) }
        let ending = try await run("--allow-private", "--proxy", proxy.url, asked.url)
        #expect(ending.status == 69)
        #expect(asked.connections == 0 && proxy.connections > 0)
    }
}
