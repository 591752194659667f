import CasewireModel
import TextTools

/// The people whom an item names, and where.
///
/// Names of two words and more are read first, in the whole item: they tell a surname alone, in whatever case, back to
/// its bearer.
struct RussianPeople {
    struct Naming {
        var tokens: Range<Int>
        var people: [Int]
        var cases: RussianCases
        var sex: GivenNameKeys.Sex?
        var isPlural = false
    }

    private struct Bearer {
        var given: String?
        var givenKey: String?
        var patronymic: String?
        var surname: String?
        /// The key of the surname's masculine.
        var surnameKey: String?
        var initials: [Character] = []
        var sex: GivenNameKeys.Sex?
        var isPrintedInFull = false
    }

    private(set) var people: [Someone] = []
    /// By passage, in the order of the text.
    private(set) var namings: [[Naming]]
    private var bearers: [Bearer] = []
    private var bySurname: [String: [Int]] = [:]
    private var byGiven: [String: [Int]] = [:]
    /// The surname that a plural form gave to people who are then named by given name alone: "отцу и сыну Омаровым".
    private var sharedSurname: String?

    init(_ passages: [Passage], taken: [Int: [Range<Int>]]) {
        namings = Array(repeating: [], count: passages.count)
        // The headline last: it names by surname whom the text names in full.
        let order =
            passages.indices.filter { passages[$0].field != .title }
            + passages.indices.filter { passages[$0].field == .title }
        for index in order { readFull(passages[index].tokens, index, taken[index] ?? []) }
        for index in order { readShort(passages[index].tokens, index, taken[index] ?? []) }
        for index in namings.indices { namings[index].sort { $0.tokens.lowerBound < $1.tokens.lowerBound } }
    }

    mutating func update(_ person: Int, _ change: (inout Someone) -> Void) { change(&people[person]) }

    // MARK: Names of several words

    private struct Parse {
        var given: RussianNameForm?
        var patronymic: String?
        var surname: RussianNameForm?
        var initials: [Character] = []
        var cases: RussianCases
        var sex: GivenNameKeys.Sex?
        var score: Double
    }

    private mutating func readFull(_ tokens: [Token], _ index: Int, _ taken: [Range<Int>]) {
        var position = 0
        while position < tokens.count {
            guard people.count < Limits.people, let (parse, range) = fullName(at: position, tokens, taken) else {
                position += 1
                continue
            }
            let person = bearer(of: parse)
            namings[index].append(Naming(tokens: range, people: [person], cases: parse.cases, sex: parse.sex))
            position = range.upperBound
        }
    }

    private func isNamePart(_ position: Int, _ tokens: [Token], _ taken: [Range<Int>]) -> Bool {
        guard tokens.indices.contains(position) else { return false }
        let token = tokens[position]
        guard token.isCapitalised, !token.isAllCapitals, token.text.unicodeScalars.count >= 2,
            !RussianWords.notNames.contains(token.base), !taken.contains(where: { $0.contains(position) })
        else { return false }
        if position > 0, RussianPlaces.isNamedAfter(tokens[position - 1].base) { return false }
        if position > 1, RussianPlaces.isNamedAfter(tokens[position - 2].base), tokens[position - 1].isCapitalised {
            return false
        }
        return true
    }

    private func opensSentence(_ position: Int, _ tokens: [Token]) -> Bool {
        position == 0
            || !tokens[position - 1].isWord && !",()—–-".contains(tokens[position - 1].text)
                && tokens[position - 1].kind == .mark
    }

    private func fullName(at position: Int, _ tokens: [Token], _ taken: [Range<Int>]) -> (Parse, Range<Int>)? {
        if let found = withInitialsBefore(position, tokens, taken) { return found }
        guard isNamePart(position, tokens, taken) else { return nil }
        let isRole =
            !RussianRole.forms(tokens[position].base).isEmpty && !RussianNames.isKnownGiven(tokens[position].text)
        guard !isRole else { return nil }
        if let found = withInitialsAfter(position, tokens, taken) { return found }
        var best: (Parse, Range<Int>)?
        for length in [3, 2] {
            let range = position..<(position + length)
            guard range.allSatisfy({ isNamePart($0, tokens, taken) }),
                let parse = parse(
                    Array(tokens[range]), hint: hint(before: position, tokens),
                    after: agreement(after: range.upperBound, tokens),
                    isListed: length == 2 && isListed(position, tokens), opensSentence(position, tokens))
            else { continue }
            if parse.score > best?.0.score ?? 0 { best = (parse, range) }
        }
        return best
    }

