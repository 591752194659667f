package import CasewireModel

/// The stories of a run of items, kept in memory for as long as a command runs. The daemon's are in its state.
package final class StoryBook {
    private var items: [(item: StoryItem, story: StoryID)] = []
    private var index = MarkIndex()
    private var byGuid: [String: [Int]] = [:]
    private var byLink: [String: [Int]] = [:]
    /// The texts that each feed printed of each story, the last one last.
    private var versions: [String: [Int]] = [:]

    package init() {}

    package struct Answer: Equatable, Sendable {
        package let story: StoryID
        /// The place of the item whose text this one changes, in the order in which they were taken.
        package let revised: Int?
    }

    /// Tells which story an item is, by the items that came before it, and remembers it.
    ///
    /// - Parameter name: what its story is called where it is the first.
    package func take(_ item: StoryItem, named name: StoryID) throws -> Answer {
        let finder = StoryFinder(self)
        let story = try known(item) ?? finder.find(item)?.story ?? name
        let place = "\(item.feed) \(story)"
        // A print form that still has the text of before the correction corrects nothing.
        let versions = versions[place] ?? []
        let isNew = try versions.allSatisfy { try finder.isRevision(item.text, of: items[$0].item.text) }
        let revised = isNew ? versions.last : nil
        if isNew { self.versions[place] = versions.suffix(Limits.storyVersions - 1) + [items.count] }
        if let guid = item.guid { byGuid["\(item.feed) \(guid)", default: []].append(items.count) }
        if let link = item.link { byLink[link, default: []].append(items.count) }
        index.insert(item.text.signature.marks, of: UInt32(items.count))
        items.append((item, story))
        return Answer(story: story, revised: revised)
    }

    /// By guid or address, where these say something.
    private func known(_ item: StoryItem) -> StoryID? {
        let withGuid = item.guid.flatMap { byGuid["\(item.feed) \($0)"] } ?? []
        let withLink = item.link.flatMap { byLink[$0] } ?? []
        for numbers in [withGuid, withLink] {
            let isShared = Set(numbers.map { items[$0].story }).count > 1
            for number in numbers.suffix(Limits.markHolders).reversed() {
                let known = items[number]
                let identity = StoryIdentity(
                    sameGuid: known.item.feed == item.feed && known.item.guid != nil && known.item.guid == item.guid,
                    sameLink: known.item.link != nil && known.item.link == item.link, isShared: isShared)
                if identity.holds(item.text, known.item.text) { return known.story }
            }
        }
        return nil
    }
}

extension StoryBook: StoryMemory {
    package func holders(of mark: UInt32, atMost count: Int) -> [StoryHolder] {
        index.holders(of: mark, atMost: count).map {
            StoryHolder(
                number: Int64($0), story: items[Int($0)].story, marks: items[Int($0)].item.text.signature.marks.count)
        }
    }

    package func item(_ number: Int64) -> StoryItem? { items[Int(number)].item }
}

/// What a guid or an address that two items share is worth.
package struct StoryIdentity {
    let sameGuid: Bool
    let sameLink: Bool
    /// It stood for several stories already.
    let isShared: Bool

    package init(sameGuid: Bool, sameLink: Bool, isShared: Bool) {
        self.sameGuid = sameGuid
        self.sameLink = sameLink
        self.isShared = isShared
    }

    /// Are the two items one story, as far as that goes? The share is of the words that carry meaning in the shorter
    /// text: a flash that becomes an article keeps who and what, two posts of a live page have their topic in common.
    package func holds(_ new: StoryText, _ known: StoryText) -> Bool {
        guard sameGuid || sameLink else { return false }
        let share = isShared ? 0.8 : sameGuid && sameLink ? 0.35 : 0.5
        return StoryMatcher.areRelated(new, known, share: share)
    }
}
