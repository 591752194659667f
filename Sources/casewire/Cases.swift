import ArgumentParser
import CasewireModel
import Configuration
import Foundation
import Reporting
import Storage

struct Cases: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases",
        abstract: "Shows the register of cases, and takes your word on who is who.",
        discussion: """
            Example:
              casewire cases
              casewire cases show 5f0c2d9e41b7
              casewire cases join 5f0c2d9e41b7 0a91c3d2e4f5
              casewire cases split 5f0c2d9e41b7 3f9a1c
            """,
        subcommands: [List.self, Show.self, CasesJoin.self, CasesSplit.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists all cases, the latest step last.")

        @OptionGroup var options: CommonOptions
        @Flag(help: "Print JSON, a line a case; those that were joined to another, too.") var json = false

        func run() throws {
            try reporting {
                let records = try options.cases().sorted { ($0.lastStep ?? "", $0.id) < ($1.lastStep ?? "", $1.id) }
                if json {
                    for record in records { Terminal.print(try JSONEncoder.casewire().line(record)) }
                    return
                }
                var table = Table("CASE", "PERSON", "LAST STEP", "WHEN", "WHERE", "SENTENCE", "SOURCES")
                for record in records where record.mergedInto == nil {
                    let step = record.events.last { $0.date != nil } ?? record.events.last
                    let name = record.status == .withdrawn ? "\(record.person.name) (withdrawn)" : record.person.name
                    table.add(
                        record.id.rawValue, name, step?.type.rawValue ?? "", step?.date?.words ?? "",
                        step?.place ?? "", record.sentenceInForce, String(record.sources.count))
                }
                Terminal.print(table.text(width: Terminal.width))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows one case with its timeline and its sources.",
            discussion: """
                A step stands with its date, its place and its source's words; what sources disagree about is marked with an
                exclamation mark, each with its source. The six digits are the step's, for casewire cases split.
                """)

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