    /// "А.С. Омаров", "Ж. Сеитов".
    private func withInitialsBefore(_ start: Int, _ tokens: [Token], _ taken: [Range<Int>]) -> (Parse, Range<Int>)? {
        let (initials, next) = initials(at: start, tokens)
        guard !initials.isEmpty, isNamePart(next, tokens, taken) else { return nil }
        return withInitials(initials, surnameAt: next, range: start..<(next + 1), tokens)
    }

    /// "Омаров А.С."; "Марата Ж.": a given name and the first letter of a surname.
    private func withInitialsAfter(_ start: Int, _ tokens: [Token], _ taken: [Range<Int>]) -> (Parse, Range<Int>)? {
        let (initials, next) = initials(at: start + 1, tokens)
        guard !initials.isEmpty, !isNamePart(next, tokens, taken) || initials.count > 1 else { return nil }
        let given = RussianNames.given(tokens[start].text).filter(\.isKnown)
        let isSurname = RussianNames.surname(tokens[start].text).contains(where: \.isKnown)
        if initials.count == 1, !isSurname, let first = given.first {
            let same = given.filter { $0.lemma == first.lemma && $0.sex == first.sex }
            let cases = same.reduce(RussianCases()) { $0.union($1.cases) }
            let surname = RussianNameForm(lemma: "\(initials[0]).", cases: .all, sex: nil)
            return (
                Parse(given: first, surname: surname, cases: cases, sex: first.sex, score: 3), start..<next
            )
        }
        guard isSurname else { return nil }
        return withInitials(initials, surnameAt: start, range: start..<next, tokens)
    }

    private func withInitials(
        _ initials: [Character], surnameAt position: Int, range: Range<Int>, _ tokens: [Token]
    ) -> (Parse, Range<Int>)? {
        let hint = hint(before: range.lowerBound, tokens)
        let forms = RussianNames.surname(tokens[position].text).filter { !$0.isPlural }
        let after = agreement(after: range.upperBound, tokens)
        func score(_ form: RussianNameForm) -> Double {
            guard let after, !after.cases.intersection(form.cases).isEmpty else { return fit(form, hint) }
            return fit(form, hint) + (after.sex == nil || after.sex == form.sex ? 1 : 0)
        }
        guard let best = forms.max(by: { score($0) < score($1) }) else { return nil }
        let cases = forms.filter { $0.lemma == best.lemma && $0.sex == best.sex }
            .reduce(RussianCases()) { $0.union($1.cases) }
        return (Parse(surname: best, initials: initials, cases: cases, sex: best.sex, score: 3), range)
    }

    private func fit(_ form: RussianNameForm, _ hint: Hint?) -> Double {
        var fit = form.isKnown ? 1.0 : 0
        if form.cases.contains(.nominative) { fit += 0.2 }
        guard let hint else { return fit }
        if !hint.cases.intersection(form.cases).isEmpty { fit += 2 }
        if let sex = hint.sex, form.sex == nil || form.sex == sex { fit += 1 }
        return fit
    }

    private func initials(at start: Int, _ tokens: [Token]) -> ([Character], Int) {
        var initials: [Character] = []
        var next = start
        while next + 1 < tokens.count, initials.count < 3, tokens[next].isCapitalised,
            tokens[next].text.unicodeScalars.count == 1, tokens[next + 1].text == ".",
            let letter = tokens[next].text.first
        {
            initials.append(letter)
            next += 2
        }
        return (initials, next)
    }

    /// What the words before a name tell of its case and of the person's sex: "активистки", "36-летнего".
    struct Hint {
        var cases: RussianCases
        var sex: GivenNameKeys.Sex?
        var isPlural = false
    }

