import TextTools

/// Given names that are in no table.
extension Search {
    /// May this word before a surname be the given name of someone else who bears it?
    ///
    /// It is capitalised where nothing else explains a capital, no title and no word of daily use, and declined as the
    /// surname is; after a preposition it is rather a place: `в Лондоне Оспанов`.
    func mayBeGivenName(_ reading: FieldReading, _ given: Int, of index: Int) -> Bool {
        let (word, surname) = (reading.list[given], reading.list[index])
        guard word.letterCount >= 3, !word.isAllCapitals,
            word.traits.isDisjoint(with: [.digits, .possessive, .beforeQuote]),
            word.traits.contains(.cyrillic) == surname.traits.contains(.cyrillic), reading.capitalTells(at: given)
        else { return false }
        let letters = reading.letters(at: given)
        if EverydayWords.contains(letters) || Titles.contains(letters) || isAfterPreposition(reading, given) {
            return false
        }
        return !word.traits.contains(.cyrillic) || agrees(letters, reading.letters(at: index))
    }

    private func isAfterPreposition(_ reading: FieldReading, _ index: Int) -> Bool {
        guard index > 0 else { return false }
        return Self.prepositions.contains(String(decoding: reading.letters(at: index - 1), as: UTF16.self))
    }

    private static let prepositions: Set<String> = [
        "in", "from", "at", "to", "near", "outside", "inside", "across", "since", "until", "last", "on", "by",
        "в", "во", "на", "из", "от", "до", "с", "со", "под", "около", "через", "для", "после", "перед",
    ]

    /// Has a word the ending that a given name has beside this form of a surname in Russian? A Kazakh name declines in
    /// its last word only.
    private func agrees(_ given: ArraySlice<UInt16>, _ surname: ArraySlice<UInt16>) -> Bool {
        let given = String(decoding: given, as: UTF16.self)
        let surname = String(decoding: surname, as: UTF16.self)
        if ["ый", "ий", "ой", "ого", "его", "ому", "ему", "ая", "ое", "ые", "ых"].contains(where: given.hasSuffix) {
            return false
        }
        let cases: [(surname: [String], given: [String])] = [
            (["ова", "ева", "ина", "ына"], ["а", "я"]), (["ову", "еву", "ину", "ыну"], ["у", "ю"]),
            (["овым", "евым", "иным", "ыным"], ["ом", "ем", "ой", "ей"]), (["ове", "еве", "ине", "ыне"], ["е", "и"]),
        ]
        if let form = cases.first(where: { $0.surname.contains(where: surname.hasSuffix) }) {
            return form.given.contains(where: given.hasSuffix)
        }
        return !["у", "ю", "ы", "ом", "ем", "ов", "ев"].contains(where: given.hasSuffix)
    }
}

/// What people are called by before their surname, other than their given name: declined, in English, Russian and
/// Kazakh.
private enum Titles {
    static func contains(_ letters: ArraySlice<UInt16>) -> Bool {
        var isListed = false
        forms.look(up: letters) { _ in isListed = true }
        return isListed
    }

    private static let forms: Lexicon = {
        var builder = Lexicon.Builder()
        let words = Words(list)
        for word in words.list {
            let letters = words.letters(of: word)
            _ = builder.add(letters, kind: word.traits.contains(.kazakh) ? 1 : 0) {
                WordForms.of(Array(letters), word.traits, .commonLast)
            }
        }
        return builder.finish()
    }()

    private static let list = """
        mr mister dr doctor professor prof sir lord lady dame judge justice prosecutor investigator lawyer attorney president
        vice prime minister deputy chairman chairwoman chief head director governor mayor senator congressman member
        ambassador secretary general colonel major captain lieutenant sergeant officer banker oligarch tycoon businessman
        entrepreneur politician leader founder opponent dissident exile fugitive prisoner defendant activist journalist
        blogger editor writer poet singer pastor father imam rabbi brother sister comrade citizen kazakh kazakhstani russian
        uzbek kyrgyz european ex former late jailed exiled opposition billionaire millionaire
        господин гражданин товарищ доктор профессор академик судья прокурор следователь адвокат юрист президент премьер
        министр депутат председатель глава директор губернатор аким мэр сенатор посол секретарь генерал полковник майор
        капитан лейтенант сержант банкир олигарх бизнесмен предприниматель политик лидер основатель оппозиционер диссидент
        беглец заключенный подсудимый обвиняемый осужденный активист журналист блогер редактор писатель поэт певец
        правозащитник экс сын дочь брат сестра отец мать муж жена супруг супруга казах казахстанец россиянин миллиардер
        мырза ханым азамат төраға төрағасы президент министр депутат әкім банкир оппозиционер белсенді журналист блогер
        саясаткер қорғаушы адвокат судья прокурор тергеуші профессор доктор ақын жазушы кәсіпкер жетекші көшбасшы
        """
}
