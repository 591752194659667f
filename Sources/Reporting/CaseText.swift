package import CasewireModel
import TextTools

/// A case for someone who reads it on a terminal.
package enum CaseText {
    package static func describe(_ record: CaseRecord) -> String {
        var lines = head(record)
        var proceeding = 0
        for event in record.events {
            if event.proceeding != proceeding {
                proceeding = event.proceeding
                lines += ["", "Proceeding \(proceeding)"]
            }
            lines += describe(event, record.sources)
        }
        lines += ["", "Sources"]
        for source in record.sources { lines.append(describe(source)) }
        return lines.map { PlainText.clean($0).replacing("\n", with: " ") }.joined(separator: "\n") + "\n"
    }

    private static func head(_ record: CaseRecord) -> [String] {
        var lines = [PlainText.line(record.person.name)]
        let also = record.person.names.filter { $0 != record.person.name }
        if !also.isEmpty { lines.append("  also printed: \(also.joined(separator: ", "))") }
        if let age = record.person.age { lines.append("  age: \(age), as last printed") }
        if !record.person.roles.isEmpty { lines.append("  \(record.person.roles.joined(separator: ", "))") }
        if !record.organisations.isEmpty {
            lines.append("  tied to: \(record.organisations.map(\.rawValue).joined(separator: ", "))")
        }
        for charge in record.charges {
            lines.append("  charge: \(charge.article.map { "article \($0): " } ?? "")\(charge.text)")
        }
        if let stance = record.stance { lines.append("  \(stance.rawValue) the charge") }
        lines.append("  case \(record.id), revision \(record.revision)")
        if record.status == .withdrawn { lines.append("  withdrawn: all its sources took it back") }
        if let root = record.mergedInto { lines.append("  joined to case \(root), which tells how it goes on") }
        return lines
    }

    /// `  2021-08-04  sentenced, 24 months of restricted freedom, Oral, Second Court    3f9a1c`, then whose words say so.
    private static func describe(_ event: Event, _ sources: [CaseSource]) -> [String] {
        let sentences = event.sentences.map(\.words).joined(separator: ", ")
        let type = event.type.rawValue.replacing("_", with: " ")
        let parts: [String?] = [
            type, sentences.isEmpty ? nil : sentences, event.place, event.court, event.judge.map { "judge \($0)" },
        ]
        let mark = event.disputed == true ? "!" : " "
        let digits = event.id.map { "  [\($0)]" } ?? ""
        var lines = [
            " \(mark)\(event.date?.words ?? "undated")  \(parts.compactMap { $0 }.joined(separator: ", "))\(digits)"
        ]
        if event.disputed == true { lines.append("      sources disagree: see the other telling of this step") }
        lines += quoted(event.quote, event.source, sources)
        for telling in event.also ?? [] { lines += quoted(telling.quote, telling.source, sources) }
        return lines
    }

    private static func quoted(_ quote: String, _ item: ItemID?, _ sources: [CaseSource]) -> [String] {
        let source = sources.first { $0.item == item }
        let name = source.map { source in
            [source.feed.rawValue, source.published.map { Timestamp.rfc3339($0).prefix(10) }.map(String.init)]
                .compactMap { $0 }.joined(separator: ", ")
        }
        let words = quote.isEmpty ? "" : "“\(PlainText.line(quote))” "
        return words.isEmpty && name == nil ? [] : ["      \(words)\(name.map { "(\($0))" } ?? "")"]
    }

    private static func describe(_ source: CaseSource) -> String {
        let parts: [String?] = [
            source.published.map { String(Timestamp.rfc3339($0).prefix(10)) }, source.language, source.url,
        ]
        return "  \(source.feed): \(PlainText.line(source.title)) (\(parts.compactMap { $0 }.joined(separator: ", ")))"
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
