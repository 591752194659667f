/// HTML's character references: `&laquo;`, `&#171;`, `&#xAB;` (HTML Standard §13.2.5.72 to 80).
package enum HTMLReferences {
    /// What a named reference stands for: one or two scalars; nil where HTML has no such name. Names are case-sensitive
    /// and stand without `&` and `;`.
    package static func text(named name: String) -> String? { HTMLReferencesTable.scalars[name] }

    /// What a numeric reference stands for. 128 to 159 are read as windows-1252, as all browsers do; what is no scalar
    /// value (0, a surrogate, a number past U+10FFFF) is U+FFFD.
    package static func scalar(numbered number: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(number), let scalar = Unicode.Scalar(windows1252[Int(number - 0x80)]) {
            return scalar
        }
        guard number != 0, let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
        return scalar
    }

    /// The reference that begins with the `&` at `start`: its text in UTF-8 and the index after it; nil where the `&`
    /// is only an ampersand.
    ///
    /// Narrower than HTML for old names without a `;`: they have to be all of the letters and digits that stand there,
    /// and no `=` may follow, so that `?a=1&copy=2` and `&notable` stay as they are.
    static func reference(in bytes: [UInt8], at start: Int) -> (text: [UInt8], end: Int)? {
        var index = start + 1
        guard index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: "#") { return numeric(in: bytes, after: index + 1) }
        let limit = min(bytes.count, index + longestName)
        while index < limit, isAlphanumeric(bytes[index]) { index += 1 }
        guard index > start + 1 else { return nil }
        let name = String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
        let next = index < bytes.count ? bytes[index] : 0
        if next == UInt8(ascii: ";") {
            return text(named: name).map { (Array($0.utf8), index + 1) }
        }
        guard next != UInt8(ascii: "="), HTMLReferencesTable.namesWithoutSemicolon.contains(name) else { return nil }
        return text(named: name).map { (Array($0.utf8), index) }
    }

    private static func numeric(in bytes: [UInt8], after start: Int) -> (text: [UInt8], end: Int)? {
        var index = start
        let isHexadecimal = index < bytes.count && bytes[index] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { index += 1 }
        let digits = index
        var number: UInt32 = 0
        while index < bytes.count, let digit = value(ofDigit: bytes[index], hexadecimal: isHexadecimal) {
            // Past U+10FFFF all numbers are alike: clamped, so that no run of digits overflows.
            number = min(number * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            index += 1
        }
        guard index > digits else { return nil }
        if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
        return (Array(String(scalar(numbered: number)).utf8), index)
    }

    private static func value(ofDigit byte: UInt8, hexadecimal: Bool) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f") where hexadecimal: UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F") where hexadecimal: UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    /// Bytes; HTML's longest is `CounterClockwiseContourIntegral`.
    private static let longestName = 32

    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
