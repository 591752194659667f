import CasewireModel
import Fetching
import Foundation
import Logging
import Storage

/// Taking: what the plain loop does with an answer, from items to spool.
extension Monitor {
    /// What waits for the next transaction. Answers share one: what each owes goes in with its items and its feed's memory,
    /// or none of it does.
    enum Unwritten {
        /// A feed that answered nothing new, or failed.
        case step(FeedCourse.Step, of: FeedTurn, isGood: Bool, at: Date)
        case reading(Reading, at: Date)
        case pages(FeedTurn, [ItemProcessor.Unread], at: Date)

        /// When it came.
        var time: Date {
            switch self {
            case .step(_, _, _, let time), .reading(_, let time), .pages(_, _, let time): time
            }
        }
    }

    /// What came of taking a step.
    struct Progress {
        /// Entries that are done with.
        var done = 0
        var more: [FollowUp] = []
    }

    /// Answers that share a transaction: so many that the disk's flush costs little, so few that they hold little memory.
    private static let mostUnwritten = 256
    private static let mostReadings = 16
    /// Bytes of feeds, as they came, unpacked: a disk's flush takes as long as reading fewer.
    private static let mostUnwrittenBytes = 2 << 20

    /// Pages that are asked for again at a time, of one feed.
    private static let pagesAtATime = 10

    func take(_ step: Step, at now: Date) -> Progress {
        var progress = Progress()
        switch step {
        case .wake: return progress
        case .asked(let unit, .failure(.fetch(.cancelled))):
            // We were told to stop, or to wait: no fault of the feed's.
            if Task.isCancelled { report.failed += unit.turns.count } else { report.asked -= unit.turns.count }
            for turn in unit.turns { giveBack(turn.settings.id) }
            progress.done = unit.turns.count
        case .asked(let unit, .failure(let error)):
            network.note(error)
            for turn in unit.turns { fail(turn, error, at: now) }
            progress.done = unit.turns.count
        case .asked(let unit, .success(.notModified(let response))):
            network.answered()
            for turn in unit.turns { keep(turn, response, &progress, at: now) }
        case .asked(let unit, .success(.read(let arrival))):
            network.answered()
            take(unit.turns[...], arrival, &progress, at: now)
        case .haveArticles(let reading):
            unwritten.append(.reading(reading, at: now))
            progress.done = 1
            take(reading.others, reading.arrival, &progress, at: now)
        case .havePages(let turn, let pages):
            unwritten.append(.pages(turn, pages, at: now))
            progress.done = 1
        }
        if unwritten.count >= Self.mostUnwritten || isMuchUnwritten { write() }
        return progress
    }

    private var isMuchUnwritten: Bool {
        var (readings, bytes) = (0, 0)
        for entry in unwritten {
            if case .step = entry { continue }
            readings += 1
            if case .reading(let reading, _) = entry { bytes += reading.arrival.load?.size ?? 0 }
        }
        return readings >= Self.mostReadings || bytes >= Self.mostUnwrittenBytes
    }

    // MARK: One answer

    private func fail(_ turn: FeedTurn, _ error: PollError, at now: Date) {
        report.failed += 1
        let course = FeedCourse(feed: turn.settings, holds: holds)
        let isOurFault = error.isOurs || network.explains(error)
        let step = course.step(
            from: turn.memory, after: .failed(error), to: turn.question, isOurFault: isOurFault, at: now)
        if let hold = step.hold {
            holds.set(hold)
            board.set(holds)
        }
        unwritten.append(.step(step, of: turn, isGood: false, at: now))
    }

    private func keep(_ turn: FeedTurn, _ response: Response, _ progress: inout Progress, at now: Date) {
        let step = FeedCourse(feed: turn.settings, holds: holds).step(
            from: turn.memory, after: .unchanged(response), to: turn.question, at: now)
        unwritten.append(.step(step, of: turn, isGood: true, at: now))
        var wanted: [StateTransaction.WantedPage] = []
        if turn.settings.articles.fetch != .never {
            guarded {
                wanted = try state.read { try $0.wantedPages(of: turn.settings.id, atMost: Self.pagesAtATime) }
            }
        }
        if wanted.isEmpty { progress.done += 1 } else { progress.more.append(.pages(turn, wanted)) }
    }

    /// Takes one feed for each entry that names it: the next once the one before is in the state, which then knows its items.
    private func take(
        _ turns: ArraySlice<FeedTurn>, _ arrival: Arrival, _ progress: inout Progress, at now: Date
    ) {
        var turns = turns
        while let turn = turns.popFirst() {
            var reading = Reading(turn: turn, others: turns, arrival: arrival)
            guarded { try state.read { try processor.findWanted(&reading, in: $0, at: now) } }
            guard reading.wanted.isEmpty else {
                progress.more.append(.articles(reading))
                return
            }
            unwritten.append(.reading(reading, at: now))
            progress.done += 1
            if !turns.isEmpty { write() }
        }
    }

    // MARK: Into the state

    /// What a transaction wrote of one answer.
    private struct Written {
        var step: FeedCourse.Step?
        var told = ItemProcessor.Told()
        var isGood: Bool
    }

