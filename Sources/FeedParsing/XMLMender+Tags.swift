/// Everything that begins with `<`.
extension XMLMender {
    mutating func markup(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        guard index + 1 < text.count else { return isLast ? bareAngle(after: index) : nil }
        switch text[index + 1] {
        case UInt8(ascii: "/"): return endTag(text, at: index, isLast: isLast)
        case let byte where byte.isNameStart: return startTag(text, at: index, isLast: isLast)
        case UInt8(ascii: "!"): return declarationMarkup(text, at: index, isLast: isLast)
        case UInt8(ascii: "?"): return instruction(text, at: index, isLast: isLast)
        default: return bareAngle(after: index)
        }
    }

    private mutating func bareAngle(after index: Int) -> Int {
        mended("a bare \"<\"")
        put("<")
        return index + 1
    }

    private mutating func declarationMarkup(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        let wanted = 9
        if text.count - index < wanted, !isLast, text[text.count - 1] != UInt8(ascii: ">") { return nil }
        if text.starts(with: "<!--", at: index) {
            place = .comment
            return index + 4
        }
        if text.starts(with: "<![CDATA[", at: index) {
            if open.isEmpty { strayText() }
            place = open.isEmpty ? .ignoredCDATA : .cdata
            return index + wanted
        }
        if text.startsIgnoringCase(with: "<!doctype", at: index) {
            if hasRoot || doctype.isComplete || !text.starts(with: "<!DOCTYPE", at: index) {
                mended("a document type declaration where none is allowed")
            }
            place = .doctype
            return index + wanted
        }
        return bogusComment(text, at: index, isLast: isLast)
    }

    /// WHATWG HTML §13.2.5.41, if it looks like one.
    private mutating func bogusComment(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        var end = index + 2
        guard end < text.count, text[end].isNameStart || text[end] == UInt8(ascii: "[") else {
            return bareAngle(after: index)
        }
        while end < text.count, text[end] != UInt8(ascii: ">"), text[end] != UInt8(ascii: "<"),
            end - index < Limits.nameBytes
        {
            end += 1
        }
        if end == text.count && !isLast { return nil }
        guard end < text.count, text[end] == UInt8(ascii: ">") else { return bareAngle(after: index) }
        mended("a declaration within the document was left out")
        newlines(in: text, index..<end)
        return end + 1
    }

    private mutating func instruction(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        if text.count - index < 6 && !isLast { return nil }
        guard index + 2 < text.count, text[index + 2].isNameStart else {
            mended("a \"<?\" that begins no processing instruction")
            put("<?")
            return index + 2
        }
        if text.startsIgnoringCase(with: "<?xml", at: index), index + 5 < text.count,
            text[index + 5].isXMLSpace || text[index + 5] == UInt8(ascii: "?")
        {
            mended("an XML declaration that is not at the beginning")
            place = .declaration
            return index
        }
        place = .instruction
        return index + 2
    }

    // MARK: Elements

    private mutating func startTag(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        let name = XMLName.read(text, from: index + 1)
        if name.upperBound < text.count, text[name.upperBound] == UInt8(ascii: ">"), XMLName.isName(text, name) {
            // Of nearly all: without attributes.
            let end = name.upperBound + 1
            if begin(text, name, isEmpty: false) { out.markup.append(text, index..<end) }
            return end
        }
        var tag = XMLTag(text, name)
        switch tag.read(text, doctype) {
        case .tag: break
        case .noTag: return bareAngle(after: index)
        case .incomplete:
            if !isLast && text.count - index < Limits.tagBytes { return nil }
            if !isLast { return bareAngle(after: index) }
            mended("the document ends within a tag")
            return text.count
        }
        for fault in tag.faults { mended(fault) }
        for note in tag.notes { self.note(note) }
        line += tag.newlines(text)
        if begin(text, name, isEmpty: tag.isEmpty) { tag.write(text, into: &out.markup) }
        return tag.end
    }

    /// An element begins.
    ///
    /// - Returns: is its tag to be passed on?
    private mutating func begin(_ text: ByteSpan, _ name: Range<Int>, isEmpty: Bool) -> Bool {
        if hasRoot && open.isEmpty { mended("a second document follows the first") }
        hasRoot = true
        closeRepeated(text, name)
        guard name.count <= Limits.nameBytes, open.count < Limits.depth, !open.isBeyondDepth else {
            limited("elements nested deeper than \(Limits.depth), or with a name of over \(Limits.nameBytes) bytes,")
            if !isEmpty { open.beyondDepth += 1 }
            return false
        }
        out.endRun()
        if !isEmpty { open.push(text, name) }
        return true
    }

    /// An item that begins within an item: the end tag of the first is missing.
    private mutating func closeRepeated(_ text: ByteSpan, _ name: Range<Int>) {
        guard name.count == 4 && text.equals("item", name) || name.count == 5 && text.equals("entry", name),
            let depth = open.repeatedItem(text, name)
        else {
            return
        }
        mended("an item begins within an item")
        close(downTo: depth)
    }

    private mutating func endTag(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        // Of nearly all: the one that is due, as it should be.
        if let end = open.endOfEndTag(text, at: index), !open.isBeyondDepth {
            close(downTo: open.count - 1)
            return end
        }
        var start = index + 2
        while start < text.count, text[start].isXMLSpace { start += 1 }
        var nameEnd = start
        while nameEnd < text.count, text[nameEnd].isNameByte { nameEnd += 1 }
        var end = nameEnd
        while end < text.count, text[end] != UInt8(ascii: ">"), text[end] != UInt8(ascii: "<") {
            end += 1
            if end - index > Limits.tagBytes { return bareAngle(after: index) }
        }
        if end == text.count && !isLast { return nil }
        let isClosed = end < text.count && text[end] == UInt8(ascii: ">")
        if start == nameEnd {
            guard isClosed || isLast else { return bareAngle(after: index) }
            mended("an end tag without a name")
            return min(end + 1, text.count)
        }
        let isClean = isClosed && start == index + 2 && (nameEnd..<end).allSatisfy { text[$0].isXMLSpace }
        if !isClean { mended("the end tag </\(text.string(start..<nameEnd))> is not well-formed") }
        if end > nameEnd || start > index + 2 { newlines(in: text, index..<end) }
        close(text, start..<nameEnd)
        return isClosed ? end + 1 : end
    }

    private mutating func close(_ text: ByteSpan, _ name: Range<Int>) {
        if open.isBeyondDepth {
            open.beyondDepth -= 1
            return
        }
        if name.count > Limits.nameBytes { return }
        if open.isLast(text, name) {
            close(downTo: open.count - 1)
        } else if let depth = open.find(text, name) {
            mended("</\(text.string(name))> closes elements that were left open")
            close(downTo: depth)
        } else {
            mended("</\(text.string(name))> closes nothing")
        }
    }
}
