import TextTools

/// A place of a passage.
struct KazakhPlace: Sendable {
    var tokens: Range<Int>
    /// In the nominative, as printed.
    var name: String
    var kind: Places.Kind
    var id: String
    /// nil in a court's name or before a noun of its own: `Тараз қаласының`.
    var grammaticalCase: KazakhCase
    /// `алматылық`: a person's home, where nothing has happened.
    var isOrigin = false
}

/// A court of a passage.
struct KazakhCourt: Sendable {
    var tokens: Range<Int>
    /// Undeclined; nil where none is printed beyond "the court".
    var name: String?
    var place: String?
    var grammaticalCase: KazakhCase
}

/// Finds places and courts.
enum KazakhPlaces {
    static func places(in tokens: [Token], taken: Set<Int>, isTitleCase: Bool = false) -> [KazakhPlace] {
        var places: [KazakhPlace] = []
        var position = 0
        while position < tokens.count {
            guard tokens[position].isCapitalised, !taken.contains(position),
                let place = place(at: position, in: tokens, taken: taken)
            else {
                position += 1
                continue
            }
            places.append(place)
            position = place.tokens.upperBound
        }
        return places
    }

    private static func place(at start: Int, in tokens: [Token], taken: Set<Int>) -> KazakhPlace? {
        for length in stride(from: min(3, tokens.count - start), through: 1, by: -1) {
            let range = start..<(start + length)
            guard tokens[range].allSatisfy({ $0.isWord }), range.allSatisfy({ !taken.contains($0) }) else { continue }
            let before = tokens[range.dropLast()].map(\.text)
            let last = tokens[range.upperBound - 1]
            for (stem, ending, isOrigin) in stems(of: last) {
                let name = (before + [stem]).joined(separator: " ")
                if let region = courtRegion(range, name, tokens) { return region }
                guard let place = Places.place(key: Places.key(of: name)), place.kind != .country else { continue }
                // "Абай көшесі" and "Абай Құнанбаев" are no places.
                let next = range.upperBound < tokens.count ? tokens[range.upperBound].base : ""
                if ["коше", "дангыл", "алан", "атындагы"].contains(where: next.hasPrefix) { continue }
                let isRegion = next.hasPrefix("облыс") && !next.hasPrefix("облыстык")
                if isRegion, let region = region(range, stem, before, tokens) { return region }
                if next.hasPrefix("аудан"), !next.hasPrefix("аудандык"), place.kind != .district {
                    let district = KazakhEnding.of(next, stem: "ауданы")?.grammaticalCase ?? .nominative
                    return KazakhPlace(
                        tokens: range.lowerBound..<(range.upperBound + 1), name: name + " ауданы", kind: .district,
                        id: "", grammaticalCase: district)
                }
                return KazakhPlace(
                    tokens: range, name: name, kind: place.kind, id: place.id, grammaticalCase: ending.grammaticalCase,
                    isOrigin: isOrigin)
            }
        }
        return unlisted(at: start, in: tokens, taken: taken)
    }

