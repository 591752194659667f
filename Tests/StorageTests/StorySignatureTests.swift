import CasewireModel
import Foundation
import Testing

@testable import Storage

@Suite("The signatures of stories in the state") struct StorySignatureTests {
    private let item = Item(guid: "g", url: "https://example.org/1", title: "A title")

    private func identity(_ key: String, _ story: StoryID) -> ItemIdentity {
        ItemIdentity(key: ItemID(key), link: "l-\(key)", text: "t-\(key)", printing: "p", story: story)
    }

    private func remember(_ key: String, _ story: StoryID, from feed: FeedID, _ state: StateTransaction) throws {
        _ = try state.remember(item, as: identity(key, story), from: feed, poll: 1, articleTries: nil, at: Store.now)
    }

    @Test("come back as they were kept, with the item that they are of")
    func back() throws {
        let store = try Store()
        try store.state.transaction { state in
            #expect(try state.signatureNumbers() == nil)
            try remember("k", "s", from: "a", state)
            try state.remember([1, 0xFFFF_FFFF, 0x0102_0304], of: "s", "k", from: "a", at: Store.now)
            try state.remember([], of: "s", "gone", from: "a", at: Store.now)
        }
        try store.state.read { state in
            let kept = try state.signatures(after: 0)
            #expect(kept.map(\.marks) == [[1, 0xFFFF_FFFF, 0x0102_0304], []])
            #expect(try state.signatureNumbers() == kept[0].number...kept[1].number)
            #expect(try state.item(ofSignature: kept[0].number)?.item == item)
            #expect(try state.item(ofSignature: kept[1].number) == nil)
        }
    }

    @Test("a story that joins another is sought under that one from then on, wherever it was seen")
    func join() throws {
        let store = try Store()
        try store.state.transaction { state in
            try remember("k1", "s1", from: "a", state)
            try remember("k2", "s2", from: "b", state)
            try state.join("s2", to: "s1", found: identity("k2", "s2"))
            #expect(try state.known("k2", of: "b")?.story == "s1")
            #expect(try state.sightings(of: "s1").map(\.feed) == ["a", "b"])
            #expect(try state.sightings(of: "s2").isEmpty)
            #expect(try state.news(of: identity("k2", "new"), from: "c") == .sighting("s1"))
        }
    }
}
