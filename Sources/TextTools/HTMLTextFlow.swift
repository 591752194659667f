/// Text as a browser would lay it out, without the look: runs of white space become one space, breaks that follow each
/// other become the widest of them.
///
/// Whoever reads markup tells it what comes: characters, the end of a line, the end of a block.
package struct HTMLTextFlow {
    private enum Gap: Int, Comparable {
        case none, space, line, paragraph

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private var bytes: [UInt8] = []
    /// What is to stand before the next character, if one comes and the text has begun.
    private var gap = Gap.none

    package init() {}

    package var isEmpty: Bool { bytes.isEmpty }

    /// Characters in UTF-8 with references decoded. White space is HTML's (§12.1: tab, newline, form feed, return,
    /// space): a no-break space is a character.
    package mutating func append(_ text: some Sequence<UInt8>) {
        for byte in text {
            if Self.isSpace(byte) {
                gap = max(gap, .space)
            } else {
                fillGap()
                bytes.append(byte)
            }
        }
    }

    /// The same of a part of these bytes: what has nothing in it to collapse is copied as a whole.
    mutating func append(_ text: [UInt8], in range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            while index < range.upperBound, Self.isSpace(text[index]) {
                gap = max(gap, .space)
                index += 1
            }
            let start = index
            while index < range.upperBound {
                let byte = text[index]
                if byte <= 0x20, Self.isSpace(byte) {
                    let isSingle = byte == 0x20 && index + 1 < range.upperBound && !Self.isSpace(text[index + 1])
                    guard isSingle else { break }
                }
                index += 1
            }
            guard index > start else { return }
            fillGap()
            bytes.append(contentsOf: text[start..<index])
        }
    }

    /// Characters of a `<pre>`, whose white space stays.
    package mutating func appendVerbatim(_ text: some Sequence<UInt8>) {
        for byte in text {
            if byte == UInt8(ascii: "\n"), gap >= .line { continue }
            fillGap()
            bytes.append(byte)
        }
    }

    package mutating func space() { gap = max(gap, .space) }

    /// A `<br>`: two of them in a row separate paragraphs.
    package mutating func lineBreak() { gap = gap >= .line ? .paragraph : .line }

    /// The edge of something that stands on a line of its own.
    package mutating func line() { gap = max(gap, .line) }

    /// The edge of a block.
    package mutating func paragraph() { gap = .paragraph }

    /// The text without white space at its ends.
    package consuming func text() -> String {
        while let last = bytes.last, Self.isSpace(last) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func fillGap() {
        guard gap != .none else { return }
        if !bytes.isEmpty {
            switch gap {
            case .none: break
            case .space: bytes.append(UInt8(ascii: " "))
            case .line: bytes.append(UInt8(ascii: "\n"))
            case .paragraph: bytes.append(contentsOf: [UInt8(ascii: "\n"), UInt8(ascii: "\n")])
            }
        }
        gap = .none
    }

    package static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }
}
