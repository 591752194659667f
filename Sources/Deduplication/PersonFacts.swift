import CasewireModel
import Foundation
import TextTools

/// What tellings say of one person, made ready for comparing.
struct PersonFacts {
    struct Step {
        let type: EventType
        /// Days since 1970; nil where no date is told.
        let days: ClosedRange<Int>?
        let place: Locality?
        let terms: [Sentence]

        var isOfOneDay: Bool { days.map { $0.count == 1 } ?? false }
    }

    /// An age, and the days of birth that it leaves.
    struct Age {
        let years: Int
        /// nil where nothing tells when the age was printed.
        let births: ClosedRange<Int>?
    }

    private(set) var names: [PrintedName] = []
    private(set) var ages: [Age] = []
    private(set) var callings: Set<String> = []
    /// Roles and charges by the keys of their words, for what no table knows.
    private(set) var roles: Set<String> = []
    private(set) var charges: Set<String> = []
    private(set) var accusations: Set<String> = []
    private(set) var articles: Set<String> = []
    private(set) var organisations: Set<EntityID> = []
    private(set) var steps: [Step] = []
    private(set) var places: [Locality] = []
    private(set) var courts: Set<String> = []
    private(set) var items: Set<SourceKey> = []

    struct SourceKey: Hashable {
        let feed: FeedID
        let item: ItemID

        init(_ source: CaseSource) {
            feed = source.feed
            item = source.item
        }
    }

    init(_ tellings: [CaseTelling]) {
        names = Self.names(in: tellings)
        for telling in tellings { add(telling) }
    }

    private mutating func add(_ telling: CaseTelling) {
        items.insert(SourceKey(telling.source))
        if let years = telling.person.age { ages.append(Self.age(years, in: telling)) }
        roles.formUnion(telling.person.roles.map { Places.key(of: $0) })
        charges.formUnion(telling.charges.map { Places.key(of: $0.text) })
        callings.formUnion(Callings.callings(in: telling.person.roles))
        accusations.formUnion(
            Accusations.accusations(
                in: telling.charges.map { ($0.text, $0.article) }, isTied: !telling.organisations.isEmpty))
        articles.formUnion(telling.charges.compactMap(\.article))
        organisations.formUnion(telling.organisations)
        for event in telling.events {
            let place = event.place.flatMap(Locality.init(printed:)) ?? event.court.flatMap(Locality.init(court:))
            if let place, !places.contains(place) { places.append(place) }
            if let court = event.court { courts.insert(Places.key(of: court)) }
            let days = event.date.map {
                let start = $0.start.daysSinceEpoch
                return start...max(start, $0.end.daysSinceEpoch)
            }
            steps.append(Step(type: event.type, days: days, place: place, terms: event.sentences))
        }
    }

    private static func age(_ years: Int, in telling: CaseTelling) -> Age {
        let published = telling.source.published.map { Int(($0.timeIntervalSince1970 / 86_400).rounded(.down)) }
        let day = published ?? telling.events.compactMap { $0.date?.end.daysSinceEpoch }.max()
        let births = day.map { day in
            day - Int((Double(years) + 1) * 365.25)...day - Int(Double(years) * 365.25)
        }
        return Age(years: years, births: births)
    }

    // MARK: Names

