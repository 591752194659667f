/// The addresses within a piece of HTML, made absolute. All else stands byte for byte.
enum MarkupAddresses {
    /// An attribute's value with its address made absolute. One that only names a place in the same text stays.
    static func resolved(_ value: String, base: String?) -> String {
        let first = value.utf8.first { $0 > 0x20 }
        guard let first, first != UInt8(ascii: "#") else { return value }
        return URLReference.scheme(of: value) == nil ? URLReference.resolve(value, base: base) : value
    }

    /// `html` with relative addresses resolved; itself where there is none.
    static func resolve(_ html: String, base: String?) -> String {
        guard let base, URLReference.scheme(of: base) != nil, html.utf8.contains(UInt8(ascii: "<")) else { return html }
        let bytes = Array(html.utf8)
        var written: [UInt8] = []
        var copied = 0
        var index = 0
        while let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = tag + 1
            guard index < bytes.count, bytes[index].isASCIILetter else { continue }
            index = attributes(bytes, from: index) { name, value, quoted in
                guard FeedName.named(name.span).isAddress else { return }
                let printed = String(decoding: bytes[value], as: UTF8.self)
                let address = resolved(printed, base: base)
                guard address != printed else { return }
                written.append(contentsOf: bytes[copied..<value.lowerBound])
                written.append(contentsOf: quoted ? Array(address.utf8) : Array("\"\(address)\"".utf8))
                copied = value.upperBound
            }
        }
        guard copied > 0 else { return html }
        written.append(contentsOf: bytes[copied...])
        return String(decoding: written, as: UTF8.self)
    }

    /// Calls `each` with every attribute of the tag whose name begins at `start`, as HTML reads it (WHATWG HTML
    /// §13.2.5.32 ff.). Returns where the tag ends.
    private static func attributes(
        _ bytes: [UInt8], from start: Int, each: (ArraySlice<UInt8>, Range<Int>, Bool) -> Void
    ) -> Int {
        var index = start
        func skip(while condition: (UInt8) -> Bool) {
            while index < bytes.count, condition(bytes[index]) { index += 1 }
        }
        skip { !$0.isXMLSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        while index < bytes.count {
            skip { $0.isXMLSpace || $0 == UInt8(ascii: "/") }
            guard index < bytes.count, bytes[index] != UInt8(ascii: ">") else { return index }
            let name = index
            skip { !$0.isXMLSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/") }
            let nameEnd = index
            skip(while: \.isXMLSpace)
            guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
                if index == name { index += 1 }
                continue
            }
            index += 1
            skip(while: \.isXMLSpace)
            guard index < bytes.count else { return index }
            let quote = bytes[index]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                index += 1
                let value = index
                skip { $0 != quote }
                guard index < bytes.count else { return index }
                each(bytes[name..<nameEnd], value..<index, true)
                index += 1
            } else {
                let value = index
                skip { !$0.isXMLSpace && $0 != UInt8(ascii: ">") }
                each(bytes[name..<nameEnd], value..<index, false)
            }
        }
        return index
    }
}
