import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import PageReading

@Suite("Articles out of pages") struct PageReaderTests {
    static func article(_ html: String, url: String = "https://a.example/b/c", contentType: String? = nil) throws
        -> Article
    {
        try article(Array(html.utf8), url: url, contentType: contentType)
    }

    static func article(
        _ body: [UInt8], url: String = "https://a.example/b/c", contentType: String? = nil
    ) throws -> Article {
        try PageReader.article(
            in: Document(url: url, body: body, contentType: contentType, fetched: Date(timeIntervalSince1970: 0)))
    }

    private static let prose = "The court met again on Monday, and heard three witnesses before it rose for the day."

    @Test("have the text that stands beside each page", arguments: Fixture.names(in: "articles", ending: ".txt"))
    func text(name: String) throws {
        let page = try Fixture.bytes(name.dropLast(3) + "html")
        let expected = try Fixture.text(name).trimmingCharacters(in: .newlines)
        #expect(try Self.article(page).text == expected)
    }

    @Test(
        "have a title, a time, authors, an address and a language",
        arguments: [
            (
                "english-news", "Court in Sarkand jails newspaper editor for six years", "2021-08-05T12:03:00Z",
                ["Marta Field", "Oleg Brandt"], "https://a.example/2021/08/05/sarkand-editor", "en-GB"
            ),
            (
                "russian-windows-1251", "Активистку из Талгара отправили под домашний арест", "2021-08-05T12:03:00Z",
                ["Ирина Соколова"], nil, "ru-RU"
            ),
            (
                "kazakh-microdata", "Таразда журналист он бес тәулікке қамалды", "2022-01-12T03:30:00Z",
                ["Жанар Әбенова"], nil, "kk"
            ),
            (
                "amp", "Правозащитника оштрафовали на сто расчётных показателей", "2021-09-14T08:15:00Z", ["Павел Ким"],
                "https://vestnik.example/2021/shtraf/", "ru"
            ),
            ("script-rendered", "Blogger released after search", "2021-03-02T00:00:00Z", [], nil, "en"),
        ] as [(String, String, String, [String], String?, String)])
    func metadata(
        page: String, title: String, published: String, authors: [String], canonical: String?, language: String
    ) throws {
        let article = try Self.article(try Fixture.bytes("articles/\(page).html"))
        #expect(article.title == title)
        #expect(article.published.map(Timestamp.rfc3339) == published)
        #expect(article.authors == authors)
        #expect(article.canonical == canonical)
        #expect(article.language == language)
    }

    @Test(
        "have an empty text where the page holds none",
        arguments: [
            "<html><body><nav><a href='/a'>A menu</a></nav></body></html>", "<p></p>",
            "<p>Log in</p><form><input></form>",
        ])
    func none(html: String) throws {
        #expect(try Self.article(html).text == "")
    }

    @Test("are not made of a front page's teasers")
    func frontPage() throws {
        #expect(try Self.article(try Fixture.bytes("articles/front-page.html")).text == "")
    }

    @Test(
        "are found by no one name: article, main, microdata, a class, or nothing",
        arguments: [
            "<article>%</article>", "<main><div>%</div></main>", "<div itemprop='articleBody'>%</div>",
            "<div class='postContent'>%</div>", "<div>%</div>", "<table><tr><td>%</td></tr></table>", "%",
        ])
    func containers(frame: String) throws {
        let story = "<p>\(Self.prose)</p><p>Second: \(Self.prose)</p>"
        let page =
            "<body><div class='menu'><a href='/'>Front page</a></div>"
            + frame.replacingOccurrences(of: "%", with: story)
            + "<div class='sidebar'><p>\(Self.prose) Buy it.</p></div></body>"
        #expect(try Self.article(page).text == "\(Self.prose)\n\nSecond: \(Self.prose)")
    }

    @Test("keep their text where a name on an outer element says something else")
    func misleadingNames() throws {
        let story = "<p>\(Self.prose)</p><p>Second: \(Self.prose)</p>"
        let page =
            "<body class='comments'><form id='sidebar'><div class='content-related-layout'>\(story)</div></form></body>"
        #expect(try Self.article(page).text == "\(Self.prose)\n\nSecond: \(Self.prose)")
    }

