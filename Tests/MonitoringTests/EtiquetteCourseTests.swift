import CasewireModel
import Configuration
import Fetching
import Foundation
import Storage
import Testing

@testable import Monitoring

@Suite("Etiquette: what is learnt from a feed's answers") struct EtiquetteCourseTests {
    private let hour = 3600.0
    private let day = 86_400.0

    // MARK: Validators

    @Test("E1: a feed that is always the same is asked without validators once, as long as no day of 304s is over")
    func conditional() {
        var trace = FeedTrace("often", PollingSettings(every: .seconds(600)))
        var unconditional = 0
        for number in 0..<100 {
            unconditional += trace.question.isUnconditional ? 1 : 0
            trace.pollInTurn(number == 0 ? .items(10, unseen: 10) : .unchanged())
        }
        #expect(unconditional == 1)
    }

    @Test("E5: validators go where a 200 comes without them, E6: and change where a 304 brings new ones")
    func validators() {
        var trace = FeedTrace()
        trace.poll(.items(10, ["ETag": "\"1\"", "Last-Modified": "then"]))
        #expect(trace.question.validators == Validators(etag: Array("\"1\"".utf8), lastModified: Array("then".utf8)))
        trace.poll(.unchanged(["ETag": "\"2\""]))
        #expect(trace.question.validators == Validators(etag: Array("\"2\"".utf8), lastModified: Array("then".utf8)))
        trace.poll(.items(10, [:]))
        #expect(trace.question.isUnconditional)
    }

    @Test("E4: an error leaves the validators of the last good answer alone")
    func validatorsAfterAnError() {
        var trace = FeedTrace()
        trace.poll(.items(10))
        trace.poll(.status(500, ["ETag": "\"bad\""]))
        trace.poll(.failed(.parse(.noFeed(reason: "a page"))))
        #expect(trace.question.validators.etag == Array("\"1\"".utf8))
    }

    @Test("E27: a 226 adds to the window before it: nothing counts as lost, and its validators count")
    func merged() {
        var trace = FeedTrace()
        trace.poll(.items(10, unseen: 10))
        let windows = trace.memory.polls
        trace.pollInTurn(.items(2, unseen: 2, overlap: 0, status: 226, ["ETag": "\"2\""]))
        #expect(trace.memory.polls == windows && trace.memory.items == 10)
        #expect(trace.notices.isEmpty && trace.wait == 1800)
        #expect(trace.question.validators.etag == Array("\"2\"".utf8))
    }

    // MARK: E34

    /// A server that says 304 to whoever sends validators.
    private func liar(_ unconditional: PollOutcome, until end: TimeInterval, _ trace: inout FeedTrace) -> [TimeInterval]
    {
        var asked: [TimeInterval] = []
        while trace.polls.last ?? 0 < end, trace.polls.count < 1000 {
            if trace.memory.lastPoll != nil { trace.now = trace.memory.nextPoll }
            let isUnconditional = trace.question.isUnconditional
            if isUnconditional { asked.append(trace.now.timeIntervalSince(FeedTrace.start)) }
            trace.poll(isUnconditional ? unconditional : .unchanged())
        }
        return asked
    }

    @Test(
        "E34: after a day of nothing but 304 one unconditional question a day, and no more where it brings nothing new")
    func honest() {
        var trace = FeedTrace()
        let asked = liar(.items(10), until: 5 * day, &trace)
        #expect(asked.count == 5)
        #expect(zip(asked, asked.dropFirst()).allSatisfy { $1 - $0 >= day && $1 - $0 < day + 2 * hour })
        #expect(!trace.memory.etiquette.isLying && trace.notices.isEmpty)
    }

    @Test("E34: where it brings news, the feed lies: a notice, and no validators from then on")
    func lying() {
        var trace = FeedTrace()
        trace.poll(.items(10, unseen: 10))
        trace.pollInTurn(.unchanged())
        let asked = liar(.items(10, unseen: 3, dated: FeedTrace.start - day), until: 2 * day, &trace)
        #expect(asked.first.map { (day...day + 2 * hour).contains($0) } == true)
        #expect(asked.count > 40, "each poll since")
        #expect(trace.notices.map(\.code) == [.feedLying])
        #expect(trace.notices.first?.details["new_items"] == "3")
    }

