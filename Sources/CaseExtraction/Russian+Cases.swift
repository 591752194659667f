import TextTools

/// The grammatical cases that a form can stand in.
struct RussianCases: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let nominative = RussianCases(rawValue: 1)
    static let genitive = RussianCases(rawValue: 2)
    static let dative = RussianCases(rawValue: 4)
    static let accusative = RussianCases(rawValue: 8)
    static let instrumental = RussianCases(rawValue: 16)
    static let locative = RussianCases(rawValue: 32)
    static let all: RussianCases = [.nominative, .genitive, .dative, .accusative, .instrumental, .locative]
    /// What a feminine ending in -ой or -ей can be.
    static let oblique: RussianCases = [.genitive, .dative, .instrumental, .locative]

    var count: Int { rawValue.nonzeroBitCount }
}

/// One reading of a word of a name.
struct RussianNameForm: Sendable {
    /// In the nominative, in the printed spelling.
    var lemma: String
    var cases: RussianCases
    /// nil where the form fits both.
    var sex: GivenNameKeys.Sex?
    var isPlural = false
    /// The word is in the table of given names, or has a surname's typical ending.
    var isKnown = false
}

/// Names back to the nominative.
enum RussianNames {
    // MARK: Given names

    /// The readings of a word as a given name; those in the table alone where there are any.
    static func given(_ word: String) -> [RussianNameForm] {
        var forms: [RussianNameForm] = []
        func add(_ lemma: String, _ cases: RussianCases, _ sexes: [GivenNameKeys.Sex]) {
            guard lemma.unicodeScalars.count >= 3 else { return }
            let entry = GivenNameKeys.entry(key: FoldingKey.ofWord(lemma))
            for sex in sexes {
                let isKnown = entry.map { $0.sex == nil || $0.sex == sex } ?? isCompound(lemma, sex)
                forms.append(RussianNameForm(lemma: lemma, cases: cases, sex: sex, isKnown: isKnown))
            }
        }
        let lower = word.lowercased()
        let stem = String(word.dropLast())
        let isVocalic = lower.last.map { "аяеёиоуыэюіәөұү".contains($0) } ?? false
        if !isVocalic {
            add(word, .nominative, [.male])
            // A woman's name that ends in a consonant is not declined: Айгуль, Гульназ.
            add(word, .all, [.female])
        }
        switch lower.last {
        case "а":
            add(irregular[stem.lowercased()].map { matchingCase($0, word) } ?? stem, [.genitive, .accusative], [.male])
            add(word, .nominative, [.female, .male])
        case "я":
            add(stem + "й", [.genitive, .accusative], [.male])
            add(stem + "ь", [.genitive, .accusative], [.male])
            add(word, .nominative, [.female, .male])
        case "у":
            add(irregular[stem.lowercased()].map { matchingCase($0, word) } ?? stem, .dative, [.male])
            add(stem + "а", .accusative, [.female, .male])
            add(word, .all, [.female, .male])
        case "ю":
            add(stem + "й", .dative, [.male])
            add(stem + "ь", .dative, [.male])
            add(stem + "я", .accusative, [.female, .male])
        case "е":
            add(irregular[stem.lowercased()].map { matchingCase($0, word) } ?? stem, .locative, [.male])
            add(stem + "й", .locative, [.male])
            add(stem + "а", [.dative, .locative], [.female, .male])
            add(stem + "я", [.dative, .locative], [.female, .male])
            add(word, .all, [.male, .female])
        case "ы":
            add(stem + "а", .genitive, [.female, .male])
            add(word, .all, [.male, .female])
        case "и":
            add(stem + "а", .genitive, [.female, .male])
            add(stem + "я", [.genitive, .dative, .locative], [.female, .male])
            add(stem + "ь", [.genitive, .dative, .locative], [.female])
            add(word, .all, [.male, .female])
        case "о", "э": add(word, .all, [.male, .female])
        default: break
        }
        let two = String(word.dropLast(2))
        if lower.hasSuffix("ом") {
            add(irregular[two.lowercased()].map { matchingCase($0, word) } ?? two, .instrumental, [.male])
        }
        if lower.hasSuffix("ем") || lower.hasSuffix("ём") {
            add(two + "й", .instrumental, [.male])
            add(two + "ь", .instrumental, [.male])
            add(two, .instrumental, [.male])
        }
        if lower.hasSuffix("ой") || lower.hasSuffix("ою") { add(two + "а", .instrumental, [.female, .male]) }
        if lower.hasSuffix("ей") || lower.hasSuffix("ёй") || lower.hasSuffix("ею") {
            add(two + "я", .instrumental, [.female, .male])
            add(two + "а", .instrumental, [.female])
        }
        let known = forms.filter(\.isKnown)
        return known.isEmpty ? forms : known
    }

