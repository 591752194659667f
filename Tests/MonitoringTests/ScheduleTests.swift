import CasewireModel
import Configuration
import Fetching
import Foundation
import Storage
import Testing

@testable import Monitoring

@Suite("When a feed is asked next") struct ScheduleTests {
    private let now = Date(timeIntervalSince1970: 1_700_000_000)
    private let settings = PollingSettings()

    private func memory(_ next: TimeInterval, last: TimeInterval = -1800) -> FeedMemory {
        var memory = FeedMemory(id: "daily-ru")
        memory.lastPoll = now.addingTimeInterval(last)
        memory.nextPoll = now.addingTimeInterval(next)
        return memory
    }

    private func response(_ status: Int, retryAfter: String? = nil) -> Response {
        var headers = Headers()
        if let retryAfter { headers.append(name: "Retry-After", value: Array(retryAfter.utf8)) }
        return Response(status: status, url: "https://example.org/", headers: headers)
    }

    private func wait(after status: Int, retryAfter: String? = nil, failures: Int = 1) -> TimeInterval {
        let error = PollError.fetch(.status(response(status, retryAfter: retryAfter)))
        return Schedule.next(after: error, failures: failures, of: "daily-ru", settings, at: now).timeIntervalSince(now)
    }

    @Test("a feed that was never asked is due, one whose time has not come is not")
    func due() {
        #expect(Schedule.isDue(FeedMemory(id: "new"), settings, at: now))
        #expect(!Schedule.isDue(memory(600), settings, at: now))
        #expect(Schedule.isDue(memory(0), settings, at: now))
    }

    @Test("E8: a poll may come one in a hundred early, so that a cron job of the same interval misses none")
    func tolerance() {
        #expect(Schedule.isDue(memory(17), settings, at: now))
        #expect(!Schedule.isDue(memory(19), settings, at: now))
    }

    @Test("E30: a clock that is set back holds no feed for longer than it would have waited anyway")
    func clockSetBack() {
        #expect(Schedule.isDue(memory(86_400 + 1800, last: 86_400), settings, at: now))
    }

    @Test("E8: after an answer it waits its interval")
    func interval() {
        #expect(Schedule.next(after: response(200), settings, at: now) == now.addingTimeInterval(1800))
    }

    @Test("E12: a Retry-After is heeded, in seconds or as a date, for two days at most")
    func retryAfter() {
        #expect(wait(after: 429, retryAfter: "7200") == 7200)
        #expect(wait(after: 503, retryAfter: "Tue, 14 Nov 2023 23:13:20 GMT") == 3600)
        #expect(wait(after: 503, retryAfter: "9999999") == 48 * 3600)
        #expect(wait(after: 503, retryAfter: "soon") < 1800 * 1.21)
        #expect(wait(after: 503, retryAfter: "1") == 300, "never below the floor")
    }

    @Test("E13: a 429 that names no time is an hour at least")
    func tooMany() { #expect(wait(after: 429) >= 3600) }

    @Test("E15: failures double the wait up to a day, spread by a fifth either way, and the same way each time")
    func backOff() {
        for failures in 1...12 {
            let expected = min(1800 * pow(2, Double(failures - 1)), 86_400)
            let waited = wait(after: 500, failures: failures)
            #expect((expected * 0.8...expected * 1.2).contains(waited), "failure \(failures)")
            #expect(waited == wait(after: 500, failures: failures))
        }
        let feeds = (0..<100).map { FeedID("feed\($0)") }
        let error = PollError.fetch(.timedOut(seconds: 60))
        let waits = Set(feeds.map { Schedule.next(after: error, failures: 3, of: $0, settings, at: now) })
        #expect(waits.count > 90, "feeds that fell silent together do not come back together")
    }
}

@Suite("Which queues a message goes into") struct QueueFilterTests {
    private func names(_ queue: QueueSettings, kind: Message.Kind = .alert, language: String? = "ru-KZ") -> [String] {
        QueueFilter(queues: [queue]).queues(
            for: kind, entities: ["koshe"], feed: "daily-ru", language: language, places: ["Aqtobe"])
    }

    @Test("every filter that is set must let it through")
    func filters() {
        #expect(names(QueueSettings(name: "all")) == ["queues/all"])
        #expect(names(QueueSettings(name: "q", watch: ["koshe", "dvk"])) == ["queues/q"])
        #expect(names(QueueSettings(name: "q", watch: ["dvk"])) == [])
        #expect(names(QueueSettings(name: "q", feeds: ["daily-kk"])) == [])
        #expect(names(QueueSettings(name: "q", languages: ["ru"])) == ["queues/q"])
        #expect(names(QueueSettings(name: "q", languages: ["r"])) == [])
        #expect(names(QueueSettings(name: "q", languages: ["ru"]), language: nil) == [])
        #expect(names(QueueSettings(name: "q", places: ["aqtobe"])) == ["queues/q"])
        #expect(names(QueueSettings(name: "q", places: ["Almaty"])) == [])
        #expect(names(QueueSettings(name: "q", kinds: [.case])) == [])
        #expect(names(QueueSettings(name: "q", kinds: [.case]), kind: .case) == ["queues/q"])
    }
}
