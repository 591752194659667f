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
        for part in parts {
            bytes += part.utf8
            bytes.append(0)
        }
        return hex(bytes, digits: digits)
    }

    private static func hex(_ bytes: [UInt8], digits: Int) -> String {
        let all = SHA256.hash(data: bytes).flatMap { [hexDigits[Int($0 >> 4)], hexDigits[Int($0 & 15)]] }
        return String(decoding: all.prefix(digits), as: UTF8.self)
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
