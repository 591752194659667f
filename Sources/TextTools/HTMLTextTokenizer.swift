/// Cuts a piece of HTML into text and tags, in one pass whose time is linear in its length whatever stands in it.
///
/// Not a parser: tags need not match. What HTML's tokenizer (§13.2.5) makes of broken markup is followed where text
/// is at stake; attributes are skipped.
struct HTMLTextTokenizer {
    enum Token: Equatable {
        /// Characters as printed: references stand in them.
        case text(Range<Int>)
        /// Characters in which nothing is markup: what a CDATA section holds.
        case verbatim(Range<Int>)
        case start(HTMLElements.Traits)
        case end(HTMLElements.Traits)
    }

    let bytes: [UInt8]
    private var index = 0
    /// Set once a tag was found whose quotes never let it end: quotes then mean nothing any more. Without this, each
    /// of many such tags would be sought for to the end of the text.
    private var ignoresQuotes = false
    // Sought for once there is markup, from the end.
    private lazy var lastGreater = bytes.lastIndex(of: Self.greater) ?? -1
    private lazy var lastDoubleQuote = bytes.lastIndex(of: UInt8(ascii: "\"")) ?? -1
    private lazy var lastSingleQuote = bytes.lastIndex(of: UInt8(ascii: "'")) ?? -1

    init(_ html: String) { bytes = Array(html.utf8) }

    mutating func next() -> Token? {
        while index < bytes.count {
            if bytes[index] != Self.less { return .text(run()) }
            if let token = markup() { return token }
        }
        return nil
    }

    /// From `index`, at a `<`: past the markup that begins there. nil where it says nothing.
    private mutating func markup() -> Token? {
        let start = index
        switch byte(at: start + 1) {
        case UInt8(ascii: "!") where has("<!--", at: start):
            index = endOfComment(after: start + 4)
            return nil
        case UInt8(ascii: "!") where has("<![CDATA[", at: start):
            let end = find("]]>", from: start + 9)
            index = end.map { $0 + 3 } ?? bytes.count
            return .verbatim((start + 9)..<(end ?? bytes.count))
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            return bogusComment(start)
        case UInt8(ascii: "/"):
            if Self.isLetter(byte(at: start + 2)) { return tag(nameAt: start + 2, isEnd: true) }
            return Self.isSpace(byte(at: start + 2)) ? text(from: start) : bogusComment(start)
        case let first where Self.isLetter(first):
            return tag(nameAt: start + 1, isEnd: false)
        default:
            return text(from: start)
        }
    }

    /// A `<` that begins no markup, and what follows it up to the next.
    private mutating func text(from start: Int) -> Token {
        index = start + 1
        let rest = run()
        return .text(start..<rest.upperBound)
    }

    private mutating func run() -> Range<Int> {
        let start = index
        while index < bytes.count, bytes[index] != Self.less { index += 1 }
        return start..<index
    }

    private mutating func bogusComment(_ start: Int) -> Token? {
        guard start < lastGreater else { return text(from: start) }
        index = start
        while bytes[index] != Self.greater { index += 1 }
        index += 1
        return nil
    }

    /// A tag whose name begins at `nameStart`; as text where it only looks like one: `<anna@example.org>`, `a <b`.
    private mutating func tag(nameAt nameStart: Int, isEnd: Bool) -> Token? {
        let start = index
        var nameEnd = nameStart
        while nameEnd < bytes.count, Self.isName(bytes[nameEnd]) { nameEnd += 1 }
        let name = nameStart..<nameEnd
        let traits = HTMLElements.traits(of: name, in: bytes)
        switch byte(at: nameEnd) {
        case Self.greater, UInt8(ascii: "/"), 0x09, 0x0A, 0x0C, 0x0D, 0x20:
            // `<https://example.org>` is an address in angle brackets.
            if bytes[nameEnd - 1] == UInt8(ascii: ":") { return text(from: start) }
        case Self.less where traits.isKnown:
            index = nameEnd
            return isEnd ? .end(traits) : .start(traits)
        case 0 where nameEnd >= bytes.count: break
        default: return text(from: start)
        }
        guard let close = endOfTag(from: nameEnd) else { return cutTag(traits, at: start, nameEnd: nameEnd) }
        index = close + 1
        if isEnd { return .end(traits) }
        if traits.isSkipped, bytes[close - 1] != UInt8(ascii: "/") { skipContent(of: name) }
        return .start(traits)
    }

