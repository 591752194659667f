import ArgumentParser
import CasewireModel
import Foundation
import Reporting
import Storage

struct Cases: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "Shows the register of cases.",
        discussion: """
            Example:
              casewire cases
              casewire cases show 5f0c2d9e41b7
            """,
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists all cases, the latest step last.")

        @OptionGroup var options: CommonOptions
        @Flag(help: "Print JSON, a line a case.") var json = false

        func run() throws {
            try reporting {
                let records = try options.cases().sorted { ($0.lastStep ?? "", $0.id) < ($1.lastStep ?? "", $1.id) }
                if json {
                    for record in records { Terminal.print(try JSONEncoder.casewire().line(record)) }
                    return
                }
                var table = Table("CASE", "PERSON", "LAST STEP", "WHEN", "WHERE", "SENTENCE", "SOURCES")
                for record in records {
                    let step = record.events.last { $0.date != nil } ?? record.events.last
                    table.add(
                        record.id.rawValue, record.person.name, step?.type.rawValue ?? "", step?.date?.words ?? "",
                        step?.place ?? "", record.sentenceInForce, String(record.sources.count))
                }
                Terminal.print(table.text(width: Terminal.width))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows one case with its timeline and its sources.")

        @OptionGroup var options: CommonOptions
        @Flag(help: "Print JSON.") var json = false
        @Argument(help: "The case's id, as casewire cases lists it.") var id: String

        func run() throws {
            try reporting {
                guard let record = try options.cases().first(where: { $0.id.rawValue == id }) else {
                    throw Failure(.dataError, "no case \(id); casewire cases lists them")
                }
                if json {
                    Terminal.print(try JSONEncoder.casewire(pretty: true).line(record))
                } else {
                    Terminal.print(CaseText.describe(record))
                }
            }
        }
    }
}

extension CommonOptions {
    fileprivate func cases() throws -> [CaseRecord] {
        let folder = stateFolder(try settingsIfAny())
        return try look(into: folder) { try $0.cases() }
    }
}
