import CasewireModel
import Foundation
import TextTools
import Testing

@testable import FuzzChecks

/// What a fuzzer can find is what these notice.
@Suite("Promises") struct PromiseTests {
    @Test(
        "of spans are broken by what is empty, not in order, or past the end",
        arguments: [[Span(0, 0)], [Span(2, 4), Span(3, 5)], [Span(4, 6), Span(0, 2)], [Span(8, 11)]])
    func spans(_ spans: [Span]) throws {
        try TextCheck.spans([Span(0, 2), Span(2, 5), Span(7, 10)], within: 10, "words")
        #expect(throws: BrokenPromise.self) { try TextCheck.spans(spans, within: 10, "words") }
    }

    @Test(
        "of sentences are broken by what is left out and by white space at an end",
        arguments: [[Span(0, 4)], [Span(5, 9)], [Span(0, 5), Span(5, 9)], [Span(0, 4), Span(4, 9)], []])
    func passages(_ passages: [Span]) throws {
        let text = Array("One. Two.".unicodeScalars)
        try TextCheck.passages([Span(0, 4), Span(5, 9)], of: text)
        #expect(throws: BrokenPromise.self) { try TextCheck.passages(passages, of: text) }
    }

    @Test("of words are broken by the words of another text")
    func words() throws {
        try TextCheck.words(Words("Две сестры"), of: "Две сестры")
        #expect(throws: BrokenPromise.self) { try TextCheck.words(Words("Две сестры"), of: "Два брата") }
    }

    @Test(
        "of plain text are broken by controls, bidi controls and text that is not in NFC",
        arguments: [
            "\u{1B}[2J", "a\u{0}", "\u{85}", "\u{202E}cod.exe", "so\u{AD}ft", "\u{200B}", "\u{FEFF}", "e\u{301}",
        ])
    func clean(_ text: String) throws {
        try PlainPromises.clean("é\n\t\u{200D}", "a text")
        #expect(throws: BrokenPromise.self) { try PlainPromises.clean(text, "a text") }
    }

    @Test("of a title are broken by a second line", arguments: ["a\nb", "a\r\nb", "a\u{2028}b"])
    func line(_ text: String) throws {
        try PlainPromises.line("a b", "a title")
        #expect(throws: BrokenPromise.self) { try PlainPromises.line(text, "a title") }
    }

    @Test(
        "of addresses are broken by other schemes and by controls",
        arguments: ["javascript:alert(1)", "//a.example/", "file:///etc/passwd", "https://a.example/\u{202E}", ""])
    func web(_ address: String) throws {
        try PlainPromises.web("HTTPS://a.example/б", "an address")
        #expect(throws: BrokenPromise.self) { try PlainPromises.web(address, "an address") }
    }

    @Test("of dates are broken past the years 1 and 9999", arguments: [-62_135_596_801, 253_402_300_800] as [Double])
    func printable(_ seconds: Double) throws {
        try PlainPromises.printable(Date(timeIntervalSince1970: 253_402_300_799), "a date")
        #expect(throws: BrokenPromise.self) {
            try PlainPromises.printable(Date(timeIntervalSince1970: seconds), "a date")
        }
    }

    @Test("of an item are of each of its parts")
    func item() throws {
        let whole = Item(guid: ItemID("1"), url: "https://a.example/1", title: "A title", text: "A\n\ntext")
        try PlainPromises.item(whole)
        let faults: [(inout Item) -> Void] = [
            { $0.title = "two\nlines" }, { $0.summary = "\u{7}" }, { $0.text = "\u{202E}" }, { $0.url = "data:,x" },
            { $0.authors = ["\u{200B}"] }, { $0.categories = ["a\nb"] }, { $0.published = .distantPast - 86_400 },
            { $0.updated = Date(timeIntervalSince1970: 1e12) }, { $0.language = "по-русски" },
            { $0.text = String(repeating: "x", count: 1 << 20 + 1) },
        ]
        for (number, fault) in faults.enumerated() {
            var item = whole
            fault(&item)
            #expect(throws: BrokenPromise.self, "fault \(number)") { try PlainPromises.item(item) }
        }
    }
}

@Suite("A fuzzer's input") struct FuzzInputTests {
    @Test("begins with its choices, round and round")
    func choices() {
        var input = FuzzInput(Array("ABDrest".utf8))
        #expect([1, 2, 3].map { _ in input.choice(of: ["one", "two", "three"]) } == ["one", "two", "one"])
        #expect(input.text == "rest")
    }

    @Test("that has ended chooses what comes first")
    func ended() {
        var input = FuzzInput([])
        #expect(input.choice(of: [1, 2]) == 1)
        #expect(input.pieceSize() == 1)
        #expect(input.charset() == nil)
        #expect(input.line().isEmpty)
    }

    @Test(
        "names a charset from the list or by itself",
        arguments: [("A", nil), ("C", "windows-1251"), ("^x y\nz", "x y")])
    func charset(text: String, expected: String?) {
        var input = FuzzInput(Array(text.utf8))
        #expect(input.charset() == expected)
    }
}
