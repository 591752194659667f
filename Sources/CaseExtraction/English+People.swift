import CasewireModel
import TextTools

/// Finds who is named in a text, and where.
struct EnglishPeople {
    /// A place where a person's name stands in a passage.
    struct Naming: Sendable {
        var tokens: Range<Int>
        var person: Int
    }

    private(set) var people: [Someone] = []
    /// By passage, in order of their tokens.
    private(set) var namings: [[Naming]] = []
    private var bySurname: [String: [Int]] = [:]
    private var byFullName: [String: Int] = [:]
    /// Words that stand in lower case somewhere in the item: no names, where a capital may be that of a sentence's
    /// start.
    private var lowerCaseWords: Set<String> = []

    /// - Parameter taken: by passage, the tokens of watched names that are no person's.
    init(_ text: ItemText, taken: [Int: [Range<Int>]]) {
        for passage in text.passages {
            for token in passage.tokens where token.isWord && !token.isCapitalised { lowerCaseWords.insert(token.base) }
        }
        namings = Array(repeating: [], count: text.passages.count)
        var found: [(passage: Int, range: Range<Int>)] = []
        // The text first, so that a headline's words are read in the light of the names below it.
        let order = text.passages.indices.filter { !text.passages[$0].isTitleCase && !text.passages[$0].isLink }
        let titles = text.passages.indices.filter { text.passages[$0].isTitleCase && !text.passages[$0].isLink }
        for index in order {
            for range in names(in: text.passages[index], taken: taken[index] ?? []) { found.append((index, range)) }
        }
        for (index, range) in found { register(range, in: text.passages[index], passage: index) }
        for index in order { registerSharingSurnames(in: text.passages[index], passage: index) }
        for index in titles {
            for range in namesInTitle(text.passages[index], taken: taken[index] ?? []) {
                register(range, in: text.passages[index], passage: index)
            }
        }
        for index in order + titles { nameAgain(in: text.passages[index], passage: index, taken: taken[index] ?? []) }
    }

    mutating func update(_ person: Int, _ change: (inout Someone) -> Void) { change(&people[person]) }

    // MARK: Full names

    private func names(in passage: Passage, taken: [Range<Int>]) -> [Range<Int>] {
        let tokens = passage.tokens
        var ranges: [Range<Int>] = []
        var position = 0
        while position < tokens.count {
            let run = run(from: position, in: tokens, taken: taken)
            if run.isEmpty {
                position += 1
                continue
            }
            if let name = name(in: run, of: tokens) { ranges.append(name) }
            position = run.upperBound
        }
        return ranges
    }

    /// Capitalised words in a row that may be a name; empty where none begins here.
    private func run(from start: Int, in tokens: [Token], taken: [Range<Int>]) -> Range<Int> {
        var end = start
        while end < tokens.count, end - start < 6, isNameWord(tokens[end]), !taken.contains(where: { $0.contains(end) })
        {
            let length = tokens[end].text.unicodeScalars.count
            let hasStop = end + 1 < tokens.count && tokens[end + 1].text == "."
            // "A.", "Zh."
            if length == 1 || length == 2 && hasStop && end == start {
                guard hasStop else { break }
                end += 2
                continue
            }
            end += 1
            if tokens[end - 1].isPossessive { break }
        }
        return start..<end
    }

    private func isNameWord(_ token: Token) -> Bool {
        guard token.isCapitalised, !EnglishWords.notNames.contains(token.base),
            !EnglishWords.roles.contains(token.base),
            EnglishWords.plurals[token.base] == nil, !isHyphenedRole(token)
        else { return false }
        return !token.isAllCapitals || token.text.unicodeScalars.count == 2 && token.text.hasSuffix(".")
    }

    private func isHyphenedRole(_ token: Token) -> Bool {
        guard token.base.contains("-") else { return false }
        return token.base.split(separator: "-").contains { EnglishWords.roles.contains(String($0)) || $0 == "general" }
    }

