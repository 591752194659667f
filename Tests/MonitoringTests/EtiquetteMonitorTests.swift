import CasewireModel
import Configuration
import Fetching
import Foundation
import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Monitoring

/// A state, a spool and a clock that is told the time, over a loopback server.
private final class Watch {
    let folder: TemporaryFolder
    let clock = ManualClock(Date(timeIntervalSince1970: 1_628_164_981))
    let spool: Spool
    let state: State
    var polling = PollingSettings(spacing: .zero, firstPoll: .all)
    var articles = ArticleSettings(fetch: .never)
    private let watch = [
        WatchedEntity(id: "union", name: "Union of Beekeepers", kind: .organisation)
    ]

    init() throws {
        folder = try TemporaryFolder()
        state = try State(folder: "\(folder.path)/state", at: clock.now)
        spool = Spool(root: "\(folder.path)/spool")
        try spool.prepare(extra: [])
    }

    func feed(_ id: FeedID, _ url: String) -> FeedSettings {
        FeedSettings(id: id, url: url, allowPrivate: true, polling: polling, articles: articles)
    }

    /// A pass of a process of its own, as cron starts it.
    @discardableResult
    func once(_ feeds: [FeedSettings], _ selection: Monitor.Selection = .due) async throws -> CycleReport {
        try await monitor(feeds).once(selection, clock: { [clock] in clock.now })
    }

