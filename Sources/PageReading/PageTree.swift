import TextTools

/// A page's elements and texts, in document order: a node's descendants are the nodes after it, up to its `end`.
///
/// Being flat it is walked by counting, never by recursion, whatever the page nests.
struct PageTree {
    struct Node {
        /// Lower case; empty for a text.
        let name: String
        /// -1 for the root.
        let parent: Int
        /// The index after the last descendant.
        var end: Int
        /// Of a text: its UTF-8 in `bytes`.
        var text: Range<Int>
        var attributes: [Attribute]

        var isText: Bool { name.isEmpty }
    }

    struct Attribute {
        let name: String
        let value: String
    }

    private(set) var nodes: [Node] = []
    private(set) var bytes: [UInt8] = []

    func attribute(_ name: String, of node: Int) -> String? {
        nodes[node].attributes.first { $0.name == name }?.value
    }

    /// The elements of a name, in document order.
    func elements(named name: String) -> [Int] { nodes.indices.filter { nodes[$0].name == name } }

    /// The nodes that are as wanted, without those within them: what is read of each is read once.
    func outermost(where isWanted: (Int) -> Bool) -> [Int] {
        var found: [Int] = []
        var index = 0
        while index < nodes.count {
            if isWanted(index) {
                found.append(index)
                index = nodes[index].end
            } else {
                index += 1
            }
        }
        return found
    }

    func contains(_ outer: Int, _ inner: Int) -> Bool { outer <= inner && inner < nodes[outer].end }

    /// All the text below a node, on one line.
    func line(of node: Int) -> String {
        var flow = HTMLTextFlow()
        for index in node..<nodes[node].end {
            let current = nodes[index]
            if current.isText {
                flow.append(bytes[current.text])
            } else if HTMLElements.layout(current.name) != .inline || current.name == "br" {
                flow.space()
            }
        }
        return flow.text()
    }

    /// The bytes below a node as they stand: a script's.
    func content(of node: Int) -> [UInt8] {
        var content: [UInt8] = []
        for index in node..<nodes[node].end where nodes[index].isText { content += bytes[nodes[index].text] }
        return content
    }
}

/// Makes a tree out of a parser's events.
struct PageTreeBuilder {
    private(set) var tree = PageTree()
    private var open: [Int] = []

    var depth: Int { open.count }

    mutating func start(_ name: String, _ attributes: [PageTree.Attribute]) {
        tree.append(name: name, parent: open.last ?? -1, attributes: attributes)
        open.append(tree.nodes.count - 1)
    }

    mutating func text(_ bytes: some Collection<UInt8>) {
        tree.append(text: bytes, parent: open.last ?? -1)
    }

    /// Closes the innermost element of that name and all within it; nothing where none is open.
    mutating func end(_ name: String) {
        guard let position = open.lastIndex(where: { tree.nodes[$0].name == name }) else { return }
        close(downTo: position)
    }

    mutating func finished() -> PageTree {
        close(downTo: 0)
        return tree
    }

    private mutating func close(downTo position: Int) {
        while open.count > position { tree.close(open.removeLast()) }
    }
}

extension PageTree {
    fileprivate mutating func append(name: String, parent: Int, attributes: [Attribute]) {
        nodes.append(
            Node(name: name, parent: parent, end: nodes.count + 1, text: 0..<0, attributes: attributes))
    }

    fileprivate mutating func append(text: some Collection<UInt8>, parent: Int) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        if let last = nodes.indices.last, nodes[last].isText, nodes[last].parent == parent {
            nodes[last].text = nodes[last].text.lowerBound..<bytes.count
        } else {
            nodes.append(
                Node(name: "", parent: parent, end: nodes.count + 1, text: start..<bytes.count, attributes: []))
        }
    }

    fileprivate mutating func close(_ node: Int) { nodes[node].end = nodes.count }
}
