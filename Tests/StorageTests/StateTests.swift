import CasewireModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

@Suite("The state") struct StateTests {
    private func identity(_ key: String, link: String? = nil, text: String? = nil, printing: String = "p1")
        -> ItemIdentity
    {
        ItemIdentity(
            key: ItemID(key), link: link, text: text, printing: printing, story: StoryID("story-\(link ?? key)"))
    }

    private let item = Item(guid: "g", url: "https://example.org/1", title: "A title")

    private func remember(_ identity: ItemIdentity, from feed: FeedID, in state: State) throws -> News {
        try state.transaction {
            try $0.remember(item, as: identity, from: feed, poll: 1, articleTries: nil, at: Store.now)
        }
    }

    @Test("knows an item again, and sees when it is printed otherwise")
    func again() throws {
        let store = try Store()
        #expect(try remember(identity("g1", link: "l1"), from: "a", in: store.state) == .first("story-l1"))
        #expect(try remember(identity("g1", link: "l1"), from: "a", in: store.state) == .known("story-l1"))
        #expect(
            try remember(identity("g1", link: "l1", printing: "p2"), from: "a", in: store.state)
                == .revision("story-l1"))
        #expect(
            try remember(identity("g1", link: "l1", printing: "p2"), from: "a", in: store.state) == .known("story-l1"))
    }

    @Test("takes one address in two feeds for one story, seen in two places")
    func sameLink() throws {
        let store = try Store()
        _ = try remember(identity("g1", link: "l1"), from: "a", in: store.state)
        #expect(try remember(identity("other", link: "l1"), from: "b", in: store.state) == .sighting("story-l1"))
        let sightings = try store.state.read { try $0.sightings(of: "story-l1") }
        #expect(sightings.map(\.feed) == ["a", "b"])
    }

    @Test("takes the same words at two addresses for one story")
    func sameText() throws {
        let store = try Store()
        _ = try remember(identity("g1", link: "l1", text: "t"), from: "a", in: store.state)
        #expect(
            try remember(identity("g2", link: "l2", text: "t"), from: "b", in: store.state) == .sighting("story-l1"))
        #expect(
            try remember(identity("g3", link: "l2"), from: "c", in: store.state) == .sighting("story-l1"),
            "the copy's address leads to the story from then on")
    }

    @Test("takes a new guid at an old address for the old item")
    func newGuid() throws {
        let store = try Store()
        _ = try remember(identity("g1", link: "l1"), from: "a", in: store.state)
        #expect(try remember(identity("g2", link: "l1"), from: "a", in: store.state) == .known("story-l1"))
    }

    @Test("undoes a transaction wholly when it fails in the middle")
    func rollback() throws {
        struct Stop: Error {}
        let store = try Store()
        #expect(throws: StorageError.self) {
            try store.state.transaction { state in
                try state.owe(Store.message("a1"), to: [])
                var feed = FeedMemory(id: "a")
                feed.polls = 1
                try state.set(feed)
                throw Stop()
            }
        }
        #expect(try store.state.read { try $0.owedCount() } == 0)
        #expect(try store.state.read { try $0.feeds() }.isEmpty)
    }

    @Test("E3: gives a feed's memory back byte for byte")
    func feedMemory() throws {
        let store = try Store()
        var feed = FeedMemory(id: "a")
        feed.title = "Заголовок"
        feed.validators = Validators(etag: [0x22, 0xFF, 0x00, 0x22], lastModified: Array("when it was".utf8))
        feed.validatedURL = "https://example.org/feed"
        feed.lastPoll = Store.now
        feed.nextPoll = Store.now.addingTimeInterval(1800)
        feed.failures = 3
        feed.failingSince = Store.now
        feed.error = "HTTP 500"
        feed.polls = 7
        feed.items = 42
        try store.state.transaction { try $0.set(feed) }
        #expect(try store.state.read { try $0.feed("a") } == feed)
        #expect(try store.state.read { try $0.feed("b") } == FeedMemory(id: "b"))
    }

    @Test("is held by one process at a time, which a second one names")
    func locked() throws {
        let store = try Store()
        let error = #expect(throws: StorageError.self) { _ = try State(folder: store.state.folder, at: Store.now) }
        #expect(error == .locked(place: "state \(store.state.folder)", process: Int(getpid())))
    }

    @Test("can be looked into while somebody holds it")
    func reading() throws {
        let store = try Store()
        try store.state.transaction { try $0.owe(Store.message("a1"), to: []) }
        #expect(try State(readingFrom: store.state.folder).read { try $0.owedCount() } == 1)
    }

    @Test(
        "of garbage, cut, or newer is moved aside and not deleted, and work goes on from an empty one",
        arguments: [
            "garbage", "cut", "newer",
        ])
    func setAside(kind: String) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/state.db"
        do {
            let state = try State(folder: folder.path, at: Store.now)
            try state.transaction { state in
                for number in 0..<200 { try state.owe(Store.message("a\(number)"), to: []) }
                if kind == "newer" {
                    try state.database.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999')")
                }
            }
        }
        switch kind {
        case "garbage": try Data("this is no database, whatever its name says".utf8).write(to: URL(filePath: path))
        case "cut":
            let whole = try Data(contentsOf: URL(filePath: path))
            try whole.prefix(whole.count / 3 + 100).write(to: URL(filePath: path))
        default: break
        }
        for suffix in ["-wal", "-shm"] where kind != "newer" {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
        let before = try Data(contentsOf: URL(filePath: path))
        let state = try State(folder: folder.path, at: Store.now)
        let aside = try #require(state.setAside)
        // SQLite may write its log back into a database that it can read, so a newer one need not keep its bytes.
        let kept = try Data(contentsOf: URL(filePath: aside.path))
        #expect(kind == "newer" ? kept.count >= before.count : kept == before)
        #expect(aside.path.hasSuffix("state.db.set-aside-20210805T120301Z"))
        #expect(!aside.reason.isEmpty)
        #expect(try state.read { try $0.owedCount() } == 0)
    }

    @Test("that was lost does not tell again what the spool's boxes still know")
    func lostState() throws {
        let store = try Store()
        let spool = store.spool
        try store.state.transaction { state in
            try state.owe(Store.message("a1"), to: [])
            try state.owe(Store.message("a2"), to: [])
        }
        _ = try store.state.deliver(to: spool)
        let name = "20210805T120301Z.alert.a1-1.json"
        try FileManager.default.moveItem(
            atPath: "\(spool.path("alerts", "new"))/\(name)", toPath: "\(spool.path("alerts", "done"))/\(name)")

        let fresh = try State(folder: "\(store.folder.path)/other", at: Store.now)
        try fresh.transaction { state in
            for id in ["a1", "a2", "a3"] { try state.owe(Store.message(id), to: []) }
        }
        #expect(try fresh.deliver(to: spool) == 1)
        #expect(try store.names("alerts").map { $0.split(separator: ".")[2] } == ["a2-1", "a3-1"])
        #expect(try fresh.read { try $0.owedCount() } == 0)
    }

    @Test("in a folder that can't be made says so")
    func noFolder() throws {
        let folder = try TemporaryFolder()
        try Data().write(to: folder.appending("file"))
        let error = #expect(throws: StorageError.self) {
            _ = try State(folder: "\(folder.path)/file/state", at: Store.now)
        }
        #expect(error?.description.hasPrefix("state \(folder.path)/file/state: ") == true)
    }
}

