/// What stands in a JSON text (RFC 8259), in the order in which it stands there.
enum JSONEvent: UInt8 {
    case beginObject, endObject, beginArray, endArray
    /// Of a member, whose value follows: `JSONTokenizer.text`.
    case name
    /// Values; what they are is in `JSONTokenizer.text`, a number as it is printed.
    case string, number
    /// `true`, `false`, `null`, and words that are no JSON.
    case literal
}

/// Reads JSON (RFC 8259) while its bytes arrive, and goes on after a fault where it can be told how.
///
/// What programs print is well-formed; what templates print has a comma after the last item or none between two, line
/// breaks and quotation marks within strings, a page's comment behind it. Each such fault is noted, and what it stands
/// in is kept. Well-formed text is read to the letter: each leniency begins where the grammar ends.
///
/// Reads valid UTF-8 in pieces cut anywhere, each piece to its end. Arrays and objects are a stack, there is no
/// recursion, and one string at a time is held, no more than `limit` of it. Strings are in
/// `JSONTokenizer+Strings.swift`, words, numbers, comments and what is left out in `JSONTokenizer+Words.swift`.
struct JSONTokenizer {
    enum Container { case object, array }

    enum Place {
        /// Before the outermost brace or bracket; before it, after something else; after its end; where nothing counts.
        case start, junk, afterRoot, ignored
        case between
        case string, escape, hexDigits
        /// After a quotation mark that may be the string's end: what follows tells. The same, and after a comma.
        case afterQuote, afterQuoteAndComma
        case word
        case slash, lineComment, blockComment
        /// Within arrays and objects deeper than `Limits.jsonDepth`.
        case deep, deepString, deepEscape
    }

    /// What has to come next between strings and words.
    enum Expected { case value, name, colon, separator }

    /// Bytes of the next string or number that are kept: for whoever takes the events to set. Names are always kept.
    var limit = 0
    /// What the last event was about, its escapes read: whole characters.
    var text: [UInt8] = []
    /// Was it longer than what is kept?
    var isLonger = false
    /// Did the document end within it?
    private(set) var isHalf = false
    /// Where it ended; lines count from 1.
    var textLine: Int
    /// Did the document end before its outermost brace or bracket was closed?
    private(set) var isCut = false
    private(set) var faults = JSONFaultList()

    var line: Int
    var place = Place.start
    var expected = Expected.value
    private(set) var open: [Container] = []
    private var isAfterComma = false
    /// Before the document: was the last character a brace?
    private var isAfterBrace = false
    /// How many arrays and objects are open beyond `Limits.jsonDepth`.
    var deeper = 0
    /// Within a comment: was the last character an asterisk?
    var isAfterStar = false

    // Of the string or word at hand.
    var isName = false
    var quote = UInt8(ascii: "\"")
    /// Bytes of `text` at most.
    var room = 0
    /// The first half of a surrogate pair (RFC 8259 §7) while the other is not there; else 0.
    var highSurrogate: UInt32 = 0
    /// Bytes after what may be the string's end, or digits of an escape: text, should they turn out to be none of that.
    var held: [UInt8] = []
    var holdsNewline = false
    /// Were there names without quotation marks?
    var hasBareNames = false

    /// - Parameter line: of the first byte.
    init(line: Int) {
        self.line = line
        textLine = line
        open.reserveCapacity(8)
    }

    /// - Parameter index: where to go on; then where the event ended, or the end of `bytes`.
    /// - Returns: nil where `bytes` are at their end.
    mutating func next(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        while index < bytes.count {
            var event: JSONEvent?
            switch place {
            case .between: event = between(bytes, &index)
            case .string: event = string(bytes, &index)
            case .afterQuote: event = afterQuote(bytes, &index)
            case .afterQuoteAndComma: event = afterQuoteAndComma(bytes, &index)
            case .escape: escape(bytes, &index)
            case .hexDigits: hexDigits(bytes, &index)
            case .word: event = word(bytes, &index)
            case .start: event = start(bytes, &index)
            case .junk: event = junk(bytes, &index)
            case .afterRoot: event = afterRoot(bytes, &index)
            case .slash, .lineComment, .blockComment: comment(bytes, &index)
            case .deep, .deepString, .deepEscape: deep(bytes, &index)
            case .ignored: index = bytes.count
            }
            if let event { return event }
        }
        return nil
    }

    mutating func note(_ fault: JSONFault) { faults.note(fault, line: line) }

    mutating func note(_ fault: JSONFault, line: Int) { faults.note(fault, line: line) }

    // MARK: Between strings and words

