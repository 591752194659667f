import CasewireModel
import TextTools

/// Reads the events of one feed: keeps the way from the root to the element at hand, and hands each text that is kept
/// to the draft of the feed or of its item.
struct FeedReader {
    private(set) var draft: FeedDraft
    private var frames: [Frame] = []
    /// What open elements hand down, the innermost last.
    private var scopes: [Scope] = []
    /// Depth within an element that means nothing; 0 outside of any.
    private var ignored = 0
    /// The texts being collected, the innermost last: one reused buffer.
    private var collected: [UInt8] = []
    private var item: ItemDraft?
    private var person = PersonDraft()
    private var source: SourceDraft?
    /// Is the root in no namespace that we know? Then its own is taken for RSS's or Atom's.
    private var isOwnNamespace = false
    private var isAtom = false
    private(set) var hasFeed = false
    /// The document stopped: what ends from now on was cut. Half a text is worth keeping, half an address, a date or an
    /// id is wrong.
    var isCut = false
    private(set) var rootName: String?
    private var itemBytes = 0
    /// `xml:lang` of the feed's own element.
    private var rootLanguage: String?
    /// Of the field whose text is being collected. (One at a time: no field that has a construct stands in another.)
    private var construct = Construct.unknown

    init(base: String?) {
        draft = FeedDraft(base: base)
        scopes.append(Scope(base: base))
        frames.append(Frame(meaning: .root))
        frames.reserveCapacity(32)
    }

    /// - Parameter texts: holds the texts whose marks are among the events.
    /// - Returns: how many runs of `texts` were read.
    mutating func take(_ events: borrowing XMLEvents, _ texts: borrowing MendedXML) -> Int {
        var run = 0
        for index in events.list.indices {
            let event = events.list[index]
            switch event.kind {
            case .start: start(event, events)
            case .end: end(line: event.line)
            case .text:
                text(texts.text.span, texts.run(run))
                run += 1
            }
        }
        return run
    }

    // MARK: Elements

    private mutating func start(_ event: XMLEvent, _ events: borrowing XMLEvents) {
        guard ignored == 0, var frame = frames.last else {
            ignored += 1
            return
        }
        // The parser's own outermost element.
        if frames.count == 1 && rootName == nil && !isOutermostSeen {
            isOutermostSeen = true
            frames.append(frame)
            return
        }
        let parent = frame
        if !event.attributes.isEmpty { inherit(event, events, &frame) }
        if parent.isCollecting, let meaning = within(parent, event) {
            push(meaning, frame, event, events)
        } else if parent.isCollecting {
            startMarkup(event, events, frame)
        } else {
            push(meaning(of: event, events, in: parent), frame, event, events)
        }
    }

    /// What the element itself says of what is handed down (XML Base; XML 1.0 §2.12).
    private mutating func inherit(_ event: XMLEvent, _ events: borrowing XMLEvents, _ frame: inout Frame) {
        let base = events.attribute(.base, .xml, of: event)
        let language = events.attribute(.lang, .xml, of: event)
        guard base != nil || language != nil else { return }
        var scope = scopes[frame.scope]
        if let base { scope.base = URLReference.resolve(base, base: scope.base) }
        // An empty xml:lang takes back what an outer one said.
        if let language { scope.language = language.isEmpty ? nil : PrintedText.trimmed(language) }
        // An element that is left out leaves its scope behind.
        scopes.removeLast(scopes.count - frame.scope - 1)
        scopes.append(scope)
        frame.scope += 1
    }

    private func base(of frame: Frame) -> String? { scopes[frame.scope].base }

    private var isOutermostSeen = false

    /// Elements that mean something within a text: a person's.
    private func within(_ parent: Frame, _ event: XMLEvent) -> Meaning? {
        switch parent.meaning {
        case .person: Self.personMeaning(event.name)
        case .source: AtomReader.meaning(inSource: event.name) ?? .ignored
        default: nil
        }
    }

