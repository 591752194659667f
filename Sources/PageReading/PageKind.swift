import CasewireModel
import Foundation
import TextTools

/// What a document is before it is read.
enum PageKind {
    /// What the document is instead of HTML, in words; nil where it may be HTML. The bytes go before the header: many a
    /// server sends pages as `text/plain`.
    static func otherThanHTML(_ document: Document) -> String? {
        let body = document.body
        if body.allSatisfy({ $0 <= 0x20 }) { return "empty" }
        for (signature, kind) in signatures where body.starts(with: signature) { return kind }
        guard !body.contains(UInt8(ascii: "<")) || !holdsTag(body) else { return nil }
        let media = document.contentType?.split(separator: ";").first.map { $0.lowercased() } ?? ""
        let family = media.split(separator: "/").first ?? ""
        return switch family {
        case "image": "an image"
        case "audio", "video": "sound or film"
        case "application" where media.contains("json"): "JSON"
        case "application" where !media.contains("xml"): "a file of type \(PlainText.line(media).prefix(60))"
        default: "text without markup"
        }
    }

    /// Is there anything that begins as a tag does? In UTF-16 a NUL stands beside each character.
    private static func holdsTag(_ body: [UInt8]) -> Bool {
        for index in body.indices where body[index] == UInt8(ascii: "<") {
            let next = body[(index + 1)...].prefix(2).first { $0 != 0 } ?? 0
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20) || next == UInt8(ascii: "!") {
                return true
            }
        }
        return false
    }

    private static let signatures: [(bytes: [UInt8], kind: String)] = [
        (Array("%PDF-".utf8), "a PDF"),
        ([0x89, 0x50, 0x4E, 0x47], "an image"),
        ([0xFF, 0xD8, 0xFF], "an image"),
        (Array("GIF8".utf8), "an image"),
        (Array("RIFF".utf8), "an image, sound or film"),
        ([0x1F, 0x8B], "compressed"),
        (Array("PK\u{3}\u{4}".utf8), "an archive"),
    ]

    /// The charset that a page says it has: `<meta charset>` or `<meta http-equiv content="…; charset=…">`, or the
    /// XML declaration of an XHTML page (HTML Standard §13.2.3.2). nil where it says nothing near its start.
    static func declaredCharset(in body: [UInt8]) -> String? {
        let start = body.prefix(Limits.charsetDeclaration)
        var searched = String(decoding: start.map { $0 < 0x80 ? $0 | caseBit($0) : UInt8(ascii: "?") }, as: UTF8.self)[
            ...]
        if searched.hasPrefix("<?xml"), let end = searched.range(of: "?>") {
            if let label = label(after: "encoding", in: searched[..<end.lowerBound]) { return label }
        }
        while let meta = searched.range(of: "<meta") {
            let tag = searched[meta.upperBound...].prefix { $0 != ">" }
            if let label = label(after: "charset", in: tag) { return label }
            searched = searched[tag.endIndex...]
        }
        return nil
    }

    private static func caseBit(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? 0x20 : 0
    }

    private static func label(after word: String, in tag: Substring) -> String? {
        guard let found = tag.range(of: word) else { return nil }
        let rest = tag[found.upperBound...].drop { $0.isWhitespace }
        guard rest.first == "=" else { return nil }
        let label = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
            .prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
        return label.isEmpty ? nil : String(label)
    }
}
