package import CasewireModel

/// What `extract` prints for one item: `{"watch": […], "cases": […]}`.
package struct ExtractionOutput: Encodable, Sendable {
    package var watch: [EntityID]
    package var cases: [CaseRecord]

    /// - Parameter matched: nil where the item names no watched entity.
    package init(matched: MatchedItem?, cases: [Case]) {
        watch = Set(matched?.matches.map(\.entity) ?? []).sorted()
        self.cases = cases.map(CaseRecord.init)
    }

    /// A case in the form of CASES.md, without `source`, which only the spool knows.
    package struct CaseRecord: Encodable, Sendable {
        var schema = Case.schema
        var id: CaseID?
        var person: Person
        var organisations: [EntityID]
        var charges: [Case.Charge]
        var stance: Case.Stance?
        var events: [Event]

        package init(_ told: Case) {
            id = told.id
            person = told.person
            organisations = told.organisations
            charges = told.charges
            stance = told.stance
            events = told.events
        }
    }
}
