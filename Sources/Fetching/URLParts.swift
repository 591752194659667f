internal import CCurl

/// An address as libcurl itself reads it (`curl_url`): what is checked is what will be asked.
struct URLParts {
    let scheme: String
    /// As DNS has it, lower case (`xn--…`, RFC 5891); a numeric host in any notation (`2130706433`, `0177.1`, `１２７.1`)
    /// comes out as four numbers.
    let host: String
    let port: String
    /// The whole, with that host, and without a user or a password: feeds.conf takes none in an address, so that one
    /// can only be a stranger's (HOSTILE.md S6).
    let address: String

    /// nil where it is no http or https address.
    init?(_ url: String) {
        guard let handle = CurlURL(url) else { return nil }
        self.init(handle, as: url)
    }

    /// Where a `Location` leads from an address (RFC 9110 §10.2.2): a whole address or a part of one, with spaces and
    /// bytes beyond ASCII as publishers write them. The fragment is dropped, since no server is told it.
    init?(location: String, from base: String) {
        let bare = location.prefix { $0 != "#" }
        guard let handle = CurlURL(base), handle.set(CURLUPART_FRAGMENT, nil),
            handle.set(CURLUPART_URL, String(bare), UInt32(CURLU_URLENCODE)), let url = handle.get(CURLUPART_URL)
        else { return nil }
        self.init(handle, as: url)
    }

    private init?(_ handle: CurlURL, as url: String) {
        guard let scheme = handle.get(CURLUPART_SCHEME)?.lowercased(), scheme == "http" || scheme == "https",
            let host = handle.get(CURLUPART_HOST)?.lowercased(), !host.isEmpty,
            let port = handle.get(CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT))
        else { return nil }
        let isASCII = host.utf8.allSatisfy { $0 < 0x80 }
        guard !isASCII || url.utf8.contains(UInt8(ascii: "@")) else {
            self = URLParts(scheme: scheme, host: host, port: port, address: url)
            return
        }
        guard let name = isASCII ? host : handle.get(CURLUPART_HOST, UInt32(CURLU_PUNYCODE)),
            handle.set(CURLUPART_HOST, name), handle.set(CURLUPART_USER, nil), handle.set(CURLUPART_PASSWORD, nil),
            handle.set(CURLUPART_OPTIONS, nil), let bare = handle.get(CURLUPART_URL),
            bare.utf8.allSatisfy({ $0 < 0x80 || isASCII })
        else { return nil }
        self.init(bare)
    }

    private init(scheme: String, host: String, port: String, address: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.address = address
    }

    var hostAndPort: String { "\(host):\(port)" }
    /// As a request names it: without the port where that is the scheme's own (RFC 9110 §7.2).
    var hostHeader: String { port == (scheme == "https" ? "443" : "80") ? host : hostAndPort }
    var origin: String { "\(scheme)://\(hostAndPort)" }

    /// The bytes of an address that stands in place of a name; nil where it is a name.
    var literalAddress: [UInt8]? {
        if let bytes = SocketAddress.parse(host) { return bytes }
        guard host.hasSuffix(".") else { return nil }
        return CurlURL("http://\(host.dropLast())/")?.get(CURLUPART_HOST).flatMap(SocketAddress.parse)
    }

    /// The path and the query of an address, as they are sent; nil where it is none.
    static func path(of url: String) -> String? {
        guard let handle = CurlURL(url), let path = handle.get(CURLUPART_PATH) else { return nil }
        return path + (handle.get(CURLUPART_QUERY).map { "?\($0)" } ?? "")
    }

    /// `host:port` of any address, a proxy's too, without its password; nil where it has none.
    static func place(of url: String) -> String? {
        guard let handle = CurlURL(url, UInt32(CURLU_NON_SUPPORT_SCHEME)), let host = handle.get(CURLUPART_HOST) else {
            return nil
        }
        return handle.get(CURLUPART_PORT).map { "\(host):\($0)" } ?? host
    }
}

/// One `CURLU` handle: made and freed by whoever holds this value.
@safe private final class CurlURL {
    private let handle: OpaquePointer

    nonisolated(unsafe) private static let utf8 = unsafe casewire_utf8_locale()

    init?(_ url: String, _ flags: UInt32 = 0) {
        guard let handle = unsafe curl_url() else { return nil }
        unsafe self.handle = unsafe handle
        guard set(CURLUPART_URL, url, flags) else { return nil }
    }

    deinit { unsafe curl_url_cleanup(handle) }

    /// - Parameter value: nil takes the part out.
    func set(_ part: CURLUPart, _ value: String?, _ flags: UInt32 = 0) -> Bool {
        unsafe curl_url_set(handle, part, value, flags) == CURLUE_OK
    }

    func get(_ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        // uselocale holds for this thread alone.
        let locale = unsafe flags & UInt32(CURLU_PUNYCODE) != 0 ? uselocale(Self.utf8) : nil
        defer { if let locale = unsafe locale { unsafe uselocale(locale) } }
        guard unsafe curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text = unsafe text else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }
}
