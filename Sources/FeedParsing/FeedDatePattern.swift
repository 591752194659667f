import CasewireModel
import Foundation

/// The two forms that nearly all feeds print, without a detour over words: RFC 5322's
/// `Wed, 04 Aug 2021 12:00:00 +0600` and RFC 3339's `2021-08-04T12:00:00+06:00`.
enum FeedDatePattern {
    /// nil where the text is of neither form to the letter: `FeedDateReader` reads it then.
    static func read(_ text: ByteSpan) -> Date? {
        guard text.count >= 16 else { return nil }
        return text[4] == UInt8(ascii: "-") ? rfc3339(text) : rfc5322(text)
    }

    private static func rfc3339(_ text: ByteSpan) -> Date? {
        guard text.count >= 20, text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
            let century = number(text, 0), let rest = number(text, 2), let month = number(text, 5),
            let day = number(text, 8),
            let date = CalendarDay(century * 100 + rest, month, day), let time = time(text, 11)
        else { return nil }
        var index = 19
        if text[index] == UInt8(ascii: ".") {
            index += 1
            while index < text.count, text[index].isASCIIDigit { index += 1 }
        }
        guard let zone = zone(text, index) else { return nil }
        return instant(date, time - zone)
    }

    private static func rfc5322(_ text: ByteSpan) -> Date? {
        var index = 0
        if text[3] == UInt8(ascii: ","), text[4] == UInt8(ascii: " "), text[0].isASCIILetter, text[1].isASCIILetter,
            text[2].isASCIILetter
        {
            index = 5
        }
        guard index + 20 < text.count, let day = number(text, index), let month = month(text, index + 3),
            text[index + 2] == UInt8(ascii: " "), text[index + 6] == UInt8(ascii: " "),
            text[index + 11] == UInt8(ascii: " "),
            let century = number(text, index + 7), let rest = number(text, index + 9),
            let date = CalendarDay(century * 100 + rest, month, day), let time = time(text, index + 12),
            text[index + 20] == UInt8(ascii: " "), let zone = zone(text, index + 21)
        else { return nil }
        return instant(date, time - zone)
    }

    private static func instant(_ day: CalendarDay, _ seconds: Int) -> Date {
        Date(timeIntervalSince1970: Double(day.daysSinceEpoch * 86_400 + seconds))
    }

    /// Two digits.
    private static func number(_ text: ByteSpan, _ index: Int) -> Int? {
        guard index + 1 < text.count, text[index].isASCIIDigit, text[index + 1].isASCIIDigit else { return nil }
        return Int(text[index] - 0x30) * 10 + Int(text[index + 1] - 0x30)
    }

    /// `12:00:00` as seconds.
    private static func time(_ text: ByteSpan, _ index: Int) -> Int? {
        guard let hour = number(text, index), let minute = number(text, index + 3),
            let second = number(text, index + 6),
            text[index + 2] == UInt8(ascii: ":"), text[index + 5] == UInt8(ascii: ":"), hour < 24, minute < 60,
            second < 60
        else { return nil }
        return hour * 3_600 + minute * 60 + second
    }

    /// `Z`, `GMT`, `+0600`, `+06:00` at the end of the text, in seconds east of UTC.
    private static func zone(_ text: ByteSpan, _ index: Int) -> Int? {
        guard index < text.count else { return nil }
        let rest = text.count - index
        switch text[index] {
        case UInt8(ascii: "Z") where rest == 1: return 0
        case UInt8(ascii: "G") where rest == 3: return text.equals("GMT", index..<text.count) ? 0 : nil
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard rest == 5 || rest == 6 && text[index + 3] == UInt8(ascii: ":"), let hours = number(text, index + 1),
                let minutes = number(text, text.count - 2), hours < 24, minutes < 60
            else { return nil }
            return (hours * 3_600 + minutes * 60) * (text[index] == UInt8(ascii: "-") ? -1 : 1)
        default: return nil
        }
    }

    private static func month(_ text: ByteSpan, _ index: Int) -> Int? {
        guard index + 2 < text.count else { return nil }
        let name = (UInt32(text[index]) << 16 | UInt32(text[index + 1]) << 8 | UInt32(text[index + 2])) | 0x202020
        switch name {
        case 0x6A616E: return 1
        case 0x666562: return 2
        case 0x6D6172: return 3
        case 0x617072: return 4
        case 0x6D6179: return 5
        case 0x6A756E: return 6
        case 0x6A756C: return 7
        case 0x617567: return 8
        case 0x736570: return 9
        case 0x6F6374: return 10
        case 0x6E6F76: return 11
        case 0x646563: return 12
        default: return nil
        }
    }
}
