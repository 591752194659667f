import TextTools

/// The guess word by word and language by language: what the faster one has to agree with.
enum FormerLanguageGuess {
    /// Scalars that are read: enough to tell, and a long text costs no more.
    private static let sample = 4_000

    /// A BCP 47 tag: `en`, `ru`, `kk`, `ky`, `uz`, `uk`, and a few neighbours; nil where the text is too short, or in
    /// none of them.
    ///
    /// A language's own letters, its frequent words and its endings are counted; the one that leads clearly is told.
    static func language(of text: String) -> String? {
        let words = text.unicodeScalars.prefix(sample).split { !isLetter($0) }.map { $0.map(\.lowercase) }
        let latin = words.reduce(0) { $0 + $1.count { $0.value < 0x250 } }
        let letters = words.reduce(0) { $0 + $1.count }
        guard letters >= 2 else { return nil }
        let script = latin * 2 > letters ? Script.latin : .cyrillic
        let scores = languages.filter { $0.script == script }.map {
            (tag: $0.tag, score: score(of: $0, words, letters))
        }
        let order = scores.sorted { ($0.score, $1.tag) > ($1.score, $0.tag) }
        guard let first = order.first, first.score > 0 else { return nil }
        return order.count > 1 && first.score < order[1].score * 1.2 ? nil : first.tag
    }

    private static func score(of language: Language, _ words: [[Unicode.Scalar]], _ letters: Int) -> Double {
        var score = 0.0
        var hasOwn = false
        for word in words {
            let folded = String(String.UnicodeScalarView(word))
            if language.words.contains(folded) { score += 2 }
            if word.contains(where: language.letters.contains) {
                score += 2
                hasOwn = true
            }
            if word.contains(where: language.foreign.contains) { score -= 2 }
            if word.count >= 5,
                language.endings.contains(String(folded.suffix(2)))
                    || language.endings.contains(String(folded.suffix(3)))
            {
                score += 1
            }
        }
        // A sentence without any of the letters that set the language apart is hardly in it.
        if !hasOwn, language.needsLetters { score -= Double(letters) / 12 }
        return score
    }

    /// Uzbek's turned comma is a letter; the marks that are typed for it are.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar == "\u{2BB}" || scalar == "\u{2018}" || scalar == "\u{2019}"
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
