import CasewireModel
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Fetching

@Suite("Etiquette: proxies", .timeLimit(.minutes(2))) struct EtiquetteProxyTests {
    private let asking: Asking

    init() throws { asking = try Asking() }

    private func request(_ url: String, through proxy: String, allowPrivate: Bool = true) -> FetchRequest {
        var request = asking.request(url, allowPrivate: allowPrivate)
        request.proxy = proxy
        return request
    }

    /// Where nobody listens. A port that was free a moment ago may be another test's now; this one is nobody's.
    private static let dead = "127.0.0.1:1"

    @Test("an http proxy gets the whole address, and resolves it")
    func http() async throws {
        let proxy = try LoopbackServer { _ in .text("by proxy") }
        let document = try await asking.document(request("http://news.invalid/feed", through: proxy.url))
        #expect(document.body == Array("by proxy".utf8))
        #expect(proxy.requests.map(\.target) == ["http://news.invalid/feed"])
    }

    @Test("a SOCKS proxy gets the name, not an address of our own finding", arguments: ["socks5h", "socks5"])
    func socks(scheme: String) async throws {
        let asked = Mutex<[UInt8]>([])
        let proxy = try RawServer { conversation in
            // RFC 1928 §3, §4, §6: greeting, request by name, success; then it is the server's connection.
            let greeting = conversation.read(2)
            _ = conversation.read(Int(greeting.last ?? 0))
            conversation.write([5, 0])
            let head = conversation.read(5)
            let rest = conversation.read(Int(head.last ?? 0) + 2)
            asked.withLock { $0 = head + rest }
            conversation.write([5, 0, 0, 1, 127, 0, 0, 1, 0, 80])
            _ = conversation.read(through: Array("\r\n\r\n".utf8))
            conversation.write(Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".utf8))
        }
        let document = try await asking.document(
            request("http://news.invalid/feed", through: "\(scheme)://127.0.0.1:\(proxy.port)"))
        #expect(document.body == Array("ok".utf8))
        #expect(asked.withLock { $0 } == [5, 1, 0, 3, 12] + Array("news.invalid".utf8) + [0, 80])
    }

    @Test(
        "nothing is asked directly where the proxy is dead",
        arguments: ["http", "socks5h", "socks5", "socks4a", "https"])
    func dead(scheme: String) async throws {
        let origin = try LoopbackServer { _ in .text("direct") }
        let words = await asking.failure(request("\(origin.url)/feed", through: "\(scheme)://\(Self.dead)"))
        #expect(words == "the proxy \(Self.dead) can't be reached")
        #expect(origin.connections == 0)
    }

    @Test("nothing is asked directly where the proxy fails halfway, refuses or leads away")
    func failing() async throws {
        let origin = try LoopbackServer { _ in .text("direct") }
        let proxy = try LoopbackServer { request in
            if request.method == "CONNECT" { return .status(403) }
            return request.target.hasSuffix("/reset") ? .reset : .redirect(to: "\(origin.url)/reset")
        }
        #expect(
            await asking.failure(request("\(origin.url)/feed", through: proxy.url))
                == "cut short: fewer bytes than it announced")
        #expect(Set(proxy.requests.map(\.target)) == ["\(origin.url)/feed", "\(origin.url)/reset"])
        #expect(
            await asking.failure(request("https://127.0.0.1:\(origin.port)/", through: proxy.url))
                == "its proxy refuses: HTTP 403 (CURLE_PROXY, libcurl's 97)")
        #expect(origin.connections == 0)
    }

    @Test("the environment neither adds a proxy nor takes one away")
    func environment() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("no_proxy", "*", 1)
            unsafe setenv("NO_PROXY", "*", 1)
            unsafe setenv("http_proxy", "http://127.0.0.1:1", 1)
            unsafe setenv("all_proxy", "http://127.0.0.1:1", 1)
            let asking = try Asking()
            let proxy = try LoopbackServer { _ in .text("by proxy") }
            let origin = try LoopbackServer { _ in .text("direct") }
            var request = asking.request("\(origin.url)/")
            let direct = try await asking.document(request).body
            request.proxy = proxy.url
            let proxied = try await asking.document(request).body
            guard direct == Array("direct".utf8), proxied == Array("by proxy".utf8) else { exit(1) }
        }
    }

    @Test("a proxy that hangs keeps none waiting that asks without it")
    func hanging() async throws {
        let proxy = try LoopbackServer { _ in .hang }
        let origin = try LoopbackServer { _ in .text("direct") }
        let hanging = Task { [asking, request = request("http://news.invalid/", through: proxy.url)] in
            await asking.failure(request)
        }
        _ = await proxy.requests(atLeast: 1)
        #expect(try await asking.document("\(origin.url)/").body == Array("direct".utf8))
        hanging.cancel()
        #expect(await hanging.value == "stopped")
    }

    @Test("hosts behind one proxy don't wait for each other")
    func manyHosts() async throws {
        let asking = try Asking(transfers: 8, perHost: 1)
        let gate = TestSupport.Gate()
        let proxy = try LoopbackServer { _ in
            gate.pass()
            return .text("x")
        }
        let requests = (1...6).map { request("http://host\($0).invalid/", through: proxy.url) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for request in requests { group.addTask { _ = try await asking.document(request) } }
            #expect(await proxy.requests(atLeast: 6).count == 6)
            gate.open()
            try await group.waitForAll()
        }
    }

    @Test(
        "S5: of what a proxy is asked, addresses in any notation are looked at, names are not",
        arguments: [
            "127.0.0.1", "2130706433", "0177.1", "0x7f.0.0.1", "127.1.", "[::1]", "[::ffff:127.0.0.1]",
            "169.254.169.254",
            "\u{FF11}\u{FF12}\u{FF17}.0.0.1",
        ])
    func literals(host: String) async throws {
        let proxy = try LoopbackServer { _ in .text("by proxy") }
        let words = await asking.failure(request("http://\(host)/", through: proxy.url, allowPrivate: false))
        #expect(words.contains("is a private address"), "\(words)")
        #expect(proxy.connections == 0)
        _ = try await asking.document(request("http://localhost/", through: proxy.url, allowPrivate: false))
        #expect(proxy.requests.map(\.target) == ["http://localhost/"])
    }
}
