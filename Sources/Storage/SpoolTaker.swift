package import Foundation

/// Takes messages from a queue, the oldest first: those in `new/`, and those in `cur/` whose time to be tried again has come.
package final class SpoolTaker {
    package let queue: SpoolQueue
    /// Names still to be looked at, the oldest last.
    private var candidates: [Candidate] = []

    private struct Candidate {
        let name: String
        let isNew: Bool
    }

    package init(_ queue: SpoolQueue) { self.queue = queue }

    /// The next message, which is this process' alone until it is given back one way or another.
    ///
    /// - Returns: nil where there is nothing to take at present.
    package func next(at now: Date) throws(StorageError) -> TakenMessage? {
        var hasListed = false
        while true {
            while let candidate = candidates.popLast() {
                if let taken = try take(candidate, at: now) { return taken }
            }
            if hasListed { return nil }
            hasListed = true
            candidates = try list(at: now)
        }
    }

    private func list(at now: Date) throws(StorageError) -> [Candidate] {
        let due = try queue.waiting().filter { $0.next <= now }.map { Candidate(name: $0.name, isNew: false) }
        let new = try queue.messages(in: "new").map { Candidate(name: $0, isNew: true) }
        return (due + new).sorted { $0.name > $1.name }
    }

    private func take(_ candidate: Candidate, at now: Date) throws(StorageError) -> TakenMessage? {
        // Of several who rename one file, one succeeds.
        if candidate.isNew, try !queue.move(candidate.name, from: "new", to: "cur") { return nil }
        // Locked although it was in new/: it came a second time, and whoever has the first is at it.
        guard let claim = try SpoolClaim.lock(candidate.name, in: queue.box("cur")) else { return nil }
        let isThere = AtomicFile.exists("\(queue.box("cur"))/\(candidate.name)")
        if !candidate.isNew {
            guard isThere, let next = claim.record?.next, next <= now else {
                if isThere { claim.unlock() } else { try claim.remove() }
                return nil
            }
        }
        try claim.set(.init(tries: (claim.record?.tries ?? 0) + 1, taken: now, reason: claim.record?.reason))
        return TakenMessage(name: candidate.name, queue: queue, claim: claim)
    }
}

/// A message that this process has taken. It ends as `done`, `retry`, `fail` or `release`; where it does not, because the
/// process is gone, it is taken back after `reclaim-after`.
package final class TakenMessage {
    package let name: String
    package let queue: SpoolQueue
    private let claim: SpoolClaim

    init(name: String, queue: SpoolQueue, claim: SpoolClaim) {
        self.name = name
        self.queue = queue
        self.claim = claim
    }

    package var path: String { "\(queue.box("cur"))/\(name)" }

    /// How often it was handed out, this time included.
    package var tries: Int { claim.record?.tries ?? 1 }

    /// The descriptor whose lock says that somebody is at it. A command that inherits it keeps the message from being taken
    /// back though its consumer was killed.
    package var lock: CInt { claim.file }

    package func done() throws(StorageError) {
        if queue.keepTaken > .zero {
            _ = try queue.move(name, from: "cur", to: "done")
        } else {
            try AtomicFile.remove(path)
        }
        try claim.remove()
    }

    /// It waits in `cur/`, so that what looks at `new/` comes to rest.
    package func retry(at next: Date, because reason: String) throws(StorageError) {
        guard var record = claim.record else { return }
        record.next = next
        record.reason = String(reason.prefix(Limits.reasonLetters))
        try claim.set(record)
        claim.unlock()
    }

    /// - Parameter reason: for a person, to stand beside the message as `NAME.reason`.
    package func fail(because reason: String) throws(StorageError) {
        let beside = "\(queue.box("failed"))/\(name)\(SpoolQueue.reasonSuffix)"
        try AtomicFile.write(Array("\(reason)\n".utf8), to: beside)
        _ = try queue.move(name, from: "cur", to: "failed")
        try claim.remove()
    }

    /// Back into `new/` as if it had not been taken this time.
    package func release() throws(StorageError) {
        if var record = claim.record {
            record.tries -= 1
            try claim.set(record)
        }
        let isFirst = tries < 1
        _ = try queue.move(name, from: "cur", to: "new")
        if isFirst { try claim.remove() } else { claim.unlock() }
    }

    private enum Limits {
        /// Of a reason that is kept in a claim, so that a claim stays a small file.
        static let reasonLetters = 1000
    }
}
