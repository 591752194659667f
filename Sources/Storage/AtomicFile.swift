import Foundation

/// The calls that make a file durable, each with its errno looked at. The only code of ours that writes to disk by hand.
///
/// Nothing here changes a mode after the fact: folders and files are made with theirs, and the group comes from a parent
/// that carries the setgid bit. `casewire` sets its umask to 007 at the start.
enum AtomicFile {
    /// Makes a folder and what is missing above it, each flushed with its parent.
    static func makeFolder(_ path: String, mode: mode_t = 0o770) throws(StorageError) {
        if unsafe mkdir(path, mode) == 0 {
            try flushFolder(parent(of: path), atStart: true)
            return
        }
        switch errno {
        case EEXIST:
            guard isFolder(path) else { throw .cannotOpen(place: path, reason: "Not a directory") }
        case ENOENT where parent(of: path) != path:
            try makeFolder(parent(of: path), mode: mode)
            try makeFolder(path, mode: mode)
        default: throw .failed(path, errno: errno, atStart: true)
        }
    }

    /// Writes a file whole and flushes it: after this it is on disk under this name, but the name itself is not yet
    /// durable until `flushFolder`. What stood there before is replaced.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o640) throws(StorageError) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw .failed(path, errno: errno) }
        do throws(StorageError) {
            try write(bytes[...], to: file, at: 0, path: path)
        } catch {
            close(file)
            throw error
        }
        guard fsync(file) == 0 else { try fail(path, closing: file) }
        guard close(file) == 0 else { throw .failed(path, errno: errno) }
    }

    /// Writes all bytes at a place of an open file.
    ///
    /// - Parameter path: for the error.
    static func write(_ bytes: ArraySlice<UInt8>, to file: CInt, at place: Int, path: String) throws(StorageError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(file, buffer.baseAddress?.advanced(by: written), bytes.count - written, place + written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .failed(path, errno: count < 0 ? errno : EIO) }
            written += count
        }
    }

    /// Bytes of a file; nil where there is none.
    static func size(of path: String) -> Int? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    static func rename(_ old: String, to new: String) throws(StorageError) {
        guard unsafe Glibc.rename(old, new) == 0 else { throw .failed(new, errno: errno) }
    }

    /// A second name for a file; one that stands there already is left as it is.
    static func link(_ old: String, to new: String) throws(StorageError) {
        guard unsafe Glibc.link(old, new) == 0 || errno == EEXIST else { throw .failed(new, errno: errno) }
    }

    /// Removes a name; one that is not there is as good as removed.
    static func remove(_ path: String) throws(StorageError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .failed(path, errno: errno) }
    }

    /// Makes the names in a folder durable.
    static func flushFolder(_ path: String, atStart: Bool = false) throws(StorageError) {
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .failed(path, errno: errno, atStart: atStart) }
        defer { close(folder) }
        // Some file systems can't flush a folder and say so (EINVAL): then its names are as durable as they get.
        guard fsync(folder) == 0 || errno == EINVAL else { throw .failed(path, errno: errno, atStart: atStart) }
    }

    /// The names in a folder, sorted, without `.` and `..`.
    static func names(in path: String) throws(StorageError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw .failed(path, errno: errno) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    static func parent(of path: String) -> String {
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    private static func fail(_ path: String, closing file: CInt) throws(StorageError) -> Never {
        let number = errno
        close(file)
        throw .failed(path, errno: number)
    }
}
