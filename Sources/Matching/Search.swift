import CasewireModel
import TextTools

/// One search through the fields of an item: finds what may be meant, then judges it.
struct Search {
    let watchlist: Watchlist
    var readings: [FieldReading]
    var findings: [Finding] = []
    /// Where the phrases of conditions stand, by phrase.
    var phrases: [Int32: [PhrasePlace]] = [:]
    /// Surnames, by listed word, that a woman of the item bears.
    var womensSurnames: Set<Int32> = []
    /// Watched women's surnames that a man of the item bears in his form.
    var mensSurnames: Set<Int32> = []
    /// Of each set of conditions, once asked for: where anything of its `near` stands, in order.
    var nearPlaces: [Int32: [PhrasePlace]] = [:]
    /// Places of phrases that were looked at, for the measure of work.
    var placesLookedAt = 0

    struct PhrasePlace: Equatable {
        var field: Int
        var first: Int
        var last: Int
    }

    init(_ watchlist: Watchlist, _ fields: [(Item.Field, String)]) {
        self.watchlist = watchlist
        readings = fields.map { FieldReading($1, $0, watchlist.lexicon, keys: watchlist.keys) }
    }

    mutating func matches() -> [Match] {
        judge()
        return withoutOverlaps().prefix(Limits.matchesPerItem).map { match(of: $0) }
    }

    /// Bytes, words, findings and places that were looked at, once `matches` was asked.
    var work: Int { readings.reduce(findings.count + placesLookedAt) { $0 + $1.work } }

    mutating func candidates() -> [Candidate] {
        judge()
        let order = findings.sorted { ($0.field, $0.first, -$0.last) < ($1.field, $1.first, -$1.last) }
        return order.prefix(Limits.matchesPerItem).map { finding in
            Candidate(match: match(of: finding), counts: finding.counts, reason: reason(of: finding))
        }
    }

    private mutating func judge() {
        find()
        guard !findings.isEmpty else { return }
        for index in findings.indices {
            guard findings[index].counts || isDoubtful(findings[index]) else { continue }
            if let held = heldBack(findings[index]) { findings[index].verdict = held }
        }
        doubtAbbreviations()
        settleDoubts()
    }

    // MARK: Finding

    private mutating func find() {
        for field in readings.indices {
            let reading = readings[field]
            for index in reading.found {
                if !reading.hits(at: index).isEmpty {
                    watchlist.tree.follow(reading, from: index) { reference, last in
                        switch reference {
                        case .alias(let alias): found(alias, field, index, last)
                        case .phrase(let phrase): foundPhrase(phrase, field, index, last)
                        }
                    }
                }
                if !watchlist.persons.isEmpty { findPersons(field, index) }
            }
        }
    }

    private mutating func found(_ number: Int32, _ field: Int, _ first: Int, _ last: Int) {
        let alias = watchlist.aliases[Int(number)]
        let isAbbreviation = alias.style.contains(.abbreviation)
        if isAbbreviation, !isInCapitals(alias, field, first) { return }
        findings.append(
            Finding(
                alias: number, entity: alias.entity, field: field, first: first, last: withEnding(field, last),
                folded: folding(of: alias, field, first...last),
                verdict: .counts(isAbbreviation ? "an abbreviation in capitals" : "found as it is listed, or declined"),
                isAbbreviation: isAbbreviation))
    }

    private mutating func foundPhrase(_ phrase: Int32, _ field: Int, _ first: Int, _ last: Int) {
        let reading = readings[field]
        let stem = reading.hits(at: first).map { Int($0.stem) }.max() ?? 0
        // A phrase of one word in capitals is one that its condition gives in capitals.
        if first == last, watchlist.isAbbreviation(phrase: phrase), Int(reading.list[first].capitals) < stem { return }
        if let capital = watchlist.capital(ofPhrase: phrase), !reading.list[first + capital].isCapitalised { return }
        phrases[phrase, default: []].append(PhrasePlace(field: field, first: first, last: last))
    }

