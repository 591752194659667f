import CasewireModel
import Fetching
package import Configuration
package import Foundation
package import Storage

/// When a feed is asked next: pure, from what is known of it and the clock that is handed in. `run` and `once` keep to
/// this one schedule in one state (FETCHING.md E32). All waits are seconds.
package enum Schedule {
    /// Longest that back-off alone keeps a feed waiting (E15).
    static let longestBackOff = 86_400.0
    /// Shortest wait after a 429 that names none (E13).
    static let leastAfterTooMany = 3600.0
    /// Between two looks at a feed that said three times that it is gone (E16), and at an old address (E17).
    static let monthlyLook = 30.0 * 86_400

    /// Is it a feed's turn? A poll may come 1 % early (E8), so that a cron job of the same interval doesn't miss it by a
    /// second and wait a whole one more.
    package static func isDue(_ feed: FeedMemory, _ settings: PollingSettings, at now: Date) -> Bool {
        guard let last = feed.lastPoll else { return true }
        let early = min(settings.every.seconds, feed.nextPoll.timeIntervalSince(last)) / 100
        return isOver(feed.nextPoll, since: last, at: now.addingTimeInterval(early))
    }

    /// When a daemon asks: up to 1 % early (E8), by an amount that differs from poll to poll, so that feeds that were asked
    /// together drift apart (E9).
    static func turnTime(of feed: FeedMemory, at now: Date) -> Date {
        guard let last = feed.lastPoll, !isOver(feed.nextPoll, since: last, at: now) else { return now }
        let wait = feed.nextPoll.timeIntervalSince(last)
        let early = wait / 100 * fraction(of: feed.id, Int(last.timeIntervalSince1970) & 0xFFFF)
        // A clock that was set back makes nobody wait longer than all of the wait again (E30).
        return min(feed.nextPoll, now.addingTimeInterval(wait)).addingTimeInterval(-early)
    }

    /// Is a wait over that was set at `since`? After a clock that was set back it is as soon as it would have been by the
    /// length of the wait alone, and at once where the clock went back by more: nothing waits for a day to come again (E30).
    static func isOver(_ until: Date, since: Date, at now: Date) -> Bool {
        if since > now { return since.timeIntervalSince(now) >= until.timeIntervalSince(since) }
        return now >= until
    }

    /// After an answer that could be read.
    ///
    /// - Parameter memory: with the hints of this answer.
    static func next(after response: Response, _ memory: FeedMemory, _ settings: PollingSettings, at now: Date) -> Date
    {
        let floor = settings.floor.seconds
        let interval = max(memory.etiquette.interval ?? settings.every.seconds, floor)
        let wait = max(interval, ServerHints.freshness(response.headers, at: now) ?? 0)
        let suiting = FeedHints.earliest(
            memory.etiquette.hints, wait: wait, spread: fraction(of: memory.id, 0), at: now)
        return max(suiting, now.addingTimeInterval(ServerHints.retryAfter(response, at: now) ?? 0))
    }

    /// After a failure, the `failures`-th in a row: doubling up to a day, spread by ±20 % so that feeds that fell silent
    /// together do not come back together. What kind of failure it was decides how long at least.
    static func next(
        after error: PollError, failures: Int, of feed: FeedID, _ settings: PollingSettings, at now: Date
    ) -> Date {
        let doubled = settings.every.seconds * pow(2, Double(min(max(failures - 1, 0), 10)))
        let spread = 0.8 + 0.4 * fraction(of: feed, failures)
        var wait = min(doubled, longestBackOff) * spread
        switch error.kind {
        case .wait: wait = max(wait, leastAfterTooMany)
        // Once may be an accident of the server's; from the second time on it takes somebody there to mend it.
        case .giveUpForToday where failures > 1: wait = longestBackOff * spread
        case .giveUpForToday, .retry, .settings, .system: break
        }
        // Who names a time is taken at his word, but never asked more often than one who answers.
        if let asked = error.retryAfter(at: now) { wait = max(asked, settings.every.seconds) }
        return now.addingTimeInterval(max(wait, settings.floor.seconds))
    }

    /// 0 to 1, from a feed's id and a number alone: chance that can be replayed.
    static func fraction(of feed: FeedID, _ number: Int) -> Double {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a: any hash that spreads and stays the same does
        for byte in "\(feed)#\(number)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD  // FNV's upper bits hardly move between like ids
        return Double((hash ^ (hash >> 33)) >> 11) / Double(1 << 53)
    }
}

extension PollError {
    /// Of a server that answered, with something else than what was asked for.
    var response: Response? {
        switch self {
        case .fetch(.status(let response)), .fetch(.blocked(let response)): response
        default: nil
        }
    }

    var kind: FetchError.Kind {
        switch self {
        case .fetch(let error): error.kind
        // A page in place of the feed, as sites put up while they are mended.
        case .parse: .retry
        case .settings: .settings
        }
    }

    func retryAfter(at now: Date) -> Double? { response.flatMap { ServerHints.retryAfter($0, at: now) } }
}

extension Duration {
    package var seconds: Double { self / .seconds(1) }
}
