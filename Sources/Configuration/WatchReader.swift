import CasewireModel

/// `[[watch]]` tables ──▶ watched entities.
struct WatchReader {
    let faults: Faults

    func watchlist(_ tables: [Table]) -> [WatchedEntity] {
        var known = KnownNames(faults: faults)
        return tables.compactMap { table in
            let reader = TableReader(table, title: "[[watch]]", known: Vocabulary.watch, faults: faults)
            return entity(reader, &known)
        }
    }

    private func entity(_ reader: TableReader, _ known: inout KnownNames) -> WatchedEntity? {
        let id = reader.identifier("id", such: "koshe")
        if let id { known.add(id, "watched entity", at: reader.place(of: "id")) }
        let name = reader.required("name", such: "Koshe Party")
        if let name { checkSpelling(name, at: reader.place(of: "name"), "\"name\"") }
        let conditions = ConditionKeys(reader)
        conditions.check(reader, spelling: name)
        let entity = WatchedEntity(
            id: EntityID(id ?? ""), name: name ?? "",
            kind: reader.choice("kind", of: WatchedEntity.Kind.self) ?? .term,
            aliases: aliases(reader, name: name, outer: conditions), conditions: conditions.conditions)
        return id == nil ? nil : entity
    }

    private func aliases(_ reader: TableReader, name: String?, outer: ConditionKeys) -> [Alias] {
        guard let node = reader.table["aliases"] else { return [] }
        guard case .array(let elements) = node.value else {
            reader.wrongKind("aliases", node, "a list such as [\"one\", { text = \"two\", near = [\"three\"] }]")
            return []
        }
        var result: [Alias] = []
        result.reserveCapacity(elements.count)
        var first: [Spelling: Int] = [:]
        var others: [Spelling: [Int]] = [:]
        for element in elements {
            guard let alias = alias(element, outer: outer) else { continue }
            let spelling = Spelling(text: alias.text)
            if let known = first[spelling] {
                if result[known] == alias || others[spelling, default: []].contains(where: { result[$0] == alias }) {
                    continue
                }
                others[spelling, default: []].append(result.count)
            } else {
                first[spelling] = result.count
            }
            result.append(alias)
        }
        let conditional = result.filter { $0.conditions != nil && $0.conditions != Conditions() }
        guard !conditional.isEmpty else { return result }
        /// Spellings that count wherever they stand.
        var unconditional: Set<String> = outer.conditions == Conditions() ? [name ?? ""] : []
        for alias in result where (alias.conditions ?? outer.conditions) == Conditions() {
            unconditional.insert(alias.text)
        }
        for alias in conditional {
            guard unconditional.contains(alias.text) else { continue }
            let text = TextCheck.shown(alias.text)
            reader.fault(
                "aliases",
                "\(text) stands without conditions as well, so that its near and never say nothing; "
                    + (alias.text == name ? "put them into the [[watch]] itself" : "remove one of the two"))
        }
        return result
    }

    /// A text that is equal to those of the same bytes alone: a list may have a hundred thousand, and `String` looks
    /// each letter up in the tables of Unicode before it compares.
    private struct Spelling: Hashable {
        let text: String

        static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) { for byte in text.utf8 { hasher.combine(byte) } }
    }

    /// `"DVK"` or `{ text = "ДВК", near = […] }`
    private func alias(_ node: Node, outer: ConditionKeys) -> Alias? {
        guard case .table(let table) = node.value else {
            guard case .text = node.value else {
                faults.add(
                    node.place, "an alias is \(node.kind); it should be a text or { text = \"…\", near = [\"…\"] }")
                return nil
            }
            let reader = TableReader(Table(place: node.place), title: "", known: [], faults: faults)
            guard let text = reader.line(node, "an alias"), checkSpelling(text, at: node.place, "an alias") else {
                return nil
            }
            return Alias(text)
        }
        let reader = TableReader(table, title: "an alias", known: Vocabulary.alias, faults: faults)
        guard table["text"] != nil else {
            faults.add(node.place, "an alias without text; add text = \"…\" to the table")
            return nil
        }
        guard let content = table["text"], let text = reader.line(content, "an alias's \"text\""),
            checkSpelling(text, at: content.place, "an alias's \"text\"")
        else { return nil }
        let own = ConditionKeys(reader)
        let keys = own.over(outer)
        if !own.isEmpty { keys.check(reader, spelling: text) }
        return Alias(text, conditions: own.isEmpty ? nil : keys.conditions)
    }

    /// What holds no letter and no digit can't be found.
    @discardableResult
    private func checkSpelling(_ text: String, at place: Place, _ what: String) -> Bool {
        if text.isEmpty {
            faults.add(place, "\(what) is empty; remove it or write a name")
            return false
        }
        let isWord = text.unicodeScalars.contains { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
        if !isWord {
            faults.add(place, "\(what) is \(TextCheck.shown(text)), which has no letter; remove it or write a name")
        }
        return isWord
    }
}

/// `near`, `near-scope`, `within` and `never` of a `[[watch]]` or an alias; nil: not said there.
private struct ConditionKeys {
    var near: [String]?
    var scope: Conditions.Scope?
    var within: Int?
    var never: [String]?

    init(_ reader: TableReader) {
        near = reader.texts("near")?.map(\.text)
        scope = reader.choice("near-scope", of: Conditions.Scope.self)
        within = reader.whole("within", in: 1...1000)
        never = reader.texts("never")?.map(\.text)
    }

    var isEmpty: Bool { near == nil && scope == nil && within == nil && never == nil }

    /// The nearer one of each setting.
    func over(_ outer: ConditionKeys) -> ConditionKeys {
        var result = self
        result.near = near ?? outer.near
        result.scope = scope ?? outer.scope
        result.within = within ?? outer.within
        result.never = never ?? outer.never
        return result
    }

    var conditions: Conditions {
        Conditions(near: near ?? [], nearScope: scope ?? .item, within: within, never: never ?? [])
    }

    /// Finds what could not have been meant.
    func check(_ reader: TableReader, spelling: String?) {
        if (near ?? []).isEmpty {
            for key in ["within", "near-scope"] where reader.table[key] != nil {
                reader.fault(key, "\"\(key)\" says nothing without \"near\"; add near = [\"…\"], or remove it")
            }
        }
        if let spelling, never?.contains(spelling) == true {
            let shown = TextCheck.shown(spelling)
            reader.fault("never", "\"never\" holds \(shown) itself, which could then not be found; remove it")
        }
    }
}