    private mutating func between(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        while isSpace(bytes[index]) {
            index += 1
            if index == bytes.count { return nil }
        }
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): beginString(bytes[index], &index)
        case UInt8(ascii: ","): comma(&index)
        case UInt8(ascii: ":"): colon(&index)
        case UInt8(ascii: "{"): return begin(.object, &index)
        case UInt8(ascii: "["): return begin(.array, &index)
        case UInt8(ascii: "}"): return end(.object, &index)
        case UInt8(ascii: "]"): return end(.array, &index)
        case UInt8(ascii: "/"):
            place = .slash
            index += 1
        case let byte where byte.isJSONWordByte: beginWord()
        default:
            note(.unexpected)
            index += 1
        }
        return nil
    }

    /// Counts the line that a newline ends.
    mutating func isSpace(_ byte: UInt8) -> Bool {
        if byte == 0x0A { line += 1 }
        return byte.isXMLSpace
    }

    private mutating func comma(_ index: inout Int) {
        index += 1
        switch expected {
        case .separator: break
        case .colon: note(.noValue)
        case .value where open.last == .object: note(.noValue)
        case .value, .name: note(.extraComma)
        }
        isAfterComma = true
        expected = open.last == .object ? .name : .value
    }

    private mutating func colon(_ index: inout Int) {
        index += 1
        if expected == .colon { expected = .value } else { note(.unexpected) }
        isAfterComma = false
    }

    /// A string, and after it the comma of an object.
    mutating func separated() {
        isAfterComma = true
        expected = .name
    }

    // MARK: Arrays and objects

    private mutating func begin(_ container: Container, _ index: inout Int) -> JSONEvent? {
        switch expected {
        case .value: break
        case .colon: note(.noColon)
        case .separator where open.last == .array: note(.noComma)
        case .separator, .name:
            // An object without a name, somewhere within a list: the one before it was not closed.
            if container == .object, open.contains(.array) {
                note(.notClosed)
                let event = close()
                expected = open.last == .array ? .value : .name
                return event
            }
            note(.noName)
        }
        index += 1
        return push(container)
    }

    private mutating func push(_ container: Container) -> JSONEvent? {
        guard open.count < Limits.jsonDepth else {
            deeper = 1
            place = .deep
            expected = .separator
            return nil
        }
        open.append(container)
        isAfterComma = false
        expected = container == .object ? .name : .value
        return container == .object ? .beginObject : .beginArray
    }

    private mutating func end(_ container: Container, _ index: inout Int) -> JSONEvent? {
        guard open.last == container else {
            // It closes the innermost of its kind, but not the whole document: what follows would be lost.
            guard open.dropFirst().contains(container) else {
                note(.closedTooOften)
                index += 1
                return nil
            }
            note(.notClosed)
            return close()
        }
        switch expected {
        case .separator: break
        case .colon: note(.noValue)
        case .value where container == .object: note(.noValue)
        case .value, .name: if isAfterComma { note(.extraComma) }
        }
        index += 1
        return close()
    }

    /// The innermost.
    mutating func close() -> JSONEvent? {
        guard let container = open.popLast() else { return nil }
        expected = .separator
        place = open.isEmpty ? .afterRoot : .between
        return container == .object ? .endObject : .endArray
    }

    // MARK: Around the document

    private mutating func start(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            index += 1
            place = .between
            return push(byte == UInt8(ascii: "{") ? .object : .array)
        case UInt8(ascii: "/"):
            index += 1
            place = .slash
        case _ where isSpace(byte): index += 1
        default:
            note(.textBefore)
            place = .junk
        }
        return nil
    }

    /// Up to a brace with a quotation mark behind it: `callback({"version": …`.
    private mutating func junk(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\""), isAfterBrace {
            place = .between
            return push(.object)
        }
        if !isSpace(byte) { isAfterBrace = byte == UInt8(ascii: "{") }
        index += 1
        return nil
    }

    private mutating func afterRoot(_ bytes: ByteSpan, _ index: inout Int) -> JSONEvent? {
        if isSpace(bytes[index]) {
            index += 1
            return nil
        }
        switch bytes[index] {
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            note(.closedTooOften)
            index += 1
        case UInt8(ascii: ","):
            // One too many has ended it: it goes on.
            note(.closedTooOften)
            index += 1
            place = .between
            return push(.object)
        default:
            note(.textAfter)
            place = .ignored
        }
        return nil
    }

    // MARK: The end

    /// What is left where the document is at its end: half a string, and the ends of all that is open. To be called
    /// until there is nothing.
    mutating func finish() -> JSONEvent? {
        isHalf = false
        switch place {
        case .string, .escape, .hexDigits:
            place = .between
            note(.cutInString)
            guard !isName else { break }
            isHalf = true
            textLine = line
            trimHalfCharacter()
            return .string
        case .afterQuote, .afterQuoteAndComma:
            place = .between
            return .string
        case .lineComment, .blockComment:
            place = .between
            note(.comment)
        default: break
        }
        if !open.isEmpty, !isCut {
            isCut = true
            note(.cut)
        }
        return close()
    }
}
