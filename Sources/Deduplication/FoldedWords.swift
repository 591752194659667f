/// Texts' words as bytes to be hashed: lower-case letters and digits, `ё` as `е`, all that is left when quotes, dashes
/// and spaces are typed anew. Changing what comes out alerts again on every item ever seen.
struct FoldedWords {
    /// UTF-8, each word followed by `separator`.
    private(set) var bytes: [UInt8] = []
    /// Words.
    private(set) var count = 0
    private let separator: UInt8

    init(_ text: String, separator: UInt8) {
        self.init(separator: separator, room: text.utf8.count)
        append(text)
    }

    /// - Parameter room: bytes of the texts to come.
    init(separator: UInt8, room: Int) {
        self.separator = separator
        bytes.reserveCapacity(room + room / 8 + 8)
    }

    /// The words of a text that a space parts from what stands before it.
    mutating func append(_ text: String) { readScalars(of: text.utf8.span) }

    /// Ends a text: the separator of its last word, where it has words, gives way to NUL.
    mutating func endText(from start: Int) {
        if bytes.count > start { bytes.removeLast() }
        bytes.append(0)
    }

    /// How far a text is read.
    private struct Place {
        var index = 0
        /// Where a stretch would begin that has something else in it: a word's start, or a single separator.
        var start = 0
        /// Where the word that is being read begins in `bytes`; nil between words.
        var word: Int?
    }

    private mutating func readScalars(of text: Swift.Span<UInt8>) {
        var place = Place()
        while place.index < text.count {
            guard !readSimple(text, from: &place) else { continue }
            if let word = place.word { bytes.removeLast(bytes.count - word) }
            let end = Self.endOfStretch(in: text, from: place.index)
            readCharacters(of: String(decoding: text.bytes(place.start..<end), as: UTF8.self))
            // What ends a stretch before the text does is a separator, read twice without harm.
            place = Place(index: end, start: max(place.start, Self.lastScalar(of: text, before: end)))
        }
        if place.word != nil { endWord() }
    }

    /// Bytes that are read at a time: the room that is made for them is not to be made for a whole text again wherever
    /// something else turns up.
    private static let pieceLength = 4_096

    /// Each scalar stands for itself in Latin and Cyrillic text without combining marks, which nearly all is: a table does.
    ///
    /// - Returns: false where something else turned up.
    private mutating func readSimple(_ text: Swift.Span<UInt8>, from place: inout Place) -> Bool {
        let table = Self.table
        let pieceEnd = min(text.count, place.index + Self.pieceLength)
        let written = bytes.count
        let separator = separator
        // Three bytes at most for two, a separator for a separator, and one for a word's end.
        bytes.append(contentsOf: repeatElement(0, count: (pieceEnd - place.index) * 2 + 8))
        var output = bytes.mutableSpan
        var end = written
        var (index, start, word) = (place.index, place.start, place.word ?? -1)
        var isSimple = true
        var words = 0
        while index < pieceEnd {
            let first = text[index]
            let scalar: UInt32
            let next: Int
            if first < 0x80 {
                (scalar, next) = (UInt32(first), index &+ 1)
            } else if first < 0xE0 {
                (scalar, next) = (UInt32(first & 0x1F) << 6 | UInt32(text[index &+ 1] & 0x3F), index &+ 2)
            } else {
                let (value, length) = Self.scalar(in: text, at: index)
                (scalar, next) = (value, index &+ length)
            }
            let entry = scalar < Self.end ? table[Int(scalar)] : Self.isNotSimple
            if entry == Self.separates {
                if word >= 0 {
                    output[end] = separator
                    end &+= 1
                    words += 1
                    word = -1
                }
                start = index
            } else if entry == Self.isNotSimple {
                isSimple = false
                break
            } else {
                if word < 0 { (word, start) = (end, index) }
                if entry < 0x80 {
                    output[end] = UInt8(truncatingIfNeeded: entry)
                    end &+= 1
                } else if entry < 0x800 {
                    output[end] = UInt8(truncatingIfNeeded: 0xC0 | entry >> 6)
                    output[end &+ 1] = UInt8(truncatingIfNeeded: 0x80 | entry & 0x3F)
                    end &+= 2
                } else {
                    output[end] = UInt8(truncatingIfNeeded: 0xE0 | entry >> 12)
                    output[end &+ 1] = UInt8(truncatingIfNeeded: 0x80 | entry >> 6 & 0x3F)
                    output[end &+ 2] = UInt8(truncatingIfNeeded: 0x80 | entry & 0x3F)
                    end &+= 3
                }
            }
            index = next
        }
        bytes.removeSubrange(end...)
        count += words
        place = Place(index: index, start: start, word: word < 0 ? nil : word)
        return isSimple
    }

    /// Where a stretch ends that begins with what is not to be judged by itself: after the first separator that stands
    /// between two scalars that are, so that it is a character of its own.
    private static func endOfStretch(in text: Swift.Span<UInt8>, from start: Int) -> Int {
        var index = start
        var (before, last) = (isNotSimple, isNotSimple)
        while index < text.count {
            let (scalar, length) = scalar(in: text, at: index)
            let entry = scalar < end ? table[Int(scalar)] : isNotSimple
            if entry != isNotSimple, last == separates, before != isNotSimple { return index }
            (before, last) = (last, entry)
            index += length
        }
        return text.count
    }

    private static func scalar(in text: Swift.Span<UInt8>, at index: Int) -> (UInt32, length: Int) {
        let first = text[index]
        if first < 0x80 { return (UInt32(first), 1) }
        if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F), 2) }
        if first >= 0xF0 { return (end, 4) }
        let low = UInt32(text[index + 1] & 0x3F) << 6 | UInt32(text[index + 2] & 0x3F)
        return (UInt32(first & 0x0F) << 12 | low, 3)
    }

    private static func lastScalar(of text: Swift.Span<UInt8>, before end: Int) -> Int {
        var index = end - 1
        while index > 0, UTF8.isContinuation(text[index]) { index -= 1 }
        return index
    }

    private mutating func endWord() {
        bytes.append(separator)
        count += 1
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
        let isSign = (0x20A0...0x20C0).contains(value) || value == 0x2116 || value == 0x2122 || value >= 0x2190
        guard isLatinOrCyrillic || isPunctuation || isSign else { return isNotSimple }
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

extension Swift.Span<UInt8> {
    fileprivate func bytes(_ range: Range<Int>) -> [UInt8] {
        var copy: [UInt8] = []
        copy.reserveCapacity(range.count)
        for index in range { copy.append(self[index]) }
        return copy
    }
}
