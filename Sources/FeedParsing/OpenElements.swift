/// The names of the elements that are open, innermost last.
struct OpenElements {
    /// Their end tags.
    private var bytes: [UInt8] = []
    private var starts: [Int] = []
    /// Elements open that are nested too deep to be passed on.
    var beyondDepth = 0

    var count: Int { starts.count }
    var isEmpty: Bool { starts.isEmpty }
    var isBeyondDepth: Bool { beyondDepth > 0 }
    var lastName: String { starts.isEmpty ? "" : String(decoding: name(starts.count - 1), as: UTF8.self) }

    mutating func push(_ text: ByteSpan, _ name: Range<Int>) {
        starts.append(bytes.count)
        bytes.append(UInt8(ascii: "<"))
        bytes.append(UInt8(ascii: "/"))
        bytes.append(text, name)
        bytes.append(UInt8(ascii: ">"))
    }

    /// Where the innermost element's end tag ends, if just that stands at `index`.
    func endOfEndTag(_ text: ByteSpan, at index: Int) -> Int? {
        guard let start = starts.last else { return nil }
        let length = bytes.count - start
        guard index + length <= text.count else { return nil }
        let (due, printed) = (bytes.span, text)
        for offset in 0..<length where due[start + offset] != printed[index + offset] { return nil }
        return index + length
    }

    func isLast(_ text: ByteSpan, _ name: Range<Int>) -> Bool {
        guard let start = starts.last, bytes.count - start == name.count + 3 else { return false }
        for offset in 0..<name.count where bytes[start + 2 + offset] != text[name.lowerBound + offset] { return false }
        return true
    }

    /// The depth of the innermost element of that name, case aside where no name is quite the same; nil where none is
    /// open.
    func find(_ text: ByteSpan, _ name: Range<Int>) -> Int? {
        let wanted = text.array(name)
        let folded = wanted.map(\.lowercasedASCII)
        return starts.indices.last { self.name($0).elementsEqual(wanted) }
            ?? starts.indices.last { self.name($0).lazy.map(\.lowercasedASCII).elementsEqual(folded) }
    }

    /// The depth of an item in which another begins: directly, or within one of its plain fields. An Atom entry may
    /// well hold another in its content (RFC 4287 §4.1.3).
    func repeatedItem(_ text: ByteSpan, _ name: Range<Int>) -> Int? {
        let wanted = text.array(name)
        guard let last = starts.indices.last else { return nil }
        if self.name(last).elementsEqual(wanted) { return last }
        guard last > 0, self.name(last - 1).elementsEqual(wanted) else { return nil }
        let fields = [
            "title", "link", "description", "guid", "pubDate", "summary", "id", "updated", "published", "author",
        ]
        return fields.contains { self.name(last).elementsEqual($0.utf8) } ? last - 1 : nil
    }

    /// Closes the innermost elements until `depth` are open; their end tags go to `out`.
    mutating func close(downTo depth: Int, into out: inout [UInt8]) {
        while starts.count > depth, let start = starts.popLast() {
            out.append(bytes.span, start..<bytes.count)
            bytes.removeLast(bytes.count - start)
        }
        if depth == 0 { beyondDepth = 0 }
    }

    private func name(_ depth: Int) -> ArraySlice<UInt8> {
        bytes[(starts[depth] + 2)..<((depth + 1 < starts.count ? starts[depth + 1] : bytes.count) - 1)]
    }
}
