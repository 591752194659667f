import Foundation
import TextTools

/// The form of an address in which two printings of one address are alike: without scheme, port, `www.`, `m.`, `amp.`,
/// tracking parameters, a trailing slash, or a fragment that only marks a place.
package enum LinkKey {
    /// nil where the address says nothing of an item: a front page, no address at all.
    package static func of(_ url: String) -> String? {
        guard let parts = plainParts(of: url) else { return parsedKey(of: url) }
        let path = barePath(parts.path)
        return path.isEmpty ? nil : bareHost(parts.host, port: parts.port) + path
    }

    /// The same by way of a whole parser of addresses.
    static func parsedKey(of url: String) -> String? {
        guard let parts = URLComponents(string: WebAddress.withoutTracking(url)), let host = parts.host, !host.isEmpty
        else { return nil }
        let path = barePath(parts.percentEncodedPath)
        let query = (parts.percentEncodedQueryItems ?? []).filter { !saysNothing($0) }
            .map { "\($0.name)=\($0.value ?? "")" }.sorted().joined(separator: "&")
        let fragment = parts.percentEncodedFragment.flatMap { namesAPost($0) ? $0 : nil } ?? ""
        guard !path.isEmpty || !query.isEmpty else { return nil }
        return bareHost(host, port: parts.port) + path + (query.isEmpty ? "" : "?\(query)")
            + (fragment.isEmpty ? "" : "#\(fragment)")
    }

    /// An address of which no parser would make anything else: `http` or `https`, a host of ASCII letters, digits, dots
    /// and hyphens, perhaps a port, and a path of nothing that is ever encoded. nil of any other.
    private static func plainParts(of url: String) -> (host: String, port: Int?, path: String)? {
        let bytes = url.utf8.span
        guard let start = ["https://", "http://"].first(where: { url.utf8.starts(with: $0.utf8) })?.utf8.count else {
            return nil
        }
        var index = start
        while index < bytes.count, isHost(bytes[index]) { index += 1 }
        let hostEnd = index
        var port: Int?
        if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
            index += 1
            let digits = index
            while index < bytes.count, (0x30...0x39).contains(bytes[index]), index - digits < 5 {
                port = (port ?? 0) * 10 + Int(bytes[index] - 0x30)
                index += 1
            }
            guard index > digits, bytes[digits] != 0x30 else { return nil }
        }
        let pathStart = index
        guard hostEnd > start, index == bytes.count || bytes[index] == UInt8(ascii: "/") else { return nil }
        while index < bytes.count {
            guard isPath(bytes[index]) else { return nil }
            index += 1
        }
        let host = String(Substring(url.utf8.dropFirst(start).prefix(hostEnd - start)))
        // An international name may be given back in its letters.
        guard
            !host.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") })
                || !host.lowercased().contains("xn--")
        else { return nil }
        return (host, port, String(Substring(url.utf8.dropFirst(pathStart))))
    }

    private static func isHost(_ byte: UInt8) -> Bool { isWord(byte) || byte == 0x2D || byte == 0x2E }

    private static func isPath(_ byte: UInt8) -> Bool {
        isWord(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    private static func barePath(_ path: String) -> String {
        guard path.utf8.last.map({ "/p".utf8.contains($0) }) ?? false else { return path }
        var path = path
        for ending in ["/amp/", "/amp", ".amp"] where path.hasSuffix(ending) { path.removeLast(ending.count) }
        while path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// Parameters that ask for another form of the same page.
    private static let namesAForm: Set<String> = ["amp", "outputtype", "print"]

    private static func saysNothing(_ parameter: URLQueryItem) -> Bool {
        let name = parameter.name.lowercased()
        if namesAForm.contains(name) { return true }
        // `ref=rss` tells where a reader comes from, `ref=4711` may be the article's number.
        return namesASource.contains(name) && !(parameter.value ?? "").contains(where: \.isNumber)
    }

    private static let namesASource: Set<String> = ["from", "ref", "referrer", "source", "src"]

    private static func bareHost(_ host: String, port: Int?) -> String {
        var host = host.lowercased()
        for prefix in ["www.", "m.", "amp.", "mobile."] where host.hasPrefix(prefix) {
            let rest = host.dropFirst(prefix.count)
            if rest.contains(".") { host = String(rest) }
        }
        let isUsual = port == nil || port == 80 || port == 443
        return isUsual ? host : "\(host):\(port ?? 0)"
    }

    /// A post of a live page is a story of its own: `#post-17`, `#p101`, `#block-5f3c`. A heading, a comment, a place in
    /// the text or a parameter of a publisher's statistics is not.
    private static func namesAPost(_ fragment: String) -> Bool {
        let lower = fragment.lowercased()
        guard lower.contains(where: \.isNumber),
            lower.utf8.allSatisfy({ isWord($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
        else { return false }
        return !namesAPlace.contains { lower.hasPrefix($0) }
    }

    private static let namesAPlace = [
        "comment", "respond", "reply", "section", "sec-", "chapter", "heading", "toc", "page", "par", "fn", "note",
        "foot",
        "ref", "cite", "img", "image", "photo", "slide", "gallery", "video", "top", "h1", "h2", "h3", "h4", "h5", "h6",
    ]
}