    /// Are all letters of the abbreviation capitals, in its own spelling? `КДТ` is not `ҚДТ`.
    private func isInCapitals(_ alias: CompiledAlias, _ field: Int, _ index: Int) -> Bool {
        let reading = readings[field]
        let word = reading.list[index]
        guard let hit = reading.hits(at: index).first(where: { $0.id == alias.lastWord }) else { return false }
        guard word.capitals >= hit.stem, word.capitals == hit.stem || word.isAllCapitals else { return false }
        let isListed = Int(hit.stem) == Int(word.letterCount)
        return !isListed || alias.style.contains(.kazakh) == word.traits.contains(.kazakh)
    }

    /// A Kazakh case ending after a hyphen belongs to the word before it.
    func withEnding(_ field: Int, _ last: Int) -> Int {
        let list = readings[field].list
        guard last + 1 < list.count, list[last + 1].gap == .hyphen, list[last + 1].traits.contains(.cyrillic) else {
            return last
        }
        let endings = Endings.written[readings[field].letters(at: last + 1)]
        return endings.isDisjoint(with: [.afterVowel, .afterVoiced, .afterVoiceless, .afterPossessive])
            ? last : last + 1
    }

    func folding(of alias: CompiledAlias, _ field: Int, _ range: ClosedRange<Int>) -> Match.Folding? {
        let reading = readings[field]
        let traits = reading.list[range].reduce(into: Word.Traits()) { $0.formUnion($1.traits) }
        if traits.contains(.lookalike) { return .lookalike }
        let isExact = reading.hits(at: range.upperBound).contains {
            $0.id == alias.lastWord && $0.stem == reading.list[range.upperBound].letterCount
        }
        for (style, trait) in [(CompiledAlias.Style.kazakh, Word.Traits.kazakh), (.accented, .accented)] {
            // An ending may hold letters of its own, so that only their lack tells where there is one.
            if alias.style.contains(style), !traits.contains(trait) { return .script }
            if !alias.style.contains(style), traits.contains(trait), isExact { return .script }
        }
        return nil
    }

    // MARK: Judging

    /// Why a finding does not count; nil where nothing speaks against it.
    private mutating func heldBack(_ finding: Finding) -> Finding.Verdict? {
        let alias = watchlist.aliases[Int(finding.alias)]
        let reading = readings[finding.field]
        if alias.style.contains(.abbreviation), isModelNumber(finding) {
            return .heldBack("a number follows its hyphen: a model, not a name")
        }
        if alias.style.contains(.everyday), !isWrittenAsName(finding, alias, reading) {
            return .heldBack("an everyday word that is not written as a name here")
        }
        guard alias.conditions >= 0 else { return nil }
        let conditions = watchlist.conditions[Int(alias.conditions)]
        if isInside(conditions.never, finding) { return .heldBack("stands in or beside one of its `never`") }
        if !conditions.near.isEmpty, !isNear(alias.conditions, conditions, finding) {
            let scope = conditions.scope == .item ? "item" : "sentence"
            let distance = conditions.within.map { " within \($0) words" } ?? ""
            return .heldBack("none of its `near` is in the \(scope)\(distance)")
        }
        if !conditions.near.isEmpty, finding.counts { return .counts("found, and one of its `near` stands there") }
        return nil
    }

    private func isDoubtful(_ finding: Finding) -> Bool {
        if case .ifConfirmed = finding.verdict { true } else { false }
    }

    private func isModelNumber(_ finding: Finding) -> Bool {
        let list = readings[finding.field].list
        let next = finding.last + 1
        return next < list.count && list[next].gap == .hyphen && list[next].traits.contains(.startsWithDigit)
    }

    private func isWrittenAsName(_ finding: Finding, _ alias: CompiledAlias, _ reading: FieldReading) -> Bool {
        let isListed = reading.hits(at: finding.last).contains {
            $0.id == alias.lastWord
                && watchlist.lexicon.isListed($0.id, as: reading.letters(at: finding.last))
        }
        // One everyday word with an ending is that word: `Көшеге`.
        if finding.first == finding.last, !isListed { return false }
        let capital = min(finding.first + Int(alias.capital), finding.last)
        let isQuoted =
            reading.list[capital].traits.contains(.afterQuote)
            && reading.list[finding.last].traits.contains(.beforeQuote)
        return isQuoted || reading.capitalTells(at: capital)
    }

    // MARK: Doubts

