package import Foundation

/// What one address answered with: the bytes as they were read, decoded from any transfer and content coding.
package struct Document: Sendable {
    /// The address that the bytes came from, after redirects: what relative addresses in it rest on.
    package var url: String
    package var body: [UInt8]
    /// The `Content-Type` header as it was sent; its charset goes before the document's own (RFC 7303 §3).
    package var contentType: String?
    package var fetched: Date

    package init(url: String, body: [UInt8], contentType: String? = nil, fetched: Date) {
        self.url = url
        self.body = body
        self.contentType = contentType
        self.fetched = fetched
    }
}

/// ETag and Last-Modified as a server sent them, to be sent back byte for byte (RFC 9110 §13.1): opaque, odd forms and
/// 8-bit bytes included, so they are bytes and not text.
package struct Validators: Hashable, Sendable {
    package var etag: [UInt8]?
    package var lastModified: [UInt8]?

    package init(etag: [UInt8]? = nil, lastModified: [UInt8]? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }

    package var isEmpty: Bool { etag == nil && lastModified == nil }
}

/// One question to a server.
package struct FetchRequest: Equatable, Sendable {
    package enum Purpose: Sendable { case feed, article, robots }

    package var url: String
    package var purpose: Purpose
    /// From the last answer that was read, and the address that gave it, which may be the target of a redirect: they
    /// are sent to that very address and to no other.
    package var validators: Validators
    package var validatedURL: String?
    /// May the address resolve to a private, loopback or link-local one?
    package var allowPrivate: Bool
    /// May a redirect lead from https to http?
    package var allowInsecureRedirect: Bool
    /// `http://…`, `socks5h://…`: with a proxy, nothing is ever asked directly.
    package var proxy: String?
    package var userAgent: String
    /// The value of an `Authorization` header. Sent to `url`'s own host alone, never after a redirect to another.
    package var authorization: String?
    /// Is it told how the answer came about (`Response.exchange`)?
    package var tellsExchange = false

    package init(
        url: String, purpose: Purpose, validators: Validators = Validators(), validatedURL: String? = nil,
        allowPrivate: Bool = false, allowInsecureRedirect: Bool = false, proxy: String? = nil, userAgent: String,
        authorization: String? = nil
    ) {
        self.url = url
        self.purpose = purpose
        self.validators = validators
        self.validatedURL = validatedURL
        self.allowPrivate = allowPrivate
        self.allowInsecureRedirect = allowInsecureRedirect
        self.proxy = proxy
        self.userAgent = userAgent
        self.authorization = authorization
    }
}

/// Takes an answer's body while it arrives: in order, a call at a time, on the thread that fetches. A transfer that fails
/// halfway leaves it where it is.
package protocol BodySink: AnyObject, Sendable {
    func take(_ bytes: ArraySlice<UInt8>)
}

/// What an address answered, where it answered with something to go on with.
package enum FetchOutcome<Body: Sendable>: Sendable {
    /// 304 (RFC 9110 §15.4.5): nothing new.
    case notModified(Response)
    /// 200 or 226. Its validators are to be kept only once the document has been read.
    case fetched(Body, Response)

    package var response: Response {
        switch self {
        case .notModified(let response), .fetched(_, let response): response
        }
    }
}

/// The head of an answer: the last one, where redirects led to it.
package struct Response: Sendable {
    package struct Redirect: Equatable, Sendable {
        package var status: Int
        package var target: String
        /// The header, where it had one: it delays the next poll, not the next hop.
        package var retryAfter: String?

        package init(status: Int, target: String, retryAfter: String? = nil) {
            self.status = status
            self.target = target
            self.retryAfter = retryAfter
        }
    }

    package var status: Int
    /// The address that gave it.
    package var url: String
    /// In the order followed.
    package var redirects: [Redirect]
    package var headers: Headers
    /// nil where nobody asked for it.
    package var exchange: Exchange?

    package init(
        status: Int, url: String, redirects: [Redirect] = [], headers: Headers = Headers(), exchange: Exchange? = nil
    ) {
        self.status = status
        self.url = url
        self.redirects = redirects
        self.headers = headers
        self.exchange = exchange
    }

    package var validators: Validators {
        Validators(etag: headers["etag"], lastModified: headers["last-modified"])
    }

    /// Does the body hold only what is new since the validators that were sent (226, RFC 3229 §10.4.1)? What is not in
    /// it is not gone. Such an answer's validators are those of the whole feed.
    package var isPartial: Bool { status == 226 }
}

/// How an answer came about, for whoever keeps it as evidence: what `Headers` and the body don't tell.
package struct Exchange: Sendable {
    /// The head of the request as it was sent, in the form of HTTP/1.1 and ended by an empty line, without what a proxy
    /// was told and without `Authorization`, which is a secret.
    package var request: [UInt8]
    /// As it came: `HTTP/1.1 200 OK`.
    package var statusLine: [UInt8]
    /// The server's, in digits; nil where a proxy stood between.
    package var address: String?

    package init(request: [UInt8], statusLine: [UInt8], address: String?) {
        self.request = request
        self.statusLine = statusLine
        self.address = address
    }
}

/// Header fields as they came, values as bytes (RFC 9110 §5.5 allows any above 0x7F).
package struct Headers: Sendable {
    /// A line a field, each ended by LF: taken as they come, and read when somebody asks.
    private var lines: [UInt8] = []

    package init() {}

    /// - Parameter lines: `name: value`, each ended by CRLF or LF. A line that begins with a blank continues the one
    ///   before it (RFC 9112 §5.2), which no field that is asked for here does: it is passed over.
    package init(lines: [UInt8]) { self.lines = lines }

    /// A line a field, as they came, each ended by CRLF or LF.
    package var bytes: [UInt8] { lines }

    package mutating func append(name: String, value: [UInt8]) {
        lines += Array(name.utf8) + [UInt8(ascii: ":")] + value.map { $0 == 10 || $0 == 13 ? 32 : $0 } + [10]
    }

    /// The first field of a name, in whatever case, without the blanks around it.
    package subscript(name: String) -> [UInt8]? {
        var start = 0
        while start < lines.count {
            let end = lines[start...].firstIndex(of: 10) ?? lines.count
            if let value = value(in: start..<end, of: name.utf8) { return Array(lines[value]) }
            start = end + 1
        }
        return nil
    }

    package func text(_ name: String) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }

    private func value(in line: Range<Int>, of name: String.UTF8View) -> Range<Int>? {
        var index = line.lowerBound
        for wanted in name {
            guard index < line.upperBound, Self.isSameLetter(lines[index], wanted) else { return nil }
            index += 1
        }
        guard index < line.upperBound, lines[index] == UInt8(ascii: ":") else { return nil }
        var (low, high) = (index + 1, line.upperBound)
        while low < high, Self.isBlank(lines[low]) { low += 1 }
        while low < high, Self.isBlank(lines[high - 1]) { high -= 1 }
        return low..<high
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

    private static func isSameLetter(_ first: UInt8, _ second: UInt8) -> Bool {
        if first == second { return true }
        let lower = first | 0x20
        return lower == second | 0x20 && lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }
}
