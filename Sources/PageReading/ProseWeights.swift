/// How much prose stands below each element.
struct ProseWeights {
    private var starts: [Int] = []
    private var sums: [Int] = [0]

    init(of blocks: [PageBlock], in tree: PageTree) {
        for block in blocks {
            starts.append(block.position)
            sums.append(sums[sums.count - 1] + block.prose)
        }
    }

    var total: Int { sums[sums.count - 1] }

    func prose(below node: Int, in tree: PageTree) -> Int {
        sums[index(of: tree.nodes[node].end)] - sums[index(of: node)]
    }

    /// The first block that begins at `node` or after it.
    private func index(of node: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
