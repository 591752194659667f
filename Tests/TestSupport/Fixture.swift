package import Foundation

/// The files under `Fixtures/`, by name: `Fixture.bytes("feeds/atom-relative-xml-base.xml")`.
package enum Fixture {
    package static let root: URL = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

    package static func url(_ name: String) -> URL { root.appending(path: name) }

    package static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

    package static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// The names of the files in a folder of fixtures, sorted, with the folder before each.
    package static func names(in folder: String, ending: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
        return files.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
    }
}
