import CasewireModel

/// Finds dates in Russian and resolves them, in the order of the text: "днём ранее" rests on what stands before it.
struct RussianDates {
    let published: CalendarDay?
    /// The last date before, which "в тот же день" and "через два дня" start from.
    private var last: Interval?
    /// The last date of this passage whose year is printed and past.
    private var yearOfPassage: Interval?

    init(published: CalendarDay?) { self.published = published }

    private struct Interval: Equatable {
        var start: CalendarDay
        var end: CalendarDay
        init(_ day: CalendarDay) { (start, end) = (day, day) }
        init(_ start: CalendarDay, _ end: CalendarDay) { (self.start, self.end) = (start, end) }
        static func month(_ month: Int, _ year: Int) -> Interval? {
            guard let start = CalendarDay(year, month, 1),
                let end = CalendarDay(year, month, CalendarDay.days(inMonth: month, of: year))
            else { return nil }
            return Interval(start, end)
        }
        static func year(_ year: Int) -> Interval? {
            guard let start = CalendarDay(year, 1, 1), let end = CalendarDay(year, 12, 31) else { return nil }
            return Interval(start, end)
        }
        func contains(_ other: Interval) -> Bool { start <= other.start && other.end <= end }
    }

    private struct Found {
        var end: Int
        var interval: Interval?
        var hasYear = false
        /// Others may start from it.
        var isAnchor = true
        /// The words themselves hold no preposition.
        var takesPreposition = true
    }

    mutating func dates(in tokens: [Token], from start: Int, text: (Range<Int>) -> String) -> [DateMention] {
        var mentions: [DateMention] = []
        yearOfPassage = nil
        var position = start
        while position < tokens.count {
            guard let found = found(at: position, Words(tokens)) else {
                position += 1
                continue
            }
            var range = position..<found.end
            var preposition: String?
            if found.takesPreposition, position > start, Self.prepositions.contains(tokens[position - 1].base) {
                preposition = tokens[position - 1].base
                // "на прошлой неделе" is no plan, unlike "на 7 ноября".
                if preposition == "на", position > 1, tokens[position - 2].base == "ночь" { preposition = "в" }
                if preposition == "на",
                    tokens[position..<found.end].contains(where: {
                        ["неделе", "следующий", "другой", "следующее", "другое"].contains($0.base)
                    })
                {
                    preposition = "в"
                }
                range = (position - 1)..<found.end
            }
            var date = found.interval.map { EventDate(start: $0.start, end: $0.end, text: text(range)) }
            // "в понедельник, 7 июня", "накануне, 30 июля", "на прошлой неделе, в четверг": one date.
            if let previous = mentions.last, let new = date, areOne(previous, new, tokens[range]),
                tokens[previous.tokens.upperBound..<range.lowerBound].allSatisfy({
                    $0.text == "," || $0.base == "ровно"
                }),
                !RussianDates.isSince(previous.preposition),
                !["тогда", "наутро", "через", "спустя"].contains(tokens[range.lowerBound].base)
            {
                let one = previous.date.map { Interval($0.start, $0.end) }
                let other = Interval(new.start, new.end)
                let joined =
                    one.map {
                        $0.contains(other) ? other : other.contains($0) ? $0 : inWeek($0, of: tokens[range]) ?? other
                    }
                    ?? other
                range = previous.tokens.lowerBound..<found.end
                preposition = previous.preposition
                date = EventDate(start: joined.start, end: joined.end, text: text(range))
                mentions.removeLast()
            }
            mentions.append(DateMention(tokens: range, date: date, preposition: preposition))
            if let date, found.isAnchor, preposition != "до", preposition != "по" {
                last = Interval(date.start, date.end)
                if found.hasYear, let published, date.start.year < published.year,
                    date.start.month == date.end.month || date.end.daysSinceEpoch - date.start.daysSinceEpoch < 100
                {
                    yearOfPassage = last
                }
            }
            position = max(found.end, position + 1)
        }
        return mentions
    }

    /// "17 января, 18 января" are two days; a weekday, a week and its day, "накануне" and its date are one.
    private func areOne(_ previous: DateMention, _ new: EventDate, _ words: ArraySlice<Token>) -> Bool {
        guard let old = previous.date else { return true }
        let (one, other) = (Interval(old.start, old.end), Interval(new.start, new.end))
        return one.contains(other) || other.contains(one) || inWeek(one, of: words) != nil
            || [
                "накануне", "вчера", "сегодня", "тот", "днем", "понедельник", "вторник", "среду", "четверг", "пятницу",
                "субботу", "воскресенье",
            ]
            .contains { word in old.text.lowercased().contains(word) }
    }

