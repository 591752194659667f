import CaseExtraction
import CasewireModel
import Foundation

/// A watched party and a watched politician who do not exist, in no country that the rules could know by heart.
enum Watched {
    static let party = WatchedEntity(id: "steppe", name: "Free Steppe", kind: .organisation)
    static let league = WatchedEntity(id: "league", name: "Morning League", kind: .organisation)
    static let leader = WatchedEntity(id: "leader", name: "Timur Saryev", kind: .person, aliases: [Alias("Saryev")])
    static let all = [party, league, leader]
    static let kinds = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.kind) })
}

/// An item with its matches by plain search, so that these tests rest on no other stage.
func matched(
    title: String = "News", _ text: String, published: String? = "2021-08-05", language: String? = "en"
) -> MatchedItem {
    let item = Item(
        guid: "test", title: title, text: text, published: published.flatMap { Timestamp.date(rfc3339: $0) },
        language: language)
    var matches: [Match] = []
    for entity in Watched.all {
        for field in [Item.Field.title, .text] {
            for name in [entity.name] + entity.aliases.map(\.text) {
                for span in spans(of: name, in: item[field] ?? "")
                where !matches.contains(where: { $0.field == field && $0.span.overlaps(span) }) {
                    matches.append(
                        Match(
                            entity: entity.id, name: entity.name, alias: name, field: field, span: span, text: name,
                            context: ""))
                }
            }
        }
    }
    return MatchedItem(item: item, matches: matches)
}

/// Cases of a text in which a watched party is named in passing, so that what is tested stands alone.
func cases(title: String = "News", _ text: String, published: String? = "2021-08-05") -> [Case] {
    CaseExtractor.cases(
        in: matched(title: title, text + "\n\nFree Steppe is banned.", published: published), kinds: Watched.kinds)
}

private func spans(of name: String, in text: String) -> [Span] {
    let (scalars, wanted) = (Array(text.unicodeScalars), Array(name.unicodeScalars))
    guard scalars.count >= wanted.count else { return [] }
    return (0...(scalars.count - wanted.count)).compactMap { start in
        scalars[start..<(start + wanted.count)].elementsEqual(wanted) ? Span(start, start + wanted.count) : nil
    }
}

extension Case {
    /// `Nurlan Ospanov: detained 2021-06-01..2021-06-30; sentenced 2021-08-04 @Oral restricted_freedom 24m`
    var summary: String { person.name + ": " + events.map(\.summary).joined(separator: "; ") }
}

extension Event {
    var summary: String {
        var parts = [type.rawValue]
        if let date { parts.append(date.summary) }
        if let place { parts.append("@" + place) }
        if let judge { parts.append("by " + judge) }
        parts += sentences.map(\.summary)
        return parts.joined(separator: " ")
    }
}

extension EventDate {
    var summary: String { start == end ? "\(start)" : "\(start)..\(end)" }
}

extension Sentence {
    var summary: String {
        func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }
        var summary = kind.rawValue
        if let months { summary += " \(number(months))m" }
        if let days { summary += " \(number(days))d" }
        if let hours { summary += " \(number(hours))h" }
        if let amount { summary += " \(number(amount)) \(currency ?? "?")" }
        return summary
    }
}
