import TextTools

/// The aliases and the phrases of conditions, word by word from their first: all that begin alike share their way, so
/// that a text is followed through all of them at once.
struct PhraseTree: Sendable {
    /// What ends at a node.
    enum Reference: Sendable {
        case alias(Int32)
        case phrase(Int32)
    }

    private struct Ending: Sendable {
        var reference: Reference
        var next: Int32
    }

    /// By the listed word that begins a phrase; -1: none does.
    private var roots: [Int32] = []
    private var children: [UInt64: Int32] = [:]
    private var firstEnding: [Int32] = []
    private var hasChildren: [Bool] = []
    private var endings: [Ending] = []

    /// - Parameter gaps: what stands before each word. A phrase that has punctuation, `A. Name`, is found with and without
    ///   it; one that has none only without.
    mutating func insert(_ words: [Int32], _ gaps: [Word.Gap], _ reference: Reference) {
        guard let first = words.first else { return }
        while roots.count <= Int(first) { roots.append(-1) }
        if roots[Int(first)] < 0 { roots[Int(first)] = newNode() }
        var node = roots[Int(first)]
        for (word, gap) in zip(words, gaps).dropFirst() {
            let edge = Self.edge(node, word, isPunctuated: !gap.isInsideName)
            hasChildren[Int(node)] = true
            if let child = children[edge] {
                node = child
            } else {
                let child = newNode()
                children[edge] = child
                node = child
            }
        }
        endings.append(Ending(reference: reference, next: firstEnding[Int(node)]))
        firstEnding[Int(node)] = Int32(endings.count - 1)
    }

    /// Follows the tree from one word of a text on, and tells what ends where.
    func follow(_ reading: FieldReading, from start: Int, found: (Reference, _ last: Int) -> Void) {
        for hit in reading.hits(at: start) where Int(hit.id) < roots.count && roots[Int(hit.id)] >= 0 {
            follow(reading, roots[Int(hit.id)], at: start, found)
        }
    }

    private func follow(_ reading: FieldReading, _ node: Int32, at index: Int, _ found: (Reference, Int) -> Void) {
        var ending = firstEnding[Int(node)]
        while ending >= 0 {
            found(endings[Int(ending)].reference, index)
            ending = endings[Int(ending)].next
        }
        let next = index + 1
        guard hasChildren[Int(node)] else { return }
        let hits = reading.hits(at: next)
        if hits.isEmpty { return }
        let isPlain = reading.list[next].gap.isInsideName
        for hit in hits {
            if isPlain, let child = children[Self.edge(node, hit.id, isPunctuated: false)] {
                follow(reading, child, at: next, found)
            }
            if let child = children[Self.edge(node, hit.id, isPunctuated: true)] {
                follow(reading, child, at: next, found)
            }
        }
    }

    private mutating func newNode() -> Int32 {
        firstEnding.append(-1)
        hasChildren.append(false)
        return Int32(firstEnding.count - 1)
    }

    private static func edge(_ node: Int32, _ word: Int32, isPunctuated: Bool) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word)) << 1 | (isPunctuated ? 1 : 0)
    }
}
