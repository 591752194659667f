/// A charset of one byte a character, and a language that its bytes may be in.
///
/// What each letter, neighbour and mark adds or takes, in tenths of a power of two, is a rough likelihood, rounded so that
/// messages of free programs in fifty languages are read rightly, whole and cut to 45 characters.
struct CharsetReading: Sendable {
    let charset: CharsetName
    let language: CharsetLanguage
    private let alphabet: CharsetAlphabet
    /// How much better than others it has to be.
    private let handicap: Int
    /// What each of the 256 bytes is.
    private let meanings: [Meaning]

    /// The readings of a charset in some languages; none where there is no such charset.
    static func readings(of label: String, in tags: [String], handicap: Int) -> [CharsetReading] {
        guard let charset = CharsetName(label: label), let scalars = CharsetTable.characters(of: charset) else {
            return []
        }
        let characters = scalars.map { CharsetCharacter($0) }
        return tags.compactMap { CharsetLanguage.alphabets[$0] }.map { alphabet in
            CharsetReading(
                charset: charset, language: alphabet.language, alphabet: alphabet, handicap: handicap,
                meanings: characters.map { Meaning($0, alphabet) })
        }
    }

    func score(of bytes: ArraySlice<UInt8>) -> CharsetGuess.Score {
        var score = CharsetGuess.Score(total: -handicap, characters: 0)
        var (secondLast, last) = (Meaning.between, Meaning.between)
        let (bytes, meanings) = (bytes.span, meanings.span)
        for index in bytes.indices {
            let byte = bytes[index]
            let this = meanings[Int(byte)]
            if byte >= 0x80 {
                let next = index &+ 1 < bytes.count ? meanings[Int(bytes[index &+ 1])] : .between
                if let worth = worth(of: this, after: last, secondLast, before: next) {
                    score.total &+= worth
                    score.characters &+= 1
                    if score.characters == CharsetGuess.enough { break }
                    if score.characters == CharsetGuess.enoughForNone, score.total < 0 { break }
                }
            }
            (secondLast, last) = (last, this)
        }
        return score
    }

    /// nil where the byte says nothing.
    @inline(__always)
    private func worth(of this: Meaning, after last: Meaning, _ secondLast: Meaning, before next: Meaning) -> Int? {
        switch this.kind {
        case .between, .latin: return nil
        case .none: return last.isLetter || next.isLetter ? -300 : -100
        case .foreign: return language.isLatin ? -60 : -150
        case .symbol:
            if !last.isLetter && !next.isLetter { return nil }
            return last.isLetter && next.isLetter ? -40 : -10
        case .punctuation: return last.isLetter != next.isLetter ? 35 : last.isLetter ? -20 : 10
        case .letter: break
        }
        var worth = Int(this.worth)
        if this.isCapital { worth -= last.isLetter && !last.isCapital ? 55 : 5 }
        if last.isDigit { worth -= 30 }
        if language.isLatin {
            return worth + worthAmongLatin(of: this, after: last, secondLast, before: next)
        }
        if last.kind == .latin { worth -= 60 }
        if next.kind == .latin { worth -= 60 }
        // One letter between spaces says nothing: French `à` is a Russian word in windows-1251.
        if !last.isLetter && !next.isLetter { return nil }
        if last.kind == .letter {
            worth += alphabet.isPair(last.number, this.number) ? 15 : last.number == this.number ? -40 : -15
            if last.isOnlyLast { worth -= 40 }
        } else if this.isNeverFirst {
            worth -= 40
        }
        return worth
    }

    /// What its neighbours add to a letter with a mark.
    @inline(__always)
    private func worthAmongLatin(
        of this: Meaning, after last: Meaning, _ secondLast: Meaning, before next: Meaning
    ) -> Int {
        let followsLast = alphabet.isPair(last.number, this.number)
        let precedesNext = alphabet.isPair(this.number, next.number)
        if !last.isLetter && !next.isLetter && !(followsLast && precedesNext) { return -80 }
        var worth = (followsLast ? 12 : last.kind == .letter ? -30 : -12) + (precedesNext ? 12 : -12)
        if this.isCapital { worth -= 20 }
        if last.kind == .letter && secondLast.kind == .letter { worth -= 60 }
        return worth
    }
}

/// A character, as far as that does not depend on a language.
private struct CharsetCharacter {
    let scalar: Unicode.Scalar
    let small: Unicode.Scalar
    let isAlphabetic: Bool

    init(_ scalar: Unicode.Scalar) {
        self.scalar = scalar
        if scalar.isASCII {
            isAlphabetic = 0x61...0x7A ~= scalar.value | 0x20
            small = isAlphabetic ? Unicode.Scalar(UInt8(scalar.value | 0x20)) : scalar
        } else {
            isAlphabetic = scalar.properties.isAlphabetic
            let mapped = scalar.properties.lowercaseMapping.unicodeScalars
            small = mapped.count == 1 ? mapped.first ?? scalar : scalar
        }
    }
}

/// What a byte is in a charset and a language.
private struct Meaning: Sendable {
    enum Kind: UInt8 { case between, latin, letter, foreign, punctuation, symbol, none }
    var kind: Kind
    /// As in `CharsetAlphabet`.
    var number: UInt8 = 0
    var worth: Int8 = 0
    /// Does it stand in a word?
    var isLetter = false
    var isCapital = false
    var isNeverFirst = false
    var isOnlyLast = false
    var isDigit = false

    static let between = Meaning(kind: .between)

    private init(kind: Kind) { self.kind = kind }

    init(_ character: CharsetCharacter, _ alphabet: CharsetAlphabet) {
        let letter = alphabet.letters[character.small]
        switch character.scalar.value {
        case _ where letter != nil: kind = .letter
        case 0..<0x80: kind = character.isAlphabetic ? .latin : .between
        // Marks that stand in a word, or go unseen.
        case 0xAD, 0xB7, 0x2019: kind = .between
        // Controls, private use and boxes.
        case 0x80...0x9F, 0xE000...0xF8FF, 0x2500...0x25FF, 0xFFFD: kind = .none
        case 0xA0, 0xA9, 0xAB, 0xAE, 0xBB, 0x2010...0x2026, 0x2116, 0x20AC: kind = .punctuation
        case 0xAA, 0xB5, 0xBA: kind = .symbol
        default: kind = character.isAlphabetic ? .foreign : .symbol
        }
        isDigit = 0x30...0x39 ~= character.scalar.value
        isLetter = kind == .letter || kind == .latin || kind == .foreign
        isCapital = isLetter && character.small != character.scalar
        number = alphabet.number(of: character.small)
        if let letter {
            worth = letter.worth
            isNeverFirst = alphabet.language.neverFirst.unicodeScalars.contains(character.small)
            isOnlyLast = alphabet.language.onlyLast.unicodeScalars.contains(character.small)
        }
    }
}
