package import CasewireModel
package import Foundation

/// `SPOOL/evidence`: the answers that alerts and cases rest on, in WARC files. One owner, who holds the state's lock.
///
/// What is written here is durable before the state is told of it, and the state's tables say what it is. A file is only
/// ever appended to; what of it was never told of may be cut off again.
package final class EvidenceStore {
    /// What rests on the answers of a file: those of cases are kept as long as the case, so they don't share files with
    /// others.
    package enum Series: String, CaseIterable, Sendable { case alerts, cases }

    package let folder: String
    /// Of bodies that are not evidence yet.
    package var temporaryFolder: String { "\(folder)/tmp" }

    private let quota: Int
    private let fileBytes: Int
    private let software: String
    private var open: [Series: EvidenceFile] = [:]
    /// Files that nothing is appended to: their end is not what it should be.
    private var closed: Set<String> = []
    /// Bytes of all files.
    private var used = 0
    /// What was kept since `forgetCaptures`: an answer that several alerts rest on is written once.
    private var kept: [(capture: Capture, series: Series, record: EvidenceRecord)] = []

    /// - Parameters:
    ///   - quota: bytes of all files.
    ///   - software: for `warcinfo`: `Casewire/0.1.0`.
    package init(
        spool: Spool, quota: Int, software: String, fileBytes: Int = EvidenceLimits.fileBytes
    ) {
        folder = "\(spool.root)/evidence"
        self.quota = quota
        self.software = software
        self.fileBytes = fileBytes
    }

    /// Is there evidence, whether or not more of it is to be kept?
    package var exists: Bool { AtomicFile.isFolder(folder) }

    /// The path of a file, as an alert names it below the spool.
    package static func reference(toFile name: String) -> String { "evidence/\(name)" }

    // MARK: The start

    /// What was found to be wrong with a file, and done about it.
    package struct Repair: Equatable, Sendable {
        package enum Kind: Equatable, Sendable {
            /// So many bytes of an unfinished record, which nothing rests on, were cut off.
            case cut(bytes: Int)
            /// The file is left as it is, and nothing more is appended to it.
            case leftAlone(reason: String)
        }

        package let file: String
        package let kind: Kind
    }

    /// Makes the folders, clears away what a process that was killed left half done, and measures what is there.
    ///
    /// - Parameter known: how long the state says that each file is: what lies beyond was written and never told of.
    package func prepare(known: [String: Int]) throws(StorageError) -> [Repair] {
        do {
            try AtomicFile.makeFolder(folder, mode: 0o750)
            try AtomicFile.makeFolder(temporaryFolder, mode: 0o700)
            for name in try AtomicFile.names(in: temporaryFolder) {
                try AtomicFile.remove("\(temporaryFolder)/\(name)")
            }
            used = 0
            var repairs: [Repair] = []
            let names = try AtomicFile.names(in: folder).compactMap(EvidenceName.init)
            let latest = Set(Series.allCases.compactMap { EvidenceName.latest(of: $0, in: names)?.text })
            for name in names.map(\.text) {
                guard let size = AtomicFile.size(of: "\(folder)/\(name)") else { continue }
                // After the loss of a state none is known: only where it was written last can a file be unfinished, and
                // reading all would take minutes.
                let isSuspect = known[name].map { $0 != size } ?? latest.contains(name)
                if isSuspect, let repair = try repair(name, size: size, known: known[name] ?? 0) {
                    repairs.append(repair)
                }
                used += AtomicFile.size(of: "\(folder)/\(name)") ?? 0
            }
            return repairs
        } catch {
            throw error.at("evidence \(folder)")
        }
    }

    /// Reads what the state does not know, which most often is one record.
    private func repair(_ name: String, size: Int, known: Int) throws(StorageError) -> Repair? {
        func leave(_ reason: String) -> Repair {
            closed.insert(name)
            return Repair(file: name, kind: .leftAlone(reason: reason))
        }
        guard size >= known else { return leave("\(known - size) bytes of it are missing") }
        let path = "\(folder)/\(name)"
        var whole = known
        do throws(GunzipFile.Fault) {
            let file = try GunzipFile(path, from: known)
            while let record = try file.next() {
                guard WARCRecord(record) != nil else { throw .damaged }
                whole = file.offset
            }
            return nil
        } catch {
            switch error {
            case .unreadable(let number): return leave(unsafe String(cString: strerror(number)))
            case .tooLarge: return leave("the record at offset \(whole) is larger than any that is written")
            // Of a file that the state knows nothing of, more than an unfinished end may be somebody's evidence.
            case .damaged where known == 0: return leave("the record at offset \(whole) is damaged")
            case .damaged, .unfinished:
                try cut(path, to: whole)
                return Repair(file: name, kind: .cut(bytes: size - whole))
            }
        }
    }

    private func cut(_ path: String, to length: Int) throws(StorageError) {
        // A file that not even its first record was finished of.
        if length == 0 { return try AtomicFile.remove(path) }
        guard unsafe truncate(path, off_t(length)) == 0 else { throw .failed(path, errno: errno) }
    }

    // MARK: Keeping

    /// Makes answers durable and tells the state of them.
    ///
    /// - Throws: `StorageError` where the disk or the quota refuses: then nothing of it stands in the state, and the alert
    ///   goes without. Anything else is the state's own fault.
    package func keep(
        _ captures: [Capture], of feed: FeedID, as series: Series, in state: StateTransaction, at now: Date
    ) throws -> [EvidenceRecord] {
        do {
            var records: [EvidenceRecord] = []
            var files: [EvidenceFile] = []
            for capture in captures {
                let (record, file) = try keep(capture, of: feed, as: series, in: state, at: now)
                records.append(record)
                if let file { files.append(file) }
            }
            for file in files { try file.flush() }
            for index in records.indices where records[index].number == 0 {
                try state.add(&records[index])
                try state.setEvidenceFile(
                    records[index].file, bytes: end(of: records[index].file), youngest: records[index].fetched)
            }
            remember(captures, series, records)
            return records
        } catch let error as StorageError {
            throw error.at("evidence \(folder)")
        }
    }

    private func end(of name: String) -> Int {
        open.values.first { $0.name == name }?.end ?? AtomicFile.size(of: "\(folder)/\(name)") ?? 0
    }

    /// To be called once nobody asks for the same captures any more.
    package func forgetCaptures() { kept = [] }

    private func remember(_ captures: [Capture], _ series: Series, _ records: [EvidenceRecord]) {
        for (capture, record) in zip(captures, records) {
            kept.removeAll { $0.series == series && $0.capture.isSame(as: capture) }
            kept.append((capture, series, record))
        }
    }

    /// - Returns: the record, numbered if the state has it; and the file that it was written to just now.
    private func keep(
        _ capture: Capture, of feed: FeedID, as series: Series, in state: StateTransaction, at now: Date
    ) throws -> (EvidenceRecord, EvidenceFile?) {
        if var known = kept.first(where: { $0.series == series && $0.capture.isSame(as: capture) })?.record {
            // The transaction that told the state of it may have been undone; the file still has it.
            if try state.evidence(number: known.number) != known { known.number = 0 }
            return (known, nil)
        }
        let sha256 = try EvidenceFile.sha256(then: capture.body, in: capture.file)
        let original = try state.wholeEvidence(sha256: sha256).first { EvidenceName($0.file)?.series == series }
        let file = try file(for: series, at: now)
        let start = file.end
        let written: EvidenceFile.Written
        do throws(StorageError) {
            written = try file.append(
                capture, sha256: sha256,
                original: original.map {
                    EvidenceFile.Original(recordID: $0.recordID, url: $0.url, fetched: $0.fetched)
                })
        } catch {
            if !file.isSound { close(file, series) }
            throw error
        }
        used += file.end - start
        let record = EvidenceRecord(
            feed: feed, url: capture.response.url, fetched: capture.fetched, sha256: sha256, file: file.name,
            offset: written.offset, recordID: written.recordID, original: original?.number)
        return (record, file)
    }

    private func close(_ file: EvidenceFile, _ series: Series) {
        closed.insert(file.name)
        open[series] = nil
    }

    /// The file to append to: of today, and not too long.
    private func file(for series: Series, at now: Date) throws(StorageError) -> EvidenceFile {
        guard used < quota else {
            throw .cannotWrite(
                place: folder, reason: "evidence-quota is reached; raise it in feeds.conf, or set keep-evidence")
        }
        let day = EvidenceName.day(now)
        if let file = open[series], file.end < fileBytes, EvidenceName(file.name)?.day == day { return file }
        open[series] = nil
        let names = try AtomicFile.names(in: folder).compactMap(EvidenceName.init)
        let today = EvidenceName.latest(of: series, in: names.filter { $0.day == day })
        let file: EvidenceFile
        if let today, !closed.contains(today.text), let size = AtomicFile.size(of: "\(folder)/\(today.text)"),
            size < fileBytes
        {
            file = try EvidenceFile(appendingTo: today.text, in: folder, at: size)
        } else {
            let name = EvidenceName(series: series, day: day, number: (today?.number ?? 0) + 1)
            file = try EvidenceFile(making: name.text, in: folder, software: software, at: now)
            used += file.end
        }
        open[series] = file
        return file
    }

    // MARK: Retention

    /// Removes a file that nothing rests on any more. One that is not there is as good as removed.
    package func remove(_ name: String) throws(StorageError) {
        guard let series = EvidenceName(name)?.series else { return }
        if open[series]?.name == name { open[series] = nil }
        let size = AtomicFile.size(of: "\(folder)/\(name)") ?? 0
        do {
            try AtomicFile.remove("\(folder)/\(name)")
        } catch {
            throw error.at("evidence \(folder)")
        }
        used -= size
    }
}

extension Capture {
    fileprivate func isSame(as other: Capture) -> Bool { file === other.file && body == other.body }
}
