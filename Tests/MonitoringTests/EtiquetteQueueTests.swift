import CasewireModel
import Configuration
import Fetching
import Foundation
import Storage
import Testing

@testable import Monitoring

@Suite("Etiquette: whose turn it is in a daemon") struct EtiquetteQueueTests {
    private let start = FeedTrace.start

    /// Starts in each second, for so many seconds.
    private func starts(
        _ queue: inout FeedQueue<Int>, from begin: Date, uptime: Double, seconds: Int
    ) -> [Int] {
        (0..<seconds).map { second in
            (0..<100).count { hundredth in
                let passed = Double(second) + Double(hundredth) / 100
                return queue.next(at: begin + passed, uptime: uptime + passed) != nil
            }
        }
    }

    @Test("E9: the first polls of many feeds are spread, ten a second, and a handful starts within seconds")
    func firstPolls() {
        var queue = FeedQueue<Int>(pollsPerSecond: 0.5)
        for key in 0..<1000 { queue.place(key, at: start) }
        let seconds = starts(&queue, from: start, uptime: 5, seconds: 120)
        #expect((seconds.max() ?? 0) <= 10)
        #expect(seconds.reduce(0, +) == 1000)
        #expect(seconds.prefix(2).reduce(0, +) >= 10)
    }

    @Test("E9: a schedule that needs more than ten a second gets it")
    func many() {
        var queue = FeedQueue<Int>(pollsPerSecond: 50)
        for key in 0..<500 { queue.place(key, at: start) }
        #expect(starts(&queue, from: start, uptime: 0, seconds: 10).reduce(0, +) == 500)
    }

    @Test("E31: what fell due while the network or the machine was gone is resumed at the same rate")
    func resumed() {
        var queue = FeedQueue<Int>(pollsPerSecond: 0.5)
        for key in 0..<200 { queue.place(key, at: start + Double(key)) }
        _ = queue.next(at: start - 1, uptime: 0)
        // Eight hours in which nothing could be asked.
        let seconds = starts(&queue, from: start + 28_800, uptime: 28_801, seconds: 60)
        #expect((seconds.max() ?? 0) <= 10 && seconds.reduce(0, +) == 200)
    }

    @Test(
        "E30: a clock that jumps by a day, either way, causes no burst and no silence", arguments: [86_400.0, -86_400])
    func clockJumps(jump: Double) {
        var queue = FeedQueue<Int>(pollsPerSecond: 0.5)
        for key in 0..<100 { queue.place(key, at: start + 600 + Double(key)) }
        #expect(queue.next(at: start, uptime: 100) == nil)
        let jumped = start + jump
        #expect(starts(&queue, from: jumped, uptime: 100.5, seconds: 590).reduce(0, +) == 0)
        #expect(starts(&queue, from: jumped + 590, uptime: 690.5, seconds: 130).reduce(0, +) == 100)
    }

    @Test("a key that is placed anew has one turn, and one that is taken out has none")
    func placedAnew() {
        var queue = FeedQueue<Int>(pollsPerSecond: 1)
        queue.place(1, at: start)
        queue.place(1, at: start + 60)
        queue.place(2, at: start)
        queue.remove(2)
        #expect(queue.next(at: start + 1, uptime: 1) == nil)
        #expect(queue.wait(at: start + 1, uptime: 1) == 59)
        #expect(queue.next(at: start + 60, uptime: 60) == 1)
        #expect(queue.next(at: start + 61, uptime: 61) == nil && queue.waiting == 0)
    }

    @Test("turns come in order of time")
    func order() {
        var queue = FeedQueue<Int>(pollsPerSecond: 1)
        let times = (0..<200).map { ($0 * 7919) % 1000 }
        for (key, time) in times.enumerated() { queue.place(key, at: start + Double(time)) }
        var told: [Int] = []
        for tick in 0..<20_000 {
            if let key = queue.next(at: start + 1000 + Double(tick), uptime: Double(tick)) { told.append(times[key]) }
        }
        #expect(told.count == 200 && told == told.sorted())
    }

    @Test("E8, E9: a thousand feeds for days: no second has more than one in a hundred of the starts")
    func simulation() {
        // The figures of thirty days: CASEWIRE_SIMULATED_DAYS=30 swift test -c release --filter simulation
        let days = ProcessInfo.processInfo.environment["CASEWIRE_SIMULATED_DAYS"].flatMap { Int($0) } ?? 1
        var simulation = Simulation(feeds: 1000)
        let outcome = simulation.run(days: days)
        print(outcome.description)
        #expect(outcome.busiestSecond * 100 <= outcome.startsPerInterval)
        #expect(outcome.shortestWait >= 0.99 * 300)
        for kind in Simulation.Kind.allCases {
            let polls = outcome.pollsPerDay[kind] ?? 0
            #expect((47.5...49.5).contains(polls) || days > 1 && polls > 47, "\(kind)")
        }
        #expect(outcome.missed == 0)
    }
}
