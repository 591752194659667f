/// Literals and numbers (RFC 8259 §3, §6), comments, and what is nested deeper than anyone needs.
extension JSONTokenizer {
    mutating func beginWord() {
        isName = expected == .name
        beginText()
        place = .word
    }

    mutating func word(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        let start = index
        while index < bytes.count, bytes[index].isJSONWordByte { index += 1 }
        put(bytes, start..<index)
        guard index < bytes.count else { return nil }
        place = .between
        textLine = line
        switch expected {
        case .name:
            note(.bareName)
            hasBareNames = true
            expected = .colon
            return .name
        case .value:
            expected = .separator
            return value()
        case .colon, .separator:
            note(.unexpected)
            return nil
        }
    }

    private mutating func value() -> JSONEvent {
        let range = text.indices
        if text.span.equals("null", range) || text.span.equals("true", range) || text.span.equals("false", range) {
            return .literal
        }
        guard text.contains(where: \.isASCIIDigit), text.allSatisfy(\.isJSONNumberByte) else {
            note(.badWord)
            return .literal
        }
        if !isLonger, !Self.isNumber(text.span) { note(.badNumber) }
        return .number
    }

    /// RFC 8259 §6.
    private static func isNumber(_ text: ByteSpan) -> Bool {
        var index = text[0] == UInt8(ascii: "-") ? 1 : 0
        let isZero = index < text.count && text[index] == UInt8(ascii: "0")
        let whole = digits(text, from: index)
        if whole == index || isZero && whole > index + 1 { return false }
        index = whole
        if index < text.count, text[index] == UInt8(ascii: ".") {
            let end = digits(text, from: index + 1)
            if end == index + 1 { return false }
            index = end
        }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
            let end = digits(text, from: index)
            if end == index { return false }
            index = end
        }
        return index == text.count
    }

    /// Where the digits end that begin at `start`.
    private static func digits(_ text: ByteSpan, from start: Int) -> Int {
        var index = start
        while index < text.count, text[index].isASCIIDigit { index += 1 }
        return index
    }

    // MARK: Comments

    /// JavaScript's, between strings and words.
    mutating func comment(_ bytes: ByteSpan, _ index: inout Int) {
        let byte = bytes[index]
        switch place {
        case .slash where byte == UInt8(ascii: "/"): place = .lineComment
        case .slash where byte == UInt8(ascii: "*"):
            place = .blockComment
            isAfterStar = false
        case .slash:
            note(.unexpected)
            return leaveComment()
        case .lineComment where byte == 0x0A: endComment()
        case .blockComment where byte == UInt8(ascii: "/") && isAfterStar: endComment()
        default: isAfterStar = byte == UInt8(ascii: "*")
        }
        if byte == 0x0A { line += 1 }
        index += 1
    }

    private mutating func endComment() {
        note(.comment)
        leaveComment()
    }

    private mutating func leaveComment() { place = open.isEmpty ? .start : .between }

    // MARK: What is left out

    /// Only what may end it is looked at.
    mutating func deep(_ bytes: ByteSpan, _ index: inout Int) {
        if place == .deepString { index = bytes.firstOfJSONEscape(from: index) }
        guard index < bytes.count else { return }
        let byte = bytes[index]
        if byte == 0x0A { line += 1 }
        index += 1
        switch (place, byte) {
        case (.deep, UInt8(ascii: "\"")): place = .deepString
        case (.deep, UInt8(ascii: "{")), (.deep, UInt8(ascii: "[")): deeper += 1
        case (.deep, UInt8(ascii: "}")), (.deep, UInt8(ascii: "]")):
            deeper -= 1
            if deeper == 0 { place = .between }
        case (.deepString, UInt8(ascii: "\"")): place = .deep
        case (.deepString, UInt8(ascii: "\\")): place = .deepEscape
        case (.deepEscape, _): place = .deepString
        default: break
        }
    }
}

extension UInt8 {
    /// May it stand in a number, a literal, or a name that has no quotation marks?
    var isJSONWordByte: Bool {
        isASCIILetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") || self == UInt8(ascii: "-")
            || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
    }

    var isJSONNumberByte: Bool {
        isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "+") || self == UInt8(ascii: ".")
            || self | 0x20 == UInt8(ascii: "e")
    }
}
