import TextTools

/// An input is a charset as a header names it, one as the document does, the bytes of a piece, and a document.
enum CharsetCheck {
    static func run(_ input: [UInt8]) throws(BrokenPromise) {
        var input = FuzzInput(input)
        let contentType = input.contentType("text/xml")
        let header = contentType.flatMap(Charset.label(ofContentType:))
        let declared = input.charset()
        let size = input.pieceSize()
        let bytes = input.bytes
        let choice = CharsetChoice.of(bytes[...], header: header, declared: declared)
        let text = try decoded(bytes, by: choice, inPiecesOf: size)
        let whole = Charset.decode(bytes, contentType: contentType, declared: declared)
        try keep(whole.text == text, "Charset.decode reads \(choice.name) as its decoder does")
        try keep(whole.name == choice.name, "Charset.decode says \(choice.name), but \(whole.name)")
        try begin(bytes, text, choice, header: header, declared: declared)
        try end(bytes, text, choice)
        try label(input.text)
    }

    /// The text, which is the same in whatever pieces the bytes come.
    private static func decoded(
        _ bytes: [UInt8], by choice: CharsetChoice, inPiecesOf size: Int
    ) throws(BrokenPromise) -> [UInt8] {
        let whole = decode(bytes, by: choice, inPiecesOf: max(bytes.count, 1))
        let pieces = decode(bytes, by: choice, inPiecesOf: size)
        try keep(pieces.text == whole.text, "\(choice.name) reads alike whole and in pieces of \(size) bytes")
        try keep(
            pieces.failures == whole.failures,
            "\(choice.name) has \(whole.failures) failures, in pieces of \(size) bytes \(pieces.failures)")
        try keep(String(validating: whole.text, as: UTF8.self) != nil, "\(choice.name) becomes valid UTF-8")
        return whole.text
    }

    private static func decode(
        _ bytes: [UInt8], by choice: CharsetChoice, inPiecesOf size: Int
    ) -> (text: [UInt8], failures: Int) {
        var decoder = CharsetDecoder(choice)
        var text: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            decoder.decode(rest.prefix(size), into: &text)
            rest = rest.dropFirst(size)
        }
        decoder.finish(into: &text)
        return (text, decoder.failures)
    }

    /// Where the first bytes alone don't show the charset, all that stands before the first byte beyond ASCII is ASCII.
    private static func begin(
        _ bytes: [UInt8], _ text: [UInt8], _ choice: CharsetChoice, header: String?, declared: String?
    ) throws(BrokenPromise) {
        let first = CharsetChoice.firstBeyondASCII(in: bytes[...])
        let expected = bytes.firstIndex { $0 == 0 || $0 == 0x1B || $0 > 0x7F } ?? bytes.count
        try keep(first == expected, "the first byte beyond ASCII is at \(expected), but \(first)")
        guard CharsetChoice.byStart(bytes[...], header: header, declared: declared) == nil else { return }
        // windows-1258 makes one character of the last letter and a mark after it.
        try keep(text.starts(with: bytes[..<max(first - 1, 0)]), "what is ASCII stays as it is in \(choice.name)")
    }

    /// What has no failure is read to its last byte.
    private static func end(_ bytes: [UInt8], _ text: [UInt8], _ choice: CharsetChoice) throws(BrokenPromise) {
        let mark: [UInt8] = [0x41, 0x0A]
        guard choice.charset.form != .wide, choice.markLength == 0,
            decode(mark, by: choice, inPiecesOf: 2).text == mark,
            decode(bytes, by: choice, inPiecesOf: max(bytes.count, 1)).failures == 0
        else { return }
        let longer = decode(bytes + [0x0A], by: choice, inPiecesOf: bytes.count + 1)
        try keep(longer.text == text + [0x0A], "\(choice.name) is read to its end, newline after it or not")
    }

    private static func label(_ header: String) throws(BrokenPromise) {
        guard let label = Charset.label(ofContentType: header) else { return }
        try keep(!label.isEmpty, "a label is no empty one")
        try keep(
            !label.contains { $0.isWhitespace || $0 == "\"" || $0 == ";" },
            "a label has no quotes and no space, but \(label.debugDescription)")
    }
}
