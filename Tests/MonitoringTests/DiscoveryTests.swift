import CasewireModel
import Configuration
import FeedParsing
import Fetching
import Foundation
import TestSupport
import Testing

@testable import Monitoring

@Suite("Finding the feeds of a site", .timeLimit(.minutes(1))) struct DiscoveryTests {
    private func discovery(allowPrivate: Bool = true) throws -> Discovery {
        try Discovery(
            settings: Settings(polling: PollingSettings(spacing: .zero)), version: "1", allowPrivate: allowPrivate,
            proxy: nil)
    }

    private static func feed(
        _ title: String = "Hive news", items: [String] = ["one", "two", "three"], language: String? = "en"
    ) -> Reply {
        let tag = language.map { "<language>\($0)</language>" } ?? ""
        let list = items.map {
            """
            <item><title>About \($0)</title><link>https://hive.example/\($0)</link>
            <pubDate>Wed, 04 Aug 2021 10:00:00 GMT</pubDate></item>
            """
        }
        // A type that says nothing: what it is, its content tells.
        return .text(
            "<rss version=\"2.0\"><channel><title>\(title)</title>\(tag)\(list.joined())</channel></rss>",
            type: "text/plain")
    }

    private static func page(_ head: String, _ body: String = "") -> Reply {
        .text("<html><head>\(head)</head><body>\(body)</body></html>", type: "text/html")
    }

    private static func alternate(_ href: String, _ type: String = "application/rss+xml") -> String {
        "<link rel=\"alternate\" type=\"\(type)\" href=\"\(href)\">"
    }

    @Test("takes an address that is itself a feed as it is, and asks no other")
    func given() async throws {
        let server = try LoopbackServer(answers: ["/news": [Self.feed()]])
        let outcome = try await discovery().feeds(of: "\(server.url)/news")
        #expect(outcome.feeds.map(\.url) == ["\(server.url)/news"])
        #expect(outcome.feeds.first?.way == .given)
        let profile = try #require(outcome.feeds.first?.profile)
        #expect(profile.format == "rss-2.0" && profile.title == "Hive news" && profile.items == 3)
        #expect(profile.newest.map(Timestamp.rfc3339) == "2021-08-04T10:00:00Z" && profile.language == "en")
        #expect(server.requests.count == 1)
    }

    @Test("takes what a page declares and what it links to, and tries no usual address then")
    func declared() async throws {
        let server = try LoopbackServer(answers: [
            "/": [Self.page(Self.alternate("/all") + Self.alternate("/gone"), "<a href='/sport/rss'>Sport</a>")],
            "/all": [Self.feed()], "/sport/rss": [Self.feed("Sport", items: ["ball", "bat"])],
        ])
        let outcome = try await discovery().feeds(of: server.url)
        #expect(outcome.feeds.map(\.url) == ["\(server.url)/all", "\(server.url)/sport/rss"])
        #expect(outcome.feeds.map(\.way) == [.declared, .linked])
        #expect(outcome.refused.map(\.url) == ["\(server.url)/gone"])
        #expect(outcome.refused.first?.reason == "HTTP 404")
        #expect(server.requests.map(\.path) == ["/", "/all", "/gone", "/sport/rss"])
    }

    @Test("looks through a page that lists feeds, and through no page that this one links to")
    func list() async throws {
        let server = try LoopbackServer(answers: [
            "/": [Self.page("", "<a href='/rss'>RSS</a>")],
            "/rss": [Self.page("", "<a href='/rss/a.xml'>a</a> <a href='/rss/deeper'>b</a>")],
            "/rss/a.xml": [Self.feed()],
            "/rss/deeper": [Self.page("", "<a href='/rss/deepest.xml'>c</a>")],
        ])
        let outcome = try await discovery().feeds(of: server.url)
        #expect(outcome.feeds.map(\.url) == ["\(server.url)/rss/a.xml"])
        #expect(server.requests(to: "/rss/deepest.xml").isEmpty)
    }

    @Test("tries the usual addresses one after the other where the page says nothing, until one is a feed")
    func usual() async throws {
        let server = try LoopbackServer(answers: [
            "/blog/": [Self.page("")], "/feed": [Self.page("", "Not found, and 200 all the same")],
            "/rss.xml": [Self.feed()],
        ])
        let outcome = try await discovery().feeds(of: "\(server.url)/blog/")
        #expect(outcome.feeds.map(\.url) == ["\(server.url)/rss.xml"])
        #expect(outcome.feeds.first?.way == .usual)
        #expect(server.requests(to: "/feed.xml").isEmpty, "it was found before")
        #expect(server.requests(to: "/blog/feed").count == 1)
    }

    @Test("puts comments and other forms of the same feed last, and says which is which")
    func last() async throws {
        let atom = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Hive news</title>
            \(["one", "two", "three"].map { "<entry><id>urn:\($0)</id><title>x</title><link href=\"http://www.hive.example/\($0)/\"/></entry>" }.joined())
            </feed>
            """
        let server = try LoopbackServer(answers: [
            "/": [Self.page(["/comments/feed", "/rss", "/atom", "/talk", "/rss"].map { Self.alternate($0) }.joined())],
            "/comments/feed": [Self.feed("Hive news", items: ["c"])], "/rss": [Self.feed()],
            "/atom": [.text(atom, type: "application/atom+xml")],
            "/talk": [Self.feed("Talk", items: ["one#comment-1", "two#comment-9"])],
        ])
        let outcome = try await discovery().feeds(of: server.url)
        let names = outcome.feeds.map { $0.url.dropFirst(server.url.count) }
        #expect(names == ["/rss", "/comments/feed", "/atom", "/talk"])
        #expect(outcome.feeds.map(\.isWorthwhile) == [true, false, false, false])
        #expect(outcome.feeds[1].profile.isOfComments && outcome.feeds[3].profile.isOfComments)
        #expect(outcome.feeds[2].sameAs == "\(server.url)/rss")
    }

    @Test("gives the address that a feed moved to for good, and not one that it is at for now")
    func moved() async throws {
        let server = try LoopbackServer(answers: [
            "/": [Self.page(Self.alternate("/old") + Self.alternate("/today"))],
            "/old": [.redirect(to: "/new", status: 301)], "/new": [.redirect(to: "/cache", status: 302)],
            "/cache": [Self.feed()], "/today": [.redirect(to: "/tuesday", status: 302)],
            "/tuesday": [Self.feed("Today", items: ["x", "y"])],
        ])
        let outcome = try await discovery().feeds(of: server.url)
        #expect(outcome.feeds.map(\.url) == ["\(server.url)/new", "\(server.url)/today"])
    }

    @Test("asks no address with a password in it, and follows a redirect to one without it")
    func passwords() async throws {
        let server = try LoopbackServer { request, port in
            switch request.path {
            case "/":
                Self.page(Self.alternate("http://user:word@127.0.0.1:\(port)/secret") + Self.alternate("/moved"))
            case "/moved": .redirect(to: "http://user:word@127.0.0.1:\(port)/feed", status: 301)
            default: Self.feed()
            }
        }
        let outcome = try await discovery().feeds(of: server.url)
        #expect(outcome.feeds.map(\.url) == ["\(server.url)/feed"])
        #expect(server.requests(to: "/secret").isEmpty)
        #expect(server.requests(to: "/feed").allSatisfy { $0["Authorization"] == nil })
    }

    @Test("asks a host that turns it away no more", arguments: [429, 503])
    func refused(status: Int) async throws {
        let server = try LoopbackServer(answers: [
            "/": [Self.page("")], "/feed": [.bytes([], type: "text/plain", status: status)], "/rss": [Self.feed()],
        ])
        let failure = await #expect(throws: Discovery.Failure.self) { try await discovery().feeds(of: server.url) }
        guard case .nothing(let reason) = failure else { return #expect(Bool(false), "\(String(describing: failure))") }
        #expect(reason.contains("declares no feed") && reason.contains("turned us away"), "\(reason)")
        #expect(server.requests.map(\.path) == ["/", "/feed"])
    }

    @Test("asks a few dozen questions and no more, however many links there are")
    func bounded() async throws {
        let links = (0..<45).map { "<a href='/rss/\($0)'>RSS</a>" }.joined()
        let server = try LoopbackServer { $0.path == "/" ? Self.page("", links) : Self.page("", links) }
        await #expect(throws: Discovery.Failure.self) { try await discovery().feeds(of: server.url) }
        #expect(server.requests.count == Discovery.questions)
    }

    @Test("S5: asks no private address unless it may")
    func forbidden() async throws {
        let server = try LoopbackServer { _ in Self.feed() }
        let failure = await #expect(throws: Discovery.Failure.self) {
            try await discovery(allowPrivate: false).feeds(of: server.url)
        }
        guard case .notAsked(.fetch(.forbiddenAddress)) = failure else {
            return #expect(Bool(false), "\(String(describing: failure))")
        }
        #expect(server.connections == 0)
    }

    @Test(
        "has the usual addresses below the page's own folder first",
        arguments: [
            ("https://hive.example", ["https://hive.example/feed"]),
            ("https://hive.example/blog/?x=/a", ["https://hive.example/blog/feed", "https://hive.example/feed"]),
            ("https://hive.example/kk/index.html#a", ["https://hive.example/kk/feed", "https://hive.example/feed"]),
        ])
    func folders(url: String, expected: [String]) {
        #expect(Discovery.usual(for: url).filter { $0.hasSuffix("/feed") } == expected)
    }
}

@Suite("What a feed turns out to be") struct FeedProfileTests {
    private func profile(
        _ items: [String], title: String? = nil, language: String? = nil, url: String = "https://a.example/f"
    )
        -> FeedProfile
    {
        var feed = Feed(format: "rss-2.0", encoding: "utf-8")
        feed.title = title
        feed.language = language
        feed.items = items.map {
            var item = PrintedItem()
            item.link = "https://a.example/\($0)"
            item.title = "Жители города обсудили новую школу и дорогу"
            return item
        }
        return FeedProfile(of: feed, at: url)
    }

    private static let names = (1...20).map(String.init)

    @Test("is the same as one with the same newest items, and not as one that only shares some")
    func same() {
        let all = profile(Self.names)
        #expect(all.hasItems(of: profile(Array(Self.names.prefix(10)))))
        #expect(all.hasItems(of: profile(["new"] + Self.names)), "one of them was asked a moment later")
        #expect(!all.hasItems(of: profile(Self.names.filter { $0.hasSuffix("1") || $0.hasSuffix("2") })), "a section")
        #expect(!all.hasItems(of: profile(["1"])), "too few to tell")
        #expect(!all.hasItems(of: profile([])))
        #expect(!profile([]).hasItems(of: profile([])))
    }

    @Test("is of comments by its address, its title or where its items lead")
    func comments() {
        #expect(profile(["a"], url: "https://a.example/comments/feed/").isOfComments)
        #expect(profile(["a"], url: "https://a.example/?feed=comments-rss2").isOfComments)
        #expect(profile(["a"], title: "Comments on: Hives").isOfComments)
        #expect(profile(["a"], title: "Комментарии к записи «Ульи»").isOfComments)
        #expect(profile(["a#comment-5", "b#comment-6", "c"]).isOfComments)
        #expect(!profile(["a#comments", "b", "c"]).isOfComments)
        #expect(!profile(["a"], title: "Commentary", url: "https://comments.example/rss").isOfComments)
        #expect(!profile([]).isOfComments)
    }

    @Test("has the language that it says, or else the one that its texts show")
    func language() {
        #expect(profile(["a"], language: "kk-KZ").language == "kk-KZ" && profile(["a"], language: "kk").saysLanguage)
        #expect(profile(["a"]).language == "ru" && !profile(["a"]).saysLanguage)
        #expect(profile([]).language == nil)
    }
}