    static func isSince(_ preposition: String?) -> Bool { preposition == "с" || preposition == "со" }

    /// "на прошлой неделе, в четверг": that week's Thursday.
    private func inWeek(_ week: Interval, of words: ArraySlice<Token>) -> Interval? {
        guard week.end.daysSinceEpoch - week.start.daysSinceEpoch == 6,
            let weekday = words.lazy.compactMap({ Self.weekdays[$0.base] }).first
        else { return nil }
        return Interval(week.start.adding(days: weekday - 1))
    }

    /// Words by index, with "" outside.
    private struct Words {
        let tokens: [Token]
        init(_ tokens: [Token]) { self.tokens = tokens }
        subscript(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }
    }

    private func found(at position: Int, _ words: Words) -> Found? {
        guard words.tokens[position].kind != .mark else { return nil }
        return numeric(position, words) ?? dayAndMonth(position, words) ?? partOfMonth(position, words)
            ?? month(position, words) ?? season(position, words) ?? year(position, words) ?? weekday(position, words)
            ?? named(position, words) ?? measured(position, words)
    }

    // MARK: Calendar dates

    /// `28.12.2018`, `2018-12-28`
    private func numeric(_ position: Int, _ words: Words) -> Found? {
        guard words.tokens[position].kind == .number || words[position].contains("-") else { return nil }
        let parts = words[position].split(separator: ".")
        if parts.count == 3, parts[2].count == 4 || parts[2].count == 2, let day = Int(parts[0]),
            let month = Int(parts[1]),
            var year = Int(parts[2])
        {
            if year < 100 { year += 2000 }
            return CalendarDay(year, month, day).map { Found(end: position + 1, interval: Interval($0), hasYear: true) }
        }
        guard words[position].count == 10, let day = CalendarDay(iso: words[position]) else { return nil }
        return Found(end: position + 1, interval: Interval(day), hasYear: true)
    }

    private func dayAndMonth(_ position: Int, _ words: Words) -> Found? {
        guard let day = Self.dayNumber(words[position]), let month = Self.months[words[position + 1]] else {
            return nil
        }
        let (year, end) = yearAfter(position + 2, words)
        let date = year.flatMap { CalendarDay($0, month, day) } ?? (year == nil ? latestDay(month, day) : nil)
        return Found(end: end, interval: date.map { Interval($0) }, hasYear: year != nil)
    }

    private static func dayNumber(_ word: String) -> Int? {
        let digits = word.hasSuffix("-го") ? word.dropLast(3) : word[...]
        guard digits.count <= 2, let day = Int(digits), (1...31).contains(day) else { return nil }
        return day
    }

    /// "2021 года", "2018-го", "этого года", "прошлого года", "того же года"; nil and the same place where none stands.
    private func yearAfter(_ position: Int, _ words: Words) -> (Int?, Int) {
        if let year = Self.yearNumber(words[position]) {
            let isWord = words[position + 1].hasPrefix("год") || words[position + 1] == "г"
            guard isWord else { return (year, position + 1) }
            return (year, words[position + 1] == "г" && words[position + 2] == "." ? position + 3 : position + 2)
        }
        guard words[position + 1].hasPrefix("год") || words[position + 2].hasPrefix("год") else {
            return (nil, position)
        }
        switch words[position] {
        case "этого", "нынешнего", "текущего": return (published?.year, position + 2)
        case "прошлого", "минувшего": return (published.map { $0.year - 1 }, position + 2)
        case "позапрошлого": return (published.map { $0.year - 2 }, position + 2)
        case "того": return words[position + 1] == "же" ? (last?.start.year, position + 3) : (nil, position)
        default: return (nil, position)
        }
    }

    private static func yearNumber(_ word: String) -> Int? {
        var digits = word[...]
        for suffix in ["-го", "-м", "-ом"] where word.hasSuffix(suffix) { digits = word.dropLast(suffix.count) }
        guard digits.count == 4, let year = Int(digits), (1900...2100).contains(year) else { return nil }
        return year
    }