    /// Turkic names are put together of a few elements: what ends in one is a name, in the table or not.
    private static func isCompound(_ lemma: String, _ sex: GivenNameKeys.Sex) -> Bool {
        let lower = lemma.lowercased()
        let elements = sex == .male ? maleElements : femaleElements
        return elements.contains { lower.hasSuffix($0) && lower.count >= $0.count + 3 }
    }

    private static let maleElements = [
        "бек", "бай", "хан", "жан", "гали", "мурат", "болат", "султан", "улла", "мухамед", "мухаммед", "гельды",
        "берген",
    ]
    private static let femaleElements = ["гуль", "жан", "бике", "гозы", "ханум"]

    static func isKnownGiven(_ word: String) -> Bool { given(word).contains(where: \.isKnown) }

    private static let irregular = [
        "павл": "павел", "льв": "лев",
    ]

    private static func matchingCase(_ lemma: String, _ word: String) -> String {
        word.first?.isUppercase == true ? lemma.prefix(1).uppercased() + lemma.dropFirst() : lemma
    }

    // MARK: Surnames

    private static let russianEndings = ["ов", "ев", "ёв", "ин", "ын"]
    private static let indeclinable = ["улы", "ұлы", "кызы", "қызы", "о", "ко", "ых", "их", "и", "э", "уулу"]

    static func surname(_ word: String) -> [RussianNameForm] {
        let lower = word.lowercased()
        guard lower.unicodeScalars.count >= 2 else { return [] }
        if let patronymic = indeclinable.prefix(4).first(where: lower.hasSuffix) {
            let sex: GivenNameKeys.Sex = patronymic.hasSuffix("лы") ? .male : .female
            return [RussianNameForm(lemma: word, cases: .all, sex: sex, isKnown: true)]
        }
        var forms = suffixed(word, lower) + adjectival(word, lower)
        if !forms.contains(where: \.isKnown) { forms += unsuffixed(word, lower) }
        return forms
    }

    /// -ов, -ев, -ин, -ын and their feminines and plurals.
    private static func suffixed(_ word: String, _ lower: String) -> [RussianNameForm] {
        for (ending, _, _, _, _) in suffixEndings where lower.hasSuffix(ending) {
            let stem = String(word.dropLast(ending.count))
            guard stem.count >= 4, russianEndings.contains(where: stem.lowercased().hasSuffix) else { continue }
            return suffixEndings.filter { $0.0 == ending }.map {
                RussianNameForm(
                    lemma: $0.4 ? stem + "а" : stem, cases: $0.1, sex: $0.2, isPlural: $0.3, isKnown: true)
            }
        }
        guard lower.unicodeScalars.count >= 4, russianEndings.contains(where: lower.hasSuffix) else { return [] }
        return [RussianNameForm(lemma: word, cases: .nominative, sex: .male, isKnown: true)]
    }

    private static let suffixEndings: [(String, RussianCases, GivenNameKeys.Sex?, Bool, Bool)] = [
        ("ыми", .instrumental, nil, true, false),
        ("ых", [.genitive, .accusative, .locative], nil, true, false),
        ("ым", .instrumental, .male, false, false), ("ым", .dative, nil, true, false),
        ("ой", .oblique, .female, false, true), ("ою", .instrumental, .female, false, true),
        ("а", [.genitive, .accusative], .male, false, false), ("а", .nominative, .female, false, true),
        ("у", .dative, .male, false, false), ("у", .accusative, .female, false, true),
        ("е", .locative, .male, false, false), ("ы", .nominative, nil, true, false),
    ]

    private static func adjectival(_ word: String, _ lower: String) -> [RussianNameForm] {
        for (ending, _, _, _) in adjectiveEndings where lower.hasSuffix(ending) {
            let stem = String(word.dropLast(ending.count))
            let soft = stem.lowercased()
            let isTypical = soft.hasSuffix("ск") || soft.hasSuffix("цк")
            guard stem.count >= 4, isTypical || "кгхнртдлзб".contains(soft.last ?? " ") && ending.count > 1 else {
                continue
            }
            // Other adjectives than -ский are rare as surnames; their short endings are those of other words.
            guard isTypical || ["ый", "ий", "ого", "ому", "ая", "ую"].contains(ending) else { continue }
            let masculine = "кгхжшчщ".contains(soft.last ?? " ") ? "ий" : "ый"
            return adjectiveEndings.filter { $0.0 == ending }.map {
                RussianNameForm(
                    lemma: stem + ($0.2 == .female ? "ая" : masculine), cases: $0.1, sex: $0.2, isPlural: $0.3,
                    isKnown: isTypical)
            }
        }
        return []
    }