    private func hint(before position: Int, _ tokens: [Token]) -> Hint? {
        guard position > 0 else { return nil }
        let word = tokens[position - 1].base
        if let role = RussianRole.forms(word).first {
            let forms = RussianRole.forms(word).filter { !$0.isPlural }
            let cases = forms.reduce(RussianCases()) { $0.union($1.cases) }
            // A man's noun tells nothing of the sex: "адвокат Алия Ахметова"; and after a relative's or a lawyer's
            // stands whose they are: "жена Нурлана Сеитова".
            let others: RussianCases = role.kind == .relative || role.kind == .lawyer ? .genitive : []
            return Hint(
                cases: cases.union(others), sex: role.sex == .female && others.isEmpty ? .female : nil,
                isPlural: forms.isEmpty)
        }
        if word.contains("летн") || word.hasSuffix("ский") || word.hasSuffix("ского") {
            let form = RussianVerbForm.adjective(word)
            return form.map { Hint(cases: $0.cases, sex: $0.sex) }
        }
        // "по делу N", "приговор N"
        if ["делу", "дело", "дела", "деле", "приговор", "приговора", "жалобу", "жалоба", "наказание", "ходатайство"]
            .contains(word)
        {
            return Hint(cases: [.genitive, .dative], sex: nil)
        }
        let governed: RussianCases? = RussianWords.governed(by: word)
        return governed.map { Hint(cases: $0, sex: nil) }
    }

    /// After a role, or after a name and "и" or a comma, two capitalised words are a name, known or not.
    private func isListed(_ position: Int, _ tokens: [Token]) -> Bool {
        guard position > 0 else { return false }
        let before = tokens[position - 1]
        if let role = RussianRole.forms(before.base).first { return !role.isPlural || role.kind == .plain }
        return position > 2 && (before.base == "и" || before.text == ",") && tokens[position - 2].isCapitalised
            && tokens[position - 3].isCapitalised && !tokens[position - 2].isAllCapitals
            && !RussianWords.notNames.contains(tokens[position - 2].base)
    }

    /// What follows a name tells of it: ", осуждённого …", ", который …", "вышла".
    private func agreement(after end: Int, _ tokens: [Token]) -> Hint? {
        guard tokens.indices.contains(end) else { return nil }
        if tokens[end].text == ",", tokens.indices.contains(end + 1) {
            let form = RussianVerbForm(tokens[end + 1].base)
            if form.kind == .passiveParticiple || form.kind == .activeParticiple, !form.isPlural {
                return Hint(cases: form.cases, sex: form.sex)
            }
            if tokens[end + 1].base.hasPrefix("котор"), let pronoun = RussianVerbForm.adjective(tokens[end + 1].base) {
                return pronoun.isPlural ? nil : Hint(cases: .all, sex: pronoun.sex)
            }
            return nil
        }
        return verbal(at: end, tokens)
    }

    /// What a verb beside a name tells: "задержали" needs an object, "вышла" a woman for its subject.
    private func verbal(at position: Int, _ tokens: [Token]) -> Hint? {
        guard tokens.indices.contains(position), tokens[position].isWord, RussianWords.isVerbLike(tokens[position].base)
        else {
            return nil
        }
        let form = RussianVerbForm(tokens[position].base)
        switch form.kind {
        case .active where form.isPlural:
            let isGiving = RussianWords.begins(
                tokens[position].base,
                with: [
                    "назнач", "дали", "предъяв", "вмен", "вынес", "замен", "смягч", "сократ", "запрет", "присуд",
                    "продл",
                ])
            return Hint(cases: isGiving ? .dative : [.accusative, .genitive], sex: nil)
        case .active, .shortPassive:
            return form.isPlural || form.isNeuter ? nil : Hint(cases: .nominative, sex: form.sex)
        default: return nil
        }
    }

