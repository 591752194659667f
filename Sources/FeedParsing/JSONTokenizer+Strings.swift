/// Strings: RFC 8259 §7.
extension JSONTokenizer {
    mutating func beginString(_ mark: UInt8, _ index: inout Int) {
        index += 1
        if mark != UInt8(ascii: "\"") { note(.apostrophes) }
        switch expected {
        case .value: isName = false
        case .name: isName = true
        case .colon:
            note(.noColon)
            isName = false
        case .separator:
            note(.noComma)
            isName = open.last == .object
        }
        quote = mark
        beginText()
        place = .string
    }

    mutating func beginText() {
        text.removeAll(keepingCapacity: true)
        isLonger = false
        // An array's last string may turn out to be the name of a member: the array's bracket is missing.
        room = max(isName ? 0 : limit, Limits.jsonNameBytes)
    }

    mutating func string(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        if highSurrogate != 0, bytes[index] != UInt8(ascii: "\\") { putHalfSurrogate() }
        let end = quote == UInt8(ascii: "\"") ? bytes.firstOfJSONEscape(from: index) : firstToStop(bytes, from: index)
        put(bytes, index..<end)
        index = end
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        index += 1
        if byte == quote {
            textLine = line
            if !isName { return afterValue(bytes, index) }
            place = .between
            expected = .colon
            return .name
        }
        if byte == UInt8(ascii: "\\") {
            place = .escape
        } else {
            note(.control)
            if byte == 0x0A { line += 1 }
            put(byte)
        }
        return nil
    }

