import CasewireModel
import Foundation
import Testing

@testable import Deduplication

@Suite("Whose case is whose") struct CaseMergerTests {
    private let now = Date(timeIntervalSince1970: 1_628_164_981)

    private func source(_ feed: FeedID, _ guid: ItemID) -> CaseSource {
        CaseSource(feed: feed, item: Item(guid: guid, title: "A title"))
    }

    private func event(_ type: EventType, _ day: String? = nil, months: Double? = nil) -> Event {
        let date = day.flatMap { CalendarDay(iso: $0) }.map { EventDate(start: $0, end: $0, text: "on that day") }
        let sentences = months.map { [Sentence(kind: .imprisonment, months: $0)] } ?? []
        return Event(
            type: type, date: date, sentences: sentences, quote: "It says so.", field: .text, span: Span(0, 11),
            confidence: 0.9)
    }

    private func found(_ key: String, age: Int? = nil, _ events: Event...) -> Case {
        Case(person: Person(name: key.capitalized, key: key, age: age), events: events)
    }

    /// Merges one item after the other, as polls do, and gives the register after the last.
    private func register(_ items: [(case: Case, source: CaseSource, story: StoryID)]) -> [CaseRecord] {
        var records: [CaseID: CaseRecord] = [:]
        for item in items {
            let (changed, _) = CaseMerger.merge(
                [item.case], from: item.source, story: item.story,
                into: { key in records.values.filter { $0.person.key == key } }, at: now)
            for record in changed { records[record.id] = record }
        }
        return records.values.sorted { $0.id < $1.id }
    }

    @Test("a second source carries a case on, as its next revision")
    func carriedOn() {
        let records = register([
            (found("agai dana", event(.detained, "2021-03-20")), source("a", "1"), "s1"),
            (
                found("agai dana", event(.detained, "2021-03-20"), event(.sentenced, "2021-08-04", months: 24)),
                source("b", "2"), "s2"
            ),
        ])
        #expect(records.count == 1)
        #expect(records[0].revision == 2 && records[0].previous == 1)
        #expect(records[0].events.map(\.type) == [.detained, .sentenced])
        #expect(records[0].sources.map(\.feed) == ["a", "b"])
    }

    @Test("what adds nothing from a source that is known makes no revision")
    func nothingNew() {
        let item = (found("agai dana", event(.detained, "2021-03-20")), source("a", "1"), StoryID("s1"))
        #expect(register([item, item]).map(\.revision) == [1])
    }

    @Test("a source that corrects itself is believed; two sources that differ both stay")
    func contradiction() {
        let first = (found("agai dana", event(.sentenced, "2021-08-04", months: 24)), source("a", "1"), StoryID("s1"))
        let corrected = (
            found("agai dana", event(.sentenced, "2021-08-04", months: 72)), source("a", "1"), StoryID("s1")
        )
        let other = (found("agai dana", event(.sentenced, "2021-08-04", months: 72)), source("b", "2"), StoryID("s2"))
        #expect(register([first, corrected])[0].events.map { $0.sentences[0].months } == [72])
        #expect(Set(register([first, other])[0].events.map { $0.sentences[0].months }) == [24, 72])
    }

    @Test("namesakes of another age stay two people; one who grew older stays one")
    func ages() {
        let young = (found("agai dana", age: 29, event(.detained, "2021-03-20")), source("a", "1"), StoryID("s1"))
        let old = (found("agai dana", age: 61, event(.detained, "2021-04-20")), source("b", "2"), StoryID("s2"))
        let later = (found("agai dana", age: 31, event(.released, "2023-03-20")), source("b", "3"), StoryID("s3"))
        #expect(register([young, old]).count == 2)
        #expect(register([young, later]).count == 1)
    }

    @Test("a surname alone is nobody outside its own story")
    func surnameAlone() {
        let one = (found("agai", event(.detained, "2021-03-20")), source("a", "1"), StoryID("s1"))
        let other = (found("agai", event(.detained, "2021-03-20")), source("b", "2"), StoryID("s2"))
        #expect(register([one, other]).count == 2)
        #expect(register([one, one]).count == 1)
    }

    @Test("a day within a month that was known makes the step more exact")
    func narrower() throws {
        var month = event(.sentenced, months: 24)
        let (start, end) = (try #require(CalendarDay(2021, 6, 1)), try #require(CalendarDay(2021, 6, 30)))
        month.date = EventDate(start: start, end: end, text: "in June")
        let records = register([
            (found("agai dana", month), source("a", "1"), "s1"),
            (found("agai dana", event(.sentenced, "2021-06-17", months: 24)), source("b", "2"), "s2"),
        ])
        #expect(records[0].events.map { $0.date?.start.description } == ["2021-06-17"])
    }

    @Test("ids follow from the person, not from when or where")
    func ids() {
        let one = register([(found("agai dana", event(.detained)), source("a", "1"), "s1")])
        let other = register([(found("agai dana", event(.released)), source("z", "9"), "s9")])
        #expect(one[0].id == other[0].id)
        #expect(one[0].id.rawValue.count == 12)
    }
}
