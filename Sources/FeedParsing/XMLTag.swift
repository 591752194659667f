/// A start tag with its attributes, well-formed or to be written anew.
struct XMLTag {
    enum Outcome { case tag, noTag, incomplete }

    private let start: Int
    private let name: Range<Int>
    /// Behind its `>`.
    private(set) var end: Int
    /// `<name/>`
    private(set) var isEmpty = false
    /// Attributes as they must be written; nil while those printed are well-formed.
    private var rewritten: [UInt8]?
    private var attributesEnd: Int
    private var attributes = 0
    /// What was wrong with it, and what is to be said besides, in words: to be told once the tag is whole.
    private(set) var faults: [String] = []
    private(set) var notes: [String] = []

    /// - Parameter name: what follows a `<`, as far as names go.
    init(_ text: ByteSpan, _ name: Range<Int>) {
        start = name.lowerBound - 1
        self.name = name
        end = name.upperBound
        attributesEnd = name.upperBound
    }

    /// Reads up to the tag's end. `.noTag`: the `<` was a character, as in `a <b and c` or `<someone@example.org>`.
    ///
    /// - Parameter doctype: tells which entities may be declared.
    mutating func read(_ text: ByteSpan, _ doctype: XMLDoctype) -> Outcome {
        if end == text.count { return .incomplete }
        guard text[end].isXMLSpace || text[end] == UInt8(ascii: ">") || text[end] == UInt8(ascii: "/"),
            XMLName.isName(text, name)
        else { return .noTag }
        var index = end
        while index < text.count {
            let spaced = index
            while index < text.count, text[index].isXMLSpace { index += 1 }
            guard index < text.count else { return .incomplete }
            switch text[index] {
            case UInt8(ascii: ">"):
                end = index + 1
                return .tag
            case UInt8(ascii: "/"):
                guard index + 1 < text.count else { return .incomplete }
                if text[index + 1] == UInt8(ascii: ">") {
                    isEmpty = true
                    end = index + 2
                    return .tag
                }
                rewrite(text)
                index += 1
            case UInt8(ascii: "<"):
                // Nothing but words since the `<`: it was none. With attributes, the `>` is missing.
                if attributes == 0 { return .noTag }
                rewrite(text)
                end = index
                return .tag
            default:
                switch attribute(text, at: index, afterSpace: index > spaced, doctype) {
                case .incomplete: return .incomplete
                case .noTag: return .noTag
                case .read(let next): index = next
                }
            }
        }
        return .incomplete
    }

    /// How many it is printed over; those of a value count as well.
    func newlines(_ text: ByteSpan) -> Int {
        guard end - name.upperBound > 1 else { return 0 }
        var count = 0
        for offset in name.upperBound..<end where text[offset] == 0x0A { count += 1 }
        return count
    }

    func write(_ text: ByteSpan, into out: inout [UInt8]) {
        if rewritten == nil && !isEmpty {
            // As it stands.
            return out.append(text, start..<end)
        }
        out.append(UInt8(ascii: "<"))
        out.append(text, name)
        if let rewritten {
            out.append(contentsOf: rewritten)
            // The newlines of a tag that was written anew, so that lines stay true.
            let kept = rewritten.count { $0 == 0x0A }
            let had = (name.upperBound..<end).count { text[$0] == 0x0A }
            for _ in 0..<max(0, had - kept) { out.append(0x0A) }
        } else {
            out.append(text, name.upperBound..<attributesEnd)
            for index in attributesEnd..<end where text[index] == 0x0A { out.append(0x0A) }
        }
        if isEmpty { out.append(UInt8(ascii: "/")) }
        out.append(UInt8(ascii: ">"))
    }

    private enum Step { case read(Int), incomplete, noTag }

    /// From here on the attributes are written anew; what was read so far was well-formed.
    private mutating func rewrite(_ text: ByteSpan, isFault: Bool = true) {
        if isFault { faults.append("the tag <\(text.string(name))> is not well-formed") }
        guard rewritten == nil else { return }
        rewritten = text.array(name.upperBound..<attributesEnd)
    }

    private mutating func attribute(
        _ text: ByteSpan, at start: Int, afterSpace: Bool, _ doctype: XMLDoctype
    ) -> Step {
        let name = XMLName.read(text, from: start)
        var index = name.upperBound
        guard index < text.count else { return .incomplete }
        if name.isEmpty || !text[start].isNameStart {
            rewrite(text)
            if name.isEmpty { return .read(index + 1) }
        }
        if !afterSpace { rewrite(text) }
        while index < text.count, text[index].isXMLSpace { index += 1 }
        guard index < text.count else { return .incomplete }
        guard text[index] == UInt8(ascii: "=") else {
            // Words, as in `a <b and c> d`, unless it is a feed's element or HTML's kind of attribute.
            if attributes == 0, !isBoolean(text, name), !isFeedName(text) { return .noTag }
            rewrite(text)
            add(text, name, text.array(name))
            return .read(name.upperBound)
        }
        index += 1
        while index < text.count, text[index].isXMLSpace { index += 1 }
        guard index < text.count else { return .incomplete }
        let quote = text[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            return quoted(text, name, from: index + 1, quote: quote, doctype)
        }
        rewrite(text)
        return unquoted(text, name, from: index, doctype)
    }

