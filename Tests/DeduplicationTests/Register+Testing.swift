import CasewireModel
import Foundation
import TextTools

@testable import Deduplication

/// One record of one item, as extraction might have found it.
struct Told {
    var item: String
    var name: String
    var names: [String] = []
    var age: Int?
    var roles: [String] = []
    var charge: String?
    var article: String?
    var organisation: EntityID?
    var published: String?
    var feed: FeedID = "a"
    var correcting: String?
    var steps: [Event] = []

    init(
        _ item: String, _ name: String, names: [String] = [], age: Int? = nil, roles: [String] = [],
        charge: String? = nil, article: String? = nil, organisation: EntityID? = nil, published: String? = nil,
        feed: FeedID = "a", correcting: String? = nil, _ steps: Event...
    ) {
        self.item = item
        self.name = name
        self.names = names
        self.age = age
        self.roles = roles
        self.charge = charge
        self.article = article
        self.organisation = organisation
        self.published = published
        self.feed = feed
        self.correcting = correcting
        self.steps = steps
    }

    var found: Case {
        Case(
            person: Person(name: name, names: names, key: FoldingKey.ofName(name), age: age, roles: roles),
            organisations: organisation.map { [$0] } ?? [],
            charges: charge.map { [Case.Charge(text: $0, article: article)] } ?? [], events: steps)
    }

    var source: CaseSource {
        CaseSource(
            feed: feed,
            item: Item(
                guid: ItemID(item), title: "About \(item)",
                published: published.flatMap { Timestamp.date(rfc3339: "\($0)T09:00:00Z") }))
    }
}

/// - Parameter day: `2022-03-04`, or a month, `2022-03`.
func step(
    _ type: EventType, _ day: String? = nil, _ place: String? = nil, court: String? = nil, _ terms: Sentence...
) -> Event {
    var date: EventDate?
    if let day, let start = CalendarDay(iso: day.count == 7 ? "\(day)-01" : day) {
        let length = CalendarDay.days(inMonth: start.month, of: start.year)
        let end = day.count == 7 ? start.adding(days: length - 1) : start
        date = EventDate(start: start, end: end, text: day)
    }
    return Event(
        type: type, date: date, place: place, court: court, sentences: terms, quote: "It says so.", field: .text,
        span: Span(0, 11), confidence: 0.9)
}

func prison(_ months: Double) -> Sentence { Sentence(kind: .imprisonment, months: months) }
func curbs(_ months: Double) -> Sentence { Sentence(kind: .restrictedFreedom, months: months) }
func jail(_ days: Double) -> Sentence { Sentence(kind: .administrativeArrest, days: days) }
func fine(_ amount: Double) -> Sentence { Sentence(kind: .fine, amount: amount, currency: "KZT") }

/// A register that takes items one after the other, as polls do.
final class TestRegister {
    let known = CasesInMemory()
    private(set) var told: [CaseRecord] = []
    private let now = Date(timeIntervalSince1970: 1_700_000_000)

    /// The cases that the records went to, in their order. Neighbours of one item are taken together.
    @discardableResult
    func take(_ records: [Told]) throws -> [CaseRegister.Placement] {
        var placements: [CaseRegister.Placement] = []
        var rest = records[...]
        while let first = rest.first {
            let item = Array(rest.prefix { $0.item == first.item && $0.feed == first.feed })
            rest = rest.dropFirst(item.count)
            var register = try CaseRegister(
                known, source: first.source, story: first.item, correcting: first.correcting.map { ItemID($0) })
            placements += try register.take(all: item.map(\.found))
            try keep(register.finish(at: now))
        }
        return placements
    }

    func join(_ other: CaseID, to id: CaseID) throws {
        keep(try PersonsWord.join(other, to: id, in: known, at: now))
    }

    func split(_ events: [String], off id: CaseID) throws {
        keep(try PersonsWord.split(events, off: id, in: known, at: now))
    }

    private func keep(_ filed: [FiledCase]) {
        for one in filed {
            known.keep(one)
            if one.isRevised { told.append(one.dossier.record) }
        }
    }

    func record(_ id: CaseID) -> CaseRecord? { known.dossier(id)?.record }
    var records: [CaseRecord] { known.all.map(\.record) }
}

/// Who is who: for each record the position of the first that is the same person's.
func persons(_ records: [Told]) throws -> [Int] {
    let ids = try TestRegister().take(records).map(\.id)
    return ids.map { id in ids.firstIndex(of: id) ?? -1 }
}
