import CasewireModel
import Configuration
import Foundation
import Storage

/// What a poll came to, as far as it says when and how to ask next.
enum PollOutcome: Sendable {
    /// 304
    case unchanged(Response)
    /// 200 or 226
    case read(Response, Window)
    case failed(PollError)
}

/// What an answer printed, seen beside what the last one did.
struct Window: Equatable, Sendable {
    var title: String?
    var hints = Etiquette.Hints()
    var items = 0
    /// Of them, those that no poll of this feed had printed.
    var unseen = 0
    /// The earliest day that one of these gives itself; nil where one has none.
    var earliestUnseen: Date?
    /// Of them, those that the last window printed, too.
    var overlap = 0

    /// Notes an item that no poll of this feed had printed.
    mutating func noteUnseen(_ published: Date?) {
        earliestUnseen = unseen == 0 ? published : earliestUnseen.flatMap { known in published.map { min(known, $0) } }
        unseen += 1
    }
}

/// From what is known of a feed and what a poll came to: what is known then, and what is to be told. Pure.
struct FeedCourse {
    let feed: FeedSettings
    let holds: Holds

    struct Step: Sendable {
        var memory: FeedMemory
        var notices: [Notice] = []
        var hold: Hold?
        /// The next poll is when the server asked for it.
        var isRetryAfter = false
    }

    /// - Parameter isOurFault: the network on our side is gone: then the feed is not to pay for it with a longer wait.
    func step(
        from memory: FeedMemory, after outcome: PollOutcome, to question: Question, isOurFault: Bool = false,
        at now: Date
    ) -> Step {
        var turn = Turn(feed: feed, holds: holds, question: question, now: now, memory: memory)
        turn.memory.lastPoll = now
        turn.memory.etiquette.address = feed.url
        if question.isUnconditional { turn.memory.etiquette.lastUnconditional = now }
        switch outcome {
        case .unchanged(let response): turn.unchanged(response)
        case .read(let response, let window): turn.read(response, window)
        case .failed(let error): turn.failed(error, isOurFault: isOurFault)
        }
        turn.memory.etiquette.notices = turn.book.open
        return Step(
            memory: turn.memory, notices: turn.book.owed, hold: turn.hold, isRetryAfter: turn.isRetryAfter)
    }

    /// The memory of a feed whose address in feeds.conf is another one now: how the old one answered says nothing of it.
    static func memory(_ memory: FeedMemory, at url: String) -> FeedMemory {
        guard let learnt = memory.etiquette.address, learnt != url else { return memory.sharing(url) }
        var fresh = memory
        fresh.etiquette = Etiquette()
        fresh.etiquette.notices = memory.etiquette.notices  // told, so their end is to be told, too
        fresh.validators = Validators()
        fresh.validatedURL = nil
        fresh.failures = 0
        fresh.nextPoll = Date(timeIntervalSince1970: 0)
        return fresh
    }
}

extension FeedMemory {
    /// Equal, but with feeds.conf's own copy of the address: the state gives one of each, for each of thousands of feeds.
    fileprivate func sharing(_ url: String) -> FeedMemory {
        var memory = self
        if memory.etiquette.address == url { memory.etiquette.address = url }
        if memory.validatedURL == url { memory.validatedURL = url }
        return memory
    }
}

/// One step in the making.
private struct Turn {
    let feed: FeedSettings
    let holds: Holds
    let question: Question
    let now: Date
    var memory: FeedMemory
    var book: NoticeBook
    var hold: Hold?
    var isRetryAfter = false

    init(feed: FeedSettings, holds: Holds, question: Question, now: Date, memory: FeedMemory) {
        self.feed = feed
        self.holds = holds
        self.question = question
        self.now = now
        self.memory = memory
        book = NoticeBook(about: "feed:\(feed.id)", open: memory.etiquette.notices)
    }

    // MARK: Answers

    mutating func unchanged(_ response: Response) {
        // A 304 may bring new validators (E6). One that answers a question without any is no 304 to go by.
        memory.validators.etag = response.validators.etag ?? memory.validators.etag
        memory.validators.lastModified = response.validators.lastModified ?? memory.validators.lastModified
        memory.etiquette.unchangedSince = memory.etiquette.unchangedSince ?? now
        widen()
        answered(response)
    }