    @Test(
        "lose a pointer to other articles, and keep a sentence that begins alike",
        arguments: [
            ("<p>See also: <a href='/x'>The trial so far, from the first day to the last</a></p>", ""),
            ("<p>Читайте также: <a href='/x'>Всё, что известно о деле, на одной странице</a></p>", ""),
            ("<p>Оқи отырыңыз: <a href='/x'>Іс туралы белгілі болғанның бәрі бір бетте</a></p>", ""),
            (
                "<p>Related charges were dropped in March, his lawyer said, for want of evidence.</p>",
                "Related charges were dropped in March, his lawyer said, for want of evidence.\n\n"
            ),
            (
                "<p>По теме собрания говорили четверо, и каждый из них был потом вызван в полицию.</p>",
                "По теме собрания говорили четверо, и каждый из них был потом вызван в полицию.\n\n"
            ),
        ])
    func pointers(paragraph: String, kept: String) throws {
        let page = "<body><p>\(Self.prose)</p>\(paragraph)<p>Last: \(Self.prose)</p></body>"
        #expect(try Self.article(page).text == "\(Self.prose)\n\n\(kept)Last: \(Self.prose)")
    }

    @Test("lose the widgets beside them, unless the page is built of widgets")
    func widgets() throws {
        let first = "<p>\(Self.prose)</p>"
        let second = "<p>Then: \(Self.prose)</p>"
        let beside = "<body>\(first)\(second)<div class='widget'>\(first)</div></body>"
        let built = "<body><div class='x-widget'>\(first)</div><div class='x-widget'>\(second)</div></body>"
        #expect(try Self.article(beside).text == "\(Self.prose)\n\nThen: \(Self.prose)")
        #expect(try Self.article(built).text == "\(Self.prose)\n\nThen: \(Self.prose)")
    }

    @Test("lose a head that has lost what it was the head of")
    func idleHeads() throws {
        let page = """
            <body><h1>T</h1><p>\(Self.prose)</p><h2>Kept</h2><p>Then: \(Self.prose)</p><h2>Lost</h2>
            <ul><li><a href='/1'>One article</a></li><li><a href='/2'>Another</a></li>
            <li><a href='/3'>A third</a></li></ul></body>
            """
        #expect(try Self.article(page).text == "\(Self.prose)\n\nKept\n\nThen: \(Self.prose)")
    }

    @Test(
        "are read in the charset that header, meta or bytes give",
        arguments: [
            ("text/html; charset=windows-1251", ""), (nil, "<meta charset='windows-1251'>"),
            (nil, "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=Windows-1251'>"),
            ("text/html", "<!-- charset=utf-8 --><meta name='x' content='y'><meta charset=\"cp1251\">"),
        ] as [(String?, String)])
    func charset(contentType: String?, head: String) throws {
        let text = "Суд приговорил журналиста к трём годам лишения свободы, сообщил его адвокат в пятницу."
        let page = "<html><head>\(head)</head><body><p>\(text)</p></body></html>"
        let bytes = try #require(page.data(using: .windowsCP1251))
        #expect(try Self.article([UInt8](bytes), contentType: contentType).text == text)
    }

