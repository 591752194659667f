import CasewireModel

/// Roles, ages and officials, from the words right beside a name.
extension EnglishSession {
    mutating func introduce(_ index: Int) {
        let tokens = text.passages[index].tokens
        func base(_ position: Int) -> String { tokens.indices.contains(position) ? tokens[position].base : "" }
        for naming in people.namings[index] {
            let range = naming.tokens
            var position = range.lowerBound - 1
            // "his wife, Roza Kumakova", "one of his judges, N. N."
            if base(position) == ",", position > 1, isApposedRole(position - 1, tokens),
                closesAfter(range.upperBound, tokens)
            {
                position -= 1
            }
            let head = EnglishWords.plurals[base(position)] ?? base(position)
            if EnglishWords.roles.contains(head) || EnglishWords.judgeRoles.contains(head) {
                let isPlural = EnglishWords.plurals[base(position)] != nil && base(position) != head
                give(
                    role: isPlural ? head : role(endingAt: position, tokens), head: head, to: naming.person,
                    isRelated: isRelated(position, tokens))
            } else if head.hasSuffix("-year-old"), let age = EnglishAges.age(tokens[position]) {
                update(naming.person) { $0.age = $0.age ?? age }
            }
            var before = position
            while before >= 0, range.lowerBound - before < 8, tokens[before].isWord,
                !EnglishWords.verbs.contains(base(before))
            {
                if let age = EnglishAges.age(tokens[before]) { update(naming.person) { $0.age = $0.age ?? age } }
                before -= 1
            }
            if let age = EnglishAges.age(after: range.upperBound, tokens) {
                update(naming.person) { $0.age = $0.age ?? age }
            }
            // "N. N., the leader of …"
            if base(range.upperBound) == ",", let (end, head) = apposition(at: range.upperBound + 1, tokens) {
                give(
                    role: role(endingAt: end, tokens), head: head, to: naming.person, isRelated: isRelated(end, tokens))
                for position in range.upperBound..<end {
                    if let age = EnglishAges.age(tokens[position]) { update(naming.person) { $0.age = $0.age ?? age } }
                }
            }
        }
    }

    /// "his wife", "the convicted man", "one of his judges": a role with a determiner, which a name after a comma
    /// explains.
    func isApposedRole(_ position: Int, _ tokens: [Token]) -> Bool {
        let before = tokens[max(0, position - 4)..<position].map(\.base)
        if EnglishWords.roles.contains(tokens[position].base) {
            return before.contains(where: EnglishUnits.determiners.contains) || before.isEmpty
        }
        return EnglishWords.plurals[tokens[position].base] != nil && before.contains("one") && before.contains("of")
    }

    func closesAfter(_ position: Int, _ tokens: [Token]) -> Bool {
        guard position < tokens.count else { return true }
        return tokens[position].kind == .mark
    }

    /// "his mother" is somebody's; "a mother of five" is not.
    func isRelated(_ position: Int, _ tokens: [Token]) -> Bool {
        tokens[max(0, position - 3)..<position].contains {
            ["his", "her", "their", "whose"].contains($0.base) || $0.isPossessive
        }
    }

    mutating func give(role: String, head: String, to person: Int, isRelated: Bool) {
        let isKin = EnglishWords.relatives.contains(head) && head != "lawyer" && head != "attorney"
        let isAside = EnglishWords.asideRoles.contains(head) && (!isKin || isRelated)
        update(person) {
            if !Self.generalRoles.contains(head) { $0.add(role: role) }
            if isAside, !role.hasPrefix("ex-") { $0.isAside = true }
            if EnglishWords.femaleRoles.contains(head) { $0.sex = .female }
            if EnglishWords.maleRoles.contains(head) { $0.sex = .male }
        }
        discourse.add(role: head, of: person)
    }

    /// What says nothing of what a person does.
    static let generalRoles: Set<String> = [
        "man", "woman", "person", "boy", "girl", "wife", "husband", "mother", "father", "brother", "sister", "son",
        "daughter", "widow",
        "relative", "colleague", "friend",
    ]

    /// The role with what makes one phrase of it: "human rights activist", "former banker".
    func role(endingAt end: Int, _ tokens: [Token]) -> String {
        var start = end
        while start > 0, end - start < 3,
            [
                "human", "rights", "opposition", "former", "exiled", "party", "civil", "civic", "political",
                "environmental", "women's",
            ].contains(tokens[start - 1].base)
        { start -= 1 }
        return tokens[start...end].map { $0.text.lowercased() }.joined(separator: " ")
    }

    /// ", a prominent rights activist," and ", the head of …": where the role stands.
    func apposition(at start: Int, _ tokens: [Token]) -> (Int, String)? {
        guard start < tokens.count,
            ["the", "a", "an", "who", "former", "leader", "head", "chairman", "founder", "one", "also"].contains(
                tokens[start].base)
        else { return nil }
        if tokens[start].base == "who" { return nil }
        var position = start
        var found: (Int, String)?
        while position < tokens.count, position - start < 8 {
            let word = tokens[position]
            if !word.isWord || EnglishWords.prepositions.contains(word.base) || EnglishWords.verbs.contains(word.base)
                || EnglishWords.relatives3.contains(word.base)
            {
                break
            }
            if EnglishWords.roles.contains(word.base) { found = (position, word.base) }
            position += 1
        }
        // "had acquitted N. N., the chairman of the court was out of a job": a new clause, no apposition.
        var end = position
        while end < tokens.count, end - position < 14, ![",", ".", ";", ")", "--", "and"].contains(tokens[end].base) {
            if EnglishWords.relatives3.contains(tokens[end].base) { break }
            if EnglishWords.verbs.contains(tokens[end].base) { return nil }
            end += 1
        }
        // "N. N., the banker Serik Omarov and …" is a list.
        return position < tokens.count && tokens[position].isCapitalised && found != nil
            && tokens[position].kind == .word ? nil : found
    }
}
