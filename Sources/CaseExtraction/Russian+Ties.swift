import CasewireModel

/// Which watched entities the text ties to whom. What an entity is called comes from the item's matches alone.
struct RussianTies {
    private struct Mention {
        var entity: EntityID
        var tokens: Range<Int>
    }

    /// By passage.
    private var mentions: [Int: [Mention]] = [:]
    /// By passage: the tokens of matches that are no person's name.
    private(set) var organisationTokens: [Int: [Range<Int>]] = [:]
    private var persons: Set<EntityID> = []
    private let kinds: [EntityID: WatchedEntity.Kind]
    private var personOf: [EntityID: Set<Int>] = [:]

    init(_ passages: [Passage], _ matched: MatchedItem, _ kinds: [EntityID: WatchedEntity.Kind]) {
        self.kinds = kinds
        var byField: [Item.Field: [Match]] = [:]
        for match in matched.matches { byField[match.field, default: []].append(match) }
        for field in byField.keys { byField[field]?.sort { $0.span < $1.span } }
        var next: [Item.Field: Int] = [:]
        for (index, passage) in passages.enumerated() {
            let matches = byField[passage.field] ?? []
            // Both are in the order of the text.
            var position = next[passage.field] ?? 0
            while position < matches.count, matches[position].span.end <= passage.span.start { position += 1 }
            next[passage.field] = position
            for match in matches[position...].prefix(while: { $0.span.start < passage.span.end }) {
                let inside = passage.tokens.indices.filter { passage.tokens[$0].span.overlaps(match.span) }
                guard let first = inside.first, let last = inside.last else { continue }
                mentions[index, default: []].append(Mention(entity: match.entity, tokens: first..<(last + 1)))
                let isPerson =
                    kinds[match.entity].map { $0 == .person } ?? Self.looksLikePerson(passage.tokens[first...last])
                if !isPerson { organisationTokens[index, default: []].append(first..<(last + 1)) }
            }
        }
    }

    /// Without a watchlist at hand: a given name that we know and a surname, or a surname with its typical ending.
    private static func looksLikePerson(_ tokens: ArraySlice<Token>) -> Bool {
        guard let last = tokens.last, tokens.allSatisfy(\.isCapitalised), !last.isAllCapitals else { return false }
        return RussianNames.surname(last.text).contains(where: \.isKnown)
    }

    mutating func settleKinds(namings: [[RussianPeople.Naming]]) {
        for (entity, kind) in kinds where kind == .person { persons.insert(entity) }
        for (index, all) in mentions {
            for mention in all {
                for naming in namings[index] where naming.tokens.overlaps(mention.tokens) && naming.people.count == 1 {
                    if kinds[mention.entity] == nil { persons.insert(mention.entity) }
                    if persons.contains(mention.entity) {
                        personOf[mention.entity, default: []].formUnion(naming.people)
                    }
                }
            }
        }
    }

    /// The ties of one passage.
    func read(_ index: Int, steps: RussianSteps, topic: [Int]) -> [(Int, EntityID)] {
        var ties: [(Int, EntityID)] = []
        for mention in mentions[index] ?? [] {
            let people =
                persons.contains(mention.entity) ? personal(mention, steps, topic) : organisation(mention, steps, topic)
            for person in people where !(personOf[mention.entity]?.contains(person) ?? false) {
                ties.append((person, mention.entity))
            }
        }
        return ties
    }

    /// The organisation of people whom the passage counts and does not name: "четверым участникам движения", "дело о …".
    func unnamed(_ index: Int, steps: RussianSteps) -> EntityID? {
        guard let mention = mentions[index]?.first(where: { !persons.contains($0.entity) }), !steps.isTitle,
            !steps.mentions.contains(where: { $0.form == .name && !$0.isOfficial && $0.role?.isAside != true })
        else { return nil }
        let position = mention.tokens.lowerBound
        let before = max(steps.start, position - 8)..<position
        let isCounted = steps.mentions.contains {
            $0.form == .description && $0.isPlural && $0.people.isEmpty && before.contains($0.head)
                && ($0.count != nil || RussianNumbers.values[steps.base($0.tokens.lowerBound - 1)] != nil
                    || RussianNumbers.values[steps.base($0.tokens.lowerBound)] != nil)
        }
        let isCase = before.contains { ["делу", "дело", "деле"].contains(steps.base($0)) }
        let isOfCourt = steps.tokens.contains { RussianWords.begins($0.base, with: ["суд", "приговор", "прени"]) }
        return (isCounted || isCase) && isOfCourt ? mention.entity : nil
    }

