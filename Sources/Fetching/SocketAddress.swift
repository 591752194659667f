internal import CCurl

/// What a `sockaddr` holds.
enum SocketAddress {
    /// The address's bytes (4 or 16; none for a family that is not IP), and the address as a human writes it.
    static func read(_ address: UnsafeMutablePointer<sockaddr>) -> (bytes: [UInt8], text: String) {
        switch unsafe CInt(address.pointee.sa_family) {
        case AF_INET:
            return unsafe address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                unsafe describe(AF_INET, UnsafeRawPointer(pointer), \sockaddr_in.sin_addr, 4)
            }
        case AF_INET6:
            return unsafe address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                unsafe describe(AF_INET6, UnsafeRawPointer(pointer), \sockaddr_in6.sin6_addr, 16)
            }
        default: return ([], "an address of another family")
        }
    }

    private static func describe<Structure, Part>(
        _ family: CInt, _ start: UnsafeRawPointer, _ part: KeyPath<Structure, Part>, _ length: Int
    ) -> ([UInt8], String) {
        guard let offset = MemoryLayout<Structure>.offset(of: part) else { return ([], "") }
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: start + offset, count: length))
        return (bytes, text(family, bytes))
    }

    private static func text(_ family: CInt, _ bytes: [UInt8]) -> String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let size = socklen_t(buffer.count)
        guard unsafe inet_ntop(family, bytes, &buffer, size) != nil else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The bytes of an address in its usual notation; nil where the text is a name.
    static func parse(_ text: String) -> [UInt8]? {
        let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, bare, &bytes) == 1 { return Array(bytes.prefix(4)) }
        if unsafe inet_pton(AF_INET6, bare, &bytes) == 1 { return bytes }
        return nil
    }
}
