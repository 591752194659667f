import FeedParsing
import Foundation
import Testing

@Suite("Dates") struct FeedDateTests {
    @Test(
        "of RFC 5322 and its forebears",
        arguments: [
            ("Wed, 04 Aug 2021 12:00:00 +0600", "2021-08-04T06:00:00Z"),
            ("Wed, 04 Aug 2021 12:00:00 GMT", "2021-08-04T12:00:00Z"),
            ("4 Aug 21 12:00 EST", "2021-08-04T17:00:00Z"),  // two-digit year, no weekday, no seconds
            ("4 Aug 99 12:00:00 -0000", "1999-08-04T12:00:00Z"),
            ("Wed, 4 August 2021 12:00:00 PDT", "2021-08-04T19:00:00Z"),
            ("Wed,04 Aug 2021 12:00:00 Z", "2021-08-04T12:00:00Z"),
            ("Wed, 04 Aug 2021 12:00:00 +0600 (ALMT)", "2021-08-04T06:00:00Z"),
            ("Wed, 04 Aug 2021 12:00:00 UTC+6", "2021-08-04T06:00:00Z"),
            ("Wed, 04 Aug 2021 12:00:00 QQQ", "2021-08-04T12:00:00Z"),  // RFC 5322 §4.3
            ("Wed, 04 Aug 2021", "2021-08-04T00:00:00Z"),
            ("Sat, 31 Dec 2016 23:59:60 GMT", "2017-01-01T00:00:00Z"),  // a leap second
            ("Wed, 04 Aug 2021 24:00:00 GMT", "2021-08-05T00:00:00Z"),
            ("Wed Aug  4 12:00:00 2021", "2021-08-04T12:00:00Z"),  // asctime
            ("Wed Aug 04 12:00:00 +0600 2021", "2021-08-04T06:00:00Z"),
            ("04-Aug-2021 12:00:00 MSK", "2021-08-04T09:00:00Z"),
            ("Wed, 04 Aug 2021 12:00:00 Asia/Tokyo", "2021-08-04T03:00:00Z"),
        ])
    func mail(text: String, expected: String) throws { try expect(text, expected) }

    @Test(
        "of ISO 8601, RFC 3339 and W3C-DTF",
        arguments: [
            ("2021-08-04T12:00:00+06:00", "2021-08-04T06:00:00Z"),
            ("2021-08-04T12:00:00.123456Z", "2021-08-04T12:00:00Z"),
            ("2021-08-04 12:00:00", "2021-08-04T12:00:00Z"), ("2021-08-04T12:00Z", "2021-08-04T12:00:00Z"),
            ("20210804T120000Z", "2021-08-04T12:00:00Z"), ("2021-08-04", "2021-08-04T00:00:00Z"),
            ("2021-08", "2021-08-01T00:00:00Z"), ("2021", "2021-01-01T00:00:00Z"), ("20210804", "2021-08-04T00:00:00Z"),
            ("2021-216", "2021-08-04T00:00:00Z"), ("2021-W31-3", "2021-08-04T00:00:00Z"),
            ("2021-08-04T24:00:00Z", "2021-08-05T00:00:00Z"),
            ("2021-08-04T12:00:00-0930", "2021-08-04T21:30:00Z"), ("0099-12-31T23:59:59Z", "0099-12-31T23:59:59Z"),
        ])
    func iso(text: String, expected: String) throws { try expect(text, expected) }

    @Test(
        "of the wild",
        arguments: [
            ("Wednesday, August 4, 2021 - 3:07pm", "2021-08-04T15:07:00Z"),
            ("Aug. 4, 2021, 12:30 a.m.", "2021-08-04T00:30:00Z"),
            ("04.08.2021 12:00", "2021-08-04T12:00:00Z"), ("2021/08/04 12:00:00", "2021-08-04T12:00:00Z"),
            ("08/24/2021", "2021-08-24T00:00:00Z"), ("24/08/2021 10:00", "2021-08-24T10:00:00Z"),
            ("Wed, 08/04/2021 - 19:19", "2021-08-04T19:19:00Z"),  // the weekday tells
            ("Wed, 4th Aug 2021 12:00:00 GMT", "2021-08-04T12:00:00Z"), ("4 Aug 2021 12:00 PM", "2021-08-04T12:00:00Z"),
        ])
    func wild(text: String, expected: String) throws { try expect(text, expected) }

    @Test(
        "in other languages",
        arguments: [
            ("Ср, 4 августа 2021 12:00:00 +0600", "2021-08-04T06:00:00Z"),
            ("4 авг. 2021 г., 12:00 МСК", "2021-08-04T09:00:00Z"),
            ("2021 жылғы 4 тамыз 12:00", "2021-08-04T12:00:00Z"), ("Сәрсенбі, 4 Тамыз 2021", "2021-08-04T00:00:00Z"),
            ("4 серпня 2021", "2021-08-04T00:00:00Z"), ("mer., 04 août 2021 12:00:00 +0200", "2021-08-04T10:00:00Z"),
            ("mar., 03 août 2021 12:00:00 +0200", "2021-08-03T10:00:00Z"),
            ("4. März 2021 12:00 Uhr", "2021-03-04T12:00:00Z"),
            ("4 de agosto de 2021", "2021-08-04T00:00:00Z"), ("Τετ, 04 Αύγ 2021 12:00:00 EET", "2021-08-04T10:00:00Z"),
            ("2021년 08월 04일 12:00:00", "2021-08-04T03:00:00Z"), ("2021年8月4日 12:00", "2021-08-04T12:00:00Z"),
            ("04 Ağustos 2021 12:00", "2021-08-04T12:00:00Z"), ("2021-augusztus-04T9:15-05:00", "2021-08-04T14:15:00Z"),
        ])
    func languages(text: String, expected: String) throws { try expect(text, expected) }

    @Test(
        "that say no day are none",
        arguments: [
            "", "soon", "31 Feb 2024", "2023-02-29", "2021-13-01", "Wed, 04 Aug", "Wed, 32 Aug 2021 12:00:00 GMT",
            "12:00:00",
            "2021-08-04T25:00:00Z", "2021-08-04T12:60:00Z", "2021-08-04T12:00:00+25:00", "03/04/2020", "4 Foo 2021",
            "013", "1",
            "yesterday at 10:00", "0000-00-00 00:00:00", "2021-366", "2021-08-04T24:00:01Z", "August 2021 4 5 6",
        ])
    func none(text: String) { #expect(FeedDate.parse(text) == nil) }

    @Test("that are none say so, with their line, and the item stays") func problem() throws {
        let feed = try parse(
            "<rss><channel>\n<item>\n<title>t</title><pubDate>31 Feb 2024</pubDate></item></channel></rss>")
        #expect(feed.items.first?.title == "t")
        #expect(feed.items.first?.published == nil)
        #expect(feed.problems.map(\.line) == [3])
        #expect(feed.problems.first?.message.contains("31 Feb 2024") == true)
    }

    @Test(
        "are written in UTC and read back",
        arguments: [0, -1, 951_782_400, 253_402_300_799, -62_135_596_800] as [Double])
    func roundTrip(seconds: Double) throws {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(try #require(FeedDate.parse(FeedDate.text(date))) == date)
    }

    private func expect(_ text: String, _ expected: String) throws {
        #expect(FeedDate.text(try #require(FeedDate.parse(text))) == expected)
    }
}
