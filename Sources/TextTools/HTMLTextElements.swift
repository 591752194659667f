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
