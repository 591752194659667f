package import CasewireModel

/// A text as stories are compared by: its words, cut into passages, with what tells of events (names and numbers) marked,
/// and with what a site prints round its articles told from the text itself.
package struct StoryText: Sendable {
    struct Word: Sendable {
        var hash: UInt64
        var stem: UInt64
        var kind: Kind
        /// Its letters' place in `StoryText.letters`.
        var start: Int32
        var count: Int32
    }

    struct Kind: OptionSet, Sendable {
        let rawValue: UInt8
        static let number = Kind(rawValue: 1)
        /// Begins with a capital where that is no sentence's first word.
        static let name = Kind(rawValue: 2)
        /// Begins with a capital.
        static let capital = Kind(rawValue: 4)
        /// Long enough to carry meaning, or a number.
        static let content = Kind(rawValue: 8)
        /// Tells who says so: "sources", "сообщает", "деді".
        static let attribution = Kind(rawValue: 16)
        /// Nothing but a space or a hyphen parts it from the word before.
        static let joined = Kind(rawValue: 32)
    }

    /// A sentence, or a part of one.
    struct Passage: Sendable {
        /// Places in `words`.
        var words: Range<Int>
        var paragraph: Int
        /// The smallest hash of its shingles: equal passages have equal ones.
        var mark: UInt32
        /// Not the text: an appeal to readers, a link to another story, the headline once more.
        var isTrimming = false
    }

    private(set) var words: [Word] = []
    private(set) var letters: [UInt16] = []
    private(set) var passages: [Passage] = []
    /// Places of the headline's words.
    private(set) var title: Range<Int> = 0..<0
    /// Ends with an ellipsis: the feed prints the first words alone.
    private(set) var isCut = false
    /// By what texts that may be the same story are found.
    package let signature: StorySignature

    package init(of item: Item) {
        self.init(title: item.title, body: item.text ?? item.summary ?? "")
    }

    /// - Parameter body: plain text, a line a paragraph.
    package init(title: String, body: String) {
        let whole = Self.withoutCut(body)
        let body = whole ?? body
        signature = Self.signature(title: title, body: body)
        isCut = whole != nil
        _ = append(title, isTitle: true)
        self.title = 0..<words.count
        let smallest = append(body, isTitle: false)
        for index in passages.indices { passages[index].mark = smallest[index].first }
        findTrimmings()
        if !saysSomething, !self.title.isEmpty {
            passages.insert(
                Passage(words: self.title, paragraph: -1, mark: StorySignature(title).marks.first ?? 0), at: 0)
        }
    }

    /// A text's signature without its words; the headline is part of it where there is not much else.
    package static func signature(title: String, body: String) -> StorySignature {
        let body = withoutCut(body) ?? body
        return StorySignature(body.utf8.count < shortBody ? "\(title)\n\(body)" : body)
    }

    package static func signature(of item: Item) -> StorySignature {
        signature(title: item.title, body: item.text ?? item.summary ?? "")
    }

    /// Bytes of a text that may say nothing without its headline.
    private static let shortBody = 240

    // MARK: Words and passages

    private mutating func append(_ text: String, isTitle: Bool) -> [PassageCutter.Smallest] {
        var scanner = StoryScanner()
        var cutter = PassageCutter()
        var paragraph = -1
        let span = text.utf8.span
        while passages.count < Limits.storyPassages {
            let start = letters.count
            guard scanner.readWord(of: span, letters: &letters) else { break }
            let begins = cutter.take(
                scanner.hash, startsParagraph: scanner.startsParagraph, followsStop: scanner.followsStop)
            if scanner.startsParagraph { paragraph += 1 }
            if begins, !isTitle {
                passages.append(Passage(words: words.count..<words.count, paragraph: paragraph, mark: 0))
            }
            let isFirst = begins || isTitle || scanner.followsStop
            words.append(word(scanner, isFirst: isFirst, letters: start))
            if !isTitle, let last = passages.indices.last {
                passages[last].words = passages[last].words.lowerBound..<words.count
            }
        }
        cutter.finish()
        return cutter.smallest
    }

    private func word(_ scanner: StoryScanner, isFirst: Bool, letters start: Int) -> Word {
        var kind: Kind = []
        if scanner.hasDigits { kind.formUnion([.number, .content]) }
        if scanner.isCapitalised { kind.formUnion(isFirst ? .capital : [.capital, .name]) }
        if !scanner.followsMark { kind.insert(.joined) }
        if scanner.length >= Self.leastContent { kind.insert(.content) }
        if StoryPhrases.isAttribution(letters[start...]) { kind.insert(.attribution) }
        return Word(
            hash: scanner.hash, stem: scanner.stem, kind: kind, start: Int32(clamping: start),
            count: Int32(clamping: letters.count - start))
    }

    /// Letters of a word that carries meaning; shorter ones are mostly particles in all three languages.
    private static let leastContent = 4

    func letters(of word: Word) -> ArraySlice<UInt16> { letters[Int(word.start)..<Int(word.start + word.count)] }

    // MARK: Trimmings

    /// A paragraph is none of the text where it repeats the headline, appeals to readers, or is of a word or two.
    private mutating func findTrimmings() {
        var first = 0
        while first < passages.count {
            let end = passages[first...].firstIndex { $0.paragraph != passages[first].paragraph } ?? passages.count
            let range = passages[first].words.lowerBound..<passages[end - 1].words.upperBound
            if isTrimming(range) { for index in first..<end { passages[index].isTrimming = true } }
            first = end
        }
    }

    private func isTrimming(_ range: Range<Int>) -> Bool {
        if range.count == title.count, zip(range, title).allSatisfy({ words[$0].hash == words[$1].hash }) {
            return true
        }
        if range.count < PassageCutter.lengths.lowerBound, hasLongPassage {
            return !range.contains { words[$0].kind.contains(.number) }
        }
        return range.count <= Self.longestAppeal && StoryPhrases.isAppeal(range.map { letters(of: words[$0]) })
    }

    private var hasLongPassage: Bool { passages.contains { $0.words.count >= PassageCutter.lengths.lowerBound } }

    /// Words of a paragraph that only appeals to readers.
    private static let longestAppeal = 30

    /// A text of a few words without a name or a number ("Read the full text on our site") is nobody's story alone.
    private var saysSomething: Bool {
        let own = passages.filter { !$0.isTrimming }
        if own.reduce(0, { $0 + $1.words.count }) > Self.fewWords { return true }
        return own.contains { $0.words.contains { !words[$0].kind.isDisjoint(with: [.number, .name]) } }
    }

    private static let fewWords = 25

    // MARK: Cut texts

    /// The sentences before an ellipsis that ends a text, "Read more" or the like behind it or not; nil where there is none.
    private static func withoutCut(_ body: String) -> String? {
        let tail = body.suffix(cutTail)
        guard let end = tail.lastIndex(of: "…") ?? threeDots(in: tail) else { return nil }
        let head = body[..<end]
        guard let stop = head.lastIndex(where: { ".!?\n".contains($0) }),
            head[...stop].utf8.count > head.utf8.count / 2
        else { return String(head) }
        return String(head[...stop])
    }

    private static func threeDots(in text: Substring) -> Substring.Index? {
        var dots = 0
        for index in text.indices.reversed() {
            dots = text[index] == "." ? dots + 1 : 0
            if dots == 3 { return index }
        }
        return nil
    }

    /// Characters at the end of a cut text among which its ellipsis stands.
    private static let cutTail = 48
}