    static func names(in tellings: [CaseTelling]) -> [PrintedName] {
        var persons: [Person] = []
        var names: [PrintedName] = []
        for telling in tellings {
            // Most items print a name as others did.
            let isKnown = persons.contains { $0.name == telling.person.name && $0.names == telling.person.names }
            guard !isKnown else { continue }
            persons.append(telling.person)
            for name in Self.names(of: telling.person) where !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The names that a telling prints, the fullest first, those that it implies included: `Гульнар Омарова
    /// (Сарсенбаева)` was Гульнар Сарсенбаева once.
    static func names(of person: Person) -> [PrintedName] {
        // `Ольга Ким (Ли)`: what stands in brackets is another name.
        let parts = person.name.split { "()".contains($0) }.map { String($0) }
        let fullest = PrintedName(parts.first ?? person.name)
        var names = [fullest]
        for other in (parts.dropFirst() + person.names).map(PrintedName.init)
        where !other.words.isEmpty && !names.contains(other) {
            names.append(other)
        }
        guard let given = fullest.given else { return names }
        var former: [String] = []
        for other in names.dropFirst() where other.words.count == 1 && other.initials.isEmpty {
            let word = other.words[0]
            let isPartOfIt = fullest.words.contains { $0 == word || Spelling.differInOneLetter($0, word) }
            if !isPartOfIt, !KnownGivenNames.isKnown(word) { former.append(word) }
        }
        // `Омарова-Сарсенбаева` is either.
        for part in person.name.split(whereSeparator: \.isWhitespace) where part.contains("-") {
            let halves = part.split(separator: "-").map { FoldingKey.ofWord($0) }
            if halves.count == 2, halves.allSatisfy({ $0.count >= 4 }), fullest.surnames.contains(halves.joined()) {
                former += halves
            }
        }
        for surname in former {
            let name = PrintedName(given: given, surname: surname, sex: fullest.sex)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}

/// A town, district or region, by whatever name and in whatever script.
struct Locality: Hashable {
    /// The gazetteer's id, or the name's key where the gazetteer has none.
    let id: String
    /// The region's id; nil where it is unknown.
    let region: String?

    init?(printed name: String) {
        let key = Places.key(of: name)
        guard !key.isEmpty else { return nil }
        guard let place = Places.place(key: key) else {
            id = key
            region = nil
            return
        }
        guard place.kind != .country else { return nil }
        // A city's district is that city here.
        let isDistrictOfCity = place.kind == .district && Places.isCity(id: place.container)
        id = isDistrictOfCity ? place.container : place.id
        let around = place.kind == .region || place.container.isEmpty || isDistrictOfCity ? id : place.container
        region = Self.regionAround[around] ?? around
    }

    /// Where a court sits, as far as its name tells: `Костанайский областной суд`, `суд № 2 города Уральска`.
    init?(court name: String) {
        let keys = name.split { !$0.isLetter && $0 != "-" }.map { FoldingKey.ofWord($0) }
        let found = keys.enumerated().compactMap { index, key in Self.place(key, isFirst: index == 0) }
        guard let place = found.first(where: { $0.kind == .city }) ?? found.first, place.kind != .country else {
            return nil
        }
        let around = place.container.isEmpty || place.kind == .region ? place.id : place.container
        let home = Places.isCity(id: around) ? around : place.id
        region = Self.regionAround[around] ?? around
        // An appeals court sits for all of its region.
        id = keys.contains(where: { Self.ofRegion.contains($0) }) ? region ?? home : home
    }

    private static func place(_ key: String, isFirst: Bool) -> Places.Place? {
        guard key.count >= 4 else { return nil }
        if let place = Places.place(key: key) { return place }
        // `Уральска`, of Uralsk.
        if key.hasSuffix("a"), let place = Places.place(key: String(key.dropLast())), place.kind == .city {
            return place
        }
        guard isFirst, let ending = adjectiveEndings.first(where: { key.hasSuffix($0) }) else { return nil }
        let stem = key.dropLast(ending.count)
        guard stem.count >= 4 else { return nil }
        return ["", "i", "a", "sk"].lazy.compactMap { Places.place(key: "\(stem)\($0)") }.first
    }

    private static let ofRegion: Set<String> = Set(
        ["областной", "областного", "областном", "облыстық", "regional"].map { FoldingKey.ofWord($0) })

    /// The region of the cities that are none's.
    private static let regionAround = [
        "almaty": "reg-almaty", "astana": "reg-aqmola", "nur-sultan": "reg-aqmola", "astana-2022": "reg-aqmola",
        "shymkent": "reg-turkistan",
    ]

    private static let adjectiveEndings = ["inski", "ski", "skaia"]

    func isNear(_ other: Locality) -> Bool {
        guard id != other.id else { return true }
        guard let region, let otherRegion = other.region else { return false }
        return region == otherRegion
    }

    /// The same place, or one that the other lies in.
    func isOrContains(_ other: Locality) -> Bool { id == other.id || id == other.region || other.id == region }

    /// Nobody is in both on one day: both are known, and in two regions.
    func isFar(from other: Locality) -> Bool {
        guard id != other.id else { return false }
        guard let region, let otherRegion = other.region else { return false }
        return region != otherRegion
    }
}
