import CasewireModel
import Matching
import Testing

/// Work is counted in bytes, words and places that were looked at: a clock would measure the machine.
@Suite("The work that a text takes") struct WorkTests {
    private static let units = [
        "а", "a", "\u{301}", "о\u{301}", "'", "Кошан", "Кошано ", "Кошанов ", "Кошанова ", "Кошанова\n", "Кошанова. ",
        "ОСД ",
        "ОСД общий счётный ", "ОСД, общий счётный датчик. ", "ОСД-", "Жол ", "«Жол» ", "Жол партия ", "United Steppe ",
        "United Steppe\n", "Д. Кошанов ", "Айгуль Кошанова пришла. ", "Марат Кошанов, ", "Qoshanova ", "Кошaнов ",
    ]

    @Test("is doubled where the text is", arguments: units)
    func linear(unit: String) {
        func work(_ bytes: Int) -> Int {
            Watched.all.work(on: String(repeating: unit, count: bytes / unit.utf8.count))
        }
        let once = work(30_000)
        #expect(once >= 30_000 - unit.utf8.count)
        #expect(work(60_000) <= once * 2 + 2_000)
    }

    @Test("of a megabyte is not more than a few steps a byte", arguments: ["а", "\u{301}", "Кошано "])
    func megabyte(unit: String) {
        let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        #expect(Watched.all.work(on: text) < 4_000_000)
    }

    @Test("does not grow with the list") func list() {
        let text = String(repeating: "Судью видели у реки, и он молчал. Nobody saw the river rise. ", count: 200)
        let others = (0..<5_000).map { number in
            WatchedEntity(id: EntityID("o\(number)"), name: "Zhx\(number) Qwv\(number)", kind: .organisation)
        }
        #expect(
            Watchlist([Watched.movement] + others).work(on: text) <= Watchlist([Watched.movement]).work(on: text) * 11
                / 10)
    }
}