    @Test("are in UTF-8 whatever a meta says once the header has said so")
    func headerFirst() throws {
        let page = "<meta charset='windows-1251'><p>Суд идёт: заседание началось с утра, и его ещё не закончили.</p>"
        #expect(
            try Self.article(page, contentType: "text/html; charset=utf-8").text
                == "Суд идёт: заседание началось с утра, и его ещё не закончили.")
    }

    @Test("carry no control characters", arguments: ["\u{0}", "\u{1B}", "\u{202E}", "&#27;", "&#x200B;"])
    func controls(mark: String) throws {
        let article = try Self.article("<title>A\(mark)B title</title><p>\(Self.prose)\(mark)</p>")
        let texts = [article.text, article.title ?? ""].joined()
        #expect(
            !texts.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || [0x202E, 0x200B].contains($0.value) })
        #expect(article.text.hasPrefix("The court met"))
    }

    @Test(
        "are refused where the document is no page",
        arguments: [
            (Array("%PDF-1.4 <x>".utf8), nil, PageReadingError.notHTML("a PDF")),
            ([0x89, 0x50, 0x4E, 0x47, 0x3C, 0x70], nil, .notHTML("an image")),
            (Array("{\"a\": \"b\"}".utf8), "application/json", .notHTML("JSON")),
            (Array("Only words.".utf8), "text/plain", .notHTML("text without markup")),
            ([0x0A], "text/html", .notHTML("empty")),
        ] as [([UInt8], String?, PageReadingError)])
    func refused(body: [UInt8], contentType: String?, error: PageReadingError) {
        #expect(throws: error) { try Self.article(body, contentType: contentType) }
    }

    @Test("are refused where the page is too large, and not one byte before")
    func tooLarge() throws {
        let page = Array("<p>\(Self.prose)</p>".utf8) + [UInt8](repeating: 0x20, count: Limits.page)
        #expect(throws: PageReadingError.tooLarge(page.count)) { try Self.article(page) }
        #expect(try Self.article(Array(page[..<Limits.page])).text == Self.prose)
    }

    @Test("are read in spite of a header that says plain text")
    func wrongHeader() throws {
        #expect(try Self.article("<p>\(Self.prose)</p>", contentType: "text/plain").text == Self.prose)
    }
}

@Suite("Hostile pages") struct HostilePageTests {
    private static let prose = "The court met again on Monday, and heard three witnesses before it rose for the day."

    @Test(
        "are read to what stands before the fault", .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "<div>", count: 100_000),
            String(repeating: "<b>", count: 100_000) + String(repeating: "</i>", count: 100_000),
            String(repeating: "<ul><li>", count: 50_000), "<p " + String(repeating: "a ", count: 300_000) + ">",
            "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">",
            String(repeating: "<!--", count: 100_000),
            String(repeating: "<h1 itemprop='author'>x", count: 20_000),
            "<script type='application/ld+json'>" + String(repeating: "[", count: 200_000),
            "<\(String(repeating: "n", count: 50_000)) class='\(String(repeating: "c ", count: 50_000))'>",
            "<p>e" + String(repeating: "\u{301}", count: 600_000),
        ])
    func readBefore(hostile: String) throws {
        #expect(try PageReaderTests.article("<p>\(Self.prose)</p>" + hostile).text.hasPrefix(Self.prose))
    }

    @Test("keep what follows a tag with too many attributes")
    func attributes() throws {
        let many = (0..<1_000).map { "a\($0)=\"1 > 0\"" }.joined(separator: " ")
        let page = "<script>for (i=0;i<n;i++) { \(many) }</script><div \(many)><p>\(Self.prose)</p></div>"
        #expect(try PageReaderTests.article(page).text == Self.prose)
    }

    @Test("say nothing worse when cut anywhere")
    func cut() throws {
        let page = try Fixture.bytes("articles/english-news.html")
        let whole = try PageReaderTests.article(page).text
        for end in stride(from: 1, to: page.count, by: 97) {
            guard let article = try? PageReaderTests.article(Array(page[..<end])) else { continue }
            #expect(article.text.utf8.count <= whole.utf8.count + 400)
        }
    }
}

@Suite("Names of elements") struct PageHintsTests {
    @Test(
        "say what stands in them",
        arguments: [
            ("article-body", .article), ("postContent", .article), ("entry_content", .article),
            ("news-text-2", .article),
            ("comments", .unwanted), ("relatedPosts", .unwanted), ("article-body-comments", .unwanted),
            ("widget_text", .widget),
            ("leer-más", .unwanted), ("podelitsya", .unwanted),
            ("tag-comments", .none), ("has-sidebar", .none), ("builder-widget-text", .widget), ("social-embed", .none),
            ("adolescence", .none), ("shareholders", .none), ("", .none), ("-1", .none),
        ] as [(String, PageHints.Verdict)])
    func verdicts(name: String, expected: PageHints.Verdict) {
        #expect(PageHints.verdict(ofName: name) == expected)
    }
}
