/// Content codings made by hand, without a compressor: honest ones, and bombs.
package enum Packing {
    /// RFC 1952 around the stored blocks of RFC 1951 §3.2.4: a gzip stream as long as its content.
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var packed = gzipHead
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            packed.append(rest.isEmpty ? 1 : 0)
            packed += littleEndian(length) + littleEndian(~length) + block
        } while !rest.isEmpty
        return packed + littleEndian(checksum(bytes)) + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// A gzip stream of that many spaces, rounded up to whole runs of 258: about 158 to 1.
    ///
    /// One block of the fixed codes (RFC 1951 §3.2.6): a literal, then "repeat 258 times what stood one before".
    package static func gzipBomb(of count: Int) -> [UInt8] {
        let runs = max(1, (count - 1) / 258)
        var bits = BitWriter(bytes: gzipHead)
        bits.append(0b011, count: 3)  // last block, fixed codes
        bits.appendCode(0x30 + 0x20, count: 8)  // the literal 0x20
        for _ in 0..<runs {
            bits.appendCode(0b1100_0101, count: 8)  // length 258
            bits.appendCode(0, count: 5)  // distance 1
        }
        bits.appendCode(0, count: 7)  // end of block
        let total = 1 + runs * 258
        let sum = checksum(repeatElement(UInt8(0x20), count: total))
        return bits.bytes + littleEndian(sum) + littleEndian(UInt32(truncatingIfNeeded: total))
    }

    /// A Zstandard frame of that many spaces, rounded up to 128 KiB (RFC 8878 §3.1.1): about 32,000 to 1.
    package static func zstdBomb(of count: Int) -> [UInt8] {
        let blocks = max(1, (count + 0x1FFFF) / 0x20000)
        // No content size, no checksum; a window of 128 KiB (exponent 7 over 1 KiB).
        var packed: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38]
        for block in 1...blocks {
            let header = (block == blocks ? 1 : 0) | 1 << 1 | 0x20000 << 3  // last?, run-length, size
            packed += littleEndian(UInt32(header)).prefix(3) + [0x20]
        }
        return packed
    }

    private static let gzipHead: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    private static func littleEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        stride(from: 0, to: number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// CRC-32 of RFC 1952 §8.
    private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            sum >> 8 ^ checksumTable[Int(UInt8(truncatingIfNeeded: sum) ^ byte)]
        }
    }

    private static let checksumTable: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
    }
}

/// Bits in the order of RFC 1951 §3.1.1: a byte fills from its lowest bit on.
private struct BitWriter {
    var bytes: [UInt8]
    private var free = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Lowest bit first, as numbers go.
    mutating func append(_ value: Int, count: Int) {
        for place in 0..<count { append(bit: UInt8(value >> place & 1)) }
    }

    /// Highest bit first, as codes go.
    mutating func appendCode(_ code: Int, count: Int) {
        for place in (0..<count).reversed() { append(bit: UInt8(code >> place & 1)) }
    }

    private mutating func append(bit: UInt8) {
        if free == 0 {
            bytes.append(0)
            free = 8
        }
        bytes[bytes.count - 1] |= bit << (8 - free)
        free -= 1
    }
}
