import Foundation
import Testing

@testable import CasewireModel

@Suite("Days of the calendar") struct CalendarDayTests {
    @Test(
        "that do not exist are none",
        arguments: [(2021, 2, 29), (2024, 2, 30), (2021, 4, 31), (2021, 13, 1), (1900, 2, 29), (0, 1, 1)])
    func none(year: Int, month: Int, day: Int) { #expect(CalendarDay(year, month, day) == nil) }

    @Test("count on from 1970, over leap years and centuries, and back")
    func arithmetic() throws {
        #expect(try #require(CalendarDay(1970, 1, 1)).daysSinceEpoch == 0)
        #expect(try #require(CalendarDay(2000, 2, 29)).adding(days: 1) == CalendarDay(2000, 3, 1))
        #expect(try #require(CalendarDay(2021, 1, 1)).adding(days: -1) == CalendarDay(2020, 12, 31))
        for days in stride(from: -200_000, to: 200_000, by: 997) {
            #expect(CalendarDay(daysSinceEpoch: days).daysSinceEpoch == days)
        }
    }

    @Test(
        "have a weekday",
        arguments: [("2021-08-05", 4), ("1970-01-01", 4), ("2024-02-29", 4), ("1969-12-31", 3), ("2023-01-01", 7)])
    func weekdays(iso: String, weekday: Int) throws { #expect(try #require(CalendarDay(iso: iso)).weekday == weekday) }
}

@Suite("Times") struct TimestampTests {
    @Test("are printed as RFC 3339 in UTC and read back")
    func roundTrip() {
        let date = Date(timeIntervalSince1970: 1_628_164_981)
        #expect(Timestamp.rfc3339(date) == "2021-08-05T12:03:01Z")
        #expect(Timestamp.compact(date) == "20210805T120301Z")
        #expect(Timestamp.date(rfc3339: "2021-08-05T12:03:01Z") == date)
        #expect(Timestamp.date(rfc3339: "2021-08-05T17:03:01+05:00") == date)
        #expect(Timestamp.date(rfc3339: "2021-08-05") == Date(timeIntervalSince1970: 1_628_121_600))
    }

    @Test(
        "that are none are nil",
        arguments: [
            "", "yesterday", "2021-02-30", "2021-08-05T25:00:00Z", "2021-08-05T10:00:00+05", "2021-08-05X10:00",
        ])
    func none(text: String) { #expect(Timestamp.date(rfc3339: text) == nil) }
}

@Suite("Spans") struct SpanTests {
    @Test("count Unicode scalars, and are cut to what there is")
    func scalars() {
        let text = "Әбл🇰🇿язов"
        #expect(text[Span(0, 3)] == "Әбл")
        #expect(text[Span(5, 9)] == "язов")
        #expect(text[Span(7, 90)] == "ов")
        #expect(text[Span(70, 90)] == "")
    }
}

@Suite("Messages") struct MessageTests {
    @Test("are named by time, kind, id and revision")
    func name() {
        let message = Message(
            kind: .case, id: "5f0c2d9e41b7", revision: 2, created: Date(timeIntervalSince1970: 1_628_164_981), body: [])
        #expect(message.fileName == "20210805T120301Z.case.5f0c2d9e41b7-2.json")
        #expect(message.key == "case.5f0c2d9e41b7-2")
    }

    @Test("come back from their JSON as they were")
    func alert() throws {
        let alert = Alert(
            id: "5f0c2d9e41b7", revision: 1, created: Date(timeIntervalSince1970: 1_628_164_981),
            feed: FeedReference(id: "daily-ru", title: nil, url: "https://example.org/"),
            item: Item(guid: "g/1", title: "A title", published: Date(timeIntervalSince1970: 1_628_000_000)),
            matches: [
                Match(
                    entity: "koshe", name: "Koshe", alias: "Көше", field: .title, span: Span(0, 4), text: "Көше",
                    context: "Көше",
                    folded: .lookalike)
            ], cases: ["a1"])
        let data = try JSONEncoder.casewire().encode(alert)
        #expect(String(decoding: data, as: UTF8.self).contains("\"url\":\"https://example.org/\""))
        #expect(String(decoding: data, as: UTF8.self).contains("\"span\":[0,4]"))
        #expect(try JSONDecoder.casewire().decode(Alert.self, from: data) == alert)
    }
}