    private static let adjectiveEndings: [(String, RussianCases, GivenNameKeys.Sex?, Bool)] = [
        ("ими", .instrumental, nil, true), ("ого", [.genitive, .accusative], .male, false),
        ("ому", .dative, .male, false), ("ом", .locative, .male, false),
        ("ий", .nominative, .male, false), ("ый", .nominative, .male, false),
        ("им", .instrumental, .male, false), ("им", .dative, nil, true),
        ("ая", .nominative, .female, false), ("ую", .accusative, .female, false), ("ой", .oblique, .female, false),
        ("ие", .nominative, nil, true), ("их", [.genitive, .accusative, .locative], nil, true),
    ]

    /// Мамай, Оспан, Штейн: declined for a man, the same in all cases for a woman.
    private static func unsuffixed(_ word: String, _ lower: String) -> [RussianNameForm] {
        var forms: [RussianNameForm] = []
        func add(_ lemma: String, _ cases: RussianCases, _ sex: GivenNameKeys.Sex?) {
            guard lemma.count >= 2 else { return }
            forms.append(RussianNameForm(lemma: lemma, cases: cases, sex: sex))
        }
        if indeclinable.contains(where: lower.hasSuffix) || lower.hasSuffix("е") {
            let isUkrainian = lower.hasSuffix("ко")
            forms.append(RussianNameForm(lemma: word, cases: .all, sex: nil, isKnown: isUkrainian))
        }
        let stem = String(word.dropLast())
        let two = String(word.dropLast(2))
        let isVocalic = lower.last.map { "аяеёиоуыэюіәөұү".contains($0) } ?? false
        if !isVocalic {
            add(word, .nominative, .male)
            add(word, .all, .female)
        }
        switch lower.last {
        case "а":
            add(stem, [.genitive, .accusative], .male)
            add(word, .nominative, nil)
        case "я":
            add(stem + "й", [.genitive, .accusative], .male)
            add(stem + "ь", [.genitive, .accusative], .male)
            add(word, .nominative, nil)
        case "у":
            add(stem, .dative, .male)
            add(stem + "а", .accusative, nil)
            // Медеу, Ли, Шоу: not declined.
            add(word, .all, nil)
        case "ю":
            add(stem + "й", .dative, .male)
            add(stem + "ь", .dative, .male)
        case "е":
            add(stem, .locative, .male)
            add(stem + "а", [.dative, .locative], nil)
        case "ы":
            add(stem + "а", .genitive, nil)
            add(word, .all, nil)
        default: break
        }
        if lower.hasSuffix("ом") { add(two, .instrumental, .male) }
        if lower.hasSuffix("ем") {
            add(two + "й", .instrumental, .male)
            add(two + "ь", .instrumental, .male)
            add(two, .instrumental, .male)
        }
        if lower.hasSuffix("ой") { add(two + "а", .instrumental, nil) }
        return forms
    }

    // MARK: Patronymics

    static func patronymic(_ word: String) -> [RussianNameForm] {
        let lower = word.lowercased()
        for ending in ["улы", "ұлы", "кызы", "қызы", "уулу"]
        where lower.hasSuffix(ending) && lower.count > ending.count + 1 {
            return [
                RussianNameForm(
                    lemma: word, cases: .all, sex: ending.hasSuffix("зы") ? .female : .male, isKnown: true)
            ]
        }
        for (ending, lemma, cases, sex) in patronymicEndings
        where lower.hasSuffix(ending) && lower.count > ending.count + 1 {
            let stem = String(word.dropLast(ending.count))
            return [RussianNameForm(lemma: stem + lemma, cases: cases, sex: sex, isKnown: true)]
        }
        return []
    }

    private static let patronymicEndings: [(String, String, RussianCases, GivenNameKeys.Sex)] = [
        ("вич", "вич", .nominative, .male), ("вича", "вич", [.genitive, .accusative], .male),
        ("вичу", "вич", .dative, .male), ("вичем", "вич", .instrumental, .male), ("виче", "вич", .locative, .male),
        ("вна", "вна", .nominative, .female), ("вны", "вна", .genitive, .female),
        ("вне", "вна", [.dative, .locative], .female), ("вну", "вна", .accusative, .female),
        ("вной", "вна", .instrumental, .female), ("ична", "ична", .nominative, .female),
        ("ичны", "ична", .genitive, .female), ("ичне", "ична", [.dative, .locative], .female),
        ("ичну", "ична", .accusative, .female), ("ичной", "ична", .instrumental, .female),
        ("ьич", "ьич", .nominative, .male), ("ьича", "ьич", [.genitive, .accusative], .male),
        ("ьичу", "ьич", .dative, .male), ("ьичем", "ьич", .instrumental, .male),
    ]
}
