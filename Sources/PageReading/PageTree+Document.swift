import CasewireModel
import TextTools

extension PageTree {
    /// The elements of a page, whatever charset it is in.
    ///
    /// - Throws: where the document is no page, or too large a one.
    static func read(_ document: Document) throws(PageReadingError) -> PageTree {
        guard document.body.count <= Limits.page else { throw .tooLarge(document.body.count) }
        if let kind = PageKind.otherThanHTML(document) { throw .notHTML(kind) }
        let declared = PageKind.declaredCharset(in: document.body)
        let html = Charset.decode(document.body, contentType: document.contentType, declared: declared).text
        return HTMLTreeParser.tree(of: html)
    }
}