    /// An abbreviation that the item uses for something else, a model or what `never` names, means that all through it.
    private mutating func doubtAbbreviations() {
        var doubts: [Int32: Finding.Verdict.Doubt] = [:]
        for finding in findings where finding.isAbbreviation {
            if isModelNumber(finding) { doubts[finding.alias] = .modelNumber }
            let alias = watchlist.aliases[Int(finding.alias)]
            if alias.conditions >= 0, isInside(watchlist.conditions[Int(alias.conditions)].never, finding) {
                doubts[finding.alias] = .neverElsewhere
            }
        }
        for index in findings.indices where findings[index].counts && findings[index].isAbbreviation {
            if let doubt = doubts[findings[index].alias] { findings[index].verdict = .ifConfirmed(by: doubt) }
        }
    }

    private mutating func settleDoubts() {
        let certain = Set(findings.filter(\.counts).map(\.entity))
        for index in findings.indices {
            guard case .ifConfirmed(let doubt) = findings[index].verdict else { continue }
            let isUnshared =
                doubt == .femaleForm && !isBorne(findings[index], womensSurnames)
                || doubt == .maleForm && !isBorne(findings[index], mensSurnames)
            if isUnshared {
                findings[index].verdict = .counts("the surname alone")
                continue
            }
            if doubt != .woman, certain.contains(findings[index].entity) {
                findings[index].verdict = .counts("doubtful alone, but the item names it without doubt elsewhere")
                continue
            }
            findings[index].verdict = .heldBack(Self.reason(of: doubt))
        }
    }

    private static func reason(of doubt: Finding.Verdict.Doubt) -> String {
        switch doubt {
        case .key: "a surname in another spelling, without the given name anywhere in the item"
        case .femaleForm: "a woman of this surname is in the item, and nothing that can only be the person"
        case .maleForm: "a man of this surname is in the item, and nothing that can only be the person"
        case .woman: "a woman's surname, as what stands beside it tells"
        case .unknownGiven:
            "what stands before it may be another's given name, and the item names the person nowhere else"
        case .modelNumber: "the item uses this abbreviation for a numbered model"
        case .neverElsewhere: "the item explains this abbreviation by one of its `never`"
        }
    }

    private func isBorne(_ finding: Finding, _ surnames: Set<Int32>) -> Bool {
        readings[finding.field].hits(at: finding.first).contains { surnames.contains($0.id) }
    }

    // MARK: Results

    /// Of one entity's findings that overlap, the longest, and of those the one by its own spelling.
    private func withoutOverlaps() -> [Finding] {
        let order = findings.filter(\.counts).sorted { left, right in
            if left.field != right.field { return left.field < right.field }
            if left.first != right.first { return left.first < right.first }
            if left.last != right.last { return left.last > right.last }
            if left.entity != right.entity { return left.entity < right.entity }
            return (left.folded == nil ? 0 : 1, left.alias) < (right.folded == nil ? 0 : 1, right.alias)
        }
        var kept: [Finding] = []
        var lastKept: [Int32: Int] = [:]
        for finding in order {
            if let index = lastKept[finding.entity], kept[index].field == finding.field,
                finding.first <= kept[index].last
            {
                // Begun later, it can only be better by being longer.
                if finding.last - finding.first > kept[index].last - kept[index].first { kept[index] = finding }
                continue
            }
            lastKept[finding.entity] = kept.count
            kept.append(finding)
        }
        return kept
    }

    private mutating func match(of finding: Finding) -> Match {
        let entity = watchlist.entities[Int(finding.entity)]
        let number = Int(watchlist.aliases[Int(finding.alias)].number)
        let stretch = readings[finding.field].stretch(finding.first, finding.last)
        return Match(
            entity: entity.id, name: entity.name, alias: number < 0 ? entity.name : entity.aliases[number].text,
            field: readings[finding.field].field, span: stretch.span, text: stretch.text,
            context: readings[finding.field].context(finding.first, finding.last), folded: finding.folded)
    }

    private func reason(of finding: Finding) -> String {
        switch finding.verdict {
        case .counts(let reason), .heldBack(let reason): reason
        case .ifConfirmed: "doubtful"
        }
    }
}
