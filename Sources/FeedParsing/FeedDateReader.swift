import CasewireModel
import Foundation

/// Reads a date's tokens in whatever order they stand: a number is told by its digits and its neighbours.
struct FeedDateReader {
    private let tokens: [FeedDateToken]
    private var index = 0

    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var dayOfYear: Int?
    /// Did the month come from a word that stood before any number? A weekday may read so: French `mar.`
    private var isMonthTentative = false
    private var seconds: Int?
    private var hour = 0
    private var isAfternoon: Bool?
    /// Seconds east of UTC.
    private var offset: Int?
    private var zone: TimeZone?
    private var isKorean = false
    private var isRefused = false

    init(_ tokens: [FeedDateToken]) { self.tokens = tokens }

    mutating func read() -> Date? {
        if readLoneNumber() { return date() }
        while index < tokens.count && !isRefused {
            switch tokens[index] {
            case .space: index += 1
            case .number(let value, let digits): readNumber(value, digits)
            case .word(let word, let printed): readWord(word, printed)
            case .mark(let mark): readMark(mark)
            }
        }
        return isRefused ? nil : date()
    }

    private func token(_ offset: Int) -> FeedDateToken? {
        tokens.indices.contains(index + offset) ? tokens[index + offset] : nil
    }

    private func number(_ offset: Int) -> (value: Int, digits: Int)? {
        if case .number(let value, let digits) = token(offset) { return (value, digits) }
        return nil
    }

    // MARK: Numbers

