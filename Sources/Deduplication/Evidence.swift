import CasewireModel

/// What speaks for two people being one beside their names, and what against it.
///
/// To make two people one is the grave error: it puts one person's conviction on another. In doubt they stay two.
struct Evidence {
    private(set) var ties = 0
    private(set) var differences = 0
    /// Something that agrees and is not only what many are accused of: a town, a calling, a day, a term, an age, a
    /// co-defendant.
    private(set) var hasOwnTie = false
    /// A step of one day told again, with the term, the article or the court that it came with.
    private(set) var isStepToldAgain = false
    /// They cannot be one person.
    private(set) var isExcluded = false

    var balance: Int { ties - differences }

    /// - Parameter companions: items that name people whom `found`'s item names as well.
    init(_ found: PersonFacts, _ known: PersonFacts, companions: Set<PersonFacts.SourceKey> = []) {
        compareNames(found, known)
        compareAges(found, known)
        if ExclusiveSteps.exclude(found.steps, known.steps) { isExcluded = true }
        guard !isExcluded else { return }
        if ExclusiveSteps.areDoubtful(found.steps, known.steps) { differences += 2 }
        isLongApart = Self.gap(found.steps, known.steps) > Self.longGap
        comparePlaces(found, known)
        compareCallings(found, known)
        compareAccusations(found, known)
        compareSteps(found, known)
        if !companions.isDisjoint(with: known.items) { tie(2, isOwn: true) }
    }

    /// Years lie between all that is told of either.
    private(set) var isLongApart = false
    private static let longGap = 730

    /// Days between the nearest dated steps; 0 where either has none.
    private static func gap(_ found: [PersonFacts.Step], _ known: [PersonFacts.Step]) -> Int {
        let gaps = found.compactMap(\.days).flatMap { days in
            known.compactMap(\.days).map { other in
                max(days.lowerBound - other.upperBound, other.lowerBound - days.upperBound, 0)
            }
        }
        return gaps.min() ?? 0
    }

    private mutating func tie(_ weight: Int, isOwn: Bool) {
        ties += weight
        if isOwn { hasOwnTie = true }
    }

    // MARK: Name and age

    private mutating func compareNames(_ found: PersonFacts, _ known: PersonFacts) {
        let (sexes, others) = (Set(found.names.compactMap(\.sex)), Set(known.names.compactMap(\.sex)))
        if !sexes.isEmpty, !others.isEmpty, sexes.isDisjoint(with: others) { isExcluded = true }
        let (fathers, otherFathers) = (found.names.compactMap(\.father), known.names.compactMap(\.father))
        guard !fathers.isEmpty, !otherFathers.isEmpty else { return }
        let agree = fathers.contains { father in otherFathers.contains { Patronymic.alike(father, $0) } }
        if agree { tie(2, isOwn: true) } else { isExcluded = true }
    }

    /// Days that two printed ages of one person may lie apart: one of them was out by a year.
    private static let slack = 366
    /// Years between two ages of which nothing tells when they were printed.
    private static let mostYearsUndated = 10

    private mutating func compareAges(_ found: PersonFacts, _ known: PersonFacts) {
        guard !found.ages.isEmpty, !known.ages.isEmpty else { return }
        var isExact = false
        var isPossible = false
        for age in found.ages {
            for other in known.ages {
                if let births = age.births, let otherBirths = other.births {
                    if births.overlaps(otherBirths) { isExact = true }
                    let widened = births.lowerBound - Self.slack...births.upperBound + Self.slack
                    if widened.overlaps(otherBirths) { isPossible = true }
                } else if abs(age.years - other.years) <= Self.mostYearsUndated {
                    isPossible = true
                }
            }
        }
        if isExact { tie(2, isOwn: true) } else if !isPossible { isExcluded = true }
    }

    // MARK: Place, calling, charge

    private mutating func comparePlaces(_ found: PersonFacts, _ known: PersonFacts) {
        guard !found.places.isEmpty, !known.places.isEmpty else { return }
        func anywhere(_ isMet: (Locality, Locality) -> Bool) -> Bool {
            found.places.contains { place in known.places.contains { isMet(place, $0) } }
        }
        if anywhere({ $0.id == $1.id }) {
            tie(2, isOwn: true)
        } else if anywhere({ $0.isOrContains($1) }) {
            tie(1, isOwn: true)
        } else {
            differences += 1
        }
    }

