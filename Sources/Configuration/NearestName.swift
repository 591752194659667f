/// What someone may have meant: the known name nearest to a mistyped one.
enum NearestName {
    /// - Parameter faults: not looked for once these are full.
    /// - Returns: nil where none is near: at most a third of the letters are wrong, missing, too many or swapped.
    static func of(_ name: String, among known: some Sequence<String>, unless faults: Faults? = nil) -> String? {
        if faults?.isFull == true { return nil }
        let letters = Array(name.lowercased().replacing("_", with: "-").unicodeScalars)
        guard letters.count <= Limits.id else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in known {
            let other = Array(candidate.lowercased().unicodeScalars)
            let allowed = min(best.map { $0.distance - 1 } ?? .max, min(3, max(letters.count, other.count) / 3))
            guard other.count <= Limits.id, abs(other.count - letters.count) <= allowed else { continue }
            let distance = distance(letters, other)
            if distance <= allowed { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Letters changed, added, left out, or two neighbours swapped (optimal string alignment).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
