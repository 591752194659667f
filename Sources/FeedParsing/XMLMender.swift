import CasewireModel

/// Makes XML well-formed on its way to the XML parser, and loses no text over it.
///
/// Feeds in the wild have a bare `&` or `<`, HTML's entities, control characters, wrong end tags, junk around the
/// document, or just stop. libxml2's own recovery drops text at most of these. Well-formed tags pass byte for byte, texts
/// pass decoded; what a feed's meaning has no use for stays behind: the XML declaration, the document type declaration
/// (with every entity declaration in it, HOSTILE.md S1, S2), processing instructions and comments.
///
/// Reads valid UTF-8, in pieces cut anywhere, and keeps the names of the open elements; nothing else grows with the
/// input. Texts and references are in `XMLMender+Text.swift`, tags in `XMLMender+Tags.swift`.
struct XMLMender {
    /// To be taken by whoever feeds the parser.
    var out = MendedXML()
    /// Was anything mended?
    private(set) var isMended = false
    private(set) var problems = ProblemList()
    /// Of the next byte to be read, from 1.
    var line = 1

    var place = Place.start
    var open = OpenElements()
    var hasRoot = false
    var doctype = XMLDoctype()

    enum Place { case start, content, cdata, ignoredCDATA, comment, instruction, declaration, doctype }

    /// - Parameter isLast: nothing comes after `text`.
    /// - Returns: how many bytes were read. The rest must come again, with what follows.
    mutating func mend(_ text: ByteSpan, isLast: Bool) -> Int {
        var index = 0
        while index < text.count {
            guard let next = advance(text, from: index, isLast: isLast) else { break }
            index = next
        }
        if isLast { end() }
        out.endRun()
        return index
    }

    /// Notes a fault, in words for whoever reads a log.
    mutating func mended(_ fault: String) {
        isMended = true
        note(fault)
    }

    /// Says that something was left out which was more than is read, well-formed or not.
    mutating func limited(_ what: String) { note("\(what) were left out") }

    /// Says what is no fault.
    mutating func note(_ message: String) { problems.add(line: line, message) }

    /// nil where the decision needs more than the bytes at hand.
    private mutating func advance(_ text: ByteSpan, from index: Int, isLast: Bool) -> Int? {
        switch place {
        case .content:
            switch text[index] {
            case UInt8(ascii: "<"): markup(text, at: index, isLast: isLast)
            case UInt8(ascii: "&"): reference(text, at: index, isLast: isLast)
            default: characters(text, from: index, isLast: isLast)
            }
        case .cdata: cdata(text, from: index, isLast: isLast)
        case .start: start(text, isLast: isLast)
        case .ignoredCDATA: leaveOut(text, from: index, until: "]]>", isLast: isLast)
        case .comment: comment(text, from: index, isLast: isLast)
        case .instruction: leaveOut(text, from: index, until: "?>", isLast: isLast)
        case .declaration: declaration(text, from: index, isLast: isLast)
        case .doctype: skipDoctype(text, from: index)
        }
    }

    private mutating func start(_ text: ByteSpan, isLast: Bool) -> Int? {
        if text.count <= 5 && !isLast { return nil }
        place = .content
        if text.starts(with: "<?xml", at: 0), text.count > 5, text[5].isXMLSpace {
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
        newlines(in: text, index..<end)
        place = .content
        return end
    }

    private mutating func skipDoctype(_ text: ByteSpan, from index: Int) -> Int? {
        var index = index
        while index < text.count {
            if text[index] == 0x0A { newline() }
            let isEnd = doctype.read(text[index])
            index += 1
            if isEnd {
                place = .content
                return index
            }
        }
        return index
    }

    // MARK: What is left out

    /// Only its newlines go on. `mark` is what ends it.
    private mutating func leaveOut(_ text: ByteSpan, from start: Int, until mark: StaticString, isLast: Bool) -> Int? {
        var index = start
        while index + mark.utf8CodeUnitCount <= text.count {
            if text.starts(with: mark, at: index) {
                place = .content
                return index + mark.utf8CodeUnitCount
            }
            if text[index] == 0x0A { newline() }
            index += 1
        }
        return isLast ? text.count : index > start ? index : nil
    }

    private mutating func comment(_ text: ByteSpan, from start: Int, isLast: Bool) -> Int? {
        var index = start
        while index + 3 <= text.count {
            if text[index] == 0x2D, text[index + 1] == 0x2D {
                if text[index + 2] == 0x3E {
                    place = .content
                    return index + 3
                }
                mended("\"--\" within a comment")
            }
            if text[index] == 0x0A { newline() }
            index += 1
        }
        return isLast ? text.count : index > start ? index : nil
    }

    /// A newline that is no text.
    mutating func newline() {
        line += 1
        out.appendNewline()
    }

    mutating func newlines(in text: ByteSpan, _ range: Range<Int>) {
        for index in range where text[index] == 0x0A { newline() }
    }

    // MARK: The end

    private mutating func end() {
        switch place {
        case .start, .content: break
        case .cdata: mended("the document ends within a CDATA section")
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
        close(downTo: 0)
    }

    mutating func close(downTo depth: Int) {
        out.endRun()
        open.close(downTo: depth, into: &out.markup)
    }
}
