import CasewireModel
import TextTools

/// Persons: who is meant by a surname depends on what stands beside it.
extension Search {
    /// Looks for watched persons whose surname stands at this word.
    mutating func findPersons(_ field: Int, _ index: Int) {
        if readings[field].hits(at: index).isEmpty, readings[field].keyHits(at: index).isEmpty { return }
        let persons = watchlist.persons
        let surnames = readings[field].hits(at: index).filter { persons.isSurname($0.id) }
        let keys = readings[field].keyHits(at: index).filter { persons.isSurname(key: $0.id) }
        for hit in readings[field].hits(at: index) { noteMan(field, index, hit) }
        guard !surnames.isEmpty || !keys.isEmpty else { return }
        let around = NameSurroundings(of: index, in: readings[field])
        noteWoman(field, index, surnames, around)
        var named: Set<Int32> = []
        findFull(field, index, fullNames(field, surnames, around), around, byKey: false, &named)
        findFull(field, index, fullNamesByKey(field, keys, around), around, byKey: true, &named)
        findBare(field, index, surnames.map { persons.bearing(surname: $0.id) }, around, byKey: false, &named)
        findBare(field, index, keys.map { persons.bearing(surnameKey: $0.id) }, around, byKey: true, &named)
    }

    /// A name and the word that its given name stands at.
    private typealias FullName = (number: Int32, given: Int)

    private func fullNames(_ field: Int, _ surnames: [WordHit], _ around: NameSurroundings) -> [FullName] {
        var found: [FullName] = []
        for given in around.givens {
            for hit in readings[field].hits(at: given) {
                for surname in surnames {
                    found += watchlist.persons.bearing(surname: surname.id, given: hit.id).map { ($0, given) }
                }
            }
        }
        return found
    }

    private func fullNamesByKey(_ field: Int, _ surnames: [WordHit], _ around: NameSurroundings) -> [FullName] {
        var found: [FullName] = []
        for given in around.givens {
            for hit in readings[field].keyHits(at: given) {
                for surname in surnames {
                    found += watchlist.persons.bearing(surnameKey: surname.id, givenKey: hit.id).map { ($0, given) }
                }
            }
        }
        return found
    }

    private mutating func findFull(
        _ field: Int, _ index: Int, _ found: [FullName], _ around: NameSurroundings, byKey: Bool,
        _ named: inout Set<Int32>
    ) {
        let alike = found.filter { !isUnlike(watchlist.persons.names[Int($0.number)], field, index) }
        for (number, given) in alike + found {
            let name = watchlist.persons.names[Int(number)]
            guard named.insert(watchlist.aliases[Int(name.alias)].entity).inserted else { continue }
            var words = [index] + around.givens.filter { ($0 < index) == (given < index) }
            if given > index, let patronymic = around.rightPatronymic { words.append(patronymic) }
            append(
                name, field, words, byKey: byKey, .counts(byKey ? "the full name in another spelling" : "the full name")
            )
        }
    }

    /// Is the name spelt in other letters than this word?
    private func isUnlike(_ name: PersonName, _ field: Int, _ index: Int) -> Bool {
        folding(of: watchlist.aliases[Int(name.alias)], field, index...index) == .script
    }

    /// A surname without one of its given names: the person, unless what stands there speaks for another.
    private mutating func findBare(
        _ field: Int, _ index: Int, _ bearers: [Chains.Members], _ around: NameSurroundings, byKey: Bool,
        _ named: inout Set<Int32>
    ) {
        var sharing: [Int32: PersonName] = [:]
        for number in bearers.joined() {
            let name = watchlist.persons.names[Int(number)]
            let entity = watchlist.aliases[Int(name.alias)].entity
            if named.contains(entity) { continue }
            if let known = sharing[entity] {
                if isUnlike(known, field, index), !isUnlike(name, field, index) { sharing[entity] = name }
                continue
            }
            sharing[entity] = name
            if sharing.count > Limits.personsPerSurname { break }
        }
        for (entity, name) in sharing.sorted(by: { $0.key < $1.key }) {
            named.insert(entity)
            var words = [index]
            var verdict = bareVerdict(name, field, index, around, &words)
            if case .counts = verdict {
                if sharing.count > Limits.personsPerSurname {
                    verdict = .heldBack("more watched persons share this surname than it can mean alone")
                } else if byKey, words.count == 1 {
                    verdict = .ifConfirmed(by: .key)
                }
            }
            append(name, field, words, byKey: byKey, verdict)
        }
    }