    private func organisation(_ mention: Mention, _ steps: RussianSteps, _ topic: [Int]) -> [Int] {
        let position = mention.tokens.lowerBound
        let tokens = steps.tokens
        // "сторонник движения Асхат Сеитов": the words before a name.
        if let unit = steps.mentions.first(where: { $0.tokens.contains(position) && $0.head > position }),
            !unit.people.isEmpty
        {
            return unit.people
        }
        let first = max(steps.start, position - 14)
        guard first < position else { return [] }
        let clause = steps.clauses.clauseOf[position]
        guard let word = (first..<position).last(where: { Self.isTie(tokens[$0].base, next: steps.base($0 + 1)) })
        else { return [] }
        if tokens[word..<position].contains(where: {
            $0.text == ";" || $0.base.hasPrefix("котор") && $0.base != "которой"
        }) {
            return []
        }
        // "Активисты движения требуют": they are others.
        if let unit = steps.mentions.first(where: { $0.tokens.contains(word) }), unit.form == .description {
            if unit.people.isEmpty {
                // "называет себя сторонником", "будучи активистом": the subject.
                guard unit.cases == .instrumental || unit.cases.contains(.instrumental) && !unit.isPlural else {
                    return []
                }
            } else {
                return steps.isTitle || unit.role?.kind == .accused || !unit.isPlural || unit.count != nil
                    || unit.people.count > 1 ? unit.people : []
            }
        }
        return owners(of: word, clause, steps, topic)
    }

    /// Whose deed, charge or support a tie word is.
    private func owners(of word: Int, _ clause: Int, _ steps: RussianSteps, _ topic: [Int]) -> [Int] {
        let known = steps.mentions.filter {
            !$0.isOfficial && $0.form != .relative || !$0.people.isEmpty && $0.form == .relative
        }
        // The step that the words belong to.
        if let step = steps.founds.last(where: {
            $0.range.lowerBound < word && steps.clauses.clauseOf[word] == $0.clause
                && steps.peopleOf[$0.range.lowerBound] != nil
        }),
            let people = steps.peopleOf[step.range.lowerBound], !people.isEmpty
        {
            return people
        }
        let owner = steps.clauses.clauses[steps.clauses.clauseOf[word]]
        if owner.kind == .participial, let antecedent = owner.antecedent { return steps.mentions[antecedent].people }
        let before = known.filter {
            $0.tokens.upperBound <= word && (!$0.people.isEmpty || $0.form == .description) && $0.role?.isAside != true
        }
        if let own = before.last(where: { steps.clauses.clauseOf[$0.head] == steps.clauses.clauseOf[word] }) {
            return own.people
        }
        if let near = before.last { return near.people }
        // "За участие в движении бывшему шахтёру назначили": after the words.
        if let step = steps.statements.first { return step.people }
        if let later = known.first(where: {
            $0.head > word && !$0.people.isEmpty && $0.role?.isAside != true && $0.preposition == nil
        }) {
            return later.people
        }
        return steps.isTitle || Self.speaksOfCharge(steps) ? topic : []
    }

    private static func speaksOfCharge(_ steps: RussianSteps) -> Bool {
        steps.tokens.contains {
            RussianWords.begins(
                $0.base, with: ["поводом", "обвин", "следстви", "приговор", "осужден", "судили", "подозрева"])
        }
    }

    private func personal(_ mention: Mention, _ steps: RussianSteps, _ topic: [Int]) -> [Int] {
        let position = mention.tokens.lowerBound
        let around = max(steps.start, position - 10)..<min(steps.tokens.count, mention.tokens.upperBound + 3)
        guard let word = around.first(where: { RussianWords.begins(steps.base($0), with: Self.personalStems) }) else {
            return []
        }
        let himself = personOf[mention.entity] ?? []
        let others = steps.mentions.filter { unit in
            !unit.people.isEmpty && !unit.isOfficial && Set(unit.people).isDisjoint(with: himself)
                && (unit.tokens.upperBound <= position || unit.role?.kind == .lawyer || unit.role?.kind == .relative)
        }
        // "адвокат Омарова N": the role is theirs.
        if let own = steps.mentions.first(where: { $0.tokens.contains(word) && $0.head > word && !$0.people.isEmpty }) {
            return own.people
        }
        guard let unit = others.last else { return [] }
        return unit.people
    }

    private static let personalStems = [
        "друг", "друж", "адвокат", "интервью", "деньг", "средств", "пособнич", "поручени", "приказ", "заказ",
        "бухгалтер",
        "родственни", "соратник", "помощни", "брат", "сестр", "жен", "охранник", "партнер", "посредни", "связ",
        "хищени",
    ]

    private static func isTie(_ word: String, next: String) -> Bool {
        if word.hasPrefix("дел"), word.count <= 5 { return true }
        return RussianWords.begins(word, with: tieStems)
    }

    private static let tieStems = [
        "участи", "участв", "участник", "участниц", "поддерж", "сторонни", "организац", "организов", "организатор",
        "деятельност",
        "пост", "репост", "публикац", "финансир", "деньг", "перевод", "символик", "плакат", "листовк", "митинг", "акци",
        "связ",
        "лидер", "основател", "основавш", "основал", "создал", "возглавл", "глав", "член", "ячейк", "распростран",
        "активист",
        "пропаганд", "призыв", "вступ", "причастн", "принадлежн", "руководи", "руководств", "ролик", "видео", "канал",
        "чат",
        "комментари", "идеи", "идей", "лозунг", "флаг", "состоя", "звал", "агитац", "состав",
        "движени", "парти", "поднял", "написан",
    ]
}
