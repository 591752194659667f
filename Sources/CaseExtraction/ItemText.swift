import CasewireModel
import TextTools

/// One sentence of prose, with the field that it stands in and its tokens.
struct Passage: Sendable {
    var field: Item.Field
    /// In the field's text, in Unicode scalars.
    var span: Span
    var tokens: [Token]
    /// A headline or a caption in title case, where a capital tells nothing.
    var isTitleCase: Bool
    /// A link to another story that stands in the text: names count for matching, no step is read from it.
    var isLink: Bool
    /// Counts the paragraphs of all fields.
    var paragraph: Int
}

/// An item's fields in reading order, cut into passages.
struct ItemText: Sendable {
    var passages: [Passage] = []
    private var fields: [Item.Field: [Unicode.Scalar]] = [:]

    init(_ item: Item) {
        var paragraph = 0
        for field in Item.Field.allCases {
            guard let text = item[field], !text.isEmpty, !repeats(text, of: item, in: field) else { continue }
            let scalars = Array(text.unicodeScalars.prefix(Limits.scalarsRead))
            fields[field] = scalars
            var end = 0
            for span in Passages.spans(in: scalars) {
                guard passages.count < Limits.passagesRead else { return }
                if scalars[end..<span.start].contains("\n") || end == 0 { paragraph += 1 }
                end = span.end
                let tokens = Tokenizer.tokens(of: span, in: scalars)
                passages.append(
                    Passage(
                        field: field, span: span, tokens: tokens, isTitleCase: Self.isTitleCase(tokens),
                        isLink: Self.isLink(tokens), paragraph: paragraph))
            }
            paragraph += 1
        }
    }

    /// The words of a span as printed.
    func text(_ span: Span, in field: Item.Field) -> String {
        guard let scalars = fields[field], span.start >= 0, span.end <= scalars.count, span.start <= span.end else {
            return ""
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[span.start..<span.end])
        return String(view)
    }

    /// Feeds repeat the text's beginning as the summary: what is told there is told again below.
    private func repeats(_ text: String, of item: Item, in field: Item.Field) -> Bool {
        field == .summary && (item.text?.hasPrefix(text.prefix(200)) ?? false)
    }

    /// Three of four words of four letters or more begin with a capital, and there are three of them at least.
    private static func isTitleCase(_ tokens: [Token]) -> Bool {
        let long = tokens.filter { $0.isWord && $0.text.unicodeScalars.count >= 4 }
        let capitalised = long.filter(\.isCapitalised)
        return long.count >= 3 && capitalised.count * 4 >= long.count * 3 && tokens.last?.text != "."
    }

    /// `SEE ALSO: …`, `READ MORE: …` and the like: two words in capitals and a colon.
    private static func isLink(_ tokens: [Token]) -> Bool {
        guard let colon = tokens.prefix(4).firstIndex(where: { $0.text == ":" }), colon >= 1 else { return false }
        let words = tokens[..<colon]
        return words.allSatisfy { $0.isWord }
            && linkOpeners.contains(words.map(\.base).joined(separator: " "))
    }

    private static let linkOpeners: Set<String> = [
        "see also", "read more", "read also", "also read", "related", "more on this", "more", "watch", "watch also",
        "listen", "читайте также", "смотрите также", "читать также", "см. также", "оқи отырыңыз", "тағы оқыңыз",
    ]
}
