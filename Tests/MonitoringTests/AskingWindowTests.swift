import CasewireModel
import Configuration
import Storage
import Testing

@testable import Monitoring

@Suite("How many questions are out at a time") struct AskingWindowTests {
    private let much = AskingWindow.mostWaiting + 1

    @Test("grow by one an answer while little waits, up to the most")
    func grows() {
        var window = AskingWindow(most: 128)
        let first = window.size
        for _ in 0..<20 { window.answerCame(waiting: 0) }
        #expect(window.size == first + 20)
        for _ in 0..<1_000 { window.answerCame(waiting: 0) }
        #expect(window.size == 128)
    }

    @Test("stay as they are while the queue is half full")
    func stays() {
        var window = AskingWindow(most: 128)
        let first = window.size
        for _ in 0..<100 { window.answerCame(waiting: AskingWindow.mostWaiting / 2) }
        #expect(window.size == first)
    }

    @Test("shrink once for all the answers that were under way when too much waited")
    func shrinksOnce() {
        var window = AskingWindow(most: 128)
        let first = window.size
        window.answerCame(waiting: much)
        let shrunk = window.size
        #expect(shrunk < first && shrunk >= first / 2)
        for _ in 0..<(shrunk - 1) { window.answerCame(waiting: much) }
        #expect(window.size == shrunk)
        window.answerCame(waiting: much)
        #expect(window.size < shrunk)
    }

    @Test("never come to none, and are one where feeds are asked one by one", arguments: [1, 4, 128])
    func keepsSome(most: Int) {
        var window = AskingWindow(most: most)
        for _ in 0..<10_000 { window.answerCame(waiting: much) }
        #expect((1...most).contains(window.size))
        #expect(most > 4 || window.size == most)
    }

    @Test("are told what waits by the feeds themselves, until they are let go")
    func counts() {
        let waiting = WaitingBytes()
        var loads = [waiting.load(of: 1_000), waiting.load(of: 500)]
        #expect(waiting.bytes == 1_500)
        loads.removeLast()
        #expect(waiting.bytes == 1_000)
        loads = []
        #expect(waiting.bytes == 0)
    }
}

@Suite("What is still to be asked") struct BacklogTests {
    private func feeds(_ urls: [String]) -> [FeedSettings] {
        urls.enumerated().map { FeedSettings(id: FeedID("f\($0.offset)"), url: $0.element) }
    }

    private func order(_ feeds: [FeedSettings], tasks: Int) -> [Int] {
        var backlog = Backlog(of: feeds, tasks: tasks)
        backlog.add(Wave(asks: feeds.indices.map { [$0] }))
        var order: [Int] = []
        while let ask = backlog.next() { order += ask.feeds }
        return order
    }

    @Test("comes host by host in turn where not all can be asked at once")
    func alternates() {
        let feeds = feeds([
            "https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/1",
            "https://a.example:8080/1", "https://b.example?2",
        ])
        #expect(order(feeds, tasks: 2) == [0, 3, 4, 1, 5, 2])
    }

    @Test("comes in the order of feeds.conf where all can")
    func keepsOrder() {
        #expect(
            order(feeds(["https://a.example/1", "https://a.example/2", "https://b.example/1"]), tasks: 3) == [0, 1, 2])
    }
}

@Suite("What is known of each feed") struct FeedMemoriesTests {
    @Test("is of the feeds of feeds.conf alone")
    func keepsToTheirs() {
        var memories = FeedMemories(of: [FeedSettings(id: "bees", url: "https://bees.example/rss")])
        #expect(memories["bees"] == FeedMemory(id: "bees"))
        var known = FeedMemory(id: "bees")
        known.failures = 3
        memories["bees"] = known
        memories["gone"] = FeedMemory(id: "gone")
        #expect(memories["bees"]?.failures == 3)
        #expect(memories["gone"] == nil)
    }
}
