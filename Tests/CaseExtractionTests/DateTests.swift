import CasewireModel
import Testing

/// When a step was taken: Thursday, 5 August 2021 is the day of publication.
@Suite("Dates") struct DateTests {
    @Test(
        "are resolved against the publication",
        arguments: [
            ("on August 4", "2021-08-04"), ("on 4 August", "2021-08-04"), ("on Aug. 4", "2021-08-04"),
            ("on August 4, 2021", "2021-08-04"),
            ("on August 6", "2020-08-06"), ("on December 12", "2020-12-12"), ("on August 4, 2018", "2018-08-04"),
            ("in July", "2021-07-01..2021-07-31"), ("in September", "2020-09-01..2020-09-30"),
            ("in February 2020", "2020-02-01..2020-02-29"),
            ("last July", "2021-07-01..2021-07-31"), ("last August", "2020-08-01..2020-08-31"),
            ("in early July", "2021-07-01..2021-07-10"), ("in mid-July", "2021-07-11..2021-07-20"),
            ("in late June", "2021-06-21..2021-06-30"),
            ("at the end of June", "2021-06-21..2021-06-30"), ("in late March 2020", "2020-03-21..2020-03-31"),
            ("in 2018", "2018-01-01..2018-12-31"), ("last year", "2020-01-01..2020-12-31"),
            ("in the summer of 2019", "2019-06-01..2019-08-31"), ("last autumn", "2020-09-01..2020-11-30"),
            ("this spring", "2021-03-01..2021-05-31"),
            ("on Wednesday", "2021-08-04"), ("on Thursday", "2021-08-05"), ("on Friday", "2021-07-30"),
            ("last Thursday", "2021-07-29"),
            ("on Wednesday, August 4", "2021-08-04"),
            ("today", "2021-08-05"), ("yesterday", "2021-08-04"), ("overnight", "2021-08-04..2021-08-05"),
            ("this week", "2021-08-02..2021-08-08"), ("last week", "2021-07-26..2021-08-01"),
            ("two weeks ago", "2021-07-19..2021-07-25"),
            ("three days ago", "2021-08-02"), ("six months ago", "2021-02-01..2021-02-28"),
            ("last month", "2021-07-01..2021-07-31"),
            ("earlier this month", "2021-08-01..2021-08-31"),
            ("late in the evening of August 3", "2021-08-03"),
        ])
    func resolved(words: String, expected: String) throws {
        let event = try #require(cases("Nurlan Ospanov was detained \(words).").first?.events.first)
        #expect(event.date?.summary == expected)
    }

    @Test("carry the words that they rest on") func words() {
        let event = cases("Nurlan Ospanov was detained in late March.").first?.events.first
        #expect(event?.date?.text == "in late March")
    }

    @Test(
        "rest on what stands before them in the text",
        arguments: [
            ("A rally was held on July 20. A day earlier Nurlan Ospanov was detained.", "2021-07-19"),
            ("A rally was held on July 20. Two days later Nurlan Ospanov was detained.", "2021-07-22"),
            ("A rally was held on July 20. Nurlan Ospanov was detained the same day.", "2021-07-20"),
            ("A rally was held on July 20. Nurlan Ospanov was detained on the previous day.", "2021-07-19"),
            ("A rally was held on July 20. Nurlan Ospanov was detained the next day.", "2021-07-21"),
            ("Serik Akhmetov left in 2016. Nurlan Ospanov was detained the following year.", "2017-01-01..2017-12-31"),
            ("A party was founded in April 2016; that November Nurlan Ospanov was detained.", "2016-11-01..2016-11-30"),
            (
                "A party was founded in April 2016. Nurlan Ospanov was detained in May of that year.",
                "2016-05-01..2016-05-31"
            ),
            (
                "A party was founded in April 2016 and Nurlan Ospanov was detained the following summer.",
                "2016-06-01..2016-08-31"
            ),
        ])
    func anchored(text: String, expected: String) {
        let dates = cases(text).flatMap(\.events).filter { $0.type == .detained }.map { $0.date?.summary }
        #expect(dates == [expected])
    }

    @Test(
        "of something else are not the step's",
        arguments: [
            "Nurlan Ospanov was detained before the October 6 referendum.",
            "Nurlan Ospanov was detained; his trial is set for August 20.",
            "Nurlan Ospanov was put under house arrest until September 13.",
            "Nurlan Ospanov was detained a day earlier.",
            "Nurlan Ospanov was detained after the riots of December 2011.",
            "Nurlan Ospanov was detained in recent weeks.",
        ])
    func otherwise(text: String) throws {
        let event = try #require(cases(text).first?.events.first)
        #expect(event.date == nil)
    }

    @Test("stay open where they are relative and the publication is unknown") func unpublished() throws {
        let text = "Nurlan Ospanov was detained on Monday. He was released on May 3, 2021."
        let events = try #require(cases(text, published: nil).first?.events)
        #expect(events.map { $0.date?.summary }.sorted { ($0 ?? "") < ($1 ?? "") } == [nil, "2021-05-03"])
    }

    @Test(
        "of a verdict told apart from whose it was belong to it",
        arguments: [
            "Nurlan Ospanov was sentenced to a year in prison. The verdict was handed down on August 3.",
            "The verdict came on August 3. Nurlan Ospanov was sentenced to a year in prison.",
            "A court ruled on August 3 that Nurlan Ospanov must spend a year in prison.",
            "Nurlan Ospanov must spend a year in prison, a court ruled on August 3.",
        ])
    func verdicts(text: String) {
        #expect(cases(text).map(\.summary) == ["Nurlan Ospanov: sentenced 2021-08-03 imprisonment 12m"])
    }
}
