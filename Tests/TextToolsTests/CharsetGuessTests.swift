import TextTools
import Testing

@Suite("Guesses of charsets") struct CharsetGuessTests {
    /// A language, the charsets that it is written in, and sentences in it: a headline, and what may follow it.
    struct Sample: CustomTestStringConvertible, Sendable {
        var language: String
        var charsets: [String]
        var texts: [String]
        var testDescription: String { language }

        init(_ language: String, _ charsets: String, _ texts: String...) {
            (self.language, self.texts) = (language, texts)
            self.charsets = charsets.split(separator: " ").map(String.init)
        }
    }

    private static let cyrillic = [
        Sample(
            "Russian", "windows-1251 koi8-r cp866 iso-8859-5",
            "Суд продлил арест журналистки ещё на месяц",
            "СУД ПРОДЛИЛ АРЕСТ ЖУРНАЛИСТКИ", "Обыск в редакции", "объявили приговор",
            "Редакция сообщила, что её корреспондента задержали у здания мэрии и увезли в отделение; адвоката не пустили."
        ),
        Sample(
            "Russian of a Macintosh", "mac-cyrillic",
            "Суд продлил арест журналистки. Её коллеги «объявили» забастовку, сообщает Агентство.",
            "Редакция заявила: «Никаких доказательств нет». Защита обжалует решение в Верховный суд; дата неизвестна."),
        Sample(
            "Ukrainian", "windows-1251 koi8-u iso-8859-5", "Суд відпустив журналістку під домашній арешт",
            "Її адвокат каже, що слідство не має жодного доказу, і вже подав скаргу до суду вищої інстанції."),
        Sample(
            "Belarusian", "windows-1251 iso-8859-5", "Суд пакінуў журналістку за кратамі яшчэ на месяц",
            "Адвакат кажа, што ў справе няма ніводнага доказу, і рыхтуе скаргу ў вышэйшы суд."),
        Sample(
            "Bulgarian", "windows-1251 iso-8859-5", "Съдът отложи делото срещу журналистката за март",
            "Според защитата няма нито едно доказателство, а полицията не е искала да чуе свидетелите."),
        Sample(
            "Serbian", "windows-1251 iso-8859-5", "Суд је одложио суђење новинарки до пролећа",
            "Њени браниоци кажу да тужилаштво нема ниједан доказ и да ће се жалити већем суду."),
        Sample(
            "Kazakh", "kz-1048 ptcp154", "Сот белсендіні екі айға қамауға алды", "Қамаудағы журналист босатылды",
            "Қорғаушысы үкімге шағым түсіретінін, өйткені іс бойынша ешқандай дәлел жоқ екенін айтты."),
    ]

    private static let otherScripts = [
        Sample(
            "Greek", "windows-1253 iso-8859-7", "Το δικαστήριο άφησε ελεύθερη τη δημοσιογράφο",
            "Ο συνήγορος δήλωσε ότι δεν υπάρχει καμία απόδειξη και ότι θα προσφύγουν στο εφετείο."),
        Sample(
            "Hebrew", "windows-1255", "בית המשפט האריך את מעצר העיתונאית בחודש",
            "לדברי הסנגורית אין בתיק שום ראיה, והיא תערער על ההחלטה עד סוף השבוע."),
        Sample(
            "Arabic", "windows-1256 iso-8859-6", "المحكمة تمدد حبس الصحفية شهرا آخر",
            "قال المحامي إن القضية لا تحتوي على أي دليل وإنه سيطعن في القرار قبل نهاية الأسبوع."),
        Sample(
            "Thai", "tis-620", "ศาลสั่งขังนักข่าวต่ออีกหนึ่งเดือน",
            "ทนายความกล่าวว่าในคดีนี้ไม่มีหลักฐานใด และจะยื่นอุทธรณ์ต่อศาลภายในสัปดาห์นี้"),
        Sample(
            "Japanese", "shift_jis euc-jp", "裁判所は記者の勾留をさらに一か月延長した",
            "弁護士は、この事件には証拠が一つもないと述べ、今週中に不服を申し立てるという。"),
        Sample("Chinese", "gb18030", "法院将这名记者的拘留再延长一个月", "律师说，这起案件没有任何证据，他会在本周内提出上诉。"),
        Sample("Taiwan's Chinese", "big5", "法院將這名記者的羈押再延長一個月", "律師說，這起案件沒有任何證據，他會在本週內提出上訴。"),
        Sample("Korean", "euc-kr", "법원은 기자의 구속을 한 달 더 연장했다", "변호사는 이 사건에 아무런 증거가 없다며 이번 주 안에 항소하겠다고 말했다."),
    ]

