import CasewireModel

/// A word, a number or a mark of a passage.
struct Token: Sendable {
    enum Kind: Sendable { case word, number, mark }

    var kind: Kind
    /// As printed, but `'` for every apostrophe.
    var text: String
    /// `text` in lower case, without a possessive ending.
    var base: String
    /// Ends in `'s` or, after an s, in `'`.
    var isPossessive = false
    /// In the field's text.
    var span: Span

    var isWord: Bool { kind == .word }
    var isCapitalised: Bool { kind == .word && text.unicodeScalars.first?.properties.isUppercase == true }
    /// More than one letter and all of them capitals: an abbreviation, or a dateline's city.
    var isAllCapitals: Bool {
        kind == .word && text.unicodeScalars.count > 1
            && text.unicodeScalars.allSatisfy { !$0.properties.isLowercase } && isCapitalised
    }
    /// The printed word without a possessive ending.
    var name: String { isPossessive ? String(text.dropLast(text.hasSuffix("'s") ? 2 : 1)) : text }
}

/// Cuts a passage into tokens. The same for all languages written with spaces between words.
enum Tokenizer {
    /// - Parameter span: the passage's, in `scalars`, which are the field's.
    static func tokens(of span: Span, in scalars: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        var position = span.start
        while position < span.end, tokens.count < Limits.tokensPerPassage {
            let scalar = scalars[position]
            if scalar.properties.isWhitespace {
                position += 1
                continue
            }
            let end = endOfToken(at: position, before: span.end, in: scalars)
            tokens.append(token(Span(position, end), in: scalars))
            position = end
        }
        return tokens
    }

    private static func endOfToken(at start: Int, before limit: Int, in scalars: [Unicode.Scalar]) -> Int {
        guard isWordPart(scalars[start]) else {
            var end = start + 1
            // "--" and "..." are one mark.
            while end < limit, scalars[end] == scalars[start], scalars[start] == "-" || scalars[start] == "." {
                end += 1
            }
            return end
        }
        var end = start + 1
        while end < limit {
            if isWordPart(scalars[end]) {
                end += 1
            } else if end + 1 < limit, isWordPart(scalars[end + 1]),
                joins(scalars[end], scalars[end - 1], scalars[end + 1])
            {
                end += 2
            } else if isApostrophe(scalars[end]), scalars[end - 1] == "s", !opensQuote(before: start, in: scalars) {
                return end + 1
            } else {
                break
            }
        }
        return end
    }

    /// Does a mark between two parts of words join them: `Nur-Sultan`, `he's`, `600,000`, `2.5`, `1/2`?
    private static func joins(_ mark: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
        if mark == "-" || mark == "‐" || mark == "‑" || isApostrophe(mark) { return true }
        guard isDigit(before), isDigit(after) else { return false }
        return mark == "," || mark == "." || mark == "/"
    }

    private static func opensQuote(before start: Int, in scalars: [Unicode.Scalar]) -> Bool {
        start > 0 && isApostrophe(scalars[start - 1])
    }

    private static func token(_ span: Span, in scalars: [Unicode.Scalar]) -> Token {
        var view = String.UnicodeScalarView()
        for scalar in scalars[span.start..<span.end] { view.append(isApostrophe(scalar) ? "'" : scalar) }
        let text = String(view)
        guard isWordPart(scalars[span.start]) else { return Token(kind: .mark, text: text, base: text, span: span) }
        if scalars[span.start..<span.end].allSatisfy({
            isDigit($0) || ",./".unicodeScalars.contains($0) || isFraction($0)
        }) {
            return Token(kind: .number, text: text, base: text, span: span)
        }
        var base = text.lowercased()
        var isPossessive = false
        if base.hasSuffix("'s") {
            base.removeLast(2)
            isPossessive = true
        } else if base.hasSuffix("s'") {
            base.removeLast()
            isPossessive = true
        }
        return Token(kind: .word, text: text, base: base, isPossessive: isPossessive, span: span)
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x00...0x7F: false
        default:
            scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
                || isFraction(scalar)
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isFraction(_ scalar: Unicode.Scalar) -> Bool { scalar == "½" || scalar == "¼" || scalar == "¾" }
    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "’" || scalar == "ʼ"
    }
}
