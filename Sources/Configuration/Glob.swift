import Foundation

/// File names with `*` (any characters but `/`) and `?` (one of them). Names that begin with a dot must be meant so.
enum Glob {
    enum Fault: Error {
        case noFolder(String)
        case tooMany(String)
    }

    static func isPattern(_ path: some StringProtocol) -> Bool { path.contains("*") || path.contains("?") }

    /// The files and folders that match, sorted by the bytes of their paths; none is no fault.
    static func paths(matching pattern: String) throws(Fault) -> [String] {
        var found = [pattern.hasPrefix("/") ? "/" : ""]
        for part in pattern.split(separator: "/") {
            var next: [String] = []
            for folder in found {
                guard isPattern(part) else {
                    next.append(join(folder, part))
                    continue
                }
                for name in try names(in: folder) where matches(name, part) { next.append(join(folder, name)) }
            }
            found = next
            if found.count > Limits.folder { throw .tooMany(pattern) }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func join(_ folder: String, _ name: some StringProtocol) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    private static func names(in folder: String) throws(Fault) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder) else {
            throw .noFolder(folder)
        }
        if names.count > Limits.folder { throw .tooMany(folder) }
        return names
    }

    /// Linear in the name but for the last `*`, to which alone it goes back.
    static func matches(_ name: String, _ pattern: some StringProtocol) -> Bool {
        let (name, pattern) = (Array(name.unicodeScalars), Array(pattern.unicodeScalars))
        if name.first == ".", pattern.first != "." { return false }
        var (at, place) = (0, 0)
        var star: (place: Int, at: Int)?
        while at < name.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, at)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[at] {
                (at, place) = (at + 1, place + 1)
            } else if let last = star {
                star = (last.place, last.at + 1)
                (at, place) = (last.at + 1, last.place + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