    private static let easternLatin = [
        Sample(
            "Turkish", "windows-1254", "Mahkeme gazetecinin tutukluluğunu uzattı",
            "Savcı, üç kişi için beş yıl hapis istediğini söyledi; avukatlar dosyada hiçbir kanıt olmadığı görüşünde."),
        Sample(
            "Polish", "windows-1250 iso-8859-2", "Sąd przedłużył areszt działaczki o miesiąc",
            "Adwokat twierdzi, że w aktach nie ma żadnego dowodu, i zapowiada zażalenie; świadków nikt nie chciał słuchać."
        ),
        Sample(
            "Czech", "windows-1250 iso-8859-2", "Soud prodloužil novinářce vazbu o další měsíc",
            "Obhájce řekl, že ve spise není žádný důkaz a že podá stížnost; svědky prý nikdo nechtěl vyslechnout."),
        Sample(
            "Slovak", "windows-1250 iso-8859-2", "Súd predĺžil novinárke väzbu o ďalší mesiac, tvrdí šéf väznice",
            "Obhajca vyhlásil, že v spise nie je žiadny dôkaz a že podá sťažnosť; svedkov vraj nechcel nikto vypočuť."),
        Sample(
            "Hungarian", "windows-1250 iso-8859-2", "A bíróság meghosszabbította az újságírónő őrizetét",
            "A védő szerint az ügyben nincs egyetlen bizonyíték sem, ezért fellebbezni fognak a döntés ellen."),
        Sample(
            "Croatian", "windows-1250 iso-8859-2", "Tužiteljstvo traži četiri godine, a novinarka šuti i čeka",
            "Odvjetnici kažu da nema nijednog dokaza te da će se žaliti višem sudu čim dođe pisana odluka."),
        Sample(
            "Romanian", "windows-1250 iso-8859-2", "Judecătorii au hotărât că ziarista rămâne în închisoare",
            "Avocaţii spun că în dosar nu există nicio probă şi că vor face contestaţie până la sfârşitul săptămânii."),
        Sample(
            "Lithuanian", "windows-1257", "Teismas pratęsė žurnalistės suėmimą dar mėnesiui",
            "Gynėjas sako, kad byloje nėra jokių įrodymų, ir žada skųsti nutartį; liudytojų niekas nenorėjo išklausyti."
        ),
        Sample(
            "Latvian", "windows-1257", "Tiesa pagarināja žurnālistei apcietinājumu vēl uz mēnesi",
            "Aizstāvis saka, ka lietā nav neviena pierādījuma, un sola lēmumu pārsūdzēt augstākā tiesā."),
        Sample(
            "Estonian", "windows-1257", "Kohus jättis ajakirjaniku vahi alla, ütles kaitsja põhjuseid nimetamata",
            "Advokaadi sõnul ei ole süüasjas ühtegi tõendit, ja ta vaidlustab määruse käesoleval nädalal."),
    ]

