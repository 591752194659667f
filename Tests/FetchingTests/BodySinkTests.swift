import CasewireModel
import Synchronization
import TestSupport
import Testing

@testable import Fetching

@Suite("A body that is taken while it arrives", .timeLimit(.minutes(2))) struct BodySinkTests {
    private let loop: CurlLoop

    init() throws { loop = try CurlLoop(transfers: 4, perHost: 4, spacing: .zero) }

    private final class Pieces: BodySink {
        let url: String
        let contentType: String?
        private let taken = Mutex<[[UInt8]]>([])

        init(url: String, contentType: String?) {
            self.url = url
            self.contentType = contentType
        }

        func take(_ bytes: ArraySlice<UInt8>) { taken.withLock { $0.append(Array(bytes)) } }

        var all: [[UInt8]] { taken.withLock { $0 } }
    }

    private func request(_ url: String) -> FetchRequest {
        FetchRequest(url: url, purpose: .feed, allowPrivate: true, userAgent: "Casewire/test")
    }

    @Test("comes in pieces, in order, and its type before it")
    func pieces() async throws {
        let server = try LoopbackServer { _ in .repeating("<a/>", total: 400_000, type: "text/xml") }
        guard case .fetched(let body, _) = try await loop.fetch(request("\(server.url)/"), into: Pieces.init) else {
            Issue.record("nothing was asked conditionally")
            return
        }
        #expect(body.contentType == "text/xml")
        #expect(body.all.count > 1)
        #expect(body.all.joined().elementsEqual(Array(String(repeating: "<a/>", count: 100_000).utf8)))
    }

    @Test("is the answer's own: what comes with a redirect is nobody's")
    func redirect() async throws {
        let server = try LoopbackServer { $0.path == "/new" ? .text("new") : .redirect(to: "/new") }
        let made = Atomic<Int>(0)
        let outcome = try await loop.fetch(request("\(server.url)/old")) { url, contentType in
            made.add(1, ordering: .relaxed)
            return Pieces(url: url, contentType: contentType)
        }
        guard case .fetched(let body, _) = outcome else {
            Issue.record("nothing was asked conditionally")
            return
        }
        #expect(made.load(ordering: .relaxed) == 1)
        #expect(body.url == "\(server.url)/new")
        #expect(body.all == [Array("new".utf8)])
    }

    @Test("is there, and empty, where nothing came")
    func empty() async throws {
        let server = try LoopbackServer { _ in .text("") }
        guard case .fetched(let body, _) = try await loop.fetch(request("\(server.url)/"), into: Pieces.init) else {
            Issue.record("nothing was asked conditionally")
            return
        }
        #expect(body.all.isEmpty)
    }
}
