/// Who may start when: at most `total` at once, `perHost` of them on one host, and `spacing` between two starts there
/// (FETCHING.md E20). Tickets of a host start in the order in which they came; a host that must wait delays no other.
///
/// Times are seconds of any clock that only goes forward.
struct HostGate<Ticket: Hashable> {
    private struct Host {
        var waiting: [Ticket] = []
        var first = 0
        var active = 0
        var nextStart = -Double.infinity
        /// Is the host in `ready` or in `later`? It is in one of them at most.
        var isListed = false

        var hasWaiting: Bool { first < waiting.count }
    }

    private let total: Int
    private let perHost: Int
    private let spacing: Double
    private var hosts: [String: Host] = [:]
    private var ready: [String] = []
    private var firstReady = 0
    /// Sorted by time, the latest first, so that the next is the last.
    private var later: [(time: Double, host: String)] = []
    private(set) var active = 0

    init(total: Int, perHost: Int, spacing: Double) {
        self.total = max(1, total)
        self.perHost = max(1, perHost)
        self.spacing = max(0, spacing)
    }

    mutating func enqueue(_ ticket: Ticket, host: String, at now: Double) {
        hosts[host, default: Host()].waiting.append(ticket)
        list(host, at: now)
    }

    /// Takes a ticket that is still waiting out of the queue. False where it is not waiting.
    mutating func withdraw(_ ticket: Ticket, host: String) -> Bool {
        guard var entry = hosts[host], let index = entry.waiting[entry.first...].firstIndex(of: ticket) else {
            return false
        }
        entry.waiting.remove(at: index)
        hosts[host] = entry
        return true
    }

    /// The next ticket that may start now; it counts as active until `finished`.
    mutating func next(at now: Double) -> (ticket: Ticket, host: String)? {
        while let due = later.last, due.time <= now {
            later.removeLast()
            ready.append(due.host)
        }
        while active < total, firstReady < ready.count {
            let host = ready[firstReady]
            firstReady += 1
            if firstReady > 64, firstReady * 2 > ready.count {
                ready.removeFirst(firstReady)
                firstReady = 0
            }
            guard var entry = hosts[host] else { continue }
            entry.isListed = false
            guard entry.hasWaiting, entry.active < perHost else {
                hosts[host] = entry
                continue
            }
            let ticket = entry.waiting[entry.first]
            entry.first += 1
            if entry.first == entry.waiting.count {
                entry.waiting.removeAll(keepingCapacity: true)
                entry.first = 0
            }
            entry.active += 1
            entry.nextStart = now + spacing
            active += 1
            hosts[host] = entry
            list(host, at: now)
            return (ticket, host)
        }
        return nil
    }

    mutating func finished(host: String, at now: Double) {
        guard hosts[host] != nil else { return }
        hosts[host]?.active -= 1
        active -= 1
        list(host, at: now)
    }

    /// Seconds until `next` may have something, where only time is in its way; nil where it waits for no time.
    func wait(at now: Double) -> Double? {
        if active < total, firstReady < ready.count { return 0 }
        return later.last.map { max(0, $0.time - now) }
    }

    private mutating func list(_ host: String, at now: Double) {
        guard let entry = hosts[host], !entry.isListed, entry.hasWaiting, entry.active < perHost else { return }
        hosts[host]?.isListed = true
        guard entry.nextStart > now else {
            ready.append(host)
            return
        }
        let position = later.partitioningIndex { $0.time < entry.nextStart }
        later.insert((entry.nextStart, host), at: position)
    }
}

extension Array {
    /// The first index of a sorted array whose element satisfies `belongsAfter`, by bisection.
    fileprivate func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
