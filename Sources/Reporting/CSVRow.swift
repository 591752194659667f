/// One line of a CSV file (RFC 4180) that a spreadsheet opens without running anything of it.
package enum CSVRow {
    /// With its CRLF.
    package static func text(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// A cell that a spreadsheet would read as a formula gets an apostrophe before it, which makes it a text there
    /// (HOSTILE.md S9). White space before the sign does not hide it from every spreadsheet, nor from us.
    static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        let significant = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" } ?? first
        return starters.contains(significant) ? "'\(text)" : text
    }

    /// The last four are what East Asian spreadsheets take for the first four.
    private static let starters: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private static func cell(_ text: String) -> String {
        let text = harmless(text)
        let isPlain = text.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }
        return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
