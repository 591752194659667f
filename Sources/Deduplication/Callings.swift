import TextTools

/// What a person does, across languages: `activist`, `активистка` and `белсенді` are one calling.
///
/// To extend: a line of the table, the stems as they are printed; `public` where the calling is one of speaking up, which
/// goes with any other.
enum Callings {
    /// Callings of speaking up: one who is called a blogger here and an activist there is one person.
    static func isPublic(_ calling: String) -> Bool { publicCallings.contains(calling) }

    /// Those that hold power, which nobody is called an activist beside.
    static func isOfPower(_ calling: String) -> Bool { calling == "official" || calling == "police" }

    /// - Parameter roles: as printed.
    static func callings(in roles: [String]) -> Set<String> { Set(roles.flatMap(table.concepts)) }

    private static let publicCallings: Set<String> = [
        "activist", "blogger", "journalist", "defender", "politician", "poet", "artist", "lawyer",
    ]

    private static let table = ConceptTable(
        """
        activist: activist campaigner protester активист белсенді
        blogger: blogger vlogger youtuber блогер видеоблогер блогші
        journalist: journalist reporter correspondent editor журналист репортер корреспондент редактор тілші
        defender: defender правозащитник правозащитниц құқыққорғаушы
        politician: politician oppositionist opposition политик оппозиционер саясаткер
        poet: poet writer поэт писатель ақын жазушы
        artist: artist singer musician actor actress rapper художник певец певиц музыкант актёр актрис әнші суретші
        lawyer: lawyer attorney advocate юрист адвокат заңгер
        entrepreneur: businessman businesswoman entrepreneur бизнесмен предпринимател кәсіпкер
        banker: banker банкир
        pensioner: pensioner retiree retired пенсионер зейнеткер
        student: student студент
        teacher: teacher учител педагог мұғалім ұстаз
        scholar: professor lecturer scholar academic historian профессор преподавател учён историк ғалым оқытушы тарихшы
        doctor: doctor physician surgeon врач хирург дәрігер
        nurse: nurse медсестр медбрат мейірбике
        oilworker: oilworker oilman нефтяник мұнайшы
        welder: welder сварщик дәнекерлеуші
        driver: driver taxi водител таксист жүргізуші
        farmer: farmer herder фермер чабан шаруа шопан
        miner: miner шахтёр горняк кенші шахтер
        builder: builder construction строител құрылысшы
        engineer: engineer инженер
        programmer: programmer developer программист бағдарламашы
        accountant: accountant бухгалтер есепші
        seller: seller vendor trader shopkeeper продавец продавщиц сатушы
        cook: cook chef повар аспаз
        guard: watchman сторож охранник күзетші
        official: mayor akim governor official minister deputy аким чиновник министр депутат әкім шенеунік министрі
        police: policeman policewoman полицейск полицей полиция
        soldier: soldier serviceman officer военнослужащ офицер солдат әскери сарбаз
        unionist: unionist union профсоюз кәсіподақ
        athlete: athlete boxer wrestler спортсмен боксёр борец спортшы
        cleric: imam mullah pastor имам мулла пастор
        """,
        joining: ["oil worker": "oilworker", "құқық қорғаушы": "құқыққорғаушы"])
}

/// What a person is accused of, across languages and as an article of the code.
///
/// To extend: a line of the table, the stems as they are printed; an article of Kazakhstan's Criminal Code or of its Code
/// of Administrative Offences, without its part, stands as `§405`.
enum Accusations {
    /// Those by which people are prosecuted for what they say and whom they join, which differ from source to source in
    /// one case.
    static func isPolitical(_ accusation: String) -> Bool { political.contains(accusation) }

    /// - Parameter organisations: to be tied to a watched entity is to be accused of it.
    static func accusations(in charges: [(text: String, article: String?)], isTied: Bool) -> Set<String> {
        var found: Set<String> = isTied ? ["organisation"] : []
        for charge in charges {
            if let article = charge.article?.prefix(while: { $0.isNumber }), !article.isEmpty {
                found.formUnion(table.concepts(in: "§\(article)"))
            }
            found.formUnion(table.concepts(in: charge.text))
        }
        return found
    }

