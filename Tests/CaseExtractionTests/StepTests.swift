import CasewireModel
import Testing

/// What is a step of police or court, whose, and what only looks like one. The texts are published on 5 August 2021.
@Suite("Steps") struct StepTests {
    @Test(
        "are read from verbs, active and passive",
        arguments: [
            ("Police detained Nurlan Ospanov in June.", "Nurlan Ospanov: detained 2021-06-01..2021-06-30"),
            ("Nurlan Ospanov was arrested on August 2.", "Nurlan Ospanov: detained 2021-08-02"),
            ("Nurlan Ospanov, arrested in 2019, is a teacher.", "Nurlan Ospanov: detained 2019-01-01..2019-12-31"),
            ("Arrested in 2019, Nurlan Ospanov kept silent.", "Nurlan Ospanov: detained 2019-01-01..2019-12-31"),
            ("Officers took Aigul Omarova into custody on Monday.", "Aigul Omarova: detained 2021-08-02"),
            ("Aigul Omarova has been in custody since May 3.", "Aigul Omarova: detained 2021-05-03"),
            ("Police searched the flat of Nurlan Ospanov on July 1.", "Nurlan Ospanov: searched 2021-07-01"),
            ("Nurlan Ospanov was charged with incitement in July.", "Nurlan Ospanov: charged 2021-07-01..2021-07-31"),
            ("A court remanded Nurlan Ospanov in custody on July 9.", "Nurlan Ospanov: pretrial_arrest 2021-07-09"),
            (
                "Nurlan Ospanov was placed in pretrial detention in May.",
                "Nurlan Ospanov: pretrial_arrest 2021-05-01..2021-05-31"
            ),
            ("Nurlan Ospanov was put under house arrest on July 9.", "Nurlan Ospanov: house_arrest 2021-07-09"),
            ("The trial of Nurlan Ospanov began on August 3.", "Nurlan Ospanov: trial_opened 2021-08-03"),
            ("Nurlan Ospanov went on trial on August 3.", "Nurlan Ospanov: trial_opened 2021-08-03"),
            ("A court acquitted Nurlan Ospanov on August 3.", "Nurlan Ospanov: acquitted 2021-08-03"),
            ("A court found Nurlan Ospanov not guilty on August 3.", "Nurlan Ospanov: acquitted 2021-08-03"),
            ("Nurlan Ospanov was convicted on August 3.", "Nurlan Ospanov: sentenced 2021-08-03"),
            ("Nurlan Ospanov filed an appeal on August 3.", "Nurlan Ospanov: appeal_filed 2021-08-03"),
            ("Nurlan Ospanov said that he will appeal.", "Nurlan Ospanov: appeal_planned"),
            ("Nurlan Ospanov said on August 2 that he would appeal.", "Nurlan Ospanov: appeal_planned 2021-08-02"),
            (
                "A court rejected an appeal filed by Nurlan Ospanov on August 3.",
                "Nurlan Ospanov: appeal_rejected 2021-08-03"
            ),
            (
                "A court on August 3 upheld the sentence of Nurlan Ospanov.",
                "Nurlan Ospanov: appeal_rejected 2021-08-03"
            ),
            (
                "A court on August 3 refused to grant parole to Nurlan Ospanov.",
                "Nurlan Ospanov: appeal_rejected 2021-08-03"
            ),
            (
                "A court on August 3 overturned the verdict against Nurlan Ospanov.",
                "Nurlan Ospanov: appeal_granted 2021-08-03"
            ),
            ("Nurlan Ospanov was released on August 3.", "Nurlan Ospanov: released 2021-08-03"),
            ("Nurlan Ospanov walked free on August 3.", "Nurlan Ospanov: released 2021-08-03"),
            ("Nurlan Ospanov left the colony on August 3.", "Nurlan Ospanov: released 2021-08-03"),
            ("Nurlan Ospanov died in prison on August 3.", "Nurlan Ospanov: died 2021-08-03"),
        ])
    func verbs(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == [expected])
    }

    @Test(
        "are read from nouns that rest on what has happened",
        arguments: [
            (
                "After his arrest in May, Nurlan Ospanov lost his job.",
                "Nurlan Ospanov: detained 2021-05-01..2021-05-31"
            ),
            (
                "Nurlan Ospanov taught history until his arrest in mid-May.",
                "Nurlan Ospanov: detained 2021-05-11..2021-05-20"
            ),
            (
                "Since the detention of Nurlan Ospanov on July 1 the school is closed.",
                "Nurlan Ospanov: detained 2021-07-01"
            ),
            (
                "Nurlan Ospanov was convicted of fraud in 2010, a year after his arrest.",
                "Nurlan Ospanov: detained 2009-01-01..2009-12-31; sentenced 2010-01-01..2010-12-31"
            ),
            ("The house arrest of Nurlan Ospanov has been extended.", "Nurlan Ospanov: house_arrest"),
            (
                "The first hearing in the trial of Nurlan Ospanov was held on August 3.",
                "Nurlan Ospanov: trial_opened 2021-08-03"
            ),
        ])
    func nouns(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == [expected])
    }

    @Test(
        "are none where they are denied, wished, asked for, ahead or only possible",
        arguments: [
            "Nurlan Ospanov was not detained.",
            "Nurlan Ospanov has never been arrested.",
            "Nurlan Ospanov could be sentenced to five years in prison.",
            "Nurlan Ospanov faces five years in prison.",
            "If convicted, Nurlan Ospanov will be jailed for five years.",
            "Prosecutors asked for five years in prison for Nurlan Ospanov.",
            "The prosecutor asked that Nurlan Ospanov be given five years in prison.",
            "The trial of Nurlan Ospanov is scheduled to begin on August 20.",
            "The trial of Nurlan Ospanov was adjourned on August 3.",
            "Rights groups demanded the release of Nurlan Ospanov.",
            "Supporters called on the authorities to release Nurlan Ospanov.",
            "Nurlan Ospanov does not intend to appeal.",
            "Prosecutors will appeal against the release order.",
            "Nurlan Ospanov is wanted by police.",
            "Nurlan Ospanov was questioned by police on Monday.",
            "Nurlan Ospanov was let off with a warning.",
            "Nurlan Ospanov rejected the accusations.",
            "Nurlan Ospanov died on Monday after a long illness.",
            "Several activists were sentenced to five years in prison on Monday.",
            "Police detained dozens of people in Oral on Monday.",
            "Channels wrote that Nurlan Ospanov had been arrested; he denied the rumors.",
            "A court is to decide on the pretrial detention of Nurlan Ospanov.",
            "Nurlan Ospanov was placed in solitary confinement for ten days.",
            "Nurlan Ospanov is accused of incitement.",
            "Nurlan Ospanov is charged with incitement.",
        ])
    func none(text: String) {
        #expect(cases(text).map(\.summary) == [])
    }

    @Test(
        "of joined verbs share the subject and the date",
        arguments: [
            (
                "Nurlan Ospanov was detained in late March and placed under house arrest.",
                "Nurlan Ospanov: detained 2021-03-21..2021-03-31; house_arrest 2021-03-21..2021-03-31"
            ),
            (
                "Nurlan Ospanov was detained on July 1 but later released.",
                "Nurlan Ospanov: detained 2021-07-01; released"
            ),
            (
                "Nurlan Ospanov, who was arrested in May, was convicted on August 3.",
                "Nurlan Ospanov: detained 2021-05-01..2021-05-31; sentenced 2021-08-03"
            ),
        ])
    func joined(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == [expected])
    }

    @Test("of a link to another story are not read") func links() {
        let text =
            "Nurlan Ospanov was released on August 3.\n\nSEE ALSO: Aigul Omarova Sentenced To Two Years In Prison"
        #expect(cases(text).map(\.summary) == ["Nurlan Ospanov: released 2021-08-03"])
    }

    @Test("told twice are one event, with what each telling adds") func oneStep() {
        let text = """
            ORAL, Kazakhstan -- A court in western Kazakhstan has sentenced an activist to two years of \
            restricted freedom.

            Judge Serik Akhmetov in the city of Oral on August 4 found the convicted man, Nurlan Ospanov, \
            guilty of incitement.

            Ospanov was sentenced over posts on Facebook.
            """
        #expect(
            cases(title: "Activist Sentenced In Oral", text).map(\.summary) == [
                "Nurlan Ospanov: sentenced 2021-08-04 @Oral by Serik Akhmetov restricted_freedom 24m"
            ])
    }

    @Test(
        "of different judgments stay apart",
        arguments: [
            (
                "Nurlan Ospanov was jailed for 15 days in May. On August 3 he was sentenced to two years in prison.",
                "Nurlan Ospanov: sentenced 2021-05-01..2021-05-31 administrative_arrest 15d; sentenced "
                    + "2021-08-03 imprisonment 24m"
            ),
            (
                "Nurlan Ospanov was released on August 3 after serving 20 days in jail. He was previously "
                    + "given a one-year suspended sentence.",
                "Nurlan Ospanov: sentenced administrative_arrest 20d; released 2021-08-03; sentenced suspended 12m"
            ),
        ])
    func apart(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == [expected])
    }

    @Test("that begin anew after a judgment are a new proceeding") func proceedings() {
        let text = """
            Nurlan Ospanov was detained in March 2018 and sentenced in June 2018 to a year in prison. \
            He was released in June 2019.

            On August 2 he was detained again and charged with incitement.
            """
        let told = cases(text)
        #expect(told.first?.events.map(\.type) == [.detained, .sentenced, .released, .detained, .charged])
        #expect(told.first?.events.map(\.proceeding) == [1, 1, 1, 2, 2])
    }
}
