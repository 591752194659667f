import CasewireModel

/// A date of a passage, or words that point at one.
struct DateMention: Sendable {
    /// With its preposition.
    var tokens: Range<Int>
    /// nil where nothing tells which day it is.
    var date: EventDate?
    /// `since`, `until`, `by`, `before`, `after`, or what else stands before it.
    var preposition: String?
    /// "a year after his arrest": the date of the step that is named after it.
    var isInverse = false
    var isDay: Bool { date.map { $0.start == $0.end } ?? false }
}

/// Finds dates in English and resolves them, in the order of the text: "a day earlier" rests on what stands before it.
struct EnglishDates {
    let published: CalendarDay?
    /// The last date before, and the last one that was a single day.
    private var last: (start: CalendarDay, end: CalendarDay)?
    private var lastDay: CalendarDay?
    /// The last date stands in this passage.
    private var isLastHere = false
    /// The last date of this passage whose year is printed and past.
    private var yearOfPassage: (start: CalendarDay, end: CalendarDay)?

    init(published: CalendarDay?) { self.published = published }

    private struct Interval {
        var start: CalendarDay
        var end: CalendarDay
        init(_ day: CalendarDay) { (start, end) = (day, day) }
        init(_ start: CalendarDay, _ end: CalendarDay) { (self.start, self.end) = (start, end) }
    }

    private struct Found {
        /// Tokens from the start of the match.
        var range: Range<Int>
        var interval: Interval?
        var isAnchor = true
        var isInverse = false
    }

    mutating func dates(in tokens: [Token], from start: Int, text: (Range<Int>) -> String) -> [DateMention] {
        var mentions: [DateMention] = []
        var position = start
        yearOfPassage = nil
        isLastHere = false
        while position < tokens.count {
            guard let found = found(at: position, in: tokens) else {
                position += 1
                continue
            }
            var range = found.range
            let floor = mentions.last?.tokens.upperBound ?? start
            var preposition: String?
            if range.lowerBound > floor, Self.prepositions.contains(tokens[range.lowerBound - 1].base) {
                preposition = tokens[range.lowerBound - 1].base
                range = (range.lowerBound - 1)..<range.upperBound
            }
            var date: EventDate?
            if let interval = found.interval {
                date = EventDate(start: interval.start, end: interval.end, text: text(range))
            }
            // "on Wednesday, August 4", "the same day, March 14": one date, and the second half says it exactly.
            if !found.isInverse, let previous = mentions.last, let old = previous.date, let new = date,
                tokens[previous.tokens.upperBound..<range.lowerBound].allSatisfy({ $0.text == "," }), new != old,
                contains(old, new) || contains(new, old)
                    || tokens[previous.tokens].contains(where: { $0.base == "same" })
            {
                mentions.removeLast()
                let isNarrower = contains(old, new) || !contains(new, old)
                range = previous.tokens.lowerBound..<range.upperBound
                let narrow = isNarrower ? new : old
                date = EventDate(start: narrow.start, end: narrow.end, text: text(range))
                preposition = previous.preposition
            }
            mentions.append(
                DateMention(tokens: range, date: date, preposition: preposition, isInverse: found.isInverse))
            if found.isAnchor, let interval = found.interval, preposition != "until", preposition != "till" {
                last = (interval.start, interval.end)
                isLastHere = true
                let hasYear = tokens[range].contains { Self.yearNumber($0) != nil }
                if hasYear, let published, interval.start.year < published.year {
                    yearOfPassage = (interval.start, interval.end)
                }
                if interval.start == interval.end { lastDay = interval.start }
            }
            position = max(range.upperBound, position + 1)
        }
        return mentions
    }

    private func contains(_ outer: EventDate, _ inner: EventDate) -> Bool {
        outer.start <= inner.start && inner.end <= outer.end
    }

    private func found(at position: Int, in tokens: [Token]) -> Found? {
        withMonth(at: position, tokens) ?? weekday(at: position, tokens) ?? season(at: position, tokens)
            ?? year(at: position, tokens) ?? relative(at: position, tokens) ?? measured(at: position, tokens)
    }

    // MARK: Months

