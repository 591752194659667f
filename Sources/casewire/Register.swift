import ArgumentParser
import CasewireModel
import Deduplication
import Foundation
import TextTools

struct Register: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Tells which case records of a file are one person's case.",
        discussion: """
            The file has a record a line, in order of arrival: {"item": …, "revision_of": …, "case": {…}}, where the case is as
            in cases/ of the spool, and revision_of names the item that this one corrects. A line is printed for each,
            decided from it and those before it, as casewire run decides:
            {"record": 7, "case_id": …, "proceedings": […]}, a label for each event of the record.

            Example:
              casewire register --jsonl records.jsonl
            """)

    @Flag(help: "The input is a record a line, and so is the output: the only form there is.") var jsonl = false
    @Argument(help: ArgumentHelp("The records; - is standard input.", valueName: "file")) var file: String

    func run() throws {
        try reporting {
            let known = CasesInMemory()
            var item: (name: String, register: CaseRegister)?
            var number = 0
            for line in try InputFile.bytes(file).split(separator: 0x0A)
            where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) {
                number += 1
                let entry = try record(Data(line), number: number)
                if item?.name != entry.item {
                    if var before = item?.register { try Self.finish(&before, in: known) }
                    let register = try CaseRegister(
                        known, source: entry.case.source(of: entry.item), story: entry.item,
                        correcting: entry.revision_of.map { ItemID($0) })
                    item = (entry.item, register)
                }
                guard let placement = try item?.register.take(entry.case.found) else { continue }
                let answer = Answer(record: number, case_id: placement.id, proceedings: placement.proceedings)
                Terminal.print(try JSONEncoder.casewire().line(answer))
            }
        }
    }

    private static func finish(_ register: inout CaseRegister, in known: CasesInMemory) throws {
        for filed in try register.finish(at: Date(timeIntervalSince1970: 0)) { known.keep(filed) }
    }

    private func record(_ line: Data, number: Int) throws -> RegisterLine {
        do {
            return try JSONDecoder.casewire().decode(RegisterLine.self, from: line)
        } catch let error as DecodingError {
            throw Failure(.dataError, "\(file): record \(number): \(error.place)")
        }
    }

    private struct Answer: Encodable {
        let record: Int
        let case_id: CaseID
        let proceedings: [Int]
    }
}

/// A record of the input: a case as it is in the spool, of which only the person's name is needed.
private struct RegisterLine: Decodable {
    let item: String
    let revision_of: String?
    let `case`: Told

    struct Told: Decodable {
        let person: Named
        let organisations: [EntityID]?
        let charges: [Case.Charge]?
        let stance: Case.Stance?
        let events: [Step]?
        let source: Origin?

        var found: Case {
            Case(
                person: Person(
                    name: person.name, names: person.names ?? [], key: FoldingKey.ofName(person.name), age: person.age,
                    roles: person.roles ?? []),
                organisations: organisations ?? [], charges: charges ?? [], stance: stance,
                events: (events ?? []).map(\.event))
        }

        func source(of item: String) -> CaseSource {
            CaseSource(
                feed: source?.feed ?? "file",
                item: Item(
                    guid: ItemID(item), url: source?.url, title: source?.title ?? "", published: source?.published,
                    language: source?.language))
        }
    }

    struct Named: Decodable {
        let name: String
        let names: [String]?
        let age: Int?
        let roles: [String]?
    }

    struct Origin: Decodable {
        let feed: FeedID?
        let url: String?
        let title: String?
        let published: Date?
        let language: String?
    }

    struct Step: Decodable {
        let type: EventType
        let date: Interval?
        let place: String?
        let court: String?
        let judge: String?
        let sentences: [Sentence]?
        let quote: String?
        let field: Item.Field?
        let span: Span?
        let confidence: Double?

        struct Interval: Decodable {
            let start: CalendarDay
            let end: CalendarDay
            let text: String?
        }

        var event: Event {
            Event(
                type: type, date: date.map { EventDate(start: $0.start, end: $0.end, text: $0.text ?? "") },
                place: place, court: court, judge: judge, sentences: sentences ?? [], quote: quote ?? "",
                field: field ?? .text, span: span ?? Span(0, 0), confidence: confidence ?? 1)
        }
    }
}

extension DecodingError {
    /// Where and what, in a line.
    fileprivate var place: String {
        let context: Context? =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: nil
            }
        let path = (context?.codingPath ?? []).map(\.stringValue).joined(separator: ".")
        return "\(path.isEmpty ? "" : "\(path): ")\(context?.debugDescription ?? "no record")"
    }
}
