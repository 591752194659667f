import CasewireModel
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Fetching

/// FETCHING.md's rows, as far as they are the network's: what a server sees of us.
@Suite("Etiquette: what a server is asked", .timeLimit(.minutes(2))) struct EtiquetteRequestTests {
    private let asking: Asking

    init() throws { asking = try Asking() }

    @Test("E1: asks conditionally, and hears that nothing changed")
    func conditional() async throws {
        let server = try LoopbackServer { Reply.text("x").with("ETag", "\"1\"").conditional(on: $0) }
        var request = asking.request("\(server.url)/")
        request.validators = Validators(etag: Array("\"1\"".utf8), lastModified: Array("a date".utf8))
        guard case .notModified = try await asking.loop.fetch(request) else {
            Issue.record("it should say 304")
            return
        }
        let asked = try #require(server.requests.first)
        #expect(asked["If-None-Match"] == "\"1\"")
        #expect(asked["If-Modified-Since"] == "a date")
    }

    @Test(
        "E2: validators go back byte for byte",
        arguments: [
            "\"\"", "W/\"a b\"", "no quotes", "\"caf\u{E9}\"", "\"" + String(repeating: "e", count: 1022) + "\"",
        ])
    func opaque(etag: String) async throws {
        let date = "Sometime, 31 Foo 2024"
        let server = try LoopbackServer { _ in Reply.text("x").with("ETag", etag).with("Last-Modified", date) }
        var request = asking.request("\(server.url)/")
        request.validators = try await asking.loop.fetch(request).response.validators
        _ = try await asking.loop.fetch(request)
        #expect(server.requests.map { $0["If-None-Match"] } == [nil, etag])
        #expect(server.requests.map { $0["If-Modified-Since"] } == [nil, date])
    }

    @Test("E4: validators go to the address that gave them and to no other")
    func validatorsElsewhere() async throws {
        let server = try LoopbackServer { $0.path == "/old" ? .redirect(to: "/new") : .text("x") }
        var request = asking.request("\(server.url)/old")
        request.validators = Validators(etag: Array("\"1\"".utf8))
        request.validatedURL = "\(server.url)/new"
        _ = try await asking.loop.fetch(request)
        #expect(server.requests(to: "/old").first?["If-None-Match"] == nil)
        #expect(server.requests(to: "/new").first?["If-None-Match"] == "\"1\"")
    }

    @Test("E23, E24, E25: says who asks and what it reads, and nothing else")
    func headers() async throws {
        let server = try LoopbackServer { _ in Reply.text("x").with("Set-Cookie", "a=b; Path=/") }
        var request = asking.request("\(server.url)/a?b=c#fragment")
        request.userAgent = "Casewire/1.0 (+https://desk.example.org/; desk@example.org)"
        for _ in 1...2 { _ = try await asking.loop.fetch(request) }
        let expected = [
            Header("Host", "127.0.0.1:\(server.port)"),
            Header("User-Agent", "Casewire/1.0 (+https://desk.example.org/; desk@example.org)"),
            Header("Accept-Encoding", "deflate, gzip, br, zstd"),
            Header(
                "Accept",
                "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
                    + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"),
        ]
        #expect(server.requests.map(\.target) == ["/a?b=c", "/a?b=c"])
        #expect(server.requests.map(\.headers) == [expected, expected], "a cookie is nobody's business")
    }

    @Test("E24: an address that leads on is not told to where it leads, nor is a fragment")
    func referer() async throws {
        let server = try LoopbackServer { $0.path == "/old" ? .redirect(to: "/new?q#part") : .text("x") }
        #expect(try await asking.document("\(server.url)/old").url == "\(server.url)/new?q")
        let asked = try #require(server.requests(to: "/new").first)
        #expect(asked.target == "/new?q")
        #expect(asked.headers.map(\.name) == ["Host", "User-Agent", "Accept-Encoding", "Accept"])
    }

    @Test("E22: undoes what libcurl can undo", arguments: ["gzip", "br", "zstd"])
    func codings(coding: String) async throws {
        let text = Array("<rss>packed</rss>".utf8)
        let packed = ["gzip": Packing.gzip(text), "br": Packing.brotli(text), "zstd": Packing.zstd(text)]
        let server = try LoopbackServer { _ in
            Reply.bytes(packed[coding] ?? []).with("Content-Encoding", coding)
        }
        #expect(try await asking.document("\(server.url)/").body == text)
        #expect(server.requests.first?["Accept-Encoding"]?.contains(coding) == true)
    }

    @Test("E22: what can't be undone is said, and nothing of it is taken", arguments: ["gzip", "br", "zstd", "x-own"])
    func unreadable(coding: String) async throws {
        let server = try LoopbackServer { _ in Reply.text("this is not packed").with("Content-Encoding", coding) }
        #expect(await asking.failure("\(server.url)/") == "its content coding can't be undone")
    }

    @Test("E27: what is new since an ETag may come alone, and is known to be no whole feed")
    func partial() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed": Reply.text("new").with(status: 226).with("IM", "feed").with("ETag", "\"2\"")
            case "/delta": Reply.text("@@").with(status: 226).with("IM", "vcdiff, feed")
            default: Reply.text("all")
            }
        }
        var request = asking.request("\(server.url)/feed")
        request.validators = Validators(etag: Array("\"1\"".utf8))
        let response = try await asking.loop.fetch(request).response
        #expect(response.isPartial)
        #expect(response.validators.etag == Array("\"2\"".utf8), "a 226's validators count as a 200's")
        request.url = "\(server.url)/delta"
        #expect(await asking.failure(request) == "HTTP 226", "nobody asked for what can't be undone")
        request.url = "\(server.url)/all"
        #expect(try await !asking.loop.fetch(request).response.isPartial)
        #expect(server.requests.map { $0["A-IM"] } == ["feed", "feed", "feed"])
    }

    @Test("E27: only a feed is asked so, and only with an ETag")
    func notPartial() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        var request = asking.request("\(server.url)/")
        request.validators = Validators(lastModified: Array("a date".utf8))
        _ = try await asking.loop.fetch(request)
        var page = asking.request("\(server.url)/", for: .article)
        page.validators = Validators(etag: Array("\"1\"".utf8))
        _ = try await asking.loop.fetch(page)
        #expect(server.requests.map { $0["A-IM"] } == [nil, nil])
    }

    @Test("E28: one question a feed: no HEAD, no favicon, no robots.txt")
    func nothingElse() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        for path in ["/a", "/b"] { _ = try await asking.document("\(server.url)\(path)") }
        #expect(server.requests.map { "\($0.method) \($0.target)" } == ["GET /a", "GET /b"])
    }

    @Test("E29: one address is asked once, however many ask for it at once")
    func once() async throws {
        let gate = TestSupport.Gate()
        let server = try LoopbackServer { _ in
            gate.pass()
            return .text("one answer")
        }
        let (asking, request) = (asking, asking.request("\(server.url)/feed"))
        let bodies = try await withThrowingTaskGroup(of: Document.self) { group in
            for _ in 1...5 { group.addTask { try await asking.document(request) } }
            while asking.loop.unanswered < 5 { await Task.yield() }
            gate.open()
            return try await group.reduce(into: []) { $0.append($1.body) }
        }
        #expect(bodies == Array(repeating: Array("one answer".utf8), count: 5))
        #expect(server.requests.count == 1)
    }

    @Test("E29: but not by different questions, and one that leaves takes no answer from the others")
    func different() async throws {
        let gate = TestSupport.Gate()
        let server = try LoopbackServer { _ in
            gate.pass()
            return .text("x")
        }
        let (asking, request) = (asking, asking.request("\(server.url)/feed"))
        var other = request
        other.userAgent = "Another/1"
        let leaving = Task { await asking.failure(request) }
        async let first = asking.document(request)
        async let second = asking.document(other)
        while asking.loop.unanswered < 3 { await Task.yield() }
        leaving.cancel()
        #expect(await leaving.value == "stopped")
        gate.open()
        #expect(try await [first, second].map(\.body) == [Array("x".utf8), Array("x".utf8)])
        #expect(Set(server.requests.map { $0["User-Agent"] }) == ["Casewire/test", "Another/1"])
    }
}

