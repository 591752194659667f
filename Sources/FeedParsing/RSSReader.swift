/// The vocabulary of RSS 0.90 to 2.0, RSS 1.0 and CDF: what an element of it means within a channel or an item.
enum RSSReader {
    static func meaning(of name: FeedName, inChannel event: XMLEvent, _ events: borrowing XMLEvents) -> Meaning? {
        switch name {
        case .item: .item
        case .title: .field(.title(rank: 3))
        case .link: link(event, events)
        case .description, .abstract: .field(.description(rank: 3))
        case .tagline, .subtitle, .info: .field(.description(rank: 2))
        case .language: .field(.language)
        case .copyright: .field(.rights(rank: 3))
        case .generator: .field(.generator)
        case .managingeditor: .person(.editor)
        case .webmaster: .person(.webMaster)
        case .author: .person(.author)
        case .contributor: .person(.contributor)
        case .pubdate: .field(.published(rank: 3))
        case .lastbuilddate: .field(.updated(rank: 3))
        case .category: .category
        case .image: .image
        case .ttl: .field(.ttl)
        case .skiphours: .skipHours
        case .skipdays: .skipDays
        default: nil
        }
    }

    static func meaning(of name: FeedName, inItem event: XMLEvent, _ events: borrowing XMLEvents) -> Meaning? {
        switch name {
        case .title: .field(.title(rank: 3))
        case .link: link(event, events)
        case .description, .abstract, .summary: .field(.description(rank: 3))
        case .guid: .field(.id(rank: 4))
        case .pubdate: .field(.published(rank: 4))
        case .author: .person(.author)
        case .contributor: .person(.contributor)
        case .category: .category
        case .comments: .field(.comments)
        case .enclosure: .enclosure
        case .source: .source
        case .fullitem: .field(.content)
        case .rights, .copyright: .field(.rights(rank: 3))
        case .language: .field(.language)
        default: nil
        }
    }

    /// RSS has the address as text; many write Atom's attributes without its namespace.
    private static func link(_ event: XMLEvent, _ events: borrowing XMLEvents) -> Meaning {
        events.attribute(.href, of: event) == nil ? .field(.link) : .link
    }

    /// `rss-2.0` for the version that the root prints. Old feeds print what is no number.
    static func format(version: String?) -> String {
        let version = (version ?? "").filter { $0.isNumber || $0 == "." }
        // 2.0.1 and 2.01 were drafts' names for 2.0.
        return version.isEmpty ? "rss" : version.hasPrefix("2") ? "rss-2.0" : "rss-\(version)"
    }
}
