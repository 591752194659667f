package import CasewireModel
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
    /// - Parameters:
    ///   - time: items first seen before are left out.
    ///   - only: items that mention none of these are left out; nil: none is.
    package func rescan(
        since time: Date, only: Set<EntityID>? = nil, clock: @Sendable () -> Date
    ) async -> (Rescan, CycleReport) {
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
                let found = items.compactMap { kept in
                    let entities = processor.entities(in: kept.item)
                    let wanted = only.map(entities.intersection) ?? entities
                    return wanted.isEmpty ? nil : (kept, wanted)
                }
                guard !found.isEmpty else { return }
                let told = try state.transaction { state in
                    var told = ItemProcessor.Told()
                    for (kept, wanted) in found {
                        try processor.tellAgain(kept, of: wanted, feed(of: kept), &told, in: state, at: clock())
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
    /// Tells of a kept item, if no alert of its story has named one of these entities.
    func tellAgain(
        _ kept: StateTransaction.KeptItem, of wanted: Set<EntityID>, _ feed: (settings: FeedSettings, title: String?),
        _ told: inout Told,
        in state: StateTransaction, at now: Date
    ) throws {
        if try state.told(kept.story).revision > 0 {
            // nil: it was alerted on before it was noted of whom.
            guard let named = try state.toldEntities(of: kept.story) else { return }
            guard !wanted.isSubset(of: named) else { return }
        }
        try tell(
            .revision(kept.story), kept.item, kept.key, nil, FeedUnit(asking: feed.settings).turns[0],
            title: feed.title, &told,
            Grounds(found: .rescan), in: state, at: now)
    }
}
