import CasewireModel

/// Russian words: their spelling for lookups, and the kinds of words that the rules ask for.
enum RussianWords {
    /// The tokens with a `base` for lookups: `е` for `ё`, without stress marks, and with Cyrillic letters where a Latin
    /// look-alike slipped in. Spans and printed text stay as they are.
    static func normalised(_ tokens: [Token]) -> [Token] {
        tokens.map { token in
            guard token.kind != .mark else { return token }
            var token = token
            token.base = base(token.text)
            token.isPossessive = false
            return token
        }
    }

    static func base(_ word: String) -> String {
        let lower = word.lowercased()
        let isCyrillic = lower.unicodeScalars.contains { (0x430...0x4FF).contains($0.value) }
        var view = String.UnicodeScalarView()
        for scalar in lower.unicodeScalars where scalar.value != 0x301 {
            if scalar == "ё" {
                view.append("е")
            } else if isCyrillic || lower.unicodeScalars.count == 1, let twin = twins[scalar] {
                view.append(twin)
            } else if scalar == "‐" || scalar == "‑" {
                view.append("-")
            } else {
                view.append(scalar)
            }
        }
        return String(view)
    }

    private static let twins: [Unicode.Scalar: Unicode.Scalar] = [
        "a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "y": "у",
    ]

    static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    static func begins(_ word: String, with stems: [String]) -> Bool { stems.contains { word.hasPrefix($0) } }

    static let prepositions = words(
        """
        в во на с со к ко у о об обо от из за по до для при без над под перед против про через между из-за вместо кроме
        около после ради среди возле вокруг вопреки согласно
        """)
    static let subordinators = words(
        """
        что чтобы если когда где хотя как поскольку пока куда откуда почему зачем будто ли якобы так причем чем словно
        """)
    static let conjunctions = words("и а но или однако зато либо да")
    /// Words that may stand between a person and a verb or a noun without meaning.
    static let adverbs = words(
        """
        также тоже уже еще вновь снова опять ранее позже затем потом позднее вчера сегодня накануне тогда там здесь
        заочно полностью частично досрочно официально вместе вскоре сразу лишь только впервые дважды прямо якобы
        кроме этого того ранним утром вечером ночью днем
        """)
    /// Nouns that what follows in the genitive belongs to: "адвокат Сеитова", "дело Сеитовой".
    static let owned: [String] = [
        "адвокат", "защитни", "жен", "муж", "сын", "доч", "мат", "отц", "отец", "брат", "сестр", "друг", "коллег",
        "словам", "слова", "мнени", "данны", "дел", "приговор", "арест", "задержан", "смерт", "гибел", "освобожден",
        "квартир", "дом", "жалоб", "ходатайств", "апелляц", "интерес", "защит", "сторонник", "сторонниц", "соратник",
        "имен", "имя", "фамили", "статус", "счет", "показан", "наказан", "вин", "содержан", "страж", "протест",
        "отношени", "участи", "поддержк", "памят", "родственник", "семь", "супруг", "представител", "обвинен",
        "преследован", "допрос", "обыск", "свобод", "процесс", "супружеск", "подзащитн", "соучастник", "знаком",
        "сосед", "опекун", "телефон", "машин", "имуществ", "банк", "движени", "парти", "соседк", "выдач", "экстрадиц",
        "осуждени", "состояни", "лишени", "виновност", "невиновност", "прав", "жизн", "здоровь", "возраст", "срок",
        "канал", "страниц", "пост", "офис", "кабинет", "рук", "номер", "дач", "домаш", "содействи", "помощ",
    ]

    static func isOwned(_ word: String) -> Bool {
        word.unicodeScalars.count > 2
            && owned.contains { stem in
                guard word.hasPrefix(stem) else { return false }
                return word.unicodeScalars.count - stem.unicodeScalars.count <= 5
            }
    }

    /// Capitalised words that are never part of a person's name.
    static let notNames = words(
        """
        верховный верховного верховном верховному совет совета сенат мажилис парламент министерство министерства
        департамент департамента управление управления комитет комитета генеральная генеральный генеральной
        европарламент европарламента госсовет госсовета республика республики казахстан казахстана казахстане
        казахстану казахстаном россия россии великобритания великобритании франция франции украина украины кыргызстан
        кыргызстана узбекистан узбекистана евросоюз евросоюза сша оон кнб мвд днб тоо ао коап ук рк упк уик наурыз
        наурыза амал конституции конституционный конституционного казахстанский казахстанского независимости площадь
        европы азия азии бог аллах интернет уголовный уголовного уголовном азаттык азаттыка амнистия
        вместе после также однако около поводом половину большинство согласно напомним позже ранее адвокатами помимо
        самый самого самому самой саму сама сам сами самих между всех всем все оба обе обоих обоим его ее ей ему им их она они оно кто как так там
        тогда здесь это этот эта эти тот та те мы вы я не ни что где чем для при под над без про
        дело дела суд суда суды судья приговор задержанные арестованные осужденные защита обвинение следствие полиция
        прокуратура прокурор апелляция кассация жалоба жалобу заседание заседания постановление решение решением
        служба связь власти авторы слушания статус санкция санкцию доказательством вину меня мой это организаторы
        """)

