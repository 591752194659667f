import CasewireModel
import Testing

/// Terms, fines, hours and bans in Russian.
@Suite("Russian penalties") struct RussianPenaltyTests {
    @Test(
        "are read in figures and words, with their kind",
        arguments: [
            (
                "Нурлана Оспанова приговорили к трём годам лишения свободы.",
                "Нурлан Оспанов: sentenced imprisonment 36m"
            ),
            (
                "Нурлан Оспанов осуждён на полтора года ограничения свободы.",
                "Нурлан Оспанов: sentenced restricted_freedom 18m"
            ),
            ("Нурлану Оспанову дали два с половиной года колонии.", "Нурлан Оспанов: sentenced imprisonment 30m"),
            (
                "Нурлана Оспанова приговорили к одному году и шести месяцам ограничения свободы.",
                "Нурлан Оспанов: sentenced restricted_freedom 18m"
            ),
            ("Нурлан Оспанов получил год условно.", "Нурлан Оспанов: sentenced suspended 12m"),
            (
                "Нурлан Оспанов получил пять лет условно с испытательным сроком в два года.",
                "Нурлан Оспанов: sentenced suspended 60m"
            ),
            ("Айгуль Омарову арестовали на 15 суток.", "Айгуль Омарова: sentenced administrative_arrest 15d"),
            (
                "Айгуль Омаровой назначили пятнадцать суток административного ареста.",
                "Айгуль Омарова: sentenced administrative_arrest 15d"
            ),
            ("Айгуль Омарову оштрафовали на 87 510 тенге.", "Айгуль Омарова: sentenced fine 87510 KZT"),
            ("Айгуль Омаровой назначили штраф в 50 МРП.", "Айгуль Омарова: sentenced fine 50 MCI"),
            ("Айгуль Омарову оштрафовали на 20 МРП (58 340 тенге).", "Айгуль Омарова: sentenced fine 58340 KZT"),
            (
                "Нурлану Оспанову назначили 200 часов общественных работ.",
                "Нурлан Оспанов: sentenced community_service 200h"
            ),
            ("Нурлан Оспанов приговорён к пожизненному лишению свободы.", "Нурлан Оспанов: sentenced life"),
            (
                "Нурлана Оспанова приговорили к году ограничения свободы и запретили на пять лет заниматься журналистикой.",
                "Нурлан Оспанов: sentenced restricted_freedom 12m activity_ban 60m"
            ),
            (
                "Нурлана Оспанова осудили на два года с запретом участвовать в митингах сроком на три года.",
                "Нурлан Оспанов: sentenced imprisonment 24m activity_ban 36m"
            ),
            ("Нурлан Оспанов отбывает семилетний срок.", "Нурлан Оспанов: sentenced imprisonment 84m"),
            ("Нурлана Оспанова отправили в колонию на четыре года.", "Нурлан Оспанов: sentenced imprisonment 48m"),
            (
                "Нурлану Оспанову заменили год ограничения свободы штрафом в 100 МРП.",
                "Нурлан Оспанов: sentenced restricted_freedom 12m; sentence_changed fine 100 MCI"
            ),
            (
                "Нурлану Оспанову сократили срок до трёх лет лишения свободы.",
                "Нурлан Оспанов: sentence_changed imprisonment 36m"
            ),
        ])
    func terms(text: String, expected: String) {
        #expect(russianCases(text).map(\.summary).joined(separator: " | ") == expected)
    }
}
