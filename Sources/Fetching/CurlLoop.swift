internal import CCurl
package import CasewireModel
import Foundation
import Synchronization

/// libcurl, on the one thread that may touch it: a `curl_multi_poll` loop that starts and ends with this object.
package final class CurlLoop: Sendable {
    private let inbox: Inbox

    /// - Parameters:
    ///   - transfers: at once, in all.
    ///   - perHost: at once on one host, a host being a name with its port.
    ///   - spacing: between two starts on one host.
    package init(
        transfers: Int, perHost: Int, spacing: Duration, times: TimeLimits = TimeLimits()
    ) throws(FetchError) {
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let multi = unsafe curl_multi_init() else {
            throw .noResources("libcurl can't be set up")
        }
        inbox = unsafe Inbox(multi: multi)
        let inbox = inbox
        let thread = Thread {
            CurlWorker(inbox: inbox, transfers: transfers, perHost: perHost, spacing: spacing, times: times).run()
        }
        thread.name = "casewire-curl"
        thread.start()
    }

    deinit { inbox.send(.stop) }

    /// Asks, follows what redirects may be followed, and answers once, with the whole body. Cancelling the task ends the
    /// transfer.
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
    package func fetch<Body: BodySink>(
        _ request: FetchRequest, into makeBody: @escaping @Sendable (_ url: String, _ contentType: String?) -> Body
    ) async throws(FetchError) -> FetchOutcome<Body> {
        switch try await answer(to: request, into: makeBody) {
        case .notModified(let response): return .notModified(response)
        case .fetched(let sink, let response):
            guard let body = sink as? Body else { preconditionFailure("a transfer's sink is what its request made") }
            return .fetched(body, response)
        }
    }

    private func answer(to request: FetchRequest, into makeBody: @escaping CurlOrder.MakeBody) async throws(FetchError)
        -> FetchOutcome<any BodySink>
    {
        let id = TransferID()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                inbox.send(.start(CurlOrder(id: id, request: request, makeBody: makeBody, continuation: continuation)))
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
    let continuation: CheckedContinuation<Result<FetchOutcome<any BodySink>, FetchError>, Never>

    typealias MakeBody = @Sendable (_ url: String, _ contentType: String?) -> any BodySink
}

/// What crosses from the tasks to the thread, and the bell that wakes it: `curl_multi_wakeup`, the one call of libcurl
/// that is open to other threads.
@safe final class Inbox: @unchecked Sendable {
    enum Message: Sendable { case start(CurlOrder), cancel(TransferID), stop }

    /// Owned by the worker from its start to its end, which only `.stop` brings about: whoever can still send has not
    /// sent it.
    let multi: UnsafeMutableRawPointer
    private let messages = Mutex<[Message]>([])

    init(multi: UnsafeMutableRawPointer) { unsafe self.multi = unsafe multi }

    func send(_ message: Message) {
        messages.withLock { $0.append(message) }
        unsafe curl_multi_wakeup(multi)
    }

    func take() -> [Message] {
        messages.withLock { waiting in
            defer { waiting.removeAll(keepingCapacity: true) }
            return waiting
        }
    }
}

/// The loop itself: made, used and ended on its own thread.
@safe final class CurlWorker {
    private let inbox: Inbox
    private let multi: UnsafeMutableRawPointer
    private let times: TimeLimits
    private var gate: HostGate<TransferID>
    private var transfers: [TransferID: CurlTransfer] = [:]
    private var cancelledEarly: Set<TransferID> = []
    /// Those that libcurl has, by their easy handles' addresses.
    private var running: [Int: CurlTransfer] = [:]
    private let start = ContinuousClock.now
    private var isStopping = false

    init(inbox: Inbox, transfers: Int, perHost: Int, spacing: Duration, times: TimeLimits) {
        self.inbox = inbox
        self.times = times
        unsafe multi = inbox.multi
        gate = HostGate(total: transfers, perHost: perHost, spacing: spacing / .seconds(1))
        unsafe casewire_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, max(8, transfers))
        unsafe casewire_multi_setopt_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, perHost)
    }

    func run() {
        while !isStopping {
            inbox.take().forEach(obey)
            startWaiting()
            perform()
            collect()
            sleepUntilSomethingHappens()
        }
        for transfer in transfers.values { transfer.resume(.failure(.cancelled)) }
        for transfer in running.values { unsafe curl_multi_remove_handle(multi, transfer.easy) }
        running.removeAll()
        transfers.removeAll()
        unsafe curl_multi_cleanup(multi)
    }

    private func obey(_ message: Inbox.Message) {
        switch message {
        case .stop: isStopping = true
        case .start(let order):
            if cancelledEarly.remove(order.id) != nil {
                order.continuation.resume(returning: .failure(.cancelled))
                return
            }
            guard let transfer = CurlTransfer(order, times: times) else {
                order.continuation.resume(returning: .failure(.noResources("no more transfers")))
                return
            }
            transfers[order.id] = transfer
            queue(transfer)
        case .cancel(let id):
            guard let transfer = transfers[id] else {
                // Not there yet, or done already. The latter stay in the set, which only a program that stops fills.
                cancelledEarly.insert(id)
                return
            }
            if !gate.withdraw(id, host: transfer.host) { stop(transfer) }
            finish(transfer, .failure(.cancelled))
        }
    }

    /// Puts a transfer's next hop into the queue of its host.
    private func queue(_ transfer: CurlTransfer) {
        if let refusal = transfer.refusal {
            finish(transfer, .failure(refusal))
            return
        }
        gate.enqueue(transfer.order.id, host: transfer.host, at: now)
    }

    private func startWaiting() {
        while let (id, host) = gate.next(at: now) {
            guard let transfer = transfers[id] else {
                gate.finished(host: host, at: now)
                continue
            }
            transfer.prepare()
            guard unsafe curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
                gate.finished(host: host, at: now)
                finish(transfer, .failure(.noResources("libcurl takes no more transfers")))
                continue
            }
            running[transfer.address] = transfer
        }
    }

    private func perform() {
        var stillRunning: CInt = 0
        let code = unsafe curl_multi_perform(multi, &stillRunning)
        guard code != CURLM_OK else { return }
        // libcurl can't go on with what it holds (CURLM_OUT_OF_MEMORY, CURLM_INTERNAL_ERROR): each is told, none hangs.
        for transfer in Array(running.values) {
            stop(transfer)
            finish(transfer, .failure(.noResources(unsafe String(cString: curl_multi_strerror(code)))))
        }
    }

    private func collect() {
        var left: CInt = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let easy = unsafe message.pointee.easy_handle,
                let transfer = running[Int(bitPattern: easy)]
            else { continue }
            let code = unsafe casewire_message_result(message)
            stop(transfer)
            switch transfer.next(after: code) {
            case .hop: queue(transfer)
            case .done(let result): finish(transfer, result)
            }
        }
    }

    /// Takes a running transfer away from libcurl and frees its place on its host.
    private func stop(_ transfer: CurlTransfer) {
        guard running.removeValue(forKey: transfer.address) != nil else { return }
        unsafe curl_multi_remove_handle(multi, transfer.easy)
        gate.finished(host: transfer.host, at: now)
    }

    private func finish(_ transfer: CurlTransfer, _ result: Result<FetchOutcome<any BodySink>, FetchError>) {
        transfers[transfer.order.id] = nil
        transfer.resume(result)
    }

    private func sleepUntilSomethingHappens() {
        guard !isStopping else { return }
        let longest = 1000.0
        let milliseconds = min(longest, ((gate.wait(at: now) ?? 1) * 1000).rounded(.up))
        unsafe curl_multi_poll(multi, nil, 0, CInt(milliseconds), nil)
    }

    /// Seconds since the loop began.
    private var now: Double { (ContinuousClock.now - start) / .seconds(1) }
}
