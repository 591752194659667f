import CasewireModel
import Configuration
import Foundation
import Storage

/// When the spool's lack of room is worth a notice: while there is still room for it. Pure.
enum SpoolJudge {
    /// An end is told only once there is a twentieth more room than at the beginning, so that a spool at its limit is one
    /// notice and not one a minute.
    private static let slack = 0.05

    static func judge(_ room: SpoolRoom, _ limits: SpoolLimits, in book: inout NoticeBook, at now: Date) {
        let details = [
            "free_bytes": String(room.free), "used_bytes": String(room.used), "min_free_bytes": String(limits.minFree),
            "quota_bytes": String(limits.quota),
        ]
        if room.used >= limits.quota {
            book.begin(
                .spoolFull, since: now,
                "The spool has reached its quota; new messages wait in the state until some are taken.", details,
                at: now)
        } else if room.free < limits.minFree {
            book.begin(
                .spoolFull, since: now, "The spool's disk is nearly full; when it is, messages wait in the state.",
                details, at: now)
        } else if Double(room.used) <= Double(limits.quota) * (1 - slack),
            Double(room.free) >= Double(limits.minFree) * (1 + slack)
        {
            book.end(.spoolFull, "The spool has room again.", details, at: now)
        }
    }
}
