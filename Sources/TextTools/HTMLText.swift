/// Plain text out of a piece of HTML, as feeds carry it in titles, summaries and contents.
package enum HTMLText {
    /// One line: tags dropped, references decoded once, white space collapsed; where a block or `<br>` parts words, so
    /// does a space. Text without markup comes back as it is, a lone `<` or `&` included.
    package static func line(_ html: String) -> String {
        var flow = HTMLTextFlow()
        read(html, into: &flow, onOneLine: true)
        return flow.text()
    }

    /// Paragraphs separated by an empty line, list items and `<br>` on lines of their own; scripts and styles left out;
    /// `PlainText.clean`.
    package static func paragraphs(_ html: String) -> String {
        var flow = HTMLTextFlow()
        read(html, into: &flow, onOneLine: false)
        return PlainText.clean(flow.text())
    }

    /// The text of an attribute: references decoded once, nothing else changed.
    package static func references(decoded text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let bytes = Array(text.utf8)
        return String(decoding: decoded(bytes[...], in: bytes), as: UTF8.self)
    }

    /// Does a text of unknown kind hold HTML: a tag that HTML knows, a comment, or a reference?
    package static func holdsMarkup(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return false }
        var tokens = HTMLTextTokenizer(text)
        while let token = tokens.next() {
            switch token {
            case .start(let name), .end(let name): if name.isKnown { return true }
            case .verbatim: return true
            case .text(let range):
                for index in range where tokens.bytes[index] == UInt8(ascii: "&") {
                    if HTMLReferences.reference(in: tokens.bytes, at: index) != nil { return true }
                }
            }
        }
        return text.contains("<!--")
    }

    private static func read(_ html: String, into flow: inout HTMLTextFlow, onOneLine: Bool) {
        var tokens = HTMLTextTokenizer(html)
        var preformatted = 0
        var lists = 0
        while let token = tokens.next() {
            switch token {
            case .text(let range):
                append(range, of: tokens.bytes, to: &flow, verbatim: preformatted > 0 && !onOneLine)
            case .verbatim(let range):
                flow.append(tokens.bytes, in: range)
            case .start(let name), .end(let name):
                if onOneLine {
                    if name.isBreak || name.layout != .inline { flow.space() }
                    continue
                }
                let isEnd = token == .end(name)
                if name.isPreformatted { preformatted = max(0, preformatted + (isEnd ? -1 : 1)) }
                if name.isList, isEnd { lists = max(0, lists - 1) }
                lay(name, into: &flow, isInList: lists > 0)
                if name.isList, !isEnd { lists += 1 }
            }
        }
    }

    /// Text with its references decoded.
    private static func append(
        _ range: Range<Int>, of bytes: [UInt8], to flow: inout HTMLTextFlow, verbatim: Bool
    ) {
        func append(_ bytes: [UInt8], _ range: Range<Int>) {
            if verbatim { flow.appendVerbatim(bytes[range]) } else { flow.append(bytes, in: range) }
        }
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "&"), let reference = HTMLReferences.reference(in: bytes, at: index)
            else {
                index += 1
                continue
            }
            append(bytes, start..<index)
            append(reference.text, reference.text.indices)
            index = reference.end
            start = index
        }
        if start < range.upperBound { append(bytes, start..<range.upperBound) }
    }

    /// The break that a tag makes, be it a start or an end. A list within a list only begins a line.
    private static func lay(_ name: HTMLElements.Traits, into flow: inout HTMLTextFlow, isInList: Bool) {
        switch name.layout {
        case .inline: if name.isBreak { flow.lineBreak() }
        case .cell: flow.space()
        case .line: flow.line()
        case .block: if isInList, name.isList { flow.line() } else { flow.paragraph() }
        }
    }

    private static func decoded(_ text: ArraySlice<UInt8>, in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            if bytes[index] == UInt8(ascii: "&"), let reference = HTMLReferences.reference(in: bytes, at: index) {
                result += reference.text
                index = reference.end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }
}
