import TextTools

/// A word of a text that is a form of a listed word.
struct WordHit: Equatable, Sendable {
    /// The listed word.
    var id: Int32
    /// Letters of the stem that was found.
    var stem: UInt8
}

/// The words of a watchlist by their stems: a word of a text is looked up once for each of its beginnings that could be
/// a stem, at a cost that does not depend on how many words are listed.
///
/// Stems are known by 64-bit hashes alone: that two of them share one is less likely than a fault of the memory.
struct Lexicon: Sendable {
    private struct Form: Sendable {
        var word: Int32
        var paradigms: Paradigms
        /// The next form with the same stem; -1: none.
        var next: Int32
    }

    /// Open addressing; the hash 0 marks an empty place.
    private var stems: [UInt64] = []
    private var first: [Int32] = []
    private var forms: [Form] = []
    /// The whole listed words, by id.
    private var words: [UInt64] = []
    /// A bit for each hash: most beginnings of most words are told to be no stem by one look here.
    private var filter: [UInt64] = []
    private var filterShift: UInt64 = 63
    private var shift: UInt64 = 63
    private var endings: Endings
    /// What tells of most words of a text that they are no form of a listed one.
    private(set) var beginnings = WordBeginnings([])

    /// Finds the listed words that these letters are forms of; each is told once a form.
    func look(up letters: ArraySlice<UInt16>, found: (WordHit) -> Void) {
        let count = letters.count
        let shortest = count - Endings.longest
        var hash = Self.seed
        var position = 0
        for letter in letters {
            hash = Self.hash(hash, letter)
            position += 1
            guard position >= shortest else { continue }
            let bit = Int(truncatingIfNeeded: Self.mixed(hash) >> filterShift)
            if filter[bit >> 6] & (1 << UInt64(bit & 63)) == 0 { continue }
            var index = form(of: hash)
            if index < 0 { continue }
            let tail = letters[(letters.startIndex + position)...]
            let paradigms = endings[tail]
            while index >= 0 {
                let form = forms[Int(index)]
                index = form.next
                if form.paradigms.isDisjoint(with: paradigms) { continue }
                found(WordHit(id: form.word, stem: UInt8(truncatingIfNeeded: position)))
            }
        }
    }

    /// Does a word of a text stand as it is listed?
    func isListed(_ id: Int32, as letters: ArraySlice<UInt16>) -> Bool {
        words[Int(id)] == letters.reduce(Self.seed, Self.hash)
    }

    private func form(of hash: UInt64) -> Int32 {
        var place = Int(truncatingIfNeeded: Self.mixed(hash) >> shift)
        while stems[place] != 0 {
            if stems[place] == hash { return first[place] }
            place = (place + 1) & (stems.count - 1)
        }
        return -1
    }

    // MARK: Hashing

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a, a letter at a step, so that the hash of each beginning comes with that of the word.
    private static func hash(_ hash: UInt64, _ letter: UInt16) -> UInt64 {
        (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
    }

    /// The high bits of FNV-1a say little of the last letters; these do.
    private static func mixed(_ hash: UInt64) -> UInt64 { (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15 }

    // MARK: Building

    /// Collects words, then lays them out.
    struct Builder {
        private struct Key: Hashable {
            var hash: UInt64
            var kind: UInt8
        }

        private var ids: [Key: Int32] = [:]
        private var words: [UInt64] = []
        private var stems: [(hash: UInt64, word: Int32, paradigms: Paradigms)] = []
        private var beginnings: [WordBeginnings.Stem] = []

        /// The id of a listed word; one word with other forms, so of another `kind`, is another.
        /// `forms` is only asked for where the word is new.
        mutating func add(_ letters: ArraySlice<UInt16>, kind: UInt8 = 0, _ forms: () -> [WordForm]) -> Int32 {
            let hash = letters.reduce(Lexicon.seed, Lexicon.hash)
            if let id = ids[Key(hash: hash, kind: kind)] { return id }
            let id = Int32(words.count)
            ids[Key(hash: hash, kind: kind)] = id
            words.append(hash)
            for form in forms() where !form.stem.isEmpty {
                stems.append((form.stem.reduce(Lexicon.seed, Lexicon.hash), id, form.paradigms))
                beginnings.append(WordBeginnings.Stem(form.stem, takesEndings: form.paradigms != .bare))
            }
            return id
        }

        func finish(_ endings: Endings = .written) -> Lexicon {
            var lexicon = Lexicon(endings: endings)
            let places = max(64, (stems.count * 2).nextPowerOfTwo)
            lexicon.stems = [UInt64](repeating: 0, count: places)
            lexicon.first = [Int32](repeating: -1, count: places)
            lexicon.shift = UInt64(64 - places.trailingZeroBitCount)
            let bits = max(4096, places * 8)
            lexicon.filter = [UInt64](repeating: 0, count: bits / 64)
            lexicon.filterShift = UInt64(64 - bits.trailingZeroBitCount)
            lexicon.forms.reserveCapacity(stems.count)
            lexicon.words = words
            lexicon.beginnings = WordBeginnings(beginnings)
            for (hash, word, paradigms) in stems { lexicon.insert(hash, word, paradigms) }
            return lexicon
        }
    }

    private init(endings: Endings) { self.endings = endings }

    private mutating func insert(_ hash: UInt64, _ word: Int32, _ paradigms: Paradigms) {
        let mixed = Self.mixed(hash)
        let bit = Int(truncatingIfNeeded: mixed >> filterShift)
        filter[bit >> 6] |= 1 << UInt64(bit & 63)
        var place = Int(truncatingIfNeeded: mixed >> shift)
        while stems[place] != 0, stems[place] != hash { place = (place + 1) & (stems.count - 1) }
        stems[place] = hash
        forms.append(Form(word: word, paradigms: paradigms, next: first[place]))
        first[place] = Int32(forms.count - 1)
    }
}
