import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Monitoring
import TextTools

struct Discover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Finds the feeds of a site and prints the [[feed]] lines to paste.",
        discussion: """
            Asks what the page declares and what it links to that looks like a feed, and the usual addresses where that
            brings none. A feed of readers' comments, one that has the same items as another, and one that feeds.conf has
            already are put last, commented out. Ends with 69 where the address could not be asked, 65 where no feed was
            found.

            Example:
              casewire discover https://example.org
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Print JSON, a line a feed.") var json = false
    @Flag(help: "Ask private and loopback addresses, too.") var allowPrivate = false
    @Option(help: ArgumentHelp("Ask through this proxy only, such as socks5h://127.0.0.1:9050.", valueName: "url"))
    var proxy: String?
    @Argument(help: ArgumentHelp("A page of the site, or a feed.", valueName: "url")) var url: String

    func validate() throws {
        if let fault = FeedTable.fault(ofAddress: address) { throw ValidationError("the address \(fault)") }
        if let proxy, let fault = FeedTable.fault(ofProxy: proxy) { throw ValidationError("--proxy \(fault)") }
    }

    func run() async throws {
        try await reporting {
            let settings = try options.settingsIfAny()
            let outcome = try await found(settings)
            for (url, reason) in outcome.refused {
                Terminal.say(PlainText.line("discover: \(url): declared, but \(reason)"))
            }
            if outcome.unasked > 0 {
                Terminal.say("discover: \(outcome.unasked) more addresses were not asked; name a page that lists them")
            }
            var proposal = FeedProposal(settings)
            for feed in outcome.feeds {
                let table = table(of: feed, &proposal)
                Terminal.print(json ? try JSONEncoder.casewire().line(Row(feed, table)) : Array("\(table.text)\n".utf8))
            }
        }
    }

    /// `example.org` is as good as `https://example.org`.
    private var address: String {
        let address = WebAddress.ofFeedLink(url)
        return address.contains("://") ? address : "https://\(address)"
    }

    private func found(_ settings: Settings?) async throws -> Discovery.Outcome {
        do {
            let discovery = try Discovery(
                settings: settings, version: Version.current, allowPrivate: allowPrivate, proxy: proxy)
            return try await discovery.feeds(of: address) { url in
                if Terminal.stderrIsTerminal { Terminal.say("asking \(url)") }
            }
        } catch Discovery.Failure.nothing(let reason) {
            throw Failure(.dataError, PlainText.line("discover: \(reason)"))
        } catch Discovery.Failure.notAsked(.fetch(.forbiddenAddress(let address))) {
            throw Failure(
                status: 69, "discover: \(address) is a private address; --allow-private lets it be asked")
        } catch Discovery.Failure.notAsked(let error) {
            throw Failure(status: 69, PlainText.line("discover: \(address): \(error)"))
        } catch {
            throw Failure(.systemError, "discover: \(error)")
        }
    }

    private func table(of feed: Discovery.Found, _ proposal: inout FeedProposal) -> FeedTable {
        var table = proposal.table(url: feed.url, title: feed.profile.title)
        table.comments = [feed.profile.words]
        if feed.profile.isOfComments { table.comments.append("readers' comments, not articles") }
        if let same = feed.sameAs { table.comments.append("the same items as \(same)") }
        if let known = proposal.known(feed.url) {
            table.comments.append("feeds.conf has it already, as \"\(known)\"")
            table.isOff = true
        }
        table.isOff = table.isOff || !feed.isWorthwhile
        if !feed.profile.saysLanguage, let language = feed.profile.language, FeedTable.isLanguage(language) {
            table.language = language
        }
        table.proxy = proxy
        table.allowPrivate = allowPrivate
        return table
    }

    private struct Row: Encodable {
        let id: FeedID
        let url: String
        let title: String?
        let found: Discovery.Found.Way
        let format: String
        let items: Int
        let newest: Date?
        let language: String?
        let comments: Bool
        let sameAs: String?

        enum CodingKeys: String, CodingKey {
            case id, url, title, found, format, items, newest, language, comments
            case sameAs = "same_as"
        }

        init(_ feed: Discovery.Found, _ table: FeedTable) {
            (id, url, title, found) = (table.id, feed.url, feed.profile.title, feed.way)
            (format, items, newest) = (feed.profile.format, feed.profile.items, feed.profile.newest)
            (language, comments, sameAs) = (feed.profile.language, feed.profile.isOfComments, feed.sameAs)
        }
    }
}

/// New `[[feed]]` tables beside those of a feeds.conf: ids that are not taken, and which feeds are there already.
struct FeedProposal {
    private var ids: ProposedIDs
    private let known: [String: FeedID]

    /// - Parameter settings: nil where there is no feeds.conf.
    init(_ settings: Settings?) {
        let feeds = settings?.feeds ?? []
        ids = ProposedIDs(taken: feeds.map(\.id.rawValue))
        known = Dictionary(feeds.map { (WebAddress.feedKey($0.url), $0.id) }) { first, _ in first }
    }

    mutating func table(url: String, title: String?) -> FeedTable {
        FeedTable(id: ids.feed(url: url, title: title), url: url, title: title)
    }

    /// The feed of feeds.conf that has this address; nil where none has.
    func known(_ url: String) -> FeedID? { known[WebAddress.feedKey(url)] }
}

extension FeedProfile {
    /// `rss-2.0, 20 items, newest 2026-11-24T10:00:00Z, language ru`
    fileprivate var words: String {
        let count = items == 1 ? "1 item" : "\(items) items"
        let date = newest.map { "newest \(Timestamp.rfc3339($0))" } ?? (items > 0 ? "undated" : nil)
        let tongue = language.map { "language \($0)\(saysLanguage ? "" : " by its texts")" }
        return [format, count, date, tongue].compactMap { $0 }.joined(separator: ", ")
    }
}
