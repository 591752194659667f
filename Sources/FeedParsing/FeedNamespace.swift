/// The vocabularies that feeds are made of.
enum FeedNamespace: UInt8 {
    /// No namespace: RSS 0.91 to 2.0, and an attribute without a prefix.
    case none
    case atom10, atom03
    /// RSS 0.90, 1.0, and the namespaces that some give RSS 2.0.
    case rss090, rss10, rss20
    case rdf, content, dublinCore, dcTerms, syndication, media, feedburner, itunes, xhtml, xml, xlink, linkModule
    case googlePlay, aggregation, enclosure
    case other

    static func of(uri: ByteSpan) -> FeedNamespace {
        guard uri.count > 0 else { return .none }
        // http or https, capitals or not, with or without a slash at the end: meant is the same.
        var key = uri.lowercased()
        if key.starts(with: "https:".utf8) { key.remove(at: 4) }
        if key.last == UInt8(ascii: "/") { key.removeLast() }
        return byURI[key] ?? .other
    }

    static func of(prefix: ByteSpan) -> FeedNamespace { byPrefix[prefix.lowercased()] ?? .other }

    var isAtom: Bool { self == .atom10 || self == .atom03 }
    var isRSS: Bool { self == .none || self == .rss090 || self == .rss10 || self == .rss20 }

    private static let byURI: [[UInt8]: FeedNamespace] = table([
        ("http://www.w3.org/2005/atom", .atom10), ("http://purl.org/atom/ns#", .atom03),
        ("http://example.com/newformat#", .atom03), ("http://example.com/necho", .atom03),
        ("http://purl.org/echo", .atom03), ("uri/of/echo/namespace#", .atom03), ("http://purl.org/pie", .atom03),
        ("http://purl.org/rss/1.0", .rss10), ("http://my.netscape.com/rdf/simple/0.9", .rss090),
        ("http://channel.netscape.com/rdf/simple/0.9", .rss090), ("http://purl.org/net/rss1.1#", .rss10),
        ("http://backend.userland.com/rss", .rss20), ("http://backend.userland.com/rss2", .rss20),
        ("http://backend.userland.com/rss2.1", .rss20), ("http://blogs.law.harvard.edu/tech/rss", .rss20),
        ("http://cyber.law.harvard.edu/rss/rss.html", .rss20),
        ("http://my.netscape.com/publish/formats/rss-0.91.dtd", .rss20),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", .rdf), ("http://purl.org/rss/1.0/modules/content", .content),
        ("http://purl.org/dc/elements/1.1", .dublinCore), ("http://purl.org/dc/elements/1.0", .dublinCore),
        ("http://purl.org/dc/terms", .dcTerms), ("http://purl.org/rss/1.0/modules/dc", .dublinCore),
        ("http://purl.org/rss/1.0/modules/dcterms", .dcTerms),
        ("http://purl.org/rss/1.0/modules/syndication", .syndication),
        ("http://search.yahoo.com/mrss", .media), ("http://www.rssboard.org/media-rss", .media),
        ("http://tools.search.yahoo.com/mrss", .media), ("http://video.search.yahoo.com/mrss", .media),
        ("http://rssnamespace.org/feedburner/ext/1.0", .feedburner),
        ("http://www.itunes.com/dtds/podcast-1.0.dtd", .itunes),
        ("http://www.w3.org/1999/xhtml", .xhtml), ("http://www.w3.org/xml/1998/namespace", .xml),
        ("http://www.w3.org/1999/xlink", .xlink), ("http://purl.org/rss/1.0/modules/link", .linkModule),
        ("http://www.google.com/schemas/play-podcasts/1.0", .googlePlay),
        ("http://purl.org/rss/modules/aggregation", .aggregation),
        ("http://purl.oclc.org/net/rss_2.0/enc#", .enclosure),
    ])

    /// For prefixes that a document uses and doesn't declare.
    private static let byPrefix: [[UInt8]: FeedNamespace] = table([
        ("atom", .atom10), ("atom10", .atom10), ("atom03", .atom03), ("a10", .atom10), ("rss", .rss20), ("rdf", .rdf),
        ("content", .content), ("dc", .dublinCore), ("dcterms", .dcTerms), ("sy", .syndication), ("syn", .syndication),
        ("media", .media), ("feedburner", .feedburner), ("itunes", .itunes), ("xhtml", .xhtml), ("xh", .xhtml),
        ("html", .xhtml), ("xml", .xml), ("xlink", .xlink), ("l", .linkModule), ("googleplay", .googlePlay),
        ("ag", .aggregation), ("enc", .enclosure),
    ])

    private static func table(_ entries: [(String, FeedNamespace)]) -> [[UInt8]: FeedNamespace] {
        Dictionary(entries.map { (Array($0.0.utf8), $0.1) }, uniquingKeysWith: { first, _ in first })
    }
}
