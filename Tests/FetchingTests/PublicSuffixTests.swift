import Testing

@testable import Fetching

@Suite("The domain that a host's owner registered") struct PublicSuffixTests {
    @Test(
        "is one label more than a public suffix",
        arguments: [
            ("news.example.com", "example.com"), ("example.com", "example.com"), ("a.b.example.co.uk", "example.co.uk"),
            ("WWW.Example.COM.", "example.com"), ("press.example.org.kz", "example.org.kz"),
            ("site.example.msk.ru", "example.msk.ru"), ("www.city.kawasaki.jp", "city.kawasaki.jp"),
            ("a.b.example.ck", "b.example.ck"), ("user.github.io", "user.github.io"),
            ("deep.user.github.io", "user.github.io"),
            (
                "\u{430}.\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}.\u{440}\u{444}",
                "xn--e1afmkfd.xn--p1ai"
            ),
            ("xn--b1amarcd.xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
            ("\u{41F}\u{420}\u{418}\u{41C}\u{415}\u{420}.\u{49B}\u{430}\u{437}", "xn--e1afmkfd.xn--80ao21a"),
        ])
    func found(host: String, domain: String) { #expect(PublicSuffix.registrableDomain(of: host) == domain) }

    @Test(
        "is none of an address, a suffix or a name that is no one's in public",
        arguments: [
            "127.0.0.1", "93.184.216.34", "2130706433", "[::1]", "::1", "[2606:4700::1111]", "localhost",
            "localhost.localdomain", "printer.local", "wiki.corp", "a.b.internal", "com", "co.uk", "github.io", "ck",
            "", ".", "..", "a b.com", "-.\u{0}",
        ])
    func none(host: String) { #expect(PublicSuffix.registrableDomain(of: host) == nil) }
}
