import CasewireModel
import Foundation

/// An item as far as it was read.
struct ItemDraft {
    var value = PrintedItem()
    /// `rdf:about`.
    var about: String?
    private var title = Ranked<String>()
    private var summary = Ranked<(text: String, type: TextType)>()
    private var rights = Ranked<String>()
    private var id = Ranked<String>()
    private var published = Ranked<Date>()
    private var updated = Ranked<Date>()
    private var language = Ranked<String>()
    private var itunesAuthors: [Author] = []
    private var ownLink: String?

    init(language: String?) { self.language.take(language, rank: 1) }

    mutating func take(_ field: Field, _ text: CollectedText, _ problems: inout ProblemList) {
        switch field {
        case .title(let rank): title.take(text.plain, rank: rank)
        case .description(let rank): takeSummary(text, rank)
        case .content: takeContent(text)
        case .link: if let address = text.address { take(LinkDraft(alternate: address)) }
        case .id(let rank): takeID(text, rank)
        case .published(let rank): published.take(text.date(&problems), rank: rank)
        case .updated(let rank): updated.take(text.date(&problems), rank: rank)
        case .rights(let rank): rights.take(text.plain, rank: rank)
        case .language: language.take(text.words, rank: 2)
        case .comments: value.comments = value.comments ?? text.address
        case .origLink: if let address = text.address { take(LinkDraft(canonical: address)) }
        case .author: if let author = PersonText.author(text.value) { take(author, .author) }
        case .contributor: if let author = PersonText.author(text.value) { take(author, .contributor) }
        case .itunesAuthor: if let author = PersonText.author(text.value) { take(author, .itunesAuthor) }
        case .category: if let term = text.words { take(Category(term: term)) }
        default: break
        }
    }

    private mutating func takeID(_ text: CollectedText, _ rank: Int) {
        guard !text.value.isEmpty else { return }
        id.take(text.value, rank: rank)
        if rank == 4 { value.guidIsPermalink = value.guidIsPermalink ?? (text.construct.isPermalink ?? true) }
    }

    /// Two texts of the same rank, as RSS's `description` beside a `summary`: the second is kept as content.
    private mutating func takeSummary(_ text: CollectedText, _ rank: Int) {
        let type = text.type
        guard let body = text.body(of: type) else { return }
        if rank == 3, summary.rank == 3, summary.value?.text != body { return takeContent(text) }
        summary.take((body, type), rank: rank)
    }

    private mutating func takeContent(_ text: CollectedText) {
        guard value.content.count < Limits.valuesPerField else { return }
        let src = text.construct.src.map { URLReference.resolve($0, base: text.base) }
        let type = text.type
        let body = text.body(of: type)
        guard body != nil || src != nil else { return }
        value.content.append(
            Content(type: text.construct.type ?? type.rawValue, value: body, language: text.language, src: src))
    }

    mutating func take(_ author: Author, _ role: PersonRole) {
        guard value.authors.count < Limits.valuesPerField, value.contributors.count < Limits.valuesPerField else {
            return
        }
        switch role {
        case .contributor: value.contributors.append(author)
        case .itunesAuthor: itunesAuthors.append(author)
        default: value.authors.append(author)
        }
    }

    mutating func take(_ category: Category) {
        if value.categories.count < Limits.valuesPerField, !value.categories.contains(category) {
            value.categories.append(category)
        }
    }

    mutating func take(_ enclosure: Enclosure) {
        guard value.enclosures.count < Limits.valuesPerField,
            !value.enclosures.contains(where: { $0.url == enclosure.url })
        else { return }
        value.enclosures.append(enclosure)
    }

    mutating func take(_ link: LinkDraft) {
        guard value.links.count < Limits.valuesPerField else { return }
        value.links.append(link.value)
        if link.isOwn && !link.isEmpty { ownLink = link.value.href }
        if LinkDraft.has("enclosure", link.value), !link.isEmpty {
            take(Enclosure(url: link.value.href, type: link.value.type, length: link.value.length))
        }
        if LinkDraft.has("replies", link.value), value.comments == nil, link.value.type?.contains("html") == true {
            value.comments = link.value.href
        }
    }

    mutating func attributes(ofCDF event: XMLEvent, _ events: borrowing XMLEvents, base: String?) {
        if let href = events.attribute(.href, of: event) {
            take(LinkDraft(alternate: URLReference.resolve(href, base: base)))
        }
        if let modified = events.attribute(.lastmod, of: event) { updated.take(FeedDate.parse(modified), rank: 3) }
    }

    /// Adds the item to `items`; the draft has it no more.
    mutating func finish(into items: inout [PrintedItem]) {
        fill()
        // Moved and not copied: an item has some twenty texts and lists.
        items.append(PrintedItem())
        swap(&items[items.count - 1], &value)
    }

    private mutating func fill() {
        value.title = title.value
        value.summary = summary.value?.text
        value.summaryType = summary.value?.type
        value.rights = rights.value
        value.id = id.value ?? about
        value.published = published.value
        value.updated = updated.value
        value.language = language.value
        if value.authors.isEmpty { value.authors = itunesAuthors }
        value.link = ownLink ?? LinkDraft.best(value.links) ?? permalink
    }

    /// A guid that is an address stands for the link that is missing (RSS 2.0, `guid`).
    private var permalink: String? {
        guard value.guidIsPermalink == true, let id = id.value, let scheme = URLReference.scheme(of: id),
            ["http", "https"].contains(scheme.lowercased())
        else { return nil }
        return id
    }
}

extension CollectedText {
    /// Markup or text as printed, with its addresses resolved; nil where empty.
    func body(of type: TextType) -> String? {
        if value.isEmpty { return nil }
        return isMarkup && construct.kind != .html || type == .text ? value : MarkupAddresses.resolve(value, base: base)
    }

    var type: TextType {
        switch construct.kind {
        case .text: isMarkup ? .xhtml : .text
        case .html: .html
        case .xhtml: .xhtml
        case .base64: PrintedText.holdsMarkup(value) ? .html : .text
        case .unknown: isMarkup ? .xhtml : mayHoldMarkup && PrintedText.holdsMarkup(value) ? .html : .text
        }
    }
}
