/// The language that a text is written in, from its letters and its most frequent words.
package enum LanguageGuess {
    /// Scalars that are read: enough to tell, and a long text costs no more.
    private static let sample = 4_000

    /// A BCP 47 tag: `en`, `ru`, `kk`, `ky`, `uz`, `uk`, and a few neighbours; nil where the text is too short, or in
    /// none of them.
    ///
    /// A language's own letters, its frequent words and its endings are counted; the one that leads clearly is told.
    package static func language(of text: String) -> String? {
        let signs = signs(in: text)
        guard signs.letters >= 2 else { return nil }
        let script = signs.latin * 2 > signs.letters ? Script.latin : .cyrillic
        let scores = languages.indices.filter { languages[$0].script == script }.map {
            (tag: languages[$0].tag, score: score(of: $0, signs))
        }
        let order = scores.sorted { ($0.score, $1.tag) > ($1.score, $0.tag) }
        guard let first = order.first, first.score > 0 else { return nil }
        return order.count > 1 && first.score < order[1].score * 1.2 ? nil : first.tag
    }

    /// What a text shows, by language in the order of `languages`.
    private struct Signs {
        var letters = 0
        /// Letters that are Latin.
        var latin = 0
        var frequentWords: [Int]
        /// Words with a letter of the language's own, words with a foreign one.
        var own: [Int]
        var foreign: [Int]
        var endings: [Int]
    }

    private static func score(of language: Int, _ signs: Signs) -> Double {
        let points =
            2 * signs.frequentWords[language] + 2 * signs.own[language] - 2 * signs.foreign[language]
            + signs.endings[language]
        // A sentence without any of the letters that set the language apart is hardly in it.
        let isWithout = signs.own[language] == 0 && languages[language].needsLetters
        return Double(points) - (isWithout ? Double(signs.letters) / 12 : 0)
    }

    private static func signs(in text: String) -> Signs {
        let index = self.index
        let none = languages.map { _ in 0 }
        var signs = Signs(frequentWords: none, own: none, foreign: none, endings: none)
        var word = WordRead()
        for scalar in text.unicodeScalars.prefix(sample) {
            guard isLetter(scalar) else {
                if word.count > 0 { note(word, in: index, &signs) }
                word = WordRead()
                continue
            }
            let lower = scalar.lowercase
            signs.letters += 1
            if lower.value < 0x250 { signs.latin += 1 }
            word.append(lower)
            if let letter = index.letters[lower] {
                word.own |= letter.own
                word.foreign |= letter.foreign
            }
        }
        if word.count > 0 { note(word, in: index, &signs) }
        return signs
    }

    private static func note(_ word: WordRead, in index: Index, _ signs: inout Signs) {
        if word.count <= WordRead.longest, let mask = index.words[word.key] { add(mask, to: &signs.frequentWords) }
        if word.own != 0 { add(word.own, to: &signs.own) }
        if word.foreign != 0 { add(word.foreign, to: &signs.foreign) }
        guard word.count >= 5 else { return }
        let two = index.endings[word.key(ofLast: 2)] ?? 0
        let three = index.endings[word.key(ofLast: 3)] ?? 0
        if two | three != 0 { add(two | three, to: &signs.endings) }
    }

    private static func add(_ mask: UInt16, to counts: inout [Int]) {
        for language in counts.indices where mask >> UInt16(language) & 1 == 1 { counts[language] += 1 }
    }

    /// A word as a number, so that it is found without a String of it being made.
    private struct WordRead {
        /// Letters that a key has room for; the longest frequent word has as many.
        static let longest = 11

        private(set) var count = 0
        /// Eleven bits for each letter, the last one lowest.
        private(set) var key: UInt128 = 0
        /// Languages of which a letter here is one of their own, or one that they never have.
        var own: UInt16 = 0
        var foreign: UInt16 = 0

        init() {}

        init(_ word: some StringProtocol) { for scalar in word.unicodeScalars { append(scalar) } }

        mutating func append(_ scalar: Unicode.Scalar) {
            // No frequent word and no ending holds a letter beyond these.
            let code: UInt32 =
                switch scalar.value {
                case 0..<0x7F0: scalar.value
                case 0x2018: 0x7F0
                case 0x2019: 0x7F1
                default: 0x7FF
                }
            key = (key &<< 11 | UInt128(code)) & (1 &<< 121 &- 1)
            count += 1
        }

        func key(ofLast letters: Int) -> UInt128 { key & ((1 &<< UInt128(letters * 11)) &- 1) }
    }

    /// Bits stand for languages, in the order of `languages`.
    private struct Index: Sendable {
        var letters: [Unicode.Scalar: (own: UInt16, foreign: UInt16)] = [:]
        var words: [UInt128: UInt16] = [:]
        var endings: [UInt128: UInt16] = [:]

        init(_ languages: [Language]) {
            for (place, language) in languages.enumerated() {
                let bit = UInt16(1) << UInt16(place)
                for letter in language.letters { letters[letter, default: (0, 0)].own |= bit }
                for letter in language.foreign { letters[letter, default: (0, 0)].foreign |= bit }
                for word in language.words { words[WordRead(word).key, default: 0] |= bit }
                for ending in language.endings { endings[WordRead(ending).key, default: 0] |= bit }
            }
        }
    }

    private static let index = Index(languages)

    /// Uzbek's turned comma is a letter; the marks that are typed for it are.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x530 { return commonLetters[Int(scalar.value)] }
        return scalar.properties.isAlphabetic || scalar == "\u{2018}" || scalar == "\u{2019}"
    }

    private static let commonLetters: [Bool] = (UInt32(0)..<0x530).map { value in
        Unicode.Scalar(value).map { $0.properties.isAlphabetic || $0 == "\u{2BB}" } ?? false
    }

    private enum Script { case cyrillic, latin }

    private struct Language: Sendable {
        var tag: String
        var script: Script
        /// Letters that it has and its neighbours here lack, and letters that it never has.
        var letters: Set<Unicode.Scalar>
        var foreign: Set<Unicode.Scalar>
        /// Are its own letters so frequent that a sentence has one?
        var needsLetters: Bool
        var words: Set<String>
        /// Two or three letters that words of five letters or more often end with.
        var endings: Set<String>

        init(_ tag: String, _ script: Script, letters: String, foreign: String, words: String, endings: String) {
            self.tag = tag
            self.script = script
            self.letters = Set(letters.unicodeScalars)
            needsLetters = !letters.isEmpty && tag != "ru"
            self.foreign = Set(foreign.unicodeScalars)
            self.words = Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
            self.endings = Set(endings.split(separator: " ").map(String.init))
        }
    }

    private static let languages: [Language] = [
        Language(
            "ru", .cyrillic, letters: "ёщъ", foreign: "әғқңөұүһіїєґўҳ",
            words: """
                и в во не на я он она они мы что как это так но а же от до за из у о об по при для с со к был была было были
                его её их ему который которая которые также уже или если только после суд дело году лет сообщил сказал
                """,
            endings:
                "ого его ому ему ыми ими ами ями ые ие ый ий ой ых их ов ев ть ться тся ния ние нии ла ли ло ют ает ует ия ии ию ну ил ал ом ем ей ам ют ят ена ено ены"
        ),
        Language(
            "kk", .cyrillic, letters: "әғқңөұүһі", foreign: "їєґўҳ",
            words: """
                мен пен бен және бұл ол осы сол деп деген бір үшін болды болған туралы кейін бойынша емес жоқ бар екен еді
                да де та те не жылы қазақстан сот оның олар оны айтты дейді ісі жыл күні соты
                """,
            endings:
                "нің дің тің ның дың тың ді ды ті ты ған ген қан кен лар лер дар дер тар тер да де та те дан ден сы сі лды лді ады еді ып іп ға ге қа ке мен"
        ),
        Language(
            "ky", .cyrillic, letters: "ңөү", foreign: "әғқұһіїєґўҳ",
            words: """
                менен жана бул ал ошол деп деген бир үчүн болду болгон тууралуу кийин боюнча эмес жок бар экен эле
                да дагы анын алар аны айтты жылы кыргызстан сот иши жыл күнү ишин эч
                """,
            endings:
                "нын нин нун нүн дын дин тын тин ды ди дү тү ган ген кан кен лар лер лор лөр дар дер тар тер да де дан ден сы си уу үү оо өө луу туу ып ип га ге ка ке"
        ),
        Language(
            "uz", .cyrillic, letters: "ўқғҳ", foreign: "әңөұүһіїєґыщ",
            words: """
                ва билан бу у деб бир учун бўлди бўлган ҳақида кейин бўйича эмас йўқ бор эди ҳам унинг улар уни айтди йил
                суд иши ўзбекистон йили куни томонидан
                """,
            endings: "нинг лар лари ган ади лди да дан га ни лик чи иб миз инг"),
        Language(
            "uk", .cyrillic, letters: "їєґі", foreign: "әғқңөұүһўҳыэъё",
            words: """
                і й та в у на не що як це так але а від до за з із про при для був була було були його її їх який яка які
                також вже або якщо тільки після суд справа року років повідомив сказав
                """,
            endings: "ого ому ими ами ями ння ття ти ться ють ів їв ий ій ої ою ла ли ло ія ії ію ив ав ено"),
        Language(
            "en", .latin, letters: "", foreign: "ıəñńşğýūäöüʻ\u{2018}",
            words: """
                the of and to in a is was were for on that with as at by from his her has have had he she it they be been
                are not but or an this which who said after court year years
                """,
            endings: "ing ed ly tion ion ers er es ity ment ted nce"),
        Language(
            "uz-Latn", .latin, letters: "ʻ\u{2018}", foreign: "ıəñńşğýūäöü",
            words: """
                va bilan bu u deb bir uchun boʻldi boʻlgan haqida keyin boʻyicha emas yoʻq bor edi ham uning ular uni aytdi
                yil sud ishi yili kuni tomonidan o‘zbekiston
                """,
            endings: "ning lar lari gan adi ldi ndi da dan ga ni lik chi ib"),
        Language(
            "kk-Latn", .latin, letters: "ıñńūǵýá", foreign: "ʻ\u{2018}",
            words:
                "men pen ben jáne jäne bul ol osy sol dep degen bir úshin üşın boldy bolǵan bolğan týraly turaly keıin keiin emes joq bar",
            endings: "nyń nyñ niń nıñ dyń diń lar ler ǵan gen ğan dy di da de"),
        Language(
            "tr", .latin, letters: "ışğçöü", foreign: "qwxñńūǵýáʻ\u{2018}",
            words: "ve bir bu da de için ile olarak daha çok sonra olan gibi kadar ancak en ne o mahkeme yıl",
            endings: "lar ler nin nın nun nün dan den mak mek yor dı di du dü"),
    ]
}
