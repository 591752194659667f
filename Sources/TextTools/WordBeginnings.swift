/// Letters of a word's beginning in six bits each, so that a beginning is one number.
package struct PackedLetters: Sendable {
    /// Letters that there is room for: words that agree so far are looked at closely.
    static let longest = 10
    /// Letters that a table tells at one look.
    static let short = 3

    private(set) var bits: UInt64
    private(set) var count: Int

    init(bits: UInt64, count: Int) {
        self.bits = bits
        self.count = count
    }

    /// - Parameter letters: in the normal form of `Words`.
    package init(_ letters: some Sequence<UInt16>) {
        self.init(bits: 0, count: 0)
        for letter in letters { append(Self.code(letter)) }
    }

    mutating func append(_ code: UInt16) {
        if count == Self.longest { return }
        bits = bits << 6 | UInt64(code)
        count += 1
    }

    /// The first letters alone; there are so many.
    func first(_ letters: Int) -> UInt64 { bits >> UInt64(6 * (count - letters)) }

    /// 1 to 60: Cyrillic letters and Latin ones each their own, digits alike, and all others alike.
    static func code(_ letter: UInt16) -> UInt16 {
        switch letter {
        case 0x430...0x44F: letter - 0x42F
        case 0x61...0x7A: letter - 0x40
        case 0x30...0x39: 59
        default: 60
        }
    }
}

/// The beginnings of the words that a list has a use for: tells of a word of a text at one or two looks that it is
/// surely no form of a listed one, or that it may be.
package struct WordBeginnings: Sendable {
    /// What a listed word begins with, whatever ending follows.
    package struct Stem: Sendable {
        var letters: PackedLetters
        var takesEndings: Bool

        package init(_ letters: some Sequence<UInt16>, takesEndings: Bool) {
            self.letters = PackedLetters(letters)
            self.takesEndings = takesEndings
        }
    }

    package let isEmpty: Bool
    /// A bit for each beginning of `PackedLetters.short` letters or fewer.
    private var short: [UInt64]
    private var shortStems: [UInt64]
    /// For each longer beginning a bit that stems go on after it, and one that a stem ends with it, by hash.
    private var long: [UInt64]
    private let shift: UInt64

    package init(_ stems: [Stem]) {
        isEmpty = stems.isEmpty
        let shortWords = 1 << (6 * PackedLetters.short - 6)
        short = [UInt64](repeating: 0, count: shortWords)
        shortStems = short
        // Five longer beginnings a stem or so, eight places each, two bits a place.
        let places = max(1 << 10, (stems.count * 40).nextPowerOfTwo)
        long = [UInt64](repeating: 0, count: places / 32)
        shift = UInt64(64 - places.trailingZeroBitCount)
        for stem in stems where stem.letters.count > 0 { insert(stem) }
    }

    /// May a word that begins so, and has no more letters than `PackedLetters` has room for or these, be a listed one?
    @inline(__always)
    func mayHold(_ word: PackedLetters) -> Bool {
        let begun = word.first(min(word.count, PackedLetters.short))
        let bit = UInt64(1) << (begun & 63)
        let place = Int(truncatingIfNeeded: begun >> 6)
        if short[place] & bit == 0 { return false }
        return shortStems[place] & bit != 0 || mayHoldLong(word)
    }

    private func mayHoldLong(_ word: PackedLetters) -> Bool {
        var letters = PackedLetters.short + 1
        while letters <= word.count {
            let place = self.place(word.first(letters))
            let marks = long[place >> 5] >> UInt64(2 * (place & 31))
            if marks & 2 != 0 { return true }
            if marks & 1 == 0 { return false }
            letters += 1
        }
        return false
    }

    private mutating func insert(_ stem: Stem) {
        let letters = stem.letters
        guard letters.count >= PackedLetters.short else {
            insertShort(letters, takesEndings: stem.takesEndings)
            return
        }
        let begun = letters.first(PackedLetters.short)
        short[Int(begun >> 6)] |= 1 << (begun & 63)
        if letters.count == PackedLetters.short { shortStems[Int(begun >> 6)] |= 1 << (begun & 63) }
        for count in stride(from: PackedLetters.short + 1, through: letters.count, by: 1) {
            let place = self.place(letters.first(count))
            long[place >> 5] |= (count == letters.count ? 2 : 1) << UInt64(2 * (place & 31))
        }
    }

    /// A stem shorter than the table's beginnings begins with itself, and with any letter after it where it takes
    /// endings.
    private mutating func insertShort(_ letters: PackedLetters, takesEndings: Bool) {
        short[Int(letters.bits >> 6)] |= 1 << (letters.bits & 63)
        shortStems[Int(letters.bits >> 6)] |= 1 << (letters.bits & 63)
        guard takesEndings, letters.count < PackedLetters.short else { return }
        for code in UInt16(1)..<64 {
            var longer = letters
            longer.append(code)
            insertShort(longer, takesEndings: true)
        }
    }

    private func place(_ beginning: UInt64) -> Int {
        Int(truncatingIfNeeded: (beginning &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}

extension Int {
    /// The least power of two that is not less.
    package var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
