import CasewireModel
import FeedParsing
import TestSupport
import Testing

/// HOSTILE.md, by the numbers of its rows.
@Suite("Hostile JSON") struct JSONFeedHostileTests {
    @Test(
        "S2: arrays and objects 200,000 deep cost nothing and are passed over",
        arguments: [
            ("[", "]"), (#"{"a":"#, "}"), (#"[{"items":"#, "}]"),
        ])
    func depth(open: String, close: String) throws {
        let depth = 200_000
        let deep = String(repeating: open, count: depth) + #""]}\"""# + String(repeating: close, count: depth)
        let feed = try parse(
            jsonFeed(#""_a": \#(deep), "items": [{"_b": \#(deep), "id": 1}, {"id": 2}], "title": "T""#))
        #expect(feed.items.map(\.id) == ["1", "2"])
        #expect(feed.title == "T")
        #expect(!feed.recovered)
    }

    /// Quadratic work would take minutes here.
    @Test(
        "S2: tens of thousands of anything are read in linear time",
        arguments: [
            "{", "[", "\"", "\\", ",", ":", "}", "]", "{\"a\":", "[{\"items\":[", "{\"items\":[", "/*", "//", "/",
            "\\u",
            "\\ud83d", "\\u00", "0", "-", "'", "\"a\" ", "\"\n", "\"a\":", "\", ", "\" ", "{\"id\":1,", "]}", "@", "x ",
            "{},", "{\"authors\":[{", "\u{0}", "\n",
        ])
    func many(of piece: String) throws {
        let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
        for start in [#""items": [{"title": ""#, #""items": [{"id": 1}, "#, #""items": [], "#] {
            let feed = try parse(#"{"version": "https://jsonfeed.org/version/1.1", "# + start + text)
            #expect(feed.items.count <= Limits.itemsPerFeed)
            #expect(feed.problems.count < 30)
        }
    }

    @Test("S11: 5,000 items are kept, the first, and the others counted") func items() throws {
        let items = (0..<5_010).map { "{\"id\": \($0)}" }.joined(separator: ",")
        let feed = try parse(jsonFeed("\"items\": [\(items)], \"title\": \"T\""))
        #expect(feed.items.count == Limits.itemsPerFeed)
        #expect(feed.items.last?.id == "4999")
        #expect(feed.title == "T")
        #expect(feed.problems.map(\.message) == ["10 items after the first 5000 were left out"])
        #expect(!feed.recovered)
    }

    @Test(
        "S11: an item of more than 1 MiB is cut, keeps what comes after its texts, and that is said",
        arguments: ["x", "é", "中", "😀", "\\u4e2d"])
    func itemBytes(character: String) throws {
        let text = String(repeating: character, count: (3 << 20) / character.utf8.count)
        let feed = try parse(
            jsonFeed(
                #""items": [{"content_html": "a\#(text)", "content_text": "\#(text)", "#
                    + #""id": "1", "url": "/1"}, {"id": 2}]"#
            ))
        #expect(feed.items.map(\.id) == ["1", "2"])
        #expect(feed.items.first?.link == "https://base.example/1")
        let bytes = feed.items.first?.content.reduce(0) { $0 + ($1.value?.utf8.count ?? 0) } ?? 0
        #expect(bytes <= Limits.itemBytes && bytes > Limits.itemBytes / 2)
        #expect(feed.items.first?.content.first?.value?.contains("\u{FFFD}") == false)
        #expect(feed.problems.map(\.message) == ["items longer than 1048576 bytes were cut (2 times)"])
    }

    @Test("S7: an id or an address that is too long is left out, not cut") func longWord() throws {
        let long = String(repeating: "x", count: (1 << 20) + 1)
        let feed = try parse(jsonFeed("\"items\": [{\"id\": \"\(long)\", \"url\": \"/1\"}], \"feed_url\": \"\(long)\""))
        #expect(feed.items.first?.id == "/1")
        #expect(feed.selfLink == nil)
        #expect(feed.problems.count == 2)
    }

    @Test("of tens of thousands of values of one member the first are kept") func values() throws {
        func list(_ value: (Int) -> String) -> String { "[" + (0..<40_000).map(value).joined(separator: ",") + "]" }
        let feed = try parse(
            jsonItem(
                "\"id\": 1, \"tags\": \(list { "\"\($0)\"" }), \"authors\": \(list { "\"\($0)\"" }), \"attachments\": "
                    + list { "{\"url\": \"/\($0)\"}" }))
        let item = try #require(feed.items.first)
        #expect([item.categories.count, item.authors.count, item.enclosures.count] == [500, 500, 500])
        #expect(item.categories.last?.term == "499")
    }

    @Test("S14: bytes at random are read or refused, however they arrive") func noise() {
        var state: UInt64 = 88_172_645_463_325_252
        let start = Array(#"{"title":"T","items":[{"id":1,"content_text":"a""#.utf8)
        let marks = Array("{}[]\",:\\/*'u0dn \nae".utf8)
        for round in 0..<600 {
            var bytes = Array(start.prefix(round % (start.count + 1)))
            for _ in 0..<400 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                bytes.append(
                    state % 9 == 0
                        ? UInt8(truncatingIfNeeded: state >> 40) : marks[Int(state >> 20) & 0xFFFF % marks.count])
            }
            let whole = Result { try parse(bytes) }
            for chunk in [1, 5] { #expect((try? whole.get()) == (try? parse(bytes, chunk: chunk))) }
        }
    }
}
