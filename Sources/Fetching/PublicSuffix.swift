internal import CPSL

/// Which hosts are of one registrant, by the Public Suffix List that libpsl has built in (FETCHING.md E14).
package enum PublicSuffix {
    /// The name under which a host's owner is registered: `bbc.co.uk` of `news.bbc.co.uk`, in lower case and as DNS has
    /// it (`xn--…`).
    ///
    /// - Returns: nil for an address, a name without a dot, a suffix itself (`co.uk`), and a name under no suffix of
    ///   the list (`printer.local`, `wiki.corp`): such a host has no neighbours that we know of.
    package static func registrableDomain(of host: String) -> String? {
        let bare = host.hasSuffix(".") ? String(host.dropLast()) : host
        guard let name = URLParts("http://\(bare)/")?.host, SocketAddress.parse(name) == nil,
            let list = unsafe psl_builtin()
        else { return nil }
        // What libpsl answers points into what it was asked.
        return unsafe name.withCString { name in
            guard let domain = unsafe psl_registrable_domain(list, name),
                let suffix = unsafe psl_unregistrable_domain(list, name)
            else { return nil }
            // Of a name that no rule knows, libpsl takes the last label for a suffix. Here that is no answer.
            let type = PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE
            return unsafe psl_is_public_suffix2(list, suffix, type) == 1 ? String(cString: domain) : nil
        }
    }
}
