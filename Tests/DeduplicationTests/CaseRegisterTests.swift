import CasewireModel
import Foundation
import Testing

@testable import Deduplication

@Suite("The register's cases and their revisions") struct CaseRegisterTests {
    private let register = TestRegister()

    private func onlyRecord() throws -> CaseRecord {
        #expect(register.records.count == 1)
        return try #require(register.records.first)
    }

    @Test("a second source carries a case on, as its next revision that says what is new and who says so")
    func carriedOn() throws {
        try register.take([
            Told("1", "Dana Agai", step(.detained, "2021-03-20", "Oral")),
            Told(
                "2", "Дана Ағай", feed: "b", step(.detained, "2021-03-20", "Орал"),
                step(.sentenced, "2021-08-04", "Орал", curbs(24))),
        ])
        let record = try onlyRecord()
        #expect(record.revision == 2 && record.previous == 1)
        #expect(record.events.map(\.type) == [.detained, .sentenced])
        #expect(record.sources.map(\.item) == ["1", "2"])
        #expect(record.person.name == "Dana Agai" && record.person.names == ["Дана Ағай"])
        let changes = try #require(record.changes)
        #expect(changes.contains(CaseChange(.added, "name", "Дана Ағай", source: "2")))
        #expect(changes.contains(CaseChange(.added, "event", record.events[1].id ?? "", source: "2")))
        #expect(changes.contains(CaseChange(.confirmed, "event", record.events[0].id ?? "", source: "2")))
        #expect(register.told.map(\.revision) == [1, 2])
    }

    @Test("one step that several sources tell is one line, in the words of each")
    func oneLine() throws {
        try register.take([
            Told("1", "Dana Agai", step(.sentenced, "2021-06", "Oral", curbs(24))),
            Told("2", "Дана Агай", step(.sentenced, "2021-06-17", court: "Второй суд Уральска", curbs(24))),
            Told("3", "Дана Ағай", step(.sentenced, nil, nil, curbs(24))),
        ])
        let event = try #require(try onlyRecord().events.first)
        #expect(try onlyRecord().events.count == 1)
        #expect(event.date?.start == CalendarDay(2021, 6, 17), "the day goes before the month")
        #expect(event.place == "Oral" && event.court == "Второй суд Уральска")
        #expect(event.source == "1" && event.also?.map(\.source) == ["2", "3"])
        #expect(event.disputed == nil)
    }

    @Test("what contradicts stands side by side, each with its source")
    func contradiction() throws {
        try register.take([
            Told("1", "Dana Agai", step(.sentenced, "2021-08-04", "Oral", prison(24))),
            Told("2", "Дана Агай", feed: "b", step(.sentenced, "2021-08-04", "Орал", prison(72))),
        ])
        let events = try onlyRecord().events
        #expect(events.map { $0.sentences[0].months } == [24, 72])
        #expect(events.map(\.source) == ["1", "2"])
        #expect(events.allSatisfy { $0.disputed == true && $0.proceeding == 1 })
    }

    @Test("what adds nothing, from an item that is known, makes no revision")
    func nothingNew() throws {
        let item = Told("1", "Dana Agai", step(.detained, "2021-03-20"))
        try register.take([item])
        try register.take([item])
        #expect(register.told.map(\.revision) == [1])
    }

    @Test("a correction takes the place of what its item said, and of nothing else")
    func correction() throws {
        let other = Told("2", "Дана Агай", feed: "b", step(.sentenced, "2021-08-04", nil, prison(24)))
        try register.take([Told("1", "Dana Agai", step(.sentenced, "2021-08-04", nil, prison(24))), other])
        try register.take([Told("1", "Dana Agai", step(.sentenced, "2021-08-04", nil, prison(72)))])
        #expect(try onlyRecord().events.map { $0.sentences[0].months }.sorted { $0 ?? 0 < $1 ?? 0 } == [24, 72])
        try register.take([Told("2", "Дана Агай", feed: "b", step(.sentenced, "2021-08-04", nil, prison(72)))])
        let record = try onlyRecord()
        #expect(record.events.map { $0.sentences[0].months } == [72])
        #expect(record.events.allSatisfy { $0.disputed == nil })
    }