    private static let westernLatin = [
        Sample(
            "French", "windows-1252", "Le tribunal a prolongé la détention de la journaliste", "Procès reporté à mardi",
            "L’avocat a déclaré qu’il n’y a aucune preuve au dossier ; « le parquet n’a même pas été entendu là-dessus »."
        ),
        Sample(
            "German", "windows-1252", "Gericht verlängert Haft für Journalistin",
            "Die Verteidigung erklärte, es gebe keinen Beweis; sie wolle „nächste Woche“ Beschwerde einlegen, heißt es."
        ),
        Sample(
            "Spanish", "windows-1252", "El juez amplió un mes la prisión de la periodista",
            "La defensa aseguró que en la causa no hay ninguna prueba y que recurrirá la decisión este año, señaló."),
        Sample(
            "Portuguese", "windows-1252", "Tribunal prolonga a prisão da jornalista por mais um mês",
            "A defesa afirmou que não há nenhuma prova nos autos e que vai recorrer da decisão até sexta-feira."),
        Sample(
            "Italian", "windows-1252", "La giornalista resterà in carcere, perché il giudice ha detto sì",
            "«Non c’è nessuna prova», dice l’avvocato, che presenterà ricorso: «La libertà di stampa è più di così»."),
        Sample(
            "Swedish", "windows-1252", "Rätten förlängde häktningen av journalisten",
            "Försvararen säger att det inte finns några bevis och att beslutet ska överklagas före månadens slut."),
        Sample(
            "Danish", "windows-1252", "Retten forlængede fængslingen af journalisten på ny",
            "Forsvareren siger, at der ikke er ét bevis i sagen, og at afgørelsen kæres til næste instans; hun går på prøve."
        ),
        Sample(
            "Icelandic", "windows-1252", "Dómurinn framlengdi varðhald blaðamannsins um mánuð",
            "Verjandinn segir að engin sönnunargögn séu í málinu og að úrskurðinum verði áfrýjað þegar í stað."),
        Sample(
            "Dutch", "windows-1252", "De rechter hield de journaliste vast, zei één advocaat, ondanks reële twijfel",
            "Er is géén bewijs, vinden de advocaten van beide cliënten; de hoorzitting is geënsceneerd, luidt hun idee."
        ),
        Sample(
            "Catalan", "windows-1252", "El jutge allarga la presó de la periodista, però no diu per què",
            "La defensa assegura que no hi ha cap prova i que presentarà recurs; és la tercera vegada, això sí."),
        Sample(
            "English", "windows-1252",
            "Court extends journalist\u{2019}s detention \u{2013} \u{201C}no evidence\u{201D}, says café owner",
            "Her r\u{E9}sum\u{E9} was no proof \u{2014} \u{A3}20 and a photocopy\u{2026}", "It\u{2019}s over",
            "\u{A9} 2024"),
    ]

    static let samples = cyrillic + otherScripts + easternLatin + westernLatin

    @Test("read each language in each of its charsets, and none for another's", arguments: samples)
    func matrix(sample: Sample) throws {
        for charset in sample.charsets {
            for text in sample.texts {
                let guess = Charset.decode(try encoded(text, as: charset), contentType: nil, declared: nil)
                #expect(String(decoding: guess.text, as: UTF8.self) == text, "\(charset) read as \(guess.name)")
            }
            let all = sample.texts.joined(separator: "\n")
            let guess = Charset.decode(try encoded(all, as: charset), contentType: nil, declared: nil)
            #expect(String(decoding: guess.text, as: UTF8.self) == all, "\(charset) read as \(guess.name)")
        }
    }

    @Test("are not led astray by markup around few letters", arguments: samples)
    func markup(sample: Sample) throws {
        let style = String(
            repeating: "<style>p.x { margin: 0 auto; }</style><script src=\"/a.js\"></script>\n", count: 8)
        for charset in sample.charsets {
            let page =
                "<html><head>\(style)<title>\(sample.texts[0])</title></head><body>\(style)<p>"
                + "<a href=\"/1\">\(sample.texts[0])</a> &copy; 2024 News</p></body></html>"
            let guess = Charset.decode(try encoded(page, as: charset), contentType: nil, declared: nil)
            #expect(String(decoding: guess.text, as: UTF8.self) == page, "\(charset) read as \(guess.name)")
        }
    }

    @Test("name the charset that has what others lack")
    func names() throws {
        for (charset, text) in [
            ("koi8-u", "Її вирок оскаржать"), ("koi8-r", "Её приговор обжалуют"),
            ("windows-1251", "Её приговор обжалуют"),
            ("kz-1048", "Үкімге шағым берді"), ("ptcp154", "Үкімге шағым берді"), ("iso-8859-2", "Żądał śledztwa"),
            ("windows-1250", "Żądał śledztwa"), ("windows-1253", "Άκουσε την απόφαση"),
        ] {
            #expect(Charset.decode(try encoded(text, as: charset), contentType: nil, declared: nil).name == charset)
        }
    }

