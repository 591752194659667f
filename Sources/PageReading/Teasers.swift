/// A page of teasers, such as a front page or a section's: each a head that is a link, and a sentence or two.
enum Teasers {
    /// Does most of the prose stand in teasers, of which there are at least three?
    static func makeUpMost(of blocks: [PageBlock], in tree: PageTree) -> Bool {
        let weights = ProseWeights(of: blocks, in: tree)
        let links = blocks.filter { $0.ownLinkDensity > 0.8 && $0.length >= 15 }.map(\.position)
        var teasers = 0
        var prose = 0
        for block in blocks where block.prose > 0 && block.length < longest {
            guard isTeaser(block, weights, links, in: tree) else { continue }
            teasers += 1
            prose += block.prose
        }
        return teasers >= 3 && 5 * prose > 3 * weights.total
    }

    /// Characters; a longer paragraph is no teaser's.
    private static let longest = 500

    /// Is it the only prose of an element near it that holds a link's head as well?
    private static func isTeaser(
        _ block: PageBlock, _ weights: ProseWeights, _ links: [Int], in tree: PageTree
    ) -> Bool {
        var container = block.node
        for _ in 0..<4 {
            guard weights.prose(below: container, in: tree) <= block.prose else { return false }
            // The first link at the container or after it.
            let next = links.partitioningIndex { $0 >= container }
            if next < links.count, links[next] < tree.nodes[container].end { return true }
            guard tree.nodes[container].parent >= 0 else { return false }
            container = tree.nodes[container].parent
        }
        return false
    }
}

extension [Int] {
    /// The first index of a sorted array whose element is as wanted, all after it being so too.
    fileprivate func partitioningIndex(where isWanted: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isWanted(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
