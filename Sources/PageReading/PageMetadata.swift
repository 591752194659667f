import Foundation
import TextTools

/// An article's title, time, authors, address and language, as its page says them: in JSON-LD, then in `<meta>`
/// (OpenGraph and others), microdata and the page's own elements.
enum PageMetadata {
    static func title(of tree: PageTree, _ data: StructuredData) -> String? {
        let headings = tree.outermost { tree.nodes[$0].name == "h1" }.map { PlainText.line(tree.line(of: $0)) }.filter {
            !$0.isEmpty
        }
        let told = data.title ?? meta(["og:title", "twitter:title", "dc.title", "title"], in: tree)
        let tag = tree.elements(named: "title").first.map { tree.line(of: $0) }
        if let told = told ?? tag {
            // The head that the page shows is its title without the site's name, which `<title>` and some metadata add.
            let clean = PlainText.line(told)
            let shown = headings.first { $0.count >= 10 && clean.localizedStandardContains($0) }
            return nonEmpty(shown ?? withoutSite(clean))
        }
        return headings.first
    }

    static func published(of tree: PageTree, _ data: StructuredData) -> Date? {
        var candidates = [data.published].compactMap { $0 }
        candidates += metas(
            [
                "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
                "date.published", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued", "dc.date",
                "dcterms.created", "dcterms.date", "dc.date.created", "sailthru.date", "parsely-pub-date", "date",
                "mediator_published_time", "cxenseparse:recs:publishtime", "article_date_original",
                "originalpublicationdate",
            ], in: tree)
        candidates += marked("datePublished", in: tree)
        for element in tree.elements(named: "time") {
            if let time = tree.attribute("datetime", of: element) { candidates.append(time) }
        }
        return candidates.lazy.compactMap(PageDate.date).first
    }

    static func authors(of tree: PageTree, _ data: StructuredData) -> [String] {
        let sources: [() -> [String]] = [
            { data.authors },
            {
                metas(["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"], in: tree)
            },
            { marked("author", in: tree) },
            { tree.outermost { rel("author", of: $0, in: tree) }.map { tree.line(of: $0) } },
        ]
        for source in sources {
            let names = source().compactMap(authorName)
            if !names.isEmpty { return Array(unique(names).prefix(Limits.itemNames)) }
        }
        return []
    }

    /// Absolute and of http or https; nil where the page names none.
    static func canonical(of tree: PageTree, base: String) -> String? {
        let link = tree.elements(named: "link").first { rel("canonical", of: $0, in: tree) }
        let printed = [link.flatMap { tree.attribute("href", of: $0) }, meta(["og:url"], in: tree)]
        return printed.lazy.compactMap { $0 }.compactMap { WebAddress.absolute($0, base: base) }.first
    }

    /// BCP 47.
    static func language(of tree: PageTree, _ data: StructuredData) -> String? {
        let html = tree.elements(named: "html").first
        let candidates = [
            html.flatMap { tree.attribute("lang", of: $0) ?? tree.attribute("xml:lang", of: $0) },
            meta(["og:locale", "content-language", "dc.language", "language"], in: tree), data.language,
        ]
        return candidates.lazy.compactMap { $0 }.compactMap(LanguageTag.tag).first
    }

    private static func meta(_ names: [String], in tree: PageTree) -> String? { metas(names, in: tree).first }

    /// The contents of the `<meta>` of these names, in the order of the names.
    private static func metas(_ names: [String], in tree: PageTree) -> [String] {
        var found: [String: [String]] = [:]
        for element in tree.elements(named: "meta") {
            let name = tree.attribute("property", of: element) ?? tree.attribute("name", of: element)
            guard let name = name?.lowercased(), let content = tree.attribute("content", of: element) else { continue }
            if !content.allSatisfy(\.isWhitespace) { found[name, default: []].append(content) }
        }
        return names.flatMap { found[$0] ?? [] }
    }

    /// What microdata marks with a property, readers' comments aside: its `content` or `datetime`, else its text; of
    /// an item, its `name`.
    private static func marked(_ property: String, in tree: PageTree) -> [String] {
        let marked = tree.outermost { has(property, $0, in: tree) || isComment($0, in: tree) }
        return marked.filter { !isComment($0, in: tree) }.compactMap { node in
            if let value = tree.attribute("content", of: node) ?? tree.attribute("datetime", of: node) { return value }
            let name = (node..<tree.nodes[node].end).first { has("name", $0, in: tree) }
            return name.map { tree.attribute("content", of: $0) ?? tree.line(of: $0) } ?? tree.line(of: node)
        }
    }

    private static func isComment(_ node: Int, in tree: PageTree) -> Bool {
        tree.attribute("itemtype", of: node)?.hasSuffix("Comment") == true || has("comment", node, in: tree)
    }

    static func has(_ property: String, _ node: Int, in tree: PageTree) -> Bool {
        tree.attribute("itemprop", of: node)?.split(whereSeparator: \.isWhitespace).contains { $0 == property } == true
    }

    private static func rel(_ relation: String, of node: Int, in tree: PageTree) -> Bool {
        tree.attribute("rel", of: node)?.lowercased().split(whereSeparator: \.isWhitespace).contains { $0 == relation }
            == true
    }

    /// A name as printed, without the `By` before it; nil where it is none: an address, a sentence.
    private static func authorName(_ text: String) -> String? {
        var name = PlainText.line(text)
        for before in ["by ", "автор: ", "автор ", "текст: "] where name.lowercased().hasPrefix(before) {
            name = String(name.dropFirst(before.count))
        }
        guard !name.isEmpty, name.count <= 80, !name.contains("://"), name.contains(where: \.isLetter) else {
            return nil
        }
        return name
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0.lowercased()).inserted }
    }

    /// A `<title>` without the site's name at its end, where a bar or a spaced dash parts them and most words stand
    /// before it.
    private static func withoutSite(_ title: String) -> String {
        for separator in [" | ", " :: ", " » ", " — ", " – ", " - "] {
            guard let range = title.range(of: separator, options: .backwards) else { continue }
            let before = title[..<range.lowerBound]
            let words = before.split(separator: " ").count
            if words >= 4, title[range.upperBound...].split(separator: " ").count <= min(4, words / 2) {
                return String(before)
            }
        }
        return title
    }

    private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
