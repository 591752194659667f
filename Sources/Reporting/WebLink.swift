/// Addresses that strangers gave, as far as they may become links.
package enum WebLink {
    /// http and https only: no script, no file (HOSTILE.md S9). White space and controls make no address.
    package static func isSafe(_ url: String) -> Bool {
        let scheme = url.prefix { $0 != ":" }.lowercased()
        guard scheme == "http" || scheme == "https", url.dropFirst(scheme.count).hasPrefix("://") else { return false }
        return url.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !("\"<>\\^`{}|".unicodeScalars.contains($0))
        }
            && url.utf8.count <= Limits.urlBytes
    }

    private enum Limits {
        /// Bytes of an address that is shown as a link: what browsers and servers agree on.
        static let urlBytes = 8192
    }
}
