/// Where each key, table and array element of a TOML text begins: TOMLKit tells positions of syntax faults only.
///
/// The scanner knows TOML's outline: keys, headers, strings, brackets. It also guards the TOML reader (toml++ 3.4, which
/// ends the process on a header like `[=]`, and recurses without a limit on dotted keys): only statements that the
/// scanner has walked through to their ends are handed on.
struct KeyPositions {
    /// The whole text's table.
    let root: Position
    /// The lines on which a key with its value, or a header, begins: not those within a multi-line value.
    let statements: Set<Int>
    /// Where it could not go on; nil: it saw the whole text.
    let stop: Stop?

    struct Stop: Error, Equatable {
        let line: Int
        let column: Int
        /// How many bytes precede the statement in which it stopped: whole lines that were understood.
        let understood: Int
        let message: String
        /// Whether the text must not be read on at all, valid or not: it goes beyond a limit.
        let isLimit: Bool
    }

    init(of text: String) {
        var scanner = KeyScanner(Array(text.utf8))
        stop = scanner.scan()
        root = scanner.root
        statements = scanner.statements
    }

    /// A table, an array or a single value.
    final class Position {
        /// Of its key, its header or itself, from 1.
        let line: Int
        /// In the order of the text.
        private(set) var keys: [String] = []
        private var members: [String: Position] = [:]
        fileprivate(set) var elements: [Position] = []

        init(line: Int) { self.line = line }

        subscript(key: String) -> Position? { members[key] }

        /// The member of that key, made on this line if it is new.
        fileprivate func member(_ key: String, line: Int) -> Position {
            if let known = members[key] { return known }
            let new = Position(line: line)
            keys.append(key)
            members[key] = new
            return new
        }
    }
}

