import CasewireModel

/// `[[queue]]` tables ──▶ queues whose filters name only what there is.
struct QueueReader {
    let faults: Faults
    /// The ids that there are; nil: not known.
    let watch: [String]?
    let feeds: [String]?

    func queues(_ tables: [Table]) -> [QueueSettings] {
        var known = KnownNames(faults: faults)
        return tables.compactMap { table in
            let reader = TableReader(table, title: "[[queue]]", known: Vocabulary.queue, faults: faults)
            let name = reader.identifier("name", such: "lawyers")
            if let name { known.add(name, "queue", at: reader.place(of: "name")) }
            let queue = QueueSettings(
                name: name ?? "", watch: ids("watch", reader, among: watch)?.map { EntityID($0) },
                feeds: ids("feeds", reader, among: feeds)?.map { FeedID($0) }, languages: languages(reader),
                places: filter("places", reader)?.map(\.text), kinds: kinds(reader) ?? [.alert, .case])
            return name == nil ? nil : queue
        }
    }

    /// An empty filter would let nothing through: nobody means that.
    private func filter(_ key: String, _ reader: TableReader) -> [(text: String, place: Place)]? {
        let texts = reader.texts(key)
        if case .array(let elements) = reader.table[key]?.value, elements.isEmpty {
            reader.fault(key, "\"\(key)\" is empty and would let nothing through; remove it to let all through")
        }
        return texts
    }

    private func ids(_ key: String, _ reader: TableReader, among known: [String]?) -> [String]? {
        guard let texts = filter(key, reader) else { return nil }
        guard let known else { return texts.map(\.text) }
        let all = Set(known)
        let table = key == "feeds" ? "feed" : "watch"
        for (text, place) in texts where !all.contains(text) {
            let nearest = NearestName.of(text, among: known, unless: faults).map { "; did you mean \"\($0)\"?" }
            faults.add(
                place,
                "\"\(key)\" names \(TextCheck.shown(text)), which no [[\(table)]] has as its id"
                    + (nearest ?? "; add one, or remove the name"))
        }
        return texts.map(\.text)
    }

    private func languages(_ reader: TableReader) -> [String]? {
        guard let texts = filter("languages", reader) else { return nil }
        for (text, place) in texts where !LanguageTag.isOne(text) {
            faults.add(place, LanguageTag.fault("one of \"languages\"", text))
        }
        return texts.map { $0.text.lowercased() }
    }

    private func kinds(_ reader: TableReader) -> [Message.Kind]? {
        guard let texts = filter("kinds", reader) else { return nil }
        return texts.compactMap { text, place in
            if let kind = Message.Kind(rawValue: text) { return kind }
            faults.add(
                place, "\"kinds\" has \(TextCheck.shown(text)); " + TableReader.advice(text, Message.Kind.self))
            return nil
        }
    }
}
