package import CasewireModel

/// A list of feeds as a feed reader exports it: OPML 1.0, 1.1 or 2.0. Nothing in it is trusted: an address may be any
/// text, until whoever uses it has judged it.
package struct OPML: Equatable, Sendable {
    /// Of one feed.
    package struct Outline: Equatable, Sendable {
        /// Plain text, on one line; `title`, or else `text`.
        package var title: String?
        /// `xmlUrl`, as printed but for white space at its ends. Never empty.
        package var feedURL: String
        /// `htmlUrl`, likewise.
        package var siteURL: String?
        /// The titles of the folders that it stands in, the outermost first.
        package var folders: [String] = []
        /// 1 is the first of the document.
        package var line: Int

        package init(
            title: String? = nil, feedURL: String, siteURL: String? = nil, folders: [String] = [], line: Int
        ) {
            self.title = title
            self.feedURL = feedURL
            self.siteURL = siteURL
            self.folders = folders
            self.line = line
        }
    }

    /// Plain text, on one line.
    package var title: String?
    /// In the order printed, `Limits.outlines` at most.
    package var outlines: [Outline] = []
    /// What was mended, and what was left out.
    package var problems: [Problem] = []
}

/// Why there is no list of feeds to read.
package enum OPMLError: Error, Equatable, Sendable {
    /// The bytes are something else, said in words: `a feed`, `an HTML page`.
    case noList(reason: String)
    /// More bytes than `Limits.opmlBytes`.
    case tooLarge(bytes: Int)
}

extension OPMLError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noList(let reason): "no OPML: \(reason)"
        case .tooLarge(let bytes): "too large to read: \(bytes) bytes, where \(Limits.opmlBytes) are allowed"
        }
    }
}