    private func name(in run: Range<Int>, of tokens: [Token]) -> Range<Int>? {
        var run = run
        // "Yesterday Nurlan Ospanov …": a sentence's first word, unless it is a name's.
        if run.count >= 3, isSentenceStart(run.lowerBound, tokens), given(tokens[run.lowerBound]) == nil,
            given(tokens[run.lowerBound + 1]) != nil
        {
            run = (run.lowerBound + 1)..<run.upperBound
        }
        while run.count >= 2, given(tokens[run.lowerBound]) == nil, run.count > 2,
            given(tokens[run.lowerBound + 1]) != nil,
            isPlace(tokens[run.lowerBound])
        {
            run = (run.lowerBound + 1)..<run.upperBound
        }
        guard run.count <= 5 else { return nil }
        let next = run.upperBound < tokens.count ? tokens[run.upperBound].base : ""
        if EnglishWords.organisationNouns.contains(next) { return nil }
        if run.count == 1 { return surnameAlone(run, tokens) }
        return score(run, tokens) >= 1 ? run : nil
    }

    /// A surname without a given name, where its form or a role before it leaves no doubt.
    private func surnameAlone(_ run: Range<Int>, _ tokens: [Token]) -> Range<Int>? {
        let token = tokens[run.lowerBound]
        guard given(token) == nil, !isPlace(token), Self.surnameSex(token.name) != .none,
            !lowerCaseWords.contains(token.base),
            token.text.unicodeScalars.count >= 5, !isSentenceStart(run.lowerBound, tokens) || run.lowerBound == 0
        else { return nil }
        return run
    }

    private func score(_ run: Range<Int>, _ tokens: [Token]) -> Int {
        let before = run.lowerBound > 0 ? tokens[run.lowerBound - 1].base : ""
        let first = tokens[run.lowerBound]
        var score = 0
        if given(first) != nil { score += 3 }
        if Self.surnameSex(tokens[run.upperBound - 1].name) != .none { score += 2 }
        if EnglishWords.roles.contains(before) || EnglishWords.judgeRoles.contains(before) { score += 2 }
        if before == "the" || before == "a" || before == "an" { score -= 3 }
        if ["in", "at", "near", "outside", "from"].contains(before) { score -= 2 }
        if isPlace(first), given(first) == nil { score -= 2 }
        if isSentenceStart(run.lowerBound, tokens), lowerCaseWords.contains(first.base) { score -= 2 }
        // Age or appositions after it: ", 45,", "-year-old" before.
        if run.upperBound + 1 < tokens.count, tokens[run.upperBound].text == ",",
            let age = Int(tokens[run.upperBound + 1].text), (10...99).contains(age)
        {
            score += 2
        }
        if before.hasSuffix("-year-old") { score += 2 }
        // "a colleague, Zhanat Temirtas, who …"
        if before == ",", run.lowerBound > 1, EnglishWords.roles.contains(tokens[run.lowerBound - 2].base) {
            score += 2
        }
        if run.upperBound + 1 < tokens.count, tokens[run.upperBound].text == ",",
            ["who", "whose", "whom"].contains(tokens[run.upperBound + 1].base)
        {
            score += 1
        }
        if Self.soundsGiven(first.name) { score += 1 }
        if run.upperBound < tokens.count,
            EnglishWords.verbs.contains(tokens[run.upperBound].base) || tokens[run.upperBound].base == "who"
        {
            score += 1
        }
        return score
    }

    private func isSentenceStart(_ position: Int, _ tokens: [Token]) -> Bool {
        guard position > 0 else { return true }
        return ["--", "-", "–", "—", "\"", "“", ":", "."].contains(tokens[position - 1].text)
    }

    /// In a headline a capital tells nothing: a known given name and the word after it.
    private func namesInTitle(_ passage: Passage, taken: [Range<Int>]) -> [Range<Int>] {
        let tokens = passage.tokens
        var ranges: [Range<Int>] = []
        for index in tokens.indices.dropLast() where isNameWord(tokens[index]) && isNameWord(tokens[index + 1]) {
            guard given(tokens[index]) != nil, !isPlace(tokens[index]),
                Self.surnameSex(tokens[index + 1].name) != .none,
                !taken.contains(where: { $0.contains(index) }), ranges.last.map({ $0.upperBound <= index }) ?? true
            else { continue }
            ranges.append(index..<(index + 2))
        }
        return ranges
    }

