import CasewireModel

/// When and where a step was.
extension RussianSteps {
    func date(of found: Found, _ range: Range<Int>) -> EventDate? {
        let isState = found.trigger.voice == .state
        var clause: Int? = found.clause
        var steps = 0
        while let current = clause, steps < 3 {
            let own = dates.filter {
                clauses.clauseOf[$0.tokens.upperBound - 1] == current && $0.date != nil && usable($0, isState)
                    && !isOthers($0, found)
            }
            let inside = own.filter { range.contains($0.tokens.lowerBound) }
            if let near = (inside.isEmpty ? own : inside).min(by: { distance($0, found) < distance($1, found) }) {
                return near.date
            }
            let details = clauses.clauses[current]
            guard details.kind == .main || details.kind == .gerund || details.isJoined else { return nil }
            // Joined verbs share the first one's day.
            guard details.isJoined || details.kind == .gerund else { break }
            clause = details.previous
            steps += 1
        }
        // "Днём позже суд отправил A в изолятор, B отпустили": the day that opens the sentence holds for all of it.
        guard clauses.clauses[found.clause].kind == .main, let opening = dates.first, opening.date != nil,
            opening.tokens.lowerBound <= start + 1, clauses.clauseOf[opening.tokens.lowerBound] == 0,
            usable(opening, false),
            !dates.contains(where: { clauses.clauseOf[$0.tokens.lowerBound] == found.clause }),
            !tokens[..<found.range.lowerBound].contains(where: { [";", ":"].contains($0.text) })
        else { return nil }
        return opening.date
    }

    /// "A находится под стражей с января, B — под арестом": the day is A's.
    func isOthers(_ date: DateMention, _ found: Found) -> Bool {
        found.trigger.voice == .state && date.tokens.upperBound <= found.range.lowerBound
            && mentions.contains {
                $0.head >= date.tokens.upperBound && $0.head < found.range.lowerBound && $0.form == .name
            }
    }

    func usable(_ date: DateMention, _ isState: Bool) -> Bool {
        switch date.preposition {
        case "до", "по", "на": false
        case "с", "со": isState
        default: true
        }
    }

    func distance(_ date: DateMention, _ found: Found) -> Int {
        date.tokens.upperBound <= found.range.lowerBound
            ? found.range.lowerBound - date.tokens.upperBound : max(0, date.tokens.lowerBound - found.range.upperBound)
    }

    /// "участнику акции в Жанаозене": where that was.
    func isOfGathering(_ place: RussianPlaceMention) -> Bool {
        RussianWords.begins(
            base(place.tokens.lowerBound - 2), with: ["акци", "митинг", "протест", "событи", "пикет", "собрани"])
    }

    func place(of found: Found) -> (String?, String?) {
        var clause: Int? = found.clause
        var steps = 0
        while let current = clause, steps < 3 {
            let details = clauses.clauses[current]
            let court = courts.first { clauses.clauseOf[$0.tokens.lowerBound] == current }
            let courtTokens = courts.map(\.tokens)
            let own = places.filter { place in
                clauses.clauseOf[place.tokens.lowerBound] == current && !place.isCountry
                    && ["в", "во", "под", "на"].contains(place.preposition ?? "")
                    && !courtTokens.contains { $0.contains(place.tokens.lowerBound) }
                    && (found.type == .detained || !isOfGathering(place))
            }
            let narrow = own.filter { !$0.isRegion }
            let isCourts = found.type != .detained && found.type != .searched
            let name = court.flatMap { $0.isGeneric ? nil : $0.name }
            if isCourts, let place = court?.place { return (place, name) }
            // "судом … в Талгаре": nearest.
            if let place = narrow.min(by: {
                abs($0.tokens.lowerBound - found.range.lowerBound) < abs($1.tokens.lowerBound - found.range.lowerBound)
            }) {
                return (place.name, isCourts ? name : nil)
            }
            if let region = own.first { return (region.name, isCourts ? name : nil) }
            if isCourts, name != nil { return (nil, name) }
            guard details.isJoined || details.kind == .gerund else { break }
            clause = details.previous
            steps += 1
        }
        return (nil, nil)
    }
}
