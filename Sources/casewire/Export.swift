import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Reporting
import Storage

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes cases and alerts for other systems.",
        discussion: """
            ftm: FollowTheMoney entities for Aleph and yente, a line each. jsonl: the messages, cases first. csv: the steps of
            all cases for a spreadsheet, or the alerts with --alerts. atom: the alerts as a feed for any reader. Ids are those
            of the messages and stay the same from one export to the next.

            Example:
              casewire export --format csv
              casewire export --format csv --uwazi --out uwazi
              casewire export --format ftm --since 7d
              casewire export --format atom --out alerts.atom
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case ftm, csv, jsonl, atom }

    @OptionGroup var options: CommonOptions
    @Option(help: "ftm, csv, jsonl or atom.") var format: Format
    @Option(help: "Only what was made then or later: a day, a time (RFC 3339), or a duration back from now as 7d.")
    var since: SinceArgument?
    @Flag(help: "With csv: alerts in place of cases.") var alerts = false
    @Flag(help: "With csv: files for Uwazi, one a language, and its thesauri, in the folder that --out names.")
    var uwazi = false
    @Option(help: "A file in place of standard output; with --uwazi, a folder.") var out: String?

    func validate() throws {
        if alerts || uwazi, format != .csv { throw ValidationError("--alerts and --uwazi go with --format csv") }
        if alerts, uwazi { throw ValidationError("--alerts and --uwazi are two different tables") }
        if uwazi, out == nil { throw ValidationError("--uwazi writes several files: --out names their folder") }
    }

    func run() throws {
        try reporting {
            let settings = try options.settingsIfAny()
            let since = since?.date(before: Date())
            try options.look(into: options.stateFolder(settings)) { state in
                if uwazi { return try writeUwazi(state, since: since) }
                let output = try ExportOutput(out)
                try write(state, settings?.watch ?? [], since: since, to: output)
                try output.finish()
            }
        }
    }

    private func write(
        _ state: StateTransaction, _ watched: [WatchedEntity], since: Date?, to output: ExportOutput
    ) throws {
        switch format {
        case .ftm:
            let export = FTMExport(watched: watched)
            for entity in watched { try output.write(export.lines(of: entity)) }
            try state.eachCase(since: since) { try output.write(export.lines(of: $0)) }
            try state.eachAlert(since: since) { try output.write(export.lines(of: $0)) }
        case .jsonl:
            let encoder = JSONEncoder.casewire()
            try state.eachCase(since: since) { try output.write(encoder.line($0)) }
            try state.eachAlert(since: since) { try output.write(encoder.line($0)) }
        case .csv where alerts:
            try output.write(CSVRow.text(CSVExport.alertHead))
            try state.eachAlert(since: since) { try output.write(CSVExport.row($0)) }
        case .csv:
            try output.write(CSVRow.text(CSVExport.caseHead))
            try state.eachCase(since: since) { try output.write(CSVExport.rows($0)) }
        case .atom:
            try output.write(AtomExport.head(updated: try state.newestAlert() ?? Date(timeIntervalSince1970: 0)))
            try state.eachAlert(since: since) { try output.write(AtomExport.entry($0)) }
            try output.write(AtomExport.end)
        }
    }

    private func writeUwazi(_ state: StateTransaction, since: Date?) throws {
        let folder = out ?? "."
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(status: 73, "\(folder): can't be made")
        }
        for (name, text) in UwaziExport.thesauri() {
            let output = try ExportOutput("\(folder)/\(name)")
            try output.write(text)
            try output.finish()
        }
        for language in ReportLanguage.allCases {
            let output = try ExportOutput("\(folder)/\(UwaziExport.fileName(language))")
            try output.write(UwaziExport.head())
            try state.eachCase(since: since) { try output.write(UwaziExport.rows($0, language)) }
            try output.finish()
        }
    }
}

/// `2026-08-01`, `2026-08-01T12:00:00Z`, `7d`
struct SinceArgument: ExpressibleByArgument {
    private let date: Date?
    private let back: Duration?

    init?(argument: String) {
        back = DurationText.duration(argument)
        date = back == nil ? Timestamp.date(rfc3339: argument) : nil
        if date == nil, back == nil { return nil }
    }

    func date(before now: Date) -> Date? { date ?? back.map { now.addingTimeInterval(-($0 / .seconds(1))) } }
}
