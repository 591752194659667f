import Foundation

@testable import TextTools

/// Plain text scalar by scalar, as the rule says it: what the look at bytes has to agree with.
enum FormerPlainText {
    static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { PlainText.isUnwanted($0) || $0.value > 0x2FF }) else { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !PlainText.isUnwanted(scalar) { kept.append(scalar) }
        return String(kept).precomposedStringWithCanonicalMapping
    }

    static func line(_ text: String) -> String {
        clean(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
