import Testing

@testable import Fetching

@Suite("The rules of a robots.txt") struct RobotsRulesTests {
    private func rules(_ text: String) -> RobotsRules { RobotsRules(Array(text.utf8)) }

    @Test(
        "let everything pass where there are none",
        arguments: ["", "\n\n", "# nothing\n", "<html>404</html>", "\u{FEFF}"])
    func empty(text: String) { #expect(rules(text).allows(path: "/any/thing?at=all")) }

    @Test("are those of the group that names us, in any case and with a version, and else those for all")
    func groups() {
        let text = """
            User-agent: *
            Disallow: /

            User-agent: Otherbot
            User-Agent: CASEWIRE/2.0 (news monitor)
            Disallow: /private

            user-agent: casewirebot
            disallow: /bots
            """
        #expect(rules(text).allows(path: "/news"))
        #expect(!rules(text).allows(path: "/private/1"))
        #expect(rules(text).allows(path: "/bots"), "a longer token is another's")
        #expect(!rules("User-agent: *\nDisallow: /\n").allows(path: "/news"))
        #expect(rules("User-agent: other\nDisallow: /\n").allows(path: "/news"), "no group: everything")
    }

    @Test("of several groups that name us are one, whatever stands between them")
    func merged() {
        let text =
            "user-agent: casewire\ndisallow: /a\n\nuser-agent: x\ndisallow: /\n\nuser-agent: casewire\ndisallow: /b\n"
        #expect(!rules(text).allows(path: "/a"))
        #expect(!rules(text).allows(path: "/b"))
        #expect(rules(text).allows(path: "/c"))
    }

    @Test("are not parted from their group by lines of other kinds, and stand for nobody without one")
    func otherLines() {
        let text = """
            Disallow: /nobody
            Sitemap: https://example.org/sitemap.xml
            User-agent: casewire
            Crawl-delay: 10
            Host: example.org
            User-agent: x
            Noindex: /all
            Disallow: /both
            nonsense
            : /empty
            """
        #expect(rules(text).allows(path: "/nobody"))
        #expect(!rules(text).allows(path: "/both"))
    }

    @Test("hold by the longest that matches, and the kinder of two as long")
    func longest() {
        let text =
            "user-agent: *\nallow: /news/\ndisallow: /news/drafts\nallow: /news/drafts/public\n"
            + "disallow: /p\nallow: /p\n"
        #expect(rules(text).allows(path: "/news/1"))
        #expect(!rules(text).allows(path: "/news/drafts/1"))
        #expect(rules(text).allows(path: "/news/drafts/public/1"))
        #expect(rules(text).allows(path: "/p"))
    }

    @Test("forbid nothing where they name nothing")
    func emptyRule() {
        #expect(rules("user-agent: *\ndisallow:\n").allows(path: "/"))
        #expect(rules("user-agent: casewire\ndisallow: # all\nuser-agent: *\ndisallow: /").allows(path: "/x"))
    }

    @Test(
        "know stars and the end",
        arguments: [
            ("/*.php", "/a/index.php", true), ("/*.php", "/index.php?x=1", true), ("/*.php", "/index.html", false),
            ("/*.php$", "/index.php", true), ("/*.php$", "/index.php?x=1", false), ("/*.php$", "/a.php/b.php", true),
            ("/fish*", "/fishing", true), ("/fish$", "/fish", true), ("/fish$", "/fishes", false),
            ("*/private/*/x", "/a/private/b/c/x/y", true), ("*/private/*/x", "/private/x", false), ("/", "/", true),
            ("/$", "/", true), ("/$", "/a", false), ("/a**b", "/a-b", true), ("*", "/anything", true),
            ("/a*", "/A", false), ("/a$b", "/a$b", true), ("/%2A", "/*", true), ("/x%24", "/x$", true),
            ("/x$", "/x$", false), ("/*a*a*a*a*b", "/aaaaaaaaaaaaaaaaaaaa", false), ("/aa*aa$", "/aaa", false),
        ])
    func patterns(pattern: String, path: String, matches: Bool) {
        #expect(rules("user-agent: *\ndisallow: \(pattern)\n").allows(path: path) != matches)
    }

    @Test(
        "take different spellings of one path for one",
        arguments: [
            ("/foo/bar/\u{30C4}", "/foo/bar/%E3%83%84"), ("/foo/bar/%e3%83%84", "/foo/bar/\u{30C4}"),
            ("/foo/bar/%62%61%7A", "/foo/bar/baz"), ("/foo/bar/baz", "/foo/bar/%62%61%7A"),
            ("/foo?baz=https://foo.bar", "/foo?baz=https%3A%2F%2Ffoo.bar"), ("/a%zz", "/a%zz"), ("/%", "/%"),
        ])
    func spellings(rule: String, path: String) {
        #expect(!rules("user-agent: *\ndisallow: \(rule)\n").allows(path: path))
    }

    @Test("keep apart what percent-encoding keeps apart")
    func structure() {
        #expect(rules("user-agent: *\ndisallow: /a/b\n").allows(path: "/a%2Fb"))
        #expect(rules("user-agent: *\ndisallow: /a?b\n").allows(path: "/a%3Fb"))
    }

    @Test("are read past a byte order mark and with every kind of line end", arguments: ["\n", "\r\n", "\r"])
    func lines(end: String) {
        let text = ["\u{FEFF}User-agent : casewire", " Disallow:\t/tab  # why", "Allow: /ok", ""].joined(separator: end)
        #expect(!rules(text).allows(path: "/tab"))
        #expect(rules(text).allows(path: "/ok"))
    }

    @Test("always let robots.txt itself be asked")
    func itself() { #expect(RobotsRules.disallowAll.allows(path: "/robots.txt")) }

    @Test("are read as far as 500 KiB, and a line that is cut there counts for nothing")
    func limit() {
        let head = "user-agent: *\ndisallow: /early\n"
        let filler = "#" + String(repeating: "x", count: (500 << 10) - head.utf8.count - 14) + "\n"
        let text = head + filler + "disallow: /late\ndisallow: /later\n"
        #expect(!rules(text).allows(path: "/early"))
        #expect(rules(text).allows(path: "/later"))
        #expect(rules(text).allows(path: "/latent"), "\"disallow: /lat\" is what was left of a longer line")
    }

    @Test("of a hostile file cost little", .timeLimit(.minutes(1)))
    func hostile() {
        let star = String(repeating: "*a", count: 1000) + "b"
        let text = "user-agent: *\n" + String(repeating: "disallow: /\(star)\n", count: 20)
        #expect(rules(text).allows(path: "/" + String(repeating: "a", count: 4000)))
    }
}
