import CasewireModel
import TextTools

/// The people whom an item names, and where.
struct KazakhPeople {
    /// A name as it stands in a passage.
    struct Naming: Sendable {
        var tokens: Range<Int>
        var person: Int
        var grammaticalCase: KazakhCase
        var isPlural = false
        var isFull: Bool
    }

    private(set) var people: [Someone] = []
    /// By passage, in the order of its tokens.
    private(set) var namings: [[Naming]]
    private let names: KazakhNames

    init(_ passages: [[Token]], taken: [Int: Set<Int>]) {
        var printed: Set<String> = []
        for tokens in passages {
            for token in tokens where token.isCapitalised { printed.insert(FoldingKey.ofWord(token.text)) }
        }
        names = KazakhNames(printed: printed)
        namings = Array(repeating: [], count: passages.count)
        for (index, tokens) in passages.enumerated() { findFull(index, tokens, taken[index] ?? []) }
        for (index, tokens) in passages.enumerated() { findShort(index, tokens, taken[index] ?? []) }
    }

    mutating func update(_ person: Int, _ change: (inout Someone) -> Void) { change(&people[person]) }

    // MARK: Given name and surname

    private mutating func findFull(_ index: Int, _ tokens: [Token], _ taken: Set<Int>) {
        var position = 0
        while position < tokens.count {
            guard tokens[position].isCapitalised, !taken.contains(position),
                let found = full(at: position, tokens, taken, isListed: isListed(position, index, tokens)),
                people.count < Limits.people
            else {
                position += 1
                continue
            }
            let person = person(named: found.words)
            namings[index].append(
                Naming(
                    tokens: position..<found.end, person: person, grammaticalCase: found.ending.grammaticalCase,
                    isPlural: found.ending.isPlural, isFull: true))
            if found.ending.isPlural { shareSurname(index, tokens, before: position, found.words) }
            position = found.end
        }
    }

    /// Does a name end right before the comma or the "and" that stands here?
    private func isListed(_ position: Int, _ index: Int, _ tokens: [Token]) -> Bool {
        guard position >= 2, let last = namings[index].last else { return false }
        return last.tokens.upperBound == position - 1
            && (tokens[position - 1].text == "," || KazakhUnits.isConnector(tokens[position - 1].base))
    }

    private struct Full {
        var words: [String]
        var end: Int
        var ending: KazakhEnding
    }

    private func full(at start: Int, _ tokens: [Token], _ taken: Set<Int>, isListed: Bool) -> Full? {
        if let initialled = initialled(at: start, tokens) { return initialled }
        var run = start
        while run < tokens.count, run - start < 3, tokens[run].isCapitalised, !tokens[run].isAllCapitals,
            !taken.contains(run)
        {
            run += 1
        }
        let first = tokens[start]
        guard run - start >= 2, first.text.unicodeScalars.count >= 2 else { return nil }
        let isGiven = GivenNameKeys.entry(key: FoldingKey.ofWord(first.text)) != nil
        if KazakhWords.notNames.contains(first.base), !isGiven || KazakhWords.notNames.contains(tokens[start + 1].base)
        {
            return nil
        }
        guard let second = names.best(tokens[start + 1]), !Self.isNamedAfter(start + 2, tokens) else { return nil }
        // "Омаровқа Орал соты": a surname in a case, and a place.
        if !isGiven {
            if let form = names.best(first), form.isStrong, form.ending != KazakhEnding("") { return nil }
            if Places.place(key: second.key) != nil { return nil }
        }
        // Given name, patronymic, surname.
        if run - start >= 3, isGiven || KazakhNames.isSurname(tokens[start + 2].base),
            Self.isMiddle(tokens[start + 1].base),
            let last = names.best(tokens[start + 2]), !Self.isNamedAfter(start + 3, tokens),
            !KazakhWords.notNames.contains(tokens[start + 2].base)
        {
            return Full(words: [first.text, tokens[start + 1].text, last.name], end: start + 3, ending: last.ending)
        }
        if KazakhWords.notNames.contains(tokens[start + 1].base) { return nil }
        let looksGiven = isGiven || looksLikeGivenName(first, at: start, tokens, before: second)
        let isSecondGiven =
            GivenNameKeys.entry(key: second.key) != nil && !KazakhNames.isSurname(tokens[start + 1].base)
        let opens = start == 0 || tokens[start - 1].text == "."
        if looksGiven, isGiven || !isSecondGiven || !opens,
            isGiven || second.isStrong || isListed || Self.isAfterRole(start, tokens)
        {
            return Full(words: [first.text, second.name], end: start + 2, ending: second.ending)
        }
        // "Қаласов Асқар": the surname first.
        if KazakhNames.isSurname(first.base), GivenNameKeys.entry(key: second.key) != nil {
            return Full(words: [second.name, first.text], end: start + 2, ending: second.ending)
        }
        return nil
    }

