package import CasewireModel
import Foundation
import TextTools

/// What a feed printed of an item, and its article where that was read, as the plain text that messages carry
/// (SPOOL.md, `item`).
package enum ItemReader {
    /// - Parameters:
    ///   - feedLanguage: holds where the item names none; the article's where neither does.
    ///   - article: nil where its page was not read.
    package static func item(
        _ printed: PrintedItem, feedLanguage: String?, article: Article?, guid: ItemID
    ) -> Item {
        let summary = plainSummary(of: printed)
        return Item(
            guid: guid, url: url(of: printed, article), title: title(of: printed, article), summary: summary,
            text: text(of: printed, article, besides: summary), published: printed.published ?? article?.published,
            updated: printed.updated, authors: authors(of: printed, article),
            categories: names(printed.categories.map { $0.label ?? $0.term }),
            language: [printed.language, feedLanguage, article?.language].lazy.compactMap { $0 }
                .compactMap(LanguageTag.tag).first)
    }

    /// Does the feed only sum the item up, so that its article's page is worth fetching? So it does where all that it
    /// gives is short or cut off. Whether there is an address to fetch is another question.
    package static func isSummaryOnly(_ printed: PrintedItem) -> Bool {
        let texts = printed.content.compactMap(plainContent) + [plainSummary(of: printed)].compactMap { $0 }
        guard let longest = texts.max(by: { $0.utf8.count < $1.utf8.count }) else { return true }
        // A text has no more characters than bytes.
        guard longest.utf8.count >= Self.leastArticle else { return true }
        var text = CutText(longest)
        text.dropFeedFooter()
        return !text.hasCharacters(Self.leastArticle) || text.isCut
    }

    /// Characters of plain text: a news item in full has more, a summary in a feed seldom has as many.
    private static let leastArticle = 600

    private static func title(of printed: PrintedItem, _ article: Article?) -> String {
        let titles = [printed.title, article?.title].compactMap { $0 }.map(PlainText.line)
        return (titles.first { !$0.isEmpty } ?? "").cut(toBytes: Limits.itemTitle)
    }

    private static func plainSummary(of printed: PrintedItem) -> String? {
        printed.summary.flatMap { plain($0, isMarkup: printed.summaryType.map { $0 != .text }) }
    }

    /// nil where the content is a file of another kind, or empty.
    private static func plainContent(_ content: Content) -> String? {
        guard let value = content.value else { return nil }
        switch content.type?.split(separator: ";").first?.lowercased() {
        case nil: return plain(value, isMarkup: nil)
        case "text", "text/plain": return plain(value, isMarkup: false)
        case "html", "xhtml", "text/html", "application/xhtml+xml": return plain(value, isMarkup: true)
        case let type? where type.hasPrefix("text/") || type.hasSuffix("xml"): return plain(value, isMarkup: nil)
        default: return nil
        }
    }

    /// - Parameter isMarkup: nil where the feed doesn't say: then it is where tags or references stand in it.
    private static func plain(_ text: String, isMarkup: Bool?) -> String? {
        let isMarkup = isMarkup ?? HTMLText.holdsMarkup(text)
        let plain = isMarkup ? HTMLText.paragraphs(text) : PlainText.clean(text).trimmed
        return plain.isEmpty ? nil : plain.cut(toBytes: Limits.itemText)
    }

    /// The article's text, else the richest of the feed's contents. nil where that says no more than the summary.
    private static func text(of printed: PrintedItem, _ article: Article?, besides summary: String?) -> String? {
        if let text = article?.text, !text.isEmpty { return text.cut(toBytes: Limits.itemText) }
        let contents = printed.content.compactMap(plainContent)
        guard let richest = contents.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
        return summary.map { holds($0, richest) } == true ? nil : richest
    }

    private static func holds(_ text: String, _ part: String) -> Bool {
        // Where each character is one scalar, and so one spelling, none can be longer than the text it stands in.
        if part.utf8.count > text.utf8.count, PlainText.isOfSingleScalars(text), PlainText.isOfSingleScalars(part) {
            return false
        }
        return part == text || text.contains(part)
    }

    private static func authors(of printed: PrintedItem, _ article: Article?) -> [String] {
        let own = names(printed.authors.map { $0.name ?? $0.email })
        return own.isEmpty ? names(article?.authors ?? []) : own
    }

    /// Each once, in order.
    private static func names(_ printed: [String?]) -> [String] {
        var seen: Set<String> = []
        let lines = printed.compactMap { $0 }.map { PlainText.line($0).cut(toBytes: Limits.itemName) }
        return Array(lines.filter { !$0.isEmpty && seen.insert($0).inserted }.prefix(Limits.itemNames))
    }

    /// A front page is no article's address, whatever the article's page says: some sites name it as the canonical
    /// address of every page.
    private static func url(of printed: PrintedItem, _ article: Article?) -> String? {
        let permalink = printed.guidIsPermalink == true ? printed.id : nil
        let link = (printed.link ?? permalink).flatMap(address)
        guard let canonical = article?.canonical.flatMap(address) else { return link }
        if let link, WebAddress.isFrontPage(canonical), !WebAddress.isFrontPage(link) { return link }
        return canonical
    }

    /// As a message carries it: bidi controls and other characters that a text loses are percent-encoded, since an
    /// address without them would be another one (HOSTILE.md S8).
    private static func address(_ printed: String) -> String? {
        guard let address = WebAddress.web(printed).map(WebAddress.withoutTracking) else { return nil }
        guard address.utf8.contains(where: { $0 >= 0x80 }) else { return address }
        return address.unicodeScalars.reduce(into: "") { encoded, scalar in
            if PlainText.clean(String(scalar)).isEmpty {
                for byte in String(scalar).utf8 { encoded += "%" + String(byte, radix: 16, uppercase: true) }
            } else {
                encoded.unicodeScalars.append(scalar)
            }
        }
    }
}
