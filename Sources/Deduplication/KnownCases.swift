package import CasewireModel

/// The cases that are known: the state's, or those of a file that is read.
package protocol KnownCases {
    /// Those filed under any of `keys`, by id.
    func dossiers(under keys: Set<String>) throws -> [CaseDossier]
    /// Those that an item speaks of, by id.
    func dossiers(from feed: FeedID, item: ItemID) throws -> [CaseDossier]
    /// Those that a person joined to a case.
    func dossiers(mergedInto id: CaseID) throws -> [CaseDossier]
    func dossier(_ id: CaseID) throws -> CaseDossier?
}

/// A case to be kept, with what it is filed under.
package struct FiledCase {
    package let dossier: CaseDossier
    package let keys: Set<String>
    /// To be told: its record is another than the one before.
    package let isRevised: Bool
}

/// Known cases that are kept in memory.
package final class CasesInMemory: KnownCases {
    private var dossiers: [CaseID: CaseDossier] = [:]
    private var byKey: [String: Set<CaseID>] = [:]
    private var byItem: [PersonFacts.SourceKey: Set<CaseID>] = [:]
    private var byRoot: [CaseID: Set<CaseID>] = [:]
    private var keys: [CaseID: Set<String>] = [:]

    package init() {}

    package func keep(_ filed: FiledCase) {
        let id = filed.dossier.id
        for key in keys[id] ?? [] { byKey[key]?.remove(id) }
        for telling in dossiers[id]?.tellings ?? [] { byItem[PersonFacts.SourceKey(telling.source)]?.remove(id) }
        if let root = dossiers[id]?.mergedInto { byRoot[root]?.remove(id) }
        if let root = filed.dossier.mergedInto { byRoot[root, default: []].insert(id) }
        dossiers[id] = filed.dossier
        keys[id] = filed.keys
        for key in filed.keys { byKey[key, default: []].insert(id) }
        for telling in filed.dossier.tellings { byItem[PersonFacts.SourceKey(telling.source), default: []].insert(id) }
    }

    package var all: [CaseDossier] { dossiers.values.sorted { $0.id < $1.id } }

    package func dossiers(under keys: Set<String>) -> [CaseDossier] {
        ordered(keys.reduce(into: Set<CaseID>()) { $0.formUnion(byKey[$1] ?? []) })
    }

    package func dossiers(from feed: FeedID, item: ItemID) -> [CaseDossier] {
        var source = CaseSource(feed: feed, item: Item(guid: item, title: ""))
        source.item = item
        return ordered(byItem[PersonFacts.SourceKey(source)] ?? [])
    }

    package func dossiers(mergedInto id: CaseID) -> [CaseDossier] { ordered(byRoot[id] ?? []) }

    package func dossier(_ id: CaseID) -> CaseDossier? { dossiers[id] }

    private func ordered(_ ids: Set<CaseID>) -> [CaseDossier] { ids.sorted().compactMap { dossiers[$0] } }
}