    func monitor(_ feeds: [FeedSettings]) throws -> Monitor {
        Monitor(
            settings: Settings(polling: polling, articles: articles, feeds: feeds, watch: watch), state: state,
            spool: spool, fetcher: try CurlLoop(transfers: 8, perHost: 2, spacing: polling.spacing), version: "1",
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func notices() throws -> [Notice] {
        try spool.names(in: "notices", "new").map { name in
            let data = try Data(contentsOf: URL(filePath: "\(spool.path("notices", "new"))/\(name)"))
            return try JSONDecoder.casewire().decode(Notice.self, from: data)
        }
    }

    func alerts() throws -> Int { try spool.names(in: "alerts", "new").count }
}

private func rss(_ items: Range<Int>) -> String {
    let printed = items.map { number in
        """
        <item><title>Hive \(number)</title><guid isPermaLink="false">hive-\(number)</guid>
        <link>https://example.org/hive-\(number).html</link><description>The Union of Beekeepers saw hive \(number).</description></item>
        """
    }
    return "<rss version=\"2.0\"><channel><title>Hives</title>\(printed.joined())</channel></rss>"
}

private let feedType = "application/rss+xml"

@Suite("Etiquette: whole passes over a server", .timeLimit(.minutes(1))) struct EtiquetteMonitorTests {
    @Test(
        "E1, E7, E32: every five minutes for an hour, from a new process each time: two questions, the second conditional"
    )
    func oneSchedule() async throws {
        let server = try LoopbackServer { Reply.text(rss(0..<3), type: feedType).conditional(on: $0) }
        let watch = try Watch()
        for _ in 0..<12 {
            try await watch.once([watch.feed("hives", server.url)])
            watch.clock.advance(by: .seconds(300))
        }
        #expect(server.requests.map { $0["If-None-Match"] == nil } == [true, false])
        #expect(server.requests.map { $0["If-Modified-Since"] == nil } == [true, false])
        #expect(try watch.alerts() == 3)
    }

    @Test("E29: one address is fetched once, however many entries name it, and each has its items")
    func sharedAddress() async throws {
        let server = try LoopbackServer { Reply.text(rss(0..<3), type: feedType).conditional(on: $0) }
        let watch = try Watch()
        let feeds = ["a", "b", "c"].map { watch.feed($0, "\(server.url)/feed") }
        let first = try await watch.once(feeds)
        #expect(server.requests.count == 1)
        #expect(first.asked == 3 && first.answered == 3)
        let memories = try watch.state.read { try $0.feeds() }
        #expect(memories.values.map(\.items) == [3, 3, 3])
        #expect(try watch.alerts() == 3, "one story is one alert")
        watch.clock.advance(by: .seconds(1800))
        try await watch.once(feeds + [watch.feed("d", "\(server.url)/feed")])
        #expect(server.requests.count == 2)
        #expect(server.requests.last?["If-None-Match"] == nil, "the new entry needs the whole feed")
    }

    @Test("E14: a Retry-After holds back the others of its scope in the next process; --all goes before it")
    func heldBack() async throws {
        let server = try LoopbackServer { _ in Reply.status(429).with("Retry-After", "7200") }
        let watch = try Watch()
        watch.polling.retryAfterScope = .host
        let feeds = (0..<5).map { watch.feed(FeedID("f\($0)"), "\(server.url)/\($0)") }
        try await watch.once([feeds[0]])
        watch.clock.advance(by: .seconds(7199))
        #expect(try await watch.once(feeds).asked == 0)
        #expect(server.requests.count == 1)
        #expect(try await watch.once(feeds, .all).asked == 5)
        watch.clock.advance(by: .seconds(7201))
        try await watch.once(feeds)
        #expect(server.requests.count > 6)
    }

    @Test("E14: and those that wait in the same pass, which are not asked and have not failed")
    func heldBackInThePass() async throws {
        let server = try LoopbackServer { _ in .status(500) }
        let watch = try Watch()
        watch.polling.retryAfterScope = .host
        let feeds = ["a", "b"].map { watch.feed(FeedID($0), "\(server.url)/\($0)") }
        let monitor = try watch.monitor(feeds)
        monitor.begin(at: watch.clock.now)
        let units = feeds.map { FeedUnit(asking: $0) }
        let told = Response.answer(429, ["Retry-After": "60"], url: units[0].url)
        _ = monitor.take(.asked(units[0], .failure(.fetch(.status(told)))), at: watch.clock.now)
        let now = watch.clock.now
        let (board, feed) = (monitor.board, feeds[1])
        let answer = await Monitor.ask(units[1], monitor.fetcher, monitor.requests) {
            board.mayStart(feed, at: feed.url, now)
        }
        guard case .failure(.fetch(.cancelled)) = answer else {
            Issue.record("it was asked")
            return
        }
        _ = monitor.take(.asked(units[1], answer), at: now)
        monitor.write()
        #expect(server.requests.isEmpty && monitor.report.failed == 1)
        #expect(try watch.state.read { try $0.feed("b") }.lastPoll == nil)
        #expect(try watch.state.read { try $0.holds() }.count == 1)
    }

    @Test("E35: a window that overflowed is a notice in the spool, and the feed is asked sooner")
    func gap() async throws {
        let server = try LoopbackServer(answers: [
            "/": [.text(rss(0..<5), type: feedType), .text(rss(20..<25), type: feedType)]
        ])
        let watch = try Watch()
        let feed = watch.feed("hives", server.url)
        let start = watch.clock.now
        try await watch.once([feed])
        watch.clock.advance(by: .seconds(1800))
        try await watch.once([feed])
        let notice = try #require(try watch.notices().first)
        #expect(notice.code == .windowGap && notice.about == "feed:hives")
        #expect(notice.since == start && notice.until == watch.clock.now)
        watch.clock.advance(by: .seconds(900))
        try await watch.once([feed])
        #expect(server.requests.count == 3)
        #expect(try watch.notices().count == 1)
    }

    @Test("E27: items that a 226 leaves out are not forgotten, and what it brings is told")
    func merged() async throws {
        let server = try LoopbackServer(answers: [
            "/": [
                .text(rss(0..<5), type: feedType), .text(rss(5..<6), type: feedType, status: 226),
                .text(rss(1..<6), type: feedType),
            ]
        ])
        let watch = try Watch()
        for alerts in [5, 6, 6] {
            try await watch.once([watch.feed("hives", server.url)], .all)
            #expect(try watch.alerts() == alerts)
        }
        #expect(try watch.notices().isEmpty)
    }

    @Test("E34: a server that lies about validators is found out by the news it withheld")
    func lying() async throws {
        let whole = Mutex(0)
        let server = try LoopbackServer { request in
            if request["If-None-Match"] != nil { return .status(304) }
            let printed = whole.withLock { count in
                count += 1
                return count == 1 ? 5 : 7
            }
            return Reply.text(rss(0..<printed), type: feedType).with("ETag", "\"same\"")
        }
        let watch = try Watch()
        let feed = watch.feed("hives", server.url)
        try await watch.once([feed])
        watch.clock.advance(by: .seconds(1800))
        try await watch.once([feed])
        watch.clock.advance(by: .seconds(86_400))
        try await watch.once([feed])
        #expect(try watch.notices().map(\.code) == [.feedLying])
        #expect(try watch.alerts() == 7)
        watch.clock.advance(by: .seconds(1800))
        try await watch.once([feed])
        #expect(server.requests.map { $0["If-None-Match"] == nil } == [true, false, true, true])
        #expect(try watch.notices().count == 1)
    }

    @Test("E36: a feed that has failed for longer than alert-after is a notice in the spool, and so is its return")
    func failing() async throws {
        let server = try LoopbackServer(answers: [
            "/": [.status(500), .status(500), .text(rss(0..<1), type: feedType)]
        ])
        let watch = try Watch()
        let feed = watch.feed("hives", server.url)
        try await watch.once([feed])
        #expect(try watch.notices().isEmpty)
        watch.clock.advance(by: .seconds(86_400))
        try await watch.once([feed])
        #expect(try watch.notices().map(\.code) == [.feedFailing])
        watch.clock.advance(by: .seconds(86_400))
        try await watch.once([feed])
        let notices = try watch.notices()
        #expect(notices.map(\.revision) == [1, 2] && Set(notices.map(\.id)).count == 1)
        #expect(notices.last?.until == watch.clock.now)
    }

    @Test("E17: the target that was accepted is asked directly by the next process")
    func moved() async throws {
        let server = try LoopbackServer { request, port in
            request.path == "/old"
                ? .redirect(to: "http://127.0.0.1:\(port)/new", status: 301) : .text(rss(0..<2), type: feedType)
        }
        let watch = try Watch()
        let feed = watch.feed("hives", "\(server.url)/old")
        for _ in 1...4 {
            try await watch.once([feed], .all)
            watch.clock.advance(by: .seconds(4 * 86_400))
        }
        #expect(server.requests.map(\.path) == ["/old", "/new", "/old", "/new", "/old", "/new", "/new"])
        #expect(try watch.notices().map(\.code) == [.feedMoved])
    }

    @Test("a page that did not answer is asked for again while its feed has nothing new, and tells a revision")
    func pageLater() async throws {
        let page = """
            <html><body><article><h1>Hive</h1>
            <p>The hive was seen by many on the evening of that day, and the count of it went on until late.</p>
            <p>The Union of Beekeepers, which had asked for 17 counts, was content with what was found in the end.</p>
            </article></body></html>
            """
        let feed = rss(0..<1)
        let server = try LoopbackServer { request, port in
            let own = feed.replacingOccurrences(of: "https://example.org", with: "http://127.0.0.1:\(port)")
            return switch request.path {
            case "/feed": Reply.text(own, type: feedType).conditional(on: request)
            default: .status(503)
            }
        }
        let watch = try Watch()
        watch.articles = ArticleSettings(fetch: .auto)
        try await watch.once([watch.feed("hives", "\(server.url)/feed")], .all)
        #expect(try watch.alerts() == 1)
        let port = server.port
        server.stop()
        let better = try LoopbackServer(port: port) { request in
            let own = feed.replacingOccurrences(of: "https://example.org", with: "http://127.0.0.1:\(port)")
            return request.path == "/feed"
                ? Reply.text(own, type: feedType).conditional(on: request)
                : .text(page, type: "text/html; charset=utf-8")
        }
        try await watch.once([watch.feed("hives", "\(server.url)/feed")], .all)
        #expect(better.requests.map(\.path) == ["/feed", "/robots.txt", "/hive-0.html"])
        #expect(better.requests.first?["If-None-Match"] != nil)
        #expect(try watch.alerts() == 2)
        try await watch.once([watch.feed("hives", "\(server.url)/feed")], .all)
        #expect(better.requests.count { $0.path != "/robots.txt" } == 3)
    }

    @Test("E9, E30: the daemon asks each feed once at its start, and no more until its time comes")
    func serve() async throws {
        let server = try LoopbackServer { Reply.text(rss(0..<1), type: feedType).conditional(on: $0) }
        let watch = try Watch()
        let feeds = (0..<5).map { watch.feed(FeedID("f\($0)"), "\(server.url)/\($0)") }
        let monitor = try watch.monitor(feeds)
        var uptime = 0.0
        var beats = 0
        let clock = watch.clock
        let report = await monitor.serve(clock: { clock.now }, uptime: { uptime }) { pulse in
            uptime += 0.2
            beats += 1
            if pulse.report.answered == 5 { clock.advance(by: .seconds(-86_400)) }
            return pulse.report.answered >= 5 || beats > 200 ? .finish : .goOn
        }
        #expect(report.answered == 5 && server.requests.count == 5)
    }
}
