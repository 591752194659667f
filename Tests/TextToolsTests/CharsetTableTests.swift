import Testing

@testable import TextTools

@Suite("Tables of charsets") struct CharsetTableTests {
    /// All that the names lead to.
    private static let labels =
        ["koi8-r", "koi8-u", "koi8-t", "kz-1048", "ptcp154", "tis-620", "hp-roman8", "iso-8859-1"]
        + ["macintosh", "mac-cyrillic", "mac-iceland", "mac-latin2"] + (1250...1258).map { "windows-\($0)" }
        + [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map { "iso-8859-\($0)" }
        + [
            437, 737, 775, 850, 852, 855, 856, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 1125, 273, 277,
            278, 280, 284, 285, 297, 420, 424, 500, 870, 871, 875, 880, 905, 1025, 1026, 1047, 1140,
        ].map { "cp\($0)" } + ["cp037", "ebcdic-cp-dk"]

    @Test("read each byte as iconv does, in any company", arguments: labels)
    func same(label: String) throws {
        let charset = try #require(CharsetName(label: label))
        var numbers = RepeatableNumbers(seed: 4)
        var bytes =
            [UInt8](0...0xFF)
            + (0..<5_000).map { index -> UInt8 in
                // Rows of ASCII, of other bytes and of both.
                let range: ClosedRange<UInt8> =
                    index / 100 % 3 == 0 ? 0x20...0x7E : index / 100 % 3 == 1 ? 0x80...0xFF : 0...0xFF
                return UInt8.random(in: range, using: &numbers)
            }
        // iconv has another percent sign in one of IBM's, and other controls.
        if ["cp856", "cp864"].contains(label) { bytes.removeAll { [0x1A, 0x1C, 0x25, 0x7F].contains($0) } }
        // iconv joins these charsets' marks to the letters before them.
        if ["windows-1255", "windows-1258"].contains(label) { bytes = bytes.flatMap { [$0, 0x0A] } }
        guard var converter = IconvConverter(from: charset) else {
            Issue.record("iconv has no \(charset.iconv)")
            return
        }
        var expected: [UInt8] = []
        converter.convert(bytes[...], into: &expected)
        converter.finish(into: &expected)
        var table = try #require(CharsetTable(of: charset))
        var text: [UInt8] = []
        table.convert(bytes[...], into: &text)
        #expect(text == expected)
        #expect(table.failures == converter.failures)
    }

    @Test("are made for charsets of one byte a character only", arguments: ["utf-8", "utf-16", "shift_jis", "gb18030"])
    func others(label: String) throws {
        #expect(CharsetTable(of: try #require(CharsetName(label: label))) == nil)
    }

    @Test("count bytes without a character wherever they stand") func counted() throws {
        let charset = try #require(CharsetName(label: "windows-1251"))
        for length in 1...100 {
            for place in [0, length / 2, length - 1] {
                var bytes = try encoded(String(repeating: "ж", count: length), as: "windows-1251")
                bytes[place] = 0x98
                var table = try #require(CharsetTable(of: charset))
                var text: [UInt8] = []
                table.convert(bytes[...], into: &text)
                let expected = Array(repeating: "ж", count: place) + ["\u{FFFD}"]
                #expect(String(decoding: text, as: UTF8.self).hasPrefix(expected.joined()))
                #expect(table.failures == 1)
            }
        }
    }

    @Test(
        "reads Apple's charsets, those too that iconv lacks",
        arguments: [
            ("x-mac-turkish", [0xDA, 0xDC, 0xDE, 0xDF, 0xDD] as [UInt8], "ĞİŞşı"),
            ("macgreek", [0xB0, 0xFF], "Α\u{AD}"),
            ("mac-croatian", [0xC8, 0xF0, 0xD8], "\u{10C}\u{111}\u{F8FF}"),
            ("macromanian", [0xAF, 0xDE], "\u{218}\u{21A}"),
        ])
    func apple(label: String, bytes: [UInt8], text: String) throws {
        let charset = try #require(CharsetName(label: label))
        var table = try #require(CharsetTable(of: charset))
        var read: [UInt8] = []
        table.convert(bytes[...], into: &read)
        #expect(String(decoding: read, as: UTF8.self) == text)
    }
}
