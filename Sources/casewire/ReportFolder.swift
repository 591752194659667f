import CasewireModel
import Configuration
import Foundation
import Reporting
import Storage
import Synchronization

/// The report's folder: pages are put in place one by one, each whole; one that says the same stays as it is, so that
/// whatever mirrors the folder has little to do; and those that nothing makes any more go.
struct ReportFolder: Sendable {
    let path: String

    var isThere: Bool { FileManager.default.fileExists(atPath: "\(path)/index.html") }

    /// - Returns: how many pages there are.
    func make(from state: State, _ settings: Settings?) throws -> Int {
        var made: Set<String> = []
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            for language in ReportLanguage.allCases where language != .english {
                try FileManager.default.createDirectory(
                    atPath: "\(path)/\(language.rawValue)", withIntermediateDirectories: true)
            }
        } catch {
            throw Failure(status: 73, "\(path): can't be made")
        }
        try state.looking { state in
            var site = try ReportSite(try contents(of: state, settings))
            try site.make { name, bytes in
                made.insert(name)
                try put(name, bytes)
            }
        }
        removeAllBut(made)
        return made.count
    }

    private func contents(of state: StateTransaction, _ settings: Settings?) throws -> ReportSite.Contents {
        let known = try state.feeds()
        let named = Dictionary((settings?.feeds ?? []).map { ($0.id, $0.title) }) { first, _ in first }
        let order = settings?.feeds.map(\.id) ?? known.keys.sorted()
        let feeds = order.map { id in
            let memory = known[id]
            return ReportSite.Feed(
                id: id, title: (named[id] ?? nil) ?? memory?.title, lastAnswer: memory?.lastAnswer,
                items: memory?.items ?? 0, error: memory?.error)
        }
        return ReportSite.Contents(
            feeds: feeds, watched: settings?.watch ?? [], eachCase: { try state.eachCase($0) },
            eachAlert: { take in
                try state.eachAlert { alert in
                    var alert = alert
                    // Where a story was seen since it was told is in the report at once.
                    alert.sightings = try state.sightings(of: alert.id).filter {
                        $0.feed != alert.feed.id || $0.url != alert.item.url
                    }
                    try take(alert)
                }
            })
    }

    private func put(_ name: String, _ bytes: [UInt8]) throws {
        let file = "\(path)/\(name)"
        if FileManager.default.contents(atPath: file) == Data(bytes) { return }
        let output = try ExportOutput(file, isDurable: false)
        try output.write(bytes)
        try output.finish()
    }

    private func removeAllBut(_ made: Set<String>) {
        guard let all = FileManager.default.enumerator(atPath: path) else { return }
        for case let name as String in all where ReportSite.isPage(name) && !made.contains(name) {
            try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
        }
    }
}

/// Remakes the report for a daemon, aside from its loop: one at a time, and another one after it where things changed
/// meanwhile.
final class ReportKeeper: Sendable {
    private let isAtWork = Atomic<Bool>(false)
    private let fault = Mutex<String?>(nil)

    /// - Returns: false where the one before is not done yet.
    func remake(_ folder: ReportFolder, stateFolder: String, _ settings: Settings) -> Bool {
        guard isAtWork.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
            return false
        }
        Thread.detachNewThread {
            let fault = folder.fault(makingFrom: stateFolder, settings)
            self.fault.withLock { $0 = fault }
            self.isAtWork.store(false, ordering: .releasing)
        }
        return true
    }

    /// What went wrong with the last one; said once.
    func takeFault() -> String? {
        fault.withLock { fault in
            defer { fault = nil }
            return fault
        }
    }
}

extension ReportFolder {
    /// Makes the report from a state that somebody else may be writing.
    ///
    /// - Returns: why it could not be made; nil where it was.
    func fault(makingFrom stateFolder: String, _ settings: Settings) -> String? {
        do {
            let state = try storing { try State(readingFrom: stateFolder) }
            _ = try make(from: state, settings)
            return nil
        } catch {
            return "report \(path): \((error as? Failure)?.message ?? "\(error)")"
        }
    }
}
