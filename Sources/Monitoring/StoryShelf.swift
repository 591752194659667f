import CasewireModel
import Deduplication
import Foundation
import Storage

/// The stories that were told lately, by their signatures: the state keeps them, and this has them at hand.
///
/// What a transaction that was undone had added is not trusted: each number is asked of the state again.
final class StoryShelf {
    private var index = MarkIndex()
    private var held: [StoryHolder] = []

    /// Signatures that are held, the latest ones: 128 bytes each in the index, and a name.
    static let capacity: Int64 = 500_000
    /// Signatures too old that one item has forgotten.
    static let forgottenAtOnce = 64

    /// The story that an item's text is a copy of; nil where it is the first to tell it.
    func story(of item: Item, from feed: FeedID, in state: StateTransaction) throws -> StoryID? {
        try catchUp(with: state)
        // Of most items nothing is known: their words need not be read for that.
        let signature = StoryText.signature(of: item)
        guard index.hasHolder(ofAny: signature.marks) else { return nil }
        return try StoryFinder(Opened(shelf: self, state: state)).find(StoryItem(item, from: feed))?.story
    }

    /// - Parameter date: what was seen before it is forgotten.
    func add(
        _ signature: StorySignature, of story: StoryID, _ key: ItemID, from feed: FeedID, in state: StateTransaction,
        at now: Date, forgetting date: Date
    ) throws {
        try state.remember(signature.marks, of: story, key, from: feed, at: now)
        try state.forgetSignatures(before: date, atMost: Self.forgottenAtOnce)
    }

    private func catchUp(with state: StateTransaction) throws {
        let numbers = try state.signatureNumbers()
        if let first = held.first?.number, let last = held.last?.number {
            // An undone transaction's numbers are given out again; and what was forgotten is not held for ever.
            let isUndone = last > (numbers?.upperBound ?? 0)
            let isMostlyForgotten = (numbers?.lowerBound ?? 0) - first > Int64(held.count / 2 + Self.forgottenAtOnce)
            if isUndone || isMostlyForgotten { (index, held) = (MarkIndex(), []) }
        }
        guard let numbers, numbers.upperBound > (held.last?.number ?? 0) else { return }
        for signature in try state.signatures(after: max(held.last?.number ?? 0, numbers.upperBound - Self.capacity)) {
            index.insert(signature.marks, of: UInt32(held.count))
            held.append(
                StoryHolder(number: signature.number, story: signature.story, marks: signature.marks.count))
        }
    }

    /// The shelf within one transaction.
    private struct Opened: StoryMemory {
        let shelf: StoryShelf
        let state: StateTransaction

        func holders(of mark: UInt32, atMost count: Int) -> [StoryHolder] {
            shelf.index.holders(of: mark, atMost: count).map { shelf.held[Int($0)] }
        }

        func item(_ number: Int64) throws -> StoryItem? {
            guard let (feed, item) = try state.item(ofSignature: number) else { return nil }
            return StoryItem(item, from: feed)
        }
    }
}

extension StoryItem {
    init(_ item: Item, from feed: FeedID) {
        self.init(
            feed: feed, guid: item.guid.rawValue, url: item.url, published: item.published, text: StoryText(of: item))
    }
}
