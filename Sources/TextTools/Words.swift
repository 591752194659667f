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
        self.text = text
        list.reserveCapacity(text.utf8.count / 8)
        letters.reserveCapacity(text.utf8.count / 2)
        var cutter = WordCutter()
        cutter.cut(text.utf8.span, into: &list, &letters)
    }

    private let text: String

    /// A word's letters in lower case with their accents, which a folding key tells apart (`ý` is у); else its normal form.
    package func spelling(of word: Word) -> [Unicode.Scalar] {
        word.traits.contains(.accented)
            ? word.spelling(in: text) : letters(of: word).compactMap { Unicode.Scalar(UInt32($0)) }
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

    package internal(set) var start: Int32
    package internal(set) var end: Int32
    package internal(set) var byteStart: Int32
    package internal(set) var byteEnd: Int32
    package internal(set) var letterStart: Int32
    package internal(set) var letterCount: UInt8
    /// How many letters from the first one on are capitals.
    package internal(set) var capitals: UInt8
    package internal(set) var traits: Traits
    /// What stands between the word before, or the text's start, and this one.
    package internal(set) var gap: Gap

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

    /// The letters in lower case as they are printed in the word's text, accents included.
    package func spelling(in text: String) -> [Unicode.Scalar] {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
        let scalars = text.unicodeScalars[start..<utf8.index(start, offsetBy: bytes.count)].map(\.lowercase)
        return traits.contains(.possessive) ? Array(scalars.dropLast(2)) : scalars
    }

    package var isCapitalised: Bool { capitals > 0 }
    package var isAllCapitals: Bool { capitals == letterCount && !traits.contains(.lowerCase) }
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