/// One walk over the bytes of a text. Every loop takes at least a byte or ends.
private struct KeyScanner {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var lineStart = 0
    let root = KeyPositions.Position(line: 1)
    private(set) var statements: Set<Int> = []
    private var valuesLeft = Limits.values
    private var statementOffset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            offset = 3
            lineStart = 3
        }
    }

    mutating func scan() -> KeyPositions.Stop? {
        do throws(KeyPositions.Stop) {
            var table = root
            while true {
                try skipBlank(newlines: true)
                guard let next = peek else { return nil }
                statements.insert(line)
                statementOffset = offset
                if next == "[" { table = try header() } else { try pair(into: table, depth: 0) }
                try skipBlank(newlines: false)
                if let rest = peek, rest != "\n", rest != "\r" { throw stop("expected the end of the line") }
            }
        } catch {
            return error
        }
    }

    /// `[a.b]` or `[[a.b]]`
    private mutating func header() throws(KeyPositions.Stop) -> KeyPositions.Position {
        let start = line
        try count()
        offset += 1
        let isArray = take("[")
        let path = try keyPath()
        guard take("]"), !isArray || take("]") else { throw stop("expected ] after the name of a table") }
        var table = root
        for (index, key) in path.enumerated() {
            table = table.member(key, line: start)
            if isArray && index == path.count - 1 {
                table.elements.append(KeyPositions.Position(line: start))
            }
            table = table.elements.last ?? table
        }
        return table
    }

    /// `a.b = value`
    private mutating func pair(into table: KeyPositions.Position, depth: Int) throws(KeyPositions.Stop) {
        let start = line
        let path = try keyPath()
        guard take("=") else { throw stop("expected = after a key") }
        let place = path.reduce(table) { $0.member($1, line: start) }
        skipSpaces()
        try value(at: place, depth: depth)
    }

    /// With spaces around it and around its dots.
    private mutating func keyPath() throws(KeyPositions.Stop) -> [String] {
        var path: [String] = []
        repeat {
            skipSpaces()
            path.append(try key())
            if path.count > Limits.keyParts {
                throw stop("a key of more than \(Limits.keyParts) parts", isLimit: true)
            }
            skipSpaces()
        } while take(".")
        return path
    }

    private mutating func key() throws(KeyPositions.Stop) -> String {
        let start = offset
        if let quote = peek, quote == "\"" || quote == "'" {
            try string(quote)
            return Self.unescaped(bytes[(start + 1)..<(offset - 1)], isBasic: quote == "\"")
        }
        while let next = peek, Self.isBare(next) { offset += 1 }
        guard offset > start else { throw stop("expected the name of a setting or a table") }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private static func isBare(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }

    private mutating func value(at place: KeyPositions.Position, depth: Int) throws(KeyPositions.Stop) {
        guard let next = peek else { throw stop("expected a value") }
        try count()
        switch next {
        case "\"", "'": try string(next, mayHaveLines: true)
        case "[": try array(at: place, depth: depth + 1)
        case "{": try inlineTable(at: place, depth: depth + 1)
        default: try bareValue()
        }
    }

    private mutating func count() throws(KeyPositions.Stop) {
        valuesLeft -= 1
        if valuesLeft < 0 { throw stop("more than \(Limits.values) values in one file", isLimit: true) }
    }

    private mutating func array(at place: KeyPositions.Position, depth: Int) throws(KeyPositions.Stop) {
        try enter(depth)
        while true {
            try skipBlank(newlines: true)
            if take("]") { return }
            let element = KeyPositions.Position(line: line)
            place.elements.append(element)
            try value(at: element, depth: depth)
            try skipBlank(newlines: true)
            if take(",") { continue }
            guard take("]") else { throw stop("expected , or ] in an array") }
            return
        }
    }

    private mutating func inlineTable(at place: KeyPositions.Position, depth: Int) throws(KeyPositions.Stop) {
        try enter(depth)
        while true {
            try skipBlank(newlines: true)
            if take("}") { return }
            try pair(into: place, depth: depth)
            try skipBlank(newlines: true)
            if take(",") { continue }
            guard take("}") else { throw stop("expected , or } in a table") }
            return
        }
    }

    private mutating func enter(_ depth: Int) throws(KeyPositions.Stop) {
        if depth > Limits.nesting { throw stop("brackets nested more than \(Limits.nesting) deep", isLimit: true) }
        offset += 1
    }

    /// A number, a date, true or false; which of them is the TOML reader's to tell.
    private mutating func bareValue() throws(KeyPositions.Stop) {
        guard let first = peek, first != "_", Self.isBare(first) || first == "+" else { throw stop("expected a value") }
        while let next = peek, Self.isBare(next) || "+.: ".unicodeScalars.contains(next) { offset += 1 }
    }

    /// One string of any of the four kinds, from its first quote to behind its last.
    private mutating func string(_ quote: Unicode.Scalar, mayHaveLines: Bool = false) throws(KeyPositions.Stop) {
        let isMultiline = mayHaveLines && quotes(quote) >= 3
        let (startLine, startLineStart, start) = (line, lineStart, offset)
        offset += isMultiline ? 3 : 1
        while let next = peek {
            if next == quote {
                let count = isMultiline ? quotes(quote) : 1
                offset += count
                if !isMultiline || count >= 3 { return }
            } else if next == "\\" && quote == "\"" {
                try escape()
            } else if next == "\n" {
                if !isMultiline { break }
                newline()
            } else {
                offset += 1
            }
        }
        (line, lineStart, offset) = (startLine, startLineStart, start)
        throw stop("a text without its closing quote")
    }

    /// How many of these quotes stand here, up to the five that may end a multi-line string.
    private func quotes(_ quote: Unicode.Scalar) -> Int {
        bytes[offset...].prefix(5).prefix { Unicode.Scalar($0) == quote }.count
    }

    private mutating func escape() throws(KeyPositions.Stop) {
        let rest = bytes[(offset + 1)...].prefix(9)
        let digits = rest.first == UInt8(ascii: "u") ? 4 : rest.first == UInt8(ascii: "U") ? 8 : 0
        if digits > 0, rest.count > digits, rest.dropFirst().prefix(digits).allSatisfy({ $0 == UInt8(ascii: "0") }) {
            throw stop("a NUL character", isLimit: true)  // the TOML reader hands on C strings, which it would cut
        }
        offset += 1
        if peek == "\n" { newline() } else if offset < bytes.count { offset += 1 }
    }

    /// Spaces, comments and, where they may stand, ends of lines.
    private mutating func skipBlank(newlines: Bool) throws(KeyPositions.Stop) {
        while let next = peek {
            switch next {
            case " ", "\t": offset += 1
            case "#": while let character = peek, character != "\n" { offset += 1 }
            case "\r" where newlines: offset += 1
            case "\n" where newlines: newline()
            default: return
            }
        }
    }

    private mutating func skipSpaces() {
        while let next = peek, next == " " || next == "\t" { offset += 1 }
    }

    private mutating func newline() {
        offset += 1
        line += 1
        lineStart = offset
    }

    private var peek: Unicode.Scalar? { offset < bytes.count ? Unicode.Scalar(bytes[offset]) : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == character else { return false }
        offset += 1
        return true
    }

    private func stop(_ message: String, isLimit: Bool = false) -> KeyPositions.Stop {
        let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count + 1
        return KeyPositions.Stop(
            line: line, column: column, understood: statementOffset, message: message, isLimit: isLimit)
    }

    private static func unescaped(_ raw: ArraySlice<UInt8>, isBasic: Bool) -> String {
        let text = String(decoding: raw, as: UTF8.self)
        guard isBasic, raw.contains(UInt8(ascii: "\\")) else { return text }
        var result = String.UnicodeScalarView()
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let kind = rest.popFirst() else {
                result.append(scalar)
                continue
            }
            switch kind {
            case "b": result.append("\u{8}")
            case "t": result.append("\t")
            case "n": result.append("\n")
            case "f": result.append("\u{c}")
            case "r": result.append("\r")
            case "u", "U":
                let digits = rest.prefix(kind == "u" ? 4 : 8)
                rest = rest.dropFirst(digits.count)
                result.append(UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
            default: result.append(kind)
            }
        }
        return String(result)
    }
}
