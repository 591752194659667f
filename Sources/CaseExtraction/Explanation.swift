import CasewireModel

/// Why an item gives the cases that it gives: sentence by sentence what was read and by which rule, what each value rests on,
/// what was left out and why; then whose steps were made one. The same for all languages: it asks what readers hand over.
struct Explanation {
    private let reading: Reading
    private let text: ItemText
    private let grounding: Grounding
    private let matches: [Match]

    init(_ reading: Reading, _ text: ItemText, _ grounding: Grounding, matches: [Match]) {
        self.matches = matches
        self.reading = reading
        self.text = text
        self.grounding = grounding
    }

    var lines: [String] {
        var lines: [String] = []
        for index in text.passages.indices { lines += describe(passage: index) }
        for (index, person) in reading.people.enumerated() { lines += describe(person, index) }
        return lines
    }

    // MARK: Sentences

    private func describe(passage index: Int) -> [String] {
        let passage = text.passages[index]
        var lines = ["\(place(index)): \(text.text(passage.span, in: passage.field))"]
        if passage.isLink { return lines + ["  - a link to another story: no step is read from it"] }
        let told = reading.statements.filter { $0.passage == index }
        for statement in told { lines += describe(statement) }
        for left in reading.leftOut where left.passage == index {
            lines.append("  - “\(text.text(left.span, in: passage.field))” left out: \(left.reason)")
        }
        if lines.count == 1 { lines.append("  no step is read") }
        return lines
    }

    private func place(_ index: Int) -> String {
        let passage = text.passages[index]
        return "\(passage.field.rawValue) \(passage.span.start)–\(passage.span.end)"
    }

    private func describe(_ statement: Statement) -> [String] {
        let people = statement.people.compactMap {
            reading.people.indices.contains($0) ? reading.people[$0].name : nil
        }
        var marks: [String] = []
        if statement.isBackground { marks.append("in passing") }
        if statement.isEarlier { marks.append("an earlier judgment") }
        if statement.isExtension { marks.append("goes on with what is in force") }
        let confidence = (statement.confidence * 100).rounded() / 100
        let who = people.isEmpty ? "nobody with a name" : people.joined(separator: ", ")
        var lines = [
            "  + \(([statement.type.rawValue, who] + marks).joined(separator: ", ")); confidence \(confidence)"
        ]
        if let rule = statement.rule {
            let found =
                rule.span.map { ", found by “\(text.text($0, in: text.passages[statement.passage].field))”" } ?? ""
            lines.append("      rule: \(rule.name)\(found)")
        }
        return lines
            + values(
                grounding.grounds(
                    date: statement.date, place: statement.place, court: statement.court, judge: statement.judge,
                    sentences: statement.sentences, near: statement.passage))
    }

    private func values(_ grounds: [Grounding.Ground]) -> [String] {
        grounds.map { ground in
            guard let found = ground.found else { return "      \(ground.what) \(ground.value): no words found" }
            return "      \(ground.what) \(ground.value): “\(found.text)”, \(found.field.rawValue) "
                + "\(found.span.start)–\(found.span.end)"
        }
    }

    // MARK: People

    private func describe(_ person: Someone, _ index: Int) -> [String] {
        let steps = CaseAssembler.steps(of: index, in: reading, text)
        guard !steps.isEmpty else {
            return ["\(person.name): \(person.isAside ? "here for another's sake" : "no step is told of"); no case"]
        }
        var lines = ["\(person.name): \(steps.count == 1 ? "1 step" : "\(steps.count) steps")"]
        if !steps.contains(where: { $0.type != .died || $0.isInCustody }) {
            lines.append("  - a death that nothing ties to custody: no case")
        }
        let told = Case(
            person: Person(name: person.name, key: "", age: person.age, roles: person.roles), charges: person.charges)
        lines += values(grounding.grounds(of: told))
        for organisation in person.organisations.sorted() {
            let match = matches.first { $0.entity == organisation }
            let words = match.map { "“\($0.text)”, \($0.field.rawValue) \($0.span.start)–\($0.span.end)" }
            lines.append("      tied to \(organisation): \(words ?? "no words found")")
        }
        if let stance = person.stance { lines.append("      stance: \(stance.rawValue)") }
        for step in steps where !step.toldAgain.isEmpty {
            let others = step.toldAgain.map(place).joined(separator: ", ")
            lines.append("  = \(step.type.rawValue) of \(place(step.passage)) is told again in \(others)")
        }
        return lines
    }
}
