import CasewireModel
import FeedParsing
import Foundation
import TestSupport
import Testing

/// A JSON Feed of these members, after its version.
func jsonFeed(_ members: String) -> String { "{\"version\": \"https://jsonfeed.org/version/1.1\", \(members)}" }

/// A JSON Feed with one item of these members.
func jsonItem(_ members: String) -> String { jsonFeed("\"items\": [{\(members)}]") }

@Suite("JSON Feed") struct JSONFeedTests {
    @Test("means the same whatever the order of its members") func order() throws {
        let item = [
            #""id": "7""#, #""url": "/a/7""#, #""content_html": "<a href=\"x\">x</a>""#, #""tags": ["t"]"#,
            #""date_published": "2024-01-02T03:04:05Z""#,
        ]
        let feed = [
            #""version": "https://jsonfeed.org/version/1.1""#, #""language": "ru""#, #""authors": [{"name": "A"}]"#,
            #""home_page_url": "/home""#,
        ]
        func text(_ item: [String], _ members: [String]) -> String {
            "{" + (["\"items\": [{\(item.joined(separator: ","))}]"] + members).joined(separator: ",") + "}"
        }
        let expected = try parse(text(item, feed))
        #expect(expected.items.first?.content.first?.value == "<a href=\"https://base.example/a/x\">x</a>")
        #expect(expected.items.first?.content.first?.language == "ru")
        #expect(expected.items.first?.authors == [Author(name: "A")])
        for turn in 1..<item.count {
            let turned = Array(item[turn...] + item[..<turn])
            #expect(try parse(text(turned, feed.reversed())) == expected)
        }
        let last =
            "{" + (feed + ["\"items\": [{\(item.reversed().joined(separator: ","))}]"]).joined(separator: ",") + "}"
        #expect(try parse(last) == expected)
    }

