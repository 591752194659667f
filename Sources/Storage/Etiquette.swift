package import Foundation

/// What we know of one feed that decides when and how it is asked, besides how often it failed (FETCHING.md E10 to E37).
///
/// Kept as one JSON column of the state: fields may be added, and what is missing has its default.
package struct Etiquette: Equatable, Sendable {
    /// The address that feeds.conf gave when this was learnt: another one makes all of it void.
    package var address: String?
    /// What the last answer that was read asked of its readers.
    package var hints = Hints()
    /// Seconds between two polls while the window overflows; nil: as feeds.conf says (E35).
    package var interval: Double?

    /// Since when the feed has answered nothing but 304 (E34).
    package var unchangedSince: Date?
    /// When it was last asked without validators.
    package var lastUnconditional: Date?
    /// It answered 304 while it had news: it is asked without validators from then on.
    package var isLying = false

    /// 410s in a row that were a day or more apart, and when the last that counts came (E16).
    package var goneCount = 0
    package var goneSince: Date?
    package var goneLast: Date?

    /// A permanent redirect that is not followed for good yet (E17).
    package var candidate: Candidate?
    /// The address that is asked in place of feeds.conf's.
    package var movedTo: String?
    /// When the old address was last asked.
    package var oldAddressTried: Date?

    /// A wall that asks for a browser stood before it at the last poll (E37).
    package var isBlocked = false
    /// Those that were told and have no end yet, by their code.
    package var notices: [String: OpenNotice] = [:]

    package init() {}

    package struct Hints: Codable, Equatable, Sendable {
        package var ttlMinutes: Int?
        /// GMT, 0 to 23.
        package var skipHours: [Int] = []
        /// English names, as printed.
        package var skipDays: [String] = []
        package var updatePeriodMinutes: Int?

        package init() {}
    }

    package struct Candidate: Codable, Equatable, Sendable {
        package var target: String
        /// Like answers in a row.
        package var count: Int
        package var since: Date

        package init(target: String, count: Int, since: Date) {
            self.target = target
            self.count = count
            self.since = since
        }
    }

    package struct OpenNotice: Codable, Equatable, Sendable {
        package var id: String
        package var revision: Int
        package var since: Date

        package init(id: String, revision: Int, since: Date) {
            self.id = id
            self.revision = revision
            self.since = since
        }
    }
}

extension Etiquette: Codable {
    private enum Key: String, CodingKey {
        case address, hints, interval, candidate, notices
        case unchangedSince = "unchanged_since"
        case lastUnconditional = "last_unconditional"
        case isLying = "lying"
        case isBlocked = "blocked"
        case goneCount = "gone"
        case goneSince = "gone_since"
        case goneLast = "gone_last"
        case movedTo = "moved_to"
        case oldAddressTried = "old_address_tried"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        address = try values.decodeIfPresent(String.self, forKey: .address)
        hints = try values.decodeIfPresent(Hints.self, forKey: .hints) ?? Hints()
        interval = try values.decodeIfPresent(Double.self, forKey: .interval)
        unchangedSince = try values.decodeIfPresent(Date.self, forKey: .unchangedSince)
        lastUnconditional = try values.decodeIfPresent(Date.self, forKey: .lastUnconditional)
        isLying = try values.decodeIfPresent(Bool.self, forKey: .isLying) ?? false
        goneCount = try values.decodeIfPresent(Int.self, forKey: .goneCount) ?? 0
        goneSince = try values.decodeIfPresent(Date.self, forKey: .goneSince)
        goneLast = try values.decodeIfPresent(Date.self, forKey: .goneLast)
        candidate = try values.decodeIfPresent(Candidate.self, forKey: .candidate)
        movedTo = try values.decodeIfPresent(String.self, forKey: .movedTo)
        oldAddressTried = try values.decodeIfPresent(Date.self, forKey: .oldAddressTried)
        isBlocked = try values.decodeIfPresent(Bool.self, forKey: .isBlocked) ?? false
        notices = try values.decodeIfPresent([String: OpenNotice].self, forKey: .notices) ?? [:]
    }

    /// Only what is not as it is by default: most feeds have nothing to remember but their address.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encodeIfPresent(address, forKey: .address)
        if hints != Hints() { try values.encode(hints, forKey: .hints) }
        try values.encodeIfPresent(interval, forKey: .interval)
        try values.encodeIfPresent(unchangedSince, forKey: .unchangedSince)
        try values.encodeIfPresent(lastUnconditional, forKey: .lastUnconditional)
        if isLying { try values.encode(isLying, forKey: .isLying) }
        if goneCount > 0 { try values.encode(goneCount, forKey: .goneCount) }
        try values.encodeIfPresent(goneSince, forKey: .goneSince)
        try values.encodeIfPresent(goneLast, forKey: .goneLast)
        try values.encodeIfPresent(candidate, forKey: .candidate)
        try values.encodeIfPresent(movedTo, forKey: .movedTo)
        try values.encodeIfPresent(oldAddressTried, forKey: .oldAddressTried)
        if isBlocked { try values.encode(isBlocked, forKey: .isBlocked) }
        if !notices.isEmpty { try values.encode(notices, forKey: .notices) }
    }
}

/// Whom a Retry-After holds back, and how long (E14): a scope is `domain:example.org` or `host:example.org:8080`.
package struct Hold: Equatable, Sendable {
    package var scope: String
    package var since: Date
    package var until: Date

    package init(scope: String, since: Date, until: Date) {
        self.scope = scope
        self.since = since
        self.until = until
    }
}
