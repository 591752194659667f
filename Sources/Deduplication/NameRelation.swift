import TextTools

/// How two people's names stand to each other, the closest first.
enum NameRelation: Int, Comparable {
    /// One key: script, spelling, order of the words, patronymic or none.
    case same
    /// The same by a surname that one of the two bore before.
    case former
    /// One key, but of two given names in the other order.
    case swapped
    /// One given name and patronymic, another surname.
    case patronymic
    /// One letter of difference in a long word.
    case oneLetter
    /// A surname alone, or with initials, that the other has.
    case surname

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// nil where nothing makes them one person's.
    init?(_ left: [PrintedName], _ right: [PrintedName]) {
        let (leftFull, rightFull) = (left.filter(\.isFull), right.filter(\.isFull))
        var closest: NameRelation?
        if leftFull.isEmpty || rightFull.isEmpty {
            for one in leftFull.isEmpty ? left : leftFull {
                for other in rightFull.isEmpty ? right : rightFull where Self.shareSurname(one, other) {
                    closest = .surname
                }
            }
        } else {
            for one in leftFull {
                for other in rightFull {
                    guard let relation = Self.relation(one, other) else { continue }
                    closest = min(closest ?? relation, relation)
                }
            }
            // What only an older surname ties together is told apart from the name that both print.
            if closest == .same, let one = leftFull.first, let other = rightFull.first,
                Self.relation(one, other) != .same, one.given == other.given
            {
                closest = .former
            }
        }
        guard let closest else { return nil }
        self = closest
    }

    private static func relation(_ one: PrintedName, _ other: PrintedName) -> NameRelation? {
        if one.key == other.key {
            return one.words != other.words && one.isOfTwoGivenNames ? .swapped : .same
        }
        if let given = one.given, given == other.given, let father = one.father, let otherFather = other.father,
            Patronymic.alike(father, otherFather), one.sex == other.sex
        {
            return .patronymic
        }
        return differInOneLetter(one, other) ? .oneLetter : nil
    }

    private static func differInOneLetter(_ one: PrintedName, _ other: PrintedName) -> Bool {
        guard one.words.count == other.words.count else { return false }
        var rest = one.words
        var otherRest = other.words
        for word in one.words {
            guard let index = otherRest.firstIndex(of: word), let own = rest.firstIndex(of: word) else { continue }
            otherRest.remove(at: index)
            rest.remove(at: own)
        }
        guard rest.count == 1, otherRest.count == 1, !KnownGivenNames.areTwo(rest[0], otherRest[0]) else {
            return false
        }
        // A consonant makes another given name as often as not: Нурлан, Нуржан.
        if rest[0] == one.given || otherRest[0] == other.given { return FoldingKey.alike(one.key, other.key) }
        return Spelling.differInOneLetter(rest[0], otherRest[0])
    }

    private static func shareSurname(_ one: PrintedName, _ other: PrintedName) -> Bool {
        guard !one.words.isEmpty, !other.words.isEmpty,
            !Set(one.surnames).isDisjoint(with: other.surnames)
        else { return false }
        return agree(one.initials.first, with: other) && agree(other.initials.first, with: one)
            && agree(second: one, other) && agree(second: other, one)
    }

    private static func agree(_ initial: Character?, with name: PrintedName) -> Bool {
        guard let initial else { return true }
        guard let first = name.isFull ? name.given?.first : name.initials.first else { return true }
        return initial == first
    }

    private static func agree(second one: PrintedName, _ other: PrintedName) -> Bool {
        guard one.initials.count >= 2 else { return true }
        guard let first = other.father?.first ?? other.initials.dropFirst().first else { return true }
        return one.initials[1] == first
    }
}
