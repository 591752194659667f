package import CasewireModel
import TextTools

/// Reads out of a news item what it says about people's treatment by police and courts.
package enum CaseExtractor {
    /// The cases that an item tells of, in the order in which it names the people; none where it names no watched
    /// entity.
    ///
    /// Pure: the same item and matches give the same cases. Organisations are the ids of the matches' entities.
    /// - Parameter kinds: of the watched entities. A person counts only for those who are tied to them in person; where
    ///   an entity's kind is not told, it is taken for a person if the text names it as one.
    package static func cases(in matched: MatchedItem, kinds: [EntityID: WatchedEntity.Kind] = [:]) -> [Case] {
        guard !matched.matches.isEmpty, let reader = reader(for: matched.item) else { return [] }
        let text = ItemText(matched.item)
        let reading = reader.read(
            text, of: matched, knowing: ReaderFacts(published: published(matched.item), kinds: kinds))
        return CaseAssembler.cases(of: reading, in: text)
    }

    /// Why an item gives the cases that it gives, sentence by sentence.
    package static func explain(_ matched: MatchedItem, kinds: [EntityID: WatchedEntity.Kind] = [:]) -> [String] {
        guard !matched.matches.isEmpty else { return ["no watched entity is named: nothing is read"] }
        guard let reader = reader(for: matched.item) else {
            return ["no reader for the language \(matched.item.language ?? "of this text"): nothing is read"]
        }
        let text = ItemText(matched.item)
        let reading = reader.read(
            text, of: matched, knowing: ReaderFacts(published: published(matched.item), kinds: kinds))
        return Explanation(
            reading, text, Grounding(text, measures: reader.measures(in:)), matches: matched.matches
        ).lines
    }

    /// What of an item's cases stands without words of the text, or a computation from them; empty if all is as it should be.
    package static func ungrounded(
        _ matched: MatchedItem, kinds: [EntityID: WatchedEntity.Kind] = [:]
    ) -> [String] {
        guard let reader = reader(for: matched.item) else { return [] }
        let grounding = Grounding(ItemText(matched.item), measures: reader.measures(in:))
        return cases(in: matched, kinds: kinds).flatMap { told in
            grounding.grounds(of: told).filter { $0.found == nil }.map { "\(told.person.name): \($0.what) \($0.value)" }
        }
    }

    /// nil where no reader knows the language.
    private static func reader(for item: Item) -> (any LanguageReader)? {
        let language = item.language.flatMap { $0.split(whereSeparator: { $0 == "-" || $0 == "_" }).first }?
            .lowercased()
        switch language {
        case "en": return EnglishReader()
        case "ru": return RussianReader()
        case "kk": return KazakhReader()
        case nil: return isLatin(item) ? EnglishReader() : isRussian(item) ? RussianReader() : nil
        default: return nil
        }
    }

    private static func isRussian(_ item: Item) -> Bool {
        LanguageGuess.language(of: item.title + " " + (item.text ?? item.summary ?? "").prefix(4000)) == "ru"
    }

    private static func isLatin(_ item: Item) -> Bool {
        var latin = 0
        var other = 0
        for scalar in ((item.text ?? item.summary ?? "") + item.title).unicodeScalars.prefix(4000)
        where scalar.properties.isAlphabetic {
            if scalar.value < 0x250 { latin += 1 } else { other += 1 }
        }
        return latin > other
    }

    /// The day of publication in UTC.
    private static func published(_ item: Item) -> CalendarDay? {
        guard let published = item.published else { return nil }
        let seconds = published.timeIntervalSince1970
        guard seconds.isFinite, abs(seconds) < 1e12 else { return nil }
        return CalendarDay(daysSinceEpoch: Int((seconds / 86_400).rounded(.down)))
    }
}
