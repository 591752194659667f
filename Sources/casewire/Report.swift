import ArgumentParser
import Foundation
import Storage

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Makes a static site of the cases, alerts and feeds.",
        discussion: """
            Pages in English, Russian and Kazakh that any browser shows and any server serves, without a script and without a
            request to anybody. With report = true in feeds.conf it is made anew after each cycle that changed something.

            Example:
              casewire report
              casewire report --out public
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "Where to; by default, report/ in the spool.") var out: String?

    func run() throws {
        try reporting {
            let settings = try options.settingsIfAny()
            let folder = ReportFolder(path: out ?? "\(options.spoolFolder(settings))/report")
            let state = try storing { try State(readingFrom: options.stateFolder(settings)) }
            let pages = try folder.make(from: state, settings)
            Terminal.print("\(pages) pages in \(folder.path); begin with index.html\n")
        }
    }
}
