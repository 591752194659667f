import Foundation
import TestSupport
import Testing

@Suite(
    "A certificate that is wrong", .enabled(if: TLSServer.isPossible, "needs the openssl command"),
    .timeLimit(.minutes(1)))
struct CertificateTests {
    @Test("is said in words, and the feed is not read")
    func selfSigned() async throws {
        let server = try TLSServer()
        let monitored = try Monitored(feeds: ["bees": "https://127.0.0.1:\(server.port)/"])
        let ending = try await monitored.run("once", "--all")
        #expect(ending.status == 69)
        #expect(ending.errors.hasPrefix("feed bees: its certificate can't be trusted: "), "\(ending.errors)")
        withExtendedLifetime(server) {}
    }
}

/// `openssl s_server` with a certificate that nobody has signed.
final class TLSServer {
    let port: Int
    private let folder: TemporaryFolder
    private let process = Process()

    static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

    struct NotStarted: Error {}

    init() throws {
        folder = try TemporaryFolder()
        let (key, certificate) = (folder.appending("key.pem").path, folder.appending("cert.pem").path)
        let make = Process()
        make.executableURL = URL(filePath: "/usr/bin/openssl")
        make.arguments = [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj",
            "/CN=localhost",
        ]
        make.standardError = FileHandle.nullDevice
        try make.run()
        make.waitUntilExit()

        // A port that was free a moment ago; openssl can't be asked to choose one and say which.
        let probe = try LoopbackServer { _ in .hang }
        port = probe.port
        probe.stop()
        let output = Pipe()
        process.executableURL = make.executableURL
        process.arguments = ["s_server", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert", certificate, "-www"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = Pipe()
        try process.run()
        // It says ACCEPT when it listens.
        guard !output.fileHandleForReading.availableData.isEmpty else { throw NotStarted() }
    }

    deinit {
        // Not `terminate`: a test runner that blocks SIGTERM hands that down.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
