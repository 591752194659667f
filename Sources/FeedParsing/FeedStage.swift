import CasewireModel
import TextTools

/// The machines of one feed, once its first bytes are there.
struct FeedStage: ~Copyable {
    private let header: String?
    private let declared: String?
    private let base: String?
    private var charset: CharsetChoice?
    /// nil until the first byte beyond ASCII and some after it show the charset: up to it all charsets agree.
    private var decoder: CharsetDecoder?
    /// Bytes from the first beyond ASCII on, while there is no decoder.
    private var held: [UInt8] = []
    /// What stood before them.
    private var before: [UInt8] = []
    /// Valid UTF-8 that is not read yet.
    private var text: [UInt8] = []
    /// nil until the first characters show which it is.
    private var isJSON: Bool?
    /// The reader of what is JSON.
    private var json: JSONFeedReader?
    private var mender = XMLMender()
    private let parser = XMLPushParser()
    private var reader: FeedReader

    /// - Parameters:
    ///   - head: `Limits.headBytes`, or all there is.
    ///   - header: the charset that a `Content-Type` header names.
    init(head: ArraySlice<UInt8>, header: String?, base: String?) {
        self.header = header
        self.base = base
        declared = XMLDeclaration.encoding(in: CharsetChoice.declarationBytes(of: head)[...])
        reader = FeedReader(base: base)
        if let choice = CharsetChoice.byStart(head, header: header, declared: declared) {
            charset = choice
            decoder = CharsetDecoder(choice)
        }
    }

    /// The next piece, `Limits.pieceBytes` at most.
    mutating func take(_ piece: ArraySlice<UInt8>) {
        decode(piece)
        advance(isLast: false)
    }

    private mutating func decode(_ piece: ArraySlice<UInt8>) {
        if decoder?.decode(piece, into: &text) != nil { return }
        let first = held.isEmpty ? CharsetChoice.firstBeyondASCII(in: piece) : piece.startIndex
        text.append(contentsOf: piece[..<first])
        if held.isEmpty {
            before.append(contentsOf: piece[max(piece.startIndex, first - CharsetChoice.context)..<first])
            before.removeFirst(max(0, before.count - CharsetChoice.context))
        }
        held.append(contentsOf: piece[first...])
        if held.count >= CharsetChoice.window { choose(isWhole: false) }
    }

    private mutating func choose(isWhole: Bool) {
        let window = before + held.prefix(CharsetChoice.window)
        let choice = CharsetChoice.byEvidence(
            window[...], isWhole: isWhole && held.count <= CharsetChoice.window, header: header, declared: declared)
        charset = choice
        decoder = CharsetDecoder(choice)
        decoder?.decode(held[...], into: &text)
        held = []
    }

    private mutating func advance(isLast: Bool) {
        if isJSON == nil, let start = text.firstIndex(where: { !$0.isXMLSpace }) {
            isJSON = JSONStart.isJSON(text.span.extracting(start..<text.count), isLast: isLast)
            guard let isJSON else { return }
            // White space before it went to the mender, which counted its lines.
            if isJSON { json = JSONFeedReader(base: base, line: mender.line) }
        }
        if isJSON == true {
            var piece: [UInt8] = []
            swap(&piece, &text)
            json?.take(piece.span)
            piece.removeAll(keepingCapacity: true)
            swap(&piece, &text)
            return
        }
        var piece: [UInt8] = []
        swap(&piece, &text)
        let read = mender.mend(piece.span, isLast: isLast)
        piece.removeSubrange(..<read)
        swap(&piece, &text)
        parse()
    }

    private mutating func parse() {
        parser.push(mender.out.markup)
        mender.out.markup.removeAll(keepingCapacity: true)
        drain()
    }

    private mutating func drain() {
        var read = 0
        parser.drain { read = reader.take($0, mender.out) }
        mender.out.forget(runs: read)
    }

    mutating func finish(head: [UInt8]) throws(FeedParsingError) -> Feed {
        if decoder == nil { choose(isWhole: true) }
        decoder?.finish(into: &text)
        advance(isLast: true)
        let read = try json?.finish()
        var feed = if let read { read } else { try xmlFeed(head: head) }
        feed.encoding = charset?.name ?? "utf-8"
        let problems = decodingProblems()
        feed.recovered = feed.recovered || !problems.isEmpty
        feed.problems = problems + feed.problems
        return feed
    }

    private mutating func xmlFeed(head: [UInt8]) throws(FeedParsingError) -> Feed {
        if mender.isCut {
            reader.isCut = true
            mender.closeAll()
            parse()
        }
        parser.finish()
        drain()
        reader.finish()
        guard reader.hasFeed else { throw .noFeed(reason: NoFeed.reason(head: head, root: reader.rootName)) }
        var feed = reader.finished()
        feed.recovered = mender.isMended || !parser.problems.problems.isEmpty
        feed.problems = mender.problems.told + parser.problems.told + feed.problems
        return feed
    }

    private mutating func decodingProblems() -> [Problem] {
        var problems: [Problem] = []
        if let charset, charset.isContradicted {
            problems.append(
                Problem(line: nil, message: "the bytes are not what they are declared to be; read as \(charset.name)"))
        }
        let failures = decoder?.failures ?? 0
        if failures > 0 {
            problems.append(
                Problem(line: nil, message: "\(failures) characters did not decode as \(charset?.name ?? "utf-8")"))
        }
        return problems
    }
}
