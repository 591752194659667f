import CasewireModel
import Configuration
import Foundation
import Storage

/// What feeds.conf makes of a question to a server.
struct Requests: Sendable {
    private let contact: String?
    private let version: String

    init(settings: Settings, version: String) {
        contact = settings.contact
        self.version = version
    }

    /// - Parameter validatedURL: the address that gave the question's validators.
    func request(for feed: FeedSettings, _ question: Question, validatedURL: String?) throws(PollError) -> FetchRequest
    {
        FetchRequest(
            url: question.url, purpose: .feed, validators: question.validators, validatedURL: validatedURL,
            allowPrivate: feed.allowPrivate, allowInsecureRedirect: feed.polling.allowInsecureRedirect,
            proxy: feed.proxy, userAgent: userAgent(for: feed),
            authorization: try authorization(for: feed, at: question.url))
    }

    /// Scheme, host and port as written.
    private static func server(of url: String) -> String {
        let parts = URLComponents(string: url)
        return "\(parts?.scheme?.lowercased() ?? "")://\(parts?.host?.lowercased() ?? ""):\(parts?.port ?? 0)"
    }

    /// An article's page, asked for as its feed is, but without the feed's credential: that is for the feed's address.
    func article(_ url: String, of feed: FeedSettings) -> FetchRequest {
        FetchRequest(
            url: url, purpose: .article, allowPrivate: feed.allowPrivate,
            allowInsecureRedirect: feed.polling.allowInsecureRedirect, proxy: feed.proxy,
            userAgent: userAgent(for: feed))
    }

    /// FETCHING.md E23.
    private func userAgent(for feed: FeedSettings) -> String {
        if let own = feed.polling.userAgent { return own }
        return contact.map { "Casewire/\(version) (+\($0))" } ?? "Casewire/\(version)"
    }

    /// A credential is for the server that feeds.conf names, and for none that it says the feed has moved to.
    private func authorization(for feed: FeedSettings, at url: String) throws(PollError) -> String? {
        guard let name = feed.credential, Self.server(of: url) == Self.server(of: feed.url) else { return nil }
        do {
            return try Credential.read(name: name, environment: ProcessInfo.processInfo.environment)
        } catch {
            throw .settings("\(error)")
        }
    }
}
