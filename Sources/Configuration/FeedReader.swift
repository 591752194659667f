import CasewireModel
import Foundation

/// `[[feed]]` tables ──▶ feeds with all that holds for them.
struct FeedReader {
    let faults: Faults
    /// The sections', which hold where a feed says nothing.
    let polling: PollingSettings
    let articles: ArticleSettings

    func feeds(_ tables: [Table]) -> [FeedSettings] {
        var known = KnownNames(faults: faults)
        var feeds: [FeedSettings] = []
        feeds.reserveCapacity(tables.count)
        for table in tables {
            let reader = TableReader(table, title: "[[feed]]", known: Vocabulary.feed, faults: faults)
            if let feed = feed(reader, &known) { feeds.append(feed) }
        }
        return feeds
    }

    private func feed(_ reader: TableReader, _ known: inout KnownNames) -> FeedSettings? {
        let id = reader.identifier("id", such: "daily-ru")
        if let id { known.add(id, "feed", at: reader.place(of: "id")) }
        let url = url(reader)
        let sections = SettingsReader(faults: faults)
        let feed = FeedSettings(
            id: FeedID(id ?? ""), url: url ?? "", title: reader.text("title"), language: language(reader),
            timezone: timezone(reader) ?? Self.timezone(for: url ?? ""), proxy: proxy(reader),
            allowPrivate: reader.flag("allow-private") ?? false, credential: credential(reader),
            polling: sections.polling(reader, over: polling), articles: sections.articles(reader, over: articles))
        // A feed whose address is wrong is still one that a queue may name.
        return id == nil ? nil : feed
    }

    private func url(_ reader: TableReader) -> String? {
        guard let text = reader.required("url", such: "https://example.org/rss") else { return nil }
        guard let fault = Address.feedFault(text) else { return text }
        reader.fault("url", "\"url\" \(fault)")
        return nil
    }

    private func proxy(_ reader: TableReader) -> String? {
        guard let text = reader.text("proxy") else { return nil }
        guard let fault = Address.proxyFault(text) else { return text }
        reader.fault("proxy", "\"proxy\" \(fault)")
        return nil
    }

    private func language(_ reader: TableReader) -> String? {
        guard let text = reader.text("language") else { return nil }
        if LanguageTag.isOne(text) { return text }
        reader.fault("language", LanguageTag.fault("\"language\"", text))
        return nil
    }

    private func timezone(_ reader: TableReader) -> TimeZone? {
        guard let text = reader.text("timezone") else { return nil }
        if let zone = TimeZone(identifier: text) { return zone }
        let nearest = NearestName.of(text, among: TimeZone.knownTimeZoneIdentifiers)
        let advice = nearest.map { "did you mean \"\($0)\"?" } ?? "it should be such as \"Asia/Almaty\" or \"UTC+5\""
        reader.fault("timezone", "\"timezone\" is \(TextCheck.shown(text)), which is not known; \(advice)")
        return nil
    }

    private static func timezone(for url: String) -> TimeZone {
        Address.isOfKazakhstan(url) ? TimeZone(secondsFromGMT: 5 * 3600) ?? .gmt : .gmt
    }

    private func credential(_ reader: TableReader) -> String? {
        guard let text = reader.text("credential") else { return nil }
        if text.contains("/") {
            return FilePath.resolved(text, besides: reader.place(of: "credential"), "\"credential\"", faults)
        }
        if Credential.isName(text) { return text }
        // Not shown: it may be the secret itself.
        reader.fault(
            "credential", "\"credential\" is neither a plain name in $CREDENTIALS_DIRECTORY nor a path with a /")
        return nil
    }
}

/// The names that were given so far: each may be given once.
struct KnownNames {
    let faults: Faults
    private var places: [String: Place] = [:]

    init(faults: Faults) { self.faults = faults }

    mutating func add(_ name: String, _ kind: String, at place: Place) {
        guard let first = places[name] else {
            places[name] = place
            return
        }
        faults.add(place, "a second \(kind) \"\(name)\"; the first stands in \(first.file):\(first.line): rename one")
    }
}

/// Language tags by their form alone (RFC 5646 §2.1): `ru`, `kk`, `kk-Latn`.
enum LanguageTag {
    static func isOne(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count), first.utf8.allSatisfy(isLetter) else {
            return false
        }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        }
    }

    static func fault(_ what: String, _ text: String) -> String {
        let codes = ["russian": "ru", "kazakh": "kk", "english": "en", "kyrgyz": "ky", "uzbek": "uz", "kz": "kk"]
        let advice =
            codes[text.lowercased()].map { "did you mean \"\($0)\"?" } ?? "write such as \"ru\", \"kk\", \"en\""
        return "\(what) is \(TextCheck.shown(text)), which is no language tag; \(advice)"
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
