import CasewireModel
import Foundation

/// One message in `cur/` that this process works on: a file beside it, `.NAME.claim`, that is locked as long as the work
/// lasts and says how often the message was tried.
///
/// The lock goes when its process does, however it ends, and with it whoever inherited it: that is how the others know
/// whether somebody is still at it. The files of one message in several queues are one inode, so it is not the message
/// itself that is locked.
final class SpoolClaim {
    struct Record: Codable, Equatable {
        /// How often the message was handed to a command, this time included.
        var tries = 0
        /// When it was last taken.
        var taken: Date
        /// When it is to be tried again; nil while somebody is at it.
        var next: Date?
        /// Why it was not done.
        var reason: String?
    }

    static let suffix = ".claim"

    /// For whoever starts a command that shall hold the lock too.
    let file: CInt
    private let path: String
    private(set) var record: Record?

    /// The claim's file of a message in `cur/`.
    static func path(_ name: String, in box: String) -> String { "\(box)/.\(name)\(suffix)" }

    /// The message that a file in `cur/` is the claim of; nil for any other file.
    static func message(ofFileName name: String) -> String? {
        name.hasPrefix(".") && name.hasSuffix(suffix) ? String(name.dropFirst().dropLast(suffix.count)) : nil
    }

    /// - Returns: nil where another process holds it.
    static func lock(_ name: String, in box: String) throws(StorageError) -> SpoolClaim? {
        let path = path(name, in: box)
        while true {
            let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o660)
            guard file >= 0 else { throw .failed(path, errno: errno) }
            guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
                let number = errno
                close(file)
                if number == EWOULDBLOCK { return nil }
                throw .failed(path, errno: number)
            }
            // Whoever held it before may have removed it meanwhile: then this is the lock of a file that nobody sees.
            if isSame(file, path) { return SpoolClaim(file, path) }
            close(file)
        }
    }

    /// What a claim says, whoever holds it; nil where there is none, or none that can be read just now.
    static func look(_ name: String, in box: String) -> Record? {
        let file = unsafe open(path(name, in: box), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return read(file)
    }

    private init(_ file: CInt, _ path: String) {
        self.file = file
        self.path = path
        record = Self.read(file)
    }

    deinit { close(file) }

    /// Rewritten in place: a new file would be another lock. One that is torn by a power cut is as good as none.
    func set(_ record: Record) throws(StorageError) {
        let bytes = ((try? JSONEncoder.casewire().encode(record)).map { [UInt8]($0) } ?? []) + [0x0A]
        let written = unsafe bytes.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, 0) }
        guard written == bytes.count, ftruncate(file, off_t(bytes.count)) == 0 else {
            throw .failed(path, errno: errno)
        }
        self.record = record
    }

    /// Lets go, and whoever inherited the lock with it.
    func unlock() { _ = flock(file, LOCK_UN) }

    func remove() throws(StorageError) {
        try AtomicFile.remove(path)
        unlock()
    }

    /// Bytes of a claim: its longest part is a reason, which is cut well below.
    private static let maximumBytes = 1 << 14

    private static func read(_ file: CInt) -> Record? {
        var bytes = [UInt8](repeating: 0, count: maximumBytes)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return try? JSONDecoder.casewire().decode(Record.self, from: Data(bytes[..<count]))
    }

    private static func isSame(_ file: CInt, _ path: String) -> Bool {
        var (open, named) = (stat(), stat())
        guard unsafe fstat(file, &open) == 0, unsafe lstat(path, &named) == 0 else { return false }
        return open.st_ino == named.st_ino && open.st_dev == named.st_dev
    }
}
