import Foundation
import Glibc
import Synchronization

/// A TCP server on a loopback address whose side of each conversation a test writes itself: for what is no HTTP, such
/// as a SOCKS proxy. It runs until `stop` or until nobody holds it.
package final class RawServer: Sendable {
    package let port: Int
    private let count = Atomic<Int>(0)
    private let bell: StopBell
    private let threads = DispatchGroup()

    /// - Parameter talk: called for each connection, on a thread of its own; when it returns, the connection ends in
    ///   good order.
    package init(on address: String = "127.0.0.1", talk: @escaping @Sendable (Conversation) -> Void) throws {
        let listener = try Socket.listening(on: address, port: 0)
        port = Int(listener.name.port)
        bell = try StopBell()
        let (bell, threads) = (bell, threads)
        Self.thread(in: threads) { [weak self] in
            while bell.wait(for: [(listener, POLLIN)], within: nil).wakening == .ready {
                guard let socket = listener.accept() else { continue }
                self?.count.add(1, ordering: .relaxed)
                Self.thread(in: threads) {
                    talk(Conversation(socket: socket, bell: bell))
                    socket.finish()
                }
            }
        }
    }

    deinit { stop() }

    /// How many connections were accepted so far.
    package var connections: Int { count.load(ordering: .relaxed) }

    package func stop() {
        bell.ring()
        threads.wait()
    }

    private static func thread(in group: DispatchGroup, _ work: @escaping @Sendable () -> Void) {
        group.enter()
        Thread.detachNewThread {
            work()
            group.leave()
        }
    }

    /// One client's connection.
    package final class Conversation {
        private let socket: Socket
        private let bell: StopBell
        private var unread: [UInt8] = []

        init(socket: Socket, bell: StopBell) {
            self.socket = socket
            self.bell = bell
        }

        /// That many bytes; fewer where the client has left or the server stops.
        package func read(_ count: Int) -> [UInt8] {
            while unread.count < count, readMore() {}
            defer { unread.removeFirst(min(count, unread.count)) }
            return Array(unread.prefix(count))
        }

        /// All up to and with these bytes; what there is where the client has left or the server stops.
        package func read(through end: [UInt8]) -> [UInt8] {
            while unread.firstRange(of: end) == nil, readMore() {}
            return read(unread.firstRange(of: end)?.upperBound ?? unread.count)
        }

        package func write(_ bytes: [UInt8]) {
            try? ReplySender(socket: socket, bell: bell).sendAll(bytes[...])
        }

        private func readMore() -> Bool {
            guard bell.wait(for: [(socket, POLLIN)], within: nil).wakening == .ready,
                let bytes = try? socket.receive(atMost: 16 * 1024), !bytes.isEmpty
            else { return false }
            unread += bytes
            return true
        }
    }
}
