import CasewireModel
import Foundation

/// Reads all of the evidence and compares it with its own hashes and with what the state knows of it.
package struct EvidenceCheck {
    private let folder: String
    /// By file.
    private var records: [String: [EvidenceRecord]] = [:]
    private let files: [String: Int]
    private let hasState: Bool

    /// What was read.
    package struct Outcome: Sendable {
        package var files = 0
        package var records = 0
        /// On the disk.
        package var bytes = 0
        package var faults: [EvidenceFault] = []
        /// Files that end with what a process that was killed left unfinished, and nothing rests on.
        package var unfinished: [EvidenceFault] = []
        /// Of the answers that stand in full, by what tells their ids apart.
        fileprivate var whole: Set<UInt64> = []
        /// Records that name the record of their body.
        fileprivate var copies: [(original: UInt64, place: EvidenceFault)] = []
    }

    /// - Parameter state: nil where there is none to compare with.
    package init(spool: Spool, state: StateTransaction?) throws {
        folder = "\(spool.root)/evidence"
        hasState = state != nil
        files = try state?.evidenceFiles() ?? [:]
        for name in files.keys { records[name] = try state?.evidence(inFile: name) }
    }

    package func run() throws(StorageError) -> Outcome {
        var outcome = Outcome()
        let names = AtomicFile.isFolder(folder) ? try AtomicFile.names(in: folder) : []
        let ours = names.filter { EvidenceName($0) != nil }
        for name in ours { read(name, &outcome) }
        for name in files.keys.sorted() where !ours.contains(name) {
            outcome.faults.append(EvidenceFault(name, nil, "the file is missing; \(EvidenceFault.fromBackup)"))
        }
        for copy in outcome.copies where !outcome.whole.contains(copy.original) { outcome.faults.append(copy.place) }
        return outcome
    }

    private func read(_ name: String, _ outcome: inout Outcome) {
        outcome.files += 1
        outcome.bytes += AtomicFile.size(of: "\(folder)/\(name)") ?? 0
        // What the state says stands at each place, to be crossed off.
        var expected = Dictionary((records[name] ?? []).map { ($0.offset, $0) }) { first, _ in first }
        var place = 0
        var told = 0
        func note(_ fault: EvidenceFault) {
            told += 1
            if told <= EvidenceLimits.faultsTold { outcome.faults.append(fault) }
        }
        do throws(GunzipFile.Fault) {
            let members = try GunzipFile("\(folder)/\(name)")
            while let bytes = try members.next() {
                guard let record = WARCRecord(bytes) else { throw .damaged }
                outcome.records += 1
                let known = expected.removeValue(forKey: place)
                if let fault = record.digestFault ?? known.flatMap(record.differs) {
                    note(EvidenceFault(name, place, fault))
                }
                Self.note(record, name, place, &outcome)
                place = members.offset
            }
        } catch {
            let fault = EvidenceFault(name, place, error.words)
            if case .unfinished = error, hasState, place >= files[name] ?? 0 {
                outcome.unfinished.append(
                    EvidenceFault(
                        name, place,
                        "an unfinished record that nothing rests on; the next casewire once or run cuts it off"))
            } else {
                note(fault)
            }
        }
        for record in expected.values.sorted(by: { $0.offset < $1.offset }) {
            note(
                EvidenceFault(
                    name, record.offset, "the answer of \(record.url) should be here; \(EvidenceFault.fromBackup)"))
        }
    }

    private static func note(_ record: WARCRecord, _ name: String, _ place: Int, _ outcome: inout Outcome) {
        switch record["WARC-Type"] {
        case "response":
            if let id = record["WARC-Record-ID"] { outcome.whole.insert(key(ofID: id)) }
        case "revisit":
            let id = record["WARC-Refers-To"] ?? ""
            let reason = "its body is in record \(id), which no file holds; \(EvidenceFault.fromBackup)"
            outcome.copies.append((key(ofID: id), EvidenceFault(name, place, reason)))
        default: break
        }
    }

    /// The first 64 bits of `<urn:uuid:…>`: a large store has millions of them.
    private static func key(ofID id: String) -> UInt64 {
        UInt64(id.drop { $0 != ":" }.dropFirst().drop { $0 != ":" }.filter(\.isHexDigit).prefix(16), radix: 16) ?? 0
    }
}

extension WARCRecord {
    /// How it is another than the state says.
    fileprivate func differs(from known: EvidenceRecord) -> String? {
        guard self["WARC-Record-ID"] == known.recordID else {
            return "another record stands here than the state knows of; \(EvidenceFault.fromBackup)"
        }
        guard self["WARC-Payload-Digest"] == "sha256:\(known.sha256)" else {
            return "the record is not of the body that the state knows of; \(EvidenceFault.fromBackup)"
        }
        return nil
    }
}
