import CasewireModel
import Matching
import Testing

@Suite("Letters that deceive, and texts that would be endless") struct HostileTextTests {
    @Test(
        "finds a name in look-alike letters, and says so",
        arguments: [
            "Кoшанoв", "Kошанов", "Кошанoва", "Ко\u{AD}шанов", "Коша\u{301}нов", "Кош\u{200B}анов", "Qоshanov",
            "Даурен Кoшанов",
            "Кошано\u{300}ву", "Qoshano\u{301}v",
        ])
    func lookalike(form: String) {
        let matches = Watched.all.matches(in: "Вот \(form) идёт", field: .text)
        #expect(matches.map(\.text) == [form])
        #expect(matches.map(\.folded) == [.lookalike])
    }

    @Test("says so where Kazakh letters were typed as Russian ones") func keyboard() {
        let matches = Watched.all.matches(in: "Бириккен дала козгалысынын мүшесі", field: .text)
        #expect(matches.map(\.text) == ["Бириккен дала козгалысынын"])
        #expect(matches.map(\.folded) == [.script])
        #expect(Watched.all.matches(in: "Біріккен дала қозғалысы", field: .text).map(\.folded) == [nil])
    }

    @Test("counts spans in Unicode scalars and gives the sentence") func spans() {
        let text = "👩‍⚖️ е\u{308}ж 𝒜. Слово «Кошанову»!\n\nКонец."
        let match = Watched.all.matches(in: text, field: .title).first
        #expect(match?.span == Span(19, 27))
        #expect(match?.field == .title)
        #expect(match.map { text[$0.span] } == "Кошанову")
        #expect(match?.context.contains("Слово «Кошанову»") == true)
        #expect(match?.context.contains("Конец") == false)
    }

    @Test(
        "gets through a long text of",
        arguments: [
            "а", "a", "\u{301}", "А. ", "ОСД ", "ОСД общий счётный датчик ", "Кошанов ", "Марат Кошанова ", "Жол ", "«",
            "-", "'s",
            "United Steppe ", "Даурен ", "Кошанов Даурен Маратович ",
        ])
    func endless(unit: String) {
        let text = String(repeating: unit, count: 200_000 / unit.utf8.count)
        let matches = Watched.all.matches(in: text, field: .text)
        #expect(matches.count <= 1_000)
        #expect(matches.allSatisfy { $0.context.unicodeScalars.count <= 1_100 })
    }

    @Test("finds a name behind a megabyte of marks") func behindMarks() {
        let text = "о" + String(repeating: "\u{301}", count: 500_000) + " Кошанов"
        #expect(Watched.found(text) == ["person:Кошанов"])
    }

    @Test("nothing in nothing") func empty() {
        #expect(Watched.found("") == [])
        #expect(Watched.found("Кошанов", in: Watchlist([])) == [])
        #expect(Watched.all.matches(in: Item(guid: "1", title: "")) == nil)
        #expect(Watched.found("x", in: Watchlist([WatchedEntity(id: "e", name: "—", kind: .term)])) == [])
    }
}
