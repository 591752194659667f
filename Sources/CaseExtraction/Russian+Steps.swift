import CasewireModel

/// Reads the steps of one passage: each trigger, whom it befell, with what penalty, when and where.
struct RussianSteps {
    struct Found {
        var trigger: Trigger
        var type: EventType
        var range: Range<Int>
        var clause: Int
        var form: RussianVerbForm
    }

    let passage: Passage
    let tokens: [Token]
    let index: Int
    let start: Int
    let mentions: [RussianMention]
    let clauses: RussianClauses
    let dates: [DateMention]
    let places: [RussianPlaceMention]
    let courts: [RussianCourtMention]
    let penalties: [RussianPenalty]
    /// By person: here for another's sake, wherever the item names them.
    let isAside: (Int) -> Bool
    /// Whom the text is about at this point.
    var topic: [Int] = []
    var statements: [Statement] = []
    var founds: [Found] = []
    /// The people of each trigger, by its first token.
    var peopleOf: [Int: [Int]] = [:]

    var isTitle: Bool { passage.field == .title }

    func base(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].base : "" }

    init(
        passage: Passage, tokens: [Token], index: Int, start: Int, mentions: [RussianMention], clauses: RussianClauses,
        dates: [DateMention], places: [RussianPlaceMention], courts: [RussianCourtMention], penalties: [RussianPenalty],
        isAside: @escaping (Int) -> Bool
    ) {
        self.passage = passage
        self.tokens = tokens
        self.index = index
        self.start = start
        self.mentions = mentions
        self.clauses = clauses
        self.dates = dates
        self.places = places
        self.courts = courts
        self.penalties = penalties
        self.isAside = isAside
    }

    mutating func read() {
        founds = triggers()
        for found in founds { tell(found) }
        dropDoubles()
    }
}
