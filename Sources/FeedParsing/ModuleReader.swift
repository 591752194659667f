/// The vocabularies that feeds mix in: Dublin Core, content, syndication, media, feedburner.
enum ModuleReader {
    static func meaning(of name: FeedName, in space: FeedNamespace, isItem: Bool) -> Meaning? {
        switch space {
        case .dublinCore, .dcTerms: dublinCore(name, isItem: isItem)
        case .content: isItem && name == .encoded ? .field(.content) : nil
        case .syndication: syndication(name)
        case .media: media(name, isItem: isItem)
        case .feedburner: name == .origlink ? .field(.origLink) : nil
        case .itunes, .googlePlay: name == .author ? .field(.itunesAuthor) : nil
        case .xhtml: isItem && (name == .body || name == .div) ? .field(.content) : nil
        case .linkModule, .aggregation: nil
        case .enclosure: name == .enclosure ? .enclosure : nil
        default: nil
        }
    }

    /// What RSS itself has goes before Dublin Core, which goes before what other modules have.
    private static func dublinCore(_ name: FeedName, isItem: Bool) -> Meaning? {
        switch name {
        case .title: .field(.title(rank: 2))
        case .description, .abstract: .field(.description(rank: 2))
        case .creator, .author: .field(.author)
        case .contributor: .field(.contributor)
        case .publisher: isItem ? nil : .field(.publisher)
        case .date: .field(.published(rank: 1))
        case .issued: .field(.published(rank: 2))
        case .created: .field(.published(rank: 0))
        case .modified: .field(.updated(rank: 2))
        case .subject: .field(.category)
        case .language: .field(.language)
        case .rights: .field(.rights(rank: 2))
        case .identifier: .field(.id(rank: 1))
        default: nil
        }
    }

    private static func syndication(_ name: FeedName) -> Meaning? {
        switch name {
        case .updateperiod: .field(.updatePeriod)
        case .updatefrequency: .field(.updateFrequency)
        default: nil
        }
    }

    private static func media(_ name: FeedName, isItem: Bool) -> Meaning? {
        guard isItem else { return nil }
        switch name {
        case .content: return .mediaContent
        case .group: return .mediaGroup
        case .title: return .field(.title(rank: 1))
        case .description: return .field(.description(rank: 1))
        case .category: return .category
        default: return nil
        }
    }
}