    /// What kinds of endings make a lower-case word a verb or a participle in short form.
    static func isVerbLike(_ word: String) -> Bool {
        guard word.unicodeScalars.count >= 4, !notVerbs.contains(word) else { return verbs.contains(word) }
        return verbs.contains(word) || verbEndings.contains(where: word.hasSuffix)
    }

    private static let verbEndings = [
        "ал", "ял", "ил", "ел", "ул", "ыл", "шел", "ала", "яла", "ила", "ела", "ула", "ыла", "шла", "али", "яли", "или",
        "ели", "ули", "ыли", "шли", "ало", "яло", "ило", "ело", "ыло", "лся", "лась", "лись", "лось", "ет", "ит", "ют",
        "ут", "ят", "ат", "ется", "ится", "ются", "утся", "ятся", "атся", "ена", "ены", "ено", "ан", "ана", "аны",
        "ано", "жден", "ован", "ечен", "ужен", "лен", "рен", "чен", "щен", "шен", "ят", "ята", "яты", "ято", "рил",
    ]
    private static let verbs = words("был была было были дал дала дали мог могла могли есть нет взят взята взяты")
    private static let notVerbs = words(
        """
        лет стат артикул канал канала сигнал журнал материал пункт депутат адвокат комитет департамент результат
        интернет совет бюджет кабинет пакет билет обед сосед поэт агент мандат аппарат факт акт акимат университет
        филиал криминал идеал скандал потенциал мила сила силы дела тела села отдела раздела предела или если стали
        комитета студент пациент документ момент акцент клиент инцидент президент стран страна страны охрана экрана
        экран план планы рана смена цена сцена стена жена жены замена измена отмена отмены замены перемен член члена
        члены обмен обмена плен плена иностран саран гражданин пятьдесят шестьдесят ребят солдат сержант лейтенант
        институт маршрут минут салют журналист активист статист визит лимит кредит транзит митинг опыт быт тыл пыл
        автомобил отел апрел пострел мест мест дефицит обыск район регион закон талон салон перечен степен причин
        брат брата сестра сват автомат формат адресат плакат плаката мишень лишен уровен корен день ден парламент
        фигурант наемника
        """
    ).subtracting(["стали", "лишен"])
}

/// What the ending of a verb's form tells of its subject and object.
struct RussianVerbForm {
    enum Kind {
        /// "задержал", "задержали": somebody did it.
        case active
        /// "задержан", "приговорена": it was done to the subject.
        case shortPassive
        /// "задержанный", "осуждённого": it was done to whoever the participle belongs to.
        case passiveParticiple
        /// "получивший", "отбывающая": whoever it belongs to did it.
        case activeParticiple
        /// "признав", "заменив": the subject of the main verb did it.
        case gerund
        /// "задержать", "задержит", "задерживает": nothing that has happened.
        case infinitive, future
        case noun
    }

    var kind: Kind
    /// "лся", "лась": the subject did it or had it done.
    var isReflexive = false
    var sex: GivenNameKeys.Sex?
    var isPlural = false
    /// "задержано", "назначено": there is no subject that is a person.
    var isNeuter = false
    /// Of participles.
    var cases: RussianCases = []

    /// - Parameter word: in lower case, `е` for `ё`.
    init(_ word: String) {
        if let noun = Self.nounEndings.first(where: word.hasSuffix), noun.count < word.count {
            self.init(kind: .noun)
            return
        }
        var stem = word[...]
        var isReflexive = false
        if stem.hasSuffix("ся") || stem.hasSuffix("сь") {
            isReflexive = true
            stem = stem.dropLast(2)
        }
        for (ending, form) in Self.participles where stem.hasSuffix(ending) {
            self = form
            self.isReflexive = isReflexive
            return
        }
        for (ending, form) in Self.pasts where stem.hasSuffix(ending) {
            self = form
            self.isReflexive = isReflexive
            return
        }
        if ["ть", "ти", "чь"].contains(where: stem.hasSuffix) {
            self.init(kind: .infinitive)
        } else if ["аст", "адут", "ет", "ит", "ут", "ют", "ят", "ат", "ешь", "ем", "им", "у", "ю"].contains(
            where: stem.hasSuffix)
        {
            self.init(kind: .future)
        } else if stem.hasSuffix("в") || stem.hasSuffix("вши") || stem.hasSuffix("я") {
            self.init(kind: .gerund)
        } else {
            self.init(kind: .noun)
        }
        self.isReflexive = isReflexive
    }

