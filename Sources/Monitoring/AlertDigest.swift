import CasewireModel
import Deduplication

/// What an alert says, as far as a change of it is worth telling: whom it names, what the cases in it say, and the numbers
/// in the text. A comma or a headline that changes is not.
enum AlertDigest {
    static func of(_ matched: MatchedItem, _ cases: [Case]) -> String {
        ContentHash.digest(
            matched.matches.map { "\($0.entity) \($0.text.lowercased())" }.sorted()
                + cases.map(facts)
                + Item.Field.allCases.map { numbers(in: matched.item[$0] ?? "") })
    }

    private static func facts(_ found: Case) -> String {
        let events = found.events.map { event in
            let sentences = event.sentences.map { sentence in
                "\(sentence.kind) \(sentence.months ?? 0) \(sentence.days ?? 0) \(sentence.hours ?? 0) \(sentence.amount ?? 0)"
            }
            let date = event.date.map { "\($0.start) \($0.end)" } ?? ""
            return "\(event.type) \(date) \(event.place ?? "") \(event.judge ?? "") \(sentences)"
        }
        return
            "\(found.person.key) \(found.person.age ?? 0) \(found.organisations) \(found.stance.map(\.rawValue) ?? "") "
            + "\(found.charges.compactMap(\.article)) \(events)"
    }

    private static func numbers(in text: String) -> String {
        text.split { !$0.isNumber }.joined(separator: " ")
    }
}
