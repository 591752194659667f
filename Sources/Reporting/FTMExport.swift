package import CasewireModel
import Foundation

/// Cases and alerts as FollowTheMoney entities, a line each.
///
/// Ids follow from Casewire's own, so that a later export of the same case meets the earlier one. What changes over time
/// (status, stance, penalty) is told as dated events and not as a property of the case, since lists of one entity are united.
/// An article that several cases and alerts rest on comes several times with the same values; `ftm aggregate` unites them.
package struct FTMExport {
    /// By id; of an entity that feeds.conf no longer has, its alerts' word is taken.
    private let watched: [EntityID: WatchedEntity]

    package init(watched: [WatchedEntity]) {
        self.watched = Dictionary(watched.map { ($0.id, $0) }) { first, _ in first }
    }

    // MARK: Whom we watch

    package func lines(of entity: WatchedEntity) throws -> [UInt8] {
        guard let schema = Self.schema(of: entity.kind) else { return [] }
        var watched = FTMEntity(schema, id: Self.id(entity.id))
        watched.add("name", name: entity.name)
        for alias in entity.aliases { watched.add("alias", name: alias.text) }
        return try lines([watched])
    }

    /// nil: neither a person nor a body.
    private static func schema(of kind: WatchedEntity.Kind) -> String? {
        switch kind {
        case .person: "Person"
        case .organisation: "Organization"
        case .place, .term: nil
        }
    }

    private static func id(_ entity: EntityID) -> String { "watched-\(entity.rawValue)" }

    // MARK: Alerts

    package func lines(of alert: Alert) throws -> [UInt8] {
        var article = Self.article(feed: alert.feed.id, item: alert.item.guid)
        article.addLine("title", alert.item.title)
        article.add("sourceUrl", url: alert.item.url)
        article.add("publishedAt", time: alert.item.published)
        article.add("language", language: alert.item.language)
        article.addLine("publisher", alert.feed.title)
        for author in alert.item.authors { article.addLine("author", author) }
        article.addText("bodyText", alert.item.text ?? alert.item.summary)
        return try lines([article] + mentions(alert, in: article))
    }

    private func mentions(_ alert: Alert, in article: FTMEntity) -> [FTMEntity] {
        var mentions: [FTMEntity] = []
        var told: Set<String> = []
        for match in alert.matches where told.insert("\(match.entity) \(match.text)").inserted {
            var mention = FTMEntity(
                "Mention", id: "mention-\(FTMEntity.hash(article.id, match.entity.rawValue, match.text))")
            mention.add("document", article.id)
            mention.add("name", name: match.text)
            if let schema = watched[match.entity].flatMap({ Self.schema(of: $0.kind) }) {
                mention.add("resolved", "casewire-\(Self.id(match.entity))")
                mention.add("detectedSchema", schema)
            }
            mentions.append(mention)
        }
        return mentions
    }

    private static func article(feed: FeedID, item: ItemID) -> FTMEntity {
        FTMEntity("Article", id: "article-\(FTMEntity.hash(feed.rawValue, item.rawValue))")
    }

    // MARK: Cases

    package func lines(of record: CaseRecord) throws -> [UInt8] {
        let articles = record.sources.map { source in
            var article = Self.article(feed: source.feed, item: source.item)
            article.addLine("title", source.title)
            article.add("sourceUrl", url: source.url)
            article.add("publishedAt", time: source.published)
            article.add("language", language: source.language)
            return article
        }
        let person = person(record, articles)
        let proceedings = Set(record.events.map(\.proceeding)).union([1]).sorted()
        let cases = proceedings.flatMap { proceeding(record, $0, of: person) }
        let events = events(record, of: person)
        return try lines(articles + [person] + ties(record, of: person) + cases + events)
    }

    private func person(_ record: CaseRecord, _ articles: [FTMEntity]) -> FTMEntity {
        var person = FTMEntity("Person", id: "person-\(record.id)")
        person.add("name", name: record.person.name)
        for name in record.person.names { person.add("alias", name: name) }
        for role in record.person.roles { person.addLine("profession", role) }
        for article in articles { person.add("proof", article.id) }
        return person
    }

    private func ties(_ record: CaseRecord, of person: FTMEntity) -> [FTMEntity] {
        record.organisations.compactMap { organisation in
            guard let schema = watched[organisation].flatMap({ Self.schema(of: $0.kind) }) else { return nil }
            var tie = FTMEntity("UnknownLink", id: "tie-\(record.id)-\(organisation)")
            tie.add("subject", person.id)
            tie.add("object", "casewire-\(Self.id(organisation))")
            tie.add("role", schema == "Person" ? "reported as tied to" : "reported as tied to the organisation")
            return tie
        }
    }

    private func proceeding(_ record: CaseRecord, _ number: Int, of person: FTMEntity) -> [FTMEntity] {
        let name = "\(record.person.name), proceeding \(number)"
        var courtCase = FTMEntity("CourtCase", id: "case-\(record.id)-\(number)")
        courtCase.add("name", name: name)
        for event in record.events where event.proceeding == number {
            courtCase.addLine("court", event.court)
            courtCase.add("proof", proof(of: event, in: record))
        }
        // Charges are the person's: of which proceeding each is, only a single one tells.
        if !record.events.contains(where: { $0.proceeding != number }) {
            for charge in record.charges {
                courtCase.addLine("type", charge.text)
                courtCase.addLine("category", charge.article.map { "article \($0)" })
            }
        }
        var party = FTMEntity("CourtCaseParty", id: "party-\(record.id)-\(number)")
        party.add("case", courtCase.id)
        party.add("party", person.id)
        party.add("role", "person concerned")
        return [courtCase, party]
    }

    private func events(_ record: CaseRecord, of person: FTMEntity) -> [FTMEntity] {
        var told: [String: Int] = [:]
        return record.events.map { event in
            // What makes a step the same step in the next revision: whose it is, what it is, when it was, and the
            // penalty: where a source corrects that, the two must not be united into one step with two penalties.
            let penalty = event.sentences.map(\.words).joined(separator: ";")
            let key = FTMEntity.hash(
                record.id.rawValue, event.type.rawValue, event.date.map { "\($0.start)" } ?? event.quote, penalty)
            told[key, default: 0] += 1
            let number = told[key] ?? 1
            return self.event(event, "event-\(key)\(number > 1 ? "-\(number)" : "")", record, of: person)
        }
    }

    private func event(_ event: Event, _ id: String, _ record: CaseRecord, of person: FTMEntity) -> FTMEntity {
        var entity = FTMEntity("Event", id: id)
        entity.add("name", name: "\(event.type.words(.english)): \(record.person.name)")
        entity.add("keywords", event.type.rawValue)
        if let date = event.date, date.start == date.end {
            entity.add("date", day: date.start)
        } else {
            entity.add("startDate", day: event.date?.start)
            entity.add("endDate", day: event.date?.end)
        }
        entity.addLine("location", event.place)
        entity.addText("summary", event.quote)
        for sentence in event.sentences { entity.addLine("description", sentence.words(.english)) }
        entity.addLine("notes", event.court.map { "Court: \($0)" })
        entity.addLine("notes", event.judge.map { "Judge: \($0)" })
        entity.add("recordId", "casewire-case-\(record.id)-\(event.proceeding)")
        entity.add("involved", person.id)
        entity.add("proof", proof(of: event, in: record))
        entity.add("sourceUrl", url: record.source(of: event).url)
        return entity
    }

    private func proof(of event: Event, in record: CaseRecord) -> String {
        let source = record.source(of: event)
        return Self.article(feed: source.feed, item: source.item).id
    }

    private func lines(_ entities: [FTMEntity]) throws -> [UInt8] {
        let encoder = JSONEncoder.casewire()
        return try entities.flatMap { [UInt8](try encoder.encode($0)) + [0x0A] }
    }
}