    /// As `firstOfJSONEscape`, for a string between apostrophes.
    private func firstToStop(_ bytes: ByteSpan, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] >= 0x20, bytes[index] != quote, bytes[index] != UInt8(ascii: "\\") {
            index += 1
        }
        return index
    }

    // MARK: Is it the end?

    /// After a value's quotation mark. In JSON a brace, a bracket or a comma follows, and after an object's comma a
    /// name; where something else does, the mark is text that should have been escaped: `"He said "no", and left"`.
    private mutating func afterValue(_ bytes: ByteSpan, _ index: Int) -> JSONEvent? {
        held.removeAll(keepingCapacity: true)
        holdsNewline = false
        place = .afterQuote
        // The usual case: the same as below, without looking at each byte twice.
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: ","), bytes[index + 1] == quote else { return nil }
        return endString()
    }

    mutating func afterQuote(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "}"), UInt8(ascii: "]"): return endString()
        case UInt8(ascii: ","):
            if open.last == .array { return endString() }
            place = .afterQuoteAndComma
            return hold(byte, &index)
        case UInt8(ascii: ":"): return colonAfterString()
        case UInt8(ascii: "\"") where holdsNewline: return endString()
        case UInt8(ascii: "/") where !held.isEmpty: return endString()
        case _ where byte.isXMLSpace: return hold(byte, &index)
        default: return goOn()
        }
    }

    mutating func afterQuoteAndComma(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "/"),
            UInt8(ascii: ","), quote:
            return endString()
        case _ where byte.isXMLSpace: return hold(byte, &index)
        default: return holdsNewline || hasBareNames ? endString() : goOn()
        }
    }

    /// In an array that stands in an object, the string is the name of a member: the array's bracket is missing.
    private mutating func colonAfterString() -> JSONEvent? {
        if isName {
            place = .between
            expected = .colon
            return .name
        }
        guard open.last == .array, open.dropLast().last == .object else { return goOn() }
        note(.notClosed, line: textLine)
        let event = close()
        place = .afterQuote
        isName = true
        return event
    }

    private mutating func hold(_ byte: UInt8, _ index: inout Int) -> JSONEvent? {
        if isSpace(byte), byte == 0x0A { holdsNewline = true }
        held.append(byte)
        index += 1
        return held.count < Limits.jsonHeldBytes ? nil : endString()
    }

    private mutating func endString() -> JSONEvent {
        if place == .afterQuoteAndComma { separated() } else { expected = .separator }
        place = .between
        return .string
    }

    private mutating func goOn() -> JSONEvent? {
        note(.quoteWithin, line: textLine)
        put(quote)
        for byte in held { put(byte) }
        place = .string
        return nil
    }

    // MARK: Escapes

    mutating func escape(_ bytes: ByteSpan, _ index: inout Int) {
        let byte = bytes[index]
        if byte == UInt8(ascii: "u") {
            index += 1
            return units(bytes, &index)
        }
        if highSurrogate != 0 { putHalfSurrogate() }
        place = .string
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): put(byte)
        case UInt8(ascii: "n"): put(0x0A)
        case UInt8(ascii: "r"): put(0x0D)
        case UInt8(ascii: "t"): put(0x09)
        case UInt8(ascii: "b"): put(0x08)
        case UInt8(ascii: "f"): put(0x0C)
        case UInt8(ascii: "'"):
            // Escaped for JavaScript or SQL.
            note(.badEscape)
            put(byte)
        default:
            // A reverse solidus that should have been escaped itself.
            note(.badEscape)
            put(UInt8(ascii: "\\"))
            return
        }
        index += 1
    }

    /// As many escapes of code units as stand here whole: words in other scripts than Latin are nothing else.
    private mutating func units(_ bytes: ByteSpan, _ index: inout Int) {
        place = .string
        while index + 4 <= bytes.count, let unit = Self.unit(bytes, at: index) {
            index += 4
            put(unit: unit)
            guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
            else { return }
            index += 2
        }
        held.removeAll(keepingCapacity: true)
        place = .hexDigits
    }

    mutating func hexDigits(_ bytes: ByteSpan, _ index: inout Int) {
        guard bytes[index].hexDigit != nil else {
            if highSurrogate != 0 { putHalfSurrogate() }
            note(.badEscape)
            put(UInt8(ascii: "\\"))
            put(UInt8(ascii: "u"))
            for byte in held { put(byte) }
            place = .string
            return
        }
        held.append(bytes[index])
        index += 1
        if held.count == 4, let unit = Self.unit(held.span, at: 0) {
            place = .string
            put(unit: unit)
        }
    }

    /// The UTF-16 code unit of four hexadecimal digits; nil where they are none.
    private static func unit(_ bytes: ByteSpan, at index: Int) -> UInt32? {
        var unit: UInt32 = 0
        for offset in 0..<4 {
            guard let digit = bytes[index + offset].hexDigit else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }

    private mutating func put(unit: UInt32) {
        let isLow = unit & 0xFC00 == 0xDC00
        if highSurrogate != 0 {
            if isLow {
                let scalar = 0x10000 + (highSurrogate & 0x3FF) << 10 + unit & 0x3FF
                highSurrogate = 0
                return put(scalar: scalar)
            }
            putHalfSurrogate()
        }
        if unit & 0xFC00 == 0xD800 {
            highSurrogate = unit
        } else if isLow {
            putHalfSurrogate()
        } else {
            put(scalar: unit)
        }
    }

    private mutating func putHalfSurrogate() {
        highSurrogate = 0
        note(.halfSurrogate)
        put(scalar: 0xFFFD)
    }

    // MARK: What is kept

    /// Whole characters, but for the ends of a piece.
    mutating func put(_ bytes: ByteSpan, _ range: Range<Int>) {
        guard !isLonger else { return }
        let left = room - text.count
        guard range.count > left else { return text.append(bytes, range) }
        isLonger = true
        text.append(bytes, range.lowerBound..<range.lowerBound + left)
        trimHalfCharacter()
    }

    private mutating func put(_ byte: UInt8) {
        if text.count < room, !isLonger { text.append(byte) } else { isLonger = true }
    }

    /// - Parameter value: no surrogate.
    private mutating func put(scalar value: UInt32) {
        guard text.count + 4 <= room, !isLonger else {
            isLonger = true
            return
        }
        let last = UInt8(value & 0x3F | 0x80)
        switch value {
        case ..<0x80: text.append(UInt8(value))
        case ..<0x800:
            text.append(UInt8(value >> 6 | 0xC0))
            text.append(last)
        case ..<0x10000:
            text.append(UInt8(value >> 12 | 0xE0))
            text.append(UInt8(value >> 6 & 0x3F | 0x80))
            text.append(last)
        default:
            text.append(UInt8(value >> 18 | 0xF0))
            text.append(UInt8(value >> 12 & 0x3F | 0x80))
            text.append(UInt8(value >> 6 & 0x3F | 0x80))
            text.append(last)
        }
    }

    /// Drops the last character where not all of its bytes are there.
    mutating func trimHalfCharacter() {
        guard let lead = text.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return }
        let length =
            switch text[lead] {
            case ..<0x80: 1
            case ..<0xE0: 2
            case ..<0xF0: 3
            default: 4
            }
        if lead + length > text.count { text.removeSubrange(lead...) }
    }
}
