import CasewireModel
import Configuration
import Fetching
import Foundation
import Storage

@testable import Monitoring

/// One feed's way through time, without a network: each poll is told what the server answers.
struct FeedTrace {
    static let start = Date(timeIntervalSince1970: 1_700_000_000)  // Tuesday, 14 November 2023, 22:13:20 UTC

    var settings: FeedSettings
    var memory: FeedMemory
    var now = Self.start
    var notices: [Notice] = []
    /// When each poll was, in seconds since the start.
    var polls: [TimeInterval] = []
    var holds = Holds { $0.split(separator: ".").suffix(2).joined(separator: ".") }

    init(_ id: FeedID = "daily-ru", url: String = "https://news.example.org/feed", _ polling: PollingSettings = .init())
    {
        settings = FeedSettings(id: id, url: url, polling: polling)
        memory = FeedMemory(id: id)
    }

    var question: Question { Question(memory, of: settings, at: now) }
    /// Seconds.
    var wait: TimeInterval { memory.nextPoll.timeIntervalSince(now) }

    @discardableResult
    mutating func poll(_ outcome: PollOutcome, isOurFault: Bool = false) -> FeedCourse.Step {
        let step = FeedCourse(feed: settings, holds: holds).step(
            from: memory, after: outcome, to: question, isOurFault: isOurFault, at: now)
        memory = step.memory
        notices += step.notices
        if let hold = step.hold { holds.set(hold) }
        polls.append(now.timeIntervalSince(Self.start))
        return step
    }

    /// The same at the time when the schedule asks for it.
    @discardableResult
    mutating func pollInTurn(_ outcome: PollOutcome) -> FeedCourse.Step {
        if memory.lastPoll != nil { now = max(now, memory.nextPoll) }
        return poll(outcome)
    }

    mutating func pass(_ seconds: TimeInterval) { now.addTimeInterval(seconds) }

    func notices(_ code: Notice.Code) -> [Notice] { notices.filter { $0.code == code } }
}

extension PollOutcome {
    static func unchanged(_ headers: [String: String] = [:]) -> PollOutcome {
        .unchanged(.answer(304, headers))
    }

    /// 200 with so many items, of which some are new.
    static func items(
        _ items: Int, unseen: Int = 0, overlap: Int? = nil, dated: Date? = nil, status: Int = 200,
        hints: Etiquette.Hints = .init(), _ headers: [String: String] = ["ETag": "\"1\""],
        redirects: [Response.Redirect] = []
    ) -> PollOutcome {
        var window = Window()
        window.items = items
        for _ in 0..<unseen { window.noteUnseen(dated) }
        window.overlap = overlap ?? items - unseen
        window.hints = hints
        return .read(.answer(status, headers, redirects: redirects), window)
    }

    static func status(_ status: Int, _ headers: [String: String] = [:]) -> PollOutcome {
        .failed(.fetch(.status(.answer(status, headers))))
    }
}

extension Etiquette.Hints {
    static func asking(
        ttl: Int? = nil, hours: [Int] = [], days: [String] = [], period: Int? = nil
    ) -> Etiquette.Hints {
        var hints = Etiquette.Hints()
        hints.ttlMinutes = ttl
        hints.skipHours = hours
        hints.skipDays = days
        hints.updatePeriodMinutes = period
        return hints
    }
}

extension Response {
    static func answer(
        _ status: Int, _ headers: [String: String] = [:], url: String = "https://news.example.org/feed",
        redirects: [Response.Redirect] = []
    ) -> Response {
        var fields = Headers()
        for (name, value) in headers { fields.append(name: name, value: Array(value.utf8)) }
        return Response(status: status, url: url, redirects: redirects, headers: fields)
    }
}
