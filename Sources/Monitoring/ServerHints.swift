import CasewireModel
import FeedParsing
import Foundation

/// What the headers of an answer say about the next question.
enum ServerHints {
    /// Longest that a cache header keeps a feed waiting, in seconds (E10).
    static let longestFreshness = 86_400.0
    /// Longest that a Retry-After is heeded, in seconds (E12).
    static let longestRetryAfter = 48.0 * 3600

    /// Seconds for which an answer says that it stays as it is: `max-age`, else `Expires` (RFC 9111 §4.2.1), less the
    /// time that it has spent in caches. nil where it says nothing or nothing usable; what is past already, or not to be
    /// kept at all, speeds nothing up (E11).
    static func freshness(_ headers: Headers, at now: Date) -> Double? {
        let directives = self.directives(headers.text("cache-control") ?? "")
        guard directives["no-store"] == nil, directives["no-cache"] == nil else { return nil }
        let age = headers.text("age").flatMap(seconds) ?? 0
        let lifetime: Double?
        if let text = directives["max-age"] {
            lifetime = seconds(text).map { $0 - age }
        } else {
            // Against the server's own clock: one that is wrong is wrong in both.
            let date = headers.text("date").flatMap { FeedDate.parse($0) } ?? now
            lifetime = headers.text("expires").flatMap { FeedDate.parse($0) }.map { $0.timeIntervalSince(date) - age }
        }
        guard let lifetime, lifetime > 0 else { return nil }
        return min(lifetime, longestFreshness)
    }

    /// RFC 9110 §10.2.3, in seconds from now: seconds, or a date. nil where the text is neither, or names the past.
    static func retryAfter(_ text: String?, at now: Date) -> Double? {
        guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        guard let wait = seconds(text) ?? FeedDate.parse(text)?.timeIntervalSince(now), wait >= 0 else { return nil }
        return min(wait, longestRetryAfter)
    }

    /// The longest that an answer or one of the redirects to it asked for.
    static func retryAfter(_ response: Response, at now: Date) -> Double? {
        let texts = [response.headers.text("retry-after")] + response.redirects.map(\.retryAfter)
        return texts.compactMap { retryAfter($0, at: now) }.max()
    }

    /// Digits alone: `1e9`, `+5` and `0x10`, which Swift would read, are none (RFC 9110 §5.6.2, delta-seconds).
    private static func seconds(_ text: String) -> Double? {
        let digits = text.trimmingCharacters(in: .whitespaces)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Double(digits.prefix(12))
    }

    /// By lower-case name; the first of a name holds (RFC 9111 §4.2.1 leaves the choice).
    private static func directives(_ text: String) -> [String: String] {
        var directives: [String: String] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard let name = sides.first?.trimmingCharacters(in: .whitespaces).lowercased() else { continue }
            let value = sides.count > 1 ? sides[1].trimmingCharacters(in: .whitespaces.union(["\""])) : ""
            directives[name] = directives[name] ?? value
        }
        return directives
    }
}
