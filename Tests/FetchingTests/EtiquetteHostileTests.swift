import CasewireModel
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Fetching

@Suite("Etiquette: what strangers send", .timeLimit(.minutes(2))) struct EtiquetteHostileTests {
    private let asking: Asking

    init() throws { asking = try Asking() }

    private static let isTooMuch: Set<String> = [
        "dropped: more than 10 MiB", "dropped: it expands to more than 100 times its size",
    ]

    /// More than is taken, decoded. Made once, since its checksum takes a while.
    private static let gzipBomb = Packing.gzipBomb(of: 12 << 20)

    /// Counts what it is given and keeps none of it.
    private final class Counting: BodySink {
        static func into(_ count: CountBox) -> @Sendable (String, String?) -> Counting { { _, _ in Counting(count) } }

        private let count: CountBox
        init(_ count: CountBox) { self.count = count }
        func take(_ bytes: ArraySlice<UInt8>) { count.value.withLock { $0 += bytes.count } }
    }

    private final class CountBox: Sendable {
        let value = Mutex(0)
    }

    @Test("S3: drops what is too large, whether it says so or goes on for ever")
    func tooLarge() async throws {
        let server = try LoopbackServer(answers: [
            "/large": [.repeating("0123456789", total: 50 << 20)],
            "/endless": [.endless(String(repeating: "x", count: 65536))],
        ])
        for path in ["/large", "/endless"] {
            #expect(await asking.failure("\(server.url)\(path)") == "dropped: more than 10 MiB")
        }
    }

    @Test("S3: drops a bomb by its ratio before it is large", arguments: ["gzip", "br", "zstd"])
    func bombs(coding: String) async throws {
        let bombs = [
            "gzip": Self.gzipBomb, "br": Packing.brotliBomb, "zstd": Packing.zstdBomb(of: 50 << 20),
        ]
        let bomb = bombs[coding] ?? []
        let server = try LoopbackServer { _ in Reply.bytes(bomb).with("Content-Encoding", coding) }
        let taken = CountBox()
        await #expect(throws: FetchError.self) {
            _ = try await asking.loop.fetch(asking.request("\(server.url)/"), into: Counting.into(taken))
        }
        #expect(await asking.failure("\(server.url)/") == "dropped: it expands to more than 100 times its size")
        #expect(taken.value.withLock { $0 } <= 10 << 20)
    }

    @Test("S3: a bomb in chunks is dropped too, though libcurl counts them late", arguments: [1, 100, 16384])
    func chunkedBomb(size: Int) async throws {
        var packed: [UInt8] = []
        var rest = Self.gzipBomb[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(size)
            packed += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10]
            rest = rest.dropFirst(chunk.count)
            if packed.count > 3_000_000 { break }
        }
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
        let answer = Array(head.utf8) + packed + Array("0\r\n\r\n".utf8)
        let server = try LoopbackServer { _ in .raw(answer) }
        #expect(Self.isTooMuch.contains(await asking.failure("\(server.url)/")))
    }

    @Test("S3: bombs within bombs are dropped, and too many codings refused")
    func nested() async throws {
        let twice = Packing.gzip(Self.gzipBomb)
        let server = try LoopbackServer { request in
            let codings =
                request.path == "/two" ? "gzip, gzip" : Array(repeating: "gzip", count: 20).joined(separator: ",")
            return Reply.bytes(twice).with("Content-Encoding", codings)
        }
        #expect(Self.isTooMuch.contains(await asking.failure("\(server.url)/two")))
        #expect(await asking.failure("\(server.url)/many") == "its content coding can't be undone")
    }

    @Test("S3: what a server says of the length is not believed")
    func lyingLength() async throws {
        let bomb = Self.gzipBomb
        let server = try LoopbackServer { request in
            switch request.path {
            case "/more": Reply.text("short").with("Content-Length", "99999999999")
            case "/bomb": Reply.bytes(bomb).with("Content-Encoding", "gzip").with("Content-Length", "99999999999")
            default: Reply.text("longer than it says").with("Content-Length", "6")
            }
        }
        #expect(await asking.failure("\(server.url)/more") == "cut short: fewer bytes than it announced")
        #expect(Self.isTooMuch.contains(await asking.failure("\(server.url)/bomb")))
        #expect(try await asking.document("\(server.url)/less").body == Array("longer".utf8))
        // What is left over is taken for no answer to the next question.
        if let next = try? await asking.document("\(server.url)/less") { #expect(next.body == Array("longer".utf8)) }
    }

    @Test("S3: ratios of honest feeds pass")
    func honest() async throws {
        let text = Array(String(repeating: "<item><title>News of the day</title></item>\n", count: 50_000).utf8)
        let server = try LoopbackServer { _ in Reply.bytes(text).gzipped() }
        #expect(try await asking.document("\(server.url)/").body == text)
    }

    @Test(
        "S4: drops an answer with too many headers, or too long a one",
        arguments: [(100, 1000), (10_000, 10), (1, 90_000), (1, 1 << 20)])
    func tooManyHeaders(count: Int, length: Int) async throws {
        let line = "X-Filler: \(String(repeating: "x", count: length))\r\n"
        let server = try LoopbackServer { _ in
            .raw("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: count) + "\r\nbody")
        }
        #expect(await asking.failure("\(server.url)/") == "dropped: more than 64 KiB of headers")
    }

    @Test("S4: endless early hints are headers as well")
    func earlyHints() async throws {
        let hints = String(repeating: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", count: 5000)
        let server = try LoopbackServer { _ in .raw(hints + "HTTP/1.1 200 OK\r\n\r\nbody") }
        #expect(await asking.failure("\(server.url)/") == "dropped: more than 64 KiB of headers")
    }

    @Test(
        "S4: a line break in a Location injects nothing",
        arguments: ["/x%0d%0aX-Injected:%20yes", "/x\rX-Injected: yes", "/x\u{0B}X-Injected: yes"])
    func injection(location: String) async throws {
        let server = try LoopbackServer { request in
            request.target == "/" ? .redirect(to: location) : .text("x")
        }
        _ = await asking.failure("\(server.url)/")
        #expect(!server.requests.isEmpty)
        #expect(server.requests.allSatisfy { $0["X-Injected"] == nil })
    }

    @Test("S4: a validator with a line break is not sent back")
    func injectedValidator() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        var request = asking.request("\(server.url)/")
        request.validators = Validators(etag: Array("\"1\"\r\nX-Injected: yes".utf8))
        _ = try await asking.document(request)
        let asked = try #require(server.requests.first)
        #expect(asked["X-Injected"] == nil)
        #expect(asked["If-None-Match"] == nil)
    }

    @Test("S6: a credential goes to its own origin alone")
    func credentials() async throws {
        let other = try LoopbackServer(on: ["127.0.0.2"]) { _ in .text("x") }
        let neighbour = try LoopbackServer { _ in .redirect(to: "\(other.url)/there") }
        let server = try LoopbackServer { request in
            request.path == "/away" ? .redirect(to: "\(neighbour.url)/") : .redirect(to: "/away")
        }
        var request = asking.request("\(server.url)/")
        request.authorization = "Basic c2VjcmV0"
        _ = try await asking.document(request)
        #expect(server.requests.map { $0["Authorization"] } == ["Basic c2VjcmV0", "Basic c2VjcmV0"])
        #expect(neighbour.requests.map { $0["Authorization"] } == [nil], "another port is another's")
        #expect(other.requests.map { $0["Authorization"] } == [nil])
    }

    @Test("S6: a user and a password that a stranger puts into an address are not sent")
    func userInAddress() async throws {
        let server = try LoopbackServer { request in
            request.path == "/" ? .redirect(to: "http://user:secret@\(request["Host"] ?? "")/there") : .text("x")
        }
        #expect(try await asking.document("\(server.url)/").url == "\(server.url)/there")
        #expect(server.requests.map { $0["Authorization"] } == [nil, nil])
        _ = try await asking.document("http://user:secret@127.0.0.1:\(server.port)/there")
        #expect(server.requests.last?["Authorization"] == nil)
    }

    @Test("S6: no netrc is read")
    func netrc() async {
        await #expect(processExitsWith: .success) {
            let folder = FileManager.default.temporaryDirectory.appending(path: "casewire-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try "machine 127.0.0.1 login user password secret\n".write(
                to: folder.appending(path: ".netrc"), atomically: true, encoding: .utf8)
            unsafe setenv("HOME", folder.path, 1)
            let server = try LoopbackServer { _ in .text("x") }
            let asking = try Asking()
            _ = try await asking.document("\(server.url)/")
            guard server.requests.count == 1, server.requests[0]["Authorization"] == nil else { exit(1) }
        }
    }
}

