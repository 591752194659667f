/// By what the texts that may be one story are found among all that are known: a few hashes, each the smallest of a passage's
/// runs of three words (MinHash, passage by passage).
///
/// A copy that is cut, has a paragraph of its own before it or a rewritten one, shares the marks of what it left as it
/// was, which a signature of the whole text would not. Finding is all that marks are for: what is shared with many is a
/// newsroom's background, and `StoryMatcher` reads the words.
package struct StorySignature: Equatable, Sendable {
    /// Each once, at most `capacity`.
    package private(set) var marks: [UInt32] = []

    /// Marks of one text.
    package static let capacity = Limits.storyMarks

    /// - Parameter text: plain text, a line a paragraph.
    package init(_ text: String) {
        var cutter = PassageCutter()
        text.utf8.span.withPassages(&cutter)
        self.init(of: cutter.smallest)
    }

    /// - Parameter smallest: for each passage its smallest shingles, in order.
    init(of smallest: [PassageCutter.Smallest]) {
        marks.reserveCapacity(Self.capacity)
        // A text of few passages is found by the next smallest of each, too: a word more in a line changes some.
        for rank in 0..<PassageCutter.Smallest.count {
            for passage in smallest.prefix(Self.capacity) where marks.count < Self.capacity {
                let mark = passage[rank]
                if mark != UInt32.max, !marks.contains(mark) { marks.append(mark) }
            }
        }
    }
}

/// Cuts a text into passages as its words are read: a passage is a sentence of four words or more, or a paragraph's rest.
struct PassageCutter {
    /// The smallest hashes of a passage's shingles, the least first; `UInt32.max` where it has fewer.
    struct Smallest: Equatable {
        static let count = 3
        private(set) var first = UInt32.max
        private(set) var second = UInt32.max
        private(set) var third = UInt32.max

        subscript(rank: Int) -> UInt32 { rank == 0 ? first : rank == 1 ? second : third }

        @inline(__always)
        mutating func insert(_ hash: UInt32) {
            guard hash < third, hash != first, hash != second else { return }
            if hash < first {
                (first, second, third) = (hash, first, second)
            } else if hash < second {
                (second, third) = (hash, second)
            } else {
                third = hash
            }
        }
    }

    private(set) var smallest: [Smallest] = []
    /// Words in the passage so far.
    private(set) var length = 0
    private var current = Smallest()
    private var last: UInt64 = 0
    private var beforeLast: UInt64 = 0

    /// Words below which a full stop is an abbreviation's, and above which a passage is cut wherever it is.
    static let lengths = 4...48

    /// Takes a word.
    ///
    /// - Parameters:
    ///   - startsParagraph: nothing that stood before it is of its passage.
    ///   - followsStop: a sentence may have ended before it.
    /// - Returns: whether it begins a passage.
    @inline(__always)
    mutating func take(_ word: UInt64, startsParagraph: Bool, followsStop: Bool) -> Bool {
        let begins =
            length == 0 || startsParagraph || length >= Self.lengths.upperBound
            || (followsStop && length >= Self.lengths.lowerBound)
        if begins { finish() }
        length &+= 1
        if length >= 3 {
            var hash = word &+ last &* 3 &+ beforeLast &* 7
            hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
            current.insert(UInt32(truncatingIfNeeded: hash >> 31) & 0x7FFF_FFFF)
        }
        beforeLast = last
        last = word
        return begins
    }

    /// Ends the passage that is being read.
    mutating func finish() {
        guard length > 0 else { return }
        if length < 3 {
            let hash = (last &* 3 &+ beforeLast &* 7) &* 0xBF58_476D_1CE4_E5B9
            current.insert(UInt32(truncatingIfNeeded: hash >> 31) & 0x7FFF_FFFF)
        }
        smallest.append(current)
        current = Smallest()
        (last, beforeLast, length) = (0, 0, 0)
    }
}

extension Swift.Span<UInt8> {
    /// Has `cutter` read the text's first passages.
    fileprivate func withPassages(_ cutter: inout PassageCutter) {
        var scanner = StoryScanner()
        while cutter.smallest.count < Limits.storyMarks, scanner.readWord(of: self) {
            _ = cutter.take(scanner.hash, startsParagraph: scanner.startsParagraph, followsStop: scanner.followsStop)
        }
        cutter.finish()
    }
}
