import CasewireModel
import Foundation
import TestSupport
import Testing

@Suite("casewire once", .timeLimit(.minutes(3))) struct OnceTests {
    private let rss = "application/rss+xml"

    @Test("asks again only when it is a feed's turn, and at once with --all")
    func schedule() async throws {
        let server = try LoopbackServer {
            Reply.text(feedOfBeekeepers(), type: "application/rss+xml").conditional(on: $0)
        }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/feed"])
        for _ in 1...3 { #expect(try await monitored.run("once").status == 0) }
        #expect(server.requests.count == 1)
        #expect(try await monitored.run("once", "--all").status == 0)
        #expect(server.requests.count == 2)
        #expect(try monitored.alerts().count == 1)
    }

    @Test("ends with 75 where some feeds fail, with a line the first time only, and 69 where all do")
    func failing() async throws {
        let server = try LoopbackServer(answers: [
            "/good": [.text(feedOfBeekeepers(), type: rss)], "/bad": [.status(500)],
        ])
        let monitored = try Monitored(feeds: ["good": "\(server.url)/good", "bad": "\(server.url)/bad"])
        let first = try await monitored.run("once", "--all")
        #expect(first.status == 75)
        #expect(first.errorLines.count == 1 && first.errors.hasPrefix("feed bad: HTTP 500; next try at "))
        let second = try await monitored.run("once", "--all")
        #expect(second.status == 75)
        #expect(second.errors == "")
        #expect(try await monitored.run("once", "bad").status == 69)
        #expect(try monitored.alerts().count == 1)
    }

    @Test("tells when a feed comes back")
    func comesBack() async throws {
        let server = try LoopbackServer(answers: ["/": [.status(503), .text(feedOfBeekeepers(), type: rss)]])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        _ = try await monitored.run("once", "--all")
        let second = try await monitored.run("once", "--all")
        #expect(second.status == 0)
        #expect(second.errors.hasPrefix("feed bees: answers again, after failing since "))
    }

    @Test("tells a correction as the next revision of its alert, and a new comma not at all")
    func corrections() async throws {
        let server = try LoopbackServer(answers: [
            "/": [
                .text(feedOfBeekeepers("Union of Beekeepers counts 20 hives"), type: rss),
                .text(feedOfBeekeepers("Union of Beekeepers, counts 20 hives!"), type: rss),
                .text(feedOfBeekeepers("Union of Beekeepers counts 25 hives"), type: rss),
            ]
        ])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        for _ in 1...3 { _ = try await monitored.run("once", "--all") }
        let alerts = try monitored.alerts()
        #expect(alerts.map(\.revision).sorted() == [1, 2])
        #expect(Set(alerts.map(\.id)).count == 1)
    }

    @Test("E2, E3: validators outlive the process and are sent back as they came")
    func validators() async throws {
        let server = try LoopbackServer { _ in
            Reply.text(feedOfBeekeepers(), type: "application/rss+xml").with("ETag", "W/\"odd tag\"").with(
                "Last-Modified", "once")
        }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        for _ in 1...2 { _ = try await monitored.run("once", "--all") }
        #expect(server.requests.last?["If-None-Match"] == "W/\"odd tag\"")
        #expect(server.requests.last?["If-Modified-Since"] == "once")
    }

    @Test("E4, S15: what is no feed leaves the validators of the last good answer alone")
    func validatorsOfGarbage() async throws {
        let server = try LoopbackServer(answers: [
            "/": [
                Reply.text(feedOfBeekeepers(), type: rss).with("ETag", "\"good\""),
                Reply.text("<html><body>Maintenance</body></html>", type: "text/html").with("ETag", "\"bad\""),
                Reply.text(feedOfBeekeepers(), type: rss).with("ETag", "\"good\""),
            ]
        ])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        for _ in 1...3 { _ = try await monitored.run("once", "--all") }
        #expect(server.requests.map { $0["If-None-Match"] } == [nil, "\"good\"", "\"good\""])
    }

    @Test("of a feed that is new, remembers old items and alerts on none of them")
    func firstPoll() async throws {
        let server = try LoopbackServer { _ in .text(feedOfBeekeepers(), type: "application/rss+xml") }
        let monitored = try Monitored(
            configuration: """
                [polling]
                spacing = "0s"
                [[feed]]
                id = "bees"
                url = "\(server.url)/"
                allow-private = true
                [[watch]]
                id = "union"
                name = "Union of Beekeepers"
                """)
        let ending = try await monitored.run("once", "--all", "--json")
        #expect(ending.status == 0)
        #expect(ending.output.contains("\"new_items\":1") && ending.output.contains("\"alerts\":0"))
    }

    @Test("lets nobody else poll into a state that it holds")
    func twoAtOnce() async throws {
        let gate = Gate()
        defer { gate.open() }
        let server = try LoopbackServer { _ in
            gate.pass()
            return .text(feedOfBeekeepers(), type: "application/rss+xml")
        }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        async let slow = monitored.run("once", "--all")
        _ = await server.requests(atLeast: 1)
        let second = try await monitored.run("once", "--all")
        #expect(second.status == 75)
        #expect(second.errors.contains("in use by another casewire, process "))
        gate.open()
        #expect(try await slow.status == 0)
    }

    @Test("fetches the page of an item that its feed only sums up, and goes without where that fails")
    func articles() async throws {
        let page = """
            <html><head><title>Hives</title></head><body><nav><a href="/">Home</a></nav><article><h1>Hives counted</h1>
            <p>The count of the hives took all of Wednesday, and was finished in the evening by lamplight.</p>
            <p>The Union of Beekeepers, which had asked for it, said that it was content with what was found there.</p>
            </article></body></html>
            """
        @Sendable func feed(_ path: String, _ url: String) -> String {
            feedOfBeekeepers("Hives are counted", guid: path).replacingOccurrences(
                of: "https://example.org/\(path).html", with: "\(url)/\(path).html"
            ).replacingOccurrences(of: "The Union of Beekeepers met", with: "A union met")
        }
        let server = try LoopbackServer { request, port in
            let url = "http://127.0.0.1:\(port)"
            return switch request.path {
            case "/one": .text(feed("one", url), type: "application/rss+xml")
            case "/two": .text(feed("two", url), type: "application/rss+xml")
            case "/one.html": .text(page, type: "text/html; charset=utf-8")
            default: .status(404)
            }
        }
        let monitored = try Monitored(
            configuration: """
                [polling]
                spacing = "0s"
                first-poll = "all"
                [[feed]]
                id = "one"
                url = "\(server.url)/one"
                allow-private = true
                [[feed]]
                id = "two"
                url = "\(server.url)/two"
                allow-private = true
                [[watch]]
                id = "union"
                name = "Union of Beekeepers"
                """)
        let ending = try await monitored.run("once", "--all")
        #expect(ending.status == 0)
        let alerts = try monitored.alerts()
        #expect(alerts.map(\.feed.id) == ["one"])
        #expect(alerts.first?.item.text?.contains("by lamplight") == true)
        #expect(alerts.first?.item.text?.contains("Home") == false)
        #expect(server.requests(to: "/two.html").count == 1)
    }
}
