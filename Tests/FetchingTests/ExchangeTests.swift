import CasewireModel
import TestSupport
import Testing

@testable import Fetching

@Suite("How an answer came about", .timeLimit(.minutes(1))) struct ExchangeTests {
    private let asking: Asking

    init() throws { asking = try Asking() }

    private func exchange(_ request: FetchRequest) async throws -> Exchange? {
        try await asking.loop.fetch(request).response.exchange
    }

    @Test("is told as it was: the request word for word as the server read it, the status line, the address")
    func exchange() async throws {
        let server = try LoopbackServer { $0.path == "/old" ? .redirect(to: "/new?a=b#c") : .text("x") }
        var request = asking.request("\(server.url)/old")
        request.tellsExchange = true
        request.validators = Validators(etag: Array("\"e\"".utf8))
        request.validatedURL = "\(server.url)/new?a=b"
        let told = try #require(try await exchange(request))
        let asked = try #require(server.requests.last)
        let lines = ["GET \(asked.target) HTTP/1.1"] + asked.headers.map { "\($0.name): \($0.value)" } + ["", ""]
        #expect(String(decoding: told.request, as: UTF8.self) == lines.joined(separator: "\r\n"))
        #expect(asked.headers.contains { $0.name == "If-None-Match" })
        #expect(String(decoding: told.statusLine, as: UTF8.self) == "HTTP/1.1 200 OK")
        #expect(told.address == "127.0.0.1")
    }

    @Test("keeps the secret that was sent to itself")
    func authorization() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        var request = asking.request(server.url)
        request.tellsExchange = true
        request.authorization = "Bearer moth-and-flame"
        let told = try #require(try await exchange(request))
        #expect(server.requests.first?["Authorization"] == "Bearer moth-and-flame")
        #expect(!String(decoding: told.request, as: UTF8.self).contains("moth"))
    }

    @Test("is not told to whoever did not ask, though another asked the same at once")
    func notAsked() async throws {
        let gate = Gate()
        let server = try LoopbackServer { _ in
            gate.pass()
            return .text("x")
        }
        var curious = asking.request(server.url)
        curious.tellsExchange = true
        async let first = exchange(curious)
        async let second = exchange(asking.request(server.url))
        _ = await server.requests(atLeast: 2)
        gate.open()
        #expect(try await first != nil)
        #expect(try await second == nil)
    }
}
