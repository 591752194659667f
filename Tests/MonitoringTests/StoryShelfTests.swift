import CasewireModel
import Deduplication
import Foundation
import Storage
import TestSupport
import Testing

@testable import Monitoring

@Suite("The shelf of stories that were told") struct StoryShelfTests {
    private let folder: TemporaryFolder
    private let state: State
    private let shelf = StoryShelf()
    private static let now = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws {
        folder = try TemporaryFolder()
        state = try State(folder: folder.path, at: Self.now)
    }

    private func item(_ number: Int, text: String) -> Item {
        Item(guid: ItemID("g\(number)"), url: "https://a.org/news/\(number)", title: "T", text: text)
    }

    private static func text(_ name: String) -> String {
        "The district court of Oskemen on Monday sent driver \(name) Marat to a colony for two years.\n"
            + "\(name) Marat had driven four people to a square in May and waited for them there.\n"
            + "The lawyer of \(name) Marat says that the trip cost them nine hundred tenges each."
    }

    private func tell(
        _ number: Int, _ text: String, _ state: StateTransaction, at now: Date = now, forgetting: Date = .distantPast
    ) throws {
        let item = item(number, text: text)
        let identity = ItemIdentity(
            key: item.guid, link: nil, text: nil, printing: "p", story: StoryID("s\(number)"))
        _ = try state.remember(item, as: identity, from: "a", poll: 1, articleTries: nil, at: now)
        try shelf.add(
            StoryText(of: item).signature, of: identity.story, item.guid, from: "a", in: state, at: now,
            forgetting: forgetting)
    }

    private func find(_ text: String, _ state: StateTransaction) throws -> StoryID? {
        try shelf.story(of: item(99, text: "Our own readers know the street.\n\(text)"), from: "b", in: state)
    }

    @Test("finds the story of a copy, in the transaction that told it and in a later one")
    func copies() throws {
        try state.transaction { state in
            #expect(try find(Self.text("Sanzhar"), state) == nil)
            try tell(1, Self.text("Sanzhar"), state)
            #expect(try find(Self.text("Sanzhar"), state) == "s1")
        }
        #expect(try state.read { try find(Self.text("Sanzhar"), $0) } == "s1")
        #expect(try state.read { try find(Self.text("Bakytbek"), $0) } == nil)
        let other = StoryShelf()
        let copy = item(99, text: Self.text("Sanzhar"))
        #expect(try state.read { try other.story(of: copy, from: "b", in: $0) } == "s1", "and so does the next process")
    }

    @Test("forgets what a transaction added that was undone, though its number is another's then")
    func undone() throws {
        struct Stop: Error {}
        #expect(throws: StorageError.self) {
            try state.transaction { state in
                try tell(1, Self.text("Sanzhar"), state)
                #expect(try find(Self.text("Sanzhar"), state) == "s1")
                throw Stop()
            }
        }
        #expect(try state.read { try find(Self.text("Sanzhar"), $0) } == nil)
        try state.transaction { try tell(2, Self.text("Bakytbek"), $0) }
        #expect(try state.read { try find(Self.text("Bakytbek"), $0) } == "s2")
        #expect(try state.read { try find(Self.text("Sanzhar"), $0) } == nil)
    }

    @Test("forgets what is older than items are kept, a few at a time")
    func forgets() throws {
        let old = Self.now.addingTimeInterval(-100 * 86_400)
        try state.transaction { state in
            for number in 0..<100 { try tell(number, Self.text("Name\(number)"), state, at: old) }
            #expect(try find(Self.text("Name0"), state) == "s0")
            try tell(200, Self.text("Sanzhar"), state, forgetting: Self.now.addingTimeInterval(-90 * 86_400))
            #expect(try state.signatureNumbers()?.count == 101 - StoryShelf.forgottenAtOnce)
            try tell(201, Self.text("Bakytbek"), state, forgetting: Self.now.addingTimeInterval(-90 * 86_400))
            #expect(try state.signatureNumbers()?.count == 2)
            #expect(try find(Self.text("Name0"), state) == nil)
            #expect(try find(Self.text("Sanzhar"), state) == "s200")
        }
    }
}
