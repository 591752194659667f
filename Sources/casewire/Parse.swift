import ArgumentParser
import CasewireModel
import FeedParsing
import Foundation

struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Prints a feed file as JSON.",
        discussion: """
            RSS 0.90 to 2.0, RDF, Atom and JSON Feed, broken ones included. Ends with 65 where the input is no feed.

            Example:
              curl -s https://example.org/feed.xml | casewire parse -
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case json }

    @Option(help: "The form of the output.") var format: Format = .json
    @Flag(help: "A line for each file, whether or not it could be read.") var jsonl = false
    @Option(help: ArgumentHelp("The address that the feed came from.", valueName: "url")) var base: String?
    @Option(help: ArgumentHelp("The Content-Type header that it came with.", valueName: "ct")) var contentType: String?
    @Argument(help: ArgumentHelp("Feed files; - is standard input.", valueName: "file")) var files: [String]

    func run() throws {
        try reporting {
            var read = 0
            var line: [UInt8] = []
            for file in files {
                do {
                    var parser = FeedParser(base: base, contentType: contentType)
                    try InputFile.read(file) { parser.push($0) }
                    let feed = try parser.finish()
                    line.removeAll(keepingCapacity: true)
                    FeedJSON.write(feed, file: jsonl ? file : nil, into: &line)
                    line.append(0x0A)
                    Terminal.print(line)
                    read += 1
                } catch let error as FeedParsingError {
                    try refuse(file, "\(error)", .dataError)
                } catch let failure as Failure {
                    try refuse(file, failure.message, .noInput)
                }
            }
            if read == 0 { throw ExitCode(Failure.Status.dataError.rawValue) }
        }
    }

    private func refuse(_ file: String, _ reason: String, _ status: Failure.Status) throws {
        guard jsonl else { throw Failure(status, reason.hasPrefix(file) ? reason : "\(file): \(reason)") }
        Terminal.print(try JSONEncoder.casewire().line(["file": file, "error": reason]))
    }
}
