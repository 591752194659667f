package import Foundation

/// A feed as its bytes say it: FEED.md, field by field. Markup stands as printed; addresses are resolved.
package struct Feed: Equatable, Sendable {
    /// `rss-2.0`, `rss-0.91`, `rss-1.0`, `atom-1.0`, `atom-0.3`, `json-feed-1.1` …
    package var format: String
    /// The character encoding that the bytes were read with, by its IANA name in lower case.
    package var encoding: String
    /// Plain text: tags dropped, references decoded; so are `description` and `copyright`.
    package var title: String?
    package var description: String?
    package var copyright: String?
    package var link: String?
    package var selfLink: String?
    package var hubLinks: [String] = []
    package var links: [Link] = []
    package var language: String?
    package var id: String?
    package var generator: String?
    package var image: String?
    package var icon: String?
    package var published: Date?
    package var updated: Date?
    /// Minutes that a poll may wait, as RSS 2.0's `ttl` asks.
    package var ttlMinutes: Int?
    /// Hours of the day in GMT, 0 to 23.
    package var skipHours: [Int] = []
    package var skipDays: [String] = []
    /// `sy:updatePeriod` over `sy:updateFrequency`, in minutes.
    package var updatePeriodMinutes: Int?
    package var authors: [Author] = []
    package var contributors: [Author] = []
    package var categories: [Category] = []
    /// In the order printed, 5,000 at most (`Limits.itemsPerFeed` of FeedParsing).
    package var items: [PrintedItem] = []
    /// True where the bytes were not well-formed, used an undeclared prefix or did not decode, and were read all the same.
    package var recovered = false
    package var problems: [Problem] = []

    package init(format: String, encoding: String) {
        self.format = format
        self.encoding = encoding
    }
}

/// One item as its feed printed it: `entry` in FEED.md's JSON.
package struct PrintedItem: Equatable, Sendable {
    package var id: String?
    package var guidIsPermalink: Bool?
    package var link: String?
    package var links: [Link] = []
    /// Plain text.
    package var title: String?
    /// As printed, with its `TextType`; markup's relative addresses are resolved.
    package var summary: String?
    package var summaryType: TextType?
    package var content: [Content] = []
    package var published: Date?
    package var updated: Date?
    package var authors: [Author] = []
    package var contributors: [Author] = []
    package var categories: [Category] = []
    package var enclosures: [Enclosure] = []
    package var comments: String?
    package var language: String?
    package var rights: String?
    package var source: Source?

    package init() {}
}

/// RFC 4287 §3.1.1: how a text construct's characters are to be read.
package enum TextType: String, Codable, Sendable {
    case text, html, xhtml
}

package struct Link: Equatable, Sendable {
    package var rel: String?
    package var href: String
    package var type: String?
    package var title: String?
    package var hreflang: String?
    package var length: Int?

    package init(
        rel: String? = nil, href: String, type: String? = nil, title: String? = nil, hreflang: String? = nil,
        length: Int? = nil
    ) {
        self.rel = rel
        self.href = href
        self.type = type
        self.title = title
        self.hreflang = hreflang
        self.length = length
    }
}

package struct Author: Equatable, Hashable, Sendable {
    package var name: String?
    package var email: String?
    package var uri: String?

    package init(name: String? = nil, email: String? = nil, uri: String? = nil) {
        self.name = name
        self.email = email
        self.uri = uri
    }
}

package struct Category: Equatable, Sendable {
    package var term: String?
    package var scheme: String?
    package var label: String?

    package init(term: String? = nil, scheme: String? = nil, label: String? = nil) {
        self.term = term
        self.scheme = scheme
        self.label = label
    }
}

/// `type` is a media type, or `text`, `html`, `xhtml`.
package struct Content: Equatable, Sendable {
    package var type: String?
    package var value: String?
    package var language: String?
    package var src: String?

    package init(type: String? = nil, value: String? = nil, language: String? = nil, src: String? = nil) {
        self.type = type
        self.value = value
        self.language = language
        self.src = src
    }
}

package struct Enclosure: Equatable, Sendable {
    package var url: String
    package var type: String?
    /// Bytes, where the feed gives a number.
    package var length: Int?

    package init(url: String, type: String? = nil, length: Int? = nil) {
        self.url = url
        self.type = type
        self.length = length
    }
}

/// The feed that an item was taken from: `atom:source`, RSS's `source`.
package struct Source: Equatable, Sendable {
    package var id: String?
    package var title: String?
    package var link: String?
    package var updated: Date?

    package init(id: String? = nil, title: String? = nil, link: String? = nil, updated: Date? = nil) {
        self.id = id
        self.title = title
        self.link = link
        self.updated = updated
    }
}

/// Something that was not right and was read all the same, or left out: said once, with its line.
package struct Problem: Equatable, Sendable {
    /// 1 is the first; nil where no line can be named.
    package var line: Int?
    package var message: String

    package init(line: Int?, message: String) {
        self.line = line
        self.message = message
    }
}