    private func withMonth(at position: Int, _ tokens: [Token]) -> Found? {
        func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }
        // "4 August [2021]", "4th of August"
        if let day = Self.dayNumber(tokens[position]) {
            var next = position + 1
            if base(next) == "of" { next += 1 }
            if let month = Self.month(at: next, tokens) {
                let (year, end) = yearAfter(next + month.length, tokens)
                return dayFound(position..<end, month: month.number, day: day, year: year)
            }
            return nil
        }
        var first = position
        var part = Self.parts[base(first)]
        var determiner: String?
        if part == nil, ["last", "this", "that", "next"].contains(base(first)) {
            determiner = base(first)
            first += 1
        } else if part == nil, base(first) == "the", ["following", "next"].contains(base(first + 1)) {
            determiner = "following"
            first += 2
        } else if part != nil {
            first += 1
            if base(first) == "of" { first += 1 }
        }
        // "mid-April", "late-March"
        if part == nil, base(first).utf8.contains(UInt8(ascii: "-")), let dash = base(first).firstIndex(of: "-"),
            let prefix = Self.parts[String(base(first)[..<dash])],
            let month = Self.months[String(base(first)[base(first).index(after: dash)...])]
        {
            let (year, end) = yearAfter(first + 1, tokens)
            part = prefix
            return monthFound(position..<end, month: month, part: part, determiner: determiner, year: year)
        }
        guard let month = Self.month(at: first, tokens) else { return nil }
        let after = first + month.length
        if part == nil, tokens.indices.contains(after), let day = Self.dayNumber(tokens[after]),
            EnglishNumbers.unit(base(after + 1)) == nil
        {
            let (year, end) = yearAfter(after + 1, tokens)
            return dayFound(first..<end, month: month.number, day: day, year: year)
        }
        let (year, end) = yearAfter(after, tokens)
        return monthFound(position..<end, month: month.number, part: part, determiner: determiner, year: year)
    }

    private func dayFound(_ range: Range<Int>, month: Int, day: Int, year: Int?) -> Found? {
        if let year { return CalendarDay(year, month, day).map { Found(range: range, interval: Interval($0)) } }
        guard let published else { return Found(range: range, interval: nil) }
        let years = [published.year, published.year - 1, published.year - 2, published.year - 3, published.year - 4]
        let days = years.compactMap { CalendarDay($0, month, day) }
        return days.first { $0 <= published }.map { Found(range: range, interval: Interval($0)) }
    }

    private func monthFound(_ range: Range<Int>, month: Int, part: Part?, determiner: String?, year: Int?) -> Found? {
        if determiner == "next" { return Found(range: range, interval: nil, isAnchor: false) }
        var year = year
        if year == nil, determiner == "that" || determiner == "following", let last {
            year = last.start.month <= month ? last.start.year : last.start.year + 1
        }
        // "arrested in February 2018 and sentenced in October": the first October after.
        if year == nil, determiner == nil, let explicit = yearOfPassage, let published {
            let next = explicit.start.month <= month ? explicit.start.year : explicit.start.year + 1
            if (next, month) <= (published.year, published.month) { year = next }
        }
        if year == nil, let published {
            year = month <= published.month ? published.year : published.year - 1
            if determiner == "last", month == published.month { year = published.year - 1 }
            // "in late June" is not the last third of a June that is still in its first.
            if let part, month == published.month,
                let start = part.days(CalendarDay.days(inMonth: month, of: published.year)).first,
                start > published.day
            {
                year = published.year - 1
            }
        }
        guard let year else { return Found(range: range, interval: nil) }
        let count = CalendarDay.days(inMonth: month, of: year)
        let days = part?.days(count) ?? 1...count
        guard let start = CalendarDay(year, month, days.lowerBound), let end = CalendarDay(year, month, days.upperBound)
        else { return nil }
        return Found(range: range, interval: Interval(start, end))
    }

    /// The year that is printed after a day or a month, and the token after it.
    private func yearAfter(_ position: Int, _ tokens: [Token]) -> (Int?, Int) {
        var next = position
        if next < tokens.count, tokens[next].text == "," || tokens[next].base == "of" { next += 1 }
        guard next < tokens.count else { return (nil, position) }
        if let year = Self.yearNumber(tokens[next]) { return (year, next + 1) }
        if next + 1 < tokens.count, tokens[next + 1].base == "year", let published {
            if tokens[next].base == "last" { return (published.year - 1, next + 2) }
            if tokens[next].base == "this" { return (published.year, next + 2) }
        }
        // "in May of that year"
        if next + 1 < tokens.count, let last {
            if tokens[next].base == "that", tokens[next + 1].base == "year" { return (last.start.year, next + 2) }
            if next + 2 < tokens.count, tokens[next].base == "the", tokens[next + 2].base == "year" {
                if tokens[next + 1].base == "same" { return (last.start.year, next + 3) }
                if tokens[next + 1].base == "following" { return (last.start.year + 1, next + 3) }
            }
        }
        return (nil, position)
    }

    // MARK: Weekdays, seasons, years

    private func weekday(at position: Int, _ tokens: [Token]) -> Found? {
        var first = position
        let determiner = ["last", "this", "next", "past"].contains(tokens[first].base) ? tokens[first].base : nil
        if determiner != nil { first += 1 }
        guard first < tokens.count, tokens[first].isCapitalised, let weekday = Self.weekdays[tokens[first].base] else {
            return nil
        }
        let range = position..<(first + 1)
        guard let published, determiner != "next" else { return Found(range: range, interval: nil, isAnchor: false) }
        var back = (published.weekday - weekday + 7) % 7
        if back == 0, determiner == "last" { back = 7 }
        return Found(range: range, interval: Interval(published.adding(days: -back)))
    }

    private func season(at position: Int, _ tokens: [Token]) -> Found? {
        var first = position
        var determiner: String?
        if ["the", "last", "this", "that", "early", "late"].contains(tokens[first].base) {
            determiner = tokens[first].base
            first += 1
        }
        if determiner == "the", first < tokens.count, ["following", "next"].contains(tokens[first].base) {
            determiner = "following"
            first += 1
        }
        guard first < tokens.count, let month = Self.seasons[tokens[first].base] else { return nil }
        // "fall" and "spring" are verbs and nouns as well.
        let before = first > 0 ? tokens[first - 1].base : ""
        guard
            ["the", "last", "this", "that", "following", "next", "in", "since", "of", "early", "late"].contains(before)
        else { return nil }
        let (printed, end) = yearAfter(first + 1, tokens)
        guard let year = printed ?? seasonYear(month, determiner) else {
            return Found(range: position..<(first + 1), interval: nil)
        }
        let endMonth = (month + 1) % 12 + 1
        let endYear = month == 12 ? year + 1 : year
        guard let start = CalendarDay(year, month, 1),
            let last = CalendarDay(endYear, endMonth, CalendarDay.days(inMonth: endMonth, of: endYear))
        else { return nil }
        return Found(range: position..<(printed == nil ? first + 1 : end), interval: Interval(start, last))
    }

    private func seasonYear(_ month: Int, _ determiner: String?) -> Int? {
        if determiner == "following", let last {
            return last.start.month < month ? last.start.year : last.start.year + 1
        }
        if determiner == "that", let last { return last.start.year }
        if let explicit = yearOfPassage, determiner != "last", determiner != "this" {
            return explicit.start.month <= month ? explicit.start.year : explicit.start.year + 1
        }
        guard let published else { return nil }
        var year = month <= published.month ? published.year : published.year - 1
        let isOn = published.month >= month && published.month < month + 3
        if determiner == "last", isOn { year -= 1 }
        return year
    }

    private func year(at position: Int, _ tokens: [Token]) -> Found? {
        guard let year = Self.yearNumber(tokens[position]), position > 0 else { return nil }
        let before = tokens[position - 1].base
        guard Self.beforeYears.contains(before), let start = CalendarDay(year, 1, 1),
            let end = CalendarDay(year, 12, 31)
        else { return nil }
        if let published, start > published { return nil }
        return Found(range: position..<(position + 1), interval: Interval(start, end))
    }

    // MARK: Words that rest on another date

    /// Fixed phrases.
    private func relative(at position: Int, _ tokens: [Token]) -> Found? {
        guard Self.phraseOpeners.contains(tokens[position].base) else { return nil }
        for length in stride(from: 5, through: 1, by: -1) where position + length <= tokens.count {
            let phrase = tokens[position..<(position + length)].map(\.base).joined(separator: " ")
            guard let meaning = Self.phrases[phrase] else { continue }
            // "the day before the vote" rests on the vote.
            if phrase.hasSuffix("before") || phrase.hasSuffix("after"), !endsPhrase(position + length, tokens) {
                return nil
            }
            return Found(range: position..<(position + length), interval: interval(of: meaning))
        }
        return nil
    }

    private func interval(of meaning: Meaning) -> Interval? {
        switch meaning {
        case .fromPublished(let days): published.map { Interval($0.adding(days: days)) }
        case .overnight: published.map { Interval($0.adding(days: -1), $0) }
        // "detained in December but released the next day": some day of December.
        case .fromLastDay(let days) where isLastHere && last.map { $0.start != $0.end } == true && abs(days) <= 1:
            last.map { Interval($0.start, $0.end) }
        case .fromLastDay(let days): lastDay.map { Interval($0.adding(days: days)) }
        case .week(let weeks): published.map { Self.week(of: $0.adding(days: 7 * weeks)) }
        case .month(let months): published.flatMap { Self.month(of: $0, adding: months) }
        case .year(let years): published.flatMap { Self.year($0.year + years) }
        case .yearFromLast(let years): last.flatMap { Self.year($0.start.year + years) }
        case .sameAsLast: last.map { Interval($0.start, $0.end) }
        case .monthOfLast: last.flatMap { Self.month(of: $0.start, adding: 0) }
        }
    }

    /// "two days earlier", "six months ago", "a year later".
    private func measured(at position: Int, _ tokens: [Token]) -> Found? {
        guard let duration = EnglishNumbers.duration(at: position, in: tokens) else { return nil }
        let end = position + duration.length
        guard end < tokens.count, let direction = Self.directions[tokens[end].base] else { return nil }
        let unit = EnglishNumbers.unit(tokens[end - 1].base)
        guard let unit, let measure = duration.months ?? duration.days, (1..<2000).contains(measure) else { return nil }
        let count = Int(measure)
        let range = position..<(end + 1)
        if tokens[end].base == "ago" {
            return Found(range: range, interval: published.flatMap { Self.shifted($0, unit, -count) })
        }
        // "two days after the vote" rests on the vote; "convicted in 2010, a year after his arrest" tells when that
        // was.
        if ["after", "before"].contains(tokens[end].base), !endsPhrase(end + 1, tokens) {
            guard isLastHere, let last,
                ["his", "her", "their", "the", "he", "she", "a", "an", "police", "they"].contains(tokens[end + 1].base)
            else { return nil }
            return Found(
                range: range, interval: Self.inverse(last, unit, -direction * count), isAnchor: false, isInverse: true)
        }
        let base = unit == .day ? lastDay : isLastHere ? last?.start : (lastDay ?? last?.start)
        guard let base else { return Found(range: range, interval: nil) }
        if unit == .year, let last {
            return Found(range: range, interval: Self.year(last.start.year + direction * count / 12))
        }
        if unit == .week, last.map({ $0.start != $0.end }) ?? true { return Found(range: range, interval: nil) }
        return Found(range: range, interval: Self.shifted(base, unit, direction * count))
    }

    private func endsPhrase(_ position: Int, _ tokens: [Token]) -> Bool {
        guard position < tokens.count else { return true }
        return tokens[position].kind == .mark
            || ["and", "but", "for", "in", "by", "on", "to", "when", "at"].contains(tokens[position].base)
    }

    /// What lies `count` units from a date; from an interval, a few days are lost in it.
    private static func inverse(
        _ last: (start: CalendarDay, end: CalendarDay), _ unit: EnglishNumbers.Unit, _ count: Int
    ) -> Interval? {
        if unit == .year { return year(last.start.year + count / 12) }
        if last.start == last.end { return shifted(last.start, unit, count) }
        let days = last.end.daysSinceEpoch - last.start.daysSinceEpoch
        if unit == .day, abs(count) * 3 <= days { return Interval(last.start, last.end) }
        return unit == .month && days < 32 ? month(of: last.start, adding: count) : nil
    }

    /// - Parameter count: in the unit's own number, but of months for years.
    private static func shifted(_ day: CalendarDay, _ unit: EnglishNumbers.Unit, _ count: Int) -> Interval? {
        switch unit {
        case .hour: nil
        case .day: Interval(day.adding(days: count))
        case .week: week(of: day.adding(days: count))
        case .month: month(of: day, adding: count)
        case .year: year(day.year + count / 12)
        }
    }

    private static func week(of day: CalendarDay) -> Interval {
        let monday = day.adding(days: 1 - day.weekday)
        return Interval(monday, monday.adding(days: 6))
    }

    private static func month(of day: CalendarDay, adding months: Int) -> Interval? {
        let count = day.year * 12 + day.month - 1 + months
        let (year, month) = (count / 12, count % 12 + 1)
        guard let start = CalendarDay(year, month, 1),
            let end = CalendarDay(year, month, CalendarDay.days(inMonth: month, of: year))
        else { return nil }
        return Interval(start, end)
    }

    private static func year(_ year: Int) -> Interval? {
        guard let start = CalendarDay(year, 1, 1), let end = CalendarDay(year, 12, 31) else { return nil }
        return Interval(start, end)
    }

    // MARK: Words

    /// Thirds of a month, as CASES.md has them.
    private enum Part {
        case early, middle, late

        func days(_ count: Int) -> ClosedRange<Int> {
            switch self {
            case .early: 1...10
            case .middle: 11...20
            case .late: 21...count
            }
        }
    }

    private enum Meaning {
        case fromPublished(Int), overnight, fromLastDay(Int), week(Int), month(Int), year(Int), yearFromLast(Int),
            monthOfLast, sameAsLast
    }

    private static func month(at position: Int, _ tokens: [Token]) -> (number: Int, length: Int)? {
        guard position < tokens.count, tokens[position].isCapitalised, !tokens[position].isPossessive else {
            return nil
        }
        if let number = months[tokens[position].base] { return (number, 1) }
        guard let number = shortMonths[tokens[position].base] else { return nil }
        let hasStop = position + 1 < tokens.count && tokens[position + 1].text == "."
        return (number, hasStop ? 2 : 1)
    }

    private static func dayNumber(_ token: Token) -> Int? {
        var text = token.base
        for ending in ["st", "nd", "rd", "th"] where text.hasSuffix(ending) { text.removeLast(2) }
        guard text.count <= 2, let day = Int(text), (1...31).contains(day) else { return nil }
        return day
    }

    private static func yearNumber(_ token: Token) -> Int? {
        guard token.kind == .number, token.text.count == 4, let year = Int(token.text), (1900...2100).contains(year)
        else { return nil }
        return year
    }

    private static let months: [String: Int] = [
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9,
        "october": 10, "november": 11, "december": 12,
    ]
    private static let shortMonths: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
        "dec": 12,
    ]
    static let monthNames = Set(months.keys).union(shortMonths.keys)
    static let weekdayNames = Set(weekdays.keys)
    private static let weekdays: [String: Int] = [
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    ]
    /// A season's first month.
    private static let seasons: [String: Int] = ["spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12]
    private static let parts: [String: Part] = [
        "early": .early, "beginning": .early, "start": .early, "mid": .middle, "middle": .middle, "late": .late,
        "end": .late,
    ]
    private static let directions: [String: Int] = [
        "earlier": -1, "before": -1, "previously": -1, "later": 1, "after": 1, "ago": -1,
    ]
    private static let beforeYears: Set<String> = [
        "in", "of", "since", "during", "from", "until", "early", "late", "mid", "by", "throughout", "and", "after",
        "before",
    ]
    static let prepositions: Set<String> = [
        "on", "in", "since", "until", "till", "by", "before", "after", "from", "of", "for", "during", "at", "around",
        "about",
    ]
    private static let phraseOpeners = Set(phrases.keys.compactMap { $0.split(separator: " ").first.map(String.init) })
    private static let phrases: [String: Meaning] = [
        "today": .fromPublished(0), "tonight": .fromPublished(0), "yesterday": .fromPublished(-1),
        "overnight": .overnight,
        "the day before yesterday": .fromPublished(-2), "last night": .fromPublished(-1),
        "the day before": .fromLastDay(-1), "the previous day": .fromLastDay(-1), "the day earlier": .fromLastDay(-1),
        "the same day": .fromLastDay(0), "that same day": .fromLastDay(0), "that day": .fromLastDay(0),
        "the very same day": .fromLastDay(0), "the same date": .fromLastDay(0), "the same evening": .fromLastDay(0),
        "that evening": .fromLastDay(0), "that night": .fromLastDay(0), "that morning": .fromLastDay(0),
        "the next day": .fromLastDay(1), "the following day": .fromLastDay(1), "the day after": .fromLastDay(1),
        "the next morning": .fromLastDay(1),
        "this week": .week(0), "earlier this week": .week(0), "last week": .week(-1), "the previous week": .week(-1),
        "late last week": .week(-1), "earlier last week": .week(-1),
        "this month": .month(0), "earlier this month": .month(0), "last month": .month(-1),
        "late last month": .month(-1),
        "this year": .year(0), "earlier this year": .year(0), "last year": .year(-1), "late last year": .year(-1),
        "the year before last": .year(-2), "the following year": .yearFromLast(1), "the next year": .yearFromLast(1),
        "the year after": .yearFromLast(1), "the same year": .yearFromLast(0), "that year": .yearFromLast(0),
        "the previous year": .yearFromLast(-1), "the year before": .yearFromLast(-1), "the same month": .monthOfLast,
        "that month": .monthOfLast,
    ]
}
