import Testing

@testable import Deduplication

/// What keeps two people two: to make them one is the grave error.
@Suite("Two people are two cases") struct TwoPersonsTests {
    @Test(
        "by their patronymics",
        arguments: [
            ("Самат Ерикович Ли", "Самат Болатович Ли"), ("Айгүл Серікқызы Нұр", "Айгуль Маратовна Нур"),
            ("Samat Erikuly Li", "Самат Болатұлы Ли"),
        ])
    func patronymics(one: String, other: String) throws {
        let trial = step(.sentenced, "2022-03-03", "Семей", curbs(12))
        #expect(try persons([Told("1", one, trial), Told("2", other, trial)]) == [0, 1])
    }

    @Test(
        "one father's name in two languages tells nobody apart",
        arguments: [
            ("Самат Ерикович Ли", "Самат Ерікұлы Ли"), ("Айгуль Сериковна Нур", "Айгүл Серікқызы Нұр"),
            ("Асель Ермековна Ким", "Әсел Ермекқызы Ким"), ("Олег Сергеевич Ли", "Oleg Sergeiuly Li"),
            ("Ерлан Абаевич Сеит", "Ерлан Абайұлы Сейіт"),
        ])
    func oneFather(one: String, other: String) throws {
        let records = [
            Told("1", one, step(.charged, "2022-03-03")),
            Told("2", other, step(.sentenced, "2022-05-03", nil, curbs(12))),
        ]
        #expect(try persons(records) == [0, 0])
    }

