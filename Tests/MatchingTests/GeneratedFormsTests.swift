import CasewireModel
import Matching
import TestSupport
import Testing

/// All forms of all words of all spellings of what is watched, each in a sentence.
@Suite("Every form that the rules give") struct GeneratedFormsTests {
    private static let entities = [
        Watched.person, Watched.woman, Watched.movement, Watched.town, Watched.term,
        WatchedEntity(
            id: "commander", name: "Игорь Вишневецкий", kind: .person,
            aliases: [Alias("Ihor Vyshnevetsky"), Alias("Игорь Сергеевич Вишневецкий")]),
        WatchedEntity(
            id: "poet", name: "Майра Ақтайқызы", kind: .person,
            aliases: [Alias("Майра Актайкызы"), Alias("Илья Корабель")]),
        WatchedEntity(
            id: "bank", name: "Степной земельный банк", kind: .organisation,
            aliases: [Alias("Дала жер банкі"), Alias("СЗБ"), Alias("Вольное общество"), Alias("Дом ремёсел")]),
        WatchedEntity(
            id: "valley", name: "Көкжайлау", kind: .place, aliases: [Alias("Кокжайлау"), Alias("Kokzhailau")]),
        WatchedEntity(
            id: "torture", name: "пытка", kind: .term,
            aliases: [
                Alias("азаптау"), Alias("политический заключённый"), Alias("political prisoner"), Alias("свидетель"),
            ]),
    ]

    private static let sentences = [
        ("Вчера в Уральске вспоминали: ", " — и это длилось час."), ("Кеше Оралда «", "» туралы айтылды."),
        ("Yesterday (", ") was spoken of in Oral."),
    ]

    /// Each word of a spelling in each of its forms, the other words as they are listed.
    private static func forms(of alias: Watchlist.AliasForms) -> [String] {
        let words = alias.alias.split(separator: " ").map(String.init)
        guard words.count == alias.words.count else { return [] }
        return alias.words.indices.flatMap { index in
            alias.words[index].flatMap { word in
                word.endings.map { ending in
                    var form = words
                    form[index] = word.stem + ending
                    return form.joined(separator: " ")
                }
            }
        }
    }

    @Test("is found, with its own span", arguments: entities)
    func found(entity: WatchedEntity) {
        let watchlist = Watchlist([entity])
        var (count, missing) = (0, [String]())
        // What must stand near a name is another test's.
        let conditional = entity.aliases.filter { $0.conditions != nil }.map(\.text)
        for alias in Watchlist.forms(of: entity) where !conditional.contains(alias.alias) {
            for form in Self.forms(of: alias) {
                for (before, after) in Self.sentences {
                    let text = before + form + after
                    let match = watchlist.matches(in: text, field: .text).first
                    if match?.text != form || match.map({ String(text[$0.span]) }) != form { missing.append(text) }
                    count += 1
                }
            }
        }
        #expect(missing == [])
        #expect(count >= 30)
    }

    @Test("are many of a common noun, and one of a word that doesn't decline") func listed() {
        func endings(_ name: String, _ kind: WatchedEntity.Kind) -> [Watchlist.WordEndings] {
            Watchlist.forms(of: WatchedEntity(id: "x", name: name, kind: kind))[0].words[0]
        }
        #expect(endings("Orda", .organisation).map(\.endings) == [[""]])
        #expect(endings("Ажар Ескен", .person).count == 1)
        #expect(endings("көше", .term)[0].endings.contains("лерінің"))
        #expect(
            endings("Әбенов", .person).flatMap { word in word.endings.map { word.stem + $0 } }.contains("Әбеновтің"))
        #expect(endings("пытка", .term).flatMap { word in word.endings.map { word.stem + $0 } }.contains("пытками"))
        #expect(Watchlist.forms(of: Watched.movement).filter(\.isAbbreviation).map(\.alias) == ["БДҚ", "USM", "ОСД"])
    }

    @Test("nothing is found in ten thousand words of daily life", arguments: ["en", "ru", "kk"])
    func prose(language: String) throws {
        let text = try Fixture.text("matching/prose-\(language).txt")
        #expect(text.split(whereSeparator: \.isWhitespace).count >= 10_000)
        #expect(Watched.found(text) == [])
    }
}