    private func parse(_ words: [Token], hint: Hint?, after: Hint?, isListed: Bool, _ opens: Bool) -> Parse? {
        let texts = words.map(\.text)
        var parses: [Parse] = []
        if words.count == 3 {
            parses += combined(
                RussianNames.given(texts[0]), RussianNames.patronymic(texts[1]), RussianNames.surname(texts[2]))
            parses += combined(
                RussianNames.given(texts[1]), RussianNames.patronymic(texts[2]), RussianNames.surname(texts[0])
            )
            .filter { $0.surname?.isKnown == true }
        } else {
            let isPatronymic = !RussianNames.patronymic(texts[1]).isEmpty
            parses += combined(RussianNames.given(texts[0]), nil, RussianNames.surname(texts[1]))
            let reversed = combined(RussianNames.given(texts[1]), nil, RussianNames.surname(texts[0]))
                .filter { $0.given?.isKnown == true && $0.surname?.isKnown == true }
                .map { parse in
                    var parse = parse
                    parse.score -= 0.5
                    return parse
                }
            if !isPatronymic { parses += reversed }
        }
        parses = parses.compactMap { parse in
            var parse = parse
            let isGivenKnown = parse.given?.isKnown == true
            guard isGivenKnown || parse.surname?.isKnown == true || isListed else { return nil }
            // At the start of a sentence, and of a place, a capital proves nothing.
            if !isGivenKnown, opens, RussianWords.isVerbLike(words[0].base) { return nil }
            if !isGivenKnown, RussianPlaces.isPlace(words[0]) { return nil }
            if let hint {
                let common = hint.cases.intersection(parse.cases)
                if common.isEmpty {
                    parse.score -= 2
                } else {
                    parse.score += 1
                    parse.cases = common
                }
                if let sex = hint.sex { parse.score += parse.sex == sex || parse.sex == nil ? 1 : -2 }
            }
            if let after, !after.cases.intersection(parse.cases).isEmpty {
                if let sex = after.sex { parse.score += parse.sex == sex ? 1.5 : -0.5 } else { parse.score += 0.5 }
            }
            if let given = parse.given, !given.isKnown, parse.sex == .male, isTypicallyMale(given.lemma) {
                parse.score += 0.6
            }
            if let surname = parse.surname, let key = surnameKey(surname), let known = bySurname[key],
                known.contains(where: { bearers[$0].givenKey == parse.given.map { FoldingKey.ofWord($0.lemma) } })
            {
                parse.score += 1
            }
            return parse
        }
        guard var best = parses.max(by: { $0.score < $1.score }) else { return nil }
        let same = parses.filter {
            $0.given?.lemma == best.given?.lemma && $0.surname?.lemma == best.surname?.lemma && $0.sex == best.sex
        }
        best.cases = same.reduce(RussianCases()) { $0.union($1.cases) }
        return best
    }

    private func isTypicallyMale(_ given: String) -> Bool {
        [
            "бек", "бай", "хан", "жан", "кан", "ат", "ар", "ол", "ан", "ер", "ыл", "ид", "ит", "ир", "ур", "ай", "ий",
            "ет",
        ]
        .contains(where: given.hasSuffix)
    }

    private func combined(
        _ givens: [RussianNameForm], _ patronymics: [RussianNameForm]?, _ surnames: [RussianNameForm]
    ) -> [Parse] {
        var parses: [Parse] = []
        for given in givens {
            for surname in surnames where !surname.isPlural {
                for patronymic in patronymics.map({ $0.map(Optional.some) }) ?? [nil] {
                    let sexes = Set([given.sex, surname.sex, patronymic?.sex].compactMap { $0 })
                    let cases = given.cases.intersection(surname.cases).intersection(patronymic?.cases ?? .all)
                    guard sexes.count <= 1, !cases.isEmpty else { continue }
                    let score =
                        (given.isKnown ? 3.0 : 0) + (surname.isKnown ? 2 : 0) + (patronymic == nil ? 0 : 2)
                        - (!surname.isKnown && surname.cases == .all && surname.lemma.hasSuffix("у") ? 0.6 : 0)
                        - (!given.isKnown && given.cases == .all && "аеиоуыюяэ".contains(given.lemma.last ?? " ")
                            ? 0.6 : 0) + (cases.contains(.nominative) ? 0.1 : 0)
                    parses.append(
                        Parse(
                            given: given, patronymic: patronymic?.lemma, surname: surname, cases: cases,
                            sex: sexes.first, score: score))
                }
            }
        }
        return parses
    }

    // MARK: Whose name it is

    private func surnameKey(_ surname: RussianNameForm) -> String? {
        let lower = surname.lemma.lowercased()
        if ["ова", "ева", "ёва", "ина", "ына"].contains(where: lower.hasSuffix), surname.sex != .male {
            return FoldingKey.ofWord(lower.dropLast())
        }
        if lower.hasSuffix("ая"), surname.sex != .male { return FoldingKey.ofWord(lower.dropLast(2) + "ий") }
        if lower.hasSuffix("ый") { return FoldingKey.ofWord(lower.dropLast(2) + "ий") }
        return FoldingKey.ofWord(lower)
    }

