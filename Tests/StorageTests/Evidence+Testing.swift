import CasewireModel
import Foundation
import TestSupport

@testable import Storage

/// Evidence in a spool of its own, and answers to keep in it.
struct EvidenceDesk {
    let store: Store
    var evidence: EvidenceStore

    init(quota: Int = 1 << 30, fileBytes: Int = 1 << 30) throws {
        store = try Store()
        evidence = EvidenceStore(
            spool: store.spool, quota: quota, software: "Casewire/test", fileBytes: fileBytes)
        _ = try evidence.prepare(known: [:])
    }

    var folder: String { evidence.folder }
    var reader: EvidenceReader { EvidenceReader(spool: store.spool) }

    /// An answer as it was read.
    func capture(
        _ body: [UInt8], url: String = "https://example.org/feed", headers: String = "Content-Type: text/xml\r\n",
        statusLine: String = "HTTP/1.1 200 OK", at time: Date = Store.now
    ) -> Capture {
        let file = CaptureFile(in: evidence.temporaryFolder)
        let place = file.append(body[...])
        let exchange = Exchange(
            request: Array("GET /feed HTTP/1.1\r\nHost: example.org\r\n\r\n".utf8), statusLine: Array(statusLine.utf8),
            address: "192.0.2.1")
        let response = Response(
            status: 200, url: url, headers: Headers(lines: Array(headers.utf8)), exchange: exchange)
        return Capture(response, fetched: time, in: file, body: place)
    }

    @discardableResult
    func keep(
        _ captures: [Capture], as series: EvidenceStore.Series = .alerts, at time: Date = Store.now
    ) throws -> [EvidenceRecord] {
        try store.state.transaction { try evidence.keep(captures, of: "a", as: series, in: $0, at: time) }
    }

    /// As another process would, after this one was killed.
    func reopened() throws -> (EvidenceStore, [EvidenceStore.Repair]) {
        let other = EvidenceStore(spool: store.spool, quota: 1 << 30, software: "Casewire/test")
        return (other, try other.prepare(known: try known()))
    }

    func known() throws -> [String: Int] { try store.state.read { try $0.evidenceFiles() } }

    func check() throws -> EvidenceCheck.Outcome {
        try store.state.read { try EvidenceCheck(spool: store.spool, state: $0) }.run()
    }

    func names() throws -> [String] { try AtomicFile.names(in: folder).filter { $0.hasSuffix(".gz") } }
    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))) }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    }

    /// The records of a file, unpacked.
    func records(_ name: String) throws -> [WARCRecord] {
        let file = try GunzipFile("\(folder)/\(name)")
        var records: [WARCRecord] = []
        while let bytes = try file.next(), let record = WARCRecord(bytes) { records.append(record) }
        return records
    }
}
