package import CasewireModel

/// A text cut into words, each in the normal form in which spellings of one word are equal.
///
/// The normal form is lower case, without Latin accents, stress marks, soft hyphens and apostrophes, with `ё` as `е`,
/// with Kazakh letters as the Russian ones that stand in for them where a keyboard lacks them (`қ` as `к`), and with
/// letters of another script that only look right read as those of the word's own (LANGUAGES.md, before §1).
package struct Words: Sendable {
    /// The normal form of all words, one after the other: the low 16 bits of each letter's scalar.
    package private(set) var letters: [UInt16] = []
    package private(set) var list: [Word] = []

    /// Linear in the text; words longer than `Word.longest` letters are cut to that many in `letters`.
    package init(_ text: String) {
        bytes = Array(text.utf8)
        var cutter = WordCutter(bytes)
        list.reserveCapacity(text.utf8.count / 8)
        letters.reserveCapacity(text.utf8.count / 2)
        cutter.cut(into: &list, &letters)
    }

    private let bytes: [UInt8]

    /// A word's letters in lower case with their accents, which a folding key tells apart (`ý` is у); else its normal form.
    package func spelling(of word: Word) -> [Unicode.Scalar] {
        guard word.traits.contains(.accented) else {
            return letters(of: word).compactMap { Unicode.Scalar(UInt32($0)) }
        }
        let scalars = String(decoding: bytes[word.bytes], as: UTF8.self).unicodeScalars.map(\.lowercase)
        return word.traits.contains(.possessive) ? Array(scalars.dropLast(2)) : scalars
    }

    /// The normal form of a word of this text.
    package func letters(of word: Word) -> ArraySlice<UInt16> { letters[word.letterRange] }
}

/// A run of letters and digits. Hyphens part words; apostrophes don't.
package struct Word: Sendable {
    /// Letters of a word that are kept: far above any name's, so that a text of one endless word stays cheap.
    package static let longest = 64

    /// In Unicode scalars of the text, with a possessive `'s`.
    package var span: Span { Span(Int(start), Int(end)) }
    /// The same in UTF-8 bytes, so that a slice of the text need not be counted off.
    package var bytes: Range<Int> { Int(byteStart)..<Int(byteEnd) }
    /// The word's place in `Words.letters`.
    package var letterRange: Range<Int> { Int(letterStart)..<Int(letterStart) + Int(letterCount) }

    package fileprivate(set) var start: Int32
    package fileprivate(set) var end: Int32
    package fileprivate(set) var byteStart: Int32
    package fileprivate(set) var byteEnd: Int32
    package fileprivate(set) var letterStart: Int32
    package fileprivate(set) var letterCount: UInt8
    /// How many letters from the first one on are capitals.
    package fileprivate(set) var capitals: UInt8
    package fileprivate(set) var traits: Traits
    /// What stands between the word before, or the text's start, and this one.
    package fileprivate(set) var gap: Gap

    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        package static let latin = Traits(rawValue: 1 << 0)
        package static let cyrillic = Traits(rawValue: 1 << 1)
        package static let digits = Traits(rawValue: 1 << 2)
        package static let lowerCase = Traits(rawValue: 1 << 3)
        package static let startsWithDigit = Traits(rawValue: 1 << 4)
        /// Letters that Russian lacks, which the normal form has as Russian ones.
        package static let kazakh = Traits(rawValue: 1 << 5)
        /// Latin letters with accents, which the normal form has without.
        package static let accented = Traits(rawValue: 1 << 6)
        /// Holds what only looks right: a letter of another script, a soft hyphen, a zero-width or a combining mark.
        package static let lookalike = Traits(rawValue: 1 << 7)
        /// `'s` stands at its end, in `span` and not in the letters.
        package static let possessive = Traits(rawValue: 1 << 8)
        package static let afterQuote = Traits(rawValue: 1 << 9)
        package static let beforeQuote = Traits(rawValue: 1 << 10)
        package static let beforeDot = Traits(rawValue: 1 << 11)
    }

    package struct Gap: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let space = Gap(rawValue: 1 << 0)
        package static let quote = Gap(rawValue: 1 << 1)
        package static let bracket = Gap(rawValue: 1 << 2)
        package static let hyphen = Gap(rawValue: 1 << 3)
        package static let dash = Gap(rawValue: 1 << 4)
        package static let dot = Gap(rawValue: 1 << 5)
        package static let comma = Gap(rawValue: 1 << 6)
        /// Other punctuation, an empty line, or the start of the text.
        package static let stop = Gap(rawValue: 1 << 7)

        /// Does no more than part the words of one name?
        package var isInsideName: Bool { isSubset(of: [.space, .quote, .bracket, .hyphen]) }
    }

    package var isCapitalised: Bool { capitals > 0 }
    package var isAllCapitals: Bool { capitals == letterCount && !traits.contains(.lowerCase) }
}

