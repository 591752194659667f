import CasewireModel

/// An item as far as it was read: what depends on members that may come later waits for the end.
struct JSONItemDraft {
    var value = PrintedItem()
    // As printed.
    var id: String?
    var url: String?
    var externalURL: String?
    var html: String?
    var plain: String?
    var authors = JSONAuthors()
    var tags = DistinctValues<String>()

    /// - Parameter base: what addresses are relative to.
    func finished(base: String?) -> PrintedItem {
        var item = value
        let external = externalURL.map { URLReference.resolve($0, base: base) }
        item.link = url.map { URLReference.resolve($0, base: base) } ?? external
        item.id = id ?? url ?? externalURL
        item.summaryType = item.summary == nil ? nil : .text
        if let html {
            let value = MarkupAddresses.resolve(html, base: item.link ?? base)
            item.content.append(Content(type: "html", value: value, language: item.language))
        }
        if let plain { item.content.append(Content(type: "text", value: plain, language: item.language)) }
        item.authors = authors.all
        item.categories = tags.values.map { Category(term: $0) }
        if let link = item.link { item.links.append(Link(rel: "alternate", href: link)) }
        if let external, external != item.link { item.links.append(Link(rel: "related", href: external)) }
        return item
    }
}

/// 1.1 has a list, 1.0 had one; for the readers of both many print both.
struct JSONAuthors {
    /// Of `author`.
    private var one = DistinctValues<Author>()
    /// Of `authors`.
    private var several = DistinctValues<Author>()

    mutating func take(_ author: Author, of name: JSONFeedName) {
        if name == .author { one.append(author) } else { several.append(author) }
    }

    /// Each once, that of 1.0 first, whichever is printed first.
    var all: [Author] {
        if one.values.isEmpty { return several.values }
        var all = one
        for author in several.values { all.append(author) }
        return all.values
    }
}

/// Values in the order in which they came, each once; `Limits.valuesPerField` at most.
struct DistinctValues<Value: Hashable> {
    private(set) var values: [Value] = []
    /// The same values, once there are so many that looking through them all takes longer.
    private var known: Set<Value> = []

    mutating func append(_ value: Value) {
        guard values.count < Limits.valuesPerField else { return }
        if values.count < 16 {
            if !values.contains(value) { values.append(value) }
            return
        }
        if known.isEmpty { known = Set(values) }
        if known.insert(value).inserted { values.append(value) }
    }
}
