import Foundation

/// A command that gets a file as its standard input and a time limit: straight to `posix_spawn`, without a shell in between.
///
/// It runs in a process group of its own, so that what it starts ends with it.
struct ChildCommand {
    /// The program, looked for in PATH, and its arguments.
    let words: [String]
    /// What to do when it takes longer.
    let limit: Duration

    enum Ending: Equatable {
        case exited(Int32)
        case signalled(Int32)
        case timedOut
    }

    /// What came of it, and the last that it said on standard error.
    struct Outcome {
        var ending: Ending
        var lastWords: String

        var isSuccess: Bool { ending == .exited(0) }
    }

    /// errno, where it can't be started.
    struct CannotStart: Error { let number: Int32 }

    /// How patiently it is told to stop.
    enum Patience {
        /// Let it finish.
        case full
        /// Ask it to end (SIGTERM).
        case none
    }

    /// - Parameters:
    ///   - input: a descriptor, read from where it stands.
    ///   - inherited: descriptors that it shall hold as long as it lives.
    ///   - patience: asked now and then.
    func run(
        input: CInt, inherited: [CInt], environment: [String: String], patience: () -> Patience
    ) throws(CannotStart) -> Outcome {
        var ends: [CInt] = [0, 0]
        guard unsafe pipe(&ends) == 0 else { throw CannotStart(number: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let words = StandardError(ends[0])
        defer { words.close() }
        let process: pid_t
        do {
            process = try spawn(input: input, errors: ends[1], inherited: inherited, environment: environment)
            Foundation.close(ends[1])
        } catch {
            Foundation.close(ends[1])
            throw error
        }
        return wait(for: process, words, patience)
    }

    private func spawn(
        input: CInt, errors: CInt, inherited: [CInt], environment: [String: String]
    ) throws(CannotStart) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        // Onto itself: the flag that would close it goes (posix_spawn_file_actions_adddup2(3)).
        for file in inherited { unsafe posix_spawn_file_actions_adddup2(&actions, file, file) }

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        unsafe sigemptyset(&defaults)
        for number in [SIGTERM, SIGINT, SIGHUP, SIGPIPE] { unsafe sigaddset(&defaults, number) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        var variables = unsafe environment.sorted { $0.key < $1.key }.map { unsafe strdup("\($0)=\($1)") } + [nil]
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let status = unsafe posix_spawnp(&process, words[0], &actions, &attributes, &arguments, &variables)
        guard status == 0 else { throw CannotStart(number: status) }
        return process
    }

    private func wait(for process: pid_t, _ words: StandardError, _ patience: () -> Patience) -> Outcome {
        let start = ContinuousClock.now
        var pause = Pause()
        var told: ContinuousClock.Instant?
        var isOverdue = false
        while true {
            words.read(within: pause.next(isQuiet: !words.isOpen))
            if let ending = Self.ending(of: process) {
                words.read(within: 0)
                // What it started and did not wait for ends with it where its time is over.
                if told != nil { kill(-process, SIGKILL) }
                return Outcome(ending: isOverdue ? .timedOut : ending, lastWords: words.tail)
            }
            let now = ContinuousClock.now
            if told == nil {
                isOverdue = now - start > limit
                if isOverdue || patience() == .none {
                    kill(-process, SIGTERM)
                    told = now
                }
            } else if let asked = told, now - asked > Limits.grace {
                kill(-process, SIGKILL)
            }
        }
    }

    /// nil while it runs.
    private static func ending(of process: pid_t) -> Ending? {
        var status: CInt = 0
        let result = unsafe waitpid(process, &status, WNOHANG)
        if result == 0 || (result < 0 && errno == EINTR) { return nil }
        guard result == process else { return .signalled(0) }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    }

    private enum Limits {
        /// Between SIGTERM and SIGKILL.
        static let grace = Duration.seconds(5)
    }

    /// How long to look away: briefly at first after a command has closed its standard error, which most do by ending.
    private struct Pause {
        private var milliseconds: CInt = 1

        mutating func next(isQuiet: Bool) -> CInt {
            guard isQuiet else { return 50 }
            defer { milliseconds = min(milliseconds * 2, 50) }
            return milliseconds
        }
    }
}

/// What a command says on standard error: handed on as it comes, its end kept.
private final class StandardError {
    private let file: CInt
    private(set) var isOpen = true
    private var kept: [UInt8] = []
    /// Bytes kept of the end.
    private static let kept = 2000

    init(_ file: CInt) {
        self.file = file
        _ = fcntl(file, F_SETFL, O_NONBLOCK)
    }

    func close() { Foundation.close(file) }

    var tail: String {
        String(decoding: kept, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// - Parameter milliseconds: to wait where there is nothing.
    func read(within milliseconds: CInt) {
        var event = pollfd(fd: isOpen ? file : -1, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&event, 1, milliseconds) > 0 else { return }
        var piece = [UInt8](repeating: 0, count: 1 << 14)
        let count = unsafe piece.withUnsafeMutableBytes { unsafe Foundation.read(file, $0.baseAddress, $0.count) }
        if count == 0 { isOpen = false }
        guard count > 0 else { return }
        Terminal.pass(Array(piece[..<count]))
        kept = Array((kept + piece[..<count]).suffix(Self.kept))
    }
}