/// What the table of letters knows of one scalar.
private struct Letter {
    var normal: UInt16 = 0
    var traits: Word.Traits = []
    var isCapital = false
    var isWord = false
}

private struct WordCutter {
    private let bytes: [UInt8]
    private var offset = 0
    private var scalars: Int32 = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func cut(into words: inout [Word], _ letters: inout [UInt16]) {
        var gap: Word.Gap = .stop
        var newlines = 0
        var afterQuote = false
        while offset < bytes.count {
            let (scalar, length) = scalar(at: offset)
            let letter = Self.letter(scalar)
            if letter.isWord {
                let mark = afterQuote
                words.append(word(after: gap, afterQuote: mark, &letters))
                (gap, newlines, afterQuote) = ([], 0, false)
                continue
            }
            let kind = Self.gap(scalar)
            if !words.isEmpty, gap.isEmpty, kind == .quote { words[words.count - 1].traits.insert(.beforeQuote) }
            if !words.isEmpty, gap.isEmpty, kind == .dot { words[words.count - 1].traits.insert(.beforeDot) }
            if scalar == 0x0A {
                newlines += 1
                if newlines > 1 { gap.insert(.stop) }
            }
            if !kind.isEmpty { afterQuote = kind == .quote }
            gap.formUnion(kind)
            offset += length
            scalars += 1
        }
    }

    /// Reads the word that begins here.
    private mutating func word(after gap: Word.Gap, afterQuote: Bool, _ letters: inout [UInt16]) -> Word {
        let start = offset
        let firstScalar = scalars
        let letterStart = letters.count
        var traits: Word.Traits = afterQuote ? .afterQuote : []
        var capitals = 0
        var onlyCapitals = true
        var (end, endScalar) = (start, firstScalar)
        reading: while offset < bytes.count {
            let (scalar, length) = scalar(at: offset)
            let letter = Self.letter(scalar)
            if letter.isWord {
                traits.formUnion(letter.traits)
                if letters.count == letterStart, letter.traits.contains(.digits) { traits.insert(.startsWithDigit) }
                if letter.isCapital, onlyCapitals { capitals += 1 } else if !letter.isCapital { onlyCapitals = false }
                if letters.count - letterStart < Word.longest { letters.append(letter.normal) }
            } else if Self.isMark(scalar) {
                mark(scalar, &letters, from: letterStart)
                traits.insert(.lookalike)
            } else if Self.isApostrophe(scalar), startsLetter(at: offset + length) {
                if isPossessive(at: offset + length) {
                    traits.insert(.possessive)
                    offset += length + 1
                    scalars += 2
                    (end, endScalar) = (offset, scalars)
                    break reading
                }
            } else {
                break
            }
            offset += length
            scalars += 1
            (end, endScalar) = (offset, scalars)
        }
        if traits.isSuperset(of: [.latin, .cyrillic]) { unify(start..<end, &letters, from: letterStart, &traits) }
        let count = letters.count - letterStart
        return Word(
            start: firstScalar, end: endScalar, byteStart: Int32(truncatingIfNeeded: start),
            byteEnd: Int32(truncatingIfNeeded: end), letterStart: Int32(truncatingIfNeeded: letterStart),
            letterCount: UInt8(truncatingIfNeeded: count), capitals: UInt8(truncatingIfNeeded: min(capitals, count)),
            traits: traits, gap: gap)
    }

