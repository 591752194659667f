/// Every way in which a server may fail its clients, each under a path of its own, so that a program started from a
/// shell can be shown them too: `http://127.0.0.1:8801/faults/429?retry-after=60`.
///
/// | path | answers |
/// | --- | --- |
/// | `NUMBER?retry-after=60` | that status, with a line of HTML |
/// | `redirect?to=URL&status=301`, `loop` | 302 where no status is given; `loop` leads to itself |
/// | `hang`, `reset` | nothing ever; a reset at once |
/// | `slow?seconds=5` | a good feed, later |
/// | `drip?bytes-per-second=1` | a good feed that trickles |
/// | `cut?after=100`, `short?after=100` | a good feed whose end is missing: reset, or closed in good order |
/// | `html`, `blocked`, `image`, `empty` | what is no feed: a page, a bot wall's 403, a PNG, nothing |
/// | `garbage` | what is no HTTP |
/// | `large?mb=50`, `endless` | an item that long; chunks without an end |
/// | `gzip-bomb?mb=50`, `zstd-bomb?mb=50`, `brotli-bomb` | that many MiB of spaces, packed; 64 of them |
/// | `headers?count=10000`, `header?kb=1024` | a good feed behind many headers, or a long one |
/// | `injection` | a `Location` with line breaks, percent-encoded |
/// | `unchanged` | 304, whatever was asked |
/// | `cookies` | a good feed that sets some |
package enum Faults {
    /// nil where the path is none of these.
    package static func reply(to request: Request) -> Reply? {
        let parts = request.path.split(separator: "/")
        guard parts.count == 2, parts[0] == "faults" else { return nil }
        let fault = String(parts[1])
        if let status = Int(fault), (100...599).contains(status) { return failure(status, request.query) }
        return connection(fault, request.query) ?? content(fault, request.query) ?? head(fault, request.query)
    }

    /// A feed of one item that holds whatever else is wrong.
    package static let goodFeed = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>Faults</title><link>http://127.0.0.1/</link>
        <description>A feed that arrives</description>
        <item><title>It arrived</title><guid isPermaLink="false">faults-1</guid>
        <description>This item came whole.</description></item>
        </channel></rss>

        """

    private static let feed = Reply.text(goodFeed, type: feedType)
    private static let feedType = "application/rss+xml; charset=utf-8"

    private static func failure(_ status: Int, _ query: [String: String]) -> Reply {
        let reply = Reply.status(status)
        return query["retry-after"].map { reply.with("Retry-After", $0) } ?? reply
    }

    private static func connection(_ fault: String, _ query: [String: String]) -> Reply? {
        func number(_ name: String, _ other: Int) -> Int { query[name].flatMap { Int($0) } ?? other }
        return switch fault {
        case "redirect": .redirect(to: query["to"] ?? "/", status: number("status", 302))
        case "loop": .redirect(to: "/faults/loop")
        case "hang": .hang
        case "reset": .reset
        case "slow": feed.delayed(by: .seconds(number("seconds", 5)))
        case "drip": feed.dripped(bytesPerSecond: number("bytes-per-second", 1))
        case "cut": feed.cut(after: number("after", 100))
        case "short": feed.closed(after: number("after", 100))
        default: nil
        }
    }

    private static func content(_ fault: String, _ query: [String: String]) -> Reply? {
        let bytes = (query["mb"].flatMap { Int($0) } ?? 50) << 20
        let packed = Reply.bytes([], type: feedType)
        return switch fault {
        case "html": .text("<!doctype html><title>Home</title><p>No feed here any more.</p>\n", type: "text/html")
        case "blocked": .text(botWall, type: "text/html; charset=utf-8", status: 403)
        case "image": .bytes(emptyPNG, type: "image/png")
        case "empty": .bytes([], type: feedType)
        case "garbage": .raw("220 ready for mail\r\n")
        case "large": .repeating("<rss><channel><item><title>long ", total: bytes, type: feedType)
        case "endless": .endless("<item><title>and another</title></item>\n", type: feedType)
        case "gzip-bomb": packed.with("Content-Encoding", "gzip").with(body: Packing.gzipBomb(of: bytes))
        case "brotli-bomb": packed.with("Content-Encoding", "br").with(body: Packing.brotliBomb)
        case "zstd-bomb": packed.with("Content-Encoding", "zstd").with(body: Packing.zstdBomb(of: bytes))
        default: nil
        }
    }

    private static func head(_ fault: String, _ query: [String: String]) -> Reply? {
        switch fault {
        case "headers":
            let count = query["count"].flatMap { Int($0) } ?? 10_000
            return feed.with((0..<max(0, count)).map { Header("X-Filler-\($0)", "filler") })
        case "header":
            let kibibytes = query["kb"].flatMap { Int($0) } ?? 1024
            return feed.with("X-Filler", String(repeating: "f", count: max(0, kibibytes) * 1024))
        case "injection": return .redirect(to: "/faults/html%0d%0aX-Injected:%20yes")
        case "unchanged": return .status(304)
        case "cookies": return feed.with("Set-Cookie", "visitor=1; Path=/").with("Set-Cookie", "shown=2")
        default: return nil
        }
    }

    private static let botWall = """
        <!DOCTYPE html><html lang="en"><head><title>Just a moment...</title>
        <meta http-equiv="refresh" content="5"></head><body><h1>Checking your browser before access</h1>
        <noscript>Enable JavaScript and cookies to continue</noscript></body></html>

        """

    /// The signature and a header chunk of one pixel: enough to be told from text.
    private static let emptyPNG: [UInt8] =
        [
            0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
            0, 0, 0,
        ]
}
