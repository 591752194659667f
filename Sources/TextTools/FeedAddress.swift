import Foundation

extension WebAddress {
    /// The web address that a link for feed readers stands for: `feed://host/path` and `feed:https://host/path`, as pages
    /// and lists of feeds have them. Any other is returned as it is.
    package static func ofFeedLink(_ url: String) -> String {
        let trimmed = url.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.prefix(5).lowercased() == "feed:" else { return trimmed }
        let rest = trimmed.dropFirst(5)
        return rest.hasPrefix("//") ? "http:\(rest)" : String(rest)
    }

    /// The form in which two printings of one feed's address are alike: without scheme, capitals in the host, the usual
    /// port, a slash at the end, a fragment.
    package static func feedKey(_ url: String) -> String {
        let address = url.prefix { $0 != "#" }
        guard let scheme = address.range(of: "://") else { return String(address) }
        let rest = address[scheme.upperBound...]
        var host = rest.prefix { !"/?".contains($0) }.lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        var path = rest.drop { !"/?".contains($0) }
        while path.hasSuffix("/") { path = path.dropLast() }
        return host + path
    }
}
