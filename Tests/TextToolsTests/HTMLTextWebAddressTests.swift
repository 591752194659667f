import Testing

@testable import TextTools

@Suite("Addresses of pages") struct WebAddressTests {
    @Test(
        "lose their tracking parameters and nothing else",
        arguments: [
            ("https://a.example/x?utm_source=rss&id=5&utm_medium=feed", "https://a.example/x?id=5"),
            ("https://a.example/x?utm_source=rss#part", "https://a.example/x#part"),
            ("https://a.example/x?UTM_Source=rss&fbclid=1&yclid=2&_openstat=3", "https://a.example/x"),
            ("https://a.example/x?a=1&amp;utm_campaign=c", "https://a.example/x?a=1"),
            ("https://a.example/x?b=%20&&a", "https://a.example/x?b=%20&&a"),
            ("https://a.example/x?utm=1&myfbclid=2", "https://a.example/x?utm=1&myfbclid=2"),
            ("https://a.example/x#?utm_source=rss", "https://a.example/x#?utm_source=rss"),
            ("https://a.example/x?id=5;gclid=7", "https://a.example/x?id=5"),
            ("https://a.example/x", "https://a.example/x"),
        ])
    func withoutTracking(url: String, expected: String) {
        #expect(WebAddress.withoutTracking(url) == expected)
    }

    @Test(
        "are made absolute where they are of the web",
        arguments: [
            ("/x?y", "https://a.example/x?y"), ("z", "https://a.example/b/z"), ("//c.example/d", "https://c.example/d"),
            (" https://c.example/ ", "https://c.example/"), ("javascript:alert(1)", nil), ("mailto:a@a.example", nil),
            ("", nil),
        ] as [(String, String?)])
    func absolute(url: String, expected: String?) {
        #expect(WebAddress.absolute(url, base: "https://a.example/b/c") == expected)
    }

    @Test(
        "of no other kind than the web's are taken",
        arguments: ["javascript:x", "file:///etc/passwd", "x", "http://a\nb"])
    func web(url: String) {
        #expect(WebAddress.web(url) == nil)
        #expect(WebAddress.web("HTTP://a.example/") == "HTTP://a.example/")
    }

    @Test("tell a site from a page in it")
    func frontPage() {
        #expect(WebAddress.isFrontPage("https://a.example"))
        #expect(WebAddress.isFrontPage("https://a.example/"))
        #expect(!WebAddress.isFrontPage("https://a.example/x"))
        #expect(!WebAddress.isFrontPage("https://a.example/?p=1"))
    }
}
