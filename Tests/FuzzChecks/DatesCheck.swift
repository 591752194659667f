import FeedParsing
import Foundation

/// An input is a date as a feed prints it.
enum DatesCheck {
    static func run(_ input: [UInt8]) throws(BrokenPromise) {
        let text = String(decoding: input, as: UTF8.self)
        let date = FeedDate.parse(text)
        if text.utf8.count < 200 {
            // White space turns the readers of the two common forms away: both ways have to lead to one instant.
            try keep(FeedDate.parse(" " + text) == date, "a space before a date says nothing: \(text.debugDescription)")
            try keep(FeedDate.parse(text + " ") == date, "a space after a date says nothing: \(text.debugDescription)")
        }
        guard let date else { return }
        try PlainPromises.printable(date, "the date \(text.debugDescription)")
        try keep(
            date.timeIntervalSince1970 == date.timeIntervalSince1970.rounded(), "a date is a whole second: \(date)")
        let printed = FeedDate.text(date)
        try keep(FeedDate.parse(printed) == date, "\(printed), read from \(text.debugDescription), reads as it was")
    }
}
