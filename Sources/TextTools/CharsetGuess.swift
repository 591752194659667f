/// Which charset bytes are in that nobody named rightly, told by what they would say.
///
/// Each charset is tried with the languages that are written in it. The score of such a reading tells how much likelier
/// bytes like these are in that language than by chance: the number of times as a power of two, in tenths.
enum CharsetGuess {
    struct Score {
        var total: Int
        /// The characters that it comes from.
        var characters: Int

        var each: Int { total / max(characters, 1) }
    }

    /// The charset whose text looks most like one of its languages; windows-1252 where none does so clearly, as it is
    /// what most of what has no name is in, and a few wrong accents are less harm than a wrong script.
    static func best(for bytes: ArraySlice<UInt8>) -> CharsetName {
        let western = score(of: bytes, as: .windows1252)
        guard let best = rival(of: .windows1252, for: bytes), best.score.total > western.total + leadOverWestern,
            best.score.each >= leastEach
        else { return .windows1252 }
        return best.charset
    }

    /// The charset that bytes are in which pass for what they are declared to be, as that knows nearly every byte: any
    /// script under a server's default, Kazakh under windows-1251. Only where nothing else is likely.
    static func overruling(_ declared: CharsetName, for bytes: ArraySlice<UInt8>) -> CharsetName? {
        let known: CharsetName
        switch declared.iconv {
        case "CP1252" where standInRows(bytes): known = .windows1252
        case "CP1251" where bytes.count(where: { kazakhBytes[Int($0)] }) >= 5: known = .windows1251
        default: return nil
        }
        let said = score(of: bytes, as: known)
        guard said.each < wellReadEach, let best = rival(of: known, for: bytes), !best.isLatin,
            known == .windows1252 || kazakh.contains(best.charset.name), best.score.each >= max(15, said.each + 10),
            best.score.total >= said.total + leadOverDeclared
        else { return nil }
        return best.charset
    }

    private typealias Rival = (charset: CharsetName, score: Score, isLatin: Bool)

    /// The best of all other charsets.
    private static func rival(of charset: CharsetName, for bytes: ArraySlice<UInt8>) -> Rival? {
        var best: Rival?
        for reading in readings where reading.charset != charset {
            let score = reading.score(of: bytes)
            if score.total > best?.score.total ?? 0 { best = (reading.charset, score, reading.language.isLatin) }
        }
        for reading in pairReadings {
            let score = reading.score(of: bytes)
            if score.total > best?.score.total ?? 0 { best = (reading.charset, score, false) }
        }
        return best
    }

    /// The highest score that `bytes` have in a language of this charset.
    private static func score(of bytes: ArraySlice<UInt8>, as charset: CharsetName) -> Score {
        readings.filter { $0.charset == charset }.map { $0.score(of: bytes) }.max { $0.total < $1.total }
            ?? Score(total: 0, characters: 0)
    }

    /// Characters beyond ASCII that are looked at: more make nothing surer.
    static let enough = 1_000
    /// As many of which most look wrong are enough too.
    static let enoughForNone = 150
    /// Thirty-two to one that it is not windows-1252.
    private static let leadOverWestern = 50
    /// A million to one that somebody is wrong.
    private static let leadOverDeclared = 200
    /// For each character languages have 20 to 35 where they are read rightly, and about 0 where they are not.
    private static let leastEach = 10
    private static let wellReadEach = 20

    private static let kazakh = ["kz-1048", "ptcp154"]

    /// Do most characters beyond ASCII stand beside another? In Latin words they hardly ever do.
    private static func standInRows(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (all, inRows) = (0, 0)
        var last: UInt8 = 0
        for byte in bytes {
            if byte >= 0x80 {
                all += 1
                if last >= 0x80 { inRows += 1 }
            }
            last = byte
        }
        return all >= 12 && inRows * 2 > all
    }

    /// The bytes that are letters in KZ-1048 and other ones in windows-1251, or in PTCP154.
    private static let kazakhBytes: [Bool] = {
        let letters: Set<UInt8> = [
            0x80, 0x8A, 0x8D, 0x8E, 0x90, 0x9A, 0x9D, 0x9E, 0xA1, 0xA2, 0xA3, 0xA5, 0xAA, 0xAF, 0xB4, 0xBA, 0xBC, 0xBD,
            0xBE, 0xBF,
        ]
        return (0...0xFF).map { letters.contains($0) }
    }()

    /// In the order in which they are preferred where they say the same; those that are seldom met need better evidence.
    static let readings: [CharsetReading] = [
        ("windows-1252", "fr de es pt it sv da is nl af ca sq et", 0),
        ("windows-1251", "ru uk be bg sr", 0), ("koi8-r", "ru", 0), ("cp866", "ru", 10), ("koi8-u", "uk", 30),
        ("iso-8859-5", "ru uk be bg sr", 10), ("mac-cyrillic", "ru uk be bg sr", 100), ("kz-1048", "kk", 10),
        ("ptcp154", "kk", 10), ("windows-1250", "pl cs sk hu hr ro", 10), ("iso-8859-2", "pl cs sk hu hr ro", 25),
        ("windows-1254", "tr", 10), ("windows-1257", "lt lv et", 20), ("windows-1253", "el", 20),
        ("iso-8859-7", "el", 25), ("windows-1256", "ar", 20), ("iso-8859-6", "ar", 30), ("windows-1255", "he", 30),
        ("tis-620", "th", 50),
    ].flatMap { label, tags, handicap in
        CharsetReading.readings(of: label, in: tags.split(separator: " ").map(String.init), handicap: handicap)
    }

    /// Likewise.
    static let pairReadings: [CharsetPairReading] = [
        CharsetPairReading("shift_jis", common: 0x88...0x98),
        CharsetPairReading("euc-jp", common: 0xB0...0xCF),
        CharsetPairReading("gb18030", common: 0xB0...0xD7, leastSecond: 0xA1),
        CharsetPairReading("big5", common: 0xA4...0xC6),
        CharsetPairReading("euc-kr", common: 0xB0...0xC8, leastSecond: 0xA1),
    ].compactMap { $0 }
}