    @Test(
        "E34: news of the last half hour that comes with other validators is no lie; undated, or under the same ones, it is",
        arguments: [("\"2\"", true, false), ("\"1\"", true, true), ("\"2\"", false, true)])
    func fresh(etag: String, isDated: Bool, lies: Bool) {
        var trace = FeedTrace()
        trace.poll(.items(10, unseen: 10))
        while !trace.question.isUnconditional {
            trace.pollInTurn(.unchanged())
            trace.now = trace.memory.nextPoll
        }
        trace.poll(.items(10, unseen: 1, dated: isDated ? trace.now - 60 : nil, ["ETag": etag]))
        #expect(trace.memory.etiquette.isLying == lies)
    }

    // MARK: E35

    @Test("E35: a window that overflowed halves the interval down to the floor and tells the times; it recovers slowly")
    func overflow() {
        var trace = FeedTrace()
        trace.poll(.items(20, unseen: 20))
        #expect(trace.wait == 1800 && trace.notices.isEmpty, "there was none before")
        let first = trace.now
        var waits: [TimeInterval] = []
        for _ in 1...4 {
            trace.pollInTurn(.items(20, unseen: 20, overlap: 0))
            waits.append(trace.wait)
        }
        #expect(waits == [900, 450, 300, 300])
        let gaps = trace.notices(.windowGap)
        #expect(gaps.count == 4 && Set(gaps.map(\.id)).count == 4)
        #expect(gaps.first?.since == first && gaps.first?.until == first + 1800)
        trace.pollInTurn(.items(20, unseen: 15))
        #expect(trace.wait == 300, "no room yet: it would overflow again")
        trace.pollInTurn(.items(20, unseen: 5))
        #expect(trace.wait == 375)
        for _ in 1...7 { trace.pollInTurn(.unchanged()) }
        #expect(Int(trace.wait) == 1788)
        trace.pollInTurn(.unchanged())
        #expect(trace.wait == 1800 && trace.memory.etiquette.interval == nil)
    }

    @Test("E35: an empty answer is no window: what comes after it is held against the one before")
    func emptyWindow() {
        var trace = FeedTrace()
        trace.poll(.items(20, unseen: 20))
        trace.pollInTurn(.items(0))
        trace.pollInTurn(.items(20, unseen: 1))
        #expect(trace.notices.isEmpty && trace.memory.polls == 2)
    }

    // MARK: Moves

    private func redirect(_ status: Int, _ target: String = "https://new.example.org/feed") -> PollOutcome {
        .items(10, redirects: [Response.Redirect(status: status, target: target)])
    }

    @Test(
        "E17: after three like answers over a week the target is asked, feeds.conf's address once a month",
        arguments: [301, 308])
    func moved(status: Int) {
        var trace = FeedTrace()
        for _ in 1...10 { trace.pollInTurn(redirect(status)) }
        #expect(trace.question.url == trace.settings.url, "ten answers, but no week")
        trace.pass(7 * day)
        trace.poll(redirect(status))
        #expect(trace.question.url == "https://new.example.org/feed")
        let told = trace.notices(.feedMoved)
        #expect(told.count == 1 && told.first?.details["target"] == "https://new.example.org/feed")
        trace.pass(29 * day)
        #expect(!trace.question.isOldAddress)
        trace.pass(day)
        #expect(trace.question.isOldAddress && trace.question.url == trace.settings.url)
        trace.poll(redirect(status))
        #expect(trace.question.url == "https://new.example.org/feed" && trace.notices.count == 1)
        trace.pass(30 * day)
        trace.poll(.status(404))
        #expect(trace.memory.failures == 0, "the feed is well, only its old address is not")
        #expect(!trace.question.isOldAddress && trace.wait == 300)
        trace.pass(30 * day)
        trace.poll(.items(10))
        #expect(trace.question.url == trace.settings.url && trace.memory.etiquette.movedTo == nil)
        #expect(trace.notices(.feedMoved).map(\.revision) == [1, 2])
    }

