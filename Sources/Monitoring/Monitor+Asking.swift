import CasewireModel
import Configuration
import FeedParsing
import Fetching
import Foundation
import PageReading
import Storage

/// What is asked next, and how long there is nothing more to ask.
struct Wave {
    /// Entries that are asked alike, as indices of the settings' feeds. What is asked of them is made when it is asked:
    /// of ten thousand feeds it is too much to have ready.
    var asks: [[Int]] = []
    /// False where a person asked for it.
    var obeysHolds = true
    /// Seconds; nil: this was all.
    var wait: Double?

    /// How many entries it asks.
    var feeds: Int { asks.reduce(0) { $0 + $1.count } }
}

/// Asking and reading: what happens in the tasks of the group, which know nothing of state and spool.
extension Monitor {
    enum Answer: Sendable {
        case notModified(Response)
        case read(Arrival)
    }

    /// A feed that was read.
    struct Arrival: Sendable {
        let feed: Feed
        let response: Response
        /// What it counts for in `AskingWindow`; given back when it is in the state, or given up.
        var load: Load?
        /// The answer itself; nil where it is not archived.
        var capture: Capture?
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
        let arrival: Arrival
        var feed: Feed { arrival.feed }
        var response: Response { arrival.response }
        /// Whose page is wanted: indices of `feed.items`, rising.
        var wanted: [Int] = []
        var articles: [Int: Article] = [:]
        /// Of those pages that are archived.
        var pageCaptures: [Int: Capture] = [:]
        var prepared: [Int: ItemProcessor.Prepared] = [:]
    }

    /// What a step leads to before it is done.
    enum FollowUp: Sendable {
        case articles(Reading)
        case pages(FeedTurn, [StateTransaction.WantedPage])
    }

    /// Tasks that are asking, or whose answers wait to be taken: enough to keep every connection busy. With one transfer
    /// at a time, feeds are asked and taken in the order of feeds.conf.
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
        let recorder = recorder(clock)
        await withTaskGroup(of: Step.self) { group in
            var backlog = Backlog(of: settings.feeds, tasks: mostOutstanding)
            var window = AskingWindow(most: mostOutstanding)
            var outstanding = 0
            var finished = 0
            var alarm: ContinuousClock.Instant?
            while true {
                let wave = Task.isCancelled ? Wave() : next(clock())
                backlog.add(wave)
                report.asked += wave.feeds
                while outstanding < window.size, let (feeds, obeysHolds) = backlog.next() {
                    for unit in units(of: feeds, at: clock()) {
                        outstanding += 1
                        let mayStart = obeysHolds ? mayStart(unit, clock) : nil
                        group.addTask { [fetcher, requests, waiting] in
                            .asked(unit, await Self.ask(unit, fetcher, requests, waiting, mayStart: mayStart, recorder))
                        }
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
                window.answerCame(waiting: waiting.bytes)
                let progress = take(step, at: clock())
                outstanding += progress.more.count
                for more in progress.more {
                    group.addTask { [fetcher, requests, mayReadPage] in
                        await Self.follow(more, fetcher, requests, mayReadPage, recorder)
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
        _ unit: FeedUnit, _ fetcher: CurlLoop, _ requests: Requests, _ waiting: WaitingBytes? = nil,
        mayStart: (@Sendable () -> Bool)? = nil, _ recorder: Recorder? = nil
    ) async -> Result<Answer, PollError> {
        let turn = unit.turns[0]
        let isArchived = unit.turns.contains { $0.settings.articles.archive }
        let copy = isArchived ? recorder?.file() : nil
        do {
            var request = try requests.request(
                for: turn.settings, turn.question, validatedURL: turn.memory.validatedURL)
            request.tellsExchange = copy != nil
            switch try await fetched(request, by: fetcher, copy, mayStart) {
            case .notModified(let response): return .success(.notModified(response))
            case .fetched(let body, let response):
                return .success(
                    .read(
                        Arrival(
                            feed: try body.feed(), response: response, load: waiting?.load(of: body.size),
                            capture: recorder?.capture(response, in: copy, nil))))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func fetched(
        _ request: FetchRequest, by fetcher: CurlLoop, _ copy: CaptureFile?, _ mayStart: (@Sendable () -> Bool)?
    ) async throws(PollError) -> FetchOutcome<FeedBody> {
        do {
            return try await fetcher.fetch(
                request, into: { FeedBody(url: $0, contentType: $1, copy: copy) }, mayStart: mayStart)
        } catch {
            throw .fetch(error)
        }
    }

    private static func follow(
        _ more: FollowUp, _ fetcher: CurlLoop, _ requests: Requests, _ mayReadPage: @escaping PageGate,
        _ recorder: Recorder?
    ) async -> Step {
        switch more {
        case .articles(var reading):
            let links = reading.wanted.compactMap { index in reading.feed.items[index].link.map { (index, $0) } }
            let pages = await pages(links, of: reading.turn.settings, fetcher, requests, mayReadPage, recorder)
            reading.articles = pages.mapValues(\.article)
            reading.pageCaptures = pages.compactMapValues(\.capture)
            return .haveArticles(reading)
        case .pages(let turn, let wanted):
            let links = wanted.enumerated().compactMap { page in page.element.item.url.map { (page.offset, $0) } }
            let pages = await pages(links, of: turn.settings, fetcher, requests, mayReadPage, recorder)
            let unread = wanted.enumerated().map {
                ItemProcessor.Unread(
                    wanted: $0.element, article: pages[$0.offset]?.article, capture: pages[$0.offset]?.capture)
            }
            return .havePages(turn, unread)
        }
    }

    private struct Page: Sendable {
        let article: Article
        var capture: Capture?
    }

    /// What could be read of pages, all asked for at once.
    private static func pages(
        _ links: [(Int, String)], of feed: FeedSettings, _ fetcher: CurlLoop, _ requests: Requests,
        _ mayReadPage: @escaping PageGate, _ recorder: Recorder?
    ) async -> [Int: Page] {
        let copies = feed.articles.archive ? recorder?.file() : nil
        return await withTaskGroup(of: (Int, Page?).self) { group in
            for (index, link) in links {
                group.addTask {
                    guard await mayReadPage(link, feed) else { return (index, nil) }
                    var request = requests.article(link, of: feed)
                    request.tellsExchange = copies != nil
                    guard case .fetched(let document, let response)? = try? await fetcher.fetch(request),
                        let article = try? PageReader.article(in: document)
                    else { return (index, nil) }
                    let place = copies?.append(document.body[...])
                    return (index, Page(article: article, capture: recorder?.capture(response, in: copies, place)))
                }
            }
            var pages: [Int: Page] = [:]
            for await (index, page) in group { pages[index] = page }
            return pages
        }
    }
}
