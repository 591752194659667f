/// Reads the settings of one table, each at most once, and notes what is wrong with them. Every reading function gives
/// nil where the setting is absent or wrong.
struct TableReader {
    let table: Table
    /// For messages: `[polling]`, `[[feed]]`.
    let title: String
    let faults: Faults

    init(_ table: Table, title: String, known: [String], faults: Faults) {
        self.table = table
        self.title = title
        self.faults = faults
        for (key, node) in table.entries where !known.contains(key) {
            faults.add(node.place, Self.unknown(key, in: title, known: known))
        }
    }

    private static func unknown(_ key: String, in title: String, known: [String]) -> String {
        let name = TextCheck.shown(key)
        if let nearest = NearestName.of(key, among: known) {
            if title.isEmpty, Vocabulary.lists.contains(nearest) {
                return "unknown table \(name); did you mean [[\(nearest)]]?"
            }
            if title.isEmpty, Vocabulary.sections.contains(nearest) {
                return "unknown table \(name); did you mean [\(nearest)]?"
            }
            return "unknown setting \(name); did you mean \"\(nearest)\"?"
        }
        let place = title.isEmpty ? "" : " in \(title)"
        if let home = Vocabulary.home(of: key) { return "unknown setting \(name)\(place); it belongs \(home)" }
        return "unknown setting \(name)\(place); remove it, or see docs/feeds.conf.md for those that there are"
    }

    /// The line of the setting where it stands, else of the table.
    func place(of key: String) -> Place { table[key]?.place ?? table.place }

    func fault(_ key: String, _ message: String) { faults.add(place(of: key), message) }

    // MARK: - Texts

    /// A text of one line without surrounding blanks; an empty one counts as absent.
    func text(_ key: String) -> String? {
        guard let node = table[key], let text = line(node, "\"\(key)\"") else { return nil }
        return text.isEmpty ? nil : text
    }

    /// As `text`; absent or empty is a fault.
    func required(_ key: String, such example: String) -> String? {
        guard let node = table[key] else {
            faults.add(table.place, "\(title) without \(key); add a line such as \(key) = \"\(example)\"")
            return nil
        }
        guard let text = line(node, "\"\(key)\"") else { return nil }
        if text.isEmpty { faults.add(node.place, "\"\(key)\" is empty; write such as \(key) = \"\(example)\"") }
        return text.isEmpty ? nil : text
    }

    /// An `id` or a queue's name: it becomes part of paths and of messages.
    func identifier(_ key: String, such example: String) -> String? {
        guard let text = required(key, such: example) else { return nil }
        let isPlain = text.utf8.allSatisfy { byte in
            switch Unicode.Scalar(byte) {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
            default: false
            }
        }
        guard isPlain, text.first != ".", text.utf8.count <= Limits.id else {
            fault(
                key,
                "\"\(key)\" is \(TextCheck.shown(text)); it may have a-z, A-Z, 0-9, - _ and ., not begin with a . and be "
                    + "\(Limits.id) long at most")
            return nil
        }
        return text
    }

    /// Texts that are neither empty nor twice there; nil also where the list as a whole is wrong.
    func texts(_ key: String) -> [(text: String, place: Place)]? {
        guard let node = table[key] else { return nil }
        guard case .array(let elements) = node.value else {
            if case .text(let text) = node.value {
                fault(key, "\"\(key)\" is a list; write \(key) = [\(TextCheck.shown(text))]")
            } else {
                wrongKind(key, node, "a list of texts in quotes, such as [\"one\", \"two\"]")
            }
            return nil
        }
        var result: [(text: String, place: Place)] = []
        var seen: Set<String> = []
        for element in elements {
            guard let text = line(element, "an element of \"\(key)\"") else { continue }
            if text.isEmpty { faults.add(element.place, "an element of \"\(key)\" is empty; remove it") }
            if !text.isEmpty, seen.insert(text).inserted { result.append((text, element.place)) }
        }
        return result
    }

    /// The content of a text; what it is called is for messages.
    func line(_ node: Node, _ what: String) -> String? {
        guard case .text(let text) = node.value else {
            if case .unread = node.value { return nil }
            faults.add(node.place, "\(what) is \(node.kind); it should be a text in quotes")
            return nil
        }
        if let fault = TextCheck.fault(in: text) {
            faults.add(node.place, "\(what) \(fault)")
            return nil
        }
        return TextCheck.trimmed(text)
    }

    // MARK: - Other values

    func flag(_ key: String) -> Bool? {
        guard let node = table[key] else { return nil }
        if case .flag(let flag) = node.value { return flag }
        wrongKind(key, node, "true or false, without quotes")
        return nil
    }

    func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = table[key] else { return nil }
        guard case .whole(let number) = node.value else {
            wrongKind(key, node, "a whole number without quotes, \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        if range.contains(number) { return number }
        fault(key, "\"\(key)\" is \(number); it may be \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// - Parameter word: what may stand in place of a duration, for messages.
    func duration(_ key: String, atLeast least: Duration = .zero, or word: String? = nil) -> Duration? {
        guard let node = table[key] else { return nil }
        let form = "a duration such as \"90s\", \"15m\", \"6h\" or \"30d\"" + (word.map { ", or \"\($0)\"" } ?? "")
        guard case .text(let text) = node.value else {
            if case .whole(let number) = node.value {
                fault(key, "\"\(key)\" is \(number) without a unit; it should be \(form)")
            } else {
                wrongKind(key, node, form)
            }
            return nil
        }
        guard let duration = DurationText.duration(text) else {
            let advice = DurationText.remedy(for: text).map { "; did you mean \"\($0)\"?" } ?? "; it should be \(form)"
            fault(key, "\"\(key)\" is \(TextCheck.shown(text)), which is no duration\(advice)")
            return nil
        }
        if duration >= least { return duration }
        fault(key, "\"\(key)\" is \(text); the least is \(DurationText.text(least))")
        return nil
    }

    /// Bytes.
    func size(_ key: String, atLeast least: Int = 0) -> Int? {
        guard let node = table[key] else { return nil }
        let form = "a size such as \"500MiB\" or \"20GiB\""
        guard case .text(let text) = node.value else {
            wrongKind(key, node, form)
            return nil
        }
        guard let bytes = SizeText.bytes(text) else {
            let advice = SizeText.remedy(for: text).map { "; did you mean \"\($0)\"?" } ?? "; it should be \(form)"
            fault(key, "\"\(key)\" is \(TextCheck.shown(text)), which is no size\(advice)")
            return nil
        }
        if bytes >= least { return bytes }
        fault(key, "\"\(key)\" is \(text); the least is \(SizeText.text(least))")
        return nil
    }

    /// One of a few words.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, of type: Choice.Type) -> Choice? {
        guard let node = table[key] else { return nil }
        let words = type.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        guard case .text(let text) = node.value else {
            wrongKind(key, node, "one of \(words)")
            return nil
        }
        if let choice = Choice(rawValue: text) { return choice }
        fault(key, "\"\(key)\" is \(TextCheck.shown(text)); " + Self.advice(text, type))
        return nil
    }

    /// `did you mean "auto"?`, or all the words that there are.
    static func advice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ type: Choice.Type
    ) -> String {
        let words = type.allCases.map(\.rawValue)
        if let nearest = NearestName.of(text, among: words) { return "did you mean \"\(nearest)\"?" }
        return "it may be " + words.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    func wrongKind(_ key: String, _ node: Node, _ form: String) {
        if case .unread = node.value { return }
        faults.add(node.place, "\"\(key)\" is \(node.kind); it should be \(form)")
    }
}
