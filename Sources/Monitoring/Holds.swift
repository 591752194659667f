import CasewireModel
import Configuration
import Foundation
package import Storage
import Fetching

/// Whom a Retry-After holds back besides the feed that was told (E14).
package struct Holds: Sendable {
    /// The registrable domain of a host by the public suffix list; nil where it has none.
    package typealias RegistrableDomain = @Sendable (_ host: String) -> String?

    private var holds: [String: Hold]
    private let registrableDomain: RegistrableDomain

    package init(_ holds: [Hold] = [], registrableDomain: @escaping RegistrableDomain) {
        self.holds = Dictionary(holds.map { ($0.scope, $0) }) { $1 }
        self.registrableDomain = registrableDomain
    }

    var isEmpty: Bool { holds.isEmpty }

    mutating func set(_ hold: Hold) { holds[hold.scope] = hold }

    /// Takes out those that are over, and names them.
    mutating func removeOver(at now: Date) -> [String] {
        let over = holds.values.filter { Schedule.isOver($0.until, since: $0.since, at: now) }.map(\.scope)
        for scope in over { holds[scope] = nil }
        return over
    }

    /// Until when a feed may not be asked at an address, because another was told to wait; nil: nothing holds it.
    func hold(on feed: FeedSettings, at url: String, _ now: Date) -> Hold? {
        if holds.isEmpty { return nil }
        return scopes(of: feed, at: url).compactMap { holds[$0] }
            .filter { !Schedule.isOver($0.until, since: $0.since, at: now) }.max { $0.until < $1.until }
    }

    /// What a Retry-After that came from `url` holds back besides the feed itself; nil: nothing.
    func scope(of feed: FeedSettings, at url: String) -> String? { scopes(of: feed, at: url).first }

    /// Those that a feed obeys, the widest first. On a private host each feed stands for itself, unless feeds.conf says
    /// "host": what answers there under one address may be many servers' door.
    private func scopes(of feed: FeedSettings, at url: String) -> [String] {
        guard let parts = URLComponents(string: url), let name = parts.host?.lowercased(), !name.isEmpty else {
            return []
        }
        let port = parts.port ?? (parts.scheme?.lowercased() == "http" ? 80 : 443)
        let host = "host:\(name):\(port)"
        switch feed.polling.retryAfterScope {
        case .feed: return []
        case .host: return [host]
        case .domain:
            if feed.allowPrivate || Self.isLocal(name) { return [] }
            return [registrableDomain(name).map { "domain:\($0)" }, host].compactMap { $0 }
        }
    }

    private static func isLocal(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        return LiteralAddress.bytes(host).map { !AddressGuard.isPublic($0) } ?? false
    }
}

/// A host that is an address and no name.
enum LiteralAddress {
    /// 4 bytes or 16; nil for a name.
    static func bytes(_ host: String) -> [UInt8]? {
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        var four = [UInt8](repeating: 0, count: 4)
        if unsafe inet_pton(AF_INET, bare, &four) == 1 { return four }
        var sixteen = [UInt8](repeating: 0, count: 16)
        return unsafe inet_pton(AF_INET6, bare, &sixteen) == 1 ? sixteen : nil
    }
}
