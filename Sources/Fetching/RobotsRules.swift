/// What a site's robots.txt says to us (RFC 9309): the rules of every group that names us, or else of those for all.
///
/// `Crawl-delay` is none of the RFC's: what a host sees of us is a page for each of its new items, `spacing` apart.
package struct RobotsRules: Sendable {
    /// The product token that a group names us by (RFC 9309 §2.2.1).
    static let productToken = "casewire"

    private struct Rule {
        var isAllowed: Bool
        var pattern: RobotsPattern
    }

    private var rules: [Rule] = []

    /// - Parameter text: any bytes. Beyond `Limits.robotsBytes` they are not read; of a line that ends there what is
    ///   left of it counts for nothing.
    package init(_ text: [UInt8]) {
        var groups = RobotsGroups()
        for line in RobotsLine.lines(of: text) { groups.take(line) }
        rules = groups.rules.prefix(Limits.robotsRules).map { rule in
            Rule(isAllowed: rule.isAllowed, pattern: RobotsPattern(rule.path))
        }
    }

    /// Everything may be asked (RFC 9309 §2.3.1.3).
    package static let allowAll = RobotsRules([])
    /// Nothing may be asked (RFC 9309 §2.3.1.4).
    package static let disallowAll = RobotsRules(Array("user-agent: *\ndisallow: /".utf8))

    /// - Parameter path: an address's path with its query, as it is sent: `/news/1?page=2`.
    package func allows(path: String) -> Bool {
        let octets = RobotsOctets.path(path)
        if octets.elementsEqual("/robots.txt".utf8) { return true }
        // The longest rule that matches, and of two that are as long, the one that allows (RFC 9309 §2.2.2).
        var best: (length: Int, isAllowed: Bool)?
        for rule in rules where rule.pattern.matches(octets) {
            let length = rule.pattern.length
            guard let known = best else {
                best = (length, rule.isAllowed)
                continue
            }
            if length > known.length || length == known.length && rule.isAllowed { best = (length, rule.isAllowed) }
        }
        return best?.isAllowed ?? true
    }
}

/// Which rules are ours, as the lines go by.
private struct RobotsGroups {
    typealias Rule = (isAllowed: Bool, path: ArraySlice<UInt8>)

    private var ours: [Rule] = []
    private var everybodys: [Rule] = []
    private var isNamed = false
    private var namesUs = false
    private var namesAll = false
    private var isInRules = false

    /// Rules stand under one or several `user-agent` lines. Lines of other kinds are passed over, wherever they stand.
    mutating func take(_ line: RobotsLine) {
        switch line.key {
        case .userAgent:
            if isInRules { (namesUs, namesAll, isInRules) = (false, false, false) }
            if line.value.first == UInt8(ascii: "*") {
                namesAll = true
            } else if line.namesProduct(RobotsRules.productToken) {
                (namesUs, isNamed) = (true, true)
            }
        case .allow, .disallow:
            isInRules = true
            guard !line.value.isEmpty else { return }  // "Disallow:" forbids nothing
            let rule = (line.key == .allow, line.value)
            if namesUs { ours.append(rule) }
            if namesAll { everybodys.append(rule) }
        }
    }

    var rules: [Rule] { isNamed ? ours : everybodys }
}

/// A line that says something: `key: value # comment`.
private struct RobotsLine {
    enum Key { case userAgent, allow, disallow }

    let key: Key
    let value: ArraySlice<UInt8>

    /// CR, LF and CRLF end lines; a byte order mark may stand before the first.
    static func lines(of text: [UInt8]) -> [RobotsLine] {
        var rest = text.prefix(Limits.robotsBytes)
        if text.count > rest.count { rest = rest[..<(rest.lastIndex { $0 == 10 || $0 == 13 } ?? rest.startIndex)] }
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        return rest.split { $0 == 10 || $0 == 13 }.compactMap(RobotsLine.init)
    }

    private init?(_ line: ArraySlice<UInt8>) {
        let line = line.prefix { $0 != UInt8(ascii: "#") }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        switch String(decoding: Self.trimmed(line[..<colon]), as: UTF8.self).lowercased() {
        case "user-agent": key = .userAgent
        case "allow": key = .allow
        case "disallow": key = .disallow
        default: return nil
        }
        value = Self.trimmed(line[(colon + 1)...])
    }

