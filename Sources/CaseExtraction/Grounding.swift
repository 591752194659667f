import CasewireModel
import TextTools

/// Finds the words of a text that a value rests on: printed as they are, in another case of the noun, or computed from.
/// Knows no language; what a language's number words stand for its reader tells.
struct Grounding {
    /// A value, and where it comes from.
    struct Ground {
        /// `date`, `place`, `court`, `judge`, `term`, `name`, `age`, `role`, `charge`.
        var what: String
        var value: String
        /// nil where no words of the text are found for it.
        var found: Words?
    }

    struct Words {
        var field: Item.Field
        var span: Span
        var text: String
    }

    private struct Word {
        var passage: Int
        var key: String
        var span: Span
    }

    private let text: ItemText
    private var words: [Word] = []
    private var byHead: [String: [Int]] = [:]
    private var measures: [(passage: Int, measure: Measure)] = []

    init(_ text: ItemText, measures: (Passage) -> [Measure]) {
        self.text = text
        for (index, passage) in text.passages.enumerated() {
            for token in passage.tokens where token.kind != .mark {
                byHead[Self.head(FoldingKey.ofWord(token.name)), default: []].append(words.count)
                words.append(Word(passage: index, key: FoldingKey.ofWord(token.name), span: token.span))
            }
            self.measures += measures(passage).map { (index, $0) } + Self.figures(passage).map { (index, $0) }
        }
    }

    func grounds(of told: Case) -> [Ground] {
        var grounds = [Ground(what: "name", value: told.person.name, found: find(told.person.name))]
        if let age = told.person.age {
            grounds.append(Ground(what: "age", value: String(age), found: measure { $0.days == Double(age) }))
        }
        for role in told.person.roles { grounds.append(Ground(what: "role", value: role, found: find(role))) }
        for charge in told.charges {
            grounds.append(Ground(what: "charge", value: charge.text, found: find(charge.text)))
        }
        for event in told.events {
            grounds += self.grounds(
                date: event.date, place: event.place, court: event.court, judge: event.judge,
                sentences: event.sentences, near: nil)
        }
        return grounds
    }

    /// - Parameter passage: whose words go before those of others.
    func grounds(
        date: EventDate?, place: String?, court: String?, judge: String?, sentences: [Sentence], near passage: Int?
    ) -> [Ground] {
        var grounds: [Ground] = []
        if let date {
            let value = date.start == date.end ? "\(date.start)" : "\(date.start) to \(date.end)"
            grounds.append(Ground(what: "date", value: value, found: find(date.text, near: passage)))
        }
        for (what, value) in [("place", place), ("court", court), ("judge", judge)] {
            guard let value else { continue }
            grounds.append(Ground(what: what, value: value, found: find(value, near: passage)))
        }
        for sentence in sentences { grounds += self.grounds(of: sentence, near: passage) }
        return grounds
    }

    private func grounds(of sentence: Sentence, near passage: Int?) -> [Ground] {
        var grounds: [Ground] = []
        func add(_ value: Double?, _ unit: String, _ isMet: (Measure, Double) -> Bool) {
            guard let value else { return }
            let number = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
            grounds.append(
                Ground(
                    what: "term", value: "\(sentence.kind.rawValue) \(number) \(unit)",
                    found: measure(near: passage) { isMet($0, value) }))
        }
        add(sentence.months, "months") { $0.months == $1 }
        add(sentence.days, "days") { $0.days == $1 }
        add(sentence.hours, "hours") { $0.hours == $1 }
        add(sentence.amount, sentence.currency ?? "") { measure, amount in
            [1, 1e3, 1e6, 1e9].contains { measure.amount.map { $0 * 1 } == amount / $0 }
        }
        if let scope = sentence.scope {
            grounds.append(Ground(what: "ban", value: scope, found: find(scope, near: passage)))
        }
        return grounds
    }

    // MARK: Words