    @Test("E17: answers that differ, or too few of them, move nothing")
    func notMoved() {
        var trace = FeedTrace()
        trace.poll(redirect(301))
        trace.pass(8 * day)
        trace.poll(redirect(301))
        #expect(trace.memory.etiquette.movedTo == nil, "two")
        trace.poll(redirect(301, "https://other.example.org/"))
        trace.poll(redirect(301))
        trace.poll(redirect(301))
        trace.poll(redirect(301))
        #expect(trace.memory.etiquette.movedTo == nil, "three, but not for a week since they are alike")
        trace.poll(.items(10))
        #expect(trace.memory.etiquette.candidate == nil)
    }

    @Test("E17: a target that fails is given up once the old address answers otherwise")
    func targetFails() {
        var trace = FeedTrace()
        for _ in 1...3 {
            trace.poll(redirect(301))
            trace.pass(4 * day)
        }
        #expect(trace.memory.etiquette.movedTo != nil)
        for _ in 1...3 { trace.poll(.status(404)) }
        #expect(trace.question.isOldAddress, "after three failures")
        trace.poll(.items(10))
        #expect(trace.question.url == trace.settings.url && trace.memory.failures == 0)
    }

    @Test("E18: temporary redirects, and what they lead to, are never remembered", arguments: [302, 303, 307])
    func temporary(status: Int) {
        var trace = FeedTrace()
        for _ in 1...5 {
            trace.poll(redirect(status))
            trace.pass(4 * day)
        }
        #expect(trace.memory.etiquette.movedTo == nil && trace.memory.etiquette.candidate == nil)
        let chain = [
            Response.Redirect(status: 301, target: "https://a.example.org/"),
            Response.Redirect(status: status, target: "https://b.example.org/"),
            Response.Redirect(status: 301, target: "https://c.example.org/"),
        ]
        for _ in 1...3 {
            trace.poll(.items(10, redirects: chain))
            trace.pass(4 * day)
        }
        #expect(trace.memory.etiquette.movedTo == "https://a.example.org/")
    }

    @Test("a feed whose address in feeds.conf is changed starts anew, and is asked at once")
    func newAddress() {
        var trace = FeedTrace()
        for _ in 1...9 { trace.poll(.status(500)) }
        let fresh = FeedCourse.memory(trace.memory, at: "https://other.example.org/feed")
        #expect(fresh.failures == 0 && Schedule.isOver(fresh.nextPoll, since: trace.now, at: trace.now))
        #expect(FeedCourse.memory(trace.memory, at: trace.settings.url) == trace.memory)
    }

    // MARK: Trouble

    @Test("E36: a feed that fails for longer than alert-after is one notice, and its return the next revision")
    func failing() {
        var trace = FeedTrace()
        let broken = PollOutcome.failed(.fetch(.timedOut(seconds: 60)))
        while trace.now < FeedTrace.start + 5 * day {
            trace.pollInTurn(broken)
            #expect(trace.notices.isEmpty || trace.now >= FeedTrace.start + day)
        }
        #expect(trace.notices.map(\.code) == [.feedFailing])
        trace.pollInTurn(.unchanged())
        trace.pollInTurn(.unchanged())
        let told = trace.notices
        #expect(told.map(\.revision) == [1, 2] && Set(told.map(\.id)).count == 1)
        #expect(told.map(\.since) == [FeedTrace.start, FeedTrace.start] && told.last?.until != nil)
        trace.pollInTurn(broken)
        trace.pollInTurn(.unchanged())
        #expect(trace.notices.count == 2, "a short failure is none")
    }

    @Test("E36: a notice's id follows from what it is about, and from nothing else")
    func noticeID() {
        func told(_ id: FeedID) -> [String] {
            var trace = FeedTrace(id, PollingSettings(alertAfter: .seconds(60)))
            trace.poll(.status(500))
            trace.pass(3600)
            trace.poll(.status(id == "a" ? 502 : 500))
            return trace.notices.map(\.id)
        }
        #expect(told("a") == told("a") && told("a").count == 1)
        #expect(told("a") != told("b"))
    }

    @Test("E37: a wall that asks for a browser is told apart from a feed that is broken")
    func blocked() {
        var trace = FeedTrace()
        let wall = PollOutcome.failed(.fetch(.blocked(.answer(403))))
        trace.poll(wall)
        #expect(trace.memory.etiquette.isBlocked && trace.memory.error?.hasPrefix("blocked: HTTP 403") == true)
        while trace.notices.isEmpty, trace.polls.count < 50 { trace.pollInTurn(wall) }
        #expect(trace.notices.map(\.code) == [.feedBlocked])
        trace.pollInTurn(.status(500))
        #expect(!trace.memory.etiquette.isBlocked && trace.notices.count == 1, "one trouble, one notice")
        trace.pollInTurn(.unchanged())
        #expect(trace.notices.map(\.revision) == [1, 2])
        #expect(!trace.memory.etiquette.isBlocked)
    }
}

