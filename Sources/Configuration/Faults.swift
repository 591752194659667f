/// Collects all that is wrong, so that it can be told at once.
final class Faults {
    private var found: [ConfigurationError] = []
    private var fileOrder: [String: Int] = [:]
    /// How many were found, those beyond the limit included.
    private(set) var count = 0

    /// Faults are told in the order in which their files were read.
    func willRead(_ file: String) {
        if fileOrder[file] == nil { fileOrder[file] = fileOrder.count }
    }

    /// - Parameter message: not made once these are full.
    func add(_ place: Place, _ message: @autoclosure () -> String) {
        add(ConfigurationError(file: place.file, line: place.line, message: isFull ? "" : message()))
    }

    func add(_ fault: ConfigurationError) {
        if !isFull { found.append(fault) }
        count += 1
    }

    /// Whether what else is found is only counted: advice for it need not be looked for.
    var isFull: Bool { count >= Limits.faults }

    /// nil where nothing is wrong.
    var errors: ConfigurationErrors? {
        let sorted = found.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            return (fileOrder[a.file] ?? .max, a.line ?? 0, left.offset)
                < (fileOrder[b.file] ?? .max, b.line ?? 0, right.offset)
        }.map(\.element)
        guard count > found.count, let last = sorted.last else { return ConfigurationErrors(sorted) }
        let rest = ConfigurationError(file: last.file, message: "\(count - found.count) more faults are not told")
        return ConfigurationErrors(sorted + [rest])
    }
}
