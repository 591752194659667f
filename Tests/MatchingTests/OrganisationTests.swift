import CasewireModel
import Matching
import Testing

@Suite("Organisations, places and terms") struct OrganisationTests {
    @Test(
        "are found in every form",
        arguments: [
            ("movement", "Объединённое степное движение"), ("movement", "Объединенного степного движения"),
            ("movement", "объединённому степному движению"), ("movement", "Объединённым степным движением"),
            ("movement", "Объединённом степном движении"), ("movement", "ОБЪЕДИНЁННОЕ СТЕПНОЕ ДВИЖЕНИЕ"),
            ("movement", "Біріккен дала қозғалысы"), ("movement", "Біріккен дала қозғалысының"),
            ("movement", "Біріккен дала қозғалысына"), ("movement", "Біріккен дала қозғалысын"),
            ("movement", "Біріккен дала қозғалысында"), ("movement", "Біріккен дала қозғалысынан"),
            ("movement", "Біріккен дала қозғалысымен"), ("movement", "Біріккен дала қозғалысындағы"),
            ("movement", "United Steppe Movement"), ("movement", "United Steppe Movement's"),
            ("movement", "united steppe movement"), ("movement", "United\u{A0}Steppe\nMovement"),
            ("movement", "БДҚ"), ("movement", "БДҚ-ның"), ("movement", "БДҚ-нің"), ("movement", "БДҚ-ға"),
            ("movement", "БДҚ-дан"),
            ("movement", "БДҚ-мен"), ("movement", "БДҚ-дағы"), ("movement", "БДҚның"), ("movement", "USM"),
            ("movement", "USM's"),
            ("party", "Жол партиясы"), ("party", "«Жол» партиясының"), ("party", "Жол партиясына"),
            ("party", "жол партиясынан"),
            ("party", "партия «Жол»"), ("party", "партии «Жол»"), ("party", "партией Жол"),
            ("town", "Тасқала"), ("town", "Тасқалада"), ("town", "Тасқаланың"), ("town", "Тасқаладағы"),
            ("town", "Таскалинска"),
            ("town", "Таскалинске"), ("town", "Taskala"),
            ("term", "голодовка"), ("term", "голодовки"), ("term", "голодовку"), ("term", "голодовкой"),
            ("term", "hunger strike"), ("term", "hunger strikes"), ("term", "аштықтың"), ("term", "аштыққа"),
        ])
    func found(entity: String, form: String) {
        for (before, after) in [("", ""), ("Олар: ", "."), ("(", ")"), ("“", "”, — деді")] {
            let text = before + form + after
            let match = Watched.all.matches(in: text, field: .text).first
            #expect(match?.entity.rawValue == entity, "\(text)")
            #expect(match?.text == form)
            #expect(match.map { String(text[$0.span]) } == form)
        }
    }

    @Test(
        "are not what only looks like them",
        arguments: [
            // The everyday word: its cases, its verb, its capital at the start of a sentence.
            "Жолда қар көп.", "Кошанов жолға шықты.", "Жол жабылды, деді Қошанов.", "БДҚ кеңсесі жол бойында.",
            "партия жол тапты",
            "Көпшілік жолды жапты. Партиясы жоқ.", "«Жол жабық», — деді Қошанов.", "Жолы болды.",
            // The abbreviation: small letters, a model's number, a longer word, other letters.
            "бдқ", "Usm", "USM-2", "БДҚ-2М", "USMA", "БДҚА", "БДК",
            // The middle of a phrase, a phrase across a sentence's end.
            "United Steppe", "Steppe Movement", "United Steppe. Movement", "United, Steppe Movement",
            "United\n\nSteppe Movement",
            "Reunited Steppe Movement", "United Steppe Movementary", "Таскалинский", "аштықсыз",
        ])
    func notFound(text: String) {
        #expect(Watched.found(text).filter { !$0.hasPrefix("person") && $0 != "movement:БДҚ" } == [])
    }

    @Test("stand in compounds with a hyphen") func compounds() {
        #expect(
            Watched.found("экс-БДҚ, USM-linked groups and pro-USM people") == [
                "movement:БДҚ", "movement:USM", "movement:USM",
            ])
        #expect(Watched.found("Ол БДҚ мен басқалар туралы айтты") == ["movement:БДҚ"])
    }

    @Test("of everyday words count in quotes, or with a capital within a sentence") func everyday() {
        #expect(Watched.found("Кошанов создал «Жол» давно.") == ["person:Кошанов", "party:Жол"])
        #expect(Watched.found("Кошанов создал Жол давно.") == ["person:Кошанов", "party:Жол"])
        #expect(Watched.found("Кошанов создал жол давно.") == ["person:Кошанов"])
        #expect(Watched.found("Он создал Жол. Кошанов молчал.") == ["person:Кошанов"])
    }

    @Test("may hold punctuation of their own") func punctuation() {
        let entity = WatchedEntity(id: "x", name: "B&K Holding, Ltd.", kind: .organisation, aliases: [Alias("A. Orda")])
        let text = "B&K Holding, Ltd. and B & K Holding Ltd, of A. Orda; a horda"
        #expect(
            Watched.found(text, in: Watchlist([entity])) == ["x:B&K Holding, Ltd", "x:B & K Holding Ltd", "x:A. Orda"])
    }

    @Test("that overlap are told once, in the longest form") func overlaps() {
        let entity = WatchedEntity(
            id: "x", name: "Steppe Bank", kind: .organisation,
            aliases: [Alias("Steppe Bank of Taskala"), Alias("Bank of Taskala")])
        #expect(
            Watched.found("The Steppe Bank of Taskala fell.", in: Watchlist([entity])) == ["x:Steppe Bank of Taskala"])
        let other = WatchedEntity(id: "y", name: "Taskala", kind: .place)
        #expect(
            Watched.found("The Steppe Bank of Taskala fell.", in: Watchlist([entity, other])) == [
                "x:Steppe Bank of Taskala", "y:Taskala",
            ])
    }
}
