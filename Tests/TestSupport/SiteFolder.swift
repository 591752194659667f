package import Foundation

/// Sites as plain files, a folder for each loopback address: `127.0.0.2/feed.atom` answers
/// `http://127.0.0.2:PORT/feed.atom`.
///
/// The files are read anew for each request, so that one may be changed under a running server. In every file
/// `:8801` stands for the port.
package struct SiteFolder: Sendable {
    package static let placeholder = ":8801"

    private let root: URL
    /// By path under the root: what a file's name does not tell.
    private let types: [String: String]

    /// - Parameter root: may hold a `types.tsv`: a path under it, a tab, its `Content-Type`.
    package init(_ root: URL) {
        self.root = root
        let table = (try? String(contentsOf: root.appending(path: "types.tsv"), encoding: .utf8)) ?? ""
        types = table.split(separator: "\n").reduce(into: [:]) { types, line in
            let fields = line.split(separator: "\t")
            if fields.count == 2 { types[String(fields[0])] = String(fields[1]) }
        }
    }

    /// The file with its validators, or 404.
    package func reply(to request: Request, port: Int) -> Reply {
        let name = request.address + (request.path.hasSuffix("/") ? request.path + "index.html" : request.path)
        let isInside = !name.split(separator: "/").contains("..") && !name.contains("\0")
        guard isInside, let data = try? Data(contentsOf: root.appending(path: name)) else { return .status(404) }
        let bytes = [UInt8](data).replacing(Self.placeholder.utf8, with: ":\(port)".utf8)
        return .bytes(bytes, type: types[name] ?? Self.type(of: name)).conditional(on: request)
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "rss": "application/rss+xml"
        case "atom": "application/atom+xml"
        case "rdf": "application/rdf+xml"
        case "json": "application/feed+json"
        case "xml": "application/xml"
        case "txt": "text/plain; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}