@Suite("The state: what polite asking remembers") struct EtiquetteStateTests {
    @Test("E3, E14: gives etiquette and holds back as they were")
    func etiquette() throws {
        let store = try Store()
        var feed = FeedMemory(id: "a")
        feed.etiquette.address = "https://example.org/feed?a=\"b\""
        feed.etiquette.hints.ttlMinutes = 60
        feed.etiquette.hints.skipDays = ["Sunday"]
        feed.etiquette.interval = 450.5
        feed.etiquette.unchangedSince = Store.now
        feed.etiquette.lastUnconditional = Store.now
        feed.etiquette.isLying = true
        feed.etiquette.isBlocked = true
        feed.etiquette.goneCount = 2
        feed.etiquette.goneSince = Store.now
        feed.etiquette.goneLast = Store.now
        feed.etiquette.candidate = Etiquette.Candidate(target: "https://example.org/new", count: 2, since: Store.now)
        feed.etiquette.movedTo = "https://example.org/other"
        feed.etiquette.oldAddressTried = Store.now
        feed.etiquette.notices = ["feed-moved": Etiquette.OpenNotice(id: "a1", revision: 1, since: Store.now)]
        let hold = Hold(scope: "domain:example.org", since: Store.now, until: Store.now.addingTimeInterval(60))
        try store.state.transaction { state in
            try state.set(feed)
            try state.set(hold)
        }
        #expect(try store.state.read { try $0.feed("a") } == feed)
        #expect(try store.state.read { try $0.feeds() } == ["a": feed])
        #expect(try store.state.read { try $0.holds() } == [hold])
        try store.state.transaction { try $0.forgetHold(hold.scope) }
        #expect(try store.state.read { try $0.holds() } == [])
        let lying = try store.state.read { state in
            try String.fetchAll(
                state.database, sql: "SELECT id FROM feed WHERE json_extract(etiquette, '$.lying')")
        }
        #expect(lying == ["a"])
    }

