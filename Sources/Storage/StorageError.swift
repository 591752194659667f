import Foundation

/// What the disk refused. The place stands first: `spool /var/spool/casewire: no space left on device`.
package enum StorageError: Error, Equatable, Sendable {
    /// At the start: a folder or file that can't be made or opened (exit status 73).
    case cannotOpen(place: String, reason: String)
    /// Later: a write, flush or rename that failed (exit status 74).
    case cannotWrite(place: String, reason: String)
    /// The system refused descriptors or memory (exit status 71).
    case noResources(place: String, reason: String)
    /// Another Casewire holds the state (exit status 75).
    case locked(place: String, process: Int?)

    /// By errno, for a call that failed at `place`.
    static func failed(_ place: String, errno number: CInt, atStart: Bool = false) -> StorageError {
        let reason = unsafe String(cString: strerror(number))
        switch number {
        case EMFILE, ENFILE, ENOMEM: return .noResources(place: place, reason: reason)
        default:
            return atStart ? .cannotOpen(place: place, reason: reason) : .cannotWrite(place: place, reason: reason)
        }
    }
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotOpen(let place, let reason), .cannotWrite(let place, let reason),
            .noResources(let place, let reason):
            "\(place): \(reason.prefix(1).lowercased())\(reason.dropFirst())"
        case .locked(let place, let process):
            process.map { "\(place): in use by another casewire, process \($0)" }
                ?? "\(place): in use by another casewire"
        }
    }
}
