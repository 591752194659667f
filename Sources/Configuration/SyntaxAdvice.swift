/// What to say of a fault of syntax: the words of whoever found it, and the remedy where the line shows it.
enum SyntaxAdvice {
    /// - Parameter line: where the fault lies in a statement that begins on it.
    static func on(_ fault: SyntaxFault, line: SourceLine?) -> SyntaxFault {
        var result = fault
        if fault.words.hasPrefix("Error while parsing ") { result.words = "in a " + fault.words.dropFirst(20) }
        if isRepetition(fault.words) {
            result.words = repetition(fault.words)
        } else if let line, let (key, value) = line.pair, let advice = unquoted(key, value) {
            result.words = advice
            result.column = line.text[..<value.startIndex].unicodeScalars.count + 1
        }
        return result
    }

    static func isRepetition(_ words: String) -> Bool { words.contains("cannot redefine") }

    /// `cannot redefine existing string 'id'`
    private static func repetition(_ words: String) -> String {
        let parts = words.split(separator: "'", omittingEmptySubsequences: false)
        let name = parts.count == 3 ? TextCheck.shown(String(parts[1])) : "a name"
        let isTable = words.contains("table")
        return "\(name) stands here a second time"
            + (isTable ? "; put what it has into one" : "; remove one of the two")
    }

    /// `every = 30m`, `url = https://…`, `name = «…»`: the usual slip.
    private static func unquoted(_ key: Substring, _ value: Substring) -> String? {
        if value.hasPrefix("\"") || value.hasPrefix("'") { return nil }
        let bare = value.prefix { $0 != "#" }.unicodeScalars
            .filter { !"\"'“”„«»‘’".unicodeScalars.contains($0) && $0.value >= 0x20 }
        let text = String(String.UnicodeScalarView(bare)).split(separator: " ").joined(separator: " ")
        // One with an @ may be an address with a password.
        guard !text.isEmpty, !text.contains("\\"), !text.contains("@"), text.unicodeScalars.count <= Limits.text else {
            return nil
        }
        let flags = ["yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"]
        let meant = flags[text.lowercased()] ?? "\"\(text)\""
        return "\(TextCheck.shown(text)) without quotes is no value; did you mean \(key) = \(meant)?"
    }
}

/// What the TOML reader or the scanner of positions could not read.
struct SyntaxFault: Error {
    let line: Int
    /// Unicode scalars, from 1.
    var column: Int
    var words: String
}

/// One line of a text.
struct SourceLine {
    let range: Range<String.Index>
    let text: Substring

    /// nil where the text has no such line.
    init?(number: Int, of whole: String) {
        var start = whole.startIndex
        for _ in 1..<max(1, number) {
            guard let end = whole.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = whole.utf8.index(after: end)
        }
        let end = whole.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? whole.endIndex
        range = start..<end
        text = whole[start..<end]
    }

    /// The key and the value of a line that has both on it alone; the comment is not told apart from the value.
    var pair: (key: Substring, value: Substring)? {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        let key = text[..<sign].trimmingBlanks()
        let value = text[text.index(after: sign)...].trimmingBlanks()
        let isBare = key.utf8.allSatisfy { byte in
            switch Unicode.Scalar(byte) {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
            default: false
            }
        }
        let goesOn = value.hasPrefix("[") || value.hasPrefix("{") || value.hasPrefix("\"\"\"") || value.hasPrefix("'''")
        return isBare && !key.isEmpty && !goesOn ? (key, value) : nil
    }

    /// The text with this line's value, or the whole of it, replaced by something harmless; no other line moves.
    /// nil where the line is more than a key and its value.
    func mended(in whole: String, wholly: Bool) -> String? {
        guard let pair else { return nil }
        return whole.replacingCharacters(in: range, by: wholly ? "" : "\(pair.key) = 0")
    }
}

extension Substring {
    fileprivate func trimmingBlanks() -> Substring {
        let isBlank = { (character: Character) in character == " " || character == "\t" || character == "\r" }
        guard let start = firstIndex(where: { !isBlank($0) }), let end = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return self[start...end]
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, by replacement: String) -> String {
        String(self[..<range.lowerBound]) + replacement + String(self[range.upperBound...])
    }
}
