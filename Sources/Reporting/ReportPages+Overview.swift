import CasewireModel

/// The first page: how many, when, where, and what for.
extension ReportPages {
    private enum Limits {
        /// Months that are drawn: three years, of which each bar is still seen on a telephone.
        static let months = 36
        /// Places that have a line of their own in the table.
        static let places = 30
    }

    func overview() -> Page {
        var model = ReportModel()
        let open = counts.cases.filter { !$0.isWithdrawn }.count
        model.set(
            "figures",
            [
                (open, words[.people]), (counts.sentenced, words[.sentencedPeople]), (counts.alerts, words[.alerts]),
                (feeds.count, words[.feeds]),
            ]
            .map { ReportModel(["number": String($0), "label": $1]) })
        model.set("charts", [months(), places(), penalties()])
        setSources(in: &model)
        setLatest(in: &model)
        return page(Tab.overview.rawValue, title: words[.overview], tab: .overview, template: "overview", model)
    }

    private func months() -> ReportModel {
        let bars = counts.months(atMost: Limits.months).map { ReportChart.Bar(name: $0.name, count: $0.count) }
        return chart("by-month", .byMonth, .month, bars) { ReportChart(templates).columns(bars, id: $0, heading: $1) }
    }

    private func penalties() -> ReportModel {
        let bars = counts.byPenalty.map { ReportChart.Bar(name: $0.key.words(language), count: $0.value) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        return chart("by-penalty", .byPenalty, .penalty, bars) {
            ReportChart(templates).rows(bars, id: $0, heading: $1)
        }
    }

    /// Spellings and languages of one town are one place.
    private func places() -> ReportModel {
        var named: [String: Int] = [:]
        var towns: [String: (town: Gazetteer.Town, count: Int)] = [:]
        for (place, count) in counts.byPlace {
            let name = placeName(place)
            named[name, default: 0] += count
            if let town = Gazetteer.town(place) { towns[name] = (town, (towns[name]?.count ?? 0) + count) }
        }
        var bars = named.map { ReportChart.Bar(name: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
        let rest = bars.dropFirst(Limits.places).reduce(0) { $0 + $1.count }
        bars = Array(bars.prefix(Limits.places))
        if rest > 0 { bars.append(.init(name: words[.otherPlaces], count: rest)) }
        let drawn = towns.values.sorted { ($1.count, $0.town.longitude) < ($0.count, $1.town.longitude) }
        return chart("by-place", .byPlace, .place, bars) {
            ReportChart(templates).map(drawn, language, id: $0, heading: $1)
        }
    }

    private func chart(
        _ id: String, _ heading: ReportWords.Key, _ first: ReportWords.Key, _ bars: [ReportChart.Bar],
        draw: (_ id: String, _ heading: String) -> String
    ) -> ReportModel {
        var model = ReportModel(["id": id, "heading": words[heading], "first": words[first]])
        model.set("isEmpty", bars.isEmpty)
        model.set("drawing", markup: bars.isEmpty ? "" : draw(id, words[heading]))
        model.set("rows", bars.map { ReportModel(["name": $0.name, "count": String($0.count)]) })
        return model
    }

    private func setSources(in model: inout ReportModel) {
        let titles = Dictionary(feeds.map { ($0.id, $0.title ?? $0.id.rawValue) }) { first, _ in first }
        let ids = Set(counts.alertsByFeed.keys).union(counts.casesByFeed.keys)
        let rows = ids.sorted {
            (counts.alertsByFeed[$1] ?? 0, $0) < (counts.alertsByFeed[$0] ?? 0, $1)
        }.map { id in
            ReportModel([
                "name": titles[id] ?? id.rawValue, "alerts": String(counts.alertsByFeed[id] ?? 0),
                "cases": String(counts.casesByFeed[id] ?? 0),
            ])
        }
        model.set("hasSources", !rows.isEmpty)
        model.set("sources", rows)
    }

    private func setLatest(in model: inout ReportModel) {
        model.set("hasLatest", !counts.latest.isEmpty)
        model.set(
            "latest",
            counts.latest.reversed().map { line in
                ReportModel([
                    "href": Self.name(line.id), "title": line.title.isEmpty ? line.id.rawValue : line.title,
                    "feed": line.feed, "time": line.created, "day": String(line.created.prefix(10)),
                ])
            })
    }
}
