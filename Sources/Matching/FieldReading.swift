import CasewireModel
import TextTools

/// One field of an item, cut into words, with the listed words that each of them is a form of.
struct FieldReading {
    let field: Item.Field
    let text: String
    let words: Words
    private var hits: [WordHit] = []
    private var hitEnds: [Int32] = []
    private var keyHits: [WordHit] = []
    private var keyHitEnds: [Int32] = []
    private var sentenceSpans: [CasewireModel.Span]?

    var list: [Word] { words.list }

    /// - Parameter keys: the folding keys of persons' names; nil where none are watched.
    init(_ text: String, _ field: Item.Field, _ lexicon: Lexicon, keys: Lexicon?) {
        self.text = text
        self.field = field
        words = Words(text)
        hitEnds.reserveCapacity(words.list.count)
        for word in words.list {
            let start = hits.count
            lexicon.look(up: words.letters(of: word)) { hit in
                if hits[start...].contains(where: { $0.id == hit.id }) || isDiminutive(word, hit) { return }
                hits.append(hit)
            }
            hitEnds.append(Int32(hits.count))
        }
        if let keys { lookUpKeys(keys) }
    }

    /// `-ка` without a Kazakh letter in the word is no Kazakh dative (`-қа`) but a Russian word of its own: `Таскалинка`.
    private func isDiminutive(_ word: Word, _ hit: WordHit) -> Bool {
        guard Int(hit.stem) + 2 == Int(word.letterCount), !word.traits.contains(.kazakh) else { return false }
        let ending = words.letters(of: word).suffix(2)
        return ending.first == 0x43A && ending.last == 0x430
    }

    func hits(at index: Int) -> ArraySlice<WordHit> {
        hits[(index == 0 ? 0 : Int(hitEnds[index - 1]))..<Int(hitEnds[index])]
    }

    func keyHits(at index: Int) -> ArraySlice<WordHit> {
        if keyHitEnds.isEmpty { return [] }
        return keyHits[(index == 0 ? 0 : Int(keyHitEnds[index - 1]))..<Int(keyHitEnds[index])]
    }

    /// Keys are compared for capitalised words alone: they merge letters, and names are what they are for.
    private mutating func lookUpKeys(_ keys: Lexicon) {
        keyHitEnds.reserveCapacity(words.list.count)
        for word in words.list {
            if word.isCapitalised, word.letterCount >= 2 {
                let start = keyHits.count
                let key = Self.key(of: word, in: words)
                keys.look(up: key[...]) { hit in
                    if !keyHits[start...].contains(where: { $0.id == hit.id }) { keyHits.append(hit) }
                }
            }
            keyHitEnds.append(Int32(keyHits.count))
        }
    }

    func key(of word: Word) -> [UInt16] { Self.key(of: word, in: words) }

    static func key(of word: Word, in words: Words) -> [UInt16] {
        var key: [UInt8] = []
        FoldingKey.append(keyOf: words.spelling(of: word), to: &key)
        return key.map(UInt16.init)
    }

    // MARK: Text

    func slice(_ bytes: Range<Int>) -> Substring {
        let utf8 = text.utf8
        return text[
            utf8.index(
                utf8.startIndex, offsetBy: bytes.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: bytes.upperBound)]
    }

