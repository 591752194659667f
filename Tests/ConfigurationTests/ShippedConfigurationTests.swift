import Foundation
import TestSupport
import Testing

@testable import Configuration

@Suite("The shipped feeds.conf and its page") struct ShippedConfigurationTests {
    private static let project = Fixture.root.deletingLastPathComponent()
    private static let shipped = project.appending(path: "feeds.conf")
    private static let page = project.appending(path: "docs/feeds.conf.md")
    /// Has the folder that the examples include from.
    private static let exampleFile = Fixture.url("config/examples/feeds.conf").path

    /// The file with every setting that is off set.
    private func allSet() throws -> String {
        try text(Self.shipped).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let isOff = line.hasPrefix("#") && line.dropFirst().first.map { $0.isLetter || $0 == "[" } == true
            return isOff ? line.dropFirst() : line
        }.joined(separator: "\n")
    }

    private func text(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }

    @Test("has no fault")
    func parses() throws {
        let settings = try Settings.load(file: Self.shipped.path)
        #expect(settings.feeds.count == 11)
        #expect(Set(settings.watch.map(\.id)) == ["dvk", "koshe", "ablyazov"])
        #expect(settings.spool == nil && settings.state == nil)
    }

    @Test("states the defaults as they are")
    func defaults() throws {
        var settings = try Settings.load(file: Self.shipped.path)
        settings.feeds = []
        settings.watch = []
        #expect(settings == Settings())
        for key in Vocabulary.polling + Vocabulary.articles + Vocabulary.spoolLimits {
            #expect(try text(Self.shipped).split(separator: "\n").contains { $0.hasPrefix("\(key) = ") }, "\(key)")
        }
    }

    @Test("has no fault with all that is off in it set")
    func examples() throws {
        let settings = try Settings.parse(text: allSet(), file: Self.exampleFile)
        #expect(settings.spool == "/var/spool/casewire")
        #expect(settings.queues.map(\.name).contains("lawyers"))
        #expect(settings.feeds.first?.credential == "NAME")
    }

    @Test("has every setting that there is, and its page too")
    func complete() throws {
        let (shipped, page) = (try text(Self.shipped), try text(Self.page))
        let tables: [[String]] = [
            Vocabulary.top, Vocabulary.polling, Vocabulary.articles, Vocabulary.spoolLimits, Vocabulary.feedAlone,
            Vocabulary.watch, Vocabulary.alias, Vocabulary.queue,
        ]
        for key in Set(tables.joined()) {
            let isThere = ["\n\(key) = ", "\n#\(key) = ", " \(key) = ", "[\(key)]"].contains { shipped.contains($0) }
            #expect(isThere, "feeds.conf lacks \(key)")
            #expect(page.contains("`\(key)`") || page.contains("[\(key)]"), "docs/feeds.conf.md lacks \(key)")
        }
    }

    @Test("has a page whose examples have no fault")
    func pageExamples() throws {
        var blocks: [String] = []
        var block: [Substring]?
        for line in try text(Self.page).split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```toml" {
                block = []
            } else if line == "```", let lines = block {
                blocks.append(lines.joined(separator: "\n"))
                block = nil
            } else {
                block?.append(line)
            }
        }
        #expect(blocks.count >= 8)
        for block in blocks {
            #expect(throws: Never.self, "\(block)") { try Settings.parse(text: block, file: Self.exampleFile) }
        }
    }

    @Test("has a page that states the defaults as they are")
    func pageDefaults() throws {
        var section = ""
        var stated: [String] = []
        for line in try text(Self.page).split(separator: "\n") {
            if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
            guard ["[polling]", "[articles]", "[spool-limits]"].contains(section), cells.count == 5,
                Vocabulary.feed.contains(cells[0]) || Vocabulary.spoolLimits.contains(cells[0])
            else { continue }
            if !stated.contains(section) { stated.append(section) }
            stated.append("\(cells[0]) = \(cells[2] == "none" ? "\"\"" : cells[2])")
        }
        #expect(stated.count == 3 + Vocabulary.polling.count + Vocabulary.articles.count + Vocabulary.spoolLimits.count)
        #expect(try Settings.parse(text: stated.joined(separator: "\n"), file: "feeds.conf") == Settings())
    }
}
