import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import CaseExtraction

@Suite("Why a text gives its cases") struct ExplanationTests {
    private func explained(_ text: String) -> [String] {
        CaseExtractor.explain(matched(text + "\n\nFree Steppe is banned."), kinds: Watched.kinds)
    }

    @Test("each sentence says what was read of it, by which rule, and the words that each value rests on")
    func sentence() throws {
        let lines = explained(
            "A court in Oral on August 4 sentenced activist Dana Mukanova to two years in prison over ties to Free Steppe."
        )
        let joined = lines.joined(separator: "\n")
        #expect(joined.contains("text 0–110: A court in Oral") || joined.contains("text 0–"))
        #expect(joined.contains("  + sentenced, Dana Mukanova; confidence 0."))
        #expect(joined.contains("rule: a penalty that a court gives"))
        #expect(joined.contains("date 2021-08-04: “August 4”") || joined.contains("date 2021-08-04: “on August 4”"))
        #expect(joined.contains("place Oral: “Oral”, text 11–15"))
        #expect(joined.contains("term imprisonment 24 months: “two years”"))
        #expect(joined.contains("role activist: “activist”"))
        #expect(joined.contains("tied to steppe: “Free Steppe”, text "))
        #expect(!joined.contains("no words found"))
    }

    @Test("a step that a word tells says which, and the line of the table")
    func trigger() {
        let lines = explained("Police in Taraz detained Dana Mukanova on August 3.")
        #expect(
            lines.contains { $0.contains("rule: trigger detained | verb | ") && $0.hasSuffix("found by “detained”") })
    }

    @Test(
        "what was left out is told, and why",
        arguments: [
            ("Dana Mukanova was not detained, police said.", "negated"),
            ("Prosecutors asked the court to sentence Dana Mukanova to two years in prison.", "asked for"),
            ("Bloggers wrote that Dana Mukanova had been detained.", "a rumour"),
        ])
    func leftOut(text: String, reason: String) {
        let lines = explained(text)
        #expect(lines.contains { $0.hasPrefix("  - “") && $0.contains(reason) })
        #expect(!lines.contains { $0.hasPrefix("  + ") })
    }

    @Test("a step that two sentences tell is said to be one")
    func toldAgain() {
        let lines = explained(
            """
            A court in Oral on August 4 sentenced Dana Mukanova to two years in prison.

            Mukanova, who was sentenced on August 4, denied the charge.
            """)
        #expect(lines.contains { $0.contains("is told again in text") })
    }

    @Test("a text without a watched name, or in a language without a reader, says so")
    func nothing() {
        let item = Item(guid: "1", title: "T", text: "Dana was detained.", language: "en")
        #expect(
            CaseExtractor.explain(MatchedItem(item: item, matches: [])).first?.contains("no watched entity") == true)
        var japanese = matched("Free Steppe")
        japanese.item.language = "ja"
        #expect(CaseExtractor.explain(japanese).first?.contains("no reader") == true)
    }

    // MARK: Grounds

    @Test(
        "no value of our articles stands without words or a computation from words",
        arguments: ReadingTests.articleNames)
    func grounded(name: String) throws {
        let lines = try Fixture.text(name).split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        let item = matched(
            title: String(lines[1]), String(lines.last ?? ""), published: String(lines[0]))
        #expect(CaseExtractor.ungrounded(item, kinds: Watched.kinds) == [])
    }

    @Test("a value that no words tell is found out")
    func invented() {
        let item = matched("A court in Oral sentenced Dana Mukanova to two years in prison. Free Steppe is banned.")
            .item
        let grounding = Grounding(ItemText(item), measures: EnglishReader().measures(in:))
        let told = Case(
            person: Person(name: "Aida Ermekova", key: "", age: 31, roles: ["welder"]),
            charges: [Case.Charge(text: "robbing a bank")],
            events: [
                Event(
                    type: .sentenced, date: EventDate(start: day, end: day, text: "on Friday"), place: "Taraz",
                    court: "Supreme Court", judge: "Omarov", sentences: [Sentence(kind: .imprisonment, months: 36)],
                    quote: "", field: .text, span: Span(0, 0), confidence: 1)
            ])
        let grounds = grounding.grounds(of: told)
        #expect(grounds.map(\.what) == ["name", "age", "role", "charge", "date", "place", "court", "judge", "term"])
        #expect(grounds.allSatisfy { $0.found == nil })
    }

    private let day = CalendarDay(daysSinceEpoch: 18_800)

    @Test(
        "a value is found in another case or script of the word, and as a figure, in any language",
        arguments: [
            ("Суд в Уральске приговорил Дану Муканову к 2 годам лишения свободы.", "Дана Муканова", "Уральск", 24.0),
            ("Орал соты Дана Мұқановаға 24 ай берді, деді Мұқанованың адвокаты.", "Дана Мұқанова", "Орал", 24.0),
            ("Суд приговорил жителя Актау Ерлана Бекова к 18 месяцам.", "Ерлан Беков", "Актау", 18.0),
        ])
    func otherLanguages(text: String, name: String, place: String, months: Double) {
        let grounding = Grounding(ItemText(Item(guid: "1", title: "", text: text)), measures: { _ in [] })
        let told = Case(
            person: Person(name: name, key: ""),
            events: [
                Event(
                    type: .sentenced, place: place, sentences: [Sentence(kind: .imprisonment, months: months)],
                    quote: "",
                    field: .text, span: Span(0, 0), confidence: 1)
            ])
        let grounds = grounding.grounds(of: told)
        #expect(grounds.filter { $0.found == nil }.map(\.value) == [])
        #expect(grounds.count == 3)
    }
}
