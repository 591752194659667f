import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import Fetching

@Suite("Etiquette: robots.txt before an article's page", .timeLimit(.minutes(2))) struct EtiquetteRobotsTests {
    private let asking: Asking
    private let robots: RobotsCache
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws {
        asking = try Asking()
        robots = RobotsCache(asking.loop)
    }

    private func page(_ url: String) -> FetchRequest { asking.request(url, for: .article) }

    private static let rules = Reply.text("User-agent: casewire\nDisallow: /private\n")

    @Test("E28: is asked once a day a site, with the page's User-Agent and without its credential")
    func onceADay() async throws {
        let server = try LoopbackServer { _ in Self.rules }
        var page = page("\(server.url)/news/1?a=b")
        page.authorization = "Basic c2VjcmV0"
        #expect(await robots.allows(page, at: now))
        page.url = "\(server.url)/private/1"
        #expect(await !robots.allows(page, at: now.addingTimeInterval(86_399)))
        #expect(server.requests.map(\.target) == ["/robots.txt"])
        #expect(server.requests.first?["User-Agent"] == "Casewire/test")
        #expect(server.requests.first?["Authorization"] == nil)
        #expect(await !robots.allows(page, at: now.addingTimeInterval(86_400)))
        #expect(server.requests.count == 2)
    }

    @Test("E28: is asked once by many who come at once")
    func together() async throws {
        let gate = TestSupport.Gate()
        let server = try LoopbackServer { _ in
            gate.pass()
            return Self.rules
        }
        let (robots, page, now) = (robots, page("\(server.url)/news"), now)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 1...20 { group.addTask { await robots.allows(page, at: now) } }
            _ = await server.requests(atLeast: 1)
            gate.open()
            #expect(await group.reduce(into: 0) { $0 += $1 ? 1 : 0 } == 20)
        }
        #expect(server.requests.count == 1)
    }

    @Test("E28: what one who leaves has begun, another asks")
    func cancelled() async throws {
        let gate = TestSupport.Gate()
        let server = try LoopbackServer { _ in
            gate.pass()
            return Self.rules
        }
        let (robots, page, now) = (robots, page("\(server.url)/news"), now)
        let leaving = Task { await robots.allows(page, at: now) }
        _ = await server.requests(atLeast: 1)
        async let staying = robots.allows(page, at: now)
        leaving.cancel()
        #expect(await !leaving.value)
        gate.open()
        #expect(await staying)
    }

    @Test("is of one origin: another port, and another scheme, is another site's")
    func origins() async throws {
        let (strict, free) = (try LoopbackServer { _ in Self.rules }, try LoopbackServer { _ in .status(404) })
        let noTLS = try RawServer { _ in }
        #expect(await !robots.allows(page("\(strict.url)/private"), at: now))
        #expect(await robots.allows(page("\(free.url)/private"), at: now))
        #expect(await !robots.allows(page("https://127.0.0.1:\(noTLS.port)/"), at: now), "it gives no answer")
        #expect(await robots.allows(page("\(free.url)/private"), at: now))
    }

    @Test("that is not there forbids nothing", arguments: [400, 401, 403, 404, 410])
    func missing(status: Int) async throws {
        let server = try LoopbackServer { _ in .status(status) }
        #expect(await robots.allows(page("\(server.url)/news"), at: now))
        #expect(await robots.allows(page("\(server.url)/news"), at: now.addingTimeInterval(80_000)))
        #expect(server.requests.count == 1)
    }

    @Test("that can't be asked forbids all for this cycle, and is asked again in the next", arguments: [429, 500, 503])
    func unreachable(status: Int) async throws {
        let server = try LoopbackServer(answers: ["/robots.txt": [.status(status), Self.rules]])
        for seconds in [0.0, 60] {
            #expect(await !robots.allows(page("\(server.url)/news"), at: now.addingTimeInterval(seconds)))
        }
        #expect(server.requests.count == 1)
        #expect(await robots.allows(page("\(server.url)/news"), at: now.addingTimeInterval(1800)))
    }

    @Test("of a server that is gone forbids all")
    func gone() async throws {
        #expect(await !robots.allows(page("http://127.0.0.1:1/news"), at: now))
    }

    @Test("that lies elsewhere is the site's all the same, up to five redirects away; beyond, there is none")
    func redirects() async throws {
        let other = try LoopbackServer(on: ["127.0.0.2"]) { _ in Self.rules }
        let server = try LoopbackServer { request in
            let number = Int(request.path.dropFirst()) ?? 0
            return number == 4 ? .redirect(to: "\(other.url)/rules") : .redirect(to: "/\(number + 1)")
        }
        let endless = try LoopbackServer { .redirect(to: "\($0.path)x") }
        #expect(await !robots.allows(page("\(server.url)/private"), at: now))
        #expect(await robots.allows(page("\(other.url)/news"), at: now))
        #expect(other.requests.map(\.path) == ["/rules", "/robots.txt"])
        #expect(await robots.allows(page("\(endless.url)/private"), at: now))
    }

    @Test("is asked by the way of the page: through its proxy, never past it")
    func proxied() async throws {
        let origin = try LoopbackServer { _ in .text("") }
        let proxy = try LoopbackServer { _ in Self.rules }
        #expect(await robots.allows(page("\(origin.url)/private"), at: now))
        var page = page("\(origin.url)/private")
        page.proxy = proxy.url
        #expect(await !robots.allows(page, at: now))
        #expect(proxy.requests.map(\.target) == ["\(origin.url)/robots.txt"])
        #expect(origin.requests.count == 1)
    }

    @Test("a clock that is set back makes nothing last longer")
    func clock() async throws {
        let server = try LoopbackServer { _ in Self.rules }
        for seconds in [0.0, -90_000, 0] {
            _ = await robots.allows(page("\(server.url)/news"), at: now.addingTimeInterval(seconds))
        }
        #expect(server.requests.count == 3)
    }

    @Test("what is no web address is not asked for at all", arguments: ["file:///etc/passwd", "mailto:a@b", ""])
    func noAddress(url: String) async { #expect(await !robots.allows(page(url), at: now)) }
}
