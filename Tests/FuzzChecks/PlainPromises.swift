import CasewireModel
import Foundation

/// What messages carry, whatever it was made of (HOSTILE.md S8, S9, S11).
enum PlainPromises {
    /// Nothing that acts on a terminal or hides in a name.
    static func harmless(_ text: String, _ what: String) throws(BrokenPromise) {
        let unwanted = text.unicodeScalars.first(where: isUnwanted)
        try keep(
            unwanted == nil,
            "\(what) holds no control character, but U+\(String(unwanted?.value ?? 0, radix: 16, uppercase: true))")
    }

    /// `harmless`, and NFC.
    static func clean(_ text: String?, _ what: String) throws(BrokenPromise) {
        guard let text else { return }
        try harmless(text, what)
        // What a Tibetan vowel sign of two parts follows takes Foundation two rounds.
        if text.unicodeScalars.contains("\u{F71}") { return }
        try keep(
            text.unicodeScalars.elementsEqual(text.precomposedStringWithCanonicalMapping.unicodeScalars),
            "\(what) is in NFC, but \(text.debugDescription)")
    }

    /// `clean`, and without line breaks.
    static func line(_ text: String?, _ what: String) throws(BrokenPromise) {
        try clean(text, what)
        try keep(text?.contains(where: \.isNewline) != true, "\(what) is on one line, but \(text.debugDescription)")
    }

    static func web(_ address: String?, _ what: String) throws(BrokenPromise) {
        guard let address else { return }
        let lower = address.prefix(8).lowercased()
        try keep(
            lower.hasPrefix("http://") || lower.hasPrefix("https://"), "\(what) is of http or https, but \(address)")
        try harmless(address, what)
    }

    /// The years that RFC 3339 can print, in UTC as it is printed.
    static func printable(_ date: Date?, _ what: String) throws(BrokenPromise) {
        guard let date else { return }
        try keep(
            (-62_135_596_800..<253_402_300_800).contains(date.timeIntervalSince1970),
            "\(what) is of a year from 1 to 9999, but \(date.timeIntervalSince1970) seconds after 1970")
    }

    static func item(_ item: Item) throws(BrokenPromise) {
        try line(item.title, "an item's title")
        try clean(item.summary, "an item's summary")
        try clean(item.text, "an item's text")
        for field in Item.Field.allCases {
            try keep((item[field] ?? "").utf8.count <= 1 << 20, "an item's \(field) has 1 MiB at most")
        }
        for name in item.authors + item.categories { try line(name, "a name or a category of an item") }
        try web(item.url, "an item's address")
        try printable(item.published, "an item's date")
        try printable(item.updated, "an item's second date")
        try keep(
            (item.language ?? "").utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F },
            "an item's language is a tag, but \(item.language.debugDescription)")
    }

    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
