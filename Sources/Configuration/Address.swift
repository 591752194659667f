import Foundation

/// The addresses that feeds.conf may name.
enum Address {
    private static let proxySchemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

    /// What is wrong with a feed's address, with the remedy, as the end of a sentence about it; nil: nothing.
    static func feedFault(_ text: String) -> String? {
        if hasUser(text) { return userFault }
        guard let scheme = scheme(of: text) else {
            return "is \(TextCheck.shown(text)), which is no address; did you mean \"https://\(text)\"?"
        }
        guard scheme == "http" || scheme == "https" else {
            return "is \(TextCheck.shown(text)), which is no web address; it begins with https:// or http://"
        }
        return fault(in: text, afterScheme: scheme)
    }

    /// What is wrong with a proxy's address; nil: nothing.
    static func proxyFault(_ text: String) -> String? {
        if hasUser(text) { return userFault }
        let kinds = proxySchemes.map { "\($0)://" }.joined(separator: ", ")
        guard let scheme = scheme(of: text), proxySchemes.contains(scheme) else {
            return "is \(TextCheck.shown(text)), which is no proxy's address; it begins with one of \(kinds)"
        }
        return fault(in: text, afterScheme: scheme)
    }

    /// Whether the host is under `.kz` or `.қаз`, whose sites write in Kazakhstan's time.
    static func isOfKazakhstan(_ text: String) -> Bool {
        guard let host = authority(of: text).map({ host($0) })?.lowercased() else { return false }
        return [".kz", ".қаз", ".xn--80ao21a"].contains { host.hasSuffix($0) || host.hasSuffix($0 + ".") }
    }

    /// The address is not shown: it may hold a password.
    private static let userFault =
        "has a user or a password in it; secrets stand in a file of their own, see credential in docs/feeds.conf.md"

    private static func hasUser(_ text: String) -> Bool {
        (authority(of: text) ?? text.prefix { $0 != "/" }).utf8.contains(UInt8(ascii: "@"))
    }

    private static func scheme(of text: String) -> String? {
        schemeMark(in: text).map { text[..<$0.lowerBound].lowercased() }
    }

    private static func fault(in text: String, afterScheme scheme: String) -> String? {
        guard let authority = authority(of: text) else { return "is an address without a host" }
        if text.utf8.count > Limits.address { return "is an address of more than \(Limits.address) bytes" }
        let name = host(authority)
        if name.isEmpty { return "is \(TextCheck.shown(text)), which has no host; write \(scheme)://HOST/…" }
        let port = authority.dropFirst(name.count)
        if !port.isEmpty, UInt16(port.dropFirst()).map({ $0 == 0 }) ?? true {
            return "is \(TextCheck.shown(text)), which has no port after its host that could be; it is 1 to 65535"
        }
        return characterFault(in: text, behindHost: text[authority.endIndex...], host: name)
    }

    private static func characterFault(in text: String, behindHost rest: Substring, host: Substring) -> String? {
        if host.unicodeScalars.contains(where: { "%\\<>\"{}|^` ".unicodeScalars.contains($0) }) {
            return "is \(TextCheck.shown(text)), which has no host that could be"
        }
        let scalars = rest.unicodeScalars
        if let bad = scalars.first(where: { !$0.isASCII || " \\<>\"{}|^`".unicodeScalars.contains($0) }) {
            return
                "is \(TextCheck.shown(text)), which has a character that no address has; write \(percent(bad)) for it"
        }
        let isPercentFault = scalars.indices.contains { index in
            guard scalars[index] == "%" else { return false }
            let digits = scalars[index...].dropFirst().prefix(2)
            return digits.count < 2 || !digits.allSatisfy { $0.properties.isASCIIHexDigit }
        }
        guard isPercentFault else { return nil }
        return "is \(TextCheck.shown(text)), which has a % without two hexadecimal digits; write %25 for it"
    }

    private static func percent(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf8.map { ($0 < 16 ? "%0" : "%") + String($0, radix: 16, uppercase: true) }.joined()
    }

    /// `host:port`, with whatever stands before an `@`.
    private static func authority(of text: String) -> Substring? {
        guard let mark = schemeMark(in: text) else { return nil }
        let rest = text[mark.upperBound...].utf8
        return text[mark.upperBound..<(rest.firstIndex { "/?#\\".utf8.contains($0) } ?? rest.endIndex)]
    }

    /// The first `://`, byte by byte: Foundation's search took a third of the time in which a feed's table is read.
    private static func schemeMark(in text: String) -> Range<String.Index>? {
        var rest = text.utf8[...]
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            rest = rest[colon...]
            let mark = rest.prefix(3)
            if mark.elementsEqual("://".utf8) { return mark.startIndex..<mark.endIndex }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// Without its port; an IPv6 address with its brackets.
    private static func host(_ authority: Substring) -> Substring {
        let utf8 = authority.utf8
        if utf8.first == UInt8(ascii: "["), let end = utf8.firstIndex(of: UInt8(ascii: "]")) {
            return authority[...end]
        }
        return authority[..<(utf8.firstIndex(of: UInt8(ascii: ":")) ?? utf8.endIndex)]
    }
}
