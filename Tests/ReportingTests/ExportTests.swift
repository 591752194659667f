import CasewireModel
import Foundation
import FoundationXML
import Testing

@testable import Reporting

@Suite("CSV for spreadsheets") struct CSVExportTests {
    @Test(
        "makes a cell that would be a formula a text, and no other",
        arguments: [
            ("=1+1", "'=1+1"), ("+7", "'+7"), ("-7", "'-7"), ("@A1", "'@A1"), ("\t=1", "'\t=1"), (" =1", "' =1"),
            ("＝1", "'＝1"), ("1-2", "1-2"), ("a=b", "a=b"), ("", ""), ("'=1", "'=1"),
        ])
    func formulas(text: String, cell: String) { #expect(CSVRow.harmless(text) == cell) }

    @Test("quotes what RFC 4180 wants quoted, and ends lines with CRLF")
    func quotes() {
        #expect(CSVRow.text(["a", "b,c", "d\"e", "f\ng"]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n")
    }

    @Test("has a row a step of a case, as wide as its head, whatever a feed says", arguments: Reported.hostile)
    func rows(text: String) throws {
        let rows = Self.read(CSVExport.rows(try Reported.record(name: text, quote: text, item: Reported.item(text))))
        #expect(rows.count == 2)
        #expect(rows.allSatisfy { $0.count == CSVExport.caseHead.count })
        for cell in rows.joined() {
            #expect(cell.unicodeScalars.first.map { !"=+-@\t\r".unicodeScalars.contains($0) } ?? true, "\(cell)")
            #expect(!cell.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\0" })
        }
        #expect(
            Self.read(CSVExport.row(Reported.alert(Reported.item(text)))).map(\.count) == [CSVExport.alertHead.count])
    }

    @Test("says what the case says")
    func content() throws {
        let head = CSVExport.caseHead
        let row = try #require(Self.read(CSVExport.rows(try Reported.record())).last)
        func cell(_ name: String) throws -> String { row[try #require(head.firstIndex(of: name))] }
        #expect(try cell("person") == "Dana Agaidar" && cell("step") == "sentenced")
        #expect(try cell("date_start") == "2021-08-04" && cell("articles") == "405-2")
        #expect(try cell("sentences") == "24 months of imprisonment")
        #expect(try cell("source_url") == "https://example.org/1")
    }

    /// RFC 4180, strictly.
    static func read(_ text: String) -> [[String]] {
        var (rows, row, cell): ([[String]], [String], String) = ([], [], "")
        var isQuoted = false
        var rest = Array(text.unicodeScalars)[...]
        while let next = rest.popFirst() {
            switch (next, isQuoted) {
            case ("\"", true) where rest.first == "\"":
                cell += "\""
                rest.removeFirst()
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                row.append(cell)
                cell = ""
            case ("\r", false) where rest.first == "\n":
                rest.removeFirst()
                rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.unicodeScalars.append(next)
            }
        }
        return rows
    }
}

@Suite("CSV for Uwazi") struct UwaziExportTests {
    @Test("has the same rows in each language, their terms from the thesauri, and ISO dates")
    func rows() throws {
        let record = try Reported.record()
        let head = try #require(CSVExportTests.read(UwaziExport.head()).first)
        for (column, language) in ReportLanguage.allCases.enumerated() {
            let rows = CSVExportTests.read(UwaziExport.rows(record, language))
            #expect(rows.count == 2 && rows.allSatisfy { $0.count == head.count })
            let steps = CSVExportTests.read(UwaziExport.thesauri()[0].text).map { $0[column] }
            let penalties = CSVExportTests.read(UwaziExport.thesauri()[1].text).map { $0[column] }
            let step = try #require(head.firstIndex(of: "Step")), date = try #require(head.firstIndex(of: "Date"))
            #expect(rows.allSatisfy { steps.contains($0[step]) })
            #expect(penalties.contains(rows[1][try #require(head.firstIndex(of: "Penalties"))]))
            #expect(rows.map { $0[date] } == ["2021-08-01:2021-08-10", "2021-08-04"])
        }
    }

    @Test("keeps the sign between values out of values")
    func separator() throws {
        let rows = CSVExportTests.read(UwaziExport.rows(try Reported.record(item: Reported.item("a|b")), .english))
        #expect(rows[0].contains("a/b|https://example.org/1"))
    }
}

@Suite("Atom of the alerts") struct AtomExportTests {
    @Test("is well-formed XML that says the title as text, whatever a feed says", arguments: Reported.hostile)
    func wellFormed(text: String) throws {
        let entry = AtomExport.entry(Reported.alert(Reported.item(text, url: "javascript:alert(1)//\(text)")))
        let document = AtomExport.head(updated: Reported.now) + entry + AtomExport.end
        let reader = TextReader()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(document)")
        #expect(reader.elements.filter { $0 == "entry" }.count == 1)
        #expect(!reader.elements.contains("script") && !reader.elements.contains("img"))
        #expect(!document.contains("javascript:") && !document.contains("<link"))
    }

    private final class TextReader: NSObject, XMLParserDelegate {
        var elements: [String] = []
        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) { elements.append(name) }
    }
}

@Suite("FollowTheMoney entities") struct FTMExportTests {
    private struct Entity: Decodable {
        let id: String
        let schema: String
        let properties: [String: [String]]
    }

