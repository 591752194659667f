import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import Fetching

@Suite("Asking a server", .timeLimit(.minutes(2))) struct CurlLoopTests {
    private let loop: CurlLoop

    init() throws {
        loop = try CurlLoop(
            transfers: 16, perHost: 8, spacing: .zero,
            times: TimeLimits(connect: .seconds(5), transfer: .seconds(20), bytesPerSecond: 64, slow: .seconds(1)))
    }

    private func request(_ url: String, allowPrivate: Bool = true) -> FetchRequest {
        FetchRequest(url: url, purpose: .feed, allowPrivate: allowPrivate, userAgent: "Casewire/test")
    }

    private func document(_ url: String) async throws -> Document {
        guard case .fetched(let document, _) = try await loop.fetch(request(url)) else {
            throw Unexpected.notModified
        }
        return document
    }

    private enum Unexpected: Error { case notModified }

    /// Why a request failed, in words.
    private func failure(_ request: FetchRequest) async -> String {
        do {
            _ = try await loop.fetch(request)
            return "it did not fail"
        } catch { return error.description }
    }

    @Test("brings the body, its type and the validators, byte for byte")
    func fetches() async throws {
        let server = try LoopbackServer { _ in
            Reply.text("<rss/>", type: "application/rss+xml; charset=utf-8").with("ETag", "W/\"a b\"")
                .with("Last-Modified", "yesterday, about noon")
        }
        guard case .fetched(let document, let response) = try await loop.fetch(request("\(server.url)/feed")) else {
            throw Unexpected.notModified
        }
        #expect(document.body == Array("<rss/>".utf8))
        #expect(document.contentType == "application/rss+xml; charset=utf-8")
        #expect(response.validators.etag == Array("W/\"a b\"".utf8))
        #expect(response.validators.lastModified == Array("yesterday, about noon".utf8))
    }

    @Test("E1: asks conditionally, and hears that nothing changed")
    func conditional() async throws {
        let server = try LoopbackServer { Reply.text("x").with("ETag", "\"1\"").conditional(on: $0) }
        var request = request("\(server.url)/")
        request.validators = Validators(etag: Array("\"1\"".utf8), lastModified: Array("a date".utf8))
        guard case .notModified = try await loop.fetch(request) else {
            Issue.record("it should say 304")
            return
        }
        let asked = try #require(server.requests.first)
        #expect(asked["If-None-Match"] == "\"1\"")
        #expect(asked["If-Modified-Since"] == "a date")
    }

    @Test("E4: validators go to the address that gave them and to no other")
    func validatorsElsewhere() async throws {
        let server = try LoopbackServer { request in
            request.path == "/old" ? .redirect(to: "/new") : .text("x")
        }
        var request = request("\(server.url)/old")
        request.validators = Validators(etag: Array("\"1\"".utf8))
        request.validatedURL = "\(server.url)/new"
        _ = try await loop.fetch(request)
        #expect(server.requests(to: "/old").first?["If-None-Match"] == nil)
        #expect(server.requests(to: "/new").first?["If-None-Match"] == "\"1\"")
    }

    @Test("E24, E25: says who asks and what it reads, and nothing else")
    func headers() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        _ = try await document("\(server.url)/a#fragment")
        let asked = try #require(server.requests.first)
        #expect(asked.path == "/a")
        #expect(asked["User-Agent"] == "Casewire/test")
        #expect(asked["Accept"]?.hasPrefix("application/atom+xml, application/rss+xml,") == true)
        for name in ["Cookie", "Referer", "Origin", "Authorization", "If-None-Match"] {
            #expect(asked[name] == nil, "\(name) is nobody's business")
        }
    }

    @Test("E19: follows five redirects and no sixth, and knows a circle")
    func redirects() async throws {
        let server = try LoopbackServer { request in
            guard let number = Int(request.path.dropFirst()) else { return .redirect(to: "/loop") }
            return number == 0 ? .text("there") : .redirect(to: "/\(number - 1)", status: 301)
        }
        #expect(try await document("\(server.url)/5").url == "\(server.url)/0")
        #expect(await failure(request("\(server.url)/6")) == "more than 5 redirects")
        #expect(await failure(request("\(server.url)/loop")).hasPrefix("redirects lead in a circle"))
    }

    @Test("S5: a private address is not even connected to, by name, by number or by redirect")
    func privateAddresses() async throws {
        let server = try LoopbackServer { _ in .redirect(to: "http://169.254.169.254/latest") }
        for host in ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"] {
            let words = await failure(request("http://\(host):\(server.port)/", allowPrivate: false))
            #expect(words.contains("is a private address"), "\(host): \(words)")
        }
        #expect(server.connections == 0)
    }

    @Test("S3: drops what is too large, whether it says so or goes on for ever")
    func tooLarge() async throws {
        let server = try LoopbackServer(answers: [
            "/large": [.repeating("0123456789", total: 50 << 20)],
            "/endless": [.endless(String(repeating: "x", count: 65536))],
        ])
        for path in ["/large", "/endless"] {
            #expect(await failure(request("\(server.url)\(path)")) == "dropped: more than 10 MiB")
        }
    }

    @Test("S3: drops a bomb by its ratio before it is large")
    func bombs() async throws {
        let bomb = Packing.gzipBomb(of: 9 << 20)
        let server = try LoopbackServer { _ in Reply.bytes(bomb).with("Content-Encoding", "gzip") }
        #expect(await failure(request("\(server.url)/")) == "dropped: it expands to more than 100 times its size")
    }

    @Test("S4: drops an answer with too many headers")
    func tooManyHeaders() async throws {
        let line = "X-Filler: \(String(repeating: "x", count: 1000))\r\n"
        let server = try LoopbackServer { _ in
            .raw("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 100) + "\r\nbody")
        }
        #expect(await failure(request("\(server.url)/")) == "dropped: more than 64 KiB of headers")
    }

    @Test("E22: undoes gzip")
    func gzip() async throws {
        let server = try LoopbackServer { _ in Reply.text("<rss>packed</rss>").gzipped() }
        #expect(try await document("\(server.url)/").body == Array("<rss>packed</rss>".utf8))
    }

    @Test("E33: drops a server that drips, and is not kept from another by it")
    func drip() async throws {
        let server = try LoopbackServer(answers: [
            "/drip": [Reply.repeating("x", total: 1000).dripped(bytesPerSecond: 4)], "/quick": [.text("quick")],
        ])
        async let slow = failure(request("\(server.url)/drip"))
        #expect(try await document("\(server.url)/quick").body == Array("quick".utf8))
        #expect(await slow == "dropped: fewer than 64 bytes a second")
    }

    @Test("says in words what went wrong")
    func faults() async throws {
        let server = try LoopbackServer(answers: [
            "/cut": [Reply.repeating("x", total: 1000).cut(after: 10)], "/reset": [.reset], "/500": [.status(500)],
            "/wall": [Reply.text("<html>are you human?</html>", type: "text/html", status: 403)],
        ])
        #expect(await failure(request("\(server.url)/cut")) == "cut short: fewer bytes than it announced")
        #expect(await failure(request("\(server.url)/reset")) == "cut short: fewer bytes than it announced")
        #expect(await failure(request("\(server.url)/500")) == "HTTP 500")
        #expect(await failure(request("\(server.url)/wall")).hasPrefix("blocked: HTTP 403"))
        #expect(await failure(request("ftp://127.0.0.1/")).contains("is no address that can be asked"))
        server.stop()
        #expect(await failure(request("\(server.url)/")).hasSuffix("can't be reached"))
        #expect(
            await failure(request("http://no-such-name.invalid/")) == "the name no-such-name.invalid does not resolve")
    }

    @Test("S6: a credential goes to its own host alone")
    func credentials() async throws {
        let other = try LoopbackServer(on: ["127.0.0.2"]) { _ in .text("x") }
        let server = try LoopbackServer { request in
            request.path == "/away" ? .redirect(to: "\(other.url)/there") : .redirect(to: "/away")
        }
        var request = request("\(server.url)/")
        request.authorization = "Basic c2VjcmV0"
        _ = try await loop.fetch(request)
        #expect(server.requests.map { $0["Authorization"] } == ["Basic c2VjcmV0", "Basic c2VjcmV0"])
        #expect(other.requests.map { $0["Authorization"] } == [nil])
    }

    @Test("stops when its task is cancelled, whether it is waiting or under way")
    func cancelled() async throws {
        let server = try LoopbackServer { _ in .hang }
        let request = request("\(server.url)/")
        let loop = loop
        let task = Task { () -> String in
            do {
                _ = try await loop.fetch(request)
                return "it did not fail"
            } catch { return "\(error)" }
        }
        _ = await server.requests(atLeast: 1)
        task.cancel()
        #expect(await task.value == "stopped")
        let early = Task { () -> String in
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            do {
                _ = try await loop.fetch(request)
                return "it did not fail"
            } catch { return "\(error)" }
        }
        #expect(await early.value == "stopped")
    }

    @Test("E20: a host sees two connections at once and no more")
    func perHost() async throws {
        let loop = try CurlLoop(transfers: 16, perHost: 2, spacing: .zero)
        let server = try LoopbackServer { _ in .text("x") }
        let url = server.url
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                let request = request("\(url)/\(number)")
                group.addTask { _ = try await loop.fetch(request) }
            }
            try await group.waitForAll()
        }
        #expect(server.requests.count == 50)
        #expect(server.connections <= 2, "connections are used again")
    }
}
