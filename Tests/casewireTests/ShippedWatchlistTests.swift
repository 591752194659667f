import Foundation
import TestSupport
import Testing

/// The watched entities of the feeds.conf that is shipped, by the program itself.
@Suite("The shipped watchlist") struct ShippedWatchlistTests {
    private static let configuration = Fixture.root.deletingLastPathComponent().appending(path: "feeds.conf").path

    private struct AliasForms: Decodable {
        struct Word: Decodable {
            let stem: String
            let endings: [String]
        }

        let watch: String
        let alias: String
        let words: [[Word]]
    }

    private struct Mention: Decodable {
        let file: String
        let entity: String
        let text: String
    }

    private static func lines<Line: Decodable>(_ output: String) throws -> [Line] {
        try output.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test("is found in every form that `check --forms` tells, in sentences of three languages") func forms()
        async throws
    {
        let casewire = BuiltProgram("casewire")
        let check = try await casewire.run("check", "--forms", "--json", "--config", Self.configuration)
        let listed = check.output.split(separator: "\n").filter { $0.contains("\"alias\"") }.joined(separator: "\n")
        var sentences: [(watch: String, form: String)] = []
        for alias in try Self.lines(listed) as [AliasForms] {
            let words = alias.alias.split(separator: " ").map(String.init)
            for index in words.indices where words.count == alias.words.count {
                for word in alias.words[index] {
                    for ending in word.endings {
                        var form = words
                        form[index] = word.stem + ending
                        sentences.append((alias.watch, form.joined(separator: " ")))
                    }
                }
            }
        }
        #expect(sentences.count > 500)
        let frames = [
            ("ДВК Казахстана и Аблязов: «", "» — так сказано."), ("DVK of Kazakhstan and Ablyazov: «", "», they said."),
            ("Қазақстандағы ДВК мен Әблязов: «", "» деп айтылды."),
        ]
        let folder = try TemporaryFolder()
        var wanted: [String: [(watch: String, form: String)]] = [:]
        for (number, frame) in frames.enumerated() {
            // A text has a limit of matches, so that it is cut into as many as it takes.
            for part in stride(from: 0, to: sentences.count, by: 200) {
                let file = folder.appending("\(number)-\(part).txt")
                let texts = sentences[part..<min(part + 200, sentences.count)]
                wanted[file.path] = Array(texts)
                let text = texts.map { frame.0 + $0.form + frame.1 }.joined(separator: "\n\n")
                try Data(text.utf8).write(to: file)
            }
        }
        let match = try await casewire.run(
            ["match", "--jsonl", "--config", Self.configuration] + wanted.keys.sorted())
        let found = Set((try Self.lines(match.output) as [Mention]).map { "\($0.file) \($0.entity) \($0.text)" })
        let missing = wanted.flatMap { file, texts in
            texts.filter { !found.contains("\(file) \($0.watch) \($0.form)") }.map { "\($0.watch) \($0.form)" }
        }
        // One everyday word with an ending is the word: `Көшеде` is in the street.
        #expect(missing.filter { !$0.hasPrefix("koshe ") || $0.dropFirst(6).contains(" ") } == [])
    }

    @Test("is not found in ten thousand words of daily life", arguments: ["en", "ru", "kk"])
    func prose(language: String) async throws {
        let file = Fixture.url("matching/prose-\(language).txt").path
        let match = try await BuiltProgram("casewire").run("match", "--config", Self.configuration, file)
        #expect(match.status == 0)
        #expect(match.output == "")
    }
}
