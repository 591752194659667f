import CasewireModel
import TextTools

/// A place that a passage names.
struct RussianPlaceMention: Sendable {
    /// Undeclined.
    var name: String
    var tokens: Range<Int>
    /// "в", "во", "под", "из" …; nil where none governs it.
    var preposition: String?
    var isCountry = false
    var isRegion = false
    /// In the genitive after a building or a settlement: "аэропорт Алматы", "посёлка Индербор".
    var isSite = false
}

/// A court that a passage names.
struct RussianCourtMention: Sendable {
    var name: String
    var tokens: Range<Int>
    /// Its city or district, where the name says so in a noun.
    var place: String?
    /// "городской суд", "суд": a court without a name.
    var isGeneric: Bool
}

enum RussianPlaces {
    // MARK: Words

    static func isNamedAfter(_ word: String) -> Bool {
        RussianWords.begins(
            word,
            with: ["улиц", "проспект", "площад", "имени", "памятник", "парк", "сквер", "бульвар", "музе", "переул"])
    }

    static func isCourtWord(_ base: String) -> Bool {
        courtForms.contains(base) || RussianWords.begins(base, with: courtAdjectives) || districts.contains(base)
    }

    static func isPlace(_ token: Token) -> Bool { place(of: token.text) != nil }

    private static let courtForms: Set<String> = ["суд", "суда", "суду", "судом", "суде"]
    private static let courtAdjectives = [
        "районн", "городск", "областн", "межрайонн", "специализированн", "следственн", "административн", "верховн",
        "апелляционн", "кассационн", "военн", "гарнизонн", "окружн", "экономическ", "уголовн", "высок", "конституционн",
        "ювенальн", "краев", "мирово",
    ]
    private static let districts: Set<String> = ["район", "района", "районе", "району", "районом"]
    private static let regions: Set<String> = ["область", "области", "областью"]
    /// Settlements whose name follows: "города Тараза", "посёлка Индербор".
    private static let settlements: Set<String> = RussianWords.words(
        """
        город города городе городу поселок поселка поселке поселку село села селе селу аул аула ауле деревня деревни
        деревне станица станицы станице станция станции
        """)
    private static let sites = [
        "аэропорт", "вокзал", "изолятор", "окраин", "центр", "рынк", "колони", "сизо", "тюрьм", "площад", "акимат",
        "полици", "отдел", "больниц", "спецприемник", "суд", "границ", "пригород",
    ]

    // MARK: Gazetteer

    /// A word's place and its name in the nominative, as printed.
    static func place(of word: String) -> (place: Places.Place, name: String)? {
        for name in nominatives(word) {
            guard let place = Places.place(key: Places.key(of: name)) else { continue }
            // "Алматы" is no case of "Алма-Ата", though their keys would have it so.
            if name != word, Places.isSpelling(word), !Places.isSpelling(name) { continue }
            return (place, name)
        }
        return nil
    }

    /// The word itself, and what it could be a case of.
    static func nominatives(_ word: String) -> [String] {
        var names: [String] = []
        let lower = word.lowercased()
        let (one, two) = (String(word.dropLast()), String(word.dropLast(2)))
        guard one.count >= 2 else { return [word] }
        switch lower.last {
        case "а": names += [one]
        case "у": names += [one, one + "а"]
        case "е": names += [one, one + "а", one + "й", one + "ь"]
        case "я": names += [one + "й", one + "ь"]
        case "ю": names += [one + "й", one + "ь", one + "я"]
        case "и": names += [one + "ь", one + "а", one + "я"]
        case "ы": names += [one + "а"]
        default: break
        }
        if lower.hasSuffix("ом") { names += [two, two + "ый", two + "ий", two + "ое"] }
        if lower.hasSuffix("ем") { names += [two + "й", two + "ь"] }
        if lower.hasSuffix("ой") { names += [two + "а"] }
        if lower.hasSuffix("ого") { names += [String(word.dropLast(3)) + "ый", String(word.dropLast(3)) + "ий"] }
        // The word itself last: "Караганды" is the genitive of "Караганда", and in Kazakh a name of its own.
        return names + [word]
    }

