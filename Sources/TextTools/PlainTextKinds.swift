/// Of what kinds a text's scalars are, as far as that can be told from a look at its bytes.
struct PlainTextKinds {
    enum Kind {
        /// A character by itself, whatever stands beside it: letters of Latin and Cyrillic, most punctuation.
        case single
        /// NFC leaves it as it is, but it may be one character with its neighbours: joiners, emoji.
        case joining
        /// Not kept in a plain text: `PlainText.isUnwanted`.
        case unwanted
        /// Any other.
        case other
    }

    private(set) var holdsUnwanted = false
    /// Is there a scalar that NFC may change or join with others?
    private(set) var mayCompose = false
    /// Is there a scalar, not an unwanted one, that may be one character with another?
    private(set) var mayJoin = false

    /// - Parameter bytes: a String's, so that they are well-formed UTF-8.
    init(_ bytes: Swift.Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x20, byte < 0x7F {
                index &+= 1
            } else if byte == 0xD0 || byte == 0xD1 || byte == 0xC3 {
                index &+= 2
            } else {
                let (kind, length) = Self.kind(in: bytes, at: index)
                note(kind)
                index &+= length
            }
        }
    }

    private mutating func note(_ kind: Kind) {
        switch kind {
        case .single: break
        case .joining: mayJoin = true
        case .unwanted: holdsUnwanted = true
        case .other: (mayCompose, mayJoin) = (true, true)
        }
    }

    /// The kind of the scalar that begins here, and its length in bytes.
    ///
    /// What is `single` or `joining` has a combining class of 0 and `NFC_Quick_Check=Yes`, so that NFC leaves a text of
    /// them alone (UAX #15 §9); what is `single` is of no `Grapheme_Cluster_Break` that joins (UAX #29 §3.1).
    static func kind(in bytes: Swift.Span<UInt8>, at index: Int) -> (Kind, length: Int) {
        let first = bytes[index]
        switch first {
        case 0x09, 0x0A, 0x20...0x7E: return (.single, 1)
        case 0x00...0x7F: return (.unwanted, 1)
        case 0xC2:
            let second = bytes[index + 1]
            return (second < 0xA0 || second == 0xAD ? .unwanted : .single, 2)
        // U+00C0 to U+02FF, U+0400 to U+047F, U+04C0 to U+052F.
        case 0xC3...0xCB, 0xD0, 0xD1, 0xD3: return (.single, 2)
        // U+0483 to U+0489 are combining marks.
        case 0xD2: return ((0x83...0x89).contains(bytes[index + 1]) ? .other : .single, 2)
        case 0xD4: return (bytes[index + 1] < 0xB0 ? .single : .other, 2)
        case 0x80...0xDF: return (.other, 2)
        case 0xE2: return (punctuation(bytes[index + 1], bytes[index + 2]), 3)
        case 0xEF:
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0xB8, 0x8F): return (.joining, 3)
            case (0xBB, 0xBF): return (.unwanted, 3)
            default: return (.other, 3)
            }
        case 0xE0...0xEF: return (.other, 3)
        // U+1F000 to U+1FAFF: emoji.
        case 0xF0 where bytes[index + 1] == 0x9F && bytes[index + 2] < 0xAC: return (.joining, 4)
        default: return (.other, 4)
        }
    }

    /// The kind of one of U+2000 to U+2FFF.
    private static func punctuation(_ second: UInt8, _ third: UInt8) -> Kind {
        switch (second, third) {
        // U+2000 and U+2001 are U+2002 and U+2003 in NFC.
        case (0x80, 0x80...0x81): .other
        case (0x80, 0x8C...0x8D): .joining
        case (0x80, 0x8B), (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): .unwanted
        // U+2060 to U+2065, U+206A to U+206F do not show.
        case (0x81, 0xA0...0xAF): .other
        // U+2126, U+212A, U+212B are letters in NFC.
        case (0x84, 0xA6), (0x84, 0xAA...0xAB): .other
        // U+2002 to U+20BF, U+2100 to U+21FF.
        case (0x80...0x82, _), (0x84...0x87, _): .single
        default: .other
        }
    }
}