    /// Is the token at the start of the value the product's, whatever version follows it?
    func namesProduct(_ product: String) -> Bool {
        let token = value.prefix { byte in
            let letter = byte | 0x20
            return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }
        return String(decoding: token, as: UTF8.self).lowercased() == product
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = bytes.drop { $0 == 32 || $0 == 9 }
        return start[..<(start.lastIndex { $0 != 32 && $0 != 9 }.map { $0 + 1 } ?? start.startIndex)]
    }
}

/// The path of a rule: octets, with `*` for any of them and `$` at the end for the end (RFC 9309 §2.2.3).
private struct RobotsPattern {
    /// What stands between the stars.
    private let parts: [[UInt8]]
    private let isAnchored: Bool
    /// Octets of the rule: which of two matching rules is the more particular.
    let length: Int

    init(_ path: ArraySlice<UInt8>) {
        isAnchored = path.last == UInt8(ascii: "$")
        let octets = RobotsOctets.pattern(isAnchored ? path.dropLast() : path)
        length = octets.count + (isAnchored ? 1 : 0)
        parts = octets.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map { Array($0) }
    }

    /// Each part is looked for from where the one before it ended: of several places the first, which leaves most to
    /// those after it. So none is ever looked for twice.
    func matches(_ path: [UInt8]) -> Bool {
        guard path.starts(with: parts[0]) else { return false }
        var end = parts[0].count
        guard parts.count > 1 else { return !isAnchored || end == path.count }
        for part in parts[1..<(parts.count - 1)] {
            guard let found = Self.end(of: part, in: path, from: end) else { return false }
            end = found
        }
        let last = parts[parts.count - 1]
        guard isAnchored else { return Self.end(of: last, in: path, from: end) != nil }
        return path.count - end >= last.count && path.suffix(last.count).elementsEqual(last)
    }

    private static func end(of part: [UInt8], in path: [UInt8], from start: Int) -> Int? {
        guard let first = part.first else { return start }
        guard path.count - start >= part.count else { return nil }
        for index in start...(path.count - part.count) where path[index] == first {
            if path[index..<(index + part.count)].elementsEqual(part) { return index + part.count }
        }
        return nil
    }
}

/// One spelling for paths that are the same (RFC 9309 §2.2.2): `%62` is `b`, `ツ` is `%E3%83%84`, `%3a` is `:`.
private enum RobotsOctets {
    /// A star or a dollar sign in a path stands for itself, which in a rule is written in percent-encoding.
    static func path(_ path: String) -> [UInt8] {
        normalised(path.utf8.prefix { $0 != UInt8(ascii: "#") }) { byte in
            byte == UInt8(ascii: "*") || byte == UInt8(ascii: "$")
        }
    }

    /// - Parameter pattern: without the `$` that stands for the end.
    static func pattern(_ pattern: ArraySlice<UInt8>) -> [UInt8] { normalised(pattern) { $0 == UInt8(ascii: "$") } }

    private static func normalised(_ bytes: some Sequence<UInt8>, encodes: (UInt8) -> Bool) -> [UInt8] {
        let bytes = Array(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isInQuery = false
        var index = 0
        while index < bytes.count {
            var byte = bytes[index]
            var isPlain = (0x21..<0x7F).contains(byte) && !encodes(byte)
            index += 1
            if byte == UInt8(ascii: "%"), let value = escaped(bytes, at: index) {
                byte = value
                isPlain = meansItself(value, isInQuery: isInQuery)
                index += 2
            }
            if byte == UInt8(ascii: "?") { isInQuery = isInQuery || isPlain }
            if isPlain { result.append(byte) } else { result += encoded(byte) }
        }
        return result
    }

    /// The byte of two hexadecimal digits; nil where there are none: then the `%` is one.
    private static func escaped(_ bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 1 < bytes.count, let high = digit(bytes[index]), let low = digit(bytes[index + 1]) else {
            return nil
        }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Is a percent-encoded byte the same as the byte? Not where it would change how the rest is read.
    private static func meansItself(_ byte: UInt8, isInQuery: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "$"): false
        case UInt8(ascii: "/"), UInt8(ascii: "?"): isInQuery
        default: (0x21..<0x7F).contains(byte)
        }
    }

    private static func encoded(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