    @Test("brings a state of the first version up to date and keeps what is in it")
    func migration() throws {
        let folder = try TemporaryFolder()
        do {
            let old = try DatabaseQueue(path: "\(folder.path)/state.db")
            try StateSchema.migrator.migrate(old, upTo: "1")
            try old.write { database in
                try database.execute(sql: "INSERT INTO meta (key, value) VALUES ('asks-spool', '0')")
                try database.execute(sql: "INSERT INTO feed (id, etag, polls) VALUES ('a', X'22', 7)")
                try database.execute(
                    sql: """
                        INSERT INTO item (feed, key, story, printing, record, first_seen, last_poll)
                        VALUES ('a', 'k', 's', 'p', X'7B7D', 0, 7)
                        """)
            }
        }
        let error = #expect(throws: StorageError.self) { _ = try State(readingFrom: folder.path) }
        #expect(error?.description.contains("an older casewire wrote it") == true)
        let state = try State(folder: folder.path, at: Store.now)
        let feed = try state.read { try $0.feed("a") }
        #expect(feed.polls == 7 && feed.validators.etag == [0x22] && feed.etiquette == Etiquette())
        #expect(try state.read { try $0.known("k", of: "a") }?.window == 7)
        #expect(state.setAside == nil)
    }

    @Test("that was set aside is told however often the process is killed before it was", arguments: [false, true])
    func setAsideSurvives(killedEarly: Bool) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/state.db"
        try Data("no database".utf8).write(to: URL(filePath: path))
        if killedEarly {
            // Moved, and nothing more: what a kill in between leaves.
            try FileManager.default.moveItem(atPath: path, toPath: "\(path).set-aside-20210805T120301Z")
        } else {
            #expect(try State(folder: folder.path, at: Store.now).setAside != nil)
        }
        let state = try State(folder: folder.path, at: Store.now)
        #expect(state.setAside?.path == "\(path).set-aside-20210805T120301Z")
        try state.transaction { try $0.forgetSetAside() }
        #expect(try state.read { try $0.setAside } == nil)
        #expect(try state.read { try $0.asksSpool })
    }

    @Test("hands over notices alone where nothing else may go out")
    func noticesAlone() throws {
        let store = try Store()
        try store.state.transaction { state in
            try state.owe(Store.message("a1"), to: [])
            try state.owe(Store.message("b1", kind: .notice), to: [])
        }
        #expect(try store.state.deliver(to: store.spool, kinds: [.notice]) == 1)
        #expect(try store.names("alerts") == [] && store.names("notices").count == 1)
        #expect(try store.state.deliver(to: store.spool) == 1)
    }

    @Test("the spool counts a message once, in however many queues it is")
    func room() throws {
        let store = try Store(extra: ["queues/desk"])
        #expect(try store.spool.room().used == 0)
        try store.state.transaction { try $0.owe(Store.message("a1"), to: ["queues/desk"]) }
        _ = try store.state.deliver(to: store.spool)
        let room = try store.spool.room()
        #expect(room.used > 0 && room.used <= 1 << 16 && room.free > 0)
    }
}
