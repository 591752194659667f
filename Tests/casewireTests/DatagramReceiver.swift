import Foundation
import Testing

@testable import casewire

/// The other end of a `DatagramAddress`: a bound socket, which the system has filled by the time a sender returns.
final class DatagramReceiver {
    private let descriptor: Int32

    /// - Parameter name: as `DatagramAddress` takes it.
    init(_ name: String) throws {
        descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let address = try #require(DatagramAddress(name))
        let descriptor = descriptor
        try #require(unsafe address.withSocketAddress { unsafe bind(descriptor, $0, $1) } == 0)
    }

    deinit { close(descriptor) }

    /// All that has arrived, a datagram each.
    func received() -> [[UInt8]] {
        var datagrams: [[UInt8]] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe recv(descriptor, &buffer, buffer.count, CInt(MSG_DONTWAIT))
            guard count >= 0 else { return datagrams }
            datagrams.append(Array(buffer.prefix(count)))
        }
    }

    func receivedTexts() -> [String] { received().map { String(decoding: $0, as: UTF8.self) } }
}
