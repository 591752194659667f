import CasewireModel
import Testing

@testable import CaseExtraction

/// What is told of people beside their steps, and what a text may be like.
@Suite("Kazakh reading") struct KazakhReadingTests {
    @Test("has a table of steps that can all be read") func table() {
        #expect(KazakhTriggers.table.problems == [])
    }

    @Test(
        "brings names back to the nominative",
        arguments: [
            ("Нұрлан Оспановтың үйін тінтті.", "Нұрлан Оспанов"),
            ("Полиция Айгүл Омарованы ұстады.", "Айгүл Омарова"),
            ("Марат Сейітқазинге айып тағылды.", "Марат Сейітқазин"),
            ("Полиция Нұрлан Серікұлын ұстады.", "Нұрлан Серікұлы"),
            ("Айгүл Маратқызына айып тағылды.", "Айгүл Маратқызы"),
            ("Марат Жолдыбайға айып тағылды. Жолдыбай үндемеді.", "Марат Жолдыбай"),
            ("Айгүл Ткачтың үйін тінтті.", "Айгүл Ткач"),
            ("Ерлан Серікұлы Қасымовты полиция ұстады.", "Ерлан Серікұлы Қасымов"),
            ("Ж. Үмбетовке айып тағылды.", "Ж. Үмбетов"),
            ("Қасымов Ерланды полиция ұстады.", "Ерлан Қасымов"),
            ("Сүйінбике Қасымованың үйін тінтті.", "Сүйінбике Қасымова"),
            ("Фарида Қасымованы ұстады.", "Фарида Қасымова"),
            ("Ерлан Қасымов ұсталды. Қасымовқа Талғар соты екі жыл берді.", "Ерлан Қасымов"),
            ("Полиция Ольга Шевченконы ұстады.", "Ольга Шевченко"),
            ("Әуезов көшесінде Ерлан Қасымовты ұстады.", "Ерлан Қасымов"),
            ("Елордада Қасымов Ерланды ұстады.", "Ерлан Қасымов"),
        ])
    func names(text: String, expected: String) {
        #expect(kazakhCases(text).map(\.person.name) == [expected])
    }

    @Test(
        "finds ages",
        arguments: [
            ("36 жастағы Нұрлан Оспанов ұсталды.", 36),
            ("41 жастағы мұғалім Нұрлан Оспанов ұсталды.", 41),
            ("Қырық бес жастағы Нұрлан Оспанов ұсталды.", 45),
            ("Нұрлан Оспанов (52 жаста) ұсталды.", 52),
            ("Нұрлан Оспанов ұсталды. Ол 29 жаста.", 29),
            ("67 жасар зейнеткер Нұрлан Оспанов ұсталды.", 67),
        ])
    func ages(text: String, expected: Int) {
        #expect(kazakhCases(text).map(\.person.age) == [expected])
    }

    @Test(
        "ties those to an organisation of whom the sentence tells it",
        arguments: [
            ("Нұрлан Оспанов Еркін Дала ісі бойынша сотталды.", ["Нұрлан Оспанов: steppe"]),
            ("Нұрлан Оспанов ұсталды. Оны Еркін Дала мүшесі деп айыптайды.", ["Нұрлан Оспанов: steppe"]),
            ("Еркін Дала белсендісі Нұрлан Оспановтың әкесі Марат Оспанов ұсталды.", ["Марат Оспанов: "]),
            (
                "Нұрлан Оспанов Еркін Дала ісі бойынша сотталды. Онымен бірге сотталған Айгүл Омарова екі жыл алды.",
                ["Нұрлан Оспанов: steppe", "Айгүл Омарова: steppe"]
            ),
            (
                "Нұрлан Оспанов Еркін Дала ісі бойынша сотталды.\n\nАйгүл Омарова пара алғаны үшін сотталды.",
                ["Нұрлан Оспанов: steppe", "Айгүл Омарова: "]
            ),
            (
                "Нұрлан Оспанов Еркін Дала ісі бойынша сотталды. Айгүл Омарова сол айып бойынша сотталды.",
                ["Нұрлан Оспанов: steppe", "Айгүл Омарова: steppe"]
            ),
            ("Нұрлан Оспанов сотталды. Адвокаты істі Еркін Далаға қарсы науқан деп атады.", ["Нұрлан Оспанов: "]),
            ("Блогер Нұрлан Оспанов Тимур Сарыев туралы жазғаны үшін сотталды.", ["Нұрлан Оспанов: "]),
        ])
    func organisations(text: String, expected: [String]) {
        let told = kazakhCases(text).map {
            $0.person.name + ": " + $0.organisations.map(\.description).joined(separator: " ")
        }
        #expect(told == expected)
    }