    /// A capitalised word before a surname: a given name unless it is a place or opens the sentence as something else.
    private func looksLikeGivenName(
        _ token: Token, at position: Int, _ tokens: [Token], before surname: KazakhNameForm
    ) -> Bool {
        guard token.text.unicodeScalars.count >= 3, !KazakhNames.isSurname(token.base) else { return false }
        if Places.place(key: Places.key(of: token.text)) != nil { return false }
        if position == 0 || tokens[position - 1].kind == .mark {
            // "Үлкені Ардақ", "Елордада Омаров": a capital tells nothing here, an ending much.
            let isWoman = ["ова", "ева", "ина", "ына"].contains(where: KazakhLetters.fold(surname.name).hasSuffix)
            // "Қалида Омарова": many women's names end like a locative.
            let mayBeHers =
                isWoman && (token.base.hasSuffix("да") || token.base.hasSuffix("та")) && !isPlaceInLocative(token)
            if !mayBeHers, Self.inflected.contains(where: token.base.hasSuffix) { return false }
        }
        return !KazakhWords.roles.contains { KazakhEnding.of(token.base, stem: $0) != nil }
    }

    private func isPlaceInLocative(_ token: Token) -> Bool {
        let stem = String(token.text.dropLast(2))
        return Places.place(key: Places.key(of: stem)) != nil || KazakhLetters.fold(stem) == "елорда"
    }

    private static let inflected = [
        "да", "де", "та", "те", "нын", "нин", "дын", "дин", "тын", "тин", "ны", "ни", "га", "ге", "дан", "ден", "ен",
        "лык", "лик", "дык", "тык", "сы", "си", "шы", "ши", "ты", "ти", "лар", "лер", "дар", "дер", "тар", "тер",
        "дагы", "деги", "ша", "ше",
    ]

    private static func isMiddle(_ word: String) -> Bool {
        KazakhNames.isPatronymic(word) || FoldingKey.isPatronymic(FoldingKey.ofWord(word))
    }

    private static func isAfterRole(_ position: Int, _ tokens: [Token]) -> Bool {
        guard position > 0 else { return false }
        let before = tokens[position - 1].base
        // "шеруге шыққан Бекет Жұмағали"
        let isParticiple = before.count >= 5 && ["ган", "ген", "кан", "кен"].contains(where: before.hasSuffix)
        return isParticiple || KazakhWords.roles.contains { KazakhEnding.of(before, stem: $0) != nil }
            || KazakhWords.relatives.contains(before) || before == "жастагы" || before == "судья"
    }

    /// `Абай көшесі`, `Әл-Фараби аудандық соты`: the word after it bears the name.
    static func isNamedAfter(_ next: Int, _ tokens: [Token]) -> Bool {
        guard tokens.indices.contains(next) else { return false }
        let word = tokens[next].base
        return KazakhWords.namedAfter.contains { $0 == "би" ? word == $0 : word.hasPrefix($0) }
    }

    /// `Ж. Үмбетов`, `А. С. Үмбетов`, `Үмбетов Ж.`
    private func initialled(at start: Int, _ tokens: [Token]) -> Full? {
        var next = start
        var initials: [String] = []
        while next + 2 < tokens.count, initials.count < 2, tokens[next].isCapitalised,
            tokens[next].text.unicodeScalars.count == 1,
            tokens[next + 1].text == "."
        {
            initials.append(tokens[next].text + ".")
            next += 2
        }
        guard !initials.isEmpty, tokens[next].isCapitalised, let surname = names.best(tokens[next]),
            tokens[next].text.unicodeScalars.count >= 3
        else { return nil }
        return Full(words: initials + [surname.name], end: next + 1, ending: surname.ending)
    }

