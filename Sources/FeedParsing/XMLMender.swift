import CasewireModel

/// Makes XML well-formed on its way to the XML parser, and loses no text over it.
///
/// Feeds in the wild have a bare `&` or `<`, HTML's entities, control characters, wrong end tags, junk around the
/// document, or just stop. libxml2's own recovery drops text at most of these. What is well-formed passes byte for
/// byte, but for what a feed's meaning has no use for: the XML declaration, the document type declaration (with every
/// entity declaration in it, HOSTILE.md S1, S2), processing instructions and comments.
///
/// Reads valid UTF-8, in pieces cut anywhere, and keeps the names of the open elements; nothing else grows with the
/// input.
struct XMLMender {
    /// Well-formed XML, to be taken by whoever feeds the parser. Newlines stand where they stood.
    var out: [UInt8] = []
    /// Was anything mended?
    private(set) var isMended = false
    private(set) var problems = ProblemList()
    /// Of the next byte to be read, from 1.
    private(set) var line = 1

    private var place = Place.start
    var open = OpenElements()
    private var hasRoot = false
    private var doctype = XMLDoctype()
    /// Newlines of what is being left out: they are printed at its end, so that lines stay true.
    private var newlinesLeftOut = 0

    private enum Place { case start, content, cdata, ignoredCDATA, comment, instruction, declaration, doctype }

    /// - Parameter isLast: nothing comes after `text`.
    /// - Returns: how many bytes were read. The rest must come again, with what follows.
    mutating func mend(_ text: ByteSpan, isLast: Bool) -> Int {
        var index = 0
        while index < text.count {
            guard let next = advance(text, from: index, isLast: isLast) else { break }
            index = next
        }
        if isLast { end() }
        return index
    }

    /// Notes a fault, in words for whoever reads a log.
    mutating func mended(_ fault: String) {
        isMended = true
        problems.add(line: line, fault)
    }

    /// Says that something was left out which was more than is read, well-formed or not.
    mutating func limited(_ what: String) { problems.add(line: line, "\(what) were left out") }

    /// nil where the decision needs more than the bytes at hand.
    private mutating func advance(_ text: ByteSpan, from index: Int, isLast: Bool) -> Int? {
        switch place {
        case .start: start(text, isLast: isLast)
        case .content:
            switch text[index] {
            case UInt8(ascii: "<"): markup(text, at: index, isLast: isLast)
            case UInt8(ascii: "&"): reference(text, at: index, isLast: isLast)
            default: characters(text, from: index, isLast: isLast)
            }
        case .cdata: cdata(text, from: index, isLast: isLast)
        case .ignoredCDATA: leaveOut(text, from: index, until: [0x5D, 0x5D, 0x3E], isLast: isLast)
        case .comment: comment(text, from: index, isLast: isLast)
        case .instruction: leaveOut(text, from: index, until: [0x3F, 0x3E], isLast: isLast)
        case .declaration: declaration(text, from: index, isLast: isLast)
        case .doctype: skipDoctype(text, from: index)
        }
    }

    private mutating func start(_ text: ByteSpan, isLast: Bool) -> Int? {
        let mark: [UInt8] = Array("<?xml".utf8)
        if text.count <= mark.count && !isLast { return nil }
        place = .content
        if text.starts(with: mark, at: 0), text.count > mark.count, text[mark.count].isXMLSpace {
            place = .declaration
        }
        return 0
    }

    /// The XML declaration (XML 1.0 §2.8) is for whoever decoded the bytes. It is short: where `?>` is missing, `>`
    /// ends it.
    private mutating func declaration(_ text: ByteSpan, from index: Int, isLast: Bool) -> Int? {
        var end = index
        while end < text.count, text[end] != UInt8(ascii: ">"), end - index < Limits.declarationBytes { end += 1 }
        if end == text.count && !isLast { return nil }
        end = min(end + 1, text.count)
        if !XMLDeclaration.isWellFormed(text, index..<end) { mended("the XML declaration is not well-formed") }
        for offset in index..<end where text[offset] == 0x0A { newline() }
        place = .content
        return end
    }

