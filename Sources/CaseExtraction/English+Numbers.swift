/// Numbers and lengths of time in English words and figures.
enum EnglishNumbers {
    struct Number: Equatable {
        var value: Double
        /// How many tokens it takes.
        var length: Int
    }

    enum Unit: String {
        case hour, day, week, month, year
    }

    struct Duration: Equatable {
        var months: Double?
        var days: Double?
        var hours: Double?
        var length: Int
        /// A count of years stands in it.
        var isOfYears: Bool { months != nil }
    }

    /// The number that begins at a token: `5`, `600,000`, `2 1/2`, `ten and a half`, `one hundred and twenty`, `1.5
    /// million`.
    static func number(at start: Int, in tokens: [Token]) -> Number? {
        guard start < tokens.count, mayCount(tokens[start]), var value = simple(tokens[start]) else { return nil }
        var length = 1
        func word(_ offset: Int) -> String? { start + offset < tokens.count ? tokens[start + offset].base : nil }
        if tokens[start].base == "a" || tokens[start].base == "an" {
            guard let next = word(1), let scale = scales[next] else { return nil }
            value = scale
            length = 2
        }
        while let next = word(length), let scale = scales[next] {
            value *= scale
            length += 1
            if word(length) == "and", start + length + 1 < tokens.count, let rest = simple(tokens[start + length + 1]),
                rest < scale
            {
                value += rest
                length += 2
            }
        }
        if word(length) == "and", word(length + 1) == "a", word(length + 2) == "half" {
            return Number(value: value + 0.5, length: length + 3)
        }
        if let next = word(length), let part = fractions[next], tokens[start].kind == .number {
            return Number(value: value + part, length: length + 1)
        }
        return Number(value: value, length: length)
    }

    /// A length of time: `2 1/2 years`, `four years and two months`, `30-month`, `a year`, `half a year`.
    static func duration(at start: Int, in tokens: [Token]) -> Duration? {
        guard let first = part(at: start, in: tokens) else { return nil }
        var total = first
        var next = start + first.length
        if next < tokens.count, tokens[next].base == "and" || tokens[next].text == "," { next += 1 }
        if first.isOfYears, let second = part(at: next, in: tokens), second.hours == nil, second.unit != first.unit {
            if let months = second.months { total.months = (total.months ?? 0) + months }
            if let days = second.days { total.days = days }
            total.length = next + second.length - start
        }
        return Duration(months: total.months, days: total.days, hours: total.hours, length: total.length)
    }

    private struct Part {
        var months: Double?
        var days: Double?
        var hours: Double?
        var length: Int
        var unit: Unit
        var isOfYears: Bool { unit == .year }
    }

    private static func part(at start: Int, in tokens: [Token]) -> Part? {
        guard start < tokens.count, mayCount(tokens[start]) else { return nil }
        if let hyphened = hyphened(tokens[start]) { return hyphened }
        let word = tokens[start].base
        // "2 1/2-year"
        if let whole = Double(word), start + 1 < tokens.count, tokens[start + 1].base.hasPrefix("1/2-"),
            let unit = unit(String(tokens[start + 1].base.dropFirst(4)))
        {
            return part(whole + 0.5, unit, length: 2)
        }
        if word == "half", start + 2 < tokens.count, ["a", "an"].contains(tokens[start + 1].base),
            let unit = unit(tokens[start + 2].base)
        {
            return part(0.5, unit, length: 3)
        }
        if word == "a" || word == "an" || word == "one", start + 1 < tokens.count,
            let unit = unit(tokens[start + 1].base)
        {
            // "a year and a half"
            if start + 4 < tokens.count, tokens[start + 2].base == "and", tokens[start + 3].base == "a",
                tokens[start + 4].base == "half"
            {
                return part(1.5, unit, length: 5)
            }
            return part(1, unit, length: 2)
        }
        guard let number = number(at: start, in: tokens), start + number.length < tokens.count,
            let unit = unit(tokens[start + number.length].base)
        else { return nil }
        return part(number.value, unit, length: number.length + 1)
    }

    private static func part(_ value: Double, _ unit: Unit, length: Int) -> Part {
        switch unit {
        case .year: Part(months: value * 12, length: length, unit: unit)
        case .month: Part(months: value, length: length, unit: unit)
        case .week: Part(days: value * 7, length: length, unit: unit)
        case .day: Part(days: value, length: length, unit: unit)
        case .hour: Part(hours: value, length: length, unit: unit)
        }
    }

    /// `six-year`, `30-month`, `two-and-a-half-year`, `1.5-year`.
    private static func hyphened(_ token: Token) -> Part? {
        guard token.isWord, let dash = token.base.lastIndex(of: "-"),
            let unit = unit(String(token.base[token.base.index(after: dash)...]))
        else { return nil }
        var front = token.base[..<dash]
        var half = 0.0
        for ending in ["-and-a-half", "-and-half"] where front.hasSuffix(ending) {
            front = front.dropLast(ending.count)
            half = 0.5
        }
        guard let value = Double(front) ?? words[String(front)] else { return nil }
        return part(value + half, unit, length: 1)
    }

    static func unit(_ word: String) -> Unit? {
        Unit(rawValue: word) ?? (word.hasSuffix("s") ? Unit(rawValue: String(word.dropLast())) : nil)
    }

    /// One token's worth, without scales.
    private static func simple(_ token: Token) -> Double? {
        if token.kind == .number {
            var text = token.text
            var part = 0.0
            if let last = text.last, let fraction = fractions[String(last)] {
                part = fraction
                text.removeLast()
                if text.isEmpty { return part }
            }
            if text.contains("/") { return fractions[text] }
            return Double(text.filter { $0 != "," }).map { $0 + part }
        }
        guard token.isWord else { return nil }
        if token.base == "a" || token.base == "an" { return 1 }
        return words[token.base] ?? scales[token.base]
    }

    /// Can a number or a length of time begin so? Most words can't, and are told so by one look-up.
    private static func mayCount(_ token: Token) -> Bool {
        switch token.kind {
        case .number: true
        case .mark: false
        case .word: starters.contains(token.base) || token.base.utf8.contains(UInt8(ascii: "-"))
        }
    }

    private static let starters = Set(words.keys).union(scales.keys).union(["half", "a", "an"])

    private static let fractions: [String: Double] = [
        "1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75,
    ]
    private static let scales: [String: Double] = [
        "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
    ]
    static let words: [String: Double] = {
        let small = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ]
        let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        var words: [String: Double] = [:]
        for (value, word) in small.enumerated() { words[word] = Double(value) }
        for (index, ten) in tens.enumerated() {
            words[ten] = Double((index + 2) * 10)
            for unit in 1...9 { words["\(ten)-\(small[unit])"] = Double((index + 2) * 10 + unit) }
        }
        return words
    }()
}
