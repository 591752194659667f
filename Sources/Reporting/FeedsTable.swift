package import Foundation

/// The feeds for a person who looks whether all is well.
package struct FeedsTable {
    package struct Row: Sendable {
        package var feed: String
        /// One word.
        package var state: String
        package var lastAnswer: Date?
        /// nil: with the next pass.
        package var nextPoll: Date?
        package var items: Int
        /// One short reason; empty where all is well.
        package var why: String

        package init(
            feed: String, state: String, lastAnswer: Date?, nextPoll: Date?, items: Int, why: String
        ) {
            self.feed = feed
            self.state = state
            self.lastAnswer = lastAnswer
            self.nextPoll = nextPoll
            self.items = items
            self.why = why
        }
    }

    /// Columns from which on there is room for every column in full.
    private static let wide = 80
    /// Characters of a feed's id where there is not.
    private static let narrowName = 20

    private let rows: [Row]

    package init(_ rows: [Row]) { self.rows = rows }

    /// - Parameter width: columns of the terminal; nil where it is none.
    package func text(width: Int?, at now: Date) -> String {
        (width.map { $0 >= Self.wide } ?? true ? full(at: now) : narrow(at: now)).text(width: width) + summary
    }

    private func full(at now: Date) -> Table {
        var table = Table("FEED", "STATE", "LAST ANSWER", "NEXT POLL", "ITEMS", "WHY")
        for row in rows {
            table.add(
                row.feed, row.state, row.lastAnswer.map { TimeWords.ago($0, at: now) } ?? "never",
                row.nextPoll.map { TimeWords.until($0, at: now) } ?? "now", String(row.items), row.why)
        }
        return table
    }

    private func narrow(at now: Date) -> Table {
        var table = Table("FEED", "STATE", "ANSWER", "NEXT", "WHY")
        for row in rows {
            table.add(
                row.feed.count > Self.narrowName ? row.feed.prefix(Self.narrowName - 1) + "…" : row.feed, row.state,
                row.lastAnswer.map { Self.short(now.timeIntervalSince($0)) } ?? "never",
                row.nextPoll.map { $0 <= now ? "now" : Self.short($0.timeIntervalSince(now)) } ?? "now", row.why)
        }
        return table
    }

    /// `4m`, `3h`
    private static func short(_ seconds: TimeInterval) -> String {
        TimeWords.span(seconds)?.replacing(" min", with: "m").filter { $0 != " " } ?? "1m"
    }

    /// `24 feeds: 21 ok, 2 failing, 1 new`, the most frequent state first.
    private var summary: String {
        let counts = Dictionary(grouping: rows, by: \.state).mapValues(\.count)
        let words = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
        let feeds = rows.count == 1 ? "1 feed" : "\(rows.count) feeds"
        return words.isEmpty ? "\(feeds)\n" : "\(feeds): \(words.joined(separator: ", "))\n"
    }
}
