import CasewireModel

/// What the overview counts, gathered record by record: in memory there are numbers, and a line for each case.
struct ReportCounts {
    struct CaseLine {
        let id: CaseID
        let name: String
        let step: Event?
        let sentences: [Sentence]
        let sources: Int
        let isWithdrawn: Bool
    }

    struct AlertLine {
        let id: StoryID
        let title: String
        let feed: String
        let created: String
    }

    private(set) var cases: [CaseLine] = []
    private(set) var nameOfCase: [CaseID: String] = [:]
    private(set) var sentenced = 0
    private(set) var alerts = 0
    private(set) var byMonth: [String: Int] = [:]
    private(set) var byPlace: [String: Int] = [:]
    private(set) var byPenalty: [Sentence.Kind: Int] = [:]
    private(set) var alertsByFeed: [FeedID: Int] = [:]
    private(set) var casesByFeed: [FeedID: Int] = [:]
    /// The newest ones, the newest last.
    private(set) var latest: [AlertLine] = []
    /// The alert of an item, and the hash of what it rests on.
    private(set) var alertOfItem: [String: (id: StoryID, hash: String?)] = [:]

    private static let latestAlerts = 15

    mutating func take(_ record: CaseRecord) {
        nameOfCase[record.id] = record.person.name
        let judged = record.events.last { !$0.sentences.isEmpty }
        cases.append(
            CaseLine(
                id: record.id, name: record.person.name,
                step: record.events.last { $0.date != nil } ?? record.events.last,
                sentences: judged?.sentences ?? [], sources: record.sources.count,
                isWithdrawn: record.status == .withdrawn))
        // What its sources took back is shown as such, and counted nowhere.
        guard record.status == .open else { return }
        if judged != nil { sentenced += 1 }
        for event in record.events {
            if let date = event.date { byMonth[String(date.start.description.prefix(7)), default: 0] += 1 }
            if let place = event.place, !place.isEmpty { byPlace[place, default: 0] += 1 }
            for sentence in event.sentences { byPenalty[sentence.kind, default: 0] += 1 }
        }
        for feed in Set(record.sources.map(\.feed)) { casesByFeed[feed, default: 0] += 1 }
    }

    mutating func take(_ alert: Alert) {
        alerts += 1
        alertsByFeed[alert.feed.id, default: 0] += 1
        for feed in Set(alert.sightings.map(\.feed)) where feed != alert.feed.id { alertsByFeed[feed, default: 0] += 1 }
        alertOfItem[Self.key(alert.feed.id, alert.item.guid)] = (alert.id, alert.evidence.last?.sha256)
        latest.append(
            AlertLine(
                id: alert.id, title: alert.item.title, feed: alert.feed.title ?? alert.feed.id.rawValue,
                created: Timestamp.rfc3339(alert.created)))
        if latest.count > Self.latestAlerts { latest.removeFirst() }
    }

    func alert(of source: CaseSource) -> (id: StoryID, hash: String?)? {
        alertOfItem[Self.key(source.feed, source.item)]
    }

    private static func key(_ feed: FeedID, _ item: ItemID) -> String { "\(feed) \(item)" }

    /// The months from the first that has something to the last, the empty ones between them too; at most so many.
    func months(atMost count: Int) -> [(name: String, count: Int)] {
        guard let first = byMonth.keys.min(), let last = byMonth.keys.max(),
            var month = CalendarDay(iso: "\(last)-01")
        else { return [] }
        var months: [(name: String, count: Int)] = []
        while months.count < count {
            let name = String(month.description.prefix(7))
            months.append((name, byMonth[name] ?? 0))
            if name <= first { break }
            let before = month.adding(days: -1)
            guard let start = CalendarDay(before.year, before.month, 1) else { break }
            month = start
        }
        return months.reversed()
    }
}
