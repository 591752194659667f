/// Names of elements and attributes (XML 1.0 §2.3, productions 4 and 4a).
enum XMLName {
    /// Bytes, from `start` on, that names are made of.
    static func read(_ text: ByteSpan, from start: Int) -> Range<Int> {
        var index = start
        while index < text.count, text[index].isNameByte { index += 1 }
        return start..<index
    }

    /// Is it a name? `range` comes from `read`, so that ASCII is right but for its ends. What is none would stop the XML
    /// parser.
    static func isName(_ text: ByteSpan, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty, text[range.lowerBound].isNameStart, text[range.upperBound - 1] != UInt8(ascii: ":") else {
            return false
        }
        for index in range where text[index] >= 0x80 { return isBeyondASCII(text.string(range)) }
        return true
    }

    private static func isBeyondASCII(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        return scalars.first.map { $0.isASCII || isStart($0) } == true
            && scalars.allSatisfy { $0.isASCII || isStart($0) || isLater($0) }
    }

    private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
            0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x1_0000...0xE_FFFF:
            true
        default: false
        }
    }

    private static func isLater(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: false
        }
    }
}
