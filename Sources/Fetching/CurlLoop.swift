internal import CCurl
package import CasewireModel
import Foundation
import Synchronization

/// libcurl, on the one thread that may touch it: one multi handle over one epoll set, which start and end with this
/// object.
package final class CurlLoop: Sendable {
    private let inbox: Inbox

    /// - Parameters:
    ///   - transfers: at once, in all.
    ///   - perHost: at once on one host, a host being a name with its port.
    ///   - spacing: between two starts on one host.
    package convenience init(
        transfers: Int, perHost: Int, spacing: Duration, times: TimeLimits = TimeLimits()
    ) throws(FetchError) {
        try self.init(
            Manners(transfers: transfers, perHost: perHost, spacing: spacing, times: times, network: Network()))
    }

    /// All that a loop is told at its start.
    struct Manners: Sendable {
        var transfers: Int
        var perHost: Int
        var spacing: Duration
        var times: TimeLimits
        var network: Network
    }

    init(_ manners: Manners) throws(FetchError) {
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let bell = Bell() else {
            throw .noResources("libcurl can't be set up")
        }
        inbox = Inbox(bell: bell)
        guard let worker = CurlWorker(inbox, manners) else { throw .noResources("libcurl can't be set up") }
        let thread = Thread { worker.run() }
        thread.name = "casewire-curl"
        thread.start()
    }

    deinit { inbox.send(.stop) }

    /// Questions that were asked and not answered yet, waiting ones included.
    package var unanswered: Int { inbox.unanswered.load(ordering: .acquiring) }

    /// Asks, follows what redirects may be followed, and answers once, with the whole body. Cancelling the task ends
    /// the transfer.
    package func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchOutcome<Document> {
        switch try await fetch(request, into: WholeBody.init) {
        case .notModified(let response): .notModified(response)
        case .fetched(let body, let response): .fetched(body.document(fetched: Date()), response)
        }
    }

    /// The same, with a body that is taken while it arrives.
    ///
    /// - Parameter makeBody: called once for a body that is the answer (200, 226; none of a redirect or an error), with
    ///   the address that it comes from and its `Content-Type`.
    /// - Parameter mayStart: asked on the loop's thread just before each hop starts, which may be long after the request
    ///   was handed in: where it says no, nothing is sent and the request ends as a cancelled one.
    package func fetch<Body: BodySink>(
        _ request: FetchRequest, into makeBody: @escaping @Sendable (_ url: String, _ contentType: String?) -> Body,
        mayStart: (@Sendable () -> Bool)? = nil
    ) async throws(FetchError) -> FetchOutcome<Body> {
        switch try await answer(to: request, into: makeBody, mayStart: mayStart) {
        case .notModified(let response): return .notModified(response)
        case .fetched(let sink, let response):
            guard let body = sink as? Body else { preconditionFailure("a transfer's sink is what its request made") }
            return .fetched(body, response)
        }
    }

    private func answer(
        to request: FetchRequest, into makeBody: @escaping CurlOrder.MakeBody, mayStart: (@Sendable () -> Bool)?
    ) async throws(FetchError) -> FetchOutcome<any BodySink> {
        let id = TransferID()
        defer { inbox.unanswered.subtract(1, ordering: .relaxed) }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                inbox.send(
                    .start(
                        CurlOrder(
                            id: id, request: request, makeBody: makeBody, mayStart: mayStart,
                            continuation: continuation)))
                inbox.unanswered.add(1, ordering: .releasing)
            }
        } onCancel: {
            inbox.send(.cancel(id))  // may overtake its .start; the worker remembers
        }
        return try result.get()
    }
}

/// A request's name within one loop.
struct TransferID: Hashable, Sendable {
    private static let counter = Atomic<Int>(0)
    private let number = TransferID.counter.add(1, ordering: .relaxed).newValue
}

struct CurlOrder: Sendable {
    let id: TransferID
    let request: FetchRequest
    let makeBody: MakeBody
    let mayStart: (@Sendable () -> Bool)?
    let continuation: CheckedContinuation<Result<FetchOutcome<any BodySink>, FetchError>, Never>

