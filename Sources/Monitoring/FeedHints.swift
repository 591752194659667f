import CasewireModel
import Foundation
import Storage

/// What a feed itself says about when it is worth asking: lower bounds, a day at most (E26).
enum FeedHints {
    static let longest = 86_400.0

    /// The earliest time that suits `ttl` and `sy:updatePeriod` and lies outside `skipHours` and `skipDays`.
    ///
    /// - Parameters:
    ///   - wait: seconds that are waited anyway.
    ///   - spread: 0 to 1: where in the first ten minutes after skipped hours, so that not all feeds come at the stroke.
    static func earliest(_ hints: Etiquette.Hints, wait: Double, spread: Double, at now: Date) -> Date {
        let asked = [hints.ttlMinutes, hints.updatePeriodMinutes].compactMap { $0 }.filter { $0 > 0 }
        let least = asked.map { min(Double($0) * 60, longest) }.max() ?? 0
        let start = now.addingTimeInterval(max(wait, least))
        let hours = skippedHours(hints.skipHours), days = skippedDays(hints.skipDays)
        guard !hours.isEmpty || !days.isEmpty else { return start }
        let last = max(start, now.addingTimeInterval(longest))
        var time = start.timeIntervalSince1970
        while time < last.timeIntervalSince1970, isSkipped(time, hours, days) {
            time = ((time / 3600).rounded(.down) + 1) * 3600
        }
        if time > start.timeIntervalSince1970 { time += spread * 600 }
        return Date(timeIntervalSince1970: min(time, last.timeIntervalSince1970))
    }

    /// GMT; what RSS 0.91 calls hour 24 is 0. All of them are nonsense, and so none.
    private static func skippedHours(_ printed: [Int]) -> Set<Int> {
        let hours = Set(printed.filter { (0...24).contains($0) }.map { $0 % 24 })
        return hours.count == 24 ? [] : hours
    }

    /// 0 is Sunday.
    private static func skippedDays(_ printed: [String]) -> Set<Int> {
        let days = Set(
            printed.compactMap { dayNames.firstIndex(of: $0.trimmingCharacters(in: .whitespaces).lowercased()) })
        return days.count == 7 ? [] : days
    }

    private static let dayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    private static func isSkipped(_ time: Double, _ hours: Set<Int>, _ days: Set<Int>) -> Bool {
        let hour = Int((time / 3600).rounded(.down))
        let day = Int((time / 86_400).rounded(.down))
        let weekday = (((day + 4) % 7) + 7) % 7  // 1970 began on a Thursday
        return hours.contains(((hour % 24) + 24) % 24) || days.contains(weekday)
    }
}