    /// The latest such day that is not after the publication; after a past year of the same sentence, the first one
    /// that follows it.
    private func latestDay(_ month: Int, _ day: Int) -> CalendarDay? {
        if let yearOfPassage {
            for year in [yearOfPassage.start.year, yearOfPassage.start.year + 1] {
                if let date = CalendarDay(year, month, day), date >= yearOfPassage.start { return date }
            }
        }
        guard let published else { return nil }
        // 29 February is not in every year.
        for year in (published.year - 4...published.year).reversed() {
            if let date = CalendarDay(year, month, day), date <= published { return date }
        }
        return nil
    }

    private func latestYear(ofMonth month: Int, lasting months: Int = 1) -> Int? {
        if let yearOfPassage, let first = CalendarDay(yearOfPassage.start.year, month, 1) {
            return first >= yearOfPassage.start || month + months - 1 >= yearOfPassage.end.month
                ? first.year : first.year + 1
        }
        guard let published else { return nil }
        return month <= published.month ? published.year : published.year - 1
    }

    private func partOfMonth(_ position: Int, _ words: Words) -> Found? {
        var next = position
        if ["в", "во"].contains(words[next]) { next += 1 }
        let isPart =
            words[next].hasPrefix("начал") && words[next].count <= 6 || ["середине", "конце"].contains(words[next])
        let isDays = ["первых", "последних"].contains(words[next]) && words[next + 1] == "числах"
        guard isPart || isDays else { return nil }
        let part = words[next]
        next += isDays ? 2 : 1
        if let month = Self.months[words[next]] {
            let (printed, end) = yearAfter(next + 1, words)
            guard let year = printed ?? latestYear(ofMonth: month) else { return nil }
            let last = CalendarDay.days(inMonth: month, of: year)
            let days = part == "середине" ? (11, 20) : part == "конце" || part == "последних" ? (21, last) : (1, 10)
            guard let first = CalendarDay(year, month, days.0), let final = CalendarDay(year, month, days.1) else {
                return nil
            }
            return Found(
                end: end, interval: Interval(first, final), hasYear: printed != nil, takesPreposition: next == position)
        }
        return nil
    }

    private func month(_ position: Int, _ words: Words) -> Found? {
        guard let month = Self.months[words[position]] else { return nil }
        let before = words[position - 1]
        let (printed, end) = yearAfter(position + 1, words)
        let isLocative = Self.locatives.contains(words[position]) && ["в", "во"].contains(before)
        guard isLocative || printed != nil || ["с", "до", "за", "этого", "прошлого", "по"].contains(before) else {
            return nil
        }
        guard let year = printed ?? latestYear(ofMonth: month), let interval = Interval.month(month, year) else {
            return nil
        }
        return Found(end: end, interval: interval, hasYear: printed != nil)
    }

    private func season(_ position: Int, _ words: Words) -> Found? {
        guard let month = Self.seasons[words[position]] else { return nil }
        let (printed, end) = yearAfter(position + 1, words)
        guard let year = printed ?? latestYear(ofMonth: month, lasting: 3) else { return nil }
        let (endYear, endMonth) = month == 12 ? (year + 1, 2) : (year, month + 2)
        guard let first = CalendarDay(year, month, 1),
            let final = CalendarDay(endYear, endMonth, CalendarDay.days(inMonth: endMonth, of: endYear))
        else { return nil }
        return Found(end: end, interval: Interval(first, final), hasYear: printed != nil)
    }

    private func year(_ position: Int, _ words: Words) -> Found? {
        if let year = Self.yearNumber(words[position]),
            words[position + 1].hasPrefix("год") || words[position].contains("-")
        {
            return Interval.year(year).map {
                Found(end: position + (words[position + 1].hasPrefix("год") ? 2 : 1), interval: $0, hasYear: true)
            }
        }
        guard words[position - 1] == "в", words[position + 1] == "году", let published else { return nil }
        let year: Int? =
            switch words[position] {
            case "прошлом", "минувшем": published.year - 1
            case "позапрошлом": published.year - 2
            case "этом", "нынешнем", "текущем": published.year
            default: nil
            }
        if words[position] == "том" { return nil }
        return year.flatMap(Interval.year).map { Found(end: position + 2, interval: $0) }
    }

    // MARK: Relative dates

