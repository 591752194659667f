import Synchronization

/// How many questions may be out at a time. Where feeds bring much, the loop that takes them is slower than the network, and
/// what was read would wait in memory: then fewer are asked, as TCP does before a queue that fills (RFC 5681 §3.1).
struct AskingWindow {
    /// Bytes that may wait in memory, as they came, unpacked: above it fewer questions are asked, below half of it more.
    static let mostWaiting = 4 << 20
    /// So many are asked whatever waits: one feed may be as large as all that others bring.
    private static let least = 8
    private static let first = 32

    private(set) var size: Int
    private let most: Int
    /// Answers that must come before the window shrinks again: so many were asked before it shrank last.
    private var pause = 0

    init(most: Int) {
        self.most = most
        size = min(most, Self.first)
    }

    mutating func answerCame(waiting bytes: Int) {
        pause = max(0, pause - 1)
        if bytes > Self.mostWaiting, pause == 0 {
            size = min(size, max(Self.least, size * 3 / 4))
            pause = size
        } else if bytes < Self.mostWaiting / 2 {
            size = min(most, size + 1)
        }
    }
}

/// Bytes of the feeds that were read and are not in the state yet.
final class WaitingBytes: Sendable {
    private let total = Atomic(0)

    var bytes: Int { total.load(ordering: .relaxed) }

    func load(of size: Int) -> Load { Load(size, in: self) }

    fileprivate func add(_ size: Int) { total.add(size, ordering: .relaxed) }
}

/// One feed's part of what waits, until whoever holds it lets it go.
final class Load: Sendable {
    let size: Int
    private let waiting: WaitingBytes

    fileprivate init(_ size: Int, in waiting: WaitingBytes) {
        self.size = size
        self.waiting = waiting
        waiting.add(size)
    }

    deinit { waiting.add(-size) }
}
