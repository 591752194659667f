package import Foundation

/// What the spool carries (SPOOL.md). A message is known by its kind, id and revision, all of which follow from content
/// and history.
package struct Message: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable { case alert, `case`, notice }

    package var kind: Kind
    /// Lower-case hexadecimal digits.
    package var id: String
    package var revision: Int
    package var created: Date
    /// One JSON object in UTF-8 and a final newline: what is delivered, however often.
    package var body: [UInt8]

    package init(kind: Kind, id: String, revision: Int, created: Date, body: [UInt8]) {
        self.kind = kind
        self.id = id
        self.revision = revision
        self.created = created
        self.body = body
    }

    /// `20210805T120301Z.case.5f0c2d9e41b7-2.json`: names sort by time of creation.
    package var fileName: String { "\(Timestamp.compact(created)).\(key).json" }

    /// What a file name holds besides its time: the same in every delivery of one message.
    package var key: String { "\(kind.rawValue).\(id)-\(revision)" }
}

/// `casewire.alert/1`.
package struct Alert: Codable, Equatable, Sendable {
    package static let schema = "casewire.alert/1"

    package var schema = Alert.schema
    package var id: StoryID
    package var revision: Int
    package var created: Date
    package var feed: FeedReference
    package var item: Item
    package var matches: [Match]
    package var cases: [CaseID]
    package var sightings: [Sighting]
    package var evidence: [EvidenceReference]
    /// nil: when its item was printed.
    package var found: Found?

    /// How an alert came about, where it was not by its item's arrival.
    package enum Found: String, Codable, Sendable {
        /// Later, by a watchlist that had grown, in what had been kept (`casewire rescan`).
        case rescan
    }

    package init(
        id: StoryID, revision: Int, created: Date, feed: FeedReference, item: Item, matches: [Match], cases: [CaseID],
        sightings: [Sighting] = [], evidence: [EvidenceReference] = [], found: Found? = nil
    ) {
        self.id = id
        self.revision = revision
        self.created = created
        self.feed = feed
        self.item = item
        self.matches = matches
        self.cases = cases
        self.sightings = sightings
        self.evidence = evidence
        self.found = found
    }
}

/// A feed as in feeds.conf.
package struct FeedReference: Codable, Equatable, Sendable {
    package var id: FeedID
    package var title: String?
    package var url: String

    package init(id: FeedID, title: String?, url: String) {
        self.id = id
        self.title = title
        self.url = url
    }
}

/// One place where a story was seen, and when. The first raises the alert.
package struct Sighting: Codable, Equatable, Sendable {
    package var feed: FeedID
    package var url: String?
    package var title: String
    package var seen: Date

    package init(feed: FeedID, url: String?, title: String, seen: Date) {
        self.feed = feed
        self.url = url
        self.title = title
        self.seen = seen
    }
}

/// Where the bytes that an alert rests on are kept.
package struct EvidenceReference: Codable, Equatable, Sendable {
    package var url: String
    package var fetched: Date
    /// Of the body as it was read, decoded: 64 lower-case hexadecimal digits.
    package var sha256: String
    /// A file below the spool: `evidence/cases-20210805-1.warc.gz`.
    package var warc: String
    /// Bytes into that file, compressed as it is: where the record of the answer begins.
    package var offset: Int

    package init(url: String, fetched: Date, sha256: String, warc: String, offset: Int) {
        self.url = url
        self.fetched = fetched
        self.sha256 = sha256
        self.warc = warc
        self.offset = offset
    }
}

/// An item that speaks of a case.
package struct CaseSource: Codable, Equatable, Sendable {
    package var feed: FeedID
    package var item: ItemID
    package var url: String?
    package var title: String
    package var published: Date?
    package var language: String?

    package init(feed: FeedID, item: Item) {
        self.feed = feed
        self.item = item.guid
        url = item.url
        title = item.title
        published = item.published
        language = item.language
    }
}

/// `casewire.case/1` as the register holds it and the spool carries it: the record of CASES.md with its history.
package struct CaseRecord: Codable, Equatable, Sendable {
    package enum Status: String, Codable, Sendable { case open, withdrawn }

    package var schema = Case.schema
    package var id: CaseID
    package var revision: Int
    package var created: Date
    package var status: Status
    package var person: Person
    package var organisations: [EntityID]
    package var charges: [Case.Charge]
    package var stance: Case.Stance?
    package var events: [Event]
    /// The item that this revision comes from.
    package var source: CaseSource
    /// All items that speak of it, in the order seen.
    package var sources: [CaseSource]
    /// The revision before this one; nil for the first.
    package var previous: Int?
    /// What this revision changed against the previous one; nil for the first.
    package var changes: [CaseChange]?
    /// The case that a person joined this one to: what comes of it is told there.
    package var mergedInto: CaseID?

    private enum CodingKeys: String, CodingKey {
        case schema, id, revision, created, status, person, organisations, charges, stance, events, source, sources
        case previous, changes
        case mergedInto = "merged_into"
    }

    package init(
        id: CaseID, revision: Int, created: Date, status: Status = .open, person: Person, organisations: [EntityID],
        charges: [Case.Charge], stance: Case.Stance?, events: [Event], source: CaseSource, sources: [CaseSource],
        previous: Int?
    ) {
        self.id = id
        self.revision = revision
        self.created = created
        self.status = status
        self.person = person
        self.organisations = organisations
        self.charges = charges
        self.stance = stance
        self.events = events
        self.source = source
        self.sources = sources
        self.previous = previous
    }
}

/// `casewire.notice/1`: what Casewire has to say of its feeds and of itself.
package struct Notice: Codable, Equatable, Sendable {
    package enum Code: String, Codable, Sendable {
        case feedFailing = "feed-failing"
        case feedBlocked = "feed-blocked"
        case feedGone = "feed-gone"
        case feedMoved = "feed-moved"
        case feedLying = "feed-lying"
        case windowGap = "window-gap"
        case stateSetAside = "state-set-aside"
        case spoolFull = "spool-full"
        case evidenceFailing = "evidence-failing"
    }

    package var schema = "casewire.notice/1"
    package var id: String
    package var revision: Int
    package var created: Date
    /// `feed:ID`, `state`, `spool`, `watch:ID`.
    package var about: String
    package var code: Code
    package var since: Date
    package var until: Date?
    /// A sentence for a human, in English.
    package var text: String
    package var details: [String: String]

    package init(
        id: String, revision: Int, created: Date, about: String, code: Code, since: Date, until: Date? = nil,
        text: String, details: [String: String] = [:]
    ) {
        self.id = id
        self.revision = revision
        self.created = created
        self.about = about
        self.code = code
        self.since = since
        self.until = until
        self.text = text
        self.details = details
    }
}
