/// A charset of two bytes a character, for East Asian languages.
struct CharsetPairReading: Sendable {
    let charset: CharsetName
    /// The first bytes of the characters that its standard has for everyday use.
    private let common: ClosedRange<UInt8>
    /// Where a second byte below stands for a character that is not of that standard.
    private let leastSecond: UInt8

    /// nil where there is no such charset.
    init?(_ label: String, common: ClosedRange<UInt8>, leastSecond: UInt8 = 0x40) {
        guard let charset = CharsetName(label: label), IconvConverter(from: charset) != nil else { return nil }
        self.charset = charset
        self.common = common
        self.leastSecond = leastSecond
    }

    func score(of bytes: ArraySlice<UInt8>) -> CharsetGuess.Score {
        // Many an accent in a Latin word would be a Han character, with the letter after it.
        var score = CharsetGuess.Score(total: -30, characters: 0)
        guard var converter = IconvConverter(from: charset) else { return score }
        var text: [UInt8] = []
        converter.convert(bytes, into: &text)
        // In one of these charsets hardly any byte is wrong.
        guard converter.failures * 50 <= bytes.count + 100 else { return score }
        var index = bytes.startIndex
        for character in String(decoding: text, as: UTF8.self).unicodeScalars where index < bytes.endIndex {
            let second = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
            if !character.isASCII {
                score.total += worth(of: character, isCommon: common ~= bytes[index] && second >= leastSecond)
                score.characters += 1
                if score.characters == CharsetGuess.enough { break }
            }
            index += length(of: character, bytes[index], second)
        }
        return score
    }

    private func length(of character: Unicode.Scalar, _ first: UInt8, _ second: UInt8) -> Int {
        switch (first, second) {
        case _ where character.isASCII || character == "\u{FFFD}": 1
        case (0x8F, _) where charset.name == "euc-jp": 3
        case (_, 0x30...0x39) where charset.iconv == "GB18030": 4
        case (0xA1...0xDF, _) where charset.name == "shift_jis": 1
        default: 2
        }
    }

    /// In tenths of a power of two, as in `CharsetReading`.
    private func worth(of character: Unicode.Scalar, isCommon: Bool) -> Int {
        switch character.value {
        case 0x3041...0x30FE: 50
        case 0x4E00...0x9FFF: Self.everydayHan.contains(character) ? 43 : isCommon ? 10 : -50
        case 0xAC00...0xD7A3: Self.everydayHangul.contains(character) ? 65 : isCommon ? 15 : -50
        case 0x3000...0x3003, 0x3008...0x3011, 0xFF01...0xFF1F, 0x2010...0x2026: 20
        case 0xFFFD, 0xE000...0xF8FF: -150
        // Half-width kana: what other charsets' bytes look like as Shift_JIS.
        case 0xFF61...0xFF9F: -50
        default: -40
        }
    }

    private static let everydayHangul = Set("이다의는에을가고지하한로도은사기를인어있과대서자시정리아수그년일나".unicodeScalars)
    /// The commonest characters of Chinese, simplified and traditional, and of Japanese.
    private static let everydayHan = Set(
        """
        的一是不了在人有我他这個个們们中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過\
        发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣\
        理心她本前开開但因只从從想实實日軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩\
        高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給\
        世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別\
        打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至
        """.unicodeScalars)
}
