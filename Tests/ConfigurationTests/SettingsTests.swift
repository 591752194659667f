import CasewireModel
import Configuration
import Foundation
import TestSupport
import Testing

@Suite("Settings") struct SettingsTests {
    private func parse(_ text: String, file: String = "feeds.conf") throws -> Settings {
        try Settings.parse(text: text, file: file)
    }

    @Test("of an empty file are the defaults")
    func empty() throws {
        #expect(try parse("") == Settings())
        #expect(
            try parse("metrics = \"\"\nuser-agent-free = 1".replacing("\nuser-agent-free = 1", with: "")) == Settings())
    }

    @Test("of a feed are the feed's own, else the section's, else the default")
    func nearer() throws {
        let settings = try Settings.load(file: Fixture.url("config/nearer.conf").path)
        let (own, plain) = (try #require(settings.feeds.first), try #require(settings.feeds.last))
        #expect(plain.polling == settings.polling)
        #expect(plain.articles == settings.articles)
        #expect(plain.polling.every == .seconds(3600))  // the section's
        #expect(plain.polling.perHost == 2)  // the default
        #expect(plain.polling.userAgent == "Section/1")
        #expect(plain.articles.fetch == .never)

        #expect(own.polling.every == .seconds(600))  // the feed's
        #expect(own.polling.floor == .seconds(60))
        #expect(own.polling.userAgent == nil)  // an empty one takes the section's back
        #expect(own.polling.firstPoll == .all)
        #expect(own.polling.alertAfter == .seconds(48 * 3600))  // the section's
        #expect(own.articles.fetch == .always)
        #expect(own.articles.keepEvidence == .for(.seconds(30 * 86_400)))
        #expect(own.articles.archive == false)  // the section's
        #expect(settings.polling.floor == .seconds(300))
    }

    @Test(
        "of a feed without a time zone are UTC+5 for Kazakhstan's sites, else UTC",
        arguments: [
            ("https://example.kz/rss", "", 5), ("https://example.org/rss", "", 0),
            ("https://example.kz/rss", "timezone = \"UTC\"", 0), ("https://example.org/", "timezone = \"UTC+6\"", 6),
            ("https://example.org/rss", "timezone = \"Asia/Tashkent\"", 5),
        ])
    func timezone(url: String, line: String, hours: Int) throws {
        let feed = try #require(parse("[[feed]]\nid = \"a\"\nurl = \"\(url)\"\n\(line)").feeds.first)
        #expect(feed.timezone.secondsFromGMT(for: Date(timeIntervalSince1970: 1_750_000_000)) == hours * 3600)
    }

    @Test("have paths that rest on the folder of the file")
    func paths() throws {
        let text =
            "spool = \"spool\"\nstate = \"/var/lib/casewire\"\nmetrics = \"../m.prom\"\n" + feed("credential = \"./c\"")
        let settings = try parse(text, file: "/etc/casewire/feeds.conf")
        #expect(settings.spool == "/etc/casewire/spool")
        #expect(settings.state == "/var/lib/casewire")
        #expect(settings.metrics == "/etc/casewire/../m.prom")
        #expect(settings.feeds.first?.credential == "/etc/casewire/./c")
        #expect(try parse(text).spool == "spool")
    }

    @Test("of watched entities keep every script, and the nearer conditions")
    func watched() throws {
        let settings = try parse(try Fixture.text("config/watch-conditions.conf"))
        let outer = Conditions(near: ["Қазақстан"], nearScope: .sentence, within: 6, never: ["Әлем ұйымы"])
        #expect(
            settings.watch == [
                WatchedEntity(
                    id: "alem", name: "Әлем қозғалысы", kind: .organisation,
                    aliases: [
                        Alias("Движение «Әлем»"),
                        Alias(
                            "Әлем",
                            conditions: Conditions(
                                near: ["митинг", "бас көтеру"], nearScope: .sentence, within: 6, never: ["Әлем ұйымы"])),
                        Alias(
                            "Alem",
                            conditions: Conditions(near: [], nearScope: .sentence, within: 6, never: ["Әлем ұйымы"])),
                    ], conditions: outer),
                WatchedEntity(id: "zhol", name: "Жол"),
            ])
    }

    @Test("keep one alias twice under different conditions, and drop what only repeats")
    func repeatedAliases() throws {
        let aliases = "aliases = [\"x\", \"x\", { text = \"y\", near = [\"a\"] }, { text = \"y\", near = [\"b\"] }]"
        let found = try #require(parse(watch(aliases)).watch.first).aliases
        #expect(found.map(\.text) == ["x", "y", "y"])
    }

    @Test("of queues are filters, each of which may be absent")
    func queues() throws {
        let text = """
            [[queue]]
            name = "all"
            [[queue]]
            name = "lawyers"
            watch = ["a"]
            feeds = ["a"]
            languages = ["kk", "RU"]
            places = ["Алматы"]
            kinds = ["case", "notice"]

            """
        #expect(
            try parse(text + feed("") + watch("")).queues == [
                QueueSettings(name: "all", kinds: [.alert, .case]),
                QueueSettings(
                    name: "lawyers", watch: ["a"], feeds: ["a"], languages: ["kk", "ru"], places: ["Алматы"],
                    kinds: [.case, .notice]),
            ])
    }

    @Test("may be written with dotted keys, inline tables and quoted keys")
    func otherForms() throws {
        let text = """
            polling.every = "1h"
            "articles" = { fetch = "never", archive = false }
            feed = [{ id = "a", url = "https://example.org/" }]
            """
        let settings = try parse(text)
        #expect(settings.polling.every == .seconds(3600))
        #expect(settings.articles == ArticleSettings(fetch: .never, archive: false))
        #expect(settings.feeds.map(\.id) == ["a"])
    }
}

@Suite("Included files") struct IncludeTests {
    @Test("add their tables in the order of their names, from their own folders, each once")
    func merges() throws {
        let settings = try Settings.load(file: Fixture.url("config/include/feeds.conf").path)
        #expect(settings.watch.map(\.id) == ["main", "first", "nested", "second"])
        #expect(settings.feeds.map(\.id) == ["from-nested"])
        #expect(settings.feeds.first?.polling.every == .seconds(7200))  // set in the file that includes
        #expect(settings.spoolLimits.quota == 1 << 30)  // set in an included one
        #expect(settings.queues.first?.watch == ["second"])
    }

    @Test("are named by their own names and lines in faults, in the order read")
    func faults() throws {
        let folder = Fixture.url("config/include-faults").path
        let error = #expect(throws: ConfigurationErrors.self) { try Settings.load(file: "\(folder)/feeds.conf") }
        let expected = try Fixture.text("config/include-faults/expected.txt").split(separator: "\n").map {
            "\(folder)/\($0)"
        }
        #expect(
            error?.errors.map {
                $0.description.replacing("stands in \(folder)/", with: "stands in ").replacing(
                    "in \(folder)/feeds.conf:", with: "in feeds.conf:")
            } == expected)
    }

    @Test("may be a watchlist alone")
    func watchlist() throws {
        let list = try Settings.watchlist(file: Fixture.url("config/include/watch/b.toml").path)
        #expect(list == [WatchedEntity(id: "second", name: "Second")])
    }
}
