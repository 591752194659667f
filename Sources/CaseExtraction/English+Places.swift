import TextTools

/// A place that a passage names.
struct PlaceMention: Sendable {
    var tokens: Range<Int>
    /// As printed.
    var name: String
    /// `in`, `at`, `of` …: what stands before it, "the city of" and the like passed over.
    var preposition: String?
    var isCountry = false
}

/// A court that a passage names or speaks of.
struct CourtMention: Sendable {
    var tokens: Range<Int>
    /// nil for "a court", "the city court".
    var name: String?
    var place: String?
    /// "the same court": that of the passage before.
    var isSame = false
    /// "a court there": at the place spoken of last.
    var isThere = false
}

/// Finds places and courts in English.
enum EnglishPlaces {
    /// - Parameter taken: tokens of people's names and of watched names.
    /// - Parameter isTitleCase: capitals tell nothing, so that only places of the tables are found.
    static func places(in tokens: [Token], taken: Set<Int>, isTitleCase: Bool) -> [PlaceMention] {
        var mentions: [PlaceMention] = []
        var position = 0
        while position < tokens.count {
            guard !taken.contains(position), let (range, isCountry) = place(at: position, tokens, taken, isTitleCase)
            else {
                position += 1
                continue
            }
            var mention = PlaceMention(
                tokens: range, name: tokens[range].map(\.name).joined(separator: " "),
                preposition: preposition(before: range.lowerBound, tokens), isCountry: isCountry)
            if tokens[range.upperBound - 1].isPossessive { mention.preposition = nil }
            mentions.append(mention)
            position = range.upperBound
        }
        return mentions
    }

    private static func place(
        at position: Int, _ tokens: [Token], _ taken: Set<Int>, _ isTitleCase: Bool
    ) -> (Range<Int>, Bool)? {
        guard tokens[position].isCapitalised else { return nil }
        for length in stride(from: min(Places.longestName, tokens.count - position), through: 1, by: -1) {
            let range = position..<(position + length)
            guard range.allSatisfy({ !taken.contains($0) }) else { continue }
            let key = tokens[range].map { FoldingKey.ofWord($0.name) }.joined(separator: " ")
            if let place = Places.place(key: key) {
                if length == 1, EnglishDates.monthNames.contains(tokens[position].base) { return nil }
                return (range, place.kind == .country)
            }
        }
        if foreignCountries.contains(tokens[position].base) { return (position..<(position + 1), false) }
        if homeCountries.contains(tokens[position].base) { return (position..<(position + 1), true) }
        return isTitleCase ? nil : unknown(at: position, tokens, taken)
    }

    /// A capitalised word that no table has, where the words before it say that it is a place.
    private static func unknown(at position: Int, _ tokens: [Token], _ taken: Set<Int>) -> (Range<Int>, Bool)? {
        guard position > 0, !tokens[position].isAllCapitals, !EnglishWords.notNames.contains(tokens[position].base),
            !EnglishWords.roles.contains(tokens[position].base)
        else { return nil }
        var end = position + 1
        while end < tokens.count, tokens[end].isCapitalised, !taken.contains(end), end - position < 3,
            !EnglishWords.notNames.contains(tokens[end].base)
        { end += 1 }
        let next = end < tokens.count ? tokens[end].base : ""
        let before = tokens[position - 1].base
        let twoBefore = position > 1 ? tokens[position - 2].base : ""
        if before == "of", settlements.contains(twoBefore) { return (position..<end, false) }
        let following = ["district", "region", "oblast", "province", "village"]
        let isOfCourt = end + 1 < tokens.count && tokens[end + 1].base == "court"
        if isOfCourt, end - position == 1, ["city", "district", "regional", "town"].contains(next) {
            return (position..<end, false)
        }
        if following.contains(next), end - position == 1 { return (position..<(end + 1), false) }
        if before == "in", !EnglishWords.organisationNouns.contains(next), !tokens[position].base.contains("-year"),
            end - position == 1
        {
            return (position..<end, false)
        }
        return nil
    }

    /// The preposition that governs a place, past "the southern city of".
    private static func preposition(before start: Int, _ tokens: [Token]) -> String? {
        var position = start - 1
        guard position >= 0 else { return nil }
        if tokens[position].base == "of", position > 0,
            ["outskirts", "center", "centre", "suburbs", "streets"].contains(tokens[position - 1].base)
        {
            return "in"
        }
        if tokens[position].base == "of", position > 0, settlements.contains(tokens[position - 1].base) {
            position -= 2
        } else if tokens[position].text == ",", position > 0, settlements.contains(tokens[position - 1].base) {
            position -= 2
        } else if tokens[position].base == "and", position > 0, tokens[position - 1].isCapitalised {
            position -= 2
        }
        var steps = 0
        while position >= 0, steps < 6, isModifier(tokens[position]) {
            position -= 1
            steps += 1
        }
        guard position >= 0 else { return nil }
        let word = tokens[position].base
        return EnglishWords.prepositions.contains(word) ? word : nil
    }

