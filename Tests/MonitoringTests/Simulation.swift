import CasewireModel
import Configuration
import Fetching
import Foundation
import Storage

@testable import Monitoring

/// Many feeds over many days on the real schedule, without a network: what was asked when.
struct Simulation {
    /// What a feed brings.
    enum Kind: String, CaseIterable, Sendable {
        case fiftyADay = "50 items a day"
        case oneAWeek = "one item a week"
        case none = "no items"

        var itemsPerDay: Double {
            switch self {
            case .fiftyADay: 50
            case .oneAWeek: 1.0 / 7
            case .none: 0
            }
        }
    }

    struct Outcome: CustomStringConvertible {
        var days = 0
        var feeds = 0
        var starts = 0
        /// Most starts within one second of the clock, the first polls among them.
        var busiestSecond = 0
        /// The same after the first interval.
        var busiestLater = 0
        /// Starts in one interval of all feeds.
        var startsPerInterval = 0
        var pollsPerDay: [Kind: Double] = [:]
        /// Questions without validators, of a feed and a day.
        var unconditionalPerDay: [Kind: Double] = [:]
        /// Seconds between two polls of a feed.
        var shortestWait = Double.infinity
        /// Items that left a feed's window before it was asked.
        var missed = 0

        var description: String {
            var lines = [
                "\(feeds) feeds, \(days) days, every 30 min: \(starts) starts; busiest second: \(busiestSecond) starts, "
                    + "later \(busiestLater); shortest wait \(Int(shortestWait)) s; items missed: \(missed)"
            ]
            for kind in Kind.allCases {
                let polls = pollsPerDay[kind] ?? 0, unconditional = unconditionalPerDay[kind] ?? 0
                lines.append(
                    "a feed with \(kind.rawValue): \((polls * 100).rounded() / 100) polls a day, "
                        + "\((unconditional * 100).rounded() / 100) of them without validators")
            }
            return lines.joined(separator: "\n")
        }
    }

    private struct Site {
        let kind: Kind
        let settings: FeedSettings
        var memory: FeedMemory
        /// Items printed so far, and how many of them the last answer showed.
        var seen = 0
        var polls = 0
        var unconditional = 0
    }

    /// Items that a feed shows at a time.
    private static let window = 20
    private var sites: [Site]

    init(feeds: Int) {
        sites = (0..<feeds).map { number in
            let id = FeedID("feed-\(number)")
            let settings = FeedSettings(id: id, url: "https://news\(number).example.org/feed")
            return Site(
                kind: Kind.allCases[number % Kind.allCases.count], settings: settings, memory: FeedMemory(id: id))
        }
    }

    mutating func run(days: Int) -> Outcome {
        var outcome = Outcome()
        outcome.days = days
        outcome.feeds = sites.count
        outcome.startsPerInterval = sites.count
        let start = FeedTrace.start
        let end = Double(days) * 86_400
        var queue = FeedQueue<Int>(pollsPerSecond: Double(sites.count) / 1800)
        for site in sites.indices { queue.place(site, at: start) }
        var time = 0.0
        var second = 0, startsInSecond = 0
        while time < end {
            guard let site = queue.next(at: start + time, uptime: time) else {
                time += max(0.001, queue.wait(at: start + time, uptime: time) ?? 1)
                continue
            }
            if Int(time) != second { (second, startsInSecond) = (Int(time), 0) }
            startsInSecond += 1
            outcome.starts += 1
            outcome.busiestSecond = max(outcome.busiestSecond, startsInSecond)
            if time > 1800 { outcome.busiestLater = max(outcome.busiestLater, startsInSecond) }
            poll(site, at: time, start, &outcome)
            let turn = Schedule.turnTime(of: sites[site].memory, at: start + time)
            queue.place(site, at: turn)
        }
        for kind in Kind.allCases {
            let ours = sites.filter { $0.kind == kind }
            let feedDays = Double(ours.count * days)
            outcome.pollsPerDay[kind] = Double(ours.reduce(0) { $0 + $1.polls }) / feedDays
            outcome.unconditionalPerDay[kind] = Double(ours.reduce(0) { $0 + $1.unconditional }) / feedDays
        }
        return outcome
    }

    private mutating func poll(_ number: Int, at time: Double, _ start: Date, _ outcome: inout Outcome) {
        var site = sites[number]
        defer { sites[number] = site }
        let now = start + time
        if let last = site.memory.lastPoll {
            outcome.shortestWait = min(outcome.shortestWait, now.timeIntervalSince(last))
        }
        let question = Question(site.memory, of: site.settings, at: now)
        site.polls += 1
        site.unconditional += question.isUnconditional ? 1 : 0
        let printed = Self.window + Int(site.kind.itemsPerDay * time / 86_400)
        let new = site.polls == 1 ? Self.window : printed - site.seen
        let etag = ["ETag": "\"\(printed)\""]
        let answer: PollOutcome
        if !question.isUnconditional, new == 0 {
            answer = .unchanged(etag)
        } else {
            outcome.missed += max(0, new - Self.window)
            let unseen = min(new, Self.window)
            answer = .items(Self.window, unseen: unseen, dated: now, etag)
        }
        site.seen = printed
        site.memory =
            FeedCourse(feed: site.settings, holds: Holds { _ in nil }).step(
                from: site.memory, after: answer, to: question, at: now
            ).memory
    }
}
