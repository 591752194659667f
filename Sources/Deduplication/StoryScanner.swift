/// Reads a text word by word, each as a hash of its letters in the form in which copies of one text are equal: without
/// case and accents of typing (`ё`), with letters of two scripts that look alike as one, so that a Latin `a` in a Russian
/// word costs nothing. Words are only ever compared with words, so that no language need be known.
struct StoryScanner {
    /// Of the word that was read last.
    private(set) var hash: UInt64 = 0
    /// Of its first letters, which inflection leaves alone; the whole word's where it has digits.
    private(set) var stem: UInt64 = 0
    /// Letters and digits.
    private(set) var length = 0
    private(set) var hasDigits = false
    private(set) var isCapitalised = false
    /// A sentence may have ended before it.
    private(set) var followsStop = false
    /// Is a line's first word, or the text's.
    private(set) var startsParagraph = false
    /// Punctuation other than a hyphen stands before it.
    private(set) var followsMark = false

    private var index = 0

    /// Letters that the forms of a word share: `Абишева` and `Абишеву`, `sentenced` and `sentence`.
    private static let stemLength = 5

    /// Goes on to the next word.
    ///
    /// - Returns: false at the text's end.
    @inline(__always)
    mutating func readWord(of text: Swift.Span<UInt8>) -> Bool { readWord(of: text) { _ in } }

    /// The same, with the word's letters added to `letters`.
    mutating func readWord(of text: Swift.Span<UInt8>, letters: inout [UInt16]) -> Bool {
        readWord(of: text) { letters.append($0) }
    }

    @inline(__always)
    private mutating func readWord(of text: Swift.Span<UInt8>, letter take: (UInt16) -> Void) -> Bool {
        let table = Self.table
        let count = text.count
        var index = index
        var stops: UInt16 = index == 0 ? Self.isLineEnd : 0
        var hash: UInt64 = 0
        var stem: UInt64 = 0
        var length = 0
        var entry: UInt16 = 0
        var traits: UInt16 = 0
        while index < count {
            let first = text[index]
            let next: Int
            if first < 0x80 {
                entry = table[Int(first)]
                next = index &+ 1
            } else if first < 0xE0 {
                entry = index &+ 1 < count ? table[Int(first & 0x1F) << 6 | Int(text[index &+ 1] & 0x3F)] : 0
                next = index &+ 2
            } else {
                (entry, next) = Self.rare(text, at: index)
            }
            if entry & Self.isWord != 0 {
                let letter = entry & Self.letter
                if length == 0 { traits = entry & Self.isCapital }
                traits |= entry & Self.isDigit
                hash = (hash ^ UInt64(letter)) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 32
                length &+= 1
                if length == Self.stemLength { stem = hash }
                take(letter)
            } else if entry & Self.isIgnored == 0 {
                if length > 0 { break }
                stops |= entry
            }
            index = next
        }
        self.index = index
        guard length > 0 else { return false }
        self.hash = hash
        hasDigits = traits & Self.isDigit != 0
        self.stem = hasDigits || length < Self.stemLength ? hash : stem
        self.length = length
        isCapitalised = traits & Self.isCapital != 0
        followsStop = stops & Self.isStop != 0
        startsParagraph = stops & Self.isLineEnd != 0
        followsMark = stops != 0
        return true
    }

    // MARK: Letters

    private static let letter: UInt16 = 0x07FF
    private static let isWord: UInt16 = 1 << 11
    private static let isCapital: UInt16 = 1 << 12
    private static let isDigit: UInt16 = 1 << 13
    private static let isStop: UInt16 = 1 << 14
    private static let isIgnored: UInt16 = 1 << 15
    /// Of what is no part of a word, as are the next.
    private static let isLineEnd: UInt16 = 1
    private static let isMark: UInt16 = 2

    /// What is made of each scalar of two bytes or one: 0 parts words.
    private static let table: [UInt16] = (UInt32(0)..<0x800).map { value in
        guard let scalar = Unicode.Scalar(value) else { return 0 }
        return entry(of: scalar)
    }

    private static func entry(of scalar: Unicode.Scalar) -> UInt16 {
        switch scalar {
        case ".", "!", "?": return isStop
        case "\n", "\r": return isLineEnd
        case "'", "`", "\u{B4}", "\u{AD}", "\u{300}"..."\u{36F}", "\u{2B9}"..."\u{2BF}": return isIgnored
        default: break
        }
        if scalar.properties.numericType != nil { return isWord | isDigit | UInt16(scalar.value & 0x7FF) }
        guard scalar.properties.isAlphabetic else {
            return scalar.properties.isWhitespace || scalar == "-" ? 0 : isMark
        }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        let plain = doubles[lower.value] ?? lower.value
        return isWord | (lower == scalar ? 0 : isCapital) | UInt16(plain & 0x7FF)
    }

    /// Cyrillic letters by the Latin ones that look like them, be it as capitals only; and `ё` as `е`.
    private static let doubles: [UInt32: UInt32] = {
        let pairs = zip("авекмнорстухіёһ".unicodeScalars, "abekmhopctyxieh".unicodeScalars)
        return Dictionary(pairs.map { ($0.value, $1.value) }) { first, _ in first }
    }()

    private static func rare(_ text: Swift.Span<UInt8>, at index: Int) -> (entry: UInt16, next: Int) {
        let length = text[index] < 0xF0 ? 3 : 4
        guard index + length <= text.count else { return (0, text.count) }
        var value = UInt32(text[index]) & (length == 3 ? 0x0F : 0x07)
        for place in 1..<length { value = value << 6 | UInt32(text[index + place] & 0x3F) }
        let entry: UInt16
        switch value {
        case 0x2018, 0x2019, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: entry = isIgnored
        case 0x2026: entry = isStop
        case 0x2028, 0x2029: entry = isLineEnd
        case 0x2000...0x200A, 0x2010...0x2011, 0x202F, 0x205F, 0x3000: entry = 0
        case 0x2000...0x206F, 0x3000...0x303F: entry = isMark
        default:
            entry = Unicode.Scalar(value)?.properties.isAlphabetic == true ? isWord | UInt16(value & 0x7FF) : isMark
        }
        return (entry, index + length)
    }
}
