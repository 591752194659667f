import CasewireModel
import FeedParsing
import Foundation
import TestSupport
import Testing

/// HOSTILE.md, by the numbers of its rows.
@Suite("Hostile feeds") struct HostileFeedTests {
    @Test("S1: external entities are not read, and the feed is") func external() throws {
        let feed = try parse(try Fixture.bytes("feeds/hostile-entities.xml"))
        #expect(feed.title == "&local; &text; &")
        #expect(feed.items.map(\.title) == ["Still read \u{A0}"])
    }

    @Test("S2: entities within entities are not expanded") func laughs() throws {
        let declarations = (1...30).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }
            .joined()
        let feed = try parse("<!DOCTYPE rss [<!ENTITY e0 \"ha\">\(declarations)]>" + rss("<title>&e30;</title>"))
        #expect(feed.title == "&e30;")
        #expect(!feed.recovered)
    }

    @Test("S2: of tens of thousands of attributes the first are read") func attributes() throws {
        let attributes = (0..<40_000).map { "a\($0)='1'" }.joined(separator: " ")
        let feed = try parse(rss("<item><link rel='self' href='/x' \(attributes)/><title>t</title></item>"))
        #expect(feed.items.first?.title == "t")
        #expect(feed.items.first?.links.first?.href == "https://base.example/x")
        #expect(feed.problems.contains { $0.message.contains("attributes after the first 128") })
    }

    @Test("S2: elements 100,000 deep lose their tags, not their text or what follows") func depth() throws {
        let deep = String(repeating: "<a>", count: 100_000) + "deep" + String(repeating: "</a>", count: 100_000)
        let feed = try parse(rss("<item><description>\(deep)</description></item><item><title>after</title></item>"))
        #expect(feed.items.first?.summary?.contains("deep") == true)
        #expect(feed.items.last?.title == "after")
        #expect(!feed.recovered)
    }

    @Test("S2: a name of 50 KB costs its element, not the item") func name() throws {
        let name = String(repeating: "n", count: 50_000)
        let feed = try parse(rss("<item><\(name)>x</\(name)><title>t</title></item>"))
        #expect(feed.items.map(\.title) == ["t"])
    }

    /// Quadratic work would take minutes here.
    @Test(
        "S2: a million of anything is read in linear time",
        arguments: [
            "&", "<", "<a ", "</x>", "]", "<a b=\"", "<!", "<?", "&#", "<![CDATA[", "<!--", "--", "<a>", "(", "\u{0}",
        ])
    func million(of piece: String) throws {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let feed = try parse("<rss><channel><item><title>\(text)")
        #expect(feed.items.count == 1)
        #expect(feed.problems.count < 30)
    }

    @Test("S11: 5,000 items are kept, the first, and the others counted") func items() throws {
        let items = (0..<5_010).map { "<item><guid>\($0)</guid></item>" }.joined()
        let feed = try parse(rss(items))
        #expect(feed.items.count == Limits.itemsPerFeed)
        #expect(feed.items.last?.id == "4999")
        #expect(feed.problems.contains { $0.message == "10 items after the first 5000 were left out" })
    }

    @Test("S11: an item of more than 1 MiB is cut, and that is said") func itemBytes() throws {
        let text = String(repeating: "x", count: 3 << 20)
        let feed = try parse(
            rss("<item><title>t</title><description>\(text)</description></item><item><title>u</title></item>"))
        #expect(feed.items.map(\.title) == ["t", "u"])
        #expect((feed.items.first?.summary?.utf8.count ?? 0) <= Limits.itemBytes)
        #expect(feed.problems.contains { $0.message.contains("were cut") })
    }

    @Test("S11: more than 10 MiB are not read") func feedBytes() {
        let bytes = [UInt8](repeating: 0x20, count: Limits.feedBytes + 1)
        #expect(throws: FeedParsingError.tooLarge(bytes: bytes.count)) { try parse(bytes) }
    }

    @Test("S14: NUL bytes, cut UTF-8 and stray continuation bytes never crash") func bytes() throws {
        let start = Array("<rss><channel><item><title>".utf8)
        for tail in [
            [0, 0, 0], [0xD0], [0xE2, 0x82], [0x80, 0x81], [0xFF, 0xFE], [0xF0, 0x9F, 0x98], [0xC0, 0x80],
        ] as [[UInt8]] {
            let feed = try parse(start + tail + Array("end</title></item></channel></rss>".utf8))
            #expect(feed.items.first?.title?.hasSuffix("end") == true)
            #expect(feed.recovered)
        }
    }

    @Test("S14: bytes at random are read or refused") func noise() {
        var state: UInt64 = 88_172_645_463_325_252
        for round in 0..<300 {
            var bytes = Array("<rss><channel><item>".utf8.prefix(round % 21))
            for _ in 0..<400 {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                bytes.append(
                    state % 3 == 0
                        ? UInt8(truncatingIfNeeded: state >> 40)
                        : Array("<>&;/='\"![]-? ab".utf8)[Int(state >> 20 & 15)])
            }
            let whole = Result { try parse(bytes) }
            let pieces = Result { try parse(bytes, chunk: 5) }
            #expect((try? whole.get()) == (try? pieces.get()))
        }
    }
}
