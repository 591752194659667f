import CasewireModel

/// What the table of letters knows of one scalar.
struct Letter {
    var normal: UInt16 = 0
    var traits: Word.Traits = []
    var isCapital = false
    var isWord = false
}

/// Cuts a text's bytes, which are well-formed UTF-8, into words, from any place between two words on.
struct WordCutter {
    private var offset: Int
    private var scalars: Int32

    /// - Parameters: the text's start, or the end of a word, in bytes and in scalars.
    init(offset: Int = 0, scalars: Int32 = 0) {
        self.offset = offset
        self.scalars = scalars
    }

    /// Appends the words that follow, at most so many; what stands after the last of them is read for its traits.
    mutating func cut(
        _ bytes: Swift.Span<UInt8>, into words: inout [Word], _ letters: inout [UInt16], atMost limit: Int = .max
    ) {
        var gap: Word.Gap = offset == 0 ? .stop : []
        var newlines = 0
        var afterQuote = false
        while offset < bytes.count {
            let (scalar, length) = Self.scalar(in: bytes, at: offset)
            if Self.letter(scalar).isWord {
                if words.count == limit { return }
                words.append(word(in: bytes, after: gap, afterQuote: afterQuote, &letters))
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
    mutating func word(
        in bytes: Swift.Span<UInt8>, after gap: Word.Gap, afterQuote: Bool, _ letters: inout [UInt16]
    ) -> Word {
        let start = offset
        let firstScalar = scalars
        let letterStart = letters.count
        var traits: Word.Traits = afterQuote ? .afterQuote : []
        var capitals = 0
        var onlyCapitals = true
        var (end, endScalar) = (start, firstScalar)
        reading: while offset < bytes.count {
            let (scalar, length) = Self.scalar(in: bytes, at: offset)
            let letter = Self.letter(scalar)
            if letter.isWord {
                traits.formUnion(letter.traits)
                if letters.count == letterStart, letter.traits.contains(.digits) { traits.insert(.startsWithDigit) }
                if letter.isCapital, onlyCapitals { capitals += 1 } else if !letter.isCapital { onlyCapitals = false }
                if letters.count - letterStart < Word.longest { letters.append(letter.normal) }
            } else if Self.isMark(scalar) {
                mark(scalar, &letters, from: letterStart)
                traits.insert(.lookalike)
            } else if Self.isApostrophe(scalar), Self.startsLetter(in: bytes, at: offset + length) {
                if Self.isPossessive(in: bytes, at: offset + length) {
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
        if traits.isSuperset(of: [.latin, .cyrillic]) {
            unify(Self.scalars(of: bytes, in: start..<end), &letters, from: letterStart, &traits)
        }
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

    private static func startsLetter(in bytes: Swift.Span<UInt8>, at offset: Int) -> Bool {
        offset < bytes.count && letter(scalar(in: bytes, at: offset).value).isWord
    }

    /// Is this an `s` that ends its word?
    private static func isPossessive(in bytes: Swift.Span<UInt8>, at offset: Int) -> Bool {
        (bytes[offset] == 0x73 || bytes[offset] == 0x53) && !startsLetter(in: bytes, at: offset + 1)
    }

    /// The scalar at a byte offset and its length in bytes. The bytes are a String's, so they are well-formed UTF-8.
    static func scalar(in bytes: Swift.Span<UInt8>, at offset: Int) -> (value: UInt32, length: Int) {
        let first = bytes[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        func continuation(_ distance: Int) -> UInt32 { UInt32(bytes[offset + distance] & 0x3F) }
        if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | continuation(1), 2) }
        if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3) }
        let high = UInt32(first & 0x07) << 18 | continuation(1) << 12
        return (high | continuation(2) << 6 | continuation(3), 4)
    }

    // MARK: Scripts in one word

    /// Reads the letters of the other script, by the word's scalars, as those of the word's own, where each of them has a double there.
    private func unify(
        _ scalars: [UInt32], _ letters: inout [UInt16], from start: Int, _ traits: inout Word.Traits
    ) {
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
    private static func scalars(of bytes: Swift.Span<UInt8>, in range: Range<Int>) -> [UInt32] {
        var scalars: [UInt32] = []
        var at = range.lowerBound
        while at < range.upperBound, scalars.count < Word.longest {
            let (value, length) = scalar(in: bytes, at: at)
            if letter(value).isWord { scalars.append(value) }
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

    static func letter(_ scalar: UInt32) -> Letter {
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
    static func isMark(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x300...0x36F, 0x483...0x489, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }

    static func isApostrophe(_ scalar: UInt32) -> Bool {
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