    private static let political: Set<String> = [
        "organisation", "financing", "rally", "falsehood", "disobedience", "incitement", "insult", "riots", "terrorism",
        "separatism", "overthrow",
    ]

    private static let table = ConceptTable(
        """
        organisation: §405 §182 §404 extremis banned outlawed экстремис запрещённ запрещенн тыйым экстремистік
        financing: §258 financ финансир қаржыландыр
        rally: §400 §488 rally rallies picket protest demonstration митинг пикет шестви автопробег акци шеру наразылық
        falsehood: §274 false falsehood disinformation ложн заведомо фейк жалған
        disobedience: §667 disobe неповинов бағынба
        hooliganism: §293 §434 hooligan хулиган бұзақы
        incitement: §174 incit hatred розжиг разжиг возбужден араздық қоздыр
        insult: §378 §131 §130 §274 insult slander libel defam оскорб клевет қорла жала
        riots: §272 riot беспоряд тәртіпсізді
        terrorism: §255 §256 terror террор
        separatism: §180 separatis сепарат
        overthrow: §179 overthrow seiz захват свержен басып
        fraud: §190 fraud swindl мошеннич алаяқ
        theft: §188 theft steal stole burglar краж хищен ұрлы
        robbery: §191 §192 robber разбо грабеж грабёж қарақшы тонау
        extortion: §194 extort blackmail вымогат қорқыт бопсала
        bribery: §366 §367 §368 brib corrupt взят корруп пара сыбайлас
        embezzlement: §189 embezzl растра присво жымқыр
        abuse: §361 §362 abuse превышен злоупотреб өкілетті
        drugs: §296 §297 §298 §299 drug narcotic наркот есірткі
        murder: §99 murder kill убий кісі
        injury: §106 §107 §108 assault injur beat побо избиен нанесен ұрып соққы
        rape: §120 §121 rape изнасил зорла
        forgery: §385 forg counterfeit подлог поддел подделк қолдан
        weapons: §287 weapon firearm оруж қару
        laundering: §218 launder отмыв жылыстат
        taxes: §244 §245 tax налог салық
        traffic: §345 §346 crash accident дтп авари апат
        """, joining: [:])
}

/// Concepts by the stems of words that name them.
struct ConceptTable {
    /// By the first two letters of a stem's key, so that a word meets few stems.
    private var stems: [String: [(stem: String, concept: String)]] = [:]
    private let joining: [(String, String)]

    /// - Parameters:
    ///   - text: lines `concept: stem stem …`.
    ///   - joining: phrases that are read as one word.
    init(_ text: String, joining: [String: String]) {
        self.joining = joining.sorted { $0.key < $1.key }
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let concept = String(parts[0].filter { !$0.isWhitespace })
            for word in parts[1].split(separator: " ") {
                let stem = Self.key(word)
                stems[String(stem.prefix(2)), default: []].append((stem, concept))
            }
        }
    }

    func concepts(in text: String) -> Set<String> {
        var text = text.lowercased()
        for (phrase, word) in joining where text.contains(phrase) {
            text = text.replacing(phrase, with: word)
        }
        var concepts: Set<String> = []
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "§" }) {
            let key = Self.key(word)
            for (stem, concept) in stems[String(key.prefix(2))] ?? [] where Self.isOf(key, stem) {
                concepts.insert(concept)
            }
        }
        return concepts
    }

    /// A short stem is a word of its own, or nearly: `пара` is a bribe and `парад` is none. An article is itself alone.
    private static func isOf(_ key: String, _ stem: String) -> Bool {
        guard key.hasPrefix(stem) else { return false }
        if stem.hasPrefix("§") || stem.count <= 3 { return key == stem }
        return stem.count > 4 || key.count <= stem.count + 2
    }

    private static func key(_ word: some StringProtocol) -> String {
        word.hasPrefix("§") ? String(word) : FoldingKey.ofWord(word)
    }
}