    private func isFeedName(_ text: ByteSpan) -> Bool { FeedName.named(text.extracting(name)) != .other }

    /// WHATWG HTML §2.3.2: an attribute that needs no value.
    private func isBoolean(_ text: ByteSpan, _ name: Range<Int>) -> Bool {
        Self.booleanNames.contains {
            $0.utf8CodeUnitCount == name.count && text.startsIgnoringCase(with: $0, at: name.lowerBound)
        }
    }

    private static let booleanNames: [StaticString] = [
        "allowfullscreen", "webkitallowfullscreen", "mozallowfullscreen", "async", "autofocus", "autoplay", "checked",
        "compact", "controls", "default", "defer", "disabled", "download", "formnovalidate", "hidden", "inert", "ismap",
        "itemscope", "loop", "multiple", "muted", "nomodule", "noresize", "noshade", "novalidate", "nowrap", "open",
        "playsinline", "readonly", "required", "reversed", "selected",
    ]

    private mutating func quoted(
        _ text: ByteSpan, _ name: Range<Int>, from start: Int, quote: UInt8, _ doctype: XMLDoctype
    ) -> Step {
        var index = text.firstOfAttribute(from: start, quote: quote)
        var isClean = XMLName.isName(text, name)
        var isFault = !isClean
        var firstClose: Int?
        while index < text.count, text[index] != quote {
            switch text[index] {
            case UInt8(ascii: "<"):
                // A quotation mark is missing: the value ends with its tag. (XML allows no `<` in a value at all.)
                if let firstClose {
                    rewrite(text)
                    add(text, name, value(text, start..<firstClose, doctype))
                    return .read(firstClose)
                }
                (isClean, isFault) = (false, true)
            case UInt8(ascii: ">"): firstClose = firstClose ?? index
            case UInt8(ascii: "&"):
                guard let reference = XMLReference(text, at: index, isLast: true), case .plain = reference.meaning
                else {
                    isClean = false
                    break
                }
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: (isClean, isFault) = (false, true)
            default: break
            }
            index = text.firstOfAttribute(from: index + 1, quote: quote)
        }
        guard index < text.count else { return .incomplete }
        if isClean && rewritten == nil && attributes < Limits.attributes && name.count <= Limits.nameBytes {
            attributes += 1
            attributesEnd = index + 1
        } else {
            rewrite(text, isFault: isFault)
            add(text, name, value(text, start..<index, doctype))
        }
        return .read(index + 1)
    }

    private mutating func unquoted(
        _ text: ByteSpan, _ name: Range<Int>, from start: Int, _ doctype: XMLDoctype
    ) -> Step {
        var index = start
        while index < text.count, !text[index].isXMLSpace, text[index] != UInt8(ascii: ">"),
            text[index] != UInt8(ascii: "<")
        {
            index += 1
        }
        guard index < text.count else { return .incomplete }
        // `<a href=x/>` is an empty element, `<a href=http://host/path/>` most often too: XML's writers mean it so.
        if text[index] == UInt8(ascii: ">"), index > start, text[index - 1] == UInt8(ascii: "/") { index -= 1 }
        add(text, name, value(text, start..<index, doctype))
        return .read(index)
    }

    private mutating func add(_ text: ByteSpan, _ name: Range<Int>, _ value: [UInt8]) {
        guard attributes < Limits.attributes, name.count <= Limits.nameBytes else {
            notes.append(
                "attributes after the first \(Limits.attributes), or with a name of over \(Limits.nameBytes) bytes,"
                    + " were left out")
            return
        }
        guard XMLName.isName(text, name) else { return }
        attributes += 1
        rewritten?.append(UInt8(ascii: " "))
        rewritten?.append(contentsOf: text.array(name))
        rewritten?.append(contentsOf: [UInt8(ascii: "="), UInt8(ascii: "\"")])
        rewritten?.append(contentsOf: value)
        rewritten?.append(UInt8(ascii: "\""))
    }

    /// A value as it may stand between double quotation marks.
    private mutating func value(_ text: ByteSpan, _ range: Range<Int>, _ doctype: XMLDoctype) -> [UInt8] {
        var written: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            switch text[index] {
            case UInt8(ascii: "<"): written.append("&lt;")
            case UInt8(ascii: "\""): written.append("&quot;")
            case UInt8(ascii: "&"):
                guard let reference = XMLReference(text, at: index, isLast: true) else { break }
                if let fault = reference.fault(text, at: index, doctype) { faults.append(fault) }
                if let note = reference.note(text, at: index, doctype) { notes.append(note) }
                switch reference.meaning {
                case .plain(let value), .scalar(let value, _), .named(let value?):
                    written.append(contentsOf: "&#\(value);".utf8)
                case .named(nil), .bare:
                    written.append("&amp;")
                    written.append(text, index + 1..<index + reference.length)
                case .forbidden: break
                }
                index += reference.length
                continue
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: break
            case let byte: written.append(byte)
            }
            index += 1
        }
        return written
    }
}
