import CasewireModel
import Crypto
import Foundation

/// What is wrong with a piece of evidence: the place first, then what, then what to do.
package struct EvidenceFault: Error, Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// nil: of the whole file.
    package var offset: Int?
    package var reason: String

    package var description: String {
        "evidence \(file)\(offset.map { ", offset \($0)" } ?? ""): \(reason)"
    }

    init(_ file: String, _ offset: Int?, _ reason: String) {
        self.file = file
        self.offset = offset
        self.reason = reason
    }

    static let fromBackup = "put the file back from a backup"
}

extension GunzipFile.Fault {
    var words: String {
        switch self {
        case .unfinished: "the file ends within a record; \(EvidenceFault.fromBackup)"
        case .damaged: "no record can be read here; \(EvidenceFault.fromBackup)"
        case .tooLarge:
            "the record is larger than any that casewire writes; do not unpack it, \(EvidenceFault.fromBackup)"
        case .unreadable(let number): unsafe String(cString: strerror(number))
        }
    }
}

/// Reads answers out of the evidence, each checked against its hashes.
package struct EvidenceReader {
    package let folder: String

    package init(spool: Spool) { folder = "\(spool.root)/evidence" }

    /// One answer, whole and as its hashes say.
    package struct Answer: Sendable {
        package var url: String
        /// As `WARC-Date` has it.
        package var fetched: String
        /// Status line and fields, with the empty line that ends them.
        package var head: [UInt8]
        package var body: [UInt8]
        /// The head of the request; nil where none is kept.
        package var request: [UInt8]?
        package var sha256: String
        package var contentType: String?
    }

    /// - Parameters:
    ///   - file: its name within the folder. One that leads out of it is refused: references come from messages, which
    ///     others may have written.
    ///   - sha256: what the body must be.
    package func answer(in file: String, at offset: Int, sha256: String) throws(EvidenceFault) -> Answer {
        guard EvidenceName(file) != nil, offset >= 0 else {
            throw EvidenceFault(file, offset, "this is no name of a file of evidence")
        }
        guard AtomicFile.exists("\(folder)/\(file)") else {
            throw EvidenceFault(
                file, nil, "the file is missing; \(EvidenceFault.fromBackup), if keep-evidence did not end")
        }
        let (record, request) = try records(in: file, at: offset)
        var payload = record.payload ?? []
        switch record["WARC-Type"] {
        case "response": break
        case "revisit": payload = try originalBody(of: record, in: file, at: offset)
        default: throw EvidenceFault(file, offset, "no answer is kept here; \(EvidenceFault.fromBackup)")
        }
        let actual = Hexadecimal.text(SHA256.hash(data: payload))
        guard actual == sha256 else {
            throw EvidenceFault(
                file, offset, "the body's SHA-256 is \(actual), and should be \(sha256); \(EvidenceFault.fromBackup)")
        }
        let head = Array(record.messageHead ?? [])
        return Answer(
            url: record["WARC-Target-URI"] ?? "", fetched: record["WARC-Date"] ?? "", head: head,
            body: Array(payload), request: request, sha256: actual, contentType: Self.contentType(in: head))
    }

    /// A record, checked, and the head of the request that stands behind it.
    private func records(in file: String, at offset: Int) throws(EvidenceFault) -> (WARCRecord, request: [UInt8]?) {
        let (record, next): (WARCRecord, WARCRecord?)
        do throws(GunzipFile.Fault) {
            let members = try GunzipFile("\(folder)/\(file)", from: offset)
            guard let first = try members.next().flatMap(WARCRecord.init) else { throw .damaged }
            record = first
            next = (try? members.next()).flatMap { $0 }.flatMap(WARCRecord.init)
        } catch {
            throw EvidenceFault(file, offset, error.words)
        }
        if let fault = record.digestFault { throw EvidenceFault(file, offset, fault) }
        let isOurs = next?["WARC-Type"] == "request" && next?["WARC-Concurrent-To"] == record["WARC-Record-ID"]
        return (record, isOurs ? next.map { Array($0.block) } : nil)
    }

    /// The body of which another record holds the head alone: looked for by the id that it names.
    private func originalBody(
        of record: WARCRecord, in file: String, at offset: Int
    ) throws(EvidenceFault) -> ArraySlice<UInt8> {
        let id = record["WARC-Refers-To"]
        let names = ((try? AtomicFile.names(in: folder)) ?? []).filter {
            EvidenceName($0)?.series == EvidenceName(file)?.series
        }
        for name in names {
            guard let members = try? GunzipFile("\(folder)/\(name)") else { continue }
            while let bytes = (try? members.next()).flatMap({ $0 }) {
                guard let other = WARCRecord(bytes), other["WARC-Record-ID"] == id else { continue }
                return other.payload ?? []
            }
        }
        throw EvidenceFault(
            file, offset, "its body is in record \(id ?? "?"), which no file holds; \(EvidenceFault.fromBackup)")
    }

    private static func contentType(in head: [UInt8]) -> String? {
        let lines = head.drop { $0 != 10 }.dropFirst()
        return Headers(lines: Array(lines)).text("content-type")
    }
}

extension WARCRecord {
    /// What a digest of the record does not say of it; nil where all do.
    var digestFault: String? {
        if let wanted = self["WARC-Block-Digest"], wanted != Self.digest(of: block) {
            return "the record's block does not match its digest; \(EvidenceFault.fromBackup)"
        }
        if self["WARC-Type"] == "response", let wanted = self["WARC-Payload-Digest"],
            wanted != Self.digest(of: payload ?? [])
        {
            return "the body does not match its digest; \(EvidenceFault.fromBackup)"
        }
        return nil
    }

    private static func digest(of bytes: ArraySlice<UInt8>) -> String {
        "sha256:\(Hexadecimal.text(SHA256.hash(data: bytes)))"
    }
}
