import CasewireModel
import Configuration
import Foundation
import Storage

extension CommonOptions {
    /// The queue that somebody means: `alerts`, `cases`, `notices`, `queues/NAME`, or the name of a `[[queue]]`.
    ///
    /// - Throws: a `Failure` with 66 where the spool has none of that name.
    func queue(named name: String, in spool: Spool) throws -> Spool.Queue {
        let queues: [Spool.Queue]
        do {
            queues = try spool.queues()
        } catch {
            throw Failure(status: error.exitStatus, "\(error)")
        }
        for queue in [name, Spool.extraQueue(named: name)] where queues.contains(queue) {
            guard FileManager.default.fileExists(atPath: spool.path(queue, "new")) else { break }
            return queue
        }
        throw Failure(
            .noInput,
            "spool \(spool.root): no queue \"\(name)\"; there are \(queues.joined(separator: ", ")) "
                + "(a new [[queue]] is made with the next casewire once)")
    }

    func spoolQueue(named name: String, _ settings: Settings?) throws -> SpoolQueue {
        let spool = Spool(root: spoolFolder(settings))
        let limits = settings?.spoolLimits ?? SpoolLimits()
        return SpoolQueue(
            spool: spool, name: try queue(named: name, in: spool), keepTaken: limits.keepTaken,
            reclaimAfter: limits.reclaimAfter)
    }
}

/// Runs what meets faults of spool or state, and turns them into a line and a status.
func storing<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let error as StorageError {
        throw Failure(status: error.exitStatus, "\(error)")
    }
}