    @Test(
        "brothers, sisters and others of one surname before one court",
        arguments: [
            ("Нурлан Жусип", "Нуржан Жусип"), ("Murat Aitbaev", "Marat Aitbaev"), ("Айнұр Дәулет", "Айгүл Дәулет"),
            ("Серик Акишев", "Берик Акишев"), ("Dinara Mamai", "Dilnara Mamai"), ("Нурсауле Тан", "Нурсулу Тан"),
        ])
    func siblings(one: String, other: String) throws {
        let trial = step(.trialOpened, "2022-03-03", "Кентау")
        #expect(
            try persons([Told("1", one, roles: ["активист"], trial), Told("2", other, roles: ["активист"], trial)]) == [
                0, 1,
            ])
        #expect(try persons([Told("1", one, trial), Told("1", other, trial), Told("2", one, trial)]) == [0, 1, 0])
    }

    @Test(
        "a man and a woman",
        arguments: [
            ("Аян Сатпаев", "Аяна Сатпаева"), ("А. Жумагулов", "А. Жумагулова"),
            ("Nurzhan Iskakov", "Nurzhan Iskakova"),
            ("Болат Верховский", "Болат Верховская"),
        ])
    func sexes(one: String, other: String) throws {
        let trial = step(.sentenced, "2022-03-03", "Ақтөбе", fine(50_000))
        #expect(try persons([Told("1", one, trial), Told("2", other, trial)]) == [0, 1])
    }

    @Test("by ages that one person can't have, where name, town and month agree")
    func ages() throws {
        let records = [
            Told("1", "Бауыржан Есенов", age: 22, published: "2022-03-04", step(.detained, "2022-03-03", "Актау")),
            Told("2", "Bauyrzhan Esenov", age: 58, published: "2022-03-20", step(.detained, "2022-03-19", "Aqtau")),
            Told(
                "3", "Бауыржан Есенов", age: 23, published: "2022-09-20",
                step(.sentenced, "2022-09-19", "Ақтау", curbs(12))),
        ]
        #expect(try persons(records) == [0, 1, 0])
    }

    @Test("by town and charge, or town and calling, where nothing ties them")
    func townAndCharge() throws {
        let first = Told(
            "1", "Ерлан Мусаев", roles: ["активист"], charge: "участие в митинге",
            step(.detained, "2022-03-03", "Актау"))
        let thief = Told("2", "Erlan Musaev", charge: "theft", step(.sentenced, "2022-08-03", "Semei", prison(12)))
        let mayor = Told("3", "Ерлан Мусаев", roles: ["әкім"], step(.detained, "2022-09-03", "Тараз"))
        #expect(try persons([first, thief, mayor]) == [0, 1, 2])
    }

    @Test("by two courts far apart on one day, even where charge and calling agree")
    func twoCourts() throws {
        let one = Told(
            "1", "Нурлан Сеитов", roles: ["активист"], charge: "митинг", organisation: "dvk",
            step(.sentenced, "2022-03-03", "Актау", jail(15)))
        let other = Told(
            "2", "Nurlan Seitov", roles: ["activist"], charge: "rally", organisation: "dvk",
            step(.sentenced, "2022-03-03", "Petropavl", jail(15)))
        #expect(try persons([one, other]) == [0, 1])
        let near = Told(
            "3", "Нұрлан Сейітов", roles: ["белсенді"], organisation: "dvk",
            step(.sentenced, "2022-03-03", "Жаңаөзен", jail(15)))
        #expect(try persons([one, near]) == [0, 0], "Zhanaozen is a court of the same region")
    }

    @Test("in prison there, detained here")
    func inPrison() throws {
        let prisoner = Told(
            "1", "Ерлан Мусаев", roles: ["активист"], step(.sentenced, "2022-01-10", "Актау", prison(60)))
        let free = Told("2", "Erlan Musaev", roles: ["activist"], step(.detained, "2022-09-03", "Semei"))
        #expect(try persons([prisoner, free]) == [0, 1])
        let released = Told("1b", "Ерлан Мусаев", roles: ["активист"], step(.released, "2022-05-05", "Актау"))
        #expect(try persons([prisoner, released, free]) == [0, 0, 0])
    }

    @Test("in prison, and detained in the same town with another charge")
    func inPrisonNear() throws {
        let prisoner = Told(
            "1", "Қуат Ахметжан", charge: "алаяқтық", step(.sentenced, "2022-01-10", "Тараз", prison(60)))
        let free = Told("2", "Kuat Akhmetzhan", charge: "rally", step(.detained, "2022-09-03", "Taraz"))
        #expect(try persons([prisoner, free]) == [0, 1])
        let taken = Told("3", "Kuat Akhmetzhan", step(.detained, "2022-01-12", "Taraz"))
        #expect(try persons([prisoner, taken]) == [0, 0], "who was sentenced at large is taken to prison after")
    }

    @Test("who died is not tried")
    func died() throws {
        let records = [
            Told("1", "Досым Абиш", roles: ["активист"], step(.died, "2022-01-10", "Актау")),
            Told("2", "Dosym Abish", roles: ["activist"], step(.detained, "2023-09-03", "Aqtau")),
        ]
        #expect(try persons(records) == [0, 1])
    }

    @Test(
        "by surnames that only look alike",
        arguments: [
            ("Серік Дәулет", "Серик Даулетов"), ("Нұрлан Сапарұлы", "Нурлан Сапаров"),
            ("Айна Маратқызы", "Айна Маратова"),
            ("Ерлан Асан", "Ерлан Асанов"), ("Ерлан Асан", "Ерлан Хасан"),
        ])
    func suffixes(one: String, other: String) throws {
        let trial = step(.sentenced, "2022-03-03", "Атырау", jail(15))
        #expect(try persons([Told("1", one, trial), Told("2", other, trial)]) == [0, 1])
    }

    @Test("two given names in the other order, where age and town differ")
    func order() throws {
        let one = Told(
            "1", "Талғат Нұрлан", age: 24, published: "2022-03-04", step(.sentenced, "2022-03-03", "Орал", jail(10)))
        let other = Told(
            "2", "Нурлан Талгат", age: 51, published: "2022-03-24", step(.sentenced, "2022-03-20", "Семей", curbs(12)))
        let third = Told("3", "Nurlan Talghat", charge: "robbery", step(.sentenced, "2022-08-20", "Taraz", prison(80)))
        let again = Told("4", "Талгат Нурлан", step(.released, "2022-03-13", "Уральск"))
        #expect(try persons([one, other, third, again]) == [0, 1, 2, 0])
    }

    @Test(
        "a record that fits two people equally well is neither's", arguments: ["Е. Қасенов", "Касенов", "Kasenov E."])
    func open(name: String) throws {
        let records = [
            Told("1", "Ерлан Касенов", organisation: "dvk", step(.trialOpened, "2022-03-03", "Кентау")),
            Told("1", "Ержан Касенов", organisation: "dvk", step(.trialOpened, "2022-03-03", "Кентау")),
            Told("2", name, organisation: "dvk", step(.sentenced, "2022-05-03", "Кентау", curbs(12))),
            Told("3", "Ержан Касенов", step(.sentenced, "2022-05-03", "Кентау", curbs(12))),
        ]
        #expect(try persons(records) == [0, 1, 2, 1])
    }

    @Test("a surname that is known, with a town, a calling and a charge of somebody else")
    func newBearer() throws {
        let records = [
            Told(
                "1", "Ерлан Касенов", roles: ["активист"], charge: "митинг",
                step(.sentenced, "2021-05-01", "Кентау", curbs(12))),
            Told("2", "Касенов", roles: ["банкир"], charge: "растрата", step(.detained, "2022-03-03", "Астана")),
            Told(
                "3", "Болат Қасенов", roles: ["банкир"], step(.houseArrest, "2022-03-09", "Астана"),
                step(.detained, "2022-03-03")),
        ]
        #expect(try persons(records) == [0, 1, 1])
    }

    @Test("a surname alone with another term than the known bearer's")
    func otherTerm() throws {
        let records = [
            Told("1", "Ерлан Касенов", step(.sentenced, "2022-05-01", "Кентау", curbs(12))),
            Told("2", "Касенов", step(.sentenced, "2022-05-01", nil, prison(60))),
        ]
        #expect(try persons(records) == [0, 1])
    }

    @Test("a surname alone, years later, in the same large town")
    func yearsLater() throws {
        let first = Told("1", "Касенов", step(.detained, "2019-05-01", "Алматы"))
        #expect(try persons([first, Told("2", "Касенов", step(.detained, "2023-09-01", "Алматы"))]) == [0, 1])
        #expect(try persons([first, Told("2", "Касенов", step(.charged, "2019-05-04", "Алматы"))]) == [0, 0])
    }

    @Test("a surname alone, tied by no more than an organisation")
    func organisationAlone() throws {
        let records = [
            Told("1", "Ерлан Касенов", organisation: "dvk", step(.charged, "2022-05-01", "Кентау")),
            Told("2", "Касенов", organisation: "dvk", step(.trialOpened, "2022-09-01")),
        ]
        #expect(try persons(records) == [0, 1])
    }

    @Test(
        "a court is where its name says",
        arguments: [
            ("Костанайский областной суд", "reg-qostanai", "reg-qostanai"),
            ("Суд № 2 города Уральска", "oral", "reg-bqo"), ("Ақтөбе облыстық соты", "reg-aqtobe", "reg-aqtobe"),
            ("Алмалинский районный суд Алматы", "almaty", "reg-almaty"), ("Taraz City Court", "taraz", "reg-zhambyl"),
        ])
    func courts(name: String, id: String, region: String) throws {
        let place = try #require(Locality(court: name))
        #expect(place.id == id && place.region == region)
    }

    @Test("courts that name no place have none", arguments: ["Supreme Court", "Верховный суд", "Следственный суд"])
    func courtsOfNowhere(name: String) {
        #expect(Locality(court: name) == nil)
    }
}
