import CasewireModel
package import Configuration
import FeedParsing
package import Fetching
import Foundation
import PageReading
import Storage
import TextTools

/// Finds the feeds of a site: `casewire discover`. Keeps nothing.
///
/// What a page declares is asked, then what it links to that looks like a feed; the usual addresses only where all this
/// brought none. Each is judged by what it answers, not by what it is called. One question at a time, under the host
/// limits and guards that hold for polls; a host that turns us away is asked no more.
package struct Discovery: Sendable {
    /// Questions to servers in one search: a page that lists the feeds of a newsroom has up to 40, and whoever wants
    /// more of them can name another page.
    static let questions = 32

    private let requests: Requests
    private let template: FeedSettings
    private let fetcher: CurlLoop

    /// - Parameters:
    ///   - settings: feeds.conf's, for contact, User-Agent and limits; defaults where there is none.
    ///   - allowPrivate: may what is asked resolve to a private or loopback address?
    ///   - proxy: with one, nothing is asked directly.
    package init(settings: Settings?, version: String, allowPrivate: Bool, proxy: String?) throws(FetchError) {
        let settings = settings ?? Settings()
        requests = Requests(settings: settings, version: version)
        template = FeedSettings(
            id: "discover", url: "", proxy: proxy, allowPrivate: allowPrivate, polling: settings.polling)
        fetcher = try CurlLoop(transfers: 1, perHost: 1, spacing: settings.polling.spacing)
    }

    /// A feed that was found.
    package struct Found: Equatable, Sendable {
        /// How we came to ask there.
        package enum Way: String, Codable, Sendable { case given, declared, linked, usual }

        /// The address to subscribe to: the one that it moved to, if it moved for good.
        package var url: String
        package var way: Way
        package var profile: FeedProfile
        /// The address of a feed found before it that has the same items.
        package var sameAs: String?

        /// Is it one that somebody will want? The others are told of, and put last.
        package var isWorthwhile: Bool { sameAs == nil && !profile.isOfComments }
    }

    package struct Outcome: Sendable {
        /// Those worthwhile first; never empty.
        package var feeds: [Found]
        /// What the page declares and is no feed, with the reason.
        package var refused: [(url: String, reason: String)]
        /// Candidates that were not asked, as there were too many or as their host turned us away.
        package var unasked: Int
    }

    package enum Failure: Error, Sendable {
        /// The address itself could not be asked.
        case notAsked(PollError)
        /// It answered; there is no feed, and why.
        case nothing(String)
    }

    package typealias Asking = @Sendable (String) -> Void

    /// - Parameter asking: told of each address before it is asked.
    package func feeds(of url: String, asking: Asking = { _ in }) async throws(Failure) -> Outcome {
        var search = Search()
        let answer: Answer
        switch await ask(url, &search, asking) {
        case .success(let found): answer = found
        case .failure(let error): throw .notAsked(error)
        }
        if let profile = answer.profile {
            search.add(Found(url: answer.url, way: .given, profile: profile))
            return search.outcome
        }
        let links: FeedLinks
        do {
            links = try FeedLinks.of(answer.document)
        } catch {
            throw .nothing("\(answer.url): \(error)")
        }
        await take(links.declared, .declared, &search, asking)
        await take(links.printed, .linked, &search, asking)
        for url in Self.usual(for: answer.document.url) where !search.hasWorthwhile {
            await take([FeedLink(url: url)], .usual, &search, asking)
        }
        guard !search.found.isEmpty else { throw .nothing(search.reason(for: answer.url, links)) }
        return search.outcome
    }

    // MARK: Asking

    private struct Answer {
        let url: String
        let document: Document
        /// nil where it is no feed; then the reason says what it is.
        let profile: FeedProfile?
        let reason: String
    }

    private func ask(_ url: String, _ search: inout Search, _ asking: Asking) async -> Result<Answer, PollError> {
        asking(url)
        search.asked.insert(WebAddress.feedKey(url))
        search.questions += 1
        do {
            let (document, response) = try await fetch(url)
            search.asked.insert(WebAddress.feedKey(response.url))
            return .success(Self.judged(document, url: Self.lasting(url, response)))
        } catch {
            return .failure(error)
        }
    }

    private func fetch(_ url: String) async throws(PollError) -> (Document, Response) {
        var feed = template
        feed.url = url
        let question = Question(FeedMemory(id: feed.id), of: feed, at: Date())
        let request = try requests.request(for: feed, question, validatedURL: nil)
        do throws(FetchError) {
            switch try await fetcher.fetch(request) {
            case .fetched(let document, let response): return (document, response)
            case .notModified(let response): throw .status(response)  // asked without validators
            }
        } catch {
            throw .fetch(error)
        }
    }

    private static func judged(_ document: Document, url: String) -> Answer {
        do {
            let profile = FeedProfile(of: try FeedParser.parse(document), at: document.url)
            return Answer(url: url, document: document, profile: profile, reason: "")
        } catch {
            return Answer(url: url, document: document, profile: nil, reason: "\(error)")
        }
    }

    /// Where redirects said that the address has changed for good (RFC 9110 §15.4.2, §15.4.9), the last of those.
    private static func lasting(_ url: String, _ response: Response) -> String {
        let target = response.redirects.prefix { $0.status == 301 || $0.status == 308 }.last?.target
        return target.flatMap { FeedTable.fault(ofAddress: $0) == nil ? $0 : nil } ?? url
    }

    /// Asks the candidates that were not asked yet, one after the other.
    private func take(
        _ links: [FeedLink], _ way: Found.Way, isList: Bool = false, _ search: inout Search, _ asking: Asking
    ) async {
        for link in links where !search.asked.contains(WebAddress.feedKey(link.url)) {
            // One with a password in it, too: feeds.conf could not take it.
            guard FeedTable.fault(ofAddress: link.url) == nil else { continue }
            guard search.questions < Self.questions, !search.closed.contains(Self.host(of: link.url)) else {
                search.unasked += 1
                continue
            }
            switch await ask(link.url, &search, asking) {
            case .success(let answer):
                if var profile = answer.profile {
                    profile.title = profile.title ?? link.title
                    search.add(Found(url: answer.url, way: way, profile: profile))
                } else if way == .linked, !isList, let more = try? FeedLinks.of(answer.document) {
                    // A page that lists the feeds, as newsrooms have one behind "RSS".
                    await take(more.declared + more.printed, .linked, isList: true, &search, asking)
                } else if way == .declared {
                    search.refused.append((link.url, answer.reason))
                }
            case .failure(let error):
                if error.isRefusal { search.closed.insert(Self.host(of: link.url)) }
                if way == .declared { search.refused.append((link.url, "\(error)")) }
            }
        }
    }

    private static func host(of url: String) -> String {
        String(WebAddress.feedKey(url).prefix { !"/?".contains($0) })
    }

    // MARK: Usual addresses

    /// Where sites commonly have their feed, below the page's own folder first.
    static func usual(for url: String) -> [String] {
        guard let start = url.range(of: "://") else { return [] }
        let address = url[start.upperBound...].prefix { !"?#".contains($0) }
        let site = url[..<start.upperBound] + address.prefix { $0 != "/" }
        // `/blog/` and `/blog` have `/blog/feed`, `/blog/index.html` likewise.
        var folders = address.drop { $0 != "/" }.split(separator: "/")
        if let last = folders.last, last.contains("."), !address.hasSuffix("/") { folders.removeLast() }
        let roots = folders.isEmpty ? [""] : ["/" + folders.joined(separator: "/"), ""]
        return roots.flatMap { root in usualPaths.map { "\(site)\(root)\($0)" } }
    }

    private static let usualPaths = [
        "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feeds/posts/default", "/feed.json",
        "/index.rdf", "/api/",
    ]
}

