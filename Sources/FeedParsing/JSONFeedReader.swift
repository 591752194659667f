import CasewireModel

/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), read while its bytes arrive.
///
/// Members come in any order: what depends on another waits for the item's end, or the feed's. Of members with the same
/// name (RFC 8259 §4 leaves them open) the last that says something holds, as with JSON.parse (ECMA-262 §25.5.1) and
/// whatever else publishers try their feeds with; the elements of lists add up.
struct JSONFeedReader {
    let base: String?
    var tokens: JSONTokenizer
    var feed = Feed(format: "json-feed", encoding: "utf-8")
    var problems = ProblemList()

    /// What the open arrays and objects are, the innermost last.
    private(set) var frames: [Frame] = [.document]
    /// Depth within one that means nothing; 0 outside of any.
    private(set) var ignored = 0
    /// Of the member whose value is next; within a list that of the list. nil where none is printed.
    private(set) var name: JSONFeedName?

    var version: String?
    var hasTitle = false
    private var hasItems = false
    /// Was there a member that only JSON Feed has?
    var hasOwnMember = false
    var authors = JSONAuthors()
    var item: JSONItemDraft?
    /// Bytes of the item's strings that are kept.
    var itemBytes = 0
    private var itemsLeftOut = 0
    var person = PersonDraft()
    var enclosure = Enclosure(url: "")

    enum Frame: Equatable {
        case document, feed, item, hub, attachment
        /// `author`, or one of `authors`.
        case person(JSONFeedName)
        /// An array that is the value of a member.
        case list(JSONFeedName)
    }

    /// - Parameters:
    ///   - base: what addresses are relative to.
    ///   - line: of the first byte.
    init(base: String?, line: Int = 1) {
        self.base = base
        tokens = JSONTokenizer(line: line)
    }

    /// The next piece: valid UTF-8, cut anywhere.
    mutating func take(_ bytes: ByteSpan) {
        var index = 0
        while let event = tokens.next(bytes, &index) { take(event) }
    }

    private mutating func take(_ event: JSONEvent) {
        switch event {
        case .name: if ignored == 0 { name = .named(tokens.text.span) }
        case .beginObject: begin(ignored == 0 ? object() : nil)
        case .beginArray: begin(ignored == 0 ? array() : nil)
        case .endObject, .endArray: end()
        case .string, .number, .literal:
            noteNoItem()
            if event != .literal { takeValue(isString: event == .string) }
        }
        if event != .name { turn() }
        tokens.limit = limit
    }

    /// From one value to the next.
    private mutating func turn() {
        if case .list(let name)? = frames.last { self.name = name } else { name = nil }
    }

    // MARK: Arrays and objects

    private mutating func begin(_ frame: Frame?) {
        if let frame { frames.append(frame) } else { ignored += 1 }
    }

    private mutating func object() -> Frame? {
        switch (frames.last, name) {
        case (.document, _): return .feed
        // Without a name: a bracket too many has ended the list that it is of.
        case (.list, .items), (.feed, nil): return beginItem()
        case (.feed, .hubs), (.list, .hubs): return .hub
        case (.item, .attachments), (.list, .attachments):
            enclosure = Enclosure(url: "")
            return .attachment
        case (.feed, let name?), (.item, let name?), (.list, let name?):
            guard name.isPerson else { return nil }
            person = PersonDraft()
            return .person(name)
        default: return nil
        }
    }

    private mutating func array() -> Frame? {
        switch (frames.last, name) {
        case (.feed, .items):
            hasItems = true
            return .list(.items)
        case (.feed, let name?): return name.isPerson || name == .hubs ? .list(name) : nil
        case (.item, let name?): return name.isPerson || name == .tags || name == .attachments ? .list(name) : nil
        default:
            noteNoItem()
            return nil
        }
    }

    private mutating func end() {
        guard ignored == 0 else {
            ignored -= 1
            return
        }
        switch frames.last {
        case .item: finishItem()
        case .person(let name): if let author = person.author { take(author, of: name) }
        case .attachment: finishAttachment()
        default: break
        }
        if frames.count > 1 { frames.removeLast() }
    }

    private mutating func finishAttachment() {
        guard !enclosure.url.isEmpty, let count = item?.value.enclosures.count, count < Limits.valuesPerField else {
            return
        }
        item?.value.enclosures.append(enclosure)
    }

    // MARK: Items

    private mutating func beginItem() -> Frame? {
        guard feed.items.count < Limits.itemsPerFeed else {
            itemsLeftOut += 1
            return nil
        }
        item = JSONItemDraft()
        itemBytes = 0
        return .item
    }

    private mutating func finishItem() {
        guard let finished = item?.finished(base: base) else { return }
        item = nil
        // A cut may have left nothing of it.
        if !tokens.isCut || finished != PrintedItem() { feed.items.append(finished) }
    }

    /// Of what is no object.
    private mutating func noteNoItem() {
        guard ignored == 0, frames.last == .list(.items) else { return }
        problems.add(line: tokens.line, "an item that is no object was left out")
    }

    // MARK: The end

    /// - Throws: where it is no feed.
    mutating func finish() throws(FeedParsingError) -> Feed {
        while let event = tokens.finish() { take(event) }
        guard isFeed else {
            throw .noFeed(
                reason: tokens.faults.isEmpty
                    ? "JSON, but no JSON Feed" : "JSON that can't be read: cut, or not well-formed")
        }
        if itemsLeftOut > 0 {
            problems.add(line: nil, "\(itemsLeftOut) items after the first \(Limits.itemsPerFeed) were left out")
        }
        complete()
        feed.recovered = !tokens.faults.isEmpty
        feed.problems = tokens.faults.told + problems.told
        return feed
    }

    /// A whole feed says so by its version, or has a title, and it has items. Of a damaged one either may be lost.
    private var isFeed: Bool {
        if hasItems && (version != nil || hasTitle) { return true }
        return !tokens.faults.isEmpty && (hasItems && hasOwnMember || version?.contains("jsonfeed.org/version") == true)
    }

    /// What the feed says for all its items, and what follows from it.
    private mutating func complete() {
        feed.format = Self.format(version)
        feed.authors = authors.all
        if let link = feed.link { feed.links.append(Link(rel: "alternate", href: link)) }
        if let link = feed.selfLink { feed.links.append(Link(rel: "self", href: link)) }
        for hub in feed.hubLinks { feed.links.append(Link(rel: "hub", href: hub)) }
        for index in feed.items.indices {
            if feed.items[index].authors.isEmpty { feed.items[index].authors = feed.authors }
            guard feed.items[index].language == nil, feed.language != nil else { continue }
            feed.items[index].language = feed.language
            for content in feed.items[index].content.indices {
                feed.items[index].content[content].language = feed.language
            }
        }
    }

    /// `https://jsonfeed.org/version/1.1` is `json-feed-1.1`.
    private static func format(_ version: String?) -> String {
        guard let number = version?.split(separator: "/").last, number.first?.isNumber == true, number.utf8.count <= 16
        else { return "json-feed" }
        return number == "1" ? "json-feed-1.0" : "json-feed-\(number)"
    }
}
