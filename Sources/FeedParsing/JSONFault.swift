import CasewireModel

/// What may be wrong with JSON (RFC 8259) that is read all the same.
enum JSONFault: Int, CaseIterable {
    case textBefore, textAfter, comment
    case noComma, extraComma, noColon, noValue, noName, bareName
    case notClosed, closedTooOften, unexpected
    case badWord, badNumber
    case apostrophes, quoteWithin, control, badEscape, halfSurrogate
    case cutInString, cut

    var message: String {
        switch self {
        case .textBefore: "text before the document"
        case .textAfter: "text after the end of the document"
        case .comment: "a comment, which JSON does not have"
        case .noComma: "a comma is missing"
        case .extraComma: "a comma too many"
        case .noColon: "a colon is missing"
        case .noValue: "a member without a value"
        case .noName: "a member without a name"
        case .bareName: "a name without quotation marks"
        case .notClosed: "a brace or a bracket is missing"
        case .closedTooOften: "a brace or a bracket too many"
        case .unexpected: "characters where none may stand"
        case .badWord: "a word that is no JSON"
        case .badNumber: "a number in a form that JSON does not have"
        case .apostrophes: "a string between apostrophes"
        case .quoteWithin: "a quotation mark within a string"
        case .control: "a control character or a line break within a string"
        case .badEscape: "an escape that JSON does not have"
        case .halfSurrogate: "half of a surrogate pair"
        case .cutInString: "the document ends within a string"
        case .cut: "the document ends before its outermost brace or bracket is closed"
        }
    }
}

/// The faults of one document, each with the line where it stood first and how often it came. (Their words are made
/// once somebody asks: a hostile document is nothing but faults.)
struct JSONFaultList {
    private var first: [(fault: JSONFault, line: Int)] = []
    private var counts = [Int](repeating: 0, count: JSONFault.allCases.count)

    var isEmpty: Bool { first.isEmpty }

    mutating func note(_ fault: JSONFault, line: Int) {
        if counts[fault.rawValue] == 0 { first.append((fault, line)) }
        counts[fault.rawValue] += 1
    }

    /// In the order in which they were found.
    var told: [Problem] {
        first.map { fault, line in
            let count = counts[fault.rawValue]
            return Problem(line: line, message: count > 1 ? "\(fault.message) (\(count) times)" : fault.message)
        }
    }
}
