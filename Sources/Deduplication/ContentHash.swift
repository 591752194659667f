import Crypto

/// Ids that follow from content: a prefix of SHA-256 in lower-case hexadecimal, so that nobody can choose whose id to meet.
package enum ContentHash {
    /// Digits of an id: 48 bits, at which a million stories share one with a chance of 1 in 500.
    package static let idDigits = 12

    /// - Parameter parts: joined by NUL, which none of them holds once cleaned, so that no two lists are read as one.
    package static func id(_ parts: String...) -> String { hex(parts, digits: idDigits) }

    /// 32 digits, to compare contents by.
    package static func digest(_ parts: [String]) -> String { hex(parts, digits: 32) }

    /// The same of bytes that are joined already.
    static func digest(bytes: [UInt8]) -> String { hex(bytes, digits: 32) }

    private static func hex(_ parts: [String], digits: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 1 })
        for part in parts {
            bytes += part.utf8
            bytes.append(0)
        }
        return hex(bytes, digits: digits)
    }

    private static func hex(_ bytes: [UInt8], digits: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(digits)
        for byte in SHA256.hash(data: bytes).prefix((digits + 1) / 2) {
            text.append(hexDigit(byte >> 4))
            text.append(hexDigit(byte & 15))
        }
        return String(decoding: text.prefix(digits), as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
