package import Foundation

/// A program of this package as it was built beside the tests, run as a user runs it.
package struct BuiltProgram: Sendable {
    package let path: String

    /// The folder that holds the test bundle holds the programs too.
    package init(_ name: String) {
        let bundle = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        path = bundle.deletingLastPathComponent().appending(path: name).path
    }

    package init(at path: String) { self.path = path }

    package struct Ending: Sendable {
        package let status: Int32
        package let output: String
        package let errors: String

        /// What went to stderr, a line each.
        package var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    }

    /// Runs to the end.
    ///
    /// - Parameter environment: in place of the test's own, of which only PATH and HOME are handed on.
    package func run(_ arguments: String..., environment: [String: String] = [:], in folder: URL? = nil) async throws
        -> Ending
    {
        try await run(arguments, environment: environment, in: folder)
    }

    /// - Parameter started: called with the process' number once it runs.
    package func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: URL? = nil,
        started: @Sendable (Int32) -> Void = { _ in }
    ) async throws -> Ending {
        let scratch = try TemporaryFolder()
        let (output, errors) = (scratch.appending("out"), scratch.appending("err"))
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let own = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME"].contains($0.key) }
        process.environment = own.merging(environment) { _, given in given }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
                started(process.processIdentifier)
            } catch {
                continuation.resume(throwing: error)
            }
        }
        return Ending(
            status: status, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}
