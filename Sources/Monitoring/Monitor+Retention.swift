import CasewireModel
import Configuration
import Foundation
import Storage

/// Letting go of what was kept long enough: texts of items, messages that were taken, evidence. In steps so small that
/// no feed waits for one.
extension Monitor {
    /// One kind of thing that is looked through, and how far that has come.
    enum Chore: Equatable {
        /// Texts of these feeds' items, the last first.
        case texts([FeedID])
        case taken(Spool.Queue)
        /// Files of evidence, the last first.
        case evidence([String])
        /// To note that all was looked through. What a process leaves undone, the next one begins with at once.
        case done
    }

    /// What one step may do, at most.
    private enum AtATime {
        static let feeds = 100
        static let texts = 200
        static let messages = 200
    }

    /// Seconds between two looks for what has been kept long enough: durations are days.
    private static let betweenTidyings = 3600.0

    /// Notes what there is to look through, where it is time.
    func planTidying(at now: Date) {
        guard chores.isEmpty else { return }
        guarded {
            if let last = try state.read({ try $0.lastTidying }),
                abs(now.timeIntervalSince(last)) < Self.betweenTidyings
            {
                return
            }
            chores = [.done, .texts(try state.read { try $0.feeds().keys.sorted() })]
            guard spool != nil else { return }
            let queues =
                Message.Kind.allCases.map(Spool.defaultQueue) + settings.queues.map { Spool.extraQueue(named: $0.name) }
            chores += queues.map(Chore.taken)
            if let time = shortestKeeping {
                let files = try state.read { try $0.evidenceFiles(fetchedBefore: now.addingTimeInterval(-time)) }
                chores.append(.evidence(files))
            }
        }
    }

    /// Seconds for which evidence is kept, of the feed that keeps it shortest; nil: for ever.
    private var shortestKeeping: Double? {
        guard evidence != nil else { return nil }
        return ([settings.articles] + settings.feeds.map(\.articles)).compactMap { articles in
            if case .for(let time) = articles.keepEvidence { time.seconds } else { nil }
        }.min()
    }

    /// Does one step.
    ///
    /// - Returns: false where there is nothing more to do.
    @discardableResult
    func tidy(at now: Date) -> Bool {
        guard let chore = chores.popLast() else { return false }
        // A fault of the disk ends the chore; it is tried again with the next look.
        guarded {
            switch chore {
            case .done: try state.transaction { try $0.setLastTidying(now) }
            case .texts(let feeds): if let rest = try forgetTexts(of: feeds, at: now) { chores.append(.texts(rest)) }
            case .taken(let queue):
                let time = now.addingTimeInterval(-settings.spoolLimits.keepTaken.seconds)
                let removed = try spool?.removeTaken(from: queue, before: time, atMost: AtATime.messages) ?? 0
                if removed == AtATime.messages { chores.append(chore) }
            case .evidence(var files):
                guard let file = files.popLast() else { return }
                try removeEvidence(file, at: now)
                chores.append(.evidence(files))
            }
        }
        return true
    }

    /// - Returns: the feeds that are left; nil: none.
    private func forgetTexts(of feeds: [FeedID], at now: Date) throws -> [FeedID]? {
        guard !feeds.isEmpty else { return nil }
        var rest = feeds
        try state.transaction { state in
            var left = AtATime.texts
            for feed in feeds.suffix(AtATime.feeds).reversed() {
                let keep = (settings(of: feed)?.polling ?? settings.polling).keepItems.seconds
                left -= try state.forgetTexts(of: feed, seenBefore: now.addingTimeInterval(-keep), atMost: left)
                if left <= 0 { return }
                rest.removeLast()
            }
        }
        return rest
    }

    /// Removes a file of evidence if all that stands in it was kept long enough and no case rests on it.
    private func removeEvidence(_ file: String, at now: Date) throws {
        guard let evidence else { return }
        let isOver = try state.read { state in
            for (feed, youngest) in try state.youngestEvidence(inFile: file) {
                guard case .for(let time) = (settings(of: feed)?.articles ?? settings.articles).keepEvidence,
                    now.timeIntervalSince(youngest) > time.seconds
                else { return false }
            }
            return try !state.isEvidenceHeld(inFile: file)
        }
        guard isOver else { return }
        // The file first: a state that still names what is gone is mended by the next look, the reverse is for ever.
        try evidence.store.remove(file)
        try state.transaction { try $0.forgetEvidence(inFile: file) }
        log.info("evidence \(file): removed, as keep-evidence says")
    }

    /// nil for a feed that feeds.conf names no more.
    private func settings(of feed: FeedID) -> FeedSettings? { knownFeeds.place(of: feed).map { settings.feeds[$0] } }
}
