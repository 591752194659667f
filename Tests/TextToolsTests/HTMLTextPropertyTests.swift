import TestSupport
import Testing

@testable import TextTools

@Suite("HTML's text by its bytes") struct HTMLTextPropertyTests {
    private static let markup = [
        "<p>", "</p>", "<P class='a>b'>", "<br>", "<br/>", "<BR />", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<ol>",
        "</ol>", "<td>", "<tr>", "<pre>", "</pre>", "<b>", "</b>", "<a href=\"x", "\">", "'", ">", "<", "<x-y:z_0>",
        "<script>", "</script>", "<SVG>", "</svg>", "<svg/>", "<style", "<!--", "-->", "--!>", "<!-->", "<![CDATA[",
        "]]>",
        "<!DOCTYPE html>", "<?php ?>", "</ >", "</1>", "&amp;", "&", "&lt;p&gt;", "&#8594;", "&#x41;", "&#0;", "&nbsp",
        "&nbsp;", "&shy;", "&copy=", "&notable", "&#32;", "&Tab;", "&NewLine;", "<https://a.example>", "<figcaption>",
        "<blockquote>", "</blockquote>", "<plaintext>", "<abcdefghijklmnopq>", "<h1<b>", "=", "\u{C}", "<object",
        " a=b",
    ]

    @Test("is as by its tags' names", arguments: 0..<8)
    func texts(seed: UInt64) {
        var random = RandomText(seed: seed &+ 100)
        for _ in 0..<2_000 {
            let html = random.text(pieces: 20, extra: Self.markup)
            let same =
                HTMLText.paragraphs(html).utf8.elementsEqual(FormerHTMLText.paragraphs(html).utf8)
                && HTMLText.line(html).utf8.elementsEqual(FormerHTMLText.line(html).utf8)
                && HTMLText.holdsMarkup(html) == FormerHTMLText.holdsMarkup(html)
            if !same { Issue.record("\(html.debugDescription)") }
        }
    }

    @Test("knows each element's name in small letters and capitals as by the list of names")
    func elements() {
        for name in ["p", "br", "blockquote", "figcaption", "optgroup", "td", "script", "h6", "x", "blockquotes", "a1"]
        {
            for spelt in [name, name.uppercased()] {
                let bytes = Array(spelt.utf8)
                let traits = HTMLElements.traits(of: bytes.indices, in: bytes)
                #expect(traits.layout == HTMLElements.layout(name), "\(spelt)")
                #expect(traits.isKnown == HTMLElements.isKnown(name), "\(spelt)")
            }
        }
    }
}
