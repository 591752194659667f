import Foundation
import TestSupport
import Testing

@Suite("Lists of feeds to and from other readers", .timeLimit(.minutes(2))) struct FeedListTests {
    private func run(_ arguments: String..., in monitored: Monitored) async throws -> BuiltProgram.Ending {
        try await monitored.casewire.run(arguments, in: monitored.folder.url)
    }

    private func folder(_ conf: String = "") throws -> Monitored { try Monitored(configuration: conf) }

    @Test("come out as they went in: exported, imported into an empty feeds.conf, exported again")
    func roundTrip() async throws {
        let titles = ["Пасека & «мёд»", "Hive \\\"quote\\\"", "a < b > c"]
        let tables = titles.enumerated().map { number, title in
            "[[feed]]\nid = \"f\(number)\"\nurl = \"https://a\(number).example/feed?x=1&y=%20\"\ntitle = \"\(title)\"\n"
        }
        let first = try folder(tables.joined())
        let exported = try await run("export-opml", in: first)
        #expect(exported.status == 0 && exported.errors == "")
        let second = try folder()
        try exported.output.write(to: second.folder.appending("feeds.opml"), atomically: true, encoding: .utf8)
        let imported = try await run("import-opml", "feeds.opml", in: second)
        #expect(imported.status == 0 && imported.errors == "", "\(imported.errors)")
        let third = try folder(imported.output)
        #expect(try await run("export-opml", in: third).output == exported.output)
    }

    @Test("are printed with their folders, and feeds.conf is left as it is")
    func folders() async throws {
        let monitored = try folder("[[feed]]\nid = \"old\"\nurl = \"https://old.example/rss\"\n")
        let before = try String(contentsOf: monitored.folder.appending("feeds.conf"), encoding: .utf8)
        let ending = try await run("import-opml", Fixture.url("opml/folders.opml").path, in: monitored)
        #expect(ending.status == 0)
        #expect(
            ending.output == """
                # Feeds of the desk & its friends

                # https://hive.example/
                [[feed]]
                id = "hive"
                url = "https://hive.example/feed.xml"
                title = "Hive news"

                # — Region / Новости —
                [[feed]]
                id = "vestnik"
                url = "https://vestnik.example/rss?lang=ru&full=1"
                title = "Вестник пасеки"

                # — Region —
                [[feed]]
                id = "ara"
                url = "http://ara.example/atom"
                title = "Ара жаңалықтары"


                """)
        #expect(
            ending.errorLines.map { $0.drop { $0 != ":" } } == [
                ":15: an outline that includes another list is not followed",
                ":17: left out: feeds.conf has https://old.example/rss already, as \"old\"",
            ])
        #expect(try String(contentsOf: monitored.folder.appending("feeds.conf"), encoding: .utf8) == before)
    }

    @Test("S12: that are hostile give what is a web address, once, and nothing that feeds.conf reads otherwise")
    func hostile() async throws {
        let monitored = try folder()
        let path = Fixture.url("opml/hostile.opml").path
        let ending = try await run("import-opml", path, in: monitored)
        #expect(ending.status == 0)
        #expect(!ending.output.contains("\u{1B}") && !ending.output.contains("root:"))
        let pasted = try folder(ending.output)
        let listed = try await pasted.run("feeds", "--json")
        #expect(listed.status == 0, "\(listed.errors)")
        let urls = listed.output.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /"url":"([^"]*)"/).map { String($0.1) }
        }
        #expect(urls == ["https://bees.example/feed", "https://quote.example/%22%20%5B%5Bqueue%5D%5D"])
        for reason in [
            "\"file:///etc/passwd\", which is no web address", "\"javascript:alert(1)\", which is no address",
            "https://bees.example/feed stands in line", "has a user or a password in it",
        ] { #expect(ending.errors.contains(reason), "\(ending.errors)") }
        #expect(!ending.errors.contains("user:password"))
    }

    @Test("that are none end with 65, a file that is not there with 66")
    func none() async throws {
        let monitored = try folder()
        try feedOfBeekeepers().write(to: monitored.folder.appending("feed.xml"), atomically: true, encoding: .utf8)
        let feed = try await run("import-opml", "feed.xml", in: monitored)
        #expect(feed.status == 65 && feed.errors == "feed.xml: no OPML: a feed, where a list of feeds was to be\n")
        #expect(try await run("import-opml", "none.opml", in: monitored).status == 66)
    }
}

