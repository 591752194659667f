import CasewireModel
package import Foundation

/// Messages that were taken, and are done with.
extension Spool {
    /// Removes messages from a queue's `done/` that came there before a time.
    ///
    /// - Parameter count: at most so many; a large box is emptied in several steps.
    /// - Returns: how many were removed.
    package func removeTaken(from queue: Queue, before time: Date, atMost count: Int) throws(StorageError) -> Int {
        let box = path(queue, "done")
        guard AtomicFile.isFolder(box) else { return 0 }
        var removed = 0
        do {
            for name in try AtomicFile.names(in: box) {
                // Names sort by when a message was made, and none was taken before.
                guard removed < count, name < Timestamp.compact(time) else { break }
                guard let taken = Self.timeOfNaming("\(box)/\(name)"), taken < time else { continue }
                try AtomicFile.remove("\(box)/\(name)")
                removed += 1
            }
        } catch {
            throw error.at("spool \(root)")
        }
        return removed
    }

    /// When a file got the name that it has, or was written to, whichever is later; nil where it is gone.
    private static func timeOfNaming(_ path: String) -> Date? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        let seconds = max(status.st_ctim.tv_sec, status.st_mtim.tv_sec)
        return Date(timeIntervalSince1970: Double(seconds))
    }
}
