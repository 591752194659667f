package import CasewireModel
import Deduplication
package import Foundation
import TextTools

/// What a feed turned out to be once it was read: as much of it as somebody needs who chooses among a site's feeds.
package struct FeedProfile: Equatable, Sendable {
    /// `rss-2.0`, `atom-1.0` …
    package var format: String
    /// Plain text, on one line.
    package var title: String?
    package var items: Int
    /// Of its newest item; nil where none has a date.
    package var newest: Date?
    /// BCP 47, as the feed says, or else as its texts show.
    package var language: String?
    package var saysLanguage: Bool
    /// Readers' comments on a site's articles, or on one of them.
    package var isOfComments: Bool
    /// By what each item is known, in the order printed.
    private var keys: [String]

    package init(of feed: Feed, at url: String) {
        format = feed.format
        let line = feed.title.map(PlainText.line)
        title = line?.isEmpty == false ? line : nil
        items = feed.items.count
        newest = feed.items.compactMap { $0.published ?? $0.updated }.max()
        let said = feed.language.map(PlainText.line).flatMap { $0.isEmpty ? nil : $0 }
        saysLanguage = said != nil
        language = said ?? LanguageGuess.language(of: Self.sample(of: feed))
        isOfComments = Self.isOfComments(feed, at: url)
        keys = feed.items.map { item in
            item.link.flatMap(LinkKey.of) ?? item.id ?? item.title ?? ""
        }
    }

    /// Items whose titles and summaries show the language: enough for a guess.
    private static let sampleItems = 20

    private static func sample(of feed: Feed) -> String {
        feed.items.prefix(sampleItems).map { item in
            "\(item.title ?? "") \(item.summary.map { HTMLText.line($0) } ?? "")"
        }.joined(separator: "\n")
    }

    // MARK: Comments

    /// By its address, by its name, or by items that link into pages, at a comment.
    private static func isOfComments(_ feed: Feed, at url: String) -> Bool {
        let path = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
        let parts = path.lowercased().prefix { $0 != "#" }.split { "/?&=.".contains($0) }.dropFirst()
        if parts.contains(where: { ["comments", "comment", "comments-rss2", "comments-atom"].contains($0) }) {
            return true
        }
        let title = feed.title?.lowercased().split { !$0.isLetter } ?? []
        if commentTitles.contains(where: title.starts) { return true }
        let atComments = feed.items.count { item in
            item.link?.split(separator: "#").dropFirst().last?.lowercased().hasPrefix("comment") == true
        }
        return atComments * 2 > feed.items.count
    }

    /// As content systems begin the titles of such feeds.
    private static let commentTitles: [[Substring]] = [
        ["comments", "on"], ["comments", "for"], ["комментарии", "к"], ["комментарии", "на"],
    ]

    // MARK: Alike

    /// Items that are compared: the newest of both.
    private static let comparedItems = 10

    /// Do two feeds carry the same items, as an RSS and an Atom form of one feed do? A section's feed is not the same as
    /// the whole site's, though each of its items is in there.
    package func hasItems(of other: FeedProfile) -> Bool {
        let count = min(keys.count, other.keys.count, Self.comparedItems)
        guard count > 0, min(keys.count, other.keys.count) * 4 >= max(keys.count, other.keys.count) else {
            return false
        }
        let common = Set(keys.prefix(count)).intersection(other.keys.prefix(count)).count
        return common * 5 >= count * 4
    }
}
