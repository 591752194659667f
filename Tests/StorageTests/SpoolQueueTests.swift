import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("Taking from a queue") struct SpoolQueueTests {
    private let store: Store
    /// Files are of the real clock, so that a test's time is counted from it.
    private let now = Date()

    init() throws { store = try Store(extra: ["queues/desk"]) }

    private func queue(
        _ name: String = "alerts", keepTaken: Duration = .seconds(3600), reclaimAfter: Duration = .seconds(600)
    ) -> SpoolQueue {
        SpoolQueue(spool: store.spool, name: name, keepTaken: keepTaken, reclaimAfter: reclaimAfter)
    }

    private func fill(_ ids: String...) throws {
        for id in ids { try store.spool.deliver([(Store.message(id), ["alerts", "queues/desk"])]) }
    }

    private func later(_ seconds: Double) -> Date { now.addingTimeInterval(seconds) }
    private func file(_ id: String) -> String { "20210805T120301Z.alert.\(id)-1.json" }

    @Test("gives each message to one of those who take, the oldest first")
    func once() throws {
        try fill("a1", "b2", "c3")
        let (one, other) = (SpoolTaker(queue()), SpoolTaker(queue()))
        let first = try #require(try one.next(at: now))
        let second = try #require(try other.next(at: now))
        let third = try #require(try one.next(at: now))
        #expect([first, second, third].map(\.name) == ["a1", "b2", "c3"].map(file))
        #expect(try one.next(at: now) == nil)
        #expect(try other.next(at: now) == nil)
    }

    @Test("ends in done/ without a trace in cur/, and leaves the same message of another queue alone")
    func done() throws {
        try fill("a1")
        try #require(try SpoolTaker(queue()).next(at: now)).done()
        #expect(try store.names("alerts", "done") == [file("a1")])
        #expect(try store.names("alerts", "cur") == [])
        #expect(try store.names("queues/desk", "new") == [file("a1")])
    }

    @Test("removes what is done at once where nothing is kept, and else after keep-taken")
    func keeping() throws {
        try fill("a1", "b2")
        try #require(try SpoolTaker(queue(keepTaken: .zero)).next(at: now)).done()
        #expect(try store.names("alerts", "done") == [])
        try #require(try SpoolTaker(queue()).next(at: now)).done()
        try queue().prune(at: later(3500))
        #expect(try store.names("alerts", "done") == [file("b2")])
        try queue().prune(at: later(3700))
        #expect(try store.names("alerts", "done") == [])
    }

    @Test("keeps in cur/ what is to be tried again, until its time has come, and counts the tries")
    func retry() throws {
        try fill("a1")
        let taker = SpoolTaker(queue())
        try #require(try taker.next(at: now)).retry(at: later(60), because: "no line")
        #expect(try store.names("alerts", "new") == [], "a path unit comes to rest")
        #expect(try queue().waiting().map(\.name) == [file("a1")])
        #expect(try taker.next(at: later(59)) == nil)
        let again = try #require(try SpoolTaker(queue()).next(at: later(61)))
        #expect(again.tries == 2)
        #expect(try taker.next(at: later(61)) == nil, "somebody is at it")
        try again.done()
        #expect(try queue().waiting().isEmpty)
    }

    @Test("moves to failed/ what can't be handled, the reason beside it, from where it can be put back")
    func fail() throws {
        try fill("a1")
        try #require(try SpoolTaker(queue()).next(at: now)).fail(because: "exit status 1")
        #expect(try store.names("alerts", "failed") == [file("a1"), file("a1") + ".reason"])
        let reason = "\(store.spool.path("alerts", "failed"))/\(file("a1")).reason"
        #expect(try String(contentsOfFile: reason, encoding: .utf8) == "exit status 1\n")
        #expect(try queue().requeue(file("a1"), from: "failed"))
        #expect(try store.names("alerts", "failed") == [])
        #expect(try #require(try SpoolTaker(queue()).next(at: now)).tries == 1)
    }

    @Test("gives back what was taken and not tried, as if it had not been taken")
    func release() throws {
        try fill("a1")
        try #require(try SpoolTaker(queue()).next(at: now)).release()
        #expect(try store.names("alerts", "new") == [file("a1")])
        #expect(try store.names("alerts", "cur") == [])
    }

    @Test("takes back what a consumer without a lock took and forgot, after reclaim-after")
    func reclaimForeign() throws {
        try fill("a1")
        #expect(try queue().move(file("a1"), from: "new", to: "cur"))
        #expect(try queue().reclaim(at: later(300)) == 0)
        #expect(try queue().reclaim(at: later(700)) == 1)
        #expect(try store.names("alerts", "new") == [file("a1")])
        #expect(try store.names("alerts", "cur") == [])
    }

    @Test("takes back what a dead consumer had, and never what somebody is at, however long")
    func reclaimOwn() throws {
        try fill("a1")
        var taken: TakenMessage? = try SpoolTaker(queue()).next(at: now)
        #expect(taken != nil)
        #expect(try queue().reclaim(at: later(100_000)) == 0, "its lock is held")
        taken = nil  // its process is gone, and its lock with it
        #expect(try queue().reclaim(at: later(500)) == 0)
        #expect(try queue().reclaim(at: later(700)) == 1)
        #expect(try #require(try SpoolTaker(queue()).next(at: later(700))).tries == 2, "one that kills is counted")
    }

    @Test("takes back what waits for a try that nobody makes")
    func reclaimWaiting() throws {
        try fill("a1")
        try #require(try SpoolTaker(queue()).next(at: now)).retry(at: later(60), because: "x")
        #expect(try queue().reclaim(at: later(600)) == 0)
        #expect(try queue().reclaim(at: later(700)) == 1)
        #expect(try store.names("alerts", "new") == [file("a1")])
    }

    @Test("clears away the claim of a consumer that was killed at the very end")
    func orphans() throws {
        try fill("a1")
        var taken: TakenMessage? = try SpoolTaker(queue()).next(at: now)
        #expect(taken != nil)
        #expect(try queue().move(file("a1"), from: "cur", to: "done"))
        taken = nil
        #expect(try store.names("alerts", "cur").count == 1)
        try queue().reclaim(at: now)
        #expect(try store.names("alerts", "cur") == [])
    }

    @Test("does not hand out a message that came a second time while somebody is at the first")
    func cameTwice() throws {
        try fill("a1")
        let first = try #require(try SpoolTaker(queue()).next(at: now))
        try fill("a1")
        #expect(try SpoolTaker(queue()).next(at: now) == nil)
        try first.done()
        #expect(try store.names("alerts", "new") == [])
        #expect(try store.names("alerts", "cur") == [])
    }
}

