import Dispatch
import Foundation
import Synchronization

/// An HTTP/1.1 server on loopback addresses of this machine, for tests: it runs from `init` until `stop` or until
/// nobody holds it, each with a port of its own, so that tests run in parallel.
///
///     let server = try LoopbackServer { request in
///         request.path == "/feed" ? .text(feed, type: "application/rss+xml").conditional(on: request) : .status(404)
///     }
///     … fetch("\(server.url)/feed") …
///     #expect(server.requests.map(\.path) == ["/feed"])
package final class LoopbackServer: Sendable {
    package typealias Handler = @Sendable (Request) -> Reply
    /// For replies that name the server's own address: it gets the port, which is not known before.
    package typealias PortHandler = @Sendable (Request, _ port: Int) -> Reply

    package let addresses: [String]
    package let port: Int
    private let state = ServerState()
    private let bell: StopBell
    private let threads = DispatchGroup()

    /// - Parameters:
    ///   - addresses: all of them get the same port.
    ///   - port: 0 chooses one that is free on all of them.
    package convenience init(
        on addresses: [String] = ["127.0.0.1"], port: Int = 0, handler: @escaping Handler
    ) throws {
        try self.init(on: addresses, port: port) { request, _ in handler(request) }
    }

    package init(on addresses: [String] = ["127.0.0.1"], port: Int = 0, handler: @escaping PortHandler) throws {
        let listeners = try Self.listeners(on: addresses, port: UInt16(port))
        self.addresses = addresses
        let port = Int(listeners[0].name.port)
        self.port = port
        bell = try StopBell()
        let (state, bell, threads) = (state, bell, threads)
        Self.thread(in: threads) {
            while case (.ready, let ready) = bell.wait(for: listeners.map { ($0, POLLIN) }, within: nil) {
                for socket in ready.compactMap({ $0.accept() }) {
                    let number = state.countConnection()
                    Self.thread(in: threads) {
                        HTTPConnection(socket, number: number, bell: bell).serve { request in
                            state.remember(request)
                            return handler(request, port)
                        }
                    }
                }
            }
        }
    }

    deinit { stop() }

    /// Answers by path: of several replies each request gets the next one, and the last is given again and again.
    /// Any other path is not found.
    package convenience init(on addresses: [String] = ["127.0.0.1"], answers: [String: [Reply]]) throws {
        let told = Mutex<[String: Int]>([:])
        try self.init(on: addresses) { request in
            guard let replies = answers[request.path], !replies.isEmpty else { return .status(404) }
            let turn = told.withLock { told in
                told[request.path, default: -1] += 1
                return told[request.path, default: 0]
            }
            return replies[min(turn, replies.count - 1)]
        }
    }

    /// `http://127.0.0.1:41234`, of the first address.
    package var url: String { url(of: addresses[0]) }

    package func url(of address: String) -> String {
        address.contains(":") ? "http://[\(address)]:\(port)" : "http://\(address):\(port)"
    }

    /// All that was asked so far, in the order in which it was read.
    package var requests: [Request] { state.requests }

    package func requests(to path: String) -> [Request] { requests.filter { $0.path == path } }

    /// How many connections were accepted so far, whether or not anything was asked on them.
    package var connections: Int { state.connections }

    /// Waits until so many requests have been read; fewer come back only where the server was stopped.
    package func requests(atLeast count: Int) async -> [Request] { await state.requests(atLeast: count) }

    /// Ends every connection, whatever it is at, and returns when all is quiet and the port is free.
    package func stop() {
        bell.ring()
        threads.wait()
        state.end()
    }

    private static func thread(in group: DispatchGroup, _ work: @escaping @Sendable () -> Void) {
        group.enter()
        Thread.detachNewThread {
            work()
            group.leave()
        }
    }

    private static func listeners(on addresses: [String], port: UInt16) throws -> [Socket] {
        var attempts = 0
        while true {
            let first = try Socket.listening(on: addresses[0], port: port)
            do {
                return try [first] + addresses.dropFirst().map { try Socket.listening(on: $0, port: first.name.port) }
            } catch let error as SocketError where error.number == EADDRINUSE && port == 0 && attempts < 100 {
                attempts += 1  // the chosen port is taken on another address
            }
        }
    }
}

/// What the threads of one server share.
private final class ServerState: Sendable {
    private struct Content {
        var requests: [Request] = []
        var connections = 0
        var ended = false
        var waiting: [(count: Int, resume: CheckedContinuation<[Request], Never>)] = []

        /// Those whose wait is over are taken out, to be resumed outside the lock.
        mutating func satisfied() -> [CheckedContinuation<[Request], Never>] {
            let done = waiting.filter { ended || $0.count <= requests.count }
            waiting.removeAll { ended || $0.count <= requests.count }
            return done.map(\.resume)
        }
    }

    private let content = Mutex(Content())

    var requests: [Request] { content.withLock { $0.requests } }

    var connections: Int { content.withLock { $0.connections } }

    func countConnection() -> Int {
        content.withLock { content in
            content.connections += 1
            return content.connections
        }
    }

    func remember(_ request: Request) { change { $0.requests.append(request) } }

    func end() { change { $0.ended = true } }

    func requests(atLeast count: Int) async -> [Request] {
        await withCheckedContinuation { continuation in
            change { $0.waiting.append((count, continuation)) }
        }
    }

    private func change(_ change: (inout sending Content) -> Void) {
        let (resumed, requests) = content.withLock { content in
            change(&content)
            return (content.satisfied(), content.requests)
        }
        for continuation in resumed { continuation.resume(returning: requests) }
    }
}
