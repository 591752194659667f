import CasewireModel
import Foundation

/// Tells whether two texts are one story: what one newsroom wrote, wherever it is printed.
///
/// Copies share the passage that opens the text, or all that follows a new one; another person, step or day is another
/// story, however much background the two share. So the opening, the names and the numbers decide, and passages that
/// stand in several stories count for nothing.
struct StoryMatcher {
    /// Is a passage known from several stories, by its mark?
    let isCommon: (UInt32) -> Bool

    /// Is the new text a copy of the known one, printed by another feed?
    func isCopy(_ new: StoryItem, of known: StoryItem) -> Bool {
        let overlap = Overlap(StoryComparison(known: known.text, new: new.text), isCommon)
        guard overlap.matchedWords >= Self.leastWords, overlap.changesAreSlips else { return false }
        if overlap.shorter < Self.shortText {
            guard overlap.holdsFact, Self.areNear(new.published, known.published) else { return false }
        }
        guard overlap.leadIsFound || overlap.newLeadIsFound else {
            return Self.areNear(new.published, known.published) && overlap.isRewrittenLead
        }
        return overlap.isWhole || overlap.isExtended || overlap.isShortened || overlap.isIntroduced
    }

    /// Is the new text the known one, put up again by the same feed at another address?
    func isMoved(_ new: StoryItem, from known: StoryItem) -> Bool {
        let overlap = Overlap(StoryComparison(known: known.text, new: new.text), { _ in false })
        let changes = overlap.comparison.changes
        let mendsSlip =
            changes.facts + changes.others == 0 && changes.slips <= 2 && overlap.matchedWords >= Self.longText
        guard changes.isEmpty || mendsSlip, overlap.knownShare >= Self.allOfIt, overlap.newShare >= Self.allOfIt
        else { return false }
        return overlap.shorter >= Self.shortText || overlap.holdsFact || new.text.hasTitle(of: known.text)
    }

    /// Do two texts that one address or guid stands for tell of one thing? An address or a guid that a site gives to
    /// everything brings together what doesn't.
    static func areRelated(_ new: StoryText, _ known: StoryText, share: Double) -> Bool {
        let sameTitle = new.hasTitle(of: known)
        let left = new.ownStems(withTitle: !sameTitle)
        let right = known.ownStems(withTitle: !sameTitle)
        let least = min(left.count, right.count)
        guard least > 0 else { return sameTitle }
        return Double(left.intersection(right).count) >= share * Double(least)
    }

    /// Does the new printing say something else than the one before it? Markup and a site's trimmings are nothing.
    func isRevision(_ new: StoryText, of known: StoryText) -> Bool {
        !new.hasTitle(of: known) || !new.ownWords(without: isCommon).elementsEqual(known.ownWords(without: isCommon))
    }

    /// Words below which two texts may agree by chance.
    private static let leastWords = 4
    /// Words below which a text is a line, the same for many events.
    private static let shortText = 14
    /// Words from which on a word that differs can be a slip.
    fileprivate static let longText = 40
    private static let allOfIt = 0.97

    /// Were both published within a few days? Copies are made while a story is news.
    private static func areNear(_ left: Date?, _ right: Date?) -> Bool {
        guard let left, let right else { return true }
        return abs(left.timeIntervalSince(right)) <= copyingTime
    }

    private static let copyingTime: TimeInterval = 4 * 86_400
}

/// How much of two texts is in both, and what surrounds it.
private struct Overlap {
    let comparison: StoryComparison
    private let isCommon: (UInt32) -> Bool
    private var known: StoryText { comparison.known }
    private var new: StoryText { comparison.new }

    /// Words of the new text's own passages that stand in the known one.
    private(set) var matchedWords = 0
    /// Shares of either text that stand in the other, 0 to 1; background is left out, unless there is nothing else.
    private(set) var knownShare = 0.0
    private(set) var newShare = 0.0
    /// Words of the text that has fewer.
    private(set) var shorter = 0
    private(set) var leadIsFound = false
    private(set) var newLeadIsFound = false

    init(_ comparison: StoryComparison, _ isCommon: @escaping (UInt32) -> Bool) {
        self.comparison = comparison
        self.isCommon = isCommon
        let isInNew = comparison.places.map { $0 != nil }
        matchedWords = Self.words(comparison.new) { isInNew[$0] }
        knownShare = Self.share(comparison.known, comparison.isFound, isCommon)
        newShare = Self.share(comparison.new, isInNew, isCommon)
        shorter = min(Self.words(comparison.known) { _ in true }, Self.words(comparison.new) { _ in true })
        leadIsFound = comparison.known.lead.map { comparison.isFound[$0] } ?? false
        newLeadIsFound = comparison.new.lead.map { isInNew[$0] } ?? false
    }

