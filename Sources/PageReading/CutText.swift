import Foundation
import TextTools

/// A text that its feed may have cut off.
struct CutText {
    private(set) var text: String
    /// Is each of its characters one scalar? Then its bytes tell all.
    private let isSimple: Bool

    init(_ text: String) {
        self.text = text
        isSimple = PlainText.isOfSingleScalars(text)
    }

    /// Does it have at least so many characters?
    func hasCharacters(_ least: Int) -> Bool {
        let bytes = text.utf8.span
        if bytes.count < least { return false }
        guard isSimple else {
            return text.index(text.startIndex, offsetBy: least, limitedBy: text.endIndex) != nil
        }
        var missing = least
        for index in bytes.indices where !UTF8.isContinuation(bytes[index]) {
            missing -= 1
            if missing <= 0 { return true }
        }
        return false
    }

    /// Does it end where its author did not: in an ellipsis, or in words that lead on to the page?
    var isCut: Bool {
        if isSimple { return Self.isCut(Self.end(of: text.utf8.span)) }
        let end = text.suffix(Self.endLength).lowercased().trimmed
        let bare = end.trimmingEnd { "[]()»>→ \u{A0}.…".contains($0) }
        let tail = end[bare.endIndex...]
        return tail.contains("…") || tail.contains("...") || Self.onward.contains { bare.hasSuffix($0) }
    }

    /// Drops the last paragraph that a content system adds to each item: "The post … appeared first on …."
    mutating func dropFeedFooter() {
        if isSimple, !Self.holdsFooter(text.utf8.span) { return }
        guard let last = text.range(of: "\n", options: .backwards) else { return }
        let paragraph = text[last.upperBound...].lowercased()
        guard Self.footers.contains(where: { paragraph.contains($0) }) else { return }
        text = String(text[..<last.lowerBound]).trimmed
    }

    // MARK: On bytes

    /// Characters at a text's end that are looked at.
    private static let endLength = 60

    /// The last characters of a simple text, in small letters, without white space at the end.
    private static func end(of text: Swift.Span<UInt8>) -> [UInt8] {
        var start = text.count
        var characters = 0
        while start > 0, characters < endLength {
            start -= 1
            if !UTF8.isContinuation(text[start]) { characters += 1 }
        }
        var end: [UInt8] = []
        end.reserveCapacity(text.count - start)
        while start < text.count {
            let (first, second) = lowercase(in: text, at: start)
            end.append(first)
            if let second { end.append(second) }
            start += second == nil ? 1 : 2
        }
        while let space = spaces.first(where: { end.ends(with: $0) }) { end.removeLast(space.count) }
        return end
    }

    private static func isCut(_ end: [UInt8]) -> Bool {
        var bare = end
        while let mark = marks.first(where: { bare.ends(with: $0) }) { bare.removeLast(mark.count) }
        let tail = end[bare.count...]
        if tail.count >= 3 {
            for start in tail.startIndex...(tail.endIndex - 3) {
                let three = tail[start..<(start + 3)]
                if three.elementsEqual(ellipses[0]) || three.elementsEqual(ellipses[1]) { return true }
            }
        }
        return onwardBytes.contains { bare.ends(with: $0) }
    }

    /// Does a footer stand in the last of two paragraphs or more?
    private static func holdsFooter(_ text: Swift.Span<UInt8>) -> Bool {
        var start = text.count - 1
        while start >= 0, text[start] != UInt8(ascii: "\n") { start -= 1 }
        guard start >= 0 else { return false }
        var index = start + 1
        while index < text.count {
            let first = lowercase(in: text, at: index)
            for footer in footerBytes where footer[0] == first.0 {
                if has(footer, in: text, at: index) { return true }
            }
            index += first.1 == nil ? 1 : 2
        }
        return false
    }

    private static func has(_ wanted: [UInt8], in text: Swift.Span<UInt8>, at start: Int) -> Bool {
        guard text.count - start >= wanted.count else { return false }
        var place = 0
        while place < wanted.count {
            let (first, second) = lowercase(in: text, at: start + place)
            guard first == wanted[place] else { return false }
            place += 1
            if let second {
                guard place < wanted.count, second == wanted[place] else { return false }
                place += 1
            }
        }
        return true
    }

    /// The byte here in small letters, with the next one where they are one letter of Latin-1 or Cyrillic: right for
    /// every letter that stands in `onward` and `footers`.
    private static func lowercase(in text: Swift.Span<UInt8>, at index: Int) -> (UInt8, UInt8?) {
        let first = text[index]
        if first < 0x80 { return ((0x41...0x5A).contains(first) ? first | 0x20 : first, nil) }
        guard index + 1 < text.count else { return (first, nil) }
        let second = text[index + 1]
        switch (first, second) {
        case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E): return (first, second + 0x20)
        case (0xD0, 0x80...0x8F): return (0xD1, second + 0x10)
        case (0xD0, 0x90...0x9F): return (first, second + 0x20)
        case (0xD0, 0xA0...0xAF): return (0xD1, second - 0x20)
        case (0xD2, 0x8A...0xBF): return (first, second | 1)
        case (0xC2...0xDF, _): return (first, second)
        default: return (first, nil)
        }
    }

    /// White space of simple texts, in UTF-8.
    private static let spaces = [
        "\t", "\n", " ", "\u{A0}", "\u{2002}", "\u{2003}", "\u{2004}", "\u{2005}", "\u{2006}", "\u{2007}", "\u{2008}",
        "\u{2009}", "\u{200A}", "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}",
    ].map { Array($0.utf8) }
    private static let marks = ["[", "]", "(", ")", "»", ">", "→", " ", "\u{A0}", ".", "…"].map { Array($0.utf8) }
    private static let ellipses = ["…", "..."].map { Array($0.utf8) }
    private static let onwardBytes = onward.map { Array($0.utf8) }
    private static let footerBytes = footers.map { Array($0.utf8) }

    private static let onward = [
        "read more", "continue reading", "read the full story", "full story", "читать далее", "читать дальше",
        "читать полностью", "подробнее", "толығырақ", "толық оқу", "weiterlesen", "lire la suite", "leer más",
        "leggi tutto", "continua a leggere", "leia mais",
    ]

    private static let footers = [
        "appeared first on", "сначала появилась на", "появились сначала на", "erschien zuerst auf",
        "est apparu en premier sur", "se publicó primero en", "proviene da",
    ]
}

extension [UInt8] {
    fileprivate func ends(with end: [UInt8]) -> Bool {
        guard count >= end.count, last == end.last else { return false }
        return self[(count - end.count)...].elementsEqual(end)
    }
}
