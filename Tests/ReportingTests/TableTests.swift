import CasewireModel
import Testing

@testable import Reporting

@Suite("A table for a terminal") struct TableTests {
    @Test("has columns as wide as their widest cell, and cuts the last one to fit")
    func columns() {
        var table = Table("ID", "WHAT")
        table.add("long-id", "слово")
        table.add("x", "a long story about hives")
        #expect(table.text() == "ID       WHAT\nlong-id  слово\nx        a long story about hives\n")
        #expect(table.text(width: 18) == "ID       WHAT\nlong-id  слово\nx        a long s…\n")
    }

    @Test("S8: carries nothing that acts on a terminal")
    func hostile() {
        var table = Table("WHAT")
        table.add("\u{1B}]52;c;evil\u{07}red\u{1B}[31m\r\u{202E}reversed\nnext")
        #expect(table.text() == "WHAT\n]52;c;evilred[31mreversed next\n")
    }
}
