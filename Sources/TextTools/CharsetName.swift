/// A charset by the name that we report and the one that iconv knows.
package struct CharsetName: Equatable, Sendable {
    package enum Form: Sendable { case utf8, wide, singleByte, multiByte }

    /// Lower case.
    package let name: String
    package let iconv: String
    package let form: Form
}

extension CharsetName {
    static let utf8 = CharsetName(name: "utf-8", iconv: "UTF-8", form: .utf8)
    static let windows1251 = CharsetName(name: "windows-1251", iconv: "CP1251", form: .singleByte)
    static let windows1252 = CharsetName(name: "windows-1252", iconv: "CP1252", form: .singleByte)

    /// The charset that a label means, by any of the names in use: `cp-1251`, `utf8`, `x-sjis`, `windows_1252`.
    /// Only charsets listed here are ever opened: the label is a stranger's, and some of iconv's converters
    /// (ISO-2022-CN-EXT, UTF-7) are better never reached from outside.
    package init?(label: String) {
        var key: [UInt8] = []
        for byte in label.utf8.prefix(40) {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): key.append(byte)
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "."): continue
            case UInt8(ascii: "("): break
            default: continue
            }
        }
        let name = String(decoding: key, as: UTF8.self)
        guard let found = Self.known(Self.withoutPrefix(name)) ?? Self.known(name) else { return nil }
        self = found
    }

    /// `xsjis` is `sjis`, `cskoi8r` is `koi8r`.
    private static func withoutPrefix(_ key: String) -> String {
        if key.hasPrefix("cs"), key.count > 4 { return String(key.dropFirst(2)) }
        if key.hasPrefix("x"), key.count > 3 { return String(key.dropFirst()) }
        return key
    }

    private static func known(_ key: String) -> CharsetName? {
        if let named = byKey[key] { return named }
        // Code pages: cp1251, windows1251, win1251, ibm866, pc866, ms1251, 866, and `pc8codepage437`.
        let digits = key.suffix(key.utf8.reversed().prefix { 0x30...0x39 ~= $0 }.count)
        let letters = key.dropLast(digits.count)
        guard let number = Int(digits),
            ["cp", "windows", "win", "ibm", "pc", "ms", "", "pc8codepage", "dos", "oem"].contains(letters)
        else { return nil }
        if (1250...1258).contains(number) {
            return CharsetName(name: "windows-\(number)", iconv: "CP\(number)", form: .singleByte)
        }
        if pages.contains(number) {
            // glibc has Denmark's and Norway's EBCDIC by this name only.
            let iconv = number == 277 ? "IBM277" : "CP\(digits)"
            return CharsetName(name: "cp\(digits)", iconv: iconv, form: .singleByte)
        }
        if number == 65001 { return .utf8 }
        return multiBytePages[number].flatMap { byKey[$0] }
    }

    private static let pages: Set<Int> = [
        437, 737, 775, 850, 852, 855, 856, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 1125,
        37, 273, 277, 278, 280, 284, 285, 297, 420, 424, 500, 870, 871, 875, 880, 905, 1025, 1026, 1047, 1140,
    ]
    private static let multiBytePages = [
        932: "shiftjis", 936: "gbk", 949: "euckr", 950: "big5", 20866: "koi8r", 21866: "koi8u",
    ]

    private static let byKey: [String: CharsetName] = {
        var table: [String: CharsetName] = [:]
        func add(_ name: String, _ iconv: String, _ form: Form, _ keys: String) {
            for key in keys.split(separator: " ") {
                table[String(key)] = CharsetName(name: name, iconv: iconv, form: form)
            }
        }
        add("utf-8", "UTF-8", .utf8, "utf8 utf unicode11utf8 unicode20utf8 utf8n u8 utf8mb4")
        add("us-ascii", "UTF-8", .utf8, "usascii ascii ansix341968 iso646us iso646 646 us")
        add("utf-16", "UTF-16", .wide, "utf16 u16 unicode ucs2 iso10646ucs2")
        add("utf-16le", "UTF-16LE", .wide, "utf16le ucs2le unicodelittle unicodefeff")
        add("utf-16be", "UTF-16BE", .wide, "utf16be ucs2be unicodebig unicodefffe")
        add("utf-32", "UTF-32", .wide, "utf32 u32 ucs4 iso10646ucs4")
        add("utf-32le", "UTF-32LE", .wide, "utf32le ucs4le")
        add("utf-32be", "UTF-32BE", .wide, "utf32be ucs4be")
        add(
            "iso-8859-1", "CP1252", .singleByte,
            "iso88591 88591 latin1 l1 isolatin1 iso885911987 latin cp819 ibm819 isoir100 iso8859")
        for part in [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16] {
            add(
                "iso-8859-\(part)", "ISO-8859-\(part)", .singleByte,
                "iso8859\(part) 8859\(part) iso8859\(part)i iso8859\(part)e")
        }
        for (number, part) in [(2, 2), (3, 3), (4, 4), (5, 9), (6, 10), (7, 13), (8, 14), (9, 15), (10, 16)] {
            add("iso-8859-\(part)", "ISO-8859-\(part)", .singleByte, "latin\(number) l\(number) isolatin\(number)")
        }
        add("iso-8859-5", "ISO-8859-5", .singleByte, "cyrillic isolatincyrillic isoir144 iso885951988")
        add("iso-8859-6", "ISO-8859-6", .singleByte, "arabic isolatinarabic ecma114 asmo708")
        add("iso-8859-7", "ISO-8859-7", .singleByte, "greek greek8 isolatingreek ecma118 elot928")
        add("iso-8859-8", "ISO-8859-8", .singleByte, "hebrew visual isolatinhebrew")
        add("windows-1252", "CP1252", .singleByte, "ansi windows12521")
        add("tis-620", "TIS-620", .singleByte, "tis620 tis6200 thai")
        add("koi8-r", "KOI8-R", .singleByte, "koi8r koi koi8")
        add("koi8-u", "KOI8-U", .singleByte, "koi8u koi8ru")
        add("koi8-t", "KOI8-T", .singleByte, "koi8t")
        add("kz-1048", "RK1048", .singleByte, "kz1048 rk1048 strk10482002")
        add("ptcp154", "PT154", .singleByte, "ptcp154 pt154 cyrillicasian cp154")
        add("hp-roman8", "HP-ROMAN8", .singleByte, "hproman8 roman8 r8")
        add("macintosh", "MACINTOSH", .singleByte, "macintosh mac macroman")
        add("mac-cyrillic", "MAC-CYRILLIC", .singleByte, "maccyrillic macukrainian maccyrillicukrainian")
        for name in MacCharsets.names {
            add(name, name, .singleByte, name.filter { $0 != "-" })
        }
        add("mac-romanian", "mac-romanian", .singleByte, "macromania")
        add("mac-iceland", "MAC-IS", .singleByte, "maciceland macis")
        add("mac-latin2", "MAC-CENTRALEUROPE", .singleByte, "maclatin2 maccentraleurope macce")
        add("cp775", "CP775", .singleByte, "pc775baltic")
        add("cp850", "CP850", .singleByte, "pc850multilingual")
        add("cp858", "CP858", .singleByte, "pc858multilingual ibm00858")
        add("cp852", "CP852", .singleByte, "pcp852")
        add("cp862", "CP862", .singleByte, "pc862latinhebrew")
        add("cp861", "CP861", .singleByte, "cpis")
        add("cp869", "CP869", .singleByte, "cpgr")
        add("shift_jis", "CP932", .multiByte, "shiftjis sjis mskanji windows31j ms932 shiftjis2004")
        add("euc-jp", "EUC-JP", .multiByte, "eucjp ujis eucpkdfmtjapanese")
        add("iso-2022-jp", "ISO-2022-JP", .multiByte, "iso2022jp jis")
        add(
            "euc-kr", "UHC", .multiByte, "euckr ksc5601 ksc56011987 ksc56011989 korean windows949 uhc ks c5601 isoir149"
        )
        add("gb2312", "GB18030", .multiByte, "gb2312 euccn gb231280 isoir58 chinese iso58gb231280 hzgb2312")
        add("gbk", "GB18030", .multiByte, "gbk windows936 ms936 cp936")
        add("gb18030", "GB18030", .multiByte, "gb18030 gb180302000")
        add("big5", "BIG5-HKSCS", .multiByte, "big5 bigfive cnbig5 xxbig5 big5tw")
        add("big5-hkscs", "BIG5-HKSCS", .multiByte, "big5hkscs")
        add("euc-tw", "EUC-TW", .multiByte, "euctw")
        for (number, regions) in [
            ("037", "us ca wt nl"), ("500", "ch be"), ("273", "at de"), ("277", "dk no"), ("278", "fi se"),
            ("280", "it"),
            ("284", "es"), ("285", "gb"), ("297", "fr"), ("424", "he"), ("871", "is"), ("870", "roece yu"),
            ("420", "ar1"),
        ] {
            for region in regions.split(separator: " ") {
                add("cp\(number)", "IBM\(number)", .singleByte, "ebcdiccp\(region)")
            }
        }
        add("cp037", "IBM037", .singleByte, "cp037 ibm037 037")
        return table
    }()
}