    private static func personMeaning(_ name: FeedName) -> Meaning {
        switch name {
        case .name: .field(.name)
        case .email: .field(.email)
        case .uri, .url, .homepage: .field(.uri)
        default: .ignored
        }
    }

    private mutating func meaning(of event: XMLEvent, _ events: borrowing XMLEvents, in parent: Frame) -> Meaning {
        switch parent.meaning {
        case .root: return root(event, events) ?? .ignored
        case .feed: return meaning(of: event, events, inItem: false) ?? .ignored
        case .item, .mediaGroup: return meaning(of: event, events, inItem: true) ?? .ignored
        case .image: return imageMeaning(event)
        case .skipHours: return event.name == .hour ? .field(.hour) : .ignored
        case .skipDays: return event.name == .day ? .field(.day) : .ignored
        default: return .ignored
        }
    }

    private func imageMeaning(_ event: XMLEvent) -> Meaning {
        // An item's image has a title of its own, which is none of ours.
        guard item == nil else { return .ignored }
        return event.name == .url ? .field(.imageURL) : .ignored
    }

    private func space(of event: XMLEvent) -> FeedNamespace {
        event.space == .other && isOwnNamespace ? .none : event.space
    }

    // MARK: Meaning

    private mutating func root(_ event: XMLEvent, _ events: borrowing XMLEvents) -> Meaning? {
        if frames.count == 2 {
            if rootName == nil { rootName = events.string(event.bytes) }
            return document(event, events)
        }
        // Within <rss> or <rdf:RDF>.
        switch (event.name, space(of: event)) {
        case (_, .rdf): return nil
        case (.channel, _):
            noteRDF(event)
            draft.about = events.attribute(.about, .rdf, of: event) ?? draft.about
            return .feed
        case (.item, _):
            noteRDF(event)
            return .item
        case (.image, _): return .image
        default: return nil
        }
    }

    private mutating func noteRDF(_ event: XMLEvent) {
        guard draft.isRDF else { return }
        if event.space == .rss090 { draft.feed.format = "rss-0.90" }
    }

    private mutating func document(_ event: XMLEvent, _ events: borrowing XMLEvents) -> Meaning? {
        let version = events.attribute(.version, of: event)
        let isKnown = event.space.isRSS || event.space.isAtom || event.space == .rdf
        if event.space == .other { isOwnNamespace = true }
        let format: String
        let meaning: Meaning
        switch event.name {
        case .rss:
            (format, meaning) = (RSSReader.format(version: version), .root)
        case .rdf:
            (format, meaning) = (event.defaultSpace == .rss090 ? "rss-0.90" : "rss-1.0", .root)
            draft.isRDF = true
        case .channel:
            draft.attributes(ofCDF: event, events, base: frames.last.flatMap(base(of:)))
            (format, meaning) = ("cdf", .feed)
        case .feed where isKnown || event.space == .other:
            (format, meaning) = (AtomReader.format(of: event.space, version: version), .feed)
            isAtom = true
        case .entry where event.space.isAtom:
            (format, meaning) = (AtomReader.format(of: event.space, version: version), .item)
            isAtom = true
        default: return nil
        }
        // A second document after the first adds to it.
        if !hasFeed { draft.feed.format = format }
        hasFeed = true
        return meaning
    }

    /// What an element means inside the feed's own head or inside an item.
    private mutating func meaning(
        of event: XMLEvent, _ events: borrowing XMLEvents, inItem: Bool
    ) -> Meaning? {
        let space = space(of: event)
        let name = event.name
        guard space.isRSS || space.isAtom else { return ModuleReader.meaning(of: name, in: space, isItem: inItem) }
        let atom = inItem ? AtomReader.meaning(inEntry: name) : AtomReader.meaning(inFeed: name)
        let rss =
            inItem
            ? RSSReader.meaning(of: name, inItem: event, events) : RSSReader.meaning(of: name, inChannel: event, events)
        let meaning = space.isAtom || isAtom && space == .none ? atom ?? rss : rss ?? atom
        return space.isAtom && !isAtom ? Self.lowered(meaning) : meaning
    }

