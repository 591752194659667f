import CasewireModel

/// One place of a passage where a person, or several, are meant: by name, by pronoun, or by what they are.
struct RussianMention: Sendable {
    enum Form: Sendable { case name, pronoun, description, relative, number }

    /// With the role before a name.
    var tokens: Range<Int>
    /// The name's, the noun's or the pronoun's own first word.
    var head: Int
    /// Indices into the people; empty where nobody can tell.
    var people: [Int] = []
    var cases: RussianCases
    var sex: GivenNameKeys.Sex?
    var isPlural = false
    var form: Form
    var preposition: String?
    /// In the genitive after a noun: "адвокат Сеитова".
    var isOwned = false
    /// "его адвокат".
    var isPossessive = false
    var role: RussianRole?
    var roleText: String?
    /// "двоих", "трём сёстрам".
    var count: Int?
    var age: Int?
    /// Judge, prosecutor, official: no step is theirs.
    var isOfficial: Bool { role?.isOfficial ?? false }
}

/// Finds the mentions of one passage; whom pronouns and descriptions mean is settled by the session.
struct RussianMentions {
    let tokens: [Token]
    let namings: [RussianPeople.Naming]
    let start: Int

    private func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }

    func mentions() -> [RussianMention] {
        var mentions = namings.filter { $0.tokens.lowerBound >= start }.map(named)
        let taken = Set(mentions.flatMap { Array($0.tokens) })
        for position in start..<max(start, tokens.count) where !taken.contains(position) && tokens[position].isWord {
            if let pronoun = pronoun(at: position) ?? relative(at: position) ?? number(at: position)
                ?? description(at: position)
            {
                mentions.append(pronoun)
            }
        }
        mentions.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        // "его сестры Динары": hers, not his.
        let all = mentions
        mentions.removeAll { pronoun in
            pronoun.isPossessive && pronoun.form == .pronoun
                && all.contains {
                    $0.form == .name && $0.tokens.lowerBound == pronoun.tokens.upperBound && $0.role?.kind == .relative
                }
        }
        return coordinated(mentions)
    }

    // MARK: Names

    private func named(_ naming: RussianPeople.Naming) -> RussianMention {
        let first = naming.tokens.lowerBound
        var mention = RussianMention(
            tokens: naming.tokens, head: first, people: naming.people, cases: naming.cases, sex: naming.sex,
            isPlural: naming.isPlural, form: .name)
        var position = first - 1
        var roleStart = first
        var wanted = naming.cases
        while position >= start, first - position <= 8 {
            let token = tokens[position]
            let word = token.base
            if token.kind == .mark {
                guard ["«", "»", "\"", "“", "”", "-"].contains(token.text) else { break }
                position -= 1
                continue
            }
            let roles = RussianRole.forms(word).filter {
                !$0.cases.intersection(wanted).isEmpty
                    && ($0.isPlural == naming.isPlural || !$0.isPlural && naming.people.count == 1)
                    && ($0.sex != .female || naming.sex != .male)
            }
            if let role = roles.first {
                // "его адвокат Олег Ким" beside "жена Нурлана Сеитова": the nearer role wins.
                if mention.role == nil {
                    mention.role = role
                    mention.roleText = token.text.lowercased()
                    let narrowed = wanted.intersection(roles.reduce(RussianCases()) { $0.union($1.cases) })
                    if position == first - 1 || narrowed.count < wanted.count, !narrowed.isEmpty {
                        mention.cases = narrowed
                    }
                    wanted = mention.cases
                } else if role.isOfficial, mention.role?.isOfficial == true {
                    // "заместителя акима": the outer one tells what the person is.
                    mention.role = role
                    mention.roleText = token.text.lowercased()
                } else if role.kind != .plain {
                    break
                }
                roleStart = position
                position -= 1
                continue
            }
            if let age = Self.age(word) {
                mention.age = age
                if let form = RussianVerbForm.adjective(word) {
                    let narrowed = mention.cases.intersection(form.cases)
                    if !narrowed.isEmpty { mention.cases = narrowed }
                    if mention.sex == nil { mention.sex = form.sex }
                }
                roleStart = position
                position -= 1
                continue
            }
            if let form = RussianVerbForm.adjective(word), !form.cases.intersection(mention.cases).isEmpty,
                !RussianWords.isOwned(word), !form.isPlural,
                form.sex == nil || mention.sex == nil || form.sex == mention.sex,
                !token.isCapitalised || position == start,
                !RussianWords.prepositions.contains(word)
            {
                if word.hasPrefix("бывш"), mention.role?.isOfficial == true { mention.role?.kind = .plain }
                position -= 1
                if mention.role != nil || position == first - 2 { roleStart = position + 1 }
                continue
            }
            guard mention.role == nil, first - position <= 7, !RussianWords.isVerbLike(word),
                word.count > 1 || ["в", "с"].contains(word),
                !RussianWords.conjunctions.contains(word), !RussianWords.subordinators.contains(word),
                !namings.contains(where: { $0.tokens.contains(position) }),
                token.kind == .word, !["его", "ее", "их", "за", "против", "у", "к"].contains(word)
            else { break }
            position -= 1
        }
        if mention.role != nil {
            mention.tokens = roleStart..<naming.tokens.upperBound
        } else if roleStart < first, mention.age != nil {
            mention.tokens = roleStart..<naming.tokens.upperBound
        }
        if ["его", "ее", "их"].contains(base(mention.tokens.lowerBound - 1)),
            mention.role?.kind == .plain || mention.role?.kind == .lawyer
        {
            if base(first - 1).hasPrefix("адвокат") || base(first - 1).hasPrefix("защитн") {
                mention.role?.kind = .lawyer
            }
        }
        // ", 61 год," after the name.
        if mention.age == nil, base(naming.tokens.upperBound) == ",",
            let (value, end) = RussianNumbers.number(at: naming.tokens.upperBound + 1, in: tokens),
            RussianUnit.unit(base(end)) == .years,
            [",", ".", ")"].contains(base(end + 1)) || end + 1 >= tokens.count
        {
            mention.age = Int(value)
        }
        place(&mention)
        return mention
    }

    /// "36-летний", "сорокалетняя".
    static func age(_ word: String) -> Int? {
        guard word.contains("летн"), let (value, unit) = RussianNumbers.adjective(word), unit == .years,
            (10...110).contains(value)
        else {
            return nil
        }
        return Int(value)
    }

    private func place(_ mention: inout RussianMention) {
        var before = mention.tokens.lowerBound - 1
        if mention.form == .name, ["его", "ее", "их"].contains(base(before)) { before -= 1 }
        guard before >= start else { return }
        let word = base(before)
        if RussianWords.prepositions.contains(word) {
            mention.preposition = word
            if let governed = RussianWords.governed(by: word) {
                let narrowed = mention.cases.intersection(governed)
                if !narrowed.isEmpty { mention.cases = narrowed }
            }
        } else if word == "отношении" {
            mention.preposition = "в отношении"
        } else if mention.cases.contains(.genitive), tokens[before].isWord, RussianWords.isOwned(word),
            !RussianWords.isVerbLike(word) || RussianRole.forms(word).isEmpty == false
        {
            mention.isOwned = true
        }
    }

    // MARK: Pronouns

    private static let pronouns: [String: (RussianCases, GivenNameKeys.Sex?, Bool)] = [
        "он": (.nominative, .male, false), "его": ([.genitive, .accusative], .male, false),
        "ему": (.dative, .male, false),
        "него": ([.genitive, .accusative], .male, false), "нему": (.dative, .male, false),
        "нем": (.locative, .male, false),
        "она": (.nominative, .female, false), "ее": ([.genitive, .accusative], .female, false),
        "ей": ([.dative, .instrumental], .female, false), "нее": ([.genitive, .accusative], .female, false),
        "ней": ([.dative, .instrumental, .locative], .female, false), "ею": (.instrumental, .female, false),
        "они": (.nominative, nil, true), "их": ([.genitive, .accusative], nil, true), "ими": (.instrumental, nil, true),
        "них": ([.genitive, .accusative, .locative], nil, true), "ними": (.instrumental, nil, true),
        "им": (.dative, nil, true), "ним": ([.instrumental], .male, false),
    ]

    private func pronoun(at position: Int) -> RussianMention? {
        guard let (cases, sex, isPlural) = Self.pronouns[base(position)] else { return nil }
        var mention = RussianMention(
            tokens: position..<(position + 1), head: position, cases: cases, sex: sex, isPlural: isPlural,
            form: .pronoun)
        if ["его", "ее", "их"].contains(base(position)) {
            let next = base(position + 1)
            let isNoun =
                tokens.indices.contains(position + 1) && tokens[position + 1].isWord
                && !RussianWords.prepositions.contains(next)
                && !RussianWords.conjunctions.contains(next) && !RussianWords.adverbs.contains(next)
            let isOfVerb = RussianWords.isVerbLike(next) && RussianRole.forms(next).isEmpty
            mention.isPossessive =
                isNoun && !isOfVerb
                && (RussianWords.isOwned(next) || !RussianRole.forms(next).isEmpty
                    || !RussianWords.isVerbLike(base(position - 1)))
            if mention.isPossessive { mention.cases = .genitive }
        }
        // "ему 66 лет"
        if cases.contains(.dative), let (value, end) = RussianNumbers.number(at: position + 1, in: tokens),
            (10...110).contains(value),
            RussianUnit.unit(base(end)) == .years, base(end + 1) != "лишения", !RussianWords.isVerbLike(base(end + 1))
        {
            mention.age = Int(value)
        }
        place(&mention)
        return mention
    }

    private func relative(at position: Int) -> RussianMention? {
        let word = base(position)
        if word.hasPrefix("котор") {
            guard let form = RussianVerbForm.adjective(word) else { return nil }
            var cases = form.cases
            // "которым" is "by whom" and, in the plural, "to whom".
            if word == "которым" { cases = [.instrumental, .dative] }
            var mention = RussianMention(
                tokens: position..<(position + 1), head: position, cases: cases, sex: form.sex, isPlural: form.isPlural,
                form: .relative)
            place(&mention)
            return mention
        }
        guard ["чей", "чья", "чье", "чьи", "чьего", "чью", "чьей", "чьих"].contains(word) else { return nil }
        return RussianMention(
            tokens: position..<(position + 1), head: position, cases: .genitive, form: .relative, isPossessive: true)
    }

    private func number(at position: Int) -> RussianMention? {
        let word = base(position)
        let cases: RussianCases
        var count: Int
        switch word {
        case "оба", "обе": (cases, count) = (.nominative, 2)
        case "обоих", "обеих": (cases, count) = ([.genitive, .accusative], 2)
        case "обоим", "обеим": (cases, count) = (.dative, 2)
        case "двое", "трое", "четверо", "пятеро", "шестеро":
            (cases, count) = (.nominative, Int(RussianNumbers.values[word] ?? 6))
        case "двоих", "троих", "четверых", "пятерых":
            (cases, count) = ([.genitive, .accusative], Int(RussianNumbers.values[word] ?? 0))
        case "двоим", "троим", "четверым", "пятерым": (cases, count) = (.dative, Int(RussianNumbers.values[word] ?? 0))
        case "четверку": (cases, count) = (.accusative, 4)
        case "тройку": (cases, count) = (.accusative, 3)
        case "всех", "все", "всем":
            guard base(position + 1) == "их" || base(position + 1) == "они" || base(position + 1) == "им" else {
                return nil
            }
            return nil
        default: return nil
        }
        // "двоих сторонников" is a description with a count; so is "двое из них".
        var end = position + 1
        if let role = RussianRole.forms(base(end)).first(where: \.isPlural) {
            end += 1
            _ = role
        } else if tokens.indices.contains(end), tokens[end].isWord,
            RussianWords.begins(base(end), with: ["из", "дет", "полицей", "участник"])
        {
            count = -count
        }
        var mention = RussianMention(
            tokens: position..<end, head: position, cases: cases,
            sex: word == "обе" || word == "обеих" || word == "обеим" ? .female : nil,
            isPlural: true, form: count < 0 ? .description : .number, count: count)
        if count < 0 { mention.count = nil }
        place(&mention)
        return mention
    }

    // MARK: Descriptions

    private func description(at position: Int) -> RussianMention? {
        let word = base(position)
        let roles = RussianRole.forms(word)
        guard let first = roles.first else { return nil }
        // ", осуждённый в мае": a participle, whose noun stands before it.
        if first.kind == .accused,
            RussianVerbForm(word).kind == .passiveParticiple || word.hasSuffix("емый") || word.hasSuffix("имый"),
            position > start,
            base(position - 1) == "," || RussianWords.adverbs.contains(base(position - 1)) && base(position - 2) == ","
        {
            return nil
        }
        var begin = position
        var cases = roles.reduce(RussianCases()) { $0.union($1.cases) }
        var age: Int?
        var count: Int?
        while begin > start {
            let before = base(begin - 1)
            if let found = Self.age(before) {
                age = found
            } else if let value = RussianNumbers.values[before], value >= 2, value <= 20 {
                count = Int(value)
            } else if RussianVerbForm.adjective(before) == nil || RussianWords.prepositions.contains(before)
                || RussianWords.isVerbLike(before)
            {
                break
            }
            if let form = RussianVerbForm.adjective(before), count == nil {
                let narrowed = cases.intersection(form.cases)
                if !narrowed.isEmpty { cases = narrowed }
            }
            begin -= 1
        }
        let plural = roles.filter(\.isPlural)
        let isPlural = count != nil || plural.count == roles.count
        if count != nil { cases = plural.isEmpty ? cases : plural.reduce(RussianCases()) { $0.union($1.cases) } }
        var mention = RussianMention(
            tokens: begin..<(position + 1), head: position, cases: cases,
            sex: isPlural ? plural.first?.sex : first.sex, isPlural: isPlural, form: .description, role: first,
            roleText: tokens[position].text.lowercased(), count: count, age: age)
        // "гражданский активист": the noun's own sex only where it says so.
        if count == nil, !isPlural, first.sex == .male, first.kind != .plain && first.kind != .accused {
            mention.sex = nil
        }
        place(&mention)
        return mention
    }

    // MARK: Lists

    /// "А., Б. и В.": one mention of all.
    private func coordinated(_ mentions: [RussianMention]) -> [RussianMention] {
        var result: [RussianMention] = []
        var index = 0
        while index < mentions.count {
            var chain = [mentions[index]]
            var next = index + 1
            while next < mentions.count, let last = chain.last, joins(last, mentions[next]) {
                chain.append(mentions[next])
                next += 1
            }
            // A chain of commas alone is no list: its last member is joined by "и".
            while chain.count > 1, let last = chain.last, base(last.tokens.lowerBound - 1) != "и",
                !(base(last.tokens.lowerBound - 2) == "и")
            {
                chain.removeLast()
            }
            if chain.count > 1 {
                var whole = chain[0]
                whole.people = chain.reduce(into: []) { all, mention in
                    for person in mention.people where !all.contains(person) { all.append(person) }
                }
                whole.cases = chain.reduce(.all) { $0.intersection($1.cases) }
                whole.tokens = chain[0].tokens.lowerBound..<chain[chain.count - 1].tokens.upperBound
                whole.isPlural = true
                whole.sex = chain.allSatisfy { $0.sex == .female } ? .female : nil
                whole.role = chain.compactMap(\.role).first { $0.isAside } ?? whole.role
                if chain.contains(where: { $0.role?.isAside != true }) { whole.role = nil }
                whole.age = nil
                result.append(whole)
            } else {
                result.append(mentions[index])
            }
            index += chain.count
        }
        return result
    }

    private func joins(_ left: RussianMention, _ right: RussianMention) -> Bool {
        guard left.form == .name, right.form == .name, !left.cases.intersection(right.cases).isEmpty,
            left.tokens.upperBound <= right.tokens.lowerBound
        else { return false }
        let between = tokens[left.tokens.upperBound..<right.tokens.lowerBound]
        guard !between.isEmpty, between.count <= 3 else { return false }
        return between.allSatisfy {
            $0.text == "," || $0.base == "и" || ["ее", "его", "их", "также", "еще"].contains($0.base)
                || RussianMentions.age($0.base) != nil
        } && between.first.map { $0.text == "," || $0.base == "и" } == true
    }
}
