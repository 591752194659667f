import Testing

@testable import Deduplication

/// What makes two records one person's case.
@Suite("One person is one case") struct OnePersonTests {
    @Test(
        "whatever the script, the spelling, the order and the patronymic",
        arguments: [
            ["Yerbol Satbekov", "Ербол Сатбеков", "Сәтбеков Ербол", "Erbol Satbekov", "Сатбеков Ербол Канатович"],
            ["Оқас Қойшыбаев", "Окас Койшыбаев", "Oqas Qoishybaev", "Койшыбаев Окас"],
            ["Saule Zhantasova", "Сәуле Жантасова", "Сауле Жантасова", "Жантасова Сауле Ерікқызы"],
        ])
    func spellings(names: [String]) throws {
        let records = names.enumerated().map { Told("i\($0.offset)", $0.element) }
        #expect(try persons(records) == names.map { _ in 0 })
    }

    @Test("a letter of difference in a long word, where a town, a calling, a day or a term agrees")
    func oneLetter() throws {
        let first = Told("1", "Қанат Қожабергенов", step(.detained, "2022-02-03", "Орал"))
        let other = Told("2", "Канат Ходжабергенов", step(.pretrialArrest, "2022-02-05", "Уральск"))
        #expect(try persons([first, other]) == [0, 0])
        let elsewhere = Told("3", "Канат Ходжабергенов", step(.pretrialArrest, "2022-06-05", "Семей"))
        #expect(try persons([first, elsewhere]) == [0, 1])
        let bare = Told("4", "Канат Ходжабергенов", organisation: "dvk")
        #expect(try persons([first, bare]) == [0, 1])
        let poet = Told("5", "Ainur Sydyqbekova", roles: ["poet"], step(.charged, "2022-02-03"))
        let sameCalling = Told("6", "Айнур Садыкбекова", roles: ["поэтесса", "поэт"], step(.trialOpened, "2022-04-03"))
        #expect(try persons([poet, sameCalling]) == [0, 0])
    }

    @Test("a letter of difference, and a co-defendant whom both items name")
    func coDefendant() throws {
        let records = [
            Told("1", "Timur Bekmukhanov", step(.trialOpened, "2022-02-03")),
            Told("1", "Olga Saranina", step(.trialOpened, "2022-02-03")),
            Told("2", "Olga Saranina", step(.sentenced, "2022-05-03", nil, curbs(12))),
            Told("2", "Timur Bekmurzalov", step(.sentenced, "2022-05-03", nil, curbs(12))),
        ]
        #expect(try persons(records) == [0, 1, 1, 3], "two letters are two people")
        var one = records
        one[3].name = "Тимур Бекмуханев"
        #expect(try persons(one) == [0, 1, 1, 0])
    }

    @Test(
        "a surname alone, or with initials, where a step, a town, a charge or a calling agrees",
        arguments: [
            Told("2", "Жанботаев", step(.sentenced, nil, nil, prison(30))),
            Told("2", "Жанботаев", step(.released, "2023-05-01", "Қостанай")),
            Told("2", "А. Жанботаев", roles: ["журналист"], step(.appealFiled, "2022-04-01")),
            Told("2", "Жанботаев А.К.", charge: "мошенничество", article: "190-4"),
            Told("2", "Zhanbotaev", step(.detained, "2021-11-08")),
            Told("2", "Zhanbotaev", roles: ["beekeeper"], step(.charged, "2021-12-08")),
        ])
    func surname(second: Told) throws {
        let first = Told(
            "1", "Arsen Zhanbotaev", roles: ["journalist", "beekeeper"], charge: "fraud", article: "190",
            step(.detained, "2021-11-08"), step(.sentenced, "2022-03-01", "Qostanai", prison(30)))
        #expect(try persons([first, second]) == [0, 0])
    }

    @Test("a surname first, and the full name later")
    func fullNameLater() throws {
        let records = [
            Told("1", "Ермагамбетов", roles: ["учитель"], step(.detained, "2022-07-04", "Рудный")),
            Told("2", "Данияр Ермағамбетов", roles: ["мұғалім"], step(.houseArrest, "2022-07-06", "Рудный")),
            Told("3", "Daniyar Ermaghambetov", step(.sentenced, "2022-10-01", "Rudny", curbs(6))),
        ]
        #expect(try persons(records) == [0, 0, 0])
    }