@Suite("casewire add", .timeLimit(.minutes(1))) struct AddTests {
    private func run(_ arguments: String..., conf: String = "") async throws -> BuiltProgram.Ending {
        let monitored = try Monitored(configuration: conf)
        return try await monitored.casewire.run(["add"] + arguments, in: monitored.folder.url)
    }

    @Test("feed prints a table that check is content with")
    func feed() async throws {
        let ending = try await run("feed", "https://hive.example/rss?x=1", "--title", "Hive \"news\"")
        #expect(ending.status == 0)
        #expect(
            ending.output
                == "[[feed]]\nid = \"hive\"\nurl = \"https://hive.example/rss?x=1\"\ntitle = \"Hive \\\"news\\\"\"\n")
        #expect(try await Monitored(configuration: ending.output).run("check").status == 0)
        let known = try await run("feed", "http://hive.example/rss?x=1", conf: ending.output)
        #expect(known.status == 65 && known.errors == "add feed: feeds.conf has it already, as \"hive\"\n")
        #expect(try await run("feed", "hive.example").status == 64)
    }

    @Test("watch prints a table that check is content with, and says what check would say")
    func watch() async throws {
        let ending = try await run(
            "watch", "Union of  Beekeepers", "--kind", "organisation", "--alias", "Союз пасечников", "--alias",
            "Hive Union")
        #expect(ending.status == 0 && ending.errors == "")
        #expect(
            ending.output == """
                [[watch]]
                id = "union-of-beekeepers"
                name = "Union of Beekeepers"
                kind = "organisation"
                aliases = ["Союз пасечников", "Hive Union"]

                """)
        #expect(try await Monitored(configuration: ending.output).run("check").status == 0)
        let never = try await run("watch", "—")
        #expect(never.status == 64 && never.output == "" && never.errors.contains("\"—\""))
    }
}

@Suite("casewire feeds", .timeLimit(.minutes(1))) struct FeedsCommandTests {
    @Test("says how each feed stands, in a table and in JSON")
    func states() async throws {
        struct Line: Decodable {
            let id, state: String
            let items: Int
            let last_answer, last_poll, next_poll, error: String?
        }
        let server = try LoopbackServer(answers: [
            "/bees": [.text(feedOfBeekeepers(), type: "application/rss+xml")], "/gone": [.status(410)],
            "/wall": [.text("<html>Are you human?</html>", type: "text/html", status: 403)],
        ])
        let monitored = try Monitored(feeds: [
            "bees": "\(server.url)/bees", "gone": "\(server.url)/gone", "wall": "\(server.url)/wall",
            "broken": "\(server.url)/none", "young": "\(server.url)/bees",
        ])
        _ = try await monitored.run("once", "bees", "gone", "wall", "broken")
        let json = try await monitored.run("feeds", "--json")
        let lines = try json.output.split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        #expect(
            lines.map { "\($0.id) \($0.state)" } == [
                "bees ok", "broken failing", "gone gone", "wall blocked", "young new",
            ])
        #expect(lines[0].items == 1 && lines[0].last_answer?.hasSuffix("Z") == true && lines[0].error == nil)
        #expect(lines[1].error == "HTTP 404" && lines[1].last_poll != nil && lines[1].last_answer == nil)
        #expect(lines[4].next_poll == nil)

        let table = try await monitored.run("feeds").output.split(separator: "\n")
        #expect(table.first?.hasPrefix("FEED    STATE    LAST ANSWER  NEXT POLL") == true)
        #expect(table[1].contains("just now") && table[1].contains("in 29 min") || table[1].contains("in 30 min"))
        #expect(table.last == "5 feeds: 1 blocked, 1 failing, 1 gone, 1 new, 1 ok")
    }
}
