import CasewireModel
import Foundation
import TextTools

/// The best of several sayings of one thing: a higher rank goes before, the first before later ones.
struct Ranked<Value> {
    private(set) var value: Value?
    private(set) var rank = Int.min

    mutating func take(_ value: Value?, rank: Int) {
        guard let value, rank > self.rank || self.value == nil else { return }
        (self.value, self.rank) = (value, rank)
    }
}

/// A feed as far as it was read.
struct FeedDraft {
    var feed = Feed(format: "rss", encoding: "utf-8")
    var problems = ProblemList()
    var isRDF = false
    /// `rdf:about` of the channel.
    var about: String?
    private var title = Ranked<String>()
    private var description = Ranked<String>()
    private var rights = Ranked<String>()
    private var id = Ranked<String>()
    private var published = Ranked<Date>()
    private var updated = Ranked<Date>()
    private var languages = Ranked<String>()
    private var editors: [Author] = []
    private var webMasters: [Author] = []
    private var publishers: [Author] = []
    private var itunesAuthors: [Author] = []
    private var period: Int?
    private var frequency = 1
    private var icon: String?
    private var logo: String?
    private var image: String?
    private var ownLink: String?
    private var itemsLeftOut = 0
    private var itemsCut = 0
    private let base: String?

    init(base: String?) { self.base = base }

    /// For one more item? Where there is none, that is counted.
    var hasRoom: Bool {
        mutating get {
            if feed.items.count < Limits.itemsPerFeed { return true }
            itemsLeftOut += 1
            return false
        }
    }

    /// A text was longer than is kept.
    mutating func cut(isItem: Bool, limit: Int) {
        if isItem { itemsCut += 1 } else { problems.add(line: nil, "a text longer than \(limit) bytes was cut") }
    }

    mutating func take(_ field: Field, _ text: CollectedText) {
        switch field {
        case .title(let rank): title.take(text.plain, rank: rank)
        case .description(let rank): description.take(text.plain, rank: rank)
        case .rights(let rank): rights.take(text.plain, rank: rank)
        case .id(let rank): id.take(text.value.isEmpty ? nil : text.value, rank: rank)
        case .published(let rank):
            let date = date(text)
            published.take(date, rank: rank)
            // Of a channel Dublin Core's `date` says as well when it last changed.
            if rank == 1 { updated.take(date, rank: 1) }
        case .updated(let rank): updated.take(date(text), rank: rank)
        case .link: if let address = text.address { take(LinkDraft(alternate: address)) }
        case .generator: feed.generator = feed.generator ?? text.words
        case .language: languages.take(text.words, rank: 2)
        case .author: if let author = PersonText.author(text.value) { feed.authors.append(author) }
        case .contributor: if let author = PersonText.author(text.value) { feed.contributors.append(author) }
        case .publisher: if let author = PersonText.author(text.value) { publishers.append(author) }
        case .itunesAuthor: if let author = PersonText.author(text.value) { itunesAuthors.append(author) }
        case .category: if let term = text.words { take(Category(term: term)) }
        case .icon: icon = icon ?? text.address
        case .logo: logo = logo ?? text.address
        case .imageURL: setImage(text.value, base: text.base)
        case .ttl: feed.ttlMinutes = feed.ttlMinutes ?? Int(text.value)
        case .hour:
            if let hour = Int(text.value), (0...24).contains(hour), feed.skipHours.count < 25 {
                feed.skipHours.append(hour)
            }
        case .day: if let day = text.plain, feed.skipDays.count < 7 { feed.skipDays.append(day) }
        case .updatePeriod: period = Self.minutes(text.value.lowercased())
        case .updateFrequency: if let count = Int(text.value), count > 0 { frequency = count }
        default: break
        }
    }

    private static func minutes(_ period: String) -> Int? {
        switch period {
        case "hourly": 60
        case "daily": 1_440
        case "weekly": 10_080
        case "monthly": 43_200
        case "yearly": 525_600
        default: nil
        }
    }

    private mutating func date(_ text: CollectedText) -> Date? { text.date(&problems) }

    mutating func take(_ author: Author, _ role: PersonRole) {
        guard feed.authors.count < Limits.valuesPerField, feed.contributors.count < Limits.valuesPerField else {
            return
        }
        switch role {
        case .author: feed.authors.append(author)
        case .contributor: feed.contributors.append(author)
        case .editor: editors.append(author)
        case .itunesAuthor: itunesAuthors.append(author)
        case .webMaster: webMasters.append(author)
        }
    }

    mutating func take(_ category: Category) {
        if feed.categories.count < Limits.valuesPerField, !feed.categories.contains(category) {
            feed.categories.append(category)
        }
    }

    mutating func take(_ link: LinkDraft) {
        guard feed.links.count < Limits.valuesPerField else { return }
        feed.links.append(link.value)
        if link.isOwn && !link.isEmpty { ownLink = link.value.href }
    }

    mutating func setImage(_ url: String, base: String?) {
        guard image == nil, !url.isEmpty else { return }
        image = URLReference.resolve(url, base: base)
    }

    /// CDF has the channel's own in attributes.
    mutating func attributes(ofCDF event: XMLEvent, _ events: borrowing XMLEvents, base: String?) {
        if let href = events.attribute(.href, of: event) {
            take(LinkDraft(alternate: URLReference.resolve(href, base: base)))
        }
        if let modified = events.attribute(.lastmod, of: event) { updated.take(FeedDate.parse(modified), rank: 3) }
    }

