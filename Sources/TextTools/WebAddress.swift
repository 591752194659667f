import Foundation

/// Addresses of pages.
package enum WebAddress {
    /// The address without the parameters that only tell a publisher where its readers come from. All else stays as it
    /// is printed, byte for byte: an address is also an identity.
    package static func withoutTracking(_ url: String) -> String {
        let fragment = url.firstIndex(of: "#") ?? url.endIndex
        guard let question = url[..<fragment].firstIndex(of: "?") else { return url }
        let query = url[url.index(after: question)..<fragment]
        let separator: Character = query.contains("&") || !query.contains(";") ? "&" : ";"
        let parameters = query.split(separator: separator, omittingEmptySubsequences: false)
        let kept = parameters.filter { !isTracking($0) }
        guard kept.count < parameters.count else { return url }
        let rest = kept.isEmpty ? "" : "?" + kept.joined(separator: String(separator))
        return url[..<question] + rest + url[fragment...]
    }

    /// The address where it is one of http or https, as printed; nil of any other (HOSTILE.md S9).
    package static func web(_ url: String) -> String? {
        let trimmed = url.trimmingCharacters(in: .whitespacesAndNewlines)
        let lower = trimmed.prefix(8).lowercased()
        let isWeb = lower.hasPrefix("http://") || lower.hasPrefix("https://")
        return isWeb && !trimmed.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) ? trimmed : nil
    }

    /// Does the address name a site and nothing in it?
    package static func isFrontPage(_ url: String) -> Bool {
        guard let start = url.range(of: "://") else { return false }
        let rest = url[start.upperBound...].drop { !"/?#".contains($0) }
        return rest.isEmpty || rest == "/"
    }

    /// An address of a page made absolute; nil where it is none, or not of http or https (HOSTILE.md S9).
    package static func absolute(_ url: String, base: String) -> String? {
        let trimmed = url.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty, let absolute = URL(string: trimmed, relativeTo: URL(string: base))?.absoluteURL,
            let scheme = absolute.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = absolute.host(), !host.isEmpty
        else { return nil }
        return absolute.absoluteString
    }

    /// `amp;utm_source` is what an address escaped twice has.
    private static func isTracking(_ parameter: Substring) -> Bool {
        var name = parameter.prefix { $0 != "=" }.lowercased()
        if name.hasPrefix("amp;") { name.removeFirst(4) }
        return trackers.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }

    private static let prefixes = ["utm_", "mtm_", "pk_", "hsa_", "at_custom", "at_campaign", "at_medium"]

    private static let trackers: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "ysclid",
        "ymclid", "_openstat", "mc_cid", "mc_eid", "igshid", "igsh", "_hsenc", "_hsmi", "mkt_tok", "vero_id",
        "oly_enc_id", "oly_anon_id", "wickedid", "rb_clickid", "s_cid", "ns_campaign", "ns_mchannel", "ns_source",
        "ns_linkname", "ns_fee", "cmpid", "_ga", "_gl", "fb_action_ids", "fb_action_types", "fb_source",
        "action_object_map", "action_type_map", "action_ref_map", "ref_src", "ref_url", "__twitter_impression",
        "at_link_id", "at_link_origin", "at_link_type", "at_ptr_name", "at_format", "xtor", "echobox", "usqp",
    ]
}
