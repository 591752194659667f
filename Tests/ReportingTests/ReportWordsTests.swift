import CasewireModel
import Testing

@testable import Reporting

@Suite("Words of the report") struct ReportWordsTests {
    @Test("are there in each language, and are not another language's")
    func complete() {
        for key in ReportWords.Key.allCases {
            let words = ReportLanguage.allCases.map { ReportWords(language: $0)[key] }
            #expect(words.allSatisfy { !$0.isEmpty })
            #expect(words[0].utf8.allSatisfy { $0 < 0x80 }, "\(key) in English: \(words[0])")
            for word in words.dropFirst() {
                #expect(word.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }, "\(key): \(word)")
            }
        }
    }

    @Test("name every step and every penalty, each otherwise")
    func terms() {
        for language in ReportLanguage.allCases {
            #expect(Set(EventType.allCases.map { $0.words(language) }).count == EventType.allCases.count)
            #expect(Set(Sentence.Kind.allCases.map { $0.words(language) }).count == Sentence.Kind.allCases.count)
        }
    }

    @Test("tell a penalty with its figures")
    func sentences() {
        let term = Sentence(kind: .imprisonment, months: 30)
        #expect(term.words(.english) == "Imprisonment: 30 months")
        #expect(term.words(.russian) == "Лишение свободы: 30 мес.")
        #expect(term.words(.kazakh) == "Бас бостандығынан айыру: 30 ай")
        #expect(Sentence(kind: .administrativeArrest, days: 1).words(.english) == "Administrative arrest: 1 day")
        #expect(Sentence(kind: .fine, amount: 291_700, currency: "KZT").words(.russian) == "Штраф: 291700 KZT")
        #expect(Sentence(kind: .suspended).words(.kazakh) == "Шартты жаза")
    }
}

@Suite("The map of the report") struct MapTests {
    @Test(
        "knows a town by its name in any of the languages, and by older ones",
        arguments: [
            ("Aqtobe", "Актобе"), ("Ақтөбе", "Актобе"), ("АКТОБЕ", "Актобе"), ("Uralsk", "Уральск"),
            ("Алма-Ата", "Алматы"),
        ])
    func towns(printed: String, russian: String) {
        #expect(Gazetteer.town(printed)?.names[.russian] == russian)
    }

    @Test("has each town within the country's bounds, under names that no other has")
    func bounds() {
        #expect(Gazetteer.towns.count > 30)
        for town in Gazetteer.towns {
            #expect((46...88).contains(town.longitude) && (40...56).contains(town.latitude))
            #expect(town.names.values.allSatisfy { Gazetteer.town($0)?.longitude == town.longitude })
        }
        #expect(Gazetteer.town("Hivetown") == nil)
    }

    @Test("puts the names of neighbours where they do not meet")
    func labels() {
        var labels = MapLabels(width: 640)
        for x in [300.0, 330.0] { labels.keepFree(x, 200, 10) }
        let first = labels.place(letters: 10, 300, 200, 10)
        let second = labels.place(letters: 10, 330, 200, 10)
        #expect(first.anchor == "end", "to the right stands the neighbour")
        #expect(second.anchor == "start")
        #expect(labels.place(letters: 10, 635, 100, 4).anchor == "end", "the edge is near")
    }
}