    /// The words of a value in a row, where each is printed so, or so but for its ending.
    private func find(_ value: String, near passage: Int? = nil) -> Words? {
        let keys = value.split { $0.isWhitespace || "-.,«»\"“”()".contains($0) }.map { FoldingKey.ofWord($0) }
            .filter { !$0.isEmpty }
        guard let first = keys.first else { return nil }
        var best: Words?
        for start in (byHead[Self.head(first)] ?? []).prefix(Limits.statements)
        where Self.isForm(words[start].key, of: first) {
            guard let end = match(keys, from: start) else { continue }
            let span = Span(words[start].span.start, words[end].span.end)
            let field = text.passages[words[start].passage].field
            let found = Words(field: field, span: span, text: text.text(span, in: field))
            if passage == nil || words[start].passage == passage { return found }
            best = best ?? found
        }
        return best ?? byPlace(value, near: passage) ?? apart(keys, near: passage)
    }

    /// - Returns: the last word; nil where the text goes on otherwise.
    private func match(_ keys: [String], from start: Int) -> Int? {
        var position = start
        for key in keys.dropFirst() {
            // A hyphen, a quotation mark or a word in between may stand otherwise in print.
            guard
                let next = ((position + 1)...(position + 3)).first(where: {
                    words.indices.contains($0) && Self.isForm(words[$0].key, of: key)
                })
            else { return nil }
            position = next
        }
        return position
    }

    /// A place under another of its names, or as an adjective.
    private func byPlace(_ value: String, near passage: Int?) -> Words? {
        guard let place = Places.place(key: Places.key(of: value)) else { return nil }
        let found = words.indices.filter { Places.place(key: words[$0].key)?.id == place.id }
        guard let index = found.first(where: { words[$0].passage == passage }) ?? found.first else { return nil }
        return printed(index, index)
    }

    /// Words that the text prints, but not in this order: a court with its city, a name with its surname first.
    private func apart(_ keys: [String], near passage: Int?) -> Words? {
        var found: [Int] = []
        for key in keys {
            let candidates = (byHead[Self.head(key)] ?? []).filter { Self.isForm(words[$0].key, of: key) }
            guard let index = candidates.first(where: { words[$0].passage == passage }) ?? candidates.first else {
                return nil
            }
            found.append(index)
        }
        return found.first.flatMap { printed($0, $0) }
    }

    private func printed(_ first: Int, _ last: Int) -> Words {
        let field = text.passages[words[first].passage].field
        let span = Span(words[first].span.start, words[last].span.end)
        return Words(field: field, span: span, text: text.text(span, in: field))
    }

    private static func head(_ key: String) -> String { String(key.prefix(2)) }

    /// Two forms of one word differ in their endings: three letters of a long word, one of a short one.
    private static func isForm(_ printed: String, of key: String) -> Bool {
        if printed == key { return true }
        let shared = zip(printed, key).prefix { $0 == $1 }.count
        let (shorter, longer) = (min(printed.count, key.count), max(printed.count, key.count))
        return shared >= 3 && shared >= shorter - 3 && longer - shared <= 6
    }

    // MARK: Numbers

    private func measure(near passage: Int? = nil, _ isMet: (Measure) -> Bool) -> Words? {
        let found = measures.filter { isMet($0.measure) }
        guard let met = found.first(where: { $0.passage == passage }) ?? found.first else { return nil }
        let field = text.passages[met.passage].field
        return Words(field: field, span: met.measure.span, text: text.text(met.measure.span, in: field))
    }

    /// Figures: of years, months, days, hours or money, whichever unit follows in whichever language.
    private static func figures(_ passage: Passage) -> [Measure] {
        var figures: [Measure] = []
        var start = 0
        while start < passage.tokens.count {
            guard let first = digits(passage.tokens[start]) else {
                start += 1
                continue
            }
            var printed = first
            var end = start
            // `87 510`: thousands apart.
            while end + 1 < passage.tokens.count, passage.tokens[end + 1].text.count == 3,
                let more = digits(passage.tokens[end + 1]), more.count == 3
            {
                printed += more
                end += 1
            }
            let span = Span(passage.tokens[start].span.start, passage.tokens[end].span.end)
            for number in Set([Double(printed), Double(first)].compactMap { $0 }) {
                figures.append(Measure(span: span, months: number * 12, days: number, hours: number, amount: number))
                figures.append(Measure(span: span, months: number, amount: number))
            }
            start = end + 1
        }
        return figures
    }

    /// `44-летний` begins with 44; separators of thousands are left out.
    private static func digits(_ token: Token) -> String? {
        let head = token.text.prefix { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }
        let digits = head.filter(\.isNumber)
        return digits.isEmpty ? nil : digits
    }
}
