internal import CCurl
import CasewireModel
import Foundation

/// One request on its way: an easy handle, what it has brought so far, and whoever waits for it. Freed, then resumed,
/// exactly once. Lives on the loop's thread.
@safe final class CurlTransfer {
    let order: CurlOrder
    let easy: UnsafeMutableRawPointer
    var address: Int { unsafe Int(bitPattern: easy) }
    private(set) var host: String
    /// Why the next hop may not be asked at all.
    private(set) var refusal: FetchError?

    private let times: TimeLimits
    private var url: String
    private var redirects: [Response.Redirect] = []
    private var isResumed = false
    private var headerList: UnsafeMutablePointer<curl_slist>?

    // Of the hop in hand:
    fileprivate var headers = Headers()
    fileprivate var headerBytes = 0
    /// Decoded bytes so far.
    fileprivate var bodyBytes = 0
    /// Where they go; nil until the first of an answer's own body.
    private var sink: (any BodySink)?
    /// What a callback stopped the transfer for: it says more than libcurl's "aborted by callback".
    fileprivate var fault: FetchError?

    init?(_ order: CurlOrder, times: TimeLimits) {
        guard let easy = unsafe curl_easy_init() else { return nil }
        self.order = order
        self.times = times
        unsafe self.easy = unsafe easy
        url = order.request.url
        host = ""
        (host, refusal) = target(of: url)
    }

    deinit {
        unsafe curl_easy_cleanup(easy)
        unsafe curl_slist_free_all(headerList)
    }

    func resume(_ result: Result<FetchOutcome<any BodySink>, FetchError>) {
        guard !isResumed else { return }
        isResumed = true
        order.continuation.resume(returning: result)
    }

    /// Where the next hop goes: the host that it counts for, or why it may not be asked.
    private func target(of url: String) -> (host: String, refusal: FetchError?) {
        guard let parts = URLParts(url) else { return ("", .badURL(url)) }
        // With a proxy no socket of ours tells the address: what stands in the URL itself is all there is to check.
        if order.request.proxy != nil, !order.request.allowPrivate, let address = parts.literalAddress,
            !AddressGuard.isPublic(address)
        {
            return (parts.hostAndPort, .forbiddenAddress(parts.host))
        }
        return (parts.hostAndPort, nil)
    }

    // MARK: Before a hop

    /// Sets every option of the hop to `url`.
    func prepare() {
        headers = Headers()
        headerBytes = 0
        bodyBytes = 0
        sink = nil
        fault = nil
        unsafe curl_easy_reset(easy)
        set(CURLOPT_URL, url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_ACCEPT_ENCODING, "")  // all that this libcurl can undo
        set(CURLOPT_USERAGENT, order.request.userAgent)
        set(CURLOPT_CONNECTTIMEOUT_MS, Int(times.connect / .milliseconds(1)))
        set(CURLOPT_TIMEOUT_MS, Int(times.transfer / .milliseconds(1)))
        set(CURLOPT_LOW_SPEED_LIMIT, times.bytesPerSecond)
        set(CURLOPT_LOW_SPEED_TIME, Int(times.slow / .seconds(1)))
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        // "" also keeps libcurl from the environment's http_proxy: the way out is what feeds.conf says, nothing else.
        set(CURLOPT_PROXY, order.request.proxy ?? "")
        setHeaders()
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe casewire_setopt_pointer(easy, CURLOPT_WRITEDATA, me)
        unsafe casewire_setopt_pointer(easy, CURLOPT_HEADERDATA, me)
        unsafe casewire_setopt_data_callback(easy, CURLOPT_WRITEFUNCTION, takeBody)
        unsafe casewire_setopt_data_callback(easy, CURLOPT_HEADERFUNCTION, takeHeader)
        if order.request.proxy == nil, !order.request.allowPrivate {
            unsafe casewire_setopt_pointer(easy, CURLOPT_OPENSOCKETDATA, me)
            unsafe casewire_setopt_open_socket(easy, openSocket)
        }
    }

