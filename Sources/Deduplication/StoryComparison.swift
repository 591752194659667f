/// Which passages of a text stand in another, and what was changed in them.
struct StoryComparison {
    let known: StoryText
    let new: StoryText
    /// For each passage of the new text, the known one that it is.
    private(set) var places: [Int?]
    /// Known passages that were found in the new text.
    private(set) var isFound: [Bool]
    /// New passages that say it in other words than the known ones.
    private(set) var isChanged: [Bool]
    private(set) var changes = Changes()
    /// Those in the passage that opens either text.
    private(set) var leadChanges = Changes()

    /// Words by which passages that are found differ.
    struct Changes {
        var names = 0
        var numbers = 0
        var others = 0
        /// A letter more, less or another in a long word.
        var slips = 0

        var facts: Int { names + numbers }
        var isEmpty: Bool { names + numbers + others + slips == 0 }

        mutating func add(_ other: Changes) {
            names += other.names
            numbers += other.numbers
            others += other.others
            slips += other.slips
        }
    }

    init(known: StoryText, new: StoryText) {
        self.known = known
        self.new = new
        places = Array(repeating: nil, count: new.passages.count)
        isFound = Array(repeating: false, count: known.passages.count)
        isChanged = Array(repeating: false, count: new.passages.count)
        findEqual()
        findChanged()
    }

    // MARK: Passages

    private mutating func findEqual() {
        var byMark: [UInt32: [Int]] = [:]
        for (index, passage) in known.passages.enumerated() { byMark[passage.mark, default: []].append(index) }
        for index in new.passages.indices {
            let passage = new.passages[index]
            let place = byMark[passage.mark]?.first { place in
                !isFound[place] && Self.equal(new, passage.words, known, known.passages[place].words)
            }
            if let place { (places[index], isFound[place]) = (place, true) }
        }
    }

    private static func equal(
        _ left: StoryText, _ leftWords: Range<Int>, _ right: StoryText, _ rightWords: Range<Int>
    ) -> Bool {
        leftWords.count == rightWords.count
            && zip(leftWords, rightWords).allSatisfy { left.words[$0].hash == right.words[$1].hash }
    }

    private mutating func findChanged() {
        var byPair: [UInt64: Int] = [:]
        for index in known.passages.indices where !isFound[index] && !known.passages[index].isTrimming {
            for pair in Self.pairs(known, known.passages[index].words) where byPair[pair] == nil {
                byPair[pair] = index
            }
        }
        guard !byPair.isEmpty else { return }
        for index in new.passages.indices where places[index] == nil && !new.passages[index].isTrimming {
            var votes: [Int: Int] = [:]
            for pair in Self.pairs(new, new.passages[index].words) {
                if let place = byPair[pair], !isFound[place] { votes[place, default: 0] += 1 }
            }
            guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
                let changes = Changes.between(known, known.passages[best.key].words, new, new.passages[index].words)
            else { continue }
            (places[index], isFound[best.key], isChanged[index]) = (best.key, true, true)
            self.changes.add(changes)
            if index == new.lead || best.key == known.lead { leadChanges.add(changes) }
        }
    }

    private static func pairs(_ text: StoryText, _ range: Range<Int>) -> [UInt64] {
        range.dropLast().map { text.words[$0].hash &* 3 &+ text.words[$0 + 1].hash }
    }
}

extension StoryComparison.Changes {
    /// What differs between two passages; nil where they are not one passage with a few words changed.
    fileprivate static func between(
        _ left: StoryText, _ leftWords: Range<Int>, _ right: StoryText, _ rightWords: Range<Int>
    ) -> Self? {
        var (start, removedEnd, addedEnd) = (0, leftWords.upperBound, rightWords.upperBound)
        let shorter = min(leftWords.count, rightWords.count)
        while start < shorter,
            left.words[leftWords.lowerBound + start].hash == right.words[rightWords.lowerBound + start].hash
        {
            start += 1
        }
        while removedEnd > leftWords.lowerBound + start, addedEnd > rightWords.lowerBound + start,
            left.words[removedEnd - 1].hash == right.words[addedEnd - 1].hash
        {
            (removedEnd, addedEnd) = (removedEnd - 1, addedEnd - 1)
        }
        let removed = leftWords.lowerBound + start..<removedEnd
        let added = rightWords.lowerBound + start..<addedEnd
        // The first words of a text that a feed cut off.
        if addedEnd == rightWords.upperBound, added.isEmpty, right.isCut, rightWords == right.passages.last?.words {
            return Self()
        }
        var changes = Self()
        var (changed, gone, come) = (0, [Int](), [Int]())
        for step in steps(left, removed, right, added) {
            switch step {
            case .keep:
                changes.take(left, gone, right, come)
                changed += max(gone.count, come.count)
                (gone, come) = ([], [])
            case .remove(let word): gone.append(word)
            case .add(let word): come.append(word)
            }
        }
        changes.take(left, gone, right, come)
        changed += max(gone.count, come.count)
        return changed * 3 <= max(leftWords.count, rightWords.count) || changed <= 1 ? changes : nil
    }

