import ArgumentParser
import CasewireModel
import Configuration
import FeedParsing
import Foundation
import Reporting
import TextTools

struct ImportOPML: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-opml",
        abstract: "Prints another reader's list of feeds as [[feed]] lines to paste.",
        discussion: """
            Reads OPML, broken lists included, asks nobody and edits nothing: look through what it prints and paste what
            you want. Feeds that are listed twice, or that feeds.conf has already, are left out, and that is said on stderr.

            Example:
              casewire import-opml feeds.opml
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Print JSON, a line a feed.") var json = false
    @Argument(help: ArgumentHelp("A file of OPML; - is standard input.", valueName: "file")) var file: String

    func run() throws {
        try reporting {
            let list = try list()
            var remarks = Remarks(file: file)
            for problem in list.problems { remarks.add(line: problem.line, problem.message) }
            let tables = tables(of: list, try options.settingsIfAny(), &remarks)
            remarks.tell()
            guard !tables.isEmpty else {
                throw Failure(.dataError, "\(file): no feed in it that feeds.conf could take and does not have")
            }
            try print(tables, list.title)
        }
    }

    private func list() throws -> OPML {
        var bytes: [UInt8] = []
        // Of a file that is too large no more than it takes to say so.
        try InputFile.read(file) { if bytes.count <= Limits.opmlBytes { bytes.append(contentsOf: $0) } }
        do {
            return try OPMLReader.read(bytes)
        } catch {
            throw Failure(.dataError, "\(file): \(error)")
        }
    }

    /// A table for each address that is new, with the titles of its folders.
    private func tables(
        of list: OPML, _ settings: Settings?, _ remarks: inout Remarks
    ) -> [(folders: [String], table: FeedTable)] {
        var proposal = FeedProposal(settings)
        var seen: [String: Int] = [:]
        var tables: [(folders: [String], table: FeedTable)] = []
        for outline in list.outlines {
            let url = Self.address(outline.feedURL)
            if let fault = FeedTable.fault(ofAddress: url) {
                remarks.add(line: outline.line, "left out: its address \(fault)")
            } else if let first = seen[WebAddress.feedKey(url)] {
                remarks.add(line: outline.line, "left out: \(url) stands in line \(first) already")
            } else if let known = proposal.known(url) {
                remarks.add(line: outline.line, "left out: feeds.conf has \(url) already, as \"\(known)\"")
            } else {
                seen[WebAddress.feedKey(url)] = outline.line
                var table = proposal.table(url: url, title: outline.title)
                if let site = outline.siteURL { table.comments = [site] }
                tables.append((outline.folders, table))
            }
        }
        return tables
    }

    /// As feeds.conf takes it: a character that no address has is percent-encoded, where that makes it one.
    private static func address(_ printed: String) -> String {
        let address = WebAddress.ofFeedLink(printed)
        guard FeedTable.fault(ofAddress: address) != nil, WebAddress.web(address) != nil,
            let encoded = URL(string: address)?.absoluteString, FeedTable.fault(ofAddress: encoded) == nil
        else { return address }
        return encoded
    }

    private func print(_ tables: [(folders: [String], table: FeedTable)], _ title: String?) throws {
        var folders: [String] = []
        for (index, (inside, table)) in tables.enumerated() {
            var table = table
            if json {
                Terminal.print(
                    try JSONEncoder.casewire().line(
                        Row(id: table.id, url: table.url, title: table.title, folders: inside)))
                continue
            }
            if index == 0, let title { Terminal.print("# \(title)\n\n") }
            if inside != folders {
                let words = inside.isEmpty ? "in no folder" : inside.joined(separator: " / ")
                table.comments.insert("— \(words) —", at: 0)
            }
            folders = inside
            Terminal.print("\(table.text)\n")
        }
    }

    private struct Row: Encodable {
        let id: FeedID
        let url: String
        let title: String?
        let folders: [String]
    }

    /// What is said on stderr: the first of each run, and how many more there were.
    private struct Remarks {
        let file: String
        private var lines: [String] = []

        /// Lines that are told: a hostile list has thousands.
        private static let told = 50

        init(file: String) { self.file = file }

        mutating func add(line: Int?, _ message: String) {
            lines.append("\(file):\(line.map { "\($0):" } ?? "") \(PlainText.line(message))")
        }

        func tell() {
            for line in lines.prefix(Self.told) { Terminal.say(line) }
            if lines.count > Self.told { Terminal.say("\(file): \(lines.count - Self.told) more of these") }
        }
    }
}

struct ExportOPML: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-opml",
        abstract: "Prints the feeds of feeds.conf as OPML, for other readers.",
        discussion: """
            Titles are those of feeds.conf, else those that the feeds gave themselves. What is a setting of Casewire's
            alone, credentials and proxies included, is not in it.

            Example:
              casewire export-opml > feeds.opml
            """)

    @OptionGroup var options: CommonOptions

    func run() throws {
        try reporting {
            let settings = try options.settings()
            let memories = try options.memories(settings)
            let feeds = settings.feeds.map { feed in
                OPMLText.Feed(
                    title: feed.title ?? memories[feed.id]?.title ?? feed.id.rawValue, url: feed.url,
                    language: feed.language)
            }
            Terminal.print(OPMLText.write(title: "Feeds of Casewire", feeds: feeds))
        }
    }
}