    private func set(_ option: CURLoption, _ value: Int) { unsafe casewire_setopt_long(easy, option, value) }
    private func set(_ option: CURLoption, _ value: String) { unsafe casewire_setopt_string(easy, option, value) }

    private func setHeaders() {
        let request = order.request
        var lines: [[UInt8]] = [Array("Accept: \(Self.accept(for: request.purpose))".utf8)]
        if url == request.validatedURL ?? request.url {
            if let etag = request.validators.etag { lines.append(Array("If-None-Match: ".utf8) + etag) }
            if let date = request.validators.lastModified { lines.append(Array("If-Modified-Since: ".utf8) + date) }
        }
        if let authorization = request.authorization, URLParts(request.url)?.origin == URLParts(url)?.origin {
            lines.append(Array("Authorization: \(authorization)".utf8))
        }
        unsafe curl_slist_free_all(headerList)
        unsafe headerList = nil
        for line in lines where !line.contains(where: { $0 == 13 || $0 == 10 || $0 == 0 }) {
            let terminated = (line + [0]).map { CChar(bitPattern: $0) }
            unsafe headerList = unsafe curl_slist_append(headerList, terminated)
        }
        unsafe casewire_setopt_list(easy, CURLOPT_HTTPHEADER, headerList)
    }

    /// FETCHING.md E25.
    private static func accept(for purpose: FetchRequest.Purpose) -> String {
        switch purpose {
        case .feed:
            "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
                + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
        case .article: "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
        }
    }

    // MARK: After a hop

    enum Next {
        case hop
        case done(Result<FetchOutcome<any BodySink>, FetchError>)
    }

    /// What follows from a hop that ended with `code`.
    func next(after code: CURLcode) -> Next {
        if let fault { return .done(.failure(fault)) }
        guard code == CURLE_OK else { return .done(.failure(error(of: code))) }
        let response = Response(status: status, url: url, redirects: redirects, headers: headers)
        switch response.status {
        case 200, 226: return .done(.success(.fetched(sink ?? makeBody(), response)))
        case 304: return .done(.success(.notModified(response)))
        case 301, 302, 303, 307, 308: return redirect(from: response)
        case 403, 503:
            let isPage = headers.text("content-type")?.lowercased().contains("html") ?? false
            return .done(.failure(isPage ? .blocked(response) : .status(response)))
        default: return .done(.failure(.status(response)))
        }
    }

    private func redirect(from response: Response) -> Next {
        guard let target = info(CURLINFO_REDIRECT_URL) else { return .done(.failure(.status(response))) }
        guard redirects.count < Limits.redirects else {
            return .done(.failure(.tooManyRedirects(limit: Limits.redirects)))
        }
        guard target != order.request.url, !redirects.contains(where: { $0.target == target }) else {
            return .done(.failure(.redirectLoop(target)))
        }
        let isDowngrade = url.lowercased().hasPrefix("https:") && target.lowercased().hasPrefix("http:")
        guard !isDowngrade || order.request.allowInsecureRedirect else {
            return .done(.failure(.insecureRedirect(target)))
        }
        redirects.append(Response.Redirect(status: response.status, target: target))
        url = target
        (host, refusal) = self.target(of: target)
        return .hop
    }

    private var status: Int {
        var value = 0
        unsafe casewire_getinfo_long(easy, CURLINFO_RESPONSE_CODE, &value)
        return value
    }

    private func info(_ what: CURLINFO) -> String? {
        var pointer: UnsafeMutablePointer<CChar>?
        guard unsafe casewire_getinfo_string(easy, what, &pointer) == CURLE_OK, let text = unsafe pointer else {
            return nil
        }
        return unsafe String(cString: text)
    }

