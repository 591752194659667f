/// What an element means where it stands.
enum Meaning: Equatable {
    /// An element within a text, kept as markup.
    case markup
    /// The root of an RSS or RDF document: channel, and in RDF items, stand within.
    case root
    case feed
    case item
    /// A structure within: its fields say what they are.
    case image, person(PersonRole), source, skipHours, skipDays, mediaGroup
    /// Text to be collected up to the element's end.
    case field(Field)
    /// What its attributes say is all.
    case link, category, mediaContent, enclosure
    /// Nothing of a feed's: left out with all that is in it.
    case ignored
}

enum PersonRole { case author, contributor, editor, itunesAuthor, webMaster }

/// A text that is kept, by what it is for. `Rank` tells what goes before what where several say the same.
enum Field: Equatable {
    case title(rank: Int)
    /// A feed's description or an item's summary.
    case description(rank: Int)
    /// An item's whole text, as HTML in an element's text or as elements.
    case content
    case link, id(rank: Int)
    case published(rank: Int), updated(rank: Int)
    case rights(rank: Int), generator, language, comments, origLink
    case author, contributor, publisher, itunesAuthor
    case category
    case icon, logo, imageURL
    case ttl, hour, day, updatePeriod, updateFrequency
    case name, email, uri
    case sourceTitle, sourceID, sourceUpdated, sourceLink

    /// May elements within it be markup, to be kept as such?
    var holdsMarkup: Bool {
        switch self {
        case .title, .description, .content, .rights, .sourceTitle: true
        default: false
        }
    }
}