    /// The nominative of an adjective before a noun: "Мангистауской" of "область" → "Мангистауская".
    private static func adjective(_ word: String, feminine: Bool) -> String? {
        for ending in ["ского", "скому", "ском", "ским", "ский", "ской", "скую", "ская", "цкого", "цком", "цкий"]
        where word.lowercased().hasSuffix(ending) {
            let stem = word.dropLast(ending.count - 2)
            return stem + (feminine ? "ая" : "ий")
        }
        return nil
    }

    // MARK: Places in a passage

    static func places(in tokens: [Token], taken: Set<Int>) -> [RussianPlaceMention] {
        var places: [RussianPlaceMention] = []
        var position = 0
        while position < tokens.count {
            guard !taken.contains(position), let found = place(at: position, tokens, taken) else {
                position += 1
                continue
            }
            places.append(found)
            position = max(found.tokens.upperBound, position + 1)
        }
        return places
    }

    private static func place(at position: Int, _ tokens: [Token], _ taken: Set<Int>) -> RussianPlaceMention? {
        let token = tokens[position]
        func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }
        func mention(_ name: String, _ range: Range<Int>) -> RussianPlaceMention {
            var first = range.lowerBound
            if settlements.contains(base(first - 1)) { first -= 1 }
            let before = base(first - 1)
            let preposition = RussianWords.prepositions.contains(before) ? before : nil
            let isSite =
                preposition == nil
                && (settlements.contains(base(range.lowerBound - 1)) || RussianWords.begins(before, with: sites))
            var kind = RussianPlaceMention(name: name, tokens: range, preposition: preposition, isSite: isSite)
            // "в районном центре Мерке", "в городе Алматы", "в аэропорту Алматы"
            if isSite, preposition == nil {
                for back in 1...3 where ["в", "во", "на", "из", "под", "у"].contains(base(first - back)) {
                    kind.preposition = ["из"].contains(base(first - back)) ? nil : "в"
                }
                if settlements.contains(base(range.lowerBound - 1)), kind.preposition == nil { kind.preposition = nil }
            }
            return kind
        }
        guard token.isCapitalised else { return nil }
        // "Мангистауской области", "Шалкарского района"
        if regions.contains(base(position + 1)), let name = adjective(token.text, feminine: true) {
            var found = mention(name + " область", position..<(position + 2))
            found.isRegion = true
            return found
        }
        if districts.contains(base(position + 1)), let name = adjective(token.text, feminine: false) {
            return mention(name + " район", position..<(position + 2))
        }
        guard !isCourtWord(base(position + 1)) || !token.base.hasSuffix("ский") else { return nil }
        if position + 1 < tokens.count, tokens[position + 1].isCapitalised,
            let two = place(of: token.text + " " + tokens[position + 1].text)
        {
            return mention(two.name, position..<(position + 2))
        }
        if let (place, name) = place(of: token.text) {
            var found = mention(name, position..<(position + 1))
            found.isCountry = place.kind == .country
            found.isRegion = place.kind == .region
            return found
        }
        // What follows "города" or "посёлка" is a place, in the table or not.
        if settlements.contains(base(position - 1)), !token.isAllCapitals {
            return mention(token.text, position..<(position + 1))
        }
        // "в Заречном", "в Бишкеке": a capital after "в" that is nobody's name.
        if ["в", "во"].contains(base(position - 1)), position > 1 || tokens.count > 4, !token.isAllCapitals,
            !RussianWords.notNames.contains(token.base), let name = unknownLocative(token.text)
        {
            return mention(name, position..<(position + 1))
        }
        return nil
    }

    private static func unknownLocative(_ word: String) -> String? {
        let lower = word.lowercased()
        guard lower.count >= 5 else { return nil }
        if lower.hasSuffix("ном") || lower.hasSuffix("ком") || lower.hasSuffix("вом") { return word.dropLast(2) + "ый" }
        if lower.hasSuffix("ске") || lower.hasSuffix("цке") || lower.hasSuffix("ве") || lower.hasSuffix("не")
            || lower.hasSuffix("ке") || lower.hasSuffix("ре") || lower.hasSuffix("де") || lower.hasSuffix("ле")
        {
            if lower.hasSuffix("скве") { return word.dropLast() + "а" }
            return String(word.dropLast())
        }
        return nil
    }

    // MARK: Courts

    static func courts(in tokens: [Token], places: [RussianPlaceMention]) -> [RussianCourtMention] {
        var courts: [RussianCourtMention] = []
        for position in tokens.indices where courtForms.contains(tokens[position].base) {
            courts.append(court(at: position, tokens, places))
        }
        return courts
    }

    private static func court(at noun: Int, _ tokens: [Token], _ places: [RussianPlaceMention]) -> RussianCourtMention {
        func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }
        var first = noun
        // "Специализированный межрайонный административный суд", "Аль-Фарабийский районный суд"
        while first > 0, tokens[first - 1].isWord, first > noun - 6,
            RussianWords.begins(base(first - 1), with: courtAdjectives)
                || tokens[first - 1].isCapitalised && adjective(tokens[first - 1].text, feminine: false) != nil
        {
            first -= 1
        }
        var end = noun + 1
        // "по уголовным делам", "по делам …"
        if base(end) == "по" {
            let limit = min(tokens.count, end + 4)
            if let deeds = (end..<limit).first(where: { base($0) == "делам" || base($0) == "правонарушениям" }) {
                end = deeds + 1
            }
        }
        if base(end) == "№", base(end + 1) != "" { end += 2 }
        var place: String?
        // "города Тараза", "Шалкарского района", "Алматы"
        let start = settlements.contains(base(end)) ? end + 1 : end
        if let found = places.first(where: { $0.tokens.lowerBound == start && $0.preposition == nil }), !found.isCountry
        {
            place = found.name
            end = found.tokens.upperBound
            // "Сарыаркинского района города Нур-Султана": the city.
            let next = settlements.contains(base(end)) ? end + 1 : end
            if let city = places.first(where: { $0.tokens.lowerBound == next && $0.preposition == nil }),
                found.name.hasSuffix("район")
            {
                place = city.name
                end = city.tokens.upperBound
            }
        } else if let found = places.first(where: { $0.tokens.lowerBound == start }), found.isCountry {
            end = found.tokens.upperBound
        } else if start < tokens.count, tokens[start].isCapitalised, !tokens[start].isAllCapitals,
            first < noun || start > end,
            !RussianNames.isKnownGiven(tokens[start].text),
            start + 1 >= tokens.count || !tokens[start + 1].isCapitalised,
            let name = foreign(tokens[start].text)
        {
            // "Высокий суд Лондона": abroad.
            place = name
            end = start + 1
        }
        let isNamed =
            place != nil
            || tokens[first..<noun].contains {
                $0.isCapitalised && !["городской", "районный", "областной", "административный"].contains($0.base)
            }
            || tokens[first..<noun].contains { $0.base.hasPrefix("верховн") }
        return RussianCourtMention(
            name: nominative(tokens[first..<end], noun: noun - first), tokens: first..<end, place: place,
            isGeneric: !isNamed)
    }

    private static func foreign(_ word: String) -> String? {
        guard !RussianWords.notNames.contains(RussianWords.base(word)) else { return nil }
        if word.hasSuffix("а") { return String(word.dropLast()) }
        if word.hasSuffix("ы") { return word.dropLast() + "а" }
        return nil
    }

    /// The court's name with its head and adjectives in the nominative.
    private static func nominative(_ tokens: ArraySlice<Token>, noun: Int) -> String {
        var name = ""
        for (offset, token) in tokens.enumerated() {
            var word = token.text
            if offset < noun {
                for ending in ["ого", "ому", "ом", "ым", "им", "его"] where word.hasSuffix(ending) && word.count > 5 {
                    let stem = word.dropLast(ending.count)
                    word = stem + ("кгхш".contains(stem.last ?? " ") ? "ий" : "ый")
                    break
                }
            } else if offset == noun {
                word = (token.isCapitalised ? "С" : "с") + "уд"
            }
            name += name.isEmpty ? word : " " + word
        }
        return name
    }
}
