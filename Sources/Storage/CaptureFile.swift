package import CasewireModel
package import Foundation
import Synchronization

/// Bodies of one turn of a feed, kept on disk while it is not known whether an alert rests on them: a file without a
/// name, which is gone with this object or with the process.
///
/// A fault costs what is kept here and nothing else: whoever reads the body goes on.
package final class CaptureFile: Sendable {
    private struct Contents {
        var file: CInt = -1
        var length = 0
        var fault: StorageError?
    }

    private let folder: String
    /// Filled by the threads that fetch, read by the loop that owns the state.
    private let contents = Mutex(Contents())
    private static let counter = Atomic<Int>(0)

    /// - Parameter folder: exists; nothing is made in it before the first byte.
    package init(in folder: String) { self.folder = folder }

    deinit { contents.withLock { if $0.file >= 0 { close($0.file) } } }

    /// Where the bytes stand. What comes piece by piece must come alone.
    @discardableResult
    package func append(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
        contents.withLock { contents in
            let range = contents.length..<(contents.length + bytes.count)
            guard contents.fault == nil, !bytes.isEmpty else { return range }
            do throws(StorageError) {
                guard range.upperBound <= EvidenceLimits.captureBytes else {
                    let limit = EvidenceLimits.captureBytes >> 20
                    throw .cannotWrite(place: folder, reason: "one poll of a feed brought more than \(limit) MiB")
                }
                if contents.file < 0 { contents.file = try Self.openNameless(in: folder) }
                try AtomicFile.write(bytes, to: contents.file, at: range.lowerBound, path: folder)
                contents.length = range.upperBound
            } catch {
                contents.fault = error
            }
            return range
        }
    }

    /// Bytes so far.
    package var length: Int { contents.withLock { $0.length } }

    /// Hands out a range piece by piece.
    ///
    /// - Throws: also what went wrong when it was written.
    func read(_ range: Range<Int>, _ take: (ArraySlice<UInt8>) throws(StorageError) -> Void) throws(StorageError) {
        let (file, fault) = contents.withLock { ($0.file, $0.fault) }
        if let fault { throw fault }
        var piece = [UInt8](repeating: 0, count: EvidenceLimits.pieceBytes)
        var place = range.lowerBound
        while place < range.upperBound {
            let wanted = min(piece.count, range.upperBound - place)
            let count = unsafe piece.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, wanted, place) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .failed(folder, errno: count < 0 ? errno : EIO) }
            try take(piece[..<count])
            place += count
        }
    }

    private static func openNameless(in folder: String) throws(StorageError) -> CInt {
        let number = counter.add(1, ordering: .relaxed).newValue
        let path = "\(folder)/\(getpid())-\(number)"
        let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .failed(folder, errno: errno) }
        // Whoever is killed before this leaves a name, which the next start removes.
        guard unsafe unlink(path) == 0 else {
            let number = errno
            close(file)
            throw .failed(folder, errno: number)
        }
        return file
    }
}

/// One answer as it was read, until it is known whether an alert rests on it.
package struct Capture: Sendable {
    package let response: Response
    package let fetched: Date
    let file: CaptureFile
    /// Of the body within the file.
    let body: Range<Int>

    /// - Parameter response: with its exchange.
    package init(_ response: Response, fetched: Date, in file: CaptureFile, body: Range<Int>) {
        self.response = response
        self.fetched = fetched
        self.file = file
        self.body = body
    }
}
