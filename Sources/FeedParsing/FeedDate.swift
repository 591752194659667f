import CasewireModel
package import Foundation

/// The instants that feeds print.
///
/// RFC 822 §5 as RFC 2822 and RFC 5322 §3.3 and §4.3 amend it, RFC 3339, ISO 8601, W3C-DTF, asctime, and the forms that
/// the wild adds: other orders, month names of other languages, twelve hours, commas. A date without a zone is UTC, one
/// without a time is the beginning of its day. Nothing is guessed: `03/04/2020` may be March or April and is no date.
package enum FeedDate {
    /// nil where the text is no date, or names a day that there never was. Never "now": a wrong date is worse than
    /// none.
    package static func parse(_ text: some StringProtocol) -> Date? {
        guard text.utf8.count <= 200 else { return nil }
        let text = String(text)
        guard let date = FeedDatePattern.read(text.utf8.span) ?? general(text), years.contains(date) else { return nil }
        return date
    }

    private static func general(_ text: String) -> Date? {
        var reader = FeedDateReader(FeedDateToken.tokens(of: text))
        return reader.read()
    }

    /// 1 to 9999 in UTC, which RFC 3339 can print: an offset may lead out of them.
    private static let years =
        Date(timeIntervalSince1970: -62_135_596_800)..<Date(timeIntervalSince1970: 253_402_300_800)

    /// RFC 3339 in UTC, to the second: `2021-08-04T12:00:00Z`.
    package static func text(_ date: Date) -> String { String(decoding: bytes(date), as: UTF8.self) }

    static func bytes(_ date: Date) -> [UInt8] {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let time = seconds - days * 86_400
        let day = CalendarDay(daysSinceEpoch: days)
        let year = min(max(day.year, 0), 9_999)
        func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(number % 10) }
        return [
            digit(year / 1_000), digit(year / 100), digit(year / 10), digit(year), UInt8(ascii: "-"),
            digit(day.month / 10), digit(day.month), UInt8(ascii: "-"), digit(day.day / 10), digit(day.day),
            UInt8(ascii: "T"), digit(time / 36_000), digit(time / 3_600), UInt8(ascii: ":"), digit(time / 600 % 6),
            digit(time / 60), UInt8(ascii: ":"), digit(time / 10 % 6), digit(time), UInt8(ascii: "Z"),
        ]
    }
}
