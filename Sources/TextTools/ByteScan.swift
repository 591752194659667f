/// Loops over bytes, many at a time. Of the text tools' loads and stores only those of this file go unchecked, so each
/// loop says why it stays within its bytes.
package enum ByteScan {
    /// The first byte, from `start` on, that is not ASCII.
    /// - Returns: its index; `bytes.count` where there is none.
    package static func firstNonASCII(in bytes: Swift.Span<UInt8>, from start: Int = 0) -> Int {
        first(in: bytes, from: start) {
            $0.isBeyondASCII
        } _: {
            $0 >= 0x80
        }
    }

    /// The first byte, from `start` on, that is not ASCII, or NUL or ESC, with which UTF-16 and ISO-2022 set out.
    /// - Returns: its index; `bytes.count` where there is none.
    package static func firstBeyondPlainASCII(in bytes: Swift.Span<UInt8>, from start: Int = 0) -> Int {
        first(in: bytes, from: start) {
            $0.isBeyondASCIIOrNUL .| $0.isEqual(to: 0x1B)
        } _: {
            $0 >= 0x80 || $0 == 0 || $0 == 0x1B
        }
    }

    /// - Parameters:
    ///   - wanted: which of 16 bytes are looked for.
    ///   - isWanted: the same of one byte.
    @inline(__always)
    private static func first(
        in bytes: Swift.Span<UInt8>, from start: Int, _ wanted: (Block) -> Mask, _ isWanted: (UInt8) -> Bool
    ) -> Int {
        unsafe bytes.withUnsafeBytes { bytes in
            var index = max(start, 0)
            // Each load lies within the 64 bytes from `index` on, and those within the bytes.
            while bytes.count &- index >= 64 {
                let (first, second) = unsafe (block(bytes, index), block(bytes, index &+ 16))
                let (third, fourth) = unsafe (block(bytes, index &+ 32), block(bytes, index &+ 48))
                if ((wanted(first) .| wanted(second)) .| (wanted(third) .| wanted(fourth))).isAnySet { break }
                index &+= 64
            }
            while index < bytes.count {
                if unsafe isWanted(bytes[index]) { return index }
                index &+= 1
            }
            return bytes.count
        }
    }

    /// The first 32 bytes, from `start` on, among which is one that UTF-8 (RFC 3629) does not allow after the three
    /// before it.
    ///
    /// In UTF-8 a byte goes on with a character exactly where the byte before begins one, or that before it one of three
    /// bytes or more, or that before one of four; after E0, ED, F0 and F4 not every byte that goes on with one may.
    /// Where all bytes up to an index agree with those before them, all is valid, but for a character which the index
    /// cuts.
    /// - Parameter start: three or more; the bytes before it are valid, but for a character which it cuts.
    /// - Returns: where those 32 begin; if there are none, where the last bytes do, less than 64.
    static func firstDoubtOfUTF8(in bytes: Swift.Span<UInt8>, from start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { bytes in
            var index = max(start, 3)
            // Each load begins at `index` less three, which is no less than 0, or later, and ends within the 64 bytes
            // from `index` on, which are within the bytes.
            while bytes.count &- index >= 64 {
                // Three ASCII bytes before them expect nothing of these.
                let before = unsafe block(bytes, index &- 3)
                let low = unsafe block(bytes, index) | block(bytes, index &+ 16)
                let high = unsafe block(bytes, index &+ 32) | block(bytes, index &+ 48)
                if !(before | low | high).isBeyondASCII.isAnySet {
                    index &+= 64
                    continue
                }
                // Where one character is beyond ASCII, more are.
                let end = min(index &+ 256, bytes.count)
                while end &- index >= 64 {
                    if unsafe hasDoubtOfPairs(bytes, index) {
                        if unsafe hasDoubt(bytes, index) { return index }
                        if unsafe hasDoubt(bytes, index &+ 32) { return index &+ 32 }
                    }
                    index &+= 64
                }
            }
            return index
        }
    }

    /// Does any of the 64 bytes from `index` on disagree with those before it, were all characters of one byte or two?
    @inline(__always)
    private static func hasDoubtOfPairs(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
        // Of a longer character before them more than one byte may be left.
        if unsafe bytes[index &- 2] >= 0xE0 || bytes[index &- 3] >= 0xE0 { return true }
        let low = unsafe doubtOfPairs(bytes, index) .| doubtOfPairs(bytes, index &+ 16)
        let high = unsafe doubtOfPairs(bytes, index &+ 32) .| doubtOfPairs(bytes, index &+ 48)
        return (low .| high).isAnySet
    }

    /// Does any of the 32 bytes from `index` on disagree with the three before it?
    private static func hasDoubt(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
        unsafe (doubt(bytes, index) .| doubt(bytes, index &+ 16)).isAnySet
    }

    /// Which of the 16 bytes from `index` on disagree with the one before, were all characters of one byte or two.
    @inline(__always)
    private static func doubtOfPairs(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Mask {
        let (this, before) = unsafe (block(bytes, index), block(bytes, index &- 1))
        return (before.isAtLeast(0xC0) .^ this.isContinuation) .| (before.isWithin(0xC2, 0xDF) .^ this.isContinuation)
    }

    /// Which of the 16 bytes from `index` on disagree with the three before them.
    @inline(__always)
    private static func doubt(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Mask {
        let (this, before) = unsafe (block(bytes, index), block(bytes, index &- 1))
        let (second, third) = unsafe (block(bytes, index &- 2), block(bytes, index &- 3))
        let isExpected = before.isAtLeast(0xC0) .| second.isAtLeast(0xE0) .| third.isAtLeast(0xF0)
        let isOverlong =
            before.isWithin(0xC0, 0xC1) .| before.isEqual(to: 0xE0) .& this.isBelow(0xA0)
            .| before.isEqual(to: 0xF0) .& this.isBelow(0x90)
        let isSurrogate = before.isEqual(to: 0xED) .& this.isAtLeast(0xA0)
        let isTooLarge = before.isEqual(to: 0xF4) .& this.isAtLeast(0x90) .| before.isAtLeast(0xF5)
        return (isExpected .^ this.isContinuation) .| isOverlong .| isSurrogate .| isTooLarge
    }

    /// The 16 bytes from `index` on, all of which must be there.
    @inline(__always)
    private static func block(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Block {
        unsafe bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
    }
}

extension ByteScan {
    /// What to write for each of the 256 bytes.
    struct Table: Sendable {
        /// Three bytes at most, the first one lowest.
        fileprivate let texts: [UInt32]
        /// How many, 1 to 3; `counted` where it is 3 and to be counted.
        fileprivate let lengths: [Int]
        /// Is each ASCII byte written as it is?
        fileprivate let keepsASCII: Bool

        /// More than the 96 bytes that 32 others become at most.
        fileprivate static let counted = 128

        /// - Parameters:
        ///   - characters: of each of the 256 bytes, none beyond U+FFFF.
        ///   - counted: the one whose use is to be counted, which takes three bytes.
        /// - Returns: nil where they are not such.
        init?(_ characters: [Unicode.Scalar], counted: Unicode.Scalar) {
            guard characters.count == 256, UTF8.width(counted) == 3, !characters.contains(where: { $0.value > 0xFFFF })
            else { return nil }
            texts = characters.map { character in
                var text: UInt32 = 0
                for (place, byte) in character.utf8.enumerated() { text |= UInt32(byte) << UInt32(place * 8) }
                return text
            }
            lengths = characters.map { $0 == counted ? Self.counted : UTF8.width($0) }
            keepsASCII = (0..<0x80).allSatisfy { characters[$0].value == $0 }
        }
    }

    /// Appends what `table` says of each of `bytes` to `text`.
    /// - Returns: how many bytes were to be counted.
    static func append(_ bytes: Swift.Span<UInt8>, by table: Table, to text: inout [UInt8]) -> Int {
        let pieceBytes = 1_024
        // Three bytes a byte; but the last step may have made 128 of each of 32, before that is seen and done again, and
        // a store is of four bytes.
        let room = pieceBytes * 3 + 32 * Table.counted + 4
        var count = 0
        unsafe withUnsafeTemporaryAllocation(byteCount: room, alignment: 16) { output in
            unsafe bytes.withUnsafeBytes { input in
                var start = 0
                while start < input.count {
                    let piece = unsafe UnsafeRawBufferPointer(rebasing: input[start...].prefix(pieceBytes))
                    let written = unsafe expand(piece, by: table, into: output, &count)
                    unsafe text.append(contentsOf: output[..<written])
                    start += piece.count
                }
            }
        }
        return count
    }

    /// - Parameter output: three times as long as `input`, and 4100 bytes more.
    /// - Returns: the bytes written.
    private static func expand(
        _ input: UnsafeRawBufferPointer, by table: Table, into output: UnsafeMutableRawBufferPointer, _ count: inout Int
    ) -> Int {
        unsafe table.texts.withUnsafeBufferPointer { texts in
            unsafe table.lengths.withUnsafeBufferPointer { lengths in
                var index = 0
                // Three times `index` at most wherever a step begins, so that each store is within the output.
                var place = 0
                let steps = input.count - 32
                let mask = Block(repeating: table.keepsASCII ? 0 : 0xFF)
                // Each load lies within the 32 bytes from `index` on, and those within the input.
                while index <= steps {
                    let (low, high) = unsafe (block(input, index), block(input, index &+ 16))
                    if !(low | high | mask).isBeyondASCII.isAnySet {
                        unsafe output.storeBytes(of: low, toByteOffset: place, as: Block.self)
                        unsafe output.storeBytes(of: high, toByteOffset: place &+ 16, as: Block.self)
                        index &+= 32
                        place &+= 32
                        continue
                    }
                    var end = place
                    for half in 0..<2 {
                        for offset in 0..<16 {
                            // Both tables have 256 entries, one for each byte.
                            let byte = unsafe Int(input[index &+ half &* 16 &+ offset])
                            unsafe output.storeBytes(of: texts[byte], toByteOffset: end, as: UInt32.self)
                            unsafe end &+= lengths[byte]
                        }
                    }
                    if end &- place <= 96 {
                        index &+= 32
                        place = end
                    } else {
                        unsafe expand(input, &index, upTo: index &+ 32, texts, lengths, into: output, &place, &count)
                    }
                }
                unsafe expand(input, &index, upTo: input.count, texts, lengths, into: output, &place, &count)
                return place
            }
        }
    }

    /// The same one byte after the other, and with a count.
    private static func expand(
        _ input: UnsafeRawBufferPointer, _ index: inout Int, upTo end: Int, _ texts: UnsafeBufferPointer<UInt32>,
        _ lengths: UnsafeBufferPointer<Int>, into output: UnsafeMutableRawBufferPointer, _ place: inout Int,
        _ count: inout Int
    ) {
        while index < end {
            let byte = unsafe Int(input[index])
            unsafe output.storeBytes(of: texts[byte], toByteOffset: place, as: UInt32.self)
            let isCounted = unsafe lengths[byte] == Table.counted
            count &+= isCounted ? 1 : 0
            place &+= isCounted ? 3 : unsafe lengths[byte]
            index &+= 1
        }
    }
}

private typealias Block = SIMD16<UInt8>
/// Lanes of all ones or all zeros.
private typealias Mask = SIMDMask<SIMD16<Int8>>

extension SIMDMask<SIMD16<Int8>> {
    // The lanes one by one cost more than all the rest.
    @inline(__always) fileprivate var isAnySet: Bool {
        let words = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
        return words[0] | words[1] != 0
    }
}

extension SIMD16<UInt8> {
    @inline(__always) private var signed: SIMD16<Int8> { SIMD16<Int8>(truncatingIfNeeded: self) }
    @inline(__always) fileprivate var isBeyondASCII: Mask { signed .< SIMD16<Int8>(repeating: 0) }
    @inline(__always) fileprivate var isBeyondASCIIOrNUL: Mask { signed .< SIMD16<Int8>(repeating: 1) }
    /// 80 to BF.
    @inline(__always) fileprivate var isContinuation: Mask { signed .< SIMD16<Int8>(repeating: -0x40) }
    // Against vectors: against a scalar the compiler takes the bytes one by one.
    @inline(__always) fileprivate func isEqual(to byte: UInt8) -> Mask { self .== SIMD16(repeating: byte) }
    @inline(__always) fileprivate func isAtLeast(_ byte: UInt8) -> Mask { self .>= SIMD16(repeating: byte) }
    @inline(__always) fileprivate func isBelow(_ byte: UInt8) -> Mask { self .< SIMD16(repeating: byte) }
    @inline(__always) fileprivate func isWithin(_ low: UInt8, _ high: UInt8) -> Mask {
        self &- SIMD16(repeating: low) .<= SIMD16(repeating: high &- low)
    }
}

extension ByteScan {
    /// How many Unicode scalars begin in these bytes of UTF-8.
    static func scalars(in bytes: Swift.Span<UInt8>) -> Int32 {
        unsafe bytes.withUnsafeBytes { bytes in
            var continuations = 0
            var index = 0
            // Each load lies within the 8 bytes from `index` on, and those within the bytes.
            while bytes.count &- index >= 8 {
                let eight = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                // Of each byte that goes on with a character, 80 to BF, the first bit is set and the second is not.
                continuations &+= (eight & ~(eight << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
                index &+= 8
            }
            while index < bytes.count {
                if unsafe bytes[index] & 0xC0 == 0x80 { continuations &+= 1 }
                index &+= 1
            }
            return Int32(truncatingIfNeeded: bytes.count - continuations)
        }
    }
}