    /// A tag that nothing closes: the text was cut off within it, and no reader wants to see its beginning; or it is
    /// none.
    private mutating func cutTag(_ name: HTMLElements.Traits, at start: Int, nameEnd: Int) -> Token? {
        guard name.isKnown, nameEnd >= bytes.count || hasAttribute(from: nameEnd) else {
            return text(from: start)
        }
        index = bytes.count
        return nil
    }

    private func hasAttribute(from start: Int) -> Bool {
        var index = start
        while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
        while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
        return index >= bytes.count || bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: "/")
    }

    /// The index of the `>` that ends a tag: the first outside a quoted value.
    private mutating func endOfTag(from start: Int) -> Int? {
        guard start <= lastGreater else { return nil }
        if !ignoresQuotes {
            if let end = endOfTagWithQuotes(from: start) { return end }
            ignoresQuotes = true
        }
        return bytes[start...].firstIndex(of: Self.greater)
    }

    private mutating func endOfTagWithQuotes(from start: Int) -> Int? {
        var index = start
        var followsEquals = false
        while index <= lastGreater {
            let byte = bytes[index]
            switch byte {
            case Self.greater: return index
            case UInt8(ascii: "\"") where followsEquals && index < lastDoubleQuote,
                UInt8(ascii: "'") where followsEquals && index < lastSingleQuote:
                index += 1
                while bytes[index] != byte { index += 1 }
                followsEquals = false
            default:
                if !Self.isSpace(byte) { followsEquals = byte == UInt8(ascii: "=") }
            }
            index += 1
        }
        return nil
    }

    /// Past the content of an element whose start tag was just read, and past its end tag.
    private mutating func skipContent(of name: Range<Int>) {
        let wanted = [Self.less, UInt8(ascii: "/")] + bytes[name].map { $0.isASCIICapital ? $0 | 0x20 : $0 }
        while index + wanted.count <= bytes.count {
            if bytes[index] == Self.less, Self.lowercasedEqual(bytes[index..<(index + wanted.count)], wanted),
                !Self.isName(byte(at: index + wanted.count))
            {
                index = bytes[(index + wanted.count)...].firstIndex(of: Self.greater).map { $0 + 1 } ?? bytes.count
                return
            }
            index += 1
        }
        index = bytes.count
    }

    /// A comment that is not closed takes the rest with it, as in every browser.
    private func endOfComment(after start: Int) -> Int {
        if byte(at: start) == Self.greater { return start + 1 }
        if has("->", at: start) { return start + 2 }
        var index = start
        while index + 2 < bytes.count {
            if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-") {
                if bytes[index + 2] == Self.greater { return index + 3 }
                if bytes[index + 2] == UInt8(ascii: "!"), byte(at: index + 3) == Self.greater { return index + 4 }
            }
            index += 1
        }
        return bytes.count
    }

    private func find(_ wanted: String, from start: Int) -> Int? {
        let length = wanted.utf8.count
        var index = start
        while index + length <= bytes.count {
            if has(wanted, at: index) { return index }
            index += 1
        }
        return nil
    }

    private func has(_ wanted: String, at index: Int) -> Bool {
        let length = wanted.utf8.count
        guard index + length <= bytes.count else { return false }
        return bytes[index..<(index + length)].elementsEqual(wanted.utf8)
    }

    /// 0 past the end.
    private func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    private static let less = UInt8(ascii: "<")
    private static let greater = UInt8(ascii: ">")

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        HTMLReferences.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "_")
    }

    private static func isSpace(_ byte: UInt8) -> Bool { HTMLTextFlow.isSpace(byte) }

    private static func lowercasedEqual(_ bytes: ArraySlice<UInt8>, _ lower: [UInt8]) -> Bool {
        zip(bytes, lower).allSatisfy { $0 == $1 || ($0 | 0x20 == $1 && isLetter($0)) }
    }
}
