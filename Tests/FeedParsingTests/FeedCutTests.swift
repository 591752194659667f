import CasewireModel
import FeedParsing
import TestSupport
import Testing

@Suite("A feed that arrives in pieces, or stops") struct FeedCutTests {
    /// Chance that is the same in every run (a linear congruential generator).
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    @Test("reads alike in pieces of any size, empty ones among them", arguments: feedFixtures)
    func chance(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try parse(bytes)
        for seed in 0..<20 {
            var dice = Dice(state: UInt64(seed))
            var parser = FeedParser(base: fixtureBase, contentType: nil)
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 0...[5, 50, 500][seed % 3], using: &dice))
                parser.push(piece)
                rest = rest.dropFirst(piece.count)
            }
            #expect(try parser.finish() == whole)
        }
    }

    /// Of a feed cut anywhere all items but the last are those of the whole feed, and no longer feed has fewer.
    @Test("gives the items before a cut anywhere, whatever its form", arguments: feedFixtures)
    func cut(name: String) throws {
        let bytes = try Fixture.bytes(name)
        let whole = try parse(bytes)
        var most = 0
        for length in stride(from: 0, through: bytes.count, by: max(1, bytes.count / 700)) {
            guard let feed = try? parse(Array(bytes[..<length])) else {
                try #require(most == 0, "cut after \(length) bytes there is no feed any more")
                continue
            }
            try #require(feed.items.count >= most, "cut after \(length) bytes")
            most = max(most, feed.items.count)
            // With fewer letters to go by, the charset may be another one.
            guard feed.encoding == whole.encoding else { continue }
            for (found, expected) in zip(feed.items.dropLast(), whole.items) {
                try #require(bare(found) == bare(expected), "cut after \(length) bytes")
            }
        }
        #expect(most == whole.items.count)
    }

    /// Without what a feed may say after its items.
    private func bare(_ item: PrintedItem) -> PrintedItem {
        var item = item
        item.language = nil
        for index in item.content.indices { item.content[index].language = nil }
        return item
    }
}
