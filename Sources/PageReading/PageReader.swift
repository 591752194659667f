package import CasewireModel
import TextTools

/// An article out of its page, by structure and text: nothing here knows a site.
package enum PageReader {
    /// - Throws: where the document is no page, or too large a one. A page that holds no article is none of that: its
    ///   article has an empty text.
    package static func article(in document: Document) throws(PageReadingError) -> Article {
        guard document.body.count <= Limits.page else { throw .tooLarge(document.body.count) }
        if let kind = PageKind.otherThanHTML(document) { throw .notHTML(kind) }
        let declared = PageKind.declaredCharset(in: document.body)
        let html = Charset.decode(document.body, contentType: document.contentType, declared: declared).text
        let tree = HTMLTreeParser.tree(of: html)
        let data = StructuredData(of: tree)
        let title = PageMetadata.title(of: tree, data)
        let text = ArticleText.text(of: tree, title: title, body: data.body, url: document.url)
        return Article(
            title: title, text: PlainText.clean(text).cut(toBytes: Limits.itemText),
            published: PageMetadata.published(of: tree, data),
            authors: PageMetadata.authors(of: tree, data),
            canonical: PageMetadata.canonical(of: tree, base: document.url),
            language: PageMetadata.language(of: tree, data))
    }
}
