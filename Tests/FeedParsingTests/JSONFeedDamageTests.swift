import CasewireModel
import FeedParsing
import TestSupport
import Testing

@Suite("Damaged JSON") struct JSONFeedDamageTests {
    /// Each has the items 1 and 2, and the title T, in spite of one fault.
    @Test(
        "is read before the fault and after it, and the fault is named",
        arguments: [
            (#"{"title": "T", "items": [{"id": 1,}, {"id": 2}]}"#, "a comma too many"),
            (#"{"title": "T", "items": [{"id": 1}, {"id": 2},]}"#, "a comma too many"),
            (#"{"title": "T",, "items": [{"id": 1},, {"id": 2}]}"#, "a comma too many (2 times)"),
            (#"{,"title": "T", "items": [,{"id": 1}, {"id": 2}]}"#, "a comma too many (2 times)"),
            (#"{"title": "T", "items": [{"id": 1} {"id": 2}]}"#, "a comma is missing"),
            ("{\"title\": \"T\"\n\"items\": [{\"id\": 1}, {\"id\": 2}]}", "a comma is missing"),
            (#"{"title" "T", "items": [{"id": 1}, {"id": 2}]}"#, "a colon is missing"),
            (
                #"{"title": "T", "icon":, "items": [{"id": 1, "url":}, {"id": 2}]}"#,
                "a member without a value (2 times)"
            ),
            (#"{"title": "T", "icon", "items": [{"id": 1}, {"id": 2}]}"#, "a member without a value"),
            (#"{title: "T", "items": [{"id": 1}, {"id": 2}]}"#, "a name without quotation marks"),
            (#"{"title": 'T', "items": [{"id": 1}, {"id": 2}]}"#, "a string between apostrophes"),
            (#"{"title": "T", "items": [{"id": 1, "tags": ["a"}, {"id": 2}]}"#, "a brace or a bracket is missing"),
            (#"{"title": "T", "items": [{"id": 1, {"id": 2}]}"#, "a brace or a bracket is missing"),
            (#"{"title": "T", "items": [{"id": 1 {"id": 2}]}"#, "a brace or a bracket is missing"),
            (#"{"items": [{"id": 1}, {"id": 2], "title": "T"}"#, "a brace or a bracket is missing"),
            (#"{"items": [{"id": 1}, {"id": 2}, "title": "T"}"#, "a brace or a bracket is missing"),
            (#"{"title": "T", "items": [{"id": 1}}, {"id": 2}]}"#, "a brace or a bracket too many"),
            (#"{"title": "T"}, "items": [{"id": 1}, {"id": 2}]}"#, "a brace or a bracket too many"),
            (
                #"{"title": "T", "items": [{"id": 1}]], "icon": "x", "items": [{"id": 2}]}"#,
                "a brace or a bracket too many"
            ),
            (
                #"{"title": "T", "a": NaN, "b": undefined, "c": None, "items": [{"id": 1}, {"id": 2}]}"#,
                "a word that is no JSON (3 times)"
            ),
            (
                #"{"title": "T", "a": 01, "b": .5, "c": +1, "d": 1., "e": 1e, "items": [{"id": 1}, {"id": 2}]}"#,
                "a number in a form that JSON does not have (5 times)"
            ),
            (
                #"{"title": "T" /* " */, // "\#n "items": [{"id": 1}, {"id": 2}]}"#,
                "a comment, which JSON does not have (2 times)"
            ),
            (#"call({"title": "T", "items": [{"id": 1}, {"id": 2}]}"#, "text before the document"),
            (
                #"{"title": "T", "items": [{"id": 1}, {"id": 2}]}<!-- {"title": "X"} -->"#,
                "text after the end of the document"
            ),
            (#"{"title": "T", "items": [{"id": 1}, {"id": 2}]}{"title": "X"}"#, "text after the end of the document"),
            (
                #"{"title": "T", "items": [{"id": 1}, {"id": 2}]"#,
                "the document ends before its outermost brace or bracket is closed"
            ),
            (#"{"title": "T", "items": [{"id": 1}, {"id": 2}], "icon": "x"#, "the document ends within a string"),
        ])
    func fault(text: String, problem: String) throws {
        for chunk in [1, 2, text.utf8.count] {
            let feed = try parse(Array(text.utf8), chunk: chunk)
            #expect(feed.items.map(\.id) == ["1", "2"])
            #expect(feed.title == "T")
            #expect(feed.recovered)
            #expect(feed.problems.map(\.message).contains(problem))
            #expect(feed.problems.allSatisfy { $0.line != nil })
        }
    }

    @Test(
        "keeps quotation marks that should have been escaped, with what stands around them",
        arguments: [
            #"He said "no""#, #"He said "no", and left"#, #""No" it is"#, #"<a href="x" title="">y</a>"#, #"a "b" (c)"#,
            #"5" pipe"#, #"say "a": b"#, #"""#, #"" ""#, "a \"b\"\nc",
        ])
    func quotes(text: String) throws {
        for after in [#", "id": "1"}"#, "\n ,\n \"id\": \"1\"\n}", ",\n\n\"id\":\"1\",}", "\n\"id\": \"1\"}"] {
            let bytes = Array(jsonFeed("\"items\": [{\"content_text\": \"<\(text)>\"\(after)]").utf8)
            for chunk in [1, 3, bytes.count] {
                let item = try #require(try parse(bytes, chunk: chunk).items.first)
                #expect(item.content.first?.value == "<\(text)>")
                #expect(item.id == "1")
            }
        }
    }

    @Test("keeps an item whose list has ended too early") func early() throws {
        let feed = try parse(
            jsonFeed(#""items": [{"id": 1, "tags": ["a"]], "title": "x"}, {"id": 2}, {"id": 3}], "language": "kk""#))
        #expect(feed.items.map(\.id) == ["1", "2", "3"])
        #expect(feed.language == "kk")
    }

    @Test("closes all that a list's next object shows to be open") func unclosed() throws {
        let feed = try parse(
            jsonFeed(#""items": [{"id": 1, "author": {"name": "A", {"id": 2, "author": {"name": "B"}}]"#))
        #expect(feed.items.map(\.id) == ["1", "2"])
        #expect(feed.items.map(\.authors) == [[Author(name: "A")], [Author(name: "B")]])
    }

    @Test(
        "is told from XML by its beginning",
        arguments: [
            ")]}',\n", "\u{FEFF}", "feed(", "/* {} */", "// it's\n", "var feed =\n", "<",
        ])
    func start(junk: String) throws {
        let text = junk + "{ \n \"title\": \"T\", \"items\": []}"
        for chunk in [1, text.utf8.count] {
            // After a `<` it is none.
            #expect((try? parse(Array(text.utf8), chunk: chunk).title) == (junk == "<" ? nil : "T"))
        }
    }

    @Test("does not make JSON of text before XML") func xml() throws {
        let feed = try parse(
            "Notice: x[0] { in } line 3 \(String(repeating: "-", count: 3_000))" + rss("<title>T</title>"))
        #expect(feed.title == "T")
        #expect(feed.format == "rss-2.0")
    }
}
