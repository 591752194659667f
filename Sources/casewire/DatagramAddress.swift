import Foundation

/// Where a datagram goes on this machine (unix(7)): the socket of systemd's manager or of its journal.
///
/// A socket is opened for each datagram. There are few of them, nobody has to own a descriptor, and a manager that was
/// restarted is found again.
struct DatagramAddress: Sendable {
    /// What `sun_path` holds: a path, or the zero byte and a name of the abstract namespace.
    private let path: [UInt8]

    /// - Parameter name: an absolute path, or `@` and an abstract name.
    /// - Returns: nil where it is neither, or too long for the system.
    init?(_ name: String) {
        let bytes = Array(name.utf8)
        guard bytes.count > 1, !bytes.contains(0) else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "/"): path = bytes + [0]
        case UInt8(ascii: "@"): path = [0] + bytes.dropFirst()
        default: return nil
        }
        guard path.count <= MemoryLayout.size(ofValue: sockaddr_un().sun_path) else { return nil }
    }

    /// Sends one datagram whole. It waits while the receiver's queue is full, as libsystemd does.
    /// - Returns: false where nobody receives there, or the datagram is longer than the system carries.
    func send(_ bytes: [UInt8]) -> Bool {
        let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return unsafe withSocketAddress { address, length in
            while true {
                let sent = unsafe sendto(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL), address, length)
                if sent < 0, errno == EINTR { continue }
                return sent == bytes.count
            }
        }
    }

    func withSocketAddress<Result>(_ work: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path) }
        // An abstract name has no end but the length.
        let length = MemoryLayout<sockaddr_un>.size - MemoryLayout.size(ofValue: address.sun_path) + path.count
        return unsafe withUnsafePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe work($0, socklen_t(length)) }
        }
    }
}
