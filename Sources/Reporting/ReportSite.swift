package import CasewireModel
package import Foundation

/// Cases, alerts and feeds as a static site: pages that stand for themselves, without a script and without a request to
/// anybody, in English at the top and in Russian and Kazakh in folders below it.
///
/// Everything is asked for record by record, once to count and once a language to show.
package struct ReportSite {
    /// What there is to report.
    package struct Contents {
        let eachCase: ((CaseRecord) throws -> Void) throws -> Void
        /// The oldest first.
        let eachAlert: ((Alert) throws -> Void) throws -> Void
        let feeds: [Feed]
        /// Names of watched entities by id.
        let watched: [EntityID: String]

        package init(
            feeds: [Feed], watched: [WatchedEntity], eachCase: @escaping ((CaseRecord) throws -> Void) throws -> Void,
            eachAlert: @escaping ((Alert) throws -> Void) throws -> Void
        ) {
            self.feeds = feeds
            self.watched = Dictionary(watched.map { ($0.id, $0.name) }) { first, _ in first }
            self.eachCase = eachCase
            self.eachAlert = eachAlert
        }
    }

    package struct Feed {
        let id: FeedID
        let title: String?
        let lastAnswer: Date?
        let items: Int
        let error: String?

        package init(id: FeedID, title: String?, lastAnswer: Date?, items: Int, error: String?) {
            self.id = id
            self.title = title
            self.lastAnswer = lastAnswer
            self.items = items
            self.error = error
        }
    }

    private let contents: Contents
    private let templates: ReportTemplates
    private var counts = ReportCounts()

    package init(_ contents: Contents) throws {
        self.contents = contents
        templates = try ReportTemplates()
    }

    /// - Parameter write: is given each page: its path below the site's folder, and its bytes.
    package mutating func make(write: (_ path: String, _ bytes: [UInt8]) throws -> Void) throws {
        var counts = ReportCounts()
        try contents.eachAlert { counts.take($0) }
        try contents.eachCase { counts.take($0) }
        self.counts = counts
        for language in ReportLanguage.allCases {
            let pages = ReportPages(language, counts, contents.feeds, contents.watched, templates)
            func put(_ page: ReportPages.Page) throws { try write(page.path, Array(page.html.utf8)) }
            try put(pages.overview())
            try put(pages.cases())
            try put(pages.feedsPage())
            try contents.eachCase { try put(pages.page(of: $0)) }
            try contents.eachAlert { try put(pages.page(of: $0)) }
        }
    }

    /// Is this a file of ours, by its path below the site's folder? Only such are removed when nothing makes them any more.
    package static func isPage(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        guard let name = parts.last, parts.count <= 2,
            parts.count == 1 || ReportLanguage(rawValue: String(parts[0])) != nil
        else { return false }
        return name.hasSuffix(".html") && (name.hasPrefix("case-") || name.hasPrefix("alert-"))
    }
}