    /// - Parameter language: the root's `xml:lang`.
    func finished(language: String?) -> Feed {
        var feed = feed
        feed.title = title.value
        feed.description = description.value
        feed.copyright = rights.value
        feed.id = id.value ?? about
        feed.published = published.value
        feed.updated = updated.value
        feed.language = languages.value ?? language
        feed.image = image ?? logo
        feed.icon = icon
        feed.link = ownLink ?? LinkDraft.best(feed.links)
        feed.selfLink = feed.links.first { LinkDraft.has("self", $0) && !$0.href.isEmpty }?.href
        feed.hubLinks = feed.links.filter { LinkDraft.has("hub", $0) && !$0.href.isEmpty }.map(\.href)
        for candidates in [editors, itunesAuthors, publishers, webMasters] where feed.authors.isEmpty {
            feed.authors = candidates
        }
        feed.updatePeriodMinutes = period.map { max(1, $0 / frequency) }
        for index in feed.items.indices where feed.items[index].language == nil {
            feed.items[index].language = feed.language
        }
        var problems = problems
        if itemsLeftOut > 0 {
            problems.add(line: nil, "\(itemsLeftOut) items after the first \(Limits.itemsPerFeed) were left out")
        }
        if itemsCut > 0 { problems.add(line: nil, "items longer than \(Limits.itemBytes) bytes were cut") }
        feed.problems = problems.told
        return feed
    }
}

extension CollectedText {
    /// The instant that it says; nil, and a problem, where it says none.
    func date(_ problems: inout ProblemList) -> Date? {
        guard !value.isEmpty else { return nil }
        if let date = FeedDate.parse(value) { return date }
        problems.add(line: line, "\"\(value.prefix(60))\" is no date")
        return nil
    }
}

struct PersonDraft {
    var name: String?
    var email: String?
    var uri: String?

    var author: Author? {
        let email = email?.isEmpty == true ? nil : email
        return name == nil && email == nil && uri == nil ? nil : Author(name: name, email: email, uri: uri)
    }
}

struct SourceDraft {
    var value = Source()
    /// RSS's attribute.
    var url: String?
}

struct CategoryDraft {
    var value: Category

    init(_ event: XMLEvent, _ events: borrowing XMLEvents) {
        value = Category(
            term: events.attribute(.term, of: event).flatMap { PrintedText.line($0, isMarkup: false) },
            scheme: events.attribute(.scheme, of: event) ?? events.attribute(.domain, of: event),
            label: events.attribute(.label, of: event))
    }
}

/// A link of Atom's: RFC 4287 §4.2.7.
struct LinkDraft {
    var value: Link
    /// Is no address printed? An empty one is a reference to the document itself (RFC 3986 §4.4), but nobody means that
    /// by an enclosure.
    private(set) var isEmpty = false
    /// Is it RSS's `link`? There is one; of several, the last is the link, as other readers have it.
    private(set) var isOwn = false

    /// RSS's own.
    init(alternate href: String) {
        value = Link(rel: "alternate", href: href)
        isOwn = true
    }

    /// Where a link only counts and leads on: the address that it leads to.
    init(canonical href: String) { value = Link(rel: "canonical", href: href) }

    init(_ event: XMLEvent, _ events: borrowing XMLEvents, base: String?, isRSS: Bool) {
        let printed = events.attribute(.href, of: event) ?? events.attribute(.resource, .rdf, of: event)
        isOwn = isRSS && events.attribute(.rel, of: event) == nil
        isEmpty = PrintedText.trimmed(printed ?? "").isEmpty
        var rel = PrintedText.trimmed(events.attribute(.rel, of: event) ?? "alternate")
        // RFC 4287 §4.2.7.2: a registered relation by its full address is the same.
        if rel.utf8.starts(with: Self.registry.utf8) { rel.removeFirst(Self.registry.count) }
        value = Link(
            rel: rel.isEmpty ? "alternate" : rel, href: printed.map { URLReference.resolve($0, base: base) } ?? "",
            type: events.attribute(.type, of: event), title: events.attribute(.title, of: event),
            hreflang: events.attribute(.hreflang, of: event),
            length: events.attribute(.length, of: event).flatMap { Int(PrintedText.trimmed($0)) })
    }

    private static let registry = "http://www.iana.org/assignments/relation/"

    /// Takes the address from the element's text.
    mutating func print(_ text: String, base: String?) {
        value.href = URLReference.resolve(text, base: base)
        isEmpty = false
    }

    var isAlternate: Bool { Self.has("alternate", value) }

    static func has(_ relation: String, _ link: Link) -> Bool {
        guard let printed = link.rel, printed != relation else { return link.rel != nil || relation == "alternate" }
        guard printed.utf8.count > relation.utf8.count else { return isSame(printed, relation) }
        guard printed.utf8.contains(where: \.isXMLSpace) else { return false }
        // Several in one attribute are no Atom, and are printed.
        return printed.utf8.split(whereSeparator: \.isXMLSpace).contains {
            $0.count == relation.utf8.count && $0.lazy.map(\.lowercasedASCII).elementsEqual(relation.utf8)
        }
    }

    private static func isSame(_ printed: String, _ relation: String) -> Bool {
        printed.utf8.count == relation.utf8.count
            && printed.utf8.lazy.map(\.lowercasedASCII).elementsEqual(relation.utf8)
    }

    /// The page that a feed or an item stands for: the alternate, of several the one in HTML, else the first.
    static func best(_ links: [Link]) -> String? {
        var first: String?
        for index in links.indices where !links[index].href.isEmpty && has("alternate", links[index]) {
            if links[index].type.map({ $0 == "text/html" || $0.contains("html") }) ?? true { return links[index].href }
            first = first ?? links[index].href
        }
        return first
    }
}
