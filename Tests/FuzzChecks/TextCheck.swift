import CasewireModel
import TextTools

/// An input is a text, with markup or without.
enum TextCheck {
    static func run(_ input: [UInt8]) throws(BrokenPromise) {
        let text = String(decoding: input, as: UTF8.self)
        try words(Words(text), of: text)
        try passages(Passages.spans(in: text), of: Array(text.unicodeScalars))
        try html(text)
        try plain(text)
        try names(text)
    }

    /// Words stand in the text in their order, and in their letters one after the other.
    static func words(_ words: Words, of text: String) throws(BrokenPromise) {
        let scalars = Array(text.unicodeScalars)
        let bytes = Array(text.utf8)
        try spans(words.list.map(\.span), within: scalars.count, "words")
        var letters = 0
        for word in words.list {
            let printed = String(String.UnicodeScalarView(scalars[word.span.start..<word.span.end]))
            try keep(
                word.bytes.upperBound <= bytes.count && bytes[word.bytes].elementsEqual(printed.utf8),
                "a word's bytes are those of its span: \(printed.debugDescription)")
            try keep(
                word.letterRange.lowerBound == letters && (1...Word.longest).contains(word.letterRange.count),
                "a word's letters follow those of the word before: \(printed.debugDescription)")
            letters = word.letterRange.upperBound
            try keep(letters <= words.letters.count, "a word's letters are there: \(printed.debugDescription)")
            try keep(Int(word.capitals) <= word.letterRange.count, "a word has no more capitals than letters")
            try keep(!words.spelling(of: word).isEmpty, "a word has a spelling: \(printed.debugDescription)")
        }
        try keep(letters == words.letters.count, "all letters are of a word")
    }

    /// Sentences leave out nothing but white space, and have none at their ends.
    static func passages(_ passages: [Span], of scalars: [Unicode.Scalar]) throws(BrokenPromise) {
        try spans(passages, within: scalars.count, "sentences")
        var end = 0
        for passage in passages + [Span(scalars.count, scalars.count)] {
            try keep(
                scalars[end..<passage.start].allSatisfy(\.properties.isWhitespace),
                "between sentences stands white space, at \(end)")
            end = passage.end
        }
        for passage in passages {
            try keep(
                !scalars[passage.start].properties.isWhitespace && !scalars[passage.end - 1].properties.isWhitespace,
                "a sentence has no white space at its ends, at \(passage.start)")
        }
    }

    /// Spans are not empty, in order, apart, and within the text.
    static func spans(_ spans: [Span], within count: Int, _ what: String) throws(BrokenPromise) {
        var end = 0
        for span in spans {
            try keep(
                end <= span.start && span.start < span.end && span.end <= count,
                "\(what) follow each other within \(count) scalars, but \(span) after \(end)")
            end = span.end
        }
    }

    private static func html(_ text: String) throws(BrokenPromise) {
        let line = HTMLText.line(text)
        try keep(isCollapsed(line), "a line of HTML has its white space collapsed, but \(line.debugDescription)")
        try PlainPromises.clean(HTMLText.paragraphs(text), "the text of HTML")
        let decoded = HTMLText.references(decoded: text)
        if !text.utf8.contains(UInt8(ascii: "&")) {
            try keep(decoded == text, "what has no reference stays as it is")
            if !text.utf8.contains(UInt8(ascii: "<")) {
                try keep(!HTMLText.holdsMarkup(text), "what has neither < nor & holds no markup")
                let collapsed = text.utf8.split(whereSeparator: HTMLTextFlow.isSpace).joined(separator: [0x20])
                try keep(line.utf8.elementsEqual(collapsed), "what holds no markup stays as it is")
            }
        }
    }

    private static func isCollapsed(_ line: String) -> Bool {
        let bytes = Array(line.utf8)
        return !bytes.contains { $0 != 0x20 && HTMLTextFlow.isSpace($0) } && bytes.first != 0x20 && bytes.last != 0x20
            && !zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
    }

    private static func plain(_ text: String) throws(BrokenPromise) {
        try PlainPromises.clean(PlainText.clean(text), "a clean text")
        try PlainPromises.line(PlainText.line(text), "a clean line")
        try PlainPromises.web(WebAddress.absolute(text, base: "https://text.example/"), "an absolute address")
        if let web = WebAddress.web(text) {
            try keep(!web.utf8.contains { $0 < 0x20 }, "an address has no control character")
            try keep(web.utf8.count >= WebAddress.withoutTracking(web).utf8.count, "an address only loses parameters")
        }
    }

    private static func names(_ text: String) throws(BrokenPromise) {
        let key = FoldingKey.ofName(text)
        try keep(FoldingKey.alike(key, key), "a name's key is like itself")
        for word in text.split(separator: " ").prefix(20) { _ = FoldingKey.isPatronymic(FoldingKey.ofWord(word)) }
        if let language = LanguageGuess.language(of: text) {
            try keep((2...8).contains(language.utf8.count), "a language is a tag, but \(language)")
        }
    }
}
