import CasewireModel
import Foundation
import TestSupport
import Testing

@Suite("casewire cases", .timeLimit(.minutes(3))) struct CasesTests {
    private struct Told {
        var guid: String
        var text: String
    }

    /// A feed whose items tell of members of whom `Monitored(feeds:)` watches.
    private func feed(_ items: Told...) -> Reply {
        let entries = items.map { item in
            """
            <item><title>Union of Beekeepers in court</title><guid isPermaLink="false">\(item.guid)</guid>
            <link>https://example.org/\(item.guid).html</link><pubDate>Wed, 04 Aug 2021 10:00:00 GMT</pubDate>
            <description>\(item.text)</description></item>
            """
        }
        return .text(
            """
            <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Hive news</title>
            <link>https://example.org/</link><description>Bees</description>\(entries.joined())</channel></rss>
            """, type: "application/rss+xml")
    }

    private let detained = Told(
        guid: "1",
        text: "Police in Taraz detained Dana Akhmetova, an activist of the Union of Beekeepers, on August 1, 2021.")
    private let jailed = Told(
        guid: "2",
        text:
            "A court in Taraz on August 3, 2021, sentenced Dinara Seitova to two years in prison for ties to the Union of Beekeepers."
    )

    /// Runs a command of `cases`, which options follow.
    private func cases(_ monitored: Monitored, _ arguments: String...) async throws -> BuiltProgram.Ending {
        try await monitored.casewire.run(
            ["cases"] + arguments + [
                "--config", "\(monitored.folder.path)/feeds.conf", "--spool", monitored.spool, "--state",
                monitored.state,
            ])
    }

    private func records(_ monitored: Monitored) async throws -> [CaseRecord] {
        let ending = try await cases(monitored, "list", "--json")
        return try ending.output.split(separator: "\n").map {
            try JSONDecoder.casewire().decode(CaseRecord.self, from: Data($0.utf8))
        }
    }

    @Test("two cases are joined at a person's word, told as the next revisions, and parted again")
    func word() async throws {
        let server = try LoopbackServer(answers: ["/": [feed(detained, jailed)]])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        #expect(try await monitored.run("once").status == 0)
        let found = try await records(monitored)
        let dana = try #require(found.first { $0.person.name == "Dana Akhmetova" })
        let dinara = try #require(found.first { $0.person.name == "Dinara Seitova" })

        let joined = try await cases(monitored, "join", dana.id.rawValue, dinara.id.rawValue)
        #expect(joined.status == 0 && joined.output.contains("is joined to case \(dana.id)"))
        var told = try monitored.cases()
        #expect(told.contains { $0.id == dinara.id && $0.revision == 2 && $0.mergedInto == dana.id })
        let whole = try #require(told.first { $0.id == dana.id && $0.revision == 2 })
        #expect(whole.events.map(\.type) == [.detained, .sentenced])
        let shown = try await cases(monitored, "show", dana.id.rawValue).output
        #expect(
            shown.contains("sentenced, 24 months of imprisonment") && shown.contains("also printed: Dinara Seitova"))

        let event = try #require(whole.events.last?.id)
        let split = try await cases(monitored, "split", dana.id.rawValue, event)
        #expect(split.status == 0)
        told = try monitored.cases()
        #expect(told.contains { $0.id == dana.id && $0.revision == 3 && $0.events.map(\.type) == [.detained] })
        #expect(told.contains { $0.id != dinara.id && $0.revision == 1 && $0.events.map(\.type) == [.sentenced] })
    }

    @Test("what names no case or no step is refused with 65, and changes nothing")
    func refused() async throws {
        let server = try LoopbackServer(answers: ["/": [feed(detained)]])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        _ = try await monitored.run("once")
        let id = try #require(try await records(monitored).first).id.rawValue
        let unknown = try await cases(monitored, "join", id, "beef")
        #expect(unknown.status == 65 && unknown.errors.contains("no case beef"))
        #expect(try await cases(monitored, "split", id, "123456").status == 65)
        #expect(try monitored.cases().map(\.revision) == [1])
    }

    @Test("an item that stops naming the watched takes its case back")
    func takenBack() async throws {
        let gone = Told(
            guid: "1", text: "Police in Taraz detained nobody on August 1, 2021: the report of 1 August was wrong.")
        var emptied = feed(gone)
        emptied = Reply.text(
            """
            <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Hive news</title>
            <link>https://example.org/</link><description>Bees</description><item><title>A correction</title>
            <guid isPermaLink="false">1</guid><link>https://example.org/1.html</link>
            <description>\(gone.text)</description></item></channel></rss>
            """, type: "application/rss+xml")
        let server = try LoopbackServer(answers: ["/": [feed(detained), emptied]])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        _ = try await monitored.run("once")
        _ = try await monitored.run("once", "--all")
        let told = try monitored.cases()
        #expect(told.map(\.status).sorted { $0.rawValue < $1.rawValue } == [.open, .withdrawn])
        #expect(told.contains { $0.revision == 2 && $0.person.name == "Dana Akhmetova" })
    }
}

@Suite("casewire register") struct RegisterCommandTests {
    @Test("prints a line a record: whose case it is, and the proceeding of each event")
    func answers() async throws {
        let folder = try TemporaryFolder()
        let lines = [
            #"{"item":"1","revision_of":null,"case":{"person":{"name":"Asel Nurlanova"},"events":[{"type":"detained","date":{"start":"2022-01-02","end":"2022-01-02"},"place":"Taraz"}]}}"#,
            #"{"item":"2","revision_of":null,"case":{"person":{"name":"Әсел Нұрланова","names":[]},"events":[{"type":"released","place":"Тараз"}]}}"#,
            #"{"item":"3","revision_of":null,"case":{"person":{"name":"Asel Nurlanov"},"events":[]}}"#,
        ]
        let file = folder.appending("records.jsonl")
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let ending = try await BuiltProgram("casewire").run(["register", "--jsonl", file.path])
        #expect(ending.status == 0)
        let answers = try ending.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        #expect(answers.compactMap { $0["record"] as? Int } == [1, 2, 3])
        let ids = answers.compactMap { $0["case_id"] as? String }
        #expect(ids.count == 3 && ids[0] == ids[1] && ids[1] != ids[2])
        #expect(answers.compactMap { ($0["proceedings"] as? [Int])?.count } == [1, 1, 0])
    }

    @Test("a line that is no record ends with 65 and its number")
    func damaged() async throws {
        let folder = try TemporaryFolder()
        let file = folder.appending("records.jsonl")
        try #"{"item":"1","case":{"person":{}}}"#.write(to: file, atomically: true, encoding: .utf8)
        let ending = try await BuiltProgram("casewire").run(["register", "--jsonl", file.path])
        #expect(ending.status == 65 && ending.errors.contains("record 1: "))
    }
}
