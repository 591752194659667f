import ArgumentParser
import CaseExtraction
import CasewireModel
import Deduplication
import Foundation
import Matching
import TextTools

struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Extracts the court cases from one article's text.",
        discussion: """
            The file has the title on its first line, an empty line, and the body. Names are those of feeds.conf's watchlist,
            or of a file of [[watch]] tables: an article that mentions none of them has no cases.

            Example:
              casewire extract --published 2021-08-05 --lang en article.txt
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: ArgumentHelp("The day of publication, YYYY-MM-DD, or a time of RFC 3339.", valueName: "date"))
    var published: String?
    @Option(help: ArgumentHelp("The language, as BCP 47 has it. Default: found in the text.", valueName: "lang"))
    var lang: String?
    @Option(help: ArgumentHelp("A file of [[watch]] tables.", valueName: "file")) var watch: String?
    @Flag(
        help: ArgumentHelp(
            "Say on stderr why.",
            discussion: """
                Which rule let each watched name through or held it back; then, sentence by sentence, what was read and by \
                which rule, the words that each value rests on, and what was left out and why.
                """))
    var explain = false
    @Flag(help: "The output is JSON with or without it.") var json = false
    @Argument(help: ArgumentHelp("The article's text; - is standard input.", valueName: "file")) var file: String

    func validate() throws {
        if let published, Timestamp.date(rfc3339: published) == nil {
            throw ValidationError("--published \(published) is no day as YYYY-MM-DD and no time as RFC 3339 has it")
        }
    }

    func run() throws {
        try reporting {
            let entities = try options.watchedEntities(file: watch)
            let watchlist = Watchlist(entities)
            let item = ArticleFile.item(
                try InputFile.text(file), published: published.flatMap(Timestamp.date(rfc3339:)), language: lang)
            if explain {
                for candidate in watchlist.explain(item) { Terminal.say("\(candidate)") }
            }
            let matched = watchlist.matches(in: item)
            let kinds = Dictionary(entities.map { ($0.id, $0.kind) }) { first, _ in first }
            if explain, let matched {
                for line in CaseExtractor.explain(matched, kinds: kinds) { Terminal.say(line) }
            }
            var cases = matched.map { CaseExtractor.cases(in: $0, kinds: kinds) } ?? []
            let story = ContentHash.id("text", item.title)
            for index in cases.indices { cases[index].id = CaseRegister.id(of: cases[index].person, story: story) }
            let output = ExtractionOutput(matched: matched, cases: cases)
            Terminal.print(try JSONEncoder.casewire(pretty: Terminal.stdoutIsTerminal).line(output))
        }
    }
}

/// An article as a text file: title, empty line, body.
enum ArticleFile {
    static func item(_ text: String, published: Date?, language: String?) -> Item {
        let clean = PlainText.clean(text)
        let title = clean.prefix { $0 != "\n" }
        let body = clean[title.endIndex...].drop { $0.isNewline }
        return Item(
            guid: ItemID(ContentHash.id("text", text)), title: PlainText.line(String(title)), text: String(body),
            published: published, language: language ?? LanguageGuess.language(of: clean))
    }
}