    private enum Step {
        case keep
        case remove(Int)
        case add(Int)
    }

    /// The shortest way from one run of words to another (longest common subsequence).
    private static func steps(
        _ left: StoryText, _ removed: Range<Int>, _ right: StoryText, _ added: Range<Int>
    ) -> [Step] {
        let (rows, columns) = (removed.count, added.count)
        var lengths = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                let isEqual =
                    left.words[removed.lowerBound + row].hash == right.words[added.lowerBound + column].hash
                lengths[row][column] =
                    isEqual
                    ? lengths[row + 1][column + 1] + 1 : max(lengths[row + 1][column], lengths[row][column + 1])
            }
        }
        var (row, column) = (0, 0)
        var steps: [Step] = []
        while row < rows || column < columns {
            if row < rows, column < columns,
                left.words[removed.lowerBound + row].hash == right.words[added.lowerBound + column].hash
            {
                steps.append(.keep)
                (row, column) = (row + 1, column + 1)
            } else if row < rows, column == columns || lengths[row + 1][column] >= lengths[row][column + 1] {
                steps.append(.remove(removed.lowerBound + row))
                row += 1
            } else {
                steps.append(.add(added.lowerBound + column))
                column += 1
            }
        }
        return steps
    }

    /// Counts what stands in place of what.
    private mutating func take(_ left: StoryText, _ gone: [Int], _ right: StoryText, _ come: [Int]) {
        let gone = gone.map { left.words[$0] }
        let come = come.map { right.words[$0] }
        guard !gone.isEmpty || !come.isEmpty else { return }
        let goneLetters = gone.flatMap { left.letters(of: $0) }
        let comeLetters = come.flatMap { right.letters(of: $0) }
        // The same letters, parted otherwise: "Нур-Султан", "Нурсултан".
        guard goneLetters != comeLetters else { return }
        let words = gone + come
        if words.allSatisfy({ $0.kind.contains(.attribution) }), gone.isEmpty || come.isEmpty { return }
        let numbers = max(Self.count(.number, gone), Self.count(.number, come))
        if numbers > 0 {
            self.numbers += numbers
        } else if gone.count == come.count,
            zip(gone, come).allSatisfy({ Self.isSlip(left.letters(of: $0), right.letters(of: $1)) })
        {
            slips += gone.count
        } else if words.contains(where: { $0.kind.contains(.name) }) {
            names += max(1, max(Self.count(.name, gone), Self.count(.name, come)))
            others += max(gone.count, come.count) - 1
        } else {
            others += max(gone.count, come.count)
        }
    }

    private static func count(_ kind: StoryText.Kind, _ words: [StoryText.Word]) -> Int {
        words.count { $0.kind.contains(kind) }
    }

    /// Letters of a word in which one may be mistaken.
    private static let leastSlip = 6

    /// Does one letter differ, in the midst of a long word?
    private static func isSlip(_ left: ArraySlice<UInt16>, _ right: ArraySlice<UInt16>) -> Bool {
        guard min(left.count, right.count) >= leastSlip, abs(left.count - right.count) <= 1 else { return false }
        let head = zip(left, right).prefix { $0 == $1 }.count
        let room = min(left.count, right.count) - head
        let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.prefix(room).count
        return max(left.count, right.count) - head - tail <= 1
    }
}

extension StoryText {
    /// The first passage that is the text's own.
    var lead: Int? { passages.firstIndex { !$0.isTrimming } }

    func isOwn(_ index: Int) -> Bool { !passages[index].isTrimming }

    /// Stems of the words that carry meaning in some words.
    func stems(of ranges: [Range<Int>]) -> Set<UInt64> {
        var stems: Set<UInt64> = []
        for range in ranges {
            for index in range where words[index].kind.contains(.content) { stems.insert(words[index].stem) }
        }
        return stems
    }
}
