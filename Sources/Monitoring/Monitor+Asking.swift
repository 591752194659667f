import CasewireModel
import Configuration
import FeedParsing
import Fetching
import Foundation
import PageReading
import Storage

/// What is asked next, and how long there is nothing more to ask.
struct Wave {
    var units: [FeedUnit] = []
    /// False where a person asked for it.
    var obeysHolds = true
    /// Seconds; nil: this was all.
    var wait: Double?
}

/// Asking and reading: what happens in the tasks of the group, which know nothing of state and spool.
extension Monitor {
    enum Answer: Sendable {
        case notModified(Response)
        case read(Feed, Response)
    }

    enum Step: Sendable {
        case asked(FeedUnit, Result<Answer, PollError>)
        case haveArticles(Reading)
        case havePages(FeedTurn, [ItemProcessor.Unread])
        /// Time to look at what waits.
        case wake
    }

    /// What one feed printed, on its way to the state, with the pages of those items that it only sums up.
    struct Reading: Sendable {
        let turn: FeedTurn
        /// Other entries of the same address, which take the same feed after this one.
        let others: ArraySlice<FeedTurn>
        let feed: Feed
        let response: Response
        /// Whose page is wanted: indices of `feed.items`, rising.
        var wanted: [Int] = []
        var articles: [Int: Article] = [:]
        var prepared: [Int: ItemProcessor.Prepared] = [:]
    }

    /// What a step leads to before it is done.
    enum FollowUp: Sendable {
        case articles(Reading)
        case pages(FeedTurn, [StateTransaction.WantedPage])
    }

    /// Tasks that are asking, or whose answers wait to be taken: enough to keep every connection busy, and few enough for
    /// what they bring to fit into memory. With one transfer at a time, feeds are asked and taken in the order of feeds.conf.
    private var mostOutstanding: Int {
        settings.polling.transfers == 1 ? 1 : max(2 * settings.polling.transfers, 64)
    }

    /// How long an answer may stay out of the state: many share one flush of the disk.
    private static let longestUnwritten = 0.05

    /// Asks wave after wave and takes the answers as they arrive, until there is nothing more to ask, or the task is
    /// cancelled: then what is in hand is finished.
    ///
    /// - Parameters:
    ///   - next: what is to be asked now; called after each answer, and when its wait is over.
    ///   - done: entries done so far.
    func drive(clock: @escaping @Sendable () -> Date, next: (Date) -> Wave, done: (Int) -> Void) async {
        await withTaskGroup(of: Step.self) { group in
            var backlog = Backlog(tasks: mostOutstanding)
            var outstanding = 0
            var finished = 0
            var alarm: ContinuousClock.Instant?
            while true {
                let wave = Task.isCancelled ? Wave() : next(clock())
                backlog.add(wave)
                report.asked += wave.units.reduce(0) { $0 + $1.turns.count }
                while outstanding < mostOutstanding, let (unit, obeysHolds) = backlog.next() {
                    outstanding += 1
                    let mayStart = obeysHolds ? mayStart(unit, clock) : nil
                    group.addTask { [fetcher, requests] in
                        .asked(unit, await Self.ask(unit, fetcher, requests, mayStart: mayStart))
                    }
                }
                if outstanding == 0 {
                    write()
                    if wave.wait == nil { break }
                }
                setAlarm(&alarm, wave.wait, &group)
                guard let step = await group.next() else { break }
                if case .wake = step {
                    if let time = alarm, time <= .now { alarm = nil }
                    if !unwritten.isEmpty { write() }
                    continue
                }
                outstanding -= 1
                let progress = take(step, at: clock())
                outstanding += progress.more.count
                for more in progress.more {
                    group.addTask { [fetcher, requests, mayReadPage] in
                        await Self.follow(more, fetcher, requests, mayReadPage)
                    }
                }
                finished += progress.done
                if progress.done > 0 { done(finished) }
            }
            group.cancelAll()  // an alarm that nobody waits for any more
        }
    }

    /// Wakes the loop when there is something to ask or to write, though no answer comes.
    private func setAlarm(_ alarm: inout ContinuousClock.Instant?, _ wait: Double?, _ group: inout TaskGroup<Step>) {
        var wait = wait
        if !unwritten.isEmpty { wait = min(wait ?? .infinity, Self.longestUnwritten) }
        guard let wait else { return }
        let time = ContinuousClock.now + .seconds(min(wait, 1))
        if let alarm, alarm <= time { return }
        alarm = time
        group.addTask {
            try? await Task.sleep(until: time)
            return .wake
        }
    }

