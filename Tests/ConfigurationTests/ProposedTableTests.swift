import CasewireModel
import Configuration
import Foundation
import Testing

@Suite("Tables that commands propose") struct ProposedTableTests {
    private static let hostile = [
        "Plain", "Пасека и мёд", "quote \" and \\ backslash", "line\nbreak\r\n[[queue]]\nname = \"x\"", "tab\tbed",
        "escape \u{1B}[31m and NUL \u{0}", "turned \u{202E}round\u{2066}", "# no comment", "", "  ",
        String(repeating: "long ", count: 1000), "\u{85}\u{2028}\u{FEFF}", "'''", "\"\"\"", "🐝",
    ]

    @Test("are read by feeds.conf as what was meant, whatever stands in a title or a comment", arguments: hostile)
    func roundTrip(text: String) throws {
        var table = FeedTable(id: "bees", url: "https://bees.example/feed?a=1&b=2", title: text)
        table.comments = [text]
        table.language = "kk"
        table.proxy = "socks5h://127.0.0.1:9050"
        table.allowPrivate = true
        let settings = try Settings.parse(text: table.text, file: "feeds.conf")
        let feed = try #require(settings.feeds.first)
        #expect(settings.feeds.count == 1 && settings.queues.isEmpty)
        #expect(feed.id == "bees" && feed.url == table.url && feed.language == "kk" && feed.allowPrivate)
        #expect(feed.proxy == "socks5h://127.0.0.1:9050")
        if text == "Пасека и мёд" || text.hasPrefix("quote") { #expect(feed.title == text) }
    }

    @Test("are no feeds where they are off", arguments: hostile)
    func off(text: String) throws {
        var table = FeedTable(id: "bees", url: "https://bees.example/feed", title: text)
        table.isOff = true
        #expect(try Settings.parse(text: table.text, file: "feeds.conf").feeds.isEmpty)
    }

    @Test("of somebody to watch are read as what was meant", arguments: ["Union of \"Bees\" \\ Wasps", "Ұйым", "a\nb"])
    func watch(name: String) throws {
        var table = WatchTable(id: "union", name: name)
        table.kind = .organisation
        table.aliases = ["Союз «Пасека»", "quote \"", "x"]
        let settings = try Settings.parse(text: table.text, file: "feeds.conf")
        let entity = try #require(settings.watch.first)
        #expect(entity.kind == .organisation && entity.aliases.map(\.text) == table.aliases)
        #expect(entity.name == name.replacing("\n", with: " "))
    }
}

@Suite("Proposed ids") struct ProposedIDTests {
    @Test(
        "come from host and title",
        arguments: [
            ("https://www.hivetown.example/feed", "Hive news", "hivetown"),
            ("https://rus.hivetown.org/api/", nil, "rus-hivetown"),
            ("https://news.hive.com.kz/rss", nil, "news-hive"), ("http://127.0.0.2:8801/feed", nil, "127-0-0-2"),
            ("http://[::1]/feed", nil, "1"), ("https://пасека.рф/rss", nil, "paseka"),
            ("https://feeds.example.org/x", nil, "example"),
            ("https://localhost/x", nil, "localhost"),
        ])
    func feed(url: String, title: String?, expected: String) {
        var ids = ProposedIDs(taken: [])
        #expect(ids.feed(url: url, title: title).rawValue == expected)
    }

    @Test("where the host is taken, from the title, from the path, with a number, and never twice")
    func taken() {
        var ids = ProposedIDs(taken: ["hivetown"])
        let proposed = [
            ids.feed(url: "https://hivetown.example/1", title: "Hivetown: Новости спорта"),
            ids.feed(url: "https://hivetown.example/rss/politics.xml", title: "RSS"),
            ids.feed(url: "https://hivetown.example/rss", title: nil),
            ids.feed(url: "https://hivetown.example/feed", title: nil),
        ]
        #expect(
            proposed.map(\.rawValue) == [
                "hivetown-novosti-sporta", "hivetown-politics", "hivetown-2", "hivetown-3",
            ])
    }

    @Test(
        "of somebody to watch come from the name, in Latin letters",
        arguments: [
            ("Mukhtar Ablyazov", "mukhtar-ablyazov"),
            ("Демократический выбор Казахстана", "demokraticheskii-vybor-kazakhstana"),
            ("Қазақстанның ҰЙЫМЫ", "qazaqstannyn-uiymy"), ("Café d’été", "cafe-dete"), ("***", "entity"),
        ])
    func entity(name: String, expected: String) {
        var ids = ProposedIDs(taken: [])
        #expect(ids.entity(name: name).rawValue == expected)
    }

    @Test("of thousands of feeds of one host are soon found")
    func many() {
        var ids = ProposedIDs(taken: ["hive-7"])
        let all = Set((0..<5_000).map { _ in ids.feed(url: "https://hive.example/rss", title: nil) })
        #expect(all.count == 5_000 && !all.contains("hive-7") && all.contains("hive-5001"))
    }

    @Test("are such as feeds.conf takes, whatever host and title are")
    func valid() throws {
        var generator = Seeded()
        var ids = ProposedIDs(taken: [])
        var text = ""
        for _ in 0..<300 {
            let id = ids.feed(url: "https://\(generator.text())/\(generator.text())", title: generator.text())
            text += FeedTable(id: id, url: "https://a.example/").text
            text += WatchTable(id: ids.entity(name: generator.text()), name: "name").text
        }
        let settings = try Settings.parse(text: text, file: "feeds.conf")
        #expect(settings.feeds.count == 300 && settings.watch.count == 300)
    }

    /// The same texts each time.
    private struct Seeded: RandomNumberGenerator {
        private var state: UInt64 = 20_261_124

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }

        mutating func text() -> String {
            let alphabet = Array("abz09.-_/:[]@ ЯжқҰéß🐝\u{0}\u{202E}\"\\\n".unicodeScalars)
            let scalars = (0..<Int.random(in: 0..<90, using: &self)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &self)]
            }
            return String(String.UnicodeScalarView(scalars))
        }
    }
}
