import CasewireModel
import TextTools

/// One alert: the text with what was found in it marked.
extension ReportPages {
    func page(of alert: Alert) -> Page {
        let item = alert.item
        var model = ReportModel(["language": item.language])
        let title = item.title.isEmpty ? alert.id.rawValue : item.title
        model.set("segments", segments(title, spans(of: .title, in: alert)))
        model.set("facts", facts(of: alert))
        let told = alert.cases.compactMap { id in counts.nameOfCase[id].map { (id, $0) } }
        model.set("hasCases", !told.isEmpty)
        model.set(
            "cases",
            told.map { ReportModel(["href": Self.name($0.0), "name": PlainText.line($0.1)]) })
        let field: Item.Field = item.text?.isEmpty == false ? .text : .summary
        model.set("paragraphs", paragraphs(item[field] ?? "", spans(of: field, in: alert), item.language))
        setSightings(of: alert, in: &model)
        return page(Self.name(alert.id), title: PlainText.line(title), tab: nil, template: "alert", model)
    }

    private func facts(of alert: Alert) -> [ReportModel] {
        let item = alert.item
        var found: [String] = []
        for match in alert.matches where !found.contains(match.name) { found.append(match.name) }
        var facts = facts([
            (.feed, alert.feed.title ?? alert.feed.id.rawValue), (.published, item.published.map(minute)),
            (.authors, item.authors.joined(separator: ", ")), (.watched, found.joined(separator: ", ")),
            (.language, item.language), (.revision, "\(alert.revision), \(minute(alert.created))"),
        ])
        if let url = item.url {
            var address = ReportModel(["label": words[.address], "value": PlainText.line(url)])
            address.set("url", link: url)
            facts.append(address)
        }
        return facts
    }

    private func setSightings(of alert: Alert, in model: inout ReportModel) {
        model.set("hasSightings", !alert.sightings.isEmpty)
        model.set(
            "sightings",
            alert.sightings.map { sighting in
                var row = ReportModel([
                    "title": PlainText.line(sighting.title), "feed": sighting.feed.rawValue,
                    "seen": minute(sighting.seen),
                ])
                row.set("url", link: sighting.url)
                return row
            })
        model.set("hasEvidence", !alert.evidence.isEmpty)
        model.set(
            "evidence",
            alert.evidence.map {
                ReportModel([
                    "sha256": $0.sha256, "address": $0.url, "fetched": minute($0.fetched), "warc": $0.warc,
                ])
            })
    }

    private func spans(of field: Item.Field, in alert: Alert) -> [Span] {
        alert.matches.filter { $0.field == field }.map(\.span).sorted()
    }

    /// A text in paragraphs, its marks where they fall.
    private func paragraphs(_ text: String, _ spans: [Span], _ language: String?) -> [ReportModel] {
        var paragraphs: [ReportModel] = []
        var start = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let length = line.unicodeScalars.count
            let here = spans.filter { $0.start < start + length && $0.end > start }
                .map { Span(max($0.start - start, 0), min($0.end - start, length)) }
            if !line.allSatisfy(\.isWhitespace) {
                var paragraph = ReportModel(["language": language])
                paragraph.set("segments", segments(String(line), here))
                paragraphs.append(paragraph)
            }
            start += length + 1
        }
        return paragraphs
    }

    /// A text cut where what was found begins and ends. Of spans that overlap, the later one begins where the earlier ends.
    private func segments(_ text: String, _ spans: [Span]) -> [ReportModel] {
        let scalars = Array(text.unicodeScalars)
        var segments: [ReportModel] = []
        var place = 0
        func add(_ end: Int, isMark: Bool) {
            guard end > place else { return }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[place..<end])
            var segment = ReportModel(["text": String(view)])
            segment.set("mark", isMark)
            segments.append(segment)
            place = end
        }
        for span in spans where span.end > place && span.start < scalars.count {
            add(min(max(span.start, place), scalars.count), isMark: false)
            add(min(span.end, scalars.count), isMark: true)
        }
        add(scalars.count, isMark: false)
        return segments
    }
}
