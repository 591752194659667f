import Foundation
import TestSupport
import Testing

@testable import PageReading

@Suite("Texts that are cut off") struct CutTextTests {
    /// Character by character.
    private enum Former {
        static func isCut(_ text: String) -> Bool {
            let end = text.suffix(60).lowercased().trimmed
            let bare = end.trimmingEnd { "[]()»>→ \u{A0}.…".contains($0) }
            let tail = end[bare.endIndex...]
            return tail.contains("…") || tail.contains("...") || onward.contains { bare.hasSuffix($0) }
        }

        static func withoutFeedFooter(_ text: String) -> String {
            guard let last = text.range(of: "\n", options: .backwards) else { return text }
            let paragraph = text[last.upperBound...].lowercased()
            let isFooter = footers.contains { paragraph.contains($0) }
            return isFooter ? String(text[..<last.lowerBound]).trimmed : text
        }

        static let onward = [
            "read more", "continue reading", "read the full story", "full story", "читать далее", "читать дальше",
            "читать полностью", "подробнее", "толығырақ", "толық оқу", "weiterlesen", "lire la suite", "leer más",
            "leggi tutto", "continua a leggere", "leia mais",
        ]
        static let footers = [
            "appeared first on", "сначала появилась на", "появились сначала на", "erschien zuerst auf",
            "est apparu en premier sur", "se publicó primero en", "proviene da",
        ]
    }

    @Test("are told by their bytes as by their characters", arguments: 0..<8)
    func same(seed: UInt64) {
        var random = RandomText(seed: seed &+ 200)
        let pieces = Former.onward + Former.footers
        let extra =
            pieces + pieces.map { $0.uppercased() } + ["...", "…", "[", "]", "»", " → ", ">", "\n", ".", "a\n\nb"]
        for index in 0..<3_000 {
            var text = random.text(pieces: 1 + index % 9, extra: extra)
            // Most random texts hold a mark; without any, the bytes decide.
            if index % 3 > 0 {
                text.unicodeScalars.removeAll { !("\n \u{A0}…→»№—".unicodeScalars.contains($0) || $0.isPlainLetter) }
            }
            var cut = CutText(text)
            let isCut = cut.isCut == Former.isCut(text)
            let least = [1, 5, 17].allSatisfy { cut.hasCharacters($0) == (text.count >= $0) }
            cut.dropFeedFooter()
            if !isCut || !least || !cut.text.utf8.elementsEqual(Former.withoutFeedFooter(text).utf8) {
                Issue.record("\(text.debugDescription)")
            }
        }
    }

    @Test("lose white space of any kind at their ends", arguments: 0..<4)
    func trimmed(seed: UInt64) {
        var random = RandomText(seed: seed &+ 300)
        for _ in 0..<2_000 {
            let text = random.text(pieces: 4)
            let expected = String(text.trimmingEnd { $0.isWhitespace }.drop(while: \.isWhitespace))
            if !text.trimmed.utf8.elementsEqual(expected.utf8) { Issue.record("\(text.debugDescription)") }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isPlainLetter: Bool {
        (0x20..<0x7F).contains(value) || (0xC0..<0x250).contains(value) || (0x400..<0x480).contains(value)
            || (0x48A..<0x530).contains(value)
    }
}
