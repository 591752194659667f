import Testing

@testable import Fetching

@Suite("The gate before hosts") struct HostGateTests {
    private func started(_ gate: inout HostGate<Int>, at now: Double) -> [Int] {
        var started: [Int] = []
        while let (ticket, _) = gate.next(at: now) { started.append(ticket) }
        return started
    }

    @Test("lets so many onto one host and no more until one has finished")
    func perHost() {
        var gate = HostGate<Int>(total: 10, perHost: 2, spacing: 0)
        for ticket in 1...4 { gate.enqueue(ticket, host: "a", at: 0) }
        #expect(started(&gate, at: 0) == [1, 2])
        gate.finished(host: "a", at: 0)
        #expect(started(&gate, at: 0) == [3])
    }

    @Test("keeps starts on one host apart, and delays no other host by it")
    func spacing() {
        var gate = HostGate<Int>(total: 10, perHost: 5, spacing: 1)
        gate.enqueue(1, host: "a", at: 0)
        gate.enqueue(2, host: "a", at: 0)
        gate.enqueue(3, host: "b", at: 0)
        #expect(started(&gate, at: 0) == [1, 3])
        #expect(gate.wait(at: 0) == 1)
        #expect(started(&gate, at: 0.99) == [])
        #expect(started(&gate, at: 1) == [2])
    }

    @Test("lets so many start in all")
    func total() {
        var gate = HostGate<Int>(total: 2, perHost: 9, spacing: 0)
        for ticket in 1...5 { gate.enqueue(ticket, host: "host\(ticket)", at: 0) }
        #expect(started(&gate, at: 0) == [1, 2])
        gate.finished(host: "host1", at: 0)
        #expect(started(&gate, at: 0) == [3])
    }

    @Test("starts nothing that was withdrawn, and everything else once")
    func withdrawn() {
        var gate = HostGate<Int>(total: 1, perHost: 1, spacing: 0)
        for ticket in 1...3 { gate.enqueue(ticket, host: "a", at: 0) }
        #expect(started(&gate, at: 0) == [1])
        let (waiting, startedAlready) = (gate.withdraw(2, host: "a"), gate.withdraw(1, host: "a"))
        #expect(waiting)
        #expect(!startedAlready)
        gate.finished(host: "a", at: 0)
        #expect(started(&gate, at: 0) == [3])
    }

    @Test("starts each of thousands exactly once, in the order of its host")
    func everyone() {
        var gate = HostGate<Int>(total: 50, perHost: 2, spacing: 0.5)
        for ticket in 0..<2000 { gate.enqueue(ticket, host: "host\(ticket % 40)", at: 0) }
        var order: [Int: [Int]] = [:]
        var now = 0.0
        var lastStart = 0.0
        while order.values.map(\.count).reduce(0, +) < 2000, now < 100 {
            while let (ticket, host) = gate.next(at: now) {
                order[ticket % 40, default: []].append(ticket)
                lastStart = now
                gate.finished(host: host, at: now)
            }
            now += gate.wait(at: now) ?? 1
        }
        #expect(order.values.allSatisfy { $0 == $0.sorted() && $0.count == 50 })
        #expect(lastStart == 24.5, "50 starts half a second apart")
    }
}
