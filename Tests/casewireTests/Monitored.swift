import CasewireModel
import Foundation
import TestSupport

/// A configuration, a spool and a state of their own, and the built program to run over them.
struct Monitored {
    let folder: TemporaryFolder
    let casewire = BuiltProgram("casewire")

    init(configuration: String) throws {
        folder = try TemporaryFolder()
        try configuration.write(to: folder.appending("feeds.conf"), atomically: true, encoding: .utf8)
    }

    /// Feeds of a loopback server by their paths, and somebody to watch for.
    init(feeds: [String: String], more: String = "") throws {
        let tables = feeds.sorted { $0.key < $1.key }.map { id, url in
            "[[feed]]\nid = \"\(id)\"\nurl = \"\(url)\"\nallow-private = true\n"
        }
        try self.init(
            configuration: """
                [polling]
                spacing = "0s"
                first-poll = "all"

                [articles]
                fetch = "never"
                archive = false

                \(tables.joined(separator: "\n"))
                \(more)
                [[watch]]
                id = "union"
                name = "Union of Beekeepers"
                """)
    }

    var spool: String { "\(folder.path)/spool" }
    var state: String { "\(folder.path)/state" }

    func run(_ command: String, _ arguments: String...) async throws -> BuiltProgram.Ending {
        try await casewire.run(
            [command, "--config", "\(folder.path)/feeds.conf", "--spool", spool, "--state", state] + arguments)
    }

    /// The messages of a queue's `new/`, by file name.
    func messages<Content: Decodable>(_ queue: String, as type: Content.Type) throws -> [String: Content] {
        let box = "\(spool)/\(queue)/new"
        let names = try FileManager.default.contentsOfDirectory(atPath: box)
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                let data = try Data(contentsOf: URL(filePath: "\(box)/\(name)"))
                return (name, try JSONDecoder.casewire().decode(type, from: data))
            })
    }

    func alerts() throws -> [Alert] { Array(try messages("alerts", as: Alert.self).values) }
    func cases() throws -> [CaseRecord] { Array(try messages("cases", as: CaseRecord.self).values) }
}

/// A feed of one item that mentions whom `Monitored(feeds:)` watches.
func feedOfBeekeepers(_ title: String = "Union of Beekeepers meets", guid: String = "bees-1") -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0"><channel><title>Hive news</title><link>https://example.org/</link><description>Bees</description>
    <item><title>\(title)</title><guid isPermaLink="false">\(guid)</guid><link>https://example.org/\(guid).html</link>
    <pubDate>Wed, 04 Aug 2021 10:00:00 GMT</pubDate>
    <description>The Union of Beekeepers met on Wednesday and counted its hives.</description></item>
    </channel></rss>
    """
}
