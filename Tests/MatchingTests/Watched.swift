import CasewireModel
import Matching

/// What the tests watch: a person, a party named by an everyday word, a movement with an abbreviation, a town, a term.
enum Watched {
    static let person = WatchedEntity(
        id: "person", name: "Dauren Qoshanov", kind: .person,
        aliases: [Alias("Даурен Кошанов"), Alias("Дәурен Қошанов")])
    static let woman = WatchedEntity(
        id: "woman", name: "Айгүл Сәрсенова", kind: .person,
        aliases: [Alias("Айгуль Сарсенова"), Alias("Aigul Sarsenova")])
    static let party = WatchedEntity(
        id: "party", name: "Bulaq Party", kind: .organisation,
        aliases: [
            Alias("Жол партиясы"), Alias("партия Жол"),
            Alias("Жол", conditions: Conditions(near: ["Кошанов", "Қошанов", "ОАБ"], nearScope: .sentence)),
        ])
    static let movement = WatchedEntity(
        id: "movement", name: "United Steppe Movement", kind: .organisation,
        aliases: [
            Alias("Объединённое степное движение"), Alias("Біріккен дала қозғалысы"), Alias("БДҚ"), Alias("USM"),
            Alias(
                "ОСД",
                conditions: Conditions(near: ["Казахстан", "Кошанов"], never: ["общий счётный датчик", "ООО ОСД"])),
        ])
    static let town = WatchedEntity(
        id: "town", name: "Тасқала", kind: .place, aliases: [Alias("Таскалинск"), Alias("Taskala")])
    static let term = WatchedEntity(
        id: "term", name: "голодовка", kind: .term, aliases: [Alias("hunger strike"), Alias("аштық")])

    static let all = Watchlist([person, woman, party, movement, town, term])

    /// The texts of what is found, each with its entity: `person:Кошанова`.
    static func found(_ text: String, in watchlist: Watchlist = all) -> [String] {
        watchlist.matches(in: text, field: .text).map { "\($0.entity):\($0.text)" }
    }
}
