import CasewireModel

/// A date of a Kazakh passage.
struct KazakhDate: Sendable {
    var tokens: Range<Int>
    /// nil where nothing tells which day it is; the words are taken all the same.
    var date: EventDate?
    /// `-дан бері`: since then, which dates what lasts.
    var isSince = false
    /// `24 қазанға (шегерілді)`: a day ahead or a limit, never that of a step.
    var isTarget = false
}

/// Finds dates in Kazakh and resolves them, in the order of the text: `ертесіне` rests on what stands before it.
struct KazakhDates {
    let published: CalendarDay?
    private var last: Interval?
    private var lastDay: CalendarDay?

    init(published: CalendarDay?) { self.published = published }

    private struct Interval: Equatable {
        var start: CalendarDay
        var end: CalendarDay
        init(_ day: CalendarDay) { (start, end) = (day, day) }
        init(_ start: CalendarDay, _ end: CalendarDay) { (self.start, self.end) = (start, end) }
    }

    private struct Found {
        var end: Int
        var interval: Interval?
        var isAnchor = true
    }

    /// Where a year is said or left to be found.
    private enum Year { case exact(Int), latest }

    mutating func dates(in tokens: [Token], text: (Range<Int>) -> String) -> [KazakhDate] {
        var dates: [KazakhDate] = []
        var position = 0
        while position < tokens.count {
            guard let found = found(at: position, in: tokens), found.end > position else {
                position += 1
                continue
            }
            var range = position..<found.end
            var interval = found.interval
            // "жұмада, 26 маусымда", "бейсенбі, 9 шілде күні": one date, of which one half says it exactly.
            if let before = dates.last, let old = before.date, let new = interval,
                tokens[before.tokens.upperBound..<range.lowerBound].allSatisfy({ $0.text == "," }),
                old.start <= new.start && new.end <= old.end || new.start <= old.start && old.end <= new.end
            {
                let isOldNarrower = new.start <= old.start && old.end <= new.end
                if isOldNarrower { interval = Interval(old.start, old.end) }
                range = before.tokens.lowerBound..<range.upperBound
                dates.removeLast()
            }
            var date = KazakhDate(tokens: range)
            if let interval {
                date.date = EventDate(start: interval.start, end: interval.end, text: text(range))
            }
            qualify(&date, tokens)
            dates.append(date)
            if found.isAnchor, !date.isTarget, let interval {
                last = interval
                if interval.start == interval.end { lastDay = interval.start } else { lastDay = nil }
            }
            position = max(date.tokens.upperBound, position + 1)
        }
        return dates
    }

    /// Reads what follows a date: `бері` since, `дейін` until; and a dative, which is an aim.
    private func qualify(_ date: inout KazakhDate, _ tokens: [Token]) {
        let end = date.tokens.upperBound
        let lastWord = tokens[end - 1].base
        if base(end, tokens) == "бери" {
            date.isSince = true
            date.tokens = date.tokens.lowerBound..<(end + 1)
        } else if base(end, tokens) == "дейин" || base(end, tokens) == "карай" {
            date.isTarget = true
        } else if let dative = Self.monthStem(lastWord)?.ending, dative.grammaticalCase == .dative {
            date.isTarget = base(end, tokens) != "караган"
        }
    }

    private func base(_ position: Int, _ tokens: [Token]) -> String {
        tokens.indices.contains(position) ? tokens[position].base : ""
    }

    private func found(at position: Int, in tokens: [Token]) -> Found? {
        numeric(at: position, tokens) ?? yearFirst(at: position, tokens) ?? withMonth(at: position, .latest, tokens)
            ?? weekday(at: position, tokens) ?? season(at: position, .latest, tokens) ?? ago(at: position, tokens)
            ?? relative(at: position, tokens)
    }

    // MARK: Figures

