/// The charset to read a document with, and how that was found.
package struct CharsetChoice: Sendable {
    package let charset: CharsetName
    /// What to report: the charset's name; of what is declared as ISO-8859-1 that name, though it is read as
    /// windows-1252, as everyone does.
    package var name: String { charset.name }
    /// Bytes of the byte-order mark, which are no text.
    package let markLength: Int
    /// Is the charset another than the one that the header, the declaration or the lack of both says?
    package let isContradicted: Bool

    /// The bytes to look at from the first one that is not ASCII on: enough for letters to show their language.
    package static let window = 4096
    /// The bytes before it: what stands in a Latin word is an accent.
    package static let context = 16

    /// - Parameters:
    ///   - bytes: a whole document.
    ///   - header: the charset of a `Content-Type` header.
    ///   - declared: the charset that the document says of itself.
    package static func of(_ bytes: ArraySlice<UInt8>, header: String?, declared: String?) -> CharsetChoice {
        if let choice = byStart(bytes, header: header, declared: declared) { return choice }
        let first = firstBeyondASCII(in: bytes)
        let seen = bytes[max(bytes.startIndex, first - context)...].prefix(
            min(context, first - bytes.startIndex) + window)
        return byEvidence(seen, isWhole: seen.endIndex == bytes.endIndex, header: header, declared: declared)
    }

    /// The first byte with which charsets begin to differ: all that are read here have ASCII in common up to it, but
    /// those that `byStart` tells.
    /// - Returns: its index; `endIndex` where there is none.
    package static func firstBeyondASCII(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.startIndex + ByteScan.firstBeyondPlainASCII(in: bytes.span)
    }

    /// The choice where a document's first bytes alone make it: a mark, or what is no superset of ASCII; else nil.
    package static func byStart(_ head: ArraySlice<UInt8>, header: String?, declared: String?) -> CharsetChoice? {
        if let marked = byMark(head) { return marked }
        let wanted = [header, declared].compactMap { $0 }.compactMap(CharsetName.init(label:))
        if let wide = byZeros(head) ?? byHighBytes(head) {
            // UTF-16 said, and UTF-16LE found, is no contradiction: a name without a byte order leaves it open.
            let says = wanted.first.map { wide.name.hasPrefix($0.name) } ?? true
            return CharsetChoice(charset: wide, markLength: 0, isContradicted: !says)
        }
        if head.starts(with: ebcdicMark) {
            let charset = declared.flatMap(CharsetName.init(label:)) ?? CharsetName(label: "cp037") ?? .windows1252
            return CharsetChoice(charset: charset, markLength: 0, isContradicted: false)
        }
        if head.first == ebcdicMark[0], let charset = wanted.first, CharsetTable(of: charset)?.isEBCDIC == true {
            return CharsetChoice(charset: charset, markLength: 0, isContradicted: false)
        }
        return nil
    }

    /// - Parameter window: the bytes from the first on that is not ASCII, `CharsetChoice.window` of them or up to the
    ///   end, with `CharsetChoice.context` bytes before them.
    package static func byEvidence(
        _ window: ArraySlice<UInt8>, isWhole: Bool, header: String?, declared: String?
    ) -> CharsetChoice {
        let named = [header, declared].compactMap { $0 }
        let wanted = named.compactMap(CharsetName.init(label:))
        let evidence = UTF8Evidence(window, isWhole: isWhole)
        for (rank, charset) in wanted.enumerated()
        where bears(charset, out: window, evidence, isWhole: isWhole) {
            if let other = CharsetGuess.overruling(charset, for: window) {
                return CharsetChoice(charset: other, markLength: 0, isContradicted: true)
            }
            return CharsetChoice(charset: charset, markLength: 0, isContradicted: rank > 0 && wanted[0] != charset)
        }
        // XML without a declaration is UTF-8 (XML 1.0 §4.3.3).
        if evidence.isUTF8 {
            let says = wanted.isEmpty && named.isEmpty
            return CharsetChoice(charset: .utf8, markLength: 0, isContradicted: !says)
        }
        return CharsetChoice(charset: CharsetGuess.best(for: window), markLength: 0, isContradicted: true)
    }

    /// A document's beginning as ASCII, for whoever looks for a declaration in it: EBCDIC's code pages agree on what
    /// one is written with, of UTF-16 and UTF-32 the zeros are left out.
    package static func declarationBytes(of head: ArraySlice<UInt8>) -> [UInt8] {
        let head = head.prefix(1_024)
        if head.starts(with: ebcdicMark) {
            guard var table = CharsetName(label: "cp037").flatMap(CharsetTable.init(of:)) else { return [] }
            var text: [UInt8] = []
            table.convert(head, into: &text)
            return text
        }
        return byMark(head)?.charset.form == .wide || byZeros(head) != nil ? head.filter { $0 != 0 } : Array(head)
    }

    /// `<?xm` in EBCDIC (XML 1.0 appendix F).
    private static let ebcdicMark: [UInt8] = [0x4C, 0x6F, 0xA7, 0x94]

    private static func byMark(_ head: ArraySlice<UInt8>) -> CharsetChoice? {
        let start = Array(head.prefix(4))
        func marked(_ label: String, _ length: Int) -> CharsetChoice? {
            CharsetName(label: label).map { CharsetChoice(charset: $0, markLength: length, isContradicted: false) }
        }
        if start.starts(with: [0xFF, 0xFE, 0, 0]) { return marked("utf-32le", 4) }
        if start.starts(with: [0, 0, 0xFE, 0xFF]) { return marked("utf-32be", 4) }
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { return marked("utf-8", 3) }
        if start.starts(with: [0xFF, 0xFE]) { return marked("utf-16le", 2) }
        if start.starts(with: [0xFE, 0xFF]) { return marked("utf-16be", 2) }
        return nil
    }

    /// XML 1.0 appendix F: a `<` and the character after it show width and byte order; so does JSON's `{`.
    private static func byZeros(_ head: ArraySlice<UInt8>) -> CharsetName? {
        let start = Array(head.prefix(4))
        guard start.count == 4 else { return nil }
        let zeros = start.map { $0 == 0 }
        switch zeros {
        case [false, true, true, true]: return CharsetName(label: "utf-32le")
        case [true, true, true, false]: return CharsetName(label: "utf-32be")
        case [false, true, false, true], [false, true, false, false]: return CharsetName(label: "utf-16le")
        case [true, false, true, false], [true, false, false, false]: return CharsetName(label: "utf-16be")
        default: break
        }
        return nil
    }

    /// UTF-16 that begins without ASCII: of each two bytes the one that tells the alphabet is one for all, from Greek to
    /// Arabic, where any other charset has controls that no text has.
    private static func byHighBytes(_ head: ArraySlice<UInt8>) -> CharsetName? {
        let seen = head.prefix(256)
        let units = seen.count / 2
        var highs = (even: 0, odd: 0)
        for (offset, byte) in seen.prefix(units * 2).enumerated() where byte <= 6 {
            if offset.isMultiple(of: 2) { highs.even += 1 } else { highs.odd += 1 }
        }
        // Dashes and quotes are of another block.
        guard units >= 3 else { return nil }
        if highs.odd * 10 >= units * 8, highs.even * 10 <= units { return CharsetName(label: "utf-16le") }
        if highs.even * 10 >= units * 8, highs.odd * 10 <= units { return CharsetName(label: "utf-16be") }
        return nil
    }

    /// Do the bytes allow for what they are said to be?
    private static func bears(
        _ charset: CharsetName, out head: ArraySlice<UInt8>, _ evidence: UTF8Evidence, isWhole: Bool
    ) -> Bool {
        switch charset.form {
        case .utf8: return evidence.isUTF8
        case .wide: return false
        case .singleByte, .multiByte:
            // Three characters that are UTF-8, and nothing that is not, do not come about by chance.
            if evidence.whole >= 3 && evidence.broken == 0 { return false }
            guard let (failures, characters) = trial(head, as: charset) else { return false }
            return failures * 8 <= max(characters, 8)
        }
    }

    /// How `bytes` decode as a charset: failures and characters that are not ASCII; nil where they can't be in it.
    private static func trial(
        _ bytes: ArraySlice<UInt8>, as charset: CharsetName
    ) -> (failures: Int, characters: Int)? {
        var text: [UInt8] = []
        var failures = 0
        if var table = CharsetTable(of: charset) {
            // A document in EBCDIC is told by its start; whatever comes here has begun in ASCII.
            if table.isEBCDIC { return nil }
            table.convert(bytes, into: &text)
            failures = table.failures
        } else if var converter = IconvConverter(from: charset) {
            converter.convert(bytes, into: &text)
            failures = converter.failures
        } else {
            return nil
        }
        return (failures, text.count { $0 >= 0xC0 })
    }
}

/// How far bytes are UTF-8, ASCII aside.
struct UTF8Evidence {
    /// Characters of two bytes or more.
    private(set) var whole = 0
    private(set) var broken = 0

    /// A character cut at the end of a head counts as neither, as more may follow.
    init(_ bytes: ArraySlice<UInt8>, isWhole: Bool) {
        let span = bytes.span
        var index = (UTF8Scan.firstFault(in: bytes)?.index ?? bytes.endIndex) - bytes.startIndex
        for before in 0..<index where span[before] >= 0xC0 { whole &+= 1 }
        while index < span.count {
            let (length, kind) = UTF8Scan.sequence(in: span, at: index)
            switch kind {
            case .whole: whole += 1
            case .cut where !isWhole: break
            case .broken, .cut: broken += 1
            }
            index += length
            // What is left can't change the answer.
            if broken * 2 > whole + (span.count - index) / 2 { break }
            if index < span.count, span[index] < 0x80 { index = ByteScan.firstNonASCII(in: span, from: index) }
        }
    }

    /// One broken character among many whole ones is a fault in UTF-8, not another charset.
    var isUTF8: Bool { broken == 0 || whole > broken * 2 }
}
