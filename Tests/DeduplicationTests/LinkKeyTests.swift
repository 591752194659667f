import TestSupport
import Testing

@testable import Deduplication

@Suite("Addresses that are one") struct LinkKeyTests {
    @Test(
        "differ in scheme, host prefix, port, slash, tracking or a fragment that marks a place",
        arguments: [
            "http://example.org/news/1", "https://www.example.org/news/1/",
            "https://m.example.org/news/1?utm_source=rss",
            "https://EXAMPLE.org:443/news/1#comments", "https://example.org/news/1/amp/",
            "https://amp.example.org/news/1?fbclid=x", "https://example.org/news/1?ref=rss",
            "https://example.org/news/1#comment-4711", "https://example.org/news/1#xtor=RSS-3",
        ])
    func same(url: String) { #expect(LinkKey.of(url) == "example.org/news/1") }

    @Test(
        "and that are not: an id in the query, a post of a live page, another path, another port",
        arguments: [
            "https://example.org/news?id=1", "https://example.org/news?id=2", "https://example.org/live#post-17",
            "https://example.org/live#post-18", "https://example.org/news/2", "https://example.org:8080/news/2",
            "https://example.org/live#p101", "https://example.org/live#block-5f0c", "https://example.org/news?ref=17",
        ])
    func different(url: String) {
        let others = [
            "https://example.org/news?id=1", "https://example.org/news?id=2", "https://example.org/live#post-17",
            "https://example.org/live#post-18", "https://example.org/news/2", "https://example.org:8080/news/2",
            "https://example.org/live#p101", "https://example.org/live#block-5f0c", "https://example.org/news?ref=17",
        ]
        #expect(others.count { LinkKey.of($0) == LinkKey.of(url) } == 1)
    }

    @Test(
        "say nothing where they are a front page or no address",
        arguments: ["https://example.org", "https://example.org/", "0", ""])
    func nothing(url: String) { #expect(LinkKey.of(url) == nil) }

    @Test("have the key that a whole parser gives", arguments: 0..<4)
    func parsed(seed: UInt64) {
        var random = RandomText(seed: seed &+ 500)
        let pieces = [
            "a", "News", "example", ".org", ".", "www.", "m.", "amp.", "mobile.", "xn--p1ai", "XN--", "/", "/amp",
            ".amp",
            "/amp/", ":80", ":443", ":8080", ":080", ":", ":123456", "-", "_", "~", "%20", "?id=1", "#post-1", "@", "1",
            "ж",
            " ", "127.0.0.1", "[::1]", "//", "..", "/./", ";", "p", "http://", "https:",
        ]
        for _ in 0..<5_000 {
            var url = ["http://", "https://", "HTTP://", ""].randomElement(using: &random) ?? ""
            for _ in 0..<Int.random(in: 0..<7, using: &random) { url += pieces.randomElement(using: &random) ?? "" }
            if LinkKey.of(url) != LinkKey.parsedKey(of: url) {
                Issue.record(
                    "\(url): \(LinkKey.of(url) ?? "none") is not \(LinkKey.parsedKey(of: url) ?? "none")")
            }
        }
    }
}