    /// A combining mark: part of `й` and `ў` where the text is not composed, else nothing.
    private func mark(_ scalar: UInt32, _ letters: inout [UInt16], from start: Int) {
        guard scalar == 0x306, letters.count > start else { return }
        if letters[letters.count - 1] == 0x438 { letters[letters.count - 1] = 0x439 }
    }

    private func startsLetter(at offset: Int) -> Bool {
        offset < bytes.count && Self.letter(scalar(at: offset).value).isWord
    }

    /// Is this an `s` that ends its word?
    private func isPossessive(at offset: Int) -> Bool {
        (bytes[offset] == 0x73 || bytes[offset] == 0x53) && !startsLetter(at: offset + 1)
    }

    /// The scalar at a byte offset and its length in bytes. The bytes are a String's, so they are well-formed UTF-8.
    private func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        let first = bytes[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        func continuation(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance] & 0x3F) }
        if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | continuation(1), 2) }
        if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3) }
        let high = UInt32(first & 0x07) << 18 | continuation(1) << 12
        return (high | continuation(2) << 6 | continuation(3), 4)
    }

    // MARK: Scripts in one word

    /// Reads the letters of the other script as those of the word's own, where each of them has a double there.
    private func unify(
        _ range: Range<Int>, _ letters: inout [UInt16], from start: Int, _ traits: inout Word.Traits
    ) {
        let scalars = self.scalars(in: range)
        let latin = scalars.filter { Self.letter($0).traits.contains(.latin) }
        let cyrillic = scalars.filter { Self.letter($0).traits.contains(.cyrillic) }
        let canBeCyrillic = latin.allSatisfy { Self.cyrillicDoubles[$0] != nil }
        let canBeLatin = cyrillic.allSatisfy { Self.latinDoubles[$0] != nil }
        let toCyrillic = canBeCyrillic && (!canBeLatin || cyrillic.count >= latin.count)
        guard toCyrillic || canBeLatin else { return }
        let doubles = toCyrillic ? Self.cyrillicDoubles : Self.latinDoubles
        var index = start
        for scalar in scalars where index < letters.count {
            if let double = doubles[scalar] { letters[index] = Self.letter(double).normal }
            index += 1
        }
        traits.remove(toCyrillic ? .latin : .cyrillic)
        traits.insert(.lookalike)
    }

    /// The scalars of a word that have a place in its letters.
    private func scalars(in range: Range<Int>) -> [UInt32] {
        var scalars: [UInt32] = []
        var at = range.lowerBound
        while at < range.upperBound, scalars.count < Word.longest {
            let (value, length) = scalar(at: at)
            if Self.letter(value).isWord { scalars.append(value) }
            at += length
        }
        return scalars
    }

    /// Latin letters by the Cyrillic ones that look like them: other capitals do than small letters (B is В, b is not в).
    private static let cyrillicDoubles = doubles(from: "aceiopxyABCEHKMOPTX", to: "асеіорхуАВСЕНКМОРТХ")
    private static let latinDoubles = doubles(from: "асеіорхуАВСЕНКМОРТХ", to: "aceiopxyABCEHKMOPTX")

    private static func doubles(from: String, to: String) -> [UInt32: UInt32] {
        let pairs = zip(from.unicodeScalars, to.unicodeScalars).map { ($0.value, $1.value) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    // MARK: Letters and what stands between

    private static func letter(_ scalar: UInt32) -> Letter {
        if scalar < 0x530 { return table[Int(scalar)] }
        if scalar < 0x2000 || scalar > 0x206F, let scalar = Unicode.Scalar(scalar) { return rare(scalar) }
        return Letter()
    }

    private static let table: [Letter] = (UInt32(0)..<0x530).map { value in
        guard let scalar = Unicode.Scalar(value) else { return Letter() }
        return common(scalar)
    }

    private static func common(_ scalar: Unicode.Scalar) -> Letter {
        let isLetter = scalar.properties.isAlphabetic && !isMark(scalar.value)
        let isDigit = (0x30...0x39).contains(scalar.value)
        guard isLetter || isDigit, !isApostrophe(scalar.value) else { return Letter() }
        var letter = Letter(isWord: true)
        let lower = scalar.lowercase
        letter.isCapital = lower != scalar
        if isLetter, !letter.isCapital { letter.traits.insert(.lowerCase) }
        if isDigit { letter.traits.insert(.digits) }
        letter.normal = UInt16(truncatingIfNeeded: lower.value)
        switch lower.value {
        case 0x61...0x7A: letter.traits.insert(.latin)
        case 0xDF..<0x250:
            letter.traits.formUnion([.latin, .accented])
            if let plain = plainLatin[lower.value] { letter.normal = plain }
        case 0x400..<0x530:
            letter.traits.insert(.cyrillic)
            if let plain = plainCyrillic[lower.value] {
                letter.normal = plain
                if lower.value != 0x451 { letter.traits.insert(.kazakh) }
            }
        default: break
        }
        return letter
    }

    private static func rare(_ scalar: Unicode.Scalar) -> Letter {
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return Letter() }
        let lower = scalar.lowercase
        var letter = Letter(normal: UInt16(truncatingIfNeeded: lower.value), isWord: true)
        letter.isCapital = lower != scalar
        if !letter.isCapital { letter.traits.insert(.lowerCase) }
        return letter
    }

    /// Kazakh, Kyrgyz, Ukrainian and old letters by the Russian ones that are typed for them.
    private static let plainCyrillic = plain([
        ("ёѐє", "е"), ("ә", "а"), ("ғґ", "г"), ("қ", "к"), ("ң", "н"), ("өо", "о"), ("ұүў", "у"), ("һ", "х"),
        ("іїѝ", "и"),
    ])
    private static let plainLatin = plain([
        ("áäàâãåāăąǎə", "a"), ("çćčĉċ", "c"), ("ďđð", "d"), ("éèêëēĕėęě", "e"), ("ğǵģĝġǧ", "g"), ("ĥħ", "h"),
        ("íìîïĩīĭįıǐ", "i"), ("ĵ", "j"), ("ķ", "k"), ("łĺļľ", "l"), ("ñńņňŋ", "n"), ("óòôõöøōŏőǒ", "o"), ("ŕŗř", "r"),
        ("śŝşšș", "s"), ("ţťț", "t"), ("úùûüũūŭůűųǔ", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("žźż", "z"),
    ])

    private static func plain(_ rows: [(String, Unicode.Scalar)]) -> [UInt32: UInt16] {
        var table: [UInt32: UInt16] = [:]
        for (letters, plain) in rows {
            for letter in letters.unicodeScalars where letter != plain {
                table[letter.value] = UInt16(truncatingIfNeeded: plain.value)
            }
        }
        return table
    }

    /// Combining marks, soft hyphens and zero-width characters inside a word.
    private static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x300...0x36F, 0x483...0x489, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }

    private static func isApostrophe(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x27, 0x60, 0xB4, 0x2B9...0x2BF, 0x2018, 0x2019: true
        default: false
        }
    }

    private static func gap(_ scalar: UInt32) -> Word.Gap {
        switch scalar {
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
        case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0xB4, 0x2018...0x201F, 0x2039, 0x203A: .quote
        case 0x28, 0x29, 0x5B, 0x5D: .bracket
        case 0x2D, 0x2010, 0x2011: .hyphen
        case 0x2012...0x2015, 0x2212: .dash
        case 0x2E: .dot
        case 0x2C: .comma
        case _ where isMark(scalar): []
        default: .stop
        }
    }
}

extension Unicode.Scalar {
    /// The letter in lower case, one scalar for one, whatever the language: `İ` is `i`, and `I` is never `ı`.
    package var lowercase: Unicode.Scalar {
        let folded: UInt32
        switch value {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F: folded = value + 32
        case 0x00..<0xC0, 0xDF...0xFF, 0x430...0x45F: return self
        case 0x400...0x40F: folded = value + 80
        case 0x130: return "i"
        case 0x131, 0x138, 0x149: return self
        case 0x100...0x137, 0x14A...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: folded = value | 1
        case 0x139...0x148, 0x179...0x17E, 0x4C1...0x4CE: folded = value + (value & 1)
        case 0x178: folded = 0xFF
        case 0x4C0: folded = 0x4CF
        default:
            return properties.changesWhenLowercased ? properties.lowercaseMapping.unicodeScalars.first ?? self : self
        }
        return Unicode.Scalar(folded) ?? self
    }
}
