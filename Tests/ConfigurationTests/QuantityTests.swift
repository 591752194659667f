import Testing

@testable import Configuration

@Suite("Quantities of feeds.conf") struct QuantityTests {
    @Test(
        "durations are a whole number with s, m, h or d",
        arguments: [("90s", 90), ("15m", 900), ("6h", 21_600), ("30d", 2_592_000), ("0s", 0), ("007m", 420)])
    func reads(text: String, seconds: Int) {
        #expect(DurationText.duration(text) == .seconds(seconds))
    }

    @Test(
        "what is no duration is refused, and what was meant is told where it can be",
        arguments: [
            ("", nil), ("m", nil), ("-5m", nil), ("1.5h", nil), ("5", "5s"), ("1w", "7d"), ("10 min", "10m"),
            ("2 Hours", "2h"),
            ("1h30m", nil), ("٣m", nil), ("99999999999999999999d", nil), ("40000d", "40000d"), ("5 M", "5m"),
            ("+5m", nil),
        ] as [(String, String?)])
    func refuses(text: String, meant: String?) {
        #expect(DurationText.duration(text) == nil)
        #expect(DurationText.remedy(for: text) == meant)
    }

    @Test("durations are written in their largest unit", arguments: ["90s", "15m", "5h", "2d", "0s", "61m"])
    func writes(text: String) throws {
        #expect(DurationText.text(try #require(DurationText.duration(text))) == text)
    }

    @Test(
        "sizes are a whole number with B, KiB, MiB, GiB or TiB",
        arguments: [("512B", 512), ("64KiB", 65_536), ("10MiB", 10_485_760), ("20GiB", 21_474_836_480), ("0B", 0)])
    func readsSizes(text: String, bytes: Int) {
        #expect(SizeText.bytes(text) == bytes)
        #expect(SizeText.text(bytes) == text)
    }

    @Test(
        "what is no size is refused, and what was meant is told where it can be",
        arguments: [
            ("5GB", "5GiB"), ("500 mib", "500MiB"), ("5g", "5GiB"), ("100", "100B"), ("", nil), ("GiB", nil),
            ("-1GiB", nil),
            ("5 bytes", "5B"), ("9999999999999999999GiB", nil), ("2000000TiB", nil), ("5GiBB", nil),
        ] as [(String, String?)])
    func refusesSizes(text: String, meant: String?) {
        #expect(SizeText.bytes(text) == nil)
        #expect(SizeText.remedy(for: text) == meant)
    }
}

@Suite("The name that was meant") struct NearestNameTests {
    @Test(
        "is the nearest one, within a third of its letters",
        arguments: [
            ("alert-afer", "alert-after"), ("alert_after", "alert-after"), ("evrey", "every"), ("FLOOR", "floor"),
            ("transfer", "transfers"), ("first", nil), ("", nil), ("жжжжж", nil), ("x", nil),
        ] as [(String, String?)])
    func finds(name: String, meant: String?) {
        #expect(NearestName.of(name, among: Vocabulary.polling) == meant)
    }
}

@Suite("Patterns of file names") struct GlobTests {
    @Test(
        "match any characters with * and one with ?",
        arguments: [
            ("a.toml", "*.toml", true), ("a.toml", "?.toml", true), ("ab.toml", "?.toml", false), ("a.toml", "*", true),
            (".a.toml", "*.toml", false), (".a.toml", ".*.toml", true), ("a.tomlx", "*.toml", false), ("", "*", true),
            ("ә-қ.toml", "ә-?.toml", true), ("aXbXc", "a*b*c", true), ("abab", "*ab", true), ("aab", "a*b?", false),
        ])
    func matches(name: String, pattern: String, expected: Bool) {
        #expect(Glob.matches(name, pattern) == expected)
    }

    @Test("take time in proportion to the name, however many stars there are")
    func isNotExponential() {
        #expect(!Glob.matches(String(repeating: "a", count: 5000), String(repeating: "a*", count: 60) + "b"))
    }
}
