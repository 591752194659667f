/// Texts of pieces that are drawn by a seed, so that a test sees the same ones each time.
package struct RandomText: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// SplitMix64.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Up to so many pieces: some of `extra`, words of three languages, white space, and scalars from all of Unicode.
    package mutating func text(pieces: Int, extra: [String] = []) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...pieces, using: &self) {
            switch Int.random(in: 0..<10, using: &self) {
            case 0 where !extra.isEmpty, 1 where !extra.isEmpty, 2 where !extra.isEmpty:
                text.append(contentsOf: extra[Int.random(in: 0..<extra.count, using: &self)].unicodeScalars)
            case 3: text.append(scalar(Int.random(in: 0..<4, using: &self) == 0 ? 0..<0x1F000 : 0..<0x3000))
            case 4:
                text.append(contentsOf: Self.marks[Int.random(in: 0..<Self.marks.count, using: &self)].unicodeScalars)
            case 5: text.append(scalar(0x400..<0x530))
            case 6: text.append(scalar(0x20..<0x250))
            default:
                text.append(contentsOf: Self.words[Int.random(in: 0..<Self.words.count, using: &self)].unicodeScalars)
                if Bool.random(using: &self) { text.append(" ") }
            }
        }
        return String(text)
    }

    private mutating func scalar(_ range: Range<UInt32>) -> Unicode.Scalar {
        Unicode.Scalar(UInt32.random(in: range, using: &self)) ?? " "
    }

    private static let words = [
        "суд", "Ёлка", "ЕЩЁ", "қазақ", "ҰЛТ", "Әділет", "сөзі", "the", "Court", "I’m", "café", "naïve", "12", "2024",
        "№5", "№", "—", "«да»", "“so”", ",", ". ", "…", "ISSN", "İstanbul", "ß", "ў", "ї",
    ]

    /// What joins, hides, breaks, or is not composed.
    private static let marks = [
        "\u{301}", "и\u{306}", "Е\u{308}", "e\u{301}\u{323}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{200C}", "\u{FE0F}",
        "\u{FEFF}", "\u{202E}", "\r\n", "\r", "\n", "\n\n", "\t", "\u{A0}", "\u{85}", "\u{2028}", "\u{2003}",
        "\u{2001}",
        " ", "  ", "👩‍🌾", "🇰🇿", "👍🏽", "©\u{FE0F}", "\u{1B}[0m", "\u{0}", "가", "\u{1100}\u{1161}\u{11A8}", "\u{212B}",
        "क्ष", "\u{915}\u{94D}\u{200D}\u{937}", "\u{600}", "\u{345}", "漢字", "ქართ", "\u{1D15E}", "\u{958}", "→",
    ]
}