@Suite("Etiquette: redirects", .timeLimit(.minutes(2))) struct EtiquetteRedirectTests {
    private let asking: Asking

    init() throws { asking = try Asking() }

    @Test("E19: follows five redirects and no sixth, and knows a circle")
    func redirects() async throws {
        let server = try LoopbackServer { request in
            guard let number = Int(request.path.dropFirst()) else { return .redirect(to: "/loop") }
            return number == 0 ? .text("there") : .redirect(to: "/\(number - 1)", status: 301)
        }
        #expect(try await asking.document("\(server.url)/5").url == "\(server.url)/0")
        #expect(await asking.failure("\(server.url)/6") == "more than 5 redirects")
        #expect(await asking.failure("\(server.url)/loop").hasPrefix("redirects lead in a circle"))
    }

    @Test("E19: every kind of redirect is followed by a GET and told in order", arguments: [301, 302, 303, 307, 308])
    func kinds(status: Int) async throws {
        let server = try LoopbackServer { request in
            request.path == "/a" ? .redirect(to: "/b", status: status) : .text("x")
        }
        let response = try await asking.loop.fetch(asking.request("\(server.url)/a")).response
        #expect(response.redirects == [Response.Redirect(status: status, target: "\(server.url)/b")])
        #expect(server.requests.map(\.method) == ["GET", "GET"])
    }

    @Test(
        "E19: reads a Location as publishers write it",
        arguments: [
            ("there", "/dir/there"), ("../up", "/up"), ("?page=2", "/dir/old?page=2"), ("/a b", "/a%20b"),
            ("/caf\u{C3}\u{A9}", "/caf%c3%a9"),
        ])
    func locations(location: String, target: String) async throws {
        let server = try LoopbackServer { request in
            request.target == "/dir/old" ? .redirect(to: location) : .text("x")
        }
        _ = try await asking.document("\(server.url)/dir/old")
        #expect(server.requests.last?.target.lowercased() == target)
    }

    @Test("E19: from https to http only where feeds.conf allows it; the other way always")
    func downgrade() throws {
        let order = try #require(URLParts("https://news.example.org/feed"))
        #expect(order.scheme == "https")
        var request = asking.request("https://other.example.org/feed")
        let target = try #require(URLParts(location: "http://news.example.org/feed", from: order.address))
        #expect(RedirectRule.refusal(of: target, from: order, request) != nil)
        request.allowInsecureRedirect = true
        #expect(RedirectRule.refusal(of: target, from: order, request) == nil)
        request.allowInsecureRedirect = false
        #expect(RedirectRule.refusal(of: order, from: target, request) == nil)
    }

    @Test(
        "E19: http and https only",
        arguments: ["file:///etc/hostname", "gopher://127.0.0.1/1", "dict://127.0.0.1/d:x", "ftp://127.0.0.1/"])
    func schemes(target: String) async throws {
        let server = try LoopbackServer { _ in .redirect(to: target) }
        #expect(
            await asking.failure("\(server.url)/")
                == "\(target) is no address that can be asked; http:// and https:// can")
    }

    @Test("E18: a redirect that is not for ever is asked for again each time", arguments: [302, 303, 307])
    func again(status: Int) async throws {
        let server = try LoopbackServer { request in
            request.path == "/a" ? .redirect(to: "/b", status: status) : .text("x")
        }
        for _ in 1...2 { _ = try await asking.document("\(server.url)/a") }
        #expect(server.requests.map(\.path) == ["/a", "/b", "/a", "/b"])
    }
}

