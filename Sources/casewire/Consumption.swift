import CasewireModel
import Dispatch
import Foundation
import Storage
import Synchronization
import TextTools

/// One consumer of one queue: takes messages, hands them to a command, and puts each where it belongs then.
final class Consumption {
    struct Policy {
        let batch: Int
        let tries: Int
        let firstPause: Duration
        let isOnce: Bool
    }

    private let queue: SpoolQueue
    private let taker: SpoolTaker
    private let command: ChildCommand
    private let policy: Policy
    private let stop = StopCount()
    private var nextCare = Date.distantPast

    init(queue: SpoolQueue, command: ChildCommand, policy: Policy) {
        self.queue = queue
        taker = SpoolTaker(queue)
        self.command = command
        self.policy = policy
    }

    /// Until there is nothing to take (`isOnce`), or a signal says so.
    func run() throws {
        while stop.count == 0 {
            try care()
            let messages = try take()
            if !messages.isEmpty {
                try handle(messages)
            } else if policy.isOnce {
                return try tellWaiting()
            } else {
                stop.wait(seconds: 1)
            }
        }
    }

    /// What was taken and forgotten goes back; what was done long ago goes.
    private func care() throws {
        let now = Date()
        guard now >= nextCare else { return }
        nextCare = now.addingTimeInterval(min(60, max(1, queue.reclaimAfter / .seconds(1) / 4)))
        try queue.reclaim(at: now)
        try queue.prune(at: now)
    }

    private func take() throws -> [TakenMessage] {
        var taken: [TakenMessage] = []
        while taken.count < policy.batch, stop.count == 0, let message = try taker.next(at: Date()) {
            // What failed is tried alone: one that can't be handled shall not take the others of its batch with it.
            if message.tries > 1, !taken.isEmpty {
                try message.release()
                break
            }
            taken.append(message)
            if message.tries > 1 { break }
        }
        return taken
    }

    private func handle(_ messages: [TakenMessage]) throws {
        guard let input = try Input(messages) else {
            // Somebody took it away by hand.
            for message in messages { try message.release() }
            return
        }
        defer { input.close() }
        let environment = environment(messages)
        let outcome: ChildCommand.Outcome
        do {
            outcome = try command.run(
                input: input.file, inherited: messages.map(\.lock), environment: environment,
                patience: { self.stop.count > 1 ? .none : .full })
        } catch {
            for message in messages { try message.release() }
            throw Failure(status: 69, "\(command.words[0]): can't be started: \(Self.words(error.number))")
        }
        for message in messages { try settle(message, outcome) }
    }

    private static func words(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

    private func settle(_ message: TakenMessage, _ outcome: ChildCommand.Outcome) throws {
        if outcome.isSuccess { return try message.done() }
        // One that we did not let finish has not failed.
        if stop.count > 0, outcome.ending != .timedOut { return try message.release() }
        let reason = outcome.reason(of: command)
        let now = Date()
        if message.tries >= policy.tries {
            let times = message.tries == 1 ? "the only try" : "try \(message.tries), the last"
            try message.fail(because: "\(Timestamp.rfc3339(now)): \(times): \(reason)")
            return Terminal.say("queue \(queue.name): \(message.name): \(outcome.words(of: command)); moved to failed/")
        }
        let next = now.addingTimeInterval(pause(after: message.tries))
        try message.retry(at: next, because: reason)
        Terminal.say(
            "queue \(queue.name): \(message.name): \(outcome.words(of: command)); "
                + "next try at \(Timestamp.rfc3339(next))")
    }

    /// Seconds until the next try: twice as many after each.
    private func pause(after tries: Int) -> Double {
        let first = policy.firstPause / .seconds(1)
        return min(first * Double(1 << min(tries - 1, 20)), max(first, 3600))
    }

    private func tellWaiting() throws {
        let waiting = try queue.waiting()
        guard let first = waiting.map(\.next).min() else { return }
        let messages = waiting.count == 1 ? "1 message waits" : "\(waiting.count) messages wait"
        throw Failure(
            status: 75,
            "queue \(queue.name): \(messages) to be tried again, the first at \(Timestamp.rfc3339(first))")
    }

    private func environment(_ messages: [TakenMessage]) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment
        environment["CASEWIRE_QUEUE"] = queue.name
        environment["CASEWIRE_COUNT"] = String(messages.count)
        guard messages.count == 1, let message = messages.first else { return environment }
        environment["CASEWIRE_FILE"] = message.path
        environment["CASEWIRE_TRY"] = String(message.tries)
        let name = Message.Name(fileName: message.name)
        environment["CASEWIRE_KIND"] = name?.kind.rawValue ?? ""
        environment["CASEWIRE_ID"] = name?.id ?? ""
        environment["CASEWIRE_REVISION"] = name.map { String($0.revision) } ?? ""
        let head = FileManager.default.contents(atPath: message.path).flatMap {
            try? JSONDecoder().decode(MessageHead.self, from: $0)
        }
        environment["CASEWIRE_SUBJECT"] = head?.subject ?? ""
        environment["CASEWIRE_TEXT"] = head?.text ?? ""
        environment["CASEWIRE_LINK"] = head?.link ?? ""
        return environment
    }
}

extension ChildCommand.Outcome {
    /// `cat: exit status 1`: for the log, which does not repeat what the command said of a message.
    fileprivate func words(of command: ChildCommand) -> String {
        let how =
            switch ending {
            case .exited(let status): "exit status \(status)"
            case .signalled(let number): "ended by signal \(number)"
            case .timedOut: "took longer than \(DurationArgument(command.limit))"
            }
        return "\(command.words[0]): \(how)"
    }

    fileprivate func reason(of command: ChildCommand) -> String {
        lastWords.isEmpty ? words(of: command) : "\(words(of: command))\n\(PlainText.clean(lastWords))"
    }
}

/// What a command reads: a message's own file, or a batch written one after the other into a file without a name.
private struct Input {
    let file: CInt

    /// nil where a message is not there any more.
    init?(_ messages: [TakenMessage]) throws {
        if messages.count == 1, let message = messages.first {
            file = unsafe open(message.path, O_RDONLY | O_CLOEXEC)
            if file >= 0 { return }
            if errno == ENOENT { return nil }
            throw Self.failure(message.path)
        }
        var template = Array("\(NSTemporaryDirectory())/casewire-batch-XXXXXX".utf8CString)
        file = unsafe mkstemp(&template)
        guard file >= 0 else { throw Self.failure("a batch") }
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        unsafe unlink(template)
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
        for message in messages {
            guard let bytes = FileManager.default.contents(atPath: message.path) else {
                close()
                return nil
            }
            try handle.write(contentsOf: bytes)
        }
        try handle.seek(toOffset: 0)
    }

    func close() { Foundation.close(file) }

    private static func failure(_ what: String) -> Failure {
        Failure(.systemError, "\(what): \(unsafe String(cString: strerror(errno)))")
    }
}

/// How often the process was told to stop. The first time is a wish, the second an order.
private final class StopCount {
    private let told: Counter
    private let sources: [any DispatchSourceSignal]

    private final class Counter: Sendable {
        let value = Atomic<Int>(0)
        let bell = DispatchSemaphore(value: 0)
    }

    init() {
        let told = Counter()
        self.told = told
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)  // the source hears it all the same
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                told.value.add(1, ordering: .relaxed)
                told.bell.signal()
            }
            source.resume()
            return source
        }
    }

    var count: Int { told.value.load(ordering: .relaxed) }

    /// Returns at once when told to stop.
    func wait(seconds: Double) { _ = told.bell.wait(timeout: .now() + seconds) }
}
