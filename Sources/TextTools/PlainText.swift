import Foundation

/// Text as messages carry it.
package enum PlainText {
    /// NFC, without what could act on a terminal or hide in a name (HOSTILE.md S8): C0 and C1 controls but newline and
    /// tab, bidi controls, zero-width spaces, soft hyphens, byte-order marks. U+200C and U+200D stay: scripts need them.
    package static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isUnwanted($0) || $0.value > 0x2FF }) else { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isUnwanted(scalar) { kept.append(scalar) }
        return String(kept).precomposedStringWithCanonicalMapping
    }

    /// `clean`, on one line: runs of white space become one space, the ends are trimmed.
    package static func line(_ text: String) -> String {
        clean(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
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
}
