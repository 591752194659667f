import CasewireModel
import FeedParsing
import Foundation
import TestSupport
import Testing

@Suite("Lists of feeds") struct OPMLReaderTests {
    private func read(_ text: String) throws -> OPML { try OPMLReader.read(Array(text.utf8)) }

    private func list(_ outlines: String) -> String { "<opml version=\"2.0\"><body>\(outlines)</body></opml>" }

    @Test("give each feed with its title, its site and the folders that it stands in")
    func folders() throws {
        let list = try OPMLReader.read(try Fixture.bytes("opml/folders.opml"))
        #expect(list.title == "Feeds of the desk & its friends")
        #expect(
            list.outlines == [
                OPML.Outline(
                    title: "Hive news", feedURL: "https://hive.example/feed.xml", siteURL: "https://hive.example/",
                    line: 8),
                OPML.Outline(
                    title: "Вестник пасеки", feedURL: "https://vestnik.example/rss?lang=ru&full=1",
                    folders: ["Region", "Новости"], line: 11),
                OPML.Outline(
                    title: "Ара жаңалықтары", feedURL: "feed://ara.example/atom", folders: ["Region"], line: 13),
                OPML.Outline(title: "Old reader", feedURL: "https://old.example/rss", line: 17),
            ])
        #expect(list.problems == [Problem(line: 15, message: "an outline that includes another list is not followed")])
    }

    @Test("that are broken are read as feeds are, up to where they are cut")
    func damaged() throws {
        let list = try OPMLReader.read(try Fixture.bytes("opml/damaged.opml"))
        #expect(list.title == "Cut & broken")
        #expect(list.outlines.map(\.title) == ["Bees & honey", "Wasps", "Inside"])
        #expect(list.outlines.first?.feedURL == "https://bees.example/rss?a=1&b=2")
        #expect(list.outlines.last?.folders == ["Folder"])
        #expect(list.problems.contains { $0.message.contains("ends within a tag") })
    }

    @Test("S12: no entity is expanded, and what stands for an address is text and nothing else")
    func hostile() throws {
        let list = try OPMLReader.read(try Fixture.bytes("opml/hostile.opml"))
        #expect(list.title == "&passwd;&e1;")
        #expect(list.outlines.first?.feedURL == "file:///etc/passwd")
        #expect(list.outlines.first?.title == "&passwd;")
        let title = try #require(list.outlines.dropFirst(2).first?.title)
        #expect(title == "red [31m title id = \"mine\"")
        #expect(list.outlines.count == 7, "the address that is a space is none")
    }

    @Test("in whatever charset they are declared to be in")
    func charset() throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?>"
            + list("<outline text=\"Пасека\" xmlUrl=\"http://a/\"/>")
        let bytes = try #require(text.data(using: .windowsCP1251))
        #expect(try OPMLReader.read([UInt8](bytes)).outlines.map(\.title) == ["Пасека"])
    }

    @Test(
        "that are none say what they are",
        arguments: [
            (
                "<rss version=\"2.0\"><channel><title>x</title></channel></rss>",
                "no OPML: a feed, where a list of feeds was to be"
            ),
            ("<html><body>hello</body></html>", "no OPML: XML whose outermost element is <html>"),
            ("GIF89a", "no OPML: a GIF image"), ("", "no OPML: empty"), ("{\"a\":1}", "no OPML: neither XML nor JSON"),
        ])
    func none(text: String, expected: String) throws {
        let error = #expect(throws: OPMLError.self) { try read(text) }
        #expect(error.map { "\($0)" } == expected)
    }

    @Test("without a feed in them are lists all the same")
    func empty() throws {
        #expect(try read("<opml version=\"2.0\"/>").outlines.isEmpty)
    }

    @Test("S12: of very many feeds the first are read, and that is said")
    func many() throws {
        let outlines = (0..<Limits.outlines + 7).map { "<outline text='f' xmlUrl='https://a.example/\($0)'/>" }.joined()
        let list = try read(list(outlines))
        #expect(list.outlines.count == Limits.outlines)
        #expect(list.outlines.last?.feedURL == "https://a.example/\(Limits.outlines - 1)")
        #expect(list.problems.map(\.message) == ["feeds after the first 5000 were left out (7 times)"])
    }

    @Test("S12: folders 100,000 deep cost their names, not the feeds in them or after them")
    func deep() throws {
        let open = String(repeating: "<outline text='d'>", count: 100_000)
        let close = String(repeating: "</outline>", count: 100_000)
        let feed = "<outline text='f' xmlUrl='https://a.example/'/>"
        let list = try read(
            list(
                String(repeating: "<outline text='d'>", count: 100) + feed
                    + String(repeating: "</outline>", count: 100) + open + close + feed))
        #expect(list.outlines.map(\.folders.count) == [16, 0])
    }

    @Test("S12: an address of any length is refused, and so is a list of any size")
    func long() throws {
        let list = try read(
            list("<outline text='f' xmlUrl='https://a.example/\(String(repeating: "x", count: 3000))'/>"))
        #expect(list.outlines.isEmpty)
        #expect(list.problems.map(\.message) == ["a feed whose address has more than 2048 bytes was left out"])
        #expect(throws: OPMLError.tooLarge(bytes: Limits.opmlBytes + 1)) {
            try OPMLReader.read([UInt8](repeating: 0x20, count: Limits.opmlBytes + 1))
        }
    }

    /// Quadratic work would take minutes here.
    @Test(
        "S12: a million of anything is read in linear time",
        arguments: [
            "<outline>", "<outline text='a'>", "</outline>", "<outline xmlUrl='a'/>", "<title>", "&", "<", "\u{0}",
        ])
    func linear(unit: String) throws {
        let text = list(String(repeating: unit, count: 1_000_000 / unit.utf8.count))
        #expect(try read(text).outlines.count <= Limits.outlines)
    }

    @Test("cut anywhere are read without a fault of ours")
    func cuts() throws {
        let bytes = try Fixture.bytes("opml/folders.opml")
        for count in bytes.indices {
            let list = try? OPMLReader.read(Array(bytes.prefix(count)))
            #expect(list.map { $0.outlines.count <= 4 } ?? true)
        }
    }
}
