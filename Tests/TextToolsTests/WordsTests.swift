import CasewireModel
import Testing
import TextTools

@Suite("Words") struct WordsTests {
    private func normal(_ text: String) -> [String] {
        let words = Words(text)
        return words.list.map { String(decoding: words.letters(of: $0), as: UTF16.self) }
    }

    @Test("are in one normal form whatever they are printed in") func normalForm() {
        #expect(normal("Ёлка ЁЛКА елка Е\u{308}лка") == ["елка", "елка", "елка", "елка"])
        #expect(normal("Қоғам ҮШІН әңгіме") == ["когам", "ушин", "ангиме"])
        #expect(normal("Köşe Ńýsha İzmir ıssyq") == ["kose", "nysha", "izmir", "issyq"])
        #expect(normal("O'Brien d’Arc Бегiм") == ["obrien", "darc", "бегим"])
        #expect(normal("И\u{306}од йод") == ["йод", "йод"])
    }

    @Test("are parted by everything but letters, digits and apostrophes") func parted() {
        #expect(normal("Алма-Ата, 2021–22; т.е. (так)") == ["алма", "ата", "2021", "22", "т", "е", "так"])
        #expect(normal("«'quoted'» — no's") == ["quoted", "no"])
        #expect(normal("") == [])
    }

    @Test("know what stands before them") func gaps() {
        let gaps = Words("Один два, три-четыре. «Пять» (шесть)\n\nсемь — восемь").list.map(\.gap)
        #expect(
            gaps == [
                .stop, .space, [.space, .comma], .hyphen, [.space, .dot, .quote], [.space, .quote, .bracket],
                [.space, .bracket, .stop], [.space, .dash],
            ])
    }

    @Test("have spans in scalars and bytes, a possessive included") func spans() {
        let text = "🙂 Ерлан’s кітап"
        let words = Words(text).list
        #expect(words.map(\.span) == [Span(2, 9), Span(10, 15)])
        #expect(words.map { String(text[$0.span]) } == ["Ерлан’s", "кітап"])
        #expect(words.map { String(decoding: Array(text.utf8)[$0.bytes], as: UTF8.self) } == ["Ерлан’s", "кітап"])
        #expect(words[0].traits.contains(.possessive))
    }

    @Test("know their capitals and quotes") func capitals() {
        let words = Words("БДҚның «Алма» алма USA").list
        #expect(words.map(\.capitals) == [3, 1, 0, 3])
        #expect(words.map(\.isAllCapitals) == [false, false, false, true])
        #expect(words[1].traits.isSuperset(of: [.afterQuote, .beforeQuote]))
        #expect(!words[2].traits.contains(.afterQuote))
    }

    @Test(
        "of two scripts are read as the one that all their letters have",
        arguments: [
            ("Aлма", "алма"), ("cуд", "суд"), ("xалық", "халык"), ("Kиеv", "kиеv"), ("Аlma", "alma"), ("HАН", "нан"),
        ])
    func lookalikes(text: String, expected: String) {
        #expect(normal(text) == [expected])
        #expect(Words(text).list[0].traits.contains(.lookalike) == (expected != "kиеv"))
    }

    @Test("longer than any name are cut, and their span is whole") func endless() {
        let words = Words(String(repeating: "ж", count: 100_000) + " конец")
        #expect(words.list.map(\.span) == [Span(0, 100_000), Span(100_001, 100_006)])
        #expect(words.list[0].letterCount == 64)
    }

    @Test("agree with the Unicode tables in lower case for every letter that names are written in") func lowercase() {
        for value in UInt32(0)...0x2FF {
            guard let scalar = Unicode.Scalar(value), value != 0x130 else { continue }
            #expect(String(scalar.lowercase) == scalar.properties.lowercaseMapping, "U+\(String(value, radix: 16))")
        }
        for value in UInt32(0x370)...0x52F {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(String(scalar.lowercase) == scalar.properties.lowercaseMapping, "U+\(String(value, radix: 16))")
        }
    }
}
