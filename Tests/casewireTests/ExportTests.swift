import CasewireModel
import Foundation
import TestSupport
import Testing

@Suite("casewire export and report", .timeLimit(.minutes(3))) struct ExportTests {
    /// The sample newsroom, polled once with `report = true`.
    private func polled() async throws -> Monitored {
        let newsroom = try Newsroom.start()
        let monitored = try Monitored(configuration: "report = true\n" + newsroom.configuration)
        #expect(try await monitored.run("once", "--all").status == 0)
        return monitored
    }

    @Test("give every alert and case, in each format, and the report a page for each")
    func everything() async throws {
        let monitored = try await polled()
        let (alerts, cases) = (try monitored.alerts(), try monitored.cases())
        let latest = Set(cases.map(\.id))

        let lines = try await monitored.run("export", "--format", "jsonl").output.split(separator: "\n")
        #expect(lines.count == alerts.count + latest.count)
        let delivered = try monitored.messages("alerts", as: Alert.self).keys.map {
            try String(contentsOfFile: "\(monitored.spool)/alerts/new/\($0)", encoding: .utf8).dropLast()
        }
        #expect(
            Set(delivered.map(String.init)).isSubset(of: Set(lines.map(String.init))), "the messages, byte for byte")

        let feed = try await monitored.run("export", "--format", "atom").output
        let path = monitored.folder.appending("alerts.atom")
        try feed.write(to: path, atomically: true, encoding: .utf8)
        let read = try await monitored.casewire.run("parse", path.path).output
        #expect(read.components(separatedBy: "tag:casewire.invalid,2026:alert/").count - 1 == alerts.count)

        let entities = try await monitored.run("export", "--format", "ftm").output.split(separator: "\n")
        #expect(
            entities.filter { $0.contains("\"schema\":\"Person\"") && $0.contains("casewire-person-") }.count
                == latest.count)

        for id in latest {
            #expect(FileManager.default.fileExists(atPath: "\(monitored.spool)/report/ru/case-\(id).html"))
        }
        for alert in alerts {
            #expect(FileManager.default.fileExists(atPath: "\(monitored.spool)/report/alert-\(alert.id).html"))
        }
    }

    @Test("--since leaves out what is older, and says what it takes for a time")
    func since() async throws {
        let monitored = try await polled()
        let none = try await monitored.run("export", "--format", "jsonl", "--since", "2100-01-01")
        #expect(none.status == 0 && none.output == "")
        let all = try await monitored.run("export", "--format", "jsonl", "--since", "1d")
        #expect(!all.output.isEmpty)
        #expect(try await monitored.run("export", "--format", "jsonl", "--since", "yesterday").status == 64)
    }

    @Test("an export to a file is there whole or not at all, and a full disk is told")
    func files() async throws {
        let monitored = try await polled()
        let out = "\(monitored.folder.path)/cases.csv"
        #expect(try await monitored.run("export", "--format", "csv", "--out", out).status == 0)
        #expect(FileManager.default.fileExists(atPath: out))
        #expect(!FileManager.default.fileExists(atPath: "\(out).unfinished"))
        let full = try await BuiltProgram(at: "/bin/sh").run(
            "-c", "\"$0\" export --format csv --state \"$1\" --spool \"$2\" > /dev/full", monitored.casewire.path,
            monitored.state, monitored.spool)
        #expect(full.status == 74 && full.errors == "standard output: no space left on device\n")
    }

    @Test("the report stays as it is where nothing changed, and loses the page of a case that is gone")
    func remade() async throws {
        let monitored = try await polled()
        let report = "\(monitored.spool)/report"
        let stray = "\(report)/case-ffffffffffff.html"
        try "x".write(toFile: stray, atomically: true, encoding: .utf8)
        try "mine".write(toFile: "\(report)/notes.html", atomically: true, encoding: .utf8)
        let index = "\(report)/cases.html"
        let before = try FileManager.default.attributesOfItem(atPath: index)[.systemFileNumber] as? Int
        #expect(try await monitored.run("report").status == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: index)[.systemFileNumber] as? Int == before)
        #expect(!FileManager.default.fileExists(atPath: stray))
        #expect(FileManager.default.fileExists(atPath: "\(report)/notes.html"))
    }
}
