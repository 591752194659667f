import CasewireModel
import Foundation
import TestSupport
import Testing

/// Every command line that README, man page and `--help` show, run as it stands in a folder of a user's files.
@Suite("Examples in the documentation", .timeLimit(.minutes(3))) struct ExampleTests {
    private static let root = Fixture.root.deletingLastPathComponent()

    @Test("of README.md and the man page do what they say", arguments: ["README.md", "docs/man/casewire.1"])
    func documents(name: String) async throws {
        let text = try String(contentsOf: Self.root.appending(path: name), encoding: .utf8)
        let examples = Self.examples(in: text)
        #expect(examples.count >= 3)
        try await run(examples)
    }

    @Test(
        "of each command's --help do what they say",
        arguments: [
            "once", "check", "feeds", "cases", "spool", "parse", "text", "match", "extract", "stories", "register",
            "discover", "import-opml", "export-opml", "add", "consume", "test-alert", "export", "report",
        ])
    func help(command: String) async throws {
        let ending = try await BuiltProgram("casewire").run(command, "--help")
        #expect(ending.status == 0)
        let examples = Self.examples(in: ending.output)
        #expect(!examples.isEmpty, "each command shows an example")
        try await run(examples)
    }

    @Test("in section 5 of the manual are what scripts/man-pages makes of their sources")
    func manualPages() async throws {
        let script = Self.root.appending(path: "scripts/man-pages").path
        let ending = try await BuiltProgram(at: script).run("--check")
        #expect(ending.status == 0, "\(ending.errors)")
    }

    @Test("of completions are scripts that their shell reads", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async throws {
        let script = try await BuiltProgram("casewire").run("--generate-completion-script", shell)
        #expect(script.status == 0 && script.output.contains("test-alert"))
        guard shell == "bash" else { return }
        let folder = try TemporaryFolder()
        try script.output.write(to: folder.appending("completion"), atomically: true, encoding: .utf8)
        #expect(try await BuiltProgram(at: "/bin/bash").run("-n", folder.appending("completion").path).status == 0)
    }

    @Test("of taking messages, a loop of the shell, takes each once and puts it where it belongs")
    func shellLoop() async throws {
        let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(text.range(of: "    for message in"))
        let end = try #require(text.range(of: "    done\n", range: start.lowerBound..<text.endIndex))
        let loop = text[start.lowerBound..<end.upperBound].replacingOccurrences(of: "your-program", with: "cat")
        let user = try User()
        _ = try await user.run("casewire once --all")
        let taken = try await user.run("SPOOL=\"$XDG_STATE_HOME/casewire/spool\"\n\(loop)")
        #expect(taken.status == 0 && taken.output.contains("casewire.alert/1"))
        #expect(try await user.run("ls \"$XDG_STATE_HOME\"/casewire/spool/alerts/done").output.contains(".alert."))
        #expect(try await user.run("ls \"$XDG_STATE_HOME\"/casewire/spool/alerts/new").output == "")
    }

    /// Lines that run casewire: what stands before them in a crontab, behind a `#` or in mdoc is left out.
    private static func examples(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var command = line.trimmingCharacters(in: .whitespaces)
            if command.hasPrefix(".Dl ") { command.removeFirst(4) }
            if let cron = command.range(of: "* * * * ") { command = String(command[cron.upperBound...]) }
            if let comment = command.range(of: " #") { command = String(command[..<comment.lowerBound]) }
            command = command.trimmingCharacters(in: .whitespaces)
            return command.hasPrefix("casewire ") || command.hasPrefix("curl ") ? command : nil
        }
    }

    private func run(_ examples: [String]) async throws {
        let user = try User()
        _ = try await user.run("casewire once --all")
        for example in examples {
            let ending = try await user.run(example)
            #expect(ending.status == 0, "\(example)\n\(ending.errors)")
        }
    }
}

/// Somebody who has a feeds.conf, an article, a feed, a page, and a spool with something in it.
private struct User {
    private let server: LoopbackServer
    private let monitored: Monitored
    private let caseID: String

