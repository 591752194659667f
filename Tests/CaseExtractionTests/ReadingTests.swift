import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import CaseExtraction

/// What holds for every item: spans, tables, limits, languages.
@Suite("Reading") struct ReadingTests {
    static let articleNames = Fixture.names(in: "cases", ending: ".txt")

    @Test("gives every event the passage that it rests on", arguments: articleNames)
    func spans(name: String) throws {
        let item = try article(name)
        let events = CaseExtractor.cases(in: item, kinds: Watched.kinds).flatMap(\.events)
        for event in events {
            let text = try #require(item.item[event.field])
            #expect(String(text[event.span]) == event.quote)
            #expect(!event.quote.isEmpty)
            if let date = event.date { #expect(Self.words(of: item.item).contains(date.text)) }
            #expect((0.3...1).contains(event.confidence))
        }
        // Events are in order of date, those without one left out.
        for told in CaseExtractor.cases(in: item, kinds: Watched.kinds) {
            let days = told.events.compactMap(\.date?.start)
            #expect(days == days.sorted())
        }
    }

    @Test("gives whole articles as expected", arguments: articleNames)
    func articles(name: String) throws {
        let expected = try Fixture.text(name.replacing(".txt", with: ".json"))
        let item = try article(name)
        let output = ExtractionOutput(matched: item, cases: CaseExtractor.cases(in: item, kinds: Watched.kinds))
        let encoder = JSONEncoder.casewire(pretty: true)
        #expect(String(decoding: try encoder.encode(output), as: UTF8.self) + "\n" == expected)
    }

    @Test("gives the same cases whenever it is asked") func pure() throws {
        let item = try article("cases/two-trials.txt")
        let first = CaseExtractor.cases(in: item, kinds: Watched.kinds)
        #expect((0..<5).allSatisfy { _ in CaseExtractor.cases(in: item, kinds: Watched.kinds) == first })
    }

    @Test("takes every line of the tables of triggers") func tables() {
        var problems: [String] = []
        _ = TriggerTable(EnglishTriggers.lines, problems: &problems)
        #expect(problems == [])
        _ = TriggerTable("detained | nonsense | arrest~\nno line at all\n | verb | x", problems: &problems)
        #expect(problems.count == 3)
    }

    @Test(
        "knows the forms of regular verbs",
        arguments: [
            ("detain", ["detain", "detains", "detained", "detaining"]),
            ("charge", ["charge", "charges", "charged", "charging"]),
            ("deny", ["deny", "denies", "denied", "denying"]),
            ("dismiss", ["dismiss", "dismisses", "dismissed", "dismissing"]),
            ("stay", ["stay", "stays", "stayed", "staying"]),
        ])
    func forms(verb: String, expected: [String]) {
        #expect(WordPattern.forms(of: verb) == expected)
    }

    @Test(
        "matches patterns of words",
        arguments: [
            ("found … guilty", "found him guilty", 3), ("found … guilty", "found one two three four guilty", nil),
            ("found … guilty", "found him, guilty", nil), ("found …… guilty", "found the man, N., guilty", nil),
            ("found …… guilty", "found the man, now here, guilty", 8), ("a/b c? d", "b d", 2), ("a/b c? d", "a c d", 3),
            ("arrest* of", "arrests of", 2), ("go", "went", nil),
        ] as [(String, String, Int?)])
    func patterns(pattern: String, text: String, expected: Int?) {
        let scalars = Array(text.unicodeScalars)
        let tokens = Tokenizer.tokens(of: Span(0, scalars.count), in: scalars)
        #expect(WordPattern(pattern).match(at: 0, in: tokens)?.count == expected)
    }

    @Test(
        "cuts words, numbers and marks",
        arguments: [
            ("Ospanov's 2 1/2-year term", ["Ospanov's", "2", "1/2-year", "term"]),
            ("600,000 tenge ($2.5)", ["600,000", "tenge", "(", "$", "2.5", ")"]),
            ("Nur-Sultan -- he’s free...", ["Nur-Sultan", "--", "he's", "free", "..."]),
            ("activists’ trial", ["activists'", "trial"]),
        ])
    func tokens(text: String, expected: [String]) {
        let scalars = Array(text.unicodeScalars)
        #expect(Tokenizer.tokens(of: Span(0, scalars.count), in: scalars).map(\.text) == expected)
    }

    @Test(
        "keeps to English for now",
        arguments: [
            ("en", 1), ("en-GB", 1), (nil, 1), ("ru", 0), ("kk", 0),
        ] as [(String?, Int)])
    func languages(language: String?, count: Int) {
        let item = matched("Nurlan Ospanov was detained on July 1. Free Steppe is banned.", language: language)
        #expect(CaseExtractor.cases(in: item, kinds: Watched.kinds).count == count)
    }

    @Test("leaves a text in another script alone") func script() {
        let item = matched("ნურლან ოსპანოვი დააკავეს ივლისში. Free Steppe.", language: nil)
        #expect(CaseExtractor.cases(in: item, kinds: Watched.kinds) == [])
    }

    @Test(
        "stays fast and whole in hostile texts", .timeLimit(.minutes(1)),
        arguments: [
            ("a", 1_000_000), ("Nurlan Ospanov and ", 3_000), (", who was arrested", 3_000),
            ("He was sentenced to two years in prison. ", 1_500),
            ("((((\"\"\"", 10_000), ("100 ", 15_000), ("the two ", 8_000), ("A. ", 20_000), ("May 3, ", 8_000),
            ("from five years to ", 3_000),
        ])
    func hostile(unit: String, count: Int) {
        let item = matched(
            "Free Steppe. Nurlan Ospanov was detained on July 1. " + String(repeating: unit, count: count))
        #expect(CaseExtractor.cases(in: item, kinds: Watched.kinds).allSatisfy { $0.events.count <= Limits.statements })
    }

    @Test(
        "survives whatever stands in a text",
        arguments: [
            "", " ", "\n\n", "🙂", "A", ".", "\u{301}", "''''", "--", "1/2", "½", "in the city of", "from to", "Judge",
            "Mr. X",
        ])
    func odd(text: String) {
        #expect(CaseExtractor.cases(in: matched(title: text, "Free Steppe \(text)"), kinds: Watched.kinds) == [])
    }

    /// A file of `Fixtures/cases`: published day on the first line, headline, an empty line, the body.
    private func article(_ name: String) throws -> MatchedItem {
        let lines = try Fixture.text(name).split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false).map(
            String.init)
        return matched(title: lines[1], lines[3], published: lines[0])
    }

    private static func words(of item: Item) -> String {
        // A date's words may run over a line's end.
        [item.title, item.text ?? ""].joined(separator: "\n")
    }
}
