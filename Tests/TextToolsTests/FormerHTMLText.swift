@testable import TextTools

/// Plain text out of HTML by names of tags and byte by byte: what the faster reader has to agree with.
enum FormerHTMLText {
    /// One line: tags dropped, references decoded once, white space collapsed; where a block or `<br>` parts words, so
    /// does a space. Text without markup comes back as it is, a lone `<` or `&` included.
    static func line(_ html: String) -> String {
        var flow = HTMLTextFlow()
        read(html, into: &flow, onOneLine: true)
        return flow.text()
    }

    /// Paragraphs separated by an empty line, list items and `<br>` on lines of their own; scripts and styles left out;
    /// `FormerPlainText.clean`.
    static func paragraphs(_ html: String) -> String {
        var flow = HTMLTextFlow()
        read(html, into: &flow, onOneLine: false)
        return FormerPlainText.clean(flow.text())
    }

    /// Does a text of unknown kind hold HTML: a tag that HTML knows, a comment, or a reference?
    static func holdsMarkup(_ text: String) -> Bool {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return false }
        var tokens = FormerHTMLTextTokenizer(text)
        while let token = tokens.next() {
            switch token {
            case .start(let name), .end(let name): if HTMLElements.isKnown(name) { return true }
            case .verbatim: return true
            case .text(let range):
                let run = tokens.bytes[range]
                let ampersands = run.indices.filter { run[$0] == UInt8(ascii: "&") }
                if ampersands.contains(where: { HTMLReferences.reference(in: tokens.bytes, at: $0) != nil }) {
                    return true
                }
            }
        }
        return text.contains("<!--")
    }

    private static func read(_ html: String, into flow: inout HTMLTextFlow, onOneLine: Bool) {
        var tokens = FormerHTMLTextTokenizer(html)
        var preformatted = 0
        var lists = 0
        while let token = tokens.next() {
            switch token {
            case .text(let range):
                let text = decoded(tokens.bytes[range], in: tokens.bytes)
                if preformatted > 0, !onOneLine { flow.appendVerbatim(text) } else { flow.append(text) }
            case .verbatim(let range):
                flow.append(tokens.bytes[range])
            case .start(let name), .end(let name):
                if onOneLine {
                    if name == "br" || HTMLElements.layout(name) != .inline { flow.space() }
                    continue
                }
                let isEnd = token == .end(name)
                if name == "pre" { preformatted = max(0, preformatted + (isEnd ? -1 : 1)) }
                let isList = name == "ul" || name == "ol"
                if isList, isEnd { lists = max(0, lists - 1) }
                lay(name, into: &flow, isInList: lists > 0)
                if isList, !isEnd { lists += 1 }
            }
        }
    }

    /// The break that a tag makes, be it a start or an end. A list within a list only begins a line.
    private static func lay(_ name: String, into flow: inout HTMLTextFlow, isInList: Bool) {
        switch HTMLElements.layout(name) {
        case .inline: if name == "br" { flow.lineBreak() }
        case .cell: flow.space()
        case .line: flow.line()
        case .block: if isInList, name == "ul" || name == "ol" { flow.line() } else { flow.paragraph() }
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
