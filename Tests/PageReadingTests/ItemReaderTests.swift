import CasewireModel
import Foundation
import Testing

@testable import PageReading

@Suite("Items as messages carry them") struct ItemReaderTests {
    private static func printed(
        title: String? = "T", summary: String? = nil, type: TextType? = nil, content: [Content] = [],
        link: String? = nil
    ) -> PrintedItem {
        var item = PrintedItem()
        item.title = title
        item.summary = summary
        item.summaryType = type
        item.content = content
        item.link = link
        return item
    }

    private static func item(_ printed: PrintedItem, feedLanguage: String? = nil, article: Article? = nil) -> Item {
        ItemReader.item(printed, feedLanguage: feedLanguage, article: article, guid: "g")
    }

    @Test(
        "have a summary of plain text, by its type",
        arguments: [
            ("a < b &amp; c\n\nd", TextType.text, "a < b &amp; c\n\nd"),
            ("<p>a &amp; b</p><p>c</p>", .html, "a & b\n\nc"),
            ("<div>a<br/>b</div>", .xhtml, "a\nb"),
            ("<p>a</p><p>b</p>", nil, "a\n\nb"),
            ("a &laquo;b&raquo;", nil, "a «b»"),
            ("5 < 6\n& more", nil, "5 < 6\n& more"),
            ("a\u{1B}\u{202E}b", .text, "ab"),
            (" \n ", .text, nil),
            ("<img src='x'>", .html, nil),
        ] as [(String, TextType?, String?)])
    func summary(text: String, type: TextType?, expected: String?) {
        #expect(Self.item(Self.printed(summary: text, type: type)).summary == expected)
    }

    @Test(
        "have the text of the richest content",
        arguments: [
            (
                [
                    Content(type: "html", value: "<p>one</p>"),
                    Content(type: "text/html", value: "<p>one</p><p>two</p>"),
                ], "one\n\ntwo"
            ),
            ([Content(type: "text", value: "a <b>")], "a <b>"),
            ([Content(type: nil, value: "a <b>c</b>")], "a c"),
            ([Content(type: "image/png", value: "aGVsbG8gaGVsbG8gaGVsbG8=")], nil),
            ([Content(type: "html", value: nil, src: "https://a.example/x")], nil),
            ([Content(type: "html", value: "<p>The summary.</p>")], nil),  // says no more than the summary
            ([], nil),
        ] as [([Content], String?)])
    func text(content: [Content], expected: String?) {
        #expect(Self.item(Self.printed(summary: "The summary.", content: content)).text == expected)
    }

    @Test("take what the article has and the feed has not")
    func article() throws {
        let published = Date(timeIntervalSince1970: 1_600_000_000)
        let article = Article(
            title: "Its title", text: "The whole text.", published: published, authors: ["A", "B"],
            canonical: "https://a.example/story", language: "ru")
        let content = [Content(type: "html", value: "Much longer than the whole text of the article is.")]
        let item = Self.item(
            Self.printed(title: " ", content: content, link: "https://a.example/r?id=1"), article: article)
        #expect(item.title == "Its title")
        #expect(item.text == "The whole text.")
        #expect(item.published == published)
        #expect(item.authors == ["A", "B"])
        #expect(item.url == "https://a.example/story")
        #expect(item.language == "ru")
    }

    @Test("keep what the feed says where it says something")
    func feedFirst() {
        var printed = Self.printed(title: "The\n feed's", content: [Content(type: "text", value: "Content.")])
        printed.published = Date(timeIntervalSince1970: 1)
        printed.updated = Date(timeIntervalSince1970: 2)
        printed.authors = [Author(name: "Own"), Author(email: "e@a.example"), Author(name: "Own"), Author(uri: "x")]
        printed.categories = [Category(term: "t", label: "Label"), Category(term: "t2"), Category(scheme: "s")]
        let article = Article(
            title: "Other", text: "", published: Date(timeIntervalSince1970: 9), authors: ["Z"], language: "ru")
        let item = Self.item(printed, feedLanguage: "kk", article: article)
        #expect(item.title == "The feed's")
        #expect(item.text == "Content.")
        #expect(item.published == Date(timeIntervalSince1970: 1))
        #expect(item.updated == Date(timeIntervalSince1970: 2))
        #expect(item.authors == ["Own", "e@a.example"])
        #expect(item.categories == ["Label", "t2"])
        #expect(item.language == "kk")
    }

    @Test(
        "have an address of the web without tracking, or none",
        arguments: [
            ("https://a.example/x?utm_source=rss", nil, "https://a.example/x"),
            ("https://a.example/x", "https://a.example/", "https://a.example/x"),
            ("https://a.example/x", "https://a.example/y?fbclid=1", "https://a.example/y"),
            ("javascript:alert(1)", nil, nil),
            ("javascript:alert(1)", "https://a.example/y", "https://a.example/y"),
            (nil, nil, nil),
        ] as [(String?, String?, String?)])
    func url(link: String?, canonical: String?, expected: String?) {
        let article = Article(text: "x", canonical: canonical)
        #expect(Self.item(Self.printed(link: link), article: article).url == expected)
    }

    @Test(
        "have a guid that is a permalink for an address where no link is printed",
        arguments: [(true, true), (false, false)])
    func permalink(isPermalink: Bool, hasURL: Bool) {
        var printed = Self.printed()
        printed.id = "https://a.example/x"
        printed.guidIsPermalink = isPermalink
        #expect((Self.item(printed).url == "https://a.example/x") == hasURL)
    }

    @Test("are of no more than so many bytes, and of whole characters")
    func limits() {
        let long = String(repeating: "ж", count: Limits.itemText)
        let item = Self.item(Self.printed(title: long, summary: "s" + long, type: .text))
        #expect(item.summary?.utf8.count == Limits.itemText - 1)
        #expect(item.title.utf8.count == Limits.itemTitle)
        #expect(item.summary?.unicodeScalars.last == "ж")
    }

    private static let long = String(repeating: "A sentence of the story. ", count: 40)

    @Test(
        "are only summed up by a feed that gives little or cuts it off",
        arguments: [
            ("Two lines about it.", nil, true),
            (nil, nil, true),
            (long, nil, false),
            (long + "And then…", nil, true),
            (long + "And then [...]", nil, true),
            (long + "<p><a href='x'>Read more »</a></p>", nil, true),
            (long + "<p><a href='x'>Читать далее</a></p>", nil, true),
            ("Two lines about it.", long, false),
            ("Two lines…", long + "\n<p>The post <a>X</a> appeared first on <a>Y</a>.</p>", false),
            (nil, long + " It ends [&#8230;]<p>The post <a>X</a> appeared first on <a>Y</a>.</p>", true),
        ] as [(String?, String?, Bool)])
    func summaryOnly(summary: String?, content: String?, expected: Bool) {
        let contents = content.map { [Content(type: "html", value: $0)] } ?? []
        #expect(ItemReader.isSummaryOnly(Self.printed(summary: summary, type: .html, content: contents)) == expected)
    }
}
