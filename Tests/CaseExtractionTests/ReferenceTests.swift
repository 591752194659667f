import CasewireModel
import Testing

/// Who is meant. The texts are published on 5 August 2021.
@Suite("People") struct ReferenceTests {
    @Test(
        "go on as pronouns, by sex and nearness",
        arguments: [
            ("Nurlan Ospanov met Aigul Omarova. She was detained on July 1.", "Aigul Omarova: detained 2021-07-01"),
            ("Nurlan Ospanov met Aigul Omarova. He was detained on July 1.", "Nurlan Ospanov: detained 2021-07-01"),
            (
                "Nurlan Ospanov is a poet. His lawyer, Serik Akhmetov, said that he was detained on July 1.",
                "Nurlan Ospanov: detained 2021-07-01"
            ),
            (
                "A court found Nurlan Ospanov guilty and sentenced him to a year in prison.",
                "Nurlan Ospanov: sentenced imprisonment 12m"
            ),
            ("Aigul Omarova is a nurse. Police detained her on July 1.", "Aigul Omarova: detained 2021-07-01"),
        ])
    func pronouns(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == [expected])
    }

    @Test(
        "go on as descriptions",
        arguments: [
            (
                "Nurlan Ospanov spoke on Monday. The activist was detained on August 3.",
                "Nurlan Ospanov: detained 2021-08-03"
            ),
            (
                "Journalist Aigul Omarova met Nurlan Ospanov. The journalist was detained on July 1.",
                "Aigul Omarova: detained 2021-07-01"
            ),
            (
                "Nurlan Ospanov, 44, is a teacher. The 44-year-old was detained on July 1.",
                "Nurlan Ospanov: detained 2021-07-01"
            ),
            (
                "A court on August 3 sent the convicted man, Nurlan Ospanov, to prison.",
                "Nurlan Ospanov: sentenced 2021-08-03"
            ),
            (
                "The blogger Nurlan Ospanov spoke. Police detained the blogger on July 1.",
                "Nurlan Ospanov: detained 2021-07-01"
            ),
            (
                "Former banker Nurlan Ospanov fled. A court sentenced the former banker to life in prison.",
                "Nurlan Ospanov: sentenced life"
            ),
        ])
    func descriptions(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == [expected])
    }

    @Test(
        "are groups",
        arguments: [
            ("Nurlan Ospanov and Aigul Omarova spoke. They were detained on July 1.", 2),
            ("Nurlan Ospanov and Aigul Omarova spoke. Both were detained on July 1.", 2),
            ("Nurlan Ospanov and Aigul Omarova spoke. Police detained the pair on July 1.", 2),
            ("Nurlan Ospanov, Aigul Omarova and Serik Akhmetov spoke. The three were detained on July 1.", 3),
            ("Nurlan Ospanov, Aigul Omarova and Serik Akhmetov spoke. All three were detained on July 1.", 3),
            (
                "Each of the three was detained on July 1.\n\nNurlan Ospanov, Aigul Omarova and Serik "
                    + "Akhmetov are teachers.",
                3
            ),
            (
                "Police detained three activists on July 1.\n\nNurlan Ospanov, Aigul Omarova and Serik "
                    + "Akhmetov are teachers.",
                3
            ),
        ])
    func groups(text: String, count: Int) {
        let told = cases(text).map(\.summary)
        #expect(told.count == count)
        #expect(told.allSatisfy { $0.hasSuffix(": detained 2021-07-01") })
    }

    @Test(
        "in lists share a step, or each has a penalty of their own",
        arguments: [
            (
                "A court on August 3 sentenced Nurlan Ospanov and Aigul Omarova to two years in prison each.",
                [
                    "Nurlan Ospanov: sentenced 2021-08-03 imprisonment 24m",
                    "Aigul Omarova: sentenced 2021-08-03 imprisonment 24m",
                ]
            ),
            (
                "A court on August 3 sentenced Nurlan Ospanov to two years and Aigul Omarova to three years in prison.",
                [
                    "Nurlan Ospanov: sentenced 2021-08-03 imprisonment 24m",
                    "Aigul Omarova: sentenced 2021-08-03 imprisonment 36m",
                ]
            ),
            (
                "Nurlan Ospanov was given 15 days in jail on August 3 and Aigul Omarova 10.",
                [
                    "Nurlan Ospanov: sentenced 2021-08-03 administrative_arrest 15d",
                    "Aigul Omarova: sentenced 2021-08-03 administrative_arrest 10d",
                ]
            ),
            (
                "Nurlan Ospanov was fined 50,000 tenge on August 3, and so was Aigul Omarova.",
                [
                    "Nurlan Ospanov: sentenced 2021-08-03 fine 50000 KZT",
                    "Aigul Omarova: sentenced 2021-08-03 fine 50000 KZT",
                ]
            ),
            (
                "On August 3 Nurlan Ospanov and Aigul Omarova were sentenced to four and two years in "
                    + "prison respectively.",
                [
                    "Nurlan Ospanov: sentenced 2021-08-03 imprisonment 48m",
                    "Aigul Omarova: sentenced 2021-08-03 imprisonment 24m",
                ]
            ),
            (
                "Nurlan Ospanov was sentenced on August 3 to a year of restricted freedom. An identical "
                    + "sentence awaited Aigul Omarova.",
                [
                    "Nurlan Ospanov: sentenced 2021-08-03 restricted_freedom 12m",
                    "Aigul Omarova: sentenced 2021-08-03 restricted_freedom 12m",
                ]
            ),
        ])
    func lists(text: String, expected: [String]) {
        #expect(cases(text).map(\.summary) == expected)
    }

    @Test(
        "in office are no case, and their victims are",
        arguments: [
            (
                "Judge Serik Akhmetov sentenced Nurlan Ospanov to a year in prison.",
                "Nurlan Ospanov: sentenced by Serik Akhmetov imprisonment 12m"
            ),
            (
                "Prosecutor Serik Akhmetov said that he will appeal. Nurlan Ospanov was acquitted on August 3.",
                "Nurlan Ospanov: acquitted 2021-08-03"
            ),
            (
                "Nurlan Ospanov was released on August 3. His lawyer, Serik Akhmetov, spoke to the press.",
                "Nurlan Ospanov: released 2021-08-03"
            ),
            (
                "His lawyer will appeal, Nurlan Ospanov said. He was convicted on August 3.",
                "Nurlan Ospanov: sentenced 2021-08-03; appeal_planned"
            ),
        ])
    func officials(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == [expected])
    }

    @Test("have the fullest name printed, with its other forms, age and roles") func person() throws {
        let text = "Human rights activist Nurlan Ospanov, 45, was detained on July 1.\n\nOspanov denies guilt."
        let person = try #require(cases(text).first?.person)
        #expect(person.name == "Nurlan Ospanov")
        #expect(person.names == ["Ospanov"])
        #expect(person.age == 45)
        #expect(person.roles == ["human rights activist"])
        #expect(person.key == "nurlan uspanuv")
    }

    @Test(
        "are told their age in all the usual ways",
        arguments: [
            "Nurlan Ospanov, 45, was detained.", "45-year-old Nurlan Ospanov was detained.",
            "Nurlan Ospanov (45) was detained.",
            "Nurlan Ospanov, aged 45, was detained.", "Nurlan Ospanov, who is 45, was detained.",
            "Nurlan Ospanov, a 45-year-old teacher, was detained.",
            "Nurlan Ospanov was detained. The 45-year-old kept silent.",
            "Nurlan Ospanov was detained. The teacher, 45, kept silent.",
        ])
    func ages(text: String) {
        #expect(cases(text).first?.person.age == 45)
    }

    @Test("of one surname are two where their given names differ") func namesakes() {
        let text = "Nurlan Ospanov and Serik Ospanov were detained on July 1. Serik Ospanov was released on July 2."
        #expect(
            cases(text).map(\.summary) == [
                "Nurlan Ospanov: detained 2021-07-01", "Serik Ospanov: detained 2021-07-01; released 2021-07-02",
            ])
    }

    @Test(
        "are not made of organisations, places and headlines' words",
        arguments: [
            "The Amnesty International office was searched on Monday.",
            "The Almaty City Court was sentenced to oblivion by critics.",
            "Democratic Party members were detained on Monday.",
            "South Korea detained nobody.",
        ])
    func noPeople(text: String) {
        #expect(cases(title: "Police Detain Nobody In Oral", text).map(\.person.name) == [])
    }
}
