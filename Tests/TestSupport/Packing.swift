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

    /// RFC 7932 around an uncompressed meta-block (§9.2): a brotli stream as long as its content.
    /// - Parameter bytes: 1 to 65,536 of them.
    package static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        var bits = BitWriter(bytes: [])
        bits.append(0, count: 1)  // a window of 64 KiB
        bits.append(0, count: 1)  // not the last
        bits.append(0, count: 2)  // a length of four nibbles
        bits.append(bytes.count - 1, count: 16)
        bits.append(1, count: 1)  // uncompressed
        return bits.bytes + bytes + [0b11]  // and a last one, which is empty
    }

    /// A brotli stream of 64 MiB of spaces, as brotli 1.0.9 packs them: above a million to 1.
    package static let brotliBomb: [UInt8] = [
        0xCF, 0xFF, 0xFF, 0x7F, 0xF8, 0x25, 0x40, 0xE2, 0xB1, 0x40, 0x20, 0xF7, 0xFE, 0x9F, 0xFF, 0xFF, 0xFF, 0xF0,
        0x4B, 0x00, 0xC4, 0x61, 0x01, 0x80, 0xEE, 0xFD, 0x3F, 0xFF, 0xFF, 0xFF, 0xE1, 0x97, 0x00, 0x88, 0xC3, 0x22,
        0x00, 0xDD, 0xFB, 0x7F, 0xFE, 0xFF, 0xFF, 0xC3, 0x2F, 0x01, 0x10, 0x87, 0x05, 0x00, 0xBA, 0xF7, 0xFF, 0x03,
    ]

    /// RFC 8878 §3.1.1.2.2 around a raw block: a Zstandard frame as long as its content.
    /// - Parameter bytes: at most 128 KiB.
    package static func zstd(_ bytes: [UInt8]) -> [UInt8] {
        let header = 1 | bytes.count << 3  // the last block, raw
        return [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x38] + littleEndian(UInt32(header)).prefix(3) + bytes
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