@Suite("Etiquette: addresses that strangers lead to", .timeLimit(.minutes(2))) struct EtiquetteAddressTests {
    /// To these tests 127.0.0.2 is a host of the public internet.
    private static func network(_ names: [String] = []) -> Network {
        Network(names: names) { $0 == [127, 0, 0, 2] || AddressGuard.isPublic($0) }
    }

    @Test("S5: a private address is not even connected to, by name or by number")
    func privateAddresses() async throws {
        let asking = try Asking()
        let server = try LoopbackServer { _ in .text("x") }
        for host in ["127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.1", "[::ffff:127.0.0.1]"] {
            let words = await asking.failure(asking.request("http://\(host):\(server.port)/", allowPrivate: false))
            #expect(words.contains("is a private address"), "\(host): \(words)")
        }
        #expect(server.connections == 0)
    }

    @Test(
        "S5: nor by a redirect",
        arguments: [
            "127.0.0.1", "127.255.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254", "[fd00::1]",
            "[fe80::1]", "100.64.0.1", "10.0.0.1", "192.168.0.1", "2130706433", "0177.1", "017700000001", "0x7f000001",
            "user@127.0.0.1", "[::]", "%31%32%37.0.0.1",
        ])
    func redirected(host: String) async throws {
        let asking = try Asking(network: Self.network())
        let inner = try LoopbackServer { _ in .text("inner") }
        let server = try LoopbackServer(on: ["127.0.0.2"]) { _ in .redirect(to: "http://\(host):\(inner.port)/") }
        let words = await asking.failure(asking.request("\(server.url)/", allowPrivate: false))
        #expect(words.contains("is a private address"), "\(words)")
        #expect(server.requests.count == 1)
        #expect(inner.connections == 0)
    }

    @Test("S5: nor by what DNS answers, at first or on a later hop")
    func resolved() async throws {
        let server = try LoopbackServer(on: ["127.0.0.2", "127.0.0.1"]) { request, port in
            .redirect(to: "http://inner.example.org:\(port)/inner")
        }
        let names = ["news.example.org:\(server.port):127.0.0.2", "inner.example.org:\(server.port):127.0.0.1"]
        let asking = try Asking(network: Self.network(names))
        for host in ["news", "inner"] {
            let url = "http://\(host).example.org:\(server.port)/"
            #expect(
                await asking.failure(asking.request(url, allowPrivate: false)).hasPrefix(
                    "127.0.0.1 is a private address"))
        }
        #expect(server.requests.map(\.address) == ["127.0.0.2"])
    }

    @Test(
        "S5: an address is looked at for each request, whatever it was for the one before",
        arguments: ["close", "keep"])
    func lookedAtAgain(connection: String) async throws {
        let isInner = Flag()
        let asking = try Asking(network: Network { $0 == [127, 0, 0, 2] && !isInner.value.withLock { $0 } })
        let server = try LoopbackServer(on: ["127.0.0.2"]) { _ in Reply.text("x").with("Connection", connection) }
        let request = asking.request("\(server.url)/", allowPrivate: false)
        #expect(try await asking.document(request).body == Array("x".utf8))
        isInner.value.withLock { $0 = true }
        #expect(await asking.failure(request).hasPrefix("127.0.0.2 is a private address"))
        #expect(server.requests.count == 1)
    }

    private final class Flag: Sendable {
        let value = Mutex(false)
    }

    @Test("S5: a name whose good address is dead leads to no other that is inside")
    func rebound() async throws {
        // Nobody listens at the first of its addresses; the next one is inside.
        let inner = try LoopbackServer(on: ["127.0.0.1"]) { _ in .text("inner") }
        let asking = try Asking(network: Self.network(["news.example.org:\(inner.port):127.0.0.2,127.0.0.1"]))
        let request = asking.request("http://news.example.org:\(inner.port)/", allowPrivate: false)
        #expect(await asking.failure(request).hasPrefix("127.0.0.1 is a private address"))
        #expect(inner.connections == 0)
    }

    @Test("S5: of several addresses of a name a good one will do")
    func oneOfTwo() async throws {
        let server = try LoopbackServer(on: ["127.0.0.2", "127.0.0.1"]) { _ in .text("x") }
        let asking = try Asking(network: Self.network(["news.example.org:\(server.port):127.0.0.1,127.0.0.2"]))
        let request = asking.request("http://news.example.org:\(server.port)/", allowPrivate: false)
        #expect(try await asking.document(request).body == Array("x".utf8))
        #expect(server.requests.map(\.address) == ["127.0.0.2"])
    }

    @Test("S5: nor over a connection that somebody else was allowed to open")
    func reused() async throws {
        let asking = try Asking()
        let server = try LoopbackServer { _ in .text("x") }
        _ = try await asking.document("\(server.url)/feed")
        let words = await asking.failure(asking.request("\(server.url)/secret", allowPrivate: false))
        #expect(words.hasPrefix("127.0.0.1 is a private address"))
        #expect(server.requests.map(\.path) == ["/feed"])
    }
}
