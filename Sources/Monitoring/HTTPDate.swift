import Foundation

/// RFC 9110 §5.6.7's preferred form: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    static func parse(_ text: String) -> Date? {
        try? Date(text, strategy: strategy)
    }

    private static let strategy = Date.ParseStrategy(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
            \(second: .twoDigits) \(timeZone: .specificName(.short))
            """,
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, isLenient: true)
}
