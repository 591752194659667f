import ArgumentParser
import CasewireModel
import Foundation
import PageReading

struct Text: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Prints the article of a web page.",
        discussion: """
            The page's address is --url, or stands in a file PAGE.url beside it.

            Example:
              casewire text --url https://example.org/news/1.html page.html
            """)

    @Flag(help: "A line of JSON for each file.") var jsonl = false
    @Flag(help: "The same as --jsonl.") var json = false
    @Option(help: ArgumentHelp("The address that the page came from.", valueName: "url")) var url: String?
    @Argument(help: ArgumentHelp("Pages of HTML; - is standard input.", valueName: "file")) var files: [String]

    /// A line of `text --jsonl`.
    private struct Output: Encodable {
        let file: String
        var title: String?
        var text: String?
        var published: Date?
        var authors: [String]?
        var canonical: String?
        var language: String?
        var error: String?
    }

    func run() throws {
        try reporting {
            var read = 0
            for file in files {
                do {
                    let address = url ?? (try? InputFile.text("\(file).url"))
                    let document = Document(
                        url: address?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "",
                        body: try InputFile.bytes(file), fetched: Date())
                    try print(try PageReader.article(in: document), of: file)
                    read += 1
                } catch let error as PageReadingError {
                    try refuse(file, "\(error)", .dataError)
                } catch let failure as Failure {
                    try refuse(file, failure.message, .noInput)
                }
            }
            if read == 0 { throw ExitCode(Failure.Status.dataError.rawValue) }
        }
    }

    private func print(_ article: Article, of file: String) throws {
        guard jsonl || json else {
            let head = [article.title, article.published.map(Timestamp.rfc3339), article.canonical].compactMap { $0 }
            Terminal.print((head + ["", article.text]).joined(separator: "\n") + "\n")
            return
        }
        let output = Output(
            file: file, title: article.title, text: article.text, published: article.published,
            authors: article.authors,
            canonical: article.canonical, language: article.language)
        Terminal.print(try JSONEncoder.casewire().line(output))
    }

    private func refuse(_ file: String, _ reason: String, _ status: Failure.Status) throws {
        guard jsonl || json else { throw Failure(status, reason.hasPrefix(file) ? reason : "\(file): \(reason)") }
        Terminal.print(try JSONEncoder.casewire().line(Output(file: file, error: reason)))
    }
}
