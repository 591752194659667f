/// Local names of elements and attributes that a feed reader acts on, case aside.
enum FeedName: UInt8, CaseIterable {
    case other
    // Structure
    case rss, rdf, feed, channel, item, entry, items, image, logo, icon, textinput, cloud, about, version
    // Text
    case title, description, summary, content, subtitle, tagline, info, abstract, encoded, fullitem, body, div, rights
    case copyright, generator, language, comments, origlink
    // Identity
    case id, guid, ispermalink, identifier, link, links, url, uri, href, src, homepage, newlocation
    // Time
    case pubdate, lastbuilddate, updated, published, modified, issued, created, date, lastmod, datecopyrighted,
        available
    // People
    case author, contributor, name, email, managingeditor, webmaster, creator, publisher, owner
    // Classification
    case category, categories, subject, keywords, term, scheme, label, domain
    // Schedule
    case ttl, skiphours, hour, skipdays, day, updateperiod, updatefrequency
    // Enclosures and links
    case enclosure, group, thumbnail, player, origenclosurelink, rel, type, mode, hreflang, length, filesize, medium,
        resource
    case source, sourceurl, base, lang, person
    // HTML's that the markup of texts needs
    case br, img, hr, input, wbr, embed, param, track, area, col, meta
    case cite, action, longdesc, poster, background, data, formaction, usemap, classid, codebase, profile

    /// HTML's elements without an end tag (WHATWG HTML §13.1.2).
    var isVoid: Bool {
        switch self {
        case .br, .img, .hr, .input, .wbr, .embed, .param, .source, .track, .area, .col, .base, .link, .meta: true
        default: false
        }
    }

    /// Attributes that hold one address (WHATWG HTML, "Attributes": Valid URL).
    var isAddress: Bool {
        switch self {
        case .href, .src, .cite, .action, .longdesc, .poster, .background, .data, .formaction, .usemap, .classid,
            .codebase, .profile:
            true
        default: false
        }
    }

    static func named(_ text: ByteSpan) -> FeedName {
        guard text.count <= 24 else { return .other }
        return byHash[hash(text)] ?? .other
    }

    /// Told by their hashes alone, without a copy: a stranger's name made to collide only reads as one of ours, which it
    /// could have been in the first place.
    private static let byHash: [UInt64: FeedName] = Dictionary(
        uniqueKeysWithValues: allCases.filter { $0 != .other }.map { name in
            (hash(Array(String(describing: name).utf8).span), name)
        })

    /// FNV-1a, case aside.
    private static func hash(_ text: ByteSpan) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in text.indices {
            hash = (hash ^ UInt64(text[index].lowercasedASCII)) &* 0x100_0000_01B3
        }
        return hash
    }
}
