import CasewireModel
import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite("Evidence") struct EvidenceStoreTests {
    private let feed = Array("<rss>one</rss>".utf8)

    @Test("is an answer and its request, each a gzip member with its digests, behind who wrote the file")
    func records() throws {
        let desk = try EvidenceDesk()
        let kept = try #require(try desk.keep([desk.capture(feed)]).first)
        #expect(try desk.names() == ["alerts-20210805-1.warc.gz"])
        let records = try desk.records("alerts-20210805-1.warc.gz")
        #expect(records.map { $0["WARC-Type"] } == ["warcinfo", "response", "request"])
        #expect(records.map { $0["WARC-Date"] } == Array(repeating: "2021-08-05T12:03:01Z", count: 3))
        #expect(records.allSatisfy { $0.digestFault == nil && $0["WARC-Block-Digest"] != nil })
        #expect(records[1]["WARC-Target-URI"] == "https://example.org/feed")
        #expect(records[1]["WARC-IP-Address"] == "192.0.2.1")
        #expect(records[1]["WARC-Payload-Digest"] == "sha256:\(kept.sha256)")
        #expect(records[2]["WARC-Concurrent-To"] == records[1]["WARC-Record-ID"])
        #expect(Set(records.map { $0["WARC-Record-ID"] }).count == 3)
        #expect(
            String(decoding: records[1].block, as: UTF8.self)
                == "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss>one</rss>")
        #expect(try desk.check().faults == [])
    }

    @Test("is read back by the reference that an alert has, with its request")
    func reference() throws {
        let desk = try EvidenceDesk()
        let reference = try #require(try desk.keep([desk.capture(feed)]).first?.reference)
        #expect(reference.warc == "evidence/alerts-20210805-1.warc.gz")
        let answer = try desk.reader.answer(
            in: "alerts-20210805-1.warc.gz", at: reference.offset, sha256: reference.sha256)
        #expect(answer.body == feed)
        #expect(answer.url == "https://example.org/feed" && answer.fetched == "2021-08-05T12:03:01Z")
        #expect(answer.contentType == "text/xml")
        #expect(answer.request.map { $0.starts(with: "GET /feed".utf8) } == true)
    }

    @Test("of a coded body says what the fields were, under names that no longer claim it")
    func codings() throws {
        let desk = try EvidenceDesk()
        let headers = "content-encoding: br\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nETag: \"x\"\r\n"
        try desk.keep([desk.capture(feed, headers: headers)])
        let record = try desk.records("alerts-20210805-1.warc.gz")[1]
        #expect(
            String(decoding: record.messageHead ?? [], as: UTF8.self)
                == "HTTP/1.1 200 OK\r\nX-Archive-Orig-content-encoding: br\r\n"
                + "X-Archive-Orig-Transfer-Encoding: chunked\r\nX-Archive-Orig-Content-Length: 5\r\nETag: \"x\"\r\n"
                + "Content-Length: 14\r\n\r\n")
    }

    @Test("that came by HTTP/2 has the form that WARC wants, and says what it was")
    func http2() throws {
        let desk = try EvidenceDesk()
        try desk.keep([desk.capture(feed, statusLine: "HTTP/2 200 ")])
        let record = try desk.records("alerts-20210805-1.warc.gz")[1]
        #expect(record["WARC-Protocol"] == "h2")
        #expect(record.block.starts(with: "HTTP/1.1 200 \r\nContent-Type".utf8))
    }

    @Test("of a body that is kept already is the head alone, and leads to the body")
    func revisit() throws {
        let desk = try EvidenceDesk()
        let later = Store.now.addingTimeInterval(3600)
        let first = try #require(try desk.keep([desk.capture(feed)]).first)
        let second = try #require(
            try desk.keep([desk.capture(feed, url: "https://example.org/moved", at: later)], at: later).first)
        let record = try desk.records("alerts-20210805-1.warc.gz")[3]
        #expect(record["WARC-Type"] == "revisit" && record["WARC-Refers-To"] == first.recordID)
        #expect(record["WARC-Refers-To-Target-URI"] == "https://example.org/feed")
        #expect(record["WARC-Refers-To-Date"] == "2021-08-05T12:03:01Z")
        #expect(record["WARC-Profile"]?.hasSuffix("/identical-payload-digest") == true)
        #expect(record.payload?.isEmpty == true)
        let answer = try desk.reader.answer(in: second.file, at: second.offset, sha256: second.sha256)
        #expect(answer.body == feed && answer.url == "https://example.org/moved")
        #expect(try desk.check().faults == [])
    }

    @Test("of an answer that several alerts rest on is written once, also where the state forgot the first")
    func severalAlerts() throws {
        let desk = try EvidenceDesk()
        let capture = desk.capture(feed)
        struct Undone: Error {}
        #expect(throws: (any Error).self) {
            try desk.store.state.transaction { state in
                _ = try desk.evidence.keep([capture], of: "a", as: .alerts, in: state, at: Store.now)
                throw Undone()
            }
        }
        let records = try desk.keep([capture]) + desk.keep([capture])
        #expect(Set(records.map(\.offset)).count == 1 && Set(records.map(\.number)).count == 1)
        #expect(try desk.records("alerts-20210805-1.warc.gz").count == 3)
        #expect(try desk.known() == ["alerts-20210805-1.warc.gz": desk.bytes("alerts-20210805-1.warc.gz").count])
    }

    @Test("of cases has files of its own, with the body in full")
    func series() throws {
        let desk = try EvidenceDesk()
        try desk.keep([desk.capture(feed)])
        try desk.keep([desk.capture(feed)], as: .cases)
        #expect(try desk.names() == ["alerts-20210805-1.warc.gz", "cases-20210805-1.warc.gz"])
        #expect(try desk.records("cases-20210805-1.warc.gz")[1]["WARC-Type"] == "response")
    }

    @Test("goes into the next file when one is long enough, and when the day is over")
    func rotation() throws {
        let desk = try EvidenceDesk(fileBytes: 1000)
        for number in 1...3 { try desk.keep([desk.capture(Array("<rss>\(number)</rss>".utf8))]) }
        let tomorrow = Store.now.addingTimeInterval(86_400)
        try desk.keep([desk.capture(feed, at: tomorrow)], at: tomorrow)
        let names = try desk.names()
        #expect(names.first == "alerts-20210805-1.warc.gz" && names.last == "alerts-20210806-1.warc.gz")
        #expect(names.count > 2)
        #expect(try names.allSatisfy { try desk.records($0).first?["WARC-Type"] == "warcinfo" })
        #expect(try desk.check().faults == [])
    }

    @Test("is no longer kept once its quota is reached, and says what to do")
    func quota() throws {
        let desk = try EvidenceDesk(quota: 900)
        try desk.keep([desk.capture(feed)])
        let error = #expect(throws: StorageError.self) {
            try desk.keep([desk.capture(Array("<rss>two</rss>".utf8))])
        }
        #expect(error?.description.contains("evidence-quota") == true)
        #expect(try desk.check().faults == [])
    }

    @Test("is not broken by what a server writes into its address and its headers")
    func hostile() throws {
        let desk = try EvidenceDesk()
        let url = "https://example.org/a b\r\nWARC-Type: metadata\r\n\u{202E}<x>"
        let kept = try #require(
            try desk.keep([desk.capture(feed, url: url, headers: "X: \u{1B}[2J\r\n\r\n\r\nY: \r\n")]).first)
        let record = try desk.records(kept.file)[1]
        #expect(record["WARC-Type"] == "response")
        #expect(
            record["WARC-Target-URI"] == "https://example.org/a%20b%0D%0AWARC-Type:%20metadata%0D%0A%E2%80%AE%3Cx%3E")
        #expect(Array(record.payload ?? []) == feed)
        #expect(try desk.check().faults == [])
    }

    @Test("is looked for nowhere but in its own folder", arguments: ["../state/state.db", "tmp", "a.warc.gz", ""])
    func outside(name: String) throws {
        let desk = try EvidenceDesk()
        #expect(throws: EvidenceFault.self) { try desk.reader.answer(in: name, at: 0, sha256: "") }
    }

    @Test("of the same answers in the same place is the same, byte for byte")
    func nothingLeftToChance() throws {
        let desks = [try EvidenceDesk(), try EvidenceDesk()]
        for desk in desks { try desk.keep([desk.capture(feed)]) }
        #expect(try desks[0].bytes("alerts-20210805-1.warc.gz") == desks[1].bytes("alerts-20210805-1.warc.gz"))
    }

    @Test("of a body that could not be copied whole is not kept at all")
    func tooMuch() throws {
        let desk = try EvidenceDesk()
        let file = CaptureFile(in: "\(desk.folder)/nowhere")
        let place = file.append(feed[...])
        let capture = Capture(desk.capture(feed).response, fetched: Store.now, in: file, body: place)
        #expect(throws: StorageError.self) { try desk.keep([capture]) }
        #expect(try desk.names() == [])
    }
}

