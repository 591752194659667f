/// Bytes that someone else owns. (`CasewireModel.Span` is a span of a text.)
typealias ByteSpan = Swift.Span<UInt8>

extension UInt8 {
    /// XML 1.0 §2.3, production 3.
    var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

    /// May a name begin with it? Beyond ASCII the XML parser judges.
    var isNameStart: Bool { isASCIILetter || self == UInt8(ascii: "_") || self == UInt8(ascii: ":") || self >= 0x80 }

    var isNameByte: Bool {
        // One bit for each of ASCII's: "-", ".", the digits and ":"; the letters and "_".
        let nameBytes: (UInt64, UInt64) = (0x07FF_6000_0000_0000, 0x07FF_FFFE_87FF_FFFE)
        return self >= 0x80 || (self < 64 ? nameBytes.0 : nameBytes.1) >> (self & 63) & 1 != 0
    }

    var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isASCIILetterOrDigit: Bool { isASCIILetter || isASCIIDigit }

    var lowercasedASCII: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }

    /// 0 to 15; nil where it is no hexadecimal digit.
    var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension ByteSpan {
    func starts(with prefix: StaticString, at index: Int) -> Bool {
        prefix.withUTF8Buffer { prefix in
            guard index + prefix.count <= count else { return false }
            for offset in prefix.indices where unsafe self[index + offset] != prefix[offset] { return false }
            return true
        }
    }

    /// `prefix` in lower case.
    func startsIgnoringCase(with prefix: StaticString, at index: Int) -> Bool {
        prefix.withUTF8Buffer { prefix in
            guard index + prefix.count <= count else { return false }
            for offset in prefix.indices where unsafe self[index + offset].lowercasedASCII != prefix[offset] {
                return false
            }
            return true
        }
    }

    func equals(_ word: StaticString, _ range: Range<Int>) -> Bool {
        word.withUTF8Buffer { letters in
            guard letters.count == range.count else { return false }
            for offset in 0..<letters.count where unsafe letters[offset] != self[range.lowerBound + offset] {
                return false
            }
            return true
        }
    }

    /// In lower case, as far as ASCII goes.
    func lowercased() -> [UInt8] { indices.map { self[$0].lowercasedASCII } }

    func array(_ range: Range<Int>) -> [UInt8] {
        var copy: [UInt8] = []
        copy.append(self, range)
        return copy
    }

    /// `range` without XML's white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start].isXMLSpace { start += 1 }
        while start < end, self[end - 1].isXMLSpace { end -= 1 }
        return start..<end
    }

    /// Of bytes that are known to be UTF-8, cut between characters: what came out of a `CharsetDecoder` (it lets nothing
    /// else out), and names and values that libxml2 made of that. Looking once more would cost a tenth of all parsing.
    func knownString(_ range: Range<Int>) -> String {
        unsafe String(copying: UTF8Span(unchecked: extracting(range), isKnownASCII: false))
    }

    func string(_ range: Range<Int>) -> String {
        unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}

extension [UInt8] {
    // The standard library appends a span one element at a time only; the pointers of these two never leave them.
    mutating func append(_ text: ByteSpan, _ range: Range<Int>) {
        unsafe text.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { unsafe append(contentsOf: $0) }
    }
}
