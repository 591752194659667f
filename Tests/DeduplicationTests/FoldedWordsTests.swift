import Testing

@testable import Deduplication

@Suite("Folded words") struct FoldedWordsTests {
    /// As the rule says it, letter by letter.
    private func slow(_ text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0.isNumber) }.map { word in
            String(word.map { $0 == "ё" ? "е" : $0 })
        }
    }

    private func fast(_ text: String) -> [String] {
        FoldedWords(text, separator: 0).bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "are the same by the table as by the rule",
        arguments: [
            "Ёлка — «ЁЖ», 12½ m² “Façade” naïve ÅNGSTRÖM İstanbul ǅ ßtraße", "Қазақстан ҰЛТТЫҚ Әлем №5 €20…",
            "е\u{308}лка и\u{306}од cafe\u{301}", "a\r\nb\tc\u{A0}d\u{AD}e\u{200D}f", "©\u{FE0F} ok 👩‍🌾 ١٢ 漢字", "", " . ",
        ])
    func same(text: String) { #expect(fast(text) == slow(text)) }

    @Test("are the same for every scalar of the table, alone and between letters")
    func allScalars() {
        for value in UInt32(1)..<0x2400 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for text in ["\(scalar)", "a\(scalar)Б", "1 \(scalar) 2"] where fast(text) != slow(text) {
                Issue.record("U+\(String(value, radix: 16)): \(fast(text)) is not \(slow(text))")
            }
        }
    }
}