    @Test(
        "has ids that may be numbers, to the digit",
        arguments: [
            (#""id": "a b""#, "a b"), (#""id": 7"#, "7"), (#""id": 18446744073709551617"#, "18446744073709551617"),
            (#""id": -1.50"#, "-1.50"), (#""id": null, "url": "/u""#, "/u"), (#""id": true, "url": "/u""#, "/u"),
            (#""id": " ", "external_url": "/e""#, "/e"), (#""id": {"a": "b"}, "url": "/u""#, "/u"),
        ])
    func ids(members: String, id: String) throws {
        let feed = try parse(jsonItem(members))
        #expect(feed.items.first?.id == id)
        #expect(!feed.recovered)
    }

    @Test("names authors as either version does, and once") func authors() throws {
        func authors(_ members: String) throws -> [Author]? { try parse(jsonItem(members)).items.first?.authors }
        let both = [Author(name: "A"), Author(name: "B", uri: "https://base.example/b")]
        #expect(try authors(#""author": {"name": "A"}, "authors": [{"name": "B", "url": "/b"}]"#) == both)
        #expect(
            try authors(#""authors": [{"url": "/b", "name": "B"}, {"name": "A"}], "author": {"name": "A"}"#) == both)
        #expect(
            try authors(#""authors": ["A", {"name": " "}, 5, {"email": "a@b.example"}]"#)?.first == Author(name: "A"))
        #expect(try authors(#""author": "A""#) == [Author(name: "A")])
        #expect(try authors(#""authors": {"name": "A"}"#) == [Author(name: "A")])
    }

    @Test("gives its items what it says for all of them, where they say nothing") func inherited() throws {
        let items = #""items": [{"id": 1}, {"id": 2, "language": "kk", "authors": [{"name": "B"}]}]"#
        for members in [
            #"\#(items), "language": "ru", "author": {"name": "A"}"#,
            #""author": {"name": "A"}, "language": "ru", \#(items)"#,
        ] {
            let feed = try parse(jsonFeed(members))
            #expect(feed.items.map(\.language) == ["ru", "kk"])
            #expect(feed.items.map(\.authors) == [[Author(name: "A")], [Author(name: "B")]])
        }
    }

    @Test("has hubs and attachments; one without an address is none") func lists() throws {
        let feed = try parse(
            jsonFeed(
                #""hubs": [{"type": "rssCloud"}, {"type": "WebSub", "url": "/hub"}], "items": [{"attachments": ["#
                    + #"{"mime_type": "a/b"}, {"size_in_bytes": 1.5e3, "url": "x.mp3"}, "#
                    + #"{"url": "y", "size_in_bytes": "12"}]}]"#
            ))
        #expect(feed.hubLinks == ["https://base.example/hub"])
        #expect(feed.links == [Link(rel: "hub", href: "https://base.example/hub")])
        #expect(
            feed.items.first?.enclosures == [
                Enclosure(url: "https://base.example/dir/x.mp3", length: 1_500),
                Enclosure(url: "https://base.example/dir/y", length: 12),
            ])
    }

    @Test("takes of members of the same name the last that says something") func twice() throws {
        let feed = try parse(
            jsonFeed(#""title": "A", "title": "B", "title": null, "items": [{"id": 1}], "items": [{"id": 2, "id": 3}]"#)
        )
        #expect(feed.title == "B")
        #expect(feed.items.map(\.id) == ["1", "3"])
        #expect(!feed.recovered)
    }

    @Test("names the line of a date that is none, and of what is no item") func lines() throws {
        let feed = try parse("\n\n" + jsonFeed("\"items\": [\n{\"date_published\":\n \"soon\"\n}, [1],\n\"x\"]"))
        #expect(
            feed.problems == [
                Problem(line: 5, message: "\"soon\" is no date"),
                Problem(line: 6, message: "an item that is no object was left out (2 times)"),
            ])
        #expect(!feed.recovered)
    }

    @Test(
        "is told from other JSON",
        arguments: [
            #"{"items": [{"id": 1}]}"#, #"{"version": "1", "items": {"id": 1}}"#, #"{"title": 5, "items": []}"#, "[]",
            #"{"version": "https://jsonfeed.org/version/1.1"}"#, #"[{"version": "1", "items": []}]"#, "{}",
            #"{"a": {"version": "1", "items": []}}"#,
        ])
    func others(text: String) {
        #expect(throws: FeedParsingError.noFeed(reason: "JSON, but no JSON Feed")) { try parse(text) }
    }

    @Test("may have a title instead of a version") func untitled() throws {
        let feed = try parse(#"{"title": "", "items": [{"id": 1}]}"#)
        #expect(feed.format == "json-feed")
        #expect(feed.items.count == 1)
    }

    @Test("says when its bytes are not what they are declared to be") func charset() throws {
        var bytes = Array(jsonItem(#""content_text": "ABC""#).utf8)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "B")))
        bytes[place] = 0xFF
        let feed = try parse(bytes, contentType: "application/feed+json; charset=utf-8")
        #expect(feed.recovered)
        #expect(feed.problems.count == 1)
    }
}

@Suite("Strings in JSON") struct JSONStringTests {
    /// Chance that is the same in every run (a linear congruential generator).
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let scalars: [Unicode.Scalar] =
        Array("aB7 \"\\/{}[]:,'\n\t\r\u{8}\u{C}\u{0}\u{1F}\u{7F}éЖқ中\u{FFFD}\u{FFFF}\u{E000}😀\u{10FFFF}".unicodeScalars)

    /// The scalar in one of the forms that RFC 8259 §7 allows.
    private func escaped(_ scalar: Unicode.Scalar, _ dice: inout Dice) -> String {
        let short: [Unicode.Scalar: String] = [
            "\"": "\\\"", "\\": "\\\\", "/": "\\/", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\u{8}": "\\b",
            "\u{C}": "\\f",
        ]
        let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
        switch Int.random(in: 0..<3, using: &dice) {
        case 0 where !mustEscape: return String(scalar)
        case 1: if let short = short[scalar] { return short }
        default: break
        }
        let format = Bool.random(using: &dice) ? "\\u%04x" : "\\u%04X"
        return String(scalar).utf16.map { String(format: format, Int($0)) }.joined()
    }

    @Test("are read in every form that they may be printed in, however the bytes arrive") func forms() throws {
        var dice = Dice(state: 11)
        for round in 0..<200 {
            let scalars = (0..<40).compactMap { _ in Self.scalars.randomElement(using: &dice) }
            let printed = scalars.map { escaped($0, &dice) }.joined()
            let text = "<" + String(String.UnicodeScalarView(scalars)) + ">"
            let bytes = Array(jsonItem("\"summary\": \"<\(printed)>\", \"id\": \(round)").utf8)
            let feed = try parse(bytes, chunk: 1 + round % 9)
            #expect(feed.items.first?.summary == text)
            #expect(feed.items.first?.id == String(round))
            #expect(!feed.recovered)
        }
    }

    @Test(
        "keep what escapes stand for, and what those that are none are printed as",
        arguments: [
            (#"\ud83d\ude00"#, "😀", false), (#"\uD83D x"#, "\u{FFFD} x", true), (#"\ude00"#, "\u{FFFD}", true),
            (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀", true), (#"\ud83d\n"#, "\u{FFFD}", true),
            (#"\ud83d\u0041"#, "\u{FFFD}A", true), (#"\u00e9\u0301"#, "é\u{301}", false), (#"\u12"#, #"\u12"#, true),
            (#"\uZZZZ"#, #"\uZZZZ"#, true), (#"\d \. \x41"#, #"\d \. \x41"#, true), (#"it\'s"#, "it's", true),
            (#"\\u0041"#, #"\u0041"#, false), ("a\u{1}b\tc", "a\u{1}b\tc", true), ("two\nlines", "two\nlines", true),
            (#"\ud83d\u12x"#, "\u{FFFD}\\u12x", true), (#"\é"#, #"\é"#, true),
        ])
    func escapes(printed: String, text: String, isRecovered: Bool) throws {
        for chunk in [1, 2, 1_000] {
            let feed = try parse(Array(jsonItem("\"content_text\": \"\(printed)\", \"id\": 1").utf8), chunk: chunk)
            #expect(feed.items.first?.content.first?.value == text)
            #expect(feed.items.first?.id == "1")
            #expect(feed.recovered == isRecovered)
        }
    }
}