@Suite("Gzip members") struct GzipTests {
    @Test("are read as they were written, one after another", arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
    func roundTrip(count: Int) throws {
        let folder = try TemporaryFolder()
        var generator = SystemRandomNumberGenerator()
        let contents = [
            (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }, [UInt8](repeating: 7, count: count),
        ]
        var packed: [UInt8] = []
        for content in contents {
            let member = try GzipMember()
            try member.write(content[...]) { (piece) throws(StorageError) in packed += piece }
            try member.finish { (piece) throws(StorageError) in packed += piece }
        }
        let path = folder.appending("x.gz")
        try Data(packed).write(to: path)
        let file = try GunzipFile(path.path)
        for content in contents { #expect(try file.next() == content) }
        #expect(try file.next() == nil)
        #expect(file.offset == packed.count)
    }

    @Test("that unpack to more than any record are not unpacked to the end")
    func bomb() throws {
        let folder = try TemporaryFolder()
        let member = try GzipMember()
        var packed: [UInt8] = []
        let piece = [UInt8](repeating: 0, count: 1 << 20)
        for _ in 0..<20 { try member.write(piece[...]) { (bytes) throws(StorageError) in packed += bytes } }
        try member.finish { (bytes) throws(StorageError) in packed += bytes }
        let path = folder.appending("bomb.gz")
        try Data(packed).write(to: path)
        #expect(throws: GunzipFile.Fault.tooLarge) { try GunzipFile(path.path).next() }
    }
}
