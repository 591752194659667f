import CasewireModel
import Foundation
import TextTools

/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).
///
/// JSON is read once it is whole: it is a small share of all feeds, and their size is limited.
enum JSONFeedReader {
    static func read(_ json: [UInt8], base: String?) throws(FeedParsingError) -> Feed {
        guard let object = try? JSONSerialization.jsonObject(with: Data(json), options: [.fragmentsAllowed]) else {
            throw .noFeed(reason: "JSON that can't be read: cut, or not well-formed")
        }
        guard let feed = object as? [String: Any] else { throw .noFeed(reason: "JSON, but no JSON Feed") }
        let version = feed["version"] as? String
        guard let items = feed["items"] as? [Any], version != nil || feed["title"] is String else {
            throw .noFeed(reason: "JSON, but no JSON Feed")
        }
        return read(feed, items, version: version, base: base)
    }

    private static func read(_ json: [String: Any], _ items: [Any], version: String?, base: String?) -> Feed {
        var problems = ProblemList()
        var feed = Feed(format: format(version), encoding: "utf-8")
        feed.title = line(json["title"])
        feed.description = line(json["description"])
        feed.link = address(json["home_page_url"], base)
        feed.selfLink = address(json["feed_url"], base)
        feed.id = text(json["id"])
        feed.image = address(json["icon"], base)
        feed.icon = address(json["favicon"], base)
        feed.language = text(json["language"])
        feed.authors = authors(json, base)
        feed.hubLinks = (json["hubs"] as? [Any] ?? []).compactMap { address(($0 as? [String: Any])?["url"], base) }
        if let link = feed.link { feed.links.append(Link(rel: "alternate", href: link)) }
        if let link = feed.selfLink { feed.links.append(Link(rel: "self", href: link)) }
        for hub in feed.hubLinks { feed.links.append(Link(rel: "hub", href: hub)) }
        for case let item as [String: Any] in items.prefix(Limits.itemsPerFeed) {
            feed.items.append(read(item, language: feed.language, feedAuthors: feed.authors, base: base, &problems))
        }
        if items.count > Limits.itemsPerFeed {
            problems.add(
                line: nil,
                "\(items.count - Limits.itemsPerFeed) items after the first \(Limits.itemsPerFeed) were left out")
        }
        feed.problems = problems.told
        return feed
    }

    /// `https://jsonfeed.org/version/1.1` is `json-feed-1.1`.
    private static func format(_ version: String?) -> String {
        guard let number = version?.split(separator: "/").last, number.first?.isNumber == true else {
            return "json-feed"
        }
        return number == "1" ? "json-feed-1.0" : "json-feed-\(number)"
    }

    private static func read(
        _ json: [String: Any], language: String?, feedAuthors: [Author], base: String?, _ problems: inout ProblemList
    ) -> PrintedItem {
        var item = PrintedItem()
        let external = address(json["external_url"], base)
        item.link = address(json["url"], base) ?? external
        item.id = text(json["id"]) ?? text(json["url"]) ?? text(json["external_url"])
        item.title = line(json["title"])
        item.summary = cut(text(json["summary"]), &problems)
        item.summaryType = item.summary == nil ? nil : .text
        item.language = text(json["language"]) ?? language
        if let html = cut(text(json["content_html"]), &problems) {
            let value = MarkupAddresses.resolve(html, base: item.link ?? base)
            item.content.append(Content(type: "html", value: value, language: item.language))
        }
        if let plain = cut(text(json["content_text"]), &problems) {
            item.content.append(Content(type: "text", value: plain, language: item.language))
        }
        item.published = date(json["date_published"], &problems)
        item.updated = date(json["date_modified"], &problems)
        // What an item does not say of its authors its feed does ("authors", top level).
        item.authors = authors(json, base)
        if item.authors.isEmpty { item.authors = feedAuthors }
        for tag in (json["tags"] as? [Any] ?? []).prefix(Limits.valuesPerField).compactMap({ line($0) })
        where !item.categories.contains(Category(term: tag)) {
            item.categories.append(Category(term: tag))
        }
        item.enclosures = (json["attachments"] as? [Any] ?? []).prefix(Limits.valuesPerField).compactMap {
            enclosure($0, base)
        }
        if let link = item.link { item.links.append(Link(rel: "alternate", href: link)) }
        if let external, external != item.link { item.links.append(Link(rel: "related", href: external)) }
        return item
    }

    private static func enclosure(_ json: Any, _ base: String?) -> Enclosure? {
        guard let json = json as? [String: Any], let url = address(json["url"], base) else { return nil }
        return Enclosure(
            url: url, type: text(json["mime_type"]), length: (json["size_in_bytes"] as? NSNumber)?.intValue)
    }

    /// 1.1 has a list, 1.0 had one; for the readers of both many print both.
    private static func authors(_ json: [String: Any], _ base: String?) -> [Author] {
        let all = [json["author"] as Any] + (json["authors"] as? [Any] ?? [])
        var authors: [Author] = []
        for author in all.prefix(Limits.valuesPerField).compactMap({ author($0, base) }) where !authors.contains(author)
        {
            authors.append(author)
        }
        return authors
    }

    private static func author(_ author: Any, _ base: String?) -> Author? {
        if let name = line(author) { return Author(name: name) }
        guard let author = author as? [String: Any] else { return nil }
        let (name, uri) = (line(author["name"]), address(author["url"], base))
        guard name != nil || uri != nil else { return nil }
        return Author(name: name, email: text(author["email"]), uri: uri)
    }

    private static func date(_ value: Any?, _ problems: inout ProblemList) -> Date? {
        guard let text = text(value) else { return nil }
        if let date = FeedDate.parse(text) { return date }
        problems.add(line: nil, "\"\(text.prefix(60))\" is no date")
        return nil
    }

    /// nil where empty. A number (many print one as `id`) counts as its digits.
    private static func text(_ value: Any?) -> String? {
        let text: String
        switch value {
        case let string as String: text = PrintedText.trimmed(string)
        case let number as NSNumber: text = number.stringValue
        default: return nil
        }
        return text.isEmpty ? nil : text
    }

    private static func line(_ value: Any?) -> String? {
        (value as? String).flatMap { PrintedText.line($0, isMarkup: false) }
    }

    private static func address(_ value: Any?, _ base: String?) -> String? {
        guard let text = text(value) else { return nil }
        return URLReference.resolve(text, base: base)
    }

    /// At most `Limits.itemBytes` of a text, at a character's end.
    private static func cut(_ text: String?, _ problems: inout ProblemList) -> String? {
        guard let text, text.utf8.count > Limits.itemBytes else { return text }
        problems.add(line: nil, "items longer than \(Limits.itemBytes) bytes were cut")
        return String(decoding: text.utf8.prefix(Limits.itemBytes - 3), as: UTF8.self)
    }
}
