/// How well a record fits a person who is known; nil where it is somebody else's, or nobody can tell.
struct Fit: Comparable {
    let relation: NameRelation
    let balance: Int

    init?(_ found: PersonFacts, _ known: PersonFacts, companions: Set<PersonFacts.SourceKey>) {
        guard let relation = NameRelation(found.names, known.names) else { return nil }
        let evidence = Evidence(found, known, companions: companions)
        guard !evidence.isExcluded, Self.isEnough(evidence, for: relation) else { return nil }
        self.relation = relation
        balance = evidence.balance
    }

    private static func isEnough(_ evidence: Evidence, for relation: NameRelation) -> Bool {
        switch relation {
        case .same, .former:
            // The name is enough where nothing speaks against it.
            evidence.differences == 0 || evidence.ties > 0 && evidence.balance >= 0
        case .swapped:
            evidence.hasOwnTie && evidence.balance >= 1
        case .patronymic:
            evidence.isStepToldAgain && evidence.balance >= 1
        case .oneLetter:
            evidence.hasOwnTie && evidence.balance >= (evidence.differences == 0 ? 1 : 2)
        case .surname:
            // Thousands are tied to one organisation.
            (evidence.hasOwnTie || evidence.ties >= 2) && !(evidence.saysOtherTerm && evidence.balance < 4)
                && evidence.balance >= (evidence.isLongApart ? 3 : evidence.differences == 0 ? 1 : 2)
        }
    }

    static func < (left: Self, right: Self) -> Bool {
        let (one, other) = (left.closeness, right.closeness)
        return one == other ? left.balance < right.balance : one < other
    }

    /// Does another person fit so nearly as well that nobody can tell the two apart?
    func isRivalled(by other: Fit) -> Bool {
        guard closeness == other.closeness else { return false }
        // A surname is shared more often than a name: the gap has to be wider.
        return balance - other.balance < (relation == .surname ? 2 : 1)
    }

    /// Names in full go before surnames, whatever else agrees.
    private var closeness: Int {
        switch relation {
        case .same, .former: 3
        case .swapped, .patronymic: 2
        case .oneLetter: 1
        case .surname: 0
        }
    }
}