    /// nil where nothing can forbid it, as for most.
    private func mayStart(_ unit: FeedUnit, _ clock: @escaping @Sendable () -> Date) -> @Sendable () -> Bool {
        let feed = unit.turns[0].settings
        return { [board] in board.mayStart(feed, at: unit.url, clock()) }
    }

    // MARK: In the tasks

    /// Asks for one address and reads what it answers.
    static func ask(
        _ unit: FeedUnit, _ fetcher: CurlLoop, _ requests: Requests, mayStart: (@Sendable () -> Bool)? = nil
    ) async -> Result<Answer, PollError> {
        let turn = unit.turns[0]
        do {
            let request = try requests.request(
                for: turn.settings, turn.question, validatedURL: turn.memory.validatedURL)
            switch try await fetched(request, by: fetcher, mayStart) {
            case .notModified(let response): return .success(.notModified(response))
            case .fetched(let body, let response): return .success(.read(try body.feed(), response))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func fetched(
        _ request: FetchRequest, by fetcher: CurlLoop, _ mayStart: (@Sendable () -> Bool)?
    ) async throws(PollError) -> FetchOutcome<FeedBody> {
        do {
            return try await fetcher.fetch(request, into: FeedBody.init, mayStart: mayStart)
        } catch {
            throw .fetch(error)
        }
    }

    private static func follow(
        _ more: FollowUp, _ fetcher: CurlLoop, _ requests: Requests, _ mayReadPage: @escaping PageGate
    ) async -> Step {
        switch more {
        case .articles(var reading):
            let links = reading.wanted.compactMap { index in reading.feed.items[index].link.map { (index, $0) } }
            reading.articles = await articles(links, of: reading.turn.settings, fetcher, requests, mayReadPage)
            return .haveArticles(reading)
        case .pages(let turn, let wanted):
            let links = wanted.enumerated().compactMap { page in page.element.item.url.map { (page.offset, $0) } }
            let articles = await articles(links, of: turn.settings, fetcher, requests, mayReadPage)
            let pages = wanted.enumerated().map {
                ItemProcessor.Unread(wanted: $0.element, article: articles[$0.offset])
            }
            return .havePages(turn, pages)
        }
    }

    private static func articles(
        _ links: [(Int, String)], of feed: FeedSettings, _ fetcher: CurlLoop, _ requests: Requests,
        _ mayReadPage: @escaping PageGate
    ) async -> [Int: Article] {
        await withTaskGroup(of: (Int, Article?).self) { group in
            for (index, link) in links {
                group.addTask {
                    guard await mayReadPage(link, feed) else { return (index, nil) }
                    let request = requests.article(link, of: feed)
                    guard case .fetched(let document, _)? = try? await fetcher.fetch(request) else {
                        return (index, nil)
                    }
                    return (index, try? PageReader.article(in: document))
                }
            }
            var articles: [Int: Article] = [:]
            for await (index, article) in group { articles[index] = article }
            return articles
        }
    }
}

/// What is still to be asked, in an order in which hosts alternate: of few tasks at a time, none is to wait long for the
/// distance that two starts on one host keep.
private struct Backlog {
    /// How many may be asked at a time: where all can, the order of feeds.conf is as good.
    let tasks: Int
    private var units: [(unit: FeedUnit, obeysHolds: Bool)] = []
    private var first = 0

    init(tasks: Int) { self.tasks = tasks }

    mutating func add(_ wave: Wave) {
        guard !wave.units.isEmpty else { return }
        if first == units.count { (units, first) = ([], 0) }
        let inOrder = wave.units.count > tasks ? interleaved(wave.units) : wave.units
        units += inOrder.map { ($0, wave.obeysHolds) }
    }

    mutating func next() -> (FeedUnit, obeysHolds: Bool)? {
        guard first < units.count else { return nil }
        first += 1
        return units[first - 1]
    }

    private func interleaved(_ units: [FeedUnit]) -> [FeedUnit] {
        guard units.count > 1 else { return units }
        var turns: [Substring: Int] = [:]
        var rounds: [[FeedUnit]] = []
        for unit in units {
            let host = unit.host
            let round = turns[host, default: 0]
            turns[host] = round + 1
            if round == rounds.count { rounds.append([]) }
            rounds[round].append(unit)
        }
        return rounds.flatMap { $0 }
    }
}

extension FeedUnit {
    var url: String { turns[0].question.url }

    /// As written: name and port.
    fileprivate var host: Substring {
        let utf8 = url.utf8
        let scheme = utf8.prefix { $0 != UInt8(ascii: ":") }
        let rest = utf8[scheme.endIndex...].starts(with: "://".utf8) ? utf8[scheme.endIndex...].dropFirst(3) : utf8[...]
        return Substring(rest.prefix { !"/?#".utf8.contains($0) })
    }
}
