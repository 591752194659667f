/// Texts: characters, references and CDATA sections.
extension XMLMender {
    /// Characters up to the next that means something.
    mutating func characters(_ text: ByteSpan, from index: Int, isLast: Bool) -> Int? {
        let end = text.firstOfXMLText(from: index)
        guard end > index else { return oddCharacter(text, at: index, isLast: isLast) }
        put(text, index..<end)
        return end
    }

    mutating func cdata(_ text: ByteSpan, from index: Int, isLast: Bool) -> Int? {
        let end = text.firstOfCDATA(from: index)
        if end > index {
            out.appendText(text, index..<end)
            return end
        }
        guard text[index] == 0x5D else { return oddCharacter(text, at: index, isLast: isLast) }
        if index + 3 > text.count, !isLast { return nil }
        guard text.starts(with: "]]>", at: index) else {
            out.appendText(0x5D)
            return index + 1
        }
        place = .content
        return index + 3
    }

    private mutating func oddCharacter(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        switch text[index] {
        case 0x0A:
            lineEnd()
            return index + 1
        case 0x0D:  // XML 1.0 §2.11: CR LF, and a lone CR, are a newline.
            if index + 1 == text.count, !isLast { return nil }
            lineEnd()
            return index + 1 < text.count && text[index + 1] == 0x0A ? index + 2 : index + 1
        case 0x09:
            put(text, index..<index + 1)
            return index + 1
        case 0x5D:  // "]]>" must not stand in text.
            if index + 3 > text.count, !isLast { return nil }
            let isMark = text.starts(with: "]]>", at: index)
            if isMark { mended("\"]]>\" outside of a CDATA section") }
            let end = index + (isMark ? 3 : 1)
            put(text, index..<end)
            return end
        case 0xEF:  // Valid UTF-8: three bytes. U+FFFE and U+FFFF are no characters.
            if index + 3 > text.count { return isLast ? text.count : nil }
            if text[index + 1] == 0xBF, text[index + 2] >= 0xBE {
                mended("a character that XML does not allow was left out")
            } else {
                put(text, index..<index + 3)
            }
            return index + 3
        case 0xC2:
            if index + 2 > text.count { return isLast ? text.count : nil }
            if let meant = XMLReference.windows1252(UInt32(text[index + 1])) {
                // A C1 control in UTF-8 is a byte of windows-1252 that someone took for ISO-8859-1.
                put(scalar: meant)
            } else {
                put(text, index..<index + 2)
            }
            return index + 2
        default:
            mended("a control character was left out")
            return index + 1
        }
    }

    /// Text that belongs to an element; outside of the root there is none.
    private mutating func put(_ text: ByteSpan, _ range: Range<Int>) {
        if !open.isEmpty { return out.appendText(text, range) }
        for index in range where !text[index].isXMLSpace { strayText() }
    }

    private mutating func put(scalar value: UInt32) {
        if open.isEmpty { strayText() } else { out.appendText(scalar: value) }
    }

    /// Characters that turned out to be no markup.
    mutating func put(_ text: StaticString) {
        if open.isEmpty { strayText() } else { out.appendText(text) }
    }

    private mutating func lineEnd() {
        line += 1
        if open.isEmpty { out.appendNewline() } else { out.appendNewlineText() }
    }

    mutating func strayText() {
        mended(hasRoot ? "text after the end of the document" : "text before the document")
    }

    mutating func reference(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        guard let reference = XMLReference(text, at: index, isLast: isLast) else { return nil }
        let end = index + reference.length
        if open.isEmpty {
            strayText()
            return end
        }
        if let fault = reference.fault(text, at: index, doctype) { mended(fault) }
        if let note = reference.note(text, at: index, doctype) { self.note(note) }
        switch reference.meaning {
        case .plain(let value), .scalar(let value, _), .named(let value?): out.appendText(scalar: value)
        case .named(nil), .bare: out.appendText(text, index..<end)
        case .forbidden: break
        }
        return end
    }
}
