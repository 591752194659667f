import CasewireModel
import FeedParsing
import Foundation
import PageReading

/// An input is the charset of a `Content-Type` header, the bytes of a piece, and a feed.
enum FeedCheck {
    static func run(_ input: [UInt8]) throws(BrokenPromise) {
        var input = FuzzInput(input)
        let contentType = input.contentType("application/rss+xml")
        let size = input.pieceSize()
        let whole = parsed(input.rest, contentType: contentType, inPiecesOf: max(input.rest.count, 1))
        let pieces = parsed(input.rest, contentType: contentType, inPiecesOf: size)
        try keep(whole == pieces, "a feed reads alike whole and in pieces of \(size) bytes: \(whole), \(pieces)")
        guard case .success(let feed) = whole else { return }
        try promises(feed)
        try json(feed)
        for printed in feed.items { try item(printed, of: feed) }
    }

    private static func parsed(
        _ bytes: ArraySlice<UInt8>, contentType: String?, inPiecesOf size: Int
    ) -> Result<Feed, FeedParsingError> {
        var parser = FeedParser(base: "https://feed.example/news/feed.xml", contentType: contentType)
        var rest = bytes
        while !rest.isEmpty {
            parser.push(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        do { return .success(try parser.finish()) } catch { return .failure(error) }
    }

    private static func promises(_ feed: Feed) throws(BrokenPromise) {
        try keep(!feed.format.isEmpty && !feed.encoding.isEmpty, "a feed has a format and an encoding")
        try keep(feed.items.count <= Limits.itemsPerFeed, "a feed has \(Limits.itemsPerFeed) items at most")
        try keep(feed.skipHours.allSatisfy { (0...24).contains($0) }, "hours are of the day, but \(feed.skipHours)")
        try keep(feed.problems.allSatisfy { ($0.line ?? 1) >= 1 }, "lines count from 1")
        try PlainPromises.printable(feed.published, "a feed's date")
        try PlainPromises.printable(feed.updated, "a feed's second date")
    }

    /// FEED.md's JSON is JSON (RFC 8259) that says what the feed says.
    private static func json(_ feed: Feed) throws(BrokenPromise) {
        let bytes = FeedJSON.write(feed, file: "feed.xml")
        try keep(String(validating: bytes, as: UTF8.self) != nil, "a feed's JSON is valid UTF-8")
        try keep(!bytes.contains { $0 < 0x20 }, "a feed's JSON is on one line, its control characters escaped")
        guard let told = try? JSONDecoder().decode(Told.self, from: Data(bytes)) else {
            throw BrokenPromise(description: "a feed's JSON can be read")
        }
        try keep(told.title == feed.title, "a feed's JSON has its title")
        let expected = feed.items.map {
            Told.Entry(id: $0.id, title: $0.title, summary: $0.summary, published: $0.published.map(FeedDate.text))
        }
        try keep(told.entries == expected, "a feed's JSON has its items: \(expected), not \(told.entries)")
    }

    /// What is looked at of a feed's JSON.
    private struct Told: Decodable {
        struct Entry: Decodable, Equatable {
            var id: String?
            var title: String?
            var summary: String?
            var published: String?
        }

        var title: String?
        var entries: [Entry]
    }

    private static func item(_ printed: PrintedItem, of feed: Feed) throws(BrokenPromise) {
        _ = ItemReader.isSummaryOnly(printed)
        try PlainPromises.item(
            ItemReader.item(printed, feedLanguage: feed.language, article: nil, guid: ItemID("fuzz")))
    }
}
