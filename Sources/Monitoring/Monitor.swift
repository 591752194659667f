package import CasewireModel
package import Configuration
import Deduplication
import FeedParsing
package import Fetching
package import Foundation
package import Logging
import PageReading
package import Storage

/// The loop: asks the feeds, takes what they bring from bytes to spool, and tells what came of it. Owns the state.
///
/// A task group waits on the servers, and reads feeds and pages as they arrive; a plain loop does the rest.
package final class Monitor {
    private let settings: Settings
    private let state: State
    private let spool: Spool?
    private let fetcher: CurlLoop
    private let requests: Requests
    private let processor: ItemProcessor
    private let log: Logger
    private var report = CycleReport()
    private var isSetAsideTold = false

    /// - Parameters:
    ///   - spool: made ready already; nil where it can't be: then what is owed waits in the state.
    ///   - version: Casewire's own, for the User-Agent.
    package init(settings: Settings, state: State, spool: Spool?, fetcher: CurlLoop, version: String, log: Logger) {
        self.settings = settings
        self.state = state
        self.spool = spool
        self.fetcher = fetcher
        self.log = log
        requests = Requests(settings: settings, version: version)
        processor = ItemProcessor(settings: settings)
    }

    package enum Selection: Sendable {
        /// Those whose turn it is.
        case due
        /// All, whatever schedule, floor or Retry-After say.
        case all
        case only(Set<FeedID>)
    }

    /// One pass: asks the selected feeds, all at once, and hands over what is new.
    ///
    /// - Parameters:
    ///   - clock: looked at once for each answer.
    ///   - progress: feeds done, and feeds in all; called after each.
    package func once(
        _ selection: Selection, clock: @Sendable () -> Date, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async -> CycleReport {
        report = CycleReport()
        owe(state.setAside, at: clock())
        deliver()
        let feeds = selected(selection, at: clock())
        report.asked = feeds.count
        await withTaskGroup(of: Step.self) { group in
            for turn in feeds {
                group.addTask { [fetcher, requests] in
                    .asked(turn, await Self.ask(turn.settings, turn.memory, fetcher, requests))
                }
            }
            var done = 0
            for await step in group {
                let now = clock()
                switch step {
                case .asked(let turn, .failure(let error)): fail(turn, error, at: now)
                case .asked(let turn, .success(.notModified(let response))): keep(turn, response, at: now)
                case .asked(let turn, .success(.read(let feed, let response))):
                    let reading = prepare(feed, response, turn, at: now)
                    if !reading.wanted.isEmpty {
                        group.addTask { [fetcher, requests] in await Self.readArticles(reading, fetcher, requests) }
                        continue
                    }
                    take(reading, at: now)
                case .haveArticles(let reading): take(reading, at: now)
                }
                done += 1
                progress(done, feeds.count)
            }
        }
        closeCycle()
        return report
    }

    // MARK: Asking

    /// One feed's turn in the cycle.
    struct Turn: Sendable {
        let settings: FeedSettings
        let memory: FeedMemory
    }

    enum Answer: Sendable {
        case notModified(Response)
        case read(Feed, Response)
    }

    private enum Step: Sendable {
        case asked(Turn, Result<Answer, PollError>)
        case haveArticles(Reading)
    }

    private func selected(_ selection: Selection, at now: Date) -> [Turn] {
        var memories: [FeedID: FeedMemory] = [:]
        guarded { memories = try state.read { try $0.feeds() } }
        let turns = settings.feeds.map { Turn(settings: $0, memory: memories[$0.id] ?? FeedMemory(id: $0.id)) }
        return turns.filter { turn in
            switch selection {
            case .due: Schedule.isDue(turn.memory, turn.settings.polling, at: now)
            case .all: true
            case .only(let ids): ids.contains(turn.settings.id)
            }
        }
    }

    /// Asks one feed and reads what it answers. Without a memory it is asked as if for the first time.
    static func ask(_ feed: FeedSettings, _ memory: FeedMemory?, _ fetcher: CurlLoop, _ requests: Requests) async
        -> Result<Answer, PollError>
    {
        do {
            let request = try requests.request(for: feed, memory ?? FeedMemory(id: feed.id))
            switch try await fetched(request, by: fetcher) {
            case .notModified(let response): return .success(.notModified(response))
            case .fetched(let body, let response): return .success(.read(try body.feed(), response))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func fetched(_ request: FetchRequest, by fetcher: CurlLoop) async throws(PollError)
        -> FetchOutcome<FeedBody>
    {
        do {
            return try await fetcher.fetch(request, into: FeedBody.init)
        } catch {
            throw .fetch(error)
        }
    }

    // MARK: Articles

    /// What one feed printed, on its way to the state, with the pages of those items that it only sums up.
    struct Reading: Sendable {
        let turn: Turn
        let feed: Feed
        let response: Response
        /// Whose page is wanted: indices of `feed.items`.
        var wanted: [Int] = []
        var articles: [Int: Article] = [:]
    }

    private func prepare(_ feed: Feed, _ response: Response, _ turn: Turn, at now: Date) -> Reading {
        var reading = Reading(turn: turn, feed: feed, response: response)
        guarded {
            reading.wanted = try state.read { try processor.wantedArticles(of: feed, turn, in: $0, at: now) }
        }
        return reading
    }

    private static func readArticles(_ reading: Reading, _ fetcher: CurlLoop, _ requests: Requests) async -> Step {
        await withTaskGroup(of: (Int, Article?).self) { group in
            for index in reading.wanted {
                guard let link = reading.feed.items[index].link else { continue }
                group.addTask {
                    let request = requests.article(link, of: reading.turn.settings)
                    guard case .fetched(let document, _)? = try? await fetcher.fetch(request) else {
                        return (index, nil)
                    }
                    return (index, try? PageReader.article(in: document))
                }
            }
            var reading = reading
            for await (index, article) in group { reading.articles[index] = article }
            return .haveArticles(reading)
        }
    }

    // MARK: Taking

    /// Problems of one feed that are told in one poll: a feed that is broken throughout has thousands.
    private static let problemsTold = 20

    /// Takes what one feed brought, from items to spool. An error here ends this feed's turn, never the cycle.
    private func take(_ reading: Reading, at now: Date) {
        var memory = reading.turn.memory
        noteAnswer(&memory, reading.response, reading.turn, at: now)
        memory.validators = reading.response.validators
        memory.validatedURL = reading.response.url
        memory.title = reading.feed.title ?? memory.title
        memory.items = reading.feed.items.count
        memory.polls += 1
        let isKept = guarded {
            let told = try state.transaction { state in  // all or none: seen, merged, owed
                try state.set(memory)
                return try processor.take(reading, poll: memory.polls, in: state, at: now)
            }
            for problem in reading.feed.problems.prefix(Self.problemsTold) {
                let line = problem.line.map { "line \($0): " } ?? ""
                log.debug("feed \(memory.id): \(line)\(problem.message)")
            }
            report.newItems += told.newItems
            report.alerts += told.alerts
            report.cases += told.cases
        }
        if isKept { report.answered += 1 }
        deliver()
    }

    private func keep(_ turn: Turn, _ response: Response, at now: Date) {
        var memory = turn.memory
        noteAnswer(&memory, response, turn, at: now)
        let renewed = response.validators  // a 304 may bring new ones (FETCHING.md E6)
        memory.validators.etag = renewed.etag ?? memory.validators.etag
        memory.validators.lastModified = renewed.lastModified ?? memory.validators.lastModified
        if guarded({ try state.transaction { try $0.set(memory) } }) { report.answered += 1 }
    }

    private func noteAnswer(_ memory: inout FeedMemory, _ response: Response, _ turn: Turn, at now: Date) {
        if let since = memory.failingSince {
            log.notice("feed \(turn.settings.id): answers again, after failing since \(Timestamp.rfc3339(since))")
        }
        memory.lastPoll = now
        memory.lastAnswer = now
        memory.nextPoll = Schedule.next(after: response, turn.settings.polling, at: now)
        memory.failures = 0
        memory.failingSince = nil
        memory.error = nil
    }

    private func fail(_ turn: Turn, _ error: PollError, at now: Date) {
        report.failed += 1
        if case .fetch(.cancelled) = error { return }  // we were told to stop: no fault of the feed's
        var memory = turn.memory
        memory.lastPoll = now
        memory.failures += 1
        memory.failingSince = memory.failingSince ?? now
        memory.error = error.description
        memory.nextPoll = Schedule.next(
            after: error, failures: memory.failures, of: memory.id, turn.settings.polling, at: now)
        // Told once: how it goes on is what `casewire feeds` shows.
        log.log(
            level: memory.failures == 1 ? .warning : .debug,
            "feed \(turn.settings.id): \(error); next try at \(Timestamp.rfc3339(memory.nextPoll))")
        guarded { try state.transaction { try $0.set(memory) } }
    }

    // MARK: The spool

    /// Hands over what is owed. Where the spool refuses, it waits in the state, and this cycle tries no more.
    private func deliver() {
        guard let spool, report.storageError == nil else { return }
        guarded { report.delivered += try state.deliver(to: spool) }
    }

    /// A state that was set aside is told to whoever reads the spool, too: what it knew is gone until somebody looks.
    private func owe(_ setAside: State.SetAside?, at now: Date) {
        guard let setAside, !isSetAsideTold else { return }
        isSetAsideTold = guarded {
            let notice = Notice(
                id: ContentHash.id("state-set-aside", setAside.path), revision: 1, created: now, about: "state",
                code: .stateSetAside, since: now,
                text: "The state could not be read and was set aside; polling goes on from an empty one.",
                details: ["path": setAside.path, "reason": setAside.reason])
            try state.transaction { state in
                try state.owe(
                    try Message(notice),
                    to: QueueFilter(queues: settings.queues).queues(
                        for: .notice, entities: [], feed: nil, language: nil, places: []))
            }
        }
    }

    private func closeCycle() {
        deliver()
        guarded {
            report.waiting = try state.read { try $0.owedCount() }
            guard try state.read({ try $0.asksSpool }) else { return }
            let memories = try state.read { try $0.feeds() }
            let isWhole = settings.feeds.allSatisfy { memories[$0.id]?.lastAnswer != nil }
            if isWhole, report.waiting == 0 { try state.transaction { try $0.setAsksSpool(false) } }
        }
    }

    /// Does what may meet a fault of the disk, of which the first of a cycle is reported. False where it met one.
    @discardableResult
    private func guarded(_ work: () throws -> Void) -> Bool {
        do {
            try work()
            return true
        } catch {
            let fault = error as? StorageError ?? .cannotWrite(place: "state \(state.folder)", reason: "\(error)")
            report.storageError = report.storageError ?? fault
            return false
        }
    }
}
