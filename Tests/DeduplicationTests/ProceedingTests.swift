import CasewireModel
import Testing

@testable import Deduplication

@Suite("A person's proceedings") struct ProceedingTests {
    /// The proceedings of each record's events.
    private func proceedings(_ records: Told...) throws -> [[Int]] {
        try TestRegister().take(records).map(\.proceedings)
    }

    @Test("detention, trial, sentence, appeal and release of one charge are one")
    func whole() throws {
        let found = try proceedings(
            Told("1", "Dana Agai", step(.detained, "2021-03-20"), step(.pretrialArrest, "2021-03-22")),
            Told("2", "Dana Agai", step(.trialOpened, "2021-06-20")),
            Told("3", "Dana Agai", step(.sentenced, "2021-07-20", nil, prison(24)), step(.appealPlanned)),
            Told("4", "Dana Agai", step(.sentenced, nil, nil, prison(24)), step(.appealRejected, "2021-09-20")),
            Told("5", "Dana Agai", step(.released, "2023-01-20")))
        #expect(found == [[1, 1], [1], [1, 1], [1, 1], [1]])
    }

    @Test("a detention after the judgment begins another, and an older sentence told again is of the first")
    func second() throws {
        let found = try proceedings(
            Told("1", "Dana Agai", step(.sentenced, "2021-07-20", "Oral", fine(90_000))),
            Told("2", "Dana Agai", step(.detained, "2022-07-20", "Oral")),
            Told(
                "3", "Dana Agai", step(.sentenced, "2021-07", "Oral", fine(90_000)),
                step(.sentenced, "2022-10-01", "Oral", prison(30))),
            Told("4", "Dana Agai", step(.sentenced, nil, nil, prison(30)), step(.appealRejected, "2022-12-01")),
            Told("5", "Dana Agai", step(.sentenced, nil, nil, fine(90_000))))
        #expect(found == [[1], [2], [1, 2], [2, 2], [1]])
    }

    @Test("an older conviction that is told later is a proceeding of its own, numbered first in the timeline")
    func older() throws {
        let register = TestRegister()
        let found = try register.take([
            Told("1", "Dana Agai", step(.detained, "2022-07-20", "Oral")),
            Told(
                "2", "Dana Agai", step(.sentenced, "2019-07", "Oral", curbs(12)),
                step(.sentenced, "2022-10-01", "Oral", prison(30))),
        ])
        #expect(found.map(\.proceedings) == [[1], [2, 1]])
        let events = try #require(register.records.first).events
        #expect(events.map(\.proceeding) == [1, 2, 2])
    }

    @Test("a retrial is of the proceeding whose verdict was overturned")
    func retrial() throws {
        let found = try proceedings(
            Told("1", "Dana Agai", step(.sentenced, "2021-07-20", nil, prison(24))),
            Told("2", "Dana Agai", step(.appealGranted, "2021-09-20")),
            Told("3", "Dana Agai", step(.trialOpened, "2021-11-20")),
            Told("4", "Dana Agai", step(.sentenced, "2021-12-20", nil, curbs(12))))
        #expect(found == [[1], [1], [1], [1]])
    }

    @Test("taken into custody in the courtroom is no new proceeding")
    func courtroom() throws {
        let found = try proceedings(
            Told("1", "Dana Agai", step(.sentenced, "2021-07-20", nil, prison(24)), step(.detained, "2021-07-20")))
        #expect(found == [[1, 1]])
    }

    @Test("two detentions a year apart, of which nothing came, are two")
    func twoDetentions() throws {
        let found = try proceedings(
            Told("1", "Dana Agai", step(.detained, "2021-07-20", "Oral")),
            Told("2", "Dana Agai", step(.detained, "2022-07-20", "Oral")))
        #expect(found == [[1], [2]])
    }

    @Test("reports that differ in a term, or in a day of one week, speak of one judgment")
    func misreported() throws {
        let found = try proceedings(
            Told("1", "Dana Agai", step(.sentenced, "2021-07-20", "Oral", prison(24))),
            Told("2", "Dana Agai", step(.sentenced, "2021-07-20", "Oral", prison(36))),
            Told("3", "Dana Agai", step(.sentenced, "2021-07-24", "Oral", prison(24))))
        #expect(found == [[1], [1], [1]])
    }

    @Test("a release is of the proceeding that held the person, not of a later fine")
    func released() throws {
        let found = try proceedings(
            Told("1", "Dana Agai", step(.sentenced, "2021-01-20", "Oral", prison(24))),
            Told("2", "Dana Agai", step(.sentenced, "2021-11-20", "Oral", fine(50_000))),
            Told("3", "Dana Agai", step(.released, "2022-12-20")))
        #expect(found == [[1], [2], [1]])
    }
}
