import Foundation

/// A file or standard output that says when it can't be written: half an export must not look like a whole one.
///
/// A file appears under its name when it is whole.
final class ExportOutput {
    private let path: String?
    private let file: Int32
    private var buffer: [UInt8] = []

    /// Bytes written at a time.
    private static let pieceBytes = 1 << 16

    private let isDurable: Bool

    /// - Parameters:
    ///   - path: nil: standard output.
    ///   - isDurable: shall it outlive a power cut? What can be made again need not.
    init(_ path: String?, isDurable: Bool = true) throws {
        self.path = path
        self.isDurable = isDurable
        if let path {
            file = unsafe open(Self.unfinished(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
            guard file >= 0 else { throw Self.failure(path, status: 73) }
        } else {
            file = STDOUT_FILENO
        }
    }

    func write(_ text: String) throws { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= Self.pieceBytes { try flush() }
    }

    func finish() throws {
        try flush()
        guard let path else { return }
        guard !isDurable || fsync(file) == 0, close(file) == 0, unsafe rename(Self.unfinished(path), path) == 0 else {
            throw Self.failure(path, status: 74)
        }
    }

    private func flush() throws {
        var written = 0
        while written < buffer.count {
            let count = unsafe buffer.withUnsafeBytes {
                unsafe Foundation.write(file, $0.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path ?? "standard output", status: 74) }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static func unfinished(_ path: String) -> String { "\(path).unfinished" }

    private static func failure(_ path: String, status: Int32) -> Failure {
        Failure(status: status, "\(path): \(unsafe String(cString: strerror(errno)).lowercased())")
    }
}