@Suite("Etiquette: connections and time", .timeLimit(.minutes(2))) struct EtiquetteConnectionTests {
    private func askAll(_ asking: Asking, _ urls: [String]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for url in urls { group.addTask { _ = try await asking.document(url) } }
            try await group.waitForAll()
        }
    }

    @Test("E20, E21: 50 feeds of one host share two connections")
    func perHost() async throws {
        let asking = try Asking(perHost: 2)
        let server = try LoopbackServer { _ in .text("x") }
        try await askAll(asking, (0..<50).map { "\(server.url)/\($0)" })
        #expect(server.requests.count == 50)
        #expect(server.connections <= 2, "connections are used again")
    }

    @Test("E20: starts on one host are spaced")
    func spacing() async throws {
        let asking = try Asking(spacing: .milliseconds(50))
        let server = try LoopbackServer { _ in .text("x") }
        let start = ContinuousClock.now
        try await askAll(asking, (0..<4).map { "\(server.url)/\($0)" })
        #expect(ContinuousClock.now - start >= .milliseconds(150))
        #expect(server.requests.count == 4)
    }

    @Test("E20: a redirect counts for the host that it leads to")
    func spacingAcross() async throws {
        let asking = try Asking(perHost: 1)
        let gate = TestSupport.Gate()
        let target = try LoopbackServer(on: ["127.0.0.2"]) { request in
            if request.path == "/slow" { gate.pass() }
            return .text("x")
        }
        let server = try LoopbackServer { _ in .redirect(to: "\(target.url)/moved") }
        async let slow = asking.document("\(target.url)/slow")
        _ = await target.requests(atLeast: 1)
        async let moved = asking.document("\(server.url)/")
        _ = await server.requests(atLeast: 1)
        async let quick = asking.document("\(server.url)/again")  // shows that the redirect has been read
        _ = await server.requests(atLeast: 2)
        #expect(target.requests.map(\.path) == ["/slow"], "one at a time")
        gate.open()
        _ = try await (slow, moved, quick)
        #expect(target.connections == 1)
    }

    @Test("E21: connections outlive a crowd of other hosts")
    func reuse() async throws {
        let asking = try Asking(transfers: 4)
        let hosts = (1...40).map { "127.0.1.\($0)" }
        let server = try LoopbackServer(on: hosts) { _ in .text("x") }
        for _ in 1...2 { try await askAll(asking, hosts.map { "\(server.url(of: $0))/" }) }
        #expect(server.requests.count == 80)
        #expect(server.connections == 40)
    }

    @Test("E21: HTTP/2 is offered over TLS, before HTTP/1.1")
    func http2() async throws {
        let asking = try Asking()
        let hello = Mutex<[UInt8]>([])
        let server = try RawServer { conversation in
            let head = conversation.read(5)  // a TLS record: its type, version and length
            guard head.count == 5 else { return }
            let body = conversation.read(Int(head[3]) << 8 | Int(head[4]))
            hello.withLock { $0 = body }
        }
        #expect(await asking.failure("https://127.0.0.1:\(server.port)/").hasPrefix("its certificate can't be trusted"))
        // RFC 7301 §3.1: the names of the protocols, each behind its length, the favourite first.
        let offer = [2] + Array("h2".utf8) + [8] + Array("http/1.1".utf8)
        #expect(hello.withLock { $0.firstRange(of: offer) } != nil)
    }

    @Test("E33: a server that drips is dropped, and keeps nobody waiting", arguments: ["/body", "/head"])
    func drip(path: String) async throws {
        let asking = try Asking(times: TimeLimits(bytesPerSecond: 64, slow: .seconds(1)))
        let server = try LoopbackServer(answers: [
            "/body": [Reply.repeating("x", total: 1000).dripped(bytesPerSecond: 4)],
            "/head": [
                Reply.raw("HTTP/1.1 200 OK\r\nX-Filler: \(String(repeating: "x", count: 99))").dripped(
                    bytesPerSecond: 40)
            ],
            "/quick": [.text("quick")],
        ])
        async let slow = asking.failure("\(server.url)\(path)")
        #expect(try await asking.document("\(server.url)/quick").body == Array("quick".utf8))
        #expect(await slow == "dropped: fewer than 64 bytes a second")
    }

    @Test("E33: any transfer ends in time, however lively")
    func tooLong() async throws {
        let times = TimeLimits(
            connect: .seconds(5), transfer: .milliseconds(300), bytesPerSecond: 1, slow: .seconds(30))
        let asking = try Asking(times: times)
        let server = try LoopbackServer(answers: [
            "/long": [Reply.repeating("x", total: 100_000).dripped(bytesPerSecond: 1000)], "/hang": [.hang],
        ])
        for path in ["/long", "/hang"] {
            #expect(await asking.failure("\(server.url)\(path)").hasPrefix("no whole answer within"))
        }
    }

    @Test("E33: the hops of one question share its time")
    func sharedTime() async throws {
        let times = TimeLimits(
            connect: .seconds(5), transfer: .milliseconds(700), bytesPerSecond: 1, slow: .seconds(30))
        let asking = try Asking(times: times)
        let server = try LoopbackServer { request in
            let number = Int(request.path.dropFirst()) ?? 0
            return Reply.redirect(to: "/\(number + 1)").delayed(by: .milliseconds(250))
        }
        #expect(await asking.failure("\(server.url)/1").hasPrefix("no whole answer within"))
        #expect(server.requests.count < 5)
    }

    @Test("E33: a server that hangs delays no other, though all but one place is taken")
    func hang() async throws {
        let asking = try Asking(transfers: 2)
        let server = try LoopbackServer(on: ["127.0.0.1", "127.0.0.2"]) { request in
            request.path == "/hang" ? .hang : .text("x")
        }
        let hanging = Task { await asking.failure("\(server.url)/hang") }
        _ = await server.requests(atLeast: 1)
        try await askAll(asking, (0..<20).map { "\(server.url(of: "127.0.0.2"))/\($0)" })
        hanging.cancel()
        #expect(await hanging.value == "stopped")
    }

    @Test("asks over IPv6", .enabled(if: Loopback.hasIPv6, "this machine has no ::1"))
    func ipv6() async throws {
        let asking = try Asking()
        let server = try LoopbackServer(on: ["::1"]) { _ in .text("six") }
        #expect(try await asking.document("\(server.url)/").body == Array("six".utf8))
        #expect(server.requests.first?["Host"] == "[::1]:\(server.port)")
    }
}

enum Loopback {
    static let hasIPv6 = (try? LoopbackServer(on: ["::1"]) { _ in .status(204) }) != nil
}
