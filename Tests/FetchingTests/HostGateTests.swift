import Testing

@testable import Fetching

@Suite("The gate before hosts") struct HostGateTests {
    private func started(_ gate: HostGate<Int>, at now: Double) -> [Int] {
        var started: [Int] = []
        while let ticket = gate.next(at: now) { started.append(ticket) }
        return started
    }

    @Test("lets so many onto one host and no more until one has finished")
    func perHost() {
        let gate = HostGate<Int>(total: 10, perHost: 2, spacing: 0)
        let hosts = (1...4).map { gate.enqueue($0, host: "a", at: 0) }
        #expect(started(gate, at: 0) == [1, 2])
        gate.finished(host: hosts[0], at: 0)
        #expect(started(gate, at: 0) == [3])
    }

    @Test("keeps starts on one host apart, and delays no other host by it")
    func spacing() {
        let gate = HostGate<Int>(total: 10, perHost: 5, spacing: 1)
        for (ticket, host) in [(1, "a"), (2, "a"), (3, "b")] { _ = gate.enqueue(ticket, host: host, at: 0) }
        #expect(started(gate, at: 0) == [1, 3])
        #expect(gate.wait(at: 0) == 1)
        #expect(started(gate, at: 0.99) == [])
        #expect(started(gate, at: 1) == [2])
    }

    @Test("keeps starts apart also where the host was idle in between")
    func spacingOfIdle() {
        let gate = HostGate<Int>(total: 10, perHost: 5, spacing: 1)
        let host = gate.enqueue(1, host: "a", at: 0)
        #expect(started(gate, at: 0) == [1])
        gate.finished(host: host, at: 0.1)
        _ = gate.enqueue(2, host: "a", at: 0.2)
        #expect(started(gate, at: 0.9) == [])
        #expect(started(gate, at: 1) == [2])
    }

    @Test("lets so many start in all")
    func total() {
        let gate = HostGate<Int>(total: 2, perHost: 9, spacing: 0)
        let hosts = (1...5).map { gate.enqueue($0, host: "host\($0)", at: 0) }
        #expect(started(gate, at: 0) == [1, 2])
        gate.finished(host: hosts[0], at: 0)
        #expect(started(gate, at: 0) == [3])
    }

    @Test("goes first where nothing runs")
    func idleFirst() {
        let gate = HostGate<Int>(total: 3, perHost: 2, spacing: 0)
        let first = gate.enqueue(1, host: "a", at: 0)
        for ticket in [2, 3] { _ = gate.enqueue(ticket, host: "a", at: 0) }
        for ticket in [4, 5] { _ = gate.enqueue(ticket, host: "b", at: 0) }
        #expect(started(gate, at: 0) == [1, 4, 2])
        for _ in 1...2 { gate.finished(host: first, at: 0) }
        #expect(started(gate, at: 0) == [3, 5], "a is idle now, though b has waited longer")
    }

    @Test("starts nothing that was withdrawn, and everything else once")
    func withdrawn() {
        let gate = HostGate<Int>(total: 1, perHost: 1, spacing: 0)
        let hosts = (1...3).map { gate.enqueue($0, host: "a", at: 0) }
        #expect(started(gate, at: 0) == [1])
        let (waiting, startedAlready) = (gate.withdraw(2, host: hosts[0]), gate.withdraw(1, host: hosts[0]))
        #expect(waiting)
        #expect(!startedAlready)
        gate.finished(host: hosts[0], at: 0)
        #expect(started(gate, at: 0) == [3])
    }

    @Test("forgets hosts with which nothing is the matter any more", arguments: [0, 0.5])
    func forgets(spacing: Double) {
        let gate = HostGate<Int>(total: 4, perHost: 2, spacing: spacing)
        let hosts = (0..<100).map { gate.enqueue($0, host: "host\($0 % 25)", at: 0) }
        #expect(gate.hostCount == 25)
        var now = 0.0
        var left = 100
        while left > 0, now < 100 {
            for ticket in started(gate, at: now) {
                gate.finished(host: hosts[ticket], at: now)
                left -= 1
            }
            now += gate.wait(at: now) ?? 1
        }
        #expect(left == 0)
        #expect(gate.next(at: now + 1) == nil)
        #expect(gate.hostCount == 0)
    }

    @Test("starts each of thousands exactly once, in the order of its host")
    func everyone() {
        let gate = HostGate<Int>(total: 50, perHost: 2, spacing: 0.5)
        let hosts = (0..<2000).map { gate.enqueue($0, host: "host\($0 % 40)", at: 0) }
        var order: [Int: [Int]] = [:]
        var now = 0.0
        var lastStart = 0.0
        while order.values.map(\.count).reduce(0, +) < 2000, now < 100 {
            while let ticket = gate.next(at: now) {
                order[ticket % 40, default: []].append(ticket)
                lastStart = now
                gate.finished(host: hosts[ticket], at: now)
            }
            now += gate.wait(at: now) ?? 1
        }
        #expect(order.values.allSatisfy { $0 == $0.sorted() && $0.count == 50 })
        #expect(lastStart == 24.5, "50 starts half a second apart")
    }
}
