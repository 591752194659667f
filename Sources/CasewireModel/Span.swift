/// A stretch of a text, counted in Unicode scalars from its start: `start` is in it, `end` is not. Printed `[start, end]`.
package struct Span: Hashable, Comparable, Sendable {
    package var start: Int
    package var end: Int

    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    package var length: Int { end - start }
    package var isEmpty: Bool { end <= start }

    package func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
    package func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

    package static func < (left: Span, right: Span) -> Bool { (left.start, left.end) < (right.start, right.end) }
}

extension Span: Codable {
    package init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        self.init(try container.decode(Int.self), try container.decode(Int.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(start)
        try container.encode(end)
    }
}

extension String {
    /// The text of a span; cut to what there is where the span reaches past the end.
    package subscript(span: Span) -> Substring {
        let scalars = unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: span.start, limitedBy: scalars.endIndex)
        let end = scalars.index(scalars.startIndex, offsetBy: span.end, limitedBy: scalars.endIndex)
        return Substring(scalars[(start ?? scalars.endIndex)..<(end ?? scalars.endIndex)])
    }
}
