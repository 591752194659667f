/// Numbers in words and figures.
enum KazakhNumbers {
    /// The number that begins at a token and the token after it; nil where none begins there.
    static func number(at start: Int, in tokens: [Token]) -> (value: Double, end: Int)? {
        guard start < tokens.count else { return nil }
        guard
            var (value, end) = tokens[start].kind == .number
                ? figures(at: start, in: tokens) : words(at: start, in: tokens)
        else { return nil }
        if end < tokens.count, let power = powers[tokens[end].base] {
            value *= power
            end += 1
            if tokens[end - 1].base == "мын", let (rest, after) = number(at: end, in: tokens), rest < 1000 {
                value += rest
                end = after
            }
        }
        // "екі жарым", "бір жарым"
        if end < tokens.count, tokens[end].base == "жарым" {
            value += 0.5
            end += 1
        }
        return (value, end)
    }

    private static func figures(at start: Int, in tokens: [Token]) -> (Double, Int)? {
        guard var value = parse(tokens[start].text) else { return nil }
        var end = start + 1
        // "87 500": groups of three after a space.
        while end < tokens.count, tokens[end].kind == .number, tokens[end].text.count == 3,
            tokens[end - 1].text.count <= 3,
            value >= 1, let group = Double(tokens[end].text), tokens[end].span.start == tokens[end - 1].span.end + 1
        {
            value = value * 1000 + group
            end += 1
        }
        return (value, end)
    }

    /// `2,5`; `78.640` with a full stop between thousands.
    private static func parse(_ text: String) -> Double? {
        let parts = text.split(whereSeparator: { $0 == "." || $0 == "," })
        if parts.count == 2, parts[1].count == 3, text.contains(".") { return Double(parts[0] + parts[1]) }
        return Double(text.replacing(",", with: "."))
    }

    private static func words(at start: Int, in tokens: [Token]) -> (Double, Int)? {
        var value = 0.0
        var end = start
        // "екі жүз елу бес": hundreds, tens, ones, each at most once.
        if end + 1 < tokens.count, let hundreds = ones[tokens[end].base], tokens[end + 1].base == "жуз" {
            value = hundreds * 100
            end += 2
        } else if tokens[end].base == "жуз" {
            value = 100
            end += 1
        }
        if end < tokens.count, let ten = tens[tokens[end].base] {
            value += ten
            end += 1
        }
        if end < tokens.count, let one = ones[tokens[end].base] {
            value += one
            end += 1
        }
        if end == start, tokens[start].base == "жарты" { return (0.5, start + 1) }
        if end == start, powers[tokens[start].base] != nil { return (1, start) }
        return end > start ? (value, end) : nil
    }

    static let ones: [String: Double] = table("бір екі үш төрт бес алты жеті сегіз тоғыз", step: 1)
    static let tens: [String: Double] = table("он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан", step: 10)
    /// Is it a word of a number below 100?
    static func isNumber(_ word: String) -> Bool { ones[word] != nil || tens[word] != nil }

    /// `бірінші` … `тоғызыншы`, and the round tens of a month's days.
    static let ordinals: [String: Int] = {
        var ordinals: [String: Int] = [:]
        let words = "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы"
        for (index, word) in words.split(separator: " ").enumerated() { ordinals[KazakhLetters.fold(word)] = index + 1 }
        ordinals["жиырмасыншы"] = 20
        ordinals["отызыншы"] = 30
        return ordinals
    }()

    private static let powers: [String: Double] = [
        "мын": 1e3, "миллион": 1e6, "млн": 1e6, "миллиард": 1e9, "млрд": 1e9,
    ]

    private static func table(_ words: String, step: Double) -> [String: Double] {
        var table: [String: Double] = [:]
        for (index, word) in words.split(separator: " ").enumerated() {
            table[KazakhLetters.fold(word)] = Double(index + 1) * step
        }
        return table
    }
}