    @Test(
        "reads articles of the code",
        arguments: [
            ("Нұрлан Оспанов 405-баптың 2-бөлігі бойынша сотталды.", "405-2"),
            ("Нұрлан Оспанов Қылмыстық кодекстің 405-бабының екінші бөлігі бойынша сотталды.", "405-2"),
            ("Нұрлан Оспанов ҚК 174-бабы бойынша сотталды.", "174"),
            ("Нұрлан Оспанов 488-бабы 6-бөлігі бойынша сотталды.", "488-6"),
        ])
    func articles(text: String, expected: String) {
        #expect(kazakhCases(text).first?.charges.map(\.article) == [expected])
    }

    @Test(
        "reads what people say to a charge",
        arguments: [
            ("Нұрлан Оспанов сотталды. Ол кінәсін мойындаған жоқ.", Case.Stance.denies),
            ("Нұрлан Оспанов сотталды. Ол айыпты мойындамайды.", .denies),
            ("Нұрлан Оспанов сотталды. Ол айыптарды жоққа шығарды.", .denies),
            ("Нұрлан Оспанов сотталды. Ол кінәсін толық мойындады.", .admits),
        ])
    func stances(text: String, expected: Case.Stance) {
        #expect(kazakhCases(text).map(\.stance) == [expected])
    }

    @Test(
        "gives a judge to what the judge ruled",
        arguments: [
            "Нұрлан Оспанов 3 тамызда сотталды. Үкімді судья Серік Ахметов оқыды.",
            "Судья Серік Ахметов 3 тамызда Нұрлан Оспановты соттады.",
            "Нұрлан Оспанов 3 тамызда сотталды. Істі судья Серік Ахметов қарады.",
            "Істі судья Серік Ахметов қарады. Нұрлан Оспанов 3 тамызда сотталды.",
        ])
    func judges(text: String) {
        #expect(kazakhCases(text).map(\.summary) == ["Нұрлан Оспанов: sentenced 2021-08-03 by Серік Ахметов"])
    }

    @Test(
        "adds to a ruling what the next sentence says of it",
        arguments: [
            "Нұрлан Оспанов екі жылға сотталды. Үкім 3 тамызда шықты.",
            "Нұрлан Оспанов екі жылға сотталды. Үкім сейсенбіде, 3 тамызда жарияланды.",
            "Нұрлан Оспановты сот екі жылға түрмеге қамады. Қаулы 3 тамызда шықты.",
        ])
    func rulings(text: String) {
        #expect(kazakhCases(text).map(\.summary) == ["Нұрлан Оспанов: sentenced 2021-08-03 imprisonment 24m"])
    }

    @Test("bans belong to a judgment and are none without one") func bans() {
        let judged = "Нұрлан Оспанов екі жылға сотталды. Оған үш жыл саясатпен айналысуға тыйым салынды."
        #expect(kazakhCases(judged).map(\.summary) == ["Нұрлан Оспанов: sentenced imprisonment 24m activity_ban 36m"])
        let charged = "Нұрлан Оспановқа айып тағылды. Оған қаладан шығуға тыйым салынған."
        #expect(kazakhCases(charged).map(\.summary) == ["Нұрлан Оспанов: charged"])
    }

    @Test("reads look-alike Latin letters, and words typed without Kazakh letters") func letters() {
        #expect(kazakhCases("Айгүл Омаровaға айып тағылды.").map(\.summary) == ["Айгүл Омарова: charged"])
        #expect(
            kazakhCases("Нурлан Оспанов 3 тамызда усталып, еки айга камауга алынды.").map(\.summary) == [
                "Нурлан Оспанов: detained 2021-08-03; pretrial_arrest 2021-08-03"
            ])
    }

    @Test("quotes the passage that tells of each event") func spans() {
        let text = "Нұрлан Оспанов мамырда ұсталды. Оны сот 3 тамызда екі жылға соттады."
        let events = kazakhCases(text).flatMap(\.events)
        #expect(events.map(\.quote) == ["Нұрлан Оспанов мамырда ұсталды.", "Оны сот 3 тамызда екі жылға соттады."])
        #expect(events.allSatisfy { String(text[$0.span]) == $0.quote && $0.field == .text })
    }

    @Test("takes a long sentence and a long list in its stride") func long() {
        let clause = "полиция 3 тамызда 15 тәулікке ұстап, «Көше» деген сөзді айтып, "
        let sentence = "Нұрлан Оспанов " + String(repeating: clause, count: 12_000) + "ұсталды."
        #expect(kazakhCases(sentence).count <= 1)
        let names = (0..<3_000).map { "Марат Омаров\(["", "а"][$0 % 2])" }.joined(separator: ", ")
        #expect(kazakhCases(names + " және Нұрлан Оспанов 3 тамызда ұсталды.").count <= Limits.people)
    }
}