    private static func words(_ text: StoryText, where isCounted: (Int) -> Bool) -> Int {
        text.passages.indices.reduce(0) { sum, index in
            text.isOwn(index) && isCounted(index) ? sum + text.passages[index].words.count : sum
        }
    }

    private static func share(_ text: StoryText, _ isFound: [Bool], _ isCommon: (UInt32) -> Bool) -> Double {
        let own = words(text) { !isCommon(text.passages[$0].mark) }
        if own > 0 { return Double(words(text) { isFound[$0] && !isCommon(text.passages[$0].mark) }) / Double(own) }
        let all = words(text) { _ in true }
        return all > 0 ? Double(words(text) { isFound[$0] }) / Double(all) : 0
    }

    // MARK: Changes

    /// Are the words that differ a copyist's, not those of another event? In a few lines nothing may differ.
    var changesAreSlips: Bool {
        let changes = comparison.changes
        guard matchedWords >= StoryMatcher.longText else { return changes.isEmpty }
        guard comparison.leadChanges.facts == 0 else { return false }
        return changes.facts <= (matchedWords >= 60 ? 1 : 0) && changes.slips <= 3
            && changes.others <= matchedWords / 20
    }

    /// Does what both say hold a name or a number, without which a line fits many events?
    var holdsFact: Bool {
        var capitals = 0
        for index in new.passages.indices where comparison.places[index] != nil {
            for word in new.passages[index].words {
                let kind = new.words[word].kind
                if !kind.isDisjoint(with: [.name, .number]) { return true }
                if kind.contains(.capital) { capitals += 1 }
            }
        }
        return capitals >= 2
    }

    // MARK: Kinds of copies

    /// All of it, trimmings apart.
    var isWhole: Bool { knownShare >= 0.85 && newShare >= 0.85 }

    /// The new text goes on where the known one ends.
    var isExtended: Bool {
        guard knownShare >= 0.9, leadIsFound else { return false }
        let after = wordsAfter(new, comparison.places.map { $0 != nil })
        if after * 7 <= matchedWords { return true }
        // A round-up prints a story's first lines, and goes on with something else.
        if matchedWords >= 40, matchedPassages >= 3, after <= matchedWords { return true }
        return goesOn(new, found: comparison.places.map { $0 != nil })
    }

    /// The new text is a part of the known one, beginning where that does.
    var isShortened: Bool {
        guard newShare >= 0.9, newLeadIsFound else { return false }
        guard leadIsFound || matchedWords >= 40 else { return false }
        let after = wordsAfter(known, comparison.isFound)
        if after * 7 <= matchedWords { return true }
        return goesOn(known, found: comparison.isFound)
    }

    /// The known text's opening stands in the new one under a paragraph of the site's own, and its end was cut off.
    var isIntroduced: Bool {
        guard leadIsFound, matchedWords >= 12, comparison.leadChanges.isEmpty else { return false }
        let after = wordsAfter(new, comparison.places.map { $0 != nil })
        let before = wordsBefore(new, comparison.places.map { $0 != nil })
        return after * 7 <= matchedWords && before <= 90
    }

    /// The first paragraph was told anew, and the next ones are the known text's, background or not: the openings name the
    /// same people, and something follows that no other story has. Else it is another's case over one background.
    var isRewrittenLead: Bool {
        guard comparison.changes.facts == 0, let knownLead = known.lead, let newLead = new.lead else { return false }
        let isInNew = comparison.places.map { $0 != nil }
        let knownOpening = opening(known, from: knownLead, found: comparison.isFound)
        let newOpening = opening(new, from: newLead, found: isInNew)
        guard let knownOpening, let newOpening else { return false }
        let knownRest = rest(known, after: knownOpening, found: comparison.isFound)
        let newRest = rest(new, after: newOpening, found: isInNew)
        guard newRest.share >= 0.9, knownRest.share >= 0.9 || knownRest.secondIsFound, knownRest.unique >= 6 else {
            return false
        }
        let background = new.stems(of: new.passages.indices.filter { isInNew[$0] }.map { new.passages[$0].words })
        return Self.nameTheSame(
            known.names(in: knownOpening, besides: background), new.names(in: newOpening, besides: background))
    }

