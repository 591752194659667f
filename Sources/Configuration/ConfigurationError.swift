/// One fault of feeds.conf: where it stands, what it is, and what to write instead.
package struct ConfigurationError: Error, Equatable, Sendable {
    /// The file as it was named, or as an `include` found it.
    package var file: String
    /// From 1; nil where the fault is of the whole file.
    package var line: Int?
    /// Unicode scalars from 1; of faults of syntax alone.
    package var column: Int?
    package var message: String

    package init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }
}

extension ConfigurationError: CustomStringConvertible {
    /// `feeds.conf:12: unknown setting "alert-afer"; did you mean "alert-after"?`
    package var description: String {
        let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
        return "\(file)\(place): \(message)"
    }
}

/// All that is wrong with a configuration, in the order of the files and their lines: at least one fault.
package struct ConfigurationErrors: Error, Equatable, Sendable {
    package let errors: [ConfigurationError]

    init(first: ConfigurationError, others: [ConfigurationError] = []) { errors = [first] + others }

    /// nil where there is none.
    init?(_ errors: [ConfigurationError]) {
        if errors.isEmpty { return nil }
        self.errors = errors
    }
}

extension ConfigurationErrors: CustomStringConvertible {
    /// One fault a line, without a final newline.
    package var description: String { errors.map(\.description).joined(separator: "\n") }
}
