import CasewireModel
import Configuration
import Fetching
import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Monitoring

/// A newspaper that can be told what to print, and a monitor that archives it, under a clock that is told the time.
private final class Desk {
    let folder: TemporaryFolder
    let clock = ManualClock(Date(timeIntervalSince1970: 1_628_164_981))  // 2021-08-05T12:03:01Z
    let spool: Spool
    let state: State
    var polling = PollingSettings(spacing: .zero, firstPoll: .all)
    var articles = ArticleSettings(fetch: .auto)
    var limits = SpoolLimits()
    var watch = [WatchedEntity(id: "union", name: "Union of Beekeepers", kind: .organisation)]

    init() throws {
        folder = try TemporaryFolder()
        state = try State(folder: "\(folder.path)/state", at: clock.now)
        spool = Spool(root: "\(folder.path)/spool")
        try spool.prepare(extra: [])
    }

    func monitor(_ url: String) throws -> Monitor {
        let feed = FeedSettings(id: "hives", url: url, allowPrivate: true, polling: polling, articles: articles)
        return Monitor(
            settings: Settings(
                polling: polling, articles: articles, spoolLimits: limits, feeds: [feed], watch: watch),
            state: state, spool: spool, fetcher: try CurlLoop(transfers: 8, perHost: 2, spacing: .zero), version: "1",
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, mayReadPage: { _, _ in true })
    }

    /// A pass of a process of its own, as cron starts it.
    @discardableResult
    func once(_ url: String) async throws -> CycleReport {
        try await monitor(url).once(.all, clock: { [clock] in clock.now })
    }

    func rescan(
        _ url: String, since time: Date = Date(timeIntervalSince1970: 0), only: Set<EntityID>? = nil
    ) async throws -> Monitor.Rescan {
        try await monitor(url).rescan(since: time, only: only, clock: { [clock] in clock.now }).0
    }

    func alerts() throws -> [Alert] { try messages("alerts") }
    func notices() throws -> [Notice] { try messages("notices") }

    private func messages<Content: Decodable>(_ queue: String) throws -> [Content] {
        try spool.names(in: queue, "new").map { name in
            let data = try Data(contentsOf: URL(filePath: "\(spool.path(queue, "new"))/\(name)"))
            return try JSONDecoder.casewire().decode(Content.self, from: data)
        }
    }

    /// The names of the evidence files.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(spool.root)/evidence").filter { $0.hasSuffix(".gz") }
            .sorted()
    }

    func answer(_ reference: EvidenceReference) throws -> EvidenceReader.Answer {
        try EvidenceReader(spool: spool).answer(
            in: String(reference.warc.dropFirst("evidence/".count)), at: reference.offset, sha256: reference.sha256)
    }
}

private func rss(_ items: [(id: String, title: String, text: String)], on host: String = "https://example.org")
    -> String
{
    let printed = items.map { item in
        """
        <item><title>\(item.title)</title><guid isPermaLink="false">\(item.id)</guid><link>\(host)/\(item.id).html</link>
        <description>\(item.text)</description></item>
        """
    }
    return "<rss version=\"2.0\"><channel><title>Hives</title>\(printed.joined())</channel></rss>"
}

private let bees = (id: "bees", title: "Hives are counted", text: "The Union of Beekeepers saw to it.")
private let trial = (
    id: "trial", title: "Court sentences member of the Union of Beekeepers",
    text: "A court in Almaty sentenced Daniyar Seitqulov to three years in prison on August 4, 2021."
)

private func page(_ words: String) -> String {
    """
    <html><head><title>Hives</title></head><body><nav><a href="/">Home</a></nav><article><h1>Hives are counted</h1>
    <p>The count of the hives took all of Wednesday, and was finished in the evening by lamplight. \(words)</p>
    <p>Whoever had asked for it said that the summer had been long, and that nothing more could be asked of it.</p>
    </article></body></html>
    """
}

