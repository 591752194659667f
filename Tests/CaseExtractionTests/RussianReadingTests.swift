import CasewireModel
import Testing

@testable import CaseExtraction

/// What holds of any Russian text.
@Suite("Reading Russian") struct RussianReadingTests {
    @Test("the language is told by the text where the item does not say it")
    func language() {
        let text =
            "Суд в Таразе приговорил Нурлана Оспанова к двум годам лишения свободы.\n\nДвижение Free Steppe под запретом."
        let cases = CaseExtractor.cases(
            in: matched(title: "Приговор в Таразе", text, language: nil), kinds: Watched.kinds)
        #expect(cases.map(\.person.name) == ["Нурлан Оспанов"])
    }

    @Test("an event's span is the sentence that it quotes")
    func span() throws {
        let text = "Вчера было тепло. Нурлана Оспанова задержали в Уральске. Потом пошёл дождь."
        let event = try #require(russianCases(text).first?.events.first)
        #expect(event.quote == "Нурлана Оспанова задержали в Уральске.")
        let scalars = Array(text.unicodeScalars)[event.span.start..<event.span.end]
        #expect(String(String.UnicodeScalarView(scalars)) == event.quote)
    }

    @Test(
        "people are tied to an organisation by charge, membership and deed",
        arguments: [
            ("Нурлана Оспанова обвиняют в участии в Free Steppe. Его задержали 1 июля.", ["steppe"]),
            ("Нурлана Оспанова приговорили к году ограничения свободы за участие в движении Free Steppe.", ["steppe"]),
            ("Сторонника Free Steppe Нурлана Оспанова задержали 1 июля.", ["steppe"]),
            ("Нурлана Оспанова, раздававшего листовки Free Steppe, задержали 1 июля.", ["steppe"]),
            ("Нурлана Оспанова задержали 1 июля. Активисты Free Steppe требуют его освободить.", []),
        ])
    func organisations(text: String, expected: [EntityID]) {
        #expect(russianCases(text).first?.organisations == expected)
    }

    @Test(
        "a charge's article is read in the order it is printed in",
        arguments: [
            ("Нурлану Оспанову предъявили обвинение по части 2 статьи 405 УК.", "405-2"),
            ("Нурлана Оспанова осудили по ст. 174 ч. 1 УК.", "174-1"),
            ("Нурлана Оспанова осудили по статье 378 УК.", "378"),
            ("Нурлан Оспанов осуждён по ст. 405-2.", "405-2"),
        ])
    func articles(text: String, expected: String) {
        #expect(russianCases(text).first?.charges.compactMap(\.article) == [expected])
    }

    @Test(
        "what the accused says of the charge",
        arguments: [
            ("Нурлана Оспанова осудили на год. Вину он не признал.", Case.Stance.denies),
            ("Айгуль Омарову осудили на год. Омарова признала вину частично.", .admits),
            ("Айгуль Омарову осудили на год. Омарова отрицает вину.", .denies),
        ])
    func stances(text: String, expected: Case.Stance) {
        #expect(russianCases(text).first?.stance == expected)
    }

    @Test(
        "ages are read before and after the name",
        arguments: [
            ("36-летнего Нурлана Оспанова задержали 1 июля.", 36),
            ("Сорокалетнего Нурлана Оспанова задержали 1 июля.", 40),
            ("Нурлан Оспанов, 61 год, задержан 1 июля.", 61),
        ])
    func ages(text: String, expected: Int) {
        #expect(russianCases(text).first?.person.age == expected)
    }

    @Test("takes every line of the table of triggers") func table() {
        #expect(RussianTriggers.problems == [])
    }

    @Test(
        "stays fast and whole in hostile texts", .timeLimit(.minutes(1)),
        arguments: [
            ("а", 1_000_000), ("Нурлан Оспанов и ", 3_000), (", которого задержали", 3_000),
            ("а Марат Сеитов сказал, что ", 20_000), ("Его приговорили к двум годам тюрьмы. ", 1_500),
            ("((((«««", 10_000), ("100 ", 15_000), ("оба ", 8_000), ("А. ", 20_000), ("3 мая, ", 8_000),
            ("к трём годам ", 8_000), ("суд ", 20_000),
        ])
    func hostile(unit: String, count: Int) {
        let cases = russianCases("Нурлана Оспанова задержали 1 июля. " + String(repeating: unit, count: count))
        #expect(cases.contains { $0.person.name == "Нурлан Оспанов" })
        #expect(cases.allSatisfy { $0.events.count <= Limits.statements })
    }

    @Test("a proceeding of last year is apart from today's, whose penalty is its own")
    func proceedings() {
        let text =
            "Нурлана Оспанова 2 августа арестовали на 15 суток. В мае 2019 года его приговорили к году ограничения свободы."
        #expect(
            russianCases(text).map(\.summary) == [
                "Нурлан Оспанов: sentenced 2019-05-01..2019-05-31 restricted_freedom 12m; sentenced 2021-08-02 administrative_arrest 15d"
            ])
    }
}
