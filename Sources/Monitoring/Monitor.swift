package import CasewireModel
package import Configuration
package import Fetching
package import Foundation
package import Logging
package import Storage
import Synchronization

/// The loop: asks the feeds, takes what they bring from bytes to spool, and tells what came of it. Owns the state.
///
/// A task group waits on the servers, and reads feeds and pages as they arrive; a plain loop does the rest.
package final class Monitor {
    let settings: Settings
    let state: State
    let spool: Spool?
    let fetcher: CurlLoop
    let requests: Requests
    let processor: ItemProcessor
    let queues: QueueFilter
    /// nil where no feed is archived nor ever was, or there is no spool to do so in.
    let evidence: EvidenceKeeper?
    let log: Logger
    let mayReadPage: PageGate
    /// Entries that are asked alike, as indices of the settings' feeds, and which of the groups an entry is in.
    let groups: [[Int]]
    let groupOf: [FeedID: Int]
    /// The schedule; the state is where it is read from at the start, and is never behind by more than `unwritten`.
    private var memories: FeedMemories
    /// Entries that fail at present.
    private(set) var failing: Set<FeedID> = []
    /// Entries that have been asked and are to be given a new turn.
    private var back: [FeedID] = []
    var holds: Holds
    let board: HoldBoard
    var network = NetworkSense()
    let waiting = WaitingBytes()
    /// What is to go into the state with the next transaction.
    var unwritten: [Unwritten] = []
    var report = CycleReport()
    /// May something be owed that is not in the spool yet?
    var mayOwe = true
    /// No message goes out but notices while the spool's quota is reached.
    var isQuotaReached = false
    private var isSetAsideTold = false
    /// What is still to be looked through for what was kept long enough, the last first.
    var chores: [Chore] = []

    /// May an article's page be asked for? Its site's robots.txt says so (E28).
    package typealias PageGate = @Sendable (_ url: String, _ feed: FeedSettings) async -> Bool

    /// - Parameters:
    ///   - spool: made ready already; nil where it can't be: then what is owed waits in the state.
    ///   - version: Casewire's own, for the User-Agent.
    ///   - registrableDomain: of a host; nil where it has none. By default, by the public suffix list.
    ///   - mayReadPage: by default, as robots.txt has it.
    package init(
        settings: Settings, state: State, spool: Spool?, fetcher: CurlLoop, version: String, log: Logger,
        registrableDomain: @escaping Holds.RegistrableDomain = { PublicSuffix.registrableDomain(of: $0) },
        mayReadPage: PageGate? = nil
    ) {
        self.settings = settings
        self.state = state
        self.spool = spool
        self.fetcher = fetcher
        self.log = log
        let requests = Requests(settings: settings, version: version)
        self.requests = requests
        let robots = RobotsCache(fetcher)
        self.mayReadPage = mayReadPage ?? { await robots.allows(requests.article($0, of: $1), at: Date()) }
        let isArchiving = settings.feeds.contains { $0.articles.archive }
        evidence = spool.flatMap { spool in
            let store = EvidenceStore(
                spool: spool, quota: settings.articles.evidenceQuota, software: "Casewire/\(version)")
            return isArchiving || store.exists ? EvidenceKeeper(store) : nil
        }
        processor = ItemProcessor(settings: settings, evidence: evidence)
        queues = QueueFilter(queues: settings.queues)
        groups = FeedUnit.groups(of: settings.feeds)
        groupOf = Dictionary(
            groups.enumerated().lazy.flatMap { group in group.element.map { (settings.feeds[$0].id, group.offset) } }
        ) { first, _ in first }
        memories = FeedMemories(of: settings.feeds)
        holds = Holds(registrableDomain: registrableDomain)
        board = HoldBoard(holds)
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
        _ selection: Selection, clock: @escaping @Sendable () -> Date,
        progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async -> CycleReport {
        begin(at: clock())
        var wave = Wave(asks: selected(selection, at: clock()), obeysHolds: selection.obeysHolds)
        let all = wave.feeds
        await drive(clock: clock) { _ in
            defer { wave.asks = [] }
            return wave
        } done: {
            progress($0, all)
        }
        planTidying(at: clock())
        for _ in 0..<Self.stepsAfterPass where !Task.isCancelled { tidy(at: clock()) }
        closeCycle()
        return report
    }

    /// Steps of letting go that a pass ends with: a second's work at most.
    private static let stepsAfterPass = 50

    /// Reads what the state knows and hands over what is owed from before.
    func begin(at now: Date) {
        report = CycleReport()
        guarded {
            try state.read { state in
                try state.eachFeed { memories[$0.id] = $0 }
                for hold in try state.holds() { holds.set(hold) }
            }
            for feed in settings.feeds { set(FeedCourse.memory(memory(of: feed), at: feed.url)) }
        }
        dropOldHolds(at: now)
        oweSetAside(at: now)
        prepareEvidence(at: now)
        lookAtSpool(at: now)
        deliver()
    }

    private func selected(_ selection: Selection, at now: Date) -> [[Int]] {
        switch selection {
        case .due: return groups.map { due(of: $0, at: now) }.filter { !$0.isEmpty }
        case .all: return groups
        case .only(let ids):
            return groups.map { $0.filter { ids.contains(settings.feeds[$0].id) } }.filter { !$0.isEmpty }
        }
    }

    /// Those of a group that nothing holds back, where it is one of them's turn.
    private func due(of group: [Int], at now: Date) -> [Int] {
        guard group.contains(where: { isDue(settings.feeds[$0], at: now) }) else { return [] }
        let held = Set(units(of: group, at: now).filter { isHeld($0, at: now) }.flatMap(\.turns).map(\.settings.id))
        return held.isEmpty ? group : group.filter { !held.contains(settings.feeds[$0].id) }
    }

    private func isDue(_ feed: FeedSettings, at now: Date) -> Bool {
        Schedule.isDue(memory(of: feed), feed.polling, at: now)
    }

    /// What is known of each feed at present.
    package var knownFeeds: FeedMemories { memories }

    func memory(of feed: FeedSettings) -> FeedMemory { memories[feed.id] ?? FeedMemory(id: feed.id) }

    func set(_ memory: FeedMemory) {
        memories[memory.id] = memory
        if memory.failures > 0 { failing.insert(memory.id) } else { failing.remove(memory.id) }
    }

    /// Notes that an entry's turn is over.
    func giveBack(_ feed: FeedID) { back.append(feed) }

    func takeBack() -> [FeedID] {
        defer { back.removeAll() }
        return back
    }

    /// - Parameter group: indices of the settings' feeds.
    func units(of group: [Int], at now: Date) -> [FeedUnit] {
        FeedUnit.units(of: group.map { (settings.feeds[$0], memory(of: settings.feeds[$0])) }, at: now)
    }

    func isHeld(_ unit: FeedUnit, at now: Date) -> Bool {
        unit.turns.contains { holds.hold(on: $0.settings, at: $0.question.url, now) != nil }
    }

    func dropOldHolds(at now: Date) {
        let over = holds.removeOver(at: now)
        board.set(holds)
        guard !over.isEmpty else { return }
        guarded { try state.transaction { state in for scope in over { try state.forgetHold(scope) } } }
    }

    // MARK: The spool

    /// Hands over what is owed. Where the spool refuses, it waits in the state, and this cycle tries no more.
    func deliver() {
        guard let spool, mayOwe, report.storageError == nil else { return }
        guarded {
            let kinds = isQuotaReached ? [Message.Kind.notice] : Message.Kind.allCases
            report.delivered += try state.deliver(to: spool, kinds: kinds)
            mayOwe = isQuotaReached
        }
    }

    /// Measures the room that the spool has, and tells where there is too little.
    func lookAtSpool(at now: Date) {
        guard let spool, let room = try? spool.room() else { return }
        take(room, at: now)
        reclaim(in: spool, at: now)
    }

    /// What a consumer took and forgot goes back to where others see it. A spool that refuses is told by the delivery.
    private func reclaim(in spool: Spool, at now: Date) {
        let limits = settings.spoolLimits
        for name in (try? spool.queues()) ?? [] {
            let queue = SpoolQueue(
                spool: spool, name: name, keepTaken: limits.keepTaken, reclaimAfter: limits.reclaimAfter)
            _ = try? queue.reclaim(at: now)
        }
    }

    func take(_ room: SpoolRoom, at now: Date) {
        let isFullNow = room.used >= settings.spoolLimits.quota
        if isQuotaReached, !isFullNow { mayOwe = true }
        isQuotaReached = isFullNow
        guarded {
            let open = try state.read { try $0.openNotice(.spoolFull) }
            var book = NoticeBook(about: "spool", open: open.map { [Notice.Code.spoolFull.rawValue: $0] } ?? [:])
            SpoolJudge.judge(room, settings.spoolLimits, in: &book, at: now)
            guard !book.owed.isEmpty else { return }
            try state.transaction { state in
                try state.setOpenNotice(.spoolFull, book.open[Notice.Code.spoolFull.rawValue])
                for notice in book.owed { try owe(notice, of: nil, in: state) }
            }
            for notice in book.owed { log.info("spool: \(notice.text)") }
        }
    }

    func owe(_ notice: Notice, of feed: FeedID?, in state: StateTransaction) throws {
        let extra = queues.queues(for: .notice, entities: [], feed: feed, language: nil, places: [])
        try state.owe(try Message(notice), to: extra)
        mayOwe = true
    }

    /// A state that was set aside is told to whoever reads the spool, too: what it knew is gone until somebody looks.
    private func oweSetAside(at now: Date) {
        guard let setAside = state.setAside, !isSetAsideTold else { return }
        isSetAsideTold = guarded {
            var book = NoticeBook(about: "state", open: [:])
            book.begin(
                .stateSetAside, since: now,
                "The state could not be read and was set aside; polling goes on from an empty one.",
                ["path": setAside.path, "reason": setAside.reason], at: now)
            try state.transaction { state in
                for var notice in book.owed {
                    notice.id = NoticeBook.id("state", .stateSetAside, setAside.path)
                    try owe(notice, of: nil, in: state)
                }
                try state.forgetSetAside()
            }
        }
    }

    func closeCycle() {
        deliver()
        guarded {
            report.waiting = try state.read { try $0.owedCount() }
            guard try state.read({ try $0.asksSpool }) else { return }
            let isWhole = settings.feeds.allSatisfy { memories[$0.id]?.lastAnswer != nil }
            if isWhole, report.waiting == 0 { try state.transaction { try $0.setAsksSpool(false) } }
        }
    }

    /// Does what may meet a fault of the disk, of which the first of a cycle is reported. False where it met one.
    @discardableResult
    func guarded(_ work: () throws -> Void) -> Bool {
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

extension Monitor.Selection {
    /// A person who names feeds, or all of them, goes before any Retry-After.
    fileprivate var obeysHolds: Bool { if case .due = self { true } else { false } }
}

/// The holds as the fetching thread sees them: a Retry-After that one feed's answer brings keeps those from starting that
/// wait in the same pass.
final class HoldBoard: Sendable {
    private let holds: Mutex<Holds>

    init(_ holds: Holds) { self.holds = Mutex(holds) }

    func set(_ holds: Holds) { self.holds.withLock { $0 = holds } }

    func mayStart(_ feed: FeedSettings, at url: String, _ now: Date) -> Bool {
        holds.withLock { $0.hold(on: feed, at: url, now) == nil }
    }
}