    /// Are most names of two openings the same? A court that is named in both makes no case of two.
    private static func nameTheSame(_ left: [[UInt64]], _ right: [[UInt64]]) -> Bool {
        let (fewer, more) = left.count <= right.count ? (left, right) : (right, left)
        let pairs = Set(more.flatMap { zip($0, $0.dropFirst()).map { [$0, $1] } })
        let shared = fewer.count { name in zip(name, name.dropFirst()).contains { pairs.contains([$0, $1]) } }
        return shared * 2 > fewer.count
    }

    /// The passages before the first that is in both, where they are no more than a paragraph or two.
    private func opening(_ text: StoryText, from lead: Int, found isFound: [Bool]) -> Range<Int>? {
        guard let first = text.passages.indices.first(where: { text.isOwn($0) && isFound[$0] }), first > lead else {
            return nil
        }
        let words = text.passages[lead].words.lowerBound..<text.passages[first].words.lowerBound
        return words.count <= 110 ? words : nil
    }

    private func rest(
        _ text: StoryText, after opening: Range<Int>, found isFound: [Bool]
    ) -> (share: Double, unique: Int, secondIsFound: Bool) {
        let rest = text.passages.indices.filter {
            text.isOwn($0) && text.passages[$0].words.lowerBound >= opening.upperBound
        }
        let all = rest.reduce(0) { $0 + text.passages[$1].words.count }
        let found = rest.filter { isFound[$0] }
        let words = found.reduce(0) { $0 + text.passages[$1].words.count }
        let unique = found.filter { !isCommon(text.passages[$0].mark) }
        let opens = text.passages[..<(rest.first ?? 0)].last?.paragraph ?? -1
        return (
            all > 0 ? Double(words) / Double(all) : 0, unique.reduce(0) { $0 + text.passages[$1].words.count },
            found.first.map { text.passages[$0].paragraph <= opens + 1 } ?? false
        )
    }

    // MARK: What surrounds

    private var matchedPassages: Int { comparison.places.count { $0 != nil } }

    /// Words of the text's own passages behind the last one that is in both.
    private func wordsAfter(_ text: StoryText, _ isFound: [Bool]) -> Int {
        let last = isFound.lastIndex(of: true) ?? -1
        return Self.words(text) { $0 > last && !isCommon(text.passages[$0].mark) }
    }

    private func wordsBefore(_ text: StoryText, _ isFound: [Bool]) -> Int {
        let first = isFound.firstIndex(of: true) ?? 0
        return Self.words(text) { $0 < first }
    }

    /// Does the rest of the text tell of what the found passages tell, under a headline that does?
    private func goesOn(_ text: StoryText, found isFound: [Bool]) -> Bool {
        let told = text.stems(of: text.passages.indices.filter { isFound[$0] }.map { text.passages[$0].words })
        let rest = text.passages.indices.filter { text.isOwn($0) && !isFound[$0] }.map { text.passages[$0].words }
        let shared = text.stems(of: rest).intersection(told).count
        if shared >= 4 { return true }
        return shared >= 2 && !text.stems(of: [text.title]).isDisjoint(with: told)
    }
}

extension StoryText {
    func hasTitle(of other: StoryText) -> Bool {
        title.count == other.title.count
            && zip(title, other.title).allSatisfy { words[$0].hash == other.words[$1].hash }
    }

    func ownStems(withTitle: Bool) -> Set<UInt64> {
        stems(of: passages.indices.filter(isOwn).map { passages[$0].words } + (withTitle ? [title] : []))
    }

    /// The names of two words or more in a stretch of the text, as stems, without those that stand in its background.
    func names(in range: Range<Int>, besides background: Set<UInt64>) -> [[UInt64]] {
        var names: [[UInt64]] = []
        var name: [UInt64] = []
        for index in range {
            let kind = words[index].kind
            if !name.isEmpty, kind.contains([.name, .joined]) {
                name.append(words[index].stem)
            } else {
                names.append(name)
                name = kind.contains(.capital) ? [words[index].stem] : []
            }
        }
        names.append(name)
        return names.filter { $0.count > 1 && !background.isSuperset(of: $0) }
    }

    func ownWords(without isCommon: (UInt32) -> Bool) -> [UInt64] {
        passages.indices.filter { isOwn($0) && !isCommon(passages[$0].mark) }
            .flatMap { passages[$0].words.map { words[$0].hash } }
    }
}
