package import Configuration
package import Foundation
package import Reporting

extension Metrics {
    /// Takes what came since the program began; the last of it between `start` and `end`.
    package mutating func take(_ report: CycleReport, from start: Date, to end: Date) {
        lastCycle = Cycle(end: end, duration: .seconds(max(0, end.timeIntervalSince(start))))
        totals.cycles += 1
        totals.pollsAnswered = report.answered
        totals.pollsFailed = report.failed
        totals.newItems = report.newItems
        totals.alerts = report.alerts
        totals.cases = report.cases
        totals.messagesDelivered = report.delivered
        totals.storageFaults += report.storageError == nil ? 0 : 1
        messagesWaiting = report.waiting
    }

    /// Takes what is known of each feed now, and how many entities are watched.
    package mutating func set(_ settings: Settings, _ memories: FeedMemories) {
        watchedEntities = settings.watch.count
        feeds = settings.feeds.map { feed in
            let memory = memories[feed.id]
            return Feed(
                id: feed.id, isUp: memory?.lastPoll != nil && memory?.error == nil, lastPoll: memory?.lastPoll,
                lastAnswer: memory?.lastAnswer, nextPoll: memory?.lastPoll == nil ? nil : memory?.nextPoll,
                failingSince: memory?.failingSince, failures: memory?.failures ?? 0, items: memory?.items ?? 0,
                answers: memory?.polls ?? 0)
        }
    }
}
