internal import CCurl
import CasewireModel
import Foundation

/// One question on its way, over as many hops as its redirects take: what it has brought so far, and whoever waits for
/// it. Lives on the loop's thread.
final class CurlTransfer {
    let id: TransferID
    let request: FetchRequest
    /// Those who asked the very same (FETCHING.md E29); each is told once.
    private(set) var orders: [CurlOrder]
    /// Where the next hop waits, and then counts.
    var place: HostGate<CurlTransfer>.Host?
    /// What libcurl has of it; nil between hops.
    var handle: EasyHandle?
    /// Why the next hop may not be asked at all.
    private(set) var refusal: FetchError?

    private let times: TimeLimits
    private var target: URLParts?
    private var redirects: [Response.Redirect] = []
    /// Seconds of the hops before this one.
    private var spent = 0.0

    // Of the hop in hand:
    private var head: [UInt8] = []
    private var headBytes = 0
    private var isHeadComplete = false
    /// As it came; empty where nobody wants to know.
    private var statusLine: [UInt8] = []
    /// Decoded bytes so far.
    private var bodyBytes = 0
    private var isChunked = false
    /// Where they go, one for each order; none until the first of an answer's own body.
    private var sinks: [any BodySink] = []
    /// What a callback stopped the transfer for: it says more than libcurl's "aborted by callback".
    private var fault: FetchError?
    /// An address that was not connected to. Of several that a name has, another may do.
    private var refusedAddress: String?

    init(_ order: CurlOrder, times: TimeLimits) {
        id = order.id
        request = order.request
        orders = [order]
        self.times = times
        guard let parts = URLParts(request.url) else {
            refusal = .badURL(Printable.text(request.url))
            return
        }
        aim(at: parts)
    }

    var allowsPrivate: Bool { request.allowPrivate }

    // MARK: Whoever waits

    /// False where it is too late: what has come so far went to others alone.
    func join(_ order: CurlOrder) -> Bool {
        guard sinks.isEmpty, order.request == request else { return false }
        orders.append(order)
        return true
    }

    /// Tells one of those who wait that it need wait no more. False where others still do.
    func leave(_ id: TransferID) -> Bool {
        guard let index = orders.firstIndex(where: { $0.id == id }) else { return orders.isEmpty }
        let order = orders.remove(at: index)
        if !sinks.isEmpty { sinks.remove(at: index) }
        order.continuation.resume(returning: .failure(.cancelled))
        return orders.isEmpty
    }

    func finish(_ result: Outcome) {
        switch result {
        case .notModified(let response): tell(.success(.notModified(response)))
        case .failed(let error): tell(.failure(error))
        case .fetched(let response):
            startBody()
            for (order, sink) in zip(orders, sinks) {
                order.continuation.resume(returning: .success(.fetched(sink, response)))
            }
            orders = []
        }
    }

    private func tell(_ result: Result<FetchOutcome<any BodySink>, FetchError>) {
        for order in orders { order.continuation.resume(returning: result) }
        orders = []
    }

    // MARK: Before a hop

    /// A host with its port.
    var host: String { target?.hostAndPort ?? "" }

    private var url: String { target?.address ?? request.url }

    private func aim(at parts: URLParts) {
        target = parts
        refusal = nil
        // With a proxy no socket of ours tells the address: what stands in the URL itself is all there is to check.
        if request.proxy != nil, !request.allowPrivate, let address = parts.literalAddress,
            !AddressGuard.isPublic(address)
        {
            refusal = .forbiddenAddress(parts.host)
        }
    }

    func prepare(_ handle: EasyHandle) {
        head.removeAll(keepingCapacity: true)
        headBytes = 0
        isHeadComplete = false
        bodyBytes = 0
        isChunked = false
        fault = nil
        refusedAddress = nil
        self.handle = handle
        handle.aim(
            at: self, url: url, headers: requestHeaders, userAgent: request.userAgent,
            within: times.transfer - .seconds(spent))
    }

    /// Lines, each ended by NUL. One that holds a line break or a NUL of its own is left out: it could only be a
    /// stranger's, and would be read as more than one.
    private var requestHeaders: [[UInt8]] {
        var lines = [Self.accept(for: request.purpose)]
        func add(_ name: StaticString, _ value: some Collection<UInt8>) {
            guard !value.contains(where: { $0 == 13 || $0 == 10 || $0 == 0 }) else { return }
            var line = [UInt8]()
            line.reserveCapacity(name.utf8CodeUnitCount + value.count + 1)
            name.withUTF8Buffer { unsafe line.append(contentsOf: $0) }
            line.append(contentsOf: value)
            line.append(0)
            lines.append(line)
        }
        if url == request.validatedURL ?? request.url {
            if let etag = request.validators.etag {
                add("If-None-Match: ", etag)
                if request.purpose == .feed { add("A-IM: ", "feed".utf8) }  // RFC 3229 §10.5.3, FETCHING.md E27
            }
            if let date = request.validators.lastModified { add("If-Modified-Since: ", date) }
        }
        if let authorization = request.authorization, isAtHome { add("Authorization: ", authorization.utf8) }
        return lines
    }

