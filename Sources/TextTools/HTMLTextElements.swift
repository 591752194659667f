/// How HTML's elements stand in a text: what breaks a line, what a paragraph.
package enum HTMLElements {
    package enum Layout {
        /// Within a line.
        case inline
        /// On a line of its own, such as a list item or a table's row.
        case line
        /// Apart from what stands before and after.
        case block
        /// Beside its neighbours with a space, such as a table's cell.
        case cell
    }

    package static func layout(_ name: String) -> Layout { layouts[name] ?? .inline }

    /// Is this the name of an element that pages and feeds are written with?
    package static func isKnown(_ name: String) -> Bool { layouts[name] != nil || others.contains(name) }

    /// What the tokenizer's reader asks of a tag's name, found by its bytes.
    struct Traits: Equatable {
        var layout = Layout.inline
        var isKnown = false
        var isBreak = false
        var isPreformatted = false
        var isList = false
        /// Is its content no text of the page?
        var isSkipped = false
    }

    /// - Parameters:
    ///   - bytes: of ASCII, capitals or not.
    ///   - name: where in them the name stands.
    static func traits(of name: Range<Int>, in bytes: [UInt8]) -> Traits {
        guard name.count <= longest else { return Traits() }
        var key: (low: UInt64, high: UInt64) = (0, 0)
        for index in name {
            key.high = key.high << 8 | key.low >> 56
            key.low = key.low << 8 | UInt64(bytes[index].isASCIICapital ? bytes[index] | 0x20 : bytes[index])
        }
        let table = self.table
        var slot = slot(of: key)
        while table[slot].key != (0, 0) {
            if table[slot].key == key { return table[slot].traits }
            slot = (slot + 1) % slots
        }
        return Traits()
    }

    /// Bytes that a key holds; the longest names have 10.
    private static let longest = 16
    /// A power of two, some four times the number of names.
    private static let slots = 1 << 9

    private static func slot(of key: (low: UInt64, high: UInt64)) -> Int {
        Int(truncatingIfNeeded: ((key.low ^ (key.high &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 55)
    }

    private static let table: [(key: (low: UInt64, high: UInt64), traits: Traits)] = {
        var table = [(key: (low: UInt64, high: UInt64), traits: Traits)](
            repeating: ((0, 0), Traits()), count: slots)
        for name in others.union(layouts.keys).union(skipped) {
            var key: (low: UInt64, high: UInt64) = (0, 0)
            for byte in name.utf8 {
                key.high = key.high << 8 | key.low >> 56
                key.low = key.low << 8 | UInt64(byte)
            }
            var slot = slot(of: key)
            while table[slot].key != (0, 0) { slot = (slot + 1) % slots }
            table[slot] = (
                key,
                Traits(
                    layout: layout(name), isKnown: isKnown(name), isBreak: name == "br", isPreformatted: name == "pre",
                    isList: name == "ul" || name == "ol", isSkipped: skipped.contains(name))
            )
        }
        return table
    }()

    /// Elements whose content is no text of the page: it is skipped with them, to their end tag or to the end of all.
    private static let skipped: Set<String> = [
        "script", "style", "template", "noscript", "iframe", "noembed", "noframes", "svg", "object", "textarea",
    ]

    private static let layouts: [String: Layout] = {
        var table: [String: Layout] = [:]
        for name in blocks.split(separator: " ") { table[String(name)] = .block }
        for name in lines.split(separator: " ") { table[String(name)] = .line }
        for name in ["td", "th"] { table[name] = .cell }
        return table
    }()

    private static let blocks = """
        address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form \
        frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend listing main menu nav ol p plaintext pre search \
        section summary table tbody tfoot thead title ul xmp
        """

    private static let lines = "caption dd dt li option optgroup tr"

    private static let others = Set(
        """
        a abbr acronym applet area audio b base basefont bdi bdo big br button canvas cite code col colgroup data \
        datalist del dfn em embed font frame head i iframe img input ins kbd label link map mark math meta meter nobr \
        noembed noframes noscript object output param picture progress q rp rt ruby s samp script select slot small \
        source span strike strong style sub sup svg template textarea time track tt u var video wbr
        """.split(separator: " ").map(String.init))
}

extension UInt8 {
    var isASCIICapital: Bool { self &- UInt8(ascii: "A") < 26 }
}
