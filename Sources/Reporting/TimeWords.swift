package import Foundation

/// Times as somebody reads them at a glance: how long ago, how long until.
package enum TimeWords {
    /// `just now`, `4 min ago`, `3 h ago`, `12 d ago`
    package static func ago(_ date: Date, at now: Date) -> String {
        span(now.timeIntervalSince(date)).map { "\($0) ago" } ?? "just now"
    }

    /// `now`, `in 1 min`, `in 26 min`, `in 5 h`
    package static func until(_ date: Date, at now: Date) -> String {
        let seconds = date.timeIntervalSince(now)
        return seconds <= 0 ? "now" : "in \(span(seconds) ?? "1 min")"
    }

    /// The largest unit of which there are two or more, whole ones; nil below a minute.
    package static func span(_ seconds: TimeInterval) -> String? {
        switch seconds {
        case ..<60: nil
        case ..<7_200: "\(Int(seconds / 60)) min"
        case ..<172_800: "\(Int(seconds / 3_600)) h"
        // A state may hold any number: a date beyond all sense is "long".
        case ..<3_000_000_000: "\(Int(seconds / 86_400)) d"
        default: "long"
        }
    }
}
