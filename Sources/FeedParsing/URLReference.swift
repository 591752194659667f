/// RFC 3986: resolving references, leniently: what is no URL at all comes back as it was.
enum URLReference {
    /// The absolute address that `reference` means where `base` holds. Without a base that has a scheme, `reference`
    /// itself. White space around it, and line breaks within (a habit of publishers' editors), are dropped.
    static func resolve(_ reference: String, base: String?) -> String {
        let reference = trimmed(reference)
        guard let base, !base.isEmpty, scheme(of: reference) == nil else { return reference }
        let parts = Parts(base[...])
        guard parts.scheme != nil else { return reference }
        return parts.resolving(Parts(reference[...])).text
    }

    /// A base within a base (XML Base §4).
    static func base(_ reference: String, within base: String?) -> String {
        resolve(reference, base: base)
    }

    /// RFC 3986 §3.1; nil where a reference is relative.
    static func scheme(of reference: String) -> Substring? {
        guard let colon = reference.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = reference.utf8[..<colon]
        guard let first = scheme.first, first.isASCIILetter,
            scheme.allSatisfy({ $0.isASCIILetterOrDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
        else { return nil }
        return reference[..<colon]
    }

    private static func trimmed(_ reference: String) -> String {
        guard reference.utf8.contains(where: { $0 <= 0x20 }) else { return reference }
        var bytes = Array(reference.utf8)
        bytes.removeAll { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
        let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// RFC 3986 §5.2.
    private struct Parts {
        var scheme: Substring?
        var authority: Substring?
        var path: Substring
        var query: Substring?
        var fragment: Substring?

        /// The expression of appendix B, by hand.
        init(_ reference: Substring) {
            var rest = reference
            if let scheme = URLReference.scheme(of: String(rest)) {
                self.scheme = rest[..<rest.utf8.index(rest.startIndex, offsetBy: scheme.utf8.count)]
                rest = rest[rest.utf8.index(rest.startIndex, offsetBy: scheme.utf8.count + 1)...]
            }
            if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
                fragment = rest[rest.utf8.index(after: hash)...]
                rest = rest[..<hash]
            }
            if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
                query = rest[rest.utf8.index(after: mark)...]
                rest = rest[..<mark]
            }
            if rest.utf8.starts(with: "//".utf8) {
                rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
                let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
                authority = rest[..<end]
                rest = rest[end...]
            }
            path = rest
        }

        func resolving(_ reference: Parts) -> Parts {
            var target = reference
            target.scheme = scheme
            if reference.authority != nil {
                target.path = Self.withoutDots(reference.path)
                return target
            }
            target.authority = authority
            if reference.path.isEmpty {
                target.path = path
                target.query = reference.query ?? query
            } else if reference.path.utf8.first == UInt8(ascii: "/") {
                target.path = Self.withoutDots(reference.path)
            } else {
                target.path = Self.withoutDots(merged(reference.path)[...])
            }
            return target
        }

        /// RFC 3986 §5.2.3.
        private func merged(_ relative: Substring) -> String {
            if authority != nil && path.isEmpty { return "/" + relative }
            guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return String(relative) }
            return String(path[...slash] + relative)
        }

        /// RFC 3986 §5.2.4.
        private static func withoutDots(_ path: Substring) -> Substring {
            guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
            var kept: [Substring] = []
            let segments = path.split(separator: "/", omittingEmptySubsequences: false)
            for (index, segment) in segments.enumerated() {
                let isLast = index == segments.count - 1
                switch segment {
                case ".": if isLast { kept.append("") }
                case "..":
                    if kept.count > 1 || kept.first?.isEmpty == false { kept.removeLast() }
                    if isLast { kept.append("") }
                default: kept.append(segment)
                }
            }
            return kept.joined(separator: "/")[...]
        }

        var text: String {
            var text = ""
            if let scheme { text += scheme + ":" }
            if let authority { text += "//" + authority }
            text += path
            if let query { text += "?" + query }
            if let fragment { text += "#" + fragment }
            return text
        }
    }
}