    private mutating func register(_ range: Range<Int>, in passage: Passage, passage index: Int) {
        let words = passage.tokens[range].filter { $0.isWord }
        let initials = Set(
            range.filter {
                passage.tokens.indices.contains($0 + 1) && passage.tokens[$0 + 1].text == "."
                    && $0 + 1 < range.upperBound
            })
        let keys = range.filter { passage.tokens[$0].isWord && !initials.contains($0) }.map {
            FoldingKey.ofWord(passage.tokens[$0].name)
        }.filter { $0.count > 1 }
        guard let surname = keys.last else { return }
        let name = printedName(passage.tokens[range])
        let full = keys.joined(separator: " ")
        if let known = byFullName[full] {
            addForm(name, to: known)
            namings[index].append(Naming(tokens: range, person: known))
            return
        }
        if words.count == 1 || keys.count == 1 {
            // A surname alone: of someone who is named in full elsewhere, or a person of its own.
            if bySurname[surname] != nil { return }
        }
        guard people.count < Limits.people else { return }
        // "Nurlan Ospanov" and "Nurlan Serikovich Ospanov", "N. Ospanov".
        if let known = bySurname[surname]?.first(where: { isSameName(people[$0].keys, keys, words.first) }) {
            if keys.count > people[known].keys.count {
                addForm(people[known].name, to: known)
                people[known].name = name
                people[known].keys = keys
                people[known].otherNames.removeAll { $0 == name }
            } else {
                addForm(name, to: known)
            }
            byFullName[full] = known
            namings[index].append(Naming(tokens: range, person: known))
            return
        }
        var sex: GivenNameKeys.Sex?
        for key in keys { if let entry = GivenNameKeys.entry(key: key), let known = entry.sex { sex = sex ?? known } }
        if keys.count == 1 { sex = nil }
        switch Self.surnameSex(words.last?.name ?? "") {
        case .female: sex = .female
        case .male: sex = sex ?? .male
        default: break
        }
        people.append(Someone(name: name, keys: keys, sex: sex))
        byFullName[full] = people.count - 1
        bySurname[surname, default: []].append(people.count - 1)
        namings[index].append(Naming(tokens: range, person: people.count - 1))
    }

    /// "Dina and Alua Omarova": a given name alone that shares the surname of the name after "and".
    private mutating func registerSharingSurnames(in passage: Passage, passage index: Int) {
        let tokens = passage.tokens
        for naming in namings[index] where naming.tokens.count == 2 && naming.tokens.lowerBound >= 2 {
            let first = naming.tokens.lowerBound - 2
            guard tokens[first + 1].base == "and", isNameWord(tokens[first]), let entry = given(tokens[first]),
                !namings[index].contains(where: { $0.tokens.contains(first) }),
                first == 0 || !isNameWord(tokens[first - 1]), people.count < Limits.people
            else { continue }
            let surname = people[naming.person].keys.last ?? ""
            let name = tokens[first].name + " " + tokens[naming.tokens.upperBound - 1].name
            let keys = [FoldingKey.ofWord(tokens[first].name), surname]
            let full = keys.joined(separator: " ")
            let person = byFullName[full] ?? people.count
            if person == people.count {
                people.append(Someone(name: name, keys: keys, sex: entry.sex))
                byFullName[full] = person
                bySurname[surname, default: []].append(person)
            }
            namings[index].append(Naming(tokens: first..<(first + 1), person: person))
            namings[index].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        }
    }

    private func isSameName(_ known: [String], _ new: [String], _ firstWord: Token?) -> Bool {
        if known.count == 1 || new.count == 1 { return true }
        return known.first == new.first
    }

    private mutating func addForm(_ form: String, to person: Int) {
        if form != people[person].name, !people[person].otherNames.contains(form) {
            people[person].otherNames.append(form)
        }
    }

    private func printedName(_ tokens: ArraySlice<Token>) -> String {
        var name = ""
        for token in tokens {
            if token.text == "." { name += "." } else { name += (name.isEmpty ? "" : " ") + token.name }
        }
        return name
    }

    // MARK: Names told again

