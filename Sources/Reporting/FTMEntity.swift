import CasewireModel
import Crypto
import Foundation
import TextTools

/// An entity of FollowTheMoney (followthemoney.tech): what Aleph, OpenSanctions and yente read. Every property is a list, and
/// where one entity comes twice the lists are united: so nothing is put into one that a later revision would contradict.
struct FTMEntity: Encodable {
    let id: String
    let schema: String
    private(set) var properties: [String: [String]] = [:]

    init(_ schema: String, id: String) {
        self.schema = schema
        self.id = "casewire-\(id)"
    }

    /// Values that are empty, and those that are there already, are left out.
    mutating func add(_ property: String, _ values: String?...) {
        for value in values.compactMap({ $0 }) where !value.isEmpty {
            if properties[property]?.contains(value) != true { properties[property, default: []].append(value) }
        }
    }

    /// A title, a word: one line.
    mutating func addLine(_ property: String, _ value: String?) {
        add(property, value.map { Self.clean(PlainText.line($0)) })
    }

    /// Of a name they take quotation marks from around it.
    mutating func add(_ property: String, name: String?) {
        let quotes: Set<Character> = ["'", "\"", " "]
        let line = name.map { Self.clean(PlainText.line($0)) }
        add(
            property,
            line.map { String($0.drop(while: quotes.contains).reversed().drop(while: quotes.contains).reversed()) })
    }

    mutating func addText(_ property: String, _ value: String?) {
        add(property, value.map { Self.clean(PlainText.clean($0)) })
    }

    /// They drop characters that only shape others, and know one kind of line break.
    private static func clean(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format, .privateUse, .surrogate, .unassigned: break
            case .lineSeparator, .paragraphSeparator: clean.append(" ")
            default: clean.append(scalar)
            }
        }
        return String(clean).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// To the second, in UTC, without the letter that says so: their dates have no zone, and lie within these years.
    mutating func add(_ property: String, time: Date?) {
        guard let text = time.map(Timestamp.rfc3339), let year = Int(text.prefix(4)), (1000...2100).contains(year)
        else {
            return
        }
        add(property, String(text.dropLast()))
    }

    mutating func add(_ property: String, day: CalendarDay?) {
        guard let day, (1000...2100).contains(day.year) else { return }
        add(property, day.description)
    }

    /// An address as they write it: the scheme in small letters, a path, and neither query nor fragment that is empty.
    mutating func add(_ property: String, url: String?) {
        guard let url, WebLink.isSafe(url), let parts = URLComponents(string: url), let host = parts.host,
            let scheme = parts.scheme?.lowercased(), host == host.lowercased(), !host.isEmpty, !host.contains(".."),
            (1...65_535).contains(parts.port ?? 80)
        else { return }
        var rest = url.dropFirst(scheme.count)
        while rest.last == "?" || rest.last == "#" { rest.removeLast() }
        if parts.path.isEmpty {
            let end = rest.firstIndex { $0 == "?" || $0 == "#" } ?? rest.endIndex
            rest.insert("/", at: end)
        }
        add(property, scheme + rest)
    }

    /// They have languages as ISO 639-3.
    mutating func add(_ property: String, language: String?) {
        guard let language = language?.lowercased().split(separator: "-").first else { return }
        add(property, Self.languages[String(language)])
    }

    private static let languages = [
        "en": "eng", "ru": "rus", "kk": "kaz", "uk": "ukr", "ky": "kir", "uz": "uzb", "tr": "tur", "de": "deu",
        "fr": "fra", "es": "spa", "zh": "zho", "ar": "ara", "tg": "tgk", "be": "bel", "az": "aze", "pl": "pol",
    ]

    /// Nobody can choose whose id to meet: 32 digits of SHA-256 over the parts.
    static func hash(_ parts: String...) -> String {
        var bytes: [UInt8] = []
        for part in parts { bytes += Array(part.utf8) + [0] }
        return SHA256.hash(data: bytes).prefix(16).map(hexadecimal).joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
