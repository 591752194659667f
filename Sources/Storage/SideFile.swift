import Foundation

/// A file that others look at and that we never read: metrics, a heartbeat. It may be lost, and is never seen half
/// written.
package enum SideFile {
    /// Puts a file in the place of what stood there, at once for whoever looks. Its folder must be there: it is another
    /// program's.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(StorageError) {
        // In the same folder, and the same name each time: after a crash it is written over.
        let draft = "\(path).tmp"
        do throws(StorageError) {
            try AtomicFile.write(bytes, to: draft)
            // For programs of other users: nothing that is put here names anybody.
            guard unsafe chmod(draft, 0o644) == 0 else { throw .failed(draft, errno: errno) }
            try AtomicFile.rename(draft, to: path)
        } catch {
            try? AtomicFile.remove(draft)
            throw error.at(path)
        }
    }

    /// Sets the file's time to now, and makes it where it is missing.
    package static func touch(_ path: String) throws(StorageError) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o640)
        guard file >= 0 else { throw .failed(path, errno: errno) }
        defer { close(file) }
        guard futimens(file, nil) == 0 else { throw .failed(path, errno: errno) }
    }
}