    /// The sentence that a word stands in, by its number in the field.
    mutating func sentence(at word: Word) -> Int {
        let spans = sentences()
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start <= Int(word.start) { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// The text from one word to another, with the quotation mark or bracket that one in it lacks, `партии «Коше»`, and
    /// with an initial's full stop.
    func stretch(_ first: Int, _ last: Int) -> (text: String, span: CasewireModel.Span) {
        var span = Span(Int(list[first].start), Int(list[last].end))
        var bytes = Int(list[first].byteStart)..<Int(list[last].byteEnd)
        guard first < last else { return (String(slice(bytes)), span) }
        let scalars = text.unicodeScalars
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: bytes.lowerBound)
        let end = text.utf8.index(text.utf8.startIndex, offsetBy: bytes.upperBound)
        if list[last].letterCount <= 2, list[last].isCapitalised, list[last].traits.contains(.beforeDot) {
            span.end += 1
            return (String(slice(bytes.lowerBound..<bytes.upperBound + 1)), span)
        }
        let missing = Self.unpaired(scalars[start..<end])
        if let closing = missing.closing, end < scalars.endIndex, closing.unicodeScalars.contains(scalars[end]) {
            span.end += 1
            bytes = bytes.lowerBound..<bytes.upperBound + UTF8.width(scalars[end])
        }
        if let opening = missing.opening, start > scalars.startIndex {
            let before = scalars[scalars.index(before: start)]
            if opening.unicodeScalars.contains(before) {
                span.start -= 1
                bytes = bytes.lowerBound - UTF8.width(before)..<bytes.upperBound
            }
        }
        return (String(slice(bytes)), span)
    }

    /// The marks that would pair with those that have no partner here.
    private static func unpaired(_ scalars: Substring.UnicodeScalarView) -> (opening: String?, closing: String?) {
        let pairs: [(opening: String, closing: String)] = [
            ("«", "»"), ("“„‟”", "”“"), ("(", ")"), ("[", "]"), ("\"", "\""), ("‘‚", "’‘"),
        ]
        for pair in pairs {
            let opened = scalars.firstIndex { pair.opening.unicodeScalars.contains($0) }
            let closed = scalars.lastIndex { pair.closing.unicodeScalars.contains($0) }
            if opened != nil, opened == closed { return (pair.opening, pair.closing) }
            if opened != nil, closed == nil { return (nil, pair.closing) }
            if closed != nil, opened == nil { return (pair.opening, nil) }
        }
        return (nil, nil)
    }

    /// The sentence around some words, cut to `Limits.context` scalars.
    mutating func context(_ firstWord: Int, _ lastWord: Int) -> String {
        let (first, last) = (list[firstWord], list[lastWord])
        let number = sentence(at: first)
        let spans = sentences()
        guard number < spans.count else { return String(slice(Int(first.byteStart)..<Int(last.byteEnd))) }
        let before = min(Int(first.start) - spans[number].start, Limits.context / 2)
        let after = min(max(0, spans[number].end - Int(last.end)), Limits.context / 2)
        let utf8 = text.utf8
        let scalars = text.unicodeScalars
        let start = utf8.index(utf8.startIndex, offsetBy: Int(first.byteStart))
        let end = utf8.index(utf8.startIndex, offsetBy: Int(last.byteEnd))
        return String(scalars[scalars.index(start, offsetBy: -max(0, before))..<scalars.index(end, offsetBy: after)])
    }

    private mutating func sentences() -> [CasewireModel.Span] {
        if let sentenceSpans { return sentenceSpans }
        let spans = Passages.spans(in: text)
        sentenceSpans = spans
        return spans
    }

    // MARK: Capitals

    /// Does this capital tell a name? Not at the start of a sentence, in a heading of capitals, or after an opening quote.
    func capitalTells(at index: Int) -> Bool {
        let word = list[index]
        guard word.isCapitalised, index > 0, !startsSentence(index) else { return false }
        return !isInHeading(index)
    }

    private func startsSentence(_ index: Int) -> Bool {
        let word = list[index]
        if word.traits.contains(.afterQuote) { return true }
        if word.gap.isDisjoint(with: [.stop, .dot, .dash]) { return false }
        // `A. Name` and `ул. Name` go on; a colon or a dash may begin a sentence.
        return !(word.gap.isSubset(of: [.dot, .space]) && list[index - 1].letterCount <= 2)
    }

    /// Are most of the longer words around capitalised, so that capitals say nothing?
    private func isInHeading(_ index: Int) -> Bool {
        var (long, capitalised) = (0, 0)
        func count(_ other: Int) {
            guard list[other].letterCount >= 4 else { return }
            long += 1
            if list[other].isCapitalised { capitalised += 1 }
        }
        var left = index
        while left > 0, index - left < 8, list[left].gap.isDisjoint(with: [.stop, .dot]) {
            left -= 1
            count(left)
        }
        var right = index + 1
        while right < list.count, right - index < 8, list[right].gap.isDisjoint(with: [.stop, .dot]) {
            count(right)
            right += 1
        }
        return long >= 2 && capitalised * 10 >= long * 7
    }
}
