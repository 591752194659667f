import CasewireModel

/// Which watched entities the text ties to whom. What an entity is called comes from the item's matches alone.
struct EnglishTies {
    private struct Mention {
        var entity: EntityID
        var tokens: Range<Int>
    }

    /// By passage.
    private var mentions: [Int: [Mention]] = [:]
    /// By passage: the tokens of matches that are no person's name.
    private(set) var organisationTokens: [Int: [Range<Int>]] = [:]
    /// Entities that are people: told by the watchlist, else by their name being read as a person's.
    private var persons: Set<EntityID> = []
    private let kinds: [EntityID: WatchedEntity.Kind]
    private let passages: [Passage]
    /// The entity that "the movement" means: the last organisation named.
    private var lastOrganisation: EntityID?

    init(_ text: ItemText, _ matched: MatchedItem, _ kinds: [EntityID: WatchedEntity.Kind]) {
        self.kinds = kinds
        passages = text.passages
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
                let inside = passage.tokens.indices.filter { passage.tokens[$0].span.overlaps(match.span) }
                guard let first = inside.first, let last = inside.last else { continue }
                mentions[index, default: []].append(Mention(entity: match.entity, tokens: first..<(last + 1)))
                if kinds[match.entity] != .person,
                    !Self.looksLikePerson(passage.tokens[first...last]) || kinds[match.entity] != nil
                {
                    organisationTokens[index, default: []].append(first..<(last + 1))
                }
            }
            mentions[index]?.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        }
    }

    /// Without a watchlist at hand: a name whose words could be a person's given name and surname, or a surname.
    private static func looksLikePerson(_ tokens: ArraySlice<Token>) -> Bool {
        guard let last = tokens.last,
            tokens.allSatisfy({ $0.isCapitalised && !EnglishWords.notNames.contains($0.base) })
        else { return false }
        return EnglishPeople.surnameSex(last.name) != .none
    }

    /// After people have been found: an entity whose mention is a person's name is a person, where nothing else is
    /// known.
    mutating func settleKinds(namings: [[EnglishPeople.Naming]]) {
        for (entity, kind) in kinds where kind == .person { persons.insert(entity) }
        for (index, mentions) in mentions {
            for mention in mentions where kinds[mention.entity] == nil {
                if namings[index].contains(where: { $0.tokens.overlaps(mention.tokens) }) {
                    persons.insert(mention.entity)
                }
            }
        }
    }

    /// The ties of one passage, in the order of the text.
    mutating func read(_ index: Int, steps: EnglishSteps, topic: Int?) -> [(Int, EntityID)] {
        var ties: [(Int, EntityID)] = []
        let tokens = steps.passage.tokens
        for mention in mentions[index] ?? [] {
            let people =
                persons.contains(mention.entity) ? personalTie(mention, steps) : organisationTie(mention, steps, topic)
            for person in people { ties.append((person, mention.entity)) }
            if !persons.contains(mention.entity) { lastOrganisation = mention.entity }
        }
        // "the leader of the movement", "its founder": the organisation named last.
        if let lastOrganisation {
            for position in tokens.indices where Self.heads.contains(tokens[position].base) {
                let isOfMovement =
                    position + 3 < tokens.count && tokens[position + 1].base == "of"
                    && ["the", "that", "this"].contains(tokens[position + 2].base)
                    && Self.organisationNouns.contains(tokens[position + 3].base)
                let isIts =
                    position > 0 && ["its", "movement", "group", "party"].contains(tokens[position - 1].base)
                    && (tokens[position - 1].base == "its" || tokens[position - 1].isPossessive)
                guard isOfMovement || isIts, let unit = steps.units.first(where: { $0.tokens.contains(position) }),
                    unit.people.count == 1
                else { continue }
                ties.append((unit.people[0], lastOrganisation))
            }
        }
        return ties
    }

    private func organisationTie(_ mention: Mention, _ steps: EnglishSteps, _ topic: Int?) -> [Int] {
        let tokens = steps.passage.tokens
        let position = mention.tokens.lowerBound
        func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }
        // In what somebody is accused or convicted of.
        if let zone = steps.zones.first(where: { $0.tokens.contains(position) || $0.tokens.upperBound == position }) {
            return isBlocked(from: zone.tokens.lowerBound, to: position, tokens) ? [] : zone.people
        }
        // "League activist N. N.", "the party's leader, N. N."
        if let unit = steps.units.first(where: {
            $0.tokens.contains(position) || $0.tokens.lowerBound == mention.tokens.upperBound
        }), !unit.people.isEmpty,
            tokens[mention.tokens.upperBound..<max(mention.tokens.upperBound, unit.tokens.upperBound)].contains(where: {
                EnglishWords.roles.contains($0.base)
            })
        {
            return unit.people
        }
        // "League activist sentenced": an unnamed one, who is the text's first.
        if steps.isTitle,
            EnglishWords.roles.contains(base(mention.tokens.upperBound)) || base(mention.tokens.upperBound) == "suspect"
        {
            return topicOfTitle(steps, topic)
        }
        // "The movement is led by N. N.", "the movement of N. N."
        if ["led", "founded", "headed", "run", "created"].contains(where: { word in
            tokens[mention.tokens.upperBound...].prefix(7).contains { $0.base == word }
        }),
            let unit = steps.units.first(where: { $0.tokens.lowerBound > position && $0.preposition == "by" })
        {
            return unit.people
        }
        // "had come to a League rally"
        let before = base(position - 1) == "the" ? position - 1 : position
        let isOfGathering = base(before - 1) == "of" && Self.gatherings.contains(base(before - 2))
        if Self.gatherings.contains(base(mention.tokens.upperBound)) || isOfGathering,
            case .people(let unit) = steps.subject(of: steps.clauses.clauseOf[position], before: position)
        {
            return unit.people
        }
        // "convicted in a League case"
        if Self.proceedings.contains(base(mention.tokens.upperBound)),
            let word = tokens[max(steps.start, position - 6)..<position].lastIndex(where: {
                Self.judged.contains($0.base)
            })
        {
            if steps.isTitle, steps.units.allSatisfy({ $0.people.isEmpty }) { return topicOfTitle(steps, topic) }
            return owners(of: word, steps)
        }
        let first = max(steps.start, position - 14)
        guard first < position, let word = tokens[first..<position].lastIndex(where: { Self.isTie($0.base) }),
            !isBlocked(from: word, to: position, tokens)
        else { return [] }
        // "run by supporters of the movement": they are others.
        if ["by", "among"].contains(base(word - 1)), EnglishWords.plurals[base(word)] != nil { return [] }
        // "N. N., the founder of the movement": the tie is that of the words it stands in.
        if let unit = steps.units.first(where: {
            $0.tokens.contains(word) && $0.form != .pronoun && ($0.form != .anonymous || !$0.people.isEmpty)
        }), !unit.people.isEmpty || base(unit.tokens.lowerBound - 1) != "as" {
            return unit.people
        }
        // "The charges against N. N. concern the movement"
        if tokens[word].base.hasPrefix("concern") || tokens[word].base.hasPrefix("relate") {
            return steps.units.last {
                $0.tokens.upperBound <= word && ($0.preposition == "against" || $0.isPossessive)
            }?.people ?? []
        }
        // The tie word's own people: nearest before it in its clause, or its subject.
        return owners(of: word, steps)
    }

    private func topicOfTitle(_ steps: EnglishSteps, _ topic: Int?) -> [Int] {
        if let unit = steps.units.first(where: { !$0.people.isEmpty && $0.form == .name }) { return unit.people }
        return topic.map { [$0] } ?? []
    }

    private func personalTie(_ mention: Mention, _ steps: EnglishSteps) -> [Int] {
        let tokens = steps.passage.tokens
        let position = mention.tokens.lowerBound
        // "Saryev's movement": no tie to him in person.
        if tokens[mention.tokens.upperBound - 1].isPossessive, mention.tokens.upperBound < tokens.count,
            organisationTokens[steps.index]?.contains(where: {
                $0.lowerBound >= mention.tokens.upperBound && $0.lowerBound - mention.tokens.upperBound <= 3
            }) == true
                || tokens[mention.tokens.upperBound...].prefix(4).contains(where: {
                    Self.organisationNouns.contains($0.base) || $0.base == "political"
                })
        {
            return []
        }
        // In what somebody is accused of: "helping N. N. to embezzle".
        if let zone = steps.zones.first(where: { $0.tokens.contains(position) }),
            !tokens[mention.tokens.upperBound - 1].isPossessive, zone.tokens.lowerBound < position,
            !tokens[zone.tokens.lowerBound..<position].contains(where: {
                Self.organisationNouns.contains($0.base) || $0.base == "led" || $0.base == "about"
            })
        {
            let owner = steps.units.first { $0.tokens.overlaps(mention.tokens) }?.people ?? []
            return zone.people.filter { !owner.contains($0) }
        }
        let around = tokens[max(steps.start, position - 10)..<min(tokens.count, mention.tokens.upperBound + 3)]
        guard around.contains(where: { Self.personalWords.contains($0.base) }) else { return [] }
        let own = steps.units.first { $0.tokens.overlaps(mention.tokens) }
        let entityPeople = Set(own?.people ?? [])
        // Possessors count: "his friendship with Saryev", "whose sister …".
        let candidates = steps.units.filter {
            $0.tokens.upperBound <= position && !$0.people.isEmpty && Set($0.people).isDisjoint(with: entityPeople)
                && !$0.isAuthority
        }
        let main = candidates.filter { unit in
            unit.people.contains { $0 >= steps.people.count || !steps.people[$0].isAside }
        }
        let clause = steps.clauses.clauseOf[position]
        if steps.clauses.clauses[clause].kind == .relative, let antecedent = steps.clauses.clauses[clause].antecedent {
            return steps.units[antecedent].people.filter { !entityPeople.contains($0) }
        }
        guard let unit = main.last else { return [] }
        return unit.people
    }

    private func owners(of position: Int, _ steps: EnglishSteps) -> [Int] {
        let clause = steps.clauses.clauseOf[position]
        if case .people(let unit) = steps.subject(of: clause, before: position) { return unit.people }
        if case .authority = steps.subject(of: clause, before: position) {
            // "Investigators link her to the movement"
            if let object = steps.units.first(where: {
                $0.tokens.lowerBound > position && $0.tokens.lowerBound - position <= 2 && $0.preposition == nil
                    && !$0.isPossessive
            }) {
                return object.people
            }
            let near = steps.units.last {
                $0.tokens.upperBound <= position && !$0.isPossessive && !$0.isAuthority
                    && steps.clauses.clauseOf[$0.tokens.lowerBound] == clause
            }
            return near?.people ?? []
        }
        // "His support of the movement"
        if let unit = steps.units.last(where: {
            $0.isPossessive && $0.tokens.upperBound <= position && position - $0.tokens.upperBound <= 2
        }) {
            return unit.people
        }
        return []
    }

    /// Words between that make the rest background: "amid a crackdown on …", "unlike supporters of …".
    private func isBlocked(from start: Int, to end: Int, _ tokens: [Token]) -> Bool {
        guard start < end else { return false }
        return tokens[max(0, start - 8)..<end].contains { Self.blockers.contains($0.base) }
            || tokens[start..<end].contains { ["which", "where"].contains($0.base) }
    }

    private static let gatherings: Set<String> = [
        "rally", "rallies", "protest", "protests", "picket", "demonstration", "meeting", "meetings", "gathering",
        "leaflets", "flyers", "posters", "banner", "banners", "symbols",
    ]
    private static let proceedings: Set<String> = ["case", "cases", "trial", "affair"]
    private static let judged: Set<String> = [
        "convicted", "suspect", "suspects", "defendant", "defendants", "accused", "charged", "jailed", "sentenced",
        "tried", "arrested", "detained",
    ]
    private static let blockers: Set<String> = ["amid", "unlike", "crackdown", "whereas", "despite", "bans", "lift"]

    private static func isTie(_ word: String) -> Bool { tieStems.contains { word.hasPrefix($0) } }

    private static let tieStems = [
        "support", "member", "activist", "leader", "founder", "link", "ties", "tied", "tie", "associat", "connection",
        "connected", "involve",
        "participa", "taking", "took", "take", "belong", "follower", "sympathi", "financ", "fund", "organiz", "organis",
        "activit", "ideas",
        "joined", "join", "concern", "relate", "transfer", "money", "posting", "posts", "shar", "repost", "revived",
        "founded", "created", "led", "leads", "head", "cell", "coordinat", "backed", "backing", "affiliat", "propagat",
    ]
    private static let heads: Set<String> = ["leader", "founder", "head", "co-founder", "chief"]
    private static let organisationNouns: Set<String> = [
        "movement", "party", "group", "organization", "organisation", "association", "network",
    ]
    private static let personalWords: Set<String> = EnglishWords.words(
        """
        friend friends friendship brother sister wife lawyer lawyers attorney interview interviewed ally allies
        associate associates relative close money behest orders order ordered represented represents partner
        partners colleague aide bodyguard naming named links ties link linked tied cousin nephew employee employees
        testify against
        """)
}
