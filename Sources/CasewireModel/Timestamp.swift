package import Foundation

/// Times as messages print them: RFC 3339 in UTC, to the second.
package enum Timestamp {
    /// `2021-08-05T12:03:01Z`
    package static func rfc3339(_ date: Date) -> String {
        let (day, second) = parts(of: date)
        return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    /// `20210805T120301Z`, as file names have it.
    package static func compact(_ date: Date) -> String {
        rfc3339(date).filter { $0 != "-" && $0 != ":" }
    }

    /// The instant of an RFC 3339 time (§5.6), or of a day alone, which begins at midnight UTC.
    package static func date(rfc3339 text: String) -> Date? {
        guard let day = CalendarDay(iso: text) else { return nil }
        let midnight = Double(day.daysSinceEpoch) * 86_400
        let rest = text.dropFirst(10)
        if rest.isEmpty { return Date(timeIntervalSince1970: midnight) }
        guard let first = rest.first, "Tt ".contains(first) else { return nil }
        let clock = rest.dropFirst().prefix { $0.isNumber || $0 == ":" || $0 == "." }
        let fields = clock.split(separator: ":").map { Double($0) }
        guard fields.count >= 2, let hour = fields[0], let minute = fields[1], (0...24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        let second = fields.count > 2 ? fields[2] ?? 0 : 0
        guard let offset = offset(rest.dropFirst(1 + clock.count)) else { return nil }
        return Date(timeIntervalSince1970: midnight + hour * 3600 + minute * 60 + second - offset)
    }

    /// Seconds east of UTC; nil where the text is no offset.
    private static func offset(_ text: Substring) -> Double? {
        if text.isEmpty || text == "Z" || text == "z" { return 0 }
        let fields = text.dropFirst().split(separator: ":").map { Double($0) }
        guard let sign = text.first, "+-".contains(sign), fields.count == 2, let hours = fields[0],
            let minutes = fields[1]
        else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func parts(of date: Date) -> (day: CalendarDay, second: Int) {
        // Clamped to the years 1 to 9999, which RFC 3339 can print.
        let seconds = Int(min(max(date.timeIntervalSince1970, -62_135_596_800), 253_402_300_799).rounded(.down))
        let second = ((seconds % 86_400) + 86_400) % 86_400
        return (CalendarDay(daysSinceEpoch: (seconds - second) / 86_400), second)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension JSONEncoder {
    /// As all of Casewire's JSON is written: keys sorted, times as RFC 3339, addresses without `\/`.
    package static func casewire(pretty: Bool = false) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(Timestamp.rfc3339(date))
        }
        return encoder
    }
}

extension JSONDecoder {
    package static func casewire() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            guard let date = Timestamp.date(rfc3339: text) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no RFC 3339 time")
            }
            return date
        }
        return decoder
    }
}
