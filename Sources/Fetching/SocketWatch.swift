internal import CCurl
import Glibc

/// What the loop's thread sleeps on: the sockets that libcurl waits for, its timer, and a bell that other threads ring.
///
/// An epoll set, and not `curl_multi_poll`, which looks at every transfer for each one that moves: with 256 at once
/// that costs more than the transfers themselves.
@safe final class SocketWatch {
    private let set: CInt
    private let bell: Bell
    private var events: [epoll_event]
    private var readyCount = 0
    /// Seconds of the clock that `init` is given; nil: libcurl waits for nothing but its sockets.
    private(set) var deadline: Double?
    private let clock: () -> Double

    /// nil where the system has no more descriptors.
    init?(bell: Bell, clock: @escaping () -> Double) {
        set = epoll_create1(CInt(EPOLL_CLOEXEC))
        guard set >= 0 else { return nil }
        self.bell = bell
        self.clock = clock
        unsafe events = unsafe Array(repeating: epoll_event(), count: 128)
        guard change(EPOLL_CTL_ADD, bell.descriptor, EPOLLIN.rawValue) else { return nil }
    }

    deinit { close(set) }

    /// From now on `multi` tells this object what it waits for. It must not outlive it.
    func serve(_ multi: UnsafeMutableRawPointer) {
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe casewire_multi_setopt_watch_socket(multi, tellSocket, me)
        unsafe casewire_multi_setopt_timer(multi, tellTimer, me)
    }

    /// Waits until something is ready, the bell rings or so many seconds are over.
    func wait(seconds: Double) {
        let milliseconds = CInt((max(0, seconds) * 1000).rounded(.up))
        let count = unsafe epoll_wait(set, &events, CInt(events.count), milliseconds)
        readyCount = max(0, Int(count))  // none where it was interrupted: the caller comes again
        for index in 0..<readyCount where unsafe events[index].data.fd == bell.descriptor { bell.hush() }
    }

    /// Says which sockets the last wait found ready for what (`CURL_CSELECT_IN` and others), each once.
    func takeReady(_ act: (_ socket: CInt, _ ready: CInt) -> Void) {
        for index in 0..<readyCount {
            let (socket, ready) = unsafe (events[index].data.fd, Self.ready(events[index].events))
            if socket != bell.descriptor { act(socket, ready) }
        }
        readyCount = 0
    }

    /// Whether libcurl's timer is over. It is asked once for each time that it was set.
    func isTimerOver(at now: Double) -> Bool {
        guard let deadline, deadline <= now else { return false }
        self.deadline = nil
        return true
    }

    private static func ready(_ events: UInt32) -> CInt {
        (events & EPOLLIN.rawValue != 0 ? CURL_CSELECT_IN : 0)
            | (events & EPOLLOUT.rawValue != 0 ? CURL_CSELECT_OUT : 0)
            | (events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 ? CURL_CSELECT_ERR : 0)
    }

    fileprivate func watch(_ socket: CInt, for what: CInt) {
        guard what != CURL_POLL_REMOVE else {
            _ = change(EPOLL_CTL_DEL, socket, 0)
            return
        }
        let wanted =
            (what & CURL_POLL_IN != 0 ? EPOLLIN.rawValue : 0) | (what & CURL_POLL_OUT != 0 ? EPOLLOUT.rawValue : 0)
        if !change(EPOLL_CTL_ADD, socket, wanted) { _ = change(EPOLL_CTL_MOD, socket, wanted) }
    }

    fileprivate func setTimer(milliseconds: Int) {
        deadline = milliseconds < 0 ? nil : clock() + Double(milliseconds) / 1000
    }

    private func change(_ operation: CInt, _ socket: CInt, _ events: UInt32) -> Bool {
        var event = unsafe epoll_event()
        unsafe event.events = events
        unsafe event.data.fd = socket
        return unsafe epoll_ctl(set, operation, socket, &event) == 0
    }
}

/// Wakes the loop's thread from any other.
final class Bell: Sendable {
    let descriptor: CInt

    /// nil where the system has no more descriptors.
    init?() {
        descriptor = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    func ring() { eventfd_write(descriptor, 1) }

    func hush() {
        var count: eventfd_t = 0
        unsafe eventfd_read(descriptor, &count)
    }
}

private func watch(_ user: UnsafeMutableRawPointer?) -> SocketWatch? {
    guard let user = unsafe user else { return nil }
    return unsafe Unmanaged<SocketWatch>.fromOpaque(user).takeUnretainedValue()
}

private let tellSocket: casewire_watch_socket = { _, socket, what, user, _ in
    unsafe watch(user)?.watch(socket, for: what)
    return 0
}

private let tellTimer: casewire_set_timer = { _, milliseconds, user in
    unsafe watch(user)?.setTimer(milliseconds: milliseconds)
    return 0
}