    private func entities(_ bytes: [UInt8]) throws -> [Entity] {
        try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
            try JSONDecoder().decode(Entity.self, from: Data($0.utf8))
        }
    }

    private let export = FTMExport(watched: Reported.watched)

    @Test("of a case: the person, the proceeding, the steps as dated events, and the articles that prove them")
    func cases() throws {
        let all = try entities(export.lines(of: try Reported.record()))
        #expect(
            all.map(\.schema) == ["Article", "Person", "UnknownLink", "CourtCase", "CourtCaseParty", "Event", "Event"])
        let sentenced = try #require(all.last)
        #expect(sentenced.properties["date"] == ["2021-08-04"])
        #expect(sentenced.properties["description"] == ["Imprisonment: 24 months"])
        #expect(sentenced.properties["proof"] == [all[0].id])
        #expect(sentenced.properties["involved"] == [all[1].id])
        #expect(all[4].properties["case"] == [all[3].id])
    }

    @Test("of an alert: the article and the mentions in it, resolved to whom feeds.conf watches")
    func alerts() throws {
        let all = try entities(export.lines(of: Reported.alert()))
        #expect(all.map(\.schema) == ["Article", "Mention"])
        #expect(all[1].properties["document"] == [all[0].id])
        let watched = try entities(export.lines(of: Reported.watched[0]))
        #expect(all[1].properties["resolved"] == watched.map(\.id))
    }

    @Test("keep their ids, and a case and an alert mean one article by one id")
    func ids() throws {
        let first = try entities(export.lines(of: try Reported.record()))
        let renamed = try entities(export.lines(of: try Reported.record(name: "Dana A. Agaidar")))
        #expect(first.map(\.id) == renamed.map(\.id))
        #expect(try entities(export.lines(of: Reported.alert()))[0].id == first[0].id)
    }

    @Test("do not unite two penalties into one step where a source corrects itself")
    func corrections() throws {
        let before = try #require(try entities(export.lines(of: try Reported.record(months: 24))).last)
        let after = try #require(try entities(export.lines(of: try Reported.record(months: 36))).last)
        #expect(before.id != after.id)
    }

    @Test("have texts as FollowTheMoney keeps them: trimmed, without what only shapes or hides")
    func texts() {
        var entity = FTMEntity("Person", id: "x")
        entity.add("name", name: "'A\u{200C}B' ")
        entity.addLine("title", "\u{FFFE} a \u{2028} b\u{200D}")
        entity.addText("notes", " \u{200B}a\nb ")
        #expect(entity.properties == ["name": ["AB"], "title": ["a b"], "notes": ["a\nb"]])
    }

    @Test("have addresses as FollowTheMoney writes them, and none that it would drop")
    func addresses() {
        func url(_ url: String) -> [String]? {
            var entity = FTMEntity("Article", id: "x")
            entity.add("sourceUrl", url: url)
            return entity.properties["sourceUrl"]
        }
        #expect(url("https://example.org") == ["https://example.org/"])
        #expect(url("https://example.org?a=1") == ["https://example.org/?a=1"])
        #expect(url("HTTPS://example.org/a?") == ["https://example.org/a"])
        #expect(url("https://x..org/") == nil && url("https://x.org:99999/") == nil && url("ftp://x.org/") == nil)
    }
}
