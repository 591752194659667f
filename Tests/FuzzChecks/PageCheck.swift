import CasewireModel
import Foundation
import PageReading
import TextTools

/// An input is the charset of a `Content-Type` header and an article's page.
enum PageCheck {
    static func run(_ input: [UInt8]) throws(BrokenPromise) {
        var input = FuzzInput(input)
        let contentType = input.contentType("text/html")
        let document = Document(
            url: "https://page.example/news/1.html", body: input.bytes, contentType: contentType,
            fetched: Date(timeIntervalSince1970: 0))
        let article: Article
        do {
            article = try PageReader.article(in: document)
        } catch {
            return try keep(!"\(error)".isEmpty, "a page that is refused is so in words")
        }
        try promises(article)
        try PlainPromises.item(
            ItemReader.item(printed(input.text), feedLanguage: nil, article: article, guid: ItemID("fuzz")))
    }

    private static func promises(_ article: Article) throws(BrokenPromise) {
        try PlainPromises.line(article.title, "an article's title")
        try PlainPromises.clean(article.text, "an article's text")
        for author in article.authors { try PlainPromises.line(author, "an article's author") }
        try PlainPromises.web(article.canonical, "an article's address")
        try PlainPromises.printable(article.published, "an article's date")
    }

    /// The same markup as a feed may carry it.
    private static func printed(_ html: String) -> PrintedItem {
        var item = PrintedItem()
        item.title = html
        item.summary = html
        item.content = [Content(type: "html", value: html), Content(type: "text", value: html)]
        item.link = html
        item.authors = [Author(name: html)]
        item.categories = [Category(term: html)]
        item.language = html
        return item
    }
}