    init() throws {
        let article = """
            Court In Hivetown Sentences Beekeeper

            A court in Aqtobe on August 4 sentenced activist Dana Agaidar to two years in prison over ties to the Union of \
            Beekeepers. Agaidar was detained on March 3. Activist Serik Omarbaev was detained in Taraz on July 2 over ties to \
            the Union of Beekeepers.

            """
        let feed = Self.feed(telling: article)
        server = try LoopbackServer { _ in .text(feed, type: "application/rss+xml") }
        monitored = try Monitored(feeds: ["bees": "\(server.url)/feed.xml"])
        let watch = "[[watch]]\nid = \"union\"\nname = \"Union of Beekeepers\"\n"
        let page = "<html><body><article><h1>Hives</h1><p>\(article)</p></article></body></html>"
        for (name, text) in [
            ("watch.toml", watch), ("article.txt", article), ("feed.xml", feedOfBeekeepers()), ("page.html", page),
            ("items.jsonl", Self.items), ("feeds.opml", Self.list), ("records.jsonl", Self.records),
        ] {
            try text.write(to: monitored.folder.appending(name), atomically: true, encoding: .utf8)
        }
        caseID = "5f0c2d9e41b7"
    }

    private static let items = """
        {"id": "1", "feed": "bees", "title": "Union of Beekeepers meets", "url": "https://example.org/1"}
        """

    private static let list = """
        <opml version="2.0"><body><outline text="Hives" xmlUrl="https://hives.example/feed.xml"/></body></opml>
        """

    private static func feed(telling article: String) -> String {
        let body = article.split(separator: "\n", omittingEmptySubsequences: true).dropFirst().joined()
        return feedOfBeekeepers("Court In Hivetown Sentences Beekeeper").replacingOccurrences(
            of: "The Union of Beekeepers met on Wednesday and counted its hives.", with: body)
    }

    func run(_ example: String) async throws -> BuiltProgram.Ending {
        var command = example.replacingOccurrences(of: "/etc/casewire/feeds.conf", with: "feeds.conf")
            .replacingOccurrences(of: "https://example.org", with: server.url)
            .replacingOccurrences(of: "casewire discover ", with: "casewire discover --allow-private ")
        if command.contains(" join ") || command.contains(" split ") {
            command = try await withRealCases(command)
        } else if command.contains(" show ") {
            // The id of the example is nobody's: the first that a list shows is meant.
            let list = command.contains("cases") ? "casewire cases list --json" : "casewire spool list --json"
            let listed = try await shell(list).output
            let id = try #require(
                listed.firstRange(of: /"id":"[0-9a-f]{12}"/).map { String(listed[$0].dropFirst(6).dropLast()) })
            command = command.replacingOccurrences(of: caseID, with: id)
        }
        return try await shell(command)
    }

    /// The same for what a person says of cases: two that are there, and the last step of the first.
    private func withRealCases(_ command: String) async throws -> String {
        let records = try await shell("casewire cases list --json").output.split(separator: "\n").map {
            try JSONDecoder.casewire().decode(CaseRecord.self, from: Data($0.utf8))
        }
        let open = records.filter { $0.mergedInto == nil }.sorted { $0.events.count > $1.events.count }
        let first = try #require(open.first)
        let event = try #require(first.events.last?.id)
        return command.replacingOccurrences(of: caseID, with: first.id.rawValue)
            .replacingOccurrences(of: "0a91c3d2e4f5", with: open.last?.id.rawValue ?? "")
            .replacingOccurrences(of: "3f9a1c", with: event)
    }

    private static let records = #"{"item":"1","case":{"person":{"name":"Dana Agaidar"},"events":[]}}"#

    private func shell(_ command: String) async throws -> BuiltProgram.Ending {
        let programs = URL(filePath: monitored.casewire.path).deletingLastPathComponent().path
        let path = "\(programs):\(ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")"
        return try await BuiltProgram(at: "/bin/sh").run(
            ["-c", command], environment: ["PATH": path, "XDG_STATE_HOME": monitored.folder.path],
            in: monitored.folder.url)
    }
}
