import TestSupport
import Testing
import TextTools

@Suite("Folding keys") struct FoldingKeyTests {
    @Test(
        "are shared by the spellings of one name",
        arguments: [
            ["Дәурен Қошанов", "Даурен Кошанов", "Dauren Qoshanov", "Dauren Koshanov", "Däuren Qoşanov"],
            ["Бауыржан Есімов", "Бауржан Есимов", "Bauyrzhan Esimov", "Baurzhan Yesimov", "Bauyrjan Esimov"],
            ["Жұлдыз Өмірбаева", "Жулдыз Умирбаева", "Zhuldyz Omirbaeva", "Dzhuldyz Umirbayeva", "Jūldyz Ömirbaeva"],
            ["Тілеухан Мыңжасаров", "Тлеухан Мынжасаров", "Tileukhan Myngzhasarov", "Tleuhan Mynzhasarov"],
            ["Бақыт Оқжетпесов", "Бахыт Охжетпесов", "Baqyt Oqzhetpesov", "Bakhyt Okhzhetpesov"],
            ["Ілияс Шәкенов", "Ильяс Шакенов", "Ilyas Shakenov", "Iliyas Shakenov", "Ilııas Shákenov"],
            ["Гүлсім Әділова", "Гульсим Адилова", "Gulsim Adilova", "Gülsım Ädılova"],
            ["Мұса Мұхаммедияров", "Муса Мухаммедияров", "Musa Mukhammediyarov", "Musa Muhamediyarov"],
            ["Юлия Щукина", "Yuliya Shchukina", "Yulia Shukina"],
        ])
    func shared(forms: [String]) {
        #expect(Set(forms.map(FoldingKey.ofName)).count == 1, "\(forms.map(FoldingKey.ofName))")
    }

    @Test(
        "leave apart who is not the same",
        arguments: [
            ("Серік Нұрланов", "Серік Нұрлан"), ("Айгүл Сәрсенова", "Айгүл Сәрсенов"),
            ("Аман Дәулетов", "Айман Дәулетова"),
            ("Ержан Қасенов", "Ержан Қасымов"), ("Марат Иванов", "Мурат Иванов"), ("Назира Оспанова", "Назира Осипова"),
        ])
    func apart(left: String, right: String) {
        #expect(FoldingKey.ofName(left) != FoldingKey.ofName(right))
    }

    @Test("are shared, and not shared, as the table of names says") func table() throws {
        let lines = try Fixture.text("matching/names.tsv").split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count >= 20)
        for line in lines {
            let fields = line.split(separator: "\t").map(String.init)
            let keys = fields.dropFirst().map(FoldingKey.ofName)
            if fields[0] == "!" {
                #expect(keys.count == 2 && keys[0] != keys[1], "\(line)")
            } else {
                #expect(keys.count >= 2 && keys.allSatisfy { $0 == fields[0] }, "\(line): \(keys)")
            }
        }
    }

    @Test(
        "of names pass over initials, patronymics and the order of the words",
        arguments: [
            "Ерлан Сағатұлы Тоқтаров", "Токтаров Ерлан Сагатович", "Ерлан Токтаров", "Toqtarov Erlan",
            "Ерлан Сағат ұлы Тоқтаров",
        ])
    func sorted(name: String) {
        #expect(FoldingKey.ofName(name) == "erlan tuktaruv")
    }

    @Test("keep a patronymic that is the surname") func patronymicAsSurname() {
        #expect(FoldingKey.ofName("Айбек Сейітұлы") == "aibek seituli")
        #expect(FoldingKey.ofName("Айбек Сейіт ұлы") == "aibek seituli")
    }

    @Test("drop initials, and never a whole name") func initials() {
        #expect(FoldingKey.ofName("Е. С. Токтаров") == "tuktaruv")
        #expect(FoldingKey.ofName("Ж.Токтаров") == "tuktaruv")
        #expect(FoldingKey.ofName("Zh. Toqtarov") == "tuktaruv")
    }

    @Test("are the same whether or not the text is composed") func composed() {
        #expect(FoldingKey.ofWord("Зайцев") == FoldingKey.ofWord("Заи\u{306}цев"))
        #expect(FoldingKey.ofWord("Könıl") == FoldingKey.ofWord("Ko\u{308}nıl"))
        #expect(FoldingKey.ofWord("То\u{AD}кта\u{301}ров") == "tuktaruv")
    }

    @Test("forgive one slip in a long word of a name whose other word is equal") func slips() {
        func alike(_ left: String, _ right: String) -> Bool {
            FoldingKey.alike(FoldingKey.ofName(left), FoldingKey.ofName(right))
        }
        #expect(alike("Қайрат Қыдырәлиев", "Кайрат Кдыралиев"))
        #expect(alike("Ерлан Досхатов", "Erlan Doshatov"))
        #expect(!alike("Айгүл Тоқтарова", "Айгүл Тоқтаров"))
        #expect(!alike("Ерлан Токтаров", "Ерлан Токтасов"))
        #expect(!alike("Асан Исаев", "Әсен Исеев"))
    }
}
