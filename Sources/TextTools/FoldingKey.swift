/// A name's spelling-independent form: shared by the Kazakh, Russian and Latin spellings of one name.
///
/// `Асқар Қаласов`, `Аскар Каласов` and `Asqar Qalasov` all have the key `askar kalasuv`. A key is for comparing and
/// never for printing: it merges letters that the spellings use for one another (о/у, қ/х, ы/и).
package enum FoldingKey {
    /// The key of one word: lower-case ASCII letters and digits. Letters of other alphabets than Cyrillic and Latin stay
    /// as they are, in lower case. Empty where the word has no letter and no digit.
    package static func ofWord(_ word: some StringProtocol) -> String {
        var key: [UInt8] = []
        append(keyOf: word.unicodeScalars.map(\.lowercase.value), to: &key)
        return String(decoding: key, as: UTF8.self)
    }

    /// The key of a person's name: without initials, in names of three words or more without the patronymic, its words
    /// sorted, since agencies print the surname first as well as last.
    package static func ofName(_ name: String) -> String {
        var keys = words(of: name)
        if keys.count >= 3, let patronymic = keys.indices.dropFirst().first(where: { isPatronymic(keys[$0]) }) {
            keys.remove(at: patronymic)
        }
        return keys.sorted().joined(separator: " ")
    }

    /// Do two keys of names stand for one name, a slip in one vowel, or Latin `sh` for `s` and `h`, allowed?
    ///
    /// Only for names of two words or more that agree in all other words, and only in words of six letters or more; a
    /// final `a` after `v` or `n` is never a slip, since it tells the person's sex.
    package static func alike(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        var leftWords = left.split(separator: " ")
        var rightWords = right.split(separator: " ")
        guard leftWords.count == rightWords.count, leftWords.count >= 2 else { return false }
        // The slip may change the order of the sorted words, so what is equal goes first.
        for word in leftWords where rightWords.contains(word) {
            if let index = leftWords.firstIndex(of: word) { leftWords.remove(at: index) }
            if let index = rightWords.firstIndex(of: word) { rightWords.remove(at: index) }
        }
        guard leftWords.count == 1, rightWords.count == 1 else { return false }
        return differInOneSlip(Array(leftWords[0].utf8), Array(rightWords[0].utf8))
    }

    /// Is this the key of a patronymic: Russian `-ович`, `-овна`, Kazakh `-ұлы`, `-қызы`?
    package static func isPatronymic(_ key: some StringProtocol) -> Bool {
        let endings = ["uviq", "eviq", "uvna", "evna", "iqna", "uli", "kizi", "iq"]
        return endings.contains { key.count >= $0.count + 3 && key.hasSuffix($0) }
    }

    /// Appends the key of a word given as scalars in lower case; for callers that make many keys in one buffer.
    package static func append(keyOf word: [UInt32], to key: inout [UInt8]) { append(keyOf: word[...], to: &key) }

    /// As above, of a word in the normal form of `Words`.
    package static func append(keyOf word: ArraySlice<UInt16>, to key: inout [UInt8]) {
        let start = key.count
        romanise(word, into: &key)
        settle(&key, from: start)
    }

    private static func append(keyOf word: ArraySlice<UInt32>, to key: inout [UInt8]) {
        let start = key.count
        romanise(word, into: &key)
        settle(&key, from: start)
    }

    /// The keys of a name's words in their order, without initials.
    private static func words(of name: String) -> [String] {
        var keys: [String] = []
        for part in name.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            let pieces = part.split(separator: ".", omittingEmptySubsequences: true)
            for (index, piece) in pieces.enumerated() {
                let dotted = index < pieces.count - 1 || part.hasSuffix(".")
                // `Zh.` and `Ю.` are initials, and so is one letter without its full stop.
                if piece.count == 1 || (dotted && piece.count <= 2) { continue }
                let key = ofWord(piece)
                if key.isEmpty { continue }
                // `Ахмет ұлы` is `Ахметұлы`.
                if key == "uli" || key == "kizi", let last = keys.popLast() {
                    keys.append(last + key)
                } else {
                    keys.append(key)
                }
            }
        }
        return keys
    }

    // MARK: Letters

    /// Writes a word in the key's Latin letters, digraphs first; what `settle` then smooths.
    private static func romanise(_ word: ArraySlice<some FixedWidthInteger>, into key: inout [UInt8]) {
        var letters = LookAhead(word)
        let table = self.table
        while let letter = letters.next() {
            if letter < 0x80 {
                latin(UInt8(letter), &letters, into: &key)
            } else if letter < table.count, table[Int(letter)] != unknown {
                let romanised = table[Int(letter)]
                if romanised > 0 { key.append(UInt8(romanised & 0xFF)) }
                if romanised > 0xFF { key.append(UInt8(romanised >> 8)) }
            } else if isDropped(letter) {
                continue
            } else if let scalar = Unicode.Scalar(letter) {
                key.append(contentsOf: Array(String(scalar).utf8))
            }
        }
    }

    private static func latin(
        _ letter: UInt8, _ letters: inout LookAhead<some FixedWidthInteger>, into key: inout [UInt8]
    ) {
        let following = letters.first
        switch (letter, following) {
        case (ascii("s"), 0x68):  // sh, shch
            letters.skip()
            if letters.first == 0x63, letters.second == 0x68 {
                letters.skip()
                letters.skip()
            }
            key.append(ascii("x"))
        case (ascii("c"), 0x68):  // ch
            letters.skip()
            key.append(ascii("q"))
        case (ascii("z"), 0x68):  // zh
            letters.skip()
            key.append(ascii("j"))
        case (ascii("k"), 0x68):  // kh
            letters.skip()
            key.append(ascii("k"))
        case (ascii("g"), 0x68):  // gh
            letters.skip()
            key.append(ascii("g"))
        case (ascii("t"), 0x73):  // ts
            letters.skip()
            key.append(ascii("c"))
        case (ascii("y"), 0x65), (ascii("y"), 0x6F):  // ye, yo
            letters.skip()
            key.append(ascii("e"))
        case (ascii("y"), 0x75):  // yu
            letters.skip()
            key.append(contentsOf: [ascii("i"), ascii("u")])
        case (ascii("y"), 0x61):  // ya
            letters.skip()
            key.append(contentsOf: [ascii("i"), ascii("a")])
        case (ascii("y"), _): key.append(ascii("i"))
        case (ascii("o"), _), (ascii("w"), _): key.append(ascii("u"))
        case (ascii("q"), _), (ascii("h"), _): key.append(ascii("k"))
        case (ascii("x"), _): key.append(contentsOf: [ascii("k"), ascii("s")])
        case (ascii("c"), 0x65), (ascii("c"), 0x69), (ascii("c"), 0x79): key.append(ascii("s"))
        case (ascii("c"), _): key.append(ascii("k"))
        case (0x61...0x7A, _), (0x30...0x39, _): key.append(letter)
        default: break
        }
    }

    /// Smooths what spellings differ in: doubled letters, `ng`, initial `dj` and `til`, `ui` before a consonant.
    private static func settle(_ key: inout [UInt8], from start: Int) {
        collapse(&key, from: start)
        if key.count - start >= 2, key[start] == ascii("d"), key[start + 1] == ascii("j") { key.remove(at: start) }
        if key.count - start >= 4, key[start] == ascii("t"), key[start + 1] == ascii("i"), key[start + 2] == ascii("l")
        {
            key.remove(at: start + 1)
        }
        var kept = start
        for index in start..<key.count {
            let previous = index > start ? key[index - 1] : 0
            let following = index + 1 < key.count ? key[index + 1] : 0
            let isLostG = key[index] == ascii("g") && previous == ascii("n")
            let isLostI =
                key[index] == ascii("i") && previous == ascii("u") && following != 0 && !isVowel(following)
            if isLostG || isLostI { continue }
            key[kept] = key[index]
            kept += 1
        }
        key.removeSubrange(kept...)
        collapse(&key, from: start)
    }

    private static func collapse(_ key: inout [UInt8], from start: Int) {
        var kept = start
        for index in start..<key.count where kept == start || key[index] != key[kept - 1] || key[index] >= 0x80 {
            key[kept] = key[index]
            kept += 1
        }
        key.removeSubrange(kept...)
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        letter == ascii("a") || letter == ascii("e") || letter == ascii("i") || letter == ascii("u")
    }

    /// Combining accents, apostrophes, dashes, soft hyphens and zero-width characters say nothing in a key.
    private static func isDropped(_ letter: UInt32) -> Bool {
        switch letter {
        case 0xAD, 0xB4, 0xB7, 0x2B9...0x2BF, 0x300...0x36F, 0x2000...0x206F, 0xFEFF: true
        default: false
        }
    }

    private static func ascii(_ letter: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: letter.value) }

    private static let unknown = UInt16.max

    /// Letters beyond ASCII, lower case, and what they are in a key (LANGUAGES.md §2.1, and the letters of neighbours):
    /// none, one or two letters, the first in the low byte.
    private static let table: [UInt16] = {
        let rows = [
            ("аә", "a"), ("б", "b"), ("в", "v"), ("гғґѓ", "g"), ("д", "d"), ("еёэєѐ", "e"), ("ж", "j"), ("з", "z"),
            ("иійїыѝ", "i"), ("кқхһ", "k"), ("л", "l"), ("м", "m"), ("нң", "n"), ("оөуұүў", "u"), ("п", "p"),
            ("р", "r"),
            ("с", "s"), ("т", "t"), ("ф", "f"), ("ц", "c"), ("ч", "q"), ("шщ", "x"), ("ю", "iu"), ("я", "ia"),
            ("ъьʼ", ""), ("ј", "j"), ("љ", "l"), ("њ", "n"), ("џ", "j"), ("ќ", "k"), ("ђ", "d"), ("ћ", "q"), ("ѕ", "z"),
            ("áäàâãåāăąǎə", "a"), ("çčĉ", "q"), ("ćċ", "k"), ("ďđð", "d"), ("éèêëēĕėęě", "e"), ("ğǵģĝġǧ", "g"),
            ("ĥħ", "k"), ("íìîïĩīĭįıǐ", "i"), ("ĵ", "j"), ("ķ", "k"), ("łĺļľ", "l"), ("ñńņňŋ", "n"),
            ("óòôõöøōŏőǒ", "u"), ("ŕŗř", "r"), ("śŝ", "s"), ("şšș", "x"), ("ţťț", "t"), ("úùûüũūŭůűųǔýŵ", "u"),
            ("ÿŷ", "i"), ("žźż", "z"), ("ß", "s"), ("æ", "ae"), ("œ", "e"), ("þ", "t"),
        ]
        var table = [UInt16](repeating: unknown, count: 0x530)
        for (letters, romanised) in rows {
            let code = romanised.utf8.reversed().reduce(UInt16(0)) { $0 << 8 | UInt16($1) }
            for letter in letters.unicodeScalars { table[Int(letter.value)] = code }
        }
        table[0x17E] = UInt16(ascii("j"))  // ž is Cyrillic ж in scholarly Latin
        return table
    }()

    // MARK: Slips

    /// One vowel lost, added or changed; or `x` (Latin sh) where the other has `sk` (Cyrillic сх).
    private static func differInOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard min(left.count, right.count) >= 6 else { return false }
        let head = zip(left, right).prefix { $0 == $1 }.count
        let room = min(left.count, right.count) - head
        let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.prefix(room).count
        let leftMiddle = left[head..<left.count - tail]
        let rightMiddle = right[head..<right.count - tail]
        if tail == 0, let before = left[..<head].last, before == ascii("v") || before == ascii("n") { return false }
        let isVowelSlip =
            leftMiddle.count <= 1 && rightMiddle.count <= 1 && (leftMiddle + rightMiddle).allSatisfy(isVowel)
        let middles = [Array(leftMiddle), Array(rightMiddle)]
        return isVowelSlip || (middles.contains([ascii("x")]) && middles.contains([ascii("s"), ascii("k")]))
    }
}

/// A word's letters, read with two in sight, since `shch` and `ye` are one letter each in a key.
private struct LookAhead<Letter: FixedWidthInteger> {
    private let letters: ArraySlice<Letter>
    private var index: Int

    init(_ letters: ArraySlice<Letter>) {
        self.letters = letters
        index = letters.startIndex
    }

    var first: UInt32? { letter(at: index) }
    var second: UInt32? { letter(at: index + 1) }

    mutating func next() -> UInt32? {
        defer { skip() }
        return first
    }

    mutating func skip() { index += 1 }

    private func letter(at index: Int) -> UInt32? {
        index < letters.endIndex ? UInt32(truncatingIfNeeded: letters[index]) : nil
    }
}
