import CasewireModel
import TextTools

/// One field of an item, cut into words, with the listed words that some of them are forms of.
struct FieldReading {
    let field: Item.Field
    let text: String
    let list: WordsOnDemand
    /// The words that something listed was found for, by number, in order.
    private(set) var found: [Int] = []
    private var hits: [WordHit] = []
    private var hitEnds: [Int32] = []
    private var keyHits: [WordHit] = []
    private var keyHitEnds: [Int32] = []
    private let lines = SentenceLines()

    /// - Parameter keys: the folding keys of persons' names; nil where none are watched.
    init(_ text: String, _ field: Item.Field, _ lexicon: Lexicon, keys: Lexicon?) {
        self.text = text
        self.field = field
        list = WordsOnDemand(text, lexicon.beginnings, capitalised: keys != nil)
        var letters: [UInt16] = []
        var key: [UInt8] = []
        var keyLetters: [UInt16] = []
        for candidate in list.candidates {
            letters.removeAll(keepingCapacity: true)
            let word = list.read(candidate, &letters)
            if candidate.mayBeListed { lookUp(letters, of: word, in: lexicon) }
            // Keys are compared for capitalised words alone: they merge letters, and names are what they are for.
            if let keys, word.isCapitalised, word.letterCount >= 2 {
                key.removeAll(keepingCapacity: true)
                Self.append(keyOf: word, letters[...], in: text, to: &key)
                keyLetters.removeAll(keepingCapacity: true)
                for letter in key { keyLetters.append(UInt16(letter)) }
                lookUp(key: keyLetters, of: word, endingWith: letters.suffix(2), in: keys)
            }
            if hits.count == Int(hitEnds.last ?? 0), keyHits.count == Int(keyHitEnds.last ?? 0) { continue }
            found.append(Int(candidate.index))
            hitEnds.append(Int32(hits.count))
            keyHitEnds.append(Int32(keyHits.count))
        }
    }

    private mutating func lookUp(_ letters: [UInt16], of word: Word, in lexicon: Lexicon) {
        let start = hits.count
        lexicon.look(up: letters[...]) { hit in
            if hits[start...].contains(where: { $0.id == hit.id }) || Self.isDiminutive(word, letters, hit) { return }
            hits.append(hit)
        }
    }

    /// - Parameter last: the word's own last letters.
    private mutating func lookUp(
        key: [UInt16], of word: Word, endingWith last: ArraySlice<UInt16>, in keys: Lexicon
    ) {
        let start = keyHits.count
        keys.look(up: key[...]) { hit in
            let ending = key.count - Int(hit.stem)
            if ending > 0, !Self.mayDecline(word, last, ending) { return }
            if !keyHits[start...].contains(where: { $0.id == hit.id }) { keyHits.append(hit) }
        }
    }

    /// May a word of this script have an ending of so many letters? A key doesn't tell `-о`, which makes a village of a
    /// surname, from `-у`, nor `-ка`, which makes a hamlet of one, from `-қа`; and in Latin letters none but Kazakh
    /// declines, while `-a` makes a surname a woman's.
    private static func mayDecline(_ word: Word, _ last: ArraySlice<UInt16>, _ ending: Int) -> Bool {
        guard word.traits.contains(.cyrillic) else { return ending > 1 && word.traits.contains(.accented) }
        if last.last == 0x43E { return false }
        return word.traits.contains(.kazakh) || last.suffix(2) != [0x43A, 0x430]
    }

    /// `-ка` without a Kazakh letter in the word is no Kazakh dative (`-қа`) but a Russian word of its own: `Таскалинка`.
    private static func isDiminutive(_ word: Word, _ letters: [UInt16], _ hit: WordHit) -> Bool {
        guard Int(hit.stem) + 2 == Int(word.letterCount), !word.traits.contains(.kazakh) else { return false }
        let ending = letters.suffix(2)
        return ending.first == 0x43A && ending.last == 0x430
    }

    /// The listed words that this one is a form of.
    func hits(at index: Int) -> ArraySlice<WordHit> {
        guard let place = place(of: index) else { return [] }
        return hits[(place == 0 ? 0 : Int(hitEnds[place - 1]))..<Int(hitEnds[place])]
    }

    func keyHits(at index: Int) -> ArraySlice<WordHit> {
        guard let place = place(of: index) else { return [] }
        return keyHits[(place == 0 ? 0 : Int(keyHitEnds[place - 1]))..<Int(keyHitEnds[place])]
    }

    /// Where a word stands in `found`.
    private func place(of index: Int) -> Int? {
        var (low, high) = (0, found.count)
        while low < high {
            let middle = (low + high) / 2
            if found[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low < found.count && found[low] == index ? low : nil
    }

    /// How much was read: a measure of work that is the same on every machine.
    var work: Int { text.utf8.count + list.wordsRead + hits.count + keyHits.count + lines.bytesRead }

    /// The normal form of a word.
    func letters(at index: Int) -> ArraySlice<UInt16> { list.letters(at: index) }

    /// The folding key of a word.
    func key(at index: Int) -> [UInt16] {
        var key: [UInt8] = []
        Self.append(keyOf: list[index], letters(at: index), in: text, to: &key)
        return key.map(UInt16.init)
    }

    private static func append(
        keyOf word: Word, _ letters: ArraySlice<UInt16>, in text: String, to key: inout [UInt8]
    ) {
        if word.traits.contains(.accented) {
            FoldingKey.append(keyOf: word.spelling(in: text).map(\.value), to: &key)
        } else {
            FoldingKey.append(keyOf: letters, to: &key)
        }
    }

    // MARK: Text

    func slice(_ bytes: Range<Int>) -> Substring {
        let utf8 = text.utf8
        return text[
            utf8.index(
                utf8.startIndex, offsetBy: bytes.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: bytes.upperBound)]
    }

    /// The sentence that a word stands in.
    func sentence(at word: Word) -> CasewireModel.Span { lines.sentence(of: word, in: text) }

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
    func context(_ firstWord: Int, _ lastWord: Int) -> String {
        let (first, last) = (list[firstWord], list[lastWord])
        let sentence = sentence(at: first)
        let before = min(Int(first.start) - sentence.start, Limits.context / 2)
        let after = min(max(0, sentence.end - Int(last.end)), Limits.context / 2)
        let utf8 = text.utf8
        let scalars = text.unicodeScalars
        let start = utf8.index(utf8.startIndex, offsetBy: Int(first.byteStart))
        let end = utf8.index(utf8.startIndex, offsetBy: Int(last.byteEnd))
        return String(scalars[scalars.index(start, offsetBy: -max(0, before))..<scalars.index(end, offsetBy: after)])
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

    private static let stops: Word.Gap = [.stop, .dot]

    /// Are most of the longer words around capitalised, so that capitals say nothing?
    private func isInHeading(_ index: Int) -> Bool {
        var (long, capitalised) = (0, 0)
        func count(_ other: Int) {
            guard list[other].letterCount >= 4 else { return }
            long += 1
            if list[other].isCapitalised { capitalised += 1 }
        }
        var left = index
        while left > 0, index - left < 8, list[left].gap.isDisjoint(with: Self.stops) {
            left -= 1
            count(left)
        }
        var right = index + 1
        while right < list.count, right - index < 8, list[right].gap.isDisjoint(with: Self.stops) {
            count(right)
            right += 1
        }
        return long >= 2 && capitalised * 10 >= long * 7
    }
}