    private func weekday(_ position: Int, _ words: Words) -> Found? {
        guard let weekday = Self.weekdays[words[position]] else { return nil }
        let before = words[position - 1]
        let earlier = words[position - 2]
        guard
            ["в", "во", "на", "прошлый", "прошлую", "прошлое", "минувший", "минувшую", "минувшее", "с", "до"].contains(
                before)
                || before.hasSuffix("ий"), let published
        else { return nil }
        // "назначено на среду" is a plan; "в ночь на среду" is a night.
        if before == "на", earlier != "ночь" { return Found(end: position + 1, interval: nil, isAnchor: false) }
        let back = (published.weekday - weekday + 7) % 7
        return Found(end: position + 1, interval: Interval(published.adding(days: -back)))
    }

    private func named(_ position: Int, _ words: Words) -> Found? {
        func day(_ offset: Int, from base: CalendarDay?, length: Int = 1) -> Found {
            Found(
                end: position + length, interval: base.map { Interval($0.adding(days: offset)) },
                takesPreposition: false)
        }
        switch words[position] {
        case "сегодня": return day(0, from: published)
        case "вчера": return day(-1, from: published)
        case "позавчера": return day(-2, from: published)
        case "накануне":
            // "накануне оглашения" is a preposition.
            let next = words.tokens.indices.contains(position + 1) ? words.tokens[position + 1] : nil
            let isBeforeNoun =
                next.map {
                    $0.isWord && ["ия", "ий", "ла", "да", "та", "ов", "ка", "ни"].contains(where: $0.base.hasSuffix)
                        && !RussianWords.isVerbLike($0.base) && !$0.isCapitalised
                } ?? false
            if isBeforeNoun || next?.kind == .number { return nil }
            return day(-1, from: published)
        case "тогда":
            guard words[position + 1] == "же" else { return nil }
            return Found(end: position + 2, interval: last, takesPreposition: false)
        case "наутро":
            return Found(
                end: position + 1, interval: last.map { $0.start == $0.end ? Interval($0.start.adding(days: 1)) : $0 },
                takesPreposition: false)
        case "тот", "этот", "тот-же":
            let length = words[position + 1] == "же" ? 2 : 1
            guard words[position + length] == "день" || words[position + length] == "вечер",
                length == 2 || words[position] == "этот"
            else { return nil }
            return Found(end: position + length + 1, interval: last)
        case "том":
            guard words[position + 1] == "же" else { return nil }
            if words[position + 2] == "году" {
                return last.flatMap { Interval.year($0.start.year) }.map { Found(end: position + 3, interval: $0) }
            }
            if words[position + 2] == "месяце" {
                return last.flatMap { Interval.month($0.start.month, $0.start.year) }.map {
                    Found(end: position + 3, interval: $0)
                }
            }
            return nil
        case "следующий":
            guard words[position + 1] == "день" else { return nil }
            return Found(end: position + 2, interval: last.map { Interval($0.end.adding(days: 1)) })
        case "следующее", "другое":
            guard words[position + 1] == "утро" else { return nil }
            return Found(end: position + 2, interval: last.map { Interval($0.end.adding(days: 1)) })
        case "прошлой", "минувшей", "позапрошлой", "этой", "текущей":
            guard words[position + 1] == "неделе", let published else { return nil }
            let weeks = words[position].hasPrefix("поза") ? 2 : ["этой", "текущей"].contains(words[position]) ? 0 : 1
            return Found(end: position + 2, interval: week(of: published.adding(days: -7 * weeks)))
        case "прошлом", "минувшем", "этом":
            guard words[position + 1] == "месяце", let published else { return nil }
            let back = words[position] == "этом" ? 0 : 1
            return Found(end: position + 2, interval: shifted(Interval(published), months: -back))
        default: return nil
        }
    }

    private func week(of day: CalendarDay) -> Interval {
        let monday = day.adding(days: 1 - day.weekday)
        return Interval(monday, monday.adding(days: 6))
    }

    private func shifted(_ interval: Interval, months: Int) -> Interval? {
        let index = interval.start.year * 12 + interval.start.month - 1 + months
        return Interval.month(index % 12 + 1, index / 12)
    }

