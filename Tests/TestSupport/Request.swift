package import Foundation

/// One line of a head. A value has one scalar up to U+00FF for each byte, so that 8-bit values survive.
package struct Header: Sendable, Equatable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What a client asked of a `LoopbackServer`.
package struct Request: Sendable {
    /// The server's address that was asked: `127.0.0.2`.
    package let address: String
    package let method: String
    /// As it was sent: path and query, percent-encoded.
    package let target: String
    /// Decoded, without the query.
    package let path: String
    /// Decoded; of two values of one name the last.
    package let query: [String: String]
    /// In the order sent.
    package let headers: [Header]
    package let body: [UInt8]
    /// When its head had been read.
    package let time: Date
    /// Which of the server's connections it came on, from 1: requests of one connection share the number.
    package let connection: Int

    /// The first header of that name, in whatever case it was sent.
    package subscript(name: String) -> String? { headers.first(name) }

    init?(head: [UInt8], body: [UInt8], address: String, connection: Int, time: Date) {
        let lines = String(latin1: head).split(separator: "\r\n").map { String($0) }
        let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
        self.address = address
        self.method = String(words[0])
        self.target = String(words[1])
        (path, query) = Self.parts(of: target)
        headers = lines.dropFirst().compactMap(Self.header)
        self.body = body
        self.time = time
        self.connection = connection
    }

    private static func header(_ line: String) -> Header? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        return Header(String(line[..<colon]), String(value))
    }

    private static func parts(of target: String) -> (path: String, query: [String: String]) {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        func decoded(_ text: Substring) -> String { text.removingPercentEncoding ?? String(text) }
        var query: [String: String] = [:]
        for pair in halves.dropFirst().first?.split(separator: "&") ?? [] {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[decoded(sides[0])] = sides.count > 1 ? decoded(sides[1]) : ""
        }
        return (decoded(halves.first ?? ""), query)
    }
}

extension [Header] {
    func first(_ name: String) -> String? {
        first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
    }
}

extension String {
    /// A scalar a byte: nothing is lost, whatever the bytes are.
    init(latin1 bytes: some Sequence<UInt8>) {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
        self.init(text)
    }

    /// The reverse of `init(latin1:)`; a scalar above U+00FF becomes its UTF-8.
    var latin1: [UInt8] {
        unicodeScalars.flatMap { $0.value < 256 ? [UInt8($0.value)] : Array(String($0).utf8) }
    }
}
