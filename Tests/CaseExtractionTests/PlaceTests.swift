import CasewireModel
import Testing

/// Where, before which court and which judge.
@Suite("Places, courts and judges") struct PlaceTests {
    @Test(
        "stand with the step",
        arguments: [
            ("Nurlan Ospanov was detained in Atyrau on July 1.", "Atyrau"),
            ("Police in Atyrau detained Nurlan Ospanov on July 1.", "Atyrau"),
            ("Nurlan Ospanov was detained in the western city of Atyrau.", "Atyrau"),
            ("Nurlan Ospanov was detained in the village of Talapker.", "Talapker"),
            ("Nurlan Ospanov was detained on the outskirts of Atyrau.", "Atyrau"),
            ("A court in Atyrau sentenced Nurlan Ospanov to a year in prison.", "Atyrau"),
            (
                "A court in Kazakhstan's capital, Nur-Sultan, sentenced Nurlan Ospanov to a year in prison.",
                "Nur-Sultan"
            ),
            ("An Atyrau court sentenced Nurlan Ospanov to a year in prison.", "Atyrau"),
            ("The Talghar district court sentenced Nurlan Ospanov to a year in prison.", "Talghar"),
            ("The Almaty City Court sentenced Nurlan Ospanov to a year in prison.", "Almaty"),
            ("The Esil district court of Nur-Sultan sentenced Nurlan Ospanov to a year in prison.", "Nur-Sultan"),
            ("Court No. 2 of Taraz sentenced Nurlan Ospanov to a year in prison.", "Taraz"),
            ("Nurlan Ospanov left the colony in Zarechny on July 1.", "Zarechny"),
            ("Life is hard in Oral, where Nurlan Ospanov was sentenced to a year in prison.", "Oral"),
            ("Nurlan Ospanov was detained in Kyrgyzstan on July 1.", "Kyrgyzstan"),
        ])
    func found(text: String, expected: String) {
        #expect(cases(text).first?.events.first?.place == expected)
    }

    @Test(
        "are none where only the dateline or something else has one",
        arguments: [
            "ATYRAU, Kazakhstan -- Nurlan Ospanov was detained on July 1.",
            "Nurlan Ospanov was detained in Kazakhstan.",
            "Nurlan Ospanov was detained for a rally in Atyrau.",
            "Nurlan Ospanov, a resident of Atyrau, was detained.",
            "Nurlan Ospanov was detained and is to be moved near Atyrau.",
        ])
    func none(text: String) {
        #expect(cases(text).first?.events.map(\.place) == [nil])
    }

    @Test(
        "name the court where it has a name",
        arguments: [
            ("The Almaty City Court sentenced Nurlan Ospanov to a year in prison.", "Almaty City Court"),
            ("The Supreme Court rejected the appeal of Nurlan Ospanov.", "Supreme Court"),
            ("The Talghar district court sentenced Nurlan Ospanov to a year in prison.", "Talghar district court"),
            ("A court in Atyrau sentenced Nurlan Ospanov to a year in prison.", nil),
        ] as [(String, String?)])
    func courts(text: String, expected: String?) {
        #expect(cases(text).first?.events.first?.court == expected)
    }

    @Test(
        "name the judge",
        arguments: [
            "Judge Serik Akhmetov sentenced Nurlan Ospanov to a year in prison.",
            "Nurlan Ospanov was sentenced to a year in prison by Judge Serik Akhmetov.",
            "Nurlan Ospanov was sentenced to a year in prison. Judge Serik Akhmetov read out the verdict.",
            "One of the court's judges, Serik Akhmetov, had acquitted Nurlan Ospanov.",
            "The trial of Nurlan Ospanov began on August 3. Judge Serik Akhmetov is presiding.",
        ])
    func judges(text: String) {
        #expect(cases(text).map(\.person.name) == ["Nurlan Ospanov"])
        #expect(cases(text).first?.events.first?.judge == "Serik Akhmetov")
    }
}
