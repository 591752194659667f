import CasewireModel
import Foundation

/// `Metrics` ──▶ a file for Prometheus' textfile collector: the text exposition format, version 0.0.4
/// (prometheus.io/docs/instrumenting/exposition_formats), names and units as prometheus.io/docs/practices/naming has them.
///
/// Eight series a feed at most, so that a thousand feeds stay a small thing to keep.
package enum MetricsFile {
    package static func text(of metrics: Metrics) -> String {
        var page = Page()
        process(metrics, &page)
        totals(metrics.totals, &page)
        feeds(metrics.feeds, &page)
        return page.text
    }

    private static func process(_ metrics: Metrics, _ page: inout Page) {
        page.family("build_info", .gauge, "The version that is running.", [(["version": metrics.version], 1)])
        page.family("start_timestamp_seconds", .gauge, "When this process began.", metrics.started)
        page.family("cycle_end_timestamp_seconds", .gauge, "When the last cycle ended.", metrics.lastCycle?.end)
        page.family(
            "cycle_duration_seconds", .gauge, "How long the last cycle took.",
            metrics.lastCycle.map { $0.duration / .seconds(1) })
        page.family(
            "configuration_read_timestamp_seconds", .gauge, "When feeds.conf was last read without a fault.",
            metrics.configurationRead)
        page.family(
            "configuration_good", .gauge, "Whether feeds.conf had no fault when it was last read (1) or had (0).",
            metrics.isConfigurationGood ? 1 : 0)
        page.family("feeds", .gauge, "Feeds in feeds.conf.", Double(metrics.feeds.count))
        page.family("watched_entities", .gauge, "Entities in the watchlist.", Double(metrics.watchedEntities))
        page.family(
            "messages_waiting", .gauge, "Messages that are owed to the spool and not in it yet.",
            Double(metrics.messagesWaiting))
        page.family(
            "schedule_lag_seconds", .gauge, "How late feeds were asked, at most, since this was last written.",
            metrics.scheduleLag)
    }

    private static func totals(_ totals: Metrics.Totals, _ page: inout Page) {
        page.family("cycles_total", .counter, "Cycles since the start.", Double(totals.cycles))
        page.family(
            "polls_total", .counter, "Feeds asked since the start, by what came of it.",
            [
                (["result": "answered"], Double(totals.pollsAnswered)),
                (["result": "failed"], Double(totals.pollsFailed)),
            ])
        page.family("items_total", .counter, "New items since the start.", Double(totals.newItems))
        page.family("alerts_total", .counter, "Alerts made since the start.", Double(totals.alerts))
        page.family("cases_total", .counter, "Cases made or changed since the start.", Double(totals.cases))
        page.family(
            "messages_delivered_total", .counter, "Messages put into the spool since the start.",
            Double(totals.messagesDelivered))
        page.family(
            "storage_faults_total", .counter, "Cycles since the start that met a fault of spool or state.",
            Double(totals.storageFaults))
    }

    private static func feeds(_ feeds: [Metrics.Feed], _ page: inout Page) {
        func family(_ name: String, _ type: Page.Kind, _ help: String, _ value: (Metrics.Feed) -> Double?) {
            page.family(
                name, type, help, feeds.compactMap { feed in value(feed).map { (["feed": feed.id.rawValue], $0) } })
        }
        family("feed_up", .gauge, "Whether the feed's last poll brought an answer that could be read.") {
            $0.isUp ? 1 : 0
        }
        family("feed_last_poll_timestamp_seconds", .gauge, "When the feed was last asked.") {
            $0.lastPoll?.timeIntervalSince1970
        }
        family("feed_last_answer_timestamp_seconds", .gauge, "When the feed last answered with what could be read.") {
            $0.lastAnswer?.timeIntervalSince1970
        }
        family("feed_next_poll_timestamp_seconds", .gauge, "When the feed is asked next.") {
            $0.nextPoll?.timeIntervalSince1970
        }
        family("feed_failing_since_timestamp_seconds", .gauge, "Since when the feed fails; none where it does not.") {
            $0.failingSince?.timeIntervalSince1970
        }
        family("feed_failures", .gauge, "How often the feed failed in a row.") { Double($0.failures) }
        family("feed_items", .gauge, "Items in the feed's last good answer.") { Double($0.items) }
        family("feed_answers_total", .counter, "Answers of the feed that brought items, ever.") { Double($0.answers) }
    }
}

/// The text as it grows: a family is its HELP, its TYPE and its samples, in one place.
private struct Page {
    enum Kind: String { case counter, gauge }

    private(set) var text = ""

    /// A family without a sample is left out.
    mutating func family(_ name: String, _ kind: Kind, _ help: String, _ samples: [(labels: [String: String], Double)])
    {
        guard !samples.isEmpty else { return }
        let name = "casewire_\(name)"
        text += "# HELP \(name) \(Self.escaped(help, "\\\n"))\n# TYPE \(name) \(kind.rawValue)\n"
        for (labels, value) in samples {
            let pairs = labels.sorted { $0.key < $1.key }.map { "\($0)=\"\(Self.escaped($1, "\\\n\""))\"" }
            text += "\(name)\(pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}") \(Self.number(value))\n"
        }
    }

    mutating func family(_ name: String, _ kind: Kind, _ help: String, _ value: Double?) {
        family(name, kind, help, value.map { [([:], $0)] } ?? [])
    }

    mutating func family(_ name: String, _ kind: Kind, _ help: String, _ date: Date?) {
        family(name, kind, help, date?.timeIntervalSince1970)
    }

    /// A backslash before each of `special`; a newline is written `\n`.
    private static func escaped(_ text: String, _ special: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if special.unicodeScalars.contains(scalar) { escaped += "\\" }
            if scalar == "\n" { escaped += "n" } else { escaped.unicodeScalars.append(scalar) }
        }
        return escaped
    }

    /// As Go's ParseFloat reads it.
    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        // Milliseconds are enough, and a whole number has no point.
        let rounded = (value * 1000).rounded() / 1000
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
    }
}
