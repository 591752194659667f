import CasewireModel

/// An answer's head as it goes into evidence.
///
/// The body was read without its transfer coding and its content coding, and is kept so: then the fields that speak of
/// these, and the length that went with them, say no longer what stands below. They are kept under the names that other
/// archivers gave them, and the length that is true is added. Where there was no coding, all is as it came.
enum EvidenceMessage {
    /// - Parameter bodyLength: as it was read.
    static func head(of response: Response, bodyLength: Int) -> [UInt8] {
        let fields = lines(of: response.headers.bytes)
        let isCoded = fields.contains { isField($0, "content-encoding") || isField($0, "transfer-encoding") }
        var head = statusLine(of: response)
        for field in fields {
            if isCoded, codingFields.contains(where: { isField(field, $0) }) { head += "X-Archive-Orig-".utf8 }
            head += field + crlf
        }
        if isCoded { head += "Content-Length: \(bodyLength)".utf8 + crlf }
        return head + crlf
    }

    private static let codingFields = ["content-encoding", "transfer-encoding", "content-length"]
    private static let crlf: [UInt8] = [13, 10]

    /// HTTP/2 and later have no status line: WARC wants the form of HTTP/1.1, and `protocolName` says what it was.
    private static func statusLine(of response: Response) -> [UInt8] {
        let line = response.exchange?.statusLine ?? []
        if line.starts(with: "HTTP/1.".utf8) { return line + crlf }
        return Array("HTTP/1.1 \(response.status)".utf8) + [32] + crlf
    }

    /// Of `WARC-Protocol`, where it was not HTTP/1.
    static func protocolName(of response: Response) -> String? {
        let line = response.exchange?.statusLine ?? []
        return line.starts(with: "HTTP/2".utf8) ? "h2" : line.starts(with: "HTTP/3".utf8) ? "h3" : nil
    }

    /// Without their ends. A blank line would end the head, and a line that begins with a blank belongs to the one before.
    private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: 10).map { line in line.last == 13 ? Array(line.dropLast()) : Array(line) }
            .filter { !$0.isEmpty }
    }

    private static func isField(_ line: [UInt8], _ name: String) -> Bool {
        line.count > name.utf8.count && line[name.utf8.count] == UInt8(ascii: ":")
            && zip(line, name.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }
}