    typealias MakeBody = @Sendable (_ url: String, _ contentType: String?) -> any BodySink
}

/// What crosses from the tasks to the thread, and the bell that wakes it.
final class Inbox: Sendable {
    enum Message: Sendable { case start(CurlOrder), cancel(TransferID), stop }

    let bell: Bell
    let unanswered = Atomic<Int>(0)
    private let messages = Mutex<[Message]>([])

    init(bell: Bell) { self.bell = bell }

    func send(_ message: Message) {
        let isFirst = messages.withLock { waiting in
            waiting.append(message)
            return waiting.count == 1
        }
        // Where others wait already, the bell has rung for them, and the worker has not come yet.
        if isFirst { bell.ring() }
    }

    func take() -> [Message] {
        messages.withLock { waiting in
            defer { waiting.removeAll(keepingCapacity: true) }
            return waiting
        }
    }
}

/// The loop itself. Made by whoever starts its thread, and from then on that thread's alone: so it is handed over once,
/// which the compiler can't see.
@safe final class CurlWorker: @unchecked Sendable {
    private let inbox: Inbox
    private let multi: UnsafeMutableRawPointer
    private let watch: SocketWatch
    private let manners: CurlLoop.Manners
    private let gate: HostGate<CurlTransfer>
    /// By the orders that they carry out.
    private var transfers: [TransferID: CurlTransfer] = [:]
    /// Those whose answer has not begun, by what was asked: whoever asks the same joins them (FETCHING.md E29).
    private var byURL: [String: CurlTransfer] = [:]
    private var cancelledEarly: Set<TransferID> = []
    /// Those that libcurl has.
    private var running: [ObjectIdentifier: CurlTransfer] = [:]
    /// Handles that ask directly and are at nothing.
    private var resting: [EasyHandle] = []
    private let clock: @Sendable () -> Double
    /// Seconds since the loop began, looked at once a round.
    private var now = 0.0
    private var isStopping = false

