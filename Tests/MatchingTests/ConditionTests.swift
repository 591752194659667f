import CasewireModel
import Matching
import Testing

@Suite("Conditions") struct ConditionTests {
    private func watchlist(_ conditions: Conditions) -> Watchlist {
        Watchlist([
            WatchedEntity(id: "x", name: "Orda", kind: .organisation, aliases: [Alias("ОРД")], conditions: conditions)
        ])
    }

    @Test("near: one of its words, declined, is anywhere in the item") func nearItem() {
        let watchlist = watchlist(Conditions(near: ["Казахстан", "hunger strike"]))
        #expect(Watched.found("Orda met.", in: watchlist) == [])
        #expect(Watched.found("Orda met. Выборы прошли в Казахстане.", in: watchlist) == ["x:Orda"])
        #expect(Watched.found("Orda met during hunger strikes.", in: watchlist) == ["x:Orda"])
        let item = Item(guid: "1", title: "Orda met", summary: nil, text: "Это было в Казахстане.")
        #expect(watchlist.matches(in: item)?.matches.map(\.field) == [.title])
    }

    @Test("near: one of its words is in the sentence") func nearSentence() {
        let watchlist = watchlist(Conditions(near: ["Казахстан"], nearScope: .sentence))
        #expect(Watched.found("Orda собралась в Казахстане.", in: watchlist) == ["x:Orda"])
        #expect(Watched.found("Orda собралась.\n\nЭто было в Казахстане.", in: watchlist) == [])
    }

    @Test("within: one of its words is at most so many words away") func within() {
        let watchlist = watchlist(Conditions(near: ["court"], within: 3))
        #expect(Watched.found("Orda in the court", in: watchlist) == ["x:Orda"])
        #expect(Watched.found("court of the Orda", in: watchlist) == ["x:Orda"])
        #expect(Watched.found("Orda was in the court", in: watchlist) == [])
        #expect(Watched.found("court, a b c, Orda", in: watchlist) == [])
    }

    @Test("near: a name of everyday words is one with its capitals only") func nearName() {
        let watchlist = watchlist(Conditions(near: ["Free Choice", "party"]))
        #expect(Watched.found("Orda made a free choice.", in: watchlist) == [])
        #expect(Watched.found("Orda joined Free Choice.", in: watchlist) == ["x:Orda"])
        #expect(Watched.found("Orda is a Party.", in: watchlist) == ["x:Orda"])
    }

    @Test("near: is not satisfied by the name itself") func nearItself() {
        #expect(Watched.found("Orda", in: watchlist(Conditions(near: ["Orda"]))) == [])
        #expect(Watched.found("Orda, Orda", in: watchlist(Conditions(near: ["Orda"]))).count == 2)
    }

    @Test("never: holds back what stands in it or directly beside it, and nothing else") func never() {
        let watchlist = watchlist(Conditions(never: ["Orda landfill", "насосная компания"]))
        #expect(Watched.found("The Orda landfill burnt. Orda met.", in: watchlist) == ["x:Orda"])
        #expect(Watched.found("Насосной компании «Orda» отказали.", in: watchlist) == [])
        #expect(Watched.found("Насосная компания закрыта. Orda met.", in: watchlist) == ["x:Orda"])
    }

    @Test("never: an abbreviation that the item explains by it means that throughout") func neverThroughout() {
        let watchlist = watchlist(Conditions(never: ["насосная компания"]))
        #expect(Watched.found("Насосная компания «ОРД» растёт. В ОРД довольны.", in: watchlist) == [])
        #expect(
            Watched.found("Насосная компания «ОРД» растёт. В ОРД довольны. Orda met.", in: watchlist) == [
                "x:ОРД", "x:Orda",
            ])
    }

    @Test("of an alias go before those of its entity") func ofAlias() {
        let entity = WatchedEntity(
            id: "x", name: "Orda", kind: .organisation, aliases: [Alias("Горда", conditions: Conditions())],
            conditions: Conditions(near: ["Казахстан"]))
        #expect(Watched.found("Orda и Горда", in: Watchlist([entity])) == ["x:Горда"])
    }

    @Test("an abbreviation that stands for a numbered model means it throughout") func model() {
        #expect(Watched.found("В Казахстане собрали ОСД-2. На ОСД считали.") == [])
        #expect(Watched.found("В Казахстане запретили ОСД. На ОСД указали.") == ["movement:ОСД", "movement:ОСД"])
        #expect(Watched.found("Общий счётный датчик (ОСД) в Казахстане: ОСД выпускают.") == [])
        #expect(Watched.found("На ОСД считали.") == [])
    }

    @Test("say in words why a name counts or does not") func explained() {
        let reasons = ["На ОСД считали.", "Марат Кошанов.", "Кошанов."].flatMap { text in
            Watched.all.explain(text, field: .text).map { ($0.match.text, $0.counts, $0.reason) }
        }
        #expect(reasons.map(\.0) == ["ОСД", "Кошанов", "Кошанов"])
        #expect(reasons.map(\.1) == [false, false, true])
        #expect(reasons[0].2.contains("near"))
        #expect(reasons[1].2.contains("another given name"))
        #expect(reasons[2].2.contains("surname"))
        #expect(
            Watched.all.explain("Кошанов.", field: .text).map { "\($0)" } == [
                "text 0–7 “Кошанов” counts for person, for the alias “Даурен Кошанов”: the surname alone"
            ])
    }
}