    @Test("a correction of the name stays with the person, and the wrong name is forgotten")
    func correctedName() throws {
        let first = try register.take([Told("1", "Murat Zhaksylykov", step(.detained, "2021-03-20", "Oral"))])
        let second = try register.take([
            Told("1b", "Marat Zhaksylykov", correcting: "1", step(.detained, "2021-03-20", "Oral"))
        ])
        #expect(first[0].id == second[0].id)
        #expect(try onlyRecord().person.name == "Marat Zhaksylykov")
        #expect(try onlyRecord().person.names == [])
        let namesake = try register.take([
            Told("3", "Murat Zhaksylykov", charge: "theft", step(.detained, "2022-03-20", "Semei"))
        ])
        #expect(namesake[0].id != first[0].id)
    }

    @Test("a correction that names another person than the other sources leaves them their case")
    func correctedToSomebodyElse() throws {
        let first = try register.take([
            Told("1", "Murat Zhaksylykov", step(.detained, "2021-03-20", "Oral")),
            Told("2", "Мурат Жаксылыков", feed: "b", step(.detained, "2021-03-20", "Орал")),
        ])
        let other = try register.take([Told("1", "Aida Zhaksylykova", step(.detained, "2021-03-20", "Oral"))])
        #expect(other[0].id != first[0].id)
        #expect(register.record(first[0].id)?.sources.map(\.item) == ["2"])
    }

    @Test("a correction of several people keeps each with their own")
    func correctedList() throws {
        let trial = step(.trialOpened, "2021-03-20", "Kentau")
        let first = try register.take([Told("1", "Erlan Bekov", trial), Told("1", "Erzhan Bekov", trial)])
        let second = try register.take([
            Told("1", "Erbolat Bekov", trial), Told("1", "Erzhan Bekov", trial), Told("1", "Erlan Bekov", trial),
        ])
        #expect(second.map(\.id)[1...] == [first[1].id, first[0].id])
        #expect(!first.map(\.id).contains(second[0].id))
    }

    @Test("a case that all its sources took back is withdrawn, and says what was; a new source opens it again")
    func withdrawn() throws {
        let id = try register.take([Told("1", "Dana Agai", step(.detained, "2021-03-20"))])[0].id
        var taking = try CaseRegister(
            register.known, source: Told("1", "").source, story: "1", correcting: nil)
        for filed in try taking.finish(at: Date(timeIntervalSince1970: 1)) { register.known.keep(filed) }
        let record = try #require(register.record(id))
        #expect(record.status == .withdrawn && record.revision == 2 && record.person.name == "Dana Agai")
        #expect(record.changes?.contains(CaseChange(.changed, "status", "withdrawn", source: "1")) == true)
        try register.take([Told("1", "Dana Agai", step(.detained, "2021-03-20"))])
        #expect(register.records.contains { $0.status == .open })
    }

    @Test("ids follow from the person, not from when or where; a namesake has another")
    func ids() throws {
        let one = try TestRegister().take([Told("1", "Dana Agai", step(.detained))])
        let other = try TestRegister().take([Told("9", "Дана Ағай", feed: "z", step(.released))])
        #expect(one[0].id == other[0].id && one[0].id.rawValue.count == 12)
        let two = try TestRegister().take([
            Told("1", "Dana Agai", age: 20, published: "2021-01-01"),
            Told("2", "Dana Agai", age: 60, published: "2021-01-01"),
        ])
        #expect(two[0].id == one[0].id && two[1].id != one[0].id)
    }

    @Test("a record of before tellings were kept is carried on")
    func reconstructed() throws {
        try register.take([
            Told("1", "Dana Agai", step(.detained, "2021-03-20")),
            Told("2", "Dana Agai", charge: "rally", step(.charged, "2021-03-22")),
        ])
        let dossier = CaseDossier(reconstructedFrom: try onlyRecord())
        #expect(dossier.tellings.map(\.source.item) == ["1", "2"])
        #expect(dossier.tellings.map { $0.events.map(\.type) } == [[.detained], [.charged]])
    }

    // MARK: A person's word

