import ArgumentParser
import CasewireModel
import Deduplication
import Foundation
import TextTools

struct Stories: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Tells which items of a file are one story.",
        discussion: """
            Each line is an item: id, feed, guid, url, title, summary and content (HTML), published. The answer for an item
            rests on the lines before it alone, as it does when feeds are polled.

            Example:
              casewire stories --jsonl items.jsonl
            """)

    @Flag(help: "A line of JSON for each item; the only form there is.") var jsonl = false
    @Flag(help: "The same as --jsonl.") var json = false
    @Argument(help: ArgumentHelp("Items, one a line; - is standard input.", valueName: "file")) var file: String

    /// A line of the file.
    private struct Line: Decodable {
        let id: String
        let feed: String
        var guid: String?
        var url: String?
        var title: String?
        var summary: String?
        var content: String?
        var published: String?
    }

    private struct Output: Encodable {
        let id: String
        let story: String
        let revisionOf: String?

        private enum Key: String, CodingKey {
            case id, story
            case revisionOf = "revision_of"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(id, forKey: .id)
            try container.encode(story, forKey: .story)
            try container.encode(revisionOf, forKey: .revisionOf)
        }
    }

    func run() throws {
        try reporting {
            let book = StoryBook()
            var ids: [String] = []
            for (number, text) in try InputFile.text(file).split(whereSeparator: \.isNewline).enumerated() {
                let line = try read(text, number: number + 1)
                let answer = try book.take(item(line), named: StoryID(line.id))
                let output = Output(
                    id: line.id, story: answer.story.rawValue, revisionOf: answer.revised.map { ids[$0] })
                ids.append(line.id)
                Terminal.print(try JSONEncoder.casewire().line(output))
            }
        }
    }

    private func read(_ text: Substring, number: Int) throws -> Line {
        do {
            return try JSONDecoder().decode(Line.self, from: Data(text.utf8))
        } catch {
            throw Failure(
                .dataError, "\(file):\(number): is no item: a JSON object with id, feed and title is expected")
        }
    }

    private func item(_ line: Line) -> StoryItem {
        let body = [line.content, line.summary].compactMap { $0 }.map(HTMLText.paragraphs).first { !$0.isEmpty } ?? ""
        return StoryItem(
            feed: FeedID(line.feed), guid: line.guid, url: line.url,
            published: line.published.flatMap(Timestamp.date(rfc3339:)),
            text: StoryText(title: HTMLText.line(line.title ?? ""), body: body))
    }
}