    /// `04.08.2021`
    private func numeric(at position: Int, _ tokens: [Token]) -> Found? {
        guard tokens[position].kind == .number else { return nil }
        let parts = tokens[position].text.split(separator: ".")
        guard parts.count == 3, parts[2].count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2]), let whole = CalendarDay(year, month, day)
        else { return nil }
        return Found(end: position + 1, interval: Interval(whole))
    }

    /// `2021 жылғы 4 тамызда`, `былтыр қарашада`, `сол жылы күзде`, `өткен жылдың соңында`, `2018 жылы`
    private func yearFirst(at position: Int, _ tokens: [Token]) -> Found? {
        var next = position
        var year: Int?
        if tokens[position].kind == .number, let number = Int(tokens[position].text), (1900...2100).contains(number),
            base(position + 1, tokens).hasPrefix("жыл") || base(position + 1, tokens) == "ж"
        {
            year = number
            next = position + 2
            if base(next, tokens) == ".", base(position + 1, tokens) == "ж" { next += 1 }
        } else if let published, base(position, tokens).hasPrefix("былтыр") {
            year = published.year - 1
            next = position + 1
            if base(next, tokens).hasPrefix("жыл") { next += 1 }
        } else if let published, base(position, tokens).hasPrefix("биыл") {
            year = published.year
            next = position + 1
            if base(next, tokens).hasPrefix("жыл") { next += 1 }
        } else if base(position + 1, tokens).hasPrefix("жыл"), base(position + 1, tokens) != "жылга" {
            switch base(position, tokens) {
            case "откен": year = published.map { $0.year - 1 }
            case "осы": year = published?.year
            case "сол": year = last?.start.year
            default: return nil
            }
            next = position + 2
        } else {
            return nil
        }
        guard let year, (1...9998).contains(year) else { return next > position ? Found(end: next) : nil }
        if next < tokens.count {
            if let found = withMonth(at: next, .exact(year), tokens) ?? season(at: next, .exact(year), tokens) {
                return found
            }
        }
        guard let first = CalendarDay(year, 1, 1), let end = CalendarDay(year, 12, 31) else { return nil }
        if let part = part(base(next, tokens)), base(next - 1, tokens).hasSuffix("н") {
            // "2021 жылдың басында": vaguer than months; the year's thirds would be a guess.
            _ = part
            return Found(end: next + 1, interval: Interval(first, end), isAnchor: false)
        }
        return Found(end: next, interval: Interval(first, end))
    }

    // MARK: Months

    private func withMonth(at position: Int, _ year: Year, _ tokens: [Token]) -> Found? {
        if let (day, next) = dayNumber(at: position, tokens), let (month, ending) = Self.monthStem(base(next, tokens)),
            ending.grammaticalCase != .genitive
        {
            var end = next + 1
            if ["куни", "кунги", "кунинен", "кунгы"].contains(base(end, tokens)) { end += 1 }
            if base(end, tokens) == "караган", base(end + 1, tokens).hasPrefix("тун"),
                let whole = self.day(month, day, year)
            {
                return Found(end: end + 2, interval: Interval(whole.adding(days: -1), whole))
            }
            guard let whole = self.day(month, day, year) else { return nil }
            return Found(end: end, interval: Interval(whole))
        }
        // "4-5 тамызда"
        if tokens[position].kind == .number, let first = Int(tokens[position].text), (1...31).contains(first),
            ["-", "–", "—"].contains(base(position + 1, tokens)),
            let (second, next) = dayNumber(at: position + 2, tokens),
            let (month, _) = Self.monthStem(base(next, tokens)), let start = day(month, first, year),
            let end = CalendarDay(start.year, month, second), start < end
        {
            return Found(end: next + 1, interval: Interval(start, end))
        }
        guard let (month, ending) = Self.monthStem(base(position, tokens)) else { return nil }
        return inMonth(month, ending, at: position, year, tokens)
    }

    private func inMonth(_ month: Int, _ ending: KazakhEnding, at position: Int, _ year: Year, _ tokens: [Token])
        -> Found?
    {
        var next = position + 1
        var isGenitive = ending.grammaticalCase == .genitive
        var isAdverbial = ending.grammaticalCase != .nominative
        if base(next, tokens).hasPrefix("ай"), let of = KazakhEnding(base(next, tokens).dropFirst(2)) {
            isGenitive = of.grammaticalCase == .genitive
            isAdverbial = true
            next += 1
        }
        let written = self.year(of: month, year)
        // "наурыздың 13-інде", "тамыздың 4-і күні"
        if isGenitive, let (number, after) = dayNumber(at: next, tokens) {
            var end = after
            if base(end, tokens).hasPrefix("и") || base(end, tokens).hasPrefix("ы") || base(end, tokens).hasPrefix("с")
            {
                end += 1
            }
            if base(end, tokens) == "куни" { end += 1 }
            return day(month, number, year).map { Found(end: end, interval: Interval($0)) }
        }
        guard let start = CalendarDay(written, month, 1),
            let end = CalendarDay(written, month, CalendarDay.days(inMonth: month, of: written))
        else { return nil }
        if isGenitive {
            guard let part = part(base(next, tokens)) else { return nil }
            return Found(end: next + 1, interval: slice(start, end, part))
        }
        guard isAdverbial || isExact(year) else { return nil }
        return Found(end: next, interval: Interval(start, end))
    }

    private func isExact(_ year: Year) -> Bool { if case .exact = year { true } else { false } }

    private enum Part { case early, middle, late }

    private func part(_ word: String) -> Part? {
        if word.hasPrefix("бас") && ["басында", "басы", "басынан", "басындагы"].contains(word) { return .early }
        if word.hasPrefix("ортасы") { return .middle }
        if word.hasPrefix("сонын") || word.hasPrefix("аягы") { return .late }
        return nil
    }

    private func slice(_ start: CalendarDay, _ end: CalendarDay, _ part: Part) -> Interval {
        switch part {
        case .early: Interval(start, start.adding(days: 9))
        case .middle: Interval(start.adding(days: 10), start.adding(days: 19))
        case .late: Interval(start.adding(days: 20), end)
        }
    }

    private func dayNumber(at position: Int, _ tokens: [Token]) -> (Int, Int)? {
        guard tokens.indices.contains(position) else { return nil }
        if tokens[position].kind == .number {
            guard let day = Int(tokens[position].text), (1...31).contains(day) else { return nil }
            return (day, position + 1)
        }
        // "жиырма бесінші шілдеде"
        let ordinalAt = KazakhNumbers.tens[base(position, tokens)] != nil ? position + 1 : position
        if let ordinal = KazakhNumbers.ordinals[base(ordinalAt, tokens)] {
            let tens = ordinalAt > position ? KazakhNumbers.tens[base(position, tokens)] ?? 0 : 0
            return (1...31).contains(Int(tens) + ordinal) ? (Int(tens) + ordinal, ordinalAt + 1) : nil
        }
        guard tokens[position].isWord, let (value, end) = KazakhNumbers.number(at: position, in: tokens),
            (1...31).contains(value), value == value.rounded()
        else { return nil }
        return (Int(value), end)
    }

    /// The latest day of that name which is not after publication, unless the year is said.
    private func day(_ month: Int, _ day: Int, _ year: Year) -> CalendarDay? {
        switch year {
        case .exact(let year): return CalendarDay(year, month, day)
        case .latest:
            guard let published else { return nil }
            guard let same = CalendarDay(published.year, month, day), same <= published else {
                return CalendarDay(published.year - 1, month, day)
            }
            return same
        }
    }

    private func year(of month: Int, _ year: Year) -> Int {
        switch year {
        case .exact(let year): return year
        case .latest:
            guard let published else { return 0 }
            return month <= published.month ? published.year : published.year - 1
        }
    }

    // MARK: Weekdays and seasons

    private func weekday(at position: Int, _ tokens: [Token]) -> Found? {
        guard let published else { return nil }
        var next = position
        if ["откен", "осы"].contains(base(next, tokens)) { next += 1 }
        let word = base(next, tokens)
        guard let weekday = Self.weekdays.first(where: { word.hasPrefix($0.key) }),
            let ending = KazakhEnding(word.dropFirst(weekday.key.count))
        else { return nil }
        var end = next + 1
        if ["куни", "кунги"].contains(base(end, tokens)) {
            end += 1
        } else if ending.grammaticalCase != .locative,
            !(base(end, tokens) == "," && dayNumber(at: end + 1, tokens) != nil)
        {
            return nil
        }
        let back = (published.weekday - weekday.value + 7) % 7
        return Found(end: end, interval: Interval(published.adding(days: -back)))
    }

    private func season(at position: Int, _ said: Year, _ tokens: [Token]) -> Found? {
        guard let published else { return nil }
        var next = position
        if base(next, tokens) == "откен" || base(next, tokens) == "осы" { next += 1 }
        guard let (first, isGenitive) = Self.seasons[base(next, tokens)] else { return nil }
        var year = published.year
        switch said {
        case .exact(let exact): year = exact
        case .latest: if first > published.month { year -= 1 }
        }
        let endYear = first == 12 ? year + 1 : year
        let lastMonth = first == 12 ? 2 : first + 2
        guard let start = CalendarDay(year, first, 1),
            let end = CalendarDay(endYear, lastMonth, CalendarDay.days(inMonth: lastMonth, of: endYear))
        else { return nil }
        // "жаздың соңында" narrows to no agreed days.
        if isGenitive {
            guard part(base(next + 1, tokens)) != nil else { return nil }
            return Found(end: next + 2, interval: Interval(start, end))
        }
        return Found(end: next + 1, interval: Interval(start, end))
    }

    // MARK: Words that point

    /// `бес ай бұрын`, `бір күннен кейін`, `екі күн өткен соң`
    private func ago(at position: Int, _ tokens: [Token]) -> Found? {
        guard let (value, next) = KazakhNumbers.number(at: position, in: tokens), value == value.rounded(),
            (1...500).contains(value), let unit = Self.units.first(where: { base(next, tokens).hasPrefix($0.key) })
        else { return nil }
        let count = Int(value)
        let after = base(next + 1, tokens)
        if after == "бурын" {
            if unit.value == .day {
                guard let lastDay else { return Found(end: next + 2) }
                return Found(end: next + 2, interval: Interval(lastDay.adding(days: -count)))
            }
            guard let published else { return Found(end: next + 2) }
            return Found(end: next + 2, interval: back(count, unit.value, from: published))
        }
        guard after == "кейин" || after == "сон",
            base(next, tokens).hasSuffix("нен") || base(next, tokens).hasSuffix("нан")
                || base(next, tokens).hasSuffix("дан") || base(next, tokens).hasSuffix("ден")
        else { return nil }
        guard let lastDay, unit.value == .day else { return Found(end: next + 2, isAnchor: false) }
        return Found(end: next + 2, interval: Interval(lastDay.adding(days: count)))
    }

    private enum Unit { case day, week, month, year }

    private func back(_ count: Int, _ unit: Unit, from day: CalendarDay) -> Interval? {
        switch unit {
        case .day: return Interval(day.adding(days: -count))
        case .week: return week(of: day.adding(days: -7 * count))
        case .month:
            let months = day.year * 12 + day.month - 1 - count
            return month(months / 12, months % 12 + 1)
        case .year:
            guard let start = CalendarDay(day.year - count, 1, 1), let end = CalendarDay(day.year - count, 12, 31)
            else { return nil }
            return Interval(start, end)
        }
    }

    private func week(of day: CalendarDay) -> Interval {
        let monday = day.adding(days: 1 - day.weekday)
        return Interval(monday, monday.adding(days: 6))
    }

    private func month(_ year: Int, _ month: Int) -> Interval? {
        guard let start = CalendarDay(year, month, 1),
            let end = CalendarDay(year, month, CalendarDay.days(inMonth: month, of: year))
        else { return nil }
        return Interval(start, end)
    }

    private func relative(at position: Int, _ tokens: [Token]) -> Found? {
        let (word, second) = (base(position, tokens), base(position + 1, tokens))
        switch word {
        case "бугин": return published.map { Found(end: position + 1, interval: Interval($0)) }
        case "кеше":
            // "Кеше кешке"; the noun "көше" is folded to "коше".
            return published.map { Found(end: position + 1, interval: Interval($0.adding(days: -1))) }
        case "ертесине", "ертенине", "ертениндe":
            return Found(end: position + 1, interval: lastDay.map { Interval($0.adding(days: 1)) })
        default: break
        }
        switch (word, second) {
        case ("алдынгы", "куни"):
            return published.map { Found(end: position + 2, interval: Interval($0.adding(days: -2))) }
        case ("келеси", "куни"), ("ертеси", "куни"), ("ертенги", "куни"):
            return Found(end: position + 2, interval: lastDay.map { Interval($0.adding(days: 1)) })
        case ("сол", "куни"), ("дал", "сол"), ("сол", "кунги"), ("сол", "тунде"):
            let end = word == "дал" ? position + 3 : position + 2
            guard word != "дал" || base(position + 2, tokens) == "куни" else { return nil }
            return Found(end: min(end, tokens.count), interval: lastDay.map { Interval($0) } ?? last)
        case ("откен", _) where second.hasPrefix("апта"), ("былтыргы", _) where second.hasPrefix("апта"):
            return published.map { Found(end: position + 2, interval: week(of: $0.adding(days: -7))) }
        case ("осы", _) where second.hasPrefix("апта"):
            return published.map { Found(end: position + 2, interval: week(of: $0)) }
        case ("откен", _) where second.hasPrefix("ай"): return monthWord(at: position, back: 1, tokens)
        case ("осы", _) where second.hasPrefix("ай"): return monthWord(at: position, back: 0, tokens)
        case ("сол", _) where second.hasPrefix("айд") || second.hasPrefix("айы"):
            guard let last, let whole = month(last.start.year, last.start.month) else {
                return Found(end: position + 2)
            }
            if let part = part(base(position + 2, tokens)), second == "айдын" {
                return Found(end: position + 3, interval: slice(whole.start, whole.end, part))
            }
            return Found(end: position + 2, interval: whole)
        default: return nil
        }
    }

    /// `өткен айда`, `осы айдың басында`
    private func monthWord(at position: Int, back: Int, _ tokens: [Token]) -> Found? {
        guard let published, ["ай", "айда", "айдын", "айдагы", "айы"].contains(base(position + 1, tokens)) else {
            return nil
        }
        let months = published.year * 12 + published.month - 1 - back
        guard let whole = month(months / 12, months % 12 + 1) else { return nil }
        if base(position + 1, tokens) == "айдын" {
            if let part = part(base(position + 2, tokens)) {
                return Found(end: position + 3, interval: slice(whole.start, whole.end, part))
            }
            guard let (day, next) = dayNumber(at: position + 2, tokens),
                let exact = CalendarDay(whole.start.year, whole.start.month, day)
            else { return nil }
            return Found(end: next, interval: Interval(exact))
        }
        return Found(end: position + 2, interval: whole)
    }

    // MARK: Tables

    /// The month that a word names, and its case.
    static func monthStem(_ word: String) -> (month: Int, ending: KazakhEnding)? {
        guard word.count >= 4 else { return nil }
        for (index, stem) in months.enumerated() where word.hasPrefix(stem) {
            if let ending = KazakhEnding(word.dropFirst(stem.count)) { return (index + 1, ending) }
        }
        return nil
    }

    private static let months: [String] =
        "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
        .split(separator: " ").map { KazakhLetters.fold($0) }

    private static let weekdays: [(key: String, value: Int)] = [
        ("дуйсенби", 1), ("сейсенби", 2), ("сарсенби", 3), ("бейсенби", 4), ("жума", 5), ("сенби", 6), ("жексенби", 7),
    ]

    private static let units: [(key: String, value: Unit)] = [
        ("кун", .day), ("апта", .week), ("ай", .month), ("жыл", .year),
    ]

    /// The first month, and whether the word is a genitive.
    private static let seasons: [String: (Int, Bool)] = [
        "коктемде": (3, false), "жазда": (6, false), "кузде": (9, false), "кыста": (12, false),
        "жазгы": (6, false), "кузги": (9, false), "коктемги": (3, false), "кыскы": (12, false),
        "коктемнин": (3, true), "жаздын": (6, true), "куздин": (9, true), "кыстын": (12, true),
        "жазында": (6, false), "кузинде": (9, false), "коктеминде": (3, false), "кысында": (12, false),
    ]
}
