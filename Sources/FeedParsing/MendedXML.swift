/// What `XMLMender` made of the bytes so far: markup for the XML parser, and the texts that stand in it.
///
/// Texts are most of a feed, and once their references are read there is nothing in them to parse. So they go past the
/// XML parser: each run of text is one `mark` in `markup`, and whoever takes the parser's events puts the run back where
/// the mark comes out.
struct MendedXML {
    /// U+007F: XML allows it, and no markup that the mender writes has it anywhere else.
    static let mark: UInt8 = 0x7F

    /// Well-formed XML, to be pushed and then emptied. Newlines stand where they stood, those of texts as well, so that
    /// the parser's lines are the document's.
    var markup: [UInt8] = []
    /// The texts, decoded, one run after the other.
    private(set) var text: [UInt8] = []
    /// Where each run ends in `text`.
    private var ends: [Int] = []
    private var isInRun = false

    // MARK: For the reader

    /// A run's place in `text`; runs are counted from 0 in the order of their marks. Nothing where there is no such
    /// run.
    func run(_ index: Int) -> Range<Int> {
        guard index < ends.count else { return 0..<0 }
        return (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// Runs whose mark has not come out of the parser yet.
    var runsLeft: Int { ends.count }

    /// The first `count` runs were read.
    mutating func forget(runs count: Int) {
        guard count < ends.count else {
            text.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            return
        }
        guard count > 0 else { return }
        let read = ends[count - 1]
        text.removeSubrange(..<read)
        ends.removeSubrange(..<count)
        for index in ends.indices { ends[index] -= read }
    }

    // MARK: For the mender

    mutating func appendText(_ source: ByteSpan, _ range: Range<Int>) {
        beginRun()
        text.append(source, range)
    }

    mutating func appendText(_ byte: UInt8) {
        beginRun()
        text.append(byte)
    }

    /// A character as UTF-8.
    mutating func appendText(scalar value: UInt32) {
        if value < 0x80 { return appendText(UInt8(value)) }
        beginRun()
        if let bytes = UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") { text.append(contentsOf: bytes) }
    }

    mutating func appendText(_ bytes: StaticString) {
        beginRun()
        text.append(bytes)
    }

    /// A newline that is text; `appendNewline` is for one that is not.
    mutating func appendNewlineText() {
        appendText(0x0A)
        markup.append(0x0A)
    }

    mutating func appendNewline() { markup.append(0x0A) }

    /// What follows is another run: a tag stands between, or the piece is at its end.
    mutating func endRun() {
        guard isInRun else { return }
        isInRun = false
        ends.append(text.count)
    }

    private mutating func beginRun() {
        guard !isInRun else { return }
        isInRun = true
        markup.append(Self.mark)
    }
}
