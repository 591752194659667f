/// Searches in bytes, 16 at a time.
extension ByteSpan {
    /// The first byte, from `start` on, that text in XML can't just pass: `&`, `<`, a control (white space but the space
    /// is one), and what may begin `]]>`, U+FFFE, U+FFFF or a C1 control.
    func firstOfXMLText(from start: Int) -> Int {
        first(from: start) {
            $0.isControl .| $0.is(0x26) .| $0.is(0x3C) .| $0.is(0x5D) .| $0.is(0xC2) .| $0.is(0xEF)
        } _: {
            $0 < 0x20 || $0 == 0x26 || $0 == 0x3C || $0 == 0x5D || $0 == 0xC2 || $0 == 0xEF
        }
    }

    /// As `firstOfXMLText`, within a CDATA section.
    func firstOfCDATA(from start: Int) -> Int {
        first(from: start) {
            $0.isControl .| $0.is(0x5D) .| $0.is(0xC2) .| $0.is(0xEF)
        } _: {
            $0 < 0x20 || $0 == 0x5D || $0 == 0xC2 || $0 == 0xEF
        }
    }

    /// The first `<` or `&`, which make text markup.
    func firstOfMarkup(from start: Int) -> Int {
        first(from: start) {
            $0.is(0x3C) .| $0.is(0x26)
        } _: {
            $0 == 0x3C || $0 == 0x26
        }
    }

    /// The first `<`, `>`, `&` or `"`, which are escaped in markup.
    func firstToEscape(from start: Int) -> Int {
        first(from: start) {
            $0.is(0x3C) .| $0.is(0x3E) .| $0.is(0x26) .| $0.is(0x22)
        } _: {
            $0 == 0x3C || $0 == 0x3E || $0 == 0x26 || $0 == 0x22
        }
    }

    /// The first byte that a JSON string must escape (RFC 8259 §7).
    func firstOfJSONEscape(from start: Int) -> Int {
        first(from: start) {
            $0.isControl .| $0.is(0x22) .| $0.is(0x5C)
        } _: {
            $0 < 0x20 || $0 == 0x22 || $0 == 0x5C
        }
    }

    /// The end of an attribute's value, or what must not stand in it as it is.
    func firstOfAttribute(from start: Int, quote: UInt8) -> Int {
        first(from: start) {
            $0.isControl .| $0.is(quote) .| $0.is(0x26) .| $0.is(0x3C) .| $0.is(0x3E)
        } _: {
            $0 < 0x20 || $0 == quote || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E
        }
    }

    /// - Parameters:
    ///   - isWanted: which of 16 bytes are looked for.
    ///   - isWantedByte: the same of one byte.
    /// - Returns: `count` where there is none.
    @inline(__always)
    private func first(
        from start: Int, _ isWanted: (Block) -> SIMDMask<SIMD16<Int8>>, _ isWantedByte: (UInt8) -> Bool
    ) -> Int {
        unsafe withUnsafeBytes { bytes in
            var index = start
            // A block is only loaded where all of it lies within the bytes.
            while index &+ 16 <= bytes.count {
                let block = unsafe bytes.loadUnaligned(fromByteOffset: index, as: Block.self)
                // A mask's lanes are all ones or all zeros: its first set bit tells the first byte.
                let found = unsafe unsafeBitCast(isWanted(block), to: SIMD2<UInt64>.self)
                if found[0] != 0 { return index &+ found[0].trailingZeroBitCount >> 3 }
                if found[1] != 0 { return index &+ 8 &+ found[1].trailingZeroBitCount >> 3 }
                index &+= 16
            }
            // What is left is less than a block. Of eight bytes and more two halves that overlap are one.
            let end = bytes.count
            if end &- index >= 8 {
                let halves = unsafe SIMD2<UInt64>(
                    bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self),
                    bytes.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self))
                let found = unsafe unsafeBitCast(
                    isWanted(unsafeBitCast(halves, to: Block.self)), to: SIMD2<UInt64>.self)
                if found[0] != 0 { return index &+ found[0].trailingZeroBitCount >> 3 }
                return found[1] != 0 ? end &- 8 &+ found[1].trailingZeroBitCount >> 3 : end
            }
            while index < end {
                if unsafe isWantedByte(bytes[index]) { return index }
                index &+= 1
            }
            return index
        }
    }
}

private typealias Block = SIMD16<UInt8>

extension SIMD16<UInt8> {
    // Against vectors: against a scalar the compiler takes the bytes one by one.
    @inline(__always) fileprivate func `is`(_ byte: UInt8) -> SIMDMask<SIMD16<Int8>> {
        self .== SIMD16(repeating: byte)
    }
    @inline(__always) fileprivate var isControl: SIMDMask<SIMD16<Int8>> { self .< SIMD16(repeating: 0x20) }
}
