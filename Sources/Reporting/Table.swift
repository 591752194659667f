import TextTools

/// A table for a terminal or a text file: columns as wide as their widest cell, two spaces between them.
package struct Table {
    private let head: [String]
    private var rows: [[String]] = []

    package init(_ head: String...) { self.head = head }

    package mutating func add(_ cells: String...) { rows.append(cells) }

    package var isEmpty: Bool { rows.isEmpty }

    /// - Parameter width: columns of the terminal; the last column is cut to fit. nil: nothing is cut.
    package func text(width: Int? = nil) -> String {
        let clean = ([head] + rows).map { $0.map(Self.cell) }
        let widths = head.indices.map { column in clean.map { $0[column].count }.max() ?? 0 }
        return clean.map { row in
            let padded = row.enumerated().map { column, cell in
                column == head.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }
            let line = padded.joined(separator: "  ")
            guard let width, line.count > width, width > 1 else { return line }
            return line.prefix(width - 1) + "…"
        }.joined(separator: "\n") + "\n"
    }

    /// What strangers wrote may not act on the terminal (HOSTILE.md S8).
    private static func cell(_ text: String) -> String { PlainText.line(text) }
}
