import TextTools

/// Elements that are little but links to other pages: menus, teasers, keywords, a person's other articles.
enum LinkClusters {
    /// What is left out already, and the clusters.
    static func leftOut(of tree: PageTree, besides leftOut: [Bool]) -> [Bool] {
        let counts = Counts(of: tree, leavingOut: leftOut)
        var result = leftOut
        var index = 0
        while index < tree.nodes.count {
            if result[index] {
                index = tree.nodes[index].end
                continue
            }
            if isCluster(index, tree, counts) { result[index] = true }
            index += 1
        }
        return result
    }

    private static func isCluster(_ node: Int, _ tree: PageTree, _ counts: Counts) -> Bool {
        let name = tree.nodes[node].name
        let end = tree.nodes[node].end
        let links = counts.links[end] - counts.links[node]
        guard links >= 3 else { return false }
        let length = counts.length[end] - counts.length[node]
        let linked = counts.linked[end] - counts.linked[node]
        switch name {
        case "", "a", "p", "html", "body", "table", "tbody", "article", "main": return false
        case "ul", "ol":
            // `How to opt out of <a>the sites that sell your data</a>` is a teaser with all its words.
            let items = counts.items(of: node, tree)
            return 5 * linked > 2 * length && length - linked < 30 * items.count && items.allSatisfy { $0 }
        default: return 5 * linked > 4 * length && length / links < 150
        }
    }

    /// Running totals before each node, of what is not left out.
    private struct Counts {
        /// Characters other than white space.
        var length = [0]
        var linked = [0]
        var links = [0]

        init(of tree: PageTree, leavingOut leftOut: [Bool]) {
            var skipUntil = 0
            var linkUntil = 0
            for (index, node) in tree.nodes.enumerated() {
                if leftOut[index] { skipUntil = max(skipUntil, node.end) }
                if node.name == "a" { linkUntil = max(linkUntil, node.end) }
                let isCounted = index >= skipUntil
                let characters = isCounted && node.isText ? Self.characters(tree.bytes[node.text]) : 0
                length.append(length[index] + characters)
                linked.append(linked[index] + (index < linkUntil ? characters : 0))
                links.append(links[index] + (isCounted && node.name == "a" ? 1 : 0))
            }
        }

        private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
            bytes.reduce(0) { $0 + (HTMLTextFlow.isSpace($1) || $1 & 0xC0 == 0x80 ? 0 : 1) }
        }

        /// Of each item of a list: does it hold a link?
        func items(of list: Int, _ tree: PageTree) -> [Bool] {
            var items: [Bool] = []
            var child = list + 1
            while child < tree.nodes[list].end {
                if tree.nodes[child].name == "li", length[tree.nodes[child].end] > length[child] {
                    items.append(links[tree.nodes[child].end] > links[child])
                }
                child = tree.nodes[child].end
            }
            return items
        }
    }
}