    private mutating func append(
        _ name: PersonName, _ field: Int, _ words: [Int], byKey: Bool, _ verdict: Finding.Verdict
    ) {
        let alias = watchlist.aliases[Int(name.alias)]
        let (first, last) = (words.min() ?? 0, words.max() ?? 0)
        var verdict = verdict
        if case .heldBack = verdict {
        } else if isNamedAfter(field, first, last) {
            verdict = .heldBack("a street or another thing that bears the name")
        }
        findings.append(
            Finding(
                alias: name.alias, entity: alias.entity, field: field, first: first, last: withEnding(field, last),
                folded: personFolding(alias, field, first...last, byKey: byKey), verdict: verdict))
    }

    private func personFolding(
        _ alias: CompiledAlias, _ field: Int, _ range: ClosedRange<Int>, byKey: Bool
    ) -> Match.Folding? {
        let isLookalike = readings[field].list[range].contains { $0.traits.contains(.lookalike) }
        if isLookalike { return .lookalike }
        return byKey ? .script : folding(of: alias, field, range)
    }

    // MARK: A surname alone

    /// - Parameter words: gains the initials that belong to the name.
    private func bareVerdict(
        _ name: PersonName, _ field: Int, _ index: Int, _ around: NameSurroundings, _ words: inout [Int]
    ) -> Finding.Verdict {
        let reading = readings[field]
        let entity = watchlist.aliases[Int(name.alias)].entity
        if let given = around.givens.first(where: { isOwnGivenName(entity, reading, $0) }) {
            words.append(given)
            return .counts("the full name, of two spellings")
        }
        for given in around.givens {
            if isAnotherGivenName(reading, given, of: index, around) {
                return .heldBack("another given name stands beside it")
            }
        }
        if let patronymic = around.leftPatronymic, name.sex == .male,
            NameSurroundings.isFemalePatronymic(patronymic, in: reading)
        {
            return .heldBack("a woman's patronymic stands before it")
        }
        if let initial = around.initials.first, name.given >= 0 {
            let letter = reading.key(at: initial).first
            guard watchlist.persons.initials(of: entity).contains(letter ?? 0) else {
                return .heldBack("another's initials stand beside it")
            }
            words.append(contentsOf: around.initials)
            return .counts("surname and initials")
        }
        if name.isEveryday, !reading.capitalTells(at: index) {
            return .heldBack("an everyday word that is not written as a name here")
        }
        if name.sex == .female, isFormOfBoth(reading, index) { return .ifConfirmed(by: .maleForm) }
        if name.sex != .female, isTitledAsWoman(reading, index) { return .ifConfirmed(by: .woman) }
        if name.given >= 0, let given = around.givens.first, given < index, mayBeGivenName(reading, given, of: index) {
            return .ifConfirmed(by: .unknownGiven)
        }
        if isFemaleForm(name, reading, index) {
            let isHers = isSubjectOfFemaleVerb(reading, index) || isInKazakh(reading, index)
            return .ifConfirmed(by: isHers ? .woman : .femaleForm)
        }
        return .counts("the surname alone")
    }

    private func isOwnGivenName(_ entity: Int32, _ reading: FieldReading, _ index: Int) -> Bool {
        let hits = reading.hits(at: index)
        return !hits.isEmpty
            && watchlist.persons.givens(of: entity).contains { given in hits.contains { $0.id == given } }
    }

    /// Is it a given name that we know, and this surname's? One that follows may be the next person's.
    private func isAnotherGivenName(
        _ reading: FieldReading, _ given: Int, of index: Int, _ around: NameSurroundings
    ) -> Bool {
        guard reading.list[given].isCapitalised,
            let sex = GivenNameForms.sex(of: reading.letters(at: given))
        else { return false }
        if given < index || around.rightPatronymic != nil { return true }
        let letters = reading.letters(at: index)
        return sex == .female ? letters.last == 0x430 : true
    }

    // MARK: Women

    /// Remembers that a woman of this surname is in the item: her nominative is his genitive.
    private mutating func noteWoman(_ field: Int, _ index: Int, _ surnames: [WordHit], _ around: NameSurroundings) {
        let reading = readings[field]
        guard reading.letters(at: index).last == 0x430 else { return }
        let isHers = around.givens.contains { given in
            reading.list[given].isCapitalised
                && GivenNameForms.sex(of: reading.letters(at: given)) == .female
        }
        if isHers { womensSurnames.formUnion(surnames.map(\.id)) }
    }

