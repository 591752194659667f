import TestSupport
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

    @Test("are the same in texts of all scripts", arguments: 0..<8)
    func texts(seed: UInt64) {
        var random = RandomText(seed: seed &+ 400)
        for _ in 0..<3_000 {
            let text = random.text(pieces: 14)
            let same = fast(text).elementsEqual(slow(text)) { $0.utf8.elementsEqual($1.utf8) }
            if !same || FoldedWords(text, separator: 0).count != slow(text).count {
                Issue.record("\(text.debugDescription)")
            }
        }
    }

    @Test("of several texts stand one after the other, each ended by NUL in its last separator's place")
    func several() {
        var words = FoldedWords(separator: 0x20, room: 0)
        for text in ["Да, нет", "", "—", "e\u{301}\u{345} x"] {
            let start = words.bytes.count
            words.append(text)
            words.endText(from: start)
        }
        #expect(words.bytes == Array("да нет\0\0\0e\u{301}\u{345} x\0".lowercased().utf8))
        #expect(words.count == 4)
    }
}
