package import CasewireModel
import TextTools

/// Steps of cases for Uwazi (uwazi.io, "Importing entities from CSV"): a file for each language with the same rows, ISO
/// dates, several values of one cell with `|` between them, and the thesauri as files of their own.
package enum UwaziExport {
    /// The thesauri: their file names, and their text, a column a language.
    package static func thesauri() -> [(name: String, text: String)] {
        [
            ("thesaurus-steps.csv", thesaurus(EventType.allCases.map { type in { type.words($0) } })),
            ("thesaurus-penalties.csv", thesaurus(Sentence.Kind.allCases.map { kind in { kind.words($0) } })),
        ]
    }

    package static func fileName(_ language: ReportLanguage) -> String { "steps.\(language.rawValue).csv" }

    package static func head() -> String {
        CSVRow.text([
            "title", "Case", "Person", "Other names", "Roles", "Organisations", "Charges", "Step", "Date", "Place",
            "Court", "Judge", "Penalties", "Penalties in words", "Quotation", "Source", "Source language",
        ])
    }

    package static func rows(_ record: CaseRecord, _ language: ReportLanguage) -> String {
        record.events.map { event in
            let source = record.source(of: event)
            let step = event.type.words(language)
            let date = event.date.map { $0.start == $0.end ? "\($0.start)" : "\($0.start):\($0.end)" } ?? ""
            return CSVRow.text([
                line("\(record.person.name): \(step)\(date.isEmpty ? "" : ", \(date)")"), record.id.rawValue,
                line(record.person.name), list(record.person.names), list(record.person.roles),
                list(record.organisations.map(\.rawValue)), list(record.charges.map(\.text)), step, date,
                line(event.place ?? ""), line(event.court ?? ""), line(event.judge ?? ""),
                list(event.sentences.map { $0.kind.words(language) }),
                line(event.sentences.map { $0.words(language) }.joined(separator: "; ")),
                PlainText.clean(event.quote), link(source), source.language ?? "",
            ])
        }.joined()
    }

    private static func thesaurus(_ terms: [(ReportLanguage) -> String]) -> String {
        CSVRow.text(["English", "Russian", "Kazakh"])
            + terms.map { term in CSVRow.text(ReportLanguage.allCases.map(term)) }.joined()
    }

    private static func line(_ text: String) -> String { PlainText.line(text) }

    /// The sign between values may not stand in one.
    private static func list(_ values: [String]) -> String {
        values.map { line($0).replacing("|", with: "/") }.joined(separator: "|")
    }

    /// A link property: its label, then its address.
    private static func link(_ source: CaseSource) -> String {
        guard let url = source.url, WebLink.isSafe(url) else { return "" }
        return "\(line(source.title).replacing("|", with: "/"))|\(url.replacing("|", with: "%7C"))"
    }
}