    /// Remembers that a man of a watched woman's family is in the item: in a form that is his alone, or by a man's name.
    private mutating func noteMan(_ field: Int, _ index: Int, _ hit: WordHit) {
        guard let female = watchlist.persons.female(of: hit.id) else { return }
        let reading = readings[field]
        let isHis =
            !isFormOfBoth(reading, index)
            || NameSurroundings(of: index, in: reading).givens.contains { given in
                reading.list[given].isCapitalised
                    && GivenNameForms.sex(of: reading.letters(at: given)) == .male
            }
        if isHis { mensSurnames.insert(female) }
    }

    /// `Оспанова` and `Оспанову`: cases of his and of hers.
    private func isFormOfBoth(_ reading: FieldReading, _ index: Int) -> Bool {
        let word = reading.list[index]
        let last = reading.letters(at: index).last
        return word.traits.contains(.cyrillic) && (last == 0x430 || last == 0x443)
    }

    /// `Оспанова` of a man listed as `Оспанов`: his genitive and accusative, or a woman's nominative.
    private func isFemaleForm(_ name: PersonName, _ reading: FieldReading, _ index: Int) -> Bool {
        let letters = reading.letters(at: index)
        guard name.sex != .female, letters.count > 3, letters.last == 0x430 else { return false }
        let stem = letters.dropLast().suffix(2)
        return ["ов", "ев", "ин", "ын"].contains {
            stem.elementsEqual($0.unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) })
        }
    }

    /// Does it begin its clause, with a verb in the feminine after it: `Оспанова сказала`, `Оспанова арестована`?
    private func isSubjectOfFemaleVerb(_ reading: FieldReading, _ index: Int) -> Bool {
        let list = reading.list
        guard index + 1 < list.count, list[index + 1].gap == .space, !list[index + 1].isCapitalised else {
            return false
        }
        let letters = String(decoding: reading.letters(at: index + 1), as: UTF16.self)
        guard ["ла", "лась", "ена", "ана", "ята"].contains(where: letters.hasSuffix) else { return false }
        return index == 0 || list[index].gap != .space
            || ["а", "и", "но", "что", "как"].contains(
                String(decoding: reading.letters(at: index - 1), as: UTF16.self))
    }

    /// Kazakh has no `-а` for a genitive: there `Оспанова` is a woman's name.
    private func isInKazakh(_ reading: FieldReading, _ index: Int) -> Bool {
        LanguageGuess.language(of: reading.context(index, index)) == "kk"
    }

    private static let titlesOfWomen: Set<String> = Set(
        """
        ms mrs miss madam mme lady жа госпожа гражданка активистка журналистка правозащитница учительница художница
        студентка пенсионерка писательница певица предпринимательница домохозяйка осужденная задержанная обвиняемая
        подсудимая арестованная
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// `Mrs Ospanov`, `активистка Оспанова`, `Оспанова ханым`. Not `дочь Оспанова`, who is someone of his.
    private func isTitledAsWoman(_ reading: FieldReading, _ index: Int) -> Bool {
        if index > 0, reading.list[index].gap.isSubset(of: [.space, .dot]),
            Self.titlesOfWomen.contains(String(decoding: reading.letters(at: index - 1), as: UTF16.self))
        {
            return true
        }
        guard index + 1 < reading.list.count, reading.list[index + 1].gap == .space else { return false }
        return String(decoding: reading.letters(at: index + 1), as: UTF16.self) == "ханым"
    }

    // MARK: Things named after someone

    private static let before = [
        "улиц", "проспект", "площад", "бульвар", "переул", "имени", "микрорайон", "мектеп", "орден", "преми",
    ]
    private static let beforeDot: Set<String> = ["ул", "пр", "им", "пл", "пер", "просп", "бул", "мкр"]
    private static let after = ["кошес", "дангыл", "аланы", "атындаг", "проспекти"]
    private static let afterEnglish: Set<String> = [
        "street", "avenue", "boulevard", "square", "prospekt", "prospect", "ave", "lane", "koshesi",
    ]

    private func isNamedAfter(_ field: Int, _ first: Int, _ last: Int) -> Bool {
        let reading = readings[field]
        let list = reading.list
        func letters(_ index: Int) -> String {
            String(decoding: reading.letters(at: index), as: UTF16.self)
        }
        if first > 0, list[first].gap.isSubset(of: [.space, .dot, .quote]) {
            let word = letters(first - 1)
            if Self.beforeDot.contains(word), list[first - 1].traits.contains(.beforeDot) { return true }
            if list[first].gap.isDisjoint(with: .dot), Self.before.contains(where: word.hasPrefix) { return true }
        }
        guard last + 1 < list.count, list[last + 1].gap.isSubset(of: [.space, .quote]) else { return false }
        let word = letters(last + 1)
        return Self.after.contains(where: word.hasPrefix) || Self.afterEnglish.contains(word)
    }
}
