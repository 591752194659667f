import CasewireModel
import Foundation
import Reporting
import Testing

@Suite("A case on the terminal") struct CaseTextTests {
    private func event(_ type: EventType, _ day: String, months: Double, by item: ItemID) -> Event {
        var event = Event(
            type: type, date: CalendarDay(iso: day).map { EventDate(start: $0, end: $0, text: day) }, place: "Oral",
            court: "Second Court", judge: "A. Judge", sentences: [Sentence(kind: .imprisonment, months: months)],
            quote: "A court in Oral\nsaid so.", field: .text, span: Span(0, 24), confidence: 0.9)
        event.source = item
        event.id = "ab12\(item)"
        return event
    }

    private func record(_ events: [Event], sources: [ItemID]) -> CaseRecord {
        let told = sources.map { item in
            CaseSource(
                feed: FeedID("feed-\(item)"),
                item: Item(
                    guid: item, url: "https://example.org/\(item)", title: "Title \(item)",
                    published: Date(timeIntervalSince1970: 1_628_164_981), language: "en"))
        }
        return CaseRecord(
            id: "5f0c2d9e41b7", revision: 3, created: Date(timeIntervalSince1970: 0),
            person: Person(name: "Dana Agai", names: ["Дана Ағай"], key: "agai dana", age: 31, roles: ["activist"]),
            organisations: ["union"], charges: [Case.Charge(text: "rally", article: "488-6")], stance: .denies,
            events: events, source: told[0], sources: told, previous: 2)
    }

    @Test("a step stands with its day, term, place, court, judge, words and source")
    func step() {
        let text = CaseText.describe(record([event(.sentenced, "2021-08-04", months: 24, by: "1")], sources: ["1"]))
        #expect(
            text.contains(
                "2021-08-04  sentenced, 24 months of imprisonment, Oral, Second Court, judge A. Judge  [ab121]"))
        #expect(text.contains("“A court in Oral said so.” (feed-1, 2021-08-05)"))
        #expect(text.contains("also printed: Дана Ағай") && text.contains("charge: article 488-6: rally"))
        #expect(text.contains("feed-1: Title 1 (2021-08-05, en, https://example.org/1)"))
        #expect(!text.contains("!"))
    }

    @Test("what sources disagree about is marked, each with its source; every source that tells a step is quoted")
    func disputed() {
        var (one, other) = (
            event(.sentenced, "2021-08-04", months: 24, by: "1"), event(.sentenced, "2021-08-04", months: 72, by: "2")
        )
        (one.disputed, other.disputed) = (true, true)
        one.also = [EventTelling(other, in: "3")]
        let text = CaseText.describe(record([one, other], sources: ["1", "2", "3"]))
        #expect(
            text.contains(" !2021-08-04  sentenced, 24 months") && text.contains(" !2021-08-04  sentenced, 72 months"))
        #expect(text.contains("(feed-3, 2021-08-05)"))
    }

    @Test("a second proceeding has a heading, and a closed or withdrawn case says so")
    func headings() {
        var second = event(.detained, "2023-08-04", months: 1, by: "1")
        second.proceeding = 2
        var told = record([event(.sentenced, "2021-08-04", months: 24, by: "1"), second], sources: ["1"])
        told.mergedInto = "0a91c3d2e4f5"
        told.status = .withdrawn
        let text = CaseText.describe(told)
        #expect(text.contains("Proceeding 1\n") && text.contains("Proceeding 2\n"))
        #expect(text.contains("joined to case 0a91c3d2e4f5") && text.contains("withdrawn"))
    }

    @Test("a source's title can't forge a line")
    func forged() {
        var told = record([], sources: ["1"])
        told.sources[0].title = "A\nProceeding 9"
        #expect(!CaseText.describe(told).contains("\nProceeding 9"))
    }

    @Test("names the terms of a sentence in words")
    func sentences() {
        #expect(Sentence(kind: .restrictedFreedom, months: 24).words == "24 months of restricted freedom")
        #expect(Sentence(kind: .fine, amount: 87500, currency: "KZT").words == "87500 KZT of fine")
        #expect(
            Sentence(kind: .activityBan, scope: "using social networks").words == "activity ban (using social networks)"
        )
    }
}
