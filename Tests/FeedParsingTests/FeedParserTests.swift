import CasewireModel
import FeedParsing
import Foundation
import TestSupport
import Testing

/// What the expected results rest on.
let fixtureBase = "https://base.example/dir/feed"
let feedFixtures = Fixture.names(in: "feeds", ending: ".xml") + Fixture.names(in: "feeds", ending: ".json")

func parse(_ bytes: [UInt8], chunk: Int? = nil, contentType: String? = nil) throws -> Feed {
    var parser = FeedParser(base: fixtureBase, contentType: contentType)
    var rest = bytes[...]
    while !rest.isEmpty {
        let piece = rest.prefix(chunk ?? rest.count)
        parser.push(piece)
        rest = rest.dropFirst(piece.count)
    }
    return try parser.finish()
}

func parse(_ text: String) throws -> Feed { try parse(Array(text.utf8)) }

func rss(_ items: String) -> String { "<rss version=\"2.0\"><channel>\(items)</channel></rss>" }

@Suite("Whole feeds") struct FeedFixtureTests {
    @Test("read as the result beside them says", arguments: feedFixtures)
    func matches(name: String) throws {
        let feed = try parse(try Fixture.bytes(name))
        let expected = try Fixture.text(name + ".expected")
        #expect(String(decoding: FeedJSON.write(feed, file: nil), as: UTF8.self) + "\n" == expected)
    }

    @Test("read alike whole, byte by byte and in odd pieces", arguments: feedFixtures, [1, 3, 7, 64, 1_000])
    func pieces(name: String, chunk: Int) throws {
        let bytes = try Fixture.bytes(name)
        #expect(try parse(bytes, chunk: chunk) == parse(bytes))
    }

    /// The items that ended before the cut are all there, and as they are in the whole feed.
    @Test(
        "give the items before a cut anywhere", arguments: ["rss-2.0-modules", "atom-relative-xml-base", "rss-1.0-rdf"])
    func cut(name: String) throws {
        let bytes = try Fixture.bytes("feeds/\(name).xml")
        let whole = try parse(bytes)
        let ends = ["</item>", "</entry>"].flatMap { self.ends(of: Array($0.utf8), in: bytes) }.sorted()
        #expect(ends.count == whole.items.count)
        for length in stride(from: 0, to: bytes.count, by: 1) {
            let complete = ends.count { $0 <= length }
            let feed = try? parse(Array(bytes[..<length]))
            let items = feed?.items ?? []
            try #require(items.count >= complete, "cut after \(length) bytes")
            for index in 0..<complete {
                var (found, expected) = (items[index], whole.items[index])
                // A channel's language may come after its items.
                (found.language, expected.language) = (nil, nil)
                try #require(found == expected, "cut after \(length) bytes")
            }
        }
    }

    private func ends(of mark: [UInt8], in bytes: [UInt8]) -> [Int] {
        bytes.indices.filter { bytes[$0...].starts(with: mark) }.map { $0 + mark.count }
    }

    @Test("that are cut keep half a text, but no half of an id, an address or a date")
    func half() throws {
        let item = try #require(try parse("<rss><channel><item><title>Ha").items.first)
        #expect(item.title == "Ha")
        for field in ["guid", "link", "pubDate", "author", "category"] {
            let cut = try #require(
                try parse("<rss><channel><item><title>Whole</title><\(field)>2021-08-04").items.first)
            var bare = PrintedItem()
            bare.title = "Whole"
            #expect(cut == bare)
        }
    }
}

@Suite("What is no feed") struct NoFeedTests {
    @Test(
        "is named in words",
        arguments: [
            ("", "empty"), (" \n", "nothing but white space"), ("{\"a\": 1}", "JSON, but no JSON Feed"),
            ("{\"version\": ", "JSON that can't be read: cut, or not well-formed"),
            ("<html><body>Log in</body></html>", "an HTML page"),
            ("<opml version='2.0'/>", "an OPML subscription list"),
            ("just words", "neither XML nor JSON"), ("\u{1F4F7}", "neither XML nor JSON"),
            ("GIF89a\u{1}\u{2}", "a GIF image"),
            ("<note>Milk</note>", "XML whose outermost element <note> is none of a feed's"),
        ])
    func named(text: String, reason: String) {
        #expect(throws: FeedParsingError.noFeed(reason: reason)) { try parse(text) }
    }

    @Test("may be a web page with a document type") func page() throws {
        let bytes = try Fixture.bytes("feeds/no-feed-page.html")
        #expect(throws: FeedParsingError.noFeed(reason: "an HTML page")) { try parse(bytes) }
    }
}
