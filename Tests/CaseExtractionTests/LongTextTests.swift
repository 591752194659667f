import CasewireModel
import Testing

@testable import CaseExtraction

/// Work is bounded by what is read, and what is read by the limits: no clock is needed to see it.
@Suite("Long texts") struct LongTextTests {
    private static let report = "Police in Taraz detained Dana Mukanova on August 3, 2021. "

    @Test("of a megabyte is read as far as the limit, and tells what that much tells")
    func megabyte() {
        let long = "Free Steppe is banned. " + String(repeating: Self.report, count: 1_100_000 / Self.report.count)
        let text = ItemText(matched(long).item)
        #expect(text.passages.count <= Limits.passagesRead)
        #expect(text.passages.allSatisfy { $0.span.end <= Limits.scalarsRead })
        let read = String(long.unicodeScalars.prefix(Limits.scalarsRead))
        let one = CaseExtractor.cases(in: matched(long), kinds: Watched.kinds)
        let other = CaseExtractor.cases(in: matched(read), kinds: Watched.kinds)
        #expect(one == other)
        #expect(one.map(\.events.count) == [1], "told five thousand times, it is one step")
    }

    @Test("of one sentence of 100,000 words is read as far as the limit")
    func sentence() {
        let long =
            "Free Steppe is banned. Police in Taraz detained Dana Mukanova on August 3 "
            + String(repeating: "and went on ", count: 33_000)
        let text = ItemText(matched(long).item)
        #expect(text.passages.allSatisfy { $0.tokens.count <= Limits.tokensPerPassage })
        #expect(CaseExtractor.cases(in: matched(long), kinds: Watched.kinds).map(\.person.name) == ["Dana Mukanova"])
    }

    @Test("the statements that a sentence looks back on are those of a few sentences before, however many there are")
    func lookingBack() {
        let text = (1...300).map { "Police in Taraz detained Dana Mukanova on August \($0 % 28 + 1), 2020." }
            .joined(separator: "\n\n")
        let item = matched(text + "\n\nFree Steppe is banned.")
        var session = EnglishSession(
            ItemText(item.item), item, ReaderFacts(published: CalendarDay(2021, 8, 5), kinds: Watched.kinds))
        session.read()
        #expect(session.statements.count >= 300)
        let last = session.text.passages.count - 1
        #expect(session.recent(6, before: last).count <= 7)
    }

    @Test("of thousands of people is read for the first of them")
    func people() {
        let names = (0..<3000).map {
            "Dana Mukan\(UnicodeScalar(UInt8(97 + $0 % 26)))\(UnicodeScalar(UInt8(97 + $0 / 26 % 26)))ova"
        }
        let long = "Free Steppe is banned. " + names.map { "Police detained \($0)." }.joined(separator: " ")
        #expect(CaseExtractor.cases(in: matched(long), kinds: Watched.kinds).count <= Limits.people)
    }
}
