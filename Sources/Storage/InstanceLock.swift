import Foundation

/// One Casewire at a time over one state: an advisory lock (flock(2)) on `STATE/lock`, which holds the process's number.
/// The kernel gives it back when the process ends, however it ends.
@safe package struct InstanceLock: ~Copyable {
    private let file: CInt

    /// - Throws: `.locked` where another process holds it, `.cannotOpen` where the file can't be made.
    package init(folder: String) throws(StorageError) {
        let path = "\(folder)/lock"
        let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw .failed("state \(path)", errno: errno, atStart: true) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            let holder = Self.holder(file)
            close(file)
            if number == EWOULDBLOCK { throw .locked(place: "state \(folder)", process: holder) }
            throw .failed("state \(path)", errno: number, atStart: true)
        }
        self.file = file
        // Only for whoever meets the lock: that it can't be written costs no more than a number in a message.
        if ftruncate(file, 0) == 0 {
            let line = Array("\(getpid())\n".utf8)
            _ = unsafe line.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, 0) }
        }
    }

    deinit { close(file) }

    private static func holder(_ file: CInt) -> Int? {
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = unsafe buffer.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return nil }
        return Int(String(decoding: buffer.prefix(count).prefix { $0 > 32 }, as: UTF8.self))
    }
}
