/// The vocabulary of Atom 0.3 and 1.0 (RFC 4287): what an element of it means within a feed or an entry.
enum AtomReader {
    static func meaning(inFeed name: FeedName) -> Meaning? {
        switch name {
        case .entry: .item
        case .title: .field(.title(rank: 3))
        case .subtitle, .tagline: .field(.description(rank: 3))
        case .info: .field(.description(rank: 2))
        case .id: .field(.id(rank: 3))
        case .link: .link
        case .updated, .modified: .field(.updated(rank: 3))
        case .published, .issued: .field(.published(rank: 3))
        case .author: .person(.author)
        case .contributor: .person(.contributor)
        case .category: .category
        case .generator: .field(.generator)
        case .icon: .field(.icon)
        case .logo: .field(.logo)
        case .rights, .copyright: .field(.rights(rank: 3))
        default: nil
        }
    }

    static func meaning(inEntry name: FeedName) -> Meaning? {
        switch name {
        case .title: .field(.title(rank: 3))
        case .summary: .field(.description(rank: 3))
        case .content: .field(.content)
        case .id: .field(.id(rank: 3))
        case .link: .link
        case .updated, .modified: .field(.updated(rank: 3))
        case .published, .issued: .field(.published(rank: 3))
        case .created: .field(.published(rank: 1))
        case .author: .person(.author)
        case .contributor: .person(.contributor)
        case .category: .category
        case .source: .source
        case .rights, .copyright: .field(.rights(rank: 3))
        default: nil
        }
    }

    static func meaning(inSource name: FeedName) -> Meaning? {
        switch name {
        case .title: .field(.sourceTitle)
        case .id: .field(.sourceID)
        case .updated, .modified: .field(.sourceUpdated)
        case .link: .link
        default: nil
        }
    }

    /// What RFC 4287 §3.1.1 and Atom 0.3's `type` and `mode` say of a text construct's characters.
    static func format(of space: FeedNamespace, version: String?) -> String {
        space == .atom03 || space != .atom10 && (version ?? "").hasPrefix("0.") ? "atom-0.3" : "atom-1.0"
    }
}
