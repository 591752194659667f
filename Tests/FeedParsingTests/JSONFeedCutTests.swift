import CasewireModel
import FeedParsing
import TestSupport
import Testing

@Suite("A JSON Feed that stops") struct JSONFeedCutTests {
    private static let head = #"{"version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "House"}], "#
    private static let items = [
        #"{"id": 1, "url": "/1", "title": "Öne — «\"1\"»", "#
            + #""content_html": "<a href=\"x\">\u043f\ud83d\ude00</a>", "tags": ["a", "b"]}"#,
        #"{"attachments": [{"url": "a.mp3", "size_in_bytes": 12}], "authors": [{"name": "B"}], "#
            + #""content_text": "т", "id": "2"}"#,
        #"{"id": "3", "_x": {"deep": [[{"items": [{"id": 4}]}]]}, "#
            + #""date_published": "2024-01-02T03:04:05Z", "summary": "s"}"#,
    ]

    /// The items that ended before the cut are all there, and as they are in the whole feed.
    @Test("gives the items before a cut anywhere", arguments: [(head, "}"), ("{", #", "title": "Last", "_y": null}"#)])
    func items(head: String, tail: String) throws {
        var bytes = Array((head + "\"items\": [").utf8)
        var ends: [Int] = []
        for item in Self.items {
            bytes += Array(((ends.isEmpty ? "" : ",\n  ") + item).utf8)
            ends.append(bytes.count)
        }
        bytes += Array(("]" + tail).utf8)
        let whole = try parse(bytes)
        #expect(whole.items.count == Self.items.count && !whole.recovered)
        for length in 0..<bytes.count {
            let cut = try? parse(Array(bytes[..<length]))
            let complete = ends.count { $0 <= length }
            try #require(cut?.items.count ?? 0 >= complete, "cut after \(length) bytes")
            for index in 0..<complete {
                try #require(cut?.items[index] == whole.items[index], "cut after \(length) bytes")
            }
            try #require(cut?.recovered ?? true, "cut after \(length) bytes")
        }
    }

    @Test(
        "keeps half a text, but no half of an id, an address, a date or a name",
        arguments: [
            (#""id": "12"#, nil), (#""id": 12"#, nil), (#""url": "https://a.exa"#, nil), (#""tags": ["ha"#, nil),
            (#""date_published": "2021-08-04"#, nil), (#""authors": [{"name": "Ha"#, nil), (#""language": "k"#, nil),
            (#""attachments": [{"url": "https://a.exa"#, nil), (#""title": "Ha"#, "Ha"), (#""title": "Ha\u04"#, "Ha"),
            (#""title": "Ha\"#, "Ha"), (#""title": "Ha\ud83d"#, "Ha"), (#""title": "Ha\ud83d\ude"#, "Ha"),
        ] as [(String, String?)])
    func half(members: String, title: String?) throws {
        let start = #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"summary": "Whole", "#
        let feed = try parse(start + members)
        var expected = PrintedItem()
        expected.summary = "Whole"
        expected.summaryType = .text
        expected.title = title
        #expect(feed.items == [expected])
        #expect(feed.recovered)
    }

    @Test("keeps what is whole of an author or an attachment") func parts() throws {
        let start = #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"#
        let authors = try parse(start + #""authors": [{"name": "A", "url": "https://a"#).items.first?.authors
        #expect(authors == [Author(name: "A")])
        let enclosures = try parse(start + #""attachments": [{"url": "/a", "mime_type": "au"#).items.first?.enclosures
        #expect(enclosures == [Enclosure(url: "https://base.example/a")])
    }

    @Test("has no item where nothing of one is left") func nothing() throws {
        let feed = try parse(#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1}, {"id": "2"#)
        #expect(feed.items.map(\.id) == ["1"])
    }

    @Test(
        "is a feed as soon as something says so",
        arguments: [
            (#"{"version": "https://jsonfeed.org/version/1.1""#, true),
            (#"{"version": "https://jsonfeed.org/version/1.1"#, false),
            (#"{"version": "2.0""#, false), (#"{"version": "2.0", "items": ["#, true), (#"{"items": [{"id": 1"#, false),
            (#"{"items": [{"id": 1}, {"date_published": "2021-01-01","#, true),
            (#"{"home_page_url": "/", "items": ["#, true),
            (#"{"home_page_url": "/", "entries": ["#, false),
        ])
    func told(text: String, isFeed: Bool) {
        let reason = "JSON that can't be read: cut, or not well-formed"
        if isFeed {
            #expect(throws: Never.self) { try parse(text) }
        } else {
            #expect(throws: FeedParsingError.noFeed(reason: reason)) { try parse(text) }
        }
    }
}
