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
package struct FetchRequest: Sendable {
    package enum Purpose: Sendable { case feed, article }

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

        package init(status: Int, target: String) {
            self.status = status
            self.target = target
        }
    }

    package var status: Int
    /// The address that gave it.
    package var url: String
    /// In the order followed.
    package var redirects: [Redirect]
    package var headers: Headers

    package init(status: Int, url: String, redirects: [Redirect] = [], headers: Headers = Headers()) {
        self.status = status
        self.url = url
        self.redirects = redirects
        self.headers = headers
    }

    package var validators: Validators {
        Validators(etag: headers["etag"], lastModified: headers["last-modified"])
    }
}

/// Header fields as they came, values as bytes (RFC 9110 §5.5 allows any above 0x7F).
package struct Headers: Sendable {
    private var fields: [(name: String, value: [UInt8])] = []

    package init() {}

    package mutating func append(name: String, value: [UInt8]) { fields.append((name.lowercased(), value)) }

    /// The first field of a name, in whatever case.
    package subscript(name: String) -> [UInt8]? {
        let wanted = name.lowercased()
        return fields.first { $0.name == wanted }?.value
    }

    package func text(_ name: String) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }
}
