package import CasewireModel
import Foundation

extension Settings {
    /// Reads feeds.conf and all that it includes.
    /// - Throws: all that is wrong with them, at once.
    package static func load(file path: String) throws(ConfigurationErrors) -> Settings {
        let loader = SettingsLoader()
        loader.load(file: path)
        return try loader.settings()
    }

    /// As `load`, of a text that has been read already.
    /// - Parameter file: its name for messages, and whose folder relative paths rest on.
    package static func parse(text: String, file: String) throws(ConfigurationErrors) -> Settings {
        let loader = SettingsLoader()
        loader.load(text: text, file: file)
        return try loader.settings()
    }

    /// The `[[watch]]` tables of a file that need not have anything else (`match --watch FILE`).
    package static func watchlist(file path: String) throws(ConfigurationErrors) -> [WatchedEntity] {
        try load(file: path).watch
    }
}

/// Reads files and merges them into one tree, in which every value knows its file and line.
private final class SettingsLoader {
    private let faults = Faults()
    private var merged = Table(place: Place(file: "feeds.conf", line: 1))
    private var seen: Set<String> = []
    private var bytesLeft = Limits.allFiles
    /// Whether every file was read to its end.
    private var isWhole = true

    /// To be asked once, after everything was loaded.
    func settings() throws(ConfigurationErrors) -> Settings {
        let settings = SettingsReader(faults: faults, isWhole: isWhole).settings(from: merged)
        if let errors = faults.errors { throw errors }
        return settings
    }

    func load(file path: String) {
        faults.willRead(path)
        seen.insert(Self.identity(of: path))
        switch ConfigurationFile.text(of: path, atMost: min(Limits.file, bytesLeft)) {
        case .failure(let fault):
            isWhole = false
            faults.add(fault)
        case .success(let text):
            bytesLeft -= text.utf8.count
            load(text: text, file: path)
        }
    }

    func load(text: String, file: String) {
        faults.willRead(file)
        if text.utf8.count > Limits.file {
            isWhole = false
            faults.add(ConfigurationFile.tooLong(file))
            return
        }
        let tree = ConfigurationTree(of: text, file: file)
        tree.faults.forEach(faults.add)
        guard let root = tree.root else {
            isWhole = false
            return
        }
        merge(root)
        if let include = root["include"] { includeFiles(include, of: root) }
    }

    // MARK: - Merging

    private func merge(_ root: Table) {
        for (key, node) in root.entries where key != "include" {
            switch node.value {
            case .table(let table) where Vocabulary.sections.contains(key): mergeSection(key, node, table)
            case .array(let elements) where Vocabulary.lists.contains(key): mergeList(key, node, elements)
            default: mergeValue(key, node)
            }
        }
    }

    private func mergeSection(_ key: String, _ node: Node, _ table: Table) {
        guard let known = merged[key] else { return merged.set(key, node) }
        guard case .table(var settings) = known.value else { return }  // wrong, and told when it is read
        for (name, value) in table.entries {
            if let first = settings[name] { tellRepetition(name, first, value) } else { settings.set(name, value) }
        }
        merged.set(key, Node(place: known.place, value: .table(settings)))
    }

    private func mergeList(_ key: String, _ node: Node, _ elements: [Node]) {
        guard let known = merged[key] else { return merged.set(key, node) }
        guard case .array(let before) = known.value else { return }
        merged.set(key, Node(place: known.place, value: .array(before + elements)))
    }

    private func mergeValue(_ key: String, _ node: Node) {
        if let first = merged[key] { tellRepetition(key, first, node) } else { merged.set(key, node) }
    }

    private func tellRepetition(_ key: String, _ first: Node, _ second: Node) {
        let place = "\(first.place.file):\(first.place.line)"
        faults.add(second.place, "\(TextCheck.shown(key)) is set already, in \(place); remove one of the two")
    }

    // MARK: - Included files

    private func includeFiles(_ node: Node, of root: Table) {
        // The root's unknown keys are told once, of the merged tree.
        let reader = TableReader(root, title: "", known: root.entries.map(\.key), faults: faults)
        for (pattern, place) in reader.texts("include") ?? [] {
            guard let whole = FilePath.resolved(pattern, besides: place, "\"include\"", faults) else { continue }
            for path in paths(whole, at: place) where isNew(path, at: place) { load(file: path) }
        }
    }

    private func paths(_ pattern: String, at place: Place) -> [String] {
        do throws(Glob.Fault) {
            let paths = try Glob.paths(matching: pattern)
            if Glob.isPattern(pattern) { return paths }
            if FileManager.default.fileExists(atPath: pattern) { return [pattern] }
            tell(place, "names", pattern, "does not exist; make it, or remove the name")
        } catch {
            switch error {
            case .noFolder(let folder):
                tell(place, "looks into", folder, "is no folder that can be read; make it, or remove the pattern")
            case .tooMany(let folder):
                tell(place, "looks into", folder, "has more than \(Limits.folder) names; name a smaller one")
            }
        }
        return []
    }

    private func tell(_ place: Place, _ verb: String, _ path: String, _ fault: String) {
        faults.add(place, "\"include\" \(verb) \(TextCheck.shown(path)), which \(fault)")
    }

    /// A file that two patterns name is read once; one that is within itself, too.
    private func isNew(_ path: String, at place: Place) -> Bool {
        guard !seen.contains(Self.identity(of: path)) else { return false }
        if seen.count <= Limits.files { return true }
        if seen.count == Limits.files + 1 {
            faults.add(place, "\"include\" brings more than \(Limits.files) files; name fewer")
            seen.insert("")  // told once
        }
        return false
    }

    private static func identity(of path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path
    }
}

/// Reads one file, with a limit.
private enum ConfigurationFile {
    static func text(of path: String, atMost limit: Int) -> Result<String, ConfigurationError> {
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        guard FileManager.default.fileExists(atPath: target) else {
            return .failure(ConfigurationError(file: path, message: "no such file; name one that there is"))
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        if attributes?[.type] as? FileAttributeType == .typeDirectory {
            return .failure(ConfigurationError(file: path, message: "a folder, not a file; name a file in it"))
        }
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? bytes(handle, atMost: limit + 1) else {
            return .failure(ConfigurationError(file: path, message: "can't be read; may this user read it?"))
        }
        if data.count > limit { return .failure(tooLong(path)) }
        guard let text = String(validating: data, as: UTF8.self) else {
            return .failure(
                ConfigurationError(
                    file: path, line: firstFaultyLine(data), message: "not UTF-8; save the file in that encoding")
            )
        }
        return .success(text)
    }

    static func tooLong(_ file: String) -> ConfigurationError {
        ConfigurationError(
            file: file,
            message: "longer than \(Limits.file >> 20) MiB, or \(Limits.allFiles >> 20) MiB with all that is included; "
                + "split it, or write less")
    }

    /// Pipes give less than was asked for.
    private static func bytes(_ handle: FileHandle, atMost limit: Int) throws -> Data {
        var data = Data()
        while data.count < limit, let more = try handle.read(upToCount: limit - data.count), !more.isEmpty {
            data.append(more)
        }
        return data
    }

    private static func firstFaultyLine(_ data: Data) -> Int? {
        var number = 0
        for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if String(validating: line, as: UTF8.self) == nil { return number }
        }
        return nil
    }
}
