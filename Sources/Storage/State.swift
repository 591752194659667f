package import CasewireModel
package import Foundation
import GRDB

/// What we remember (seen, owed, validators, back-off) and the register of cases: `STATE/state.db`, in SQLite.
///
/// WAL with `synchronous=FULL`: what a transaction has committed survives a power cut. One owner; whoever opens it holds
/// the folder's `InstanceLock`.
package final class State {
    /// A state that could not be read, and where it lies now.
    package struct SetAside: Codable, Equatable, Sendable {
        package let path: String
        package let reason: String
    }

    package let folder: String
    /// What this state came in place of, until somebody was told (`StateTransaction.forgetSetAside`), however often the
    /// process was killed in between.
    package let setAside: SetAside?
    private let database: DatabaseQueue
    private let lock: InstanceLock?

    /// Opens the state of a folder, which is made where it is missing, as is the state.
    ///
    /// What cannot be read is moved aside and never deleted: polling goes on from an empty one.
    package init(folder: String, at now: Date) throws(StorageError) {
        self.folder = folder
        do {
            try AtomicFile.makeFolder(folder, mode: 0o750)
        } catch {
            throw error.at("state \(folder)", atStart: true)
        }
        lock = try InstanceLock(folder: folder)
        let path = "\(folder)/state.db"
        do {
            do {
                database = try Self.open(path, unreadable: nil)
            } catch let error as UnreadableState {
                try Self.moveAside(path, at: now)
                database = try Self.open(path, unreadable: error.reason)
            }
            setAside = try database.read { try StateTransaction(database: $0).setAside }
        } catch {
            throw Self.translate(error, place: "state \(folder)", atStart: true)
        }
    }

    /// Opens the state of a folder to look at, whoever holds it; nothing is made, moved or written.
    package init(readingFrom folder: String) throws(StorageError) {
        self.folder = folder
        lock = nil
        setAside = nil
        let path = "\(folder)/state.db"
        guard AtomicFile.exists(path) else {
            throw .cannotOpen(place: "state \(folder)", reason: "nothing has been polled into it yet")
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            guard try database.read(StateSchema.migrator.hasCompletedMigrations) else {
                throw StorageError.cannotOpen(
                    place: "state \(folder)", reason: "an older casewire wrote it; the next poll brings it up to date")
            }
            try database.read(Self.checkTables)
        } catch {
            throw Self.translate(error, place: "state \(folder)", atStart: true)
        }
    }

    /// Opens the state of a folder to write a little into it while another Casewire holds it: SQLite keeps the two apart,
    /// transaction by transaction, and the holder delivers what comes to be owed.
    package init(besideHolderOf folder: String) throws(StorageError) {
        self.folder = folder
        lock = nil
        setAside = nil
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        do {
            database = try DatabaseQueue(path: "\(folder)/state.db", configuration: configuration)
            guard try database.read(StateSchema.migrator.hasCompletedMigrations) else {
                throw StorageError.cannotOpen(
                    place: "state \(folder)", reason: "the casewire that holds it is of another version")
            }
        } catch {
            throw Self.translate(error, place: "state \(folder)", atStart: true)
        }
    }

    /// All or none: what `work` wrote is durable when this returns, and undone when it throws.
    package func transaction<Result>(_ work: (StateTransaction) throws -> Result) throws(StorageError) -> Result {
        do {
            return try database.write { try work(StateTransaction(database: $0)) }
        } catch {
            throw Self.translate(error, place: "state \(folder)")
        }
    }

    /// Looks without writing.
    package func read<Result>(_ work: (StateTransaction) throws -> Result) throws(StorageError) -> Result {
        do {
            return try database.read { try work(StateTransaction(database: $0)) }
        } catch {
            throw Self.translate(error, place: "state \(folder)")
        }
    }

    // MARK: Delivery

    /// Hands over what is owed, in the order in which it came to be owed; a message is forgotten once it is durable.
    ///
    /// - Parameter kinds: the others wait.
    /// - Returns: how many messages were put into the spool. What a state that was lost had delivered, and the spool's
    ///   boxes still know, is not.
    package func deliver(
        to spool: Spool, kinds: [Message.Kind] = Message.Kind.allCases
    ) throws(StorageError) -> Int {
        var known: [Spool.Queue: Set<String>] = [:]
        var asksSpool: Bool?
        var delivered = 0
        while true {
            let batch = try read { try $0.owed(atMost: Self.messagesPerFlush, kinds: kinds) }
            guard !batch.isEmpty else { return delivered }
            if asksSpool == nil { asksSpool = try read { try $0.asksSpool } }
            var toDeliver: [(message: Message, queues: [Spool.Queue])] = []
            for owed in batch {
                var queues = owed.queues
                if asksSpool == true {
                    for queue in queues where known[queue] == nil { known[queue] = try spool.keys(in: queue) }
                    queues.removeAll { known[$0]?.contains(owed.message.key) ?? false }
                }
                if !queues.isEmpty { toDeliver.append((owed.message, queues)) }
            }
            try spool.deliver(toDeliver)
            try transaction { try $0.forget(batch.map(\.number)) }
            delivered += toDeliver.count
        }
    }

    /// Messages that share one flush of their folders and one transaction.
    private static let messagesPerFlush = 64

    // MARK: Opening

    private struct UnreadableState: Error { let reason: String }

    /// - Parameter reason: why the state that lay there before was moved aside just now; nil where none was.
    private static func open(_ path: String, unreadable reason: String?) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // Items go to random places of the indices: the more of them one checkpoint writes, the fewer pages are
            // written twice; and what the cache holds need not be read again. 16 MiB of disk, 4 MiB of memory.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
            try database.execute(sql: "PRAGMA cache_size = -4096")
        }
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            let migrator = StateSchema.migrator
            guard try !database.read(migrator.hasBeenSuperseded) else {
                throw UnreadableState(reason: "it was written by a newer casewire")
            }
            try migrator.migrate(database)
            try database.read(checkTables)
            // Asked of the database and not of the folder: its making may have been cut short after the tables.
            if try database.read({ try StateTransaction(database: $0).isNew }) {
                let aside = try newestAside(of: path).map {
                    SetAside(path: $0, reason: reason ?? "it could not be read")
                }
                try database.write { try StateTransaction(database: $0).begin(inPlaceOf: aside) }
                try AtomicFile.flushFolder(AtomicFile.parent(of: path))
            }
            return database
        } catch let error as DatabaseError
            where [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_MISMATCH].contains(error.resultCode)
        {
            throw UnreadableState(reason: error.message ?? "it is no database")
        }
    }

    /// A look at the head of each table: finds garbage and cut files without reading all of a large state.
    private static func checkTables(_ database: Database) throws {
        for table in [
            "meta", "feed", "hold", "story", "story_link", "story_text", "sighting", "item", "person_case",
            "case_name", "case_source", "message", "owed", "story_signature", "item_version", "alert", "evidence",
            "rests_on",
            "evidence_file",
        ] {
            _ = try Row.fetchOne(database, sql: "SELECT * FROM \(table) LIMIT 1")
        }
    }

    private static let asideMark = ".set-aside-"

    /// The set-aside state of the latest time, by its name. A process may have been killed after it had moved one and
    /// before it could note so.
    private static func newestAside(of path: String) throws(StorageError) -> String? {
        let folder = AtomicFile.parent(of: path)
        let prefix = path.dropFirst(folder.count).drop { $0 == "/" } + asideMark
        let names = try AtomicFile.names(in: folder).filter {
            $0.hasPrefix(prefix) && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
        }
        return names.last.map { "\(folder)/\($0)" }
    }

    private static func moveAside(_ path: String, at now: Date) throws(StorageError) {
        var aside = "\(path)\(asideMark)\(Timestamp.compact(now))"
        var number = 1
        while AtomicFile.exists(aside) {
            number += 1
            aside = "\(path)\(asideMark)\(Timestamp.compact(now))-\(number)"
        }
        try AtomicFile.rename(path, to: aside)
        for suffix in ["-wal", "-shm"] where AtomicFile.exists(path + suffix) {
            try AtomicFile.rename(path + suffix, to: aside + suffix)
        }
        try AtomicFile.flushFolder(AtomicFile.parent(of: path))
    }

    private static func translate(_ error: any Error, place: String, atStart: Bool = false) -> StorageError {
        switch error {
        case let error as StorageError: return error.at(place, atStart: atStart)
        case let error as DatabaseError:
            let reason = reason(of: error)
            switch error.resultCode {
            case .SQLITE_NOMEM: return .noResources(place: place, reason: reason)
            case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(place: place, process: nil)
            default:
                return atStart ? .cannotOpen(place: place, reason: reason) : .cannotWrite(place: place, reason: reason)
            }
        default:
            let reason = String(describing: error)
            return atStart ? .cannotOpen(place: place, reason: reason) : .cannotWrite(place: place, reason: reason)
        }
    }

    private static func reason(of error: DatabaseError) -> String {
        switch error.resultCode {
        case .SQLITE_FULL: "no space left on device"
        case .SQLITE_READONLY: "read-only"
        case .SQLITE_IOERR: "input/output error"
        case .SQLITE_CANTOPEN: "the database can't be opened"
        default: error.message ?? "SQLite error \(error.resultCode.rawValue)"
        }
    }
}
