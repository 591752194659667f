import Foundation
import TextTools

/// A stretch of a page's text that stands apart from the rest: a paragraph, a head, a list's item.
struct PageBlock {
    enum Kind { case paragraph, heading, item, cell, other }

    /// The innermost element that makes it a block.
    let node: Int
    /// The text that it begins with: blocks are in this order, and not in that of `node`.
    let position: Int
    let kind: Kind
    /// On one line, but for `<br>`.
    let text: String
    /// Characters other than white space, and those of them in links.
    let length: Int
    let linked: Int
    /// Those of `linked` that lead to other sites.
    let linkedAway: Int
    /// Characters that end or part sentences.
    let marks: Int
    /// Does it follow the block before it on a line of its own, rather than as a paragraph?
    let isLine: Bool

    var linkDensity: Double { length == 0 ? 0 : Double(linked) / Double(length) }
    /// The share of it that links to the page's own site: what pages recommend.
    var ownLinkDensity: Double { length == 0 ? 0 : Double(linked - linkedAway) / Double(length) }
    var unlinked: Int { length - linked }

    /// Characters of running prose: what articles have and the rest of a page has little of.
    var prose: Int {
        guard kind != .heading, linkDensity < 0.5, marks > 0 else { return 0 }
        return unlinked >= PageBlock.leastProse(isIdeographic) ? unlinked : 0
    }

    /// Does it end as a sentence does, quotation marks and brackets aside?
    var endsSentence: Bool {
        let end = text.unicodeScalars.reversed().first { !PageBlock.closers.contains($0) }
        return end.map { PageBlock.enders.contains($0) } ?? false
    }

    private var isIdeographic: Bool {
        text.unicodeScalars.prefix(40).contains {
            (0x3040...0x9FFF).contains($0.value) || (0xAC00...0xD7A3).contains($0.value)
        }
    }

    private static func leastProse(_ isIdeographic: Bool) -> Int { isIdeographic ? 20 : 50 }

    private static let closers = Set<Unicode.Scalar>("\"'’”»)]“*".unicodeScalars)
    private static let enders = Set<Unicode.Scalar>(".!?…。！？:;।؟".unicodeScalars)
    static let marking = Set<Unicode.Scalar>(".,!?;:…。、，！？：；।؟،—–".unicodeScalars)
}

/// Cuts a page into its blocks.
struct PageBlocks {
    /// In document order, those of one element side by side.
    private(set) var blocks: [PageBlock] = []

    private let tree: PageTree
    private var flow = HTMLTextFlow()
    private var owner = 0
    private var position = 0
    private var length = 0
    private var linked = 0
    private var linkedAway = 0
    private var marks = 0
    private let host: String?
    private var breaks = 0
    private var nextIsLine = false

    private init(_ tree: PageTree, url: String) {
        self.tree = tree
        host = Self.host(of: url)
    }

    /// - Parameter isLeftOut: the elements that are passed over with all that they hold.
    static func of(_ tree: PageTree, leavingOut isLeftOut: [Bool], url: String) -> [PageBlock] {
        var reader = PageBlocks(tree, url: url)
        reader.read(leavingOut: isLeftOut)
        return reader.blocks
    }

    private mutating func read(leavingOut isLeftOut: [Bool]) {
        var open: [Int] = []
        var links: [Int] = []
        var index = 0
        while index < tree.nodes.count {
            while let last = open.last, tree.nodes[last].end <= index {
                open.removeLast()
                if links.last == last { links.removeLast() }
                edge(of: last)
            }
            let node = tree.nodes[index]
            if node.isText {
                if length == 0 {
                    owner = open.last { Self.isBlock(tree.nodes[$0].name) } ?? 0
                    position = index
                }
                add(tree.bytes[node.text], link: links.last)
            } else if isLeftOut[index] {
                if HTMLElements.layout(node.name) != .inline { flush(asLine: false) }
                index = node.end
                continue
            } else {
                edge(of: index)
                if node.name == "br" { lineBreak() }
                open.append(index)
                if node.name == "a" { links.append(index) }
            }
            index += 1
        }
        flush(asLine: false)
    }

    private static func isBlock(_ name: String) -> Bool { HTMLElements.layout(name) != .inline }

    private mutating func edge(of node: Int) {
        switch HTMLElements.layout(tree.nodes[node].name) {
        case .inline: break
        case .cell: flow.space()
        case .line: flush(asLine: true)
        case .block: flush(asLine: false)
        }
    }

    private mutating func lineBreak() {
        breaks += 1
        if breaks > 1 { flush(asLine: false) } else { flow.lineBreak() }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>, link: Int?) {
        let before = length
        for byte in bytes {
            // Continuation bytes of UTF-8 are no characters of their own.
            if !HTMLTextFlow.isSpace(byte), byte & 0xC0 != 0x80 { length += 1 }
        }
        if length > before { breaks = 0 }
        if let link {
            linked += length - before
            if leadsAway(link) { linkedAway += length - before }
        }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where PageBlock.marking.contains(scalar) {
            marks += 1
        }
        flow.append(bytes)
    }

    private func leadsAway(_ link: Int) -> Bool {
        guard let host, let href = tree.attribute("href", of: link), let other = Self.host(of: href) else {
            return false
        }
        return other != host && !other.hasSuffix("." + host) && !host.hasSuffix("." + other)
    }

    /// The host of an absolute address without its `www`; nil of a relative one.
    private static func host(of url: String) -> String? {
        guard let start = url.range(of: "//"), url[..<start.lowerBound].count <= 6 else { return nil }
        let host = url[start.upperBound...].prefix { !"/?#:".contains($0) }.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host.isEmpty ? nil : host
    }

    private mutating func flush(asLine: Bool) {
        breaks = 0
        if length > 0 {
            let text = PlainText.clean(flow.text()).trimmed
            if !text.isEmpty {
                blocks.append(
                    PageBlock(
                        node: owner, position: position, kind: kind(of: owner), text: text, length: length,
                        linked: linked, linkedAway: linkedAway, marks: marks, isLine: nextIsLine))
            }
            nextIsLine = asLine
        } else if !asLine {
            nextIsLine = false
        }
        flow = HTMLTextFlow()
        length = 0
        linked = 0
        linkedAway = 0
        marks = 0
    }

    private func kind(of node: Int) -> PageBlock.Kind {
        switch tree.nodes[node].name {
        case "p", "blockquote", "pre": .paragraph
        case "h1", "h2", "h3", "h4", "h5", "h6": .heading
        case "li", "dt", "dd": .item
        case "td", "th", "tr": .cell
        default: .other
        }
    }
}