@Suite("Evidence, kept by whole passes over a server", .timeLimit(.minutes(1))) struct EvidenceMonitorTests {
    @Test("an alert refers to its feed's answer and its page's, as they were sent")
    func references() async throws {
        let server = try LoopbackServer { request, port in
            request.path == "/feed"
                ? .text(rss([bees], on: "http://127.0.0.1:\(port)"), type: "application/rss+xml")
                : .text(page("The Union of Beekeepers was there."), type: "text/html; charset=utf-8")
        }
        let desk = try Desk()
        let report = try await desk.once("\(server.url)/feed")
        #expect(report.exitStatus == 0 && report.alerts == 1)
        let evidence = try #require(try desk.alerts().first).evidence
        #expect(evidence.map(\.url) == ["\(server.url)/feed", "\(server.url)/bees.html"])
        let feed = try desk.answer(evidence[0])
        #expect(String(decoding: feed.body, as: UTF8.self) == rss([bees], on: server.url))
        #expect(feed.request.map { String(decoding: $0, as: UTF8.self).hasPrefix("GET /feed HTTP/1.1\r\n") } == true)
        let read = try desk.answer(evidence[1])
        #expect(String(decoding: read.body, as: UTF8.self) == page("The Union of Beekeepers was there."))
    }

    @Test(
        "what nothing rests on is not kept: an item that names nobody, an answer that is the same, a feed not archived")
    func nothing() async throws {
        let server = try LoopbackServer { request in
            let items = request.path == "/dull" ? [(id: "x", title: "Weather", text: "It rains.")] : [bees]
            return Reply.text(rss(items), type: "application/rss+xml").conditional(on: request)
        }
        let desk = try Desk()
        desk.articles.fetch = .never
        try await desk.once("\(server.url)/dull")
        #expect(try desk.files() == [])
        try await desk.once("\(server.url)/feed")
        let files = try desk.files()
        let sizes = try desk.state.read { try $0.evidenceFiles() }
        desk.clock.advance(by: .seconds(3600))
        try await desk.once("\(server.url)/feed")
        #expect(try desk.files() == files && desk.state.read { try $0.evidenceFiles() } == sizes)

        let other = try Desk()
        other.articles = ArticleSettings(fetch: .never, archive: false)
        try await other.once("\(server.url)/feed")
        #expect(try other.alerts().map(\.evidence) == [[]])
        #expect(!FileManager.default.fileExists(atPath: "\(other.spool.root)/evidence"))
    }

    @Test("that can't be written costs no alert: it goes out without, a notice says so, and another when it is over")
    func cannotWrite() async throws {
        let server = try LoopbackServer(answers: [
            "/": [
                .text(rss([bees]), type: "application/rss+xml"),
                .text(rss([bees, (id: "b2", title: "More hives", text: "The Union of Beekeepers again.")])),
            ]
        ])
        let desk = try Desk()
        desk.articles.fetch = .never
        let folder = "\(desk.spool.root)/evidence"
        try Data().write(to: URL(filePath: folder))  // what should be a folder is none
        let first = try await desk.once(server.url)
        #expect(first.alerts == 1 && first.delivered >= 1 && first.exitStatus == 74)
        #expect(try desk.alerts().map(\.evidence) == [[]])
        #expect(try desk.notices().map(\.code) == [.evidenceFailing])
        try FileManager.default.removeItem(atPath: folder)
        desk.clock.advance(by: .seconds(3600))
        let second = try await desk.once(server.url)
        #expect(second.exitStatus == 0)
        #expect(try desk.alerts().map(\.evidence.count) == [0, 1])
        #expect(try desk.notices().map(\.revision) == [1, 2])
    }

    @Test("goes when keep-evidence is over, but that of a case stays with the case")
    func keepEvidence() async throws {
        let server = try LoopbackServer(answers: [
            "/one": [.text(rss([bees]), type: "application/rss+xml")],
            "/two": [.text(rss([trial]), type: "application/rss+xml")],
        ])
        let desk = try Desk()
        desk.articles = ArticleSettings(fetch: .never, keepEvidence: .for(.seconds(10 * 86_400)))
        for path in ["/one", "/two"] { try await desk.once(server.url + path) }
        #expect(try desk.files() == ["alerts-20210805-1.warc.gz", "cases-20210805-1.warc.gz"])
        desk.clock.advance(by: .seconds(9 * 86_400))
        try await desk.once("\(server.url)/one")
        #expect(try desk.files().count == 2, "not yet")
        desk.clock.advance(by: .seconds(2 * 86_400))
        desk.articles.archive = false  // what was kept has its time all the same
        try await desk.once("\(server.url)/one")
        #expect(try desk.files() == ["cases-20210805-1.warc.gz"])
        let outcome = try desk.state.read { try EvidenceCheck(spool: desk.spool, state: $0) }.run()
        #expect(outcome.faults == [])
    }

    @Test("texts and taken messages go when their time is over, and what was told is not told again")
    func keepItems() async throws {
        let server = try LoopbackServer(answers: [
            "/": [.text(rss([bees]), type: "application/rss+xml")]
        ])
        let desk = try Desk()
        desk.articles.fetch = .never
        try await desk.once(server.url)
        let name = try #require(try desk.spool.names(in: "alerts", "new").first)
        try FileManager.default.moveItem(
            atPath: "\(desk.spool.path("alerts", "new"))/\(name)",
            toPath: "\(desk.spool.path("alerts", "done"))/\(name)")
        func kept() throws -> Int {
            try desk.state.read {
                try $0.keptItems(after: 0, seenSince: Date(timeIntervalSince1970: 0), atMost: 10).count
            }
        }
        desk.clock.advance(by: .seconds(89 * 86_400))
        try await desk.once(server.url)
        #expect(try kept() == 1)
        desk.clock.advance(by: .seconds(2 * 86_400))
        try await desk.once(server.url)
        #expect(try kept() == 0)
        #expect(
            try desk.spool.names(in: "alerts", "done") == [name], "the file came there just now, by the disk's clock")
        // As far ahead as the file is old: its time is the machine's, which the test can't set.
        desk.clock.advance(by: .seconds(Date().timeIntervalSince(desk.clock.now) + 31 * 86_400))
        try await desk.once(server.url)
        #expect(try desk.spool.names(in: "alerts", "done") == [])
        #expect(try desk.spool.names(in: "alerts", "new") == [], "the item is known for good")
    }

    @Test("letting go of much takes steps, and each does only so much")
    func steps() async throws {
        let desk = try Desk()
        let old = desk.clock.now
        try desk.state.transaction { state in
            try state.set(FeedMemory(id: "hives"))
            for number in 0..<450 {
                let identity = ItemIdentity(
                    key: ItemID("g\(number)"), link: nil, text: nil, printing: "p", story: StoryID("s\(number)"))
                _ = try state.remember(
                    Item(guid: ItemID("g\(number)"), title: "T"), as: identity, from: "hives", poll: 1,
                    articleTries: nil, at: old)
            }
        }
        desk.clock.advance(by: .seconds(100 * 86_400))
        let monitor = try desk.monitor("http://127.0.0.1:9/")
        monitor.planTidying(at: desk.clock.now)
        var left: [Int] = []
        while monitor.tidy(at: desk.clock.now) {
            left.append(
                try desk.state.read {
                    try $0.keptItems(after: 0, seenSince: Date(timeIntervalSince1970: 0), atMost: 1000).count
                })
        }
        #expect(left.filter { $0 < 450 }.prefix(3) == [250, 50, 0])
        monitor.planTidying(at: desk.clock.now)
        #expect(!monitor.tidy(at: desk.clock.now), "it was done within the hour")
    }
}

