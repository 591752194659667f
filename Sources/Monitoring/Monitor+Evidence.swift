import CasewireModel
import Foundation
import Storage

/// What the loop does about evidence besides keeping it: repairs, and a word where it can't be kept.
extension Monitor {
    /// Where bodies are copied to while they are read; nil where nothing is archived.
    func recorder(_ clock: @escaping @Sendable () -> Date) -> Recorder? {
        evidence.map { Recorder(folder: $0.store.temporaryFolder, clock: clock) }
    }

    /// To be called with the state's lock held and before anything is asked; and again, where it failed.
    func prepareEvidence(at now: Date) {
        guard let evidence else { return }
        guarded {
            for repair in evidence.prepare(known: try state.read { try $0.evidenceFiles() }) {
                switch repair.kind {
                case .cut(let bytes):
                    log.info("evidence \(repair.file): \(bytes) bytes of a record that was left unfinished are cut off")
                case .leftAlone(let reason):
                    log.warning(
                        "evidence \(repair.file): \(reason); it stays as it is, and casewire evidence --verify tells more"
                    )
                }
            }
        }
        tellOfEvidence(at: now)
    }

    /// Tells once that alerts go out without evidence, and once that it can be kept again.
    func tellOfEvidence(at now: Date) {
        guard let evidence, evidence.hasNews else { return }
        let before = report.evidenceFault
        report.evidenceFault = evidence.fault
        if let fault = evidence.fault, fault != before { log.warning("\(fault); alerts go out without their evidence") }
        guarded {
            let code = Notice.Code.evidenceFailing
            let open = try state.read { try $0.openNotice(code) }
            var book = NoticeBook(about: "spool", open: open.map { [code.rawValue: $0] } ?? [:])
            if let fault = evidence.fault {
                book.begin(
                    code, since: now, "Evidence can't be kept; alerts go out without it.",
                    ["path": evidence.store.folder, "error": "\(fault)"], at: now)
            } else {
                book.end(code, "Evidence is kept again.", ["path": evidence.store.folder], at: now)
            }
            guard !book.owed.isEmpty else { return }
            try state.transaction { state in
                try state.setOpenNotice(code, book.open[code.rawValue])
                for notice in book.owed { try owe(notice, of: nil, in: state) }
            }
        }
        evidence.wasTold()
    }
}