    /// "днём ранее", "через два дня", "неделю назад", "три месяца спустя", "годом позже".
    private func measured(_ position: Int, _ words: Words) -> Found? {
        switch words[position] {
        case "днем", "неделей", "месяцем", "годом":
            guard let sign = Self.directions[words[position + 1]] else { return nil }
            let unit: RussianUnit =
                switch words[position] {
                case "днем": .days
                case "неделей": .weeks
                case "месяцем": .months
                default: .years
                }
            return last.map {
                Found(end: position + 2, interval: moved($0, sign, unit), isAnchor: false, takesPreposition: false)
            }
                ?? Found(end: position + 2, interval: nil, isAnchor: false)
        case "через", "спустя":
            let (count, end) = amount(position + 1, words)
            guard let unit = RussianUnit.unit(words[end]) else { return nil }
            if unit == .hours {
                return Found(end: end + 1, interval: count <= 12 ? last : nil, isAnchor: false, takesPreposition: false)
            }
            return Found(end: end + 1, interval: last.flatMap { moved($0, count, unit) }, takesPreposition: false)
        default:
            guard words.tokens[position].isWord || words.tokens[position].kind == .number else { return nil }
            let (count, end) = amount(position, words)
            guard let unit = RussianUnit.unit(words[end]), unit != .hours else { return nil }
            switch words[end + 1] {
            case "назад":
                guard let published else { return nil }
                let base = Interval(published)
                let moved =
                    unit == .weeks ? week(of: published.adding(days: -7 * count)) : moved(base, -count, unit)
                return Found(end: end + 2, interval: moved, takesPreposition: false)
            case "спустя":
                return Found(end: end + 2, interval: last.flatMap { moved($0, count, unit) }, takesPreposition: false)
            case "до":
                return Found(end: end + 1, interval: nil, isAnchor: false)
            default: return nil
            }
        }
    }

    private func amount(_ position: Int, _ words: Words) -> (Int, Int) {
        if RussianUnit.unit(words[position]) != nil { return (1, position) }
        guard let (value, end) = RussianNumbers.number(at: position, in: words.tokens), value < 10_000 else {
            return (1, words.tokens.count)
        }
        return (Int(value), end)
    }

    /// A shift by days gives a day, by weeks that week's day, by months the month, by years the year's same stretch.
    private func moved(_ interval: Interval, _ count: Int, _ unit: RussianUnit) -> Interval? {
        switch unit {
        case .days: return Interval(interval.start.adding(days: count), interval.end.adding(days: count))
        case .weeks: return Interval(interval.start.adding(days: 7 * count), interval.end.adding(days: 7 * count))
        case .months: return shifted(interval, months: count)
        case .years: return Interval.year(interval.start.year + count)
        case .hours: return interval
        }
    }

    // MARK: Tables

    private static let prepositions: Set<String> = [
        "в", "во", "с", "со", "до", "по", "на", "к", "от", "за", "после", "вечером", "утром", "ночью", "днем",
    ]
    private static let directions = ["ранее": -1, "раньше": -1, "позже": 1, "позднее": 1, "спустя": 1]
    private static let months: [String: Int] = {
        let nominatives = [
            "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
            "декабрь",
        ]
        var months: [String: Int] = [:]
        for (index, name) in nominatives.enumerated() {
            let stem = name == "март" || name == "август" ? name : String(name.dropLast())
            let endings =
                stem == name
                ? ["", "а", "е", "у", "ом"] : name == "май" ? ["й", "я", "е", "ю", "ем"] : ["ь", "я", "е", "ю", "ем"]
            for ending in endings { months[stem + ending] = index + 1 }
        }
        for (short, number) in [
            ("янв", 1), ("фев", 2), ("апр", 4), ("авг", 8), ("сент", 9), ("окт", 10), ("нояб", 11), ("дек", 12),
        ] {
            months[short] = number
        }
        return months
    }()
    private static let locatives: Set<String> = Set(months.keys.filter { $0.hasSuffix("е") })
    private static let seasons = ["весной": 3, "летом": 6, "осенью": 9, "зимой": 12]
    private static let weekdays: [String: Int] = [
        "понедельник": 1, "понедельника": 1, "вторник": 2, "вторника": 2, "среду": 3, "среды": 3, "четверг": 4,
        "четверга": 4, "пятницу": 5, "пятницы": 5, "субботу": 6, "субботы": 6, "воскресенье": 7, "воскресенья": 7,
    ]
}