    @Test("two cases that a person joined are told as one, and the other is closed")
    func joined() throws {
        let ids = try register.take([
            Told("1", "Dana Agai", step(.detained, "2021-03-20", "Oral")),
            Told("2", "Dinara Agai", step(.sentenced, "2021-08-04", "Oral", curbs(12))),
        ]).map(\.id)
        try register.join(ids[1], to: ids[0])
        let (kept, closed) = (try #require(register.record(ids[0])), try #require(register.record(ids[1])))
        #expect(kept.events.map(\.type) == [.detained, .sentenced])
        #expect(kept.revision == 2 && closed.revision == 2 && closed.mergedInto == ids[0])
        #expect(kept.changes?.first == CaseChange(.joined, "case", ids[1].rawValue, source: nil))
        // What comes later of either name is told under the one.
        let later = try register.take([Told("3", "Динара Ағай", step(.appealRejected, "2021-10-04", "Орал"))])
        #expect(later[0].id == ids[0])
        #expect(register.record(ids[0])?.events.last?.type == .appealRejected)
        #expect(register.record(ids[1])?.revision == 2)
    }

    @Test("steps that a person split off are a case of their own, through corrections too")
    func split() throws {
        let id = try register.take([
            Told(
                "1", "Erlan Bek", step(.detained, "2021-03-20", "Oral"),
                step(.sentenced, "2021-08-04", "Oral", curbs(12))),
            Told("2", "Ерлан Бек", feed: "b", step(.sentenced, "2021-08-04", "Орал", curbs(12))),
        ])[0].id
        let sentence = try #require(register.record(id)?.events.last?.id)
        try register.split([sentence], off: id)
        let other = try #require(register.records.first { $0.id != id })
        #expect(register.record(id)?.events.map(\.type) == [.detained])
        #expect(other.events.map(\.type) == [.sentenced] && other.sources.map(\.item) == ["1", "2"])
        // The item is printed again, with a word changed.
        try register.take([
            Told(
                "1", "Erlan Bek", step(.detained, "2021-03-20", "Oral"),
                step(.sentenced, "2021-08-04", "Oral", court: "The second court", curbs(12)))
        ])
        #expect(register.record(id)?.events.map(\.type) == [.detained])
        #expect(register.record(other.id)?.events.map(\.type) == [.sentenced])
        // A later item goes where its steps are.
        let later = try register.take([
            Told("3", "Erlan Bek", step(.sentenced, nil, nil, curbs(12)), step(.appealRejected, "2021-10-01", "Oral"))
        ])
        #expect(later[0].id == other.id)
    }

    @Test("what makes no sense is refused, and nothing changes")
    func refused() throws {
        let ids = try register.take([
            Told("1", "Dana Agai", step(.detained, "2021-03-20")),
            Told("2", "Olzhas Ten", step(.detained, "2021-03-20")),
        ]).map(\.id)
        #expect(throws: PersonsWord.Refusal.unknownCase("beef")) { try register.join("beef", to: ids[0]) }
        #expect(throws: PersonsWord.Refusal.sameCase(ids[0])) { try register.join(ids[0], to: ids[0]) }
        #expect(throws: PersonsWord.Refusal.unknownEvent("1")) { try register.split(["1"], off: ids[0]) }
        let event = try #require(register.record(ids[0])?.events.first?.id)
        #expect(throws: PersonsWord.Refusal.nothingLeft(ids[0])) { try register.split([event], off: ids[0]) }
        try register.join(ids[1], to: ids[0])
        #expect(throws: PersonsWord.Refusal.isJoined(ids[1], to: ids[0])) { try register.join(ids[1], to: ids[0]) }
    }

    // MARK: Work

    @Test("a record looks at the few who may be meant, however many are known")
    func fewLookedAt() throws {
        let surnames = (0..<40).map {
            "Surname\(UnicodeScalar(UInt8(97 + $0 % 26)))\(UnicodeScalar(UInt8(98 + $0 / 26)))ov"
        }
        for (index, surname) in surnames.enumerated() {
            try register.take([Told("i\(index)", "Asqar \(surname)")])
        }
        let facts = PersonFacts([CaseTelling(Told("x", "Asqar \(surnames[3])").found, from: Told("x", "").source)])
        let candidates = register.known.dossiers(under: RegisterKeys.wanted(facts.names))
        #expect(candidates.contains { $0.record.person.name == "Asqar \(surnames[3])" })
        let strangers = Told("y", "Asqar Mukanov").found
        let others = PersonFacts([CaseTelling(strangers, from: Told("y", "").source)])
        #expect(register.known.dossiers(under: RegisterKeys.wanted(others.names)).isEmpty)
        #expect(RegisterKeys.filed(others.names).count <= 12)
    }
}
