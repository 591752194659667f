import Testing

@testable import Configuration

@Suite("Addresses of feeds.conf") struct AddressTests {
    @Test(
        "of feeds are http or https with a host",
        arguments: [
            "https://example.org/rss", "http://example.org", "HTTPS://EXAMPLE.ORG/?a=b&c=[1]#x",
            "http://127.0.0.1:8080/a",
            "http://[::1]:8080/feed", "https://мысал.қаз/rss", "https://example.org/%D0%B0/~a/@user/feed",
        ])
    func accepts(address: String) {
        #expect(Address.feedFault(address) == nil)
    }

    @Test(
        "of feeds that nothing could be fetched from are refused with a remedy",
        arguments: [
            ("example.org/rss", "did you mean \"https://example.org/rss\""),
            ("ftp://example.org/rss", "begins with https://"),
            ("file:///etc/passwd", "begins with https://"), ("https:///rss", "no host"), ("https://", "no host"),
            ("https://example.org:0/", "1 to 65535"), ("https://example.org:99999/", "1 to 65535"),
            ("https://example.org:/", "1 to 65535"), ("https://example.org/a b", "%20"),
            ("https://example.org/жаңалық", "%D0%B6"), ("https://example.org/50%", "%25"),
            ("https://exa mple.org/", "host"),
            ("https://example.org\\@evil.example/", "write %5C"),
        ])
    func refuses(address: String, remedy: String) throws {
        #expect(try #require(Address.feedFault(address)).contains(remedy))
    }

    @Test(
        "with a user or a password are refused and never shown",
        arguments: [
            "https://user:s3cret@example.org/", "https://s3cret@example.org/", "user:s3cret@example.org",
            "ftp://user:s3cret@example.org/", "socks5h://user:s3cret@127.0.0.1:9050",
        ])
    func hidesPasswords(address: String) throws {
        for fault in [try #require(Address.feedFault(address)), try #require(Address.proxyFault(address))] {
            #expect(fault.contains("password"))
            #expect(!fault.contains("s3cret"))
        }
    }

    @Test("of proxies are http or SOCKS")
    func proxies() {
        #expect(Address.proxyFault("socks5h://127.0.0.1:9050") == nil)
        #expect(Address.proxyFault("http://proxy.example:3128") == nil)
        #expect(Address.proxyFault("127.0.0.1:9050") != nil)
        #expect(Address.proxyFault("tor://127.0.0.1") != nil)
    }

    @Test(
        "are Kazakhstan's by their host alone",
        arguments: [
            ("https://example.kz/rss", true), ("https://EXAMPLE.KZ:8080", true), ("https://мысал.қаз/", true),
            ("https://example.org/x.kz", false), ("https://example.kz.example.org/", false), ("https://kz/", false),
        ])
    func kazakhstan(address: String, expected: Bool) {
        #expect(Address.isOfKazakhstan(address) == expected)
    }
}
