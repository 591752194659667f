import CasewireModel
import TextTools

/// One person's case: who, what happened when, who says so, and where reports differ.
extension ReportPages {
    func page(of record: CaseRecord) -> Page {
        let person = record.person
        var model = ReportModel(["name": PlainText.line(person.name)])
        model.set("withdrawn", record.status == .withdrawn)
        let charges = record.charges.map { charge in
            charge.article.map { charge.text.contains($0) ? charge.text : "\(charge.text) (\($0))" } ?? charge.text
        }
        model.set(
            "facts",
            facts([
                (.alsoPrinted, person.names.filter { $0 != person.name }.joined(separator: ", ")),
                (.age, person.age.map(String.init)), (.roles, person.roles.joined(separator: ", ")),
                (.ties, record.organisations.map { watched[$0] ?? $0.rawValue }.joined(separator: ", ")),
                (.charges, charges.joined(separator: "; ")),
                (.stance, record.stance.map { words[$0 == .denies ? .denies : .admits] }),
                (.revision, "\(record.revision), \(minute(record.created))"),
            ]))
        model.set(
            "proceedings",
            Set(record.events.map(\.proceeding)).sorted().map { proceeding($0, in: record) })
        model.set("sources", record.sources.map(source))
        return page(
            Self.name(record.id), title: PlainText.line(person.name), tab: nil, template: "case", model)
    }

    private func proceeding(_ number: Int, in record: CaseRecord) -> ReportModel {
        let events = record.events.filter { $0.proceeding == number }
        var model = ReportModel(["id": "proceeding-\(number)", "heading": "\(words[.proceeding]) \(number)"])
        model.set("steps", events.map { step($0, in: record) })
        model.set("differences", differences(among: events, in: record))
        return model
    }

    private func step(_ event: Event, in record: CaseRecord) -> ReportModel {
        let source = record.source(of: event)
        let alert = counts.alert(of: source)
        var model = ReportModel([
            "step": event.type.words(language), "when": words.when(event.date), "where": event.place.map(placeName),
            "court": event.court, "judge": event.judge,
            "sentence": event.sentences.map { $0.words(language) }.joined(separator: "; "), "quote": event.quote,
            "language": source.language, "source": PlainText.line(source.title),
            "published": source.published.map(minute), "confidence": "\(Int((event.confidence * 100).rounded())) %",
            "alert": alert.map { Self.name($0.id) }, "hash": alert?.hash,
        ])
        model.set("url", link: source.url)
        return model
    }

    private func source(_ source: CaseSource) -> ReportModel {
        var model = ReportModel([
            "title": PlainText.line(source.title), "feed": source.feed.rawValue,
            "published": source.published.map(minute),
        ])
        model.set("url", link: source.url)
        return model
    }

    /// Steps that a proceeding has once, and of which several sources tell differently: both are shown side by side, and
    /// which is right is for people to say.
    private func differences(among events: [Event], in record: CaseRecord) -> [ReportModel] {
        let onceOnly: [EventType] = [.charged, .trialOpened, .sentenced, .acquitted]
        return onceOnly.compactMap { type in
            let versions = events.filter { $0.type == type }
            let isTold = versions.contains { first in versions.contains { Self.differ(first, $0) } }
            guard isTold else { return nil }
            var model = ReportModel(["heading": "\(words[.differences]): \(type.words(language))"])
            model.set(
                "versions",
                versions.map { event in
                    ReportModel([
                        "source": PlainText.line(record.source(of: event).title), "when": words.when(event.date),
                        "sentence": event.sentences.map { $0.words(language) }.joined(separator: "; "),
                        "quote": event.quote,
                    ])
                })
            return model
        }
    }

    private static func differ(_ one: Event, _ other: Event) -> Bool {
        let isOtherDay = one.date.flatMap { one in other.date.map { one.end < $0.start || $0.end < one.start } }
        let isOtherPenalty = !one.sentences.isEmpty && !other.sentences.isEmpty && one.sentences != other.sentences
        return isOtherDay == true || isOtherPenalty
    }
}
