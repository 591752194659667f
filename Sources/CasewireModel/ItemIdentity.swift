/// By what an item is known again: made by Deduplication, kept by Storage.
package struct ItemIdentity: Equatable, Sendable {
    /// The item's name within its feed: the publisher's id where it can be trusted, else the address, else the text.
    package var key: ItemID
    /// The item's address in the form in which two printings of one address are alike; nil where it says nothing.
    package var link: String?
    /// A digest of the words of title and text, folded: equal where two sites carry the same text.
    package var text: String?
    /// A digest of what the feed printed: another one where the publisher corrected something.
    package var printing: String
    /// What the story is called if this item turns out to be its first.
    package var story: StoryID

    package init(key: ItemID, link: String?, text: String?, printing: String, story: StoryID) {
        self.key = key
        self.link = link
        self.text = text
        self.printing = printing
        self.story = story
    }
}

/// What an item is to those who have seen all that came before.
package enum News: Equatable, Sendable {
    /// A story that nobody has told before.
    case first(StoryID)
    /// An item that is known, printed otherwise now.
    case revision(StoryID)
    /// A known story in another place.
    case sighting(StoryID)
    /// Nothing new.
    case known(StoryID)

    package var story: StoryID {
        switch self {
        case .first(let story), .revision(let story), .sighting(let story), .known(let story): story
        }
    }
}
