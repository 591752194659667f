import CasewireModel

/// What must, and must not, stand beside a name.
extension Search {
    mutating func isInside(_ never: [Int32], _ finding: Finding) -> Bool {
        for phrase in never {
            guard let places = phrases[phrase] else { continue }
            // A place is in order of its first word: those that can reach the finding are few.
            let first = (finding.field, finding.first - Limits.wordsPerPhrase)
            for place in places[places.partitioningIndex({ ($0.field, $0.first) >= first })...] {
                placesLookedAt += 1
                guard place.field == finding.field, place.first <= finding.last + 1 else { break }
                if isBeside(place, finding) { return true }
            }
        }
        return false
    }

    /// Does a place hold some of the finding, or stand directly beside it in its sentence?
    private func isBeside(_ place: PhrasePlace, _ finding: Finding) -> Bool {
        // A `never` that is no more than the alias itself would hold back every one.
        if overlaps(place, finding) { return place.first != finding.first || place.last != finding.last }
        let list = readings[finding.field].list
        if place.last + 1 == finding.first { return list[finding.first].gap.isDisjoint(with: [.stop, .dot, .comma]) }
        return finding.last + 1 == place.first && list[place.first].gap.isDisjoint(with: [.stop, .dot, .comma])
    }

    mutating func isNear(_ number: Int32, _ conditions: CompiledConditions, _ finding: Finding) -> Bool {
        let places = places(near: number, conditions)
        if conditions.scope == .item, conditions.within == nil {
            return places.contains { !overlaps($0, finding) }
        }
        let reading = readings[finding.field]
        let sentence =
            conditions.scope == .sentence ? readings[finding.field].sentence(at: reading.list[finding.first]) : nil
        // Places are in order: those around the finding are looked at outwards until they are too far.
        let here = places.partitioningIndex { ($0.field, $0.first) >= (finding.field, finding.first) }
        return isNear(places[..<here].reversed(), finding, conditions, sentence)
            || isNear(places[here...], finding, conditions, sentence)
    }

    private mutating func isNear(
        _ places: some Sequence<PhrasePlace>, _ finding: Finding, _ conditions: CompiledConditions, _ sentence: Span?
    ) -> Bool {
        for place in places {
            placesLookedAt += 1
            guard place.field == finding.field else { return false }
            if overlaps(place, finding) { continue }
            if let within = conditions.within, distance(place, finding) > within { return false }
            if let sentence, readings[place.field].sentence(at: readings[place.field].list[place.first]) != sentence {
                return false
            }
            return true
        }
        return false
    }

    /// In words: neighbours are 1 apart.
    private func distance(_ place: PhrasePlace, _ finding: Finding) -> Int {
        place.first > finding.last ? place.first - finding.last : finding.first - place.last
    }

    private func overlaps(_ place: PhrasePlace, _ finding: Finding) -> Bool {
        place.field == finding.field && place.first <= finding.last && finding.first <= place.last
    }

    private mutating func places(near number: Int32, _ conditions: CompiledConditions) -> [PhrasePlace] {
        if let known = nearPlaces[number] { return known }
        let places = conditions.near.flatMap { phrases[$0] ?? [] }.sorted {
            ($0.field, $0.first) < ($1.field, $1.first)
        }
        nearPlaces[number] = places
        return places
    }
}

extension [Search.PhrasePlace] {
    /// The first index from which on the condition holds, where it holds for none before.
    fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
