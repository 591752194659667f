package import CasewireModel
import TextTools

/// A case for someone who reads it on a terminal.
package enum CaseText {
    package static func describe(_ record: CaseRecord) -> String {
        var lines = [PlainText.line(record.person.name)]
        let also = record.person.names.filter { $0 != record.person.name }
        if !also.isEmpty { lines.append("  also printed: \(also.joined(separator: ", "))") }
        if let age = record.person.age { lines.append("  age: \(age)") }
        if !record.person.roles.isEmpty { lines.append("  \(record.person.roles.joined(separator: ", "))") }
        for charge in record.charges {
            lines.append("  charge: \(charge.article.map { "article \($0): " } ?? "")\(charge.text)")
        }
        if let stance = record.stance { lines.append("  \(stance.rawValue) the charge") }
        lines.append("")
        for event in record.events { lines += describe(event) }
        lines.append("")
        lines.append("Sources")
        for source in record.sources { lines.append("  \(source.feed): \(source.title) \(source.url ?? "")") }
        return lines.map(PlainText.clean).joined(separator: "\n") + "\n"
    }

    private static func describe(_ event: Event) -> [String] {
        let sentences = event.sentences.map(\.words).joined(separator: ", ")
        let parts: [String?] = [
            event.date?.words ?? "undated", event.type.rawValue, event.place, event.court,
            event.judge.map { "judge \($0)" },
            sentences.isEmpty ? nil : sentences,
        ]
        return ["  \(parts.compactMap { $0 }.joined(separator: ", "))", "    “\(PlainText.line(event.quote))”"]
    }
}

extension EventDate {
    /// `2021-08-04`, or the two ends of an interval.
    package var words: String { start == end ? "\(start)" : "\(start) to \(end)" }
}

extension Sentence {
    /// `24 months of restricted freedom`
    package var words: String {
        let name = kind.rawValue.split(separator: "_").joined(separator: " ")
        let terms = [("months", months), ("days", days), ("hours", hours)].compactMap { unit, value in
            value.map { "\(Self.number($0)) \(unit)" }
        }
        let money = amount.map { "\(Self.number($0)) \(currency ?? "")" }
        let what = scope.map { "\(name) (\($0))" } ?? name
        let term = (terms + [money].compactMap { $0 }).joined(separator: ", ")
        return term.isEmpty ? what : "\(term) of \(what)"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

extension CaseRecord {
    /// The day of the latest dated step.
    package var lastStep: String? { events.compactMap { $0.date?.end.description }.max() }

    /// The penalty that the latest judgment set.
    package var sentenceInForce: String {
        events.last { !$0.sentences.isEmpty }?.sentences.map(\.words).joined(separator: ", ") ?? ""
    }
}