    private mutating func compareCallings(_ found: PersonFacts, _ known: PersonFacts) {
        let (callings, others) = (found.callings, known.callings)
        let shared = callings.intersection(others)
        if let calling = shared.min(by: { !Callings.isPublic($0) && Callings.isPublic($1) }) {
            tie(Callings.isPublic(calling) ? 1 : 2, isOwn: true)
        } else if !found.roles.isDisjoint(with: known.roles) {
            // A calling that no table knows, in the very same words.
            tie(2, isOwn: true)
        } else if !callings.isEmpty, !others.isEmpty {
            let isPublic = (callings.allSatisfy(Callings.isPublic), others.allSatisfy(Callings.isPublic))
            let isOfPower = callings.contains(where: Callings.isOfPower) || others.contains(where: Callings.isOfPower)
            if !isPublic.0 && !isPublic.1 || isOfPower { differences += 2 }
        }
    }

    private mutating func compareAccusations(_ found: PersonFacts, _ known: PersonFacts) {
        let articles = found.articles.intersection(known.articles)
        let shared = found.accusations.intersection(known.accusations)
        if !articles.isEmpty || shared.contains(where: { !Accusations.isPolitical($0) }) {
            tie(2, isOwn: false)
        } else if !shared.isEmpty || !found.organisations.isDisjoint(with: known.organisations) {
            tie(1, isOwn: false)
        } else if !found.charges.isDisjoint(with: known.charges) {
            tie(1, isOwn: false)
        } else if !found.accusations.isEmpty, !known.accusations.isEmpty {
            let arePolitical = found.accusations.union(known.accusations).allSatisfy(Accusations.isPolitical)
            differences += arePolitical ? 1 : 2
        }
    }

    // MARK: Steps

    private mutating func compareSteps(_ found: PersonFacts, _ known: PersonFacts) {
        var best = 0
        var hasOtherTerm = false
        for step in found.steps {
            for other in known.steps {
                guard other.type == step.type else {
                    if step.isOfOneDay, step.days == other.days, !areFar(step, other) { best = max(best, 1) }
                    continue
                }
                let likeness = StepLikeness(step, other)
                best = max(best, likeness.weight)
                if likeness.isOtherTerm { hasOtherTerm = true }
                let isWithMore =
                    likeness.isSameTerm || !found.articles.isDisjoint(with: known.articles)
                    || !found.courts.isDisjoint(with: known.courts)
                if likeness.isSameDay, isWithMore { isStepToldAgain = true }
            }
        }
        if best > 0 { tie(best, isOwn: true) }
        saysOtherTerm = best < 3 && hasOtherTerm
    }

    private func areFar(_ step: PersonFacts.Step, _ other: PersonFacts.Step) -> Bool {
        guard let place = step.place, let otherPlace = other.place else { return false }
        return place.isFar(from: otherPlace)
    }

    /// A judgment is told with another term than any that is known. No more than a contradiction where the full names
    /// agree; for a surname alone a sign of somebody else.
    private(set) var saysOtherTerm = false
}

/// How far two tellings of one kind of step agree.
private struct StepLikeness {
    private(set) var weight = 0
    private(set) var isSameDay = false
    private(set) var isSameTerm = false
    private(set) var isOtherTerm = false

    init(_ found: PersonFacts.Step, _ known: PersonFacts.Step) {
        if let place = found.place, let other = known.place, place.isFar(from: other) { return }
        let term = Terms(found.terms, known.terms)
        if let days = found.days, let knownDays = known.days {
            // A report may take its own day, or the day of the eve, for that of the step.
            let gap = max(days.lowerBound - knownDays.upperBound, knownDays.lowerBound - days.upperBound)
            guard gap <= (term == .same ? 3 : 0) else { return }
            isSameDay = gap <= 0 && found.isOfOneDay && known.isOfOneDay
            if term == .other {
                isOtherTerm = true
                weight = isSameDay ? 1 : 0
                return
            }
            weight = isSameDay ? 3 : gap <= 0 && days.count <= 366 && knownDays.count <= 366 ? 1 : 0
        } else if term == .other {
            isOtherTerm = true
            return
        }
        guard term == .same else { return }
        isSameTerm = true
        // Fifteen days or fifty units are what many get.
        let isShort = found.terms.allSatisfy { $0.months == nil && $0.kind != .life }
        weight += isShort ? 2 : 3
    }
}

/// Whether two lists of penalties are of one judgment, as far as they tell.
enum Terms {
    case same, other, unknown

    init(_ left: [Sentence], _ right: [Sentence]) {
        let one = left.filter { $0.kind != .activityBan }
        let other = right.filter { $0.kind != .activityBan }
        guard !one.isEmpty, !other.isEmpty else {
            self = .unknown
            return
        }
        var isMet = false
        for sentence in one {
            for twin in other where twin.kind == sentence.kind {
                if !Self.saysHowMuch(sentence) || !Self.saysHowMuch(twin) {
                    self = .unknown
                    return
                }
                if Self.measure(sentence) == Self.measure(twin) { isMet = true }
            }
        }
        self = isMet ? .same : .other
    }

    private static func saysHowMuch(_ sentence: Sentence) -> Bool {
        sentence.kind == .life || !measure(sentence).allSatisfy { $0 == nil }
    }

