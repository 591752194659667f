import CasewireModel
import Foundation

/// A file named on the command line; `-` is standard input.
enum InputFile {
    /// - Throws: a `Failure` with 66, the file's name first.
    static func bytes(_ path: String) throws -> [UInt8] {
        if path == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
        do {
            return [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw Failure(.noInput, "\(path): \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile?, .fileNoSuchFile?: "no such file"
        case .fileReadNoPermission?: "permission denied"
        default: "can't be read"
        }
    }

    static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }
}

extension JSONEncoder {
    /// One line, and its end.
    func line(_ value: some Encodable) throws -> [UInt8] { [UInt8](try encode(value)) + [0x0A] }
}