    /// ISO 8601's forms without a separator: `20031231`, `2003335`, `03335`, `031231`, `2003`; its truncated `-0312`.
    private mutating func readLoneNumber() -> Bool {
        if tokens.count == 2, tokens[0] == .mark("-"), case .number(let value, 4) = tokens[1] {
            (year, month) = (Self.century(value / 100, digits: 2), value % 100)
            return true
        }
        guard tokens.count == 1, case .number(let value, let digits) = tokens[0] else { return false }
        switch digits {
        case 4: year = value
        case 5: (year, dayOfYear) = (Self.century(value / 1_000, digits: 2), value % 1_000)
        case 6: (year, month, day) = (Self.century(value / 10_000, digits: 2), value / 100 % 100, value % 100)
        case 7: (year, dayOfYear) = (value / 1_000, value % 1_000)
        case 8: (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        default: isRefused = true
        }
        return true
    }

    private mutating func readNumber(_ value: Int, _ digits: Int) {
        if token(1) == .mark(":"), seconds == nil, number(2) != nil { return readTime(value) }
        if readUnit(value) || readTriple(value, digits) { return }
        index += 1
        switch digits {
        case 8 where year == nil && month == nil:
            (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        case 4 where year == nil:
            year = value
            readMonthAfterYear()
        case 1, 2:
            if day == nil && value <= 31 && !(month != nil && year == nil && value == 0) {
                day = value
                skipOrdinal()
            } else if year == nil && month != nil && digits == 2 {
                year = Self.century(value, digits: 2)
            } else {
                isRefused = true
            }
        case 3 where year == nil && month != nil: year = Self.century(value, digits: 3)
        default: isRefused = true
        }
    }

    /// RFC 5322 §4.3: 00 to 49 are of this century, 50 to 99 and three digits of the last.
    private static func century(_ year: Int, digits: Int) -> Int {
        digits == 2 && year < 50 ? year + 2_000 : year + 1_900
    }

    /// `2003-12`, `2003-335`, `2004-W05-3`.
    private mutating func readMonthAfterYear() {
        guard month == nil, token(0) == .mark("-") || token(0) == .mark("/") else { return }
        if let next = number(1), token(2) != .mark(":") {
            switch next.digits {
            case 1, 2:
                month = next.value
                index += 2
            case 3 where year != nil:
                dayOfYear = next.value
                index += 2
            default: isRefused = true
            }
        } else if case .word("w", _) = token(1), let week = number(2), let year {
            let weekday = token(3) == .mark("-") ? number(4)?.value : nil
            index += weekday == nil ? 3 : 5
            dayOfYear = Self.dayOfYear(year, week: week.value, weekday: weekday ?? 1)
            if dayOfYear == nil { isRefused = true }
        }
    }

    /// ISO 8601: week 1 has the year's first Thursday. nil where the day is in another calendar year or the week is
    /// none.
    private static func dayOfYear(_ year: Int, week: Int, weekday: Int) -> Int? {
        guard (1...53).contains(week), (1...7).contains(weekday), let first = CalendarDay(year, 1, 4) else {
            return nil
        }
        let day = 4 - first.weekday + (week - 1) * 7 + weekday
        return day >= 1 && day <= (CalendarDay.isLeap(year) ? 366 : 365) ? day : nil
    }

    /// Three numbers with separators: `2020-12-31`, `31.12.2020`, `12/31/2020`, `2020-01/10`.
    private mutating func readTriple(_ first: Int, _ digits: Int) -> Bool {
        guard year == nil, day == nil, case .mark(let separator) = token(1), "-/.".contains(separator),
            let second = number(2),
            case .mark(let other) = token(3), "-/.".contains(other), let third = number(4), second.digits <= 3,
            token(5) != .mark(":")
        else { return false }
        index += 5
        if digits == 4 {
            // A month of three digits is a habit of one old tool: 2003-012-31.
            (year, month, day) = (first, second.value, third.value)
        } else if third.digits == 4 {
            year = third.value
            setDayAndMonth(first, second.value, separator)
        } else if separator == "-" && digits == 2 && third.digits == 2 && month == nil {
            (year, month, day) = (Self.century(first, digits: 2), second.value, third.value)
        } else if separator == "." && third.digits == 2 {
            (year, month, day) = (Self.century(third.value, digits: 2), second.value, first)
        } else if separator == "/" && third.digits == 2 {
            year = Self.century(third.value, digits: 2)
            setDayAndMonth(first, second.value, separator)
        } else {
            isRefused = true
        }
        return true
    }

    /// With points the day comes first; else the number above 12 is the day, and where none is, only the weekday or a
    /// twelve-hour clock (the custom of those who put the month first) can tell.
    private mutating func setDayAndMonth(_ first: Int, _ second: Int, _ separator: Character) {
        if separator == "." || first > 12 || first == second {
            (day, month) = (first, second)
        } else if second > 12 || hasTwelveHours {
            (month, day) = (first, second)
        } else if let year, let weekday = printedWeekday {
            let dayFirst = CalendarDay(year, second, first)?.weekday == weekday
            let monthFirst = CalendarDay(year, first, second)?.weekday == weekday
            guard dayFirst != monthFirst else { return isRefused = true }
            (day, month) = dayFirst ? (first, second) : (second, first)
        } else {
            isRefused = true
        }
    }

    private var hasTwelveHours: Bool {
        tokens.contains {
            if case .word(let word, _) = $0 { return word == "am" || word == "pm" }
            return false
        }
    }

    private var printedWeekday: Int? {
        for case .word(let word, _) in tokens { if let weekday = FeedDateNames.weekday(word) { return weekday } }
        return nil
    }

    /// `2004년 05월 28일`, `2020年12月31日`.
    private mutating func readUnit(_ value: Int) -> Bool {
        guard case .word(let word, _) = token(1), let unit = word.unicodeScalars.first, word.unicodeScalars.count == 1
        else {
            return false
        }
        switch unit {
        case "년", "年": year = value
        case "월", "月": month = value
        case "일", "日": day = value
        default: return false
        }
        isKorean = isKorean || "년월일".unicodeScalars.contains(unit)
        index += 2
        return true
    }

    private mutating func skipOrdinal() {
        if case .word(let word, _) = token(0),
            ["st", "nd", "rd", "th", "er", "re", "o", "a", "go", "е", "го"].contains(word)
        {
            index += 1
        }
    }

    // MARK: Time

    private mutating func readTime(_ hour: Int) {
        guard let minute = number(2), minute.value < 60, hour <= 24 else { return isRefused = true }
        index += 3
        var second = 0
        if token(0) == .mark(":"), let printed = number(1) {
            second = printed.value
            index += 2
        }
        skipFraction()
        setTime(hour, minute.value, second)
    }

    private mutating func skipFraction() {
        if token(0) == .mark(".") || token(0) == .mark(","), number(1) != nil, token(2) != .mark(":") { index += 2 }
    }

    /// 24:00 is the end of the day, a sixtieth second the leap second: both are the beginning of what follows.
    private mutating func setTime(_ hour: Int, _ minute: Int, _ second: Int) {
        guard hour < 24 || minute == 0 && second == 0, minute < 60, second <= 60 else { return isRefused = true }
        self.hour = hour
        seconds = hour * 3_600 + minute * 60 + second
        readHalf()
    }

    /// `pm`, `p.m.`
    private mutating func readHalf() {
        let start = index
        if token(0) == .space { index += 1 }
        guard case .word(let word, _) = token(0) else {
            index = start
            return
        }
        switch word {
        case "am", "pm":
            isAfternoon = word == "pm"
            index += 1
        case "a", "p":
            guard token(1) == .mark("."), case .word("m", _) = token(2) else { return index = start }
            isAfternoon = word == "p"
            index += token(3) == .mark(".") ? 4 : 3
        default: index = start
        }
    }

    // MARK: Words

    private mutating func readWord(_ word: String, _ printed: String) {
        index += 1
        if word == "t" || word == "т", let time = number(0), seconds == nil {
            return readISOTime(time.value, time.digits)
        }
        if seconds == nil || month == nil, let named = FeedDateNames.month(word) {
            if month == nil || isMonthTentative {
                isMonthTentative = month == nil && day == nil && year == nil
                month = named
            } else {
                isRefused = true
            }
            if token(0) == .mark(".") { index += 1 }
            return
        }
        if let half = FeedDateNames.half(word) {
            isAfternoon = half == "pm"
            if word.unicodeScalars.first.map({ $0.value >= 0xAC00 && $0.value <= 0xD7A3 }) == true { isKorean = true }
            return
        }
        let hasDay = day != nil || year != nil
        if FeedDateNames.weekday(word) != nil || FeedDateNames.isFiller(word) || !hasDay { return }
        guard offset == nil, zone == nil else { return }  // RFC 5322's comment behind a zone
        if seconds != nil || day != nil && month != nil && year != nil {
            readZone(word, printed)
        } else {
            isRefused = true
        }
    }

    /// Behind a `T`: `10:14`, `101455`, `10`.
    private mutating func readISOTime(_ value: Int, _ digits: Int) {
        if token(1) == .mark(":") { return readTime(value) }
        index += 1
        switch digits {
        case 2: setTime(value, 0, 0)
        case 4: setTime(value / 100, value % 100, 0)
        case 6: setTime(value / 10_000, value / 100 % 100, value % 100)
        default: isRefused = true
        }
        skipFraction()
    }

    /// RFC 5322 §4.3: a zone that nobody knows is `-0000`.
    private mutating func readZone(_ word: String, _ printed: String) {
        if token(0) == .mark("/"), case .word(_, let city) = token(1) {
            index += 2
            zone = TimeZone(identifier: "\(printed)/\(city)")
            if zone == nil { offset = 0 }
            return
        }
        offset = (FeedDateNames.zones[word] ?? 0) * 60
        // `GMT+03:00`
        if ["gmt", "utc", "ut"].contains(word), token(0) == .mark("+") || token(0) == .mark("-"), number(1) != nil {
            offset = nil
        }
    }

    private mutating func readMark(_ mark: Character) {
        index += 1
        guard mark == "+" || mark == "-", offset == nil, zone == nil, seconds != nil || hasWholeDay && mark == "+",
            let value = number(0), token(1) != .mark(":") || number(2).map({ $0.digits == 2 }) == true
        else { return }
        // `- 19:19` is a dash before a time that was read already; a zone follows its sign at once.
        let sign = mark == "-" ? -1 : 1
        index += 1
        var hours = value.value
        var minutes = 0
        if token(0) == .mark(":"), let printed = number(1) {
            minutes = printed.value
            index += 2
        } else if value.digits > 2 {
            (hours, minutes) = (value.value / 100, value.value % 100)
        }
        guard value.digits <= 4, hours < 24, minutes < 60 else { return isRefused = true }
        offset = sign * (hours * 3_600 + minutes * 60)
    }

    private var hasWholeDay: Bool { year != nil && month != nil && day != nil }

    // MARK: The date

    private func date() -> Date? {
        guard let year, let start = startOfDay(year) else { return nil }
        var seconds = seconds ?? 0
        if let isAfternoon {
            guard hour <= 12 || isAfternoon else { return nil }
            if isAfternoon && hour < 12 { seconds += 12 * 3_600 }
            if !isAfternoon && hour == 12 { seconds -= 12 * 3_600 }
        }
        let local = Double(start.daysSinceEpoch * 86_400 + seconds)
        if let zone {
            let guess = Date(timeIntervalSince1970: local - Double(zone.secondsFromGMT()))
            return Date(timeIntervalSince1970: local - Double(zone.secondsFromGMT(for: guess)))
        }
        // Korea has one time zone: what is printed in its language is in it.
        return Date(timeIntervalSince1970: local - Double(offset ?? (isKorean ? 9 * 3_600 : 0)))
    }

    private func startOfDay(_ year: Int) -> CalendarDay? {
        if let dayOfYear {
            guard dayOfYear >= 1, dayOfYear <= (CalendarDay.isLeap(year) ? 366 : 365) else { return nil }
            return CalendarDay(year, 1, 1)?.adding(days: dayOfYear - 1)
        }
        // A year or a month alone is W3C-DTF's; a day without its month is nothing.
        if month == nil && (day != nil || tokens.count > 1) { return nil }
        return CalendarDay(year, month ?? 1, day ?? 1)
    }
}
