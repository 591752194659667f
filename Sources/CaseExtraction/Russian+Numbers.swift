/// Russian numbers, in figures and in words of any case.
enum RussianNumbers {
    /// The number that begins at a token, and its end: `12`, `87 510`, `2,5`, "двух с половиной", "полтора", "сто
    /// двадцать", "12 миллионов".
    static func number(at start: Int, in tokens: [Token]) -> (value: Double, end: Int)? {
        guard tokens.indices.contains(start) else { return nil }
        guard var (value, end) = figures(at: start, tokens) ?? words(at: start, tokens) else { return nil }
        if end + 1 < tokens.count, tokens[end].base == "с", tokens[end + 1].base == "половиной" {
            value += 0.5
            end += 2
        }
        if end < tokens.count, let scale = scales.first(where: { tokens[end].base.hasPrefix($0.0) })?.1,
            tokens[end].base.count <= 10
        {
            value *= scale
            end += 1
            if tokens.indices.contains(end), tokens[end].text == ".", end + 1 < tokens.count { end += 1 }
        }
        return (value, end)
    }

    private static let scales: [(String, Double)] = [
        ("тысяч", 1000), ("тыс", 1000), ("миллион", 1_000_000), ("млн", 1_000_000), ("миллиард", 1e9), ("млрд", 1e9),
    ]

    private static func figures(at start: Int, _ tokens: [Token]) -> (Double, Int)? {
        guard tokens[start].kind == .number else { return nil }
        var text = tokens[start].text
        var end = start + 1
        // "87 510", "1 200 000": groups of three after one to three digits.
        if text.allSatisfy(\.isNumber), text.count <= 3 {
            while end < tokens.count, tokens[end].kind == .number, tokens[end].text.count == 3,
                tokens[end].text.allSatisfy(\.isNumber), tokens[end].span.start - tokens[end - 1].span.end == 1,
                text.count <= 9
            {
                text += tokens[end].text
                end += 1
            }
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count > 1, parts.dropFirst().allSatisfy({ $0.count == 3 }) { text = parts.joined() }
        return Double(text.replacing(",", with: ".")).map { ($0, end) }
    }

    private static func words(at start: Int, _ tokens: [Token]) -> (Double, Int)? {
        var total = 0.0
        var last = Double.infinity
        var end = start
        while end < tokens.count, let value = values[tokens[end].base], value < last || value == 0.5 {
            // "двести пятьдесят", "двадцать пять": each part is smaller than the one before, and fits into its zeros.
            if end > start, last < 20 { break }
            total += value
            last = value
            end += 1
        }
        return end > start ? (total, end) : nil
    }

    /// "трёхлетний", "пятилетнего": the years, months or days of an adjective.
    static func adjective(_ base: String) -> (value: Double, unit: RussianUnit)? {
        for (stem, unit) in adjectiveUnits {
            guard let range = base.firstRange(of: stem) else { continue }
            let before = base[..<range.lowerBound].trimmingSuffix("-")
            if let value = Double(before) { return (value, unit) }
            if let value = values[before] ?? adjectiveValues[before] { return (value, unit) }
        }
        return nil
    }

    private static let adjectiveUnits: [(String, RussianUnit)] = [
        ("летн", .years), ("годичн", .years), ("годовал", .years), ("месячн", .months), ("суточн", .days),
        ("дневн", .days), ("часов", .hours),
    ]
    private static let adjectiveValues: [String: Double] = [
        "полутора": 1.5, "полу": 0.5, "одно": 1, "": 1, "полуторо": 1.5,
    ]

    static let values: [String: Double] = {
        var values: [String: Double] = [:]
        for line in table.split(separator: "\n") {
            let columns = line.split(separator: " ")
            guard let value = Double(columns[0]) else { continue }
            for word in columns.dropFirst() { values[String(word)] = value }
        }
        return values
    }()

    /// `value form form …`; `е` for `ё`.
    private static let table = """
        1.5 полтора полторы полутора
        1 один одна одно одного одной одному одним одном одну
        2 два две двух двум двумя двое двоих двоим
        3 три трех трем тремя трое троих троим
        4 четыре четырех четырем четырьмя четверо четверых четверым
        5 пять пяти пятью пятеро пятерых пятерым
        6 шесть шести шестью
        7 семь семи семью
        8 восемь восьми восемью восьмью
        9 девять девяти девятью
        10 десять десяти десятью
        11 одиннадцать одиннадцати
        12 двенадцать двенадцати двенадцатью
        13 тринадцать тринадцати
        14 четырнадцать четырнадцати
        15 пятнадцать пятнадцати пятнадцатью
        16 шестнадцать шестнадцати
        17 семнадцать семнадцати
        18 восемнадцать восемнадцати
        19 девятнадцать девятнадцати
        20 двадцать двадцати двадцатью
        30 тридцать тридцати тридцатью
        40 сорок сорока
        50 пятьдесят пятидесяти пятьюдесятью
        60 шестьдесят шестидесяти
        70 семьдесят семидесяти
        80 восемьдесят восьмидесяти
        90 девяносто девяноста
        100 сто ста
        200 двести двухсот двумстам
        300 триста трехсот тремстам
        400 четыреста четырехсот
        500 пятьсот пятисот пятистам
        600 шестьсот шестисот
        700 семьсот семисот
        800 восемьсот восьмисот
        900 девятьсот девятисот
        1000 тысяча тысячи тысячу
        """
}

enum RussianUnit: Sendable {
    case years, months, weeks, days, hours

    static func unit(_ base: String) -> RussianUnit? {
        switch base {
        case "год", "года", "лет", "году", "годам", "годов", "годами", "годом", "годах", "г": .years
        case "месяц", "месяца", "месяцев", "месяцам", "месяцами", "месяцем", "мес": .months
        case "неделя", "недели", "недель", "неделю", "неделям": .weeks
        case "сутки", "суток", "суткам", "сутками", "день", "дня", "дней", "дням": .days
        case "час", "часа", "часов", "часам", "часами": .hours
        default: nil
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
    }
}
