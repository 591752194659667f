import ArgumentParser
import CasewireModel
import Foundation
import Reporting
import Storage

struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Writes out what an alert or a case rests on, and checks it.",
        discussion: """
            For each answer a folder gets the body as it was read, the headers of request and response, and SHA256SUMS for
            sha256sum -c. Hashes are checked as it is written. Ends with 65 where one does not match, or nothing is kept.

            --verify reads the whole store and compares it with its own hashes and with the state.

            Example:
              casewire evidence 5f0c2d9e41b7 --out /tmp/for-the-court
              casewire evidence --verify
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Check the whole store.") var verify = false
    @Flag(help: "Print JSON.") var json = false
    @Option(help: ArgumentHelp("The folder to write into. Default: evidence-ID.", valueName: "dir"))
    var out: String?
    @Argument(help: "The id of an alert or a case.") var id: String?

    func validate() throws {
        guard (id != nil) != verify else {
            throw ValidationError("give the id of an alert or a case, or --verify for the whole store")
        }
        guard id?.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) ?? true else {
            throw ValidationError("an id is of letters and digits: casewire spool list and casewire cases show them")
        }
    }

    func run() throws {
        try reporting {
            if let id { try writeOut(id) } else { try check() }
        }
    }

    // MARK: One alert or case

    private func writeOut(_ id: String) throws {
        let references = try options.evidence(of: id)
        let folder = out ?? "evidence-\(id)"
        let reader = EvidenceReader(spool: Spool(root: options.spoolFolder(try options.settingsIfAny())))
        var written: [WrittenAnswer] = []
        var faults: [EvidenceFault] = []
        for (index, reference) in references.enumerated() {
            do throws(EvidenceFault) {
                let answer = try reader.answer(
                    in: String(reference.warc.split(separator: "/").last ?? ""), at: reference.offset,
                    sha256: reference.sha256)
                written.append(WrittenAnswer(number: index + 1, answer, reference))
            } catch {
                faults.append(error)
            }
            if let last = written.last, last.number == index + 1 { try last.write(to: folder) }
        }
        if !written.isEmpty {
            let sums = written.map { "\($0.sha256)  \($0.file)\n" }.joined()
            try OutputFile.write(Array(sums.utf8), to: "\(folder)/SHA256SUMS")
        }
        try show(written, in: folder)
        for fault in faults { Terminal.say("\(fault)") }
        if !faults.isEmpty { throw ExitCode(Failure.Status.dataError.rawValue) }
    }

    private func show(_ written: [WrittenAnswer], in folder: String) throws {
        if json {
            for answer in written { Terminal.print([UInt8](try JSONEncoder.casewire().encode(answer)) + [0x0A]) }
            return
        }
        var table = Table("FILE", "FETCHED", "SHA-256", "URL")
        for answer in written {
            table.add("\(folder)/\(answer.file)", answer.fetched, answer.sha256, answer.url)
        }
        Terminal.print(table.text(width: Terminal.width))
    }

    // MARK: The whole store

    private func check() throws {
        let settings = try options.settingsIfAny()
        let spool = Spool(root: options.spoolFolder(settings))
        let folder = options.stateFolder(settings)
        let outcome: EvidenceCheck.Outcome
        do {
            let hasState = FileManager.default.fileExists(atPath: "\(folder)/state.db")
            let check =
                hasState
                ? try options.look(into: folder) { try EvidenceCheck(spool: spool, state: $0) }
                : try EvidenceCheck(spool: spool, state: nil)
            outcome = try check.run()
        } catch let error as StorageError {
            throw Failure(status: error.exitStatus, "\(error)")
        }
        if json {
            let counts = [
                "files": outcome.files, "records": outcome.records, "bytes": outcome.bytes,
                "faults": outcome.faults.count, "unfinished": outcome.unfinished.count,
            ]
            Terminal.print([UInt8](try JSONEncoder.casewire().encode(counts)) + [0x0A])
        } else {
            let words = outcome.faults.isEmpty ? "all as their hashes say" : "\(outcome.faults.count) faults"
            Terminal.print("\(outcome.records) records in \(outcome.files) files, \(outcome.bytes) bytes: \(words)\n")
        }
        for note in outcome.unfinished + outcome.faults { Terminal.say("\(note)") }
        if !outcome.faults.isEmpty { throw ExitCode(Failure.Status.dataError.rawValue) }
    }
}

/// One answer as it was written out.
private struct WrittenAnswer: Encodable {
    let number: Int
    let file: String
    let url: String
    let fetched: String
    let sha256: String
    let warc: String
    let offset: Int
    private let answer: EvidenceReader.Answer

    private enum CodingKeys: CodingKey { case file, url, fetched, sha256, warc, offset }

    init(number: Int, _ answer: EvidenceReader.Answer, _ reference: EvidenceReference) {
        self.number = number
        self.answer = answer
        let digits = number < 10 ? "0\(number)" : "\(number)"
        file = "\(digits).\(Self.ending(ofType: answer.contentType))"
        url = answer.url
        fetched = answer.fetched
        sha256 = answer.sha256
        warc = reference.warc
        offset = reference.offset
    }

    func write(to folder: String) throws {
        let stem = file.prefix { $0 != "." }
        try OutputFile.write(answer.body, to: "\(folder)/\(file)")
        try OutputFile.write(answer.head, to: "\(folder)/\(stem).response.txt")
        if let request = answer.request { try OutputFile.write(request, to: "\(folder)/\(stem).request.txt") }
    }

    /// A server's word for what it sent picks one of these, and never stands in a name itself.
    private static func ending(ofType type: String?) -> String {
        let type = type?.lowercased() ?? ""
        let kinds = [
            ("html", "html"), ("json", "json"), ("xml", "xml"), ("rss", "xml"), ("atom", "xml"), ("text/", "txt"),
        ]
        return kinds.first { type.contains($0.0) }?.1 ?? "bin"
    }
}

/// Files that a command was told to write.
private enum OutputFile {
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            let file = URL(filePath: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        } catch {
            throw Failure(status: 73, "\(path): can't be written: \(error.localizedDescription)")
        }
    }
}

extension CommonOptions {
    /// Where what an alert or a case rests on is kept: as the state knows it, and as the alerts in the spool have it.
    fileprivate func evidence(of id: String) throws -> [EvidenceReference] {
        let settings = try settingsIfAny()
        let folder = stateFolder(settings)
        var references: [EvidenceReference] = []
        var isKnown = false
        if FileManager.default.fileExists(atPath: "\(folder)/state.db") {
            (references, isKnown) = try look(into: folder) { state in
                let records = try state.evidence(of: .alert, id: id) + state.evidence(of: .case, id: id)
                let isKnown =
                    try state.told(StoryID(id)).revision > 0 || state.cases().contains { $0.id.rawValue == id }
                return (records.map(\.reference), isKnown)
            }
        }
        for alert in try alertsInSpool(settings.map { spoolFolder($0) } ?? spoolFolder(nil)) {
            guard alert.id == id || alert.cases.contains(id) else { continue }
            isKnown = true
            for reference in alert.evidence
            where !references.contains(where: { $0.warc == reference.warc && $0.offset == reference.offset }) {
                references.append(reference)
            }
        }
        guard isKnown else {
            throw Failure(.dataError, "no alert or case \(id); casewire spool list and casewire cases list them")
        }
        guard !references.isEmpty else {
            throw Failure(
                .dataError,
                "nothing is kept of what \(id) rests on: archive was off, it could not be written, or it was found by rescan"
            )
        }
        return references
    }

    private func alertsInSpool(_ root: String) throws -> [AlertEvidence] {
        let spool = Spool(root: root)
        let queue = Spool.defaultQueue(of: .alert)
        do {
            return try Spool.boxes.filter { $0 != "tmp" }.flatMap { box in
                try spool.names(in: queue, box).compactMap { name in
                    (try? InputFile.bytes("\(spool.path(queue, box))/\(name)")).flatMap {
                        try? JSONDecoder.casewire().decode(AlertEvidence.self, from: Data($0))
                    }
                }
            }
        } catch let error as StorageError {
            throw Failure(status: error.exitStatus, "\(error)")
        }
    }
}

/// As much of an alert as says what it rests on.
private struct AlertEvidence: Decodable {
    let id: String
    let cases: [String]
    let evidence: [EvidenceReference]
}
