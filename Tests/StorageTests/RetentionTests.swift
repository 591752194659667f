import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("What is kept, and how long") struct RetentionTests {
    private func remember(_ number: Int, of feed: FeedID, at time: Date, in store: Store) throws {
        let identity = ItemIdentity(
            key: ItemID("g\(number)"), link: nil, text: nil, printing: "p", story: StoryID("s\(number)"))
        let item = Item(guid: ItemID("g\(number)"), title: "Title \(number)")
        _ = try store.state.transaction {
            try $0.remember(item, as: identity, from: feed, poll: 1, articleTries: 1, at: time)
        }
    }

    @Test("texts go in steps, and what they were known by stays")
    func texts() throws {
        let store = try Store()
        for number in 0..<5 { try remember(number, of: "a", at: Store.now, in: store) }
        try remember(5, of: "a", at: Store.now.addingTimeInterval(100), in: store)
        try remember(6, of: "b", at: Store.now, in: store)
        let limit = Store.now.addingTimeInterval(50)
        let steps = try (0..<3).map { _ in
            try store.state.transaction { try $0.forgetTexts(of: "a", seenBefore: limit, atMost: 3) }
        }
        #expect(steps == [3, 2, 0])
        let kept = try store.state.read {
            try $0.keptItems(after: 0, seenSince: Date(timeIntervalSince1970: 0), atMost: 10)
        }
        #expect(kept.map(\.item.title) == ["Title 5", "Title 6"])
        let known = try store.state.read { try $0.known("g0", of: "a") }
        #expect(known?.story == "s0" && known?.printing == "p" && known?.articleTries == nil)
        #expect(try store.state.read { try $0.wantedPages(of: "a", atMost: 10).count } == 1)
    }

    @Test("what a corrected item said before is kept as long as its text, and nothing where only its bytes changed")
    func versions() throws {
        let store = try Store()
        func remember(_ title: String, printing: String, at seconds: Double) throws {
            let identity = ItemIdentity(key: "g", link: nil, text: nil, printing: printing, story: "s")
            _ = try store.state.transaction {
                try $0.remember(
                    Item(guid: "g", title: title), as: identity, from: "a", poll: 1, articleTries: nil,
                    at: Store.now.addingTimeInterval(seconds))
            }
        }
        func titles() throws -> [String] {
            try store.state.read { try $0.versions(of: "g", from: "a") }.map(\.item.title)
        }
        try remember("Two years", printing: "1", at: 0)
        try remember("Two years", printing: "1", at: 10)
        #expect(try titles() == [])
        try remember("Three years", printing: "2", at: 20)
        try remember("Three years and a fine", printing: "3", at: 30)
        #expect(try titles() == ["Two years", "Three years"])
        let limit = Store.now.addingTimeInterval(25)
        _ = try store.state.transaction { try $0.forgetTexts(of: "a", seenBefore: limit, atMost: 10) }
        #expect(try titles() == ["Three years"])
    }

    @Test("kept items come in the order in which they were seen, from a time on, so many at once")
    func keptItems() throws {
        let store = try Store()
        for number in 0..<5 {
            try remember(number, of: "a", at: Store.now.addingTimeInterval(Double(number)), in: store)
        }
        let since = Store.now.addingTimeInterval(1)
        let first = try store.state.read { try $0.keptItems(after: 0, seenSince: since, atMost: 2) }
        #expect(first.map(\.item.title) == ["Title 1", "Title 2"])
        let last = try #require(first.last?.number)
        let rest = try store.state.read { try $0.keptItems(after: last, seenSince: since, atMost: 10) }
        #expect(rest.map(\.story) == ["s3", "s4"])
    }

    @Test("taken messages go when they have been in done/ long enough, some at a time, and no others")
    func taken() throws {
        let store = try Store()
        for id in ["a1", "a2", "a3"] { try store.state.transaction { try $0.owe(Store.message(id), to: []) } }
        _ = try store.state.deliver(to: store.spool)
        for name in try store.names("alerts").prefix(2) {
            try AtomicFile.rename(
                "\(store.spool.path("alerts", "new"))/\(name)", to: "\(store.spool.path("alerts", "done"))/\(name)")
        }
        // They were put there now, however old they are.
        let day = 86_400.0
        #expect(try store.spool.removeTaken(from: "alerts", before: Date() - day, atMost: 10) == 0)
        #expect(try store.spool.removeTaken(from: "alerts", before: Date() + day, atMost: 1) == 1)
        #expect(try store.spool.removeTaken(from: "alerts", before: Date() + day, atMost: 10) == 1)
        #expect(try store.names("alerts").count == 1, "what was not taken stays")
        #expect(try store.spool.removeTaken(from: "nothing", before: Date(), atMost: 10) == 0)
    }

    @Test("a file of evidence is held by a case of the register, and by a record that has its body there")
    func held() throws {
        let desk = try EvidenceDesk()
        let name = "alerts-20210805-1.warc.gz", second = "alerts-20210806-1.warc.gz"
        let tomorrow = Store.now.addingTimeInterval(86_400)
        let body = Array("<rss>one</rss>".utf8)
        let kept = try desk.keep([desk.capture(body)])
        func isHeld(_ name: String) throws -> Bool {
            try desk.store.state.read { try $0.isEvidenceHeld(inFile: name) }
        }
        #expect(try !isHeld(name))
        try desk.store.state.transaction { try $0.set(.case, "c1", restsOn: kept) }
        #expect(try !isHeld(name), "no such case is in the register")
        try desk.store.state.transaction {
            let record = CaseRecord(id: "c1", of: Person(name: "Daniyar Seitqulov", key: "k"))
            try $0.keep(CaseDossier(record: record, tellings: []), under: [])
        }
        #expect(try isHeld(name))
        try desk.keep([desk.capture(body, at: tomorrow)], at: tomorrow)
        #expect(try !isHeld(second))
        try desk.store.state.transaction { try $0.forgetEvidence(inFile: second) }
        #expect(try desk.known().keys.sorted() == [name])
    }

    @Test("a file is held by a record of another day whose body it has, and by nothing else")
    func heldByCopy() throws {
        let desk = try EvidenceDesk()
        let name = "alerts-20210805-1.warc.gz", second = "alerts-20210806-1.warc.gz"
        let tomorrow = Store.now.addingTimeInterval(86_400)
        for time in [Store.now, tomorrow] {
            try desk.keep([desk.capture(Array("<rss>one</rss>".utf8), at: time)], at: time)
        }
        #expect(try desk.store.state.read { try $0.isEvidenceHeld(inFile: name) })
        try desk.evidence.remove(second)
        try desk.store.state.transaction { try $0.forgetEvidence(inFile: second) }
        #expect(try !desk.store.state.read { try $0.isEvidenceHeld(inFile: name) })
        #expect(try desk.names() == [name])
    }
}

extension CaseRecord {
    fileprivate init(id: CaseID, of person: Person) {
        let item = Item(guid: "g", title: "T")
        self.init(
            id: id, revision: 1, created: Store.now, person: person, organisations: [], charges: [], stance: nil,
            events: [], source: CaseSource(feed: "a", item: item), sources: [], previous: nil)
    }
}