    private mutating func bearer(of parse: Parse) -> Int {
        let key = parse.surname.flatMap(surnameKey)
        let givenKey = parse.given.map { FoldingKey.ofWord($0.lemma) }
        for person in key.flatMap({ bySurname[$0] }) ?? [] {
            let known = bearers[person]
            let areOneSex = known.sex == nil || parse.sex == nil || known.sex == parse.sex
            guard areOneSex else { continue }
            let isSameGiven = givenKey != nil && known.givenKey == givenKey
            let fitsInitial =
                known.givenKey == nil || givenKey == nil
                ? initial(known.given, known.initials) == initial(parse.given?.lemma, parse.initials) : false
            guard isSameGiven || fitsInitial else { continue }
            enlarge(person, parse)
            return person
        }
        bearers.append(
            Bearer(
                given: parse.given?.lemma, givenKey: givenKey, patronymic: parse.patronymic,
                surname: parse.surname?.lemma, surnameKey: key, initials: parse.initials, sex: parse.sex))
        people.append(Someone(name: "", keys: [key, givenKey].compactMap { $0 }, sex: parse.sex))
        let person = people.count - 1
        if let key { bySurname[key, default: []].append(person) }
        if let givenKey { byGiven[givenKey, default: []].append(person) }
        people[person].name = name(of: person)
        return person
    }

    private func initial(_ given: String?, _ initials: [Character]) -> Character? { given?.first ?? initials.first }

    private mutating func enlarge(_ person: Int, _ parse: Parse) {
        if bearers[person].given == nil, let given = parse.given {
            bearers[person].given = given.lemma
            bearers[person].givenKey = FoldingKey.ofWord(given.lemma)
            byGiven[FoldingKey.ofWord(given.lemma), default: []].append(person)
        }
        bearers[person].patronymic = bearers[person].patronymic ?? parse.patronymic
        if bearers[person].sex == nil { bearers[person].sex = parse.sex }
        people[person].sex = bearers[person].sex
        people[person].name = name(of: person)
    }

    private func name(of person: Int) -> String {
        let bearer = bearers[person]
        let initials = bearer.given == nil && !bearer.initials.isEmpty ? bearer.initials.map { "\($0)." }.joined() : nil
        return [bearer.given ?? initials, bearer.patronymic, bearer.surname].compactMap { $0 }.joined(separator: " ")
    }

    // MARK: Surnames and given names alone

    private mutating func readShort(_ tokens: [Token], _ index: Int, _ taken: [Range<Int>]) {
        let named = namings[index].flatMap { Array($0.tokens) }
        for position in tokens.indices where !named.contains(position) {
            guard people.count < Limits.people, isNamePart(position, tokens, taken) else { continue }
            let word = tokens[position].text
            guard word.unicodeScalars.count >= 3 else { continue }
            if let naming = surnameAlone(word, position, tokens) ?? givenAlone(word, position, tokens, index)
                ?? newSurname(word, position, tokens)
            {
                namings[index].append(naming)
            }
        }
    }

    private mutating func surnameAlone(_ word: String, _ position: Int, _ tokens: [Token]) -> Naming? {
        let hint = hint(before: position, tokens)
        var best: (person: Int, form: RussianNameForm, score: Double)?
        for form in RussianNames.surname(word) where !form.isPlural {
            for person in surnameKey(form).flatMap({ bySurname[$0] }) ?? [] {
                let sex = bearers[person].sex
                if let own = form.sex, let sex, own != sex { continue }
                var score = fit(form, hint)
                for beside in [agreement(after: position + 1, tokens), verbal(at: position - 1, tokens)] {
                    guard let beside, !beside.cases.intersection(form.cases).isEmpty else { continue }
                    if beside.sex == nil || beside.sex == form.sex { score += 1 }
                }
                if bearers[person].given != nil { score += 0.5 }
                if score > best?.score ?? -1 { best = (person, form, score) }
            }
        }
        if let best {
            let cases = RussianNames.surname(word).filter {
                !$0.isPlural && $0.lemma == best.form.lemma
                    && ($0.sex == nil || best.form.sex == nil || $0.sex == best.form.sex)
            }.reduce(RussianCases()) { $0.union($1.cases) }
            let narrowed = hint.map { cases.intersection($0.cases) } ?? cases
            let others = (surnameKey(best.form).flatMap { bySurname[$0] } ?? []).filter {
                bearers[$0].sex == nil || best.form.sex == nil || bearers[$0].sex == best.form.sex
            }
            add(form: best.form.lemma, to: best.person)
            return Naming(
                tokens: position..<(position + 1),
                people: [others.count > 1 ? nearest(others, best.person) : best.person],
                cases: narrowed.isEmpty ? cases : narrowed, sex: bearers[best.person].sex)
        }
        // "Омаровых", "сёстрам Омаровым": all of that name.
        for form in RussianNames.surname(word) where form.isPlural && form.isKnown {
            guard let key = surnameKey(form) else { continue }
            sharedSurname = form.lemma
            if let all = bySurname[key], all.count > 1 {
                return Naming(tokens: position..<(position + 1), people: all, cases: form.cases, isPlural: true)
            }
            if let family = givenNames(before: position, tokens, surname: form)
                ?? givenNames(after: position, tokens, surname: form)
            {
                return family
            }
        }
        return nil
    }

