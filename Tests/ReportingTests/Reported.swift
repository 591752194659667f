import CasewireModel
import Foundation

/// A case and an alert to report on, plain or as hostile as feeds can be.
enum Reported {
    static let now = Date(timeIntervalSince1970: 1_628_164_981)  // 2021-08-05T12:03:01Z

    static func item(_ title: String = "Court In Hivetown Sentences Beekeeper", url: String? = "https://example.org/1")
        -> Item
    {
        Item(
            guid: "bees-1", url: url, title: title, summary: "A court sentenced a beekeeper.",
            text: "A court in Aqtobe sentenced Dana Agaidar of the Union of Beekeepers.", published: now,
            authors: ["A. Reporter"], language: "en")
    }

    static func alert(_ item: Item = item(), id: StoryID = "a1a1a1a1a1a1") -> Alert {
        let text = item.text ?? ""
        let matches = ["Union of Beekeepers"].compactMap { name -> Match? in
            guard let range = text.range(of: name) else { return nil }
            let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
            return Match(
                entity: "union", name: name, alias: name, field: .text,
                span: Span(start, start + name.unicodeScalars.count), text: name, context: text)
        }
        return Alert(
            id: id, revision: 1, created: now,
            feed: FeedReference(id: "hive", title: "Hive news", url: "https://example.org/feed"),
            item: item, matches: matches, cases: ["c1c1c1c1c1c1"],
            sightings: [Sighting(feed: "other", url: "https://example.net/1", title: item.title, seen: now)],
            evidence: [
                EvidenceReference(
                    url: "https://example.org/1", fetched: now, sha256: String(repeating: "ab", count: 32),
                    warc: "2021-08.warc.gz", offset: 0)
            ])
    }

    static func record(
        name: String = "Dana Agaidar", quote: String = "A court sentenced Dana Agaidar to two years.",
        item: Item = item(), months: Double = 24, id: CaseID = "c1c1c1c1c1c1"
    ) throws -> CaseRecord {
        let source = CaseSource(feed: "hive", item: item)
        func day(_ day: Int) throws -> CalendarDay {
            guard let day = CalendarDay(2021, 8, day) else { throw CocoaError(.formatting) }
            return day
        }
        var sentenced = Event(
            type: .sentenced, date: EventDate(start: try day(4), end: try day(4), text: "August 4"), place: "Aqtobe",
            court: "City Court", judge: "B. Judge", sentences: [Sentence(kind: .imprisonment, months: months)],
            quote: quote, field: .text, span: Span(0, quote.unicodeScalars.count), confidence: 0.9)
        sentenced.source = item.guid
        var detained = sentenced
        (detained.type, detained.sentences) = (.detained, [])
        detained.date = EventDate(start: try day(1), end: try day(10), text: "early August")
        return CaseRecord(
            id: id, revision: 2, created: now,
            person: Person(name: name, names: ["Agaidar"], key: "dana agaidar", age: 34, roles: ["activist"]),
            organisations: ["union"], charges: [Case.Charge(text: "extremism", article: "405-2")], stance: .denies,
            events: [detained, sentenced], source: source, sources: [source], previous: 1)
    }

    static let watched = [
        WatchedEntity(
            id: "union", name: "Union of Beekeepers", kind: .organisation, aliases: [Alias("Союз пчеловодов")])
    ]

    /// What a feed can say to break what shows it.
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{title}} {{{title}}} {{#a}}",
        "=cmd|' /C calc'!A0",
        "+1", "-1", "@SUM(A1)", "\tx", "a\u{1B}]52;c;eA==\u{7}", "\u{202E}gpj.exe", "]]>", "a&amp;b", "x,\"y\"\r\nz",
        "＝1",
        " =1", "\u{FFFE}\u{0}", "'quoted'", "|bar|", "\u{2028}line",
    ]
}
