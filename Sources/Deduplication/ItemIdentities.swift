package import CasewireModel
import TextTools

/// By what the items of one poll are known again.
///
/// Neither a guid nor an address can be trusted alone: feeds print one guid for all items, or their front page as every
/// link. What a poll prints on more than one item says nothing, so the whole poll is looked at.
package struct ItemIdentities {
    private let feed: FeedID
    private let guids: [String: Int]
    private let links: [String: Int]

    package init(of items: [PrintedItem], in feed: FeedID) {
        self.feed = feed
        guids = Self.counted(items.compactMap { $0.id?.nonEmpty })
        links = Self.counted(items.compactMap { $0.link.flatMap(LinkKey.of) })
    }

    /// A page's own `rel=canonical` is no part of it: sites name one address for all their pages, and an alert lost to
    /// that is worse than a copy found by its text.
    ///
    /// - Parameter item: the same item as plain text: with its article, where that was read.
    package func identity(of printed: PrintedItem, read item: Item) -> ItemIdentity {
        let link = printed.link.flatMap(LinkKey.of).flatMap { links[$0] == 1 ? $0 : nil }
        let text = Self.textDigest(item)
        let printing = Self.printingDigest(printed)
        let key = printed.id?.nonEmpty.flatMap { guids[$0] == 1 ? $0 : nil } ?? link ?? printing
        // By its words where there are enough of them: two copies at two addresses get one id, whichever comes first.
        let story =
            text.map { ContentHash.id("text", $0) } ?? link.map { ContentHash.id("link", $0) }
            ?? ContentHash.id("item", feed.rawValue, key)
        return ItemIdentity(
            key: ItemID(key), link: link, text: text, printing: printing, story: StoryID(story))
    }

    /// The identity of an item whose guid or address turned out to be another story's: its own address, where that is not
    /// the one, or its words.
    ///
    /// - Parameter sharesLink: the address says nothing either.
    package static func apart(_ identity: ItemIdentity, in feed: FeedID, sharesLink: Bool) -> ItemIdentity {
        var own = identity
        if sharesLink { own.link = nil }
        own.key = ItemID(own.link ?? identity.printing)
        own.story = StoryID(ContentHash.id("item", feed.rawValue, identity.printing))
        return own
    }

    /// The same key as `identity`'s, without reading the item; nil where only its words tell it apart.
    package func quickKey(of printed: PrintedItem) -> ItemID? {
        if let guid = printed.id?.nonEmpty, guids[guid] == 1 { return ItemID(guid) }
        return printed.link.flatMap(LinkKey.of).flatMap { links[$0] == 1 ? ItemID($0) : nil }
    }

    /// A digest of what the feed printed of an item, byte for byte: equal printings have equal ones.
    package static func bytesDigest(of printed: PrintedItem) -> String {
        ContentHash.digest(
            [printed.title ?? "", printed.summary ?? ""] + printed.content.map { $0.value ?? "" })
    }

    private static func counted(_ values: [String]) -> [String: Int] {
        values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// Words below which two equal texts may be a coincidence: "Photo of the day", a headline alone.
    private static let wordsThatTell = 25

    private static func textDigest(_ item: Item) -> String? {
        let words = FoldedWords("\(item.title) \(item.text ?? item.summary ?? "")", separator: 0)
        return words.count < wordsThatTell ? nil : ContentHash.digest(bytes: words.bytes)
    }

    /// What the feed printed of the item, as words: a change of markup, quotes or spaces is none.
    private static func printingDigest(_ printed: PrintedItem) -> String {
        let texts = [printed.title ?? "", printed.summary ?? ""] + printed.content.map { $0.value ?? "" }
        var words = FoldedWords(separator: 0x20, room: texts.reduce(0) { $0 + $1.utf8.count })
        for text in texts {
            let start = words.bytes.count
            words.append(HTMLText.paragraphs(text))
            words.endText(from: start)
        }
        return ContentHash.digest(bytes: words.bytes)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
