import Testing

@testable import TextTools

@Suite("HTML to plain text") struct HTMLTextTests {
    @Test(
        "puts a title on one line",
        arguments: [
            ("Editor <b>jailed</b> for six&nbsp;years", "Editor jailed for six\u{A0}years"),
            ("One<br>two<br/>three", "One two three"),
            ("<p>One</p><p>two</p>", "One two"),
            ("  One\n\t two  ", "One two"),
            ("<span>un</span>broken", "unbroken"),
            ("A<script>alert('<b>')</script> B<style>p{}</style>", "A B"),
            ("", ""),
        ])
    func line(html: String, expected: String) {
        #expect(HTMLText.line(html) == expected)
    }

    @Test(
        "leaves text alone that only looks like markup",
        arguments: [
            "5 < 6 & 7 > 3", "a<3", "I <3 you", "R&D at AT&T", "?a=1&copy=2&lang=kk", "&notable; &#; &#x; &", "<", "</",
            "<!", "</ p>",
            "Anna <anna@example.org>", "<https://example.org/>", "x <y and z", "Қазақстан — «Хабар»",
        ])
    func untouched(text: String) {
        #expect(HTMLText.line(text) == text)
        #expect(HTMLText.paragraphs(text) == text)
        #expect(!HTMLText.holdsMarkup(text))
    }

    @Test(
        "decodes references once",
        arguments: [
            ("&lt;b&gt; &amp;amp; &quot;&apos;", "<b> &amp; \"'"),
            ("&laquo;Ия&raquo; &mdash; &hellip;", "«Ия» — …"),
            ("&#1072;&#x430;&#X430;", "ааа"),
            ("&#150;&#x93;&#148;&#128;", "–“”€"),  // windows-1252, as browsers read them
            ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("&eacute&Eacute; &copy 2021 &AMP;", "éÉ © 2021 &"),  // old names need no semicolon
            ("&CounterClockwiseContourIntegral;&NotEqualTilde;", "∳≂̸"),  // the longest name; a name of two scalars
            ("&hearts &nosuchname; &Hearts;", "&hearts &nosuchname; &Hearts;"),
        ])
    func references(html: String, expected: String) {
        #expect(HTMLText.line(html).unicodeScalars.elementsEqual(expected.unicodeScalars))
        #expect(HTMLText.references(decoded: html).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test("keeps an attribute's white space and tags when it decodes references")
    func attribute() {
        #expect(HTMLText.references(decoded: " a &lt; b\n<i> ") == " a < b\n<i> ")
    }

    @Test(
        "separates paragraphs, and puts list items and line breaks on lines",
        arguments: [
            ("<p>One.</p>\n<p>Two.", "One.\n\nTwo."),
            ("One.<br>Two.<br><br>Three.", "One.\nTwo.\n\nThree."),
            ("<ul><li>a<li>b</ul>c", "a\nb\n\nc"),
            ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "a\nb\nc"),
            ("<h2>Head</h2>Text<blockquote>Said</blockquote>", "Head\n\nText\n\nSaid"),
            ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
            ("<dl><dt>t</dt><dd>d</dd></dl>", "t\nd"),
            ("<div><div><p>deep</p></div></div><div></div>", "deep"),
            ("a<pre>\n1  2\n 3</pre>b", "a\n\n1  2\n 3\n\nb"),
            ("Сот <b>шешімі</b>\nбойынша", "Сот шешімі бойынша"),
        ])
    func paragraphs(html: String, expected: String) {
        #expect(HTMLText.paragraphs(html) == expected)
    }

    @Test(
        "leaves out what is no text of the page",
        arguments: [
            "a<script type='x'>var a = '<p>no</p>';</script>b", "a<style>p { content: '</p>' }</style>b",
            "a<noscript><p>no</p></noscript>b", "a<TEMPLATE><p>no</p></template >b", "a<!-- <p>no</p> -->b", "a<!-->b",
            "a<!DOCTYPE html>b", "a<?php no ?>b", "a<svg><title>no</title></svg>b", "a<iframe src='x'>no</iframe>b",
        ])
    func leftOut(html: String) {
        #expect(HTMLText.paragraphs(html) == "ab")
    }

    @Test(
        "reads broken markup as far as it can be read",
        arguments: [
            ("a <b title=\"x > y\">c</b>", "a c"),
            ("a <b title='it\"s'>c", "a c"),
            ("a <b title=\"never closed>c</b> d", "a c d"),
            ("a <i x=\">\" <i x=\">\" b", "a \" \" b"),  // quotes that never let a tag end mean nothing
            ("one <p<b>two</b>", "one two"),
            ("cut off <a href=\"http://example.org/", "cut off"),
            ("cut off <em", "cut off"),
            ("gone <!-- never closed", "gone"),
            ("gone <script>never closed", "gone"),
            ("<![CDATA[a < b &amp; <i>]]>", "a < b &amp; <i>"),
            ("</p></p>a</div>", "a"),
        ])
    func broken(html: String, expected: String) {
        #expect(HTMLText.line(html) == expected)
    }

    @Test(
        "tells markup from text",
        arguments: [
            ("<p>a", true), ("a<br/>b", true), ("a &amp; b", true), ("a<!-- x -->", true), ("a </i>", true),
            ("a & b", false), ("<name@host>", false), ("a < b", false), ("", false),
        ])
    func holdsMarkup(text: String, expected: Bool) {
        #expect(HTMLText.holdsMarkup(text) == expected)
    }

    @Test("is clean: no control characters, and composed letters")
    func clean() {
        #expect(HTMLText.paragraphs("a&#27;]52;&#8238;b&shy;c&#x200B; й") == "a]52;bc й")
    }

    @Test(
        "takes time in proportion to the text, whatever it is", .timeLimit(.minutes(1)),
        arguments: [
            "<", "<a", "<a ", "<!--", "</", "&", "&#", "&a", "<a b=\"", "<a b=\">\" ", "<script>", "<![CDATA[",
            "<ul><li>", "<!", "<a=\"'",
        ])
    func linear(piece: String) {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        #expect(HTMLText.paragraphs(text).utf8.count <= text.utf8.count)
    }
}
