/// Reads past a document type declaration (XML 1.0 §2.8), byte for byte, and notes whose entities may be declared: no
/// declaration is ever obeyed (HOSTILE.md S1, S2).
struct XMLDoctype {
    private(set) var isComplete = false
    private var depth = 0
    private var quote: UInt8?
    private var recent: UInt64 = 0
    private var isComment = false
    private var isInstruction = false
    private var isExternal = false
    private var declared: Set<[UInt8]> = []
    /// The words of the declaration at hand: the first three are looked at.
    private var words: [[UInt8]] = [[]]

    /// May a name be declared as far as one can tell without reading what the declaration points to?
    func mayDeclare(_ name: [UInt8]) -> Bool { isExternal || declared.contains(name) }

    /// - Returns: true when `byte` was the declaration's last.
    mutating func read(_ byte: UInt8) -> Bool {
        recent = recent << 8 | UInt64(byte)
        if isComment {
            if recent & 0xFF_FFFF == 0x2D2D3E { isComment = false }
            return false
        }
        if isInstruction {
            if recent & 0xFFFF == 0x3F3E { isInstruction = false }
            return false
        }
        if let open = quote {
            if byte == open { quote = nil }
            return false
        }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "["), UInt8(ascii: "]"): note()
        case UInt8(ascii: "%") where depth == 0: isExternal = true  // a parameter entity of the internal subset
        case UInt8(ascii: "<"):
            depth += 1
            words = [[]]
        case UInt8(ascii: ">"):
            note()
            if depth == 0 {
                isComplete = true
                return true
            }
            depth -= 1
        case let space where space.isXMLSpace: if words.last?.isEmpty == false && words.count < 4 { words.append([]) }
        default: if words[words.count - 1].count < Limits.nameBytes { words[words.count - 1].append(byte) }
        }
        if recent & 0xFFFF_FFFF == 0x3C21_2D2D {
            isComment = true
            depth -= 1
        } else if recent & 0xFFFF == 0x3C3F {
            isInstruction = true
            depth -= 1
        }
        return false
    }

    private mutating func note() {
        if depth == 0, words.contains(where: { $0 == Array("SYSTEM".utf8) || $0 == Array("PUBLIC".utf8) }) {
            isExternal = true
        }
        if words.count > 1, words[0] == Array("!ENTITY".utf8) {
            if words[1] == [UInt8(ascii: "%")] { isExternal = true }
            if declared.count < Limits.declaredEntities { declared.insert(words[1]) }
        }
        words = [[]]
    }
}
