import CasewireModel
import Configuration
package import Foundation
import Storage

/// Looking again through what was kept: for a name that was added today.
extension Monitor {
    package struct Rescan: Codable, Equatable, Sendable {
        /// Items that were read.
        package var items = 0
        package var alerts = 0
        package var cases = 0
    }

    /// Items of one look into the state. Between two, a signal ends it.
    private static let itemsAtATime = 200

    /// Runs the watchlist over the items whose text is kept. What it finds goes the way of all alerts, marked as found
    /// later; a story that was alerted on comes again only where an entity is found that no alert of it named.
    ///
    /// - Parameter time: items first seen before are left out.
    package func rescan(since time: Date, clock: @Sendable () -> Date) async -> (Rescan, CycleReport) {
        begin(at: clock())
        var rescan = Rescan()
        var last: Int64 = 0
        var isDone = false
        while !isDone, !Task.isCancelled, report.storageError == nil {
            guarded {
                let items = try state.read {
                    try $0.keptItems(after: last, seenSince: time, atMost: Self.itemsAtATime)
                }
                isDone = items.isEmpty
                last = items.last?.number ?? last
                rescan.items += items.count
                let found = items.filter { processor.mentionsAnybody($0.item) }
                guard !found.isEmpty else { return }
                let told = try state.transaction { state in
                    var told = ItemProcessor.Told()
                    for item in found {
                        try processor.tellAgain(item, feed(of: item), &told, in: state, at: clock())
                    }
                    return told
                }
                rescan.alerts += told.alerts
                rescan.cases += told.cases
                mayOwe = true
            }
            deliver()
        }
        closeCycle()
        return (rescan, report)
    }

    /// Of an item whose feed has gone from feeds.conf, what the state knows of it.
    private func feed(of item: StateTransaction.KeptItem) throws -> (settings: FeedSettings, title: String?) {
        let memory = knownFeeds[item.feed]
        if let settings = settings.feeds.first(where: { $0.id == item.feed }) { return (settings, memory?.title) }
        let kept = try state.read { try $0.feed(item.feed) }
        return (FeedSettings(id: item.feed, url: kept.validatedURL ?? ""), kept.title)
    }
}

extension ItemProcessor {
    /// Tells of a kept item what no alert told.
    func tellAgain(
        _ kept: StateTransaction.KeptItem, _ feed: (settings: FeedSettings, title: String?), _ told: inout Told,
        in state: StateTransaction, at now: Date
    ) throws {
        if try state.told(kept.story).revision > 0 {
            // nil: it was alerted on before it was noted of whom.
            guard let named = try state.toldEntities(of: kept.story) else { return }
            guard !entities(in: kept.item).isSubset(of: named) else { return }
        }
        try tell(
            .revision(kept.story), kept.item, kept.key, nil, FeedUnit(asking: feed.settings).turns[0],
            title: feed.title, &told,
            Grounds(found: .rescan), in: state, at: now)
    }
}
