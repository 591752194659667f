import CasewireModel
import Foundation
import Testing

@testable import Storage

@Suite("The record of an item") struct ItemRecordTests {
    private static let whole: Item = {
        var item = Item(
            guid: "tag:example.org,2024:/a?b=\"c\"", url: "https://example.org/1/2", title: "Two \\ \"quoted\"")
        item.summary = "Бір сөйлем.\u{2028}Ещё одно — 😀"
        item.text = "First.\n\nSecond,\ttabbed.\r\n"
        item.published = Date(timeIntervalSince1970: 1_700_000_000)
        item.updated = Date(timeIntervalSince1970: 1_700_000_059.75)
        item.authors = ["A. Writer", "Б. Автор"]
        item.categories = ["news", ""]
        item.language = "kk"
        return item
    }()

    @Test(
        "is the JSON that messages have, byte for byte",
        arguments: [
            Item(guid: "", title: ""), whole, Item(guid: "g", title: "only a title", authors: ["one"]),
            Item(guid: "g", title: String(String.UnicodeScalarView((0..<0x100).compactMap(Unicode.Scalar.init)))),
        ])
    func bytes(item: Item) throws {
        let expected = try JSONEncoder.casewire().encode(item)
        #expect(String(decoding: ItemRecord.json(item), as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    }

    @Test("is read again as the item that it was")
    func again() throws {
        var item = Self.whole
        item.updated = Date(timeIntervalSince1970: 1_700_000_059)  // JSON has whole seconds
        #expect(try JSONDecoder.casewire().decode(Item.self, from: ItemRecord.json(item)) == item)
    }
}