    @Test("another surname, where the item names the old one", arguments: ["Касымова", "Салтанат Касымова"])
    func married(old: String) throws {
        let records = [
            Told("1", "Салтанат Касымова", step(.charged, "2022-01-10", "Актау")),
            Told("2", "Салтанат Береке", names: [old], step(.sentenced, "2022-04-10", "Актау", curbs(12))),
            Told("3", "Saltanat Bereke", step(.appealRejected, "2022-06-10")),
        ]
        #expect(try persons(records) == [0, 0, 0])
        let brackets = Told("2", "Салтанат Береке (Касымова)", step(.sentenced, "2022-04-10", "Актау", curbs(12)))
        #expect(try persons([records[0], brackets, records[2]]) == [0, 0, 0])
    }

    @Test("another surname, where given name, patronymic and the very step agree")
    func marriedUnsaid() throws {
        let first = Told(
            "1", "Жанна Болатовна Ким", charge: "участие", article: "405-2",
            step(.sentenced, "2022-03-03", "Семей", curbs(12)))
        let step2 = step(.sentenced, "2022-03-03", "Семей", curbs(12))
        #expect(try persons([first, Told("2", "Жанна Болатқызы Оспан", step2)]) == [0, 0])
        #expect(try persons([first, Told("2", "Жанна Оспан", step2)]) == [0, 1])
        let otherDay = step(.sentenced, "2022-03-30", "Семей", curbs(12))
        #expect(try persons([first, Told("2", "Жанна Болатовна Оспан", otherDay)]) == [0, 1])
    }

    @Test("a double surname is either of its halves")
    func doubleSurname() throws {
        let records = [
            Told("1", "Асель Нургалиева", step(.charged, "2022-01-10", "Тараз")),
            Told("2", "Асель Нургалиева-Козлова", step(.trialOpened, "2022-02-10", "Тараз")),
            Told("3", "Асель Козлова", step(.sentenced, "2022-03-10", "Тараз", curbs(12))),
        ]
        #expect(try persons(records) == [0, 0, 0])
    }

    @Test("another proceeding years later, where the town or the calling agrees")
    func later() throws {
        let first = Told(
            "1", "Madi Orynbasarov", roles: ["blogger"], charge: "rally",
            step(.sentenced, "2019-06-09", "Atyrau", jail(10)))
        let second = Told(
            "2", "Мәди Орынбасаров", charge: "жалған ақпарат тарату", step(.detained, "2022-03-04", "Атырау"))
        #expect(try persons([first, second]) == [0, 0])
        let calling = Told("3", "Мади Орынбасаров", roles: ["блогер"], step(.detained, "2022-03-04", "Астана"))
        #expect(try persons([first, calling]) == [0, 0])
    }

    @Test("another town alone splits nobody where a term or a step is told again")
    func otherTown() throws {
        let records = [
            Told("1", "Асылхан Жаубай", step(.detained, "2022-05-05", "Астана")),
            Told(
                "2", "Asylkhan Zhaubai", step(.detained, "2022-05"),
                step(.sentenced, "2022-08-01", "Aqtobe", prison(20))),
            Told("3", "Асылхан Жаубай", step(.sentenced, nil, nil, prison(20)), step(.released, "2023-12-01", "Семей")),
        ]
        #expect(try persons(records) == [0, 0, 0])
    }

    @Test("different figures for one step are a contradiction, not a second person")
    func contradiction() throws {
        let records = [
            Told("1", "Erik Sultanbek", step(.sentenced, "2022-05-05", "Taraz", prison(36))),
            Told("2", "Ерік Сұлтанбек", step(.sentenced, "2022-05-05", "Тараз", prison(60))),
        ]
        #expect(try persons(records) == [0, 0])
    }

    @Test("an age that rises with the years, and a town under either name")
    func older() throws {
        let records = [
            Told("1", "Gulzada Akhmetzhan", age: 41, published: "2020-02-01", step(.charged, "2020-02-01", "Oskemen")),
            Told(
                "2", "Гүлзада Ахметжан", age: 44, published: "2023-04-01",
                step(.released, "2023-04-01", "Усть-Каменогорск")),
        ]
        #expect(try persons(records) == [0, 0])
    }
}