    @Test("do not take ASCII art, signs and lone bytes for a script")
    func noLanguage() {
        for bytes in [
            [0xA0, 0xA0, 0xA0, 0xA0, 0xA0, 0xA0], [0xB7, 0x20, 0xB7, 0x20, 0xB7], [0xA9, 0x20, 0x32, 0x30],
            [0x36, 0xB0, 0x43, 0x2C, 0x20, 0x35, 0xBD], [0xFF], [0x97, 0x97, 0x97, 0x97, 0x97],
            [0x61, 0xB2, 0x2B, 0x62, 0xB2],
        ] as [[UInt8]] {
            #expect(Charset.decode(bytes, contentType: nil, declared: nil).name == "windows-1252")
        }
    }

    @Test("go before a declaration that the bytes refuse", arguments: cyrillic)
    func refused(sample: Sample) throws {
        for charset in sample.charsets {
            let text = sample.texts.joined(separator: "\n")
            let guess = Charset.decode(try encoded(text, as: charset), contentType: nil, declared: "utf-8")
            #expect(String(decoding: guess.text, as: UTF8.self) == text, "\(charset) read as \(guess.name)")
            #expect(guess.hadErrors)
        }
        let text = sample.texts.joined(separator: "\n")
        for declared in ["windows-1251", "koi8-r", "iso-8859-1", "iso-8859-5"] {
            let guess = Charset.decode(Array(text.utf8), contentType: nil, declared: declared)
            #expect(String(decoding: guess.text, as: UTF8.self) == text)
            #expect(guess.name == "utf-8")
        }
    }

    @Test(
        "go before a server's default where the text is in another script",
        arguments: cyrillic + otherScripts, ["iso-8859-1", "windows-1252"])
    func overruled(sample: Sample, declared: String) throws {
        let text = sample.texts.joined(separator: "\n")
        for charset in sample.charsets {
            let guess = Charset.decode(
                try encoded(text, as: charset), contentType: "text/html;charset=\(declared)", declared: nil)
            #expect(String(decoding: guess.text, as: UTF8.self) == text, "\(charset) read as \(guess.name)")
            #expect(guess.hadErrors)
        }
    }

    @Test("leave a declaration alone that may be right", arguments: samples)
    func declared(sample: Sample) throws {
        for charset in sample.charsets {
            for text in sample.texts + [sample.texts.joined(separator: "\n")] {
                let decoded = Charset.decode(try encoded(text, as: charset), contentType: nil, declared: charset)
                #expect(decoded.name == charset)
                #expect(String(decoding: decoded.text, as: UTF8.self) == text)
                #expect(!decoded.hadErrors)
            }
        }
    }

    @Test("leave Latin words to a server's default", arguments: westernLatin + easternLatin)
    func latin(sample: Sample) throws {
        let text = sample.texts.joined(separator: "\n")
        for charset in sample.charsets {
            let decoded = Charset.decode(try encoded(text, as: charset), contentType: nil, declared: "iso-8859-1")
            #expect(["iso-8859-1", charset].contains(decoded.name))
        }
        let vietnamese = try encoded(
            "Tòa án gia hạn tạm giam nữ nhà báo thêm một tháng, luật sư nói.", as: "windows-1258")
        #expect(Charset.decode(vietnamese, contentType: nil, declared: "iso-8859-1").name == "iso-8859-1")
    }

    @Test("tell Kazakh under windows-1251, and leave its Slavic languages there", arguments: ["kz-1048", "ptcp154"])
    func kazakh(charset: String) throws {
        let kazakh = try #require(Self.samples.first { $0.language == "Kazakh" }).texts
        let text = (kazakh + kazakh + kazakh).joined(separator: "\n")
        let decoded = Charset.decode(try encoded(text, as: charset), contentType: nil, declared: "windows-1251")
        #expect(decoded.name == charset)
        #expect(String(decoding: decoded.text, as: UTF8.self) == text)
    }
}