@Suite("Looking again through what was kept", .timeLimit(.minutes(1))) struct RescanTests {
    private let farmers = WatchedEntity(id: "farmers", name: "League of Farmers", kind: .organisation)

    private func server() throws -> LoopbackServer {
        try LoopbackServer(answers: [
            "/": [
                .text(
                    rss([
                        bees, (id: "f", title: "Fields are ploughed", text: "The League of Farmers saw to it."),
                        (
                            id: "both", title: "Fair opens",
                            text: "The Union of Beekeepers and the League of Farmers came."
                        ),
                        (id: "none", title: "Weather", text: "It rains."),
                    ]), type: "application/rss+xml")
            ]
        ])
    }

    @Test("finds a name that was added, marks it as found later, and tells nothing twice")
    func addedName() async throws {
        let server = try server()
        let desk = try Desk()
        desk.articles.fetch = .never
        try await desk.once(server.url)
        #expect(try desk.alerts().count == 2)
        #expect(try await desk.rescan(server.url) == Monitor.Rescan(items: 4, alerts: 0, cases: 0))
        desk.watch.append(farmers)
        let before = try desk.alerts()
        #expect(try await desk.rescan(server.url).alerts == 2)
        let found = try desk.alerts().filter { !before.contains($0) }
        #expect(found.allSatisfy { $0.found == .rescan && $0.evidence == [] })
        #expect(found.map(\.item.guid).sorted() == ["both", "f"])
        #expect(found.first { $0.item.guid == "both" }?.revision == 2, "no alert of it named the farmers")
        #expect(found.first { $0.item.guid == "f" }?.revision == 1)
        #expect(try await desk.rescan(server.url).alerts == 0)
        try await desk.once(server.url)
        #expect(try desk.alerts().count == 4, "nor does the next poll tell it again")
        #expect(server.requests.count == 2, "nobody is asked")
    }

    @Test("for one entity alone tells all that an item of it says, and of no other item")
    func oneEntity() async throws {
        let server = try server()
        let desk = try Desk()
        desk.articles.fetch = .never
        desk.watch = []
        try await desk.once(server.url)
        desk.watch = [WatchedEntity(id: "union", name: "Union of Beekeepers", kind: .organisation), farmers]
        #expect(try await desk.rescan(server.url, only: ["farmers"]).alerts == 2)
        let found = try desk.alerts().map { Set($0.matches.map(\.entity)) }
        #expect(found.contains(["farmers"]) && found.contains(["farmers", "union"]))
        #expect(try await desk.rescan(server.url, only: ["union"]).alerts == 1, "the one that names no farmers")
    }

    @Test("looks no further back than it is told")
    func since() async throws {
        let server = try server()
        let desk = try Desk()
        desk.articles.fetch = .never
        try await desk.once(server.url)
        desk.watch.append(farmers)
        #expect(try await desk.rescan(server.url, since: desk.clock.now.addingTimeInterval(1)).items == 0)
    }

    @Test("finds what is no longer kept as text no more")
    func notKept() async throws {
        let server = try server()
        let desk = try Desk()
        desk.articles.fetch = .never
        try await desk.once(server.url)
        desk.watch.append(farmers)
        desk.clock.advance(by: .seconds(91 * 86_400))
        try await desk.once(server.url)
        #expect(try await desk.rescan(server.url).items == 0)
    }
}
