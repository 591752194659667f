package import CasewireModel
import TextTools

/// Cases and alerts as tables for a spreadsheet: a row a step of a case, a row an alert.
package enum CSVExport {
    package static let caseHead = [
        "case", "revision", "status", "person", "other_names", "age", "roles", "organisations", "charges", "articles",
        "stance", "proceeding", "step", "date_start", "date_end", "date_as_printed", "place", "court", "judge",
        "sentences", "quote", "confidence", "source_url", "source_title", "source_published", "source_language",
    ]

    /// A case without a step is a row all the same.
    package static func rows(_ record: CaseRecord) -> String {
        let person = record.person
        var head = [record.id.rawValue, String(record.revision), record.status.rawValue, person.name]
        head += [list(person.names), person.age.map(String.init) ?? "", list(person.roles)]
        head += [list(record.organisations.map(\.rawValue)), list(record.charges.map(\.text))]
        head += [list(record.charges.compactMap(\.article)), record.stance?.rawValue ?? ""]
        if record.events.isEmpty { return row(head + Array(repeating: "", count: 11) + source(record.source)) }
        return record.events.map { row(head + step($0) + source(record.source(of: $0))) }.joined()
    }

    private static func step(_ event: Event) -> [String] {
        var cells = [String(event.proceeding), event.type.rawValue]
        cells += [event.date?.start.description ?? "", event.date?.end.description ?? "", event.date?.text ?? ""]
        cells += [event.place ?? "", event.court ?? "", event.judge ?? ""]
        return cells + [list(event.sentences.map(\.words)), event.quote, String(event.confidence)]
    }

    package static let alertHead = [
        "alert", "revision", "created", "feed", "feed_title", "title", "url", "published", "language", "watched",
        "found", "cases", "seen_in",
    ]

    package static func row(_ alert: Alert) -> String {
        let item = alert.item
        var cells = [alert.id.rawValue, String(alert.revision), Timestamp.rfc3339(alert.created)]
        cells += [alert.feed.id.rawValue, alert.feed.title ?? "", item.title, item.url ?? ""]
        cells += [item.published.map(Timestamp.rfc3339) ?? "", item.language ?? ""]
        cells += [unique(alert.matches.map(\.entity.rawValue)), unique(alert.matches.map(\.text))]
        cells += [list(alert.cases.map(\.rawValue)), unique(alert.sightings.map(\.feed.rawValue))]
        return row(cells)
    }

    private static func source(_ source: CaseSource) -> [String] {
        [
            source.url ?? "", source.title, source.published.map(Timestamp.rfc3339) ?? "", source.language ?? "",
        ]
    }

    private static func list(_ texts: [String]) -> String { texts.joined(separator: "; ") }

    private static func unique(_ texts: [String]) -> String {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
    }

    /// Messages are clean already; what a spool of an older casewire or a hand put there may not be.
    private static func row(_ cells: [String]) -> String { CSVRow.text(cells.map(PlainText.clean)) }
}

extension CaseRecord {
    /// The item that a step's quotation stands in.
    package func source(of event: Event) -> CaseSource {
        event.source.flatMap { item in sources.first { $0.item == item } } ?? source
    }
}
