package import CasewireModel
import TextTools

/// An address that a page gives for a feed.
package struct FeedLink: Equatable, Sendable {
    /// Absolute, of http or https.
    package var url: String
    /// Plain text, on one line.
    package var title: String?

    package init(url: String, title: String? = nil) {
        self.url = url
        self.title = title
    }
}

/// Where a page says that its site's feeds are. What is there is another question: it is judged once it was fetched.
package struct FeedLinks: Equatable, Sendable {
    /// Said to machines: `<link rel="alternate" type="application/rss+xml">` and the like (WHATWG HTML §4.6.7.1, RSS
    /// Autodiscovery), in the order printed, each once.
    package var declared: [FeedLink] = []
    /// Links for people that look like a feed's, by their address or by what they say, and are not among `declared`.
    package var printed: [FeedLink] = []

    /// - Throws: where the document is no page, or too large a one.
    package static func of(_ document: Document) throws(PageReadingError) -> FeedLinks {
        let tree = try PageTree.read(document)
        let base = base(of: tree, document.url)
        var links = FeedLinks()
        var seen: Set<String> = []
        for element in tree.nodes.indices where isDeclared(element, in: tree) {
            guard links.declared.count < Limits.feedLinks, let link = link(element, in: tree, base: base),
                seen.insert(link.url).inserted
            else { continue }
            links.declared.append(link)
        }
        for element in tree.elements(named: "a") {
            guard links.printed.count < Limits.feedLinks, let link = link(element, in: tree, base: base),
                FeedLikeness.isAddress(link.url) || isCalledFeed(element, in: tree), seen.insert(link.url).inserted
            else { continue }
            links.printed.append(link)
        }
        return links
    }

    private static func base(of tree: PageTree, _ url: String) -> String {
        let href = tree.elements(named: "base").lazy.compactMap { tree.attribute("href", of: $0) }.first
        return href.flatMap { WebAddress.absolute($0, base: url) } ?? url
    }

    private static func isDeclared(_ element: Int, in tree: PageTree) -> Bool {
        guard ["link", "a"].contains(tree.nodes[element].name), let rel = tree.attribute("rel", of: element) else {
            return false
        }
        let relations = rel.lowercased().split(whereSeparator: \.isWhitespace)
        if relations.contains("feed") { return true }
        guard relations.contains("alternate"), let type = tree.attribute("type", of: element) else { return false }
        return feedTypes.contains(type.lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace })
    }

    /// Media types that say feed, or what a feed may be.
    private static let feedTypes: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/xml", "text/xml", "application/json", "application/rss", "application/atom", "text/rss+xml",
        "application/x.atom+xml", "application/x-atom+xml",
    ]

    private static func link(_ element: Int, in tree: PageTree, base: String) -> FeedLink? {
        guard let href = tree.attribute("href", of: element) else { return nil }
        guard let url = WebAddress.absolute(WebAddress.ofFeedLink(href), base: base) else { return nil }
        let title =
            tree.attribute("title", of: element).map(PlainText.line)
            ?? PlainText.line(tree.line(of: element).cut(toBytes: Limits.feedLinkTitle))
        return FeedLink(
            url: String(url.prefix { $0 != "#" }),
            title: title.isEmpty ? nil : title.cut(toBytes: Limits.feedLinkTitle))
    }

    /// Does a link's text, title or class say feed?
    private static func isCalledFeed(_ element: Int, in tree: PageTree) -> Bool {
        let said = [tree.line(of: element), tree.attribute("title", of: element) ?? ""]
        if said.contains(where: FeedLikeness.isName) { return true }
        let classes = tree.attribute("class", of: element).map(PageHints.words) ?? []
        return classes.contains("rss")
    }
}

/// By what a link shows that it may lead to a feed.
enum FeedLikeness {
    private static let words: Set<String> = ["rss", "rss2", "atom", "rdf", "feed", "feeds"]
    private static let endings: Set<String> = ["rss", "atom", "rdf"]
    private static let fileEndings: Set<String> = ["xml", "json", "php", "aspx", "asp", "cgi"]

    /// `/rss`, `/feed/politics`, `/export/news-rss.xml`, `/?feed=rss2`; not `/2021/how-to-feed-a-horse/`.
    static func isAddress(_ url: String) -> Bool {
        guard let start = url.range(of: "://") else { return false }
        let address = url[start.upperBound...].drop { !"/?".contains($0) }
        let query = address.drop { $0 != "?" }.dropFirst()
        let path = address.prefix { $0 != "?" }.lowercased().split(separator: "/")
        return path.dropLast().contains { words.contains(String($0)) }
            || path.last.map(isFile) == true
            || query.split { "&;".contains($0) }.contains(where: isParameter)
    }

    private static func isFile(_ name: Substring) -> Bool {
        var parts = name.split { !($0.isLetter || $0.isNumber) }.map(String.init)
        guard let last = parts.last else { return false }
        if name.contains("."), endings.contains(last) { return true }
        let isFile = name.contains(".") && fileEndings.contains(last)
        if isFile { parts.removeLast() }
        // A headline's address has many words; that of a feed without an ending two at most.
        return parts.contains(where: words.contains) && (isFile || parts.count <= 2)
    }

    private static func isParameter(_ parameter: Substring) -> Bool {
        parameter.lowercased().split(separator: "=").contains { words.contains(String($0)) }
    }

    /// `RSS`, `RSS-лента`, `Atom feed`: a few words, of which one says it.
    static func isName(_ text: String) -> Bool {
        let parts = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        guard parts.count <= 5 else { return false }
        return parts.contains("rss") || parts.contains("atom") && parts.count <= 2 || parts == ["feed"]
            || parts == ["feeds"] || parts == ["news", "feed"]
    }
}
