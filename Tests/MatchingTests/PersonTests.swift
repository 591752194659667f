import CasewireModel
import Matching
import Testing

@Suite("Persons") struct PersonTests {
    @Test(
        "are found in every form of every script",
        arguments: [
            // Russian: the cases of a surname, alone and with given name, patronymic and initials.
            "Кошанов", "Кошанова", "Кошанову", "Кошановым", "Кошанове", "Даурен Кошанов", "Даурена Кошанова",
            "Даурену Кошанову",
            "Дауреном Кошановым", "Даурене Кошанове", "Даурен Маратович Кошанов", "Даурена Маратовича Кошанова",
            "Кошанов Даурен", "Кошанову Даурену Маратовичу", "Д. Кошанова", "Д.М. Кошановым", "Кошанову Д.М.",
            "КОШАНОВ", "кошанова",
            // Kazakh: the cases, in either harmony.
            "Қошанов", "Қошановтың", "Қошановтің", "Қошановқа", "Қошановке", "Қошановты", "Қошановті", "Қошановта",
            "Қошановтан",
            "Қошановтен", "Қошановпен", "Дәурен Қошановтың", "Қошанов Дәурен",
            "Дәурен Маратұлы Қошановты", "Д. Қошановтың",
            // English.
            "Qoshanov", "Qoshanov's", "Qoshanov’s", "Dauren Qoshanov", "Dauren Qoshanov's", "DAUREN QOSHANOV",
            "Qoshanov Dauren",
            "D. Qoshanov",
        ])
    func found(form: String) {
        for (before, after) in [("— ", " —"), ("2021: «", "»."), ("… (", ")"), ("\n\n", "\n\n")] {
            let text = before + form + after
            let match = Watchlist([Watched.person]).matches(in: text, field: .text).first
            #expect(match?.text == form, "\(text)")
            #expect(match.map { String(text[$0.span]) } == form)
        }
    }

    @Test(
        "are found in a spelling that is not listed, by the full name",
        arguments: [
            "Dauren Koshanov", "Däuren Qoşanov", "Dáýren Qoshanov", "Қошанов Дәурен", "Дауреном Кошановым",
            "Däurenniń Qoşanov",
        ])
    func otherSpelling(form: String) {
        let latin = Watchlist([WatchedEntity(id: "person", name: "Дәурен Қошанов", kind: .person)])
        let matches = latin.matches(in: "Сөз: \(form).", field: .text)
        let isOwn = form.contains("Қошанов Дәурен")
        #expect(matches.count == (form.contains("niń") ? 0 : 1), "\(form)")
        if let match = matches.first { #expect((match.folded == .script) == !isOwn) }
    }

    @Test("are found by the surname in another spelling once the full name is in the item") func surnameByKey() {
        let watchlist = Watchlist([WatchedEntity(id: "person", name: "Дәурен Қошанов", kind: .person)])
        #expect(Watched.found("Koshanov spoke.", in: watchlist) == [])
        #expect(
            Watched.found("Dauren Koshanov spoke. Koshanov left.", in: watchlist) == [
                "person:Dauren Koshanov", "person:Koshanov",
            ])
    }

    @Test(
        "are not those who only share a name",
        arguments: [
            "Даурен сказал.", "Dauren said so.", "Дәуреннің үйі.",
            // Another given name, another initial, a family.
            "Марат Кошанов сказал.", "Марата Кошанова судили.", "Ерлан Қошановтың ісі.", "Marat Qoshanov said.",
            "М. Кошанов сказал.",
            "Кошанов М.А. осуждён.", "Семья Кошановых уехала.", "Кошановы уехали.", "Қошановтар көшті.",
            "the Qoshanovs left",
            // A woman of his family.
            "Айгуль Кошанова сказала.", "Айгүл Қошанованың үйі.", "Кошанова заявила об этом.",
            "Айгуль Маратовна Кошанова пришла.",
            "Aigul Qoshanova said.",
            // A longer word, the middle of a word.
            "Кошановский", "Кошановка", "ПреКошанов", "Qoshanovsk", "Қошановский",
            // Things named after someone.
            "На улице Кошанова ремонт.", "ул. Даурена Кошанова, 5", "Дәурен Қошанов көшесі жабылды.",
            "Қошанов атындағы мектеп",
            "школа имени Даурена Кошанова", "Dauren Qoshanov Street is closed.",
        ])
    func notFound(text: String) {
        #expect(Watchlist([Watched.person]).matches(in: text, field: .text).isEmpty)
    }

