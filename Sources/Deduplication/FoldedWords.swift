/// A text's words as bytes to be hashed: lower-case letters and digits, `ё` as `е`, all that is left when quotes, dashes
/// and spaces are typed anew. Changing what comes out alerts again on every item ever seen.
struct FoldedWords {
    /// UTF-8, each word followed by `separator`.
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0
    private let separator: UInt8

    init(_ text: String, separator: UInt8) {
        self.separator = separator
        bytes.reserveCapacity(text.utf8.count + 1)
        if !readScalars(of: text) {
            (bytes, count) = ([], 0)
            readCharacters(of: text)
        }
    }

    /// Each scalar stands for itself in Latin and Cyrillic text without combining marks, which nearly all is: a table does.
    ///
    /// - Returns: false where something else turned up.
    private mutating func readScalars(of text: String) -> Bool {
        let table = Self.table
        var isInWord = false
        for scalar in text.unicodeScalars {
            guard scalar.value < Self.end else { return false }
            let entry = table[Int(scalar.value)]
            if entry == Self.separates {
                if isInWord { endWord() }
                isInWord = false
            } else if entry == Self.isNotSimple {
                return false
            } else {
                append(entry)
                isInWord = true
            }
        }
        if isInWord { endWord() }
        return true
    }

    private mutating func endWord() {
        bytes.append(separator)
        count += 1
    }

    /// UTF-8 of a scalar below U+10000.
    private mutating func append(_ value: UInt16) {
        if value < 0x80 {
            bytes.append(UInt8(value))
        } else if value < 0x800 {
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        } else {
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        }
    }

    /// Any text. A letter is one with all its combining marks.
    private mutating func readCharacters(of text: String) {
        for word in text.lowercased().split(whereSeparator: { !($0.isLetter || $0.isNumber) }) {
            for character in word { bytes += (character == "ё" ? "е" : character).utf8 }
            endWord()
        }
    }

    private static let separates: UInt16 = 0
    private static let isNotSimple: UInt16 = 0xFFFF
    /// Beyond the general punctuation, `€`, `№` and arrows.
    private static let end: UInt32 = 0x2200

    /// By scalar: what it is in a word, that it separates words, or that it is not to be judged by itself.
    private static let table: [UInt16] = (0..<end).map { value in
        guard let scalar = Unicode.Scalar(value) else { return isNotSimple }
        let isLatinOrCyrillic = value < 0x250 || (0x400..<0x530).contains(value)
        let isPunctuation = (0x2010...0x2027).contains(value) || (0x2030...0x205E).contains(value)
        guard isLatinOrCyrillic || isPunctuation || value == 0x20AC || value == 0x2116 else { return isNotSimple }
        let properties = scalar.properties
        let isMark = [.nonspacingMark, .enclosingMark, .spacingMark].contains(properties.generalCategory)
        let lower = properties.lowercaseMapping.unicodeScalars
        guard !isMark, !properties.isEmojiPresentation, lower.count == 1, let only = lower.first, only.value < 0xFFFF
        else {
            return isNotSimple
        }
        guard properties.isAlphabetic || properties.numericType != nil else { return separates }
        return only == "ё" ? 0x0435 : UInt16(only.value)
    }
}
