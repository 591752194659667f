import CasewireModel
import Configuration
import Fetching
import Foundation
import Reporting
import Storage
import Testing

@testable import Monitoring

@Suite("How a feed stands") struct FeedStandingTests {
    private let now = Date(timeIntervalSince1970: 1_700_000_000)
    private let settings = PollingSettings()

    /// - Parameters: seconds from now.
    private func memory(last: Double = -600, next: Double = 1200, error: PollError? = nil) -> FeedMemory {
        var memory = FeedMemory(id: "bees")
        memory.lastPoll = now + last
        memory.lastAnswer = error == nil ? now + last : nil
        memory.nextPoll = now + next
        if let error {
            memory.error = "\(error)"
            memory.failures = 7
            memory.failingSince = now - 300_000
        }
        return memory
    }

    private func standing(_ memory: FeedMemory?) -> FeedStanding { FeedStanding(of: memory, settings, at: now) }

    private func response(_ status: Int) -> Response { Response(status: status, url: "https://example.org/") }

    @Test("is new until it was asked, ok between two polls, due when its turn comes")
    func answering() {
        #expect(standing(nil) == .new)
        #expect(standing(FeedMemory(id: "bees")) == .new)
        #expect(standing(memory()) == .ok)
        #expect(standing(memory(last: -1800, next: 0)) == .due)
        #expect(standing(memory(last: -7200, next: -5400)) == .due)
    }

    @Test("is waiting where it is asked later than its interval says, and says so")
    func waiting() {
        let slow = memory(last: -600, next: 20_000)
        #expect(standing(slow) == .waiting)
        #expect(standing(slow).reason(slow, settings, at: now) == "wants to be asked less often than every 30 min")
        #expect(standing(memory(last: -20_000, next: -1)) == .due, "its time has come")
    }

    @Test("is failing, blocked or gone by what its last poll met, whenever it is asked next")
    func failing() {
        #expect(standing(memory(error: .fetch(.status(response(500))))) == .failing)
        #expect(standing(memory(next: -1, error: .parse(.noFeed(reason: "an HTML page")))) == .failing)
        #expect(standing(memory(error: .fetch(.status(response(410))))) == .gone)
        #expect(standing(memory(next: 100_000, error: .fetch(.blocked(response(403))))) == .blocked)
        #expect(standing(memory(error: .fetch(.status(response(404))))) == .failing)
    }

    @Test("has its reason in a few words, with how often and how long")
    func reasons() {
        let failing = memory(error: .fetch(.status(response(500))))
        #expect(standing(failing).reason(failing, settings, at: now) == "HTTP 500 (7 times for 3 d)")
        #expect(standing(memory()).reason(memory(), settings, at: now) == "")
        #expect(standing(nil).reason(nil, settings, at: now) == "never asked so far")
        var moved = memory()
        moved.etiquette.movedTo = "https://news.example/feed"
        #expect(standing(moved).reason(moved, settings, at: now) == "moved to https://news.example/feed")
        var once = failing
        once.failures = 1
        once.failingSince = now
        #expect(standing(once).reason(once, settings, at: now) == "HTTP 500")
    }
}

@Suite("What a cycle adds to the metrics") struct MetricsCycleTests {
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    @Test("is counted up, and what waits is what waits now")
    func totals() {
        var metrics = Metrics(version: "1", started: now)
        var report = CycleReport()
        report.answered = 3
        report.failed = 1
        report.alerts = 2
        report.waiting = 5
        metrics.take(report, from: now, to: now + 2)
        report.waiting = 0
        report.storageError = .locked(place: "state", process: nil)
        metrics.take(report + report, from: now + 10, to: now + 9)
        #expect(metrics.totals.cycles == 2 && metrics.totals.pollsAnswered == 6 && metrics.totals.pollsFailed == 2)
        #expect(metrics.totals.alerts == 4 && metrics.totals.storageFaults == 1 && metrics.messagesWaiting == 0)
        #expect(metrics.lastCycle == Metrics.Cycle(end: now + 9, duration: .zero), "a clock that was set back")
    }

    @Test("holds each feed of feeds.conf, and no other that the state knows")
    func feeds() {
        var known = FeedMemory(id: "bees")
        known.lastPoll = now
        known.nextPoll = now + 60
        known.error = "HTTP 500"
        known.failures = 3
        var metrics = Metrics(version: "1", started: now)
        let settings = Settings(
            feeds: ["bees", "wasps"].map { FeedSettings(id: FeedID($0), url: "https://a.example/") })
        var memories = FeedMemories(of: settings.feeds)
        memories["bees"] = known
        memories["forgotten"] = FeedMemory(id: "forgotten")
        metrics.set(settings, memories)
        #expect(
            metrics.feeds == [
                Metrics.Feed(id: "bees", isUp: false, lastPoll: now, nextPoll: now + 60, failures: 3),
                Metrics.Feed(id: "wasps", isUp: false),
            ])
    }
}
