import CasewireModel
import Testing

@testable import Deduplication

@Suite("By what an item is known again") struct ItemIdentitiesTests {
    private func printed(_ id: String?, _ link: String?, _ title: String = "A title", summary: String? = nil)
        -> PrintedItem
    {
        var item = PrintedItem()
        item.id = id
        item.link = link
        item.title = title
        item.summary = summary
        return item
    }

    private func identities(_ items: [PrintedItem], feed: FeedID = "a") -> [ItemIdentity] {
        let all = ItemIdentities(of: items, in: feed)
        return items.map { all.identity(of: $0, read: Item(guid: "g", title: $0.title ?? "", text: $0.summary)) }
    }

    @Test("its guid, where the poll prints it once")
    func guid() {
        #expect(
            identities([printed("g1", "https://a.org/1"), printed("g2", "https://a.org/2")]).map(\.key) == ["g1", "g2"])
    }

    @Test("its address, where one guid stands on every item")
    func sameGuid() {
        let keys = identities([printed("0", "https://a.org/1"), printed("0", "https://a.org/2")]).map(\.key)
        #expect(keys == ["a.org/1", "a.org/2"])
    }

    @Test("its words, where neither guid nor address say anything")
    func neither() {
        let items = [printed(nil, "https://a.org/", "One"), printed(nil, "https://a.org/", "Two")]
        let found = identities(items)
        #expect(Set(found.map(\.key)).count == 2)
        #expect(found.map(\.link) == [nil, nil])
        #expect(identities(items) == found, "and the same ones at the next poll")
    }

    @Test("one address in two feeds makes one story id, one guid in two feeds without an address two")
    func storyIDs() {
        let link = [printed("g1", "https://a.org/1")]
        #expect(identities(link, feed: "a")[0].story == identities(link, feed: "b")[0].story)
        let bare = [printed("g1", nil)]
        #expect(identities(bare, feed: "a")[0].story != identities(bare, feed: "b")[0].story)
    }

    @Test("one long text at two addresses in two feeds makes one story id, so that arrival does not choose it")
    func copies() {
        let words = (1...30).map { "word\($0)" }.joined(separator: " ")
        let here = identities([printed("g1", "https://a.org/1", summary: words)], feed: "a")
        let there = identities([printed("x9", "https://b.org/copy", summary: words)], feed: "b")
        #expect(here[0].story == there[0].story)
    }

    @Test("a printing changes with its words, not with its markup, quotes or spaces")
    func printing() {
        func digest(_ summary: String) -> String { identities([printed("g", nil, summary: summary)])[0].printing }
        #expect(digest("<p>He said “no” to  it</p>") == digest("He said \"no\" to it"))
        #expect(digest("two years") != digest("six years"))
    }

    @Test("a short text proves nothing, a long one does whatever the quotes and dashes")
    func text() {
        let long = (1...30).map { "word\($0)" }
        func digest(_ text: String) -> String? {
            ItemIdentities(of: [], in: "a").identity(
                of: printed("g", nil), read: Item(guid: "g", title: "T", text: text)
            ).text
        }
        #expect(digest("a short text") == nil)
        #expect(digest(long.joined(separator: " ")) == digest(long.joined(separator: " — ")))
        #expect(digest(long.joined(separator: " ")) != digest(long.dropLast().joined(separator: " ")))
    }
}