    /// `Ардақ және Айгерім Тасболатоваларды`: the given names before it bear the surname too.
    private mutating func shareSurname(_ index: Int, _ tokens: [Token], before position: Int, _ words: [String]) {
        guard let surname = words.last, position >= 2, KazakhUnits.isConnector(tokens[position - 1].base),
            tokens[position - 2].isCapitalised, let given = names.best(tokens[position - 2]),
            GivenNameKeys.entry(key: given.key) != nil
        else { return }
        let person = person(named: [given.name, surname])
        namings[index].append(
            Naming(tokens: (position - 2)..<(position - 1), person: person, grammaticalCase: .nominative, isFull: true))
        namings[index].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    // MARK: One word

    private mutating func findShort(_ index: Int, _ tokens: [Token], _ taken: Set<Int>) {
        let covered = Set(namings[index].flatMap { Array($0.tokens) })
        var found: [Naming] = []
        for position in tokens.indices
        where tokens[position].isCapitalised && !taken.contains(position) && !covered.contains(position)
            && !tokens[position].isAllCapitals
        {
            guard tokens[position].text.unicodeScalars.count >= 3, !Self.isNamedAfter(position + 1, tokens),
                let naming = short(at: position, tokens, index)
            else { continue }
            found.append(naming)
        }
        namings[index] = (namings[index] + found).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private mutating func short(at position: Int, _ tokens: [Token], _ index: Int) -> Naming? {
        let forms = names.forms(of: tokens[position]).sorted { $0.evidence > $1.evidence }
        var best: (person: Int, form: KazakhNameForm, isSurname: Bool)?
        for form in forms where form.evidence > 0 {
            guard let person = bearer(of: form.key, upTo: index, position) else { continue }
            if best == nil { best = (person.index, form, person.isSurname) }
        }
        if let best {
            // Given names are everyday words as well.
            if !best.isSurname, KazakhWords.notNames.contains(tokens[position].base) { return nil }
            remember(best.form.name, of: best.person)
            return Naming(
                tokens: position..<(position + 1), person: best.person,
                grammaticalCase: best.form.ending.grammaticalCase,
                isPlural: best.form.ending.isPlural, isFull: false)
        }
        guard let form = forms.first, KazakhNames.isSurnameAlone(KazakhLetters.fold(form.name)),
            !KazakhWords.notNames.contains(tokens[position].base), Places.place(key: form.key) == nil,
            people.count < Limits.people
        else { return nil }
        return Naming(
            tokens: position..<(position + 1), person: person(named: [form.name]),
            grammaticalCase: form.ending.grammaticalCase, isPlural: form.ending.isPlural, isFull: true)
    }

    /// Whom a surname or a given name alone means: who was named last before, else who is named first after.
    private func bearer(of key: String, upTo index: Int, _ position: Int) -> (index: Int, isSurname: Bool)? {
        let bearers = people.indices.filter { people[$0].keys.contains(key) }
        guard let first = bearers.first else { return nil }
        let isSurname = bearers.contains { people[$0].keys.last == key }
        guard bearers.count > 1 else { return (first, isSurname) }
        let preferred = isSurname ? bearers.filter { people[$0].keys.last == key } : bearers
        var passage = index
        while passage >= 0, index - passage <= Limits.passagesLookedBack {
            let before = namings[passage].last { naming in
                preferred.contains(naming.person) && (passage < index || naming.tokens.upperBound <= position)
            }
            if let before { return (before.person, isSurname) }
            passage -= 1
        }
        return (preferred.first ?? first, isSurname)
    }

    private mutating func remember(_ form: String, of person: Int) {
        if people[person].name != form, !people[person].otherNames.contains(form), people[person].otherNames.count < 8 {
            people[person].otherNames.append(form)
        }
    }

    /// The person of that name, made where there is none yet.
    private mutating func person(named words: [String]) -> Int {
        let keys = words.filter { !$0.hasSuffix(".") }.map { FoldingKey.ofWord($0) }
        let name = words.joined(separator: " ")
        if let known = people.firstIndex(where: { Self.isSame($0, keys, words) }) {
            if people[known].name != name {
                if words.count > people[known].keys.count, !words.contains(where: { $0.hasSuffix(".") }) {
                    remember(people[known].name, of: known)
                    people[known].otherNames.removeAll { $0 == name }
                    people[known].name = name
                    people[known].keys = keys
                } else {
                    remember(name, of: known)
                }
            }
            return known
        }
        let sex = keys.first.flatMap { GivenNameKeys.entry(key: $0)?.sex }
        people.append(Someone(name: name, keys: keys, sex: sex))
        return people.count - 1
    }

    private static func isSame(_ someone: Someone, _ keys: [String], _ words: [String]) -> Bool {
        guard someone.keys.last == keys.last else { return false }
        if keys.count == 1 {
            guard let initial = words.first, initial.hasSuffix(".") else { return true }
            return someone.keys.count == 1 || someone.name.hasPrefix(String(initial.prefix(1)))
        }
        return someone.keys.count == 1 || someone.keys.first == keys.first
    }
}
