package import CasewireModel
package import Foundation

/// An item as stories are told apart by.
package struct StoryItem: Sendable {
    package let feed: FeedID
    /// As printed; nil where the feed has none.
    package let guid: String?
    /// `LinkKey` of its address.
    package let link: String?
    package let published: Date?
    package let text: StoryText

    package init(feed: FeedID, guid: String?, url: String?, published: Date?, text: StoryText) {
        self.feed = feed
        self.guid = guid
        link = url.flatMap(LinkKey.of)
        self.published = published
        self.text = text
    }
}

/// What is remembered of earlier items: by the state, or for as long as a command runs.
package protocol StoryMemory {
    /// The first items with a mark, at most `count`, each with its story.
    func holders(of mark: UInt32, atMost count: Int) throws -> [StoryHolder]
    /// nil where it is not known any more.
    func item(_ number: Int64) throws -> StoryItem?
}

/// An item that is remembered, by its number.
package struct StoryHolder: Hashable, Sendable {
    package let number: Int64
    package let story: StoryID
    /// How many marks it has.
    package let marks: Int

    package init(number: Int64, story: StoryID, marks: Int) {
        self.number = number
        self.story = story
        self.marks = marks
    }
}

/// Finds the story of an item among those that are known by its words.
package struct StoryFinder<Memory: StoryMemory> {
    private let memory: Memory

    package init(_ memory: Memory) { self.memory = memory }

    /// The known item whose story this one tells; nil where it is the first to tell it.
    package func find(_ new: StoryItem) throws -> StoryHolder? {
        let holders = try new.text.signature.marks.map { try memory.holders(of: $0, atMost: Limits.markHolders) }
        let candidates = Self.candidates(holders)
        guard !candidates.isEmpty else { return nil }
        let matcher = try matcher(for: new.text)
        for candidate in candidates {
            guard let known = try memory.item(candidate.number) else { continue }
            let isSame =
                known.feed == new.feed ? matcher.isMoved(new, from: known) : matcher.isCopy(new, of: known)
            if isSame { return candidate }
        }
        return nil
    }

    /// Does a new printing of a known item say something else?
    package func isRevision(_ new: StoryText, of known: StoryText) throws -> Bool {
        try matcher(for: new, known).isRevision(new, of: known)
    }

    /// The likeliest first. A mark that few share tells more than many that a newsroom prints under every report; who
    /// shares no other than those is told from it by reading none of its words.
    private static func candidates(_ holders: [[StoryHolder]]) -> [StoryHolder] {
        var weights: [StoryHolder: Double] = [:]
        var shared: [StoryHolder: Int] = [:]
        let telling = holders.filter { Set($0.map(\.story)).count < Limits.commonStories }
        for found in telling {
            for holder in found {
                weights[holder, default: 0] += 1 / Double(found.count)
                shared[holder, default: 0] += 1
            }
        }
        // Of two copies the shorter one is found in the other; texts that have a phrase in common are many.
        weights = weights.filter { (shared[$0.key] ?? 0) * Limits.leastShared >= min($0.key.marks, telling.count) }
        return weights.sorted { ($1.value, $0.key.number) < ($0.value, $1.key.number) }
            .prefix(Limits.storyCandidates).map(\.key)
    }

    private func matcher(for texts: StoryText...) throws -> StoryMatcher {
        var common: Set<UInt32> = []
        for text in texts {
            for mark in Set(text.passages.map(\.mark)) where !common.contains(mark) {
                let stories = Set(try memory.holders(of: mark, atMost: Limits.markHolders).map(\.story))
                if stories.count >= Limits.commonStories { common.insert(mark) }
            }
        }
        return StoryMatcher { common.contains($0) }
    }
}
