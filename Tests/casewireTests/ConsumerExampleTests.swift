import Foundation
import TestSupport
import Testing

/// The files of docs/consumers, each run as it stands, with a fake of what it talks to.
@Suite("Example consumers", .timeLimit(.minutes(3))) struct ConsumerExampleTests {
    private static let folder = Fixture.root.deletingLastPathComponent().appending(path: "docs/consumers")

    private func example(_ name: String) -> String { Self.folder.appending(path: name).path }

    /// A program that writes down its arguments and its standard input.
    private func fake(_ name: String, in consumed: Consumed) throws -> URL {
        let url = consumed.monitored.folder.appending(name)
        let script = "#!/bin/sh\n{ printf '%s\\n' \"$@\"; echo; cat; } >> \"$(dirname \"$0\")/\(name).log\"\n"
        try script.write(to: url, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
        return url
    }

    private func log(_ name: String, in consumed: Consumed) throws -> String {
        try String(contentsOf: consumed.monitored.folder.appending("\(name).log"), encoding: .utf8)
    }

    @Test("are all named in their README.md, and are all tested here")
    func complete() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0 != "README.md" }
        #expect(
            Set(names) == [
                "mail-by-sendmail", "webhook-by-curl", "telegram-by-curl", "matrix-by-curl", "desktop-notification",
                "shell-loop", "in-python.py",
            ])
        let readme = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        #expect(names.allSatisfy { readme.contains("`\($0)`") })
    }

    @Test("mail-by-sendmail sends a mail with a subject in any script, and the message in it")
    func mail() async throws {
        let consumed = try Consumed(messages: 1)
        let sendmail = try fake("sendmail", in: consumed)
        let ending = try await consumed.consume(
            ["alerts", "--once", "--", example("mail-by-sendmail"), "a@example.org", "b@example.org"],
            environment: ["SENDMAIL": sendmail.path])
        #expect(ending.status == 0, "\(ending.errors)")
        let mail = try log("sendmail", in: consumed)
        #expect(mail.hasPrefix("-i\n--\na@example.org\nb@example.org\n\nTo: a@example.org, b@example.org\n"))
        #expect(mail.contains("Subject: =?UTF-8?B?\(Data("Story <0>".utf8).base64EncodedString())?=\n"))
        #expect(mail.contains("Message-ID: <alert.000000000000-1@casewire.invalid>\n"))
        let body = try #require(mail.components(separatedBy: "base64\n\n").last).filter { !$0.isNewline }
        let text = String(decoding: try #require(Data(base64Encoded: body)), as: UTF8.self)
        #expect(text.hasPrefix("Story <0>\nhttps://example.org/0"))
        #expect(text.contains("\"schema\":\"casewire.alert/1\""))
    }

    @Test("webhook-by-curl posts the message as it is, and lets it be tried again where that is refused")
    func webhook() async throws {
        let server = try LoopbackServer(answers: ["/good": [.text("", type: "text/plain")], "/bad": [.status(503)]])
        let consumed = try Consumed(messages: 1)
        let good = try await consumed.consume(
            ["alerts", "--once", "--", example("webhook-by-curl"), "\(server.url)/good"])
        #expect(good.status == 0, "\(good.errors)")
        let request = try #require(server.requests(to: "/good").first)
        #expect(request.method == "POST" && request["Idempotency-Key"] == "alert.000000000000-1")
        #expect(String(decoding: request.body, as: UTF8.self).contains("\"schema\":\"casewire.alert/1\""))
        let bad = try await consumed.consume(
            ["desk", "--once", "--", example("webhook-by-curl"), "\(server.url)/bad"])
        #expect(bad.status == 75)
        #expect(try consumed.names("queues/desk", "done") == [])
    }

    @Test("telegram-by-curl sends text as text, and shows the token to nobody who lists processes")
    func telegram() async throws {
        let server = try LoopbackServer { _ in .text("{}", type: "application/json") }
        let consumed = try Consumed(messages: 1)
        let token = consumed.monitored.folder.appending("token")
        try "12:abc\n".write(to: token, atomically: true, encoding: .utf8)
        let ending = try await consumed.consume(
            ["alerts", "--once", "--", example("telegram-by-curl"), token.path, "42"],
            environment: ["TELEGRAM_API": server.url])
        #expect(ending.status == 0, "\(ending.errors)")
        let request = try #require(server.requests(to: "/bot12:abc/sendMessage").first)
        // A space is written as + or as %20, by the version of curl.
        let sent = String(decoding: request.body, as: UTF8.self).replacingOccurrences(of: "+", with: "%20")
        #expect(sent.hasPrefix("chat_id=42&text=Story%20%3C0%3E%0A"))
    }

    @Test("matrix-by-curl puts an event that the server knows by the message's id")
    func matrix() async throws {
        let server = try LoopbackServer { _ in .text("{}", type: "application/json") }
        let consumed = try Consumed(messages: 1)
        let token = consumed.monitored.folder.appending("token")
        try "secret\n".write(to: token, atomically: true, encoding: .utf8)
        let ending = try await consumed.consume([
            "alerts", "--once", "--", example("matrix-by-curl"), server.url, "!room:example.org", token.path,
        ])
        #expect(ending.status == 0, "\(ending.errors)")
        let request = try #require(server.requests.first)
        #expect(
            request.target
                == "/_matrix/client/v3/rooms/%21room%3Aexample.org/send/m.room.message/alert.000000000000-1")
        #expect(request.method == "PUT" && request["Authorization"] == "Bearer secret")
        #expect(String(decoding: request.body, as: UTF8.self).contains("\"body\": \"Story <0>\\nhttps"))
    }

    @Test("desktop-notification shows a title without letting it be markup")
    func desktop() async throws {
        let consumed = try Consumed(messages: 1)
        _ = try fake("notify-send", in: consumed)
        let path = "\(consumed.monitored.folder.path):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
        let ending = try await consumed.consume(
            ["alerts", "--once", "--", example("desktop-notification")], environment: ["PATH": path])
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(
            try log("notify-send", in: consumed).hasPrefix(
                "--app-name=Casewire\n--\nStory <0>\nStory &lt;0&gt;\nhttps://example.org/0\n"))
    }

    @Test("shell-loop takes each message once and puts it where it belongs")
    func shellLoop() async throws {
        let consumed = try Consumed(messages: 3)
        let queue = "\(consumed.monitored.spool)/alerts"
        let ending = try await BuiltProgram(at: example("shell-loop")).run(queue, "grep", "-c", "Story <[02]>")
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(try consumed.names("alerts", "done").count == 2)
        #expect(try consumed.names("alerts", "failed").count == 1)
        #expect(try consumed.names("alerts", "new") == [])
    }

    @Test("in-python.py takes each message once")
    func python() async throws {
        let consumed = try Consumed(messages: 3)
        let ending = try await BuiltProgram(at: example("in-python.py")).run("\(consumed.monitored.spool)/alerts")
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(ending.output.split(separator: "\n").first == "casewire.alert/1 000000000000 1")
        #expect(try consumed.names("alerts", "done").count == 3)
    }
}