@Suite("Etiquette: whom a Retry-After holds back") struct EtiquetteHoldTests {
    /// Does a 429 of the first feed hold back the second?
    private func holds(
        _ told: String, _ other: String, scope: PollingSettings.RetryAfterScope = .domain, allowPrivate: Bool = false
    ) -> Bool {
        var trace = FeedTrace("told", url: told, PollingSettings(retryAfterScope: scope))
        trace.settings.allowPrivate = allowPrivate
        trace.poll(.failed(.fetch(.status(.answer(429, ["Retry-After": "3600"], url: told)))))
        var feed = trace.settings
        feed.id = "other"
        return trace.holds.hold(on: feed, at: other, trace.now + 3599) != nil
    }

    @Test("E14: every feed of the registrable domain waits, and nobody else")
    func domain() {
        #expect(holds("https://news.example.org/a", "https://blog.example.org:8443/b"))
        #expect(!holds("https://news.example.org/a", "https://news.example.com/b"))
    }

    @Test("E14: as feeds.conf says, only the host or the feed")
    func narrower() {
        #expect(holds("https://news.example.org/a", "https://news.example.org/b", scope: .host))
        #expect(!holds("https://news.example.org/a", "https://news.example.org:8443/b", scope: .host))
        #expect(!holds("https://news.example.org/a", "https://news.example.org/b", scope: .feed))
    }

    @Test(
        "E14: on a private or loopback host the feed alone, unless feeds.conf says host",
        arguments: ["http://127.0.0.1:8080", "http://192.168.1.4", "http://localhost:80", "http://[::1]:8080"])
    func privateHosts(host: String) {
        #expect(!holds("\(host)/a", "\(host)/b"))
        #expect(holds("\(host)/a", "\(host)/b", scope: .host))
    }

    @Test("E14: a host that feeds.conf lets be private counts as one")
    func allowedPrivate() {
        #expect(!holds("https://intern.example.org/a", "https://intern.example.org/b", allowPrivate: true))
    }

    @Test("E14: a hold ends with its time")
    func ends() {
        var trace = FeedTrace()
        trace.poll(.status(503, ["Retry-After": "3600"]))
        #expect(trace.holds.hold(on: trace.settings, at: trace.settings.url, trace.now + 3601) == nil)
        #expect(trace.holds.removeOver(at: trace.now + 3601) == ["domain:example.org"])
        #expect(trace.holds.isEmpty)
    }

    @Test("E14: only a 429 or a 503 that names a time holds others back")
    func onlyThese() {
        for outcome in [
            PollOutcome.status(429), .status(500, ["Retry-After": "60"]), .status(503, ["Retry-After": "x"]),
        ] {
            var trace = FeedTrace()
            trace.poll(outcome)
            #expect(trace.holds.isEmpty)
        }
    }
}

@Suite("Notices of the spool") struct SpoolNoticeTests {
    private let limits = SpoolLimits(quota: 1000, minFree: 500)
    private let now = FeedTrace.start

    private func told(_ rooms: [SpoolRoom]) -> [Notice] {
        var book = NoticeBook(about: "spool", open: [:])
        for (number, room) in rooms.enumerated() {
            SpoolJudge.judge(room, limits, in: &book, at: now + Double(number))
        }
        return book.owed
    }

    @Test("too little room is told once, and its end once there is some to spare")
    func room() {
        let full = SpoolRoom(free: 499, used: 0)
        let edge = SpoolRoom(free: 501, used: 0)
        let good = SpoolRoom(free: 600, used: 0)
        #expect(told([good, edge]).isEmpty)
        let notices = told([full, edge, full, good, good])
        #expect(notices.map(\.revision) == [1, 2] && notices.map(\.code) == [.spoolFull, .spoolFull])
        #expect(notices.map { $0.until != nil } == [false, true])
        #expect(told([SpoolRoom(free: 9999, used: 1000)]).first?.text.contains("quota") == true)
    }
}
