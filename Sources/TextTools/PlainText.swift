import Foundation

/// Text as messages carry it.
package enum PlainText {
    /// NFC, without what could act on a terminal or hide in a name (HOSTILE.md S8): C0 and C1 controls but newline and
    /// tab, bidi controls, zero-width spaces, soft hyphens, byte-order marks. U+200C and U+200D stay: scripts need them.
    package static func clean(_ text: String) -> String {
        let bytes = text.utf8.span
        let kinds = PlainTextKinds(bytes)
        if !kinds.holdsUnwanted, !kinds.mayCompose { return text }
        guard kinds.holdsUnwanted else { return text.precomposedStringWithCanonicalMapping }
        let kept = String(decoding: withoutUnwanted(bytes), as: UTF8.self)
        return kinds.mayCompose ? kept.precomposedStringWithCanonicalMapping : kept
    }

    /// `clean`, on one line: runs of white space become one space, the ends are trimmed.
    package static func line(_ text: String) -> String {
        let clean = clean(text)
        let bytes = clean.utf8.span
        guard !PlainTextKinds(bytes).mayJoin else {
            return clean.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return isLine(bytes) ? clean : String(decoding: line(bytes), as: UTF8.self)
    }

    /// Is each character of the text a single scalar, be it a letter, a digit, punctuation or a space? So is nearly
    /// all text in Latin and Cyrillic letters; no other is promised to be told.
    package static func isOfSingleScalars(_ text: String) -> Bool {
        let kinds = PlainTextKinds(text.utf8.span)
        return !kinds.mayJoin && !kinds.holdsUnwanted
    }

    static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0xAD, 0x200B, 0xFEFF: true
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func withoutUnwanted(_ bytes: Swift.Span<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let (kind, length) = PlainTextKinds.kind(in: bytes, at: index)
            if kind != .unwanted { for place in index..<(index + length) { kept.append(bytes[place]) } }
            index += length
        }
        return kept
    }

    /// Is this a line already: words with one space between them?
    private static func isLine(_ bytes: Swift.Span<UInt8>) -> Bool {
        guard bytes.count > 0, bytes[bytes.count - 1] != 0x20 else { return bytes.count == 0 }
        var followsSpace = true
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte > 0x20, byte != 0xC2, byte != 0xE2 {
                followsSpace = false
            } else if byte > 0x20 {
                if spaceLength(in: bytes, at: index) > 0 { return false }
                followsSpace = false
            } else {
                if byte != 0x20 || followsSpace { return false }
                followsSpace = true
            }
            index += 1
        }
        return true
    }

    private static func line(_ bytes: Swift.Span<UInt8>) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(bytes.count)
        var followsSpace = false
        var index = 0
        while index < bytes.count {
            let space = spaceLength(in: bytes, at: index)
            if space > 0 {
                followsSpace = true
                index += space
                continue
            }
            if followsSpace, !line.isEmpty { line.append(0x20) }
            followsSpace = false
            line.append(bytes[index])
            index += 1
        }
        return line
    }

    /// Bytes of the white space here, as `Character.isWhitespace` has it; 0 where there is none. Only of texts of which
    /// each character is a single scalar that `PlainTextKinds` knows.
    private static func spaceLength(in bytes: Swift.Span<UInt8>, at index: Int) -> Int {
        switch bytes[index] {
        case 0x09...0x0D, 0x20: return 1
        case 0xC2: return bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0x80, 0x80...0x8A), (0x80, 0xA8...0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
            default: return 0
            }
        default: return 0
        }
    }
}
