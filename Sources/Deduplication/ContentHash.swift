import Crypto
import Foundation

/// Ids that follow from content: a prefix of SHA-256 in lower-case hexadecimal, so that nobody can choose whose id to meet.
package enum ContentHash {
    /// Digits of an id: 48 bits, at which a million stories share one with a chance of 1 in 500.
    package static let idDigits = 12

    /// - Parameter parts: joined by NUL, which none of them holds once cleaned, so that no two lists are read as one.
    package static func id(_ parts: String...) -> String { hex(parts, digits: idDigits) }

    /// 32 digits, to compare contents by.
    package static func digest(_ parts: [String]) -> String { hex(parts, digits: 32) }

    private static func hex(_ parts: [String], digits: Int) -> String {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Data(part.utf8))
            hash.update(data: Data([0]))
        }
        var text = ""
        for byte in hash.finalize().prefix((digits + 1) / 2) {
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
        return String(text.prefix(digits))
    }
}
