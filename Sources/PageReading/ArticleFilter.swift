import TextTools

/// Leaves out of an article's element what is not its text.
struct ArticleFilter {
    /// Characters; shorter ones at the start are a date or a name.
    private static let shortestSentence = 20

    private let blocks: [PageBlock]
    private let tree: PageTree
    private var isKept: [Bool]

    /// - Parameter blocks: those of the article's element, and what was found before it.
    static func kept(_ blocks: [PageBlock], in tree: PageTree, title: String?) -> [PageBlock] {
        var filter = ArticleFilter(blocks, tree)
        filter.dropPointers()
        filter.dropTitle(title)
        filter.trimStart()
        filter.trimEnd()
        filter.dropIdleHeadings()
        return zip(filter.blocks, filter.isKept).filter { $0.1 }.map { $0.0 }
    }

    private init(_ blocks: [PageBlock], _ tree: PageTree) {
        self.blocks = blocks
        self.tree = tree
        isKept = Array(repeating: true, count: blocks.count)
    }

    /// Links to other articles, credits of pictures, requests to follow and subscribe.
    private mutating func dropPointers() {
        let proseLists = listsOfProse()
        for (index, block) in blocks.enumerated() {
            let isShort = block.length < 200
            if block.kind == .paragraph || block.kind == .heading {
                if block.ownLinkDensity > 0.8, isShort { isKept[index] = false }
            } else if block.linkDensity > 0.6, isShort, !proseLists.contains(list(of: block) ?? -1) {
                isKept[index] = false
            }
            if PagePhrases.isPointer(block) || PagePhrases.isCredit(block) { isKept[index] = false }
        }
    }

    /// The lists that are mostly prose: an item in them that is a link is as much a part of the article as the others.
    private func listsOfProse() -> Set<Int> {
        var totals: [Int: (prose: Int, length: Int)] = [:]
        for block in blocks where block.kind == .item {
            guard let list = list(of: block) else { continue }
            totals[list, default: (0, 0)].prose += block.prose
            totals[list, default: (0, 0)].length += block.length
        }
        return Set(totals.filter { 2 * $0.value.prose > $0.value.length }.keys)
    }

    private func list(of block: PageBlock) -> Int? {
        var node = block.node
        while node >= 0 {
            if ["ul", "ol", "dl"].contains(tree.nodes[node].name) { return node }
            node = tree.nodes[node].parent
        }
        return nil
    }

    private mutating func dropTitle(_ title: String?) {
        guard let title, !title.isEmpty else { return }
        let wanted = Self.letters(title)
        for (index, block) in blocks.enumerated().prefix(8) where Self.letters(block.text) == wanted {
            isKept[index] = false
        }
    }

    /// Up to the first prose there are bylines, dates and the like: only a head of the first paragraph stays.
    private mutating func trimStart() {
        guard let first = blocks.indices.first(where: { isKept[$0] && blocks[$0].prose > 0 }) else {
            isKept = isKept.map { _ in false }
            return
        }
        for index in 0..<first {
            let block = blocks[index]
            let stays =
                switch block.kind {
                case .heading: index == first - 1
                case .item: block.linkDensity < 0.3 && block.length >= Self.shortestSentence
                default: block.endsSentence && block.length >= Self.shortestSentence
                }
            if !stays { isKept[index] = false }
        }
    }

    /// After the last prose there are keywords, names and buttons: only a list stays, and its head.
    private mutating func trimEnd() {
        guard let last = blocks.indices.last(where: { isKept[$0] && blocks[$0].prose > 0 }) else { return }
        var end = last
        var index = last + 1
        while index < blocks.count, isKept[index] {
            let block = blocks[index]
            switch block.kind {
            case .item where block.linkDensity < 0.3: end = index
            case .heading: break
            case .paragraph where block.linkDensity < 0.3: break
            default: index = blocks.count
            }
            index += 1
        }
        for index in blocks.indices where index > end { isKept[index] = false }
        while let last = isKept.lastIndex(of: true), blocks[last].prose > 0, PagePhrases.isFarewell(blocks[last]) {
            isKept[last] = false
        }
    }

    /// A head stays only with what it is the head of.
    private mutating func dropIdleHeadings() {
        var next = blocks.count
        for index in blocks.indices.reversed() where isKept[index] {
            if blocks[index].kind == .heading {
                let hasLost = next > index + 1
                if next == blocks.count || (hasLost && blocks[next].kind == .heading) {
                    isKept[index] = false
                    continue
                }
            }
            next = index
        }
    }

    static func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}
