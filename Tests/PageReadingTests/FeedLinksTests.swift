import CasewireModel
import Foundation
import Testing

@testable import PageReading

@Suite("Feeds that a page names") struct FeedLinksTests {
    private func links(_ html: String, url: String = "https://hive.example/news/index.html") throws -> FeedLinks {
        try FeedLinks.of(Document(url: url, body: Array(html.utf8), fetched: Date(timeIntervalSince1970: 0)))
    }

    @Test("to machines are its alternates of a feed's type, each once, in the order printed")
    func declared() throws {
        let links = try links(
            """
            <html><head>
            <link rel="alternate" hreflang="kk" href="/kk/">
            <link rel="stylesheet" type="text/css" href="/rss.css">
            <LINK REL="Alternate" TYPE="Application/RSS+XML; charset=utf-8" TITLE="All &amp; sundry" HREF="/all.rss">
            <link rel="alternate" type="application/atom+xml" href="sport.atom#top">
            <link rel="alternate home" type="application/feed+json" href="https://feeds.example/hive.json">
            <link rel="alternate" type="application/rss+xml" href="/all.rss" title="again">
            <link rel="feed" href="//hive.example/archive">
            <link rel="alternate" type="application/json+oembed" href="/oembed">
            <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
            <link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
            <link rel="alternate" type="application/rss+xml">
            </head><body><a rel="alternate" type="application/rss+xml" href="feed://hive.example/body">Subscribe</a></body>
            """)
        #expect(
            links.declared == [
                FeedLink(url: "https://hive.example/all.rss", title: "All & sundry"),
                FeedLink(url: "https://hive.example/news/sport.atom"),
                FeedLink(url: "https://feeds.example/hive.json"),
                FeedLink(url: "https://hive.example/archive"),
                FeedLink(url: "http://hive.example/body", title: "Subscribe"),
            ])
    }

    @Test("are resolved against its base")
    func base() throws {
        let links = try links(
            "<head><base href='/kk/'><link rel=alternate type=application/rss+xml href=rss></head>")
        #expect(links.declared.map(\.url) == ["https://hive.example/kk/rss"])
    }

    @Test("to people are links that look like a feed's, by address, by what they say, or by their class")
    func printed() throws {
        let links = try links(
            """
            <body><p><a href="/export/all.xml">RSS-лента</a> <a href="/2021/how-to-feed-a-horse/">Feed a horse well</a>
            <a href="/rss/politics">Politics</a> <a href="/soc"><i></i></a> <a class="icon-rss" href="/sub"></a>
            <a href="/about">About</a> <a href="?feed=rss2">All posts</a> <a href="/atom-power-in-the-steppe">Power</a></p>
            """)
        #expect(
            links.printed.map(\.url) == [
                "https://hive.example/export/all.xml", "https://hive.example/rss/politics", "https://hive.example/sub",
                "https://hive.example/news/index.html?feed=rss2",
            ])
        #expect(links.declared.isEmpty)
    }

    @Test(
        "by their address",
        arguments: [
            ("https://a.example/feed", true), ("https://a.example/feed/", true),
            ("https://a.example/blog/rss.xml", true),
            ("https://a.example/news.rdf", true), ("https://a.example/export/news-rss.xml", true),
            ("https://a.example/?format=atom", true), ("https://a.example/rss/all/", true),
            ("https://a.example/index.php?option=x&type=rss", true), ("https://a.example/", false),
            ("https://rss.example/about", false), ("https://a.example/sitemap.xml", false),
            ("https://a.example/atom-energy-talks-resume", false), ("https://a.example/feedback", false),
            ("https://a.example/2021/farmers-ask-for-feed.html", false), ("mailto:rss@a.example", false),
        ])
    func addresses(url: String, isOne: Bool) {
        #expect(FeedLikeness.isAddress(url) == isOne)
    }

    @Test("S2: are a few, however many there are, and found in linear time")
    func many() throws {
        let links = try links(
            String(repeating: "<link rel=alternate type=application/rss+xml href=/r>", count: 20_000)
                + (0..<20_000).map { "<a href='/rss/\($0)'>RSS</a>" }.joined()
                + String(repeating: "<a title=rss href=x>", count: 50_000))
        #expect(links.declared.count == 1)
        #expect(links.printed.count == 50)
    }

    @Test("are none of what is no page")
    func noPage() {
        #expect(throws: PageReadingError.notHTML("a PDF")) { try links("%PDF-1.4 <a href=/rss>") }
    }
}
