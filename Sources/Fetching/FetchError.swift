package import CasewireModel

/// Why an address gave nothing. Each case is something that a caller treats otherwise, or that a human must hear apart.
package enum FetchError: Error, Sendable {
    /// An answer that is neither a document nor a 304.
    case status(Response)
    /// 403 or 503 with a page of HTML: a bot wall's challenge, not a broken feed (FETCHING.md E37).
    case blocked(Response)
    case unresolved(host: String)
    case unreachable(host: String)
    case timedOut(seconds: Int)
    case tooSlow(bytesPerSecond: Int)
    case insecure(detail: String)
    /// An address that this feed may not be asked at: private, loopback, link-local (HOSTILE.md S5).
    case forbiddenAddress(String)
    case badURL(String)
    case tooManyRedirects(limit: Int)
    case redirectLoop(String)
    case insecureRedirect(String)
    case tooLarge(bytes: Int)
    case bomb(ratio: Int)
    case tooManyHeaders(bytes: Int)
    case cutShort
    case unreadableCoding
    /// The system refused what it takes to ask: sockets, memory.
    case noResources(String)
    case cancelled
    /// What libcurl says, for the codes that have no case of their own.
    case other(code: Int, String)
}

extension FetchError {
    /// What a caller does about it.
    package enum Kind: Sendable {
        /// Asks again by back-off (FETCHING.md E15): it may pass by itself.
        case retry
        /// Asks when the other side says, or at least an hour later: it wants time (E12, E13).
        case wait
        /// Asks again a day later, if it comes twice in a row: it takes somebody there to mend it.
        case giveUpForToday
        /// Tells the operator: feeds.conf or a credential must change.
        case settings
        /// Tells the administrator: this machine lacks something.
        case system
    }

    package var kind: Kind {
        switch self {
        case .status(let response): Self.kind(of: response)
        case .blocked(let response): response.status == 403 ? .giveUpForToday : Self.kind(of: response)
        case .unresolved, .unreachable, .timedOut, .tooSlow, .insecure, .cutShort, .cancelled: .retry
        case .badURL, .tooManyRedirects, .redirectLoop, .insecureRedirect, .tooLarge, .bomb, .tooManyHeaders,
            .unreadableCoding:
            .giveUpForToday
        case .forbiddenAddress: .settings
        case .noResources: .system
        case .other(let code, _): CurlFault.of(UInt32(clamping: code)).kind
        }
    }

    /// A 404 is never final (E16): a feed that moved often comes back. A 410 that is meant is counted by whoever asks, and
    /// a Retry-After holds whatever the kind is.
    private static func kind(of response: Response) -> Kind {
        switch response.status {
        case 401, 407, 511: .settings
        case 429: .wait
        case 404, 408, 410, 421, 423, 425: .retry
        case 501, 505, 506, 508, 510: .giveUpForToday
        case 500...599: .retry
        default: .giveUpForToday
        }
    }
}

extension FetchError: CustomStringConvertible {
    /// A sentence without the place, which the caller puts before it: `feed daily-ru: HTTP 429`.
    package var description: String {
        switch self {
        case .status(let response): "HTTP \(response.status)"
        case .blocked(let response): "blocked: HTTP \(response.status) with a page that asks for a browser"
        case .unresolved(let host): "the name \(host) does not resolve"
        case .unreachable(let host): "\(host) can't be reached"
        case .timedOut(let seconds): "no whole answer within \(seconds) s"
        case .tooSlow(let bytes): "dropped: fewer than \(bytes) bytes a second"
        case .insecure(let detail): "its certificate can't be trusted: \(detail)"
        case .forbiddenAddress(let address):
            "\(address) is a private address; \"allow-private = true\" in its [[feed]] lets it be asked"
        case .badURL(let url): "\(url) is no address that can be asked; http:// and https:// can"
        case .tooManyRedirects(let limit): "more than \(limit) redirects"
        case .redirectLoop(let url): "redirects lead in a circle, back to \(url)"
        case .insecureRedirect(let url):
            "a redirect leads from https to \(url); \"allow-insecure-redirect = true\" lets it be followed"
        case .tooLarge(let bytes): "dropped: more than \(bytes >> 20) MiB"
        case .bomb(let ratio): "dropped: it expands to more than \(ratio) times its size"
        case .tooManyHeaders(let bytes): "dropped: more than \(bytes >> 10) KiB of headers"
        case .cutShort: "cut short: fewer bytes than it announced"
        case .unreadableCoding: "its content coding can't be undone"
        case .noResources(let detail): "the system refused: \(detail)"
        case .cancelled: "stopped"
        case .other(let code, let detail): "\(detail) (\(CurlFault.of(UInt32(clamping: code)).name), libcurl's \(code))"
        }
    }
}
