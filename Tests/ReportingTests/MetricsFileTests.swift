import CasewireModel
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Metrics for Prometheus") struct MetricsFileTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)

    private func metrics(feeds: Int = 2) -> Metrics {
        var metrics = Metrics(version: "1.2.3", started: Self.start)
        metrics.lastCycle = Metrics.Cycle(end: Self.start.addingTimeInterval(12.5), duration: .milliseconds(12_500))
        metrics.totals.alerts = 3
        metrics.totals.pollsFailed = 1
        metrics.messagesWaiting = 4
        metrics.scheduleLag = 1.5
        metrics.configurationRead = Self.start
        metrics.feeds = (0..<feeds).map { number in
            Metrics.Feed(
                id: FeedID("feed-\(number)"), isUp: number > 0, lastPoll: Self.start, lastAnswer: Self.start,
                nextPoll: Self.start.addingTimeInterval(1800.25), failingSince: number > 0 ? nil : Self.start,
                failures: 2, items: 20, answers: 7)
        }
        return metrics
    }

    @Test("are in the text format, with names and units as Prometheus has them")
    func grammar() throws {
        let families = try Exposition.read(MetricsFile.text(of: metrics()))
        for (name, family) in families {
            #expect(name.hasPrefix("casewire_"))
            #expect(!family.help.isEmpty && family.help.hasSuffix("."))
            #expect((family.type == "counter") == name.hasSuffix("_total"), "\(name) is a \(family.type)")
            #expect(
                !["_seconds_timestamp", "_ms", "_minutes", "_count", "_sum", "_bucket"].contains(where: name.hasSuffix))
        }
        func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
            families[name]?.samples.first { $0.labels == labels }?.value
        }
        #expect(value("casewire_alerts_total") == 3)
        #expect(value("casewire_messages_waiting") == 4)
        #expect(value("casewire_schedule_lag_seconds") == 1.5)
        #expect(value("casewire_cycle_duration_seconds") == 12.5)
        #expect(value("casewire_polls_total", ["result": "failed"]) == 1)
        #expect(value("casewire_build_info", ["version": "1.2.3"]) == 1)
        #expect(value("casewire_feed_last_answer_timestamp_seconds", ["feed": "feed-1"]) == 1_700_000_000)
        #expect(value("casewire_feed_next_poll_timestamp_seconds", ["feed": "feed-0"]) == 1_700_001_800.25)
        #expect(value("casewire_feed_up", ["feed": "feed-0"]) == 0)
        #expect(families["casewire_feed_failing_since_timestamp_seconds"]?.samples.count == 1)
    }

    @Test("are ten series a feed at most, and the same number whatever the number of feeds")
    func series() throws {
        func count(_ feeds: Int) throws -> Int {
            try Exposition.read(MetricsFile.text(of: metrics(feeds: feeds))).values.reduce(0) { $0 + $1.samples.count }
        }
        let none = try count(0)
        #expect(try count(1) - none <= 10)
        #expect(try count(101) - count(1) <= 1000)
        #expect(try count(101) > count(1))
    }

    @Test("are such as Prometheus' own check is content with", .enabled(if: Promtool.path != nil, "needs promtool"))
    func prometheusItself() async throws {
        let folder = try TemporaryFolder()
        try MetricsFile.text(of: metrics()).write(to: folder.appending("m.prom"), atomically: true, encoding: .utf8)
        let program = try #require(Promtool.path)
        let ending = try await BuiltProgram(at: "/bin/sh").run(
            ["-c", "\(program) check metrics <m.prom"], in: folder.url)
        #expect(ending.status == 0 && ending.errors == "" && ending.output == "", "\(ending.errors)")
    }

    @Test("of one that has not polled yet leave out what is not known")
    func young() throws {
        var metrics = Metrics(version: "1", started: Self.start)
        metrics.feeds = [Metrics.Feed(id: "new", isUp: false)]
        let families = try Exposition.read(MetricsFile.text(of: metrics))
        #expect(families["casewire_cycle_end_timestamp_seconds"] == nil)
        #expect(families["casewire_feed_last_answer_timestamp_seconds"] == nil)
        #expect(families["casewire_feed_up"]?.samples.first?.value == 0)
    }

    @Test("have labels in which nothing can end the line or the label")
    func escaping() throws {
        var metrics = Metrics(version: "a\"} 1\ncasewire_feeds 99\\", started: Self.start)
        metrics.feeds = [Metrics.Feed(id: "back\\slash \"quote\"\nline", isUp: true)]
        let families = try Exposition.read(MetricsFile.text(of: metrics))
        #expect(families["casewire_feeds"]?.samples.map(\.value) == [1])
        #expect(families["casewire_build_info"]?.samples.first?.labels["version"] == "a\"} 1\ncasewire_feeds 99\\")
        #expect(families["casewire_feed_up"]?.samples.first?.labels["feed"] == "back\\slash \"quote\"\nline")
    }
}

private enum Promtool {
    static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/promtool" }.first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// The text exposition format, version 0.0.4, read strictly: a family's lines stand together, HELP and TYPE first, each
/// series once, a newline at the end.
private struct Exposition {
    struct Family {
        var help = ""
        var type = ""
        var samples: [(labels: [String: String], value: Double)] = []
    }

    struct Fault: Error {
        let line: String
        let reason: String
    }

    static func read(_ text: String) throws -> [String: Family] {
        guard text.hasSuffix("\n") else { throw Fault(line: "", reason: "no newline at the end") }
        var families: [String: Family] = [:]
        var current = ""
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            func fault(_ reason: String) -> Fault { Fault(line: line, reason: reason) }
            if let match = line.wholeMatch(of: /# HELP ([a-z_][a-z0-9_]*) (.+)/) {
                current = String(match.1)
                guard families[current] == nil else { throw fault("a family twice") }
                families[current] = Family(help: String(match.2))
            } else if let match = line.wholeMatch(of: /# TYPE ([a-z_][a-z0-9_]*) (counter|gauge)/) {
                guard match.1 == current, families[current]?.type == "" else { throw fault("TYPE out of place") }
                families[current]?.type = String(match.2)
            } else if let match = line.wholeMatch(of: /([a-z_][a-z0-9_]*)(\{.*\})? ([^ ]+)/) {
                guard match.1 == current, families[current]?.type != "" else { throw fault("a sample out of place") }
                guard let value = Double(match.3) else { throw fault("no number") }
                let labels = try labels(String(match.2 ?? ""))
                guard families[current]?.samples.contains(where: { $0.labels == labels }) == false else {
                    throw fault("a series twice")
                }
                families[current]?.samples.append((labels, value))
            } else {
                throw fault("no line of the format")
            }
        }
        return families
    }

    private static func labels(_ text: String) throws -> [String: String] {
        var labels: [String: String] = [:]
        var rest = text.dropFirst().dropLast()
        while !rest.isEmpty {
            guard let match = rest.prefixMatch(of: /([a-z_][a-z0-9_]*)="((?:[^"\\]|\\[\\"n])*)"(,|$)/) else {
                throw Fault(line: text, reason: "no label")
            }
            var value = ""
            var isEscaped = false
            for character in match.2 {
                if isEscaped {
                    value.append(character == "n" ? "\n" : character)
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else {
                    value.append(character)
                }
            }
            guard labels.updateValue(value, forKey: String(match.1)) == nil else {
                throw Fault(line: text, reason: "a label twice")
            }
            rest = rest[match.range.upperBound...]
        }
        return labels
    }
}
