/// Which addresses a stranger may lead us to: HOSTILE.md S5. Judged on the bytes of an address when its socket opens,
/// on every hop, so that neither a redirect nor a DNS answer that changes its mind gets round it.
package enum AddressGuard {
    /// - Parameter bytes: 4 bytes of an IPv4 address or 16 of an IPv6 one, in network order.
    package static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: isPublicIPv4(bytes[...])
        case 16: isPublicIPv6(bytes)
        default: false
        }
    }

    /// The special-purpose blocks of RFC 6890 and its registry that are no host of the public internet.
    private static func isPublicIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
        let address = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return !specialIPv4.contains { address >> (32 - $0.bits) == $0.prefix >> (32 - $0.bits) }
    }

    private static let specialIPv4: [(prefix: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8),  // this network
        (0x0A00_0000, 8),  // private
        (0x6440_0000, 10),  // shared by carriers
        (0x7F00_0000, 8),  // loopback
        (0xA9FE_0000, 16),  // link-local, and the metadata service of clouds
        (0xAC10_0000, 12),  // private
        (0xC000_0000, 24),  // IETF protocol assignments
        (0xC000_0200, 24),  // documentation
        (0xC0A8_0000, 16),  // private
        (0xC612_0000, 15),  // benchmarking
        (0xC633_6400, 24),  // documentation
        (0xCB00_7100, 24),  // documentation
        (0xE000_0000, 3),  // multicast, reserved, broadcast
    ]

    private static func isPublicIPv6(_ bytes: [UInt8]) -> Bool {
        let head = bytes[..<12]
        if head.allSatisfy({ $0 == 0 }) { return false }  // ::, ::1 and the old IPv4-compatible form
        // IPv4-mapped, and NAT64 (RFC 6052), by the IPv4 address inside.
        if head.elementsEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF])
            || head.elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
        {
            return isPublicIPv4(bytes[12...])
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return isPublicIPv4(bytes[2..<6]) }  // 6to4
        // Global unicast is 2000::/3; all else is local, multicast or not assigned. Teredo and documentation are
        // inside.
        let isTeredo = bytes[..<4].elementsEqual([0x20, 0x01, 0, 0])
        let isDocumentation = bytes[..<4].elementsEqual([0x20, 0x01, 0x0D, 0xB8])
        return bytes[0] & 0xE0 == 0x20 && !isTeredo && !isDocumentation
    }
}