    /// A place that the gazetteer lacks: `Бішкек қаласында`, `Мәскеуде`.
    private static func unlisted(at start: Int, in tokens: [Token], taken: Set<Int>) -> KazakhPlace? {
        let token = tokens[start]
        guard !token.isAllCapitals, token.text.unicodeScalars.count >= 4,
            token.base.unicodeScalars.allSatisfy({ $0.value >= 0x400 }),
            !KazakhWords.notNames.contains(token.base), start == 0 || tokens[start - 1].text != "«"
        else { return nil }
        let next = start + 1 < tokens.count ? tokens[start + 1].base : ""
        for (noun, kind) in [
            ("каласы", Places.Kind.city), ("ауданы", .district), ("ауылы", .village), ("кенти", .village),
        ] {
            guard let ending = KazakhEnding.of(next, stem: noun), !taken.contains(start + 1) else { continue }
            return KazakhPlace(
                tokens: start..<(start + 2), name: kind == .district ? token.text + " ауданы" : token.text, kind: kind,
                id: "",
                grammaticalCase: ending.grammaticalCase)
        }
        for (stem, ending, isOrigin) in stems(of: token) where !isOrigin && stem.unicodeScalars.count >= 4 {
            guard [.locative, .attributive].contains(ending.grammaticalCase),
                let last = stem.lowercased().unicodeScalars.last,
                ending.fits(String(token.base.dropFirst(stem.count)), after: last),
                Places.place(key: Places.key(of: stem)) == nil,
                !KazakhWords.notPlaces.contains(where: token.base.hasPrefix),
                !["ова", "ева"].contains(where: stem.hasSuffix)
            else { continue }
            return KazakhPlace(
                tokens: start..<(start + 1), name: stem, kind: .city, id: "", grammaticalCase: ending.grammaticalCase)
        }
        return nil
    }

    /// `Шығыс Қазақстан облыстық соты`
    private static func courtRegion(_ range: Range<Int>, _ name: String, _ tokens: [Token]) -> KazakhPlace? {
        guard range.upperBound < tokens.count, tokens[range.upperBound].base == "облыстык",
            let region = Places.place(key: Places.key(of: name + " облысы")),
            Places.place(key: Places.key(of: name)) == nil
        else { return nil }
        return KazakhPlace(
            tokens: range, name: name + " облысы", kind: .region, id: region.id, grammaticalCase: .nominative)
    }

    private static func region(_ range: Range<Int>, _ stem: String, _ before: [String], _ tokens: [Token])
        -> KazakhPlace?
    {
        let word = tokens[range.upperBound].base
        let name = (before + [stem, "облысы"]).joined(separator: " ")
        guard let region = Places.place(key: Places.key(of: name)) else { return nil }
        return KazakhPlace(
            tokens: range.lowerBound..<(range.upperBound + 1), name: name, kind: .region, id: region.id,
            grammaticalCase: KazakhEnding.of(word, stem: "облысы")?.grammaticalCase ?? .nominative)
    }

    /// What the word is without an ending of a case or of origin, the whole word first.
    private static func stems(of token: Token) -> [(String, KazakhEnding, Bool)] {
        let scalars = Array(token.text.unicodeScalars)
        let letters = Array(token.base.unicodeScalars)
        guard scalars.count == letters.count else { return [] }
        var stems: [(String, KazakhEnding, Bool)] = []
        for cut in 0...min(7, max(0, scalars.count - 2)) {
            let rest = KazakhLetters.string(letters[(letters.count - cut)...])
            let stem = KazakhLetters.string(scalars[..<(scalars.count - cut)])
            if let ending = KazakhEnding(rest), !ending.isPossessive, !ending.isPlural {
                stems.append((stem, ending, false))
            }
            if let suffix = ["лык", "лик", "дык", "дик", "тык", "тик"].first(where: rest.hasPrefix),
                let ending = KazakhEnding(rest.dropFirst(suffix.count))
            {
                stems.append((stem, ending, true))
            }
        }
        return stems
    }

    // MARK: Courts