    /// Atom within RSS: what RSS's own elements say goes before.
    private static func lowered(_ meaning: Meaning?) -> Meaning? {
        switch meaning {
        case .field(.title): .field(.title(rank: 2))
        case .field(.description): .field(.description(rank: 2))
        case .field(.id): .field(.id(rank: 2))
        case .field(.published): .field(.published(rank: 3))
        case .field(.updated): .field(.updated(rank: 2))
        case .field(.rights): .field(.rights(rank: 2))
        default: meaning
        }
    }

    // MARK: Frames

    private mutating func push(
        _ meaning: Meaning, _ frame: Frame, _ event: XMLEvent, _ events: borrowing XMLEvents
    ) {
        var frame = frame
        frame.meaning = meaning
        frame.kind = .unknown
        frame.isMarkup = false
        frame.isCollecting = false
        switch meaning {
        case .ignored:
            ignored = 1
            return
        case .feed: rootLanguage = rootLanguage ?? scopes[frame.scope].language
        case .item: startItem(event, events, frame)
        case .person: person = PersonDraft()
        case .source:
            source = SourceDraft(url: events.attribute(.url, of: event) ?? events.attribute(.sourceurl, of: event))
        case .link:
            link = LinkDraft(event, events, base: base(of: frame), isRSS: event.space.isRSS && !isAtom)
        case .category:
            take(CategoryDraft(event, events))
        case .mediaContent:
            takeEnclosure(url: events.attribute(.url, of: event), event, events, frame)
        case .enclosure:
            takeEnclosure(
                url: events.attribute(.url, of: event) ?? events.attribute(.href, of: event)
                    ?? events.attribute(.resource, .rdf, of: event), event, events, frame)
        case .image:
            // RSS 1.0 and iTunes name it in an attribute.
            if item == nil, let url = events.attribute(.href, of: event) ?? events.attribute(.resource, .rdf, of: event)
            {
                draft.setImage(url, base: base(of: frame))
            }
        case .field(let field):
            construct = Construct(field, event, events, isAtom: isAtom || event.space.isAtom)
            frame.kind = construct.kind
        default: break
        }
        if collects(meaning) {
            frame.isCollecting = true
            frame.start = collected.count
            frame.field = frames.count
            frame.isMarkup = frame.kind == .xhtml
        }
        frames.append(frame)
    }

    private func collects(_ meaning: Meaning) -> Bool {
        switch meaning {
        case .field, .person, .source, .category, .link: true
        default: false
        }
    }

    private mutating func startItem(_ event: XMLEvent, _ events: borrowing XMLEvents, _ frame: Frame) {
        if item != nil { finishItem() }
        let base = base(of: frame)
        item = ItemDraft(language: scopes[frame.scope].language)
        item?.about = events.attribute(.about, .rdf, of: event)
        item?.attributes(ofCDF: event, events, base: base)
        itemBytes = 0
    }

    private mutating func end(line: Int) {
        if ignored > 0 {
            ignored -= 1
            return
        }
        guard let frame = frames.popLast() else { return }
        defer { if let parent = frames.last { scopes.removeLast(scopes.count - parent.scope - 1) } }
        switch frame.meaning {
        case .markup: endMarkup(frame)
        case .field(let field): finish(field, frame, line: line)
        case .person(let role): finish(role, frame)
        case .source: finishSource(frame)
        case .category: finishCategory(frame)
        case .link: finishLink(frame)
        case .item: finishItem()
        default: break
        }
    }

    private mutating func finishItem() {
        if draft.hasRoom { item?.finish(into: &draft.feed.items) }
        item = nil
    }

