/// What begins with an `&`: a reference, well-formed or not, or just an `&`.
struct XMLReference {
    enum Meaning: Equatable {
        /// One of XML's five names, or a number that XML allows: may stay as it is.
        case plain(UInt32)
        /// A number that means another character, or one written in a way that XML does not allow.
        case scalar(UInt32, isFault: Bool)
        /// A name that is not XML's; its character where it is HTML's.
        case named(UInt32?)
        /// A number of no character.
        case forbidden
        case bare
    }

    let meaning: Meaning
    /// Bytes, `&` and `;` included.
    let length: Int

    /// nil where more bytes must come before one can tell.
    init?(_ text: ByteSpan, at start: Int, isLast: Bool) {
        let limit = min(text.count, start + Limits.referenceBytes)
        var end = start + 1
        while end < limit, text[end].isASCIILetterOrDigit || end == start + 1 && text[end] == UInt8(ascii: "#") {
            end += 1
        }
        if end == text.count && end < start + Limits.referenceBytes && !isLast { return nil }
        let isClosed = end < text.count && text[end] == UInt8(ascii: ";")
        if start + 1 < text.count, text[start + 1] == UInt8(ascii: "#") {
            (meaning, length) = Self.number(text, start, end, isClosed)
        } else if isClosed, end > start + 1, text[start + 1].isASCIILetter {
            meaning = Self.name(text, start + 1..<end)
            length = end + 1 - start
        } else {
            (meaning, length) = (.bare, 1)
        }
    }

    private static func number(_ text: ByteSpan, _ start: Int, _ end: Int, _ isClosed: Bool) -> (Meaning, Int) {
        var index = start + 2
        let isHex = index < end && text[index] | 0x20 == UInt8(ascii: "x")
        var isFault = !isClosed
        if isHex {
            isFault = isFault || text[index] == UInt8(ascii: "X")
            index += 1
        }
        let first = index
        var value: UInt32 = 0
        while index < end, let digit = text[index].hexDigit, isHex || digit < 10 {
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
            index += 1
        }
        // Letters after the digits: the number ends before them.
        if index < end { isFault = true }
        guard index > first else { return (.bare, 1) }
        let length = (index == end && isClosed ? index + 1 : index) - start
        if let windows = windows1252(value) { return (.scalar(windows, isFault: isFault), length) }
        guard isXMLCharacter(value) else { return (.forbidden, length) }
        return (isFault ? .scalar(value, isFault: true) : .plain(value), length)
    }

    private static func name(_ text: ByteSpan, _ range: Range<Int>) -> Meaning {
        switch range.count {
        case 2 where text.equals("lt", range): .plain(0x3C)
        case 2 where text.equals("gt", range): .plain(0x3E)
        case 3 where text.equals("amp", range): .plain(0x26)
        case 4 where text.equals("quot", range): .plain(0x22)
        case 4 where text.equals("apos", range): .plain(0x27)
        default: .named(HTMLEntity.scalar(named: text.array(range)))
        }
    }

    /// XML 1.0 §2.2, production 2.
    static func isXMLCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }

    /// `&#146;` is well-formed and a C1 control; everyone who writes it means windows-1252 (WHATWG HTML §13.2.5.80).
    static func windows1252(_ value: UInt32) -> UInt32? {
        guard (0x80...0x9F).contains(value) else { return nil }
        return windows1252Controls[Int(value - 0x80)]
    }

    private static let windows1252Controls: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
        0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153,
        0x9D,
        0x17E, 0x178,
    ]
}

/// What is to be said of a reference that was found at `start`; nil where nothing is.
extension XMLReference {
    func fault(_ text: ByteSpan, at start: Int, _ doctype: XMLDoctype) -> String? {
        switch meaning {
        case .plain, .scalar(_, isFault: false): nil
        case .scalar: "the reference \(printed(text, start)) is not well-formed"
        // Well-formed where a declaration that we don't read may declare it (XML 1.0 §4.1, "Entity Declared").
        case .named: isDeclared(text, start, doctype) ? nil : "the entity \(printed(text, start)) is not declared"
        case .forbidden: "\(printed(text, start)) is no character and was left out"
        case .bare: "a bare \"&\""
        }
    }

    func note(_ text: ByteSpan, at start: Int, _ doctype: XMLDoctype) -> String? {
        guard meaning == .named(nil), isDeclared(text, start, doctype) else { return nil }
        return "the document's own entity \(printed(text, start)) is not read"
    }

    private func isDeclared(_ text: ByteSpan, _ start: Int, _ doctype: XMLDoctype) -> Bool {
        doctype.mayDeclare(text.array(start + 1..<start + length - 1))
    }

    private func printed(_ text: ByteSpan, _ start: Int) -> String { text.string(start..<start + length) }
}