    private static func isModifier(_ token: Token) -> Bool {
        token.isPossessive
            || [
                "the", "kazakh", "kazakhstani", "nation", "central", "asian", "city", "largest", "biggest",
                "second-largest", "capital", "native", "then-capital", "country",
            ].contains(token.base)
            || token.base.hasSuffix("ern") || token.base == "town"
    }

    // MARK: Courts

    static func courts(in tokens: [Token], places: [PlaceMention]) -> [CourtMention] {
        tokens.indices.filter {
            courtNouns.contains(tokens[$0].base) && !tokens[$0].isPossessive || tokens[$0].base == "court"
        }
        .map { court(at: $0, tokens, places) }
    }

    private static func court(at noun: Int, _ tokens: [Token], _ places: [PlaceMention]) -> CourtMention {
        var start = noun
        var hasCapital = tokens[noun].isCapitalised && !tokens[noun].isAllCapitals
        while start > 0, isCourtModifier(tokens[start - 1]) {
            start -= 1
            hasCapital = hasCapital || tokens[start].isCapitalised
        }
        var place: String?
        var isSame = false
        if start > 0, tokens[start - 1].base == "same" { isSame = true }
        if let before = places.last(where: { $0.tokens.lowerBound >= start && $0.tokens.upperBound <= noun }),
            !before.isCountry
        {
            place = before.name
        }
        let isOfCityDistrict = place.map(isCityDistrict) ?? false
        var end = noun + 1
        // "court No. 2", "court in the city of Oral", "district court of Qarasai"
        if let after = places.first(where: { $0.tokens.lowerBound > noun && !$0.isCountry }),
            after.tokens.lowerBound - noun <= 9,
            leads(from: noun + 1, to: after.tokens.lowerBound, tokens)
        {
            // The narrower of two is the one in the court's own name; a district of a city goes by the city.
            if place == nil || isOfCityDistrict { place = after.name }
            if after.tokens.lowerBound == noun + 2 { end = after.tokens.upperBound }
        }
        // "Almaty's Medeu district court"
        if isOfCityDistrict, let city = places.last(where: { $0.tokens.upperBound == start && !$0.isCountry }) {
            place = city.name
        }
        // "the city's administrative court": the city spoken of.
        if place == nil, start > 0, tokens[start - 1].isPossessive, settlements.contains(tokens[start - 1].base) {
            place = places.last { $0.tokens.upperBound < start && !$0.isCountry }?.name
        }
        let isNamed =
            tokens[start..<noun].contains { kinds.contains($0.base) } && (hasCapital || end > noun + 1 || place != nil)
        let words = tokens[start..<end].map(\.name).joined(separator: " ")
        return CourtMention(
            tokens: start..<end, name: isNamed ? words : nil, place: place, isSame: isSame,
            isThere: noun + 1 < tokens.count && tokens[noun + 1].base == "there")
    }

    private static func isCityDistrict(_ name: String) -> Bool {
        guard let district = Places.place(key: Places.key(of: name)), district.kind == .district else { return false }
        return Places.isCity(id: district.container)
    }

    private static func leads(from start: Int, to end: Int, _ tokens: [Token]) -> Bool {
        var start = start
        // "Court No. 2 of …"
        if start + 2 < end, tokens[start].base == "no" || tokens[start].base == "number" {
            while start < end, ["no", "number", "."].contains(tokens[start].base) || tokens[start].kind == .number {
                start += 1
            }
        }
        guard start < end, tokens[start].base == "in" || tokens[start].base == "of" else { return false }
        return tokens[start..<end].allSatisfy {
            $0.text == "," || isModifier($0) || $0.base == "in" || $0.base == "of" || settlements.contains($0.base)
                || $0.isCapitalised
        }
    }

    private static func isCourtModifier(_ token: Token) -> Bool {
        guard token.isWord, !token.isPossessive else { return false }
        if token.isCapitalised {
            return ![
                "A", "An", "The", "On", "In", "Another", "But", "And", "When", "That", "This", "Also", "Kazakh", "Two",
                "No",
            ].contains(token.text) && !EnglishDates.weekdayNames.contains(token.base)
        }
        return kinds.contains(token.base)
    }

    /// What makes "court" a court's name.
    private static let kinds: Set<String> = [
        "city", "district", "regional", "administrative", "criminal", "supreme", "appeals", "specialized",
        "interdistrict", "inter-district",
        "municipal", "investigative", "juvenile", "high",
    ]

    private static let courtNouns: Set<String> = ["court", "courts"]
    private static let settlements: Set<String> = [
        "city", "town", "village", "district", "settlement", "region", "capital", "port", "suburb",
    ]

    /// Countries where a step taken is a step abroad; the country is then the place.
    static let foreignCountries: Set<String> = EnglishWords.words(
        """
        kyrgyzstan uzbekistan russia turkmenistan tajikistan ukraine belarus turkey china poland germany france
        austria italy spain britain georgia armenia azerbaijan thailand malaysia sweden norway finland estonia
        latvia lithuania switzerland belgium
        """)
    /// The countries that the gazetteer's cities lie in: too wide for a place.
    static let homeCountries: Set<String> = ["kazakhstan", "qazaqstan"]
}