    private static func measure(_ sentence: Sentence) -> [Double?] {
        [sentence.months, sentence.days, sentence.hours, sentence.amount]
    }
}

/// Steps that one person cannot have gone through: two courts far apart on one day, prison there and a detention here,
/// a trial after a death.
enum ExclusiveSteps {
    typealias Step = PersonFacts.Step

    static func exclude(_ found: [Step], _ known: [Step]) -> Bool {
        found.contains { step in known.contains { areExclusive(step, $0) } }
            || contradict(custodyIn: found, known) || contradict(custodyIn: known, found)
            || contradict(deathIn: found, known) || contradict(deathIn: known, found)
    }

    private static let bodily: Set<EventType> = [
        .detained, .trialOpened, .sentenced, .acquitted, .pretrialArrest, .houseArrest, .searched,
    ]

    private static func areExclusive(_ step: Step, _ other: Step) -> Bool {
        guard step.isOfOneDay, other.isOfOneDay, step.days == other.days, bodily.contains(step.type),
            bodily.contains(other.type), let place = step.place, let otherPlace = other.place
        else { return false }
        // Who is detained at an airport may be before a court at home the same night.
        let areOneKind =
            (step.type == .detained || step.type == .searched) == (other.type == .detained || other.type == .searched)
        return areOneKind && place.isFar(from: otherPlace)
    }

    /// Half of a term: the rest may be remitted, and time before the judgment counts.
    private static func custody(of step: Step, among steps: [Step]) -> ClosedRange<Int>? {
        guard let days = step.days, days.count <= 31 else { return nil }
        let length: Double
        switch step.type {
        case .sentenced, .sentenceChanged:
            length =
                step.terms.compactMap { term in
                    switch term.kind {
                    case .imprisonment: term.months.map { $0 * 30 / 2 }
                    case .administrativeArrest: term.days.map { $0 - 2 }
                    case .life: 365 * 5
                    default: nil
                    }
                }.max() ?? 0
        case .pretrialArrest: length = 30
        default: return nil
        }
        let first = days.upperBound + 1
        var last = first + Int(min(max(length, 0), 20_000)) - 1
        for other in steps where endsCustody(other) {
            if let days = other.days, days.upperBound >= first - 1 { last = min(last, days.lowerBound - 1) }
        }
        return first <= last ? first...last : nil
    }

    private static func endsCustody(_ step: Step) -> Bool {
        switch step.type {
        case .released, .appealGranted, .sentenceChanged, .acquitted, .houseArrest: true
        default: false
        }
    }

    private static func contradict(custodyIn steps: [Step], _ others: [Step]) -> Bool {
        let frees = steps + others
        return steps.contains { step in
            guard let place = step.place, let custody = custody(of: step, among: frees) else { return false }
            return others.contains { other in
                guard isOfSomebodyFree(other), let otherPlace = other.place else { return false }
                return isWithin(custody, other) && otherPlace.isFar(from: place)
            }
        }
    }

    /// Long in prison, and detained all the same: a release that nobody told, or somebody else, wherever it was.
    static func areDoubtful(_ found: [Step], _ known: [Step]) -> Bool {
        isDetained(whileInPrison: found, known) || isDetained(whileInPrison: known, found)
    }

    /// Days after a judgment in which the sentenced may not have been taken to prison yet.
    private static let atLarge = 31

    private static func isDetained(whileInPrison steps: [Step], _ others: [Step]) -> Bool {
        let frees = steps + others
        return steps.contains { step in
            guard step.terms.contains(where: { $0.kind == .imprisonment || $0.kind == .life }),
                let custody = custody(of: step, among: frees), custody.count > atLarge
            else { return false }
            let settled = custody.lowerBound + atLarge...custody.upperBound
            return others.contains { isOfSomebodyFree($0) && isWithin(settled, $0) }
        }
    }

    private static func isWithin(_ custody: ClosedRange<Int>, _ step: Step) -> Bool {
        step.days.map { custody.contains($0.lowerBound) && custody.contains($0.upperBound) } ?? false
    }

    private static func isOfSomebodyFree(_ step: Step) -> Bool {
        switch step.type {
        case .detained, .searched: true
        case .sentenced:
            !step.terms.isEmpty && step.terms.allSatisfy { $0.kind == .fine || $0.kind == .administrativeArrest }
        default: false
        }
    }

    private static func contradict(deathIn steps: [Step], _ others: [Step]) -> Bool {
        let deaths = steps.filter { $0.type == .died }.compactMap { $0.days?.upperBound }
        guard let death = deaths.min() else { return false }
        return others.contains { other in
            bodily.contains(other.type) && (other.days.map { $0.lowerBound > death + 7 } ?? false)
        }
    }
}