    /// Surnames, or given names, of people who are named in full elsewhere.
    private mutating func nameAgain(in passage: Passage, passage index: Int, taken: [Range<Int>]) {
        let known = namings[index].map(\.tokens)
        for position in passage.tokens.indices {
            let token = passage.tokens[position]
            guard token.isCapitalised, !known.contains(where: { $0.contains(position) }),
                !EnglishWords.notNames.contains(token.base)
            else { continue }
            let key = FoldingKey.ofWord(token.name)
            if let person = byGivenName(key, position, passage) {
                namings[index].append(Naming(tokens: position..<(position + 1), person: person))
                continue
            }
            guard key.count >= 3, let bearers = bySurname[key], let person = bearer(bearers, before: index) else {
                continue
            }
            if isPlace(token), passage.isTitleCase || precedesPlace(position, passage.tokens) { continue }
            var range = position..<(position + 1)
            // "Timur Saryev" in a headline, where full names are not looked for.
            if position > 0, people[person].keys.count > 1,
                FoldingKey.ofWord(passage.tokens[position - 1].name)
                    == people[person].keys[people[person].keys.count - 2]
            {
                range = (position - 1)..<(position + 1)
                addForm(printedName(passage.tokens[range]), to: person)
            } else if position > 0, given(passage.tokens[position - 1]) != nil, !isPlace(passage.tokens[position - 1]),
                !passage.isTitleCase, people[person].keys.count > 1, passage.tokens[position - 1].isCapitalised
            {
                continue
            } else {
                addForm(token.name, to: person)
            }
            namings[index].append(Naming(tokens: range, person: person))
        }
        namings[index].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// "Ardaq": the given name alone of one of several who share a surname.
    private func byGivenName(_ key: String, _ position: Int, _ passage: Passage) -> Int? {
        guard bySurname[key] == nil, GivenNameKeys.entry(key: key) != nil else { return nil }
        let next = position + 1 < passage.tokens.count ? passage.tokens[position + 1] : nil
        if let next, next.isCapitalised, !passage.isTitleCase { return nil }
        let bearers = people.indices.filter { people[$0].keys.count > 1 && people[$0].keys[0] == key }
        guard bearers.count == 1, let bearer = bearers.first, let surname = people[bearer].keys.last,
            bySurname[surname]?.count ?? 0 > 1
        else { return nil }
        return bearer
    }

    private func precedesPlace(_ position: Int, _ tokens: [Token]) -> Bool {
        position > 0 && ["in", "from", "of", "at", "near"].contains(tokens[position - 1].base)
    }

    /// Of several people of one surname, whoever was named last.
    private func bearer(_ bearers: [Int], before passage: Int) -> Int? {
        guard bearers.count > 1 else { return bearers.first }
        for index in stride(from: passage, through: max(0, passage - Limits.passagesLookedBack), by: -1) {
            if let naming = namings[index].last(where: { bearers.contains($0.person) }) { return naming.person }
        }
        return bearers.first
    }

    private func given(_ token: Token) -> GivenNameKeys.Entry? {
        GivenNameKeys.entry(key: FoldingKey.ofWord(token.name))
    }

    private func isPlace(_ token: Token) -> Bool { Places.place(key: FoldingKey.ofWord(token.name)) != nil }

    // MARK: Surnames

    /// Parts that given names of the region are made of, where the table does not have the name.
    static func soundsGiven(_ name: String) -> Bool {
        let lower = name.lowercased()
        guard lower.unicodeScalars.count >= 5 else { return false }
        return [
            "zhan", "jan", "nur", "bek", "gul", "qair", "kair", "bauyr", "yer", "abd", "mukh", "sarsen", "amang",
            "toqt",
        ].contains(where: lower.hasPrefix)
            || ["zhan", "jan", "bek", "bol", "bolat", "gul", "khan", "bai", "bay", "ghali", "gali", "murat"].contains(
                where: lower.hasSuffix)
    }

    enum SurnameSex { case none, male, female, either }

    /// What a surname's ending tells; `.none` where it is not one that surnames of the region have.
    static func surnameSex(_ name: String) -> SurnameSex {
        let lower = name.lowercased()
        guard lower.unicodeScalars.count >= 5 else { return .none }
        if ["ova", "eva", "yova", "skaya", "skaia", "qyzy", "kyzy", "qizi", "kizi", "ovna", "evna"].contains(
            where: lower.hasSuffix)
        {
            return .female
        }
        if ["ina", "yna"].contains(where: lower.hasSuffix), lower.unicodeScalars.count >= 7 { return .female }
        if ["ov", "ev", "yov", "sky", "skiy", "skii", "uly", "ovich", "evich"].contains(where: lower.hasSuffix) {
            return .male
        }
        if ["in", "yn"].contains(where: lower.hasSuffix), lower.unicodeScalars.count >= 7 { return .either }
        if ["bai", "bay", "bek", "khan", "enko", "chuk", "shvili", "yan", "baeva", "zhan"].contains(
            where: lower.hasSuffix)
        {
            return .either
        }
        return .none
    }
}
