/// Which charset bytes are in that nobody named rightly, told by what they would say.
enum CharsetGuess {
    /// How `bytes` decode as a charset: failures and characters that are not ASCII; nil where there is no such charset.
    static func trial(_ bytes: ArraySlice<UInt8>, as charset: CharsetName) -> (failures: Int, characters: Int)? {
        guard let text = decoded(bytes, as: charset) else { return nil }
        var characters = 0
        for byte in text.utf8 where byte >= 0xC0 { characters += 1 }
        return (text.failures, characters)
    }

    /// The candidate whose text looks most like a language; windows-1252 where none does.
    static func best(for bytes: ArraySlice<UInt8>) -> CharsetName {
        var best = CharsetName.windows1252
        var bestScore = 0.35
        for label in [
            "windows-1251", "koi8-r", "cp866", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "windows-1255",
            "tis-620",
        ] {
            guard let charset = CharsetName(label: label), let text = decoded(bytes, as: charset) else { continue }
            let score = plausibility(of: text)
            if score > bestScore { (best, bestScore) = (charset, score) }
        }
        return best
    }

    private struct Trial {
        var utf8: [UInt8]
        var failures: Int
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>, as charset: CharsetName) -> Trial? {
        guard var converter = IconvConverter(from: charset.iconv) else { return nil }
        var text: [UInt8] = []
        converter.convert(bytes, into: &text)
        return Trial(utf8: text, failures: converter.failures)
    }

    /// At most 1: the share of the characters beyond ASCII that a language of the charset uses every day. Wrongly
    /// decoded Cyrillic has its capitals within words, wrongly decoded CJK is made of rare characters, and what is an
    /// accent in a Latin word becomes a foreign letter among Latin ones.
    private static func plausibility(of trial: Trial) -> Double {
        var score = 0.0
        var total = 0.0
        let scalars = Array(String(decoding: trial.utf8, as: UTF8.self).unicodeScalars)
        for (index, scalar) in scalars.enumerated() where scalar.value >= 0x80 {
            let last = index > 0 ? scalars[index - 1] : " "
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            total += 1
            score += worth(of: scalar, after: last, before: next)
        }
        guard total > 0 else { return 0 }
        return score / total - 2 * Double(trial.failures) / total
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 && scalar.properties.isAlphabetic
    }

    private static func worth(
        of scalar: Unicode.Scalar, after last: Unicode.Scalar, before next: Unicode.Scalar
    ) -> Double {
        let isAmongLatin = isLatin(last) || isLatin(next) && scalar.properties.isAlphabetic
        // One letter between spaces says nothing: French `à` is a Russian word in windows-1251.
        if last.value < 0x80 && next.value < 0x80 && !isAmongLatin && scalar.value < 0x3000 { return 0.2 }
        switch scalar.value {
        case 0x430...0x44F, 0x451: return isAmongLatin ? -1 : everydayCyrillic.contains(scalar) ? 1 : 0.45
        case 0x410...0x42F, 0x401:
            // A capital after a small letter is rare, after a space or another capital it is not.
            return isAmongLatin || (0x430...0x44F).contains(last.value) ? -1 : 0.4
        case 0x5D0...0x5EA: return isAmongLatin ? -1 : everydayHebrew.contains(scalar) ? 1 : 0.45
        case 0xE01...0xE4E: return isAmongLatin ? -1 : everydayThai.contains(scalar) ? 1 : 0.45
        case 0x3041...0x30FE: return 1
        case 0xFF61...0xFF9F: return -0.5  // half-width kana: what other charsets' bytes look like as Shift_JIS
        case 0xAC00...0xD7A3: return everydayHangul.contains(scalar) ? 1 : 0.6
        case 0x4E00...0x9FFF: return everydayHan.contains(scalar) ? 1 : isAmongLatin ? 0 : 0.3
        case 0x3000...0x3003, 0x300A...0x300F, 0xFF01...0xFF1F, 0x2010...0x2026, 0xAB, 0xBB, 0x2116, 0xA0: return 0.5
        case 0xE000...0xF8FF, 0x2500...0x259F: return -1  // private use, box drawing
        default: return 0
        }
    }

    // The letters that make up about two thirds of a text.
    private static let everydayCyrillic = Set("оеаинтсрвл".unicodeScalars)
    private static let everydayHebrew = Set("יוהלארמתבש".unicodeScalars)
    private static let everydayThai = Set("านรอกเงมยลว่ดท้สตะปบ".unicodeScalars)
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
