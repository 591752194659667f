import Glibc

/// A call of the system that failed, with its reason in the system's own words.
package struct SocketError: Error, CustomStringConvertible {
    package let call: String
    package let address: String
    package let number: CInt

    package var description: String { "\(call) \(address): \(unsafe String(cString: strerror(number)))" }
}

/// What waiting for a socket came to.
enum Wakening {
    case ready, timedOut, stopped
}

/// A bell that wakes every wait of one server at once and, once rung, stays rung: the two ends of a pipe.
final class StopBell: Sendable {
    private let readEnd: CInt
    private let writeEnd: CInt

    init() throws(SocketError) {
        var ends: [CInt] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SocketError(call: "pipe", address: "", number: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    func ring() { _ = unsafe write(writeEnd, [0], 1) }

    /// Waits for nothing but the bell.
    func pause(for time: Duration) -> Wakening { wait(for: [], within: time).wakening }

    /// Waits until one of the sockets is ready for its events, as `poll` names them; errors count as ready.
    /// - Parameter time: nil waits without end.
    func wait(for wanted: [(Socket, CInt)], within time: Duration?) -> (wakening: Wakening, ready: [Socket]) {
        var polled = wanted.map { pollfd(fd: $0.0.descriptor, events: CShort($0.1), revents: 0) }
        polled.append(pollfd(fd: readEnd, events: CShort(POLLIN), revents: 0))
        let deadline = time.map { ContinuousClock.now + $0 }
        while true {
            let left = deadline.map { Self.milliseconds(ContinuousClock.now.duration(to: $0)) } ?? -1
            let count = unsafe poll(&polled, nfds_t(polled.count), left)
            if count < 0 && errno == EINTR { continue }
            if polled[wanted.count].revents != 0 { return (.stopped, []) }
            guard count > 0 else { return (.timedOut, []) }
            return (.ready, zip(wanted, polled).filter { $1.revents != 0 }.map { $0.0.0 })
        }
    }

    /// Rounded up, so that a wait never ends early; `poll` takes no more than 24 days.
    private static func milliseconds(_ time: Duration) -> CInt {
        let (seconds, attoseconds) = time.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return CInt(min(seconds, 2_000_000) * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}

/// One TCP socket of an address of this machine: never blocking, and closed when nobody holds it any more.
final class Socket: Sendable {
    let descriptor: CInt

    private init(adopting descriptor: CInt) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// - Parameter port: 0 lets the system choose one.
    static func listening(on address: String, port: UInt16) throws(SocketError) -> Socket {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
        unsafe hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(address, String(port), &hints, &found) == 0, let info = unsafe found else {
            throw SocketError(call: "getaddrinfo", address: address, number: EINVAL)
        }
        defer { unsafe freeaddrinfo(info) }
        func failed(_ call: String) -> SocketError { SocketError(call: call, address: address, number: errno) }

        let type = CInt(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = unsafe socket(info.pointee.ai_family, type, 0)
        guard descriptor >= 0 else { throw failed("socket") }
        let made = Socket(adopting: descriptor)
        made.set(SO_REUSEADDR, to: CInt(1))
        guard unsafe bind(descriptor, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0 else { throw failed("bind") }
        guard listen(descriptor, 512) == 0 else { throw failed("listen") }
        return made
    }

    /// nil where nobody is waiting, or has left again.
    func accept() -> Socket? {
        let descriptor = Glibc.accept(self.descriptor, nil, nil)
        guard descriptor >= 0 else { return nil }
        let made = Socket(adopting: descriptor)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        var one: CInt = 1
        unsafe setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<CInt>.size))
        return made
    }

    /// The address and port of this end, in digits.
    var name: (address: String, port: UInt16) {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        var host = [CChar](repeating: 0, count: 64)
        var service = [CChar](repeating: 0, count: 16)
        unsafe withUnsafeMutablePointer(to: &storage) { storage in
            unsafe storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe getsockname(descriptor, address, &length)
                _ = unsafe getnameinfo(
                    address, length, &host, socklen_t(host.count), &service, socklen_t(service.count),
                    NI_NUMERICHOST | NI_NUMERICSERV)
            }
        }
        return (Self.text(host), UInt16(Self.text(service)) ?? 0)
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// What has arrived: empty where the other end has finished; nil where nothing is there yet.
    func receive(atMost count: Int) throws(SocketError) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        let got = unsafe recv(descriptor, &buffer, count, 0)
        if got >= 0 { return Array(buffer.prefix(got)) }
        if errno == EAGAIN || errno == EINTR { return nil }
        throw SocketError(call: "recv", address: "", number: errno)
    }

    /// How many of the bytes were taken; 0 where there is no room yet.
    func send(_ bytes: ArraySlice<UInt8>) throws(SocketError) -> Int {
        let sent = unsafe bytes.withUnsafeBytes { bytes in
            unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL))
        }
        if sent >= 0 { return sent }
        if errno == EAGAIN || errno == EINTR { return 0 }
        throw SocketError(call: "send", address: "", number: errno)
    }

    /// Closing will throw away what is under way and tell the other end so (RST instead of FIN).
    func resetWhenClosed() { set(SO_LINGER, to: linger(l_onoff: 1, l_linger: 0)) }

    /// The other end reads an orderly end, whatever it has not asked for yet.
    func finish() { shutdown(descriptor, CInt(SHUT_WR)) }

    private func set<Value: BitwiseCopyable>(_ option: CInt, to value: Value) {
        var value = value
        unsafe setsockopt(descriptor, SOL_SOCKET, option, &value, socklen_t(MemoryLayout<Value>.size))
    }
}
