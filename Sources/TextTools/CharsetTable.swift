/// A charset of one byte a character: what iconv makes of each byte (or `MacCharsets` has), once, instead of each time.
///
/// Of windows-1255 and windows-1258 the marks stay characters, as in browsers; iconv joins them to the letter before.
struct CharsetTable: Sendable {
    private let table: ByteScan.Table
    /// Are letters that ASCII has elsewhere?
    let isEBCDIC: Bool
    /// Bytes that were undecodable so far.
    private(set) var failures = 0

    /// nil where iconv has no such charset.
    init?(of charset: CharsetName) {
        guard let characters = Self.characters(of: charset),
            let table = ByteScan.Table(characters, counted: Self.unknown)
        else { return nil }
        self.table = table
        isEBCDIC = characters[0x41] != "A"
    }

    /// Appends `bytes` as UTF-8 to `text`, each byte that is undecodable as U+FFFD.
    mutating func convert(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
        failures += ByteScan.append(bytes.span, by: table, to: &text)
    }

    /// Stands for no character; no charset of one byte a character has it.
    private static let unknown: Unicode.Scalar = "\u{FFFD}"

    /// What each of the 256 bytes is, U+FFFD where it is nothing; nil where there is no such charset, or a byte alone is
    /// no character.
    static func characters(of charset: CharsetName) -> [Unicode.Scalar]? {
        guard charset.form == .singleByte else { return nil }
        if let upper = MacCharsets.upperHalf(of: charset.iconv) {
            return (0..<0x80).map { Unicode.Scalar(UInt8($0)) } + upper
        }
        guard var converter = IconvConverter(from: charset) else { return nil }
        var bytes = [UInt8](repeating: 0x0A, count: 512)
        // A line break after each, as iconv may wait for a mark that could follow.
        for byte in 0..<256 { bytes[byte * 2] = UInt8(byte) }
        var text: [UInt8] = []
        converter.convert(bytes[...], into: &text)
        converter.finish(into: &text)
        var characters: [Unicode.Scalar] = []
        characters.reserveCapacity(512)
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { characters.append(scalar) }
        guard characters.count == 512 else { return nil }
        for byte in 0..<256 { characters[byte] = characters[byte * 2] }
        characters.removeLast(256)
        // Some of IBM's code pages have other controls, or an Arabic percent sign. But what comes before the first byte beyond ASCII is
        // read as ASCII, so all is.
        if characters[0x41] == "A" {
            for byte in 0..<0x80 as Range<UInt8> { characters[Int(byte)] = Unicode.Scalar(byte) }
        }
        return characters
    }
}
