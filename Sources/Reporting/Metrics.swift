package import CasewireModel
package import Foundation

/// What Casewire says of itself to Prometheus: numbers and feeds' ids. No watched entity, person, title or address is
/// among them: whoever may read the metrics need not be one who may read the spool.
package struct Metrics: Equatable, Sendable {
    /// Counted since `started`. Of a Casewire that runs from cron that is one pass.
    package struct Totals: Equatable, Sendable {
        package var cycles = 0
        package var pollsAnswered = 0
        package var pollsFailed = 0
        /// Items that no poll had printed before.
        package var newItems = 0
        package var alerts = 0
        package var cases = 0
        package var messagesDelivered = 0
        /// Cycles that met a fault of spool or state.
        package var storageFaults = 0

        package init() {}
    }

    package struct Cycle: Equatable, Sendable {
        package var end: Date
        package var duration: Duration

        package init(end: Date, duration: Duration) {
            self.end = end
            self.duration = duration
        }
    }

    package struct Feed: Equatable, Sendable {
        package var id: FeedID
        /// Did the last poll bring an answer that could be read? False too for one that was never asked.
        package var isUp: Bool
        package var lastPoll: Date?
        package var lastAnswer: Date?
        /// nil: with the next cycle.
        package var nextPoll: Date?
        package var failingSince: Date?
        /// In a row.
        package var failures: Int
        /// In the last good answer.
        package var items: Int
        /// Good answers with items, ever.
        package var answers: Int

        package init(
            id: FeedID, isUp: Bool, lastPoll: Date? = nil, lastAnswer: Date? = nil, nextPoll: Date? = nil,
            failingSince: Date? = nil, failures: Int = 0, items: Int = 0, answers: Int = 0
        ) {
            self.id = id
            self.isUp = isUp
            self.lastPoll = lastPoll
            self.lastAnswer = lastAnswer
            self.nextPoll = nextPoll
            self.failingSince = failingSince
            self.failures = failures
            self.items = items
            self.answers = answers
        }
    }

    package var version: String
    /// When this process began.
    package var started: Date
    package var totals = Totals()
    /// nil before the end of the first.
    package var lastCycle: Cycle?
    /// Messages that are owed to the spool.
    package var messagesWaiting = 0
    /// Seconds by which the feed that should have been asked first was late, at most, since the last time; nil for a single
    /// pass.
    package var scheduleLag: Double?
    package var watchedEntities = 0
    /// When feeds.conf was last read without a fault, and whether the last try was one; nil for a single pass.
    package var configurationRead: Date?
    package var isConfigurationGood = true
    /// In the order of feeds.conf.
    package var feeds: [Feed] = []

    package init(version: String, started: Date) {
        self.version = version
        self.started = started
    }
}
