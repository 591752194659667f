package import CasewireModel
import Foundation

/// Where messages are handed over (SPOOL.md): `SPOOL/alerts/{tmp,new,cur,done,failed}` and its like.
package struct Spool: Sendable {
    /// A queue's folder below the spool: `alerts`, `queues/lawyers`.
    package typealias Queue = String

    package static let boxes = ["tmp", "new", "cur", "done", "failed"]

    package let root: String

    package init(root: String) { self.root = root }

    /// The queue that each kind of message goes into, whatever feeds.conf says.
    package static func defaultQueue(of kind: Message.Kind) -> Queue {
        switch kind {
        case .alert: "alerts"
        case .case: "cases"
        case .notice: "notices"
        }
    }

    package static func extraQueue(named name: String) -> Queue { "queues/\(name)" }

    package func path(_ queue: Queue, _ box: String) -> String { "\(root)/\(queue)/\(box)" }

    /// Makes the folders of the default queues and of `extra`, and removes what an interrupted delivery left in `tmp/`:
    /// what it was is still owed.
    package func prepare(extra: [Queue]) throws(StorageError) {
        let queues = Message.Kind.allCases.map(Self.defaultQueue) + extra
        do {
            try AtomicFile.makeFolder(root)
            for queue in queues {
                for box in Self.boxes {
                    try AtomicFile.makeFolder(path(queue, box), mode: box == "tmp" ? 0o750 : 0o770)
                }
                for name in try AtomicFile.names(in: path(queue, "tmp")) {
                    try AtomicFile.remove("\(path(queue, "tmp"))/\(name)")
                }
            }
        } catch {
            throw error.at("spool \(root)", atStart: true)
        }
    }

    /// Puts messages into their queues: written in `tmp/` and flushed, then named in `new/`, then the folders flushed.
    /// When it returns, all of them are durable; when it throws, none may be taken off what is owed.
    func deliver(_ batch: [(message: Message, queues: [Queue])]) throws(StorageError) {
        do {
            var touched: Set<String> = []
            for (message, queues) in batch {
                guard let first = queues.first else { continue }
                let name = message.fileName
                let written = "\(path(first, "tmp"))/\(name)"
                try AtomicFile.write(message.body, to: written)
                for queue in queues.dropFirst() {
                    try AtomicFile.link(written, to: "\(path(queue, "new"))/\(name)")
                    touched.insert(path(queue, "new"))
                }
                try AtomicFile.rename(written, to: "\(path(first, "new"))/\(name)")
                touched.insert(path(first, "new"))
            }
            for folder in touched.sorted() { try AtomicFile.flushFolder(folder) }
        } catch {
            throw error.at("spool \(root)")
        }
    }

    /// Hands over a message that is owed to nobody: if it fails, it is sent again by hand.
    package func deliverTest(_ message: Message, to queues: [Queue]) throws(StorageError) {
        try deliver([(message, queues)])
    }

    /// The keys (`alert.ID-REVISION`) of all messages that lie in any box of a queue: what a state that was lost would
    /// otherwise tell again.
    func keys(in queue: Queue) throws(StorageError) -> Set<String> {
        do {
            var keys: Set<String> = []
            for box in Self.boxes where box != "tmp" {
                for name in try AtomicFile.names(in: path(queue, box)) { keys.insert(Self.key(ofFileName: name)) }
            }
            return keys
        } catch {
            throw error.at("spool \(root)")
        }
    }

    /// `20210805T120301Z.case.5f0c2d9e41b7-2.json` → `case.5f0c2d9e41b7-2`
    private static func key(ofFileName name: String) -> String {
        let parts = name.split(separator: ".")
        return parts.count >= 3 ? "\(parts[1]).\(parts[2])" : name
    }

    /// How much room there is: what the messages of all boxes take, each once however many queues it is in, and what is
    /// free on the disk.
    package func room() throws(StorageError) -> SpoolRoom {
        var disk = statvfs()
        guard unsafe statvfs(root, &disk) == 0 else { throw .failed("spool \(root)", errno: errno) }
        var room = SpoolRoom(free: Int(disk.f_bavail) * Int(disk.f_frsize), used: 0)
        var counted: Set<UInt64> = []
        for queue in try queues() {
            for box in Self.boxes where AtomicFile.isFolder(path(queue, box)) {
                for name in try AtomicFile.names(in: path(queue, box)) {
                    var status = stat()
                    // One that was taken meanwhile counts where it is now.
                    guard unsafe lstat("\(path(queue, box))/\(name)", &status) == 0 else { continue }
                    if status.st_nlink > 1, !counted.insert(UInt64(status.st_ino)).inserted { continue }
                    room.used += Int(status.st_blocks) * 512
                }
            }
        }
        return room
    }

    /// The queues that the spool has: the default ones, and the extra ones whether or not feeds.conf still names them.
    package func queues() throws(StorageError) -> [Queue] {
        let extra = try AtomicFile.isFolder("\(root)/queues") ? AtomicFile.names(in: "\(root)/queues") : []
        return Message.Kind.allCases.map(Self.defaultQueue) + extra.map(Self.extraQueue)
    }

    /// The file names in a box, sorted, which is by time of creation.
    package func names(in queue: Queue, _ box: String) throws(StorageError) -> [String] {
        let folder = path(queue, box)
        guard AtomicFile.isFolder(folder) else { return [] }
        return try AtomicFile.names(in: folder)
    }
}

/// In bytes.
package struct SpoolRoom: Equatable, Sendable {
    /// On the disk, for whoever is not root.
    package var free: Int
    /// By messages.
    package var used: Int

    package init(free: Int, used: Int) {
        self.free = free
        self.used = used
    }
}

extension StorageError {
    /// The same fault, said of the whole spool or state rather than of a file that a human has never heard of.
    func at(_ place: String, atStart: Bool = false) -> StorageError {
        switch self {
        case .cannotOpen(let path, let reason): .cannotOpen(place: place, reason: Self.naming(path, in: place, reason))
        case .cannotWrite(let path, let reason):
            atStart
                ? .cannotOpen(place: place, reason: Self.naming(path, in: place, reason))
                : .cannotWrite(place: place, reason: reason)
        case .noResources(_, let reason): .noResources(place: place, reason: reason)
        case .locked: self
        }
    }

    private static func naming(_ path: String, in place: String, _ reason: String) -> String {
        place.hasSuffix(path) ? reason : "\(path): \(reason.prefix(1).lowercased())\(reason.dropFirst())"
    }
}
