package import Foundation

/// Whose turn it is in a daemon: kept in memory, so that the state is read at the start and not each second.
///
/// What is due is let go one by one, at a rate that is a little more than the schedule needs and never less than
/// `leastRate`: neither a start with many feeds, nor a network that is back, nor a night's sleep makes a burst (E9, E31).
package struct FeedQueue<Key: Hashable & Sendable>: Sendable {
    /// Starts a second.
    package static var leastRate: Double { 10 }

    private struct Entry: Sendable {
        var time: Date
        var key: Key
        /// Counts up each time a key is placed anew, so that what stood before is passed over.
        var number: Int
    }

    private var heap: [Entry] = []
    private var numbers: [Key: Int] = [:]
    private var count = 0
    private let gap: Double
    private var nextStart = -Double.infinity
    private var last: (now: Date, uptime: Double)?

    /// - Parameter pollsPerSecond: what the schedule asks for by itself.
    package init(pollsPerSecond: Double) {
        // A hundredth more than the rate asks for: or else rounding lets one more than it into a second.
        gap = 1.01 / max(Self.leastRate, 1.5 * pollsPerSecond)
    }

    package var isEmpty: Bool { numbers.isEmpty }

    /// How many keys wait for their time or for their turn.
    package var waiting: Int { numbers.count }

    /// Puts a key at its time; where it waits already, that place is void.
    package mutating func place(_ key: Key, at time: Date) {
        count += 1
        numbers[key] = count
        push(Entry(time: time, key: key, number: count))
    }

    package mutating func remove(_ key: Key) { numbers[key] = nil }

    /// The next key whose time has come and that may start now; it waits no more, until it is placed anew.
    ///
    /// - Parameters:
    ///   - now: of the wall clock, which may jump: then all that waits moves along (E30).
    ///   - uptime: seconds of a clock that only goes forward.
    package mutating func next(at now: Date, uptime: Double) -> Key? {
        noticeJump(now, uptime)
        dropVoid()
        guard let first = heap.first, first.time <= now, nextStart <= uptime else { return nil }
        pop()
        numbers[first.key] = nil
        nextStart = uptime + gap
        return first.key
    }

    /// Seconds until `next` may have something; nil where nothing waits.
    package mutating func wait(at now: Date, uptime: Double) -> Double? {
        dropVoid()
        return heap.first.map { max(0, $0.time.timeIntervalSince(now), nextStart - uptime) }
    }

    /// How late the one that should have been first is, in seconds.
    package mutating func lag(at now: Date) -> Double {
        dropVoid()
        return heap.first.map { max(0, now.timeIntervalSince($0.time)) } ?? 0
    }

    /// A wall clock that is this much off in one stretch was set, not adjusted.
    private static var jump: Double { 60 }

    private mutating func noticeJump(_ now: Date, _ uptime: Double) {
        defer { last = (now, uptime) }
        guard let last else { return }
        let shift = now.timeIntervalSince(last.now) - (uptime - last.uptime)
        guard abs(shift) > Self.jump else { return }
        for index in heap.indices { heap[index].time.addTimeInterval(shift) }
    }

    // MARK: The heap

    private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
        left.time == right.time ? left.number < right.number : left.time < right.time
    }

    private mutating func dropVoid() {
        while let first = heap.first, numbers[first.key] != first.number { pop() }
    }

    private mutating func push(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.precedes(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func pop() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if Self.precedes(heap[child], heap[least]) { least = child }
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
