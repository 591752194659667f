import TextTools

/// The text of a page's article.
enum ArticleText {
    /// - Parameters:
    ///   - title: is not repeated at the text's start.
    ///   - body: the text as structured data has it.
    ///   - url: the page's own address: links to its site and links to others say different things.
    static func text(of tree: PageTree, title: String?, body: String?, url: String) -> String {
        guard !tree.nodes.isEmpty else { return "" }
        let marks = ElementMarks(of: tree)
        let all = PageBlocks.of(tree, leavingOut: marks.isDead, url: url)
        let weights = ProseWeights(of: all, in: tree)
        let leftOut = LinkClusters.leftOut(of: tree, besides: marks.leftOut(in: tree, weights))
        let blocks = PageBlocks.of(tree, leavingOut: leftOut, url: url)
        guard let root = ArticleFinder.root(of: tree, blocks, marks) else { return body ?? "" }
        if body == nil, Teasers.makeUpMost(of: blocks.filter { tree.contains(root, $0.position) }, in: tree) {
            return ""
        }
        let begin = ArticleFinder.beginning(of: root, in: tree, blocks, title: title)
        let own = blocks.filter { begin <= $0.position && $0.position < tree.nodes[root].end }
        let kept = ArticleFilter.kept(own, in: tree, title: title)
        let text = join(kept)
        // A page that shows its article by script alone has it here.
        if let body, body.count > 2 * text.count + 200 { return body }
        return text
    }

    private static func join(_ blocks: [PageBlock]) -> String {
        var text = ""
        for block in blocks {
            if !text.isEmpty { text += block.isLine ? "\n" : "\n\n" }
            text += block.text
        }
        return text
    }
}
