import CasewireModel
import Testing

@testable import PageReading

@Suite("Times in pages") struct PageDateTests {
    @Test(
        "are read in the forms that pages print",
        arguments: [
            ("2021-08-05T12:03:01Z", "2021-08-05T12:03:01Z"),
            ("2021-08-05T12:03:01.345+06:00", "2021-08-05T06:03:01Z"),
            ("2021-08-05T12:03:01+0600", "2021-08-05T06:03:01Z"),
            ("2021-08-05T12:03+06", "2021-08-05T06:03:00Z"),
            ("2021-08-05 12:03", "2021-08-05T12:03:00Z"),
            (" 2021-08-05 12:03:01 UTC\n", "2021-08-05T12:03:01Z"),
            ("2021-08-05 12:03:01 -0330", "2021-08-05T15:33:01Z"),
            ("2021-08-05", "2021-08-05T00:00:00Z"),
            ("2021-8-5", "2021-08-05T00:00:00Z"),
            ("2021/08/05 01:02", "2021-08-05T01:02:00Z"),
            ("20210805", "2021-08-05T00:00:00Z"),
            ("20210805T120301", "2021-08-05T12:03:01Z"),
        ])
    func reads(text: String, expected: String) {
        #expect(PageDate.date(text).map(Timestamp.rfc3339) == expected)
    }

    @Test(
        "are never guessed",
        arguments: [
            "", "yesterday", "5 August", "2021-02-30", "2021-08-05T25:00", "2021-08-05T12:03 MSKT", "0001-01-01",
            "1970-01-01T00:00:00Z",
            "05.08.2021", "2021", "9999-12-31",
        ])
    func refuses(text: String) {
        #expect(PageDate.date(text) == nil)
    }
}

@Suite("Language tags") struct LanguageTagTests {
    @Test(
        "are written as BCP 47 has them",
        arguments: [
            ("ru", "ru"), ("en_US", "en-US"), ("EN-gb", "en-GB"), ("kk-cyrl-kz", "kk-Cyrl-KZ"), ("english", nil),
            ("", nil), ("und", nil),
            ("ru, en", nil),
        ] as [(String, String?)])
    func tags(text: String, expected: String?) {
        #expect(LanguageTag.tag(text) == expected)
    }
}
