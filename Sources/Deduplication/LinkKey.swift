import Foundation
import TextTools

/// The form of an address in which two printings of one address are alike: without scheme, port, `www.`, `m.`, `amp.`,
/// tracking parameters, a trailing slash, or a fragment that only marks a place.
package enum LinkKey {
    /// nil where the address says nothing of an item: a front page, no address at all.
    package static func of(_ url: String) -> String? {
        guard let parts = URLComponents(string: WebAddress.withoutTracking(url)), let host = parts.host, !host.isEmpty
        else { return nil }
        var path = parts.percentEncodedPath
        for ending in ["/amp/", "/amp", ".amp"] where path.hasSuffix(ending) { path.removeLast(ending.count) }
        while path.hasSuffix("/") { path.removeLast() }
        let query = (parts.percentEncodedQueryItems ?? []).filter { !namesAForm.contains($0.name.lowercased()) }
            .map { "\($0.name)=\($0.value ?? "")" }.sorted().joined(separator: "&")
        let fragment = parts.percentEncodedFragment.flatMap { namesAPost($0) ? $0 : nil } ?? ""
        guard !path.isEmpty || !query.isEmpty else { return nil }
        return bareHost(host, port: parts.port) + path + (query.isEmpty ? "" : "?\(query)")
            + (fragment.isEmpty ? "" : "#\(fragment)")
    }

    /// Parameters that ask for another form of the same page.
    private static let namesAForm: Set<String> = ["amp", "outputtype", "print"]

    private static func bareHost(_ host: String, port: Int?) -> String {
        var host = host.lowercased()
        for prefix in ["www.", "m.", "amp.", "mobile."] where host.hasPrefix(prefix) {
            let rest = host.dropFirst(prefix.count)
            if rest.contains(".") { host = String(rest) }
        }
        let isUsual = port == nil || port == 80 || port == 443
        return isUsual ? host : "\(host):\(port ?? 0)"
    }

    /// A post of a live page is a story of its own; a heading, a comment or the text itself is not.
    private static func namesAPost(_ fragment: String) -> Bool {
        let lower = fragment.lowercased()
        return ["post", "update", "entry", "live", "liveblog"].contains { lower.hasPrefix($0) }
            && lower.contains { $0.isNumber }
    }
}
