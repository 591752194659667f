package import CasewireModel

/// A stretch of text that an alias was found in, and whether it counts.
package struct Candidate: Equatable, Sendable {
    package var match: Match
    package var counts: Bool
    /// The rule that let it through or held it back, in words.
    package var reason: String
}

/// A candidate on its way through the rules.
struct Finding {
    enum Verdict: Equatable {
        case counts(String)
        case heldBack(String)
        /// Counts if the item speaks of the entity without doubt elsewhere.
        case ifConfirmed(by: Doubt)

        enum Doubt { case key, femaleForm, maleForm, woman, unknownGiven, modelNumber, neverElsewhere }
    }

    var alias: Int32
    var entity: Int32
    var field: Int
    /// Words, from the first to the last.
    var first: Int
    var last: Int
    var folded: Match.Folding?
    var verdict: Verdict
    var isAbbreviation = false

    var counts: Bool {
        if case .counts = verdict { true } else { false }
    }
}

extension Candidate: CustomStringConvertible {
    /// One line for a person: where, which words, for whom, and why it counts or does not.
    package var description: String {
        let shown = match.text == match.alias ? "" : ", for the alias “\(match.alias)”"
        return "\(match.field) \(match.span.start)–\(match.span.end) “\(match.text)” "
            + "\(counts ? "counts for" : "does not count for") \(match.entity)\(shown): \(reason)"
    }
}