    private func exchange(_ handle: EasyHandle) -> Exchange {
        var lines = Array("GET \(URLParts.path(of: url) ?? "/") HTTP/1.1\r\nHost: \(target?.hostHeader ?? "")\r\n".utf8)
        lines += "User-Agent: \(request.userAgent)\r\nAccept-Encoding: \(EasyHandle.codings)\r\n".utf8
        for line in requestHeaders where !line.starts(with: "Authorization:".utf8) {
            lines += line.dropLast() + [13, 10]
        }
        return Exchange(
            request: lines + [13, 10], statusLine: statusLine, address: request.proxy == nil ? handle.address : nil)
    }

    /// Is the hop one to the origin that was asked for? A credential goes there alone (HOSTILE.md S6).
    private var isAtHome: Bool { redirects.isEmpty || URLParts(request.url)?.origin == target?.origin }

    /// FETCHING.md E25.
    private static func accept(for purpose: FetchRequest.Purpose) -> [UInt8] {
        switch purpose {
        case .feed: acceptFeed
        case .article: acceptArticle
        case .robots: acceptRobots
        }
    }

    private static let acceptFeed = Array(
        ("Accept: application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
            + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1\0").utf8)
    private static let acceptArticle = Array("Accept: text/html, application/xhtml+xml;q=0.9, */*;q=0.1\0".utf8)
    private static let acceptRobots = Array("Accept: text/plain, */*;q=0.1\0".utf8)

    // MARK: After a hop

    enum Outcome {
        case notModified(Response)
        case fetched(Response)
        case failed(FetchError)
    }

    /// What follows from a hop that ended with `code`; nil: another hop.
    func outcome(after code: CURLcode, of handle: EasyHandle) -> Outcome? {
        spent += handle.seconds
        if let fault { return .failed(fault) }
        guard code == CURLE_OK else { return .failed(error(of: code, handle)) }
        let response = Response(
            status: handle.status, url: url, redirects: redirects, headers: Headers(lines: head),
            exchange: request.tellsExchange && !sinks.isEmpty ? exchange(handle) : nil)
        switch response.status {
        case 200: return .fetched(response)
        case 226: return isReadable(response) ? .fetched(response) : .failed(.status(response))
        case 304: return .notModified(response)
        case 301, 302, 303, 307, 308: return redirect(from: response)
        case 403, 503:
            let isPage = response.headers.text("content-type")?.lowercased().contains("html") ?? false
            return .failed(isPage ? .blocked(response) : .status(response))
        default: return .failed(.status(response))
        }
    }

    /// A 226 says what was done to the feed in `IM` (RFC 3229 §10.5.2). `feed` is all that was asked for, and all that
    /// can be undone; an answer that says nothing is taken for it.
    private func isReadable(_ response: Response) -> Bool {
        let names = (response.headers.text("im") ?? "feed").split(separator: ",")
        return names.allSatisfy { name in
            name.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased() == "feed"
        }
    }

    private func redirect(from response: Response) -> Outcome? {
        guard let location = response.headers.text("location"), !location.isEmpty else {
            return .failed(.status(response))
        }
        guard let current = target, let next = URLParts(location: location, from: current.address) else {
            return .failed(.badURL(Printable.text(location)))
        }
        if let refusal = RedirectRule.refusal(of: next, from: current, after: redirects, request) {
            return .failed(refusal)
        }
        guard .seconds(spent) < times.transfer else { return .failed(tooLong) }
        redirects.append(
            Response.Redirect(
                status: response.status, target: next.address, retryAfter: response.headers.text("retry-after")))
        aim(at: next)
        return nil
    }

    private func error(of code: CURLcode, _ handle: EasyHandle) -> FetchError {
        if let answer = handle.proxyRefusal {
            return .other(code: Int(CURLE_PROXY.rawValue), "its proxy refuses: HTTP \(answer)")
        }
        if let refusedAddress, code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK {
            return .forbiddenAddress(refusedAddress)
        }
        let fault = CurlFault.of(code)
        let detail = handle.errorDetail.map(Printable.text)
        switch fault.meaning {
        case .unresolved: return .unresolved(host: target?.host ?? host)
        case .unreachable: return .unreachable(host: way)
        case .timeout: return timeout(handle)
        case .insecure: return .insecure(detail: detail ?? fault.sentence)
        case .badURL: return .badURL(Printable.text(url))
        case .cutShort: return .cutShort
        case .unreadableCoding: return .unreadableCoding
        case .noMemory:
            // libcurl's word for a header line above its own limit, of which it tells us nothing before.
            return headBytes > 0 && !isHeadComplete
                ? .tooManyHeaders(bytes: Limits.headerBytes) : .noResources("no memory")
        case .other:
            return .other(code: Int(code.rawValue), detail.map { "\(fault.sentence): \($0)" } ?? fault.sentence)
        }
    }

    /// Whom we connect to. What a proxy can't reach it says itself.
    private var way: String {
        guard let proxy = request.proxy else { return host }
        return "the proxy \(URLParts.place(of: proxy) ?? "")"
    }

    /// libcurl has one code for "took too long" and "too slow": told apart by how long it took.
    private func timeout(_ handle: EasyHandle) -> FetchError {
        let isOver = spent >= times.transfer / .seconds(1) - 0.05
        return isOver || headBytes == 0 ? tooLong : .tooSlow(bytesPerSecond: times.bytesPerSecond)
    }

    private var tooLong: FetchError { .timedOut(seconds: max(1, Int(spent.rounded()))) }

    // MARK: What a hop brings

    private func startBody() {
        guard sinks.isEmpty else { return }
        let type = Headers(lines: head).text("content-type")
        sinks = orders.map { $0.makeBody(url, type) }
    }

    func take(body bytes: ArraySlice<UInt8>, on handle: EasyHandle) -> Bool {
        bodyBytes += bytes.count
        guard bodyBytes <= Limits.bodyBytes else {
            fault = .tooLarge(bytes: Limits.bodyBytes)
            return false
        }
        if bodyBytes > Limits.ratioFloorBytes {
            // Of a chunked body libcurl 7.88 counts what it has read only after it has handed it on.
            let wire = handle.wireBytes + (isChunked ? Limits.receiveBytes : 0)
            guard bodyBytes <= max(1, wire) * Limits.expansionRatio else {
                fault = .bomb(ratio: Limits.expansionRatio)
                return false
            }
        }
        // What comes with a redirect or an error is a page for people.
        guard handle.status == 200 || handle.status == 226 else { return true }
        startBody()
        for sink in sinks { sink.take(bytes) }
        return true
    }

    func take(header line: UnsafeRawBufferPointer) -> Bool {
        headBytes += line.count
        guard headBytes <= Limits.headerBytes else {
            fault = .tooManyHeaders(bytes: Limits.headerBytes)
            return false
        }
        if unsafe line.starts(with: "HTTP/".utf8) {
            // Of the last answer: 100 and 103 come before it.
            head.removeAll(keepingCapacity: true)
            isHeadComplete = false
            if request.tellsExchange { unsafe statusLine = line.filter { $0 != 13 && $0 != 10 } }
        } else if isHeadComplete {
            // A trailer: it may not stand for a header (RFC 9110 §6.5.1).
        } else if line.count <= 2 {
            isHeadComplete = true
            isChunked = Headers(lines: head)["transfer-encoding"] != nil
        } else {
            if head.isEmpty { head.reserveCapacity(512) }
            unsafe head.append(contentsOf: line)
        }
        return true
    }

    func refuse(address: String) { refusedAddress = address }
}

extension CurlTransfer: Equatable {
    static func == (first: CurlTransfer, second: CurlTransfer) -> Bool { first === second }
}

/// FETCHING.md E19.
enum RedirectRule {
    /// Why a redirect may not be followed; nil: it may.
    static func refusal(
        of target: URLParts, from current: URLParts, after redirects: [Response.Redirect] = [],
        _ request: FetchRequest
    ) -> FetchError? {
        if redirects.count >= Limits.redirects { return .tooManyRedirects(limit: Limits.redirects) }
        if target.address == request.url || redirects.contains(where: { $0.target == target.address }) {
            return .redirectLoop(target.address)
        }
        let isDowngrade = current.scheme == "https" && target.scheme == "http"
        return isDowngrade && !request.allowInsecureRedirect ? .insecureRedirect(target.address) : nil
    }
}

/// A stranger's bytes in a sentence of ours.
enum Printable {
    /// Control characters and what is not ASCII are percent-encoded, and the rest is cut: an address that breaks lines
    /// or turns the direction of text is not to do so in a log.
    static func text(_ text: String) -> String {
        let shown = text.utf8.prefix(Limits.shownBytes).map { byte in
            (0x20..<0x7F).contains(byte)
                ? String(UnicodeScalar(byte)) : (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
        return shown.joined() + (text.utf8.count > Limits.shownBytes ? "…" : "")
    }
}