    /// nil where the system refuses what it takes.
    init?(_ inbox: Inbox, _ manners: CurlLoop.Manners) {
        let start = ContinuousClock.now
        let clock = { @Sendable in (ContinuousClock.now - start) / .seconds(1) }
        guard let watch = SocketWatch(bell: inbox.bell, clock: clock), let multi = unsafe curl_multi_init() else {
            return nil
        }
        self.inbox = inbox
        self.watch = watch
        self.clock = clock
        unsafe self.multi = unsafe multi
        self.manners = manners
        gate = HostGate(total: manners.transfers, perHost: manners.perHost, spacing: manners.spacing / .seconds(1))
        unsafe watch.serve(multi)
        // How many connections a host sees is the gate's business: libcurl's own limit would count all that goes
        // through one proxy as one host.
        unsafe casewire_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, Limits.connections(for: manners.transfers))
    }

    deinit { unsafe curl_multi_cleanup(multi) }

    func run() {
        while true {
            now = clock()
            // What was sent before an answer came is known before the answer is looked at.
            for message in inbox.take() { obey(message) }
            guard !isStopping else { break }
            watch.takeReady { socket, ready in act(on: socket, ready: ready) }
            if watch.isTimerOver(at: now) { act(on: CURL_SOCKET_TIMEOUT, ready: 0) }
            collect()
            startWaiting()
            sleepUntilSomethingHappens()
        }
        for transfer in Array(running.values) { stop(transfer) }
        for transfer in transfers.values { transfer.finish(.failed(.cancelled)) }
        transfers.removeAll()
        byURL.removeAll()
    }

    private func obey(_ message: Inbox.Message) {
        switch message {
        case .stop: isStopping = true
        case .start(let order): start(order)
        case .cancel(let id): cancel(id)
        }
    }

    private func start(_ order: CurlOrder) {
        if cancelledEarly.remove(order.id) != nil {
            order.continuation.resume(returning: .failure(.cancelled))
            return
        }
        if let same = byURL[order.request.url], same.join(order) {
            transfers[order.id] = same
            return
        }
        let transfer = CurlTransfer(order, times: manners.times)
        transfers[order.id] = transfer
        byURL[order.request.url] = transfer
        queue(transfer)
    }

    private func cancel(_ id: TransferID) {
        guard let transfer = transfers.removeValue(forKey: id) else {
            // Not there yet, or done already. The latter stay in the set, which only a program that stops fills.
            cancelledEarly.insert(id)
            return
        }
        guard transfer.leave(id) else { return }
        if let place = transfer.place, !gate.withdraw(transfer, host: place) { stop(transfer) }
        forget(transfer)
    }

    /// Puts a transfer's next hop into the queue of its host.
    private func queue(_ transfer: CurlTransfer) {
        if let refusal = transfer.refusal {
            finish(transfer, .failed(refusal))
            return
        }
        transfer.place = gate.enqueue(transfer, host: transfer.host, at: now)
    }

    private func startWaiting() {
        while let transfer = gate.next(at: now) {
            guard transfer.orders.contains(where: { $0.mayStart?() ?? true }) else {
                skip(transfer)
                finish(transfer, .failed(.cancelled))
                continue
            }
            guard let handle = freeHandle(for: transfer.request.proxy) else {
                free(transfer)
                finish(transfer, .failed(.noResources("no more transfers")))
                continue
            }
            transfer.prepare(handle)
            running[ObjectIdentifier(transfer)] = transfer
            if unsafe curl_multi_add_handle(multi, handle.raw) != CURLM_OK {
                stop(transfer)
                finish(transfer, .failed(.noResources("libcurl takes no more transfers")))
            }
        }
    }

    private func freeHandle(for proxy: String?) -> EasyHandle? {
        if proxy == nil, let handle = resting.popLast() { return handle }
        return EasyHandle(proxy: proxy, times: manners.times, network: manners.network)
    }

    private func act(on socket: CInt, ready: CInt) {
        var stillRunning: CInt = 0
        let code = unsafe curl_multi_socket_action(multi, socket, ready, &stillRunning)
        guard code != CURLM_OK else { return }
        // libcurl can't go on with what it holds (CURLM_OUT_OF_MEMORY, CURLM_INTERNAL_ERROR): each is told, none hangs.
        for transfer in Array(running.values) {
            stop(transfer)
            finish(transfer, .failed(.noResources(unsafe String(cString: curl_multi_strerror(code)))))
        }
    }

    private func collect() {
        var left: CInt = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let easy = unsafe message.pointee.easy_handle,
                let handle = unsafe EasyHandle.of(easy), let transfer = handle.transfer
            else { continue }
            let code = unsafe casewire_message_result(message)
            let outcome = transfer.outcome(after: code, of: handle)
            stop(transfer)
            if let outcome { finish(transfer, outcome) } else { queue(transfer) }
        }
    }

    /// Takes a running transfer away from libcurl and frees its place on its host.
    private func stop(_ transfer: CurlTransfer) {
        guard running.removeValue(forKey: ObjectIdentifier(transfer)) != nil, let handle = transfer.handle else {
            return
        }
        unsafe curl_multi_remove_handle(multi, handle.raw)
        handle.rest()
        transfer.handle = nil
        if handle.proxy == nil { resting.append(handle) }
        free(transfer)
    }

    private func free(_ transfer: CurlTransfer) {
        guard let place = transfer.place else { return }
        transfer.place = nil
        gate.finished(host: place, at: now)
    }

    private func skip(_ transfer: CurlTransfer) {
        guard let place = transfer.place else { return }
        transfer.place = nil
        gate.skipped(host: place, at: now)
    }

    private func finish(_ transfer: CurlTransfer, _ outcome: CurlTransfer.Outcome) {
        for order in transfer.orders { transfers[order.id] = nil }
        forget(transfer)
        transfer.finish(outcome)
    }

    private func forget(_ transfer: CurlTransfer) {
        if byURL[transfer.request.url] === transfer { byURL[transfer.request.url] = nil }
    }

    private func sleepUntilSomethingHappens() {
        let longest = 60.0
        let next = min(gate.wait(at: now) ?? longest, watch.deadline.map { $0 - clock() } ?? longest)
        watch.wait(seconds: min(next, longest))
    }
}
