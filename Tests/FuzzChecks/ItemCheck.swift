import CaseExtraction
import CasewireModel
import Foundation
import Matching
import TextTools

/// An input is an item's language, its title on a line, and its text.
enum ItemCheck {
    static func run(_ input: [UInt8]) throws(BrokenPromise) {
        var input = FuzzInput(input)
        let language = input.choice(of: [nil, "en", "ru", "kk"]) ?? nil
        let title = PlainText.line(input.line())
        // One mention that is always there: where nobody watched is named, nothing more is read.
        let text = PlainText.clean(input.text) + "\n\nFree Steppe, Свободная степь."
        let item = Item(
            guid: "fuzz", title: title, text: text, published: Date(timeIntervalSince1970: 1_628_121_600),
            language: language)
        guard let matched = watchlist.matches(in: item) else {
            throw BrokenPromise(description: "a name that is there is found")
        }
        for match in matched.matches { try self.match(match, in: item) }
        for found in CaseExtractor.cases(in: matched, kinds: kinds) { try self.found(found, in: item) }
    }

    private static let entities = [
        WatchedEntity(
            id: "steppe", name: "Free Steppe", kind: .organisation,
            aliases: [
                Alias("Свободная степь"), Alias("СС", conditions: Conditions(near: ["суд", "степь"], within: 8)),
            ]),
        WatchedEntity(
            id: "saryev", name: "Тимур Сарыев", kind: .person,
            aliases: [
                Alias("Timur Saryev"), Alias("Saryev", conditions: Conditions(near: ["court"], nearScope: .sentence)),
            ]),
        WatchedEntity(
            id: "court", name: "court", kind: .term, conditions: Conditions(never: ["tennis court", "court of appeal"])),
        WatchedEntity(id: "taraz", name: "Тараз", kind: .place),
    ]
    private static let watchlist = Watchlist(entities)
    private static let kinds = Dictionary(uniqueKeysWithValues: entities.map { ($0.id, $0.kind) })

    private static func match(_ match: Match, in item: Item) throws(BrokenPromise) {
        try quote(match.text, match.field, match.span, in: item, "a match")
        try keep(
            item[match.field]?.contains(match.context) == true,
            "a match's context is of its field, but \(match.context.debugDescription)")
    }

    private static func found(_ found: Case, in item: Item) throws(BrokenPromise) {
        try PlainPromises.line(found.person.name, "a person's name")
        try keep(!found.person.name.isEmpty && !found.person.key.isEmpty, "a person has a name and a key")
        try keep(found.person.age.map { (0...150).contains($0) } ?? true, "a person has a possible age")
        for event in found.events {
            try quote(event.quote, event.field, event.span, in: item, "an event")
            try keep((0...1).contains(event.confidence), "an event's confidence is from 0 to 1")
            try keep(event.proceeding >= 1, "proceedings count from 1")
            if let date = event.date { try keep(date.start <= date.end, "an event's dates are in order") }
            for sentence in event.sentences { try numbers(sentence) }
        }
    }

    /// Of numbers that JSON can't write an alert can't be made.
    private static func numbers(_ sentence: Sentence) throws(BrokenPromise) {
        for number in [sentence.months, sentence.days, sentence.hours, sentence.amount] {
            try keep(number.map { $0.isFinite && $0 >= 0 } ?? true, "a sentence's numbers are numbers: \(sentence)")
        }
    }

    /// What is quoted stands at its span.
    private static func quote(
        _ quote: String, _ field: Item.Field, _ span: Span, in item: Item, _ what: String
    ) throws(BrokenPromise) {
        guard let text = item[field] else { throw BrokenPromise(description: "\(what) is of a field that is there") }
        try keep(
            0 <= span.start && span.start < span.end && span.end <= text.unicodeScalars.count,
            "\(what)'s span lies in its \(field), but \(span)")
        try keep(
            text[span].unicodeScalars.elementsEqual(quote.unicodeScalars),
            "\(what) is what stands at its span: \(quote.debugDescription), not \(text[span].debugDescription)")
    }
}
