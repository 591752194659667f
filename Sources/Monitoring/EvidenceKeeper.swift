import CasewireModel
import Foundation
import Storage

/// Keeps what alerts and cases rest on. Where the disk refuses, the alert goes out without: that is noted here, and told.
final class EvidenceKeeper {
    let store: EvidenceStore
    /// Why the last try failed; nil where it worked, or there was none.
    private(set) var fault: StorageError?
    /// Alerts that went out without their evidence since the last look.
    private(set) var alertsWithout = 0
    /// Was anything tried since the last look?
    private(set) var hasNews = false
    private var isReady = false

    init(_ store: EvidenceStore) { self.store = store }

    /// Repairs what a crash left unfinished. To be called before anything is kept; where it fails, it may be tried again.
    func prepare(known: [String: Int]) -> [EvidenceStore.Repair] {
        guard !isReady else { return [] }
        do throws(StorageError) {
            let repairs = try store.prepare(known: known)
            isReady = true
            return repairs
        } catch {
            note(error)
            return []
        }
    }

    /// Makes the answers durable that an alert rests on, and notes in the state what rests on them.
    ///
    /// - Parameter cases: that the alert lists: their evidence is kept as long as they are.
    /// - Returns: for the alert; empty where it could not be kept. A fault of the state itself is thrown.
    func keep(
        _ grounds: Grounds, of feed: FeedID, for story: StoryID, _ cases: [CaseID], in state: StateTransaction,
        at now: Date
    ) throws -> [EvidenceReference] {
        var records = grounds.includeEarlier ? try state.evidence(of: .alert, id: story.rawValue) : []
        do {
            if !grounds.captures.isEmpty {
                guard isReady else { throw fault ?? .cannotWrite(place: store.folder, reason: "it was not made ready") }
                records += try store.keep(
                    grounds.captures, of: feed, as: cases.isEmpty ? .alerts : .cases, in: state, at: now)
                fault = nil
                hasNews = true
            }
        } catch let error as StorageError {
            note(error)
            alertsWithout += 1
        }
        try state.set(.alert, story.rawValue, restsOn: records)
        for id in cases { try state.set(.case, id.rawValue, restsOn: records) }
        return records.map(\.reference)
    }

    private func note(_ error: StorageError) {
        fault = error
        hasNews = true
    }

    /// To be called once what is here has been told.
    func wasTold() {
        hasNews = false
        alertsWithout = 0
    }
}
