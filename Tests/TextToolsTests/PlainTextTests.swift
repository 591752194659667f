import Testing

@testable import TextTools

@Suite("Plain text") struct PlainTextTests {
    @Test(
        "takes out what acts on a terminal or hides in a name",
        arguments: [
            ("a\u{1B}[31mb", "a[31mb"),
            ("a\u{0}\u{7}\u{8}\u{D}b\u{7F}\u{9B}c", "abc"),
            ("a\u{202E}b\u{2066}c\u{200F}d", "abcd"),
            ("Абл\u{AD}язов", "Аблязов"),
            ("a\u{200B}b\u{FEFF}c", "abc"),
        ])
    func unwanted(text: String, expected: String) {
        #expect(PlainText.clean(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test("keeps newlines, tabs and the joiners that scripts need")
    func kept() {
        let text = "a\n\tb می\u{200C}خواهم \u{915}\u{94D}\u{200D}\u{937}"
        #expect(PlainText.clean(text).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test("composes letters and accents")
    func composed() {
        #expect(Array(PlainText.clean("и\u{306}e\u{301}").unicodeScalars) == ["й", "é"])
        #expect(Array(PlainText.clean("e\u{AD}\u{301}").unicodeScalars) == ["é"])
    }

    @Test("makes one line of many")
    func line() {
        #expect(PlainText.line(" a\n\n b\u{A0}\u{2003}c\t") == "a b c")
        #expect(PlainText.line("\n \u{200B}") == "")
    }
}