    init(
        kind: Kind, sex: GivenNameKeys.Sex? = nil, isPlural: Bool = false, isNeuter: Bool = false,
        cases: RussianCases = []
    ) {
        self.kind = kind
        self.sex = sex
        self.isPlural = isPlural
        self.isNeuter = isNeuter
        self.cases = cases
    }

    private static let nounEndings = ["ние", "ния", "нию", "нием", "нии", "ний", "ениям", "ениями"]

    private static let adjectiveEndings: [(String, GivenNameKeys.Sex?, Bool, RussianCases)] = [
        ("ый", .male, false, .nominative), ("ий", .male, false, .nominative),
        ("ого", .male, false, [.genitive, .accusative]), ("его", .male, false, [.genitive, .accusative]),
        ("ому", .male, false, .dative), ("ему", .male, false, .dative),
        ("ом", .male, false, .locative), ("ем", .male, false, .locative),
        ("ым", .male, false, .instrumental), ("им", .male, false, .instrumental),
        ("ая", .female, false, .nominative), ("яя", .female, false, .nominative),
        ("ую", .female, false, .accusative), ("юю", .female, false, .accusative),
        ("ой", .female, false, .oblique), ("ей", .female, false, .oblique),
        ("ые", nil, true, .nominative), ("ие", nil, true, .nominative),
        ("ых", nil, true, [.genitive, .accusative, .locative]), ("их", nil, true, [.genitive, .accusative, .locative]),
        ("ыми", nil, true, .instrumental), ("ими", nil, true, .instrumental),
    ]

    private static let participles: [(String, RussianVerbForm)] = {
        var forms: [(String, RussianVerbForm)] = []
        for (ending, sex, isPlural, cases) in adjectiveEndings {
            for stem in ["нн", "енн", "ят", "ят"] {
                forms.append(
                    (
                        stem + ending,
                        RussianVerbForm(kind: .passiveParticiple, sex: sex, isPlural: isPlural, cases: cases)
                    )
                )
            }
            for stem in ["вш", "ющ", "ящ", "ущ", "ащ", "дш", "гш", "рш"] {
                forms.append(
                    (
                        stem + ending,
                        RussianVerbForm(kind: .activeParticiple, sex: sex, isPlural: isPlural, cases: cases)
                    )
                )
            }
        }
        return forms
    }()

    private static let pasts: [(String, RussianVerbForm)] = [
        ("ены", .init(kind: .shortPassive, isPlural: true)), ("аны", .init(kind: .shortPassive, isPlural: true)),
        ("яты", .init(kind: .shortPassive, isPlural: true)), ("ена", .init(kind: .shortPassive, sex: .female)),
        ("ана", .init(kind: .shortPassive, sex: .female)), ("ята", .init(kind: .shortPassive, sex: .female)),
        ("ено", .init(kind: .shortPassive, isNeuter: true)), ("ано", .init(kind: .shortPassive, isNeuter: true)),
        ("ято", .init(kind: .shortPassive, isNeuter: true)), ("ен", .init(kind: .shortPassive, sex: .male)),
        ("ан", .init(kind: .shortPassive, sex: .male)), ("взят", .init(kind: .shortPassive, sex: .male)),
        ("снят", .init(kind: .shortPassive, sex: .male)),
        ("ла", .init(kind: .active, sex: .female)), ("ли", .init(kind: .active, isPlural: true)),
        ("ло", .init(kind: .active, isNeuter: true)), ("л", .init(kind: .active, sex: .male)),
        ("умер", .init(kind: .active, sex: .male)), ("увез", .init(kind: .active, sex: .male)),
        ("погиб", .init(kind: .active, sex: .male)),
    ]
}

extension RussianVerbForm {
    /// The form of an adjective; nil where the word does not end as one.
    static func adjective(_ word: String) -> RussianVerbForm? {
        let matching = adjectiveEndings.filter { word.hasSuffix($0.0) && word.count > $0.0.count + 2 }
        guard let longest = matching.map(\.0.count).max(), let first = matching.first(where: { $0.0.count == longest })
        else {
            return nil
        }
        let cases = matching.filter { $0.0.count == longest }.reduce(RussianCases()) { $0.union($1.3) }
        return RussianVerbForm(kind: .noun, sex: first.1, isPlural: first.2, cases: cases)
    }
}

extension RussianWords {
    /// The cases that a preposition takes; nil where the word is none.
    static func governed(by preposition: String) -> RussianCases? {
        switch preposition {
        case "у", "от", "из", "для", "без", "до", "против", "отношении", "около", "возле", "кроме", "вместо", "после",
            "из-за":
            .genitive
        case "к", "ко", "по": .dative
        case "с", "со": [.instrumental, .genitive]
        case "над", "перед", "между": .instrumental
        case "о", "об", "обо", "при": .locative
        case "про", "через": .accusative
        case "на", "в", "во": [.accusative, .locative]
        case "за", "под": [.instrumental, .accusative]
        default: nil
        }
    }
}