    /// The document is at its end; an item that it stops within is kept as far as it came.
    mutating func finish() {
        if item != nil { finishItem() }
    }

    // MARK: Text

    private mutating func text(_ bytes: ByteSpan, _ range: Range<Int>) {
        guard ignored == 0, let frame = frames.last, frame.isCollecting else { return }
        append(bytes, range, escaped: frame.isMarkup && frame.kind != .html)
    }

    private mutating func append(_ bytes: ByteSpan, _ range: Range<Int>, escaped: Bool) {
        let limit = item == nil ? Limits.fieldBytes : Limits.itemBytes
        guard itemBytes + range.count <= limit || item == nil && collected.count + range.count <= limit else {
            draft.cut(isItem: item != nil, limit: limit)
            return
        }
        if item != nil { itemBytes += range.count }
        if escaped {
            collected.appendEscaped(bytes, range, inAttribute: false)
        } else {
            collected.append(bytes, range)
        }
    }

    // MARK: Markup within a text

    private mutating func startMarkup(_ event: XMLEvent, _ events: borrowing XMLEvents, _ frame: Frame) {
        let field = frames[frame.field]
        var inner = frame
        inner.meaning = .markup
        inner.kind = field.kind
        inner.nameStart = names.count
        inner.isVoid = event.name.isVoid
        guard case .field(let kind) = field.meaning, kind.holdsMarkup else {
            // Where no markup belongs its text is kept, its tags are not.
            inner.isSilent = true
            inner.isMarkup = false
            frames.append(inner)
            return
        }
        inner.isMarkup = true
        if !field.isMarkup { becomeMarkup(frame.field) }
        // RFC 4287 §3.1.1.3: the <div> of an XHTML construct is no part of it.
        inner.isSilent =
            event.name == .div && frames.count - 1 == frame.field && construct.isHTML == true
            && collected[field.start...].allSatisfy(\.isXMLSpace)
        if inner.isSilent {
            collected.removeLast(collected.count - field.start)
        } else {
            names.append(events.bytes.span, event.bytes)
            printTag(event, events, inner)
        }
        frames.append(inner)
    }

    /// Names of the markup's open elements, for their end tags.
    private var names: [UInt8] = []

    /// What was collected as text so far is text among markup from now on.
    private mutating func becomeMarkup(_ index: Int) {
        frames[index].isMarkup = true
        if frames[index].kind == .html { return }
        let start = frames[index].start
        let text = Array(collected[start...])
        collected.removeLast(text.count)
        collected.appendEscaped(text.span, text.indices, inAttribute: false)
    }

    private mutating func printTag(_ event: XMLEvent, _ events: borrowing XMLEvents, _ frame: Frame) {
        collected.append(UInt8(ascii: "<"))
        collected.append(events.bytes.span, event.bytes)
        let base = base(of: frame)
        for index in event.attributes {
            let attribute = events.attributes[index]
            collected.append(UInt8(ascii: " "))
            collected.append(events.bytes.span, attribute.printed)
            collected.append("=\"")
            if attribute.space == .none, base != nil, attribute.name.isAddress {
                let value = Array(MarkupAddresses.resolved(events.string(attribute.value), base: base).utf8)
                collected.appendEscaped(value.span, value.indices, inAttribute: true)
            } else {
                collected.appendEscaped(events.bytes.span, attribute.value, inAttribute: true)
            }
            collected.append(UInt8(ascii: "\""))
        }
        if frame.isVoid { collected.append(" /") }
        collected.append(UInt8(ascii: ">"))
    }

    /// Of HTML's void elements what an unclosed `<br>` seems to hold stands behind it.
    private mutating func endMarkup(_ frame: Frame) {
        guard !frame.isSilent else { return }
        if !frame.isVoid {
            collected.append("</")
            collected.append(contentsOf: names[frame.nameStart...])
            collected.append(UInt8(ascii: ">"))
        }
        names.removeLast(names.count - frame.nameStart)
    }

