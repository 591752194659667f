import CasewireModel
import Deduplication
import Foundation
import Storage

/// The notices of one thing that lasts: one with its beginning, and one more with its end (SPOOL.md). Their ids follow
/// from what they are about, their code and since when, so that one that comes again is known.
struct NoticeBook {
    /// Those that have no end yet.
    private(set) var open: [String: Etiquette.OpenNotice]
    /// What is to be told now.
    private(set) var owed: [Notice] = []
    private let about: String

    init(about: String, open: [String: Etiquette.OpenNotice]) {
        self.about = about
        self.open = open
    }

    func isOpen(_ code: Notice.Code) -> Bool { open[code.rawValue] != nil }

    /// Tells that something began. Where that was told and has not ended, nothing.
    mutating func begin(
        _ code: Notice.Code, since: Date, _ text: String, _ details: [String: String], at now: Date
    ) {
        guard !isOpen(code) else { return }
        let notice = Self.notice(about, code, since: since, until: nil, text, details, at: now)
        open[code.rawValue] = Etiquette.OpenNotice(id: notice.id, revision: 1, since: since)
        owed.append(notice)
    }

    /// Tells that it ended. Where its beginning was not told, nothing.
    mutating func end(_ code: Notice.Code, _ text: String, _ details: [String: String] = [:], at now: Date) {
        guard let begun = open.removeValue(forKey: code.rawValue) else { return }
        var notice = Self.notice(about, code, since: begun.since, until: now, text, details, at: now)
        notice.id = begun.id
        notice.revision = begun.revision + 1
        owed.append(notice)
    }

    /// Tells of what is over already.
    mutating func tell(
        _ code: Notice.Code, since: Date, until: Date, _ text: String, _ details: [String: String], at now: Date
    ) {
        owed.append(Self.notice(about, code, since: since, until: until, text, details, at: now))
    }

    private static func notice(
        _ about: String, _ code: Notice.Code, since: Date, until: Date?, _ text: String, _ details: [String: String],
        at now: Date
    ) -> Notice {
        Notice(
            id: id(about, code, Timestamp.rfc3339(since)), revision: 1, created: now, about: about,
            code: code, since: since, until: until, text: text, details: details)
    }

    /// - Parameter since: what tells one time from another.
    static func id(_ about: String, _ code: Notice.Code, _ since: String) -> String {
        ContentHash.id(about, code.rawValue, since)
    }
}
