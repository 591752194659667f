/// Names of JSON Feed's members (jsonfeed.org/version/1.1) that are read: to the letter, case and all.
enum JSONFeedName: String, CaseIterable {
    case version, items, title, description, language, id, url
    case homePageURL = "home_page_url"
    case feedURL = "feed_url"
    case icon, favicon, hubs, authors, author, name, email
    case externalURL = "external_url"
    case contentHTML = "content_html"
    case contentText = "content_text"
    case summary
    case datePublished = "date_published"
    case dateModified = "date_modified"
    case tags, attachments
    case mimeType = "mime_type"
    case sizeInBytes = "size_in_bytes"
    /// Any other.
    case other

    static func named(_ text: ByteSpan) -> JSONFeedName {
        guard text.count < byLength.count else { return .other }
        for known in byLength[text.count] where text.equals(known.bytes) { return known.name }
        return .other
    }

    /// So that a name is compared with few.
    private static let byLength: [[(bytes: [UInt8], name: JSONFeedName)]] = {
        let known = allCases.map { (bytes: Array($0.rawValue.utf8), name: $0) }
        let longest = known.map(\.bytes.count).max() ?? 0
        return (0...longest).map { length in known.filter { $0.bytes.count == length } }
    }()

    var isPerson: Bool { self == .author || self == .authors }
}

extension ByteSpan {
    fileprivate func equals(_ other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
