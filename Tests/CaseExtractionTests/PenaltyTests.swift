import CasewireModel
import Testing

/// What courts give, in the words of reports.
@Suite("Penalties") struct PenaltyTests {
    @Test(
        "have a kind and a term",
        arguments: [
            ("sentenced to two years in prison", "imprisonment 24m"),
            ("sentenced to 2 1/2 years in prison", "imprisonment 30m"),
            ("sentenced to 3½ years in a penal colony", "imprisonment 42m"),
            ("sentenced to ten and a half years", "imprisonment 126m"),
            ("sentenced to four years and two months in prison", "imprisonment 50m"),
            ("sentenced to 18 months in jail", "imprisonment 18m"),
            ("sentenced to a year and a half in prison", "imprisonment 18m"),
            ("jailed for three years", "imprisonment 36m"),
            ("given a seven-year prison sentence", "imprisonment 84m"),
            ("sent to prison for four years", "imprisonment 48m"),
            ("sentenced to life in prison", "life"), ("sentenced to life imprisonment", "life"),
            ("sentenced to two years of restricted freedom", "restricted_freedom 24m"),
            ("sentenced to two years of \"freedom limitation\"", "restricted_freedom 24m"),
            ("sentenced to two years of parole-like terms", "restricted_freedom 24m"),
            ("sentenced to two years of curbs on his freedom", "restricted_freedom 24m"),
            ("given a three-year suspended sentence", "suspended 36m"),
            ("handed three years of probation", "suspended 36m"),
            ("sentenced to 15 days in jail", "administrative_arrest 15d"),
            ("jailed for 15 days", "administrative_arrest 15d"),
            ("placed under arrest for 15 days", "administrative_arrest 15d"),
            ("arrested for ten days", "administrative_arrest 10d"),
            ("sentenced to 100 hours of community work", "community_service 100h"),
            ("ordered to do 100 hours of forced labor a year", "community_service 100h"),
            ("fined 87,500 tenges ($205)", "fine 87500 KZT"), ("fined $380", "fine 380 USD"),
            ("fined 1.5 million rubles", "fine 1500000 RUB"),
            ("ordered to pay a fine of 200 monthly calculation indices", "fine 200 MCI"),
        ])
    func kinds(words: String, expected: String) {
        let sentences = cases("Nurlan Ospanov was \(words).").flatMap(\.events).filter { $0.type == .sentenced }
            .flatMap(\.sentences)
        #expect(sentences.map(\.summary) == [expected])
    }

    @Test(
        "stand beside each other in one judgment",
        arguments: [
            (
                "Nurlan Ospanov was sentenced to a year of restricted freedom and 100 hours of community work.",
                "restricted_freedom 12m community_service 100h"
            ),
            (
                "Nurlan Ospanov was sentenced to a year in prison. He was also banned from politics for five years.",
                "imprisonment 12m activity_ban 60m"
            ),
            (
                "Nurlan Ospanov was sentenced to a year in prison and a three-year ban on public activity.",
                "imprisonment 12m activity_ban 36m"
            ),
            (
                "A court sentenced Nurlan Ospanov to a year in prison and barred him from using social "
                    + "networks for the duration of his sentence.",
                "imprisonment 12m activity_ban"
            ),
            (
                "Nurlan Ospanov was sentenced to a year of restricted freedom. He may not take part in "
                    + "politics for five years.",
                "restricted_freedom 12m activity_ban 60m"
            ),
            (
                "Nurlan Ospanov was sentenced to six years. The six-year term is suspended. He must also "
                    + "pay a fine of 600,000 tenge.",
                "suspended 72m fine 600000 KZT"
            ),
        ])
    func together(text: String, expected: String) {
        let events = cases(text).flatMap(\.events).filter { $0.type == .sentenced }
        #expect(events.count == 1)
        #expect(events.first?.sentences.map(\.summary).joined(separator: " ") == expected)
    }

    @Test("say what a ban forbids, as printed") func scope() {
        let ban = cases(
            "Nurlan Ospanov was sentenced to a year in prison and banned from using social networks for two years."
        )
        .flatMap(\.events).flatMap(\.sentences).first { $0.kind == .activityBan }
        #expect(ban?.scope == "using social networks")
    }

    @Test(
        "are exchanged for others",
        arguments: [
            (
                "A court replaced the rest of Nurlan Ospanov's term with restricted freedom.",
                "sentence_changed restricted_freedom"
            ),
            (
                "A court reduced the prison term of Nurlan Ospanov from seven years to five.",
                "sentenced imprisonment 84m; sentence_changed imprisonment 60m"
            ),
            (
                "A court changed the sentence of Nurlan Ospanov, replacing a year of restricted freedom "
                    + "with a fine of 50,000 tenge.",
                "sentenced restricted_freedom 12m; sentence_changed fine 50000 KZT"
            ),
            (
                "Instead of two years of restricted freedom Nurlan Ospanov was given two years in prison.",
                "sentenced restricted_freedom 24m; sentence_changed imprisonment 24m"
            ),
            ("A court cut the sentence of Nurlan Ospanov by eight months.", "sentence_changed"),
        ])
    func exchanged(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == ["Nurlan Ospanov: " + expected])
    }

    @Test(
        "told in passing are judgments without a date",
        arguments: [
            ("Nurlan Ospanov is serving a five-year sentence.", "sentenced imprisonment 60m"),
            (
                "Nurlan Ospanov was released on August 3 before the end of his four-year prison term.",
                "sentenced imprisonment 48m; released 2021-08-03"
            ),
            (
                "A court on August 3 upheld the three-year prison sentence handed down in May to Nurlan Ospanov.",
                "sentenced 2021-05-01..2021-05-31 imprisonment 36m; appeal_rejected 2021-08-03"
            ),
        ])
    func background(text: String, expected: String) {
        #expect(cases(text).map(\.summary) == ["Nurlan Ospanov: " + expected])
    }

    @Test(
        "are not made of other lengths of time and sums of money",
        arguments: [
            "Nurlan Ospanov was detained two months after the rally.",
            "Nurlan Ospanov was detained; he had spent eight months abroad.",
            "Nurlan Ospanov, detained in May, is 45 years old.",
            "Nurlan Ospanov was detained for stealing 12 million tenge.",
            "Nurlan Ospanov was detained; the law provides for up to six years in prison.",
            "Nurlan Ospanov was put under house arrest for two months.",
            "Nurlan Ospanov was remanded in custody for two months.",
        ])
    func none(text: String) {
        #expect(cases(text).flatMap(\.events).flatMap(\.sentences) == [])
    }

    @Test("up to a limit give no term") func limit() {
        #expect(
            cases("A court sentenced Nurlan Ospanov and Aigul Omarova to up to five years in prison.").map(\.summary)
                == [
                    "Nurlan Ospanov: sentenced imprisonment", "Aigul Omarova: sentenced imprisonment",
                ])
    }
}
