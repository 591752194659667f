import CasewireModel
import Crypto
import Foundation

/// A WARC file that is written to: records are appended, each a gzip member of its own, and cut off again where one could
/// not be written whole.
final class EvidenceFile {
    let name: String
    /// Where the next record begins: all before it are whole.
    private(set) var end: Int
    private let path: String
    private let file: CInt
    /// False once what was begun could not be cut off: nothing more may stand behind it.
    private(set) var isSound = true

    /// Opens a file that ends with a whole record.
    init(appendingTo name: String, in folder: String, at end: Int) throws(StorageError) {
        self.name = name
        self.end = end
        path = "\(folder)/\(name)"
        file = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw .failed(path, errno: errno) }
    }

    /// Makes a file that begins with who wrote it (`warcinfo`).
    init(making name: String, in folder: String, software: String, at now: Date) throws(StorageError) {
        self.name = name
        end = 0
        path = "\(folder)/\(name)"
        file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw .failed(path, errno: errno) }
        let format = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
        let fields = Array(
            "software: \(software)\r\nformat: WARC File Format 1.1\r\nconformsTo: \(format)\r\n".utf8)
        let head = WARCHead(
            "warcinfo", at: "\(name) 0",
            [
                ("WARC-Date", Timestamp.rfc3339(now)), ("WARC-Filename", name),
                ("WARC-Block-Digest", Self.digest(of: fields)), ("Content-Type", "application/warc-fields"),
            ])
        do throws(StorageError) {
            try append { (member) throws(StorageError) in
                try member(head.bytes(blockLength: fields.count)[...])
                try member(fields[...])
            }
            try AtomicFile.flushFolder(folder)
        } catch {
            try? AtomicFile.remove(path)
            throw error
        }
    }

    deinit { close(file) }

    /// Takes a piece of a member.
    private typealias Member = (ArraySlice<UInt8>) throws(StorageError) -> Void

    /// What was written of one answer.
    struct Written {
        let offset: Int
        let recordID: String
    }

    /// An answer's body that is kept already.
    struct Original {
        let recordID: String
        let url: String
        let fetched: Date
    }

    /// Appends an answer and its request. To be flushed before anybody is told of it.
    ///
    /// - Parameters:
    ///   - sha256: of the body.
    ///   - original: where the same body stands in full: then only the head is written (`revisit`).
    func append(_ capture: Capture, sha256: String, original: Original?) throws(StorageError) -> Written {
        let offset = end
        do throws(StorageError) {
            return try appendPair(capture, sha256, original)
        } catch {
            cut(to: offset)
            throw error
        }
    }

    private func appendPair(_ capture: Capture, _ sha256: String, _ original: Original?) throws(StorageError) -> Written
    {
        let response = capture.response
        let offset = end
        let message = EvidenceMessage.head(of: response, bodyLength: capture.body.count)
        let body = original == nil ? capture.body : capture.body.lowerBound..<capture.body.lowerBound
        let url = WARCHead.uri(response.url)
        let time = Timestamp.rfc3339(capture.fetched)
        var fields: [(name: String, value: String?)] = [
            ("WARC-Target-URI", url), ("WARC-Date", time), ("WARC-IP-Address", response.exchange?.address),
            ("WARC-Protocol", EvidenceMessage.protocolName(of: response)),
            ("WARC-Block-Digest", try digest(of: message, then: body, in: capture.file)),
            ("WARC-Payload-Digest", "sha256:\(sha256)"),
        ]
        if let original {
            fields += [
                ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
                ("WARC-Refers-To", original.recordID), ("WARC-Refers-To-Target-URI", WARCHead.uri(original.url)),
                ("WARC-Refers-To-Date", Timestamp.rfc3339(original.fetched)),
            ]
        }
        fields.append(("Content-Type", "application/http;msgtype=response"))
        let head = WARCHead(original == nil ? "response" : "revisit", at: "\(name) \(offset)", fields)
        try append { (member) throws(StorageError) in
            try member(head.bytes(blockLength: message.count + body.count)[...])
            try member(message[...])
            try capture.file.read(body, member)
        }
        try appendRequest(response, to: head.recordID, url: url, time: time)
        return Written(offset: offset, recordID: head.recordID)
    }

    /// The request stands behind its answer, so that it can name it.
    private func appendRequest(
        _ response: Response, to answer: String, url: String, time: String
    ) throws(StorageError) {
        guard let request = response.exchange?.request else { return }
        let head = WARCHead(
            "request", at: "\(name) \(end)",
            [
                ("WARC-Target-URI", url), ("WARC-Date", time), ("WARC-Concurrent-To", answer),
                ("WARC-Block-Digest", Self.digest(of: request)),
                ("Content-Type", "application/http;msgtype=request"),
            ])
        try append { (member) throws(StorageError) in
            try member(head.bytes(blockLength: request.count)[...])
            try member(request[...])
        }
    }

    /// Makes all that was appended durable.
    func flush() throws(StorageError) {
        guard fsync(file) == 0 else { throw .failed(path, errno: errno) }
    }

    /// Undoes what was appended from there on.
    func cut(to length: Int) {
        end = length
        if ftruncate(file, off_t(length)) != 0 { isSound = false }
    }

    /// Appends one member: its content as `write` gives it, and the two line ends that close a record.
    private func append(_ write: (Member) throws(StorageError) -> Void) throws(StorageError) {
        let member = try GzipMember()
        var place = end
        func put(_ packed: ArraySlice<UInt8>) throws(StorageError) {
            try AtomicFile.write(packed, to: file, at: place, path: path)
            place += packed.count
        }
        do throws(StorageError) {
            try write { (bytes) throws(StorageError) in try member.write(bytes, to: put) }
            try member.write([13, 10, 13, 10], to: put)
            try member.finish(to: put)
        } catch {
            cut(to: end)
            throw error
        }
        end = place
    }

    private static func digest(of bytes: [UInt8]) -> String {
        "sha256:\(Hexadecimal.text(SHA256.hash(data: bytes)))"
    }

    private func digest(
        of head: [UInt8], then body: Range<Int>, in file: CaptureFile
    ) throws(StorageError) -> String {
        "sha256:\(try Self.sha256(of: head, then: body, in: file))"
    }

    static func sha256(
        of head: [UInt8] = [], then body: Range<Int>, in file: CaptureFile
    ) throws(StorageError) -> String {
        var hash = SHA256()
        hash.update(data: head)
        try file.read(body) { (piece) throws(StorageError) in hash.update(data: piece) }
        return Hexadecimal.text(hash.finalize())
    }
}
