import CasewireModel
import Foundation

/// Times as pages print them for machines.
enum PageDate {
    /// RFC 3339 and what is near it: `2021-08-05T12:03:01.123+06:00`, `2021-08-05T12:03+0600`, `2021-08-05 12:03`,
    /// `2021-08-05 12:03:01 UTC`, `20210805T1203`, `2021-8-5`. Without a zone it is UTC.
    /// - Returns: nil where the text is no such time, or not of the years 1990 to 2100. Never "now".
    static func date(_ text: String) -> Date? {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let date = Timestamp.date(rfc3339: normalised(trimmed)) else { return nil }
        // A clock at its start (1970, 0001) is a publisher's empty field.
        return (631_152_000..<4_102_444_800).contains(date.timeIntervalSince1970) ? date : nil
    }

    private static func normalised(_ text: String) -> String {
        let (day, rest) = dayAndRest(text)
        var clock = rest.drop { $0 == "T" || $0 == "t" || $0 == " " || $0 == "," }
        guard !clock.isEmpty else { return day }
        let time = clock.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
        clock = clock.dropFirst(time.count).drop { $0 == " " }
        return "\(day)T\(colons(time))\(zone(clock))"
    }

    /// The day as `2021-08-05`, and what follows it.
    private static func dayAndRest(_ text: String) -> (String, Substring) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if digits.count == 8 {
            return ("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))", text.dropFirst(8))
        }
        let day = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "/" || $0 == ".") }
        let fields = day.split { "-/.".contains($0) }
        guard fields.count == 3, fields[0].count == 4, fields[1].count <= 2, fields[2].count <= 2 else {
            return (text, "")
        }
        return ("\(fields[0])-\(two(fields[1]))-\(two(fields[2]))", text.dropFirst(day.count))
    }

    private static func colons(_ time: Substring) -> String {
        let digits = time.prefix { $0.isNumber }
        guard digits.count == 4 || digits.count == 6 else { return String(time) }
        let pairs = stride(from: 0, to: digits.count, by: 2).map { digits.dropFirst($0).prefix(2) }
        return pairs.joined(separator: ":") + time.dropFirst(digits.count)
    }

    /// `Z`, or `+06:00`; an offset of another form as it is, so that it is refused.
    private static func zone(_ text: Substring) -> String {
        let upper = text.uppercased()
        if upper.isEmpty || ["Z", "UTC", "GMT"].contains(upper) { return "Z" }
        guard let sign = upper.first, "+-".contains(sign) else { return upper }
        let digits = upper.dropFirst().filter { $0 != ":" }
        return switch digits.count {
        case 1, 2: "\(sign)\(two(digits[...])):00"
        case 4: "\(sign)\(digits.prefix(2)):\(digits.suffix(2))"
        default: upper
        }
    }

    private static func two(_ field: some StringProtocol) -> String { field.count == 1 ? "0\(field)" : String(field) }
}
