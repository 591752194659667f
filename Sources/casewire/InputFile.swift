import CasewireModel
import Foundation

/// A file named on the command line; `-` is standard input.
enum InputFile {
    /// Bytes read at a time.
    private static let pieceBytes = 1 << 14
    /// Bytes that room is made for because a file says that it has them.
    private static let mostReserved = 1 << 30

    /// - Throws: a `Failure` with 66, the file's name first.
    static func bytes(_ path: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        bytes.reserveCapacity(min(size ?? 0, mostReserved))
        try read(path) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Hands the file on piece by piece, as it is read.
    ///
    /// - Throws: a `Failure` with 66, the file's name first.
    static func read(_ path: String, _ take: (ArraySlice<UInt8>) -> Void) throws {
        let file = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path, errno) }
        defer { if path != "-" { close(file) } }
        var piece = [UInt8](repeating: 0, count: pieceBytes)
        while true {
            let count = unsafe piece.withUnsafeMutableBytes { unsafe Foundation.read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw failure(path, errno) }
            if count == 0 { return }
            take(piece[..<count])
        }
    }

    private static func failure(_ path: String, _ error: Int32) -> Failure {
        let reason =
            switch error {
            case ENOENT: "no such file"
            case EACCES: "permission denied"
            case EISDIR: "is a directory"
            default: "can't be read"
            }
        return Failure(.noInput, "\(path): \(reason)")
    }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }
}

extension JSONEncoder {
    /// One line, and its end.
    func line(_ value: some Encodable) throws -> [UInt8] { [UInt8](try encode(value)) + [0x0A] }
}