    private mutating func skipDoctype(_ text: ByteSpan, from index: Int) -> Int? {
        var index = index
        while index < text.count {
            if text[index] == 0x0A { newlineLeftOut() }
            let isEnd = doctype.read(text[index])
            index += 1
            if isEnd {
                finishLeavingOut()
                return index
            }
        }
        return index
    }

    // MARK: Text

    /// Characters up to the next that means something. Bits of `0x20` and below: `<`, `&` and what XML does not allow.
    private mutating func characters(_ text: ByteSpan, from index: Int, isLast: Bool) -> Int? {
        var end = index
        let isOutside = open.isEmpty
        let special: UInt64 = 0xFFFF_D9FF | 1 << 0x26 | 1 << 0x3C  // controls but \t \n \r; & and <
        scan: while end < text.count {
            let byte = text[end]
            if byte < 64 {
                if (special >> UInt64(byte)) & 1 != 0 { break scan }
                if byte == 0x0A && !isOutside { line += 1 }
            } else if byte == 0x5D || byte == 0xEF || byte == 0xC2 {
                break scan
            }
            end += 1
        }
        if end > index {
            put(text, index..<end)
            return end
        }
        return oddCharacter(text, at: index, isLast: isLast)
    }

    private mutating func oddCharacter(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        switch text[index] {
        case 0x5D:  // "]]>" must not stand in text
            if index + 3 > text.count, !isLast { return nil }
            if text.starts(with: [0x5D, 0x5D, 0x3E], at: index) {
                mended("\"]]>\" outside of a CDATA section")
                put("]]&gt;")
                return index + 3
            }
            put(text, index..<index + 1)
            return index + 1
        case 0xEF:  // valid UTF-8: three bytes. U+FFFE and U+FFFF are no characters; U+FEFF is a stray byte-order mark.
            if index + 3 > text.count { return isLast ? text.count : nil }
            if text[index + 1] == 0xBF, text[index + 2] >= 0xBE {
                mended("a character that XML does not allow was left out")
            } else {
                put(text, index..<index + 3)
            }
            return index + 3
        case 0xC2:
            if index + 2 > text.count { return isLast ? text.count : nil }
            if let meant = XMLReference.windows1252(UInt32(text[index + 1])), let scalar = Unicode.Scalar(meant) {
                // A C1 control in UTF-8 is a byte of windows-1252 that someone took for ISO-8859-1.
                let meant = Array(String(scalar).utf8)
                put(meant.span, meant.indices)
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
        if !open.isEmpty {
            out.append(text, range)
            return
        }
        for index in range {
            if text[index] == 0x0A { newline() }
            if !text[index].isXMLSpace { strayText() }
        }
    }

    private mutating func put(_ text: StaticString) {
        if open.isEmpty { strayText() } else { out.append(text) }
    }

    private mutating func strayText() {
        mended(hasRoot ? "text after the end of the document" : "text before the document")
    }

    private mutating func cdata(_ text: ByteSpan, from index: Int, isLast: Bool) -> Int? {
        var end = index
        while end < text.count {
            let byte = text[end]
            if byte == 0x5D || byte == 0xEF || byte == 0xC2 || byte < 0x20 && byte != 0x09 && byte != 0x0D {
                if byte != 0x0A { break }
                line += 1
            }
            end += 1
        }
        if end > index {
            out.append(text, index..<end)
            return end
        }
        if text[index] != 0x5D { return oddCharacter(text, at: index, isLast: isLast) }
        if index + 3 > text.count, !isLast { return nil }
        if text.starts(with: [0x5D, 0x5D, 0x3E], at: index) {
            out.append("]]>")
            place = .content
            return index + 3
        }
        out.append(0x5D)
        return index + 1
    }

    // MARK: What is left out

    /// Only its newlines go on. `mark` is what ends it.
    private mutating func leaveOut(_ text: ByteSpan, from start: Int, until mark: [UInt8], isLast: Bool) -> Int? {
        var index = start
        while index + mark.count <= text.count {
            if text[index] == mark[0], text.starts(with: mark, at: index) {
                finishLeavingOut()
                return index + mark.count
            }
            if text[index] == 0x0A { newlineLeftOut() }
            index += 1
        }
        return isLast ? text.count : index > start ? index : nil
    }

    private mutating func comment(_ text: ByteSpan, from start: Int, isLast: Bool) -> Int? {
        var index = start
        while index + 3 <= text.count {
            if text[index] == 0x2D, text[index + 1] == 0x2D {
                if text[index + 2] == 0x3E {
                    finishLeavingOut()
                    return index + 3
                }
                mended("\"--\" within a comment")
            }
            if text[index] == 0x0A { newlineLeftOut() }
            index += 1
        }
        return isLast ? text.count : index > start ? index : nil
    }

    private mutating func newline() {
        line += 1
        out.append(0x0A)
    }

    private mutating func newlineLeftOut() {
        line += 1
        newlinesLeftOut += 1
    }

    private mutating func finishLeavingOut() {
        place = .content
        guard newlinesLeftOut > 0 else { return }
        out.append("<!--")
        for _ in 0..<newlinesLeftOut { out.append(0x0A) }
        out.append("-->")
        newlinesLeftOut = 0
    }

    // MARK: Markup

    private mutating func markup(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        guard index + 1 < text.count else { return isLast ? bareAngle(after: index) : nil }
        switch text[index + 1] {
        case UInt8(ascii: "!"): return declarationMarkup(text, at: index, isLast: isLast)
        case UInt8(ascii: "?"): return instruction(text, at: index, isLast: isLast)
        case UInt8(ascii: "/"): return endTag(text, at: index, isLast: isLast)
        case let byte where byte.isNameStart: return startTag(text, at: index, isLast: isLast)
        default: return bareAngle(after: index)
        }
    }

    private mutating func bareAngle(after index: Int) -> Int {
        mended("a bare \"<\"")
        put("&lt;")
        return index + 1
    }

    private mutating func declarationMarkup(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        let wanted = 9
        if text.count - index < wanted, !isLast, text[text.count - 1] != UInt8(ascii: ">") { return nil }
        if text.starts(with: Array("<!--".utf8), at: index) {
            place = .comment
            return index + 4
        }
        if text.starts(with: Array("<![CDATA[".utf8), at: index) {
            if open.isEmpty {
                strayText()
                place = .ignoredCDATA
            } else {
                out.append("<![CDATA[")
                place = .cdata
            }
            return index + wanted
        }
        if text.startsIgnoringCase(with: Array("<!doctype".utf8), at: index) {
            if hasRoot || doctype.isComplete || !text.starts(with: Array("<!DOCTYPE".utf8), at: index) {
                mended("a document type declaration where none is allowed")
            }
            place = .doctype
            return index + wanted
        }
        // What HTML calls a bogus comment, if it looks like one.
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
        for offset in index..<end where text[offset] == 0x0A { newlineLeftOut() }
        finishLeavingOut()
        return end + 1
    }

    private mutating func instruction(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        if text.count - index < 6 && !isLast { return nil }
        guard index + 2 < text.count, text[index + 2].isNameStart else {
            mended("a \"<?\" that begins no processing instruction")
            put("&lt;?")
            return index + 2
        }
        if text.startsIgnoringCase(with: Array("<?xml".utf8), at: index), index + 5 < text.count,
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
        var tag = XMLTag(text, at: index)
        // A tag that is cut here is read again once it is whole: what was wrong with it must not be said twice.
        let before = (isMended, problems)
        switch tag.read(text, isLast: isLast, mender: &self) {
        case .incomplete:
            (isMended, problems) = before
            if !isLast && text.count - index < Limits.tagBytes { return nil }
            if !isLast { return bareAngle(after: index) }
            mended("the document ends within a tag")
            return text.count
        case .noTag:
            (isMended, problems) = before
            return bareAngle(after: index)
        case .tag: break
        }
        for offset in index..<tag.end where text[offset] == 0x0A { line += 1 }
        if hasRoot && open.isEmpty { mended("a second document follows the first") }
        hasRoot = true
        closeRepeated(text, tag.name)
        guard tag.name.count <= Limits.nameBytes, open.count < Limits.depth, !open.isBeyondDepth else {
            limited(
                "elements nested deeper than \(Limits.depth), or with a name of over \(Limits.nameBytes) bytes,")
            if !tag.isEmpty { open.beyondDepth += 1 }
            return tag.end
        }
        tag.write(text, into: &out)
        if !tag.isEmpty { open.push(text, tag.name) }
        return tag.end
    }

    /// An item that begins within an item: the end tag of the first is missing.
    private mutating func closeRepeated(_ text: ByteSpan, _ name: Range<Int>) {
        guard text.equals("item", name) || text.equals("entry", name), let depth = open.repeatedItem(text, name) else {
            return
        }
        mended("an item begins within an item")
        open.close(downTo: depth, into: &out)
    }

    private mutating func endTag(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
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
        let isClean = isClosed && start == index + 2 && (nameEnd..<end).allSatisfy { text[$0].isXMLSpace }
        if start == nameEnd { return isClosed || isLast ? emptyEnd(end, text) : bareAngle(after: index) }
        if !isClean { mended("the end tag </\(text.string(start..<nameEnd))> is not well-formed") }
        for offset in index..<end where text[offset] == 0x0A { line += 1 }
        close(text, start..<nameEnd)
        return isClosed ? end + 1 : end
    }

    private mutating func emptyEnd(_ end: Int, _ text: ByteSpan) -> Int {
        mended("an end tag without a name")
        return min(end + 1, text.count)
    }

    private mutating func close(_ text: ByteSpan, _ name: Range<Int>) {
        if open.isBeyondDepth {
            open.beyondDepth -= 1
            return
        }
        if name.count > Limits.nameBytes { return }
        if open.isLast(text, name) {
            open.pop(into: &out)
        } else if let depth = open.find(text, name) {
            mended("</\(text.string(name))> closes elements that were left open")
            open.close(downTo: depth, into: &out)
        } else {
            mended("</\(text.string(name))> closes nothing")
        }
    }

    // MARK: References

    private mutating func reference(_ text: ByteSpan, at index: Int, isLast: Bool) -> Int? {
        guard let reference = XMLReference(text, at: index, isLast: isLast) else { return nil }
        if open.isEmpty {
            strayText()
        } else {
            write(reference, text, at: index) { $0.out.append(contentsOf: $1) }
        }
        return index + reference.length
    }

    /// Writes what stands for a reference that was found at `index`; bytes go to `append`.
    mutating func write(
        _ reference: XMLReference, _ text: ByteSpan, at index: Int, append: (inout XMLMender, [UInt8]) -> Void
    ) {
        switch reference.meaning {
        case .plain:
            append(&self, text.array(index..<index + reference.length))
        case .scalar(let value, let isFault):
            if isFault { mended("the reference \(text.string(index..<index + reference.length)) is not well-formed") }
            append(&self, Array("&#\(value);".utf8))
        case .named(let value):
            // Well-formed where a declaration that we don't read may declare it (XML 1.0 §4.1, "Entity Declared").
            let name = text.array(index + 1..<index + reference.length - 1)
            if !doctype.mayDeclare(name) {
                mended("the entity \(text.string(index..<index + reference.length)) is not declared")
            }
            if let value {
                append(&self, Array("&#\(value);".utf8))
            } else {
                if doctype.mayDeclare(name) {
                    problems.add(
                        line: line,
                        "the document's own entity \(text.string(index..<index + reference.length)) is not read")
                }
                append(&self, Array("&amp;".utf8) + text.array(index + 1..<index + reference.length))
            }
        case .forbidden:
            mended("\(text.string(index..<index + reference.length)) is no character and was left out")
        case .bare:
            mended("a bare \"&\"")
            append(&self, Array("&amp;".utf8))
        }
    }

    // MARK: The end

    private mutating func end() {
        switch place {
        case .start, .content: break
        case .cdata:
            mended("the document ends within a CDATA section")
            out.append("]]>")
        default: mended("the document ends within a comment or a declaration")
        }
        place = .content
    }

    /// Was the document cut within an element?
    var isCut: Bool { !open.isEmpty }

    /// Closes what a cut document left open. (Apart from `mend`, so that a reader can tell what was cut from what
    /// ended.)
    mutating func closeAll() {
        guard isCut else { return }
        mended("the document ends before <\(open.lastName)> does")
        open.close(downTo: 0, into: &out)
    }
}
