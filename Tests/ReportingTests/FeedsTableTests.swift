import Foundation
import Reporting
import Testing

@Suite("The feeds at a glance") struct FeedsTableTests {
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    private var table: FeedsTable {
        FeedsTable([
            FeedsTable.Row(
                feed: "hivetown", state: "ok", lastAnswer: now - 250, nextPoll: now + 1565, items: 20, why: ""),
            FeedsTable.Row(
                feed: "a-feed-with-a-rather-long-name", state: "failing", lastAnswer: now - 300_000, nextPoll: now - 5,
                items: 7, why: "HTTP 500 (7 times for 3 d)\u{1B}[31m"),
            FeedsTable.Row(
                feed: "young", state: "new", lastAnswer: nil, nextPoll: nil, items: 0, why: "never asked so far"),
        ])
    }

    @Test("say when in words, where there is room for them")
    func wide() {
        #expect(
            table.text(width: nil, at: now) == """
                FEED                            STATE    LAST ANSWER  NEXT POLL  ITEMS  WHY
                hivetown                        ok       4 min ago    in 26 min  20     
                a-feed-with-a-rather-long-name  failing  3 d ago      now        7      HTTP 500 (7 times for 3 d)[31m
                young                           new      never        now        0      never asked so far
                3 feeds: 1 failing, 1 new, 1 ok

                """)
    }

    @Test("are short on a narrow terminal, and no line is longer than it")
    func narrow() {
        let text = table.text(width: 50, at: now)
        #expect(
            text == """
                FEED                  STATE    ANSWER  NEXT  WHY
                hivetown              ok       4m      26m   
                a-feed-with-a-rathe…  failing  3d      now   HTTP…
                young                 new      never   now   neve…
                3 feeds: 1 failing, 1 new, 1 ok

                """)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 50 })
    }

    @Test("of none are none")
    func none() {
        #expect(FeedsTable([]).text(width: 80, at: now).hasSuffix("WHY\n0 feeds\n"))
    }

    @Test(
        "say how long in the unit that fits",
        arguments: [
            (-5.0, "just now"), (0, "just now"), (59, "just now"), (60, "1 min ago"), (7199, "119 min ago"),
            (7200, "2 h ago"),
            (172_800, "2 d ago"), (1e12, "long ago"), (.infinity, "long ago"),
        ])
    func ago(seconds: Double, words: String) {
        #expect(TimeWords.ago(now - seconds, at: now) == words)
    }

    @Test(
        "say until when likewise",
        arguments: [
            (-5.0, "now"), (0, "now"), (5, "in 1 min"), (120, "in 2 min"), (90_000, "in 25 h"),
        ])
    func until(seconds: Double, words: String) {
        #expect(TimeWords.until(now + seconds, at: now) == words)
    }
}

@Suite("A list of feeds for other readers") struct OPMLTextTests {
    @Test("is OPML 2.0, in which titles and addresses are text")
    func escaping() {
        let text = OPMLText.write(
            title: "Mine & yours",
            feeds: [
                OPMLText.Feed(title: "A \"b\" <c>\u{1B}\u{FFFE}\n&d", url: "https://a.example/?x=1&y=2", language: "kk")
            ])
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <opml version="2.0">
                  <head>
                    <title>Mine &amp; yours</title>
                  </head>
                  <body>
                    <outline type="rss" text="A &quot;b&quot; &lt;c&gt; &amp;d" title="A &quot;b&quot; &lt;c&gt; &amp;d" language="kk" xmlUrl="https://a.example/?x=1&amp;y=2"/>
                  </body>
                </opml>

                """)
    }
}
