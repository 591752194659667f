/// What a `LoopbackServer` answers, and how: `.text(feed).with("ETag", "\"1\"").delayed(by: .seconds(2))`.
///
/// `Content-Length` is added where none is set, and no other header: not even `Date`.
package struct Reply: Sendable {
    enum Body {
        case bytes([UInt8])
        /// A unit over and over until so many bytes are sent; made while sending, so that size costs no memory.
        case repeated([UInt8], total: Int)
        /// `Transfer-Encoding: chunked`, a unit a chunk, until the client has had enough.
        case endless([UInt8])
    }

    enum Form {
        case http
        /// The body's bytes alone go out, whatever they are, and the connection ends.
        case raw
        /// The request is read, and nothing ever comes.
        case hang
        case reset
    }

    /// Where a body ends before its time.
    enum Cut {
        case reset(Int), close(Int)

        var count: Int {
            switch self {
            case .reset(let count), .close(let count): count
            }
        }
    }

    package var status = 200
    package var headers: [Header] = []
    var body = Body.bytes([])
    var form = Form.http
    var delay = Duration.zero
    var bytesPerSecond: Int?
    var cut: Cut?
}

// MARK: - Answers

extension Reply {
    package static func bytes(_ bytes: [UInt8], type: String? = nil, status: Int = 200) -> Reply {
        var reply = Reply(status: status, body: .bytes(bytes))
        reply.headers = type.map { [Header("Content-Type", $0)] } ?? []
        return reply
    }

    package static func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: Int = 200
    ) -> Reply {
        .bytes(Array(text.utf8), type: type, status: status)
    }

    /// A page of a line, as servers send with an error.
    package static func status(_ status: Int) -> Reply {
        let bodiless = status < 200 || status == 204 || status == 304
        if bodiless { return Reply(status: status) }
        let line = "\(status) \(ReasonPhrase.of(status))"
        return .text("<html><title>\(line)</title><h1>\(line)</h1></html>\n", type: "text/html", status: status)
    }

    package static func redirect(to address: String, status: Int = 302) -> Reply {
        .status(status).with("Location", address)
    }

    /// A body of so many bytes, honestly announced.
    package static func repeating(_ unit: String, total: Int, type: String = "text/plain") -> Reply {
        Reply(headers: [Header("Content-Type", type)], body: .repeated(Array(unit.utf8), total: total))
    }

    /// A chunked body without an end.
    package static func endless(_ unit: String, type: String = "text/plain") -> Reply {
        let headers = [Header("Content-Type", type), Header("Transfer-Encoding", "chunked")]
        return Reply(headers: headers, body: .endless(Array(unit.utf8)))
    }

    /// Exactly these bytes, head and all; then the connection ends.
    package static func raw(_ bytes: [UInt8]) -> Reply { Reply(body: .bytes(bytes), form: .raw) }

    package static func raw(_ text: String) -> Reply { .raw(Array(text.utf8)) }

    /// Accepts the request and never answers.
    package static let hang = Reply(form: .hang)

    /// Accepts the request and resets the connection.
    package static let reset = Reply(form: .reset)
}

// MARK: - Manners

extension Reply {
    /// One more header; an own `Content-Length` may lie, and then the connection ends with the body.
    package func with(_ name: String, _ value: String) -> Reply { with([Header(name, value)]) }

    package func with(_ more: [Header]) -> Reply { changed { $0.headers += more } }

    package func with(status: Int) -> Reply { changed { $0.status = status } }

    package func with(body: [UInt8]) -> Reply { changed { $0.body = .bytes(body) } }

    /// The same body behind `Content-Encoding: gzip`.
    package func gzipped() -> Reply {
        guard case .bytes(let bytes) = body else { return self }
        return with(body: Packing.gzip(bytes)).with("Content-Encoding", "gzip")
    }

    /// Nothing is sent before so much time has gone by.
    package func delayed(by time: Duration) -> Reply { changed { $0.delay += time } }

    /// The body, or the whole of a raw answer, trickles.
    package func dripped(bytesPerSecond: Int) -> Reply { changed { $0.bytesPerSecond = bytesPerSecond } }

    /// The whole length is announced; after so many bytes of the body the connection is reset.
    package func cut(after count: Int) -> Reply { changed { $0.cut = .reset(count) } }

    /// The whole length is announced; after so many bytes of the body the connection is closed in good order.
    package func closed(after count: Int) -> Reply { changed { $0.cut = .close(count) } }

    /// Adds an ETag and a Last-Modified made from the body, where none are set, and answers 304 without a body where
    /// the request holds the same (RFC 9110 §13.2.2: If-None-Match goes before If-Modified-Since).
    ///
    /// Dates are compared for being the same, not for being earlier: one made from bytes has no order.
    package func conditional(on request: Request) -> Reply {
        guard status == 200, case .bytes(let bytes) = body else { return self }
        var reply = self
        let print = Fingerprint.of(bytes)
        if headers.first("ETag") == nil { reply.headers.append(Header("ETag", print.etag)) }
        if headers.first("Last-Modified") == nil { reply.headers.append(Header("Last-Modified", print.lastModified)) }
        guard reply.isKnown(to: request) else { return reply }
        reply.status = 304
        reply.body = .bytes([])
        reply.headers.removeAll { $0.name == "Content-Type" }
        return reply
    }

    private func isKnown(to request: Request) -> Bool {
        guard let tags = request["If-None-Match"] else {
            return request["If-Modified-Since"].map { $0 == headers.first("Last-Modified") } ?? false
        }
        func strong(_ tag: String) -> String { tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag }
        let own = headers.first("ETag").map(strong)
        return tags == "*" || tags.split(separator: ", ").contains { strong(String($0)) == own }
    }

    private func changed(_ change: (inout Reply) -> Void) -> Reply {
        var reply = self
        change(&reply)
        return reply
    }
}

/// Validators that follow from the bytes alone: the same on every machine, whatever a file's times are.
private enum Fingerprint {
    static func of(_ bytes: [UInt8]) -> (etag: String, lastModified: String) {
        // FNV-1a of 64 bits.
        let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let minute = Int(hash % (28 * 24 * 60))
        let day = CalendarDayName.of2024[minute / 1440 % 7]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let clock = "\(two(minute / 60 % 24)):\(two(minute % 60)):00"
        return ("\"\(String(hash, radix: 16))\"", "\(day), \(two(1 + minute / 1440)) Jan 2024 \(clock) GMT")
    }
}

private enum CalendarDayName {
    /// 1 January 2024 was a Monday.
    static let of2024 = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
}

enum ReasonPhrase {
    static func of(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 204: "No Content"
        case 226: "IM Used"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 410: "Gone"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        default: "Status \(status)"
        }
    }
}
