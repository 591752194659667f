import TextTools

/// Finds the element that holds the article.
enum ArticleFinder {
    /// nil where the page has no prose.
    static func root(of tree: PageTree, _ blocks: [PageBlock], _ marks: ElementMarks) -> Int? {
        let weights = ProseWeights(of: blocks, in: tree)
        guard weights.total > 0 else { return nil }
        var root = start(of: tree, weights, marks)
        while let child = heaviestChild(of: root, in: tree, weights) {
            guard 5 * weights.prose(below: child, in: tree) >= 4 * weights.prose(below: root, in: tree) else { break }
            root = child
        }
        return root
    }

    /// Where an article's text begins: at its element, or before it where the page sets its first paragraph apart,
    /// between the article's head and its text.
    static func beginning(
        of root: Int, in tree: PageTree, _ blocks: [PageBlock], title: String?
    ) -> Int {
        let first = blocks.firstIndex { tree.contains(root, $0.position) } ?? blocks.count
        let wanted = title.map(ArticleFilter.letters) ?? ""
        let isHead = { (block: PageBlock) in
            tree.nodes[block.node].name == "h1" || (!wanted.isEmpty && ArticleFilter.letters(block.text) == wanted)
        }
        guard let head = blocks[..<first].lastIndex(where: isHead), first - head <= 12 else { return root }
        let lead = blocks[(head + 1)..<first].first {
            $0.prose > 0 && $0.linkDensity < 0.2 && $0.endsSentence
                && tree.nodes[$0.node].parent == tree.nodes[root].parent
        }
        return lead?.node ?? root
    }

    /// What is marked as the article's text, else `<article>`, else all.
    private static func start(of tree: PageTree, _ weights: ProseWeights, _ marks: ElementMarks) -> Int {
        var best = 0
        var bestProse = 0
        for index in tree.nodes.indices {
            guard marks.verdicts[index] == .article || tree.nodes[index].name == "article" else { continue }
            let prose = weights.prose(below: index, in: tree)
            if prose > bestProse, !marks.isDead[index] {
                best = index
                bestProse = prose
            }
        }
        return 10 * bestProse >= 4 * weights.total ? best : 0
    }

    private static func heaviestChild(of node: Int, in tree: PageTree, _ weights: ProseWeights) -> Int? {
        var best: Int?
        var bestProse = 0
        var child = node + 1
        while child < tree.nodes[node].end {
            if HTMLElements.layout(tree.nodes[child].name) == .block || !HTMLElements.isKnown(tree.nodes[child].name) {
                let prose = weights.prose(below: child, in: tree)
                if prose > bestProse { (best, bestProse) = (child, prose) }
            }
            child = tree.nodes[child].end
        }
        guard let best, !["p", "blockquote", "pre"].contains(tree.nodes[best].name) else { return nil }
        return best
    }
}
