import CasewireModel
import Foundation
import TestSupport
import Testing

@Suite("Bad input costs nothing else", .timeLimit(.minutes(3))) struct BadInputTests {
    private let rss = "application/rss+xml"

    @Test(
        "a feed that is broken costs its own turn and no other's",
        arguments: [
            ("html", "no feed"), ("empty", "no feed"), ("cut", "cut short"), ("large", "more than 10 MiB"),
            ("loop", "redirects lead in a circle"), ("image", "no feed"), ("headers", "KiB of headers"),
        ])
    func brokenFeed(fault: String, words: String) async throws {
        let server = try LoopbackServer { request in
            request.path == "/good"
                ? .text(feedOfBeekeepers(), type: "application/rss+xml") : Faults.reply(to: request) ?? .status(404)
        }
        let query = fault == "large" ? "?mb=50" : ""
        let monitored = try Monitored(feeds: [
            "good": "\(server.url)/good", "bad": "\(server.url)/faults/\(fault)\(query)",
        ])
        let ending = try await monitored.run("once", "--all")
        #expect(ending.status == 75)
        #expect(ending.errorLines.count == 1)
        #expect(ending.errors.hasPrefix("feed bad: ") && ending.errors.contains(words), "\(ending.errors)")
        #expect(try monitored.alerts().count == 1)
    }

    @Test("a host that can't be reached is said by its name, and the others are asked")
    func unreachable() async throws {
        let gone = try LoopbackServer(on: ["127.0.0.3"]) { _ in .hang }
        let address = gone.url
        gone.stop()
        let server = try LoopbackServer(answers: ["/": [.text(feedOfBeekeepers(), type: rss)]])
        let monitored = try Monitored(feeds: ["gone": "\(address)/", "good": "\(server.url)/"])
        let ending = try await monitored.run("once", "--all")
        #expect(ending.status == 75)
        #expect(ending.errors.hasPrefix("feed gone: 127.0.0.3:\(gone.port) can't be reached"))
        #expect(try monitored.alerts().count == 1)
    }

    @Test("a feed cut in its middle by its own author gives the items before the cut")
    func cutFeed() async throws {
        let whole = feedOfBeekeepers()
        let cut = whole.replacingOccurrences(of: "</channel></rss>", with: "<item><title>Half an it")
        let server = try LoopbackServer(answers: ["/": [.text(cut, type: rss)]])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        #expect(try await monitored.run("once", "--all").status == 0)
        #expect(try monitored.alerts().count == 1)
    }

    @Test("a date that is none leaves the item without one, and in")
    func badDate() async throws {
        let feed = feedOfBeekeepers().replacingOccurrences(of: "Wed, 04 Aug 2021 10:00:00 GMT", with: "31 Feb 2024")
        let server = try LoopbackServer(answers: ["/": [.text(feed, type: rss)]])
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        let ending = try await monitored.run("once", "--all", "--verbose")
        #expect(ending.status == 0)
        #expect(ending.errors.contains("31 Feb 2024"), "\(ending.errors)")
        let alerts = try monitored.alerts()
        #expect(alerts.count == 1 && alerts[0].item.published == nil)
    }

    @Test("feeds.conf with five faults ends with 78 before anything is asked, and tells all five")
    func fiveFaults() async throws {
        let monitored = try Monitored(
            configuration: """
                contcat = "https://example.org"
                [polling]
                every = "soon"
                per-host = "two"
                [[feed]]
                id = "bees"
                url = "ftp://example.org/"
                [[watch]]
                id = "union"
                name = "Union of Beekeepers"
                kind = "hive"
                """)
        for command in ["once", "check"] {
            let ending = try await monitored.run(command)
            #expect(ending.status == 78)
            #expect(ending.errorLines.count == 5, "\(ending.errors)")
            for (line, words) in [(1, "contact"), (3, "soon"), (4, "per-host"), (7, "ftp"), (11, "hive")] {
                let told = ending.errorLines.first { $0.contains("feeds.conf:\(line):") }
                #expect(told?.contains(words) == true, "line \(line): \(ending.errors)")
            }
        }
        #expect(!FileManager.default.fileExists(atPath: monitored.state))
    }

    @Test("a spool that can't be made ends with 73; the feeds are asked, and all waits in the state for a better one")
    func noSpool() async throws {
        let server = try LoopbackServer {
            Reply.text(feedOfBeekeepers(), type: "application/rss+xml").conditional(on: $0)
        }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        try Data().write(to: URL(filePath: monitored.spool))
        let refused = try await monitored.run("once", "--all")
        #expect(refused.status == 73)
        #expect(refused.errorLines.count == 1)
        #expect(refused.errors.contains("spool \(monitored.spool): ") && refused.errors.contains("1 message"))
        try FileManager.default.removeItem(atPath: monitored.spool)
        #expect(try await monitored.run("once").status == 0)
        #expect(try monitored.alerts().count == 1)
        #expect(server.requests.count == 1)
    }

    @Test("a state that can't be made ends with 73, and nothing is asked")
    func noState() async throws {
        let server = try LoopbackServer { _ in .status(404) }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        try Data().write(to: URL(filePath: monitored.state))
        let ending = try await monitored.run("once", "--all")
        #expect(ending.status == 73)
        #expect(ending.errors.hasPrefix("state \(monitored.state): "))
        #expect(server.requests.isEmpty)
    }

    @Test("a state of garbage is moved aside, said once, and costs no alert and no double")
    func garbageState() async throws {
        let server = try LoopbackServer { _ in .text(feedOfBeekeepers(), type: "application/rss+xml") }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        #expect(try await monitored.run("once", "--all").status == 0)
        for name in ["state.db-wal", "state.db-shm"] {
            try? FileManager.default.removeItem(atPath: "\(monitored.state)/\(name)")
        }
        let garbage = Data(String(repeating: "not a database ", count: 1000).utf8)
        try garbage.write(to: URL(filePath: "\(monitored.state)/state.db"))
        let ending = try await monitored.run("once", "--all")
        #expect(ending.status == 0)
        #expect(ending.errorLines.count == 1 && ending.errors.contains("moved to"))
        let aside = try FileManager.default.contentsOfDirectory(atPath: monitored.state)
            .filter { $0.hasPrefix("state.db.set-aside-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
        #expect(aside.count == 1)
        #expect(try monitored.alerts().count == 1, "the spool still knows it")
        let notices = try monitored.messages("notices", as: Notice.self).values
        #expect(notices.map(\.code) == [.stateSetAside])
        #expect(notices.first?.details["path"]?.contains("state.db.set-aside-") == true)
    }

    @Test(
        "a full disk under the spool ends with 74; what is owed waits, and is delivered when there is room",
        .enabled(if: TinyDisk.isPossible, "needs the right to mount a tmpfs"))
    func fullDisk() async throws {
        let server = try LoopbackServer { _ in .text(feedOfBeekeepers(), type: "application/rss+xml") }
        let monitored = try Monitored(feeds: ["bees": "\(server.url)/"])
        let disk = try TinyDisk(at: URL(filePath: monitored.spool))
        _ = try await monitored.run("once", "--all")  // makes the folders, and delivers
        let box = "\(monitored.spool)/alerts/new"
        for name in try FileManager.default.contentsOfDirectory(atPath: box) {
            try FileManager.default.removeItem(atPath: "\(box)/\(name)")
        }
        try disk.fill()
        try FileManager.default.removeItem(atPath: monitored.state)
        let full = try await monitored.run("once", "--all")
        #expect(full.status == 74)
        #expect(full.errorLines.count == 1)
        // The alert, and the notice that the disk is nearly full.
        #expect(full.errors.contains("no space left on device; 2 messages wait in the state"))
        try disk.makeRoom()
        #expect(try await monitored.run("once").status == 0)
        #expect(try monitored.alerts().count == 1)
        withExtendedLifetime(disk) {}
    }

    @Test("an alias that can never match is a fault of feeds.conf, one of everyday words a warning that names it")
    func aliases() async throws {
        let never = try Monitored(configuration: "[[watch]]\nid = \"x\"\nname = \"Beekeepers\"\naliases = [\"—\"]\n")
        let refused = try await never.run("check")
        #expect(refused.status == 78)
        #expect(refused.errors.contains("\"—\""), "\(refused.errors)")
        let everyday = try Monitored(configuration: "[[watch]]\nid = \"x\"\nname = \"Street party\"\n")
        let warned = try await everyday.run("check")
        #expect(warned.status == 0)
        #expect(warned.errorLines.count == 1 && warned.errors.contains("watch x: \"Street party\" is an everyday word"))
    }

    @Test("a wrong command line ends with 64, a feed that nobody knows too")
    func usage() async throws {
        let monitored = try Monitored(feeds: ["bees": "http://127.0.0.1:9/"])
        #expect(try await monitored.casewire.run("once", "--no-such-flag").status == 64)
        #expect(try await monitored.casewire.run("no-such-command").status == 64)
        let unknown = try await monitored.run("once", "wasps")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("no feed \"wasps\""))
    }
}

/// A file system of 256 KiB, for as long as somebody holds it.
final class TinyDisk {
    private let folder: URL

    static let isPossible: Bool = {
        guard geteuid() == 0, let folder = try? TemporaryFolder(),
            let disk = try? TinyDisk(at: folder.appending("disk"))
        else {
            return false
        }
        withExtendedLifetime(disk) {}
        return true
    }()

    struct NotMounted: Error {}

    init(at folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard Self.run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder.path) == 0 else { throw NotMounted() }
    }

    deinit { _ = Self.run("umount", folder.path) }

    func fill() throws {
        let file = folder.appending(path: "filler")
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        let block = Data(count: 4096)
        while (try? handle.write(contentsOf: block)) != nil {}
        try handle.close()
    }

    func makeRoom() throws { try FileManager.default.removeItem(at: folder.appending(path: "filler")) }

    private static func run(_ arguments: String...) -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
