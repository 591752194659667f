/// Who may start when: at most `total` at once, `perHost` of them on one host, and `spacing` between two starts there
/// (FETCHING.md E20). Tickets of a host start in the order in which they came; a host that must wait delays no other,
/// and one where nothing runs goes before one where something does: its connection is free, and it is asked gently.
///
/// Times are seconds of any clock that only goes forward.
final class HostGate<Ticket: Equatable> {
    /// What is known of one host, for as long as anything there runs, waits or must be kept apart.
    final class Host {
        fileprivate let name: String
        fileprivate var waiting: [Ticket] = []
        fileprivate var first = 0
        fileprivate var active = 0
        fileprivate var nextStart = -Double.infinity
        /// Where the host will be looked at next. It may stand in other queues too, which then pass over it.
        fileprivate var listed = Listed.nowhere

        fileprivate init(name: String) { self.name = name }

        fileprivate var hasWaiting: Bool { first < waiting.count }

        fileprivate func takeFirst() -> Ticket {
            defer {
                first += 1
                if first == waiting.count {
                    waiting.removeAll(keepingCapacity: true)
                    first = 0
                }
            }
            return waiting[first]
        }
    }

    fileprivate enum Listed { case nowhere, later, idle, busy }

    private let total: Int
    private let perHost: Int
    private let spacing: Double
    private var hosts: [String: Host] = [:]
    /// May start: where nothing runs, and where something does.
    private var idle = Queue<Host>()
    private var busy = Queue<Host>()
    /// Sorted by time, the latest first, so that the next is the last.
    private var later: [(time: Double, host: Host)] = []
    private(set) var active = 0

    init(total: Int, perHost: Int, spacing: Double) {
        self.total = max(1, total)
        self.perHost = max(1, perHost)
        self.spacing = max(0, spacing)
    }

    /// Hosts that are remembered.
    var hostCount: Int { hosts.count }

    func enqueue(_ ticket: Ticket, host name: String, at now: Double) -> Host {
        let host = host(named: name)
        host.waiting.append(ticket)
        list(host, at: now)
        return host
    }

    private func host(named name: String) -> Host {
        if let host = hosts[name] { return host }
        let host = Host(name: name)
        hosts[name] = host
        return host
    }

    /// Takes a ticket that is still waiting out of the queue. False where it is not waiting.
    func withdraw(_ ticket: Ticket, host: Host) -> Bool {
        guard let index = host.waiting[host.first...].firstIndex(of: ticket) else { return false }
        host.waiting.remove(at: index)
        return true
    }

    /// The next ticket that may start now; it counts as active until `finished`.
    func next(at now: Double) -> Ticket? {
        while let due = later.last, due.time <= now {
            later.removeLast()
            due.host.listed = .nowhere
            list(due.host, at: now)
        }
        while active < total {
            guard
                let host = idle.takeFirst(where: { $0.listed == .idle })
                    ?? busy.takeFirst(where: { $0.listed == .busy })
            else { return nil }
            host.listed = .nowhere
            guard host.hasWaiting, host.active < perHost else {
                list(host, at: now)
                continue
            }
            let ticket = host.takeFirst()
            host.active += 1
            host.nextStart = now + spacing
            active += 1
            list(host, at: now)
            return ticket
        }
        return nil
    }

    func finished(host: Host, at now: Double) {
        host.active -= 1
        active -= 1
        list(host, at: now)
    }

    /// A ticket that `next` gave did not start after all: nobody has to keep a distance from it.
    func skipped(host: Host, at now: Double) {
        host.nextStart = now
        if host.listed == .later {
            later.removeAll { $0.host === host }
            host.listed = .nowhere
        }
        finished(host: host, at: now)
    }

    /// Seconds until `next` may have something, where only time is in its way; nil where it waits for no time.
    func wait(at now: Double) -> Double? {
        if active < total, !idle.isEmpty || !busy.isEmpty { return 0 }
        return later.last.map { max(0, $0.time - now) }
    }

    /// Puts a host where it will be looked at next: among those that may start, among those whose time comes, or
    /// nowhere, since it is full. One with nothing to start is forgotten once its spacing is over.
    private func list(_ host: Host, at now: Double) {
        guard host.active < perHost, host.listed != .later, host.listed != .idle else { return }
        if host.nextStart > now {
            host.listed = .later
            let position = later.partitioningIndex { $0.time < host.nextStart }
            later.insert((host.nextStart, host), at: position)
        } else if !host.hasWaiting {
            if host.active == 0 { hosts[host.name] = nil }
        } else if host.active == 0 {
            host.listed = .idle
            idle.append(host)
        } else if host.listed == .nowhere {
            host.listed = .busy
            busy.append(host)
        }
    }
}

/// First in, first out.
private struct Queue<Element> {
    private var elements: [Element] = []
    private var first = 0

    var isEmpty: Bool { first == elements.count }

    mutating func append(_ element: Element) { elements.append(element) }

    /// The first that counts; those before it, which don't, are gone too.
    mutating func takeFirst(where counts: (Element) -> Bool) -> Element? {
        while first < elements.count {
            let element = elements[first]
            first += 1
            if first > 64, first * 2 > elements.count {
                elements.removeFirst(first)
                first = 0
            }
            if counts(element) { return element }
        }
        return nil
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
