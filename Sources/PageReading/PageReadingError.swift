/// Why a document gives no article. A page without one is no error: its `Article` has an empty text.
package enum PageReadingError: Error, Equatable, Sendable {
    /// What it is instead, in a word: `an image`, `a PDF`.
    case notHTML(String)
    /// Bytes.
    case tooLarge(Int)
}

extension PageReadingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notHTML(let kind): "the page is \(kind), not HTML"
        case .tooLarge(let size): "the page has \(size) bytes; at most \(Limits.page) are read"
        }
    }
}
