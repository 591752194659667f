import CasewireModel
import Matching
import Testing

@Suite("Namesakes") struct NamesakeTests {
    private let watchlist = Watchlist([Watched.person])

    @Test(
        "are told by a given name that is in no table, by title, by the language, by the script",
        arguments: [
            "Вчера Бекарыс Кошанов дал показания.", "Говорят, что Бекарыса Кошанова отпустили.",
            "Письмо передали Бекарысу Кошанову.", "It is said that Bekarys Qoshanov left.",
            "Кеше сотта Бекарыс Қошановтың ісі қаралды.",
            "госпожа Кошанова пришла", "г-жа Кошанова пришла", "В суд вызвали, и активистка Кошанова пришла.",
            "Mrs Qoshanov came.", "Ms. Qoshanov came.", "Кошанова ханым келді.",
            "Сотта Кошанова кінәсін мойындамады, деп хабарлады оның қорғаушысы.",
            "Qoshanova came.",
        ])
    func notFound(text: String) {
        #expect(Watched.found(text, in: watchlist) == [])
    }

    @Test(
        "are not made of titles, places and days before the surname",
        arguments: [
            "Вчера в Лондоне Кошанов дал показания.", "По словам Банкира Кошанова, он не знал.",
            "It is said that President Qoshanov left.", "Thousands came as Kazakh Qoshanov spoke.",
            "In the end, in London Qoshanov spoke.", "Кеше сотта төраға Қошанов сөйледі.", "Адвокат Кошанова пришёл.",
            "Судили сторонницу Кошанова.", "Сестра Кошанова молчала.", "Mr Qoshanov came.", "господин Кошанов пришёл",
            "Оппозиционер Кошанов молчал.",
        ])
    func found(text: String) {
        #expect(Watched.found(text, in: watchlist).count == 1)
    }

    @Test("an unknown word before the surname is a title where the person is named in full elsewhere") func confirmed()
    {
        let text = "Вчера судили Даурена Кошанова. Сам Экс-сановник Кошанов молчал, и Банкиров Кошанов не видел."
        #expect(Watched.found(text, in: watchlist).count == 3)
    }

    @Test("a village that bears the surname is not taken for the person, whoever is named beside it") func villages() {
        let watchlist = Watchlist([WatchedEntity(id: "person", name: "Dauren Qoshanov", kind: .person)])
        let text =
            "Даурен Кошанов родился в селе Кошаново, близ Кошановки. Хутор Кошановка мал. Qoshanova is his sister."
        #expect(Watched.found(text, in: watchlist) == ["person:Даурен Кошанов"])
    }
}