    /// Each of libcurl's codes that can come of an http(s) request, by what a caller does about it.
    private func error(of code: CURLcode) -> FetchError {
        let detail = unsafe String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unresolved(host: URLParts(url)?.host ?? host)
        case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED, CURLE_PROXY: .unreachable(host: host)
        case CURLE_OPERATION_TIMEDOUT: timeout
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .insecure(detail: detail)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .badURL(url)
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            .cutShort
        case CURLE_BAD_CONTENT_ENCODING: .unreadableCoding
        case CURLE_OUT_OF_MEMORY: .noResources("memory")
        default: .other(code: Int(code.rawValue), detail)
        }
    }

    /// libcurl has one code for "took too long" and "too slow": told apart by how long it took.
    private var timeout: FetchError {
        var seconds = 0.0
        unsafe casewire_getinfo_double(easy, CURLINFO_TOTAL_TIME, &seconds)
        let isOver = seconds >= times.transfer / .seconds(1) - 0.05
        return isOver || headerBytes == 0
            ? .timedOut(seconds: max(1, Int(seconds.rounded()))) : .tooSlow(bytesPerSecond: times.bytesPerSecond)
    }

    // MARK: What the callbacks bring

    private func makeBody() -> any BodySink { order.makeBody(url, headers.text("content-type")) }

    fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        bodyBytes += bytes.count
        guard bodyBytes <= Limits.bodyBytes else {
            fault = .tooLarge(bytes: Limits.bodyBytes)
            return false
        }
        if bodyBytes > Limits.ratioFloorBytes {
            var wire: curl_off_t = 0
            unsafe casewire_getinfo_offset(easy, CURLINFO_SIZE_DOWNLOAD_T, &wire)
            if wire > 0, bodyBytes / Int(wire) > Limits.expansionRatio {
                fault = .bomb(ratio: Limits.expansionRatio)
                return false
            }
        }
        // What comes with a redirect or an error is a page for people.
        guard status == 200 || status == 226 else { return true }
        let sink = sink ?? makeBody()
        self.sink = sink
        unsafe sink.take(Array(bytes)[...])
        return true
    }

    fileprivate func take(header bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= Limits.headerBytes else {
            fault = .tooManyHeaders(bytes: Limits.headerBytes)
            return false
        }
        var line = unsafe Array(bytes)
        while let last = line.last, last == 13 || last == 10 { line.removeLast() }
        if line.starts(with: Array("HTTP/".utf8)) {
            headers = Headers()  // of an answer before this one: 100, 103, a proxy's own
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let value = line[(colon + 1)...].drop { $0 == 32 || $0 == 9 }
            let end = value.lastIndex { $0 != 32 && $0 != 9 }.map { $0 + 1 } ?? value.startIndex
            headers.append(name: String(decoding: line[..<colon], as: UTF8.self), value: Array(value[..<end]))
        }
        return true
    }

    fileprivate func refuse(address: String) { fault = .forbiddenAddress(address) }
}

// libcurl's callbacks. Each is handed the transfer that set it, which lives as long as its easy handle is in the loop.

private func transfer(_ user: UnsafeMutableRawPointer?) -> CurlTransfer? {
    guard let user = unsafe user else { return nil }
    return unsafe Unmanaged<CurlTransfer>.fromOpaque(user).takeUnretainedValue()
}

private let takeBody: casewire_data_callback = { bytes, size, count, user in
    let length = size * count
    let taken = unsafe transfer(user)?.take(body: UnsafeRawBufferPointer(start: bytes, count: length)) ?? false
    return taken ? length : 0
}

private let takeHeader: casewire_data_callback = { bytes, size, count, user in
    let length = size * count
    let taken = unsafe transfer(user)?.take(header: UnsafeRawBufferPointer(start: bytes, count: length)) ?? false
    return taken ? length : 0
}

private let openSocket: casewire_open_socket = { user, _, address in
    guard let address = unsafe address else { return CURL_SOCKET_BAD }
    let (bytes, text) = unsafe SocketAddress.read(&address.pointee.addr)
    guard AddressGuard.isPublic(bytes) else {
        unsafe transfer(user)?.refuse(address: text)
        return CURL_SOCKET_BAD
    }
    return unsafe socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
}