    mutating func read(_ response: Response, _ window: Window) {
        let isWhole = response.status != 226
        if isWhole { judgeValidators(response, window) }
        if isWhole, window.items > 0 {
            judgeWindow(window)
            memory.items = window.items
            memory.polls += 1
        } else if isWhole {
            memory.items = 0
        }
        memory.validators = response.validators
        memory.validatedURL = response.url
        memory.title = window.title ?? memory.title
        if isWhole { memory.etiquette.hints = window.hints }
        memory.etiquette.unchangedSince = nil
        answered(response)
    }

    private mutating func answered(_ response: Response) {
        follow(response)
        let details = ["url": question.url]
        book.end(.feedFailing, "The feed answers again.", details, at: now)
        book.end(.feedBlocked, "The feed answers again.", details, at: now)
        book.end(.feedGone, "The feed, which had said that it is gone, answers again.", details, at: now)
        memory.etiquette.goneCount = 0
        memory.etiquette.goneSince = nil
        memory.etiquette.goneLast = nil
        memory.etiquette.isBlocked = false
        memory.lastAnswer = now
        memory.failures = 0
        memory.failingSince = nil
        memory.error = nil
        memory.nextPoll = Schedule.next(after: response, memory, feed.polling, at: now)
    }

    // MARK: Validators (E34)

    /// Did it answer 304 while it had news? Then it is asked without validators from now on: missing nothing wins.
    ///
    /// News that a conditional question would have brought as well is no lie: it carries other validators, and a day since
    /// the last 304.
    private mutating func judgeValidators(_ response: Response, _ window: Window) {
        let etiquette = memory.etiquette
        guard question.isUnconditional, !etiquette.isLying, let since = etiquette.unchangedSince,
            let lastUnchanged = memory.lastAnswer, window.unseen > 0
        else { return }
        let isFresh = window.earliestUnseen.map { $0 > lastUnchanged } ?? false
        guard !isFresh || response.validators == memory.validators else { return }
        memory.etiquette.isLying = true
        book.begin(
            .feedLying, since: since,
            "The feed said that nothing had changed while it had new items; it is asked for the whole feed each time now.",
            ["url": question.url, "new_items": String(window.unseen)], at: now)
    }

    // MARK: The window (E35)

    private mutating func judgeWindow(_ window: Window) {
        guard memory.items > 0, let last = memory.lastAnswer else { return }
        if window.overlap > 0 || window.unseen == 0 {
            // Only where there is room for more at a time: else it would overflow again.
            if window.unseen * 2 < window.items { widen() }
            return
        }
        let interval = memory.etiquette.interval ?? feed.polling.every.seconds
        memory.etiquette.interval = max(interval / 2, feed.polling.floor.seconds)
        book.tell(
            .windowGap, since: last, until: now,
            "Items that the feed printed between these times may have been missed: none of the last answer is in this one.",
            ["url": question.url, "items": String(window.items)], at: now)
    }

    /// Back towards what feeds.conf says.
    private mutating func widen() {
        guard let interval = memory.etiquette.interval else { return }
        let wider = interval * 1.25
        memory.etiquette.interval = wider < feed.polling.every.seconds ? wider : nil
    }

    // MARK: Redirects (E17, E18)

    /// Like answers that span at least this much before a permanent redirect is believed.
    private static let trial = 7.0 * 86_400
    private static let likeAnswers = 3

    private mutating func follow(_ response: Response) {
        let target = permanentTarget(of: response)
        if question.isOldAddress {
            memory.etiquette.oldAddressTried = now
            guard target != memory.etiquette.movedTo else { return }
            memory.etiquette.movedTo = nil
            memory.etiquette.candidate = nil
            book.end(
                .feedMoved, "The address in feeds.conf answers again and is asked again.", ["url": feed.url], at: now)
        }
        guard let target else {
            memory.etiquette.candidate = nil
            return
        }
        var candidate = memory.etiquette.candidate ?? Etiquette.Candidate(target: target, count: 0, since: now)
        if candidate.target != target { candidate = Etiquette.Candidate(target: target, count: 0, since: now) }
        candidate.count += 1
        memory.etiquette.candidate = candidate
        if candidate.count >= Self.likeAnswers, abs(now.timeIntervalSince(candidate.since)) >= Self.trial {
            accept(candidate)
        }
    }

