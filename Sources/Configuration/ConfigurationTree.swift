import TOMLKit

/// Where something stands: a file and a line of it, from 1.
struct Place: Equatable {
    let file: String
    let line: Int
}

/// A value of a TOML text, with its place.
struct Node {
    let place: Place
    let value: Value

    enum Value {
        case text(String)
        case whole(Int)
        case flag(Bool)
        /// A number with a fraction, a date or a time: feeds.conf has none.
        case other(String)
        case array([Node])
        case table(Table)
        /// Its line has a fault of syntax, which is told: nothing more is to be said of it.
        case unread
    }

    /// For messages: what it is.
    var kind: String {
        switch value {
        case .text: "a text"
        case .whole: "a whole number"
        case .flag: "true or false"
        case .other(let name): name
        case .array: "a list"
        case .table: "a table"
        case .unread: "unreadable"
        }
    }
}

/// A table of a TOML text, in the order written.
struct Table {
    let place: Place
    private(set) var entries: [(key: String, node: Node)] = []
    private var indices: [String: Int] = [:]

    init(place: Place) { self.place = place }

    subscript(key: String) -> Node? { indices[key].map { entries[$0].node } }

    /// In place of what the key had.
    mutating func set(_ key: String, _ node: Node) {
        if let index = indices[key] {
            entries[index].node = node
        } else {
            indices[key] = entries.count
            entries.append((key, node))
        }
    }
}

/// The text of one file as a tree, and its faults of syntax.
///
/// TOML's reader stops at the first fault. Where that is a single line `key = value`, the line is set aside and the rest
/// read again, so that all faults are told at once.
struct ConfigurationTree {
    /// nil where the rest could not be read past a fault.
    private(set) var root: Table?
    private(set) var faults: [ConfigurationError] = []
    private let file: String
    /// Lines whose values were replaced to get past a fault.
    private var mended: Set<Int> = []

    init(of text: String, file: String) {
        self.file = file
        if let nul = text.utf8.firstIndex(of: 0) {  // TOMLKit hands a C string on: the rest would be cut off
            let line = text.utf8[..<nul].count { $0 == UInt8(ascii: "\n") } + 1
            faults = [ConfigurationError(file: file, line: line, message: "a NUL byte: is this a text file?")]
            return
        }
        read(text)
    }

    private mutating func read(_ original: String) {
        var text = original
        while true {
            let positions = KeyPositions(of: text)
            let stop = positions.stop.map { SyntaxFault(line: $0.line, column: $0.column, words: $0.message) }
            if let stop, positions.stop?.isLimit == true { return tell(stop) }
            let understood = positions.stop.map { String(decoding: text.utf8.prefix($0.understood), as: UTF8.self) }
            switch (Self.parsed(understood ?? text), stop) {
            case (.success(let table), nil):
                root = self.table(table, at: positions.root)
                // TOMLKit 0.6 frees no table: but for this, each SIGHUP would cost its size. What remains are its
                // copies of the texts.
                table.clear()
                return
            case (.success, let fault?), (.failure(let fault), _):
                guard let next = mended(text, past: fault, positions.statements) else { return }
                text = next
            }
        }
    }

    private static func parsed(_ text: String) -> Result<TOMLTable, SyntaxFault> {
        do {
            return .success(try TOMLTable(string: text))
        } catch let error as TOMLParseError {
            let place = error.source.begin
            return .failure(SyntaxFault(line: place.line, column: place.column, words: error.description))
        } catch {
            return .failure(SyntaxFault(line: 1, column: 1, words: "can't be read as TOML"))
        }
    }

    /// Tells the fault; the text with its line made harmless, or nil where what follows could not be told apart then.
    private mutating func mended(_ text: String, past fault: SyntaxFault, _ statements: Set<Int>) -> String? {
        let isStatement = statements.contains(fault.line)
        let line = isStatement ? SourceLine(number: fault.line, of: text) : nil
        let isAgain = mended.contains(fault.line)
        if !isAgain { tell(SyntaxAdvice.on(fault, line: line)) }
        guard faults.count < Limits.syntaxFaults else { return nil }
        mended.insert(fault.line)
        return line?.mended(in: text, wholly: isAgain || SyntaxAdvice.isRepetition(fault.words))
    }

    private mutating func tell(_ fault: SyntaxFault) {
        faults.append(ConfigurationError(file: file, line: fault.line, column: fault.column, message: fault.words))
    }

    private func table(_ table: TOMLTable, at position: KeyPositions.Position) -> Table {
        var result = Table(place: Place(file: file, line: position.line))
        for key in position.keys {
            guard let value = table[key], let member = position[key] else { continue }
            result.set(key, node(value, at: member))
        }
        return result
    }

    private func node(_ value: any TOMLValueConvertible, at position: KeyPositions.Position) -> Node {
        let place = Place(file: file, line: position.line)
        if value.type == .int, mended.contains(position.line) { return Node(place: place, value: .unread) }
        return Node(place: place, value: content(of: value, at: position))
    }

    private func content(of value: any TOMLValueConvertible, at position: KeyPositions.Position) -> Node.Value {
        switch value.type {
        case .string: return value.string.map { .text($0) } ?? .other("unreadable")
        case .int: return value.int.map { .whole($0) } ?? .other("unreadable")
        case .bool: return value.bool.map { .flag($0) } ?? .other("unreadable")
        case .table: return value.table.map { .table(table($0, at: position)) } ?? .other("unreadable")
        case .array:
            guard let array = value.array else { return .other("unreadable") }
            // A header's array and its positions were counted apart: the shorter of both is walked.
            let count = min(array.count, position.elements.count)
            return .array((0..<count).map { node(array[$0], at: position.elements[$0]) })
        case .double: return .other("a number with a fraction")
        case .date, .time, .dateTime: return .other("a date or time")
        }
    }
}
