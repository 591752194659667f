import CasewireModel
import TestSupport
import Testing

@testable import Fetching

@Suite("Asking a server", .timeLimit(.minutes(2))) struct CurlLoopTests {
    private let asking: Asking

    init() throws { asking = try Asking() }

    @Test("brings the body, its type and the validators, byte for byte")
    func fetches() async throws {
        let server = try LoopbackServer { _ in
            Reply.text("<rss/>", type: "application/rss+xml; charset=utf-8").with("ETag", "W/\"a b\"")
                .with("Last-Modified", "yesterday, about noon")
        }
        let outcome = try await asking.loop.fetch(asking.request("\(server.url)/feed"))
        guard case .fetched(let document, let response) = outcome else { throw Asking.Unexpected.notModified }
        #expect(document.body == Array("<rss/>".utf8))
        #expect(document.contentType == "application/rss+xml; charset=utf-8")
        #expect(response.validators.etag == Array("W/\"a b\"".utf8))
        #expect(response.validators.lastModified == Array("yesterday, about noon".utf8))
    }

    @Test("reads the head of the last answer, not of those before it, and no trailer")
    func heads() async throws {
        let server = try LoopbackServer { _ in
            .raw(
                "HTTP/1.1 103 Early Hints\r\nETag: \"early\"\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                    + "X-Folded: one\r\n Etag: \"folded\"\r\nTrailer: ETag\r\n\r\n1\r\nx\r\n0\r\nETag: \"late\"\r\n\r\n"
            )
        }
        let outcome = try await asking.loop.fetch(asking.request("\(server.url)/"))
        #expect(outcome.response.validators.isEmpty)
        #expect(outcome.response.headers.text("TRAILER") == "ETag")
    }

    @Test("says in words what went wrong")
    func faults() async throws {
        let server = try LoopbackServer(answers: [
            "/cut": [Reply.repeating("x", total: 1000).cut(after: 10)], "/reset": [.reset], "/500": [.status(500)],
            "/wall": [Reply.text("<html>are you human?</html>", type: "text/html", status: 403)],
            "/garbage": [.raw("220 ready for mail\r\n")],
        ])
        #expect(await asking.failure("\(server.url)/cut") == "cut short: fewer bytes than it announced")
        #expect(await asking.failure("\(server.url)/reset") == "cut short: fewer bytes than it announced")
        #expect(await asking.failure("\(server.url)/500") == "HTTP 500")
        #expect(await asking.failure("\(server.url)/wall").hasPrefix("blocked: HTTP 403"))
        #expect(
            await asking.failure("\(server.url)/garbage")
                == "what it answers is no HTTP: Received HTTP/0.9 when not allowed "
                + "(CURLE_UNSUPPORTED_PROTOCOL, libcurl's 1)")
        #expect(await asking.failure("ftp://127.0.0.1/").contains("is no address that can be asked"))
        #expect(await asking.failure("http://127.0.0.1:1/") == "127.0.0.1:1 can't be reached")
        #expect(
            await asking.failure("http://no-such-name.invalid/") == "the name no-such-name.invalid does not resolve")
    }

    @Test("shows a stranger's bytes escaped, and not all of them")
    func strangersWords() async throws {
        let server = try LoopbackServer { request in
            .redirect(to: request.path == "/long" ? "x:" + String(repeating: "y", count: 1000) : "x:\u{1B}[2J")
        }
        #expect(
            await asking.failure("\(server.url)/")
                == "x:%1B[2J is no address that can be asked; http:// and https:// can")
        #expect(await asking.failure("\(server.url)/long").count < 300)
    }

    @Test("stops when its task is cancelled, whether it is waiting or under way")
    func cancelled() async throws {
        let server = try LoopbackServer { _ in .hang }
        let request = asking.request("\(server.url)/")
        let asking = asking
        let task = Task { await asking.failure(request) }
        _ = await server.requests(atLeast: 1)
        task.cancel()
        #expect(await task.value == "stopped")
        let early = Task { () -> String in
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return await asking.failure(request)
        }
        #expect(await early.value == "stopped")
    }

    @Test("tells those who still wait that it stops, when nobody holds it any more")
    func ended() async throws {
        let server = try LoopbackServer { _ in .hang }
        let waiting = Task { [request = asking.request("\(server.url)/")] in
            try await Asking(transfers: 1).failure(request)
        }
        _ = await server.requests(atLeast: 1)
        waiting.cancel()
        #expect(try await waiting.value == "stopped")
    }

    @Test("counts what is not answered yet")
    func unanswered() async throws {
        let gate = TestSupport.Gate()
        let server = try LoopbackServer { _ in
            gate.pass()
            return .text("x")
        }
        #expect(asking.loop.unanswered == 0)
        async let document = asking.document("\(server.url)/")
        _ = await server.requests(atLeast: 1)
        #expect(asking.loop.unanswered == 1)
        gate.open()
        _ = try await document
        #expect(asking.loop.unanswered == 0)
    }
}
