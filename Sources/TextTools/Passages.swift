package import CasewireModel

/// Sentences of prose in English, Russian and Kazakh.
package enum Passages {
    /// The spans of a text's sentences, in order, without the white space between them; a paragraph's end ends one too.
    ///
    /// Linear in the text. A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number;
    /// where both readings are possible (`… at 5 p.m. The court …`), the word that follows decides.
    package static func spans(in text: String) -> [Span] {
        spans(in: Array(text.unicodeScalars))
    }

    /// As above, for callers that have the scalars at hand.
    package static func spans(in scalars: [Unicode.Scalar]) -> [Span] {
        var spans: [Span] = []
        var start = 0
        var position = 0
        while position < scalars.count {
            if isLineEnd(scalars[position]) {
                append(trimmed(start, position, scalars), to: &spans)
                start = position + 1
            } else if isTerminator(scalars[position]) {
                let end = endOfRun(from: position, in: scalars)
                if isEnd(ofSentenceAt: position, runEnd: end, start: start, in: scalars) {
                    append(trimmed(start, end, scalars), to: &spans)
                    start = end
                }
                position = max(end, position + 1)
                continue
            }
            position += 1
        }
        append(trimmed(start, scalars.count, scalars), to: &spans)
        return spans
    }

    private static func append(_ span: Span, to spans: inout [Span]) {
        if !span.isEmpty { spans.append(span) }
    }

    private static func trimmed(_ start: Int, _ end: Int, _ scalars: [Unicode.Scalar]) -> Span {
        var (start, end) = (start, end)
        while start < end, scalars[start].properties.isWhitespace { start += 1 }
        while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
        return Span(start, end)
    }

    /// The end of `.`, `?!`, `..."` and the like: the marks in a row, and the quotes and brackets that close after
    /// them.
    private static func endOfRun(from position: Int, in scalars: [Unicode.Scalar]) -> Int {
        var end = position
        while end < scalars.count, isTerminator(scalars[end]) { end += 1 }
        while end < scalars.count, isCloser(scalars[end]) {
            // A straight quote after a stop closes only if no letter follows it: `he said. "No` opens one.
            if scalars[end] == "\"" || scalars[end] == "'", end + 1 < scalars.count, isWordPart(scalars[end + 1]) {
                break
            }
            end += 1
        }
        return end
    }

    private static func isEnd(
        ofSentenceAt position: Int, runEnd: Int, start: Int, in scalars: [Unicode.Scalar]
    ) -> Bool {
        guard runEnd < scalars.count else { return true }
        guard scalars[runEnd].properties.isWhitespace else { return false }
        guard let next = nextWordStart(after: runEnd, in: scalars) else { return true }
        // A lower-case word goes on with the sentence: "No!" he cried; etc. and so on.
        if scalars[next].properties.isLowercase { return false }
        guard scalars[position] == ".", runEnd == position + 1 || !isTerminator(scalars[position + 1]) else {
            return true
        }
        let word = wordBefore(position, notBefore: start, in: scalars)
        if runEnd > position + 1 { return !isInitial(word) || word.count > 1 }
        return !continues(after: word, endingAt: position, before: next, start: start, in: scalars)
    }

    /// Does the stop after `word` belong to the word, so that the sentence goes on with what begins at `next`?
    private static func continues(
        after word: String, endingAt stop: Int, before next: Int, start: Int, in scalars: [Unicode.Scalar]
    ) -> Bool {
        if word.isEmpty { return false }
        let key = word.lowercased()
        let following = scalars[next]
        let isNumber = ("0"..."9").contains(following)
        if isInitial(word) { return following.properties.isUppercase && !isOrdinaryOpener(at: next, in: scalars) }
        if beforeNames.contains(key) { return true }
        if beforeNumbers.contains(key) { return isNumber || following == "№" }
        if key == "г" || key == "гг" || key == "ж" || key == "жж" {
            // Russian "г." is "year" after a number, "city" before a name; Kazakh "ж." is "year".
            return isNumber || !isAfterNumber(stop - word.unicodeScalars.count, in: scalars)
        }
        if ambiguous.contains(key) { return isNumber || !isOrdinaryOpener(at: next, in: scalars) && hasInnerStop(key) }
        // A list's number: "2. The court …".
        let opensPassage = trimmed(start, stop, scalars).start == stop - word.unicodeScalars.count
        return opensPassage && key.count <= 2 && key.allSatisfy { ("0"..."9").contains($0) }
    }

    private static func hasInnerStop(_ key: String) -> Bool { key.contains(".") && !sentenceFinal.contains(key) }

    /// A word of one letter, or letters with stops between them: `A`, `U.S`, `А.С`.
    private static func isInitial(_ word: String) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: true)
        guard !parts.isEmpty else { return false }
        return parts.allSatisfy { part in
            part.unicodeScalars.first?.properties.isUppercase == true
                && (part.unicodeScalars.count == 1 || digraphs.contains(part.lowercased()))
        }
    }

    private static func isAfterNumber(_ wordStart: Int, in scalars: [Unicode.Scalar]) -> Bool {
        var position = wordStart - 1
        while position >= 0, scalars[position].properties.isWhitespace { position -= 1 }
        return position >= 0 && ("0"..."9").contains(scalars[position])
    }

    /// The first scalar of the next word on this line, past quotes, brackets and dashes; nil at the end of the line.
    private static func nextWordStart(after end: Int, in scalars: [Unicode.Scalar]) -> Int? {
        var position = end
        // 16 marks in a row are no prose: what follows is taken for a new sentence.
        while position < scalars.count, position < end + 16 {
            let scalar = scalars[position]
            if isLineEnd(scalar) { return nil }
            if isWordPart(scalar) { return position }
            position += 1
        }
        return nil
    }

    /// The word that ends before a stop, inner stops included; the last 24 scalars of it at most.
    private static func wordBefore(_ position: Int, notBefore start: Int, in scalars: [Unicode.Scalar]) -> String {
        var first = position
        while first > start, position - first < 24, isWordPart(scalars[first - 1]) || scalars[first - 1] == "." {
            first -= 1
        }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: scalars[first..<position])
        return String(word)
    }

    private static func isOrdinaryOpener(at start: Int, in scalars: [Unicode.Scalar]) -> Bool {
        var end = start
        while end < scalars.count, end - start < 12, isWordPart(scalars[end]) { end += 1 }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: scalars[start..<end])
        return openers.contains(String(word).lowercased())
    }

    private static func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "!" || scalar == "?" || scalar == "…"
    }

    private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "'", "”", "’", "»", ")", "]": true
        default: false
        }
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x00...0x7F: false
        default: scalar.properties.isAlphabetic || scalar.properties.generalCategory == .decimalNumber || scalar == "№"
        }
    }

    // MARK: Abbreviations, without their last stop, in lower case

    /// Initials of two letters: `Zh. Omarov`, `Дж. Омаров`.
    private static let digraphs: Set<String> = words("zh kh sh ch yu ya ye yo ts gh дж")

    /// A name or a noun always follows.
    private static let beforeNames: Set<String> = words(
        """
        mr mrs ms dr prof gen col maj capt lt sgt gov sen rep rev hon st jr sr messrs vs cf
        ул им пр просп пл пос обл р-н проф акад гр гос зам пом ген полк кап ред см напр корп стр кв д с п пп ст ч т
        """)

    /// A number follows, else it was a word at the sentence's end.
    private static let beforeNumbers: Set<String> = words(
        "no nos art arts jan feb mar apr jun jul aug sep sept oct nov dec pp p vol sec янв фев мар "
            + "апр авг сент окт нояб дек"
    )

    /// Either inside a sentence or at its end.
    private static let ambiguous: Set<String> = words(
        """
        a.m p.m u.s u.k e.g i.e etc inc ltd co corp тыс млн млрд руб тг др т.д т.п т.е т.б т.с.с ғ б.з.д мин сек час
        """)

    /// Of those with inner stops, the ones that end a list and therefore mostly a sentence.
    private static let sentenceFinal: Set<String> = words("т.д т.п т.б т.с.с")

    /// Words that open a sentence and are no surnames.
    private static let openers: Set<String> = words(
        """
        the a an he she it they we i this that these those his her its their in on at as but and if when while after
        before since for from with by no there here what who how why judge police prosecutors however meanwhile also
        он она они оно это этот эта в на по и но а с к о об у из за после до как если когда там тут его её ее их суд
        ол олар бұл осы бірақ және ал сот сол біз мен
        """)

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
