import CasewireModel

/// Which watched entities the text ties to whom. What an entity is called comes from the item's matches alone.
struct KazakhTies {
    private struct Mention {
        var entity: EntityID
        var tokens: Range<Int>
    }

    /// By passage.
    private var mentions: [Int: [Mention]] = [:]
    /// By passage: the tokens of matches that are no person's name.
    private(set) var organisationTokens: [Int: Set<Int>] = [:]
    private var persons: Set<EntityID>
    private let titles: [Int]

    init(_ text: ItemText, _ tokens: [[Token]], _ matched: MatchedItem, _ kinds: [EntityID: WatchedEntity.Kind]) {
        persons = Set(kinds.filter { $0.value == .person }.keys)
        titles = text.passages.indices.filter { text.passages[$0].field == .title }
        var byField: [Item.Field: [Match]] = [:]
        for match in matched.matches { byField[match.field, default: []].append(match) }
        for field in byField.keys { byField[field]?.sort { $0.span < $1.span } }
        var next: [Item.Field: Int] = [:]
        for (index, passage) in text.passages.enumerated() {
            let matches = byField[passage.field] ?? []
            // Both are in the order of the text.
            var position = next[passage.field] ?? 0
            while position < matches.count, matches[position].span.end <= passage.span.start { position += 1 }
            next[passage.field] = position
            for match in matches[position...].prefix(while: { $0.span.start < passage.span.end }) {
                take(match, index, tokens[index], kinds)
            }
        }
    }

    private mutating func take(_ match: Match, _ index: Int, _ tokens: [Token], _ kinds: [EntityID: WatchedEntity.Kind])
    {
        let inside = tokens.indices.filter { tokens[$0].span.overlaps(match.span) }
        guard let first = inside.first, let last = inside.last else { return }
        if kinds[match.entity] == nil, Self.looksLikePerson(tokens[first...last]) { persons.insert(match.entity) }
        mentions[index, default: []].append(Mention(entity: match.entity, tokens: first..<(last + 1)))
        if !persons.contains(match.entity) { organisationTokens[index, default: []].formUnion(first...last) }
    }

    /// Without a watchlist at hand: a name whose last word could be a surname.
    private static func looksLikePerson(_ tokens: ArraySlice<Token>) -> Bool {
        guard let last = tokens.last, tokens.allSatisfy(\.isCapitalised) else { return false }
        return KazakhNames(printed: []).best(last).map { KazakhNames.isSurname(KazakhLetters.fold($0.name)) } ?? false
    }

    /// The ties of one passage: an organisation that stands in one sentence with what is told of a person.
    func read(_ passage: KazakhPassage, concerned: [Int], patients: [Int]) -> [(Int, EntityID)] {
        guard !passage.isTitle else { return [] }
        var ties: [(Int, EntityID)] = []
        for mention in mentions[passage.index] ?? [] {
            if persons.contains(mention.entity) {
                guard isPersonal(mention, passage) else { continue }
            } else if isBackground(mention, passage) {
                continue
            }
            // "ҚДТ белсендісі A-ның әкесі B": A is the activist.
            if let named = named(after: mention, passage) {
                for person in named { ties.append((person, mention.entity)) }
                continue
            }
            for person in concerned { ties.append((person, mention.entity)) }
        }
        return ties
    }

    private func named(after mention: Mention, _ passage: KazakhPassage) -> [Int]? {
        let role = passage.base(mention.tokens.upperBound)
        guard
            ["белсендиси", "жактасы", "мушеси", "колдаушысы", "уйымдастырушысы", "уйлестирушиси", "уйлестируши"]
                .contains(role)
        else { return nil }
        return passage.units.first { unit in
            unit.form == .name && unit.tokens.lowerBound == mention.tokens.upperBound + 1
        }?.people
    }

    /// The organisations that a passage names.
    func organisations(in passage: KazakhPassage) -> Set<EntityID> {
        Set(
            (mentions[passage.index] ?? []).filter { !persons.contains($0.entity) && !isBackground($0, passage) }.map(
                \.entity))
    }

    /// `ДВК-ға қарсы науқан`: a campaign against it ties nobody to it; nor does what the authorities hold it to be.
    private func isBackground(_ mention: Mention, _ passage: KazakhPassage) -> Bool {
        let end = mention.tokens.upperBound
        if (end..<min(end + 3, passage.tokens.count)).contains(where: { passage.base($0) == "карсы" }) { return true }
        return (end..<min(end + 4, passage.tokens.count)).contains {
            ["жетекшиси", "курылтайшысы", "негизин", "лидери"].contains(passage.base($0))
        }
    }

    /// A friend, a relative, a lawyer's client: tied to a person, not to the person's movement.
    private func isPersonal(_ mention: Mention, _ passage: KazakhPassage) -> Bool {
        let end = mention.tokens.upperBound
        return (end..<min(end + 3, passage.tokens.count)).contains { position in
            [
                "досы", "туысы", "иниси", "агасы", "карындасы", "адвокаты", "тапсырма", "кызы", "акша", "каржы",
                "сухбат", "улы", "суйикти",
                "бурынгы",
            ]
            .contains { passage.base(position).hasPrefix($0) }
        }
    }

    /// A headline that says whose case it is ties those whom the text ties to nothing: "«…» ісі бойынша бес адам сотталды".
    func byTitle(accused: [Int], people: [Someone]) -> [(Int, EntityID)] {
        var ties: [(Int, EntityID)] = []
        // Where the text ties some, it would tie all: the others are of another story.
        guard accused.allSatisfy({ people.indices.contains($0) && people[$0].organisations.isEmpty }) else { return [] }
        for index in titles {
            for mention in mentions[index] ?? [] where !persons.contains(mention.entity) {
                for person in accused where people.indices.contains(person) && people[person].organisations.isEmpty {
                    ties.append((person, mention.entity))
                }
            }
        }
        return ties
    }
}
