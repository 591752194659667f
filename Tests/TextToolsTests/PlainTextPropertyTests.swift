import TestSupport
import Testing

@testable import TextTools

@Suite("Plain text by its bytes") struct PlainTextPropertyTests {
    private func check(_ text: String) {
        let (clean, line) = (PlainText.clean(text), PlainText.line(text))
        if !clean.utf8.elementsEqual(FormerPlainText.clean(text).utf8) {
            Issue.record("clean: \(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
        if !line.utf8.elementsEqual(FormerPlainText.line(text).utf8) {
            Issue.record("line: \(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
        if PlainText.isOfSingleScalars(text), text.count != text.unicodeScalars.count {
            Issue.record("single: \(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
    }

    @Test("is as by its scalars, whatever the scalar, alone, within a word and beside a mark")
    func allScalars() {
        for value in UInt32(0)..<0x1FC00 {
            // Han and Hangul are alike: a sample of them does.
            if (0x3400..<0xD7A0).contains(value) || (0x10000..<0x1D000).contains(value), value % 61 > 0 { continue }
            guard let scalar = Unicode.Scalar(value) else { continue }
            check("a \(scalar) b\(scalar)\u{301} ")
            check("\(scalar)")
        }
    }

    @Test("is as by its scalars in texts of all scripts", arguments: 0..<8)
    func texts(seed: UInt64) {
        var random = RandomText(seed: seed)
        for _ in 0..<2_000 { check(random.text(pieces: 12)) }
    }
}
