/// `90s`, `15m`, `6h`, `30d`
package enum DurationText {
    private static let units: [(name: Character, seconds: Int)] = [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)]

    /// nil where the text is none, or one of more than a hundred years.
    package static func duration(_ text: String) -> Duration? {
        guard let unit = units.first(where: { text.last == $0.name }), let count = count(text.dropLast()) else {
            return nil
        }
        let (seconds, overflows) = count.multipliedReportingOverflow(by: unit.seconds)
        return overflows || seconds > Limits.seconds ? nil : .seconds(seconds)
    }

    /// The shortest way to write a whole number of seconds.
    static func text(_ duration: Duration) -> String {
        let seconds = Int(duration.components.seconds)
        let unit = units.first { seconds > 0 && seconds % $0.seconds == 0 } ?? ("s", 1)
        return "\(seconds / unit.seconds)\(unit.name)"
    }

    /// What someone wrote who wrote no duration: `1w`, `90 min`, `2 Hours`.
    static func remedy(for text: String) -> String? {
        let number = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(number.count).filter { $0 != " " }.lowercased()
        guard let count = count(number), count < 1_000_000 else { return nil }
        switch unit {
        case "": return "\(count)s"
        case "s", "sec", "secs", "second", "seconds": return "\(count)s"
        case "m", "min", "mins", "minute", "minutes": return "\(count)m"
        case "h", "hr", "hrs", "hour", "hours": return "\(count)h"
        case "d", "day", "days": return "\(count)d"
        case "w", "week", "weeks": return "\(count * 7)d"
        case "y", "year", "years": return "\(count * 365)d"
        default: return nil
        }
    }

    fileprivate static func count(_ digits: Substring) -> Int? {
        digits.isEmpty || !digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? nil : Int(digits)
    }
}

/// `512B`, `64KiB`, `10MiB`, `20GiB`, `1TiB`
enum SizeText {
    private static let units: [(name: String, shift: Int)] = [
        ("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10), ("B", 0),
    ]

    /// Bytes; nil where the text is no size, or one of more than 1 EiB.
    static func bytes(_ text: String) -> Int? {
        guard let unit = units.first(where: { text.hasSuffix($0.name) }),
            let count = DurationText.count(text.dropLast(unit.name.count))
        else { return nil }
        let (bytes, overflows) = count.multipliedReportingOverflow(by: 1 << unit.shift)
        return overflows || bytes > Limits.size ? nil : bytes
    }

    static func text(_ bytes: Int) -> String {
        let unit = units.first { bytes > 0 && bytes % (1 << $0.shift) == 0 } ?? ("B", 0)
        return "\(bytes >> unit.shift)\(unit.name)"
    }

    /// What someone wrote who wrote no size: `20GB`, `500 mib`, `5g`.
    static func remedy(for text: String) -> String? {
        let number = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = DurationText.count(number), count < 1_000_000 else { return nil }
        let letters = text.dropFirst(number.count).filter { $0 != " " }.lowercased()
        guard let initial = letters.first else { return "\(count)B" }
        let isUnit = ["", "b", "ib"].contains(letters.dropFirst()) || letters == "bytes"
        let unit = units.first { $0.name.lowercased().first == initial }
        return unit.flatMap { isUnit ? "\(count)\($0.name)" : nil }
    }
}
