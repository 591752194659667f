extension Limits {
    /// Links of each kind that a page may give for feeds; pages that list the feeds of a newsroom have up to 40.
    package static let feedLinks = 50
    /// Bytes of what such a link is called.
    static let feedLinkTitle = 400
}
