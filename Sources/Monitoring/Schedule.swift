package import CasewireModel
package import Configuration
import FeedParsing
package import Foundation
package import Storage

/// When a feed is asked next: pure, from what is known of it and the clock that is handed in. `run` and `once` keep to
/// this one schedule in one state (FETCHING.md E32).
package enum Schedule {
    /// Longest that back-off alone keeps a feed waiting (E15).
    static let longestBackOff: Duration = .seconds(24 * 3600)
    /// Longest that a Retry-After is heeded (E12).
    static let longestRetryAfter: Duration = .seconds(48 * 3600)
    /// Shortest wait after a 429 that names none (E13).
    static let leastAfterTooMany: Duration = .seconds(3600)

    /// Is it a feed's turn? A poll may come 1 % early (E8), so that a cron job of the same interval doesn't miss it by a
    /// second and wait a whole one more.
    package static func isDue(_ feed: FeedMemory, _ settings: PollingSettings, at now: Date) -> Bool {
        // A clock that was set back must not hold a feed for longer than its interval (E30).
        if let last = feed.lastPoll, last > now {
            return feed.nextPoll.timeIntervalSince(last) <= now.distance(to: last)
        }
        return now.addingTimeInterval(settings.every.seconds / 100) >= feed.nextPoll
    }

    /// After an answer that could be read.
    package static func next(after response: Response, _ settings: PollingSettings, at now: Date) -> Date {
        let wait = max(settings.every, retryAfter(response, at: now) ?? .zero)
        return now.addingTimeInterval(wait.seconds)
    }

    /// After a failure, the `failures`-th in a row: doubling up to a day, spread by ±20 % so that feeds that fell silent
    /// together do not come back together.
    package static func next(
        after error: PollError, failures: Int, of feed: FeedID, _ settings: PollingSettings, at now: Date
    ) -> Date {
        let doubled = settings.every.seconds * pow(2, Double(min(max(failures - 1, 0), 10)))
        let spread = 0.8 + 0.4 * fraction(of: feed, failures)
        var wait = min(doubled, longestBackOff.seconds) * spread
        if case .fetch(.status(let response)) = error {
            if response.status == 429 { wait = max(wait, leastAfterTooMany.seconds) }
            if let asked = retryAfter(response, at: now) { wait = max(asked.seconds, settings.floor.seconds) }
        }
        return now.addingTimeInterval(max(wait, settings.floor.seconds))
    }

    /// RFC 9110 §10.2.3: seconds, or a date. nil where there is none or it is neither.
    static func retryAfter(_ response: Response, at now: Date) -> Duration? {
        guard let text = response.headers.text("retry-after")?.trimmingCharacters(in: .whitespaces) else { return nil }
        let seconds = Double(text) ?? FeedDate.parse(text)?.timeIntervalSince(now)
        guard let seconds, seconds.isFinite, seconds >= 0 else { return nil }
        return min(.seconds(seconds), longestRetryAfter)
    }

    /// 0 to 1, from a feed's id and a number alone: chance that can be replayed.
    private static func fraction(of feed: FeedID, _ number: Int) -> Double {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a: any hash that spreads and stays the same does
        for byte in Array("\(feed)#\(number)".utf8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Double(hash >> 11) / Double(1 << 53)
    }
}

extension Duration {
    package var seconds: Double { self / .seconds(1) }
}