    @Test(
        "are told from a woman by her forms",
        arguments: [
            "Айгуль Сарсенова", "Айгуль Сарсеновой", "Айгуль Сарсенову", "Сарсенова", "Сарсеновой", "Сарсенову",
            "Сәрсенованың",
            "Айгүл Сәрсеноваға", "Сәрсеновамен", "Aigul Sarsenova", "Sarsenova's",
        ])
    func woman(form: String) {
        #expect(Watched.found("Иә: \(form).", in: Watchlist([Watched.woman])) == ["woman:\(form)"])
        #expect(Watched.found("Сарсенов и Сарсеновым", in: Watchlist([Watched.woman])) == [])
    }

    @Test("keep a man's genitive apart from a woman's nominative by what the item says") func genitive() {
        #expect(Watched.found("Суд над сторонником Кошанова начался.") == ["person:Кошанова"])
        let both = "Айгуль Кошанова пришла в суд. Судят Даурена Кошанова. Дело Кошанова передали."
        #expect(Watched.found(both) == ["person:Даурена Кошанова", "person:Кошанова"])
        #expect(Watched.found("Айгуль Кошанова пришла в суд. Речь Кошанова была краткой.") == [])
    }

    @Test("keep a woman's nominative apart from a man's genitive by what the item says") func mansGenitive() {
        let watchlist = Watchlist([Watched.woman])
        #expect(Watched.found("Сарсенова осудили. Сам Сарсенов молчал.", in: watchlist) == [])
        #expect(Watched.found("Дело Ерлана Сарсенова. Сарсенову дали слово.", in: watchlist) == [])
        #expect(Watched.found("Сарсенов молчал. Сарсеновой дали слово. Сарсенову слушали.", in: watchlist).count == 2)
        #expect(Watched.found("Сарсенова молчала.", in: watchlist) == ["woman:Сарсенова"])
    }

    @Test("may have a hyphenated given name, and one of three words") func longNames() {
        let names = ["Нур-Али Кошанов", "Хусейн бен Кошан", "Carlos Maria Lopez"]
        let watchlist = Watchlist(names.map { WatchedEntity(id: "x", name: $0, kind: .person) })
        for form in [
            "Нур-Али Кошанова", "Кошановым Нур-Али", "Нур-Али Маратович Кошанов", "Хусейном бен Кошаном",
            "Carlos Maria Lopez's",
        ] {
            #expect(Watched.found("Слово: \(form)!", in: watchlist) == ["x:\(form)"])
        }
    }

    @Test("who share a surname are all meant by it, unless they are many") func sharedSurname() {
        let brothers = ["Даурен", "Марат"].map { WatchedEntity(id: EntityID($0), name: "\($0) Кошанов", kind: .person) }
        #expect(Watched.found("Слово Кошанову.", in: Watchlist(brothers)).count == 2)
        #expect(Watched.found("Слово Марату Кошанову.", in: Watchlist(brothers)) == ["Марат:Марату Кошанову"])
        let clan = ["Даурен", "Марат", "Ерлан", "Асан", "Серик", "Абай"].map {
            WatchedEntity(id: EntityID($0), name: "\($0) Кошанов", kind: .person)
        }
        #expect(Watched.found("Слово Кошанову.", in: Watchlist(clan)) == [])
        #expect(Watched.found("Слово Серику Кошанову.", in: Watchlist(clan)) == ["Серик:Серику Кошанову"])
    }

    @Test("may be listed with patronymic, and surname first") func listedForms() {
        let listed = ["Кошанов Даурен Маратович", "Кошанов Даурен", "Даурен Маратович Кошанов"]
        for name in listed {
            let watchlist = Watchlist([WatchedEntity(id: "person", name: name, kind: .person)])
            #expect(Watched.found("Дело Даурена Кошанова.", in: watchlist) == ["person:Даурена Кошанова"], "\(name)")
        }
    }
}
