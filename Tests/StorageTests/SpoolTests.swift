import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import Storage

/// A state and a spool in a folder of their own.
struct Store {
    let folder: TemporaryFolder
    let state: State
    let spool: Spool
    static let now = Date(timeIntervalSince1970: 1_628_164_981)  // 2021-08-05T12:03:01Z

    init(extra: [String] = []) throws {
        folder = try TemporaryFolder()
        state = try State(folder: "\(folder.path)/state", at: Self.now)
        spool = Spool(root: "\(folder.path)/spool")
        try spool.prepare(extra: extra)
    }

    static func message(_ id: String, kind: Message.Kind = .alert, revision: Int = 1) -> Message {
        Message(kind: kind, id: id, revision: revision, created: now, body: Array("{\"id\":\"\(id)\"}\n".utf8))
    }

    func names(_ queue: String, _ box: String = "new") throws -> [String] { try spool.names(in: queue, box) }
}

@Suite("The spool") struct SpoolTests {
    @Test("gets what is owed under a name that sorts by time, and forgets it then")
    func delivers() throws {
        let store = try Store()
        try store.state.transaction { try $0.owe(Store.message("5f0c2d9e41b7", kind: .case, revision: 2), to: []) }
        #expect(try store.state.deliver(to: store.spool) == 1)
        #expect(try store.names("cases") == ["20210805T120301Z.case.5f0c2d9e41b7-2.json"])
        #expect(try store.names("cases", "tmp") == [])
        #expect(try store.state.read { try $0.owedCount() } == 0)
        #expect(try store.state.deliver(to: store.spool) == 0)
    }

    @Test("gives each queue a name of its own for one file")
    func queues() throws {
        let store = try Store(extra: ["queues/lawyers", "queues/desk"])
        try store.state.transaction { try $0.owe(Store.message("a1"), to: ["queues/lawyers", "queues/desk"]) }
        _ = try store.state.deliver(to: store.spool)
        for queue in ["alerts", "queues/lawyers", "queues/desk"] {
            #expect(try store.names(queue).count == 1, "\(queue)")
            let path = "\(store.spool.path(queue, "new"))/20210805T120301Z.alert.a1-1.json"
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "{\"id\":\"a1\"}\n")
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.referenceCount] as? Int == 3, "hard links of one file")
        }
    }

    @Test("is not told the same message twice by a state that is intact")
    func onceOnly() throws {
        let store = try Store()
        try store.state.transaction { try $0.owe(Store.message("a1"), to: []) }
        try store.state.transaction { try $0.owe(Store.message("a1"), to: []) }
        #expect(try store.state.deliver(to: store.spool) == 1)
    }

    @Test("gets a message again under the same name where the power went before it was forgotten")
    func deliveredAgain() throws {
        let store = try Store()
        let message = Store.message("a1")
        try store.spool.deliver([(message, ["alerts"])])  // named in new/, and nothing forgotten
        try store.state.transaction { try $0.owe(message, to: []) }
        _ = try store.state.deliver(to: store.spool)
        #expect(try store.names("alerts") == ["20210805T120301Z.alert.a1-1.json"])
    }

    @Test("keeps what an interrupted delivery left in tmp/ out of sight")
    func leftovers() throws {
        let store = try Store()
        try Data("{\"half".utf8).write(to: URL(filePath: "\(store.spool.path("alerts", "tmp"))/x.json"))
        try store.spool.prepare(extra: [])
        #expect(try store.names("alerts", "tmp") == [])
    }

    @Test("that can't be written leaves the messages owed, in order, until it can")
    func refused() throws {
        let store = try Store()
        try store.state.transaction { state in
            for id in ["a1", "a2", "a3"] { try state.owe(Store.message(id), to: []) }
        }
        let new = store.spool.path("alerts", "new")
        try FileManager.default.removeItem(atPath: new)
        try Data().write(to: URL(filePath: new))  // a file where a folder should be
        #expect(throws: StorageError.self) { try store.state.deliver(to: store.spool) }
        #expect(try store.state.read { try $0.owedCount() } == 3)
        try FileManager.default.removeItem(atPath: new)
        try store.spool.prepare(extra: [])
        #expect(try store.state.deliver(to: store.spool) == 3)
        #expect(try store.names("alerts").map { $0.split(separator: ".")[2] } == ["a1-1", "a2-1", "a3-1"])
    }

    @Test("that stands where a file is says so before anything is polled")
    func noFolder() throws {
        let folder = try TemporaryFolder()
        try Data().write(to: folder.appending("spool"))
        let error = #expect(throws: StorageError.self) { try Spool(root: "\(folder.path)/spool").prepare(extra: []) }
        #expect(error == .cannotOpen(place: "spool \(folder.path)/spool", reason: "Not a directory"))
    }

    @Test("makes files that its group may read, and boxes that it may take from")
    func modes() throws {
        let store = try Store()
        try store.state.transaction { try $0.owe(Store.message("a1"), to: []) }
        _ = try store.state.deliver(to: store.spool)
        func mode(_ path: String) throws -> Int {
            try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        }
        let mask = umask(0)
        umask(mask)
        #expect(try mode("\(store.spool.path("alerts", "new"))/20210805T120301Z.alert.a1-1.json") == 0o640 & ~Int(mask))
        #expect(try mode(store.spool.path("alerts", "new")) == 0o770 & ~Int(mask))
        #expect(try mode(store.spool.path("alerts", "tmp")) == 0o750 & ~Int(mask))
    }
}