    /// Of two people of one surname, nobody can tell: the one who was named first is whom the item is about.
    private func nearest(_ people: [Int], _ fallback: Int) -> Int { people.min() ?? fallback }

    /// "Омаровых, Бекзата и Жанну".
    private mutating func givenNames(after position: Int, _ tokens: [Token], surname: RussianNameForm) -> Naming? {
        guard position + 2 < tokens.count, [",", "(", "—"].contains(tokens[position + 1].text) else { return nil }
        var all: [Int] = []
        var next = position + 2
        while next < tokens.count, tokens[next].isCapitalised,
            let given = RussianNames.given(tokens[next].text).first(where: {
                $0.isKnown && !$0.cases.intersection(surname.cases).isEmpty
            })
        {
            all.append(bearer(of: shared(surname, given, given.sex)))
            guard next + 1 < tokens.count, tokens[next + 1].base == "и" || tokens[next + 1].text == "," else {
                next += 1
                break
            }
            next += 2
        }
        guard all.count > 1 else { return nil }
        return Naming(tokens: position..<next, people: all, cases: surname.cases, isPlural: true)
    }

    /// A given name with a surname that a plural form has told.
    private func shared(_ surname: RussianNameForm, _ given: RussianNameForm, _ sex: GivenNameKeys.Sex?) -> Parse {
        let isDeclined = sex == .female && RussianNames.surname(surname.lemma).first?.isKnown == true
        let feminine = surname.lemma.hasSuffix("ий") ? surname.lemma.dropLast(2) + "ая" : surname.lemma + "а"
        let own = RussianNameForm(
            lemma: isDeclined ? String(feminine) : surname.lemma, cases: .all, sex: sex, isKnown: true)
        return Parse(given: given, surname: own, cases: surname.cases, sex: sex, score: 5)
    }

    /// "сёстрам Айгуль и Динаре Омаровым".
    private mutating func givenNames(before position: Int, _ tokens: [Token], surname: RussianNameForm) -> Naming? {
        var first = position
        var givens: [(Int, RussianNameForm)] = []
        while first > 0 {
            let word = tokens[first - 1]
            if word.base == "и" || word.text == "," {
                first -= 1
            } else if word.isCapitalised, let given = RussianNames.given(word.text).first(where: \.isKnown) {
                givens.insert((first - 1, given), at: 0)
                first -= 1
            } else {
                break
            }
        }
        guard givens.count > 1 else { return nil }
        let sexes = Set(
            givens.flatMap { given in RussianNames.given(tokens[given.0].text).filter(\.isKnown).compactMap(\.sex) })
        let roleSex = first > 0 ? RussianRole.forms(tokens[first - 1].base).first?.sex : nil
        var all: [Int] = []
        for (_, given) in givens {
            let sex = roleSex ?? (sexes.count == 1 ? sexes.first : given.sex)
            all.append(bearer(of: shared(surname, given, sex)))
        }
        return Naming(tokens: (givens[0].0)..<(position + 1), people: all, cases: surname.cases, isPlural: true)
    }

