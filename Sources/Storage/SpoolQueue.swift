package import Foundation

/// One queue of the spool as those see it who take messages from it (SPOOL.md): `new/` ──▶ `cur/` ──▶ `done/`, or
/// `failed/` with the reason beside it.
///
/// Any number of processes may take from one queue at a time. Which of them has a message is settled by a rename; who is
/// still at work, by a lock (`SpoolClaim`).
package struct SpoolQueue: Sendable {
    package let spool: Spool
    package let name: Spool.Queue
    /// How long a message stays in `done/`; zero: it is removed.
    package let keepTaken: Duration
    /// A message that was taken longer ago than this, and that nobody works on, goes back to `new/`.
    package let reclaimAfter: Duration

    package init(spool: Spool, name: Spool.Queue, keepTaken: Duration, reclaimAfter: Duration) {
        self.spool = spool
        self.name = name
        self.keepTaken = keepTaken
        self.reclaimAfter = reclaimAfter
    }

    package static let reasonSuffix = ".reason"

    func box(_ box: String) -> String { spool.path(name, box) }

    /// The messages in a box, the oldest first: not what lies beside them.
    package func messages(in box: String) throws(StorageError) -> [String] {
        try spool.names(in: name, box).filter(Self.isMessage)
    }

    static func isMessage(_ name: String) -> Bool { name.hasSuffix(".json") && !name.hasPrefix(".") }

    // MARK: Waiting

    /// The messages that wait in `cur/` to be tried again, and when.
    package func waiting() throws(StorageError) -> [(name: String, next: Date)] {
        var waiting: [(name: String, next: Date)] = []
        for name in try messages(in: "cur") {
            if let next = SpoolClaim.look(name, in: box("cur"))?.next { waiting.append((name, next)) }
        }
        return waiting
    }

    // MARK: Keeping house

    /// Puts back into `new/` what was taken too long ago and is not done: its consumer died, or forgot it. How often it was
    /// tried stays known.
    ///
    /// - Returns: how many.
    @discardableResult
    package func reclaim(at now: Date) throws(StorageError) -> Int {
        var reclaimed = 0
        for name in try messages(in: "cur") {
            guard isOver(takenOrDue(name, SpoolClaim.look(name, in: box("cur"))), at: now) else { continue }
            guard let claim = try SpoolClaim.lock(name, in: box("cur")) else { continue }
            defer { claim.unlock() }
            // Somebody may have had it between the look and the lock.
            guard isOver(takenOrDue(name, claim.record), at: now) else { continue }
            try clearDate(of: claim)
            guard try move(name, from: "cur", to: "new") else {
                try claim.remove()
                continue
            }
            if claim.record == nil { try claim.remove() }
            reclaimed += 1
        }
        try removeOrphans()
        return reclaimed
    }

    private func clearDate(of claim: SpoolClaim) throws(StorageError) {
        guard var record = claim.record else { return }
        record.next = nil
        try claim.set(record)
    }

    private func isOver(_ time: Date?, at now: Date) -> Bool {
        time.map { $0.addingTimeInterval(reclaimAfter / .seconds(1)) <= now } ?? false
    }

    /// When a message in `cur/` was taken, or is to be tried again; nil where it is gone.
    private func takenOrDue(_ name: String, _ record: SpoolClaim.Record?) -> Date? {
        changed("\(box("cur"))/\(name)").map { record?.next ?? record?.taken ?? $0 }
    }

    /// The last change of a file's inode, which a rename is: when a consumer without a claim took it. What happens to the
    /// message in another queue is one too, so the true time may be earlier; never later.
    private func changed(_ path: String) -> Date? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        return Date(timeIntervalSince1970: Double(status.st_ctim.tv_sec))
    }

    /// Claims whose message is neither in `cur/` nor, reclaimed, in `new/`: whoever had it was killed at the very end.
    private func removeOrphans() throws(StorageError) {
        for file in try spool.names(in: name, "cur") {
            guard let name = SpoolClaim.message(ofFileName: file), !isOpen(name) else { continue }
            guard let claim = try SpoolClaim.lock(name, in: box("cur")) else { continue }
            if isOpen(name) { claim.unlock() } else { try claim.remove() }
        }
    }

    private func isOpen(_ name: String) -> Bool {
        // In this order, and once more: a message moves from `new/` to `cur/`, and back.
        ["cur", "new", "cur"].contains { AtomicFile.exists("\(box($0))/\(name)") }
    }

    /// Removes from `done/` what has been there for `keepTaken`.
    package func prune(at now: Date) throws(StorageError) {
        for name in try messages(in: "done") {
            let path = "\(box("done"))/\(name)"
            guard let changed = changed(path), changed.addingTimeInterval(keepTaken / .seconds(1)) <= now else {
                continue
            }
            try AtomicFile.remove(path)
        }
    }

    // MARK: Putting back

    /// Puts a message back into `new/` as if it had never been taken.
    ///
    /// - Parameter source: `failed`, `done` or `cur`.
    /// - Returns: false where it is not there, or where somebody is at it.
    package func requeue(_ name: String, from source: String) throws(StorageError) -> Bool {
        let claim = source == "cur" ? try SpoolClaim.lock(name, in: box("cur")) : nil
        if source == "cur", claim == nil { return false }
        let isMoved = try move(name, from: source, to: "new")
        try claim?.remove()
        if isMoved, source == "failed" {
            try AtomicFile.remove("\(box("failed"))/\(name)\(Self.reasonSuffix)")
        }
        return isMoved
    }

    /// - Returns: false where the message is not there.
    func move(_ name: String, from source: String, to target: String) throws(StorageError) -> Bool {
        let path = "\(box(target))/\(name)"
        if unsafe rename("\(box(source))/\(name)", path) == 0 { return true }
        if errno == ENOENT { return false }
        throw .failed(path, errno: errno)
    }
}
