import CaseExtraction
import CasewireModel

/// A watched party and a watched politician who do not exist, by their Kazakh names.
enum WatchedInKazakh {
    static let party = WatchedEntity(id: "steppe", name: "Еркін Дала", kind: .organisation)
    static let league = WatchedEntity(id: "league", name: "Таң одағы", kind: .organisation)
    static let leader = WatchedEntity(id: "leader", name: "Тимур Сарыев", kind: .person, aliases: [Alias("Сарыев")])
    static let all = [party, league, leader]
    static let kinds = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.kind) })
}

/// Cases of a Kazakh text, published on 5 August 2021, a Thursday, in which a watched party is named in passing.
func kazakhCases(title: String = "Хабар", _ text: String, published: String? = "2021-08-05") -> [Case] {
    let whole = text + "\n\nЕркін Дала тыйым салынған ұйым."
    let item = Item(
        guid: "test", title: title, text: whole, published: published.flatMap { Timestamp.date(rfc3339: $0) },
        language: "kk")
    var matches: [Match] = []
    for entity in WatchedInKazakh.all {
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
    return CaseExtractor.cases(in: MatchedItem(item: item, matches: matches), kinds: WatchedInKazakh.kinds)
}

private func spans(of name: String, in text: String) -> [Span] {
    let (scalars, wanted) = (Array(text.unicodeScalars), Array(name.unicodeScalars))
    guard scalars.count >= wanted.count else { return [] }
    return (0...(scalars.count - wanted.count)).compactMap { start in
        scalars[start..<(start + wanted.count)].elementsEqual(wanted) ? Span(start, start + wanted.count) : nil
    }
}
