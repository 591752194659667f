/// The words of a text, of which only those that may be listed are looked at, and only those around what was found are
/// cut: most of a text is passed over at the cost of reading its bytes once.
///
/// By number they are the same words as those of `Words`. One owner; not shared.
package final class WordsOnDemand {
    /// A word that may be listed, or whose capital makes it of use.
    package struct Candidate: Sendable {
        package var index: Int32
        package var mayBeListed: Bool
        fileprivate var byteStart: Int32
    }

    /// Words that are cut at once.
    private static let blockSize = 64

    private struct Block {
        var words: [Word] = []
        var letters: [UInt16] = []
    }

    package let text: String
    package private(set) var count = 0
    package private(set) var candidates: [Candidate] = []
    /// Of each block: where the word before it ends, in bytes.
    private var starts: [Int32] = []
    /// The same in scalars, counted as far as blocks were asked for.
    private var scalarStarts: [Int32] = [0]
    private var blocks: [Int32: Block] = [:]
    /// The block that was asked for last, since what is asked for next is mostly beside it.
    private var recent: (number: Int, block: Block) = (-1, Block())

    /// Words that were read by themselves or cut with those around them: a measure of work.
    package var wordsRead: Int { candidates.count + blocks.count * Self.blockSize }

    /// Reads the text once.
    ///
    /// - Parameter capitalised: is a word of use for being capitalised alone?
    package init(_ text: String, _ beginnings: WordBeginnings, capitalised: Bool) {
        self.text = text
        if beginnings.isEmpty, !capitalised { return }
        var scan = WordScan(beginnings, capitalised: capitalised)
        scan.read(text.utf8.span)
        count = scan.count
        candidates = scan.candidates
        starts = scan.starts
    }

    package subscript(index: Int) -> Word { block(of: index).words[index % Self.blockSize] }
    package subscript(range: ClosedRange<Int>) -> [Word] { range.map { self[$0] } }

    /// The normal form of a word.
    package func letters(at index: Int) -> ArraySlice<UInt16> {
        let block = block(of: index)
        return block.letters[block.words[index % Self.blockSize].letterRange]
    }

    /// A candidate as a word whose letters are appended to `letters`; what stands before it and where it is in scalars is
    /// left open.
    package func read(_ candidate: Candidate, _ letters: inout [UInt16]) -> Word {
        var cutter = WordCutter(offset: Int(candidate.byteStart))
        return cutter.word(in: text.utf8.span, after: [], afterQuote: false, &letters)
    }

    private func block(of index: Int) -> Block {
        let number = index / Self.blockSize
        if recent.number == number { return recent.block }
        if let block = blocks[Int32(truncatingIfNeeded: number)] {
            recent = (number, block)
            return block
        }
        var block = Block()
        block.words.reserveCapacity(Self.blockSize)
        var cutter = WordCutter(offset: Int(starts[number]), scalars: scalarStart(of: number))
        cutter.cut(text.utf8.span, into: &block.words, &block.letters, atMost: Self.blockSize)
        blocks[Int32(truncatingIfNeeded: number)] = block
        recent = (number, block)
        return block
    }

    private func scalarStart(of number: Int) -> Int32 {
        let bytes = text.utf8.span
        while scalarStarts.count <= number {
            let range = Int(starts[scalarStarts.count - 1])..<Int(starts[scalarStarts.count])
            scalarStarts.append(scalarStarts[scalarStarts.count - 1] + ByteScan.scalars(in: bytes.extracting(range)))
        }
        return scalarStarts[number]
    }

    /// One reading of a text's bytes.
    private struct WordScan {
        private let beginnings: WordBeginnings
        private let wantsCapitals: Bool
        private let table = WordScan.table
        private var scratch: [UInt16] = []
        var count = 0
        var candidates: [Candidate] = []
        var starts: [Int32] = []

        init(_ beginnings: WordBeginnings, capitalised: Bool) {
            self.beginnings = beginnings
            wantsCapitals = capitalised
        }

        mutating func read(_ bytes: Swift.Span<UInt8>) {
            var end = 0
            var offset = startOfWord(in: bytes, from: 0)
            while offset < bytes.count {
                if count % WordsOnDemand.blockSize == 0 { starts.append(Int32(truncatingIfNeeded: end)) }
                end = readWord(in: bytes, from: offset)
                count += 1
                offset = startOfWord(in: bytes, from: end)
            }
        }

        @inline(__always)
        private func startOfWord(in bytes: Swift.Span<UInt8>, from start: Int) -> Int {
            var offset = start
            while offset < bytes.count {
                let byte = bytes[offset]
                if byte < 0x80 {
                    if table[Int(byte)] & Sign.code != 0 { return offset }
                    offset += 1
                } else if byte < 0xE0 {
                    let sign = table[Int(byte & 0x1F) << 6 | Int(bytes[offset + 1] & 0x3F)]
                    if sign & Sign.code != 0 { return offset }
                    if sign & Sign.rare != 0, WordCutter.letter(WordCutter.scalar(in: bytes, at: offset).value).isWord {
                        return offset
                    }
                    offset += 2
                } else {
                    let (scalar, length) = WordCutter.scalar(in: bytes, at: offset)
                    if WordCutter.letter(scalar).isWord { return offset }
                    offset += length
                }
            }
            return offset
        }

        /// Reads the word that begins here; returns its end.
        @inline(__always)
        private mutating func readWord(in bytes: Swift.Span<UInt8>, from start: Int) -> Int {
            var offset = start
            var (bits, count) = (UInt64(0), 0)
            var signs: UInt16 = 0
            var first: UInt16 = 0
            while offset < bytes.count {
                let byte = bytes[offset]
                let sign: UInt16
                if byte < 0x80 {
                    sign = table[Int(byte)]
                } else if byte < 0xE0 {
                    offset += 1
                    sign = table[Int(byte & 0x1F) << 6 | Int(bytes[offset] & 0x3F)]
                } else {
                    sign = Self.isPlainEnd(bytes, at: offset) ? 0 : Sign.rare
                }
                signs |= sign
                if sign & Sign.code == 0 {
                    if byte >= 0x80, byte < 0xE0 { offset -= 1 }
                    break
                }
                if count == 0 { first = sign }
                bits = count < PackedLetters.longest ? bits << 6 | UInt64(sign & Sign.code) : bits
                count += 1
                offset += 1
            }
            if signs & Sign.rare != 0 || signs & Sign.scripts == Sign.scripts {
                return readRare(in: bytes, from: start)
            }
            let letters = PackedLetters(bits: bits, count: min(count, PackedLetters.longest))
            note(letters, isCapitalised: first & Sign.capital != 0, at: start)
            return offset
        }

        /// Quotes, dashes and the ellipsis, of which a text has many.
        private static func isPlainEnd(_ bytes: Swift.Span<UInt8>, at offset: Int) -> Bool {
            guard bytes[offset] == 0xE2, bytes[offset + 1] == 0x80 else { return false }
            switch bytes[offset + 2] {
            case 0x90...0x97, 0x9A...0xA6: return true
            default: return false
            }
        }

        /// A word with apostrophes, marks, letters of two scripts or of a rare one.
        private mutating func readRare(in bytes: Swift.Span<UInt8>, from start: Int) -> Int {
            scratch.removeAll(keepingCapacity: true)
            var cutter = WordCutter(offset: start)
            let word = cutter.word(in: bytes, after: [], afterQuote: false, &scratch)
            note(PackedLetters(scratch), isCapitalised: word.isCapitalised, at: start)
            return word.bytes.upperBound
        }

        @inline(__always)
        private mutating func note(_ letters: PackedLetters, isCapitalised: Bool, at start: Int) {
            let mayBeListed = beginnings.mayHold(letters)
            guard mayBeListed || wantsCapitals && isCapitalised else { return }
            candidates.append(
                Candidate(
                    index: Int32(truncatingIfNeeded: count), mayBeListed: mayBeListed,
                    byteStart: Int32(truncatingIfNeeded: start)))
        }

        /// What the scan knows of a scalar of one or two bytes.
        private enum Sign {
            /// As in `PackedLetters`; 0: no letter.
            static let code: UInt16 = 0x3F
            static let latin: UInt16 = 0x40
            static let cyrillic: UInt16 = 0x80
            static let scripts: UInt16 = 0xC0
            static let capital: UInt16 = 0x100
            /// To be left to `WordCutter`.
            static let rare: UInt16 = 0x200
        }

        private static let table: [UInt16] = (UInt32(0)..<0x800).map { scalar in
            if scalar >= 0x530 || WordCutter.isMark(scalar) || WordCutter.isApostrophe(scalar) { return Sign.rare }
            let letter = WordCutter.letter(scalar)
            guard letter.isWord else { return 0 }
            var sign = PackedLetters.code(letter.normal)
            if letter.traits.contains(.latin) { sign |= Sign.latin }
            if letter.traits.contains(.cyrillic) { sign |= Sign.cyrillic }
            if letter.isCapital { sign |= Sign.capital }
            return sign
        }
    }
}
