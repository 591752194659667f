package import Foundation

/// One story as a message prints it: plain text in NFC, without markup or control characters.
///
/// `title`, `summary` and `text` are the fields that matches and quotations have their spans in.
package struct Item: Codable, Equatable, Sendable {
    package var guid: ItemID
    /// The article's own canonical address where its page was read, else the link without tracking parameters.
    package var url: String?
    package var title: String
    package var summary: String?
    /// The article's where its page was read, else the feed's content. Paragraphs are separated by an empty line.
    package var text: String?
    package var published: Date?
    package var updated: Date?
    package var authors: [String]
    package var categories: [String]
    /// BCP 47; found in the text where neither feed nor page say.
    package var language: String?

    package init(
        guid: ItemID, url: String? = nil, title: String, summary: String? = nil, text: String? = nil,
        published: Date? = nil, updated: Date? = nil, authors: [String] = [], categories: [String] = [],
        language: String? = nil
    ) {
        self.guid = guid
        self.url = url
        self.title = title
        self.summary = summary
        self.text = text
        self.published = published
        self.updated = updated
        self.authors = authors
        self.categories = categories
        self.language = language
    }

    /// A part of an item that is searched for names, by its name in messages.
    package enum Field: String, Codable, CaseIterable, Sendable {
        case title, summary, text
    }

    package subscript(field: Field) -> String? {
        switch field {
        case .title: title
        case .summary: summary
        case .text: text
        }
    }
}

/// An article as its page has it.
package struct Article: Equatable, Sendable {
    package var title: String?
    /// Plain text, paragraphs separated by an empty line; empty where the page holds no article.
    package var text: String
    package var published: Date?
    package var authors: [String]
    /// Absolute; from `rel=canonical` or `og:url`.
    package var canonical: String?
    package var language: String?

    package init(
        title: String? = nil, text: String, published: Date? = nil, authors: [String] = [], canonical: String? = nil,
        language: String? = nil
    ) {
        self.title = title
        self.text = text
        self.published = published
        self.authors = authors
        self.canonical = canonical
        self.language = language
    }
}
