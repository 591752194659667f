import TextTools
import Testing

@Suite("Charsets") struct CharsetTests {
    @Test(
        "go by many names",
        arguments: [
            ("UTF8", "utf-8"), ("cp-1251", "windows-1251"), ("Windows_1251", "windows-1251"),
            ("win-1251", "windows-1251"),
            ("x-cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("csKOI8R", "koi8-r"), ("cp866", "cp866"),
            ("IBM866", "cp866"),
            ("x-sjis", "shift_jis"), ("latin1", "iso-8859-1"), ("ISO_8859-5", "iso-8859-5"), ("gb2312", "gb2312"),
            ("ks_c_5601-1987", "euc-kr"), ("Big5", "big5"), ("macroman", "macintosh"), ("TIS-620", "tis-620"),
        ])
    func label(label: String, name: String) { #expect(CharsetName(label: label)?.name == name) }

    @Test(
        "that are none, or better never opened, have no name",
        arguments: ["", "UTF-7", "ISO-2022-CN-EXT", "klingon", "//TRANSLIT"])
    func refused(label: String) { #expect(CharsetName(label: label) == nil) }

    @Test(
        "are read from a Content-Type",
        arguments: [
            ("text/xml; charset=UTF-8", "UTF-8"), ("text/xml;charset=\"koi8-r\"", "koi8-r"),
            ("text/html; Charset = cp1251 ; x=y", "cp1251"),
            ("text/html", nil), ("text/html; charset=", nil), ("", nil),
        ] as [(String, String?)])
    func header(header: String, label: String?) { #expect(Charset.label(ofContentType: header) == label) }

    /// «Суд» and what it is in each charset.
    @Test(
        "decode as declared",
        arguments: [
            ("windows-1251", [0xD1, 0xF3, 0xE4]), ("koi8-r", [0xF3, 0xD5, 0xC4]), ("cp866", [0x91, 0xE3, 0xA4]),
            ("iso-8859-5", [0xC1, 0xE3, 0xD4]), ("utf-8", [0xD0, 0xA1, 0xD1, 0x83, 0xD0, 0xB4]),
            ("utf-16le", [0xFF, 0xFE, 0x21, 0x04, 0x43, 0x04, 0x34, 0x04]),
            ("utf-16be", [0xFE, 0xFF, 0x04, 0x21, 0x04, 0x43, 0x04, 0x34]),
        ] as [(String, [UInt8])])
    func declared(name: String, bytes: [UInt8]) {
        let decoded = Charset.decode(bytes, contentType: nil, declared: name)
        #expect(String(decoding: decoded.text, as: UTF8.self) == "Суд")
        #expect(decoded.name == name)
        #expect(!decoded.hadErrors)
    }

    @Test("of a header go before the document's own") func order() {
        let decoded = Charset.decode(
            [0xF3, 0xD5, 0xC4], contentType: "text/xml; charset=koi8-r", declared: "windows-1251")
        #expect(decoded.name == "koi8-r")
        #expect(!decoded.hadErrors)
    }

    @Test("of a byte-order mark go before all") func mark() {
        let decoded = Charset.decode(
            [0xEF, 0xBB, 0xBF, 0x41], contentType: "text/xml; charset=koi8-r", declared: "cp866")
        #expect(decoded.text == [0x41])
        #expect(decoded.name == "utf-8")
        #expect(!decoded.hadErrors)
    }

    private static let russian = "Суд отложил рассмотрение дела о штрафе, сообщили в редакции газеты."

    @Test(
        "that the bytes refuse lose",
        arguments: [("windows-1251", "utf-8"), ("koi8-r", "utf-8"), ("utf-8", "windows-1251")])
    func refuse(real: String, declared: String) throws {
        let bytes = try encoded(Self.russian, as: real)
        let decoded = Charset.decode(bytes, contentType: nil, declared: declared)
        #expect(String(decoding: decoded.text, as: UTF8.self) == Self.russian)
        #expect(decoded.name == real)
        #expect(decoded.hadErrors)
    }

    @Test("that nobody declared are told from the text") func undeclared() throws {
        for name in ["windows-1251", "koi8-r", "utf-8"] {
            let decoded = Charset.decode(try encoded(Self.russian, as: name), contentType: nil, declared: nil)
            #expect(decoded.name == name)
        }
        // An accent or two in Latin words are no Cyrillic.
        #expect(Charset.decode(Array("caf".utf8) + [0xE9], contentType: nil, declared: nil).name == "windows-1252")
    }

    @Test("of UTF-16 are told without a mark, and without ASCII at the start", arguments: ["utf-16le", "utf-16be"])
    func unmarked(name: String) throws {
        for text in ["Суд", "Сот шешімі – «күшінде».\n", "Το δικαστήριο: 3 χρόνια", Self.russian, "<p>Суд</p>"] {
            let decoded = Charset.decode(try encoded(text, as: name), contentType: nil, declared: nil)
            #expect(String(decoding: decoded.text, as: UTF8.self) == text)
            #expect(decoded.name == name)
        }
    }

    @Test("of UTF-16 are not seen in anything else") func noUTF16() throws {
        for name in ["utf-8", "windows-1251", "koi8-r", "cp866", "shift_jis"] {
            #expect(
                CharsetChoice.byStart(try encoded("Суд: 1\t2\n3", as: name)[...], header: nil, declared: nil) == nil)
        }
    }

    @Test("of EBCDIC are told by how a document begins") func ebcdic() throws {
        for text in ["<?xml version=\"1.0\" encoding=\"cp037\"?><a>Court</a>", "<html>Court</html>"] {
            let decoded = Charset.decode(try encoded(text, as: "cp037"), contentType: nil, declared: "cp037")
            #expect(String(decoding: decoded.text, as: UTF8.self) == text)
            #expect(decoded.name == "cp037")
        }
        let decoded = Charset.decode(Array("<html>Суд".utf8), contentType: nil, declared: "cp037")
        #expect(decoded.name == "utf-8")
    }

    @Test("keep a letter that waits for its mark, at the end and before a fault") func heldBack() throws {
        let bytes = try encoded("Việt", as: "windows-1258")
        for (tail, rest) in [([], ""), ([0xD2], "\u{309}"), ([0x8A], "\u{FFFD}")] as [([UInt8], String)] {
            let decoded = Charset.decode(bytes + tail, contentType: nil, declared: "windows-1258")
            #expect(String(decoding: decoded.text, as: UTF8.self) == "Việt" + rest)
        }
    }

    @Test("fail where the fault is and nowhere else") func local() {
        let bytes = Array("Суд ".utf8) + [0xD0] + Array(" отложил".utf8)
        let decoded = Charset.decode(bytes, contentType: nil, declared: "utf-8")
        #expect(String(decoding: decoded.text, as: UTF8.self) == "Суд \u{FFFD} отложил")
        #expect(decoded.name == "utf-8")
        #expect(decoded.hadErrors)
    }

    @Test("make the same text of pieces") func pieces() {
        let bytes = Array("Суд 裁判 😀 ".utf8) + [0xE2, 0x82] + Array("x".utf8) + [0xF0, 0x9F]
        let choice = CharsetChoice.of(bytes[...], header: nil, declared: "utf-8")
        for size in 1...bytes.count {
            var decoder = CharsetDecoder(choice)
            var text: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                decoder.decode(bytes[start..<min(start + size, bytes.count)], into: &text)
            }
            decoder.finish(into: &text)
            #expect(String(decoding: text, as: UTF8.self) == "Суд 裁判 😀 \u{FFFD}x\u{FFFD}")
            #expect(decoder.failures == 2)
        }
    }
}
