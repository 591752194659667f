/// An input: its first bytes choose the settings, what follows is read with them.
///
/// `A` is the first of a list, `B` the second, and so on round and round, so that a corpus file can be read and written
/// by hand.
struct FuzzInput {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var bytes: [UInt8] { Array(rest) }
    var text: String { String(decoding: rest, as: UTF8.self) }

    /// 0 to 255; 0 where the input has ended.
    private mutating func number() -> Int { Int((rest.popFirst() ?? UInt8(ascii: "A")) &- UInt8(ascii: "A")) }

    /// nil where the list is empty.
    mutating func choice<Element>(of list: [Element]) -> Element? {
        let number = number()
        return list.isEmpty ? nil : list[number % list.count]
    }

    /// Bytes of the pieces in which something arrives: 1 to 256.
    mutating func pieceSize() -> Int { number() + 1 }

    /// The bytes up to a newline, which is dropped.
    mutating func line() -> String {
        let line = rest.prefix { $0 != 0x0A }
        rest = rest.dropFirst(line.count + 1)
        return String(decoding: line, as: UTF8.self)
    }
}

extension FuzzInput {
    /// What a server or a document says of its charset: nothing, the names that readers differ in, names of no charset.
    private static let charsets: [String?] = [
        nil, "utf-8", "windows-1251", "koi8-r", "utf-16", "utf-16le", "utf-16be", "utf-32", "iso-8859-1",
        "windows-1252", "windows-1255", "windows-1258", "cp866", "cp864", "tis-620", "shift_jis", "euc-jp",
        "iso-2022-jp", "euc-kr", "gb2312", "gb18030", "big5", "big5-hkscs", "euc-tw", "ibm037", "kz-1048", "utf-7",
        "x-user-defined", "us-ascii",
    ]

    /// A charset by its name; the one after the last of the list is named by the input, on a line of its own.
    mutating func charset() -> String? {
        guard let chosen = choice(of: Self.charsets.map(Optional.some) + [nil]) else { return nil }
        return chosen ?? line()
    }

    /// A `Content-Type` header of that charset.
    mutating func contentType(_ media: String) -> String? { charset().map { "\(media); charset=\"\($0)\"" } }
}