    private mutating func givenAlone(_ word: String, _ position: Int, _ tokens: [Token], _ index: Int) -> Naming? {
        let forms = RussianNames.given(word).filter(\.isKnown)
        guard !forms.isEmpty, !RussianPlaces.isPlace(tokens[position]) else { return nil }
        for form in forms {
            let known = (byGiven[FoldingKey.ofWord(form.lemma)] ?? []).filter {
                bearers[$0].sex == nil || form.sex == nil || bearers[$0].sex == form.sex
            }
            guard known.count == 1 else { continue }
            let cases = forms.filter { $0.lemma == form.lemma && $0.sex == form.sex }
                .reduce(RussianCases()) { $0.union($1.cases) }
            add(form: form.lemma, to: known[0])
            return Naming(
                tokens: position..<(position + 1), people: [known[0]], cases: cases, sex: bearers[known[0]].sex)
        }
        // "его сын Марат", of a family named before; "жена Динара" of nobody's name.
        guard position > 0, let role = RussianRole.forms(tokens[position - 1].base).first, role.kind == .relative,
            let form = forms.first(where: {
                !$0.cases.intersection(role.cases).isEmpty && ($0.sex == nil || $0.sex == role.sex)
            })
        else { return nil }
        var surname: RussianNameForm?
        if let sharedSurname {
            let lemma = role.sex == .female ? sharedSurname + "а" : sharedSurname
            surname = RussianNameForm(lemma: lemma, cases: .all, sex: role.sex, isKnown: true)
        }
        let person = bearer(of: Parse(given: form, surname: surname, cases: role.cases, sex: role.sex, score: 1))
        return Naming(
            tokens: position..<(position + 1), people: [person], cases: form.cases.intersection(role.cases),
            sex: role.sex)
    }

    /// A surname of somebody whom the item names no more fully: "судья Сеитов", "Омаров".
    private mutating func newSurname(_ word: String, _ position: Int, _ tokens: [Token]) -> Naming? {
        let hint = hint(before: position, tokens)
        let hasRole = position > 0 && !RussianRole.forms(tokens[position - 1].base).isEmpty
        let forms = RussianNames.surname(word).filter { $0.isKnown && !$0.isPlural }
        guard !forms.isEmpty, !RussianPlaces.isPlace(tokens[position]), word.unicodeScalars.count >= 5,
            RussianRole.forms(tokens[position].base).isEmpty,
            hasRole || !opensSentence(position, tokens) || isTypicalAtStart(word),
            position == 0 || !["«", "“", "\""].contains(tokens[position - 1].text),
            position + 1 >= tokens.count || !RussianPlaces.isCourtWord(tokens[position + 1].base)
        else { return nil }
        // "Мангистауской", "Парковой": adjectives of places and streets.
        guard hasRole || !forms.allSatisfy({ $0.lemma.hasSuffix("ий") || $0.lemma.hasSuffix("ая") }) else { return nil }
        let next = position + 1 < tokens.count ? RussianVerbForm(tokens[position + 1].base) : nil
        let best = forms.max { left, right in
            func score(_ form: RussianNameForm) -> Double {
                var score = fit(form, hint)
                if let sex = next?.sex, next?.kind == .active || next?.kind == .shortPassive,
                    form.cases.contains(.nominative)
                {
                    score += form.sex == sex ? 1 : 0
                }
                if let beside = verbal(at: position + 1, tokens), beside.sex == nil,
                    !beside.cases.intersection(form.cases).isEmpty
                {
                    score += 1
                }
                if form.sex == .male { score += 0.1 }
                return score
            }
            return score(left) < score(right)
        }
        guard let best else { return nil }
        let person = bearer(of: Parse(surname: best, cases: best.cases, sex: best.sex, score: 1))
        return Naming(tokens: position..<(position + 1), people: [person], cases: best.cases, sex: best.sex)
    }

    /// At the start of a sentence a capital proves nothing: only what ends as few other words do is a surname there.
    private func isTypicalAtStart(_ word: String) -> Bool {
        let endings = ["ов", "ев", "ова", "ева", "ову", "еву", "овой", "евой", "овым", "евым"]
        return word.count >= 6 && endings.contains { word.hasSuffix($0) && word.count >= $0.count + 4 }
            && !["снова", "основа", "условный"].contains(word.lowercased())
    }

    private mutating func add(form: String, to person: Int) {
        if form != people[person].name, !people[person].otherNames.contains(form) {
            people[person].otherNames.append(form)
        }
    }
}
