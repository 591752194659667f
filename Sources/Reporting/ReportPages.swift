import CasewireModel
import Foundation
import TextTools

/// The pages of one language.
struct ReportPages {
    struct Page {
        /// Below the site's folder.
        let path: String
        let html: String
    }

    enum Tab: String, CaseIterable { case overview = "index.html", cases = "cases.html", feeds = "feeds.html" }

    let language: ReportLanguage
    let words: ReportWords
    let counts: ReportCounts
    let feeds: [ReportSite.Feed]
    let watched: [EntityID: String]
    let templates: ReportTemplates
    private let wordsModel: ReportModel

    init(
        _ language: ReportLanguage, _ counts: ReportCounts, _ feeds: [ReportSite.Feed], _ watched: [EntityID: String],
        _ templates: ReportTemplates
    ) {
        self.language = language
        words = ReportWords(language: language)
        self.counts = counts
        self.feeds = feeds
        self.watched = watched
        self.templates = templates
        wordsModel = words.model
    }

    // MARK: The frame

    func page(_ name: String, title: String, tab: Tab?, template: String, _ content: ReportModel) -> Page {
        var content = content
        content.set("words", wordsModel)
        var page = ReportModel(["lang": language.rawValue, "title": title])
        page.set("words", wordsModel)
        page.set("policy", markup: ReportTemplates.policy)
        page.set("style", markup: ReportStyle.text)
        page.set("body", markup: templates.render(template, content))
        page.set(
            "tabs",
            Tab.allCases.map { other in
                var model = ReportModel(["href": other.rawValue, "label": label(other)])
                model.set("current", other == tab)
                return model
            })
        page.set("translations", ReportLanguage.allCases.map { translation($0, of: name) })
        return Page(path: Self.folder(language) + name, html: templates.render("page", page))
    }

    private func label(_ tab: Tab) -> String {
        switch tab {
        case .overview: words[.overview]
        case .cases: words[.cases]
        case .feeds: words[.feeds]
        }
    }

    private static func folder(_ language: ReportLanguage) -> String {
        language == .english ? "" : "\(language.rawValue)/"
    }

    private func translation(_ other: ReportLanguage, of name: String) -> ReportModel {
        let up = language == .english ? "" : "../"
        var model = ReportModel([
            "href": up + Self.folder(other) + name, "code": other.rawValue, "label": other.name,
        ])
        model.set("current", other == language)
        return model
    }

    static func name(_ id: CaseID) -> String { "case-\(fileSafe(id.rawValue)).html" }
    static func name(_ id: StoryID) -> String { "alert-\(fileSafe(id.rawValue)).html" }

    /// Ids are hexadecimal digits; should one ever not be, it makes no path all the same.
    private static func fileSafe(_ id: String) -> String {
        id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    // MARK: Lists

    func cases() -> Page {
        let lines = counts.cases.sorted { (last($0), $1.name) > (last($1), $0.name) }
        var model = ReportModel()
        model.set("hasCases", !lines.isEmpty)
        model.set(
            "cases",
            lines.map { line in
                var row = ReportModel([
                    "href": Self.name(line.id), "name": PlainText.line(line.name),
                    "step": line.step?.type.words(language), "when": line.step.map { words.when($0.date) },
                    "place": line.step?.place.map(placeName), "count": String(line.sources),
                    "sentence": line.sentences.map { $0.words(language) }.joined(separator: "; "),
                ])
                row.set("withdrawn", line.isWithdrawn)
                return row
            })
        return page(Tab.cases.rawValue, title: words[.cases], tab: .cases, template: "cases", model)
    }

    private func last(_ line: ReportCounts.CaseLine) -> String { line.step?.date?.end.description ?? "" }

    func feedsPage() -> Page {
        var model = ReportModel()
        model.set("hasFeeds", !feeds.isEmpty)
        model.set(
            "feeds",
            feeds.map { feed in
                ReportModel([
                    "name": feed.title.map { "\($0) (\(feed.id))" } ?? feed.id.rawValue,
                    "answer": feed.lastAnswer.map(minute) ?? words[.never], "items": String(feed.items),
                    "trouble": feed.error,
                ])
            })
        return page(Tab.feeds.rawValue, title: words[.feeds], tab: .feeds, template: "feeds", model)
    }

    // MARK: Words of values

    /// `2021-08-05 12:03 UTC`
    func minute(_ date: Date) -> String {
        let text = Timestamp.rfc3339(date)
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }

    /// A town in the page's language; any other place as it was printed.
    func placeName(_ place: String) -> String { Gazetteer.town(place)?.names[language] ?? PlainText.line(place) }

    func facts(_ pairs: [(ReportWords.Key, String?)]) -> [ReportModel] {
        pairs.compactMap { key, value in
            guard let value, !value.isEmpty else { return nil }
            return ReportModel(["label": words[key], "value": PlainText.line(value), "url": nil])
        }
    }
}
