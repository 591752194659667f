/// What a document is that is no feed, in words (HOSTILE.md S15).
enum NoFeed {
    private static let signatures: [([UInt8], String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"),
        (Array("RIFF".utf8), "a RIFF file (an image or a sound)"), (Array("%PDF".utf8), "a PDF document"),
        (Array("PK\u{3}\u{4}".utf8), "a ZIP archive"), ([0x1F, 0x8B], "gzip-compressed data"),
        (Array("ID3".utf8), "an MP3 sound"),
        ([0, 0, 1, 0], "an icon"), (Array("BZh".utf8), "bzip2-compressed data"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed data"),
    ]

    /// - Parameters:
    ///   - head: the document's first bytes.
    ///   - root: its outermost element, where it has one.
    static func reason(head: [UInt8], root: String?) -> String {
        if let known = signatures.first(where: { head.starts(with: $0.0) }) { return known.1 }
        if head.allSatisfy({ $0.isXMLSpace }) { return head.isEmpty ? "empty" : "nothing but white space" }
        switch root?.lowercased() {
        case nil: return "neither XML nor JSON"
        case "html", "head", "body", "meta", "div", "p", "title", "script", "h1": return "an HTML page"
        case "opml": return "an OPML subscription list"
        case "svg": return "an SVG image"
        case "urlset", "sitemapindex": return "a sitemap"
        case let name?: return "XML whose outermost element <\(name.prefix(60))> is none of a feed's"
        }
    }
}