    private mutating func accept(_ candidate: Etiquette.Candidate) {
        memory.etiquette.candidate = nil
        memory.etiquette.movedTo = candidate.target == feed.url ? nil : candidate.target
        memory.etiquette.oldAddressTried = now
        book.end(.feedMoved, "The feed has moved on.", ["url": candidate.target], at: now)
        guard candidate.target != feed.url else { return }
        book.begin(
            .feedMoved, since: candidate.since,
            "The feed has moved for good; its new address is asked from now on. feeds.conf should name it.",
            ["url": feed.url, "target": candidate.target], at: now)
    }

    /// As far as redirects are permanent from the first on: what a temporary one leads to is never remembered.
    private func permanentTarget(of response: Response) -> String? {
        response.redirects.prefix { $0.status == 301 || $0.status == 308 }.last?.target
    }

    // MARK: Failures

    mutating func failed(_ error: PollError, isOurFault: Bool) {
        holdBack(error)
        if question.isOldAddress {
            memory.etiquette.oldAddressTried = now
            // The feed itself is well; its old address was only looked at.
            if memory.failures == 0 {
                memory.nextPoll = now.addingTimeInterval(
                    max(error.retryAfter(at: now) ?? 0, feed.polling.floor.seconds))
                return
            }
        }
        memory.failures = isOurFault ? max(memory.failures, 1) : memory.failures + 1
        memory.failingSince = memory.failingSince ?? now
        memory.error = error.description
        if case .fetch(.blocked) = error {
            memory.etiquette.isBlocked = true
        } else {
            memory.etiquette.isBlocked = false
        }
        noteGone(error)
        tellTrouble()
        if isOurFault {
            memory.nextPoll = now.addingTimeInterval(feed.polling.every.seconds)
        } else if isGone {
            memory.nextPoll = now.addingTimeInterval(Schedule.monthlyLook)
        } else {
            memory.nextPoll = Schedule.next(
                after: error, failures: memory.failures, of: feed.id, feed.polling, at: now)
        }
    }

    private mutating func holdBack(_ error: PollError) {
        isRetryAfter = (error.retryAfter(at: now) ?? 0) > feed.polling.every.seconds
        guard let response = error.response, [429, 503].contains(response.status),
            let wait = error.retryAfter(at: now), wait > 0, let scope = holds.scope(of: feed, at: response.url)
        else { return }
        hold = Hold(scope: scope, since: now, until: now.addingTimeInterval(wait))
    }

    /// 410s that count are so many, and a day or more apart (E16).
    private static let goneAnswers = 3
    private static let goneApart = 86_400.0

    private var isGone: Bool { memory.etiquette.goneCount >= Self.goneAnswers }

    private mutating func noteGone(_ error: PollError) {
        guard error.response?.status == 410 else { return }
        if let last = memory.etiquette.goneLast, abs(now.timeIntervalSince(last)) < Self.goneApart { return }
        memory.etiquette.goneCount += 1
        memory.etiquette.goneLast = now
        memory.etiquette.goneSince = memory.etiquette.goneSince ?? now
    }

    private mutating func tellTrouble() {
        guard let failing = memory.failingSince else { return }
        let why = memory.error ?? ""
        let details = ["url": question.url, "error": why, "failures": String(memory.failures)]
        if isGone {
            book.end(.feedFailing, "The feed says that it is gone for good.", details, at: now)
            book.end(.feedBlocked, "The feed says that it is gone for good.", details, at: now)
            book.begin(
                .feedGone, since: memory.etiquette.goneSince ?? failing,
                "The feed said three times that it is gone for good (410); it is asked once a month from now on.",
                details, at: now)
            return
        }
        // One of the two at a time: a wall that comes and goes before a broken feed is one trouble.
        guard !book.isOpen(.feedFailing), !book.isOpen(.feedBlocked), !book.isOpen(.feedGone),
            now.timeIntervalSince(failing) >= feed.polling.alertAfter.seconds
        else { return }
        if memory.etiquette.isBlocked {
            book.begin(
                .feedBlocked, since: failing,
                "The feed can't be read: a page that asks for a browser stands before it.",
                details, at: now)
        } else {
            book.begin(.feedFailing, since: failing, "The feed can't be read: \(why).", details, at: now)
        }
    }
}
