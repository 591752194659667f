import CasewireModel
import Foundation
import TestSupport
import Testing

/// A spool with messages in it, a queue `desk` besides, and the built program to take them.
struct Consumed {
    let monitored: Monitored

    init(messages count: Int = 0, more: String = "") throws {
        monitored = try Monitored(
            feeds: ["bees": "http://127.0.0.1:1/feed"],
            more: """
                [spool-limits]
                reclaim-after = "1s"
                \(more)

                [[queue]]
                name = "desk"
                kinds = ["alert"]

                """)
        for queue in ["alerts", "cases", "notices", "queues/desk"] {
            for box in ["tmp", "new", "cur", "done", "failed"] {
                try FileManager.default.createDirectory(
                    atPath: "\(monitored.spool)/\(queue)/\(box)", withIntermediateDirectories: true)
            }
        }
        for number in 0..<count {
            let (id, created) = (Self.id(number), Date(timeIntervalSince1970: 1_628_164_981 + Double(number)))
            let name = Message(kind: .alert, id: id, revision: 1, created: created, body: []).fileName
            let text = """
                {"schema":"casewire.alert/1","id":"\(id)","revision":1,"created":"\(Timestamp.rfc3339(created))",\
                "item":{"title":"Story <\(number)>","url":"https://example.org/\(number)"}}

                """
            let path = "\(monitored.spool)/alerts/new/\(name)"
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.linkItem(atPath: path, toPath: "\(monitored.spool)/queues/desk/new/\(name)")
        }
    }