    /// Writes what waits, all of it in one transaction. Where that fails, each alone: an error in one ends that feed's turn,
    /// never the cycle.
    func write() {
        let batch = unwritten
        unwritten = []
        guard !batch.isEmpty else { return }
        if let written = try? state.transaction({ state in try batch.map { try write($0, in: state) } }) {
            for (entry, result) in zip(batch, written) { note(result, of: entry) }
        } else {
            for entry in batch {
                var written: Written?
                guarded { written = try state.transaction { try write(entry, in: $0) } }
                if let written { note(written, of: entry) } else { postpone(entry) }
            }
        }
        evidence?.store.forgetCaptures()
        if let last = batch.last { tellOfEvidence(at: last.time) }
        deliver()
    }

    private func write(_ entry: Unwritten, in state: StateTransaction) throws -> Written {
        switch entry {
        case .step(let step, let turn, let isGood, _):
            try write(step, of: turn, in: state)
            return Written(step: step, isGood: isGood)
        case .reading(let reading, let now):
            let memory = reading.turn.memory
            // What only adds to a window, or prints nothing, is no window of its own.
            let isWindow = reading.response.status != 226 && !reading.feed.items.isEmpty
            var told = try processor.take(
                reading, window: isWindow ? memory.polls + 1 : memory.polls, last: memory.polls, in: state, at: now)
            told.window.title = reading.feed.title
            told.window.hints = Etiquette.Hints(reading.feed)
            let step = FeedCourse(feed: reading.turn.settings, holds: holds).step(
                from: memory, after: .read(reading.response, told.window), to: reading.turn.question, at: now)
            try write(step, of: reading.turn, in: state)
            return Written(step: step, told: told, isGood: true)
        case .pages(let turn, let pages, let now):
            return Written(told: try processor.take(pages, of: turn, in: state, at: now), isGood: true)
        }
    }

    private func write(_ step: FeedCourse.Step, of turn: FeedTurn, in state: StateTransaction) throws {
        try state.set(step.memory)
        if let hold = step.hold { try state.set(hold) }
        for notice in step.notices { try owe(notice, of: turn.settings.id, in: state) }
    }

    /// What is in the state now may be told.
    private func note(_ written: Written, of entry: Unwritten) {
        report.newItems += written.told.newItems
        report.alerts += written.told.alerts
        report.cases += written.told.cases
        if written.told.alerts + written.told.cases > 0 { mayOwe = true }
        guard let step = written.step else { return }
        if written.isGood { report.answered += 1 }
        tell(step, after: entry)
        set(step.memory)
        giveBack(step.memory.id)
    }

    /// An answer that the disk did not take is as if it had not come, but for the time at which it is asked for again.
    private func postpone(_ entry: Unwritten) {
        var memory: FeedMemory
        switch entry {
        case .step(let step, let turn, _, _):
            memory = turn.memory
            memory.lastPoll = step.memory.lastPoll
            memory.nextPoll = step.memory.nextPoll
        case .reading(let reading, let now):
            memory = reading.turn.memory
            memory.lastPoll = now
            memory.nextPoll = now.addingTimeInterval(reading.turn.settings.polling.every.seconds)
        case .pages: return
        }
        set(memory)
        giveBack(memory.id)
    }

    // MARK: The log

    /// Problems of one feed that are told in one poll: a feed that is broken throughout has thousands.
    private static let problemsTold = 20

    private func tell(_ step: FeedCourse.Step, after entry: Unwritten) {
        let feed = step.memory.id
        var log = log
        log[metadataKey: "feed"] = "\(feed)"
        if case .reading(let reading, _) = entry {
            for problem in reading.feed.problems.prefix(Self.problemsTold) {
                log.debug("feed \(feed): \(problem.line.map { "line \($0): " } ?? "")\(problem.message)")
            }
        }
        if let error = step.memory.error, step.memory.failures > 0 {
            // Told once: how it goes on is what `casewire feeds` shows.
            let why = step.isRetryAfter ? ", as Retry-After asks (RFC 9110 §10.2.3)" : ""
            log.log(
                level: step.memory.failures == 1 && before(entry)?.failures == 0 ? .warning : .debug,
                "feed \(feed): \(error); next try at \(Timestamp.rfc3339(step.memory.nextPoll))\(why)")
        } else if let since = before(entry)?.failingSince {
            log.notice("feed \(feed): answers again, after failing since \(Timestamp.rfc3339(since))")
        }
        for notice in step.notices { log.info("feed \(feed): \(notice.text)") }
    }

    private func before(_ entry: Unwritten) -> FeedMemory? {
        switch entry {
        case .step(_, let turn, _, _): turn.memory
        case .reading(let reading, _): reading.turn.memory
        case .pages: nil
        }
    }
}

extension Etiquette.Hints {
    init(_ feed: Feed) {
        self.init()
        ttlMinutes = feed.ttlMinutes
        skipHours = feed.skipHours
        skipDays = feed.skipDays
        updatePeriodMinutes = feed.updatePeriodMinutes
    }
}
