import CasewireModel
import FeedParsing
import Foundation
import Testing

@Suite("Addresses") struct AddressTests {
    /// RFC 3986 §5.4, with its base.
    @Test(
        "are resolved as RFC 3986 has it",
        arguments: [
            ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"), (";x", "http://a/b/c/;x"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
            ("..", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
            ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"), ("  g\n", "http://a/b/c/g"),
            ("каталог", "http://a/b/c/каталог"),
        ])
    func resolved(reference: String, expected: String) throws {
        let feed = try parse(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://a/b/c/d;p?q'>"
                + "<entry><link href='\(reference)'/></entry></feed>"
        )
        #expect(feed.items.first?.link == expected)
    }

    @Test("stay as printed where nothing says what they are relative to") func noBase() throws {
        var parser = FeedParser(base: nil, contentType: nil)
        parser.push(Array(rss("<item><link>a/b</link><guid>../g</guid></item>").utf8)[...])
        let item = try #require(try parser.finish().items.first)
        #expect(item.link == "a/b")
        #expect(item.id == "../g")
    }

    @Test("in markup are resolved, the rest of it stands byte for byte") func markup() throws {
        let html = "<A HREF=rel class='x'>1 &lt; 2</A><img src='p.png' alt=\"a>b\"><a href='#top'>&nbsp;</a><b>"
        let feed = try parse(rss("<item><description><![CDATA[\(html)]]></description></item>"))
        #expect(
            feed.items.first?.summary
                == "<A HREF=\"https://base.example/dir/rel\" class='x'>1 &lt; 2</A>"
                + "<img src='https://base.example/dir/p.png' alt=\"a>b\"><a href='#top'>&nbsp;</a><b>")
    }
}

@Suite("Persons") struct PersonTests {
    @Test(
        "are told from one text",
        arguments: [
            ("desk@a.example (The Desk)", Author(name: "The Desk", email: "desk@a.example")),
            ("The Desk <desk@a.example>", Author(name: "The Desk", email: "desk@a.example")),
            ("desk@a.example", Author(email: "desk@a.example")), ("The Desk", Author(name: "The Desk")),
            ("The Desk (in Almaty)", Author(name: "The Desk (in Almaty)")),
            ("mailto:desk@a.example (Desk)", Author(name: "Desk", email: "desk@a.example")),
        ])
    func told(text: String, author: Author) throws {
        let escaped = text.replacing("<", with: "&lt;")
        #expect(try parse(rss("<item><author>\(escaped)</author></item>")).items.first?.authors == [author])
    }

    @Test("may be elements within RSS's author") func elements() throws {
        let feed = try parse(rss("<item><author><name>A</name><email>a@b.example</email></author></item>"))
        #expect(feed.items.first?.authors == [Author(name: "A", email: "a@b.example")])
    }
}

@Suite("Well-formedness") struct RecoveredTests {
    @Test(
        "is what `recovered` is about, to the letter",
        arguments: [
            ("<?xml version='1.0' encoding='utf-8' standalone='yes'?><rss><channel/></rss>", false),
            ("<rss><channel><title a='1'\n\tb=\"&lt;&#38;>\" /></channel></rss >\n<!-- end --><?pi?>", false),
            ("<rss><channel><title><![CDATA[<&]]]]><![CDATA[>]]></title></channel></rss>", false),
            ("<!DOCTYPE rss [<!ENTITY x '>'><!-- ]> --><?p ]> ?>]><rss><channel>&x;</channel></rss>", false),
            ("<!DOCTYPE rss SYSTEM 'rss.dtd'><rss><channel>&nbsp;</channel></rss>", false),
            ("<rss><channel>&#x41;&#65;&amp;&lt;&gt;&quot;&apos;</channel></rss>", false),
            (" <?xml version='1.0'?><rss><channel/></rss>", true),
            ("<?xml encoding='utf-8'?><rss><channel/></rss>", true),
            ("<rss><channel>&nbsp;</channel></rss>", true), ("<rss><channel>a & b</channel></rss>", true),
            ("<rss><channel><a b='<'/></channel></rss>", true), ("<rss><channel><a b=1/></channel></rss>", true),
            ("<rss><channel><a b='1'c='2'/></channel></rss>", true),
            ("<rss><channel><a b='1' b='2'/></channel></rss>", true),
            ("<rss><channel><a></channel></rss>", true), ("<rss><channel></a></channel></rss>", true),
            ("<rss><channel/></rss>x", true), ("<rss><channel/></rss><rss/>", true), ("<rss><channel/>", true),
            ("<rss><channel>]]></channel></rss>", true), ("<rss><channel><!-- -- --></channel></rss>", true),
            ("<rss><channel>&#0;</channel></rss>", true), ("<rss><channel><dc:date/></channel></rss>", true),
            ("<rss><channel>\u{1}</channel></rss>", true), ("<rss><channel/></rss", true),
        ])
    func recovered(text: String, isRecovered: Bool) throws {
        #expect(try parse(text).recovered == isRecovered)
    }
}

@Suite("JSON") struct FeedJSONTests {
    @Test("repeats the file's name byte for byte and escapes what JSON needs escaped") func strings() throws {
        var feed = Feed(format: "rss", encoding: "utf-8")
        feed.title = "\"\\\u{1}\n\t/é😀"
        let bytes = FeedJSON.write(feed, file: "a b/ö\".xml")
        #expect(!bytes.contains(0x0A))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(json["file"] as? String == "a b/ö\".xml")
        #expect(json["title"] as? String == feed.title)
        #expect(json["schema"] as? String == "casewire.feed/1")
        #expect(json["link"] == nil)
        #expect((json["entries"] as? [Any])?.isEmpty == true)
    }
}