    static func id(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    func names(_ queue: String, _ box: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(monitored.spool)/\(queue)/\(box)").sorted()
    }

    /// - Parameter started: called with the process' number once it runs.
    func consume(
        _ arguments: [String], environment: [String: String] = [:], started: @Sendable (Int32) -> Void = { _ in }
    ) async throws -> BuiltProgram.Ending {
        let places = [
            "--config", "\(monitored.folder.path)/feeds.conf", "--spool", monitored.spool, "--state", monitored.state,
        ]
        return try await monitored.casewire.run(
            ["consume"] + places + arguments, environment: environment, in: monitored.folder.url, started: started)
    }

    /// A command that notes the id of each message, one line a message, with a single write.
    func noting(in file: String) -> [String] {
        ["sh", "-c", "cat > /dev/null; printf '%s\\n' \"$CASEWIRE_ID\" >> \(monitored.folder.path)/\(file)"]
    }

    func noted(in file: String) -> [String] {
        let text = try? String(contentsOf: monitored.folder.appending(file), encoding: .utf8)
        return text?.split(separator: "\n").map(String.init) ?? []
    }
}

@Suite("casewire consume", .timeLimit(.minutes(3))) struct ConsumeTests {
    @Test("hands each message to the command as it stands, the oldest first, and keeps it in done/")
    func handsOver() async throws {
        let consumed = try Consumed(messages: 3)
        let ending = try await consumed.consume(["alerts", "--once", "--", "cat"])
        #expect(ending.status == 0 && ending.errors == "")
        let ids = ending.output.split(separator: "\n").map { String($0.dropFirst(29).prefix(19)) }
        #expect(ids == (0..<3).map { "\"id\":\"\(Consumed.id($0))\"" })
        #expect(try consumed.names("alerts", "done").count == 3)
        #expect(try consumed.names("alerts", "cur") == [])
        #expect(try consumed.names("queues/desk", "new").count == 3, "another queue's are another's")
    }

    @Test("tells the command what it is about, in its environment")
    func environment() async throws {
        let consumed = try Consumed(messages: 1)
        let ending = try await consumed.consume(["desk", "--once", "--", "env"])
        for line in [
            "CASEWIRE_QUEUE=queues/desk", "CASEWIRE_KIND=alert", "CASEWIRE_ID=000000000000", "CASEWIRE_REVISION=1",
            "CASEWIRE_TRY=1", "CASEWIRE_SUBJECT=Story <0>", "CASEWIRE_LINK=https://example.org/0",
        ] {
            #expect(ending.output.contains("\(line)\n"), "\(line)")
        }
    }

    @Test("keeps in cur/ what failed, says when it is tried again, and ends with 75 while it waits")
    func retries() async throws {
        let consumed = try Consumed(messages: 1)
        let ending = try await consumed.consume(["alerts", "--once", "--", "false"])
        #expect(ending.status == 75)
        #expect(ending.errorLines.first?.contains("false: exit status 1; next try at ") == true)
        #expect(try consumed.names("alerts", "new") == [])
        #expect(try consumed.names("alerts", "cur").contains { $0.hasSuffix(".alert.000000000000-1.json") })
        let second = try await consumed.consume(["alerts", "--once", "--", "cat"])
        #expect(second.status == 75 && second.output == "", "its time has not come")
    }

    @Test("moves to failed/ what the last try could not do, with what the command said beside it")
    func givesUp() async throws {
        let consumed = try Consumed(messages: 2)
        let ending = try await consumed.consume(
            ["alerts", "--once", "--tries", "2", "--retry-after", "0s", "--", "sh", "-c", "echo no line >&2; exit 3"])
        #expect(ending.status == 0)
        let failed = try consumed.names("alerts", "failed")
        #expect(failed.count == 4)
        let path = "\(consumed.monitored.spool)/alerts/failed/\(try #require(failed.first { $0.hasSuffix(".reason") }))"
        let reason = try String(contentsOfFile: path, encoding: .utf8)
        #expect(reason.contains("try 2, the last: sh: exit status 3\nno line\n"))
    }

    @Test("takes nothing where the command can't be started")
    func noCommand() async throws {
        let consumed = try Consumed(messages: 2)
        let ending = try await consumed.consume(["alerts", "--once", "--", "/nowhere/at/all"])
        #expect(ending.status == 69)
        #expect(ending.errors == "/nowhere/at/all: can't be started: No such file or directory\n")
        #expect(try consumed.names("alerts", "new").count == 2)
        #expect(try consumed.names("alerts", "cur") == [])
    }

    @Test("runs the command itself, without a shell that would read a title or an argument")
    func noShell() async throws {
        let consumed = try Consumed(messages: 1)
        let ending = try await consumed.consume(["alerts", "--once", "--", "echo", "$HOME;`id` *"])
        #expect(ending.output == "$HOME;`id` *\n")
    }

    @Test("ends a command that takes too long, with all that it started")
    func timeLimit() async throws {
        let consumed = try Consumed(messages: 1)
        let ending = try await consumed.consume(
            ["alerts", "--once", "--time-limit", "1s", "--", "sh", "-c", "sleep 100 & sleep 100"])
        #expect(ending.status == 75)
        #expect(ending.errors.contains("sh: took longer than 1s"))
    }

    @Test("hands over batches, a line a message, and tries what failed in one again alone")
    func batches() async throws {
        let consumed = try Consumed(messages: 5)
        let ending = try await consumed.consume(["alerts", "--once", "--batch", "3", "--", "wc", "-l"])
        #expect(ending.status == 0)
        #expect(ending.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == ["3", "2"])

        // Fails for a batch, and for the second message.
        let command = "[ \"$CASEWIRE_COUNT\" = 1 ] && ! grep -q 'Story <1>'"
        let mixed = try await consumed.consume([
            "desk", "--once", "--batch", "5", "--tries", "2", "--retry-after", "0s", "--", "sh", "-c", command,
        ])
        #expect(mixed.status == 0)
        #expect(try consumed.names("queues/desk", "done").count == 4)
        #expect(try consumed.names("queues/desk", "failed").filter { $0.hasSuffix(".json") }.count == 1)
    }

    @Test("never gives one message to two who consume side by side")
    func sideBySide() async throws {
        let consumed = try Consumed(messages: 120)
        async let one = consumed.consume(["alerts", "--once", "--"] + consumed.noting(in: "alerts.log"))
        async let two = consumed.consume(["alerts", "--once", "--"] + consumed.noting(in: "alerts.log"))
        async let desk = consumed.consume(["desk", "--once", "--"] + consumed.noting(in: "desk.log"))
        #expect(try await [one, two, desk].map(\.status) == [0, 0, 0])
        let all = (0..<120).map(Consumed.id)
        #expect(consumed.noted(in: "alerts.log").sorted() == all)
        #expect(consumed.noted(in: "desk.log") == all)
    }

    @Test("killed in the middle, loses nothing: what it had is handed out again")
    func killed() async throws {
        let consumed = try Consumed(messages: 20)
        // The tenth message ends its consumer.
        let command = """
            cat > /dev/null
            [ "$CASEWIRE_ID" = \(Consumed.id(9)) ] && [ "$CASEWIRE_TRY" = 1 ] && kill -9 $PPID && exit 0
            printf '%s\\n' "$CASEWIRE_ID" >> "\(consumed.monitored.folder.path)/log"
            """
        let first = try await consumed.consume(["alerts", "--once", "--", "sh", "-c", command])
        #expect(first.status == 9)
        #expect(consumed.noted(in: "log") == (0..<9).map(Consumed.id))
        // reclaim-after is a second: the next consumer stays until the message is back.
        _ = try await consumed.consume([
            "alerts", "--", "sh", "-c", "\(command)\n[ \"$(wc -l < log)\" = 20 ] && kill $PPID\nexit 0",
        ])
        #expect(consumed.noted(in: "log").sorted() == (0..<20).map(Consumed.id))
        #expect(try consumed.names("alerts", "done").count == 20)
    }

    @Test("told to stop, lets the command finish and takes no other")
    func stops() async throws {
        let consumed = try Consumed(messages: 5)
        let command = consumed.noting(in: "log")[2]
        let ending = try await consumed.consume(["alerts", "--", "sh", "-c", "kill $PPID; \(command)"])
        #expect(ending.status == 0)
        #expect(consumed.noted(in: "log") == [Consumed.id(0)])
        #expect(try consumed.names("alerts", "new").count == 4)
        #expect(try consumed.names("alerts", "cur") == [])
    }

    @Test("names the queues that there are where it is given another")
    func unknownQueue() async throws {
        let ending = try await Consumed().consume(["lawyers", "--once", "--", "cat"])
        #expect(ending.status == 66)
        #expect(ending.errors.contains("no queue \"lawyers\"; there are alerts, cases, notices, queues/desk"))
        let escape = try await Consumed().consume(["../alerts", "--once", "--", "cat"])
        #expect(escape.status == 66)
    }

    @Test("spool requeue puts back what failed, and spool verify finds the spool whole")
    func requeue() async throws {
        let consumed = try Consumed(messages: 2)
        _ = try await consumed.consume(["alerts", "--once", "--tries", "1", "--", "false"])
        let places = [
            "--config", "\(consumed.monitored.folder.path)/feeds.conf", "--spool", consumed.monitored.spool,
        ]
        let casewire = consumed.monitored.casewire
        let one = try await casewire.run(["spool", "requeue"] + places + ["alerts", Consumed.id(1)])
        #expect(one.status == 0 && one.output == "1 message put back\n")
        let verified = try await casewire.run(["spool", "verify"] + places)
        #expect(verified.status == 0 && verified.output == "4 messages, no fault\n")
        let rest = try await casewire.run(["spool", "requeue"] + places + ["alerts"])
        #expect(rest.output == "1 message put back\n")
        #expect(try consumed.names("alerts", "new").count == 2)
        #expect(try consumed.names("alerts", "failed") == [])
    }

    @Test("test-alert sends through every queue a message that says it is a test")
    func testAlert() async throws {
        let consumed = try Consumed()
        let sent = try await consumed.monitored.run("test-alert")
        #expect(sent.status == 0)
        #expect(sent.output.split(separator: "\n").count == 4)
        for queue in ["alerts", "cases", "notices", "desk"] {
            let ending = try await consumed.consume([queue, "--once", "--", "cat"])
            #expect(ending.output.contains("\"test\":true") && ending.output.lowercased().contains("test"))
        }
    }
}