    /// `[Тараз қаласының] [№ 2] [Бостандық] [аудандық] соты`, from the court's noun backwards.
    static func courts(in tokens: [Token], places: [KazakhPlace], text: (Range<Int>) -> String) -> [KazakhCourt] {
        var courts: [KazakhCourt] = []
        for position in tokens.indices {
            let word = tokens[position].base
            guard word.hasPrefix("сот"), let ending = courtEnding(word) else { continue }
            let floor = courts.last?.tokens.upperBound ?? 0
            var start = position
            while start > floor, position - start < 8, isCourtWord(start - 1, tokens, places) { start -= 1 }
            // A locative adjective ("Оралдағы сот") places the court and is no part of its name.
            var first = start
            var town: KazakhPlace?
            for place in places where place.tokens.lowerBound >= start && place.tokens.upperBound <= position {
                if place.kind != .district || town == nil { town = isBetter(place, town) ? place : town }
            }
            while first < position, let place = places.first(where: { $0.tokens.lowerBound == first }),
                place.grammaticalCase == .attributive || place.grammaticalCase == .locative
            {
                first = place.tokens.upperBound
            }
            let isNamed =
                position > first && tokens[first].base != "сот"
                && tokens[first..<position].contains { isCourtAdjective($0.base) || $0.isCapitalised || $0.text == "№" }
                && !genericCourts.contains(tokens[first..<position].map(\.base).joined(separator: " "))
            var name: String?
            if isNamed { name = nominative(first..<(position + 1), tokens, text) }
            courts.append(
                KazakhCourt(
                    tokens: start..<(position + 1), name: name, place: town.map { placeName($0) },
                    grammaticalCase: ending))
        }
        return courts
    }

    private static func isBetter(_ place: KazakhPlace, _ other: KazakhPlace?) -> Bool {
        guard let other else { return true }
        return other.kind == .district && place.kind == .city || other.kind == .region && place.kind != .region
    }

    private static func placeName(_ place: KazakhPlace) -> String {
        place.name.hasSuffix(" ауданы") && place.kind == .district ? String(place.name.dropLast(7)) : place.name
    }

    private static func courtEnding(_ word: String) -> KazakhCase? {
        let rest = word.dropFirst(3)
        if rest.hasPrefix("ы") { return KazakhEnding.afterPossessive(rest.dropFirst())?.grammaticalCase }
        return KazakhEnding(rest)?.grammaticalCase
    }

    private static func isCourtWord(_ position: Int, _ tokens: [Token], _ places: [KazakhPlace]) -> Bool {
        if let place = places.first(where: { $0.tokens.contains(position) }) {
            return !place.isOrigin
                && [.nominative, .genitive, .attributive, .locative].contains(place.grammaticalCase)
        }
        let token = tokens[position]
        if token.text == "№" || isCourtAdjective(token.base) { return true }
        if token.kind == .number {
            return position > 0 && tokens[position - 1].text == "№" || isCourtNumber(position, tokens)
        }
        if ["каласынын", "калалык", "ауданынын", "облысынын", "калалары", "каласы", "ауданы"].contains(token.base) {
            return true
        }
        // "Қазыбек би", "Әл-Фараби": the words before "аудандық" are its name.
        guard position + 1 < tokens.count, tokens[position + 1].base == "аудандык" || tokens[position + 1].base == "би"
        else { return false }
        return token.isCapitalised || token.base == "би"
    }

    private static func isCourtNumber(_ position: Int, _ tokens: [Token]) -> Bool {
        position + 1 < tokens.count && ["-ши", "-шы", "ши", "шы", "нышы", "инши"].contains(tokens[position + 1].base)
    }

    private static func isCourtAdjective(_ word: String) -> Bool {
        adjectives.contains(word)
    }

    /// Strips the case of the court's noun.
    private static func nominative(_ range: Range<Int>, _ tokens: [Token], _ text: (Range<Int>) -> String) -> String {
        let last = tokens[range.upperBound - 1]
        let stem = last.base.hasPrefix("соты") ? 4 : 3
        let before = text(range.lowerBound..<(range.upperBound - 1))
        return before + " " + KazakhLetters.string(last.text.unicodeScalars.prefix(stem))
    }

    private static let genericCourts: Set<String> = [
        "бул", "осы", "сол", "калалык", "аудандык", "облыстык", "биринши", "жергиликти", "", "акимшилик",
    ]

    private static let adjectives: Set<String> = KazakhLetters.words(
        """
        аудандық қалалық облыстық ауданаралық мамандандырылған әкімшілік жоғарғы тергеу апелляциялық кассациялық
        гарнизондық әскери қылмыстық істер жөніндегі азаматтық
        """)
}