@Suite("Checking a spool") struct SpoolCheckTests {
    private func write(_ text: String, _ place: String, in store: Store) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(store.spool.root)/\(place)"))
    }

    @Test("finds nothing in one that is whole, whatever consumers are at")
    func whole() throws {
        let store = try Store()
        let body = #"{"schema":"casewire.alert/1","id":"a1","revision":1,"created":"2021-08-05T12:03:01Z"}"# + "\n"
        let message = Message(kind: .alert, id: "a1", revision: 1, created: Store.now, body: Array(body.utf8))
        try store.spool.deliver([(message, ["alerts"])])
        let queue = SpoolQueue(
            spool: store.spool, name: "alerts", keepTaken: .seconds(1), reclaimAfter: .seconds(600))
        let taken = try #require(try SpoolTaker(queue).next(at: Date()))
        var check = SpoolCheck(store.spool)
        try check.look(at: "alerts")
        #expect(check.faults == [] && check.messages == 1)
        try taken.fail(because: "x")
        try check.look(at: "alerts")
        #expect(check.faults == [])
    }

    @Test(
        "finds what is torn, misnamed or another's",
        arguments: [
            ("20210805T120301Z.alert.a1-1.json", "{\"schema\":", "has no newline at its end"),
            ("20210805T120301Z.alert.a1-1.json", "{}\n", "is no JSON object with schema, id, revision and created"),
            (
                "20210805T120301Z.alert.a1-1.json",
                "{\"schema\":\"casewire.case/1\",\"id\":\"a1\",\"revision\":1,\"created\":\"2021-08-05T12:03:01Z\"}\n",
                "says that it is casewire.case/1"
            ),
            (
                "20210805T120301Z.alert.a1-1.json",
                "{\"schema\":\"casewire.alert/1\",\"id\":\"a1\",\"revision\":2,\"created\":\"2021-08-05T12:03:01Z\"}\n",
                "says that it is a1, revision 2"
            ),
            (
                "20210805T120301Z.alert.a1-1.json",
                "{\"schema\":\"casewire.alert/1\",\"id\":\"a1\",\"revision\":1,\"created\":\"2021-08-06T12:03:01Z\"}\n",
                "says that it was created at 2021-08-06T12:03:01Z"
            ),
            ("notes.txt", "", "is no message's name"),
        ])
    func faults(name: String, text: String, fault: String) throws {
        let store = try Store()
        try write(text, "alerts/new/\(name)", in: store)
        var check = SpoolCheck(store.spool)
        try check.look(at: "alerts")
        #expect(check.faults == [.init(path: "alerts/new/\(name)", text: fault)])
    }
}
