import CasewireModel
import Configuration
import Foundation
import Storage

/// How a feed is asked now: at which address, and with what it had last time.
struct Question: Equatable, Sendable {
    var url: String
    /// Empty: unconditionally.
    var validators: Validators
    /// feeds.conf's address is asked although the feed has moved: is it still so (E17)?
    var isOldAddress = false

    var isUnconditional: Bool { validators.isEmpty }

    init(_ memory: FeedMemory, of feed: FeedSettings, at now: Date) {
        let etiquette = memory.etiquette
        isOldAddress = etiquette.movedTo != nil && Self.looksBack(memory, at: now)
        url = isOldAddress ? feed.url : etiquette.movedTo ?? feed.url
        validators = Self.distrusts(etiquette, at: now) ? Validators() : memory.validators
    }

    /// Once a month, and whenever the new address has failed three times more: it may have been a mistake.
    private static func looksBack(_ memory: FeedMemory, at now: Date) -> Bool {
        guard let tried = memory.etiquette.oldAddressTried else { return true }
        return abs(now.timeIntervalSince(tried)) >= Schedule.monthlyLook
            || memory.failures > 0 && memory.failures.isMultiple(of: 3)
    }

    /// After a day of nothing but 304 the server is asked for the whole feed once, a day at least after the last time (E34).
    private static func distrusts(_ etiquette: Etiquette, at now: Date) -> Bool {
        if etiquette.isLying { return true }
        guard let since = etiquette.unchangedSince else { return false }
        let last = etiquette.lastUnconditional ?? since
        return now.timeIntervalSince(since) >= day && now.timeIntervalSince(last) >= day
    }

    private static let day = 86_400.0
}
