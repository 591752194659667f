import CasewireModel
import Matching
import Testing

@Suite("Watchlists") struct ListTests {
    @Test("find the same whatever else is listed") func large() {
        let syllables = ["ба", "до", "ке", "лу", "ми", "на", "ро", "са", "те", "ву"]
        let others = (0..<20_000).map { number in
            let name = String(number).map { syllables[Int(String($0)) ?? 0] }.joined().capitalized
            return WatchedEntity(id: EntityID("o\(number)"), name: "\(name) ұйымы", kind: .organisation)
        }
        let watchlist = Watchlist(others + [Watched.person, Watched.movement])
        #expect(
            Watched.found("Даурен Кошанов и БДҚ-ның мүшелері", in: watchlist) == [
                "person:Даурен Кошанов", "movement:БДҚ-ның",
            ])
        #expect(Watched.found("Додокелу ұйымына барды", in: watchlist) == ["o1123:Додокелу ұйымына"])
    }

    @Test(
        "warn of aliases that match too much, and refuse those that never match",
        arguments: [
            ("—", WatchedEntity.Kind.term, true), ("и", .term, false), ("жол", .term, false), ("law", .term, false),
            ("Жол", .organisation, false), ("Даурен", .person, false),
        ])
    func problems(alias: String, kind: WatchedEntity.Kind, isFault: Bool) {
        let found = Watchlist.problems(of: WatchedEntity(id: "x", name: alias, kind: kind))
        #expect(found.map(\.alias) == [alias])
        #expect(found.map(\.isFault) == [isFault])
    }

    @Test("refuse conditions that nothing can meet") func conditions() {
        func faults(_ conditions: Conditions) -> Int {
            Watchlist.problems(of: WatchedEntity(id: "x", name: "Orda Tas", kind: .term, conditions: conditions)).count
        }
        #expect(faults(Conditions(never: ["orda tas"])) == 1)
        #expect(faults(Conditions(never: ["Tas"])) == 1)
        #expect(faults(Conditions(near: ["court"], within: 0)) == 1)
        #expect(faults(Conditions(near: ["Orda Tas"])) == 1)
        #expect(faults(Conditions(near: ["…"])) == 1)
        #expect(faults(Conditions(near: ["court"], never: ["Orda Tas Bank"])) == 0)
    }

    @Test("do not warn of everyday words that must stand near something") func nearby() {
        let entity = WatchedEntity(
            id: "x", name: "Жол", kind: .organisation, aliases: [Alias("Көше", conditions: Conditions())],
            conditions: Conditions(near: ["Кошанов"]))
        #expect(Watchlist.problems(of: entity).map(\.alias) == ["Көше"])
    }

    @Test("have nothing to say of ordinary names") func quiet() {
        for entity in [Watched.person, Watched.woman, Watched.movement, Watched.town, Watched.term] {
            #expect(Watchlist.problems(of: entity) == [])
        }
    }
}