    // MARK: What was collected

    /// The text of an element that ends, without white space around it.
    private mutating func takeText(_ frame: Frame) -> String {
        let text = collected.span.knownString(collected.span.trimmed(frame.start..<collected.count))
        collected.removeLast(collected.count - frame.start)
        return text
    }

    private mutating func finish(_ field: Field, _ frame: Frame, line: Int) {
        let mayHoldMarkup =
            frame.kind == .base64
            || collected.span.extracting(frame.start..<collected.count).firstOfMarkup(from: 0)
                < collected.count - frame.start
        let printed = takeText(frame)
        if isCut && !field.holdsMarkup { return }
        switch field {
        case .name: person.name = PrintedText.line(printed, isMarkup: nil)
        case .email: person.email = PrintedText.collapsed(printed)
        case .uri: person.uri = printed.isEmpty ? nil : URLReference.resolve(printed, base: base(of: frame))
        case .sourceTitle:
            source?.value.title = PrintedText.line(
                construct.value(printed), isMarkup: frame.isMarkup ? true : construct.isHTML)
        case .sourceID: source?.value.id = printed
        case .sourceUpdated: source?.value.updated = FeedDate.parse(printed)
        default:
            let scope = scopes[frame.scope]
            let text = CollectedText(
                value: construct.value(printed), mayHoldMarkup: mayHoldMarkup, isMarkup: frame.isMarkup,
                construct: construct, base: scope.base, language: scope.language, line: line)
            if item != nil { item?.take(field, text, &draft.problems) } else { draft.take(field, text) }
        }
    }

    private mutating func finish(_ role: PersonRole, _ frame: Frame) {
        let text = takeText(frame)
        guard !isCut, let author = person.author ?? PersonText.author(text) else { return }
        person = PersonDraft()
        if item != nil { item?.take(author, role) } else { draft.take(author, role) }
    }

    private mutating func finishSource(_ frame: Frame) {
        let text = takeText(frame)
        guard var source else { return }
        self.source = nil
        if source.value.title == nil { source.value.title = PrintedText.line(text, isMarkup: nil) }
        if let url = source.url { source.value.link = URLReference.resolve(url, base: base(of: frame)) }
        if source.value != Source() { item?.value.source = source.value }
    }

    private mutating func finishCategory(_ frame: Frame) {
        let text = takeText(frame)
        guard var category else { return }
        self.category = nil
        guard !isCut else { return }
        if category.term == nil { category.term = PrintedText.line(text, isMarkup: false) }
        guard category != Category() else { return }
        if item != nil { item?.take(category) } else { draft.take(category) }
    }

    private var category: Category?

    private mutating func take(_ draft: CategoryDraft) { category = draft.value }

    private var link: LinkDraft?

    /// The address of a link is in an attribute; some print it as text.
    private mutating func finishLink(_ frame: Frame) {
        let text = takeText(frame)
        guard var link else { return }
        self.link = nil
        if link.isEmpty && !text.isEmpty && !isCut { link.print(text, base: base(of: frame)) }
        if source != nil {
            if link.isAlternate, source?.value.link == nil { source?.value.link = link.value.href }
            return
        }
        if item != nil { item?.take(link) } else { draft.take(link) }
    }

    private mutating func takeEnclosure(
        url: String?, _ event: XMLEvent, _ events: borrowing XMLEvents, _ frame: Frame
    ) {
        guard let url = url.map(PrintedText.trimmed), !url.isEmpty else { return }
        let length = events.attribute(.length, of: event) ?? events.attribute(.filesize, of: event)
        let enclosure = Enclosure(
            url: URLReference.resolve(url, base: base(of: frame)), type: events.attribute(.type, of: event),
            length: length.flatMap { Int(PrintedText.trimmed($0)) })
        item?.take(enclosure)
    }
}

extension FeedReader {
    func finished() -> Feed { draft.finished(language: rootLanguage) }
}
