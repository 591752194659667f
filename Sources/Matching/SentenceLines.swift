import CasewireModel
import TextTools

/// The sentences of the lines that were asked for: a line's end ends a sentence, so that the rest of a text need not be
/// read for those around one word.
final class SentenceLines {
    private struct Line {
        /// In bytes of the text.
        var bytes: Range<Int>
        /// In scalars of the text.
        var sentences: [CasewireModel.Span]
    }

    /// In the order of the text.
    private var lines: [Line] = []
    /// A measure of work.
    private(set) var bytesRead = 0

    /// The sentence that a word stands in.
    func sentence(of word: Word, in text: String) -> CasewireModel.Span {
        let sentences = line(of: word, in: text).sentences
        var (low, high) = (0, sentences.count)
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].start <= Int(word.start) { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? sentences[low - 1] : word.span
    }

    private func line(of word: Word, in text: String) -> Line {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].bytes.upperBound <= Int(word.byteStart) { low = middle + 1 } else { high = middle }
        }
        if low < lines.count, lines[low].bytes.contains(Int(word.byteStart)) { return lines[low] }
        let line = Self.read(around: word, in: text)
        bytesRead += line.bytes.count
        lines.insert(line, at: low)
        return line
    }

    private static func read(around word: Word, in text: String) -> Line {
        let scalars = text.unicodeScalars
        var start = text.utf8.index(text.utf8.startIndex, offsetBy: Int(word.byteStart))
        var end = start
        var firstScalar = Int(word.start)
        while start > scalars.startIndex {
            let before = scalars.index(before: start)
            if isLineEnd(scalars[before]) { break }
            start = before
            firstScalar -= 1
        }
        while end < scalars.endIndex, !isLineEnd(scalars[end]) { end = scalars.index(after: end) }
        let utf8 = text.utf8
        let bytes = utf8.distance(from: utf8.startIndex, to: start)..<utf8.distance(from: utf8.startIndex, to: end)
        let sentences = Passages.spans(in: Array(scalars[start..<end])).map {
            CasewireModel.Span($0.start + firstScalar, $0.end + firstScalar)
        }
        return Line(bytes: bytes, sentences: sentences)
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
