package import CasewireModel
package import Configuration
import Deduplication
package import Foundation
package import Storage

/// Where the register meets the state: what an item or a person's word changed is kept, and owed to the spool.
package struct RegisterDesk {
    private let queues: QueueFilter

    init(queues: QueueFilter) { self.queues = queues }

    /// - Parameter settings: whose queues are told; nil where there is no feeds.conf, and only the default queue is.
    package init(settings: Settings?) { queues = QueueFilter(queues: settings?.queues ?? []) }

    /// - Parameter mentioned: the entities that the item which changed them mentions.
    /// - Returns: how many cases are told.
    func keep(
        _ filed: [FiledCase], mentioned: Set<EntityID> = [], in state: StateTransaction
    ) throws -> Int {
        for one in filed {
            try state.keep(one.dossier, under: one.keys)
            guard one.isRevised else { continue }
            let record = one.dossier.record
            try state.owe(
                try Message(record),
                to: queues.queues(
                    for: .case, entities: mentioned.union(record.organisations), feed: record.source.feed,
                    language: record.source.language, places: record.events.compactMap(\.place)))
        }
        return filed.count { $0.isRevised }
    }

    /// Joins `other` to `id`, by a person's word.
    ///
    /// - Throws: `PersonsWord.Refusal`.
    package func join(_ other: CaseID, to id: CaseID, in state: StateTransaction, at now: Date) throws {
        _ = try keep(try PersonsWord.join(other, to: id, in: RegisterInState(state: state), at: now), in: state)
    }

    /// Splits steps off a case, by a person's word.
    ///
    /// - Returns: the case that they are now.
    /// - Throws: `PersonsWord.Refusal`.
    package func split(
        _ events: [String], off id: CaseID, in state: StateTransaction, at now: Date
    ) throws -> CaseID? {
        let filed = try PersonsWord.split(events, off: id, in: RegisterInState(state: state), at: now)
        _ = try keep(filed, in: state)
        return filed.first { $0.dossier.record.revision == 1 }?.dossier.id
    }
}

/// The state's cases, as the register asks for them.
struct RegisterInState: KnownCases {
    let state: StateTransaction

    func dossiers(under keys: Set<String>) throws -> [CaseDossier] { try state.dossiers(under: keys) }

    func dossiers(from feed: FeedID, item: ItemID) throws -> [CaseDossier] {
        try state.dossiers(from: feed, item: item)
    }

    func dossiers(mergedInto id: CaseID) throws -> [CaseDossier] { try state.dossiers(mergedInto: id) }

    func dossier(_ id: CaseID) throws -> CaseDossier? { try state.dossier(id) }
}
