import CasewireModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite("The register in the state") struct RegisterTests {
    private func dossier(_ id: CaseID, items: [ItemID] = ["1"], mergedInto: CaseID? = nil) -> CaseDossier {
        let person = Person(name: "Dana Agai", key: "agai dana")
        let tellings = items.map { item in
            CaseTelling(Case(person: person), from: CaseSource(feed: "a", item: Item(guid: item, title: "T")))
        }
        var record = CaseRecord(
            id: id, revision: 1, created: Store.now, person: person, organisations: [], charges: [], stance: nil,
            events: [], source: tellings[0].source, sources: tellings.map(\.source), previous: nil)
        record.mergedInto = mergedInto
        return CaseDossier(record: record, tellings: tellings, mergedInto: mergedInto, apart: ["ffff"])
    }

    @Test("a case is found by its names, by its items, by what was joined to it, and by its id")
    func found() throws {
        let store = try Store()
        let (one, other) = (dossier("aaaa", items: ["1", "2"]), dossier("bbbb", mergedInto: "aaaa"))
        try store.state.transaction { (state: StateTransaction) throws -> Void in
            try state.keep(one, under: ["name agai dana", "only agai"])
            try state.keep(other, under: ["name agai dinara"])
        }
        try store.state.read { (state: StateTransaction) throws -> Void in
            #expect(try state.dossiers(under: ["only agai", "name agai dana"]) == [one])
            #expect(try state.dossiers(under: ["name agai dana", "name agai dinara"]) == [one, other])
            #expect(try state.dossiers(under: ["name agai"]).isEmpty)
            #expect(try state.dossiers(from: "a", item: "2") == [one])
            #expect(try state.dossiers(from: "b", item: "2").isEmpty)
            #expect(try state.dossiers(mergedInto: "aaaa") == [other])
            #expect(try state.dossier("bbbb") == other)
            #expect(try state.dossier("cccc") == nil)
            #expect(try state.cases().map(\.id) == ["aaaa", "bbbb"])
        }
    }

    @Test("a case that is kept anew is found by its new names and items alone")
    func keptAnew() throws {
        let store = try Store()
        try store.state.transaction { (state: StateTransaction) throws -> Void in
            try state.keep(dossier("aaaa", items: ["1"]), under: ["name old"])
            try state.keep(dossier("aaaa", items: ["2"]), under: ["name new"])
            #expect(try state.dossiers(under: ["name old"]).isEmpty)
            #expect(try state.dossiers(from: "a", item: "1").isEmpty)
            #expect(try state.dossiers(under: ["name new"]).map(\.id) == ["aaaa"])
        }
    }

    @Test("cases of a state of before are carried over, found by their names and items")
    func migrated() throws {
        let folder = try TemporaryFolder()
        let database = try DatabaseQueue(path: "\(folder.path)/state.db")
        try StateSchema.migrator.migrate(database, upTo: "2")
        let record = dossier("aaaa", items: ["1", "2"]).record
        try database.write { database in
            try database.execute(
                sql: "INSERT INTO person_case (id, person_key, revision, record) VALUES (?, ?, ?, ?)",
                arguments: ["aaaa", "agai dana", 1, try JSONEncoder.casewire().encode(record)])
        }
        try database.close()
        let state = try State(folder: folder.path, at: Store.now)
        try state.read { (state: StateTransaction) throws -> Void in
            #expect(try state.dossiers(under: ["name agai dana"]).map(\.record) == [record])
            let found = try #require(try state.dossiers(from: "a", item: "2").first)
            #expect(found.tellings.map(\.source.item) == ["1", "2"])
        }
    }

    @Test("a word can be written beside the process that holds the state, and is owed to it")
    func besideHolder() throws {
        let store = try Store()
        let beside = try State(besideHolderOf: store.state.folder)
        try beside.transaction { try $0.keep(dossier("aaaa"), under: ["name agai dana"]) }
        #expect(try store.state.read { try $0.cases() }.map(\.id) == ["aaaa"])
    }
}
