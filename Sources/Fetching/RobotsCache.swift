package import CasewireModel
package import Foundation
import Synchronization

/// Whether a site lets an article's page be asked for: its robots.txt, asked once a day at most (RFC 9309 §2.4), with
/// the limits of every other request. Feeds that an operator named are not its business (FETCHING.md E28).
package actor RobotsCache {
    private let loop: CurlLoop
    private var known: [Site: Entry] = [:]
    /// Sites that are being asked, and those who wait for what one of them asks.
    private var asked: [Site: [CheckedContinuation<Void, Never>]] = [:]

    package init(_ loop: CurlLoop) { self.loop = loop }

    /// How long an answer holds, and how long none does.
    private static let lifetime = 24.0 * 3600
    /// Until a site that could not be asked is asked again: long enough for the pages of one cycle, which all go
    /// without.
    private static let lifetimeOfNone = 600.0

    /// Rules may differ with whom is asked, by what way, and who asks.
    private struct Site: Hashable {
        let origin: String
        let proxy: String?
        let allowPrivate: Bool
        let userAgent: String
    }

    private struct Entry {
        let rules: RobotsRules
        let time: Date
        let lifetime: Double

        /// A clock that was set back makes nothing last longer.
        func holds(at now: Date) -> Bool { (0..<lifetime).contains(now.timeIntervalSince(time)) }
    }

    /// May the page be asked for? Asks the site first where it is not known, by the same way as the page: through its
    /// proxy, under its User-Agent, without its credential. Of many who ask at once, one asks the site.
    ///
    /// - Returns: false also where the site could not be asked (RFC 9309 §2.3.1.4), where the task is cancelled, and
    ///   for what is no http or https address.
    package func allows(_ request: FetchRequest, at now: Date) async -> Bool {
        guard let parts = URLParts(request.url), let path = URLParts.path(of: request.url) else { return false }
        let site = Site(
            origin: parts.origin, proxy: request.proxy, allowPrivate: request.allowPrivate,
            userAgent: request.userAgent)
        while !Task.isCancelled {
            if let entry = known[site], entry.holds(at: now) { return entry.rules.allows(path: path) }
            if asked[site] != nil {
                await withCheckedContinuation { asked[site, default: []].append($0) }
            } else {
                await ask(site, for: request, at: now)
            }
        }
        return false
    }

    /// Leaves the site as it was where the task was cancelled meanwhile: then another of those who wait asks.
    private func ask(_ site: Site, for request: FetchRequest, at now: Date) async {
        asked[site] = []
        let question = FetchRequest(
            url: "\(site.origin)/robots.txt", purpose: .robots, allowPrivate: site.allowPrivate,
            allowInsecureRedirect: request.allowInsecureRedirect, proxy: site.proxy, userAgent: site.userAgent)
        let entry: Entry?
        do {
            switch try await loop.fetch(question, into: RobotsText.init) {
            case .fetched(let text, _):
                entry = Entry(rules: RobotsRules(text.bytes), time: now, lifetime: Self.lifetime)
            case .notModified: entry = Entry(rules: .allowAll, time: now, lifetime: Self.lifetime)
            }
        } catch {
            entry = Self.entry(after: error, at: now)
        }
        if let entry { remember(entry, of: site) }
        for continuation in asked.removeValue(forKey: site) ?? [] { continuation.resume() }
    }

    private static func entry(after error: FetchError, at now: Date) -> Entry? {
        switch error {
        case .cancelled: nil
        // A site without one has no rules. One that wants to be asked less is not asked for pages meanwhile.
        case .status(let response), .blocked(let response):
            (400...499).contains(response.status) && response.status != 429
                ? Entry(rules: .allowAll, time: now, lifetime: lifetime)
                : Entry(rules: .disallowAll, time: now, lifetime: lifetimeOfNone)
        // RFC 9309 §2.3.1.2: beyond five it may be taken for missing.
        case .tooManyRedirects, .redirectLoop: Entry(rules: .allowAll, time: now, lifetime: lifetime)
        default: Entry(rules: .disallowAll, time: now, lifetime: lifetimeOfNone)
        }
    }

    private func remember(_ entry: Entry, of site: Site) {
        if known.count >= Limits.robotsOrigins, let oldest = known.min(by: { $0.value.time < $1.value.time }) {
            known[oldest.key] = nil
        }
        known[site] = entry
    }
}

/// As much of a robots.txt as is read.
private final class RobotsText: BodySink {
    private let text = Mutex<[UInt8]>([])

    init(url: String, contentType: String?) {}

    func take(_ bytes: ArraySlice<UInt8>) {
        text.withLock { $0 += bytes.prefix(Limits.robotsBytes + 1 - $0.count) }
    }

    var bytes: [UInt8] { text.withLock { $0 } }
}
