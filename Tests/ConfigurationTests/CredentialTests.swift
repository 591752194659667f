import Foundation
import Testing

@testable import Configuration

@Suite("Credentials") struct CredentialTests {
    /// A folder of its own, removed afterwards.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "casewire-credential-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func write(_ text: String, to path: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test(
        "are the value of an Authorization header",
        arguments: [
            ("reader:pass:word\n", "Basic cmVhZGVyOnBhc3M6d29yZA=="),
            ("reader:пароль", "Basic cmVhZGVyOtC/0LDRgNC+0LvRjA=="),
            ("Authorization: Bearer abc.def\r\n", "Bearer abc.def"), ("authorization:Token x", "Token x"),
            ("Bearer abc.def", "Bearer abc.def"),
        ])
    func reads(content: String, value: String) throws {
        try inFolder { folder in
            try write(content, to: "\(folder)/feed-1", mode: 0o444)  // systemd guards the folder
            #expect(try Credential.read(name: "feed-1", environment: ["CREDENTIALS_DIRECTORY": folder]) == value)
        }
    }

    @Test(
        "by path must be unreadable to others",
        arguments: [(0o600, true), (0o400, true), (0o640, false), (0o604, false)])
    func mode(mode: Int, isAccepted: Bool) throws {
        try inFolder { folder in
            let path = "\(folder)/secret"
            try write("reader:word", to: path, mode: mode)
            try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: path)
            for name in [path, "\(folder)/link"] {
                if isAccepted {
                    #expect(try Credential.read(name: name, environment: [:]) == "Basic cmVhZGVyOndvcmQ=")
                } else {
                    #expect(throws: CredentialError(name: name, fault: .mode(name))) {
                        try Credential.read(name: name, environment: [:])
                    }
                }
            }
        }
    }

    @Test(
        "of another form are refused, and what they are is not told",
        arguments: [
            "", "\n", "hunter2", "a:hunter2\nb:c", "Authorization:", "Authorization: Bearer пароль", "a:b\u{1}hunter2",
        ])
    func form(content: String) throws {
        try inFolder { folder in
            try write(content, to: "\(folder)/x")
            let error = #expect(throws: CredentialError.self) {
                try Credential.read(name: "x", environment: ["CREDENTIALS_DIRECTORY": folder])
            }
            #expect(error?.fault == .form("\(folder)/x"))
            #expect(error?.description.contains("hunter2") == false)
        }
    }

    @Test("that are missing say what to do")
    func missing() throws {
        try inFolder { folder in
            #expect(throws: CredentialError(name: "x", fault: .noDirectory)) {
                try Credential.read(name: "x", environment: [:])
            }
            #expect(throws: CredentialError(name: "x", fault: .unreadable("\(folder)/x"))) {
                try Credential.read(name: "x", environment: ["CREDENTIALS_DIRECTORY": folder])
            }
            #expect(throws: CredentialError(name: "\(folder)/", fault: .unreadable("\(folder)/"))) {
                try Credential.read(name: "\(folder)/", environment: [:])
            }
            #expect(throws: CredentialError(name: "", fault: .name)) {
                try Credential.read(name: "..", environment: ["CREDENTIALS_DIRECTORY": folder])
            }
        }
    }
}