extension PollError {
    /// Does a host say by it that it wants no more questions now, or can't take any?
    fileprivate var isRefusal: Bool {
        switch self {
        case .fetch(.blocked), .fetch(.unresolved), .fetch(.unreachable), .fetch(.timedOut), .fetch(.tooSlow),
            .fetch(.insecure), .fetch(.forbiddenAddress), .fetch(.cancelled), .fetch(.noResources):
            true
        case .fetch(.status(let response)): [401, 429, 503].contains(response.status)
        default: false
        }
    }
}

/// What one search knows so far.
private struct Search {
    /// Addresses, by their keys.
    var asked: Set<String> = []
    var questions = 0
    var found: [Discovery.Found] = []
    var refused: [(url: String, reason: String)] = []
    var unasked = 0
    /// Hosts that are asked no more.
    var closed: Set<String> = []

    mutating func add(_ feed: Discovery.Found) {
        // Two addresses that lead to one.
        guard !found.contains(where: { WebAddress.feedKey($0.url) == WebAddress.feedKey(feed.url) }) else { return }
        var feed = feed
        feed.sameAs = found.first { $0.sameAs == nil && $0.profile.hasItems(of: feed.profile) }?.url
        found.append(feed)
    }

    var hasWorthwhile: Bool { found.contains(where: \.isWorthwhile) }

    var outcome: Discovery.Outcome {
        let feeds = found.filter(\.isWorthwhile) + found.filter { !$0.isWorthwhile }
        return Discovery.Outcome(feeds: feeds, refused: refused, unasked: unasked)
    }

    func reason(for url: String, _ links: FeedLinks) -> String {
        let declared = links.declared.isEmpty ? "declares no feed" : "declares what is no feed"
        let refusals = refused.map { "; \($0.url): \($0.reason)" }.joined()
        let tried = questions > 1 ? ", and none of the \(questions - 1) addresses that were tried is one" : ""
        let more = unasked > 0 ? "; \(unasked) more were not tried: the server turned us away" : ""
        return "\(url): no feed found: the page \(declared)\(tried)\(refusals)\(more)"
    }
}
