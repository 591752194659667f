/// A language's letters, ready to be counted.
struct CharsetAlphabet: Sendable {
    let language: CharsetLanguage
    /// Those beyond ASCII. Their numbers go from 27 in Latin alphabets, else from 1.
    private(set) var letters: [Unicode.Scalar: (number: UInt8, worth: Int8)] = [:]
    /// For each number the numbers that often follow, a bit each; 0 is the end of a word.
    private var followers = [UInt64](repeating: 0, count: 64)

    /// How much likelier than by chance a letter of each group is, in tenths of a power of two.
    private static let worthsOfAll: [Int8] = [33, 23, 12, -2, -20]
    private static let worthsWithMarks: [Int8] = [55, 43, 27, 9, -9]

    init(_ language: CharsetLanguage) {
        self.language = language
        let groups = language.letters.split(separator: " ", omittingEmptySubsequences: false)
        var number: UInt8 = language.isLatin ? 27 : 1
        for (group, worth) in zip(groups, language.isLatin ? Self.worthsWithMarks : Self.worthsOfAll) {
            for letter in group.unicodeScalars {
                letters[letter] = (number, worth)
                number += 1
            }
        }
        var last: UInt8?
        for character in language.pairs.unicodeScalars {
            let this = character == " " || character == "\n" ? nil : self.number(of: character)
            if let last, let this, last < 64, this < 64 { followers[Int(last)] |= 1 << UInt64(this) }
            last = this
        }
    }

    /// 1 to 26 for ASCII letters of a Latin alphabet, 0 for what is no letter of it.
    func number(of small: Unicode.Scalar) -> UInt8 {
        if let letter = letters[small] { return letter.number }
        guard language.isLatin, 0x61...0x7A ~= small.value else { return 0 }
        return UInt8(small.value - 0x60)
    }

    /// Of numbers; of what has none 0.
    @inline(__always)
    func isPair(_ one: UInt8, _ other: UInt8) -> Bool {
        one < 64 && other < 64 && followers[Int(one)] >> UInt64(other) & 1 == 1
    }
}

extension CharsetLanguage {
    /// By tag.
    static let alphabets: [String: CharsetAlphabet] = Dictionary(
        all.map { ($0.tag, CharsetAlphabet($0)) }, uniquingKeysWith: { one, _ in one })
}
